//! An answer of Stripe's is on its way, and something in it is deleted, and told so, before it arrives. Of what the mirror never had no
//! row could say that it is gone; it doesn't come with the answer all the same.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use billstack::sync::backfill::{self, Object};
use billstack::sync::sweep;
use reqwest::Method;
use serde_json::Value;
use testkit::app::{TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::waiting::eventually;
use tokio::sync::Notify;

use crate::discounts::Ann;
use crate::event_kinds::hear_only;
use crate::truth::lies;
use crate::way_to_stripe::{bring_back, carry_on, reaching_stripe_through};

/// The way to Stripe, on which the next answer about a path waits.
#[derive(Default)]
struct Line {
    sandbox: String,
    http: reqwest::Client,
    slow: Mutex<Option<String>>,
    answered: Notify,
    go_on: Notify,
}

async fn carry(State(line): State<Arc<Line>>, call: Request) -> Response {
    let is_slow = line.slow.lock().unwrap().take_if(|path| call.uri().path() == path).is_some();
    let answer = carry_on(&line.http, &line.sandbox, call).await;
    if is_slow {
        line.answered.notify_one();
        line.go_on.notified().await;
    }
    bring_back(answer)
}

async fn start(database: TestDatabase) -> (TestApp, Arc<Line>) {
    let app = TestApp::start(database).await;
    let line = Arc::new(Line { sandbox: app.sandbox.url(), ..Line::default() });
    let way = Router::new().fallback(carry).with_state(Arc::clone(&line));
    (reaching_stripe_through(app, way).await, line)
}

/// From now on the server hears of nothing but deletions.
async fn hear_of_deletions_alone(app: &TestApp) {
    hear_only(app, &["customer.deleted", "product.deleted", "invoice.deleted", "customer.source.deleted"])
        .await;
}

/// Has what asks Stripe for a list wait for its answer until something in it is deleted, and the server has heard of that.
async fn while_deleting<T>(
    app: &TestApp,
    line: &Line,
    list: &str,
    deleted: &str,
    asking: impl Future<Output = T>,
) -> T {
    *line.slow.lock().unwrap() = Some(format!("/v1/{list}"));
    let deleting = async {
        let answered = tokio::time::timeout(Duration::from_secs(60), line.answered.notified());
        answered.await.expect("the list is asked for");
        app.stripe_delete(deleted).await;
        app.settled().await;
        line.go_on.notify_one();
    };
    tokio::join!(asking, deleting).0
}

async fn cards(app: &TestApp, ann: &Ann) -> Vec<Value> {
    let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{}", ann.token))).await.json();
    portal["paymentMethods"].as_array().unwrap().clone()
}

on_both_engines! {
    async fn copying_brings_back_nothing(database: TestDatabase) {
        let (app, line) = start(database).await;
        let ann = Ann::new(&app).await.stripe_id;
        hear_of_deletions_alone(&app).await;
        let of_ann = format!("customer={ann}");
        for (object, path, form, list) in [
            (Object::Customers, "customers".to_owned(), "name=Bob", "customers".to_owned()),
            (Object::Products, "products".to_owned(), "name=Notes", "products".to_owned()),
            (Object::Invoices, "invoices".to_owned(), of_ann.as_str(), "invoices".to_owned()),
            (
                Object::PaymentMethods,
                format!("customers/{ann}/sources"),
                "source=tok_visa",
                format!("customers/{ann}/payment_methods"),
            ),
        ] {
            let made = app.stripe_post(&path, form).await["id"].as_str().unwrap().to_owned();
            let objects = [object];
            let copying = backfill::run_to_end(&app.app, &app.team, Some(&objects), None, |_| ());
            while_deleting(&app, &line, &list, &format!("{path}/{made}"), copying).await.unwrap();
            assert_eq!(lies(&app).await, [""; 0], "{object:?}");
        }
    }

    async fn comparing_brings_back_nothing(database: TestDatabase) {
        let (app, line) = start(database).await;
        hear_of_deletions_alone(&app).await;
        let bob = app.stripe_post("customers", "name=Bob").await;
        let bob = format!("customers/{}", bob["id"].as_str().unwrap());
        let turn = sweep::turn(&app.app, &app.team);
        while_deleting(&app, &line, "customers", &bob, turn).await.unwrap();
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn opening_a_page_brings_back_nothing(database: TestDatabase) {
        let (app, line) = start(database).await;
        let ann = Ann::new(&app).await;
        let sources = format!("customers/{}/sources", ann.stripe_id);
        hear_of_deletions_alone(&app).await;
        let card = app.stripe_post(&sources, "source=tok_visa").await;
        let card = format!("{sources}/{}", card["id"].as_str().unwrap());
        app.clock.advance(Duration::from_secs(61));
        let fresh = || app.counted("billstack_customer_refreshes_total{outcome=\"done\"}");
        let before = fresh();
        let opened = async {
            cards(&app, &ann).await;
            eventually("the page to be fresh", async || fresh() > before).await;
        };
        let list = format!("customers/{}/payment_methods", ann.stripe_id);
        while_deleting(&app, &line, &list, &card, opened).await;
        assert_eq!(cards(&app, &ann).await.len(), 1, "the card she has");
        assert_eq!(lies(&app).await, [""; 0]);
    }
}
