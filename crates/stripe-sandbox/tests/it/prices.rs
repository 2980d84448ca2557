//! `/v1/prices`, and `/v1/plans`, their older name.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_recurring_price_is_a_plan_too_and_both_are_told_of() {
    let world = World::new().await;
    let price = world.price("1000", "usd", "month").await;
    let path = format!("/v1/prices/{price}");
    world.post(&path, &[("nickname", "Gold")]).await.ok();
    let plan = world.get(&format!("/v1/plans/{price}")).await.ok();
    assert_eq!(
        (&plan["amount"], &plan["interval"], &plan["nickname"]),
        (&json!(1000), &json!("month"), &json!("Gold"))
    );
    assert_eq!(world.get("/v1/plans").await.ok()["data"], json!([plan]));
    world.delete(&format!("/v1/plans/{price}")).await.ok();
    assert_eq!(world.get(&path).await.refusal(), (404, "resource_missing"));
    let expected = [
        "product.created",
        "plan.created",
        "price.created",
        "price.updated",
        "plan.updated",
        "plan.deleted",
        "price.deleted",
    ];
    assert_eq!(world.event_types().await, expected);
    let product = plan["product"].as_str().unwrap();
    world.delete(&format!("/v1/products/{product}")).await.ok();
}

#[tokio::test]
async fn a_deleted_plan_goes_on_for_whoever_has_it_and_for_nobody_else() {
    let world = World::new().await;
    let (customer, subscription) = world.subscriber(&[]).await;
    let path = format!("/v1/subscriptions/{subscription}");
    let before = world.get(&path).await.ok();
    let plan = before["items"]["data"][0]["plan"]["id"].as_str().unwrap();
    world.delete(&format!("/v1/plans/{plan}")).await.ok();
    assert_eq!(world.get(&path).await.ok(), before);
    world.advance_days(32).await;
    let invoices = world.get(&format!("/v1/invoices?subscription={subscription}")).await.ok();
    assert_eq!(invoices["data"][0]["amount_paid"], 1000);
    let again = [("customer", customer.as_str()), ("items[0][price]", plan)];
    assert_eq!(world.post("/v1/subscriptions", &again).await.refusal(), (400, "resource_missing"));
    assert_eq!(world.get("/v1/plans").await.ok()["data"], json!([]));
    assert_eq!(world.get("/v1/prices").await.ok()["data"], json!([]));
}

#[tokio::test]
async fn a_plan_may_be_made_again_under_the_name_of_one_that_nobody_has() {
    let world = World::new().await;
    let product = world.post("/v1/products", &[("name", "Team")]).await.id();
    let plan = |amount| {
        [
            ("id", "gold"),
            ("product", product.as_str()),
            ("currency", "usd"),
            ("interval", "month"),
            ("amount", amount),
        ]
    };
    world.post("/v1/plans", &plan("100")).await.ok();
    assert_eq!(world.post("/v1/plans", &plan("200")).await.status, 400);
    world.delete("/v1/plans/gold").await.ok();
    world.post("/v1/plans", &plan("200")).await.ok();
    assert_eq!(world.get("/v1/prices/gold").await.ok()["unit_amount"], 200);
}

#[tokio::test]
async fn an_inline_price_is_found_by_its_identifier_alone_and_is_for_sale_to_nobody() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_visa")).await;
    let product = world.post("/v1/products", &[("name", "Team")]).await.id();
    let inline = [
        ("customer", customer.as_str()),
        ("items[0][price_data][product]", product.as_str()),
        ("items[0][price_data][currency]", "usd"),
        ("items[0][price_data][unit_amount]", "5000"),
        ("items[0][price_data][recurring][interval]", "month"),
    ];
    let subscription = world.post("/v1/subscriptions", &inline).await.ok();
    let price = &subscription["items"]["data"][0]["price"];
    assert_eq!((&price["active"], &price["unit_amount"]), (&json!(false), &json!(5000)));
    let id = price["id"].as_str().unwrap();
    assert_eq!(&world.get(&format!("/v1/prices/{id}")).await.ok(), price);
    for list in ["/v1/prices", "/v1/prices?active=false", "/v1/plans"] {
        assert_eq!(world.get(list).await.ok()["data"], json!([]), "{list}");
    }
    assert_eq!(world.post(&format!("/v1/prices/{id}"), &[("active", "true")]).await.status, 400);
    let again = [("customer", customer.as_str()), ("items[0][price]", id)];
    assert_eq!(world.post("/v1/subscriptions", &again).await.status, 400);
}

#[tokio::test]
async fn a_subscription_that_is_refused_leaves_no_inline_price_behind() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let product = world.post("/v1/products", &[("name", "Team")]).await.id();
    let refused = [
        ("customer", customer.as_str()),
        ("items[0][price_data][product]", product.as_str()),
        ("items[0][price_data][currency]", "usd"),
        ("items[0][price_data][unit_amount]", "5000"),
        ("items[0][price_data][recurring][interval]", "month"),
    ];
    assert_eq!(world.post("/v1/subscriptions", &refused).await.status, 400);
    world.delete(&format!("/v1/products/{product}")).await.ok();
    assert_eq!(world.event_types().await, ["customer.created", "product.created", "product.deleted"]);
}
