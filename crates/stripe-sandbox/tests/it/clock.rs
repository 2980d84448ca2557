//! What happens as time passes.

use reqwest::Method;
use serde_json::{Value, json};
use stripe_sandbox::AfterLastRetry;

use crate::world::{World, reply};

async fn subscription(world: &World, id: &str) -> Value {
    world.get(&format!("/v1/subscriptions/{id}")).await.ok()
}

async fn statuses(world: &World, id: &str) -> Vec<String> {
    let invoices = world.get(&format!("/v1/invoices?limit=100&subscription={id}")).await.ok();
    let statuses = invoices["data"].as_array().unwrap().iter();
    statuses.map(|invoice| invoice["status"].as_str().unwrap().to_owned()).collect()
}

/// Makes the card on file fail from the next charge on.
async fn break_card(world: &World, customer: &str) {
    let params = [("invoice_settings[default_payment_method]", "pm_card_chargeCustomerFail")];
    world.post(&format!("/v1/customers/{customer}"), &params).await.ok();
}

#[tokio::test]
async fn a_renewal_is_drafted_then_finalised_and_paid_an_hour_later() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let before = subscription(&world, &id).await;
    world.advance_days(31).await;
    let renewed = subscription(&world, &id).await;
    let periods = |s: &Value, field: &str| s["items"]["data"][0][field].clone();
    assert_eq!(periods(&renewed, "current_period_start"), periods(&before, "current_period_end"));
    assert_eq!(statuses(&world, &id).await, ["draft", "paid"]);
    world.control(Method::POST, "/sandbox/clock", json!({ "advanceSeconds": 3600 })).await;
    assert_eq!(statuses(&world, &id).await, ["paid", "paid"]);
}

#[tokio::test]
async fn a_year_passes_in_order() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    world.advance_days(365).await;
    assert_eq!(statuses(&world, &id).await.len(), 13);
    let invoices = world.get(&format!("/v1/invoices?limit=100&subscription={id}")).await.ok();
    let created: Vec<i64> =
        invoices["data"].as_array().unwrap().iter().map(|i| i["created"].as_i64().unwrap()).collect();
    assert!(created.is_sorted_by(|a, b| a > b), "{created:?}");
}

#[tokio::test]
async fn a_trial_announces_its_end_and_then_is_paid_for() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[("trial_period_days", "14")]).await;
    assert_eq!(subscription(&world, &id).await["status"], "trialing");
    world.advance_days(12).await;
    assert!(world.event_types().await.contains(&"customer.subscription.trial_will_end".to_owned()));
    world.advance_days(3).await;
    let active = subscription(&world, &id).await;
    assert_eq!(active["status"], "active");
    assert_eq!(active["items"]["data"][0]["current_period_start"], active["trial_end"]);
    let invoices = world.get(&format!("/v1/invoices?subscription={id}")).await.ok();
    let totals: Vec<&Value> =
        invoices["data"].as_array().unwrap().iter().map(|i| &i["amount_paid"]).collect();
    assert_eq!(totals, [&json!(1_000), &json!(0)]);
}

#[tokio::test]
async fn a_trial_without_a_card_pauses_or_cancels_if_it_was_told_to() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let price = world.price("1000", "usd", "month").await;
    for (word, expected) in [("pause", "paused"), ("cancel", "canceled")] {
        let params = [
            ("customer", customer.as_str()),
            ("items[0][price]", &price),
            ("trial_period_days", "7"),
            ("trial_settings[end_behavior][missing_payment_method]", word),
        ];
        let id = world.post("/v1/subscriptions", &params).await.id();
        world.advance_days(8).await;
        assert_eq!(subscription(&world, &id).await["status"], expected);
        if expected == "paused" {
            let card = [("invoice_settings[default_payment_method]", "pm_card_visa")];
            world.post(&format!("/v1/customers/{customer}"), &card).await.ok();
            world.post(&format!("/v1/subscriptions/{id}/resume"), &[]).await.ok();
            assert_eq!(subscription(&world, &id).await["status"], "active");
            let none = [("invoice_settings[default_payment_method]", "")];
            world.post(&format!("/v1/customers/{customer}"), &none).await.ok();
        }
    }
}

#[tokio::test]
async fn a_failed_renewal_is_past_due_retried_and_at_last_canceled() {
    let world = World::new().await;
    let (customer, id) = world.subscriber(&[]).await;
    break_card(&world, &customer).await;
    world.advance_days(32).await;
    assert_eq!(subscription(&world, &id).await["status"], "past_due");
    assert_eq!(statuses(&world, &id).await, ["open", "paid"]);
    let invoice = world.get("/v1/invoices?status=open").await.ok()["data"][0].clone();
    assert_eq!(invoice["attempt_count"], 1);
    assert!(invoice["next_payment_attempt"].is_i64());
    assert_eq!(world.get(&format!("/v1/customers/{customer}")).await.ok()["delinquent"], true);

    world.advance_days(20).await;
    let canceled = subscription(&world, &id).await;
    assert_eq!(canceled["status"], "canceled");
    assert_eq!(canceled["cancellation_details"]["reason"], "payment_failed");
    let failures = world.event_types().await.iter().filter(|kind| *kind == "invoice.payment_failed").count();
    assert_eq!(failures, 4);
}

#[tokio::test]
async fn the_account_may_have_chosen_unpaid_instead() {
    let world = World::with(AfterLastRetry::MarkUnpaid).await;
    let (customer, id) = world.subscriber(&[]).await;
    break_card(&world, &customer).await;
    world.advance_days(52).await;
    assert_eq!(subscription(&world, &id).await["status"], "unpaid");
    world.advance_days(31).await;
    assert_eq!(statuses(&world, &id).await, ["draft", "open", "paid"], "an unpaid subscription bills drafts");
}

#[tokio::test]
async fn a_new_card_brings_a_past_due_subscription_back() {
    let world = World::new().await;
    let (customer, id) = world.subscriber(&[]).await;
    break_card(&world, &customer).await;
    world.advance_days(32).await;
    let card = [("invoice_settings[default_payment_method]", "pm_card_mastercard")];
    world.post(&format!("/v1/customers/{customer}"), &card).await.ok();
    world.advance_days(3).await;
    assert_eq!(subscription(&world, &id).await["status"], "active");
    assert_eq!(statuses(&world, &id).await, ["paid", "paid"]);
}

#[tokio::test]
async fn what_the_customer_tries_does_not_count_against_the_schedule() {
    let world = World::new().await;
    let (customer, id) = world.subscriber(&[]).await;
    break_card(&world, &customer).await;
    world.advance_days(32).await;
    let invoice = subscription(&world, &id).await["latest_invoice"].as_str().unwrap().to_owned();
    for _ in 0..5 {
        assert_eq!(world.post(&format!("/v1/invoices/{invoice}/pay"), &[]).await.status, 402);
    }
    assert_eq!(world.get(&format!("/v1/invoices/{invoice}")).await.ok()["attempt_count"], 1);
    assert_eq!(subscription(&world, &id).await["status"], "past_due");
}

#[tokio::test]
async fn it_ends_when_it_was_set_to_and_bills_no_more() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let path = format!("/v1/subscriptions/{id}");
    world.post(&path, &[("cancel_at_period_end", "true")]).await.ok();
    world.advance_days(40).await;
    let ended = subscription(&world, &id).await;
    assert_eq!(ended["status"], "canceled");
    assert_eq!(ended["ended_at"], ended["cancel_at"]);
    assert_eq!(statuses(&world, &id).await, ["paid"]);
    assert_eq!(world.event_types().await.last().unwrap(), "customer.subscription.deleted");
}

#[tokio::test]
async fn a_checkout_page_that_nobody_completes_expires_after_a_day() {
    let world = World::new().await;
    let session = [("mode", "setup"), ("currency", "usd"), ("success_url", "https://a.example")];
    let session = world.post("/v1/checkout/sessions", &session).await.id();
    world.advance_days(1).await;
    let expired = world.get(&format!("/v1/checkout/sessions/{session}")).await.ok();
    assert_eq!((&expired["status"], &expired["url"]), (&json!("expired"), &json!(null)));
    assert_eq!(world.event_types().await.last().unwrap(), "checkout.session.expired");
}

#[tokio::test]
async fn a_first_payment_that_never_comes_expires() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[("payment_behavior", "default_incomplete")]).await;
    world.advance_days(1).await;
    assert_eq!(subscription(&world, &id).await["status"], "incomplete_expired");
    assert_eq!(statuses(&world, &id).await, ["void"]);
}

#[tokio::test]
async fn collection_that_is_paused_voids_what_falls_due_until_it_resumes() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let path = format!("/v1/subscriptions/{id}");
    world.post(&path, &[("pause_collection[behavior]", "void")]).await.ok();
    world.advance_days(32).await;
    assert_eq!(statuses(&world, &id).await, ["void", "paid"]);
    assert_eq!(world.post(&path, &[("pause_collection", "")]).await.ok()["pause_collection"], json!(null));
    world.advance_days(31).await;
    assert_eq!(statuses(&world, &id).await, ["paid", "void", "paid"]);
}

#[tokio::test]
async fn a_schedule_releases_its_subscription_at_its_end() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let schedule = world.post("/v1/subscription_schedules", &[("from_subscription", &id)]).await.id();
    world.advance_days(31).await;
    let released = world.get(&format!("/v1/subscription_schedules/{schedule}")).await.ok();
    assert_eq!(released["status"], "released");
    assert_eq!(subscription(&world, &id).await["schedule"], json!(null));
}

#[tokio::test]
async fn control_requests_say_what_is_wrong_with_them() {
    let world = World::new().await;
    for (path, body, expected) in [
        ("/sandbox/clock", json!({ "advanceSeconds": -1 }), "advanceSeconds must be from 0 to"),
        ("/sandbox/clock", json!({ "seconds": 1 }), "unknown field `seconds`"),
        ("/sandbox/clock", json!({}), "missing field `advanceSeconds`"),
        ("/sandbox/nonsense", json!({}), "There is no such control endpoint"),
    ] {
        let refused = reply(world.raw(Method::POST, path).body(body.to_string())).await;
        assert!(matches!(refused.status, 400 | 404), "{path}");
        let error = refused.body["error"].as_str().unwrap();
        assert!(error.contains(expected), "{error}");
    }
}
