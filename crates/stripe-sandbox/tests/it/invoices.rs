//! `/v1/invoices`.

use serde_json::json;

use crate::world::World;

/// An open invoice of a subscription that nobody has paid.
async fn open_invoice(world: &World) -> String {
    let (_, subscription) = world.subscriber(&[("payment_behavior", "default_incomplete")]).await;
    let subscription = world.get(&format!("/v1/subscriptions/{subscription}")).await.ok();
    assert_eq!(subscription["status"], "incomplete");
    subscription["latest_invoice"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn paying_an_open_invoice_settles_it_once() {
    let world = World::new().await;
    let id = open_invoice(&world).await;
    let paid = world.post(&format!("/v1/invoices/{id}/pay"), &[]).await.ok();
    assert_eq!(paid["status"], "paid");
    assert_eq!((&paid["amount_paid"], &paid["amount_remaining"]), (&json!(1_000), &json!(0)));
    let again = world.post(&format!("/v1/invoices/{id}/pay"), &[]).await;
    assert_eq!((again.status, again.message()), (400, "Invoice is already paid"));

    let payments = world.get(&format!("/v1/invoices/{id}?expand[]=payments")).await.ok();
    let intent = payments["payments"]["data"][0]["payment"]["payment_intent"].as_str().unwrap().to_owned();
    assert_eq!(world.get(&format!("/v1/payment_intents/{intent}")).await.ok()["status"], "succeeded");
}

#[tokio::test]
async fn numbers_count_up_within_the_customers_prefix() {
    let world = World::new().await;
    let (customer, _) = world.subscriber(&[]).await;
    let price = world.price("500", "usd", "month").await;
    world.post("/v1/subscriptions", &[("customer", &customer), ("items[0][price]", &price)]).await.ok();
    let prefix = world.get(&format!("/v1/customers/{customer}")).await.ok()["invoice_prefix"].clone();
    let invoices = world.get(&format!("/v1/invoices?customer={customer}")).await.ok();
    let numbers: Vec<&str> = invoices["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|invoice| invoice["number"].as_str().unwrap())
        .collect();
    let prefix = prefix.as_str().unwrap();
    assert_eq!(numbers, [format!("{prefix}-0002"), format!("{prefix}-0001")]);
}

#[tokio::test]
async fn void_and_uncollectible_are_for_open_invoices() {
    let world = World::new().await;
    let id = open_invoice(&world).await;
    let path = |action: &str| format!("/v1/invoices/{id}/{action}");
    assert_eq!(world.post(&path("mark_uncollectible"), &[]).await.ok()["status"], "uncollectible");
    assert_eq!(world.post(&path("mark_uncollectible"), &[]).await.status, 400);
    assert_eq!(world.post(&path("void"), &[]).await.ok()["status"], "void");
    assert_eq!(world.post(&path("void"), &[]).await.status, 400);
    assert_eq!(world.post(&path("pay"), &[]).await.status, 400);
    assert_eq!(world.post(&path("finalize"), &[]).await.status, 400);
}

#[tokio::test]
async fn lists_filter_and_lines_have_a_list_of_their_own() {
    let world = World::new().await;
    let (customer, subscription) = world.subscriber(&[]).await;
    for query in [
        format!("customer={customer}"),
        format!("subscription={subscription}"),
        "status=paid".to_owned(),
        "created[gte]=1".to_owned(),
    ] {
        let listed = world.get(&format!("/v1/invoices?{query}")).await.ok();
        assert_eq!(listed["data"].as_array().unwrap().len(), 1, "{query}");
    }
    for query in ["status=open", "customer=cus_nobody", "created[lt]=1"] {
        let listed = world.get(&format!("/v1/invoices?{query}")).await.ok();
        assert_eq!(listed["data"], json!([]), "{query}");
    }
    let invoice = world.get("/v1/invoices").await.ok()["data"][0]["id"].as_str().unwrap().to_owned();
    let lines = world.get(&format!("/v1/invoices/{invoice}/lines")).await.ok();
    assert_eq!(lines["data"][0]["description"], "1 × Team");
    assert_eq!(
        lines["data"][0]["parent"]["subscription_item_details"]["subscription"],
        subscription.as_str()
    );
}
