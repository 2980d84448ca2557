//! `/v1/customers`, products and prices.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_customer_is_made_changed_and_found() {
    let world = World::new().await;
    let params = [
        ("email", "ada@example.com"),
        ("name", "Ada Lovelace"),
        ("metadata[plan]", "gold"),
        ("metadata[seat]", "1"),
        ("preferred_locales[0]", "de"),
        ("address[city]", "Wien"),
    ];
    let id = world.post("/v1/customers", &params).await.id();
    let path = format!("/v1/customers/{id}");
    let changes = [("metadata[plan]", ""), ("metadata[team]", "a"), ("name", ""), ("phone", "+43 1")];
    let changed = world.post(&path, &changes).await.ok();
    assert_eq!(changed["metadata"], json!({ "seat": "1", "team": "a" }));
    assert_eq!(changed["name"], json!(null));
    assert_eq!(changed["phone"], "+43 1");
    assert_eq!(changed["address"]["city"], "Wien");
    assert_eq!(changed["preferred_locales"], json!(["de"]));
    assert_eq!(world.get(&path).await.ok(), changed);

    let found = world.get("/v1/customers?email=ada@example.com").await.ok();
    assert_eq!(found["data"][0]["id"], id.as_str());
    assert_eq!(world.get("/v1/customers?email=eve@example.com").await.ok()["data"], json!([]));
}

#[tokio::test]
async fn a_deleted_customer_is_a_tombstone_and_its_subscriptions_have_ended() {
    let world = World::new().await;
    let (customer, subscription) = world.subscriber(&[]).await;
    let path = format!("/v1/customers/{customer}");
    let tombstone = json!({ "id": customer, "object": "customer", "deleted": true });
    assert_eq!(world.delete(&path).await.ok(), tombstone);
    assert_eq!(world.get(&path).await.ok(), tombstone);
    assert_eq!(world.post(&path, &[("name", "Eve")]).await.refusal(), (404, "resource_missing"));
    assert_eq!(world.get("/v1/customers").await.ok()["data"], json!([]));
    let subscription = world.get(&format!("/v1/subscriptions/{subscription}")).await.ok();
    assert_eq!(subscription["status"], "canceled");
}

#[tokio::test]
async fn only_a_payment_method_of_their_own_can_be_a_customers_default() {
    let world = World::new().await;
    let (first, second) = (world.customer(Some("pm_card_visa")).await, world.customer(None).await);
    let card = world.get(&format!("/v1/customers/{first}")).await.ok();
    let card = card["invoice_settings"]["default_payment_method"].as_str().unwrap().to_owned();
    let path = format!("/v1/customers/{second}");
    let refused = world.post(&path, &[("invoice_settings[default_payment_method]", &card)]).await;
    assert_eq!(refused.status, 400);
    assert!(refused.message().starts_with("The customer does not have a payment method with the ID pm_"));
}

#[tokio::test]
async fn a_product_has_prices_one_of_which_may_be_its_default() {
    let world = World::new().await;
    let params = [
        ("name", "Team"),
        ("default_price_data[unit_amount]", "4900"),
        ("default_price_data[currency]", "USD"),
        ("default_price_data[recurring][interval]", "month"),
    ];
    let product = world.post("/v1/products", &params).await.ok();
    let price = product["default_price"].as_str().unwrap();
    let price = world.get(&format!("/v1/prices/{price}")).await.ok();
    assert_eq!(price["currency"], "usd");
    assert_eq!(price["unit_amount_decimal"], "4900");
    assert_eq!(price["recurring"]["interval_count"], 1);

    let path = format!("/v1/products/{}", product["id"].as_str().unwrap());
    assert_eq!(world.post(&path, &[("active", "false"), ("description", "Old")]).await.ok()["active"], false);
    assert_eq!(world.get("/v1/products?active=true").await.ok()["data"], json!([]));
    assert_eq!(world.delete(&path).await.status, 400, "a product with prices stays");
}

#[tokio::test]
async fn tiers_are_shown_to_those_who_ask() {
    let world = World::new().await;
    let params = [
        ("product_data[name]", "Seats"),
        ("currency", "kwd"),
        ("billing_scheme", "tiered"),
        ("tiers_mode", "graduated"),
        ("tiers[0][up_to]", "10"),
        ("tiers[0][unit_amount]", "1000"),
        ("tiers[1][up_to]", "inf"),
        ("tiers[1][unit_amount]", "500"),
        ("recurring[interval]", "year"),
    ];
    let price = world.post("/v1/prices", &params).await.ok();
    assert_eq!(price["unit_amount"], json!(null));
    assert_eq!(price.get("tiers"), None);
    let path = format!("/v1/prices/{}?expand[]=tiers", price["id"].as_str().unwrap());
    assert_eq!(world.get(&path).await.ok()["tiers"][0]["up_to"], 10);
}

#[tokio::test]
async fn lookup_keys_are_unique_and_find_their_price() {
    let world = World::new().await;
    let params =
        [("product_data[name]", "A"), ("currency", "jpy"), ("unit_amount", "500"), ("lookup_key", "a_yen")];
    let id = world.post("/v1/prices", &params).await.id();
    assert_eq!(world.post("/v1/prices", &params).await.status, 400);
    let found = world.get("/v1/prices?lookup_keys[]=a_yen").await.ok();
    assert_eq!(found["data"][0]["id"], id.as_str());
}

#[tokio::test]
async fn tax_ids_are_checked_shown_on_request_and_on_the_next_invoice() {
    let world = World::new().await;
    let (customer, _) = world.subscriber(&[]).await;
    let path = format!("/v1/customers/{customer}/tax_ids");
    let made = world.post(&path, &[("type", "eu_vat"), ("value", "DE000000000")]).await.ok();
    assert_eq!((&made["country"], &made["verification"]["status"]), (&json!("DE"), &json!("pending")));
    let types = world.event_types().await;
    assert!(types.ends_with(&["customer.tax_id.created".to_owned(), "customer.tax_id.updated".to_owned()]));
    let expanded = world.get(&format!("/v1/customers/{customer}?expand[]=tax_ids")).await.ok();
    assert_eq!(expanded["tax_ids"]["data"][0]["verification"]["status"], "verified");
    assert_eq!(
        world.post(&path, &[("type", "eu_vat"), ("value", "1")]).await.refusal(),
        (400, "tax_id_invalid")
    );
    assert_eq!(world.post(&path, &[("type", "xx_vat"), ("value", "1")]).await.status, 400);

    world.advance_days(32).await;
    let invoice =
        world.get(&format!("/v1/invoices?customer={customer}&limit=1")).await.ok()["data"][0].clone();
    assert_eq!(invoice["customer_tax_ids"], json!([{ "type": "eu_vat", "value": "DE000000000" }]));

    let one = format!("{path}/{}", made["id"].as_str().unwrap());
    assert_eq!(world.get(&one).await.ok()["value"], "DE000000000");
    assert_eq!(world.delete(&one).await.ok()["deleted"], true);
    assert_eq!(world.event_types().await.last().unwrap(), "customer.tax_id.deleted");
    assert_eq!(world.get(&path).await.ok()["data"], json!([]));
}
