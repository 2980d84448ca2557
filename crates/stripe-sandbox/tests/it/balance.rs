//! A customer's balance: a credit is taken off what is invoiced next, and a debt put on it.

use serde_json::{Value, json};

use crate::world::World;

async fn set_balance(world: &World, customer: &str, balance: &str) {
    world.post(&format!("/v1/customers/{customer}"), &[("balance", balance)]).await.ok();
}

async fn balance(world: &World, customer: &str) -> Value {
    world.get(&format!("/v1/customers/{customer}")).await.ok()["balance"].clone()
}

/// A customer with a card and a balance.
async fn customer(world: &World, balance: &str) -> String {
    let customer = world.customer(Some("pm_card_visa")).await;
    set_balance(world, &customer, balance).await;
    customer
}

/// Subscribes for 10.00 USD a month. Answers the subscription.
async fn subscribe(world: &World, customer: &str) -> String {
    let price = world.price("1000", "usd", "month").await;
    world.post("/v1/subscriptions", &[("customer", customer), ("items[0][price]", &price)]).await.id()
}

async fn newest_invoice(world: &World, customer: &str) -> Value {
    world.get(&format!("/v1/invoices?customer={customer}&limit=1")).await.ok()["data"][0].clone()
}

/// An invoice of 10.00 made by hand, still a draft.
async fn draft(world: &World, customer: &str, currency: &str) -> String {
    let invoice = world.post("/v1/invoices", &[("customer", customer), ("currency", currency)]).await.id();
    let item = [("customer", customer), ("invoice", invoice.as_str()), ("amount", "1000")];
    world.post("/v1/invoiceitems", &item).await.ok();
    invoice
}

/// What an invoice says of the balance: what it was before and after, and what the customer is asked for.
fn said(invoice: &Value) -> [&Value; 3] {
    [&invoice["starting_balance"], &invoice["ending_balance"], &invoice["amount_due"]]
}

#[tokio::test]
async fn a_credit_is_taken_off_until_it_is_used_up() {
    let world = World::new().await;
    let customer = customer(&world, "-1500").await;
    let subscription = subscribe(&world, &customer).await;
    let first = newest_invoice(&world, &customer).await;
    assert_eq!(said(&first), [&json!(-1_500), &json!(-500), &json!(0)]);
    assert_eq!(
        (&first["status"], &first["total"], &first["amount_paid"]),
        (&json!("paid"), &json!(1_000), &json!(0))
    );
    assert_eq!(balance(&world, &customer).await, -500);
    let charges = world.get(&format!("/v1/charges?customer={customer}")).await.ok();
    assert_eq!(charges["data"], json!([]), "there was nothing to charge");

    let preview = [("customer", customer.as_str()), ("subscription", subscription.as_str())];
    let preview = world.post("/v1/invoices/create_preview", &preview).await.ok();
    assert_eq!(said(&preview), [&json!(-500), &Value::Null, &json!(500)]);
    assert_eq!(balance(&world, &customer).await, -500, "a preview uses nothing up");

    world.advance_days(32).await;
    let second = newest_invoice(&world, &customer).await;
    assert_eq!(said(&second), [&json!(-500), &json!(0), &json!(500)]);
    assert_eq!((&second["status"], &second["amount_paid"]), (&json!("paid"), &json!(500)));
    assert_eq!(balance(&world, &customer).await, 0);
    let charges = world.get(&format!("/v1/charges?customer={customer}")).await.ok();
    assert_eq!(charges["data"][0]["amount"], 500);
}

#[tokio::test]
async fn a_debt_is_put_on_once() {
    let world = World::new().await;
    let customer = customer(&world, "300").await;
    subscribe(&world, &customer).await;
    let first = newest_invoice(&world, &customer).await;
    assert_eq!(said(&first), [&json!(300), &json!(0), &json!(1_300)]);
    assert_eq!(first["amount_paid"], 1_300);
    assert_eq!(balance(&world, &customer).await, 0);
}

#[tokio::test]
async fn what_an_invoice_uses_up_is_told_and_comes_back_when_it_is_voided() {
    let world = World::new().await;
    let customer = customer(&world, "-400").await;
    let invoice = draft(&world, &customer, "usd").await;
    let path = format!("/v1/invoices/{invoice}");
    assert_eq!(said(&world.get(&path).await.ok()), [&json!(-400), &Value::Null, &json!(600)]);
    set_balance(&world, &customer, "-700").await;
    assert_eq!(said(&world.get(&path).await.ok()), [&json!(-700), &Value::Null, &json!(300)]);

    let open = world.post(&format!("{path}/finalize"), &[]).await.ok();
    assert_eq!(
        (said(&open), &open["amount_remaining"]),
        ([&json!(-700), &json!(0), &json!(300)], &json!(300))
    );
    assert_eq!(balance(&world, &customer).await, 0);
    let updates = world.get("/v1/events?type=customer.updated&limit=1").await.ok();
    assert_eq!(updates["data"][0]["data"]["previous_attributes"]["balance"], -700);
    // What is credited later is for the next one.
    set_balance(&world, &customer, "-50").await;
    assert_eq!(world.get(&path).await.ok()["amount_due"], 300);

    world.post(&format!("{path}/void"), &[]).await.ok();
    assert_eq!(balance(&world, &customer).await, -750);
}

#[tokio::test]
async fn what_an_invoice_gives_back_becomes_a_credit() {
    let world = World::new().await;
    let customer = customer(&world, "0").await;
    let invoice =
        world.post("/v1/invoices", &[("customer", customer.as_str()), ("currency", "usd")]).await.id();
    let item = [("customer", customer.as_str()), ("invoice", invoice.as_str()), ("amount", "-800")];
    world.post("/v1/invoiceitems", &item).await.ok();
    let paid = world.post(&format!("/v1/invoices/{invoice}/finalize"), &[]).await.ok();
    assert_eq!((said(&paid), &paid["status"]), ([&json!(0), &json!(-800), &json!(0)], &json!("paid")));
    assert_eq!(balance(&world, &customer).await, -800);
}

#[tokio::test]
async fn a_balance_counts_in_the_customers_currency_only() {
    let world = World::new().await;
    let customer = customer(&world, "0").await;
    subscribe(&world, &customer).await;
    set_balance(&world, &customer, "-400").await;
    let invoice = draft(&world, &customer, "eur").await;
    let open = world.post(&format!("/v1/invoices/{invoice}/finalize"), &[]).await.ok();
    assert_eq!(said(&open), [&json!(0), &json!(0), &json!(1_000)]);
    assert_eq!(balance(&world, &customer).await, -400);
}
