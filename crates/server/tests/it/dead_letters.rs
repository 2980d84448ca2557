//! `…/webhook-events`: an event that can't be applied is given up after a while, listed with its reason, and applied when it is retried.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::webhook_events;
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::discounts::Ann;
use crate::webhooks::{deliver_signed, event, summary};

async fn get(app: &TestApp, cookie: &str, query: &str) -> Answer {
    send(app.as_operator(cookie, Method::GET, &app.team_path(&format!("webhook-events{query}")))).await
}

async fn listed(app: &TestApp, cookie: &str, query: &str) -> Vec<Value> {
    let answer = get(app, cookie, query).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()["webhookEvents"].as_array().unwrap().clone()
}

async fn retry(app: &TestApp, cookie: &str, rest: &str) -> Answer {
    send(app.as_operator(cookie, Method::POST, &app.team_path(&format!("webhook-events/{rest}")))).await
}

/// Lets time pass until so many events are given up: to the next try whenever each has been tried.
async fn until_given_up(app: &TestApp, count: usize) {
    let of_status = async |status: &str| {
        let events = app.app.db.read(webhook_events::list(&app.team, status, 100, 0)).await.unwrap();
        events.into_iter().map(|event| (event.stripe_event_id, event.attempts)).collect::<BTreeMap<_, _>>()
    };
    let tried = RefCell::new(BTreeMap::new());
    eventually("events to be given up", async || {
        let pending = of_status("pending").await;
        let is_tried = |(id, attempts): (&String, &i64)| *attempts > *tried.borrow().get(id).unwrap_or(&0);
        if !pending.is_empty() && pending.iter().all(is_tried) {
            tried.replace(pending);
            app.clock.advance(Duration::from_secs(4_100));
        }
        app.app.jobs_due.notify_one();
        of_status("failed").await.len() == count
    })
    .await;
}

/// A customer whose subscription is changed while Stripe refuses to show subscriptions: the event about it can't be applied.
async fn with_a_fault(app: &TestApp) -> Ann {
    let ann = Ann::new(app).await;
    with_subscriptions_failing(app, &ann, json!({ "status": 400 })).await;
    ann
}

/// The same where asking for subscriptions fails in some way.
async fn with_subscriptions_failing(app: &TestApp, ann: &Ann, mut fault: Value) {
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
    app.stripe_post(&format!("subscriptions/{}", ann.subscription), "cancel_at_period_end=true").await;
    fault["match"] = json!("/v1/subscriptions");
    app.sandbox_control(Method::PUT, "faults", fault).await;
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "normal" })).await;
    app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
}

on_both_engines! {
    async fn what_was_given_up_is_listed_with_its_reason_and_applied_when_it_is_retried(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = app.sign_in_as("owner").await;
        assert!(listed(&app, &owner, "").await.is_empty());
        let ann = with_a_fault(&app).await;
        eventually("the first try", async || {
            let pending = listed(&app, &owner, "?status=pending").await;
            pending.iter().any(|event| event["attempts"] == 1 && event["reason"].is_string())
        })
        .await;
        until_given_up(&app, 1).await;

        let owner = app.sign_in_as("admin").await; // the first session is over
        let failed = listed(&app, &owner, "?status=failed").await;
        assert_eq!(failed, listed(&app, &owner, "").await);
        let [failed] = failed.as_slice() else { panic!("{failed:?}") };
        assert_eq!((&failed["type"], &failed["attempts"]), (&json!("customer.subscription.updated"), &json!(10)));
        assert_eq!(failed["stripeObjectId"], ann.subscription);
        let known = ["status", "createdAt", "receivedAt", "reason"].map(|field| failed[field].is_string());
        assert_eq!((known, &failed["appliedAt"]), ([true; 4], &Value::Null), "{failed}");
        assert_eq!(ann.shown(&app).await["cancelAtPeriodEnd"], false);

        let id = failed["stripeEventId"].as_str().unwrap();
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        let retried = retry(&app, &owner, &format!("{id}/retry")).await;
        assert_eq!(retried.status, StatusCode::OK, "{}", retried.body);
        assert_eq!(retried.json()["webhookEvent"]["stripeEventId"], id);
        app.settled().await;
        assert_eq!(ann.shown(&app).await["cancelAtPeriodEnd"], true);
        assert!(listed(&app, &owner, "").await.is_empty());
        let again = retry(&app, &owner, &format!("{id}/retry")).await.json()["webhookEvent"].clone();
        assert_eq!((&again["status"], &again["reason"]), (&json!("applied"), &Value::Null), "once more changes nothing");

        let log = app.app.db.read(store::audit::list(&app.team, 20, 0)).await.unwrap();
        let retries: Vec<_> = log.iter().filter(|entry| entry.action == "webhook_event.retried").collect();
        assert!(retries.len() == 1 && retries[0].actor.starts_with("operator:") && retries[0].target == id, "{retries:?}");
    }

    async fn an_event_whose_object_alone_stripe_fails_to_show_is_given_up(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        for (round, fault) in [json!({ "status": 500 }), json!({ "drop": true })].into_iter().enumerate() {
            with_subscriptions_failing(&app, &ann, fault).await;
            until_given_up(&app, 1).await;
            let failed = app.app.db.read(webhook_events::list(&app.team, "failed", 9, 0)).await.unwrap().remove(0);
            assert_eq!(failed.stripe_object_id.as_ref(), Some(&ann.subscription));
            let reason = failed.reason.unwrap();
            assert!(reason.contains(["status 500", "could not be reached"][round]), "{reason}");
            app.sandbox_control(Method::DELETE, "faults", json!({})).await;
            let owner = app.sign_in_as(["owner", "admin"][round]).await;
            assert_eq!(retry(&app, &owner, "retry").await.json(), json!({ "retried": 1 }));
            app.settled().await;
        }
    }

    async fn all_that_was_given_up_is_retried_at_once_and_may_be_given_up_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = with_a_fault(&app).await;
        for n in 0..3 {
            let object = json!({"object": "subscription", "id": format!("sub_{n}")});
            let event = event(&app, &format!("evt_{n}"), "customer.subscription.updated", &object);
            assert_eq!(deliver_signed(&app, &event).await.status, StatusCode::OK);
        }
        until_given_up(&app, 4).await;
        let owner = app.sign_in_as("owner").await;
        let ids = |events: &[Value]| events.iter().map(|event| event["stripeEventId"].to_string()).collect::<Vec<_>>();
        let everything = ids(&listed(&app, &owner, "").await);
        let pages = [listed(&app, &owner, "?limit=2").await, listed(&app, &owner, "?limit=2&offset=2").await].concat();
        assert_eq!((everything.len(), &ids(&pages)), (4, &everything));

        assert_eq!(retry(&app, &owner, "retry").await.json(), json!({ "retried": 4 }));
        until_given_up(&app, 4).await;
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        let owner = app.sign_in_as("admin").await;
        assert_eq!(retry(&app, &owner, "retry").await.json(), json!({ "retried": 4 }));
        app.settled().await;
        assert_eq!(ann.shown(&app).await["cancelAtPeriodEnd"], true);
        assert_eq!(retry(&app, &owner, "retry").await.json(), json!({ "retried": 0 }));
        assert_eq!(summary(&app).await.failed, 0);
    }

    async fn what_another_process_has_applied_is_not_taken_for_pending_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("customers", "name=Ada").await;
        app.settled().await;
        let event = app.stripe_get("events?limit=1").await["data"][0]["id"].as_str().unwrap().to_owned();
        let tried = webhook_events::mark_tried(&app.team, &event, "it panicked", 1);
        app.app.db.write(vec![tried, webhook_events::mark_failed(&app.team, &event, "it panicked", 10)]).await.unwrap();
        let found = app.app.db.read_optional(webhook_events::find(&app.team, &event)).await.unwrap().unwrap();
        assert_eq!((found.status.as_str(), found.reason), ("applied", None));
    }

    async fn what_may_be_asked_of_the_list_is_checked(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let viewer = app.sign_in_as("viewer").await;
        for wrong in ["status=lost", "limit=0", "limit=101", "offset=-1", "page=1"] {
            let answer = get(&app, &viewer, &format!("?{wrong}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}: {}", answer.body);
        }
        for rest in ["retry", "evt_nobody/retry"] {
            assert_eq!(retry(&app, &viewer, rest).await.status, StatusCode::FORBIDDEN);
        }
        let owner = app.sign_in_as("owner").await;
        assert_eq!(retry(&app, &owner, "evt_nobody/retry").await.status, StatusCode::NOT_FOUND);
    }
}
