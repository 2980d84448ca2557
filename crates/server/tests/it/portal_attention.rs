//! What the first screen says: what needs the customer, what is charged next, and what pays.

use reqwest::{Method, StatusCode};
use stripe_sandbox::DemoCustomer;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

/// What is above the tabs.
pub(crate) async fn first_screen(app: &TestApp, token: &str) -> String {
    let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
    page.split_once("<nav ").unwrap().0.to_owned()
}

async fn link(app: &TestApp, customers: &[DemoCustomer], about: &str) -> String {
    app.mint(&app.customer_id(customers, about).await).await
}

/// The tone and the title of each banner, and where its button leads: the last part of the address.
pub(crate) fn banners(screen: &str) -> Vec<(String, String, Option<String>)> {
    let banners = screen.split("<div class=\"banner\" data-tone=\"").skip(1);
    let told = banners.map(|banner| {
        let (tone, rest) = banner.split_once('"').unwrap();
        let (title, rest) = rest.split_once("<h3>").unwrap().1.split_once("</h3>").unwrap();
        let leads_to = ["href=\"", "action=\""].iter().find_map(|mark| Some(rest.split_once(mark)?.1));
        let step =
            leads_to.map(|address| address.split_once('"').unwrap().0.rsplit_once('/').unwrap().1.to_owned());
        (tone.to_owned(), title.to_owned(), step)
    });
    told.collect()
}

/// The texts of the summary, without markup.
pub(crate) fn summary(screen: &str) -> Vec<String> {
    let (_, summary) = screen.split_once("<section id=\"summary\"").unwrap();
    let answers = summary.split("<dd>").skip(1).map(|answer| answer.split_once("</dd>").unwrap().0);
    let text = |html: &str| {
        let pieces =
            html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text).trim());
        pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
    };
    answers.map(text).collect()
}

/// A banner: its tone, how its title begins, and the step that mends it.
type Said = (&'static str, &'static str, Option<&'static str>);

/// Demo customers, and what is said to each.
const NEEDS: &[(&str, &[Said])] = &[
    ("card has no funds", &[("urgent", "Your payment for Team failed", Some("pay"))]),
    ("confirm the renewal by 3-D Secure", &[("urgent", "Your payment for Team failed", Some("pay"))]),
    ("pays each invoice by hand", &[("urgent", "Invoice ", Some("pay"))]),
    ("one is overdue, one open", &[("urgent", "Invoice ", Some("pay")), ("soon", "Invoice ", Some("pay"))]),
    ("Canceled, and the last invoice", &[("soon", "Invoice ", Some("pay"))]),
    ("Unpaid: every attempt", &[("urgent", "Team is on hold", Some("pay"))]),
    ("declined at the first payment", &[("urgent", "Team hasn’t started yet", Some("pay"))]),
    ("first payment waits for 3-D Secure", &[("urgent", "Team hasn’t started yet", Some("pay"))]),
    ("with a card to go on with", &[("soon", "Your trial of Team ends on ", None)]),
    ("and nothing to pay with", &[("urgent", "Your trial of Team ends on ", Some("payment-method"))]),
    ("Paused: the trial ended", &[("urgent", "Team is paused", Some("payment-method"))]),
    (
        "expires before the next charge",
        &[("soon", "Mastercard ••••\u{a0}4444 expires before your next charge", Some("payment-method"))],
    ),
    ("card on file has expired", &[("urgent", "Visa ••••\u{a0}4242 has expired", Some("payment-method"))]),
    (
        "with no payment method on file",
        &[("soon", "There is no payment method for Team", Some("payment-method"))],
    ),
    ("plain monthly", &[]),
    ("Set to cancel at the end of the period", &[]),
    ("Invoices for single jobs", &[]),
    ("Ten payment methods", &[]),
];

on_both_engines! {
    async fn what_needs_a_customer_is_said_once_with_the_step_that_mends_it(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        for (about, expected) in NEEDS {
            let screen = first_screen(&app, &link(&app, &customers, about).await).await;
            let said = banners(&screen);
            assert_eq!(said.len(), expected.len(), "{about}: {said:?}");
            for ((tone, title, step), (wanted_tone, beginning, wanted_step)) in said.iter().zip(*expected) {
                assert!(tone == wanted_tone && title.starts_with(beginning), "{about}: {said:?}");
                assert_eq!(step.as_deref(), *wanted_step, "{about}");
            }
        }
    }

    async fn an_expired_card_of_a_second_subscription_is_said_too(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "card on file has expired").await;
        let stripe_id = &customers.iter().find(|one| one.about.contains("card on file has expired")).unwrap().stripe_customer_id;
        let of_customer = app.stripe_get(&format!("subscriptions?customer={stripe_id}")).await;
        let price = of_customer["data"][0]["items"]["data"][0]["price"]["id"].as_str().unwrap().to_owned();
        let expired = of_customer["data"][0]["default_payment_method"].as_str().map(str::to_owned);
        assert!(expired.is_some(), "the first is charged to a card of its own: {of_customer}");
        let good = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={stripe_id}")).await;
        let sooner = format!("customer={stripe_id}&items[0][price]={price}&default_payment_method={}&trial_period_days=10", good["id"].as_str().unwrap());
        app.stripe_post("subscriptions", sooner).await;
        app.settled().await;
        let said = banners(&first_screen(&app, &token).await);
        assert!(said.iter().any(|(tone, title, _)| tone == "urgent" && title == "Visa ••••\u{a0}4242 has expired"), "{said:?}");
    }

    async fn what_ends_later_and_renews_before_says_what_is_charged_next(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "Monthly and yearly items in one subscription").await;
        let told = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
        let id = told["subscriptions"][0]["id"].as_str().unwrap().to_owned();
        let canceled = send(app.anonymous(Method::POST, &format!("/portal/{token}/subscriptions/{id}/cancel"))).await;
        assert_eq!(canceled.status, StatusCode::SEE_OTHER, "{}", canceled.body);
        eventually("the next charge of what is paid by the month", async || {
            let told = summary(&first_screen(&app, &token).await);
            told[1].starts_with('$') && told[1].contains(" on ")
        })
        .await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
        assert!(page.contains("<dt>Next charge</dt>") && page.contains("Ends on "), "{page}");
    }

    async fn what_is_charged_on_one_day_is_one_sum_and_names_what_pays(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "two subscriptions, each with its own").await;
        eventually("what is charged next", async || {
            let told = summary(&first_screen(&app, &token).await);
            told[0].ends_with(" $148.00 per month") && told[1].starts_with("$148.00 on ") && told[2] == "Visa ••••\u{a0}4242 and 1 more"
        })
        .await;
        let metered = link(&app, &customers, "metered price beside a fixed one").await;
        eventually("what is charged next, by use too", async || {
            let told = summary(&first_screen(&app, &metered).await);
            told[0].ends_with(" per month + $0.02 per unit used") && told[1].ends_with("Your use so far is included.")
        })
        .await;
        let subscription = send(app.anonymous(Method::GET, &format!("/api/portal/{metered}"))).await.json();
        let id = subscription["subscriptions"][0]["id"].as_str().unwrap().to_owned();
        let question = send(app.anonymous(Method::GET, &format!("/portal/{metered}/subscriptions/{id}/cancel"))).await.body;
        assert!(question.contains("What you use until then is still billed."), "{question}");
        send(app.anonymous(Method::POST, &format!("/portal/{metered}/subscriptions/{id}/cancel"))).await;
        let told = summary(&first_screen(&app, &metered).await);
        assert!(told[1].starts_with("It ends on "), "what is used until then is charged: {told:?}");
    }
}
