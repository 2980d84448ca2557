//! Delivery of events, signed, to endpoints that are real servers.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::net::TcpListener;

use crate::world::{World, eventually};

/// A server that remembers what it was sent, and answers with statuses in turn; the last one for good.
#[derive(Clone)]
struct Receiver {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
    answers: Arc<Mutex<Vec<u16>>>,
}

#[derive(Clone)]
struct Received {
    signature: String,
    body: String,
}

impl Received {
    fn event(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Receiver {
    async fn start(answers: &[u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Self {
            url: format!("http://{}/hook", listener.local_addr().unwrap()),
            received: Arc::default(),
            answers: Arc::new(Mutex::new(answers.to_vec())),
        };
        let router = Router::new().fallback(receive).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    /// Registers it, and returns the endpoint with its secret.
    async fn register(&self, world: &World, events: &[&str]) -> Value {
        let mut params = vec![("url", self.url.as_str())];
        params.extend(events.iter().map(|event| ("enabled_events[]", *event)));
        world.post("/v1/webhook_endpoints", &params).await.ok()
    }

    fn all(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    async fn after(&self, count: usize) -> Vec<Received> {
        eventually(async || Some(self.all()).filter(|all| all.len() >= count)).await
    }
}

async fn receive(
    State(receiver): State<Receiver>,
    headers: HeaderMap,
    body: String,
) -> (StatusCode, HeaderMap) {
    let signature = headers["stripe-signature"].to_str().unwrap().to_owned();
    receiver.received.lock().unwrap().push(Received { signature, body });
    let mut answers = receiver.answers.lock().unwrap();
    let status = if answers.len() > 1 { answers.remove(0) } else { answers[0] };
    let mut headers = HeaderMap::new();
    headers.insert("location", receiver.url.parse().unwrap());
    (StatusCode::from_u16(status).unwrap(), headers)
}

fn types(received: &[Received]) -> Vec<String> {
    received.iter().map(|one| one.event()["type"].as_str().unwrap().to_owned()).collect()
}

async fn deliver(world: &World, mode: &str) {
    world.control(Method::PUT, "/sandbox/delivery", json!({ "mode": mode })).await;
}

async fn flush(world: &World) -> Value {
    world.control(Method::POST, "/sandbox/delivery/flush", json!({})).await["flushed"].clone()
}

#[tokio::test]
async fn an_event_arrives_signed_with_the_endpoints_secret_and_the_machines_time() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    let endpoint = receiver.register(&world, &["customer.created"]).await;
    world.advance_days(10).await;
    world.customer(Some("pm_card_visa")).await;
    let one = receiver.after(1).await.remove(0);
    assert_eq!(one.event()["type"], "customer.created", "it did not ask for others");

    let time = world.clock.now().as_second();
    let mut mac = Hmac::<Sha256>::new_from_slice(endpoint["secret"].as_str().unwrap().as_bytes()).unwrap();
    mac.update(format!("{time}.{}", one.body).as_bytes());
    assert_eq!(one.signature, format!("t={time},v1={}", hex::encode(mac.finalize().into_bytes())));

    let path = format!("/v1/events/{}", one.event()["id"].as_str().unwrap());
    eventually(async || (world.get(&path).await.body["pending_webhooks"] == 0).then_some(())).await;
    let delivery = world.control(Method::GET, "/sandbox/delivery", json!({})).await;
    let newest = world.get("/v1/events?limit=1").await.ok()["data"][0]["id"].clone();
    assert_eq!(delivery, json!({ "newestEvent": newest, "pending": 0 }));
}

#[tokio::test]
async fn failures_and_redirects_are_tried_again() {
    let world = World::new().await;
    let receiver = Receiver::start(&[500, 302, 200]).await;
    receiver.register(&world, &["*"]).await;
    world.customer(None).await;
    let received = receiver.after(3).await;
    let ids: Vec<Value> = received.iter().map(|one| one.event()["id"].clone()).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

#[tokio::test]
async fn held_events_leave_when_they_are_flushed_and_dropped_ones_never() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    receiver.register(&world, &["customer.created", "product.created", "price.created"]).await;
    deliver(&world, "drop").await;
    world.customer(None).await;
    deliver(&world, "hold").await;
    world.price("100", "usd", "month").await;
    assert_eq!(flush(&world).await, 2);
    assert_eq!(types(&receiver.after(2).await), ["product.created", "price.created"]);
    assert_eq!(flush(&world).await, 0);
}

#[tokio::test]
async fn reversed_events_arrive_newest_first() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    receiver.register(&world, &["*"]).await;
    deliver(&world, "reverse").await;
    world.customer(None).await;
    world.price("100", "usd", "month").await;
    assert_eq!(flush(&world).await, 4);
    let newest_first = ["price.created", "plan.created", "product.created", "customer.created"];
    assert_eq!(types(&receiver.after(4).await), newest_first);

    world.customer(None).await;
    assert_eq!(receiver.after(5).await.len(), 5, "without a flush they leave by themselves");
}

#[tokio::test]
async fn duplicates_come_under_the_same_and_under_another_identifier() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    receiver.register(&world, &["*"]).await;
    deliver(&world, "duplicate").await;
    world.customer(None).await;
    let received = receiver.after(4).await;
    let ids: std::collections::BTreeSet<String> =
        received.iter().map(|one| one.event()["id"].to_string()).collect();
    assert_eq!(ids.len(), 2);
    let objects: Vec<Value> =
        received.iter().map(|one| one.event()["data"]["object"]["id"].clone()).collect();
    assert!(objects.iter().all(|id| *id == objects[0]));
}

#[tokio::test]
async fn shuffled_events_arrive_in_an_order_that_the_seed_repeats() {
    let mut orders = Vec::new();
    for seed in [5, 5] {
        let world = World::new().await;
        let receiver = Receiver::start(&[200]).await;
        receiver.register(&world, &["*"]).await;
        world.control(Method::PUT, "/sandbox/delivery", json!({ "mode": "shuffle", "seed": seed })).await;
        world.subscriber(&[]).await;
        let count = usize::try_from(flush(&world).await.as_u64().unwrap()).unwrap();
        let arrived = types(&receiver.after(count).await);
        assert_ne!(arrived, world.event_types().await);
        orders.push(arrived);
    }
    assert_eq!(orders[0], orders[1]);
}

#[tokio::test]
async fn delayed_events_arrive_late_and_overtake_each_other_when_the_delay_ends() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    receiver.register(&world, &["customer.created", "product.created"]).await;
    let late = json!({ "mode": "delay", "seconds": 2 });
    world.control(Method::PUT, "/sandbox/delivery", late).await;
    world.customer(None).await;
    deliver(&world, "normal").await;
    world.price("100", "usd", "month").await;
    assert_eq!(types(&receiver.after(2).await), ["product.created", "customer.created"]);
    for wrong in [json!({ "mode": "delay" }), json!({ "mode": "hold", "seed": 1 })] {
        let refused = world.raw(Method::PUT, "/sandbox/delivery").body(wrong.to_string());
        assert_eq!(crate::world::reply(refused).await.status, 400);
    }
}

#[tokio::test]
async fn an_endpoint_gets_events_in_the_version_that_it_asked_for() {
    let world = World::new().await;
    let (old, new) = (Receiver::start(&[200]).await, Receiver::start(&[200]).await);
    let kinds = ("enabled_events[]", "customer.subscription.updated");
    let endpoint = [("url", old.url.as_str()), kinds, ("api_version", "2019-03-14")];
    world.post("/v1/webhook_endpoints", &endpoint).await.ok();
    new.register(&world, &["customer.subscription.updated"]).await;
    world.subscriber(&[]).await;
    let (old, new) = (old.after(1).await[0].event(), new.after(1).await[0].event());
    assert_eq!(old["id"], new["id"]);
    assert_eq!(
        (&old["api_version"], &new["api_version"]),
        (&json!("2019-03-14"), &json!(stripe_sandbox::API_VERSION))
    );
    let item = &new["data"]["object"]["items"]["data"][0];
    assert_eq!(old["data"]["object"]["current_period_end"], item["current_period_end"]);
    assert_eq!(old["data"]["object"]["items"]["data"][0].get("price"), None);
}

#[tokio::test]
async fn a_rolled_secret_signs_beside_the_old_one_until_the_overlap_ends() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    let endpoint = receiver.register(&world, &["customer.created"]).await;
    let path = format!("/sandbox/webhook_endpoints/{}/roll_secret", endpoint["id"].as_str().unwrap());
    let rolled = world.control(Method::POST, &path, json!({ "overlapSeconds": 3_600 })).await;
    assert_ne!(rolled["secret"], endpoint["secret"]);
    let mut signatures = Vec::new();
    for seen in 1..=2 {
        world.customer(None).await;
        let arrived = receiver.after(seen).await;
        signatures.push(arrived[seen - 1].signature.matches("v1=").count());
        world.clock.advance(std::time::Duration::from_secs(7_200));
    }
    assert_eq!(signatures, [2, 1]);
}

#[tokio::test]
async fn lost_events_are_sent_again_one_by_one_in_any_order() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    receiver.register(&world, &["*"]).await;
    deliver(&world, "drop").await;
    world.customer(None).await;
    world.price("100", "usd", "month").await;
    let events = world.get("/v1/events").await.ok()["data"].as_array().unwrap().clone();
    for index in [1, 0, 2, 1] {
        let path = format!("/sandbox/events/{}/resend", events[index]["id"].as_str().unwrap());
        assert_eq!(world.control(Method::POST, &path, json!({})).await["resent"], 1);
    }
    let expected = [1, 0, 2, 1].map(|index: usize| events[index]["type"].as_str().unwrap());
    assert_eq!(types(&receiver.after(4).await), expected);
}

#[tokio::test]
async fn an_endpoint_shows_its_secret_once_and_can_be_disabled_changed_and_deleted() {
    let world = World::new().await;
    let receiver = Receiver::start(&[200]).await;
    let endpoint = receiver.register(&world, &["*"]).await;
    assert!(endpoint["secret"].as_str().unwrap().starts_with("whsec_"));
    let path = format!("/v1/webhook_endpoints/{}", endpoint["id"].as_str().unwrap());
    assert_eq!(world.get(&path).await.ok().get("secret"), None);
    assert_eq!(world.post(&path, &[("disabled", "true")]).await.ok()["status"], "disabled");
    world.customer(None).await;
    world.post(&path, &[("disabled", "false"), ("enabled_events[]", "product.created")]).await.ok();
    world.price("100", "usd", "month").await;
    assert_eq!(types(&receiver.after(1).await), ["product.created"]);
    assert_eq!(world.delete(&path).await.ok()["deleted"], true);
    assert_eq!(world.get("/v1/webhook_endpoints").await.ok()["data"], json!([]));
}
