//! `/v1/checkout/sessions`, and what completing them does.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{World, reply};

async fn setup_session(world: &World, customer: &str) -> Value {
    let params = [
        ("mode", "setup"),
        ("currency", "usd"),
        ("customer", customer),
        ("success_url", "https://shop.example/back?session={CHECKOUT_SESSION_ID}"),
        ("cancel_url", "https://shop.example/"),
        ("setup_intent_data[metadata][origin]", "portal"),
        ("metadata[a]", "b"),
    ];
    world.post("/v1/checkout/sessions", &params).await.ok()
}

fn completion(session: &str) -> String {
    format!("/sandbox/checkout/{session}/complete")
}

#[tokio::test]
async fn setup_mode_saves_a_card_and_makes_nothing_default() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let session = setup_session(&world, &customer).await;
    let id = session["id"].as_str().unwrap();
    assert_eq!(
        (&session["status"], &session["payment_status"]),
        (&json!("open"), &json!("no_payment_required"))
    );
    assert!(session["url"].as_str().unwrap().ends_with(&format!("/c/pay/{id}")));

    let done = world.control(Method::POST, &completion(id), json!({ "card": "mastercard" })).await;
    assert_eq!(done["url"], format!("https://shop.example/back?session={id}"));

    let session =
        world.get(&format!("/v1/checkout/sessions/{id}?expand[]=setup_intent.payment_method")).await.ok();
    assert_eq!((&session["status"], &session["url"]), (&json!("complete"), &json!(null)));
    assert_eq!(session["setup_intent"]["metadata"]["origin"], "portal");
    assert_eq!(session["setup_intent"]["payment_method"]["card"]["last4"], "4444");
    assert_eq!(session["setup_intent"]["payment_method"]["customer"], customer.as_str());
    let customer = world.get(&format!("/v1/customers/{customer}")).await.ok();
    assert_eq!(customer["invoice_settings"]["default_payment_method"], json!(null));

    let types = world.event_types().await;
    let tail = &types[types.len() - 3..];
    assert_eq!(tail, ["payment_method.attached", "setup_intent.succeeded", "checkout.session.completed"]);
}

#[tokio::test]
async fn a_declined_card_leaves_the_page_open_for_another() {
    let world = World::new().await;
    let session = setup_session(&world, &world.customer(None).await).await;
    let id = session["id"].as_str().unwrap();
    let complete =
        |card: &str| world.raw(Method::POST, &completion(id)).body(json!({ "card": card }).to_string());
    let declined = reply(complete("declined")).await;
    assert_eq!((declined.status, &declined.body["error"]), (402, &json!("Your card was declined.")));
    let intent = session["setup_intent"].as_str().unwrap();
    let intent = world.get(&format!("/v1/setup_intents/{intent}")).await.ok();
    assert_eq!(intent["last_setup_error"]["decline_code"], "generic_decline");

    reply(complete("three_d_secure")).await.ok();
    assert_eq!(reply(complete("visa")).await.status, 400, "a session is completed once");
}

#[tokio::test]
async fn setup_mode_needs_a_currency_unless_the_types_are_given() {
    let world = World::new().await;
    let params = [("mode", "setup"), ("success_url", "https://a.example")];
    let refused = world.post("/v1/checkout/sessions", &params).await;
    assert_eq!(
        (refused.refusal(), &refused.body["error"]["param"]),
        ((400, "parameter_missing"), &json!("currency"))
    );
    let typed = [params.as_slice(), &[("payment_method_types[0]", "card")]].concat();
    assert_eq!(world.post("/v1/checkout/sessions", &typed).await.status, 200);
}

#[tokio::test]
async fn subscription_mode_starts_a_paid_subscription() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let price = world.price("1500", "eur", "month").await;
    let params = [
        ("mode", "subscription"),
        ("customer", customer.as_str()),
        ("line_items[0][price]", &price),
        ("line_items[0][quantity]", "2"),
        ("subscription_data[metadata][seat]", "2"),
        ("success_url", "https://a.example/ok"),
    ];
    let session = world.post("/v1/checkout/sessions", &params).await.ok();
    let id = session["id"].as_str().unwrap();
    assert_eq!((&session["amount_total"], &session["currency"]), (&json!(3_000), &json!("eur")));
    let lines = world.get(&format!("/v1/checkout/sessions/{id}/line_items")).await.ok();
    assert_eq!(lines["data"][0]["amount_total"], 3_000);

    world.control(Method::POST, &completion(id), json!({ "card": "visa" })).await;
    let path = format!("/v1/checkout/sessions/{id}?expand[]=subscription.latest_invoice&expand[]=line_items");
    let session = world.get(&path).await.ok();
    assert_eq!(session["payment_status"], "paid");
    assert_eq!(session["subscription"]["status"], "active");
    assert_eq!(session["subscription"]["metadata"], json!({ "seat": "2" }));
    assert_eq!(session["subscription"]["latest_invoice"]["amount_paid"], 3_000);
    assert_eq!(session["line_items"]["data"][0]["quantity"], 2);
}

#[tokio::test]
async fn a_session_without_a_customer_makes_one() {
    let world = World::new().await;
    let params = [
        ("mode", "setup"),
        ("currency", "usd"),
        ("customer_email", "new@example.com"),
        ("success_url", "https://a.example"),
    ];
    let id = world.post("/v1/checkout/sessions", &params).await.id();
    world.control(Method::POST, &completion(&id), json!({ "card": "visa" })).await;
    let session = world.get(&format!("/v1/checkout/sessions/{id}?expand[]=customer")).await.ok();
    assert_eq!(session["customer"]["email"], "new@example.com");
}

#[tokio::test]
async fn sessions_expire_by_request_and_with_time() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let (first, second) = (setup_session(&world, &customer).await, setup_session(&world, &customer).await);
    let path = |session: &Value| format!("/v1/checkout/sessions/{}", session["id"].as_str().unwrap());
    let expired = world.post(&format!("{}/expire", path(&first)), &[]).await.ok();
    assert_eq!((&expired["status"], &expired["url"]), (&json!("expired"), &json!(null)));
    world.advance_days(1).await;
    assert_eq!(world.get(&path(&second)).await.ok()["status"], "expired");
    let listed = world.get("/v1/checkout/sessions?status=expired").await.ok();
    assert_eq!(listed["data"].as_array().unwrap().len(), 2);
}
