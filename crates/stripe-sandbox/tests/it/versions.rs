//! Shapes by `Stripe-Version`: of answers, of events, of what is expanded.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{World, form, reply};

const OLDEST: &str = "2019-03-14";
const OLD: &str = "2024-06-20";
const BASIL: &str = "2025-03-31.basil";
const CLOVER: &str = "2026-02-25.clover";

async fn get(world: &World, version: &str, path: &str) -> Value {
    reply(world.request(Method::GET, path).header("stripe-version", version)).await.ok()
}

#[tokio::test]
async fn one_subscription_is_told_in_four_ways() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let path = format!("/v1/subscriptions/{id}");
    let plain = world.get(&path).await.ok();
    assert_eq!(get(&world, CLOVER, &path).await, plain);
    assert_eq!(get(&world, BASIL, &path).await, plain);
    let item = &plain["items"]["data"][0];

    let old = get(&world, OLD, &path).await;
    assert_eq!(old["current_period_end"], item["current_period_end"]);
    assert_eq!(old["items"]["data"][0].get("current_period_end"), None);
    assert_eq!(old["items"]["data"][0]["price"], item["price"]);

    let oldest = get(&world, OLDEST, &path).await;
    assert_eq!(oldest["items"]["data"][0].get("price"), None);
    assert_eq!(oldest["items"]["data"][0]["plan"], item["plan"]);
    assert_eq!(oldest["plan"], item["plan"]);
}

#[tokio::test]
async fn an_invoice_and_its_payment_are_linked_as_the_version_does_it() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    let path = format!("/v1/invoices?subscription={id}");
    let new = get(&world, CLOVER, &path).await["data"][0].clone();
    for field in ["subscription", "paid", "charge", "payment_intent"] {
        assert_eq!(new.get(field), None, "{field}");
    }
    let old = get(&world, OLD, &path).await["data"][0].clone();
    assert_eq!((&old["subscription"], &old["paid"]), (&json!(id), &json!(true)));
    assert_eq!(old["lines"]["data"][0]["price"]["unit_amount"], 1_000);
    let charge = get(&world, OLD, &format!("/v1/charges/{}", old["charge"].as_str().unwrap())).await;
    assert_eq!(charge["invoice"], old["id"]);

    let expanded = format!("/v1/subscriptions/{id}?expand[]=latest_invoice.payment_intent");
    let intent = get(&world, OLD, &expanded).await["latest_invoice"]["payment_intent"].clone();
    assert_eq!((&intent["id"], &intent["invoice"]), (&old["payment_intent"], &old["id"]));
    let refused = reply(world.request(Method::GET, &expanded).header("stripe-version", CLOVER)).await;
    assert_eq!(refused.status, 400, "the field went away with basil");
}

#[tokio::test]
async fn events_keep_the_version_of_the_account_at_their_birth() {
    let world = World::new().await;
    let (_, id) = world.subscriber(&[]).await;
    world.control(Method::PUT, "/sandbox/account", json!({ "apiVersion": OLD })).await;
    let path = format!("/v1/subscriptions/{id}");
    let update = form(world.request(Method::POST, &path), &[("cancel_at_period_end", "true")]);
    reply(update.header("stripe-version", CLOVER)).await.ok();
    let events = get(&world, CLOVER, "/v1/events?type=customer.subscription.*").await;
    let versions: Vec<&Value> =
        events["data"].as_array().unwrap().iter().map(|event| &event["api_version"]).collect();
    assert_eq!(versions, [OLD, stripe_sandbox::API_VERSION, stripe_sandbox::API_VERSION]);
    let newest = &events["data"][0]["data"];
    assert!(newest["object"]["current_period_end"].is_i64());
    assert_eq!(newest["previous_attributes"]["cancel_at_period_end"], false);
    assert_eq!(newest["previous_attributes"].get("current_period_end"), None, "it did not change");
    assert_eq!(events["data"][1]["data"]["object"].get("current_period_end"), None);
    let plain = world.get(&path).await;
    assert_eq!(plain.header("stripe-version"), Some(OLD));
    assert!(plain.ok()["current_period_end"].is_i64(), "without a header, the account's");
}

#[tokio::test]
async fn new_subscriptions_are_flexible_from_clover_on_and_unknown_versions_are_refused() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_visa")).await;
    let price = world.price("1000", "usd", "month").await;
    let params = [("customer", customer.as_str()), ("items[0][price]", price.as_str())];
    for (version, mode) in [(BASIL, "classic"), (CLOVER, "flexible")] {
        let create = form(world.request(Method::POST, "/v1/subscriptions"), &params);
        let made = reply(create.header("stripe-version", version)).await.ok();
        assert_eq!(made["billing_mode"]["type"], mode, "{version}");
    }
    let refused =
        reply(world.request(Method::GET, "/v1/customers").header("stripe-version", "tomorrow")).await;
    assert_eq!((refused.status, refused.message()), (400, "Invalid Stripe API version: tomorrow"));
}

#[tokio::test]
async fn a_discount_names_its_coupon_or_has_all_of_it() {
    let world = World::new().await;
    let customers = world.sandbox.seed_demo(None);
    let discounted = customers.iter().find(|one| one.email == "percent@discounts.example").unwrap();
    let path =
        format!("/v1/subscriptions?customer={}&expand[]=data.discounts", discounted.stripe_customer_id);
    let discount = async |version, expand: &str| {
        let list = get(&world, version, &format!("{path}{expand}")).await;
        list["data"][0]["discounts"][0].clone()
    };
    let old = discount(BASIL, "").await;
    assert_eq!((&old["coupon"]["percent_off"], old.get("source")), (&json!(25), None));
    let new = discount(CLOVER, "").await;
    assert_eq!((&new["source"]["coupon"], new.get("coupon")), (&old["coupon"]["id"], None));
    let expanded = discount(CLOVER, "&expand[]=data.discounts.source.coupon").await;
    assert_eq!(expanded["source"]["coupon"], old["coupon"]);
}
