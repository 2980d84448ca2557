//! `/v1/events`.

use serde_json::json;

use crate::world::{World, form, reply};

#[tokio::test]
async fn each_change_is_recorded_with_what_was_before_and_who_asked() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let path = format!("/v1/customers/{customer}");
    let update =
        form(world.request(reqwest::Method::POST, &path), &[("name", "Grace"), ("metadata[a]", "b")]);
    let updated = reply(update.header("idempotency-key", "key-1")).await;
    let request_id = updated.header("request-id").unwrap().to_owned();
    let event = world.get("/v1/events?limit=1").await.ok()["data"][0].clone();
    assert_eq!(event["type"], "customer.updated");
    assert_eq!(event["data"]["object"], updated.ok());
    assert_eq!(event["data"]["previous_attributes"], json!({ "metadata": { "a": null }, "name": "Ada" }));
    assert_eq!(event["request"], json!({ "id": request_id, "idempotency_key": "key-1" }));
    let path = format!("/v1/events/{}", event["id"].as_str().unwrap());
    assert_eq!(world.get(&path).await.ok(), event);
}

#[tokio::test]
async fn a_change_that_changes_nothing_is_not_recorded() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    world.post(&format!("/v1/customers/{customer}"), &[("name", "Ada")]).await.ok();
    assert_eq!(world.event_types().await, ["customer.created"]);
}

#[tokio::test]
async fn a_paid_subscription_tells_its_whole_story() {
    let world = World::new().await;
    world.subscriber(&[]).await;
    let expected = [
        "customer.created",
        "payment_method.attached",
        "customer.updated",
        "product.created",
        "plan.created",
        "price.created",
        "customer.updated",
        "invoice.created",
        "customer.subscription.created",
        "invoice.finalized",
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "invoice_payment.paid",
        "invoice.updated",
        "invoice.paid",
        "invoice.payment_succeeded",
        "customer.subscription.updated",
    ];
    assert_eq!(world.event_types().await, expected);
}

#[tokio::test]
async fn events_are_found_by_type_and_reach_back_thirty_days() {
    let world = World::new().await;
    world.customer(None).await;
    world.price("100", "usd", "month").await;
    let count = async |query: &str| {
        world.get(&format!("/v1/events?{query}")).await.ok()["data"].as_array().unwrap().len()
    };
    assert_eq!(count("type=customer.created").await, 1);
    assert_eq!(count("types[]=price.created&types[]=product.created").await, 2);
    assert_eq!(count("type=price.*").await, 1);
    assert_eq!(count("created[gt]=4000000000").await, 0);
    assert_eq!(world.get("/v1/events?type=a&types[]=b").await.status, 400);
    let newest = world.get("/v1/events?limit=1").await.ok()["data"][0].clone();
    let (id, created) = (newest["id"].as_str().unwrap(), newest["created"].as_i64().unwrap());
    assert_eq!(count(&format!("created[gte]={created}&created[lte]={created}")).await, 4);
    assert_eq!(count(&format!("starting_after={id}")).await, 3);
    assert_eq!(count(&format!("ending_before={id}")).await, 0);
    assert_eq!((count("delivery_success=true").await, count("delivery_success=false").await), (4, 0));
    world.advance_days(31).await;
    assert_eq!(count("limit=100").await, 0);
}
