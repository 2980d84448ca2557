//! Idempotency keys.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use crate::world::{Reply, World, eventually, form, reply};

async fn create(world: &World, key: &str, params: &[(&str, &str)]) -> Reply {
    reply(form(world.request(Method::POST, "/v1/customers"), params).header("idempotency-key", key)).await
}

#[tokio::test]
async fn the_same_request_again_gets_the_same_answer_and_does_nothing() {
    let world = World::new().await;
    let first = create(&world, "k", &[("email", "a@b.example")]).await;
    assert_eq!(first.header("idempotent-replayed"), None);
    let second = create(&world, "k", &[("email", "a@b.example")]).await;
    assert_eq!(second.header("idempotent-replayed"), Some("true"));
    assert_eq!(second.header("original-request"), first.header("request-id"));
    assert_eq!(second.body, first.body);
    assert_eq!(world.event_types().await.len(), 1);
}

#[tokio::test]
async fn a_failure_after_the_work_began_is_repeated_too() {
    let world = World::new().await;
    let customer = world.customer(None).await;
    let attach = async || {
        let path = "/v1/payment_methods/pm_card_chargeDeclined/attach";
        let request = form(world.request(Method::POST, path), &[("customer", &customer)]);
        reply(request.header("idempotency-key", "k")).await
    };
    let first = attach().await;
    assert_eq!(first.refusal(), (402, "card_declined"));
    let second = attach().await;
    assert_eq!((second.status, second.header("idempotent-replayed")), (402, Some("true")));
}

#[tokio::test]
async fn a_key_is_for_one_request_and_a_mistake_does_not_use_it_up() {
    let world = World::new().await;
    assert_eq!(create(&world, "k", &[("colour", "red")]).await.status, 400);
    create(&world, "k", &[("name", "Ada")]).await.ok();
    let other = create(&world, "k", &[("name", "Eve")]).await;
    assert_eq!(other.refusal(), (400, "idempotency_error"));
    assert!(
        other.message().starts_with("Keys for idempotent requests can only be used with the same parameters")
    );
}

#[tokio::test]
async fn after_a_day_a_key_is_new_again() {
    let world = World::new().await;
    let first = create(&world, "k", &[]).await.id();
    world.clock.advance(Duration::from_secs(24 * 3_600));
    assert_ne!(create(&world, "k", &[]).await.id(), first);
}

#[tokio::test]
async fn a_second_request_while_the_first_still_runs_is_a_conflict() {
    let world = World::new().await;
    let slow = json!({ "latencyMs": 60_000, "match": "/v1/customers" });
    world.control(Method::PUT, "/sandbox/faults", slow).await;
    // Whichever comes first is held up, so the answer is the other's.
    let conflict = tokio::select! {
        reply = create(&world, "k", &[]) => reply,
        reply = create(&world, "k", &[]) => reply,
    };
    assert_eq!(conflict.refusal(), (409, "idempotency_key_in_use"));
    assert_eq!(conflict.header("stripe-should-retry"), Some("true"));
}

#[tokio::test]
async fn a_request_is_carried_out_even_when_its_client_gives_up() {
    let world = World::new().await;
    world.control(Method::PUT, "/sandbox/faults", json!({ "latencyMs": 4_000 })).await;
    let request = form(world.request(Method::POST, "/v1/customers"), &[]).header("idempotency-key", "k");
    assert!(request.timeout(Duration::from_secs(2)).send().await.unwrap_err().is_timeout());
    let repeated = eventually(async || {
        let reply = create(&world, "k", &[]).await;
        (reply.status == 200).then_some(reply)
    })
    .await;
    assert_eq!(repeated.header("idempotent-replayed"), Some("true"));
    assert_eq!(world.event_types().await, ["customer.created"]);
}

#[tokio::test]
async fn a_stripe_that_is_down_repeats_nothing() {
    let world = World::new().await;
    create(&world, "k", &[]).await.ok();
    world.control(Method::PUT, "/sandbox/faults", json!({ "status": 503 })).await;
    assert_eq!(create(&world, "k", &[]).await.status, 503);
    world.control(Method::DELETE, "/sandbox/faults", json!({})).await;
    assert_eq!(create(&world, "k", &[]).await.header("idempotent-replayed"), Some("true"));
}
