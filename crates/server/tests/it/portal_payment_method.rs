//! A new card really pays: it becomes the default, and no subscription stays on the old one.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

use crate::payment_methods::Person;
use crate::webhooks::summary;

const VISA: (&str, &str) = ("pm_card_visa", "4242");
const AMEX: (&str, &str) = ("pm_card_amex", "8431");

async fn stripe_get(app: &TestApp, path: &str) -> Value {
    send(app.http.get(format!("{}/v1/{path}", app.sandbox.url())).bearer_auth(app.sandbox.secret_key()))
        .await
        .json()
}

async fn stripe_post(app: &TestApp, path: &str, form: &str) -> Value {
    let request =
        app.http.post(format!("{}/v1/{path}", app.sandbox.url())).bearer_auth(app.sandbox.secret_key());
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(form.to_owned());
    send(request).await.json()
}

/// Opens Stripe's page as the portal does, and fills it in as a person would. Answers the address to go back to.
pub(crate) async fn enter_card(app: &TestApp, token: &str, card: &str) -> Answer {
    let session = open_page_for_card(app, token).await;
    fill_in(app, &session, card).await
}

/// Opens Stripe's page as the portal does. Answers the session that it is for.
async fn open_page_for_card(app: &TestApp, token: &str) -> String {
    let opened = send(app.anonymous(Method::POST, &format!("/api/portal/{token}/setup-intent"))).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.body);
    let url = opened.json()["url"].as_str().unwrap().to_owned();
    url.rsplit('/').next().unwrap().split(['#', '?']).next().unwrap().to_owned()
}

async fn fill_in(app: &TestApp, session: &str, card: &str) -> Answer {
    let complete = format!("{}/sandbox/checkout/{session}/complete", app.sandbox.url());
    send(app.http.post(complete).json(&json!({ "card": card }))).await
}

/// Has what Stripe kept back until now come in.
async fn hear_late(app: &TestApp, order: &str) {
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": order })).await;
    app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
    app.settled().await;
}

/// Who pays with a Visa card and has an American Express card on file too; Stripe keeps its events back from now on.
async fn with_two_cards(app: &TestApp) -> Person {
    let person = Person::with_cards(app, &[VISA, AMEX]).await;
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
    person
}

async fn use_for_everything(app: &TestApp, person: &Person, card: &str) {
    let method = person.method(app, card).await;
    assert_eq!(person.do_with(app, &method, "default").await.status, StatusCode::SEE_OTHER);
}

struct Customer {
    stripe_id: String,
    token: String,
    subscription: String,
}

/// A customer whose one subscription has a card of its own, which outranks the customer's default.
async fn with_own_card(app: &TestApp, customers: &[stripe_sandbox::DemoCustomer]) -> Customer {
    let token = app.mint(&app.customer_id(customers, "plain monthly").await).await;
    let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
    let subscription = portal["subscriptions"][0]["stripeSubscriptionId"].as_str().unwrap().to_owned();
    let stripe_id = stripe_get(app, &format!("subscriptions/{subscription}")).await["customer"]
        .as_str()
        .unwrap()
        .to_owned();
    let methods = stripe_get(app, &format!("customers/{stripe_id}/payment_methods")).await;
    let old = methods["data"][0]["id"].as_str().unwrap().to_owned();
    stripe_post(app, &format!("subscriptions/{subscription}"), &format!("default_payment_method={old}"))
        .await;
    app.settled().await;
    Customer { stripe_id, token, subscription }
}

async fn paying_with(app: &TestApp, customer: &Customer) -> (Value, Value) {
    let default = stripe_get(app, &format!("customers/{}", customer.stripe_id)).await;
    let own = stripe_get(app, &format!("subscriptions/{}", customer.subscription)).await;
    (default["invoice_settings"]["default_payment_method"].clone(), own["default_payment_method"].clone())
}

async fn replacements(app: &TestApp) -> usize {
    let log = app.app.db.read(store::audit::list(&app.team, 50, 0)).await.unwrap();
    log.iter().filter(|entry| entry.action == "payment_method.replaced").count()
}

on_both_engines! {
    async fn the_card_is_in_place_when_the_customer_comes_back(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = with_own_card(&app, &customers).await;
        let delivery = format!("{}/sandbox/delivery", app.sandbox.url());
        send(app.http.put(&delivery).json(&json!({ "mode": "drop" }))).await;

        let done = enter_card(&app, &customer.token, "mastercard").await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        let back = done.json()["url"].as_str().unwrap().to_owned();
        for _ in 0..2 {
            let returned = send(app.http.get(&back)).await;
            assert_eq!(returned.status, StatusCode::SEE_OTHER, "{}", returned.body);
            assert!(returned.header("location").ends_with("done=card-updated"), "{}", returned.header("location"));
        }
        let (default, own) = paying_with(&app, &customer).await;
        assert!(default.is_string() && default == own, "{default} {own}");
        let card = stripe_get(&app, &format!("payment_methods/{}", own.as_str().unwrap())).await;
        assert_eq!(card["card"]["brand"], "mastercard");
        let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{}", customer.token))).await.json();
        assert_eq!(portal["paymentMethods"][0]["brand"], "mastercard");
        assert_eq!(portal["paymentMethods"][0]["isDefault"], true);
        assert_eq!(replacements(&app).await, 1);
    }

    async fn the_card_is_in_place_when_only_the_webhook_arrives(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = with_own_card(&app, &customers).await;
        enter_card(&app, &customer.token, "mastercard").await;
        app.settled().await;
        let (default, own) = paying_with(&app, &customer).await;
        assert!(default.is_string() && default == own, "{default} {own}");
        assert_eq!(replacements(&app).await, 1);
    }

    async fn return_and_webhook_at_once_act_once(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = with_own_card(&app, &customers).await;
        let delivery = format!("{}/sandbox/delivery", app.sandbox.url());
        send(app.http.put(&delivery).json(&json!({ "mode": "duplicate" }))).await;
        let back = enter_card(&app, &customer.token, "mastercard").await.json()["url"].as_str().unwrap().to_owned();
        let (a, b) = tokio::join!(send(app.http.get(&back)), send(app.http.get(&back)));
        assert_eq!((a.status, b.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        app.settled().await;
        let (default, own) = paying_with(&app, &customer).await;
        assert_eq!(default, own);
        assert_eq!(replacements(&app).await, 1);
    }

    async fn a_declined_card_changes_nothing(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = with_own_card(&app, &customers).await;
        let before = paying_with(&app, &customer).await;
        enter_card(&app, &customer.token, "declined").await;
        app.settled().await;
        assert_eq!(paying_with(&app, &customer).await, before);
        assert_eq!(replacements(&app).await, 0);
    }

    async fn a_card_that_was_removed_before_its_event_came_is_left_out(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = with_own_card(&app, &customers).await;
        let before = paying_with(&app, &customer).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        let back = enter_card(&app, &customer.token, "mastercard").await.json()["url"].as_str().unwrap().to_owned();
        let methods = app.stripe_get(&format!("customers/{}/payment_methods", customer.stripe_id)).await;
        let added = methods["data"][0]["id"].as_str().unwrap();
        app.stripe_post(&format!("payment_methods/{added}/detach"), "").await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "reverse" })).await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        app.settled().await;
        let returned = send(app.http.get(&back)).await;
        assert!(returned.header("location").ends_with("done=card-unknown"), "{}", returned.header("location"));
        assert_eq!(paying_with(&app, &customer).await, before);
        assert_eq!(replacements(&app).await, 0);
        let summary = summary(&app).await;
        assert_eq!((summary.pending, summary.failed), (0, 0));
    }

    async fn a_new_card_that_is_told_of_late_does_not_replace_what_was_chosen_here_since(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = with_two_cards(&app).await;
        let back = enter_card(&app, &person.token, "mastercard").await.json()["url"].as_str().unwrap().to_owned();
        app.clock.advance(Duration::from_secs(60));
        use_for_everything(&app, &person, "8431").await;
        app.clock.advance(Duration::from_secs(30 * 60));
        hear_late(&app, "normal").await;
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[1]));
        assert_eq!(replacements(&app).await, 0);
        let page = person.page(&app).await;
        assert!(page.contains("••••\u{a0}4444"), "it is on file all the same: {page}");
        let returned = send(app.http.get(&back)).await;
        assert!(returned.header("location").ends_with("done=card-superseded"), "{}", returned.header("location"));
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[1]));
    }

    async fn a_new_card_that_is_told_of_late_does_not_replace_what_was_chosen_at_stripe_since(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for order in ["normal", "reverse"] {
            let person = with_two_cards(&app).await;
            enter_card(&app, &person.token, "mastercard").await;
            app.clock.advance(Duration::from_secs(60));
            let chosen = format!("invoice_settings[default_payment_method]={}", person.cards[1]);
            app.stripe_post(&format!("customers/{}", person.stripe_id), chosen).await;
            app.clock.advance(Duration::from_secs(30 * 60));
            hear_late(&app, order).await;
            assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[1]), "{order}");
        }
    }

    async fn a_new_card_that_is_told_of_late_replaces_what_was_chosen_before(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = with_two_cards(&app).await;
        let session = open_page_for_card(&app, &person.token).await;
        app.clock.advance(Duration::from_secs(60));
        // In another window.
        use_for_everything(&app, &person, "8431").await;
        app.clock.advance(Duration::from_secs(60));
        fill_in(&app, &session, "mastercard").await;
        app.clock.advance(Duration::from_secs(30 * 60));
        hear_late(&app, "normal").await;
        let default = person.default_at_stripe(&app).await.unwrap();
        let card = app.stripe_get(&format!("payment_methods/{default}")).await;
        assert_eq!(card["card"]["brand"], "mastercard");
    }

    async fn coming_back_with_another_customers_session_changes_nothing(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = with_own_card(&app, &customers).await;
        let other = app.mint(&app.customer_id(&customers, "yearly").await).await;
        let delivery = format!("{}/sandbox/delivery", app.sandbox.url());
        send(app.http.put(&delivery).json(&json!({ "mode": "drop" }))).await;
        let before = paying_with(&app, &customer).await;
        let back = enter_card(&app, &customer.token, "mastercard").await.json()["url"].as_str().unwrap().to_owned();
        let answer = send(app.http.get(back.replace(&customer.token, &other))).await;
        assert!(answer.header("location").ends_with("done=card-unknown"), "{}", answer.header("location"));
        assert_eq!(paying_with(&app, &customer).await, before);
    }

    async fn coming_back_says_what_happened(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = with_own_card(&app, &customers).await;
        let token = &customer.token;
        let open = async || {
            let opened = send(app.anonymous(Method::POST, &format!("/api/portal/{token}/setup-intent"))).await;
            let url = opened.json()["url"].as_str().unwrap().to_owned();
            let session = url.rsplit('/').next().unwrap().split(['#', '?']).next().unwrap().to_owned();
            (url, session)
        };
        let come_back = async |session: &str| {
            let path = format!("/portal/{token}/payment-method/return?session_id={session}");
            let returned = send(app.anonymous(Method::GET, &path)).await;
            returned.header("location").rsplit_once("done=").unwrap().1.to_owned()
        };
        let complete = async |session: &str, card: &str| {
            let address = format!("{}/sandbox/checkout/{session}/complete", app.sandbox.url());
            send(app.http.post(address).json(&json!({ "card": card }))).await
        };
        let (url, first) = open().await;
        assert!(app.stripe_get(&format!("checkout/sessions/{first}")).await["cancel_url"].as_str().unwrap().ends_with("done=card-canceled"));
        assert!(url.starts_with(&app.sandbox.url()));
        assert_eq!(come_back(&first).await, "card-not-finished");
        complete(&first, "declined").await;
        assert_eq!(come_back(&first).await, "card-declined");
        complete(&first, "mastercard").await;
        assert_eq!(come_back(&first).await, "card-updated");
        assert_eq!(come_back(&first).await, "card-updated");

        app.clock.advance(Duration::from_secs(1));
        let (_, second) = open().await;
        complete(&second, "apple_pay").await;
        app.settled().await;
        assert_eq!(come_back(&second).await, "card-updated", "the webhook has been there before");
        assert_eq!(come_back(&first).await, "card-superseded");
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}?tab=payment-methods"))).await.body;
        assert!(page.contains("Apple Pay"), "{page}");

        let (_, third) = open().await;
        app.stripe_post(&format!("checkout/sessions/{third}/expire"), "").await;
        assert_eq!(come_back(&third).await, "card-expired");
        assert_eq!(come_back("cs_test_unknown").await, "card-unknown");
    }
}
