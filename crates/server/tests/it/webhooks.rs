//! `POST /api/webhooks/stripe/{teamId}`: what Stripe tells is recorded once and applied, in any order, also after a failure.

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::{customers, payment_methods, subscriptions, tenant, webhook_events};
use stripe::webhook_signature::{SigningSecret, sign};
use stripe_sandbox::DemoCustomer;
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

pub(crate) fn signature(app: &TestApp, body: &str) -> String {
    let secret = SigningSecret::try_from(app.webhook_secret.clone()).unwrap();
    sign(body.as_bytes(), &secret, app.clock.now())
}

pub(crate) async fn deliver(app: &TestApp, team_id: &str, signature: Option<&str>, body: &str) -> Answer {
    let request =
        app.anonymous(Method::POST, &format!("/api/webhooks/stripe/{team_id}")).body(body.to_owned());
    send(signature.into_iter().fold(request, |request, value| request.header("Stripe-Signature", value)))
        .await
}

/// A delivery as Stripe makes it.
pub(crate) async fn deliver_signed(app: &TestApp, event: &Value) -> Answer {
    let body = event.to_string();
    deliver(app, &app.team.id, Some(&signature(app, &body)), &body).await
}

pub(crate) fn event(app: &TestApp, id: &str, kind: &str, object: &Value) -> Value {
    let created = app.clock.now().as_second();
    json!({"id": id, "object": "event", "type": kind, "created": created, "livemode": false, "data": {"object": object}})
}

pub(crate) async fn summary(app: &TestApp) -> webhook_events::Summary {
    app.app.db.read_optional(webhook_events::summary(&app.team)).await.unwrap().unwrap()
}

async fn control(app: &TestApp, method: Method, path: &str, body: Value) {
    let url = format!("{}/sandbox/{path}", app.sandbox.url());
    let answer = send(app.http.request(method, url).json(&body)).await;
    assert!(answer.status.is_success(), "{}", answer.body);
}

async fn stripe(app: &TestApp, method: Method, path: &str, form: &str) -> Value {
    let url = format!("{}/v1/{path}", app.sandbox.url());
    let request = app.http.request(method, url).bearer_auth(app.sandbox.secret_key());
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(form.to_owned());
    send(request).await.json()
}

async fn mirrored(app: &TestApp, all: &[DemoCustomer], about: &str) -> tenant::Customer {
    let id = app.customer_id(all, about).await;
    let found = app.app.db.read_optional(customers::find(&app.project, &id)).await.unwrap().unwrap();
    tenant::Customer { project: app.project.clone(), id, stripe_id: found.stripe_customer_id }
}

async fn only_subscription(app: &TestApp, customer: &tenant::Customer) -> subscriptions::Subscription {
    app.app.db.read(subscriptions::of_customer(customer)).await.unwrap().remove(0)
}

on_both_engines! {
    async fn what_happens_at_stripe_is_mirrored(database: TestDatabase) {
        let (app, all) = TestApp::with_demo_data(database).await;
        let customer = mirrored(&app, &all, "plain monthly").await;
        let subscription = only_subscription(&app, &customer).await.stripe_subscription_id;
        let methods = app.app.db.read(payment_methods::of_customer(&customer, None)).await.unwrap();

        stripe(&app, Method::POST, &format!("subscriptions/{subscription}"), "cancel_at_period_end=true").await;
        let detach = format!("payment_methods/{}/detach", methods[0].stripe_payment_method_id);
        stripe(&app, Method::POST, &detach, "").await;
        app.settled().await;
        assert!(only_subscription(&app, &customer).await.cancel_at_period_end);
        let left = app.app.db.read(payment_methods::of_customer(&customer, None)).await.unwrap();
        assert_eq!(left.len(), methods.len() - 1);

        stripe(&app, Method::DELETE, &format!("subscriptions/{subscription}"), "").await;
        stripe(&app, Method::DELETE, &format!("customers/{}", customer.stripe_id), "").await;
        app.settled().await;
        assert_eq!(only_subscription(&app, &customer).await.status, "canceled");
        let gone = app.app.db.read(customers::by_stripe_id(&app.team, &customer.stripe_id)).await.unwrap();
        assert!(gone.is_empty());
        assert_eq!(summary(&app).await.failed, 0);
    }

    async fn events_in_reverse_and_twice_leave_the_truth(database: TestDatabase) {
        let (app, all) = TestApp::with_demo_data(database).await;
        let customer = mirrored(&app, &all, "plain monthly").await;
        let path = format!("subscriptions/{}", only_subscription(&app, &customer).await.stripe_subscription_id);
        control(&app, Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        for wish in ["true", "false", "true", "false"] {
            stripe(&app, Method::POST, &path, &format!("cancel_at_period_end={wish}")).await;
        }
        for mode in ["reverse", "duplicate"] {
            control(&app, Method::PUT, "delivery", json!({ "mode": mode })).await;
            control(&app, Method::POST, "delivery/flush", json!({})).await;
        }
        stripe(&app, Method::POST, &format!("customers/{}", customer.stripe_id), "name=Ada+Lovelace").await;
        app.settled().await;
        assert!(!only_subscription(&app, &customer).await.cancel_at_period_end);
        let found = app.app.db.read_optional(customers::find(&app.project, &customer.id)).await.unwrap().unwrap();
        assert_eq!(found.name.as_deref(), Some("Ada Lovelace"));
    }

    async fn of_many_events_at_the_same_time_each_is_recorded_once_and_the_newest_counts(database: TestDatabase) {
        let app = TestApp::start(database).await;
        control(&app, Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        let mut events = Vec::new();
        for number in 0..12 {
            let customer = stripe(&app, Method::POST, "customers", "name=version+3").await;
            for version in 1..=3 {
                let (mut object, id) = (customer.clone(), format!("evt_{number}_{version}"));
                object["name"] = json!(format!("version {version}"));
                let mut event = event(&app, &id, "customer.updated", &object);
                event["created"] = json!(app.clock.now().as_second() + version);
                events.push(event);
            }
        }
        let twice = events.iter().rev().chain(&events).map(|event| deliver_signed(&app, event));
        for answer in join_all(twice).await {
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        }
        // What events overtook while Stripe was asked is asked again later.
        eventually("every event to be applied", async || {
            app.clock.advance(Duration::from_secs(3));
            summary(&app).await.pending == 0
        })
        .await;
        // Where that took long, Stripe's list of events was read too, which has the creations of the customers.
        let listed = app.app.db.read(webhook_events::list(&app.team, "applied", 100, 0)).await.unwrap();
        let told = |id: &str| events.iter().any(|event| event["id"] == id);
        assert_eq!(listed.iter().filter(|listed| told(&listed.stripe_event_id)).count(), events.len());
        for event in &events {
            let id = event["data"]["object"]["id"].as_str().unwrap();
            let found = app.app.db.read_optional(customers::by_stripe_id(&app.team, id)).await.unwrap().unwrap();
            assert_eq!(found.name.as_deref(), Some("version 3"));
        }
    }

    /// PostgreSQL keeps no text with a NUL in it, so what one of these tells can't be stored there. Stripe is asked instead.
    async fn an_event_that_tells_what_cannot_be_stored_is_recorded_and_keeps_no_other_from_it(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let stripe_id = app.stripe_post("customers", "email=ann@example.com").await["id"].as_str().unwrap().to_owned();
        let told = |number: usize| {
            let (id, currency) = if number == 7 { (stripe_id.clone(), "eu\0") } else { (format!("cus_{number}"), "eur") };
            let object = json!({"object": "customer", "id": id, "currency": currency});
            (id, event(&app, &format!("evt_{number}"), "customer.updated", &object))
        };
        let (ids, events): (Vec<String>, Vec<Value>) = (0..30).map(told).unzip();
        let answers = join_all(events.iter().map(|event| deliver_signed(&app, event))).await;
        for (id, answer) in ids.iter().zip(&answers) {
            assert_eq!(answer.status, StatusCode::OK, "{id}: {}", answer.body);
            eventually("the customer", async || {
                app.app.db.read_optional(customers::by_stripe_id(&app.team, id)).await.unwrap().is_some()
            })
            .await;
        }
        app.settled().await;
        assert_eq!((summary(&app).await.pending, summary(&app).await.failed), (0, 0));
    }

    async fn an_event_about_nothing_that_is_mirrored_is_recorded_and_left(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let unknown = event(&app, "evt_1", "something.new", &json!({"object": "something", "id": "so_1"}));
        for _ in 0..2 {
            let answer = deliver_signed(&app, &unknown).await;
            assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({ "received": true })));
        }
        let summary = summary(&app).await;
        assert!(summary.last_received_at.is_some());
        assert_eq!((summary.pending, summary.failed), (0, 0));
    }

    async fn an_event_is_applied_when_stripe_is_back(database: TestDatabase) {
        let (app, all) = TestApp::with_demo_data(database).await;
        let customer = mirrored(&app, &all, "plain monthly").await;
        let path = format!("subscriptions/{}", only_subscription(&app, &customer).await.stripe_subscription_id);
        control(&app, Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        stripe(&app, Method::POST, &path, "cancel_at_period_end=true").await;
        control(&app, Method::PUT, "faults", json!({"failRate": 1.0, "status": 400, "match": "/v1/subscriptions"})).await;
        control(&app, Method::PUT, "delivery", json!({ "mode": "normal" })).await;
        control(&app, Method::POST, "delivery/flush", json!({})).await;
        until_a_job_was_put_back(&app).await;
        assert!(!only_subscription(&app, &customer).await.cancel_at_period_end);
        assert!(summary(&app).await.pending > 0);

        control(&app, Method::DELETE, "faults", json!({})).await;
        app.clock.advance(Duration::from_secs(3));
        app.settled().await;
        assert!(only_subscription(&app, &customer).await.cancel_at_period_end);
        assert_eq!(summary(&app).await.failed, 0);
    }
}

async fn until_a_job_was_put_back(app: &TestApp) {
    let retried = r#"billstack_jobs_total{outcome="retried"}"#;
    eventually("a job to fail", async || app.app.metrics.render().contains(retried)).await;
}
