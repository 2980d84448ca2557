//! The demo's home page: a card for every state, each of which opens.

use std::collections::BTreeSet;

use billing::subscription_actions::Status;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::Value;
use testkit::app::{Answer, TestApp, send};
use testkit::database::TestDatabase;

use crate::process::{Process, billstack, start_printing};

struct Demo {
    _process: Process,
    base: String,
    http: Client,
}

impl Demo {
    fn start() -> Self {
        let (process, line) = start_printing(&mut billstack(&["demo", "--json", "--listen", "127.0.0.1:0"]));
        let ready: Value = serde_json::from_str(&line).unwrap();
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { _process: process, base: ready["baseUrl"].as_str().unwrap().to_owned(), http }
    }

    async fn get(&self, path: &str) -> Answer {
        send(self.http.get(format!("{}{path}", self.base))).await
    }

    /// A form, as a browser sends it for a page of some site.
    fn form(&self, path: &str, fields: &str, site: &str) -> RequestBuilder {
        let request = self.http.post(format!("{}{path}", self.base)).header("sec-fetch-site", site);
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(fields.to_owned())
    }

    async fn post(&self, path: &str, fields: &str) -> Answer {
        send(self.form(path, fields, "same-origin")).await
    }

    /// Presses a card's button, and answers the link that it leads to.
    async fn press(&self, fields: &str) -> String {
        let answer = self.post("/demo/open", fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{fields}: {}", answer.body);
        location(&answer)
    }
}

fn location(answer: &Answer) -> String {
    answer.headers[LOCATION].to_str().unwrap().to_owned()
}

/// The name and the value of each card's button.
fn buttons(page: &str) -> Vec<(&str, &str)> {
    let attribute = |tag: &'static str| {
        move |html: &'_ str| {
            let from = html.find(tag).map(|at| at + tag.len()).unwrap();
            from..from + html[from..].find('"').unwrap()
        }
    };
    let (name, value) = (attribute("name=\""), attribute("value=\""));
    page.split("<button class=\"demo-open\"")
        .skip(1)
        .map(|button| (&button[name(button)], &button[value(button)]))
        .collect()
}

#[tokio::test]
async fn each_card_opens_what_it_says() {
    let demo = Demo::start();
    let home = demo.get("/").await;
    assert_eq!(home.status, StatusCode::OK);
    let cards = buttons(&home.body);
    assert!(cards.len() > 60, "{cards:?}");
    let mut links = BTreeSet::new();
    for (name, value) in cards {
        let link = demo.press(&format!("locale=&{name}={value}")).await;
        assert!(links.insert(link.clone()), "each is a new one");
        let mut page = demo.get(&link).await;
        if page.status == StatusCode::SEE_OTHER {
            page = demo.get(&location(&page)).await;
        }
        let expected = match value {
            "expired" | "revoked" => StatusCode::GONE,
            "unknown" => StatusCode::NOT_FOUND,
            _ => StatusCode::OK,
        };
        assert_eq!(page.status, expected, "{name}={value}: {}", page.body);
    }
}

/// Stripe's word; none for a status that is not known.
fn word(status: Status) -> Option<&'static str> {
    match status {
        Status::Trialing => Some("trialing"),
        Status::Active => Some("active"),
        Status::PastDue => Some("past_due"),
        Status::Unpaid => Some("unpaid"),
        Status::Incomplete => Some("incomplete"),
        Status::IncompleteExpired => Some("incomplete_expired"),
        Status::Canceled => Some("canceled"),
        Status::Paused => Some("paused"),
        Status::Unknown => None,
    }
}

#[tokio::test]
async fn the_cards_have_every_status_of_a_subscription() {
    let demo = Demo::start();
    let home = demo.get("/").await.body;
    let mut seen = BTreeSet::new();
    for (_, id) in buttons(&home).into_iter().filter(|(name, _)| *name == "customer") {
        let link = demo.press(&format!("customer={id}")).await;
        let portal = demo.get(&format!("/api{link}")).await.json();
        for subscription in portal["subscriptions"].as_array().unwrap() {
            let status = Status::parse(subscription["status"].as_str().unwrap());
            seen.extend(word(status));
        }
    }
    let all = [
        Status::Trialing,
        Status::Active,
        Status::PastDue,
        Status::Unpaid,
        Status::Incomplete,
        Status::IncompleteExpired,
        Status::Canceled,
        Status::Paused,
    ];
    assert_eq!(seen, all.into_iter().filter_map(word).collect());
}

#[tokio::test]
async fn a_brand_is_what_its_card_says() {
    let demo = Demo::start();
    let home = demo.get("/").await.body;
    let (_, section) = home.split_once("<section id=\"brands\"").unwrap();
    let (section, _) = section.split_once("</section>").unwrap();
    let mut sheets = BTreeSet::new();
    for ((name, value), brand) in buttons(section).into_iter().zip(["Nightjar", "Citrine Press", "Molo"]) {
        let page = demo.get(&demo.press(&format!("{name}={value}")).await).await.body;
        assert!(page.contains(&format!("<title>Billing · {brand}</title>")), "{page}");
        let (_, sheet) = page.split_once("href=\"/assets/brand/").unwrap();
        sheets.insert(sheet.split_once('.').unwrap().0.to_owned());
    }
    let expected = ["0b7a53-small-auto", "c4b5fd-large-dark", "ffd60a-none-light"];
    assert_eq!(sheets, expected.map(str::to_owned).into());
}

#[tokio::test]
async fn looking_changes_nothing_and_other_sites_get_nothing_done() {
    let demo = Demo::start();
    for path in ["/demo/open", "/demo/clock", "/demo/stripe"] {
        assert_eq!(demo.get(path).await.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
    for (path, fields) in
        [("/demo/open", "link=unknown"), ("/demo/clock", "advance=day"), ("/demo/stripe", "away=true")]
    {
        let foreign = send(demo.form(path, fields, "cross-site")).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(demo.post(path, "nonsense=1").await.status.as_u16() / 100, 4, "{path}");
    }
    let home = demo.get("/").await;
    let policy = home.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert!(!home.body.contains("style=") && !home.body.contains("<script"), "nothing is inline");
    assert!(!home.body.contains("Stripe is away"));
}

#[tokio::test]
async fn stripe_goes_away_and_comes_back() {
    let demo = Demo::start();
    let id = {
        let home = demo.get("/").await.body;
        buttons(&home).into_iter().find(|(name, _)| *name == "customer").unwrap().1.to_owned()
    };
    let link = demo.press(&format!("customer={id}")).await;
    let add_card = format!("{link}/payment-method");

    assert_eq!(location(&demo.post("/demo/stripe", "away=true").await), "/");
    assert!(demo.get("/").await.body.contains("Stripe is away"));
    assert_eq!(demo.post(&add_card, "").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(demo.get(&link).await.status, StatusCode::OK);

    let back = location(&demo.post("/demo/stripe", "away=false").await);
    let home = demo.get(&back).await.body;
    assert!(!home.contains("Stripe is away") && home.contains("Stripe answers again"));
}

#[tokio::test]
async fn time_passes_in_the_stand_in() {
    let demo = Demo::start();
    let date = |page: &str| {
        let (_, rest) = page.split_once("date: <strong>").unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    let mut dates = vec![date(&demo.get("/").await.body)];
    for leap in ["day", "month"] {
        let done = location(&demo.post("/demo/clock", &format!("advance={leap}")).await);
        dates.push(date(&demo.get(&done).await.body));
    }
    dates.dedup();
    assert_eq!(dates.len(), 3, "{dates:?}");
}

#[tokio::test]
async fn a_server_has_no_such_page() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    for path in ["/", "/demo/home.css"] {
        assert_eq!(send(app.anonymous(Method::GET, path)).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/demo/open", "/demo/clock", "/demo/stripe"] {
        assert_eq!(send(app.anonymous(Method::POST, path)).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
