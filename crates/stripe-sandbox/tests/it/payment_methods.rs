//! `/v1/payment_methods` and `/v1/setup_intents`.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn test_methods_become_new_ones_wherever_they_are_named() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let attach =
        |method: &str| (format!("/v1/payment_methods/{method}/attach"), [("customer", customer.clone())]);
    let mut ids = Vec::new();
    for method in ["pm_card_visa", "pm_card_visa", "pm_card_mastercard", "pm_usBankAccount"] {
        let (path, params) = attach(method);
        ids.push(world.post(&path, &params.each_ref().map(|(k, v)| (*k, v.as_str()))).await.id());
    }
    let listed = world.get(&format!("/v1/customers/{customer}/payment_methods")).await.ok();
    assert_eq!(listed["data"].as_array().unwrap().len(), 4);
    let cards = world.get(&format!("/v1/payment_methods?customer={customer}&type=card")).await.ok();
    assert_eq!(cards["data"].as_array().unwrap().len(), 3);
    let one = world.get(&format!("/v1/customers/{customer}/payment_methods/{}", ids[2])).await.ok();
    assert_eq!((&one["card"]["brand"], &one["card"]["last4"]), (&json!("mastercard"), &json!("4444")));
    let unchanged = world.get(&format!("/v1/customers/{customer}")).await.ok();
    assert_eq!(
        unchanged["invoice_settings"]["default_payment_method"],
        json!(null),
        "attaching makes nothing default"
    );
}

#[tokio::test]
async fn bank_accounts_are_made_from_their_details_and_card_numbers_are_refused() {
    let world = World::new().await;
    let sepa = [
        ("type", "sepa_debit"),
        ("sepa_debit[iban]", "DE89 3704 0044 0532 0130 00"),
        ("billing_details[name]", "Jo"),
    ];
    let sepa = world.post("/v1/payment_methods", &sepa).await.ok();
    assert_eq!(sepa["sepa_debit"]["last4"], "3000");
    assert_eq!(sepa["sepa_debit"]["country"], "DE");
    assert_eq!(sepa["billing_details"]["name"], "Jo");
    assert_eq!(sepa.get("card"), None);

    let number = [("type", "card"), ("card[number]", "4242424242424242")];
    let refused = world.post("/v1/payment_methods", &number).await;
    assert_eq!(refused.body["error"]["param"], "card[number]");
}

#[tokio::test]
async fn a_method_belongs_to_one_customer_until_it_is_detached() {
    let world = World::new().await;
    let (first, second) = (world.customer(None).await, world.customer(None).await);
    let id = world.post("/v1/payment_methods/pm_card_visa/attach", &[("customer", &first)]).await.id();
    let attach = format!("/v1/payment_methods/{id}/attach");
    let refused = world.post(&attach, &[("customer", &second)]).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.message(), "The payment method you provided has already been attached to a customer.");

    let path = format!("/v1/customers/{first}");
    world.post(&path, &[("invoice_settings[default_payment_method]", &id)]).await.ok();
    let detached = world.post(&format!("/v1/payment_methods/{id}/detach"), &[]).await.ok();
    assert_eq!(detached["customer"], json!(null));
    let customer = world.get(&path).await.ok();
    assert_eq!(customer["invoice_settings"]["default_payment_method"], json!(null));
    assert_eq!(world.post(&format!("/v1/payment_methods/{id}/detach"), &[]).await.status, 400);
}

#[tokio::test]
async fn a_declined_card_cannot_be_saved() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let refused =
        world.post("/v1/payment_methods/pm_card_chargeDeclined/attach", &[("customer", &customer)]).await;
    assert_eq!(refused.refusal(), (402, "card_declined"));
    assert_eq!(refused.body["error"]["decline_code"], "generic_decline");
    assert_eq!(refused.body["error"]["type"], "card_error");
}

#[tokio::test]
async fn a_setup_intent_saves_a_card_or_says_why_not() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let intent = world.post("/v1/setup_intents", &[("customer", &customer)]).await.ok();
    assert_eq!(intent["status"], "requires_payment_method");
    let confirm = format!("/v1/setup_intents/{}/confirm", intent["id"].as_str().unwrap());

    let declined = world.post(&confirm, &[("payment_method", "pm_card_chargeDeclined")]).await;
    assert_eq!(declined.refusal(), (402, "card_declined"));
    assert_eq!(declined.body["error"]["setup_intent"]["status"], "requires_payment_method");

    let asks = world.post(&confirm, &[("payment_method", "pm_card_threeDSecure2Required")]).await.ok();
    assert_eq!(asks["status"], "requires_action");

    let saved = world.post(&confirm, &[("payment_method", "pm_card_visa")]).await.ok();
    assert_eq!((&saved["status"], &saved["last_setup_error"]), (&json!("succeeded"), &json!(null)));
    let method = saved["payment_method"].as_str().unwrap();
    assert_eq!(world.get(&format!("/v1/payment_methods/{method}")).await.ok()["customer"], customer.as_str());
    assert_eq!(world.post(&confirm, &[]).await.refusal(), (400, "setup_intent_unexpected_state"));
}

#[tokio::test]
async fn a_card_from_before_payment_methods_is_one_of_them_too_and_told_of_as_a_source() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let sources = format!("/v1/customers/{customer}/sources");
    let card = world.post(&sources, &[("source", "tok_visa")]).await.ok();
    assert_eq!(
        (&card["object"], &card["brand"], &card["last4"]),
        (&json!("card"), &json!("Visa"), &json!("4242"))
    );
    let id = card["id"].as_str().unwrap();
    let shown = world.get(&format!("/v1/customers/{customer}?expand[]=default_source")).await.ok();
    assert_eq!(shown["default_source"], card);
    let methods = world.get(&format!("/v1/customers/{customer}/payment_methods")).await.ok();
    assert_eq!(
        (&methods["data"][0]["id"], &methods["data"][0]["card"]["brand"]),
        (&json!(id), &json!("visa"))
    );

    let price = world.price("1000", "usd", "month").await;
    let bought = [("customer", customer.as_str()), ("items[0][price]", price.as_str())];
    assert_eq!(world.post("/v1/subscriptions", &bought).await.ok()["status"], "active");

    let second = world.post(&sources, &[("source", "tok_mastercard")]).await.id();
    world.post(&format!("{sources}/{id}"), &[("exp_year", "2044")]).await.ok();
    let told = world.get("/v1/events?limit=1").await.ok()["data"][0].clone();
    assert_eq!(
        (&told["type"], &told["data"]["object"]["object"]),
        (&json!("customer.source.updated"), &json!("card"))
    );
    assert_eq!(world.get(&format!("/v1/payment_methods/{id}")).await.ok()["card"]["exp_year"], 2044);

    world.delete(&format!("{sources}/{id}")).await.ok();
    assert_eq!(world.get(&format!("/v1/payment_methods/{id}")).await.refusal(), (404, "resource_missing"));
    let left = world.get(&format!("/v1/customers/{customer}")).await.ok();
    assert_eq!(left["default_source"], second.as_str());
    let types = world.event_types().await;
    assert_eq!(types[types.len() - 2..], ["customer.source.deleted", "customer.updated"]);
    assert!(!types.iter().any(|kind| kind.starts_with("payment_method.")), "{types:?}");
}
