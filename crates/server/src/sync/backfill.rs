//! Copying what a Stripe account has already, page by page.
//!
//! A job works through one or more object types. Each of its steps stores one page together with how far that is, so a process
//! that is killed loses no more than the page it was at, and whoever takes the job next goes on from there.

use std::time::{Duration, Instant};

use billing::id::Kind;
use serde::{Deserialize, Serialize};
use store::backfills::{self, Backfill};
use store::db::{Command, DbError, Tx};
use store::jobs::{self, Job};
use store::tenant;
use stripe::objects::{Identified, Subscription, UnixTime};
use stripe::{Account, ErrorKind, Fetched, Listing, Page, Unreadable};
use tokio::task::JoinSet;

use super::mirror;
use super::refresh::{RefreshError, by_id};
use crate::app::App;
use crate::http::problem::Problem;
use crate::{jobs as worker, stripe_account};

/// Customers whose payment methods one step asks for at most, and how long it goes on asking.
const CUSTOMERS_A_STEP: i64 = 100;
const STEP_TIME: Duration = Duration::from_secs(10);

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
    /// Payment methods of the customers that are mirrored.
    PaymentMethods,
}

impl Object {
    /// Every type.
    pub const ALL: [Self; 6] = [
        Self::Customers,
        Self::Products,
        Self::Prices,
        Self::Subscriptions,
        Self::Invoices,
        Self::PaymentMethods,
    ];

    /// Its name, as the API and the database have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Products => "products",
            Self::Prices => "prices",
            Self::Subscriptions => "subscriptions",
            Self::Invoices => "invoices",
            Self::PaymentMethods => "payment_methods",
        }
    }
}

/// What is to be started; made outside of the transaction that starts it.
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
        // Payment methods are asked for by customer, so the customers come before them, in the same job.
        let chains: [&[Object]; 5] = [
            &[Object::Customers, Object::PaymentMethods],
            &[Object::Products],
            &[Object::Prices],
            &[Object::Subscriptions],
            &[Object::Invoices],
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

/// Takes a job one page further, and puts it back, or forgets it when it has come to its end. A type that Stripe refuses to tell
/// about is given up at once, and the job goes on with the next.
///
/// # Errors
/// When Stripe or the database fails in a way that may pass; then nothing was stored.
pub async fn step(app: &App, job: &Job) -> Result<(), StepError> {
    let payload: Payload = serde_json::from_str(&job.payload)?;
    let Some((object, at)) = running(app, &job.team, &payload).await? else {
        app.db.write(vec![jobs::done(job)]).await?;
        return Ok(());
    };
    let fetched = match stripe_account::of(app, &job.team).await {
        Ok(account) => fetch(app, &job.team, &account, object, &at).await,
        Err(problem) => Err(RefreshError::Account(problem)),
    };
    match fetched {
        Ok(batch) => Ok(store_batch(app, job, &at, batch).await?),
        Err(error) if is_final(&error) => Ok(give_up_part(app, job, &at, &error.to_string()).await?),
        Err(error) => Err(error.into()),
    }
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

/// Whether trying again would fail in the same way.
fn is_final(error: &RefreshError) -> bool {
    match error {
        RefreshError::Account(_) => true,
        RefreshError::Stripe(error) => matches!(
            error.kind,
            ErrorKind::Unauthorized
                | ErrorKind::Forbidden { .. }
                | ErrorKind::NotFound { .. }
                | ErrorKind::InvalidRequest { .. }
        ),
        RefreshError::Database(_) => false,
    }
}

async fn give_up_part(app: &App, job: &Job, at: &Backfill, reason: &str) -> Result<(), DbError> {
    tracing::warn!(team = job.team.id, object = at.object, reason, "a backfill was given up");
    let now = app.clock.epoch_ms();
    app.db.write(vec![backfills::fail(&job.team, at, reason, now), jobs::again(job, now)]).await?;
    Ok(())
}

/// What one step stores.
#[derive(Default)]
struct Batch {
    commands: Vec<Command>,
    stored: i64,
    /// Where the next step begins; none if there is none.
    next: Option<String>,
}

async fn store_batch(app: &App, job: &Job, at: &Backfill, batch: Batch) -> Result<(), DbError> {
    let now = app.clock.epoch_ms();
    let cursor = batch.next.as_deref().or(at.cursor.as_deref());
    let advance = backfills::advance(&job.team, at, cursor, batch.stored, batch.next.is_none(), now);
    let again = jobs::again(job, now);
    let commands = batch.commands;
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                for command in commands {
                    tx.execute(command).await?;
                }
                // Otherwise another process has taken this step already, and the job with it.
                if tx.execute(advance).await? == 1 {
                    tx.execute(again).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn fetch(
    app: &App,
    team: &tenant::Team,
    account: &Account,
    object: Object,
    at: &Backfill,
) -> Result<Batch, RefreshError> {
    let listing = Listing {
        after: at.cursor.as_deref(),
        created_since: at.created_after.and_then(UnixTime::from_epoch_ms),
    };
    let asked_at = app.observation_time();
    let mirrored = Mirrored { app, team, asked_at };
    Ok(match object {
        Object::Customers => mirrored.page(account.list_customers(None, listing).await?, mirror::customer),
        Object::Products => mirrored.page(account.list_products(listing).await?, mirror::product),
        Object::Prices => mirrored.page(account.list_prices(None, listing).await?, mirror::price),
        Object::Subscriptions => mirrored.subscriptions(account.list_subscriptions(None, listing).await?),
        Object::Invoices => mirrored.page(account.list_invoices(None, listing).await?, mirror::invoice),
        Object::PaymentMethods => payment_methods(app, team, account, at).await?,
    })
}

/// Makes rows of a page.
struct Mirrored<'a> {
    app: &'a App,
    team: &'a tenant::Team,
    asked_at: i64,
}

impl Mirrored<'_> {
    fn page<T: Identified>(
        &self,
        page: Page<T>,
        mirror: fn(&App, &tenant::Team, &Fetched<T>, i64) -> Vec<Command>,
    ) -> Batch {
        self.warn_of(&page.unreadable);
        let mut batch = Batch { next: page.next, ..Batch::default() };
        for seen in by_id(page.data) {
            let commands = mirror(self.app, self.team, &seen, self.asked_at);
            batch.stored += i64::from(!commands.is_empty());
            batch.commands.extend(commands);
        }
        batch
    }

    fn subscriptions(&self, page: Page<Subscription>) -> Batch {
        self.warn_of(&page.unreadable);
        let commands = mirror::subscriptions(self.app, self.team, &page.data, self.asked_at);
        Batch { commands, stored: i64::try_from(page.data.len()).unwrap_or(0), next: page.next }
    }

    fn warn_of(&self, unreadable: &[Unreadable]) {
        for one in unreadable {
            let id = one.id.as_deref().unwrap_or("(none)");
            tracing::warn!(
                team = self.team.id,
                id,
                problem = one.problem,
                "an object of Stripe's can't be read"
            );
        }
    }
}

/// The payment methods of the next customers. Stripe lists them by customer only, so the cursor is a customer's id.
async fn payment_methods(
    app: &App,
    team: &tenant::Team,
    account: &Account,
    at: &Backfill,
) -> Result<Batch, RefreshError> {
    let started = Instant::now();
    let after = at.cursor.as_deref().unwrap_or("");
    let customers = app.db.read(backfills::customers_after(team, after, CUSTOMERS_A_STEP)).await?;
    let mut batch = Batch::default();
    for customer in customers {
        of_customer(app, team, account, &customer, at.created_after, &mut batch).await?;
        // The step that finds no more customers is the last.
        batch.next = Some(customer);
        if started.elapsed() > STEP_TIME {
            break;
        }
    }
    Ok(batch)
}

async fn of_customer(
    app: &App,
    team: &tenant::Team,
    account: &Account,
    customer: &str,
    created_after: Option<i64>,
    batch: &mut Batch,
) -> Result<(), RefreshError> {
    let mut after: Option<String> = None;
    loop {
        let mirrored = Mirrored { app, team, asked_at: app.observation_time() };
        let mut page = match account.list_payment_methods(customer, after.as_deref()).await {
            Ok(page) => page,
            // Deleted since it was mirrored: its event will tell.
            Err(error) if error.is_missing() => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        page.data.retain(|seen| {
            let created = seen.object.created.map(UnixTime::epoch_ms);
            created_after.is_none_or(|after| created.is_none_or(|created| created >= after))
        });
        let found = mirrored.page(page, mirror::payment_method);
        batch.stored += found.stored;
        batch.commands.extend(found.commands);
        match found.next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}
