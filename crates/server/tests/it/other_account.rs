//! Another account is connected while work with the one before is under way. What that told is not stored.
//!
//! Both accounts are behind one address, as behind Stripe's, and each call goes to the one whose key it comes with. One answer of the
//! first is kept back until the other is connected and copied.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::response::Response;
use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use billstack::app::App;
use billstack::config::Settings;
use billstack::serve::open_database;
use billstack::stripe_account::AccountError;
use billstack::sync::refresh::RefreshError;
use billstack::sync::{backfill, reconcile, sweep};
use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};
use store::db::{Query, params};
use store::{event_fills, mirrored_account, stripe_connections};
use stripe_sandbox::{Options, Sandbox};
use testkit::app::{Answer, TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::waiting::eventually;
use tokio::sync::Notify;

use crate::discounts::Ann;
use crate::overdue_payment::Debtor;
use crate::payment_methods::{action, recorded};
use crate::portal_payment_method::enter_card;
use crate::truth::lies;
use crate::way_to_stripe::{bring_back, carry_on};
use crate::webhooks::{deliver_signed, event, summary};

/// The way to both accounts.
struct Line {
    first: Sandbox,
    other: Sandbox,
    http: reqwest::Client,
    /// How the call of the first account begins whose answer is to be kept back: `GET /v1/events`.
    keeps_back: Mutex<Option<String>>,
    kept_back: Notify,
    let_go: Notify,
}

async fn carry(State(line): State<Arc<Line>>, call: Request) -> Response {
    let is_of_first = call.headers()["authorization"].to_str().unwrap().ends_with(line.first.secret_key());
    let sandbox = if is_of_first { &line.first } else { &line.other };
    let asked = format!("{} {}", call.method(), call.uri());
    let answer = carry_on(&line.http, &sandbox.url(), call).await;
    let is_kept_back = is_of_first
        && line.keeps_back.lock().unwrap().take_if(|beginning| asked.starts_with(&**beginning)).is_some();
    if is_kept_back {
        line.kept_back.notify_one();
        line.let_go.notified().await;
    }
    bring_back(answer)
}

async fn deliveries(app: &TestApp, mode: &str) {
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": mode })).await;
}

/// A server whose team is connected to the first account and has copied it, and the way to both. No webhook tells what happens then.
async fn start(database: TestDatabase) -> (TestApp, Ann, Arc<Line>) {
    let app = TestApp::start(database).await;
    with_line(app).await
}

/// The same, with a server that has copied an account.
async fn with_line(app: TestApp) -> (TestApp, Ann, Arc<Line>) {
    let options = Options::new(app.clock.clone(), Entropy::system());
    let other = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.unwrap();
    other.seed_customers(3, 1);
    let line = Arc::new(Line {
        first: app.sandbox.clone(),
        other,
        http: reqwest::Client::new(),
        keeps_back: Mutex::default(),
        kept_back: Notify::default(),
        let_go: Notify::default(),
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(carry).with_state(Arc::clone(&line));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let app = app.restarted_with(|settings| Settings { stripe_api_base: Some(address), ..settings }).await;
    let endpoint = text(&app.stripe_get("webhook_endpoints").await["data"][0]["id"]);
    let url = app.url(&format!("/api/webhooks/stripe/{}", app.team.id));
    app.stripe_post(&format!("webhook_endpoints/{endpoint}"), format!("url={url}")).await;
    app.caught_up().await;
    let ann = Ann::new(&app).await;
    deliveries(&app, "drop").await;
    (app, ann, line)
}

/// Has the other account connected while the first's answer to a call that `work` makes is kept back, and sees that nothing of the
/// first is stored when it comes. Answers what came of the work, and the server with the other account.
async fn overtaken<T>(
    mut app: TestApp,
    line: &Line,
    call: String,
    work: impl AsyncFnOnce(&TestApp) -> T,
) -> (T, TestApp) {
    let of_first = mirrored(&app).await;
    *line.keeps_back.lock().unwrap() = Some(call);
    let meanwhile = async {
        line.kept_back.notified().await;
        let keys = Keys::new(line.other.secret_key(), None, "whsec_of_the_other_account").unwrap();
        stripe_connection::connect_account(&app.app, &app.team, "test", keys).await.unwrap();
        app.copied().await;
        let copy = mirrored(&app).await;
        line.let_go.notify_one();
        copy
    };
    let (outcome, copy) = tokio::join!(work(&app), meanwhile);
    assert_eq!(mirrored(&app).await, copy);
    assert!(!copy.iter().any(|id| of_first.contains(id)), "{copy:?} has some of {of_first:?}");
    app.sandbox = line.other.clone();
    assert_eq!(lies(&app).await, Vec::<String>::new());
    (outcome, app)
}

store::statements! {
    MIRRORED = "SELECT stripe_customer_id AS id FROM customers WHERE team_id = $1 AND deleted = FALSE
        UNION ALL SELECT stripe_product_id FROM products WHERE team_id = $1 AND deleted = FALSE
        UNION ALL SELECT stripe_price_id FROM prices WHERE team_id = $1
        UNION ALL SELECT stripe_subscription_id FROM subscriptions WHERE team_id = $1
        UNION ALL SELECT stripe_subscription_id FROM upcoming_invoices WHERE team_id = $1
        UNION ALL SELECT stripe_invoice_id FROM invoices WHERE team_id = $1
        UNION ALL SELECT stripe_credit_note_id FROM credit_notes WHERE team_id = $1
        UNION ALL SELECT stripe_charge_id FROM refunded_charges WHERE team_id = $1
        UNION ALL SELECT stripe_payment_method_id FROM payment_methods WHERE team_id = $1
        UNION ALL SELECT stripe_checkout_session_id FROM card_updates WHERE team_id = $1
        UNION ALL SELECT stripe_event_id FROM webhook_events WHERE team_id = $1
        UNION ALL SELECT newest FROM event_fills WHERE team_id = $1 AND newest IS NOT NULL
        ORDER BY id";
}

/// Stripe's ids of all that is mirrored, and of the events that are known.
async fn mirrored(app: &TestApp) -> Vec<String> {
    assert_eq!(ALL.len(), 1);
    app.app.db.read(Query::new(MIRRORED, params![&app.team.id], |row| row.get(0))).await.unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} isn't text")).to_owned()
}

fn is_replaced<T>(outcome: &Result<T, RefreshError>) -> bool {
    matches!(outcome, Err(RefreshError::Account(AccountError::Replaced)))
}

/// Whether somebody was told that another account was connected meanwhile.
fn is_told(answer: &Answer) -> bool {
    answer.status == StatusCode::CONFLICT && answer.error().contains("connected meanwhile")
}

/// Another card on file; its id at Stripe, and ours.
async fn another_card(app: &TestApp, ann: &Ann) -> (String, String) {
    deliveries(app, "normal").await;
    let attach = format!("customer={}", ann.stripe_id);
    let card = text(&app.stripe_post("payment_methods/pm_card_amex/attach", attach).await["id"]);
    app.settled().await;
    deliveries(app, "drop").await;
    let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{}", ann.token))).await.json();
    let methods = portal["paymentMethods"].as_array().unwrap();
    let id = text(&methods.iter().find(|method| method["last4"] == "8431").unwrap()["id"]);
    (card, id)
}

/// Our id of the customer.
async fn own_id(app: &TestApp, ann: &Ann) -> String {
    let found = app.app.db.read_optional(store::customers::by_stripe_id(&app.team, &ann.stripe_id)).await;
    found.unwrap().unwrap().id
}

on_both_engines! {
    async fn what_a_job_was_told(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let path = format!("subscriptions/{}", ann.subscription);
        let jobs = "billstack_jobs_total{outcome=\"retried\"}";
        let (_, app) = overtaken(app, &line, format!("GET /v1/{path}"), async |app| {
            deliveries(app, "normal").await;
            // In the second in which the subscription was made, so that Stripe has to be asked.
            app.stripe_post(&path, "metadata[day]=first").await;
            eventually("the job to have failed", async || app.counted(jobs) > 0).await;
        })
        .await;
        assert_eq!(app.counted(jobs), 1, "it went with the events that it was to apply");
    }

    async fn what_a_view_asked_for(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let (_, app) = overtaken(app, &line, format!("GET /v1/customers/{}", ann.stripe_id), async |app| {
            app.clock.advance(Duration::from_secs(61));
            let page = send(app.anonymous(Method::GET, &format!("/portal/{}", ann.token))).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            eventually("the refresh", async || app.counted("billstack_customer_refreshes_total{") > 0).await;
        })
        .await;
        assert_eq!(app.counted("billstack_customer_refreshes_total{outcome=\"replaced\"}"), 1);
    }

    async fn what_a_comparison_was_told(database: TestDatabase) {
        let (app, _, line) = start(database).await;
        let (swept, app) = overtaken(app, &line, "GET /v1/customers?".to_owned(), async |app| {
            sweep::turn(&app.app, &app.team).await
        })
        .await;
        assert!(is_replaced(&swept), "{swept:?}");
        assert_eq!(app.counted("billstack_mirror_drift_total{"), 0, "the mirror of the other account differs in nothing");
    }

    async fn what_the_list_of_events_told(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let (filled, _) = overtaken(app, &line, "GET /v1/events".to_owned(), async |app| {
            app.stripe_post(&format!("customers/{}", ann.stripe_id), "name=Anna").await;
            app.stripe_post("customers", "name=Bea").await;
            reconcile::fill(&app.app, &app.team).await
        })
        .await;
        assert!(is_replaced(&filled), "{filled:?}");
    }

    async fn that_the_list_of_events_has_come_to_its_end(database: TestDatabase) {
        let (app, _, line) = start(database).await;
        reconcile::fill(&app.app, &app.team).await.unwrap();
        // When no older event can appear any more, the next reading begins after the newest, and finds nothing.
        app.clock.advance(Duration::from_secs(6 * 60));
        app.app.jobs_due.notify_one();
        eventually("the job to read the list", async || {
            let fill = app.app.db.read_optional(event_fills::find(&app.team)).await.unwrap().unwrap();
            fill.complete_at == app.clock.epoch_ms() && fill.cursor.is_some()
        })
        .await;
        let (filled, _) = overtaken(app, &line, "GET /v1/events".to_owned(), async |app| {
            reconcile::fill(&app.app, &app.team).await
        })
        .await;
        assert!(is_replaced(&filled), "{filled:?}");
    }

    async fn what_came_of_a_customers_change(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let path = format!("/api/portal/{}/subscriptions/{}", ann.token, text(&ann.shown(&app).await["id"]));
        let change = format!("POST /v1/subscriptions/{}", ann.subscription);
        let (canceled, app) = overtaken(app, &line, change, async |app| {
            let cancel = json!({ "cancelAtPeriodEnd": true });
            send(app.anonymous(Method::PATCH, &path).json(&cancel)).await
        })
        .await;
        assert!(is_told(&canceled), "{}", canceled.body);
        assert_eq!(recorded(&app, "subscription.cancel_scheduled").await, 1, "the first account did change");
    }

    async fn that_another_card_is_used_for_everything(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let (_, card) = another_card(&app, &ann).await;
        let path = format!("/portal/{}/payment-methods/{card}/default", ann.token);
        let change = format!("POST /v1/customers/{}", ann.stripe_id);
        let (_, app) =
            overtaken(app, &line, change, async |app| send(app.anonymous(Method::POST, &path)).await).await;
        assert_eq!(recorded(&app, "payment_method.made_default").await, 1);
    }

    async fn that_a_card_was_removed(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let (at_stripe, card) = another_card(&app, &ann).await;
        let path = format!("/api/portal/{}/payment-methods/{card}", ann.token);
        let change = format!("POST /v1/payment_methods/{at_stripe}/detach");
        let (removed, app) =
            overtaken(app, &line, change, async |app| send(app.anonymous(Method::DELETE, &path)).await).await;
        assert!(is_told(&removed), "{}", removed.body);
        assert_eq!(recorded(&app, "payment_method.removed").await, 1);
    }

    async fn that_a_new_card_was_entered(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let back = text(&enter_card(&app, &ann.token, "mastercard").await.json()["url"]);
        let change = format!("POST /v1/customers/{}", ann.stripe_id);
        let (_, app) = overtaken(app, &line, change, async |app| send(app.http.get(&back)).await).await;
        assert_eq!(recorded(&app, "payment_method.replaced").await, 1);
    }

    async fn that_what_was_overdue_was_paid(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let (app, _, line) = with_line(app).await;
        let debtor = Debtor::of(&app, &customers).await;
        let pay = action(&debtor.enter(&app, "visa").await.body, "/pay?");
        let change = format!("POST /v1/invoices/{}/pay", debtor.invoice);
        let (paid, app) =
            overtaken(app, &line, change, async |app| send(app.anonymous(Method::POST, &pay)).await).await;
        assert_eq!(paid.status, StatusCode::CONFLICT, "{}", paid.body);
        assert_eq!(recorded(&app, "invoice.paid").await, 1);
    }

    async fn that_a_customer_was_changed(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let path = format!("customers/{}", own_id(&app, &ann).await);
        let change = format!("POST /v1/customers/{}", ann.stripe_id);
        let (changed, mut app) = overtaken(app, &line, change, async |app| {
            let wanted = json!({ "email": "anna@example.com", "name": "Anna" });
            send(app.as_key(Method::PATCH, &path).json(&wanted)).await
        })
        .await;
        assert!(is_told(&changed), "{}", changed.body);
        let log = app.app.db.read(store::audit::list(&app.team, 20, 0)).await.unwrap();
        let entry = log.iter().find(|entry| entry.action == "customer.updated");
        app.sandbox = line.first.clone();
        let there = app.stripe_get(&format!("customers/{}", ann.stripe_id)).await;
        let after: Value = serde_json::from_str(entry.unwrap().after.as_ref().unwrap()).unwrap();
        for field in ["email", "name"] {
            assert_eq!(after[field], there[field], "the log says how the first account was left");
        }
    }

    async fn that_a_customer_was_deleted(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let path = format!("customers/{}", own_id(&app, &ann).await);
        let change = format!("DELETE /v1/customers/{}", ann.stripe_id);
        let (deleted, app) =
            overtaken(app, &line, change, async |app| send(app.as_key(Method::DELETE, &path)).await).await;
        assert!(is_told(&deleted), "{}", deleted.body);
        assert_eq!(recorded(&app, "customer.deleted").await, 1);
    }

    async fn that_a_customer_was_linked(database: TestDatabase) {
        let (app, _, line) = start(database).await;
        let carl = text(&app.stripe_post("customers", "email=carl@example.com").await["id"]);
        let (linked, app) = overtaken(app, &line, format!("POST /v1/customers/{carl}"), async |app| {
            send(app.as_key(Method::POST, "customers").json(&json!({ "email": "carl@example.com" }))).await
        })
        .await;
        assert!(is_told(&linked), "{}", linked.body);
        assert_eq!(recorded(&app, "customer.linked").await, 1);
    }

    async fn that_a_customer_was_made(database: TestDatabase) {
        let (app, _, line) = start(database).await;
        let (made, mut app) = overtaken(app, &line, "POST /v1/customers".to_owned(), async |app| {
            let customer = json!({ "email": "bea@example.com", "name": "Bea" });
            send(app.as_key(Method::POST, "customers").json(&customer)).await
        })
        .await;
        assert!(is_told(&made), "{}", made.body);
        // The first account doesn't keep what nobody would know of, so there is nothing to tell.
        assert_eq!(recorded(&app, "customer.created").await, 0);
        app.sandbox = line.first.clone();
        let left = app.stripe_get("customers?email=bea@example.com").await;
        assert_eq!(left["data"], json!([]));
    }

    async fn of_two_accounts_that_are_connected_first_and_at_once_one_is_and_whole(database: TestDatabase) {
        let (app, _, line) = start(database).await;
        for round in 0..8 {
            let team = create::team(&app.app, &format!("Team {round}")).await.unwrap();
            let connect = async |sandbox: &Sandbox, secret: &str| {
                let keys = Keys::new(sandbox.secret_key(), None, secret).unwrap();
                stripe_connection::connect_account(&app.app, &team, "test", keys).await.unwrap()
            };
            let (first, other) =
                tokio::join!(connect(&line.first, "whsec_of_the_first"), connect(&line.other, "whsec_of_the_other"));
            assert!(first.replaces_mirror != other.replaces_mirror, "one came first, and is left behind");
            let (last, left) = if first.replaces_mirror { (first, other) } else { (other, first) };
            let connection = app.app.db.read_optional(stripe_connections::find(&team)).await.unwrap().unwrap();
            assert_eq!(connection.account_id, last.account_id);
            let calling = app.app.db.read_optional(stripe_connections::calling(&team)).await.unwrap().unwrap();
            assert_eq!((calling.account_id, calling.copy), (last.account_id.clone(), 2));
            let account = app.app.db.read_optional(mirrored_account::find(&team)).await.unwrap().unwrap();
            assert_eq!(account.id, last.account_id);
            let log = app.app.db.read(store::audit::list(&team, 20, 0)).await.unwrap();
            let was = |id: &Option<String>| log.iter().any(|entry| entry.before.as_ref().is_some_and(|before| before.contains(id.as_ref().unwrap())));
            assert!(was(&left.account_id) && !was(&last.account_id), "{log:?}");
            eventually("the copying to end", async || {
                backfill::status(&app.app, &team).await.unwrap().iter().all(|row| row.status != "running")
            })
            .await;
            let all = app.app.db.read(store::customers::list_of_team(&team, None, 50, 0)).await.unwrap();
            let is_of_first = last.account_id == Some(text(&app.stripe_get("account").await["id"]));
            assert_eq!(all.len(), if is_of_first { 1 } else { 3 }, "the customers of one alone");
        }
    }

    async fn what_webhooks_tell_that_come_while_it_is_connected(database: TestDatabase) {
        let (app, ann, line) = start(database).await;
        let of_first = mirrored(&app).await;
        // Connected elsewhere, as `billstack admin` does, so that the server hears of it when it looks.
        let db = open_database(&app.app.config, &app.clock).await.unwrap();
        let beside = App::new(app.app.config.clone(), db, app.clock.clone(), Entropy::system()).unwrap();
        // Each goes on until it is refused.
        let tell = async |number: usize| {
            for taken in 0.. {
                let object = json!({ "object": "customer", "id": ann.stripe_id, "name": format!("Ann {number}.{taken}") });
                let event = event(&app, &format!("evt_{number}_{taken}"), "customer.updated", &object);
                let answer = deliver_signed(&app, &event).await;
                // One that came at that very moment is to be sent again.
                if !matches!(answer.status, StatusCode::OK | StatusCode::SERVICE_UNAVAILABLE) {
                    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
                    return taken;
                }
            }
            0
        };
        let connect = async {
            eventually("webhooks to come in", async || summary(&app).await.last_received_at.is_some()).await;
            let keys = Keys::new(line.other.secret_key(), None, "whsec_of_the_other_account").unwrap();
            // So much is written that the other process may not come to it within the time that it has.
            eventually("it to be connected", async || {
                stripe_connection::connect_account(&beside, &app.team, "test", keys.clone()).await.is_ok()
            })
            .await;
        };
        let telling = tokio::time::timeout(Duration::from_secs(60), join_all((0..8).map(tell)));
        let (taken, ()) = tokio::join!(telling, connect);
        let taken = taken.expect("the secret of the first account to be refused");
        assert!(taken.iter().sum::<usize>() > 0);
        app.copied().await;
        let copy = mirrored(&app).await;
        assert!(!copy.iter().any(|id| of_first.contains(id) || id.starts_with("evt_")), "{copy:?}");
        let refused = app.app.refusals.added_to(&app.team, Vec::new());
        assert_eq!(refused.iter().map(|one| &*one.reason).collect::<Vec<_>>(), ["wrong_signature"]);
        beside.db.clone().close().await;
    }
}
