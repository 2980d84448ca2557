//! Copying what a Stripe account has already, page by page.
//!
//! A job works through one or more object types, some pages in each of its steps. Every page is stored together with how far that
//! is, while the next one is on its way; so a process that is killed loses no more than what it had not stored yet, and whoever
//! takes the job next goes on from there.

mod pages;

use std::time::{Duration, Instant};

use billing::id::Kind;
use serde::{Deserialize, Serialize};
use store::backfills::{self, Backfill};
use store::db::{DbError, Tx};
use store::jobs::{self, Job};
use store::{tenant, webhook_events};
use stripe::ErrorKind;
use tokio::task::JoinSet;

use super::refresh::RefreshError;
use crate::app::App;
use crate::http::problem::{Causes, Problem};
use crate::stripe_account::AccountError;
use crate::{jobs as worker, stripe_account};
use pages::{Found, Source};

/// How long one step goes on to ask for pages. A server that is to stop waits for its steps.
const STEP_TIME: Duration = Duration::from_secs(2);

/// How long what comes after another type waits before it looks again whether that is all there, in milliseconds.
const FIRST_WAIT_MS: i64 = 1_000;

/// How long [`run_to_end`] waits before it looks again at jobs that another process has.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// A type of object that is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = BackfillObject)]
pub enum Object {
    /// Customers.
    Customers,
    /// Products.
    Products,
    /// Prices, with their tiers.
    Prices,
    /// Subscriptions in every status.
    Subscriptions,
    /// Invoices.
    Invoices,
    /// Credit notes on invoices.
    CreditNotes,
    /// How much was refunded of customers' charges, with the invoices that they paid.
    Refunds,
    /// Payment methods of the customers that are mirrored.
    PaymentMethods,
    /// Payments of invoices that failed, wait for the customer to confirm them, or take days. Only events tell that, and Stripe keeps
    /// them for 30 days.
    FailedPayments,
}

impl Object {
    /// Every type.
    pub const ALL: [Self; 9] = [
        Self::Customers,
        Self::Products,
        Self::Prices,
        Self::Subscriptions,
        Self::Invoices,
        Self::CreditNotes,
        Self::Refunds,
        Self::PaymentMethods,
        Self::FailedPayments,
    ];

    /// Its name, as the API and the database have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Products => "products",
            Self::Prices => "prices",
            Self::Subscriptions => "subscriptions",
            Self::Invoices => "invoices",
            Self::CreditNotes => "credit_notes",
            Self::Refunds => "refunds",
            Self::PaymentMethods => "payment_methods",
            Self::FailedPayments => "failed_payments",
        }
    }

    /// Whether pages do without it where the key may not read it. Then they don't tell what was given back.
    fn may_be_left_out(self) -> bool {
        matches!(self, Self::CreditNotes | Self::Refunds)
    }

    /// What has to be mirrored before it.
    fn comes_after(self) -> Option<Self> {
        match self {
            Self::PaymentMethods => Some(Self::Customers),
            Self::FailedPayments => Some(Self::Invoices),
            _ => None,
        }
    }
}

/// What is to be started; made outside of the transaction that starts it.
#[derive(Clone)]
pub struct Start {
    team: tenant::Team,
    /// Each with the id of its job.
    chains: Vec<(String, Vec<Object>)>,
    created_after: Option<i64>,
    now: i64,
}

impl Start {
    /// All object types, or some of them, from their first pages; only what Stripe created at or after a time (epoch milliseconds)
    /// if one is given.
    pub fn new(
        app: &App,
        team: &tenant::Team,
        objects: Option<&[Object]>,
        created_after: Option<i64>,
    ) -> Self {
        let wanted = |object: &Object| objects.is_none_or(|objects| objects.contains(object));
        // What comes after another is in the same job.
        let chains: [&[Object]; 7] = [
            &[Object::Customers, Object::PaymentMethods],
            &[Object::Products],
            &[Object::Prices],
            &[Object::Subscriptions],
            &[Object::Invoices, Object::FailedPayments],
            &[Object::CreditNotes],
            &[Object::Refunds],
        ];
        let chains = chains.iter().map(|chain| chain.iter().copied().filter(wanted).collect::<Vec<_>>());
        Self {
            team: team.clone(),
            chains: chains
                .filter(|chain| !chain.is_empty())
                .map(|chain| (app.new_id(Kind::Job), chain))
                .collect(),
            created_after,
            now: app.clock.epoch_ms(),
        }
    }

    /// Starts it. Afterwards the workers have to be woken (`App::jobs_due`).
    pub async fn within(self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        for (job_id, chain) in self.chains {
            let mut payload = Payload { parts: Vec::with_capacity(chain.len()) };
            for object in chain {
                let start = backfills::start(&self.team, object.name(), self.created_after, self.now);
                if let Some(started_at) = tx.read_optional(start).await? {
                    payload.parts.push(Part { object, started_at });
                }
            }
            let payload = payload.to_json();
            tx.execute(jobs::enqueue(&self.team, &job_id, worker::BACKFILL, &payload, self.now)).await?;
        }
        Ok(())
    }
}

/// Starts object types from their first pages; what is running of them starts anew. See [`Start::new`].
pub async fn start(
    app: &App,
    team: &tenant::Team,
    objects: Option<&[Object]>,
    created_after: Option<i64>,
) -> Result<(), DbError> {
    let start = Start::new(app, team, objects, created_after);
    app.db.tx(move |tx| Box::pin(start.within(tx))).await?;
    app.jobs_due.notify_one();
    Ok(())
}

/// How far a team's object types are, in the order of [`Object::ALL`]; those never started are left out.
pub async fn status(app: &App, team: &tenant::Team) -> Result<Vec<Backfill>, DbError> {
    let mut rows = app.db.read(backfills::list(team)).await?;
    rows.sort_by_key(|row| Object::ALL.iter().position(|object| object.name() == row.object));
    Ok(rows)
}

/// Starts object types, and works until all of them have ended, as done or as failed; other processes may help. `on_progress` sees
/// how far they are after every page. If this is stopped before the end, a server goes on.
pub async fn run_to_end(
    app: &App,
    team: &tenant::Team,
    objects: Option<&[Object]>,
    created_after: Option<i64>,
    mut on_progress: impl FnMut(&[Backfill]),
) -> Result<Vec<Backfill>, Problem> {
    start(app, team, objects, created_after).await?;
    let wanted =
        |row: &Backfill| objects.is_none_or(|all| all.iter().any(|object| object.name() == row.object));
    loop {
        let mut rows = status(app, team).await?;
        rows.retain(wanted);
        on_progress(&rows);
        if rows.iter().all(|row| row.status != "running") {
            return Ok(rows);
        }
        let mut steps = JoinSet::new();
        for job in worker::take_backfills(app, team).await? {
            let app = app.clone();
            steps.spawn(async move { worker::run_one(&app, job).await });
        }
        if steps.is_empty() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        steps.join_all().await;
    }
}

/// What a job is to copy, one type after the other.
#[derive(Debug, Deserialize, Serialize)]
struct Payload {
    parts: Vec<Part>,
}

/// One type, and when it was started; a later start makes this one void.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
struct Part {
    object: Object,
    started_at: i64,
}

impl Payload {
    fn to_json(&self) -> String {
        // Names and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Why a step failed.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// The job's payload can't be read.
    #[error("the job can't be read: {0}")]
    Payload(#[from] serde_json::Error),
    /// Stripe or the database failed.
    #[error(transparent)]
    Refresh(#[from] RefreshError),
}

impl From<DbError> for StepError {
    fn from(error: DbError) -> Self {
        Self::Refresh(error.into())
    }
}

/// Takes a job some pages further, and puts it back, or forgets it when it has come to its end. A type that Stripe refuses to tell
/// about is given up at once, or left out where the portal does without it, and the job goes on with the next. If the object that the last
/// page ended with is gone, the type goes on from its first page, since Stripe's lists can't be entered anywhere else.
///
/// # Errors
/// When Stripe or the database fails in a way that may pass, before anything was stored.
pub async fn step(app: &App, job: &Job) -> Result<(), StepError> {
    let payload: Payload = serde_json::from_str(&job.payload)?;
    let Some((object, mut at)) = running(app, &job.team, &payload).await? else {
        app.db.write(vec![jobs::done(job)]).await?;
        return Ok(());
    };
    if let Some(first) = object.comes_after()
        && is_coming(app, &job.team, first).await?
    {
        app.db.write(vec![jobs::again(job, app.clock.epoch_ms() + FIRST_WAIT_MS)]).await?;
        return Ok(());
    }
    let account = match stripe_account::in_background(app, &job.team).await.map_err(RefreshError::from) {
        Err(error) if is_final(&error) => {
            let reason = Causes(&error).to_string();
            return Ok(give_up_part(app, job, &at, &reason).await?);
        }
        account => account?,
    };
    let source = Source::new(app, account, at.created_after);
    let until = Instant::now() + STEP_TIME;
    let mut got_on = false;
    let mut found = source.page(object, at.cursor.as_deref(), until).await;
    loop {
        let page = match found {
            Ok(page) => page,
            Err(error) if at.cursor.is_some() && is_lost(&error) => {
                tracing::warn!(team = job.team.id, object = at.object, "a backfill starts again: {error}");
                app.db.write(vec![backfills::rewind(&job.team, &at, app.clock.epoch_ms())]).await?;
                break;
            }
            Err(error) if object.may_be_left_out() && is_forbidden(&error) => {
                let reason = Causes(&error).to_string();
                tracing::info!(
                    team = job.team.id,
                    object = at.object,
                    reason,
                    "the key may not read a type of object, so it is left out"
                );
                let now = app.clock.epoch_ms();
                let ended = vec![backfills::leave_out(&job.team, &at, &reason, now), jobs::again(job, now)];
                app.db.write(ended).await?;
                return Ok(());
            }
            Err(error) if is_final(&error) => {
                let reason = Causes(&error).to_string();
                return Ok(give_up_part(app, job, &at, &reason).await?);
            }
            // It may fail again, and then for the first time: the failures before the pages that were stored don't count.
            Err(_) if got_on => break,
            Err(error) => return Err(error.into()),
        };
        let next = page.next.clone();
        let wanted = next.as_deref().filter(|_| Instant::now() < until);
        let (is_ours, after) = tokio::join!(store_page(app, job, &at, page), async {
            match wanted {
                Some(cursor) => Some(source.page(object, Some(cursor), until).await),
                None => None,
            }
        });
        if !is_ours? {
            return Ok(step_aside(app, job, &payload, &at).await?);
        }
        got_on = true;
        match after {
            Some(after) => found = after,
            None => break,
        }
        at.cursor = next;
    }
    app.db.write(vec![jobs::again(job, app.clock.epoch_ms())]).await?;
    Ok(())
}

/// Gives up the type that a job is at, after it failed too often; the job goes on with the next.
pub async fn give_up(app: &App, job: &Job, reason: &str) -> Result<(), StepError> {
    let payload: Payload = serde_json::from_str(&job.payload)?;
    match running(app, &job.team, &payload).await? {
        Some((_, at)) => give_up_part(app, job, &at, reason).await?,
        None => {
            app.db.write(vec![jobs::done(job)]).await?;
        }
    }
    Ok(())
}

/// The first type of a job that is still to be copied, and how far it is.
async fn running(
    app: &App,
    team: &tenant::Team,
    payload: &Payload,
) -> Result<Option<(Object, Backfill)>, DbError> {
    for part in &payload.parts {
        let row = app.db.read_optional(backfills::find(team, part.object.name())).await?;
        if let Some(row) = row.filter(|row| row.status == "running" && row.started_at == part.started_at) {
            return Ok(Some((part.object, row)));
        }
    }
    Ok(None)
}

/// Whether what comes first is being copied, by another job then: who started it anew, or started what comes after it alone.
async fn is_coming(app: &App, team: &tenant::Team, first: Object) -> Result<bool, DbError> {
    let row = app.db.read_optional(backfills::find(team, first.name())).await?;
    Ok(row.is_some_and(|row| row.status == "running"))
}

/// Whether Stripe doesn't know the object that the last page ended with. It was deleted since.
pub(super) fn is_lost(error: &RefreshError) -> bool {
    let RefreshError::Stripe(stripe::Error { kind: ErrorKind::InvalidRequest { param, .. }, .. }) = error
    else {
        return false;
    };
    param.as_deref() == Some("starting_after")
}

/// Whether the key may not read what was asked for.
fn is_forbidden(error: &RefreshError) -> bool {
    matches!(error, RefreshError::Stripe(stripe::Error { kind: ErrorKind::Forbidden { .. }, .. }))
}

/// Whether trying again would fail in the same way.
pub(super) fn is_final(error: &RefreshError) -> bool {
    match error {
        RefreshError::Account(AccountError::NotConnected) => true,
        RefreshError::Stripe(error) => matches!(
            error.kind,
            ErrorKind::Unauthorized
                | ErrorKind::Forbidden { .. }
                | ErrorKind::NotFound { .. }
                | ErrorKind::InvalidRequest { .. }
        ),
        // One that can't be read is read again when the server has the encryption key.
        RefreshError::Account(
            AccountError::UnreadableKey(_) | AccountError::Replaced | AccountError::Database(_),
        )
        | RefreshError::Database(_)
        | RefreshError::Overtaken
        | RefreshError::NotTakenOver => false,
    }
}

async fn give_up_part(app: &App, job: &Job, at: &Backfill, reason: &str) -> Result<(), DbError> {
    tracing::warn!(team = job.team.id, object = at.object, reason, "a backfill was given up");
    let now = app.clock.epoch_ms();
    app.db.write(vec![backfills::fail(&job.team, at, reason, now), jobs::again(job, now)]).await?;
    Ok(())
}

/// Stores a page and how far that is. False, and nothing is stored, if that was not its place any more: the type was started anew,
/// perhaps for another account, or another process has the job and has stored the page before.
async fn store_page(app: &App, job: &Job, at: &Backfill, page: Found) -> Result<bool, DbError> {
    let gone_by_now = webhook_events::gone_since(&job.team, page.asked_at);
    let (team, at, now) = (job.team.clone(), at.clone(), app.clock.epoch_ms());
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                let last = page.next.is_none();
                let cursor = page.next.clone().or_else(|| at.cursor.clone());
                let (changes, stored) = page.without(&tx.read(gone_by_now).await?);
                let advance = backfills::advance(&team, &at, cursor.as_deref(), stored, last, now);
                let is_ours = tx.execute(advance).await? == 1;
                if is_ours {
                    // The place is gone where another account is copied.
                    let commands = changes.unguarded();
                    tx.execute_last(&commands.iter().collect::<Vec<_>>()).await?;
                }
                Ok(is_ours)
            })
        })
        .await
}

/// Ends a step that finds its type elsewhere than where it left it. If another process has the job, that goes on; if the type was
/// started anew, the job has nothing to do with it any more.
async fn step_aside(app: &App, job: &Job, payload: &Payload, at: &Backfill) -> Result<(), DbError> {
    let ending = match running(app, &job.team, payload).await? {
        Some((object, row)) if object.name() == at.object && row.started_at == at.started_at => return Ok(()),
        Some(_) => jobs::again(job, app.clock.epoch_ms()),
        None => jobs::done(job),
    };
    app.db.write(vec![ending]).await?;
    Ok(())
}
