//! A new card really pays: it becomes the default, and no subscription stays on the old one.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

use crate::webhooks::summary;

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
    let opened = send(app.anonymous(Method::POST, &format!("/api/portal/{token}/setup-intent"))).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.body);
    let url = opened.json()["url"].as_str().unwrap().to_owned();
    let session = url.rsplit('/').next().unwrap().split(['#', '?']).next().unwrap().to_owned();
    let complete = format!("{}/sandbox/checkout/{session}/complete", app.sandbox.url());
    send(app.http.post(complete).json(&json!({ "card": card }))).await
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
    let log = app.app.db.read(store::audit::list(&app.team, 50)).await.unwrap();
    log.iter().filter(|(_, action, ..)| action == "payment_method.replaced").count()
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
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "reverse" })).await;
        let back = enter_card(&app, &customer.token, "mastercard").await.json()["url"].as_str().unwrap().to_owned();
        let methods = app.stripe_get(&format!("customers/{}/payment_methods", customer.stripe_id)).await;
        let added = methods["data"][0]["id"].as_str().unwrap();
        app.stripe_post(&format!("payment_methods/{added}/detach"), "").await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        app.settled().await;
        let returned = send(app.http.get(&back)).await;
        assert!(returned.header("location").ends_with("done=card-unknown"), "{}", returned.header("location"));
        assert_eq!(paying_with(&app, &customer).await, before);
        assert_eq!(replacements(&app).await, 0);
        let summary = summary(&app).await;
        assert_eq!((summary.pending, summary.failed), (0, 0));
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

        app.clock.advance(std::time::Duration::from_secs(1));
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
