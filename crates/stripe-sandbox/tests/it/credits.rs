//! Giving money back: `/v1/charges`, `/v1/refunds`, `/v1/credit_notes`, `/v1/invoice_payments`.

use serde_json::{Value, json};

use crate::world::World;

/// The latest invoice of a subscription that has just begun.
async fn invoice(world: &World, extra: &[(&str, &str)]) -> Value {
    let (customer, _) = world.subscriber(extra).await;
    world.get(&format!("/v1/invoices?customer={customer}")).await.ok()["data"][0].clone()
}

fn id(object: &Value) -> &str {
    object["id"].as_str().unwrap()
}

async fn payment_of(world: &World, invoice: &Value) -> Value {
    let listed = world.get(&format!("/v1/invoice_payments?invoice={}", id(invoice))).await.ok();
    listed["data"][0].clone()
}

async fn last_events(world: &World, count: usize) -> Vec<String> {
    let types = world.event_types().await;
    types[types.len() - count..].to_vec()
}

#[tokio::test]
async fn an_invoice_and_its_payment_lead_to_each_other() {
    let world = World::new().await;
    let invoice = invoice(&world, &[]).await;
    let payment = payment_of(&world, &invoice).await;
    assert_eq!((&payment["status"], &payment["amount_paid"]), (&json!("paid"), &json!(1_000)));
    let intent = payment["payment"]["payment_intent"].as_str().unwrap();
    for query in [
        format!("payment[type]=payment_intent&payment[payment_intent]={intent}"),
        "payment[type]=payment_intent&status=paid".to_owned(),
        format!("invoice={}&limit=1", id(&invoice)),
    ] {
        let found = world.get(&format!("/v1/invoice_payments?{query}")).await.ok();
        assert_eq!(found["data"], json!([payment]), "{query}");
    }
    let after = world.get(&format!("/v1/invoice_payments?starting_after={}", id(&payment))).await.ok();
    assert_eq!(after["data"], json!([]));
    assert_eq!(world.get("/v1/invoice_payments?payment[payment_intent]=pi_1").await.status, 400);
    assert_eq!(world.get(&format!("/v1/invoice_payments/{}", id(&payment))).await.ok(), payment);

    let intent = world.get(&format!("/v1/payment_intents/{intent}?expand[]=latest_charge")).await.ok();
    assert_eq!(intent["latest_charge"]["paid"], true);
    assert_eq!(intent["latest_charge"]["payment_method_details"]["card"]["last4"], "4242");
}

#[tokio::test]
async fn a_charge_is_refunded_in_parts_and_never_by_more_than_it_took() {
    let world = World::new().await;
    let invoice = invoice(&world, &[]).await;
    let intent = payment_of(&world, &invoice).await["payment"]["payment_intent"].as_str().unwrap().to_owned();
    let refund = world.post("/v1/refunds", &[("payment_intent", &intent), ("amount", "400")]).await.ok();
    assert_eq!(last_events(&world, 2).await, ["charge.refunded", "refund.created"]);
    let charge = refund["charge"].as_str().unwrap();
    let path = format!("/v1/charges/{charge}?expand[]=refunds");
    let partly = world.get(&path).await.ok();
    assert_eq!((&partly["amount_refunded"], &partly["refunded"]), (&json!(400), &json!(false)));
    assert_eq!(partly["refunds"]["data"], json!([refund]));

    assert_eq!(world.post("/v1/refunds", &[("charge", charge), ("amount", "601")]).await.status, 400);
    world.post("/v1/refunds", &[("charge", charge)]).await.ok();
    assert_eq!(world.get(&path).await.ok()["refunded"], true);
    let again = world.post("/v1/refunds", &[("charge", charge)]).await;
    assert_eq!(again.refusal(), (400, "charge_already_refunded"));
    let listed = world.get(&format!("/v1/refunds?charge={charge}")).await.ok();
    assert_eq!(listed["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_refused_payment_leaves_a_failed_charge_that_cannot_be_refunded() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_chargeCustomerFail")).await;
    let price = world.price("1000", "usd", "month").await;
    let params = [("customer", customer.as_str()), ("items[0][price]", price.as_str())];
    world.post("/v1/subscriptions", &params).await.ok();
    let charge = world.get(&format!("/v1/charges?customer={customer}")).await.ok()["data"][0].clone();
    assert_eq!((&charge["status"], &charge["failure_code"]), (&json!("failed"), &json!("card_declined")));
    assert_eq!(world.post("/v1/refunds", &[("charge", id(&charge))]).await.status, 400);
}

#[tokio::test]
async fn a_credit_note_before_the_payment_lowers_what_is_due_and_can_be_voided() {
    let world = World::new().await;
    let invoice = invoice(&world, &[("payment_behavior", "default_incomplete")]).await;
    let path = format!("/v1/invoices/{}", id(&invoice));
    let credited = [("invoice", id(&invoice)), ("amount", "300"), ("reason", "order_change")];
    let note = world.post("/v1/credit_notes", &credited).await.ok();
    assert_eq!((&note["type"], &note["status"]), (&json!("pre_payment"), &json!("issued")));
    assert_eq!(note["number"], format!("{}-CN-01", invoice["number"].as_str().unwrap()));
    assert_eq!(last_events(&world, 2).await, ["credit_note.created", "invoice.updated"]);
    let lowered = world.get(&path).await.ok();
    assert_eq!(lowered["pre_payment_credit_notes_amount"], 300);
    assert_eq!((&lowered["total"], &lowered["amount_due"]), (&json!(1_000), &json!(700)));

    let voided = world.post(&format!("/v1/credit_notes/{}/void", id(&note)), &[]).await.ok();
    assert_eq!(voided["status"], "void");
    assert_eq!(world.get(&path).await.ok()["amount_due"], 1_000);

    world.post("/v1/credit_notes", &[("invoice", id(&invoice)), ("amount", "1000")]).await.ok();
    assert_eq!(world.get(&path).await.ok()["status"], "paid", "nothing is left to pay");
    let listed = world.get(&format!("/v1/credit_notes?invoice={}", id(&invoice))).await.ok();
    assert_eq!(listed["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_credit_note_after_the_payment_gives_back_exactly_its_amount() {
    let world = World::new().await;
    let invoice = invoice(&world, &[]).await;
    let line = id(&invoice["lines"]["data"][0]);
    let of_line = [
        ("invoice", id(&invoice)),
        ("lines[0][type]", "invoice_line_item"),
        ("lines[0][invoice_line_item]", line),
        ("lines[0][quantity]", "1"),
    ];
    assert_eq!(world.post("/v1/credit_notes", &of_line).await.status, 400, "it does not say how");
    let refunded = [of_line.as_slice(), &[("refund_amount", "600"), ("out_of_band_amount", "400")]].concat();
    let note = world.post("/v1/credit_notes", &refunded).await.ok();
    assert_eq!((&note["type"], &note["total"]), (&json!("post_payment"), &json!(1_000)));
    assert_eq!(note["refunds"][0]["amount_refunded"], 600);
    let path = format!("/v1/invoices/{}", id(&invoice));
    let credited = world.get(&path).await.ok();
    assert_eq!(credited["post_payment_credit_notes_amount"], 1_000);
    assert_eq!(credited["status"], "paid");
    let more = [("invoice", id(&invoice)), ("amount", "1"), ("out_of_band_amount", "1")];
    assert_eq!(world.post("/v1/credit_notes", &more).await.status, 400, "nothing is left to credit");
}

#[tokio::test]
async fn a_voided_invoice_cancels_its_payment() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_chargeCustomerFail")).await;
    let price = world.price("1000", "usd", "month").await;
    let params = [("customer", customer.as_str()), ("items[0][price]", price.as_str())];
    world.post("/v1/subscriptions", &params).await.ok();
    let invoice = world.get("/v1/invoices").await.ok()["data"][0].clone();
    assert_eq!(payment_of(&world, &invoice).await["status"], "open");
    world.post(&format!("/v1/invoices/{}/void", id(&invoice)), &[]).await.ok();
    assert_eq!(payment_of(&world, &invoice).await["status"], "canceled");
}
