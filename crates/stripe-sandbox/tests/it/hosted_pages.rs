//! The pages a person sees.

use reqwest::Method;
use serde_json::Value;

use crate::world::{Reply, World, form, reply};

/// The part of a link behind the host.
fn path_of(link: &Value, world: &World) -> String {
    link.as_str().unwrap().strip_prefix(&world.sandbox.url()).unwrap().to_owned()
}

async fn page(world: &World, path: &str) -> Reply {
    reply(world.raw(Method::GET, path)).await
}

async fn submit(world: &World, path: &str, fields: &[(&str, &str)]) -> Reply {
    reply(form(world.raw(Method::POST, path), fields)).await
}

fn text(reply: &Reply) -> &str {
    reply.body.as_str().unwrap_or_default()
}

async fn setup_page(world: &World) -> (String, String) {
    let customer = world.post("/v1/customers", &[("email", "<b>\"@x.example")]).await.id();
    let params = [
        ("mode", "setup"),
        ("currency", "usd"),
        ("customer", customer.as_str()),
        ("success_url", "https://shop.example/ok?s={CHECKOUT_SESSION_ID}"),
        ("cancel_url", "https://shop.example/no"),
    ];
    let session = world.post("/v1/checkout/sessions", &params).await.ok();
    (path_of(&session["url"], world), session["id"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_person_saves_a_card_and_goes_back_to_the_shop() {
    let world = World::new().await;
    let (path, id) = setup_page(&world).await;
    let shown = page(&world, &path).await;
    assert!(text(&shown).contains("Save a payment method"));
    assert!(text(&shown).contains("https://shop.example/no"));
    assert!(!text(&shown).contains("<b>"), "the customer's text is escaped");

    let done = submit(&world, &path, &[("card", "visa")]).await;
    assert_eq!(done.status, 303);
    assert_eq!(done.header("location"), Some(format!("https://shop.example/ok?s={id}").as_str()));
    assert!(text(&page(&world, &path).await).contains("already completed"));
}

#[tokio::test]
async fn a_declined_card_says_so_on_the_page() {
    let world = World::new().await;
    let (path, _) = setup_page(&world).await;
    let declined = submit(&world, &path, &[("card", "declined")]).await;
    assert_eq!(declined.status, 402);
    assert!(text(&declined).contains("role=\"alert\">Your card was declined."));
    assert_eq!(submit(&world, &path, &[("card", "mastercard")]).await.status, 303);
}

#[tokio::test]
async fn three_d_secure_asks_and_believes_the_answer() {
    let world = World::new().await;
    let (path, _) = setup_page(&world).await;
    let asked = submit(&world, &path, &[("card", "three_d_secure")]).await;
    assert_eq!(asked.status, 200);
    assert!(text(&asked).contains("Confirm with your bank"));
    let failed = submit(&world, &path, &[("card", "three_d_secure"), ("authentication", "fail")]).await;
    assert!(text(&failed).contains("unable to authenticate"));
    let approved = submit(&world, &path, &[("card", "three_d_secure"), ("authentication", "approve")]).await;
    assert_eq!(approved.status, 303);
}

#[tokio::test]
async fn an_open_invoice_is_paid_on_its_page() {
    let world = World::new().await;
    let (_, subscription) = world.subscriber(&[("payment_behavior", "default_incomplete")]).await;
    let invoice = world.get("/v1/invoices?expand[]=data.subscription").await;
    assert_eq!(invoice.status, 400, "an invoice has no subscription of its own in this version");
    let invoice = world.get("/v1/invoices").await.ok()["data"][0].clone();
    let path = path_of(&invoice["hosted_invoice_url"], &world);
    assert!(text(&page(&world, &path).await).contains("Pay $10.00"));
    assert!(text(&submit(&world, &path, &[("card", "declined")]).await).contains("Your card was declined."));
    assert_eq!(submit(&world, &path, &[("card", "visa")]).await.status, 303);
    let paid = page(&world, &path).await;
    assert!(text(&paid).contains("Paid") && !text(&paid).contains("Pay $10.00"));
    let subscription = world.get(&format!("/v1/subscriptions/{subscription}")).await.ok();
    assert_eq!(subscription["status"], "active");
}

#[tokio::test]
async fn an_invoice_is_a_pdf_of_one_page() {
    let world = World::new().await;
    world.subscriber(&[]).await;
    let invoice = world.get("/v1/invoices").await.ok()["data"][0].clone();
    let path = path_of(&invoice["invoice_pdf"], &world);
    let response = world.raw(Method::GET, &path).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/pdf");
    let bytes = response.bytes().await.unwrap();
    let content = String::from_utf8_lossy(&bytes);
    assert!(content.starts_with("%PDF-") && content.trim_end().ends_with("%%EOF"));
    // A text with a multiplication sign is written as hexadecimal.
    let team = hex::encode_upper("Team");
    for part in ["/Count 1", invoice["number"].as_str().unwrap(), "1 March 2026", &team, "10.00 USD"] {
        assert!(content.contains(part), "{part} is not in the file");
    }
}

#[tokio::test]
async fn links_that_lead_nowhere_say_so() {
    let world = World::new().await;
    for path in ["/c/pay/cs_test_nothing", "/i/nothing", "/i/nothing/pdf"] {
        let missing = page(&world, path).await;
        assert_eq!(missing.status, 404);
        assert!(text(&missing).contains("<h1>"), "{path}");
    }
    assert!(text(&page(&world, "/").await).contains("Stripe sandbox"));
}
