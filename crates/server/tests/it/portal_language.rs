//! In which language a customer sees the portal. The stories go through every locale that has its messages.

use billstack::secret::token::PlainToken;
use i18n::Locale;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;
use url::form_urlencoded::Serializer;

/// A language that nobody has translated anything into.
const KLINGON: &str = "tlh";

on_both_engines! {
    async fn the_link_decides_then_the_customer_in_stripe_then_the_browser(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let stripe_id = &customers.iter().find(|known| known.about.contains("plain monthly")).unwrap().stripe_customer_id;
        let chosen = link(&app, &json!({ "customerId": customer, "locale": KLINGON })).await;
        for (locale, other) in pairs() {
            let link = link(&app, &json!({ "customerId": customer, "locale": locale.tag() })).await;
            shows(&page(&app, &link, other.tag()).await, locale);

            app.stripe_post(&format!("customers/{stripe_id}"), format!("preferred_locales[0]={KLINGON}&preferred_locales[1]={}", locale.tag())).await;
            app.settled().await;
            shows(&page(&app, &chosen, other.tag()).await, locale);
        }

        app.stripe_post(&format!("customers/{stripe_id}"), "preferred_locales=").await;
        app.settled().await;
        for (locale, _) in pairs() {
            shows(&page(&app, &chosen, &format!("{KLINGON}, {};q=0.9", locale.tag())).await, locale);
        }
        for nonsense in ["", "*", ";;q=,", "\u{e9}", KLINGON] {
            shows(&page(&app, &chosen, nonsense).await, Locale::ENGLISH);
        }
    }

    async fn a_customer_chooses_another_language_and_stays_on_the_page(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        for (locale, other) in pairs() {
            // A link of its own: how often one may choose through one link is limited.
            let link = link(&app, &json!({ "customerId": customer })).await;
            let here = format!("{link}?tab=invoices");
            let answer = choose(&app, &link, locale.tag(), &here).await;
            assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, here.as_str()));
            shows(&page(&app, &link, other.tag()).await, locale);

            // What there is none of changes nothing, and nobody is led away.
            for (language, page_before) in [(KLINGON, "https://evil.example/"), ("", "//evil.example"), ("\"><b>", "")] {
                let answer = choose(&app, &link, language, page_before).await;
                assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, link.as_str()));
                shows(&page(&app, &link, other.tag()).await, locale);
            }
        }
        let link = link(&app, &json!({ "customerId": customer })).await;
        let empty = send(app.anonymous(Method::POST, &format!("{link}/language"))).await;
        assert_eq!((empty.status, empty.header("location")), (StatusCode::SEE_OTHER, link.as_str()));
        let elsewhere = app.anonymous(Method::POST, &format!("{link}/language")).header("origin", "https://evil.example");
        assert_eq!(send(elsewhere).await.status, StatusCode::FORBIDDEN);
    }

    async fn what_an_open_page_is_compared_with_is_in_its_language(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let link = link(&app, &json!({ "customerId": customer })).await;
        page(&app, &link, "en").await;
        // What the first look asks for in the background would come in between.
        let asked = "billstack_next_charges_total{outcome=\"told\"} 1";
        eventually("the next charge", async || app.app.metrics.render().contains(asked)).await;
        for (locale, other) in pairs() {
            let version = |html: &str| {
                let (_, rest) = html.split_once("version=").unwrap();
                rest.split('"').next().unwrap().to_owned()
            };
            let first = version(&page(&app, &link, locale.tag()).await.body);
            assert_eq!(version(&page(&app, &link, locale.tag()).await.body), first);
            let same = locale == other;
            assert_eq!(version(&page(&app, &link, other.tag()).await.body) == first, same, "{locale:?} {other:?}");
        }
    }

    async fn a_page_that_does_not_open_speaks_the_language_of_the_browser(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for (locale, _) in pairs() {
            let page = page(&app, "/portal/0123456789abcdef0123456789abcdef", locale.tag()).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND);
            tells(&page, locale);
        }
    }

    async fn what_cannot_be_done_is_said_in_the_customers_language(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stripe_id = &customers.iter().find(|known| known.about.contains("plain monthly")).unwrap().stripe_customer_id;
        let of_customer = app.stripe_get(&format!("subscriptions?customer={stripe_id}")).await;
        app.stripe_delete(&format!("subscriptions/{}", of_customer["data"][0]["id"].as_str().unwrap())).await;
        app.settled().await;
        let link = link(&app, &json!({ "customerId": app.customer_id(&customers, "plain monthly").await })).await;
        let token = link.trim_start_matches("/portal/");
        let ended = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json()["subscriptions"][0].clone();
        assert_eq!(ended["status"], "canceled");
        let cancel = format!("{link}/subscriptions/{}/cancel", ended["id"].as_str().unwrap());
        for (locale, _) in pairs() {
            let refused = send(app.anonymous(Method::POST, &cancel).header("accept-language", locale.tag())).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{locale:?}");
            tells(&refused, locale);
            assert!(refused.body.contains(locale.text().refused_over().as_str()), "{locale:?}: {}", refused.body);
        }
    }

    async fn a_link_keeps_the_customers_time_zone(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        for (asked, kept) in [(json!("europe/berlin"), Some("Europe/Berlin")), (json!("UTC"), Some("UTC")), (Value::Null, None)] {
            let link = link(&app, &json!({ "customerId": customer, "timeZone": asked })).await;
            let token = PlainToken::presented(link.trim_start_matches("/portal/"));
            let opened = app.app.db.read_optional(store::portal_sessions::by_token(token.hash())).await.unwrap().unwrap();
            assert_eq!(opened.time_zone.as_deref(), kept);
            assert_eq!(page(&app, &link, "en").await.status, StatusCode::OK);
        }
    }
}

/// Each locale with another one.
fn pairs() -> impl Iterator<Item = (Locale, Locale)> {
    Locale::all().zip(Locale::all().cycle().skip(1))
}

/// Makes a link, and answers its path.
async fn link(app: &TestApp, wanted: &Value) -> String {
    let answer = send(app.as_key(Method::POST, "portal").json(wanted)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    format!("/portal/{}", answer.json()["token"].as_str().unwrap())
}

/// Opens a page in a browser that asks for some languages.
async fn page(app: &TestApp, path: &str, languages: &str) -> Answer {
    send(app.anonymous(Method::GET, path).header("accept-language", languages)).await
}

async fn choose(app: &TestApp, link: &str, language: &str, page: &str) -> Answer {
    let form =
        Serializer::new(String::new()).append_pair("language", language).append_pair("page", page).finish();
    let request = app.anonymous(Method::POST, &format!("{link}/language"));
    send(request.header("content-type", "application/x-www-form-urlencoded").body(form)).await
}

fn shows(page: &Answer, locale: Locale) {
    assert_eq!(page.status, StatusCode::OK);
    tells(page, locale);
    assert!(page.body.contains("<select id=\"language\""), "{}", page.body);
    for locale in Locale::all() {
        let (tag, name) = (locale.tag(), locale.name());
        assert!(
            page.body.contains(&format!("<option value=\"{tag}\" lang=\"{tag}\""))
                && page.body.contains(name),
            "{tag}"
        );
    }
}

fn tells(page: &Answer, locale: Locale) {
    let head = format!("<html lang=\"{}\" dir=\"{}\">", locale.tag(), locale.direction().as_str());
    assert!(page.body.contains(&head), "not {head}: {}", page.body);
    assert_eq!(page.header("content-language"), locale.tag());
    assert_eq!(page.header("vary"), "accept-language");
}
