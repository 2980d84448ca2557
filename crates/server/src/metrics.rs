//! Counters for Prometheus. No label ever holds an id, a token or an address.

mod stripe_calls;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::extract::MatchedPath;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use stripe_calls::StripeCalls;

/// Every metric of the server.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    durations: Family<RouteLabels, Histogram, fn() -> Histogram>,
    webhooks: Family<OutcomeLabels, Counter>,
    jobs: Family<OutcomeLabels, Counter>,
    drift: Family<ObjectLabels, Counter>,
    refreshes: Family<OutcomeLabels, Counter>,
    next_charges: Family<OutcomeLabels, Counter>,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: RouteName,
    status: u32,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RouteLabels {
    route: RouteName,
}

/// The pattern of the route that a request took, if it took one.
#[derive(Clone, Debug)]
pub struct RouteName(pub Option<MatchedPath>);

impl RouteName {
    /// The pattern, `/portal/{token}`.
    pub fn as_str(&self) -> &str {
        self.0.as_ref().map_or("(none)", MatchedPath::as_str)
    }
}

impl PartialEq for RouteName {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RouteName {}

impl Hash for RouteName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl EncodeLabelValue for RouteName {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
        self.as_str().encode(encoder)
    }
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OutcomeLabels {
    outcome: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct ObjectLabels {
    object: &'static str,
}

impl Metrics {
    /// All counts at zero, beside those that the client for Stripe keeps.
    pub fn new(stripe: stripe::Client) -> Self {
        let mut registry = Registry::with_prefix("billstack");
        let requests = Family::<RequestLabels, Counter<u64, AtomicU64>>::default();
        let durations = Family::<RouteLabels, Histogram, fn() -> Histogram>::new_with_constructor(|| {
            Histogram::new([
                0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
            ])
        });
        let webhooks = Family::<OutcomeLabels, Counter>::default();
        let jobs = Family::<OutcomeLabels, Counter>::default();
        let refreshes = Family::<OutcomeLabels, Counter>::default();
        let next_charges = Family::<OutcomeLabels, Counter>::default();
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_request_duration_seconds", "Time to answer a request", durations.clone());
        registry.register("webhook_events", "Stripe events received", webhooks.clone());
        registry.register("jobs", "Jobs run", jobs.clone());
        registry.register_collector(Box::new(StripeCalls(stripe)));
        let drift = Family::<ObjectLabels, Counter>::default();
        registry.register(
            "mirror_drift",
            "Objects that differed from Stripe, and were mended",
            drift.clone(),
        );
        registry.register(
            "customer_refreshes",
            "Customers brought up to date because their page was opened",
            refreshes.clone(),
        );
        registry.register(
            "next_charges",
            "Subscriptions that Stripe was asked about what they will be charged next",
            next_charges.clone(),
        );
        Self { registry, requests, durations, webhooks, jobs, drift, refreshes, next_charges }
    }

    /// Counts an answered request. Labels are kept for ever, so `method` is one of a few names.
    pub fn count_request(&self, method: &'static str, route: RouteName, status: u16, elapsed: Duration) {
        let labels = RequestLabels { method, route, status: status.into() };
        self.requests.get_or_create(&labels).inc();
        self.durations.get_or_create(&RouteLabels { route: labels.route }).observe(elapsed.as_secs_f64());
    }

    /// Counts an object of the mirror that differed from Stripe, by its type: `customers`, `invoices`, …
    pub fn count_drift(&self, object: &'static str) {
        self.drift.get_or_create(&ObjectLabels { object }).inc();
    }

    /// Counts a webhook delivery (`applied`, `recorded` for a job, `repeated`, `ignored` or `refused`), or an event that a webhook should
    /// have told and that was found in Stripe's list (`missed`).
    pub fn count_webhook(&self, outcome: &'static str) {
        self.webhooks.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// Counts a job: `done`, `retried` or `given_up`.
    pub fn count_job(&self, outcome: &'static str) {
        self.jobs.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// Counts a customer that was to be brought up to date because of a view: `done`, `away` (Stripe), `late`,
    /// `refused`, `replaced` (the account, by another) or `failed`.
    pub fn count_refresh(&self, outcome: &'static str) {
        self.refreshes.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// Counts a subscription that Stripe was asked about what it will be charged next: `told`, `none` or `failed`.
    pub fn count_next_charge(&self, outcome: &'static str) {
        self.next_charges.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// The metrics in OpenMetrics text format.
    pub fn render(&self) -> String {
        let mut text = String::new();
        // Writing to a String can't fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
