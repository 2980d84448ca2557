//! A server that is killed at any moment has lost nothing that it answered.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::response::Response;
use billing::clock::Clock;
use billing::entropy::Entropy;
use billing::id::Kind;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use billstack::app::App;
use billstack::config::{Hidden, Settings};
use billstack::serve::open_database;
use serde_json::{Value, json};
use store::tenant;
use stripe_sandbox::Sandbox;
use testkit::app::{ENCRYPTION_KEY, TestApp};
use testkit::on_both_engines;
use tokio::sync::Notify;

use crate::discounts::Ann;
use crate::process::{Process, billstack, start_server};
use crate::way_to_stripe::{bring_back, carry_on};

const CALLERS: usize = 16;
const KILLS: usize = 3;
/// Answers to wait for before each kill.
const ANSWERS: usize = 200;

struct World {
    team: tenant::Team,
    project: tenant::Project,
    customer_id: String,
    api_key: String,
    webhook_secret: stripe::webhook_signature::SigningSecret,
}

/// What the server said is done.
#[derive(Default)]
struct Answered {
    tokens: Vec<String>,
    events: Vec<String>,
}

async fn world(settings: &Settings, sandbox: &Sandbox) -> (World, App) {
    let clock = Clock::system();
    let config = settings.check().unwrap();
    let db = open_database(&config, &clock).await.unwrap();
    let app = App::new(config, db, clock, Entropy::system()).unwrap();
    let team = create::team(&app, "Acme").await.unwrap();
    let project = create::project(&app, &team, "Acme Notes", &[]).await.unwrap();
    let api_key = create::api_key(&app, &team, Some(&project), "test").await.unwrap();
    let secret = "whsec_0123456789abcdef0123456789abcdef";
    let keys = Keys::new(sandbox.secret_key(), None, secret).unwrap();
    stripe_connection::connect_account(&app, &team, "test", keys).await.unwrap();
    let now = app.clock.epoch_ms();
    // Stripe has it as well: else a page that is opened a minute later finds out that it is gone.
    let created = reqwest::Client::new()
        .post(format!("{}/v1/customers", sandbox.url()))
        .bearer_auth(sandbox.secret_key())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("metadata[project_id]={}", project.id))
        .send()
        .await
        .unwrap();
    let created: Value = created.json().await.unwrap();
    let customer_id = app.new_id(Kind::Customer);
    let customer = store::customers::Observed {
        stripe_customer_id: created["id"].as_str().unwrap().to_owned(),
        project_id: Some(project.id.clone()),
        email: None,
        name: None,
        currency: None,
        default_payment_method: None,
        discount: None,
        balance: 0,
        preferred_locales: "[]".into(),
        metadata: "{}".into(),
        deleted: false,
        created_at: now,
        observed_at: now.into(),
        raw: "{}".into(),
    };
    app.db.write(vec![store::customers::upsert(&team, &customer_id, &customer)]).await.unwrap();
    let webhook_secret = secret.to_owned().try_into().unwrap();
    (World { team, project, customer_id, api_key, webhook_secret }, app)
}

/// Starts the binary and waits until it says where it listens.
fn start(settings: &[(&str, &str)]) -> (Process, String) {
    let mut command = billstack(&["serve", "--listen", "127.0.0.1:0"]);
    command.envs(settings.iter().copied()).env("BILLSTACK_MINTS_PER_SECOND", "0");
    start_server(&mut command)
}

/// Calls until the server no longer answers: odd callers make links, even ones deliver events.
async fn call(
    caller: usize,
    round: usize,
    base: String,
    world: Arc<World>,
    answers: Arc<AtomicUsize>,
) -> Answered {
    let http = reqwest::Client::new();
    let mut answered = Answered::default();
    for n in 0.. {
        let request = if caller % 2 == 1 {
            let World { team, project, customer_id, api_key, .. } = &*world;
            let url = format!("{base}/api/billstack/teams/{}/projects/{}/portal", team.id, project.id);
            http.post(url).bearer_auth(api_key).json(&json!({ "customerId": customer_id }))
        } else {
            let now = Clock::system().now();
            let event = json!({
                "id": format!("evt_{round}_{caller}_{n}"), "object": "event", "type": "customer.created",
                "created": now.as_second(), "livemode": false,
                "data": { "object": { "id": format!("cus_{round}_{caller}_{n}"), "object": "customer" } },
            });
            let body = event.to_string();
            let signature = stripe::webhook_signature::sign(body.as_bytes(), &world.webhook_secret, now);
            http.post(format!("{base}/api/webhooks/stripe/{}", world.team.id))
                .header("stripe-signature", signature)
                .body(body)
        };
        // An answer that was cut off halfway wasn't given.
        let Ok(response) = request.send().await else { break };
        let status = response.status();
        let Ok(body) = response.text().await else { break };
        assert!(status.is_success(), "{status} {body}");
        if caller % 2 == 1 {
            let body: Value = serde_json::from_str(&body).unwrap();
            answered.tokens.push(body["token"].as_str().unwrap().to_owned());
        } else {
            answered.events.push(format!("evt_{round}_{caller}_{n}"));
        }
        answers.fetch_add(1, Ordering::SeqCst);
    }
    answered
}

on_both_engines! {
    async fn killing_the_server_under_load_loses_nothing_it_answered(database: TestDatabase) {
        let options = stripe_sandbox::Options::new(Clock::system(), Entropy::system());
        let sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.unwrap();
        let settings = Settings {
            database_url: Some(database.url().to_owned()),
            encryption_key: Some(Hidden::new(ENCRYPTION_KEY)),
            stripe_api_base: Some(sandbox.url()),
            ..Settings::default()
        };
        let (world, app) = world(&settings, &sandbox).await;
        let world = Arc::new(world);
        let stripe_api_base = sandbox.url();
        let environment = [
            ("BILLSTACK_DATABASE_URL", database.url()),
            ("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY),
            ("BILLSTACK_STRIPE_API_BASE", &stripe_api_base),
        ];

        let mut answered = Answered::default();
        for round in 0..KILLS {
            let (server, base) = start(&environment);
            let answers = Arc::new(AtomicUsize::new(0));
            let callers: Vec<_> = (0..CALLERS)
                .map(|caller| tokio::spawn(call(caller, round, base.clone(), Arc::clone(&world), Arc::clone(&answers))))
                .collect();
            let deadline = Instant::now() + Duration::from_secs(60);
            while answers.load(Ordering::SeqCst) < ANSWERS * (round + 1) {
                assert!(Instant::now() < deadline, "only {} answers", answers.load(Ordering::SeqCst));
                tokio::task::yield_now().await;
            }
            drop(server);
            for caller in callers {
                let Answered { tokens, events } = caller.await.unwrap();
                answered.tokens.extend(tokens);
                answered.events.extend(events);
            }
        }

        let (server, base) = start(&environment);
        let http = reqwest::Client::new();
        let Answered { tokens, events } = answered;
        assert!(tokens.len() > ANSWERS && events.len() > ANSWERS, "{} links, {} events", tokens.len(), events.len());
        for token in &tokens {
            let status = http.get(format!("{base}/api/portal/{token}")).send().await.unwrap().status();
            assert_eq!(status, 200, "a link that was answered is lost");
        }
        for event in &events {
            let customer = store::customers::by_stripe_id(&world.team, &event.replacen("evt", "cus", 1));
            let customer = app.db.read_optional(customer).await.unwrap();
            assert!(customer.is_some(), "{event} was answered and what it told is lost");
        }
        drop(server);
    }

    async fn killing_the_server_when_stripe_has_done_it_does_it_once(database: TestDatabase) {
        let url = database.url().to_owned();
        let now = Clock::manual(Clock::system().now());
        let app = TestApp::start_with(database, |options| stripe_sandbox::Options { clock: now, ..options }).await;
        let ann = Ann::new(&app).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        let way = Arc::new(Way { sandbox: app.sandbox.url(), ..Way::default() });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stripe_api_base = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(carry).with_state(Arc::clone(&way));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let environment = [
            ("BILLSTACK_DATABASE_URL", url.as_str()),
            ("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY),
            ("BILLSTACK_STRIPE_API_BASE", &stripe_api_base),
        ];
        let id = ann.shown(&app).await["id"].as_str().unwrap().to_owned();
        let cancel = |base: &str| {
            let request = app.http.patch(format!("{base}/api/portal/{}/subscriptions/{id}", ann.token));
            request.json(&json!({ "cancelAtPeriodEnd": true })).send()
        };

        let changes = async || {
            let told = app.stripe_get("events?type=customer.subscription.updated").await;
            told["data"].as_array().unwrap().len()
        };
        let before = changes().await;

        let (server, base) = start(&environment);
        way.is_open.store(false, Ordering::SeqCst);
        let cut_off = tokio::spawn(cancel(&base));
        way.is_done.notified().await;
        drop(server);
        assert!(cut_off.await.unwrap().is_err(), "nobody was told");
        assert_eq!(ann.shown(&app).await["cancelAtPeriodEnd"], false, "nothing is stored");

        way.is_open.store(true, Ordering::SeqCst);
        let (server, base) = start(&environment);
        let again = cancel(&base).await.unwrap();
        assert_eq!(again.status(), 200);
        assert_eq!(ann.shown(&app).await["cancelAtPeriodEnd"], true);
        assert_eq!(changes().await, before + 1, "it happened once");
        // It finds that it is done, or asks for the same once more.
        let keys = way.keys.lock().unwrap().clone();
        assert!(!keys.is_empty() && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        drop(server);
    }
}

/// The way to Stripe, which carries every call on, and brings the answers to changes back while it is open.
#[derive(Default)]
struct Way {
    sandbox: String,
    http: reqwest::Client,
    is_open: AtomicBool,
    /// A change was carried out whose answer is kept.
    is_done: Notify,
    /// The idempotency keys of the changes.
    keys: Mutex<Vec<String>>,
}

async fn carry(State(way): State<Arc<Way>>, call: Request) -> Response {
    let key = call.headers().get("idempotency-key").and_then(|key| key.to_str().ok());
    let is_change = key.is_some() && call.uri().path().starts_with("/v1/subscriptions/");
    if let Some(key) = key.filter(|_| is_change) {
        way.keys.lock().unwrap().push(key.to_owned());
    }
    let answer = carry_on(&way.http, &way.sandbox, call).await;
    if is_change && !way.is_open.load(Ordering::SeqCst) {
        way.is_done.notify_one();
        std::future::pending::<()>().await;
    }
    bring_back(answer)
}
