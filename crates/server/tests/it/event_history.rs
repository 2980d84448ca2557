//! Whatever happens to an account, and however its events arrive, the mirror ends as what Stripe says.
//!
//! Each case is a history of changes whose events are kept back. Then they arrive: in any order, some of them twice, some of them
//! under another id, some while further changes happen or the customer acts on the portal. Where none was lost, the mirror is true as
//! soon as the queue is empty. Where some were lost, it is true after the list of events has been read, and the comparison with
//! Stripe finds nothing left to mend.
//!
//! A case that fails is made smaller, printed, and kept under `proptest-regressions`. `PROPTEST_CASES` tries another number of them.

mod changes;

use std::collections::BTreeMap;
use std::time::Duration;

use billing::clock::{Clock, Timestamp};
use billing::entropy::Entropy;
use billstack::jobs::event;
use billstack::sync::{reconcile, sweep};
use changes::{Change, What, change};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::db::{Query, params};
use store::jobs::{self, Job};
use store::webhook_events;
use stripe::webhook_signature::{SigningSecret, sign};
use stripe_sandbox::Options;
use testkit::app::{TestApp, send};
use testkit::database::TestDatabase;
use testkit::waiting::eventually;
use tokio::task::JoinSet;

use crate::truth::lies;

/// After a longer silence than this, in seconds, Stripe has forgotten events.
const REACH: i64 = 29 * 86_400;

/// Changes in one case, at most; each makes a few events.
const MOST_CHANGES: usize = 70;

#[derive(Clone, Debug)]
struct History {
    changes: Vec<Change>,
    /// Whether some events never arrive.
    lossy: bool,
    /// Decides how events arrive.
    seed: u64,
}

fn history() -> impl Strategy<Value = History> {
    let changes = proptest::collection::vec(change(), 20..=MOST_CHANGES);
    (changes, any::<bool>(), any::<u64>()).prop_map(|(changes, lossy, seed)| History { changes, lossy, seed })
}

#[test]
fn on_sqlite() {
    run(64, |_| async { TestDatabase::sqlite() });
}

#[test]
fn on_postgres() {
    run(16, |_| TestDatabase::postgres());
}

fn run<F: Future<Output = TestDatabase>>(cases: u32, database: impl Fn(()) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    // Each step of making a case smaller takes as long as a case.
    let config = Config { cases, max_shrink_iters: 100, ..Config::with_source_file(file!()) };
    let outcome = TestRunner::new(config).run(&history(), |history| {
        let lies = runtime.block_on(async { unfold(database(()).await, &history).await });
        if lies.is_empty() { Ok(()) } else { Err(TestCaseError::fail(format!("{lies:#?}"))) }
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Lets a history happen. Answers what isn't true at its end.
async fn unfold(database: TestDatabase, history: &History) -> Vec<String> {
    let start: Timestamp = "2026-03-01T09:00:00Z".parse().unwrap();
    let entropy = Entropy::seeded(history.seed);
    let set_up = |options| Options { clock: Clock::manual(start), entropy, ..options };
    let app = TestApp::start_with(database, set_up).await;
    forget_reconciliation(&app).await;
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
    let mut post = Post::new(&app, history.seed);
    changes::begin(&app).await;
    post.collect().await;
    post.deliver_all().await;
    for change in &history.changes {
        if change.what == What::Portal {
            tokio::join!(change.at_the_portal(&app), post.deliver_some());
        } else {
            change.happen(&app).await;
        }
        post.collect().await;
        if post.dice.below(6) == 0 {
            post.deliver_some().await;
        }
    }
    if history.lossy {
        post.lose_some();
    }
    post.deliver_all().await;
    quiet(&app).await;
    // A new card that is put in place is a change as well, and what fell due while time passed.
    let mut newest = None;
    while newest != post.newest {
        newest.clone_from(&post.newest);
        app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 0 })).await;
        post.collect().await;
        post.deliver_all().await;
        quiet(&app).await;
    }
    changes::speak(&app, stripe_sandbox::API_VERSION).await;
    let mut lies = if history.lossy { Vec::new() } else { lies(&app).await };
    let within_reach = app.clock.now().as_second() - start.as_second() < REACH;
    if history.lossy {
        lies.extend(reconciled(&app, within_reach).await);
    }
    if within_reach {
        lies.extend(lies_about_payments(&app).await);
    }
    app.stop().await;
    lies
}

/// Reconciles. Answers what isn't true then.
async fn reconciled(app: &TestApp, within_reach: bool) -> Vec<String> {
    reconcile::fill(&app.app, &app.team).await.unwrap();
    app.copied().await;
    quiet(app).await;
    let mut found = Vec::new();
    if within_reach {
        found.extend(lies(app).await.into_iter().map(|lie| format!("before the comparison: {lie}")));
    }
    let (_, drift) = sweep::turn(&app.app, &app.team).await.unwrap();
    if within_reach && drift > 0 {
        found.push(format!("the comparison had to mend {drift} objects"));
    }
    found.extend(lies(app).await);
    found
}

/// Where the mirror doesn't know of an invoice what the newest events said of its payment, which only events tell.
async fn lies_about_payments(app: &TestApp) -> Vec<String> {
    let mut told: BTreeMap<(String, bool), (i64, i64)> = BTreeMap::new();
    let mut intents: BTreeMap<String, i64> = BTreeMap::new();
    let mut after = String::new();
    loop {
        let [unconfirmed, failed, begun] = event::OF_PAYMENTS;
        let path = format!("events?limit=100&types[]={unconfirmed}&types[]={failed}&types[]={begun}{after}");
        let page = app.stripe_get(&path).await;
        for event in page["data"].as_array().unwrap() {
            after = format!("&starting_after={}", event["id"].as_str().unwrap());
            let invoice = &event["data"]["object"];
            if event["type"] == begun {
                intents
                    .entry(invoice["id"].as_str().unwrap().to_owned())
                    .or_insert(event["created"].as_i64().unwrap() * 1_000);
                continue;
            }
            let failed = event["type"] == "invoice.payment_failed";
            let at = event["created"].as_i64().unwrap() * 1_000;
            let newest = (at, invoice["attempt_count"].as_i64().unwrap());
            let key = (invoice["id"].as_str().unwrap().to_owned(), failed);
            let known = told.entry(key).or_insert(newest);
            *known = newest.max(*known);
        }
        if page["has_more"] == false {
            break;
        }
    }
    let mut lies = Vec::new();
    for ((invoice, failed), newest) in told {
        let sql = if failed { FAILED } else { UNCONFIRMED };
        let known = Query::new(sql, params![&app.team.id, &invoice], |row| Ok((row.get(0)?, row.get(1)?)));
        let known: Vec<(Option<i64>, Option<i64>)> = app.app.db.read(known).await.unwrap();
        if known != [(Some(newest.0), Some(newest.1))] {
            lies.push(format!("{invoice}: failed {failed}: {known:?} instead of {newest:?}"));
        }
    }
    let mut begun: BTreeMap<String, i64> = BTreeMap::new();
    for (intent, at) in intents {
        let path = format!("invoice_payments?payment[type]=payment_intent&payment[payment_intent]={intent}");
        for payment in app.stripe_get(&path).await["data"].as_array().unwrap() {
            let newest = begun.entry(payment["invoice"].as_str().unwrap().to_owned()).or_insert(at);
            *newest = at.max(*newest);
        }
    }
    for (invoice, newest) in begun {
        let known = Query::new(BEGUN, params![&app.team.id, &invoice], |row| row.get(0));
        let known: Vec<Option<i64>> = app.app.db.read(known).await.unwrap();
        if known != [Some(newest)] {
            lies.push(format!("{invoice}: begun {known:?} instead of {newest}"));
        }
    }
    lies
}

store::statements! {
    FAILED = "SELECT failed_at, failed_attempt FROM invoices WHERE team_id = $1 AND stripe_invoice_id = $2";
    BEGUN = "SELECT begun_at FROM invoices WHERE team_id = $1 AND stripe_invoice_id = $2";
    UNCONFIRMED = "SELECT confirm_at, confirm_attempt FROM invoices WHERE team_id = $1 AND stripe_invoice_id = $2";
}

/// Keeps the list of events from being read, and the mirror from being compared, when time or the machine's load would have it so.
pub(crate) async fn forget_reconciliation(app: &TestApp) {
    let forget = |kind: &str| {
        jobs::done(&Job {
            id: format!("job_{kind}_{}", app.team.id),
            team: app.team.clone(),
            kind: kind.to_owned(),
            payload: String::new(),
            attempts: 0,
            failures: 0,
        })
    };
    app.app.db.write(["event_fill", "sweep"].map(forget).into()).await.unwrap();
}

/// Waits until all that was delivered is applied.
async fn quiet(app: &TestApp) {
    eventually("every event to be applied", async || {
        let summary = app.app.db.read_optional(webhook_events::summary(&app.team)).await.unwrap();
        let summary = summary.unwrap();
        assert_eq!(summary.failed, 0);
        if summary.pending > 0 {
            // What has to be tried again is due then.
            app.clock.advance(Duration::from_millis(20));
        }
        summary.pending == 0
    })
    .await;
}

/// Chance, always the same.
struct Dice(Entropy);

impl Dice {
    fn below(&self, limit: usize) -> usize {
        usize::try_from(u64::from_le_bytes(self.0.bytes()) % limit as u64).unwrap()
    }

    fn shuffle<T>(&self, all: &mut [T]) {
        for place in (1..all.len()).rev() {
            all.swap(place, self.below(place + 1));
        }
    }
}

/// Carries events from Stripe to the server, badly.
struct Post<'a> {
    app: &'a TestApp,
    secret: SigningSecret,
    dice: Dice,
    waiting: Vec<Value>,
    newest: Option<String>,
    copies: usize,
}

impl<'a> Post<'a> {
    fn new(app: &'a TestApp, seed: u64) -> Self {
        let secret = SigningSecret::try_from(app.webhook_secret.clone()).unwrap();
        let dice = Dice(Entropy::seeded(!seed));
        Self { app, secret, dice, waiting: Vec::new(), newest: None, copies: 0 }
    }

    /// Takes what has happened since the last time.
    async fn collect(&mut self) {
        loop {
            let after = self.newest.as_ref().map_or(String::new(), |id| format!("&ending_before={id}"));
            let page = self.app.stripe_get(&format!("events?limit=100{after}")).await;
            let events = page["data"].as_array().unwrap();
            assert!(self.newest.is_some() || page["has_more"] == false, "more than a page to begin with");
            if let Some(newest) = events.first() {
                self.newest = Some(newest["id"].as_str().unwrap().to_owned());
            }
            self.waiting.extend(events.iter().rev().cloned());
            if page["has_more"] == false {
                return;
            }
        }
    }

    fn lose_some(&mut self) {
        let dice = &self.dice;
        self.waiting.retain(|_| dice.below(3) > 0);
    }

    async fn deliver_some(&mut self) {
        self.dice.shuffle(&mut self.waiting);
        let some = self.dice.below(self.waiting.len() + 1);
        let some = self.waiting.drain(..some).collect();
        self.deliver(some).await;
    }

    async fn deliver_all(&mut self) {
        self.dice.shuffle(&mut self.waiting);
        let all = std::mem::take(&mut self.waiting);
        self.deliver(all).await;
    }

    /// Delivers events, up to four at the same time. Now and then one is delivered twice, and once more under another id.
    async fn deliver(&mut self, events: Vec<Value>) {
        let mut letters: Vec<String> = Vec::new();
        for mut event in events {
            letters.push(event.to_string());
            if self.dice.below(4) == 0 {
                letters.push(event.to_string());
            }
            if self.dice.below(5) == 0 {
                self.copies += 1;
                event["id"] = json!(format!("evt_copy{}", self.copies));
                letters.push(event.to_string());
            }
        }
        self.dice.shuffle(&mut letters);
        let mut underway = JoinSet::new();
        for letter in letters {
            if underway.len() == 4 {
                underway.join_next().await.unwrap().unwrap();
            }
            let signature = sign(letter.as_bytes(), &self.secret, self.app.clock.now());
            let path = format!("/api/webhooks/stripe/{}", self.app.team.id);
            let request = self.app.anonymous(Method::POST, &path).header("stripe-signature", signature);
            let request = request.body(letter);
            underway.spawn(async move {
                let answer = send(request).await;
                assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
            });
        }
        underway.join_all().await;
    }
}
