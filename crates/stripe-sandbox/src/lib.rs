//! A stateful stand-in for Stripe: the part of its HTTP API that BillStack uses, for the demo, development and tests.
//!
//! [`Sandbox::start`] listens on a port and serves
//! - `/v1/…`, Stripe's API: form-encoded requests, Stripe's objects, errors, idempotency and signed webhooks;
//! - `/c/pay/…` and `/i/…`, the pages that Stripe would host: Checkout, and invoices with their PDF;
//! - `/sandbox/…`, which Stripe does not have: moving time, injecting faults, disturbing the delivery of webhooks.
//!
//! What `/sandbox/…` takes, as JSON:
//!
//! | request | body |
//! | --- | --- |
//! | `POST /sandbox/clock` | `advanceSeconds`: what falls due on the way happens, in order |
//! | `PUT`, `DELETE /sandbox/faults` | `latencyMs`, `failRate`, `status`, `drop`, `match` (how an address begins) |
//! | `PUT /sandbox/delivery` | `mode`: `normal`, `hold`, `drop`, `duplicate`, `reverse`, `shuffle` (with `seed`), `delay` (with `seconds`) |
//! | `GET /sandbox/delivery` | answers `newestEvent`, and how many of the newest hundred are `pending` |
//! | `POST /sandbox/delivery/flush` | sends what is held |
//! | `POST /sandbox/events/{id}/resend` | sends one event once more |
//! | `POST /sandbox/webhook_endpoints/{id}/roll_secret` | `overlapSeconds` in which the old secret signs too |
//! | `GET`, `PUT`, `DELETE /sandbox/rate-limit` | `perSecond`, of all requests with the account's key |
//! | `PUT /sandbox/account` | `afterLastRetry`: `cancel`, `mark_unpaid` or `leave_past_due`; `apiVersion`, the account's default |
//! | `POST /sandbox/payment_methods/{id}/automatic_update` | `expMonth`, `expYear`, and `last4` of a new number |
//! | `POST /sandbox/checkout/{session}/complete` | `card`: `visa`, `mastercard`, `declined`, `three_d_secure`, `asks_always`, `fails_later` or `apple_pay` |
//!
//! Answers and events have the shape of the version that is asked for, by `Stripe-Version` or by an endpoint's
//! `api_version`, back to before prices took the place of plans.
//!
//! Everything is kept in memory, behind one lock that is never held while waiting.

// The JSON of the larger objects is one macro call each.
#![recursion_limit = "256"]

mod api;
mod api_versions;
mod control;
mod delivery;
mod demo_data;
mod engine;
mod error;
mod expand;
mod faults;
mod form;
mod gateway;
mod hosted_pages;
mod idempotency;
mod object_id;
mod objects;
mod pagination;
mod pdf;
mod rate_limit;
mod server;
mod state;
mod table;
mod webhook_sender;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use billing::clock::{Clock, Timestamp};
use billing::entropy::Entropy;
use tokio::net::TcpListener;
use tokio::sync::mpsc::unbounded_channel;
use tokio::task::JoinSet;

use crate::delivery::Outbox;
pub use crate::demo_data::{DemoCustomer, Group};
use crate::engine::calendar;
pub use crate::engine::lifecycle::AfterLastRetry;
use crate::faults::Fault;
use crate::objects::webhook_endpoint::WebhookEndpoint;
use crate::state::State;

/// The version of Stripe's API whose shapes the sandbox speaks.
pub const API_VERSION: &str = "2025-08-27.basil";

/// What a sandbox is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Signs deliveries, and is what the sandbox's own time starts from.
    pub clock: Clock,
    /// Makes identifiers, keys and secrets.
    pub entropy: Entropy,
    /// How links to the hosted pages begin, where that differs from the listening address: `https://host`, without a
    /// slash at the end.
    pub public_url: Option<String>,
    /// What becomes of a subscription when every attempt to collect a renewal has failed.
    pub after_last_retry: AfterLastRetry,
}

impl Options {
    /// Links as the sandbox listens, and subscriptions canceled after the last failed attempt.
    pub fn new(clock: Clock, entropy: Entropy) -> Self {
        Self { clock, entropy, public_url: None, after_last_retry: AfterLastRetry::default() }
    }
}

/// A running sandbox. Clones are handles to the same one.
#[derive(Clone, Debug)]
pub struct Sandbox {
    shared: Arc<Shared>,
    /// Kept apart from the state, which the tasks share, so that the tasks can't keep themselves alive.
    tasks: Arc<Mutex<JoinSet<()>>>,
}

/// What the tasks and the handles share.
#[derive(Debug)]
pub(crate) struct Shared {
    url: String,
    secret_key: String,
    publishable_key: String,
    state: Mutex<State>,
}

impl Sandbox {
    /// Binds an address (port 0 takes a free one) and serves in the background, on the runtime that calls it.
    ///
    /// # Errors
    /// When the address can't be bound, or the machine's certificates can't be read.
    pub async fn start(listen: SocketAddr, options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind(listen).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let client = webhook_sender::client().map_err(io::Error::other)?;
        let (sender, orders) = unbounded_channel();
        let public_url = options.public_url.unwrap_or_else(|| url.clone());
        let mut state = State::new(options.clock, options.entropy, public_url, Outbox::new(sender));
        state.after_last_retry = options.after_last_retry;
        let shared = Arc::new(Shared {
            url,
            secret_key: state.account.secret_key.clone(),
            publishable_key: state.account.publishable_key.clone(),
            state: Mutex::new(state),
        });
        let mut tasks = JoinSet::new();
        tasks.spawn(server::run(listener, Arc::clone(&shared)));
        tasks.spawn(webhook_sender::run(Arc::clone(&shared), client, orders));
        tasks.spawn(control::let_time_pass(Arc::clone(&shared)));
        Ok(Self { shared, tasks: Arc::new(Mutex::new(tasks)) })
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        self.shared.url.clone()
    }

    /// The account's secret key, `sk_test_…`. No other is accepted.
    pub fn secret_key(&self) -> &str {
        &self.shared.secret_key
    }

    /// The account's publishable key, `pk_test_…`. Only pages in a browser would use it.
    pub fn publishable_key(&self) -> &str {
        &self.shared.publishable_key
    }

    /// Fills the account with customers in every situation a billing portal meets, without events or deliveries.
    /// With a project, each customer names it in `metadata.project_id`.
    pub fn seed_demo(&self, project_id: Option<&str>) -> Vec<DemoCustomer> {
        demo_data::seed(&mut self.shared.lock(), project_id)
    }

    /// Adds a customer of a project who has a bit of everything: two subscriptions of a product, one of them set to cancel, invoices of
    /// three years, two cards, one of which expires soon; without events or deliveries. Returns its identifier.
    pub fn seed_showcase(&self, project_id: &str, product: &str) -> String {
        demo_data::seed_showcase(&mut self.shared.lock(), project_id, product)
    }

    /// Adds `count` alike customers, each with a card, an active monthly subscription, and so many paid invoices;
    /// without events or deliveries. Returns their identifiers.
    pub fn seed_customers(&self, count: usize, invoices_each: usize) -> Vec<String> {
        demo_data::seed_alike(&mut self.shared.lock(), count, invoices_each)
    }

    /// Sends every event to an address from now on, and returns the signing secret, `whsec_…`. The same as
    /// `POST /v1/webhook_endpoints`, for a program that has the sandbox in itself.
    pub fn add_webhook_endpoint(&self, url: &str) -> String {
        let mut state = self.shared.lock();
        let endpoint = WebhookEndpoint::new(&state, url.to_owned(), vec!["*".to_owned()]);
        state.webhook_endpoints.insert(endpoint).secret.clone()
    }

    /// Stops answering on the API, as if Stripe couldn't be reached, or answers again: what `PUT /sandbox/faults` with `drop`
    /// and `DELETE /sandbox/faults` do, for a program that has the sandbox in itself.
    pub fn set_away(&self, away: bool) {
        self.shared.lock().faults.set(away.then(Fault::away));
    }

    /// Whether a fault is set, this one or another.
    pub fn is_faulty(&self) -> bool {
        self.shared.lock().faults.is_set()
    }

    /// Moves the sandbox's time forward, as `POST /sandbox/clock` does.
    pub fn advance(&self, by: Duration) {
        calendar::advance(&mut self.shared.lock(), i64::try_from(by.as_secs()).unwrap_or(0));
    }

    /// The sandbox's time.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_second(self.shared.lock().now()).unwrap_or(Timestamp::MAX)
    }

    /// Stops serving and sending, for every handle. What is in the middle is cut off.
    pub async fn shutdown(self) {
        let mut tasks = std::mem::take(&mut *self.tasks.lock().unwrap_or_else(PoisonError::into_inner));
        tasks.shutdown().await;
    }
}

impl Shared {
    /// The state. A request that panicked does not take the sandbox down for the others.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
