//! A server that is killed again and again while it copies an account loses no more than what it had not stored.

use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use billing::clock::Clock;
use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use billstack::app::App;
use billstack::config::{Hidden, Settings};
use billstack::serve::open_database;
use billstack::sync::backfill::{self, Object};
use reqwest::Method;
use serde_json::{Value, json};
use store::{backfills, customers, invoices, jobs, payment_methods, subscriptions, tenant};
use stripe_sandbox::{Options, Sandbox};
use testkit::app::{ENCRYPTION_KEY, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::process::{Process, billstack, start_server};

/// Customers of the account: eight pages of them, of their subscriptions and of their invoices.
const CUSTOMERS: usize = 800;

/// Stands before the sandbox, and notes which pages it is asked for.
#[derive(Clone)]
struct Witness {
    sandbox_url: String,
    http: reqwest::Client,
    pages: Arc<Mutex<Vec<String>>>,
}

impl Witness {
    /// Starts it; answers where it listens.
    async fn start(sandbox: &Sandbox) -> (Self, String) {
        let witness =
            Self { sandbox_url: sandbox.url(), http: reqwest::Client::new(), pages: Arc::default() };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().fallback(pass_on).with_state(witness.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (witness, format!("http://{address}"))
    }

    fn count(&self) -> usize {
        self.pages.lock().unwrap().len()
    }
}

async fn pass_on(State(witness): State<Witness>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().unwrap().to_string();
    if path.contains("limit=") {
        witness.pages.lock().unwrap().push(path.clone());
    }
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let mut headers = parts.headers;
    headers.remove("host");
    let asked = witness.http.request(parts.method, format!("{}{path}", witness.sandbox_url));
    let answer = asked.headers(headers).body(body).send().await;
    let Ok(answer) = answer else { return StatusCode::BAD_GATEWAY.into_response() };
    (answer.status(), Body::from(answer.bytes().await.unwrap())).into_response()
}

struct World {
    sandbox: Sandbox,
    app: App,
    team: tenant::Team,
    /// Settings of the server that is killed.
    environment: Vec<(&'static str, String)>,
    /// Where it listens, each time.
    listen: String,
    http: reqwest::Client,
    /// Stripe's ids.
    customers: Vec<String>,
}

impl World {
    async fn new(database_url: &str, sandbox: Sandbox, stripe_url: String) -> Self {
        let customers = sandbox.seed_customers(CUSTOMERS, 1);
        let settings = Settings {
            database_url: Some(database_url.to_owned()),
            encryption_key: Some(Hidden::new(ENCRYPTION_KEY)),
            stripe_api_base: Some(stripe_url.clone()),
            ..Settings::default()
        };
        let config = settings.check().unwrap();
        let clock = Clock::system();
        let db = open_database(&config, &clock).await.unwrap();
        let app = App::new(config, db, clock, Entropy::system()).unwrap();
        let team = create::team(&app, "Acme").await.unwrap();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let listen = free.local_addr().unwrap().to_string();
        let secret =
            sandbox.add_webhook_endpoint(&format!("http://{listen}/api/webhooks/stripe/{}", team.id));
        let keys = Keys::new(sandbox.secret_key(), None, &secret).unwrap();
        stripe_connection::connect_account(&app, &team, "test", keys).await.unwrap();
        let environment = vec![
            ("BILLSTACK_DATABASE_URL", database_url.to_owned()),
            ("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY.to_owned()),
            ("BILLSTACK_STRIPE_API_BASE", stripe_url),
        ];
        Self { sandbox, app, team, environment, listen, http: reqwest::Client::new(), customers }
    }

    fn serve(&self) -> Process {
        let mut command = billstack(&["serve", "--listen", &self.listen]);
        start_server(command.envs(self.environment.iter().cloned())).0
    }

    async fn stripe(&self, method: Method, path: &str, form: &str) -> Value {
        let request = self.http.request(method, format!("{}/v1/{path}", self.sandbox.url()));
        let answer = send(request.bearer_auth(self.sandbox.secret_key()).body(form.to_owned())).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer.json()
    }

    /// All that a list has.
    async fn all(&self, list: &str) -> Vec<Value> {
        let (mut all, mut after): (Vec<Value>, _) = (Vec::new(), String::new());
        let query = if list.contains('?') { '&' } else { '?' };
        loop {
            let page = self.stripe(Method::GET, &format!("{list}{query}limit=100{after}"), "").await;
            all.extend(page["data"].as_array().unwrap().iter().cloned());
            if page["has_more"] == false {
                return all;
            }
            after = format!("&starting_after={}", all.last().unwrap()["id"].as_str().unwrap());
        }
    }

    /// What happens in the account meanwhile, about other customers each time.
    async fn changes(&self, time: usize) {
        let customer = |number: usize| &self.customers[(211 * (time + 1) + 37 * number) % CUSTOMERS];
        for number in 0..3 {
            let path = format!("customers/{}", customer(number));
            self.stripe(Method::POST, &path, &format!("name=Renamed+{time}+{number}")).await;
        }
        let of_one = self.all(&format!("subscriptions?customer={}", customer(3))).await;
        let path = format!("subscriptions/{}", of_one[0]["id"].as_str().unwrap());
        self.stripe(Method::POST, &path, "cancel_at_period_end=true").await;
        self.stripe(Method::DELETE, &format!("customers/{}", customer(4)), "").await;
        self.stripe(Method::POST, "customers", &format!("email=new-{time}@example.com&name=New")).await;
    }

    /// Lets the minute pass for which a process that died still holds its jobs.
    async fn minute_passes(&self) {
        let now = self.app.clock.epoch_ms();
        let held = jobs::take(now + 61_000, now + 61_000, 1_000);
        let held = self.app.db.tx(move |tx| Box::pin(tx.read(held))).await;
        let held: Result<_, store::db::DbError> = held;
        let again = held.unwrap().iter().map(|job| jobs::again(job, now)).collect();
        self.app.db.write(again).await.unwrap();
    }

    async fn row(&self, object: Object) -> backfills::Backfill {
        self.app.db.read_optional(backfills::find(&self.team, object.name())).await.unwrap().unwrap()
    }

    async fn is_done(&self) -> bool {
        let rows = backfill::status(&self.app, &self.team).await.unwrap();
        assert!(rows.iter().all(|row| row.status != "failed"), "{rows:?}");
        rows.iter().all(|row| row.status == "done")
    }

    async fn events_are_applied(&self) -> bool {
        let events = self.all("events").await;
        let summary = self.app.db.read_optional(store::webhook_events::summary(&self.team)).await.unwrap();
        events.iter().all(|event| event["pending_webhooks"] == 0)
            && summary.is_some_and(|summary| summary.pending == 0)
    }

    /// What Stripe has of each customer who is still there, by Stripe's id.
    async fn in_stripe(&self) -> HashMap<String, Vec<Value>> {
        let mut facts: HashMap<String, Vec<Value>> = HashMap::new();
        for one in self.all("customers").await {
            let id = one["id"].as_str().unwrap().to_owned();
            facts.entry(id).or_default().push(json!([one["name"], one["email"]]));
        }
        let of_customers = [("subscriptions?status=all", "cancel_at_period_end"), ("invoices", "total")];
        for (list, field) in of_customers {
            for one in self.all(list).await {
                let of = facts.get_mut(one["customer"].as_str().unwrap());
                of.into_iter().for_each(|facts| facts.push(json!([one["id"], one["status"], one[field]])));
            }
        }
        for (id, facts) in &mut facts {
            let methods = self.all(&format!("customers/{id}/payment_methods")).await;
            facts.extend(methods.iter().map(|method| json!([method["id"], method["card"]["last4"]])));
        }
        facts
    }

    /// The same as the mirror has it.
    async fn in_mirror(&self) -> HashMap<String, Vec<Value>> {
        let mut facts = HashMap::new();
        let ids = self.app.db.read(backfills::customers_after(&self.team, "", 10_000)).await.unwrap();
        for id in ids {
            let found = self.app.db.read_optional(customers::by_stripe_id(&self.team, &id)).await;
            let found = found.unwrap().unwrap();
            let project = tenant::Project { team: self.team.clone(), id: String::new() };
            let customer = tenant::Customer { project, id: found.id, stripe_id: id.clone() };
            let (subscriptions, invoices, methods) = self
                .app
                .db
                .read_batch((
                    subscriptions::of_customer(&customer),
                    invoices::of_customer(&customer, None, 100),
                    payment_methods::of_customer(&customer, None),
                ))
                .await
                .unwrap();
            let mut of_one = vec![json!([found.name, found.email])];
            of_one.extend(
                subscriptions
                    .iter()
                    .map(|one| json!([one.stripe_subscription_id, one.status, one.cancel_at_period_end])),
            );
            of_one.extend(invoices.iter().map(|one| json!([one.stripe_invoice_id, one.status, one.total])));
            of_one.extend(methods.iter().map(|one| json!([one.stripe_payment_method_id, one.last4])));
            facts.insert(id, of_one);
        }
        facts
    }
}

on_both_engines! {
    async fn a_server_killed_again_and_again_copies_all_and_no_page_more_often_than_it_was_killed(database: TestDatabase) {
        let options = Options::new(Clock::system(), Entropy::system());
        let sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.unwrap();
        let (witness, url) = Witness::start(&sandbox).await;
        let world = World::new(database.url(), sandbox, url).await;

        // Any moments: after so many further pages, of the lists first and of customers' payment methods in the end.
        let [a, b, c, d] = Entropy::system().bytes::<4>().map(usize::from);
        let moments = [1 + a % 10, 1 + b % 12, 30 + c % 128, 30 + d % 128];
        for (time, pages) in moments.iter().enumerate() {
            let wanted = witness.count() + pages;
            let server = world.serve();
            let (_, ()) = tokio::join!(
                world.changes(time),
                eventually("pages", async || witness.count() >= wanted || world.is_done().await),
            );
            assert!(!world.is_done().await, "nothing is left to be killed at {moments:?}");
            drop(server);
            world.minute_passes().await;
        }
        let _server = world.serve();
        eventually("the copying to end", async || world.is_done().await).await;
        eventually("every event to be applied", async || world.events_are_applied().await).await;

        // The list of events isn't copied: a server may read it more than once.
        let mut asked: HashMap<String, usize> = HashMap::new();
        for page in witness.pages.lock().unwrap().iter().filter(|page| !page.starts_with("/v1/events")) {
            *asked.entry(page.clone()).or_default() += 1;
        }
        let kills = moments.len();
        let (most, times) = asked.iter().max_by_key(|(_, times)| **times).unwrap();
        assert!(*times <= kills + 1, "{most} was asked for {times} times, killed at {moments:?}");
        // A kill loses of each list the page that was being stored and the one that was on its way.
        let again: usize = asked.iter().filter(|(page, _)| !page.contains("payment_methods")).map(|(_, times)| times - 1).sum();
        assert!(again <= kills * 5 * 2, "{again} pages were asked for again, killed at {moments:?}");

        let (mirror, stripe) = (world.in_mirror().await, world.in_stripe().await);
        let sorted = |facts: Option<&Vec<Value>>| {
            let mut facts: Vec<String> = facts.into_iter().flatten().map(Value::to_string).collect();
            facts.sort_unstable();
            facts
        };
        assert_eq!(mirror.len(), stripe.len(), "customers");
        for id in stripe.keys() {
            assert_eq!(sorted(mirror.get(id)), sorted(stripe.get(id)), "{id}");
        }
        assert_eq!(world.row(Object::Subscriptions).await.count, i64::try_from(CUSTOMERS).unwrap());
    }
}
