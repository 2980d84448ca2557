//! Stripe was asked for a change and didn't tell what came of it, or told and then couldn't be asked how things are. Nobody is told that
//! nothing was changed, and what was changed is in the audit log.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

use crate::discounts::Ann;
use crate::payment_methods::{MASTERCARD, Person, VISA, own_at_stripe, price, recorded};
use crate::truth::lies;
use crate::way_to_stripe::{bring_back, carry_on, reaching_stripe_through};

/// What becomes of a call on its way.
#[derive(Clone, Copy)]
enum Fate {
    /// Nothing happens to it.
    Answered,
    /// It is carried out, and its answer is lost.
    Lost,
    /// Stripe asks for fewer requests about one object, and for a minute's patience.
    Limited,
    /// It doesn't get to Stripe, and there is no use in sending it again.
    Failed,
    /// Stripe refuses it.
    Refused,
}

/// The way to Stripe, on which things happen to the next calls that begin in some way: `POST /v1/customers`.
#[derive(Default)]
struct Line {
    sandbox: String,
    http: reqwest::Client,
    fates: Mutex<Vec<(String, VecDeque<Fate>)>>,
}

impl Line {
    fn has(&self, call: impl Into<String>, fates: impl Into<VecDeque<Fate>>) {
        self.fates.lock().unwrap().push((call.into(), fates.into()));
    }

    fn fate(&self, call: &str) -> Option<Fate> {
        let mut all = self.fates.lock().unwrap();
        all.iter_mut().find(|(beginning, _)| call.starts_with(&**beginning))?.1.pop_front()
    }

    /// Whether all of it happened.
    fn is_done(&self) -> bool {
        self.fates.lock().unwrap().iter().all(|(_, fates)| fates.is_empty())
    }
}

async fn carry(State(line): State<Arc<Line>>, call: Request) -> Response {
    let fate = line.fate(&format!("{} {}", call.method(), call.uri()));
    match fate {
        None | Some(Fate::Answered) => bring_back(carry_on(&line.http, &line.sandbox, call).await),
        Some(Fate::Lost) => {
            let answer = carry_on(&line.http, &line.sandbox, call).await;
            assert!(answer.status.is_success(), "{}: {}", answer.status, answer.body);
            StatusCode::GATEWAY_TIMEOUT.into_response()
        }
        Some(Fate::Limited) => {
            let hints = [("retry-after", "60"), ("stripe-rate-limited-reason", "resource-specific")];
            (StatusCode::TOO_MANY_REQUESTS, hints).into_response()
        }
        Some(Fate::Failed) => {
            (StatusCode::SERVICE_UNAVAILABLE, [("stripe-should-retry", "false")]).into_response()
        }
        Some(Fate::Refused) => {
            let error = json!({ "error": { "type": "invalid_request_error", "message": "No." } });
            (StatusCode::BAD_REQUEST, error.to_string()).into_response()
        }
    }
}

/// A server whose way to Stripe this is, and which hears nothing of what happens there until it is told.
async fn start(database: testkit::database::TestDatabase) -> (TestApp, Arc<Line>) {
    let app = TestApp::start(database).await;
    let line = Arc::new(Line { sandbox: app.sandbox.url(), ..Line::default() });
    let way = Router::new().fallback(carry).with_state(Arc::clone(&line));
    (reaching_stripe_through(app, way).await, line)
}

async fn deliveries(app: &TestApp, mode: &str) {
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": mode })).await;
}

/// Lets the server hear what happened, and sees that its mirror is right then.
async fn told(app: &TestApp) {
    deliveries(app, "normal").await;
    app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
    app.settled().await;
    assert_eq!(lies(app).await, Vec::<String>::new());
}

fn assert_not_confirmed(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert!(answer.body.contains("not confirmed") && !answer.body.contains("hanged"), "{}", answer.body);
    assert!(!answer.header("retry-after").is_empty());
}

/// A customer of the project; Stripe's id of it, and ours.
async fn customer(app: &TestApp, project: &str) -> (String, String) {
    let form = format!("email=ann@example.com&name=Ann&metadata[project_id]={project}");
    let stripe_id = app.stripe_post("customers", form).await["id"].as_str().unwrap().to_owned();
    app.settled().await;
    let found = app.app.db.read_optional(store::customers::by_stripe_id(&app.team, &stripe_id)).await;
    (stripe_id, found.unwrap().unwrap().id)
}

/// The state that the audit log says a change led to.
async fn led_to(app: &TestApp, action: &str) -> Value {
    let log = app.app.db.read(store::audit::list(&app.team, 20, 0)).await.unwrap();
    let found: Vec<_> = log.into_iter().filter(|entry| entry.action == action).collect();
    let [entry] = &found[..] else { panic!("{action} is recorded {} times", found.len()) };
    serde_json::from_str(entry.after.as_ref().unwrap()).unwrap()
}

on_both_engines! {
    async fn a_subscription_that_an_earlier_try_canceled(database: TestDatabase) {
        let (app, line) = start(database).await;
        let ann = Ann::new(&app).await;
        let subscription = ann.shown(&app).await;
        line.has(format!("POST /v1/subscriptions/{}", ann.subscription), [Fate::Lost, Fate::Limited]);
        let path = format!("/api/portal/{}/subscriptions/{}", ann.token, subscription["id"].as_str().unwrap());
        let answer = send(app.anonymous(Method::PATCH, &path).json(&json!({ "cancelAtPeriodEnd": true }))).await;
        assert_not_confirmed(&answer);
        assert!(line.is_done());
        told(&app).await;
        assert_eq!(ann.shown(&app).await["cancelAtPeriodEnd"], true);
    }

    async fn one_that_was_never_canceled_is_not_said_to_be(database: TestDatabase) {
        let (app, line) = start(database).await;
        let ann = Ann::new(&app).await;
        let subscription = ann.shown(&app).await;
        line.has(format!("POST /v1/subscriptions/{}", ann.subscription), [Fate::Limited]);
        let path = format!("/api/portal/{}/subscriptions/{}", ann.token, subscription["id"].as_str().unwrap());
        let answer = send(app.anonymous(Method::PATCH, &path).json(&json!({ "cancelAtPeriodEnd": true }))).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(answer.error().contains("Nothing was changed"), "{}", answer.body);
    }

    async fn a_card_that_is_used_for_a_part(database: TestDatabase) {
        let (app, line) = start(database).await;
        let person = Person::with_cards(&app, &[VISA, MASTERCARD]).await;
        let subscription = person.subscribe(&app, &price(&app, "Pro").await, Some(&person.cards[0])).await;
        let mastercard = person.method(&app, "4444").await;
        // The customer's default is changed before.
        line.has(format!("POST /v1/subscriptions/{subscription}"), [Fate::Limited]);
        let answer = person.do_with(&app, &mastercard, "default").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(answer.body.contains("has not been confirmed") && !answer.body.contains("othing was changed"), "{}", answer.body);
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[1]));
        assert_eq!(own_at_stripe(&app, &subscription).await.as_ref(), Some(&person.cards[0]));
        assert_eq!(recorded(&app, "payment_method.made_default").await, 1);
    }

    async fn a_card_whose_removal_stripe_refused_without_saying_how_it_is_now(database: TestDatabase) {
        let (app, line) = start(database).await;
        let person = Person::with_cards(&app, &[VISA, MASTERCARD]).await;
        let mastercard = person.method(&app, "4444").await;
        let at_stripe = format!("/v1/payment_methods/{}", person.cards[1]);
        line.has(format!("POST {at_stripe}/detach"), [Fate::Refused]);
        line.has(format!("GET {at_stripe}"), [Fate::Answered, Fate::Failed]);
        let answer = person.do_with(&app, &mastercard, "remove").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(line.is_done());
        assert_eq!(recorded(&app, "payment_method.removed").await, 0);
        told(&app).await;
        assert_eq!(person.method(&app, "4444").await, mastercard, "it is still there");
    }

    async fn a_customer_whose_change_nobody_answered(database: TestDatabase) {
        let (app, line) = start(database).await;
        let (stripe_id, id) = customer(&app, &app.project.id).await;
        deliveries(&app, "hold").await;
        line.has(format!("POST /v1/customers/{stripe_id}"), [Fate::Lost, Fate::Limited]);
        let path = format!("customers/{id}");
        assert_not_confirmed(&send(app.as_key(Method::PATCH, &path).json(&json!({ "name": "Anna" }))).await);
        told(&app).await;
        assert_eq!(send(app.as_key(Method::GET, &path)).await.json()["customer"]["name"], "Anna");
    }

    async fn a_customer_whose_deletion_nobody_answered(database: TestDatabase) {
        let (app, line) = start(database).await;
        let (stripe_id, id) = customer(&app, &app.project.id).await;
        deliveries(&app, "hold").await;
        line.has(format!("DELETE /v1/customers/{stripe_id}"), [Fate::Lost, Fate::Limited]);
        let delete = || send(app.as_key(Method::DELETE, &format!("customers/{id}")));
        assert_not_confirmed(&delete().await);
        assert_eq!(app.stripe_get(&format!("customers/{stripe_id}")).await["deleted"], true);
        assert_eq!(delete().await.status, StatusCode::NO_CONTENT, "sent again, it finds it done");
        assert_eq!(recorded(&app, "customer.deleted").await, 1);
        told(&app).await;
    }

    async fn a_new_customer_whom_nobody_answered(database: TestDatabase) {
        let (app, line) = start(database).await;
        line.has("POST /v1/customers", [Fate::Lost, Fate::Limited]);
        let body = json!({ "email": "ann@example.com" });
        let create = || send(app.as_key(Method::POST, "customers").header("Idempotency-Key", "signup-1").json(&body));
        assert_not_confirmed(&create().await);
        let again = create().await;
        assert_eq!(again.status, StatusCode::CREATED, "{}", again.body);
        assert_eq!(app.stripe_get("customers").await["data"].as_array().unwrap().len(), 1);
    }

    async fn a_changed_customer_who_cannot_be_looked_at(database: TestDatabase) {
        let (app, line) = start(database).await;
        let (stripe_id, id) = customer(&app, &app.project.id).await;
        deliveries(&app, "hold").await;
        line.has(format!("GET /v1/customers/{stripe_id}"), [Fate::Failed]);
        let answer = send(app.as_key(Method::PATCH, &format!("customers/{id}")).json(&json!({ "name": "Anna" }))).await;
        assert_eq!((answer.status, line.is_done()), (StatusCode::OK, true), "{}", answer.body);
        assert_eq!(answer.json()["customer"]["name"], "Anna");
        assert_eq!(led_to(&app, "customer.updated").await["name"], "Anna");
        told(&app).await;
    }

    async fn a_new_customer_who_cannot_be_looked_at(database: TestDatabase) {
        let (app, line) = start(database).await;
        deliveries(&app, "hold").await;
        line.has("GET /v1/customers/cus_", [Fate::Failed]);
        let body = json!({ "email": "ann@example.com", "name": "Ann" });
        let answer = send(app.as_key(Method::POST, "customers").json(&body)).await;
        assert_eq!((answer.status, line.is_done()), (StatusCode::CREATED, true), "{}", answer.body);
        assert_eq!(led_to(&app, "customer.created").await["email"], "ann@example.com");
        told(&app).await;
    }

    async fn a_linked_customer_who_cannot_be_looked_at(database: TestDatabase) {
        let (app, line) = start(database).await;
        customer(&app, "").await;
        deliveries(&app, "hold").await;
        line.has("GET /v1/customers/cus_", [Fate::Failed]);
        let answer = send(app.as_key(Method::POST, "customers").json(&json!({ "email": "ann@example.com" }))).await;
        assert_eq!((answer.status, line.is_done()), (StatusCode::CREATED, true), "{}", answer.body);
        assert_eq!(led_to(&app, "customer.linked").await["metadata"]["project_id"], app.project.id.as_str());
        told(&app).await;
    }

    async fn an_assigned_customer_who_cannot_be_looked_at(database: TestDatabase) {
        let (app, line) = start(database).await;
        let (stripe_id, id) = customer(&app, "").await;
        let member = app.sign_in_as("member").await;
        deliveries(&app, "hold").await;
        line.has(format!("GET /v1/customers/{stripe_id}"), [Fate::Failed]);
        let assign = app.as_operator(&member, Method::POST, &app.team_path(&format!("customers/{id}/assign")));
        let answer = send(assign.json(&json!({ "projectId": app.project.id }))).await;
        assert_eq!((answer.status, line.is_done()), (StatusCode::OK, true), "{}", answer.body);
        assert_eq!(led_to(&app, "customer.assigned").await["writtenToStripe"], true);
        told(&app).await;
    }
}
