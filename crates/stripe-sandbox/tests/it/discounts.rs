//! Coupons, what they take off invoices, and that a preview is what the next invoice will be.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{World, reply};

async fn coupon(world: &World, params: &[(&str, &str)]) -> String {
    world.post("/v1/coupons", params).await.id()
}

/// A subscription for a month's 20.00, and more parameters.
async fn subscription(world: &World, more: &[(&str, &str)]) -> (String, String) {
    let customer = world.customer(Some("pm_card_visa")).await;
    let price = world.price("2000", "usd", "month").await;
    let id = subscribe(world, &customer, &price, more).await;
    (customer, id)
}

async fn subscribe(world: &World, customer: &str, price: &str, more: &[(&str, &str)]) -> String {
    let mut params = vec![("customer", customer), ("items[0][price]", price)];
    params.extend(more);
    world.post("/v1/subscriptions", &params).await.id()
}

async fn newest_invoice(world: &World, subscription: &str) -> Value {
    world.get(&format!("/v1/invoices?subscription={subscription}&limit=1")).await.ok()["data"][0].clone()
}

async fn preview(world: &World, subscription: &str) -> Value {
    world.post("/v1/invoices/create_preview", &[("subscription", subscription)]).await.ok()
}

/// Totals of the invoices of so many months, each after having been previewed as the same.
async fn months(world: &World, subscription: &str, count: usize) -> Vec<i64> {
    let mut totals = Vec::new();
    for _ in 0..count {
        let preview = preview(world, subscription).await;
        let before = newest_invoice(world, subscription).await["id"].clone();
        while newest_invoice(world, subscription).await["id"] == before {
            world.advance_days(1).await;
        }
        let invoice = newest_invoice(world, subscription).await;
        for field in ["total", "subtotal", "amount_due", "currency", "total_discount_amounts"] {
            assert_eq!(preview[field], invoice[field], "{field}");
        }
        assert_eq!(preview["period_end"], invoice["created"]);
        totals.push(invoice["total"].as_i64().unwrap());
    }
    totals
}

#[tokio::test]
async fn a_discount_is_taken_off_forever_once_or_for_some_months() {
    let world = World::new().await;
    let forever = coupon(&world, &[("percent_off", "25.5"), ("duration", "forever")]).await;
    let (_, id) = subscription(&world, &[("discounts[0][coupon]", &forever)]).await;
    assert_eq!(newest_invoice(&world, &id).await["total"], 1_490);
    assert_eq!(months(&world, &id, 3).await, [1_490; 3]);

    let once = coupon(&world, &[("amount_off", "500"), ("currency", "usd"), ("duration", "once")]).await;
    let (_, id) = subscription(&world, &[("discounts[0][coupon]", &once)]).await;
    assert_eq!(newest_invoice(&world, &id).await["total"], 1_500);
    assert_eq!(world.get(&format!("/v1/subscriptions/{id}")).await.ok()["discounts"], json!([]));
    assert_eq!(months(&world, &id, 2).await, [2_000; 2]);

    let repeating = [("percent_off", "50"), ("duration", "repeating"), ("duration_in_months", "2")];
    let repeating = coupon(&world, &repeating).await;
    let (_, id) = subscription(&world, &[("discounts[0][coupon]", &repeating)]).await;
    assert_eq!(newest_invoice(&world, &id).await["total"], 1_000);
    assert_eq!(months(&world, &id, 3).await, [1_000, 2_000, 2_000]);
    assert_eq!(world.get(&format!("/v1/subscriptions/{id}")).await.ok()["discounts"], json!([]));
}

#[tokio::test]
async fn discounts_of_items_subscriptions_and_customers_go_together() {
    let world = World::new().await;
    let ten = coupon(&world, &[("percent_off", "10"), ("duration", "forever")]).await;
    let large = [("amount_off", "99999"), ("currency", "usd"), ("duration", "forever")];
    let large = coupon(&world, &large).await;
    let (customer, id) = subscription(&world, &[]).await;
    assert_eq!(preview(&world, &id).await["total"], 2_000);
    world.post(&format!("/v1/customers/{customer}"), &[("coupon", &ten)]).await.ok();
    assert_eq!(preview(&world, &id).await["total"], 1_800, "the customer's");
    let item = world.get(&format!("/v1/subscriptions/{id}")).await.ok()["items"]["data"][0]["id"].clone();
    let item = item.as_str().unwrap();
    let path = format!("/v1/subscriptions/{id}");
    let params = [("items[0][id]", item), ("items[0][discounts][0][coupon]", &*ten)];
    world.post(&path, &params).await.ok();
    assert_eq!(preview(&world, &id).await["total"], 1_620, "the item's first, and then the customer's");
    world.post(&path, &[("discounts[0][coupon]", &large)]).await.ok();
    assert_eq!(preview(&world, &id).await["total"], 0, "the subscription's in place of the customer's");
    world.delete(&format!("{path}/discount")).await.ok();
    world.post(&path, &[("items[0][id]", item), ("items[0][discounts]", "")]).await.ok();
    world.delete(&format!("/v1/customers/{customer}/discount")).await.ok();
    let kinds = world.get("/v1/events?limit=100").await.ok();
    let count =
        |kind: &str| kinds["data"].as_array().unwrap().iter().filter(|one| one["type"] == kind).count();
    assert_eq!((count("customer.discount.created"), count("customer.discount.deleted")), (3, 3));
    assert_eq!(months(&world, &id, 1).await, [2_000]);
}

#[tokio::test]
async fn a_preview_is_the_next_invoice_also_after_a_trial_and_with_prorations() {
    let world = World::new().await;
    let (_, id) = subscription(&world, &[("trial_period_days", "7"), ("items[0][quantity]", "3")]).await;
    assert_eq!(months(&world, &id, 1).await, [6_000]);
    world.advance_days(10).await;
    let item = world.get(&format!("/v1/subscriptions/{id}")).await.ok()["items"]["data"][0]["id"].clone();
    let params = [("items[0][id]", item.as_str().unwrap()), ("items[0][quantity]", "5")];
    world.post(&format!("/v1/subscriptions/{id}"), &params).await.ok();
    let with_parts = months(&world, &id, 1).await[0];
    assert!(with_parts > 10_000, "{with_parts}");
    assert_eq!(months(&world, &id, 1).await, [10_000]);
}

#[tokio::test]
async fn a_discount_holds_its_coupon_before_2025_09_30_and_names_it_since() {
    let world = World::new().await;
    let params = [("percent_off", "20"), ("duration", "forever"), ("name", "Friends")];
    let id = coupon(&world, &params).await;
    let (_, subscription) = subscription(&world, &[("discounts[0][coupon]", &id)]).await;
    let path = format!("/v1/subscriptions/{subscription}");
    let current = async |path: String| {
        reply(world.request(Method::GET, &path).header("stripe-version", "2026-02-25.clover")).await.ok()
    };
    let plain = current(path.clone()).await;
    assert!(plain["discounts"][0].is_string() && plain.get("discount").is_none());
    let expanded = current(format!("{path}?expand[]=discounts.source.coupon")).await;
    let discount = &expanded["discounts"][0];
    assert_eq!((&discount["source"]["coupon"]["name"], discount.get("coupon")), (&json!("Friends"), None));
    let listed = current("/v1/subscriptions?expand[]=data.discounts.source.coupon".to_owned()).await;
    assert_eq!(&listed["data"][0]["discounts"][0], discount);
    let old = world.request(Method::GET, &path).header("stripe-version", "2024-06-20");
    let old = reply(old).await.ok();
    assert_eq!(old["discount"]["coupon"]["percent_off"], 20);
    assert_eq!(old["discounts"], plain["discounts"]);
    assert_eq!(old["discount"].get("source"), None);
}
