//! `/v1/subscriptions`: how they start, change and end.

use serde_json::{Value, json};

use crate::world::{DAY, World};

async fn update(world: &World, subscription: &str, params: &[(&str, &str)]) -> Value {
    world.post(&format!("/v1/subscriptions/{subscription}"), params).await.ok()
}

fn period_end(subscription: &Value) -> i64 {
    subscription["items"]["data"][0]["current_period_end"].as_i64().unwrap()
}

#[tokio::test]
async fn a_subscription_starts_paid_and_its_period_is_on_its_items() {
    let world = World::new().await;
    let (customer, subscription) = world.subscriber(&[("items[0][quantity]", "3")]).await;
    let subscription = world.get(&format!("/v1/subscriptions/{subscription}")).await.ok();
    assert_eq!(subscription["status"], "active");
    assert_eq!(subscription.get("current_period_end"), None);
    assert_eq!(period_end(&subscription) - subscription["created"].as_i64().unwrap(), 31 * DAY);

    let invoice = world.get(&format!("/v1/invoices?customer={customer}")).await.ok()["data"][0].clone();
    assert_eq!(invoice["status"], "paid");
    assert_eq!(invoice["total"], 3_000);
    assert_eq!(invoice["billing_reason"], "subscription_create");
    assert_eq!(invoice["parent"]["subscription_details"]["subscription"], subscription["id"]);
    assert_eq!(invoice.get("paid"), None);
    assert_eq!(subscription["latest_invoice"], invoice["id"]);
}

#[tokio::test]
async fn without_anything_to_charge_no_subscription_starts() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let price = world.price("1000", "usd", "month").await;
    let params = [("customer", customer.as_str()), ("items[0][price]", price.as_str())];
    let refused = world.post("/v1/subscriptions", &params).await;
    assert_eq!(refused.refusal(), (400, "resource_missing"));
    assert!(refused.message().starts_with("This customer has no attached payment source"));
    assert_eq!(world.get("/v1/subscriptions?status=all").await.ok()["data"], json!([]));
}

#[tokio::test]
async fn a_first_payment_that_fails_leaves_it_incomplete_or_refuses_it() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_chargeCustomerFail")).await;
    let price = world.price("1000", "usd", "month").await;
    let params = [("customer", customer.as_str()), ("items[0][price]", price.as_str())];
    let subscription = world.post("/v1/subscriptions", &params).await.ok();
    assert_eq!(subscription["status"], "incomplete");

    let strict = [params.as_slice(), &[("payment_behavior", "error_if_incomplete")]].concat();
    assert_eq!(world.post("/v1/subscriptions", &strict).await.refusal(), (402, "card_declined"));

    let invoice = subscription["latest_invoice"].as_str().unwrap();
    let pay = format!("/v1/invoices/{invoice}/pay");
    assert_eq!(world.post(&pay, &[]).await.refusal(), (402, "card_declined"));
    world.post(&pay, &[("payment_method", "pm_card_visa")]).await.ok();
    let path = format!("/v1/subscriptions/{}", subscription["id"].as_str().unwrap());
    assert_eq!(world.get(&path).await.ok()["status"], "active");
}

#[tokio::test]
async fn classic_billing_sets_both_fields_and_one_of_them_undoes_it() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let ending = update(&world, &id, &[("cancel_at_period_end", "true")]).await;
    assert_eq!(ending["cancel_at_period_end"], true);
    assert_eq!(ending["cancel_at"], json!(period_end(&ending)));
    assert_eq!(ending["cancellation_details"]["reason"], "cancellation_requested");
    assert_eq!(ending["status"], "active");

    let undone = update(&world, &id, &[("cancel_at_period_end", "false")]).await;
    assert_eq!((&undone["cancel_at_period_end"], &undone["cancel_at"]), (&json!(false), &json!(null)));
    assert_eq!(undone["canceled_at"], json!(null));
}

#[tokio::test]
async fn flexible_billing_keeps_only_the_date_and_only_the_date_undoes_it() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[("billing_mode[type]", "flexible")]).await;
    let ending = update(&world, &id, &[("cancel_at_period_end", "true")]).await;
    assert_eq!(ending["billing_mode"]["type"], "flexible");
    assert_eq!(ending["cancel_at_period_end"], false);
    assert_eq!(ending["cancel_at"], json!(period_end(&ending)));

    let still = update(&world, &id, &[("cancel_at_period_end", "false")]).await;
    assert_eq!(still["cancel_at"], json!(period_end(&ending)));
    let undone = update(&world, &id, &[("cancel_at", "")]).await;
    assert_eq!(undone["cancel_at"], json!(null));
    let by_name = update(&world, &id, &[("cancel_at", "min_period_end")]).await;
    assert_eq!(by_name["cancel_at"], json!(period_end(&ending)));
}

#[tokio::test]
async fn both_fields_at_once_are_refused() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let params = [("cancel_at", ""), ("cancel_at_period_end", "false")];
    let refused = world.post(&format!("/v1/subscriptions/{id}"), &params).await;
    assert_eq!(refused.status, 400);
    let message = "Received both cancel_at and cancel_at_period_end parameters. Please pass in only one.";
    assert_eq!(refused.message(), message);
}

#[tokio::test]
async fn an_incomplete_subscription_takes_notes_and_a_payment_method() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[("payment_behavior", "default_incomplete")]).await;
    let path = format!("/v1/subscriptions/{id}");
    let before = world.get(&path).await.ok();
    for (field, value) in
        [("cancel_at_period_end", "true"), ("pause_collection[behavior]", "void"), ("description", "a")]
    {
        assert_eq!(world.post(&path, &[(field, value)]).await.status, 400, "{field}");
    }
    assert_eq!(world.get(&path).await.ok(), before);
    let taken = [("metadata[a]", "b"), ("default_payment_method", "pm_card_visa")];
    assert_eq!(world.post(&path, &taken).await.ok()["metadata"]["a"], "b");
}

#[tokio::test]
async fn a_canceled_subscription_takes_only_notes() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let path = format!("/v1/subscriptions/{id}");
    assert_eq!(world.delete(&path).await.ok()["status"], "canceled");
    assert_eq!(world.delete(&path).await.refusal(), (404, "resource_missing"));
    let refused = world.post(&path, &[("cancel_at_period_end", "true")]).await;
    assert_eq!(
        refused.message(),
        "A canceled subscription can only update its cancellation_details and metadata."
    );
    let noted = [("metadata[why]", "price"), ("cancellation_details[feedback]", "too_expensive")];
    assert_eq!(update(&world, &id, &noted).await["cancellation_details"]["feedback"], "too_expensive");
}

#[tokio::test]
async fn lists_leave_out_the_canceled_unless_asked() {
    let world = World::new().await;
    let (customer, ended) = world.subscriber(&[]).await;
    world.delete(&format!("/v1/subscriptions/{ended}")).await.ok();
    let price = world.price("500", "usd", "year").await;
    let params = [("customer", customer.as_str()), ("items[0][price]", price.as_str())];
    let running = world.post("/v1/subscriptions", &params).await.id();
    for (query, expected) in [
        ("", vec![&running]),
        ("&status=all", vec![&running, &ended]),
        ("&status=ended", vec![&ended]),
        ("&status=canceled", vec![&ended]),
        ("&status=trialing", vec![]),
    ] {
        let listed = world.get(&format!("/v1/subscriptions?customer={customer}{query}")).await.ok();
        let ids: Vec<&str> =
            listed["data"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect();
        assert_eq!(ids, expected, "{query}");
    }
}

#[tokio::test]
async fn a_schedule_refuses_direct_changes_until_it_is_released() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let schedule = world.post("/v1/subscription_schedules", &[("from_subscription", &id)]).await.ok();
    assert_eq!(schedule["status"], "active");
    let schedule = schedule["id"].as_str().unwrap();
    let path = format!("/v1/subscriptions/{id}");
    for params in [("cancel_at_period_end", "true"), ("cancel_at", "1800000000")] {
        let refused = world.post(&path, &[params]).await;
        assert_eq!(refused.status, 400);
        assert_eq!(
            refused.message(),
            format!(
                "The subscription is managed by the subscription schedule `{schedule}`, and updating any cancelation \
                 behavior directly is not allowed. Please update the schedule instead."
            )
        );
    }
    update(&world, &id, &[("metadata[a]", "b")]).await;

    let released = world.post(&format!("/v1/subscription_schedules/{schedule}/release"), &[]).await.ok();
    assert_eq!((&released["status"], &released["released_subscription"]), (&json!("released"), &json!(id)));
    assert_eq!(update(&world, &id, &[("cancel_at_period_end", "true")]).await["cancel_at_period_end"], true);
}

#[tokio::test]
async fn prices_of_one_subscription_must_fit_together() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_visa")).await;
    let (monthly, yearly) =
        (world.price("100", "usd", "month").await, world.price("900", "usd", "year").await);
    let euro = world.price("100", "eur", "month").await;
    let two = |second| {
        [("customer", customer.as_str()), ("items[0][price]", monthly.as_str()), ("items[1][price]", second)]
    };
    assert_eq!(world.post("/v1/subscriptions", &two(&euro)).await.status, 400);
    assert_eq!(world.post("/v1/subscriptions", &two(&yearly)).await.status, 400);
    let flexible = [two(&yearly).as_slice(), &[("billing_mode[type]", "flexible")]].concat();
    let mixed = world.post("/v1/subscriptions", &flexible).await.ok();
    let ends: Vec<&Value> =
        mixed["items"]["data"].as_array().unwrap().iter().map(|i| &i["current_period_end"]).collect();
    assert_ne!(ends[0], ends[1], "each item has its own period");
}

#[tokio::test]
async fn a_change_of_plan_is_prorated_and_shown_in_the_preview() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let item = world.get(&format!("/v1/subscription_items?subscription={id}")).await.ok();
    let item = item["data"][0]["id"].as_str().unwrap().to_owned();
    let double = world.price("2000", "usd", "month").await;
    update(&world, &id, &[("items[0][id]", &item), ("items[0][price]", &double)]).await;
    let preview = world.post("/v1/invoices/create_preview", &[("subscription", &id)]).await.ok();
    let amounts: Vec<i64> = preview["lines"]["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["amount"].as_i64().unwrap())
        .collect();
    assert_eq!(amounts, [-1_000, 2_000, 2_000]);

    update(&world, &id, &[("cancel_at_period_end", "true")]).await;
    let none = world.post("/v1/invoices/create_preview", &[("subscription", &id)]).await;
    assert_eq!(none.refusal(), (404, "invoice_upcoming_none"));
}

#[tokio::test]
async fn a_payment_method_of_its_own_must_be_the_customers_and_can_be_unset() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let own = update(&world, &id, &[("default_payment_method", "pm_card_mastercard")]).await;
    assert!(own["default_payment_method"].as_str().unwrap().starts_with("pm_"));
    assert_eq!(
        update(&world, &id, &[("default_payment_method", "")]).await["default_payment_method"],
        json!(null)
    );
    let stranger =
        world.post("/v1/payment_methods", &[("type", "card"), ("card[token]", "tok_visa")]).await.id();
    let refused =
        world.post(&format!("/v1/subscriptions/{id}"), &[("default_payment_method", &stranger)]).await;
    assert_eq!(refused.status, 400);
}
