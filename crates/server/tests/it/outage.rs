//! Stripe is away: the portal shows what was last known, what needs Stripe is refused and changes nothing, and afterwards everything
//! catches up by itself.

use std::time::Duration;

use billstack::config::{Hidden, Settings};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::webhook_events;
use stripe_sandbox::DemoCustomer;
use testkit::app::{ENCRYPTION_KEY, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::process::{billstack, run_beside};
use crate::truth::lies;
use crate::webhooks::{deliver_signed, event, summary};

async fn delivery(app: &TestApp, mode: &str) {
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": mode })).await;
}

async fn portal(app: &TestApp, token: &str) -> Value {
    let answer = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// What a customer tries. Each is refused in the same plain way.
async fn is_refused(app: &TestApp, token: &str, subscription: &Value) {
    let path = format!("/api/portal/{token}/subscriptions/{}", text(&subscription["id"]));
    let wish = json!({ "cancelAtPeriodEnd": true });
    let cancel = send(app.anonymous(Method::PATCH, &path).json(&wish)).await;
    let card = send(app.anonymous(Method::POST, &format!("/api/portal/{token}/setup-intent"))).await;
    for answer in [cancel, card] {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(!answer.error().is_empty());
    }
}

/// Waits until Stripe's answers have brought everything in, while time passes.
async fn caught_up(app: &TestApp) {
    eventually("everything to catch up", async || {
        app.app.jobs_due.notify_one();
        let summary = app.app.db.read_optional(webhook_events::summary(&app.team)).await.unwrap().unwrap();
        assert_eq!(summary.failed, 0);
        if summary.pending > 0 {
            // Until its next try.
            app.clock.advance(Duration::from_secs(5));
            return false;
        }
        let is_true = lies(app).await.is_empty();
        if !is_true {
            // Until the list of events is read, which tells the rest.
            app.clock.advance(Duration::from_secs(60));
        }
        is_true
    })
    .await;
}

/// How often that of the events was tried that was tried most often.
async fn tries(app: &TestApp) -> Option<i64> {
    let pending = app.app.db.read(webhook_events::list(&app.team, "pending", 100, 0)).await.unwrap();
    pending.iter().map(|event| event.attempts).max()
}

/// Something happens while each call to Stripe fails in this way, which goes on for eight hours. Afterwards it is all applied.
async fn a_night_of(app: &TestApp, customers: &[DemoCustomer], fault: Value) {
    delivery(app, "hold").await;
    app.stripe_post(
        "payment_methods/pm_card_amex/attach",
        format!("customer={}", customers[0].stripe_customer_id),
    )
    .await;
    let customer = format!("customers/{}", customers[1].stripe_customer_id);
    app.stripe_post(&customer, "name=First").await;
    app.stripe_post(&customer, "name=Then").await;
    app.sandbox_control(Method::PUT, "faults", fault).await;
    delivery(app, "normal").await;
    app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
    let tried = async || tries(app).await;
    eventually("something to wait", async || tried().await.is_some()).await;
    let morning = app.clock.epoch_ms() + 8 * 60 * 60 * 1_000;
    while app.clock.epoch_ms() < morning {
        let before = tried().await;
        app.clock.advance(Duration::from_secs(6 * 60));
        app.app.jobs_due.notify_one();
        eventually("the next try", async || tried().await > before).await;
    }
    assert!(tried().await > Some(50), "{:?}", tried().await);
    app.sandbox_control(Method::DELETE, "faults", json!({})).await;
    caught_up(app).await;
}

/// A page's subscriptions without their next charge, which is asked for beside, and without when they were looked at last.
fn known(portal: &Value) -> Value {
    let mut subscriptions = portal["subscriptions"].clone();
    for subscription in subscriptions.as_array_mut().unwrap() {
        let subscription = subscription.as_object_mut().unwrap();
        assert!(subscription.remove("nextCharge").is_some() && subscription.remove("updatedAt").is_some());
    }
    subscriptions
}

on_both_engines! {
    async fn every_way_of_being_away_passes_without_a_trace(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let id = app.customer_id(&customers, "plain monthly").await;
        let stripe_id = &customers.iter().find(|one| one.about.contains("plain monthly")).unwrap().stripe_customer_id;
        let page = json!({ "status": 404, "page": true });
        let faults = [json!({ "status": 500 }), json!({ "drop": true }), page];
        for (round, fault) in faults.into_iter().enumerate() {
            let token = app.mint(&id).await;
            // The first look has the customer refreshed in the background, which is not to see a part of what happens next.
            delivery(&app, "drop").await;
            app.stripe_post(&format!("customers/{stripe_id}"), format!("name=Before+{round}")).await;
            app.clock.advance(Duration::from_secs(2 * 60));
            let name = format!("Before {round}");
            eventually("the refresh", async || portal(&app, &token).await["customer"]["name"] == *name).await;
            let before = portal(&app, &token).await;
            let subscription = &before["subscriptions"][0];
            let at_stripe = format!("subscriptions/{}", text(&subscription["stripeSubscriptionId"]));

            // Of what happens, one half is told while Stripe doesn't answer, the other half never.
            delivery(&app, "hold").await;
            app.stripe_post(&format!("customers/{stripe_id}"), format!("name=Round+{round}")).await;
            app.stripe_post("payment_methods/pm_card_amex/attach", format!("customer={stripe_id}")).await;
            delivery(&app, "drop").await;
            app.stripe_post(&at_stripe, format!("metadata[round]={round}")).await;
            app.stripe_post("products", format!("name=Made+in+round+{round}")).await;
            let truth = app.stripe_get(&at_stripe).await;
            app.sandbox_control(Method::PUT, "faults", fault).await;
            app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;

            is_refused(&app, &token, subscription).await;
            let during = portal(&app, &token).await;
            assert_eq!(known(&during), known(&before), "the last that was known");
            let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await;
            assert_eq!(page.status, StatusCode::OK);

            app.sandbox_control(Method::DELETE, "faults", json!({})).await;
            assert_eq!(app.stripe_get(&at_stripe).await, truth, "nothing half done");
            app.clock.advance(Duration::from_secs(5 * 60));
            caught_up(&app).await;
        }
    }

    async fn an_outage_of_hours_that_outlives_the_server(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stripe_id = &customers.iter().find(|one| one.about.contains("plain monthly")).unwrap().stripe_customer_id;
        delivery(&app, "hold").await;
        app.stripe_post(&format!("customers/{stripe_id}"), "name=Later").await;
        app.stripe_delete(&format!("customers/{}", customers[2].stripe_customer_id)).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 503 })).await;
        delivery(&app, "normal").await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        let app = app.restarted().await;
        for _ in 0..8 {
            let before = tries(&app).await;
            app.clock.advance(Duration::from_secs(10 * 60));
            app.app.jobs_due.notify_one();
            eventually("the next try", async || tries(&app).await > before).await;
        }
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        caught_up(&app).await;
    }

    async fn an_outage_of_eight_hours_loses_no_event(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        a_night_of(&app, &customers, json!({ "status": 503 })).await;
    }

    async fn a_key_that_was_revoked_for_a_night_loses_no_event(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        a_night_of(&app, &customers, json!({ "status": 401 })).await;
    }

    async fn a_night_of_a_proxys_refusals_loses_no_event(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        a_night_of(&app, &customers, json!({ "status": 403, "page": true })).await;
    }

    async fn a_stripe_that_fails_is_not_said_to_be_well(database: TestDatabase) {
        let url = database.url().to_owned();
        let app = TestApp::start(database).await;
        let said = async || -> Value {
            let mut doctor = billstack(&["doctor", "--json"]);
            doctor.env("BILLSTACK_DATABASE_URL", &url).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
            doctor.env("BILLSTACK_STRIPE_API_BASE", app.sandbox.url());
            let said: Value = serde_json::from_slice(&run_beside(doctor, "").await.stdout).unwrap();
            let about = format!("{} stripe", app.team.id);
            said["checks"].as_array().unwrap().iter().find(|check| check["about"] == *about).unwrap().clone()
        };
        assert_eq!(said().await["ok"], true);
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 503 })).await;
        let wrong = said().await;
        assert_eq!(wrong["ok"], false, "{wrong}");
        assert!(text(&wrong["found"]).contains("status 503") && text(&wrong["toDo"]).contains("status.stripe.com"), "{wrong}");
    }

    async fn without_the_encryption_key_everything_waits_until_it_is_back(database: TestDatabase) {
        let url = database.url().to_owned();
        let (app, customers) = TestApp::with_demo_data(database).await;
        let id = app.customer_id(&customers, "plain monthly").await;
        let stripe_id = &customers.iter().find(|one| one.about.contains("plain monthly")).unwrap().stripe_customer_id;
        let token = app.mint(&id).await;
        let before = portal(&app, &token).await;
        let subscription = &before["subscriptions"][0];
        let at_stripe = format!("subscriptions/{}", text(&subscription["stripeSubscriptionId"]));
        let owner = app.sign_in_as("owner").await;
        // These wait for Stripe when the server stops.
        delivery(&app, "hold").await;
        app.stripe_post(&format!("customers/{stripe_id}"), "name=Later").await;
        app.stripe_post("payment_methods/pm_card_amex/attach", format!("customer={stripe_id}")).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 503 })).await;
        delivery(&app, "normal").await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        eventually("something to wait", async || summary(&app).await.pending > 0).await;
        let truth = async |app: &TestApp| app.stripe_get(&at_stripe).await;

        let other = "ff".repeat(32);
        let app = app.restarted_with(|settings| Settings { encryption_key: Some(Hidden::new(&*other)), ..settings }).await;
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        let told = truth(&app).await;
        let start = app.as_operator(&owner, Method::POST, &app.team_path("stripe/backfill"));
        assert_eq!(send(start).await.status, StatusCode::ACCEPTED);
        app.clock.advance(Duration::from_secs(2 * 60));
        let during = portal(&app, &token).await;
        assert_eq!(known(&during), known(&before), "the last that was known");
        eventually("it to be said since when that is", async || portal(&app, &token).await["staleSince"].is_string()).await;
        assert_eq!(send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.status, StatusCode::OK);
        is_refused(&app, &token, subscription).await;
        let page = send(app.anonymous(Method::POST, &format!("/portal/{token}/payment-method"))).await;
        let made = send(app.as_key(Method::POST, "customers").json(&json!({ "email": "ann@example.com" }))).await;
        let webhook = deliver_signed(&app, &event(&app, "evt_1", "customer.updated", &json!({ "id": stripe_id }))).await;
        for answer in [page, made, webhook] {
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
            assert!(!answer.header("retry-after").is_empty() && !answer.body.contains("BILLSTACK"), "{}", answer.body);
        }
        assert_eq!(truth(&app).await, told, "nothing half done");
        let status = send(app.as_operator(&owner, Method::GET, &app.team_path("stripe/status"))).await;
        assert_eq!((status.status, &status.json()["connected"]), (StatusCode::OK, &json!(true)));

        let mut doctor = billstack(&["doctor", "--json"]);
        doctor.env("BILLSTACK_DATABASE_URL", &url).env("BILLSTACK_ENCRYPTION_KEY", &other);
        doctor.env("BILLSTACK_STRIPE_API_BASE", app.sandbox.url());
        let said: Value = serde_json::from_slice(&run_beside(doctor, "").await.stdout).unwrap();
        let wrong = said["checks"].as_array().unwrap().iter().find(|check| text(&check["about"]).contains("secrets")).unwrap();
        assert!(text(&wrong["found"]).contains("BILLSTACK_ENCRYPTION_KEY"), "{wrong}");
        assert!(text(&wrong["toDo"]).contains("behind the new one") && text(&wrong["toDo"]).contains("connect-stripe"), "{wrong}");

        let retried = || app.counted("billstack_jobs_total{outcome=\"retried\"}");
        for _ in 0..24 {
            let before = retried();
            app.clock.advance(Duration::from_secs(70 * 60));
            app.app.jobs_due.notify_one();
            eventually("another try", async || retried() > before).await;
        }
        assert_eq!((summary(&app).await.failed, app.counted("billstack_jobs_total{outcome=\"given_up\"}")), (0, 0));
        assert!(summary(&app).await.pending > 0);

        let app = app.restarted().await;
        caught_up(&app).await;
        app.copied().await;
        let rows = billstack::sync::backfill::status(&app.app, &app.team).await.unwrap();
        assert!(rows.iter().all(|row| row.status == "done"), "{rows:?}");
        let token = app.mint(&id).await;
        let path = format!("/api/portal/{token}/subscriptions/{}", text(&subscription["id"]));
        let answer = send(app.anonymous(Method::PATCH, &path).json(&json!({ "cancelAtPeriodEnd": true }))).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    }

    async fn a_stripe_that_is_slow_and_fails_every_second_time_is_as_good_as_one_that_is_well(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = portal(&app, &token).await["subscriptions"][0].clone();
        // What the first look asks for in the background would have its share of the failures.
        let asked = "billstack_next_charges_total{outcome=\"told\"} 1";
        eventually("the next charge", async || app.app.metrics.render().contains(asked)).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "latencyMs": 50, "failRate": 0.5 })).await;
        let path = format!("/api/portal/{token}/subscriptions/{}", text(&subscription["id"]));
        let answer = send(app.anonymous(Method::PATCH, &path).json(&json!({ "cancelAtPeriodEnd": true }))).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        caught_up(&app).await;
        assert_eq!(portal(&app, &token).await["subscriptions"][0]["cancelAtPeriodEnd"], true);
    }
}
