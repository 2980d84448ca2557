//! What of Stripe's can't be read, or is gone when it is asked for: it keeps nothing else from being copied and compared, and nobody is
//! told that it is as Stripe says.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use billing::clock::Timestamp;
use billstack::sync::{backfill, sweep};
use serde_json::{Value, json};
use store::db::{Command, params};
use store::sweeps;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::discounts::Ann;
use crate::mirror::portal;
use crate::truth::lies;
use crate::way_to_stripe::{bring_back, carry_on, reaching_stripe_through};

/// The way to Stripe, on which some answers are not what they should be.
#[derive(Default)]
struct Line {
    sandbox: String,
    http: reqwest::Client,
    /// Each with how the addresses begin that it is about.
    twists: Mutex<Vec<(String, Twist)>>,
}

enum Twist {
    /// What is answered can't be read; of a list, none of it.
    Unreadable,
    /// It is refused, because what a parameter names isn't there.
    Missing,
}

async fn carry(State(line): State<Arc<Line>>, call: Request) -> Response {
    let path = call.uri().path().to_owned();
    let mut answer = carry_on(&line.http, &line.sandbox, call).await;
    match line.twists.lock().await.iter().find(|(start, _)| path.starts_with(start)) {
        Some((_, Twist::Unreadable)) => {
            let mut object = answer.json();
            let spoil = |object: &mut Value| {
                object["created"] = json!("soon");
                object["amount_paid"] = json!("some");
            };
            match object["data"].as_array_mut() {
                Some(listed) => listed.iter_mut().for_each(spoil),
                None => spoil(&mut object),
            }
            answer.body = object.to_string();
        }
        Some((_, Twist::Missing)) => {
            let error = json!({ "type": "invalid_request_error", "code": "resource_missing",
                "message": "No such object: 'x_1'", "param": "x" });
            answer.status = StatusCode::BAD_REQUEST;
            answer.body = json!({ "error": error }).to_string();
        }
        None => {}
    }
    bring_back(answer)
}

impl Line {
    async fn twist(&self, start: impl Into<String>, twist: Twist) {
        self.twists.lock().await.push((start.into(), twist));
    }

    async fn mend(&self) {
        self.twists.lock().await.clear();
    }
}

/// The server, started anew with this way to Stripe.
async fn with_line(app: TestApp) -> (TestApp, Arc<Line>) {
    let line = Arc::new(Line { sandbox: app.sandbox.url(), ..Line::default() });
    let way = Router::new().fallback(carry).with_state(Arc::clone(&line));
    (reaching_stripe_through(app, way).await, line)
}

async fn skipped(app: &TestApp) -> Option<String> {
    sweep::turn(&app.app, &app.team).await.unwrap();
    app.app.db.read_optional(sweeps::find(&app.team)).await.unwrap().unwrap().last_skipped
}

store::statements! {
    FORGET_CHARGES = "DELETE FROM refunded_charges";
}

on_both_engines! {
    async fn what_cannot_be_read_does_not_count_as_compared(database: TestDatabase) {
        let app = TestApp::start(database).await;
        // So many that their payment methods are compared in two steps.
        app.sandbox.seed_customers(12, 1);
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        let (app, line) = with_line(app).await;
        assert_eq!(skipped(&app).await, None);
        let all = sweep::turn(&app.app, &app.team).await.unwrap();
        line.twist("/v1/invoices", Twist::Unreadable).await;
        line.twist("/v1/customers/", Twist::Unreadable).await;
        assert_eq!(skipped(&app).await.as_deref(), Some("invoices,payment_methods"));
        let (compared, drift) = sweep::turn(&app.app, &app.team).await.unwrap();
        assert_eq!((compared, drift), (all.0 - 2 * 12, 0), "what can't be read is neither gone nor another");
        line.mend().await;
        assert_eq!(skipped(&app).await, None);
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn a_page_says_from_when_it_is_while_some_of_it_cannot_be_read(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        let (app, line) = with_line(app).await;
        let started = app.clock.epoch_ms();
        let path = format!("/portal/{}", ann.token);
        let page = async || send(app.anonymous(Method::GET, &path)).await.body;
        let outcomes = |outcome: &str| {
            app.counted(&format!("billstack_customer_refreshes_total{{outcome=\"{outcome}\"}}"))
        };
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        app.stripe_post(&format!("customers/{}", ann.stripe_id), "name=Anna").await;
        for (tries, list) in [(1, "/v1/subscriptions"), (2, "/v1/invoices")] {
            line.mend().await;
            line.twist(list, Twist::Unreadable).await;
            app.clock.advance(Duration::from_secs(190));
            page().await;
            eventually("the try", async || outcomes("unreadable") == tries).await;
            eventually("the page to say so", async || page().await.contains("Shown as of")).await;
            // Before it is time nobody tries again.
            for _ in 0..5 {
                assert!(page().await.contains("Anna"), "what can be read is stored");
            }
            assert_eq!((outcomes("unreadable"), outcomes("done")), (tries, 0));
            let since = portal(&app, &ann.token).await["staleSince"].clone();
            let since: Timestamp = since.as_str().unwrap().parse().unwrap();
            assert!(since.as_millisecond() < started + 1_000, "{since}");
        }
        line.mend().await;
        app.clock.advance(Duration::from_secs(25));
        page().await;
        eventually("the page to be up to date", async || !page().await.contains("Shown as of")).await;
        eventually("that to be counted", async || outcomes("done") > 0).await;
        assert_eq!((outcomes("unreadable"), outcomes("done")), (2, 1));
    }

    async fn one_subscription_that_cannot_be_completed_does_not_end_the_copying_of_the_others(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("coupons", "id=SPRING&percent_off=10&duration=forever").await;
        let ann = Ann::new(&app).await;
        ann.change(&app, &format!("items[0][id]={}&items[0][discounts][0][coupon]=SPRING", ann.item)).await;
        app.sandbox.seed_customers(3, 1);
        let (app, line) = with_line(app).await;
        line.twist(format!("/v1/subscription_items/{}", ann.item), Twist::Unreadable).await;
        let copied = async || {
            let all = [backfill::Object::Subscriptions];
            // A page that fails is asked for again after a while, which doesn't pass here.
            let copying = backfill::run_to_end(&app.app, &app.team, Some(&all), None, |_| ());
            let ended = timeout(Duration::from_secs(60), copying).await.expect("no page fails").unwrap();
            (ended[0].status.clone(), ended[0].count)
        };
        assert_eq!(copied().await, ("done".to_owned(), 3));
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        assert_eq!(skipped(&app).await.as_deref(), Some("subscriptions"));
        // One that was taken away is no reason either, and the subscription is there.
        line.mend().await;
        line.twist(format!("/v1/subscription_items/{}", ann.item), Twist::Missing).await;
        assert_eq!(copied().await, ("done".to_owned(), 4));
        assert_eq!(skipped(&app).await, None);
    }

    async fn a_card_is_not_removed_while_a_subscription_that_may_need_it_cannot_be_read(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("coupons", "id=SPRING&percent_off=10&duration=forever").await;
        let ann = Ann::new(&app).await;
        let form = format!("customer={}", ann.stripe_id);
        let card = app.stripe_post("payment_methods/pm_card_amex/attach", form).await["id"].clone();
        let card = card.as_str().unwrap();
        let discount = format!("items[0][id]={}&items[0][discounts][0][coupon]=SPRING", ann.item);
        ann.change(&app, &format!("default_payment_method={card}&{discount}")).await;
        let (app, line) = with_line(app).await;
        line.twist(format!("/v1/subscription_items/{}", ann.item), Twist::Unreadable).await;
        let methods = portal(&app, &ann.token).await["paymentMethods"].clone();
        let amex = methods.as_array().unwrap().iter().find(|method| method["brand"] == "amex").unwrap();
        let path = format!("/portal/{}/payment-methods/{}/remove", ann.token, amex["id"].as_str().unwrap());
        let refused = send(app.anonymous(Method::POST, &path)).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
        let at_stripe = app.stripe_get(&format!("payment_methods/{card}")).await;
        assert_eq!(at_stripe["customer"], ann.stripe_id.as_str());
        line.mend().await;
        line.twist("/v1/subscriptions", Twist::Unreadable).await;
        let refused = send(app.anonymous(Method::POST, &path)).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
        line.mend().await;
        assert_eq!(send(app.anonymous(Method::POST, &path)).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_payment_that_stripe_does_not_know_does_not_end_the_copying_of_refunds(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let (app, line) = with_line(app).await;
        app.app.db.write(vec![Command::new(FORGET_CHARGES, params![])]).await.unwrap();
        line.twist("/v1/invoice_payments", Twist::Missing).await;
        let refunds = [backfill::Object::Refunds];
        let ended = backfill::run_to_end(&app.app, &app.team, Some(&refunds), None, |_| ()).await.unwrap();
        assert_eq!((ended[0].status.as_str(), ended[0].reason.as_deref()), ("done", None));
        assert!(ended[0].count > 0);
    }

    async fn a_refund_is_not_taken_for_one_of_no_invoice_while_what_it_gives_back_cannot_be_read(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let (app, line) = with_line(app).await;
        app.app.db.write(vec![Command::new(FORGET_CHARGES, params![])]).await.unwrap();
        line.twist("/v1/invoice_payments", Twist::Unreadable).await;
        let refunds = [backfill::Object::Refunds];
        let copied = async || {
            let ended = backfill::run_to_end(&app.app, &app.team, Some(&refunds), None, |_| ()).await.unwrap();
            (ended[0].status.clone(), ended[0].count)
        };
        assert_eq!(copied().await, ("done".to_owned(), 0));
        assert_eq!(skipped(&app).await.as_deref(), Some("refunds"));
        assert_eq!(app.counted("billstack_mirror_drift_total{"), 0, "nothing was mended");
        line.mend().await;
        assert!(copied().await.1 > 0);
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn a_customer_that_stripe_says_is_deleted_is_not_asked_about_any_further(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        let (app, line) = with_line(app).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        app.stripe_delete(&format!("customers/{}", ann.stripe_id)).await;
        for list in ["subscriptions", "invoices", &format!("customers/{}/payment_methods", ann.stripe_id)] {
            line.twist(format!("/v1/{list}"), Twist::Missing).await;
        }
        app.clock.advance(Duration::from_secs(61));
        let status = async || send(app.anonymous(Method::GET, &format!("/portal/{}", ann.token))).await.status;
        status().await;
        eventually("the refresh", async || app.counted("billstack_customer_refreshes_total{") == 1).await;
        assert_eq!(status().await, StatusCode::GONE);
    }
}
