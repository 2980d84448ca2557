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
use store::webhook_events;
use testkit::app::{TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::waiting::eventually;
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::discounts::{Ann, subscribe};
use crate::event_history::forget_reconciliation;
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

impl Line {
    /// Waits until Stripe has answered, which the server hasn't heard.
    async fn answered(&self) {
        timeout(Duration::from_secs(60), self.answered.notified()).await.expect("Stripe is asked");
    }
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
    let app = reaching_stripe_through(app, way).await;
    forget_reconciliation(&app).await;
    (app, line)
}

/// From now on the server hears of nothing but deletions.
async fn hear_of_deletions_alone(app: &TestApp) {
    hear_only(app, &["customer.deleted", "product.deleted", "invoice.deleted", "customer.source.deleted"])
        .await;
}

/// Makes something at Stripe. Answers its id.
async fn made(app: &TestApp, path: &str, form: &str) -> String {
    app.stripe_post(path, form).await["id"].as_str().unwrap().to_owned()
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
        line.answered().await;
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
            let deleted = format!("{path}/{}", made(&app, &path, form).await);
            let objects = [object];
            let copying = backfill::run_to_end(&app.app, &app.team, Some(&objects), None, |_| ());
            while_deleting(&app, &line, &list, &deleted, copying).await.unwrap();
            assert_eq!(lies(&app).await, [""; 0], "{object:?}");
        }
    }

    async fn comparing_brings_back_nothing_but_what_is_there(database: TestDatabase) {
        let (app, line) = start(database).await;
        hear_of_deletions_alone(&app).await;
        let bob = format!("customers/{}", made(&app, "customers", "name=Bob").await);
        made(&app, "customers", "name=Cid").await;
        let turn = sweep::turn(&app.app, &app.team);
        while_deleting(&app, &line, "customers", &bob, turn).await.unwrap();
        // Cid's event may still come, but that is no reason to do without Cid.
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn comparing_cards_customer_by_customer_brings_back_nothing(database: TestDatabase) {
        let (app, line) = start(database).await;
        let mut customers = app.sandbox.seed_customers(2, 0);
        customers.sort_unstable();
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        hear_of_deletions_alone(&app).await;
        let [first, second] = [0, 1].map(|place| format!("customers/{}/sources", customers[place]));
        // By then it is known what has just happened, which isn't asked again.
        made(&app, &first, "source=tok_visa").await;
        let card = format!("{second}/{}", made(&app, &second, "source=tok_visa").await);
        let list = format!("customers/{}/payment_methods", customers[1]);
        while_deleting(&app, &line, &list, &card, sweep::turn(&app.app, &app.team)).await.unwrap();
        assert_eq!(lies(&app).await, [""; 0]);
        assert_eq!(app.counted("billstack_mirror_drift_total{"), 0);
    }

    async fn a_subscription_brings_back_no_customer(database: TestDatabase) {
        let (app, line) = start(database).await;
        hear_only(&app, &["customer.subscription.updated", "customer.deleted"]).await;
        let ann = format!("customers/{}", made(&app, "customers", "name=Ann").await);
        made(&app, &format!("{ann}/sources"), "source=tok_visa").await;
        let subscription = subscribe(&app, ann.trim_start_matches("customers/")).await;
        *line.slow.lock().unwrap() = Some(format!("/v1/{ann}"));
        let path = format!("subscriptions/{}", subscription["id"].as_str().unwrap());
        // With a discount, so that the subscription is asked for, and with it the customer that the mirror lacks.
        app.stripe_post("coupons", "id=SPRING&percent_off=10&duration=forever").await;
        app.stripe_post(&path, "discounts[0][coupon]=SPRING").await;
        line.answered().await;
        app.stripe_delete(&ann).await;
        eventually("the deletion to be applied", async || {
            let applied = app.app.db.read(webhook_events::list(&app.team, "applied", 10, 0)).await.unwrap();
            applied.iter().any(|event| event.kind == "customer.deleted")
        })
        .await;
        line.go_on.notify_one();
        app.settled().await;
        // Of the invoice, and of the price for sale, it hasn't heard.
        let mut lies = lies(&app).await;
        lies.retain(|lie| lie.starts_with("customer"));
        assert_eq!(lies, [""; 0]);
    }

    async fn opening_a_page_brings_back_nothing(database: TestDatabase) {
        let (app, line) = start(database).await;
        let ann = Ann::new(&app).await;
        let sources = format!("customers/{}/sources", ann.stripe_id);
        hear_of_deletions_alone(&app).await;
        let card = format!("{sources}/{}", made(&app, &sources, "source=tok_visa").await);
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
