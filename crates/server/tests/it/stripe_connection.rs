//! `…/stripe`: connecting an account, copying what it has, and disconnecting it.

use std::time::Duration;

use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use store::db::{Query, params};
use store::webhook_events;
use stripe::webhook_signature::{SigningSecret, sign};
use stripe_sandbox::{Options, Sandbox};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::truth::lies;

store::statements! {
    NEXT_TRIES = "SELECT run_at FROM jobs WHERE team_id = $1 AND kind = 'stripe_event' AND locked_until = 0";
}

/// A signed-in operator.
struct Operator<'a> {
    app: &'a TestApp,
    cookie: String,
}

impl<'a> Operator<'a> {
    async fn with_role(app: &'a TestApp, role: &str) -> Self {
        let (email, password) = (format!("{role}@acme.example"), "correct horse battery");
        let id = create::operator(&app.app, &email, password).await.unwrap();
        create::membership(&app.app, &app.team, &id, role).await.unwrap();
        let sign_in = json!({ "email": email, "password": password });
        let answer = send(app.anonymous(Method::POST, "/api/auth/sign-in").json(&sign_in)).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.body);
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        Self { app, cookie }
    }

    fn request(&self, method: Method, rest: &str) -> RequestBuilder {
        let path = format!("/api/billstack/teams/{}/stripe{rest}", self.app.team.id);
        let request = self.app.anonymous(method, &path).header("cookie", &self.cookie);
        request.header("sec-fetch-site", "same-origin")
    }

    async fn get(&self, rest: &str) -> Value {
        let answer = send(self.request(Method::GET, rest)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.json()
    }

    async fn post(&self, rest: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, rest).json(body)).await
    }

    /// Waits until nothing is being copied.
    async fn copied(&self) -> Value {
        let copied = async || self.get("/status").await["syncStatus"] != "running";
        eventually("the copying to end", copied).await;
        self.get("/status").await
    }
}

fn counts(status: &Value) -> Vec<(&str, &str, i64)> {
    let rows = status["backfill"].as_array().unwrap().iter();
    rows.map(|row| {
        (row["object"].as_str().unwrap(), row["status"].as_str().unwrap(), row["count"].as_i64().unwrap())
    })
    .collect()
}

async fn set_faults(app: &TestApp, faults: &Value) {
    let answer = send(app.http.put(format!("{}/sandbox/faults", app.sandbox.url())).json(faults)).await;
    assert!(answer.status.is_success(), "{}", answer.body);
}

/// Puts another Stripe account behind the server, and connects it. Answers the account that was there before.
async fn moved_to(sandbox: Sandbox, mut app: TestApp) -> (TestApp, Sandbox) {
    let before = std::mem::replace(&mut app.sandbox, sandbox);
    let app = app.restarted().await;
    connect(&app).await;
    app.copied().await;
    (app, before)
}

async fn connect(app: &TestApp) {
    let keys = Keys::new(app.sandbox.secret_key(), None, &app.webhook_secret).unwrap();
    stripe_connection::connect_account(&app.app, &app.team, "test", keys).await.unwrap();
}

/// Brings an event as Stripe does.
pub(crate) async fn deliver(app: &TestApp, event: &Value) {
    let body = event.to_string();
    let secret = SigningSecret::try_from(app.webhook_secret.clone()).unwrap();
    let signature = sign(body.as_bytes(), &secret, app.clock.now());
    let path = format!("/api/webhooks/stripe/{}", app.team.id);
    let delivery = app.anonymous(Method::POST, &path).header("stripe-signature", signature).body(body);
    assert_eq!(send(delivery).await.status, StatusCode::OK);
}

/// How many of something the project has.
async fn listed(app: &TestApp, what: &str) -> usize {
    let answer = send(app.as_key(Method::GET, &format!("{what}?limit=100"))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()[what].as_array().unwrap().len()
}

on_both_engines! {
    async fn connecting_copies_the_account_and_the_status_shows_no_secret(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = Operator::with_role(&app, "owner").await;
        owner.copied().await;
        app.sandbox.seed_demo(Some(&app.project.id));
        let url = owner.get("/webhook-url").await["webhookUrl"].clone();
        assert_eq!(url, app.url(&format!("/api/webhooks/stripe/{}", app.team.id)));

        let keys = json!({
            "secretKey": app.sandbox.secret_key(),
            "publishableKey": app.sandbox.publishable_key(),
            "webhookSecret": app.webhook_secret,
        });
        let connected = owner.post("/connect", &keys).await;
        assert_eq!(connected.status, StatusCode::OK, "{}", connected.body);
        assert_eq!(connected.json(), json!({ "success": true, "webhookUrl": url, "syncStatus": "running" }));
        let status = owner.copied().await;
        assert_eq!((&status["connected"], &status["livemode"], &status["syncStatus"]), (&json!(true), &json!(false), &json!("done")));
        let objects: Vec<&str> = counts(&status).into_iter().map(|(object, ..)| object).collect();
        assert_eq!(objects, ["customers", "products", "prices", "subscriptions", "invoices", "credit_notes", "refunds", "payment_methods", "failed_payments"]);
        assert!(counts(&status).into_iter().all(|(_, status, count)| status == "done" && count > 0), "{status}");
        let text = status.to_string();
        assert!(!text.contains(app.sandbox.secret_key()) && !text.contains("whsec_"), "{text}");
    }

    async fn a_key_that_stripe_does_not_accept_is_refused_and_nothing_changes(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = Operator::with_role(&app, "owner").await;
        let before = owner.get("/status").await["connectedAt"].clone();
        app.clock.advance(Duration::from_secs(1));
        let connect = async |key: &str, secret: &str| {
            owner.post("/connect", &json!({ "secretKey": key, "webhookSecret": secret })).await
        };
        let unknown = connect("sk_test_unknown1", "whsec_1").await;
        assert_eq!((unknown.status, unknown.error().starts_with("`secretKey`")), (StatusCode::BAD_REQUEST, true));
        let malformed = connect(app.sandbox.secret_key(), "secret").await;
        assert_eq!((malformed.status, malformed.error().starts_with("`webhookSecret`")), (StatusCode::BAD_REQUEST, true));
        set_faults(&app, &json!({ "drop": true, "failRate": 1.0, "match": "/v1/account" })).await;
        let unreachable = connect(app.sandbox.secret_key(), "whsec_1").await;
        assert_eq!(unreachable.status, StatusCode::SERVICE_UNAVAILABLE, "{}", unreachable.body);
        // A restricted key may not be allowed to read its account.
        set_faults(&app, &json!({ "status": 403, "failRate": 1.0, "match": "/v1/account" })).await;
        assert_eq!(owner.get("/status").await["connectedAt"], before);
        let restricted = connect(app.sandbox.secret_key(), "whsec_1").await;
        assert_eq!(restricted.status, StatusCode::OK, "{}", restricted.body);
        assert_eq!(owner.get("/status").await["accountId"], Value::Null);
    }

    async fn one_type_that_fails_does_not_stop_the_others(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = Operator::with_role(&app, "admin").await;
        app.sandbox.seed_demo(Some(&app.project.id));
        set_faults(&app, &json!({ "status": 403, "failRate": 1.0, "match": "/v1/invoices" })).await;
        let started = owner.post("/backfill", &json!({})).await;
        assert_eq!((started.status, started.json()), (StatusCode::ACCEPTED, json!({ "syncStatus": "running" })));
        let status = owner.copied().await;
        assert_eq!(status["syncStatus"], "failed");
        for (object, status, _) in counts(&status) {
            assert_eq!(status, if object == "invoices" { "failed" } else { "done" }, "{object}");
        }
        set_faults(&app, &json!({})).await;
        let started = owner.post("/backfill", &json!({ "objects": ["invoices"] })).await;
        assert_eq!(started.status, StatusCode::ACCEPTED, "{}", started.body);
        let status = owner.copied().await;
        assert_eq!(status["syncStatus"], "done", "{status}");
        let invoices = counts(&status).into_iter().find(|(object, ..)| *object == "invoices").unwrap();
        assert!(invoices.2 > 300, "{invoices:?}");
    }

    async fn what_a_backfill_may_be_asked_is_checked(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = Operator::with_role(&app, "owner").await;
        for (body, field) in [
            (json!({ "objects": [] }), "`objects`"),
            (json!({ "objects": ["charges"] }), "`objects[0]`"),
            (json!({ "createdAfter": "yesterday" }), "`createdAfter`"),
            (json!({ "since": 1 }), "`since`"),
        ] {
            let answer = owner.post("/backfill", &body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
            assert!(answer.error().contains(field), "{}", answer.body);
        }
        let tomorrow = app.clock.now().as_millisecond() + 86_400_000;
        let tomorrow = billing::clock::Timestamp::from_millisecond(tomorrow).unwrap();
        owner.copied().await;
        app.sandbox.seed_demo(Some(&app.project.id));
        let answer = owner.post("/backfill", &json!({ "createdAfter": tomorrow })).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.body);
        assert!(counts(&owner.copied().await).into_iter().all(|(_, _, count)| count == 0));
    }

    async fn what_waited_for_a_key_that_works_is_applied_when_the_account_is_connected_again(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let owner = Operator::with_role(&app, "owner").await;
        let subscriptions = app.stripe_get(&format!("subscriptions?customer={}", customers[0].stripe_customer_id)).await;
        let subscription = format!("subscriptions/{}", subscriptions["data"][0]["id"].as_str().unwrap());
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        // Two in one second, so that Stripe has to be asked.
        app.stripe_post(&subscription, "metadata[day]=first").await;
        app.stripe_post(&subscription, "metadata[day]=second").await;
        set_faults(&app, &json!({ "status": 401 })).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "normal" })).await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        let waiting = async || app.app.db.read(webhook_events::list(&app.team, "pending", 10, 0)).await.unwrap();
        eventually("both to arrive", async || {
            app.sandbox_control(Method::GET, "delivery", json!({})).await["pending"] == 0
        })
        .await;
        // A job that is under way when the account is connected isn't woken, and while the clock stands it isn't tried again.
        eventually("a try of each in vain", async || {
            let waiting = waiting().await;
            !waiting.is_empty() && waiting.iter().all(|event| event.attempts > 0)
        })
        .await;
        set_faults(&app, &json!({})).await;
        let keys = json!({ "secretKey": app.sandbox.secret_key(), "webhookSecret": app.webhook_secret });
        assert_eq!(owner.post("/connect", &keys).await.status, StatusCode::OK);
        eventually("the event to be applied", async || waiting().await.is_empty()).await;
    }

    async fn what_waits_for_an_account_is_tried_once_an_hour_and_when_there_is_one(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let owner = Operator::with_role(&app, "owner").await;
        let subscriptions = app.stripe_get(&format!("subscriptions?customer={}", customers[0].stripe_customer_id)).await;
        let subscription = format!("subscriptions/{}", subscriptions["data"][0]["id"].as_str().unwrap());
        set_faults(&app, &json!({ "status": 500 })).await;
        // It tells so little that Stripe has to be asked.
        let event = json!({ "id": "evt_late", "object": "event", "type": "customer.subscription.updated", "created": app.clock.now().as_second(),
            "livemode": false, "data": { "object": { "id": subscription.trim_start_matches("subscriptions/"), "object": "subscription" } } });
        deliver(&app, &event).await;
        let waiting = async || app.app.db.read(webhook_events::list(&app.team, "pending", 10, 0)).await.unwrap();
        eventually("a try in vain", async || waiting().await.iter().any(|event| event.attempts > 0)).await;
        assert_eq!(send(owner.request(Method::DELETE, "")).await.status, StatusCode::NO_CONTENT);
        app.clock.advance(Duration::from_secs(10));
        let says = async |reason: &str| waiting().await.iter().any(|event| event.reason.as_deref().is_some_and(|why| why.contains(reason)));
        eventually("a try without an account", async || says("not connected").await).await;
        let next_tries = Query::new(NEXT_TRIES, params![&app.team.id], |row| row.get::<i64>(0));
        let next_try = app.app.db.read(next_tries).await.unwrap()[0];
        assert!(next_try - app.clock.epoch_ms() > 50 * 60 * 1_000, "{next_try}");

        set_faults(&app, &json!({})).await;
        connect(&app).await;
        eventually("the event to be applied", async || waiting().await.is_empty()).await;
    }

    async fn only_an_admin_manages_the_connection_and_a_viewer_sees_it(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (viewer, member) = (Operator::with_role(&app, "viewer").await, Operator::with_role(&app, "member").await);
        assert_eq!(viewer.get("/status").await["connected"], true);
        let keys = json!({ "secretKey": app.sandbox.secret_key(), "webhookSecret": "whsec_1" });
        for operator in [viewer, member] {
            assert_eq!(operator.post("/connect", &keys).await.status, StatusCode::FORBIDDEN);
            assert_eq!(operator.post("/backfill", &json!({})).await.status, StatusCode::FORBIDDEN);
            assert_eq!(send(operator.request(Method::DELETE, "")).await.status, StatusCode::FORBIDDEN);
        }
    }

    async fn after_disconnecting_the_keys_are_gone_and_the_copy_stays(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let owner = Operator::with_role(&app, "owner").await;
        assert_eq!(send(owner.request(Method::DELETE, "")).await.status, StatusCode::NO_CONTENT);
        assert_eq!(send(owner.request(Method::DELETE, "")).await.status, StatusCode::NOT_FOUND);
        let status = owner.get("/status").await;
        assert_eq!((&status["connected"], &status["accountId"]), (&json!(false), &Value::Null));
        assert_eq!(owner.post("/backfill", &json!({})).await.status, StatusCode::CONFLICT);
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        assert_eq!(send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.status, StatusCode::OK);
        let log = app.app.db.read(store::audit::list(&app.team, 10, 0)).await.unwrap();
        let actions: Vec<&str> = log.iter().map(|entry| entry.action.as_str()).collect();
        assert!(actions.contains(&"stripe.connected") && actions.contains(&"stripe.disconnected"), "{actions:?}");
    }

    async fn another_account_takes_the_place_of_the_first_at_once_and_the_first_comes_back_whole(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let id = app.customer_id(&customers, "plain monthly").await;
        let link = format!("/portal/{}", app.mint(&id).await);
        let subscriptions = listed(&app, "subscriptions").await;
        assert!(subscriptions > 10, "{subscriptions}");

        let options = Options::new(app.clock.clone(), Entropy::system());
        let other = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.unwrap();
        other.seed_customers(3, 2);
        let (app, first) = moved_to(other, app).await;
        assert_eq!(lies(&app).await, Vec::<String>::new());
        assert_eq!(send(app.anonymous(Method::GET, &link)).await.status, StatusCode::GONE);
        assert_eq!((listed(&app, "customers").await, listed(&app, "subscriptions").await), (0, 0), "none is assigned");
        let address = json!({ "email": "accounts@harbourpine.example", "name": "Harbour & Pine" });
        let created = send(app.as_key(Method::POST, "customers").json(&address)).await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);

        let (app, _) = moved_to(first, app).await;
        assert_eq!(lies(&app).await, Vec::<String>::new());
        assert_eq!(app.customer_id(&customers, "plain monthly").await, id);
        assert_eq!(send(app.anonymous(Method::GET, &link)).await.status, StatusCode::OK);
        assert_eq!(listed(&app, "subscriptions").await, subscriptions);
    }

    async fn a_key_that_may_not_say_which_account_it_is_of_is_known_by_the_customers_that_it_knows(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox.seed_customers(3, 1);
        connect(&app).await;
        app.copied().await;
        let of_first = app.app.db.read(store::customers::newest_of_stripe(&app.team, 10)).await.unwrap();
        let nameless = json!({ "status": 403, "match": "/v1/account" });
        app.sandbox_control(Method::PUT, "faults", nameless.clone()).await;
        connect(&app).await;
        assert_eq!(app.app.db.read(store::customers::newest_of_stripe(&app.team, 10)).await.unwrap(), of_first);
        app.copied().await;

        // One that tells nothing of its customers either may be of any account.
        let connected = app.app.db.read_optional(store::stripe_connections::find(&app.team)).await.unwrap().unwrap();
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 403 })).await;
        let keys = Keys::new(app.sandbox.secret_key(), None, "whsec_another").unwrap();
        let refused = stripe_connection::connect_account(&app.app, &app.team, "test", keys).await.unwrap_err();
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.sentence.contains("let the key read customers"), "{}", refused.sentence);
        let after = app.app.db.read_optional(store::stripe_connections::find(&app.team)).await.unwrap().unwrap();
        assert!(after.webhook_secret_sealed == connected.webhook_secret_sealed, "nothing was changed");

        let options = Options::new(app.clock.clone(), Entropy::system());
        let mut app = app;
        app.sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.unwrap();
        app.sandbox.seed_customers(2, 1);
        app.sandbox_control(Method::PUT, "faults", nameless).await;
        let app = app.restarted().await;
        connect(&app).await;
        app.copied().await;
        let of_second = app.app.db.read(store::customers::newest_of_stripe(&app.team, 10)).await.unwrap();
        assert_eq!((of_second.len(), of_second.iter().any(|id| of_first.contains(id))), (2, false));

        // Nobody knows which account is mirrored now, so that a key says whose it is tells nothing.
        let options = Options::new(app.clock.clone(), Entropy::system());
        let mut app = app;
        app.sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.unwrap();
        app.sandbox.seed_customers(4, 1);
        let app = app.restarted().await;
        connect(&app).await;
        app.copied().await;
        let of_third = app.app.db.read(store::customers::newest_of_stripe(&app.team, 10)).await.unwrap();
        assert_eq!((of_third.len(), of_third.iter().any(|id| of_second.contains(id))), (4, false));
        assert_eq!(lies(&app).await, Vec::<String>::new());
    }

    async fn an_account_that_is_connected_again_after_a_while_keeps_its_mirror_and_is_caught_up_with(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let owner = Operator::with_role(&app, "owner").await;
        app.settled().await;
        assert_eq!(send(owner.request(Method::DELETE, "")).await.status, StatusCode::NO_CONTENT);
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        // What a copy doesn't tell: that something is gone.
        app.stripe_delete(&format!("customers/{}", customers[2].stripe_customer_id)).await;
        app.clock.advance(Duration::from_secs(3 * 60 * 60));
        let link = format!("/portal/{}", app.mint(&app.customer_id(&customers, "plain monthly").await).await);
        connect(&app).await;
        assert_eq!(send(app.anonymous(Method::GET, &link)).await.status, StatusCode::OK);
        app.copied().await;
        eventually("the mirror to be true", async || lies(&app).await.is_empty()).await;
    }
}
