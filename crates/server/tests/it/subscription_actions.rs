//! Every state that a subscription can be brought into, and every action in it: what the rules decide, what the portal offers, what
//! it does when asked, and what Stripe has afterwards.
//!
//! 192 combinations of status, billing mode, intervals, end, schedule, pause of the collection and payment method are reached; the
//! test says which are not, and by which rule of Stripe's. What is refused here because Stripe refuses it is asked of Stripe as well.

use std::collections::BTreeMap;
use std::time::Duration;

use billing::clock::Timestamp;
use billing::subscription_actions::{
    Action, BillingMode, Change, Decision, Facts, Refusal, Status, decide, offered,
};
use billstack::sync;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use stripe_sandbox::AfterLastRetry;
use testkit::app::{Answer, TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::event_history::forget_reconciliation;

const DAY: i64 = 86_400;
const STATUSES: [&str; 8] =
    ["trialing", "active", "past_due", "unpaid", "incomplete", "incomplete_expired", "canceled", "paused"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Items {
    Classic,
    Flexible,
    /// A monthly and a yearly one, which only flexible billing has.
    Mixed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    None,
    WithPeriod,
    /// At a date of its own, so far off that it renews before.
    OnDate,
}

#[derive(Clone, Copy, Debug)]
struct Combination {
    status: &'static str,
    items: Items,
    end: End,
    scheduled: bool,
    collection_paused: bool,
    has_card: bool,
}

impl Combination {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for status in STATUSES {
            for items in [Items::Classic, Items::Flexible, Items::Mixed] {
                for end in [End::None, End::WithPeriod, End::OnDate] {
                    for bits in 0..8 {
                        let (scheduled, collection_paused, has_card) =
                            (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0);
                        all.push(Self { status, items, end, scheduled, collection_paused, has_card });
                    }
                }
            }
        }
        all.retain(Self::is_reachable);
        all
    }

    /// Whether Stripe lets a subscription get there.
    fn is_reachable(&self) -> bool {
        match self.status {
            // Until its first payment nothing but metadata and the payment method can be changed ("The Subscription object").
            "incomplete" | "incomplete_expired" => {
                self.has_card && !self.scheduled && !self.collection_paused
            }
            // Canceling it ends its schedule as well ("Cancel a schedule").
            "canceled" => self.has_card && !self.scheduled,
            // It has no payment method when its trial ends; a trial that is to end with its period is canceled then; and one whose
            // collection is paused doesn't get there ("Pause payment collection"). A schedule's trial ends by the schedule.
            "paused" => self.end != End::WithPeriod && !self.scheduled && !self.collection_paused,
            // Whether there is a card decides nothing here.
            _ => self.has_card,
        }
    }

    /// How long before the walk it has to be made, so that it is in its status by then: the end of a day's trial, the hour in
    /// which its invoice is a draft, and the retries.
    fn begins_days_before(&self) -> i64 {
        match self.status {
            "unpaid" => 20,
            "past_due" | "paused" | "incomplete_expired" => 2,
            _ => 0,
        }
    }
}

/// A subscription in one of the combinations.
struct Sample {
    combination: Combination,
    customer: String,
    subscription: String,
}

struct Prices {
    monthly: String,
    yearly: String,
}

fn id(object: &Value) -> String {
    object["id"].as_str().unwrap().to_owned()
}

async fn prices(app: &TestApp) -> Prices {
    let product = id(&app.stripe_post("products", "name=Notes").await);
    let price = async |amount: u32, interval: &str| {
        let form =
            format!("product={product}&currency=usd&unit_amount={amount}&recurring[interval]={interval}");
        id(&app.stripe_post("prices", form).await)
    };
    Prices { monthly: price(1_900, "month").await, yearly: price(19_000, "year").await }
}

async fn customer(app: &TestApp, card: Option<&str>) -> String {
    let customer =
        id(&app.stripe_post("customers", format!("metadata[project_id]={}", app.project.id)).await);
    if let Some(card) = card {
        put_card(app, &customer, card).await;
    }
    customer
}

/// Makes a test card the customer's default.
async fn put_card(app: &TestApp, customer: &str, card: &str) {
    let card =
        id(&app.stripe_post(&format!("payment_methods/{card}/attach"), format!("customer={customer}")).await);
    let form = format!("invoice_settings[default_payment_method]={card}");
    app.stripe_post(&format!("customers/{customer}"), form).await;
}

/// Makes a subscription that will be in the combination's status when the clock has moved on.
async fn begin(app: &TestApp, prices: &Prices, combination: Combination) -> Sample {
    let card = match combination.status {
        "past_due" | "unpaid" => Some("pm_card_chargeCustomerFail"),
        "paused" => None,
        _ => Some("pm_card_visa"),
    };
    let customer = customer(app, card).await;
    let mut form = format!("customer={customer}&items[0][price]={}", prices.monthly);
    if combination.items == Items::Mixed {
        form += &format!("&items[1][price]={}", prices.yearly);
    }
    form += if combination.items == Items::Classic {
        "&billing_mode[type]=classic"
    } else {
        "&billing_mode[type]=flexible"
    };
    form += match combination.status {
        "trialing" => "&trial_period_days=30",
        "past_due" | "unpaid" => "&trial_period_days=1",
        "paused" => "&trial_period_days=1&trial_settings[end_behavior][missing_payment_method]=pause",
        "incomplete" | "incomplete_expired" => "&payment_behavior=default_incomplete",
        _ => "",
    };
    // The others get their end when they are in their status.
    if combination.status.starts_with("incomplete") || combination.status == "paused" {
        form += &end_form(app, combination.end).await;
    }
    let subscription = id(&app.stripe_post("subscriptions", form).await);
    Sample { combination, customer, subscription }
}

async fn end_form(app: &TestApp, end: End) -> String {
    match end {
        End::None => String::new(),
        End::WithPeriod => "&cancel_at_period_end=true".to_owned(),
        End::OnDate => {
            let far = app.clock.now().as_second() + 700 * DAY;
            format!("&cancel_at={far}")
        }
    }
}

/// Puts the rest of the combination in place.
async fn finish(app: &TestApp, sample: &Sample) {
    let Sample { combination, customer, subscription } = sample;
    let path = format!("subscriptions/{subscription}");
    let is_changed_by_hand = !combination.status.starts_with("incomplete") && combination.status != "paused";
    if is_changed_by_hand && combination.end != End::None {
        let form = end_form(app, combination.end).await;
        app.stripe_post(&path, form.trim_start_matches('&')).await;
    }
    if combination.collection_paused {
        app.stripe_post(&path, "pause_collection[behavior]=void").await;
    }
    if combination.scheduled {
        app.stripe_post("subscription_schedules", format!("from_subscription={subscription}")).await;
    }
    if combination.status == "paused" && combination.has_card {
        put_card(app, customer, "pm_card_visa").await;
    }
    if combination.status == "canceled" {
        app.stripe_delete(&path).await;
    }
}

/// The facts as Stripe's object has them, read here by the test itself.
fn facts(subscription: &Value, combination: Combination) -> Facts {
    let flexible = subscription["billing_mode"]["type"] == "flexible";
    Facts {
        status: Status::parse(subscription["status"].as_str().unwrap()),
        billing_mode: if flexible { BillingMode::Flexible } else { BillingMode::Classic },
        cancel_at_period_end: subscription["cancel_at_period_end"] == true,
        cancel_at: subscription["cancel_at"].as_i64().map(|at| Timestamp::from_second(at).unwrap()),
        renews_before_end: combination.end == End::OnDate,
        has_schedule: subscription["schedule"].is_string(),
        collection_paused: subscription["pause_collection"].is_object(),
        has_payment_method: combination.has_card,
        owes: matches!(combination.status, "past_due" | "unpaid" | "incomplete"),
    }
}

/// Whether Stripe's object is in the combination.
fn assert_reached(subscription: &Value, combination: Combination) {
    assert_eq!(subscription["status"], combination.status, "{combination:?}");
    assert_eq!(subscription["schedule"].is_string(), combination.scheduled, "{combination:?}");
    assert_eq!(
        subscription["pause_collection"].is_object(),
        combination.collection_paused,
        "{combination:?}"
    );
    let ends = subscription["cancel_at_period_end"] == true || subscription["cancel_at"].is_number();
    assert_eq!(ends, combination.end != End::None, "{combination:?}");
}

struct Link<'a> {
    app: &'a TestApp,
    token: String,
}

impl<'a> Link<'a> {
    async fn of(app: &'a TestApp, stripe_customer: &str) -> Self {
        let found =
            app.app.db.read_optional(store::customers::by_stripe_id(&app.team, stripe_customer)).await;
        let token = app.mint(&found.unwrap().expect("the customer is mirrored").id).await;
        Self { app, token }
    }

    async fn overview(&self) -> Value {
        send(self.app.anonymous(Method::GET, &format!("/api/portal/{}", self.token))).await.json()
    }

    async fn subscription(&self) -> Value {
        self.overview().await["subscriptions"][0].clone()
    }

    async fn page(&self, rest: &str) -> Answer {
        send(self.app.anonymous(Method::GET, &format!("/portal/{}{rest}", self.token))).await
    }

    async fn form(&self, rest: &str) -> Answer {
        send(self.app.anonymous(Method::POST, &format!("/portal/{}{rest}", self.token))).await
    }

    /// Asks for one of the actions that change the subscription.
    async fn ask(&self, subscription: &str, action: Action) -> Answer {
        let path = format!("/api/portal/{}/subscriptions/{subscription}", self.token);
        send(match action {
            Action::Cancel | Action::Keep => {
                let body = json!({ "cancelAtPeriodEnd": action == Action::Cancel });
                self.app.anonymous(Method::PATCH, &path).json(&body)
            }
            action => self.app.anonymous(Method::POST, &format!("{path}/{}", action.word())),
        })
        .await
    }
}

fn is_a_change(action: Action) -> bool {
    !matches!(action, Action::Pay | Action::UpdatePaymentMethod)
}

/// What a change may touch; the rest of Stripe's object must stay.
fn without_what_changes(subscription: &Value, change: Change) -> Value {
    let touched: &[&str] = match change {
        Change::ClearPauseCollection => &["pause_collection"],
        Change::ReleaseSchedule => {
            &["schedule", "cancel_at", "cancel_at_period_end", "canceled_at", "cancellation_details"]
        }
        Change::Resume => &["status", "items", "billing_cycle_anchor", "latest_invoice", "trial_end"],
        _ => &["cancel_at", "cancel_at_period_end", "canceled_at", "cancellation_details"],
    };
    let mut rest = subscription.clone();
    touched.iter().for_each(|field| drop(rest.as_object_mut().unwrap().remove(*field)));
    rest
}

async fn assert_carried_out(
    app: &TestApp,
    before: &Value,
    after: &Value,
    change: Change,
    combination: Combination,
) {
    let period_ends = after["items"]["data"].as_array().unwrap().iter();
    let longest = period_ends.filter_map(|item| item["current_period_end"].as_i64()).max();
    match change {
        Change::CancelAtPeriodEnd => assert_eq!(after["cancel_at_period_end"], true, "{combination:?}"),
        Change::CancelAtMaxPeriodEnd => assert_eq!(after["cancel_at"].as_i64(), longest, "{combination:?}"),
        Change::DoNotCancelAtPeriodEnd | Change::ClearCancelAt => {
            assert_eq!(after["cancel_at_period_end"], false, "{combination:?}");
            assert_eq!(after["cancel_at"], Value::Null, "{combination:?}");
        }
        Change::ClearPauseCollection => assert_eq!(after["pause_collection"], Value::Null, "{combination:?}"),
        Change::Resume => assert_eq!(after["status"], "active", "{combination:?}"),
        Change::ReleaseSchedule => {
            assert_eq!(after["schedule"], Value::Null, "{combination:?}");
            assert_eq!(after["cancel_at"], Value::Null, "{combination:?}: the end went with the schedule");
            let schedule = before["schedule"].as_str().unwrap();
            let schedule = app.stripe_get(&format!("subscription_schedules/{schedule}")).await;
            assert_eq!(schedule["status"], "released", "{combination:?}");
        }
    }
    assert_eq!(
        without_what_changes(before, change),
        without_what_changes(after, change),
        "{combination:?} {change:?}: nothing else has changed"
    );
}

/// What the company's own code would send to Stripe for an action; nothing where Stripe has no such call.
fn sent_by_hand(sample: &Sample, action: Action) -> Option<(String, &'static str)> {
    let path = format!("subscriptions/{}", sample.subscription);
    match action {
        Action::Cancel => Some((path, "cancel_at_period_end=true")),
        Action::Keep => Some((path, "cancel_at_period_end=false")),
        Action::Unpause => Some((path, "pause_collection=")),
        Action::Resume => Some((format!("{path}/resume"), "")),
        Action::Release | Action::Pay | Action::UpdatePaymentMethod => None,
    }
}

/// Whether Stripe refuses an action as well, rather than we alone: see the sources of `billing::subscription_actions`.
fn is_refused_by_stripe(action: Action, decision: Decision) -> bool {
    match decision {
        Decision::Refuse(Refusal::Over | Refusal::Incomplete | Refusal::ManagedBySchedule) => true,
        // Only a paused one can be resumed.
        Decision::AlreadySo => action == Action::Resume,
        _ => false,
    }
}

/// Asks Stripe itself for what is not done here. Answers whether there was anything to ask.
async fn assert_refused_by_stripe(
    app: &TestApp,
    sample: &Sample,
    action: Action,
    decision: Decision,
) -> bool {
    let by_hand = sent_by_hand(sample, action).filter(|_| is_refused_by_stripe(action, decision));
    let Some((path, form)) = by_hand else { return false };
    let request = app.http.post(format!("{}/v1/{path}", app.sandbox.url()));
    let request = request.bearer_auth(app.sandbox.secret_key());
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
    let answer = send(request).await;
    let combination = sample.combination;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{combination:?} {action:?}: {}", answer.body);
    true
}

/// The newest event of Stripe's: while it is the same, nothing has changed there.
async fn newest_event(app: &TestApp) -> Value {
    send(app.http.get(format!("{}/sandbox/delivery", app.sandbox.url()))).await.json()["newestEvent"].clone()
}

/// How often a walk asked for something.
#[derive(Default)]
struct Asked {
    of_us: usize,
    of_stripe: usize,
}

/// Asks for everything that isn't offered, of us and of Stripe, then does the one thing that the sample is for, if any.
async fn walk(app: &TestApp, sample: &Sample, action: Option<Action>) -> Asked {
    let combination = sample.combination;
    let path = format!("subscriptions/{}", sample.subscription);
    let at_stripe = app.stripe_get(&path).await;
    assert_reached(&at_stripe, combination);
    let facts = facts(&at_stripe, combination);
    let link = Link::of(app, &sample.customer).await;
    let overview = link.overview().await;
    let shown = &overview["subscriptions"][0];
    let expected: Vec<&str> = offered(&facts).map(Action::word).collect();
    assert_eq!(shown["actions"], json!(expected), "{combination:?}");

    let ours = shown["id"].as_str().unwrap();
    let mut asked = Asked::default();
    for action in Action::ALL {
        let decision = decide(&facts, action);
        let before = newest_event(app).await;
        match decision {
            Decision::OnStripesPage if action == Action::Pay => {
                let open = overview["invoices"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|invoice| invoice["status"] == "open");
                let invoice = open.unwrap()["id"].as_str().unwrap();
                let paid_at = link.page(&format!("/invoices/{invoice}/pay")).await;
                assert_eq!(paid_at.status, StatusCode::SEE_OTHER, "{combination:?}: {}", paid_at.body);
            }
            Decision::OnStripesPage => {
                let path = format!("/api/portal/{}/setup-intent", link.token);
                let entered_at = send(app.anonymous(Method::POST, &path)).await;
                assert_eq!(entered_at.status, StatusCode::OK, "{combination:?}: {}", entered_at.body);
            }
            Decision::Refuse(refusal) if is_a_change(action) => {
                let answer = link.ask(ours, action).await;
                assert_eq!(
                    answer.status,
                    StatusCode::CONFLICT,
                    "{combination:?} {action:?}: {}",
                    answer.body
                );
                assert_eq!(answer.error(), refusal.sentence(), "{combination:?} {action:?}");
                assert_eq!(newest_event(app).await, before, "{combination:?} {action:?} changes nothing");
            }
            Decision::AlreadySo => {
                let answer = link.ask(ours, action).await;
                assert_eq!(answer.status, StatusCode::OK, "{combination:?} {action:?}: {}", answer.body);
                assert_eq!(newest_event(app).await, before, "{combination:?} {action:?} changes nothing");
            }
            Decision::Change(_) => {
                assert!(
                    to_do(combination).contains(&Some(action)),
                    "{combination:?} {action:?} is to be done"
                );
                continue;
            }
            Decision::Refuse(_) => continue,
        }
        asked.of_us += 1;
        asked.of_stripe += usize::from(assert_refused_by_stripe(app, sample, action, decision).await);
    }
    assert_eq!(
        app.stripe_get(&path).await,
        at_stripe,
        "{combination:?}: nothing that isn't offered changes anything"
    );

    if let Some(action) = action {
        let Decision::Change(change) = decide(&facts, action) else {
            panic!("{combination:?}: {action:?} is offered");
        };
        let answer = link.ask(ours, action).await;
        assert_eq!(answer.status, StatusCode::OK, "{combination:?} {action:?}: {}", answer.body);
        let after = app.stripe_get(&path).await;
        assert_carried_out(app, &at_stripe, &after, change, combination).await;
        assert_shown_as_at_stripe(&answer.json()["subscription"], &after);
        asked.of_us += 1;
    }
    asked
}

fn assert_shown_as_at_stripe(shown: &Value, at_stripe: &Value) {
    let at = |field: &str| at_stripe[field].as_i64();
    let ends = at_stripe["cancel_at_period_end"] == true || at("cancel_at").is_some();
    assert_eq!(shown["status"], at_stripe["status"], "{shown}");
    assert_eq!(shown["cancelAtPeriodEnd"], ends, "{shown}");
    let shown_end = shown["cancelAt"].as_str().map(|at| at.parse::<Timestamp>().unwrap().as_second());
    assert_eq!(shown_end, at("cancel_at"), "{shown}");
    assert_eq!(shown["collectionPaused"], at_stripe["pause_collection"].is_object(), "{shown}");
    assert_eq!(shown["managedBySchedule"], at_stripe["schedule"].is_string(), "{shown}");
}

/// The actions to do in a combination, each on a subscription of its own; one without any where there is none.
fn to_do(combination: Combination) -> Vec<Option<Action>> {
    let ends = combination.end != End::None;
    let changes = |action: &Action| match (combination.status, action) {
        ("paused", Action::Resume) => combination.has_card,
        ("trialing" | "active" | "past_due" | "unpaid", Action::Cancel) => {
            combination.end != End::WithPeriod && !combination.scheduled
        }
        ("trialing" | "active" | "past_due" | "unpaid", Action::Keep) => ends && !combination.scheduled,
        ("trialing" | "active" | "past_due" | "unpaid", Action::Release) => combination.scheduled,
        ("trialing" | "active" | "past_due" | "unpaid", Action::Unpause) => combination.collection_paused,
        _ => false,
    };
    let done: Vec<_> = Action::ALL.into_iter().filter(changes).map(Some).collect();
    if done.is_empty() { vec![None] } else { done }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_every_state_what_is_offered_is_done_and_what_is_not_is_refused_on_sqlite() {
    walk_through(TestDatabase::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_every_state_what_is_offered_is_done_and_what_is_not_is_refused_on_postgres() {
    walk_through(TestDatabase::postgres().await).await;
}

#[expect(clippy::print_stdout, reason = "how much was walked through is part of the result")]
async fn walk_through(database: TestDatabase) {
    let combinations = Combination::all();
    assert_eq!(combinations.len(), 192);
    let app = TestApp::start_with(database, |options| stripe_sandbox::Options {
        after_last_retry: AfterLastRetry::MarkUnpaid,
        ..options
    })
    .await;
    forget_reconciliation(&app).await;
    let prices = prices(&app).await;

    // The mirror copies them when they are ready, and hears of what the walk does by events.
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
    let mut samples = Vec::new();
    for (days, until_next) in [(20, 18), (2, 2), (0, 0)] {
        for combination in combinations.iter().filter(|combination| combination.begins_days_before() == days)
        {
            for action in to_do(*combination) {
                samples.push((begin(&app, &prices, *combination).await, action));
            }
        }
        // Our time goes with Stripe's, so that what happened in these days is older than what is copied after them.
        for _ in 0..until_next * 4 {
            app.clock.advance(Duration::from_secs(6 * 3_600));
            app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 0 })).await;
        }
    }
    for (sample, _) in &samples {
        finish(&app, sample).await;
    }
    sync::backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.expect("the backfill ends");
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "normal" })).await;

    let (mut asked, mut done) = (Asked::default(), 0);
    let mut by_status = BTreeMap::new();
    for (sample, action) in &samples {
        let walked = walk(&app, sample, *action).await;
        asked.of_us += walked.of_us;
        asked.of_stripe += walked.of_stripe;
        done += usize::from(action.is_some());
        *by_status.entry(sample.combination.status).or_insert(0) += 1;
    }
    app.settled().await;
    for (sample, _) in &samples {
        let at_stripe = app.stripe_get(&format!("subscriptions/{}", sample.subscription)).await;
        assert_shown_as_at_stripe(&Link::of(&app, &sample.customer).await.subscription().await, &at_stripe);
    }
    println!(
        "{} combinations in {} subscriptions ({by_status:?}): asked {} times, {done} changes carried out, {} refused by Stripe too",
        combinations.len(),
        samples.len(),
        asked.of_us,
        asked.of_stripe
    );
    let log = app.app.db.read(store::audit::list(&app.team, 10_000, 0)).await.unwrap();
    let changes = log.iter().filter(|entry| entry.action.starts_with("subscription.")).count();
    assert_eq!(changes, done, "one line in the audit log for each change");
}

/// One active subscription of a new customer, mirrored, and their link.
async fn subscribed<'a>(app: &'a TestApp, combination: Combination) -> (Sample, Link<'a>) {
    let prices = prices(app).await;
    let sample = begin(app, &prices, combination).await;
    app.sandbox_control(
        Method::POST,
        "clock",
        json!({ "advanceSeconds": combination.begins_days_before() * DAY }),
    )
    .await;
    finish(app, &sample).await;
    app.settled().await;
    let link = Link::of(app, &sample.customer).await;
    (sample, link)
}

fn plain(status: &'static str) -> Combination {
    Combination {
        status,
        items: Items::Classic,
        end: End::None,
        scheduled: false,
        collection_paused: false,
        has_card: true,
    }
}

async fn at_stripe(app: &TestApp, sample: &Sample) -> Value {
    app.stripe_get(&format!("subscriptions/{}", sample.subscription)).await
}

async fn changes_on_record(app: &TestApp) -> Vec<String> {
    let log = app.app.db.read(store::audit::list(&app.team, 100, 0)).await.unwrap();
    let actions = log.into_iter().map(|entry| entry.action);
    actions.filter(|action| action.starts_with("subscription.")).collect()
}

on_both_engines! {
    async fn a_schedule_is_released_only_when_the_customer_has_read_what_that_does(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let scheduled = Combination { scheduled: true, end: End::OnDate, ..plain("active") };
        let (sample, link) = subscribed(&app, scheduled).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        assert!(link.page("").await.body.contains("See what is scheduled"));

        let question = link.page(&format!("/subscriptions/{id}/cancel")).await;
        assert_eq!(question.header("location"), format!("/portal/{}/subscriptions/{id}/release", link.token));
        let question = link.page(&format!("/subscriptions/{id}/release")).await.body;
        for text in ["What is planned", "Ends on ", "no longer ends by itself", "$19.00 per month", "until you cancel it"] {
            assert!(question.contains(text), "the question lacks `{text}`: {question}");
        }
        assert!(at_stripe(&app, &sample).await["schedule"].is_string(), "a question releases nothing");

        let released = link.form(&format!("/subscriptions/{id}/release")).await;
        let page = send(app.anonymous(Method::GET, released.header("location"))).await.body;
        assert!(page.contains("What was scheduled will not happen") && page.contains(">Cancel<"), "{page}");
        let there = at_stripe(&app, &sample).await;
        assert_eq!((&there["schedule"], &there["cancel_at"]), (&Value::Null, &Value::Null));
        assert_eq!(changes_on_record(&app).await, ["subscription.schedule_released"]);
        let again = link.page(&format!("/subscriptions/{id}/release")).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "there is nothing to release any more");
    }

    async fn one_that_ends_only_after_more_renewals_can_be_canceled_sooner(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let far = Combination { end: End::OnDate, ..plain("active") };
        let (sample, link) = subscribed(&app, far).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        let page = link.page("").await.body;
        for text in ["Until then, it renews.", ">Keep subscription<", ">Cancel<"] {
            assert!(page.contains(text), "the page lacks `{text}`: {page}");
        }

        let question = link.page(&format!("/subscriptions/{id}/cancel")).await;
        assert_eq!(question.status, StatusCode::OK, "{}", question.body);
        let done = link.form(&format!("/subscriptions/{id}/cancel")).await;
        let page = send(app.anonymous(Method::GET, done.header("location"))).await.body;
        assert!(!page.contains("Until then, it renews.") && !page.contains(">Cancel<"), "{page}");
        assert_eq!(at_stripe(&app, &sample).await["cancel_at_period_end"], true);
        assert_eq!(changes_on_record(&app).await, ["subscription.cancel_scheduled"]);
        let again = link.page(&format!("/subscriptions/{id}/cancel")).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "it ends with its period");
    }

    async fn a_paused_subscription_waits_for_a_card_and_is_then_resumed(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (sample, link) = subscribed(&app, Combination { has_card: false, ..plain("paused") }).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        let page = link.page("").await.body;
        assert!(page.contains("Add a payment method to go on") && !page.contains(">Resume<"), "{page}");
        assert!(!page.contains("Update payment method"), "there is none to update: {page}");
        let refused = link.form(&format!("/subscriptions/{id}/resume")).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.body.contains("Add one, then resume it"), "{}", refused.body);

        put_card(&app, &sample.customer, "pm_card_visa").await;
        app.settled().await;
        assert!(link.page("").await.body.contains("You can resume it now"));
        let resumed = link.form(&format!("/subscriptions/{id}/resume")).await;
        let page = send(app.anonymous(Method::GET, resumed.header("location"))).await.body;
        assert!(page.contains("Your subscription is resumed, in a new period"), "{page}");
        assert_eq!(at_stripe(&app, &sample).await["status"], "active");
        app.settled().await;
        assert_eq!(link.subscription().await["status"], "active");
        assert_eq!(changes_on_record(&app).await, ["subscription.resumed"]);
    }

    async fn paused_payments_are_taken_up_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (sample, link) = subscribed(&app, Combination { collection_paused: true, ..plain("active") }).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        let page = link.page("").await.body;
        assert!(page.contains("Payments are paused") && page.contains("Resume payments"), "{page}");
        let unpaused = link.form(&format!("/subscriptions/{id}/unpause")).await;
        let page = send(app.anonymous(Method::GET, unpaused.header("location"))).await.body;
        // Stripe may have said by now what will be charged next.
        let goes_on = page.contains("Renews on") || page.contains("Next charge");
        assert!(page.contains("Payments go on") && goes_on, "{page}");
        assert_eq!(at_stripe(&app, &sample).await["pause_collection"], Value::Null);
        assert_eq!(changes_on_record(&app).await, ["subscription.collection_resumed"]);
    }

    async fn of_one_that_ends_while_its_payments_are_paused_both_are_said_and_one_button_comes_first(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let paused = Combination { collection_paused: true, ..plain("active") };
        let (_, link) = subscribed(&app, paused).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        assert_eq!(link.ask(&id, Action::Cancel).await.status, StatusCode::OK);
        let page = link.page("").await.body;
        let card = page.split_once("<article").unwrap().1.split_once("</article>").unwrap().0;
        for text in ["and will not renew</p>", "Payments are paused</p>", ">Keep subscription<", ">Resume payments<"] {
            assert!(card.contains(text), "the card lacks `{text}`: {card}");
        }
        assert_eq!(card.matches("button primary").count(), 1, "{card}");
    }

    async fn of_two_periods_the_longer_one_is_used_up_and_the_customer_is_told_what_still_renews(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (sample, link) = subscribed(&app, Combination { items: Items::Mixed, ..plain("active") }).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        let question = link.page(&format!("/subscriptions/{id}/cancel")).await.body;
        assert!(question.contains("what has shorter periods goes on renewing"), "{question}");
        assert!(question.contains("Notes: $19.00 per month, next on "), "{question}");
        assert!(!question.contains("$190.00"), "{question}");
        assert_eq!(link.ask(&id, Action::Cancel).await.status, StatusCode::OK);
        let ends = at_stripe(&app, &sample).await;
        let yearly = ends["items"]["data"][1]["current_period_end"].as_i64().unwrap();
        assert_eq!(ends["cancel_at"], yearly);
    }

    async fn whoever_is_behind_reads_what_stays_owed_before_canceling(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (sample, link) = subscribed(&app, plain("past_due")).await;
        let portal = link.overview().await;
        let id = portal["subscriptions"][0]["id"].as_str().unwrap();
        let open = portal["invoices"].as_array().unwrap().iter().find(|invoice| invoice["status"] == "open").unwrap();
        assert!(link.page("").await.body.contains(">Pay $19.00 <"));
        let question = link.page(&format!("/subscriptions/{id}/cancel")).await.body;
        let pay = format!("/invoices/{}/pay", open["id"].as_str().unwrap());
        for text in ["$19.00</strong> stays owed", "We go on collecting it until", "we stop trying to collect the open invoice", &pay] {
            assert!(question.contains(text), "the question lacks `{text}`: {question}");
        }

        // It is as the page said: the invoice stays open, and Stripe lets it rest when the subscription ends.
        assert_eq!(link.ask(id, Action::Cancel).await.status, StatusCode::OK);
        let invoice = format!("invoices/{}", open["stripeInvoiceId"].as_str().unwrap());
        assert_eq!(app.stripe_get(&invoice).await["auto_advance"], true);
        app.stripe_delete(&format!("subscriptions/{}", sample.subscription)).await;
        let invoice = app.stripe_get(&invoice).await;
        assert_eq!((&invoice["status"], &invoice["auto_advance"]), (&json!("open"), &json!(false)));
        app.settled().await;
        let over = link.subscription().await;
        assert_eq!((&over["status"], &over["actions"]), (&json!("canceled"), &json!(["pay"])));
    }

    async fn whoever_is_sent_invoices_reads_that_what_is_open_stays_to_be_paid(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = customers.iter().find(|one| one.about.starts_with("Pays by invoice: one is overdue")).unwrap();
        let link = Link::of(&app, &customer.stripe_customer_id).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        let question = link.page(&format!("/subscriptions/{id}/cancel")).await.body;
        assert!(question.contains("You can still pay it, also once the subscription has ended."), "{question}");
        assert!(!question.contains("collect"), "{question}");
    }

    async fn without_stripe_nothing_is_done_and_the_customer_is_told_so(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let states = [
            (Action::Cancel, plain("active")),
            (Action::Keep, Combination { end: End::WithPeriod, ..plain("active") }),
            (Action::Unpause, Combination { collection_paused: true, ..plain("active") }),
            (Action::Release, Combination { scheduled: true, ..plain("active") }),
            (Action::Resume, plain("paused")),
        ];
        let mut subscriptions = Vec::new();
        for (action, combination) in states {
            let (sample, link) = subscribed(&app, combination).await;
            let shown = link.subscription().await;
            let there = at_stripe(&app, &sample).await;
            subscriptions.push((action, sample, link, shown, there));
        }
        app.sandbox_control(Method::PUT, "faults", json!({ "failRate": 1, "status": 500 })).await;
        for (action, _, link, shown, _) in &subscriptions {
            let id = shown["id"].as_str().unwrap();
            let answer = link.ask(id, *action).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{action:?}: {}", answer.body);
            assert!(answer.error().contains("Nothing was changed"), "{action:?}: {}", answer.error());
            assert!(!answer.header("retry-after").is_empty(), "{action:?}");
            // What it will be charged next is asked for beside.
            let mut now = link.subscription().await;
            now["nextCharge"] = shown["nextCharge"].clone();
            assert_eq!(&now, shown, "{action:?}");
        }
        let (.., link, shown, _) = &subscriptions[3];
        let page = link.page(&format!("/subscriptions/{}/release", shown["id"].as_str().unwrap())).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "nobody is asked to agree to what isn't known");
        send(app.http.delete(format!("{}/sandbox/faults", app.sandbox.url()))).await;
        for (action, sample, .., there) in &subscriptions {
            assert_eq!(&at_stripe(&app, sample).await, there, "{action:?}");
        }
        assert_eq!(changes_on_record(&app).await, Vec::<String>::new());
    }

    async fn two_clicks_at_once_are_one_change(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (sample, link) = subscribed(&app, plain("paused")).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        let (first, second) = tokio::join!(link.ask(&id, Action::Resume), link.ask(&id, Action::Resume));
        for answer in [first, second] {
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
            assert_eq!(answer.json()["subscription"]["status"], "active");
        }
        let invoices = app.stripe_get(&format!("invoices?subscription={}", sample.subscription)).await;
        let charged = invoices["data"].as_array().unwrap().iter().filter(|invoice| invoice["total"] != 0);
        assert_eq!(charged.count(), 1, "{invoices}");
        assert_eq!(changes_on_record(&app).await, ["subscription.resumed"]);
    }

    async fn minds_can_be_changed_as_often_as_one_likes(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (sample, link) = subscribed(&app, plain("active")).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        for _ in 0..3 {
            for (action, ends) in [(Action::Cancel, true), (Action::Keep, false)] {
                assert_eq!(link.ask(&id, action).await.status, StatusCode::OK);
                assert_eq!(at_stripe(&app, &sample).await["cancel_at_period_end"], ends);
            }
        }
        assert_eq!(changes_on_record(&app).await.len(), 6);
    }

    async fn events_of_our_own_changes_leave_what_stripe_says_in_whatever_order_they_come(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (sample, link) = subscribed(&app, plain("active")).await;
        let id = link.subscription().await["id"].as_str().unwrap().to_owned();
        for mode in ["reverse", "duplicate", "hold"] {
            app.sandbox_control(Method::PUT, "delivery", json!({ "mode": mode })).await;
            for action in [Action::Cancel, Action::Keep, Action::Cancel] {
                assert_eq!(link.ask(&id, action).await.status, StatusCode::OK, "{mode}");
            }
            // Somebody else has the last word, before our own events arrive.
            app.stripe_post(&format!("subscriptions/{}", sample.subscription), "cancel_at_period_end=false").await;
            app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
            app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "normal" })).await;
            app.settled().await;
            assert_shown_as_at_stripe(&link.subscription().await, &at_stripe(&app, &sample).await);
        }
    }

    async fn what_a_link_may_not_do_it_neither_offers_nor_does(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let scheduled = Combination { scheduled: true, collection_paused: true, ..plain("active") };
        let (sample, link) = subscribed(&app, scheduled).await;
        let portal = link.overview().await;
        let body = json!({ "customerId": portal["customer"]["id"], "capabilities": ["invoice_history"] });
        let minted = send(app.as_key(Method::POST, "portal").json(&body)).await.json();
        let narrow = Link { app: &app, token: minted["token"].as_str().unwrap().to_owned() };
        let shown = narrow.subscription().await;
        assert_eq!(shown["actions"], json!([]));
        let id = shown["id"].as_str().unwrap();
        for action in [Action::Cancel, Action::Keep, Action::Unpause, Action::Resume, Action::Release] {
            assert_eq!(narrow.ask(id, action).await.status, StatusCode::FORBIDDEN, "{action:?}");
        }
        assert_eq!(narrow.page(&format!("/subscriptions/{id}/release")).await.status, StatusCode::FORBIDDEN);
        assert!(at_stripe(&app, &sample).await["schedule"].is_string());
    }
}
