//! An answer of Stripe's is lost, and something newer happens before the request is sent again. Stripe repeats the answer that it gave
//! then, which says how the customer was; what is stored and answered is how the customer is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use testkit::app::{TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use tokio::sync::{Mutex, Notify};

use crate::truth::lies;
use crate::way_to_stripe::{bring_back, carry_on, reaching_stripe_through};

/// The way to Stripe, on which the answer to the first change of a customer is lost when the test has seen that it was made.
#[derive(Default)]
struct Line {
    sandbox: String,
    http: reqwest::Client,
    is_lost: AtomicBool,
    lost: Notify,
    go_on: Notify,
    /// What Stripe answered to each change of a customer.
    answers: Mutex<Vec<Value>>,
}

async fn carry(State(line): State<Arc<Line>>, call: Request) -> Response {
    let is_change = call.method() == Method::POST && call.uri().path().starts_with("/v1/customers");
    let answer = carry_on(&line.http, &line.sandbox, call).await;
    if is_change {
        line.answers.lock().await.push(answer.json());
        if !line.is_lost.swap(true, Ordering::SeqCst) {
            line.lost.notify_one();
            line.go_on.notified().await;
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    }
    bring_back(answer)
}

/// A server whose way to Stripe this is.
async fn start(database: TestDatabase) -> (TestApp, Arc<Line>) {
    let app = TestApp::start(database).await;
    let line = Arc::new(Line { sandbox: app.sandbox.url(), ..Line::default() });
    let way = Router::new().fallback(carry).with_state(Arc::clone(&line));
    let app = reaching_stripe_through(app, way).await;
    (app, line)
}

/// Sends a request whose change is renamed at Stripe, and told so, before its answer is lost. Answers what came of it.
async fn overtaken(app: &TestApp, line: &Line, request: reqwest::RequestBuilder) -> Value {
    let meanwhile = async {
        line.lost.notified().await;
        let id = line.answers.lock().await[0]["id"].as_str().unwrap().to_owned();
        app.clock.advance(std::time::Duration::from_secs(60));
        app.stripe_post(&format!("customers/{id}"), "name=Renamed").await;
        app.settled().await;
        line.go_on.notify_one();
    };
    let (answer, ()) = tokio::join!(send(request), meanwhile);
    assert!(answer.status.is_success(), "{}: {}", answer.status, answer.body);
    let answers = line.answers.lock().await;
    assert_eq!(answers.len(), 2, "{answers:?}");
    assert_eq!(answers[0], answers[1], "Stripe repeated what it had answered");
    assert_ne!(answers[1]["name"], "Renamed");
    answer.json()["customer"].clone()
}

async fn assert_renamed(app: &TestApp, answered: &Value) {
    assert_eq!(answered["name"], "Renamed");
    app.settled().await;
    let path = format!("customers/{}", answered["id"].as_str().unwrap());
    assert_eq!(send(app.as_key(Method::GET, &path)).await.json()["customer"]["name"], "Renamed");
    assert_eq!(lies(app).await, Vec::<String>::new());
}

on_both_engines! {
    async fn of_a_new_customer(database: TestDatabase) {
        let (app, line) = start(database).await;
        let body = json!({ "email": "ann@example.com", "name": "Ann" });
        let request = app.as_key(Method::POST, "customers").header("Idempotency-Key", "signup-1").json(&body);
        let made = overtaken(&app, &line, request).await;
        assert_renamed(&app, &made).await;
        assert_eq!(app.stripe_get("customers").await["data"].as_array().unwrap().len(), 1);
    }

    async fn of_a_customer_that_is_linked(database: TestDatabase) {
        let (app, line) = start(database).await;
        app.stripe_post("customers", "email=ann@example.com&name=Ann").await;
        app.settled().await;
        let body = json!({ "email": "ann@example.com" });
        let linked = overtaken(&app, &line, app.as_key(Method::POST, "customers").json(&body)).await;
        assert_eq!(linked["projectId"], app.project.id.as_str());
        assert_renamed(&app, &linked).await;
    }

    async fn of_a_customer_that_is_changed(database: TestDatabase) {
        let (app, line) = start(database).await;
        app.stripe_post("customers", format!("email=ann@example.com&metadata[project_id]={}", app.project.id)).await;
        app.settled().await;
        let ours = send(app.as_key(Method::GET, "customers")).await.json()["customers"][0]["id"].as_str().unwrap().to_owned();
        let body = json!({ "name": "Ann", "metadata": { "plan": "gold" } });
        let changed = overtaken(&app, &line, app.as_key(Method::PATCH, &format!("customers/{ours}")).json(&body)).await;
        assert_eq!(changed["metadata"], json!({ "plan": "gold" }));
        assert_renamed(&app, &changed).await;
    }
}
