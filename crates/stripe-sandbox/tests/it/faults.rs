//! Faults on request.

use reqwest::Method;
use serde_json::json;

use crate::world::{World, form, reply};

#[tokio::test]
async fn a_status_fails_requests_until_it_is_cleared() {
    let world = World::new().await;
    for status in [429, 500, 503] {
        world.control(Method::PUT, "/sandbox/faults", json!({ "status": status })).await;
        let failed = world.get("/v1/customers").await;
        assert_eq!(failed.status, status);
        assert_eq!(failed.header("stripe-should-retry"), Some("true"));
        assert_eq!(failed.header("retry-after").is_some(), status == 429);
        assert!(failed.header("request-id").is_some());
    }
    world.control(Method::DELETE, "/sandbox/faults", json!({})).await;
    assert_eq!(world.get("/v1/customers").await.status, 200);
}

#[tokio::test]
async fn a_rate_limit_is_not_remembered_by_the_key() {
    let world = World::new().await;
    let create = || form(world.request(Method::POST, "/v1/customers"), &[]).header("idempotency-key", "k");
    world.control(Method::PUT, "/sandbox/faults", json!({ "status": 429 })).await;
    let limited = reply(create()).await;
    assert_eq!(limited.refusal(), (429, "rate_limit"));
    world.control(Method::DELETE, "/sandbox/faults", json!({})).await;
    assert_eq!(reply(create()).await.header("idempotent-replayed"), None);
}

#[tokio::test]
async fn an_account_has_so_many_requests_a_second_whatever_they_ask_for() {
    let world = World::new().await;
    world.control(Method::PUT, "/sandbox/rate-limit", json!({ "perSecond": 3 })).await;
    let mut answers = Vec::new();
    for path in ["/v1/customers", "/v1/invoices", "/v1/account", "/v1/customers", "/v1/prices", "/v1/events"]
    {
        answers.push(world.get(path).await);
    }
    let counted = world.control(Method::GET, "/sandbox/rate-limit", json!({})).await;
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status == 429).collect();
    // The bucket fills again while the requests run, so how many are refused depends on the machine.
    assert_eq!(counted["refused"], refused.len());
    assert_eq!(counted["admitted"], answers.len() - refused.len());
    assert!(answers[..3].iter().all(|answer| answer.status == 200));
    for answer in refused {
        assert_eq!(answer.refusal(), (429, "rate_limit"));
        assert_eq!(answer.header("stripe-rate-limited-reason"), Some("global-rate"));
        assert_eq!(answer.header("retry-after"), None);
    }
    let stranger = reply(world.raw(Method::GET, "/v1/customers").bearer_auth("sk_test_nobody")).await;
    assert_eq!(stranger.status, 401);
    world.control(Method::DELETE, "/sandbox/rate-limit", json!({})).await;
    for _ in 0..10 {
        world.get("/v1/customers").await.ok();
    }
}

#[tokio::test]
async fn only_matching_addresses_fail_and_only_as_often_as_said() {
    let world = World::new().await;
    let fault = json!({ "status": 500, "failRate": 0.5, "match": "/v1/invoices" });
    world.control(Method::PUT, "/sandbox/faults", fault).await;
    assert_eq!(world.get("/v1/customers").await.status, 200);
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(world.get("/v1/invoices").await.status);
    }
    assert_eq!(statuses, [200, 500, 200, 500]);
}

#[tokio::test]
async fn a_cut_connection_gives_no_answer_with_or_without_an_effect() {
    let world = World::new().await;
    let create = || form(world.request(Method::POST, "/v1/customers"), &[]).header("idempotency-key", "k");
    for (drop, effects) in [(json!(true), 0), (json!("after"), 1)] {
        world.control(Method::PUT, "/sandbox/faults", json!({ "drop": drop })).await;
        let error = create().send().await.unwrap_err();
        assert!(error.is_request(), "{error:?}");
        world.control(Method::DELETE, "/sandbox/faults", json!({})).await;
        assert_eq!(world.event_types().await.len(), effects);
    }
    let repeated = reply(create()).await;
    assert_eq!(repeated.header("idempotent-replayed"), Some("true"), "the lost answer is still there");
}

#[tokio::test]
async fn a_fault_that_makes_no_sense_is_refused() {
    let world = World::new().await;
    for fault in [
        json!({ "failRate": 2 }),
        json!({ "status": 200 }),
        json!({ "drop": "sometimes" }),
        json!({ "colour": "red" }),
        json!({ "latencyMs": 1_000_000 }),
    ] {
        let refused = reply(world.raw(Method::PUT, "/sandbox/faults").body(fault.to_string())).await;
        assert_eq!(refused.status, 400, "{fault}");
    }
}
