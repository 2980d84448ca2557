//! What is sent to `POST /api/webhooks/stripe/{teamId}` and can't be an event for the team: refused with a 4xx that says so, counted by its
//! reason, and nothing else happens.

use std::time::Duration;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use stripe::webhook_signature::{SigningSecret, sign};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

use crate::anything_sent;
use crate::webhooks::{deliver, deliver_signed, event, signature, summary};

/// Where an event may be other than it should.
const PLACES: [&str; 9] = [
    "",
    "/id",
    "/type",
    "/created",
    "/livemode",
    "/data",
    "/data/object",
    "/data/object/id",
    "/data/object/object",
];

fn good(app: &TestApp) -> Value {
    event(app, "evt_1", "customer.updated", &json!({"object": "customer", "id": "cus_1"}))
}

/// Sends a body, properly signed.
async fn sent(app: &TestApp, body: &[u8], content_type: &str) -> Answer {
    let secret = SigningSecret::try_from(app.webhook_secret.clone()).unwrap();
    let path = format!("/api/webhooks/stripe/{}", app.team.id);
    let request = app.anonymous(Method::POST, &path).body(body.to_vec()).header("content-type", content_type);
    send(request.header("Stripe-Signature", sign(body, &secret, app.clock.now()))).await
}

async fn refused(app: &TestApp, owner: &str) -> Vec<(String, i64)> {
    let status = send(app.as_operator(owner, Method::GET, &app.team_path("stripe/status"))).await.json();
    let rows = status["refusedWebhooks"].as_array().unwrap().clone();
    let mut counts: Vec<_> = rows
        .iter()
        .map(|row| (row["reason"].as_str().unwrap().to_owned(), row["count"].as_i64().unwrap()))
        .collect();
    counts.sort();
    counts
}

on_both_engines! {
    async fn a_signed_body_that_is_not_an_event_for_us_is_refused_with_its_reason(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = app.sign_in_as("owner").await;
        let json = "application/json; charset=utf-8";
        let text = good(&app).to_string();
        let with = |pointer: &str, value: Value| {
            let mut event = good(&app);
            *event.pointer_mut(pointer).unwrap() = value;
            event.to_string()
        };
        let added = |field: &str| text.replacen('{', &format!("{{{field},"), 1);
        let without = |field: &str| {
            let mut event = good(&app);
            event.as_object_mut().unwrap().remove(field);
            event.to_string()
        };
        let nested = |depth: usize| with("/data/object", json!("?")).replace("\"?\"", &format!(r#"{{"id":"cus_1","a":{}{}}}"#, "[".repeat(depth), "]".repeat(depth)));
        let deep = nested(200_000);
        let bad: Vec<(&str, String, &str)> = vec![
            ("not_sent_as_json", text.clone(), "text/plain"),
            ("not_sent_as_json", text.clone(), "application/x-www-form-urlencoded"),
            ("unreadable", String::new(), json),
            ("unreadable", text[..text.len() - 1].to_owned(), json),
            ("unreadable", text[..text.len() / 2].to_owned(), json),
            ("unreadable", format!("{text}{text}"), json),
            ("unreadable", deep, json),
            ("unreadable", nested(125), json),
            ("unreadable", text.replace(r#""livemode":false"#, r#""livemode":false,"n":1e999999"#), json),
            ("not_an_event", "null".to_owned(), json),
            ("not_an_event", "[]".to_owned(), json),
            ("not_an_event", "{}".to_owned(), json),
            ("not_an_event", without("id"), json),
            ("not_an_event", without("created"), json),
            ("not_an_event", without("data"), json),
            ("not_an_event", with("/data", json!({})), json),
            ("not_an_event", with("/data/object", Value::Null), json),
            ("not_an_event", with("/data/object", json!("cus_1")), json),
            ("not_an_event", with("/created", json!(i64::MAX)), json),
            ("not_an_event", with("/created", json!(1e300)), json),
            ("not_an_event", with("/created", json!("yesterday")), json),
            ("not_an_event", with("/id", json!("evt_\0")), json),
            ("not_an_event", with("/id", json!("e".repeat(100_000))), json),
            ("not_an_event", with("/type", json!("")), json),
            ("not_an_event", with("/data/object/id", json!("c".repeat(100_000))), json),
            ("other_mode", with("/livemode", json!(true)), json),
            ("other_account", added(r#""account":"acct_foreign""#), json),
        ];
        let mut expected = std::collections::BTreeMap::new();
        for (reason, body, content_type) in &bad {
            let answer = sent(&app, body.as_bytes(), content_type).await;
            let wanted = if *reason == "not_sent_as_json" { StatusCode::UNSUPPORTED_MEDIA_TYPE } else { StatusCode::BAD_REQUEST };
            let shown = &body[..body.len().min(200)];
            assert_eq!(answer.status, wanted, "{reason}: {shown}: {}", answer.body);
            assert!(!answer.error().is_empty());
            *expected.entry((*reason).to_owned()).or_insert(0) += 1;
        }
        assert_eq!(sent(&app, b"{\"id\":\"\xff\"}", json).await.status, StatusCode::BAD_REQUEST);
        *expected.get_mut("unreadable").unwrap() += 1;
        assert_eq!(refused(&app, &owner).await, expected.into_iter().collect::<Vec<_>>());
        assert!(summary(&app).await.last_received_at.is_none(), "nothing was recorded");

        for body in [text.clone(), nested(124).replace("evt_1", "evt_2")] {
            let answer = sent(&app, body.as_bytes(), json).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        }
    }

    async fn whatever_is_signed_is_taken_or_refused_and_never_a_failure(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let change = (prop::sample::select(PLACES.to_vec()), anything_sent::json());
        let mut runner = TestRunner::new(Config::default());
        for n in 0..300 {
            let mut event = good(&app);
            event["id"] = json!(format!("evt_{n}"));
            for _ in 0..=n % 2 {
                let (place, value) = change.new_tree(&mut runner).unwrap().current();
                if let Some(place) = event.pointer_mut(place) {
                    *place = value;
                }
            }
            let answer = sent(&app, event.to_string().as_bytes(), "application/json").await;
            assert!(matches!(answer.status, StatusCode::OK | StatusCode::BAD_REQUEST), "{} {}: {event}", answer.status, answer.body);
        }
    }

    async fn what_anybody_can_send_is_counted_and_costs_one_row_a_reason(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = app.sign_in_as("owner").await;
        let team = app.team.id.clone();
        let body = good(&app).to_string();
        let old = signature(&app, &body);
        for n in 0..20 {
            assert_eq!(deliver(&app, &team, None, &body).await.status, StatusCode::BAD_REQUEST);
            assert_eq!(deliver(&app, &team, Some(&old), &format!("{body}{n}")).await.status, StatusCode::BAD_REQUEST);
            assert_eq!(deliver(&app, &format!("team_{n}"), Some(&old), &body).await.status, StatusCode::BAD_REQUEST);
        }
        let large = deliver(&app, &team, Some(&old), &"x".repeat(1024 * 1024 + 1)).await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", large.body);
        assert_eq!(deliver(&app, &team, None, &"x".repeat(1024 * 1024)).await.status, StatusCode::BAD_REQUEST);
        app.clock.advance(Duration::from_secs(301));
        assert_eq!(deliver(&app, &team, Some(&old), &body).await.status, StatusCode::BAD_REQUEST);
        let counts = [("not_signed", 21), ("signed_too_long_ago", 1), ("too_large", 1), ("wrong_signature", 20)];
        let counts = counts.map(|(reason, count)| (reason.to_owned(), count));
        assert_eq!(refused(&app, &owner).await, counts);

        let app = app.restarted().await;
        assert_eq!(refused(&app, &owner).await, counts, "they are written down");
        let written = app.app.db.read(store::webhook_refusals::list(&app.team)).await.unwrap();
        assert_eq!(written.len(), 4);
        assert_eq!(written[0].reason, "signed_too_long_ago", "the latest first");
        assert_eq!(written[0].first_at, app.clock.epoch_ms());
        assert_eq!(deliver_signed(&app, &good(&app)).await.status, StatusCode::OK);
        assert!(!serde_json::to_string(&refused(&app, &owner).await).unwrap().contains("cus_1"));
    }
}
