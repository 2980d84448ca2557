//! Every state of a subscription, reached through the API and the clock, and what may be done in it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{World, form, reply};

const STATUSES: [&str; 8] =
    ["trialing", "active", "past_due", "unpaid", "incomplete", "incomplete_expired", "canceled", "paused"];

async fn subscription(world: &World, id: &str) -> Value {
    world.get(&format!("/v1/subscriptions/{id}")).await.ok()
}

async fn break_card(world: &World, customer: &str) {
    let card = [("invoice_settings[default_payment_method]", "pm_card_chargeCustomerFail")];
    world.post(&format!("/v1/customers/{customer}"), &card).await.ok();
}

/// A subscription in a status and a billing mode.
async fn reach(world: &World, status: &str, mode: &str) -> String {
    let mode = ("billing_mode[type]", mode);
    match status {
        "trialing" => world.subscriber(&[mode, ("trial_period_days", "30")]).await.1,
        "incomplete" => world.subscriber(&[mode, ("payment_behavior", "default_incomplete")]).await.1,
        "incomplete_expired" => {
            let (_, id) = world.subscriber(&[mode, ("payment_behavior", "default_incomplete")]).await;
            world.advance_days(1).await;
            id
        }
        "canceled" => {
            let (_, id) = world.subscriber(&[mode]).await;
            world.delete(&format!("/v1/subscriptions/{id}")).await.ok();
            id
        }
        "past_due" => {
            let (customer, id) = world.subscriber(&[mode]).await;
            break_card(world, &customer).await;
            world.advance_days(32).await;
            id
        }
        "unpaid" => {
            let setting = json!({ "afterLastRetry": "mark_unpaid" });
            world.control(Method::PUT, "/sandbox/account", setting).await;
            let (customer, id) = world.subscriber(&[mode]).await;
            break_card(world, &customer).await;
            world.advance_days(52).await;
            id
        }
        "paused" => {
            let customer = world.customer(None).await;
            let price = world.price("1000", "usd", "month").await;
            let params = [
                mode,
                ("customer", customer.as_str()),
                ("items[0][price]", &price),
                ("trial_period_days", "7"),
                ("trial_settings[end_behavior][missing_payment_method]", "pause"),
            ];
            let id = world.post("/v1/subscriptions", &params).await.id();
            world.advance_days(8).await;
            id
        }
        _ => world.subscriber(&[mode]).await.1,
    }
}

#[tokio::test]
async fn each_status_is_reached_in_both_modes_and_those_that_have_ended_or_not_begun_refuse_changes() {
    for status in STATUSES {
        for mode in ["classic", "flexible"] {
            let world = World::new().await;
            let id = reach(&world, status, mode).await;
            let reached = subscription(&world, &id).await;
            assert_eq!(
                (&reached["status"], &reached["billing_mode"]["type"]),
                (&json!(status), &json!(mode))
            );

            let path = format!("/v1/subscriptions/{id}");
            let expected = if matches!(status, "canceled" | "incomplete_expired") { 400 } else { 200 };
            let of_changes = if status == "incomplete" { 400 } else { expected };
            for change in [
                ("cancel_at_period_end", "true"),
                ("cancel_at_period_end", "false"),
                ("cancel_at", "1900000000"),
                ("cancel_at", ""),
                ("pause_collection[behavior]", "void"),
                ("pause_collection", ""),
            ] {
                assert_eq!(
                    world.post(&path, &[change]).await.status,
                    of_changes,
                    "{status} {mode} {change:?}"
                );
            }
            let both = [("cancel_at", "1900000000"), ("cancel_at_period_end", "true")];
            assert_eq!(world.post(&path, &both).await.status, 400);
            assert_eq!(world.post(&path, &[("cancel_at", "1000000000")]).await.status, 400, "the past");
            let schedule = world.post("/v1/subscription_schedules", &[("from_subscription", &id)]).await;
            assert_eq!(schedule.status, expected);
            if expected == 200 {
                assert_eq!(world.post(&path, &[("cancel_at_period_end", "true")]).await.status, 400);
                world.post(&format!("/v1/subscription_schedules/{}/release", schedule.id()), &[]).await.ok();
                assert_eq!(world.delete(&path).await.ok()["status"], "canceled");
            } else {
                assert_eq!(world.delete(&path).await.refusal(), (404, "resource_missing"));
            }
        }
    }
}

#[tokio::test]
async fn a_schedule_that_cancels_gives_its_end_to_the_subscription_and_takes_it_back() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let schedule = world.post("/v1/subscription_schedules", &[("from_subscription", &id)]).await.id();
    let path = format!("/v1/subscription_schedules/{schedule}");
    world.post(&path, &[("end_behavior", "cancel")]).await.ok();
    let ending = subscription(&world, &id).await;
    assert_eq!(ending["cancel_at"], ending["items"]["data"][0]["current_period_end"]);
    let types = world.event_types().await;
    let last = ["subscription_schedule.updated", "customer.subscription.updated"];
    assert_eq!(types[types.len() - 2..], last);

    world.post(&format!("{path}/release"), &[]).await.ok();
    assert_eq!(subscription(&world, &id).await["cancel_at"], json!(null));

    let again = world.post("/v1/subscription_schedules", &[("from_subscription", &id)]).await.id();
    let path = format!("/v1/subscription_schedules/{again}");
    world.post(&path, &[("end_behavior", "cancel")]).await.ok();
    world.advance_days(32).await;
    assert_eq!(world.get(&path).await.ok()["status"], "completed");
    assert_eq!(subscription(&world, &id).await["status"], "canceled");
    let types = world.event_types().await;
    let of_schedule: Vec<&String> =
        types.iter().filter(|kind| kind.starts_with("subscription_sch")).collect();
    // The others happened more than thirty days ago.
    let story = ["expiring", "completed"];
    assert_eq!(
        of_schedule,
        story.map(|kind| format!("subscription_schedule.{kind}")).iter().collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_trials_end_is_announced_three_days_before() {
    let world = World::new().await;
    world.subscriber(&[("trial_period_days", "10")]).await;
    let announced = async || world.event_types().await.iter().any(|kind| kind.ends_with("trial_will_end"));
    world.advance_days(6).await;
    assert!(!announced().await);
    world.advance_days(1).await;
    assert!(announced().await);
}

#[tokio::test]
async fn pausing_a_subscription_is_told_and_pausing_its_collection_is_an_update() {
    let world = World::new().await;
    let id = reach(&world, "paused", "classic").await;
    assert_eq!(world.event_types().await.last().unwrap(), "customer.subscription.paused");
    let customer = subscription(&world, &id).await["customer"].as_str().unwrap().to_owned();
    let card = [("invoice_settings[default_payment_method]", "pm_card_visa")];
    world.post(&format!("/v1/customers/{customer}"), &card).await.ok();
    world.post(&format!("/v1/subscriptions/{id}/resume"), &[]).await.ok();
    let types = world.event_types().await;
    assert!(types.contains(&"customer.subscription.resumed".to_owned()));

    let path = format!("/v1/subscriptions/{id}");
    world.post(&path, &[("pause_collection[behavior]", "keep_as_draft")]).await.ok();
    world.post(&path, &[("pause_collection", "")]).await.ok();
    let since = world.event_types().await[types.len()..].to_vec();
    assert_eq!(since, ["customer.subscription.updated", "customer.subscription.updated"]);
}

#[tokio::test]
async fn a_resumed_subscription_may_keep_the_days_on_which_it_renews() {
    for (anchor, begins_now) in [("now", true), ("unchanged", false)] {
        let world = World::new().await;
        let id = reach(&world, "paused", "classic").await;
        let trial_end = subscription(&world, &id).await["trial_end"].as_i64().unwrap();
        let customer = subscription(&world, &id).await["customer"].as_str().unwrap().to_owned();
        let card = [("invoice_settings[default_payment_method]", "pm_card_visa")];
        world.post(&format!("/v1/customers/{customer}"), &card).await.ok();
        world.advance_days(40).await;
        let resume = format!("/v1/subscriptions/{id}/resume");
        let resumed = world.post(&resume, &[("billing_cycle_anchor", anchor)]).await.ok();
        assert_eq!(resumed["status"], "active");
        assert_eq!(resumed["billing_cycle_anchor"] != json!(trial_end), begins_now);
        let invoices = world.get(&format!("/v1/invoices?subscription={id}")).await.ok();
        assert_eq!(invoices["data"][0]["amount_paid"], 1_000, "one period, however many went by");
    }
}

#[tokio::test]
async fn a_card_that_asks_each_time_leaves_a_renewal_waiting_for_the_customer() {
    let world = World::new().await;
    let (customer, id) = world.subscriber(&[]).await;
    let card = [("invoice_settings[default_payment_method]", "pm_card_authenticationRequired")];
    world.post(&format!("/v1/customers/{customer}"), &card).await.ok();
    world.advance_days(32).await;
    let waiting = subscription(&world, &id).await;
    assert_eq!(waiting["status"], "past_due");
    let types = world.event_types().await;
    for kind in
        ["payment_intent.requires_action", "invoice.payment_failed", "invoice.payment_action_required"]
    {
        assert!(types.iter().any(|found| found == kind), "{kind} in {types:?}");
    }
    let invoice = format!("/v1/invoices/{}", waiting["latest_invoice"].as_str().unwrap());
    let pay = format!("{invoice}/pay");
    assert_eq!(world.post(&pay, &[]).await.refusal(), (402, "authentication_required"));
    let on_session = world.post(&pay, &[("off_session", "false")]).await;
    assert_eq!(on_session.refusal(), (402, "invoice_payment_intent_requires_action"));
    assert_eq!(on_session.body["error"]["payment_intent"]["status"], "requires_action");

    let page = world.get(&invoice).await.ok()["hosted_invoice_url"].as_str().unwrap().to_owned();
    let page = page.strip_prefix(&world.sandbox.url()).unwrap();
    let confirmed = [("card", "asks_always"), ("authentication", "approve")];
    assert_eq!(reply(form(world.raw(Method::POST, page), &confirmed)).await.status, 303);
    assert_eq!(subscription(&world, &id).await["status"], "active");
}

#[tokio::test]
async fn a_bank_debit_is_on_its_way_for_days_and_then_pays_or_fails() {
    for (iban, ends_as, kind) in [
        ("AT861904300235473202", "active", "invoice.paid"),
        ("AT181904300235473205", "past_due", "invoice.payment_failed"),
    ] {
        let world = World::new().await;
        let (customer, id) = world.subscriber(&[]).await;
        let account = [("type", "sepa_debit"), ("sepa_debit[iban]", iban)];
        let debit = world.post("/v1/payment_methods", &account).await.ok();
        let debit = debit["id"].as_str().unwrap();
        let attach = format!("/v1/payment_methods/{debit}/attach");
        world.post(&attach, &[("customer", &customer)]).await.ok();
        let default = [("invoice_settings[default_payment_method]", debit)];
        world.post(&format!("/v1/customers/{customer}"), &default).await.ok();
        world.advance_days(32).await;
        let renewed = subscription(&world, &id).await;
        assert_eq!(renewed["status"], "active");
        let invoice = format!("/v1/invoices/{}", renewed["latest_invoice"].as_str().unwrap());
        let waiting = world.get(&invoice).await.ok();
        let state = ["status", "attempt_count", "next_payment_attempt"].map(|field| waiting[field].clone());
        assert_eq!(state, [json!("open"), json!(1), json!(null)]);
        assert_eq!(world.post(&format!("{invoice}/pay"), &[]).await.status, 400, "one payment at a time");
        world.advance_days(5).await;
        assert_eq!(subscription(&world, &id).await["status"], ends_as);
        let settled = world.get(&invoice).await.ok();
        assert_eq!(settled["attempt_count"], 1);
        assert_eq!(settled["next_payment_attempt"].is_i64(), ends_as == "past_due");
        let types = world.event_types().await;
        assert!(types.iter().any(|found| found == kind), "{kind} in {types:?}");
    }
}

#[tokio::test]
async fn the_network_renews_a_card_without_anybody_asking() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_visa")).await;
    let card = world.get(&format!("/v1/customers/{customer}/payment_methods")).await.ok()["data"][0].clone();
    let path = format!("/sandbox/payment_methods/{}/automatic_update", card["id"].as_str().unwrap());
    let renewed = json!({ "expMonth": 1, "expYear": 2040, "last4": "1881" });
    let renewed = world.control(Method::POST, &path, renewed).await["paymentMethod"]["card"].clone();
    assert_eq!((&renewed["exp_year"], &renewed["last4"]), (&json!(2040), &json!("1881")));
    let event = world.get("/v1/events?limit=1").await.ok()["data"][0].clone();
    assert_eq!(event["type"], "payment_method.automatically_updated");
    assert_eq!(event["data"]["previous_attributes"]["card"]["exp_month"], 12);
}

#[tokio::test]
async fn an_invoice_made_by_hand_is_filled_changed_paid_or_deleted() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_visa")).await;
    let create =
        async || world.post("/v1/invoices", &[("customer", &customer), ("currency", "eur")]).await.ok();
    let draft = create().await;
    assert_eq!((&draft["status"], &draft["billing_reason"]), (&json!("draft"), &json!("manual")));
    assert_eq!(draft["parent"], json!(null));
    let path = format!("/v1/invoices/{}", draft["id"].as_str().unwrap());
    let item = [
        ("customer", customer.as_str()),
        ("invoice", draft["id"].as_str().unwrap()),
        ("amount", "2500"),
        ("description", "Consulting"),
    ];
    world.post("/v1/invoiceitems", &item).await.ok();
    assert_eq!(world.post(&path, &[("description", "May")]).await.ok()["total"], 2_500);
    assert_eq!(world.post(&format!("{path}/pay"), &[]).await.ok()["status"], "paid");
    assert_eq!(world.delete(&path).await.status, 400, "it is no longer a draft");
    assert_eq!(world.post(&path, &[("description", "June")]).await.status, 400);

    let path = format!("/v1/invoices/{}", create().await["id"].as_str().unwrap());
    assert_eq!(world.delete(&path).await.ok()["deleted"], true);
    assert_eq!(world.event_types().await.last().unwrap(), "invoice.deleted");
    assert_eq!(world.get(&path).await.refusal(), (404, "resource_missing"));
}
