//! Jobs: what is to be done after a request was answered, and what is done again and again.
//!
//! Any number of processes may work on one database. A job is held for a minute, and for longer while its process lives; when that
//! crashes, another takes the job. So every job may run more than once, and doing it again must change nothing.

pub mod dead_letters;
pub mod event;
pub mod housekeeping;
mod outcome;
mod worker;

use std::pin::pin;
use std::time::Duration;

use store::db::{DbError, Query};
use store::jobs::{self, Job};
use store::tenant;
use tokio::sync::watch;
use tokio::time::{Instant, interval_at};

use crate::app::App;
use crate::portal::new_link;
use crate::sync::{backfill, reconcile, sweep};
use crate::webhooks::refusals;
use event::Action;
use outcome::{Failure, settle, write};

/// Kind of the jobs that apply an event of Stripe's; the payload is an [`event::Payload`].
pub const EVENT: &str = "stripe_event";
/// Kind of the jobs that copy what an account has; `sync::backfill` defines the payload.
pub const BACKFILL: &str = "backfill";
/// Kind of the job, one a team and for ever, that reads Stripe's list of events; see `sync::reconcile`.
pub const EVENT_FILL: &str = "event_fill";
/// Kind of the job, one a team and for ever, that compares the mirror with Stripe; see `sync::sweep`.
pub const SWEEP: &str = "sweep";
/// Kind of the jobs that mail a new link to whoever has an expired one; see `portal::new_link`.
pub const NEW_LINK: &str = "new_link";

/// How long a job is held, in milliseconds, and how often that is renewed.
const HOLD_MS: i64 = 60_000;
const RENEW: Duration = Duration::from_secs(20);

/// Works until it is told to stop; then lets what runs come to its end.
pub async fn run(app: App, stopped: watch::Receiver<bool>) {
    tokio::select! {
        () = worker::work(&app, stopped) => {}
        () = housekeeping::every_hour(&app) => {}
        () = refusals::write_now_and_then(&app) => {}
    }
    refusals::write(&app).await;
}

/// Takes every due backfill job of a team.
pub async fn take_backfills(app: &App, team: &tenant::Team) -> Result<Vec<Job>, DbError> {
    let now = app.clock.epoch_ms();
    take(app, jobs::take_of_kind(team, BACKFILL, now, now + HOLD_MS)).await
}

/// Runs a job that has been taken, holds it meanwhile, and records what became of it.
pub async fn run_one(app: &App, job: Job) {
    let id = job.id.clone();
    let mut renew = interval_at(Instant::now() + RENEW, RENEW);
    let mut work = pin!(run_group(app, vec![job]));
    loop {
        tokio::select! {
            () = &mut work => return,
            _ = renew.tick() => write(app, vec![jobs::hold(&id, app.clock.epoch_ms() + HOLD_MS)]).await,
        }
    }
}

async fn take(app: &App, query: Query<Job>) -> Result<Vec<Job>, DbError> {
    app.db.tx(move |tx| Box::pin(tx.read(query))).await
}

async fn run_group(app: &App, jobs: Vec<Job>) {
    let mut performed: Vec<(Action, Result<(), Failure>)> = Vec::new();
    for job in jobs {
        match job.kind.as_str() {
            EVENT => {
                let outcome = apply_event(app, &job, &mut performed).await;
                settle(app, &job, outcome).await;
            }
            BACKFILL => {
                let stepped = match backfill::step(app, &job).await {
                    Ok(()) => Ok(()),
                    Err(error) => Err(Failure::of_step(app, &job.team, &error).await),
                };
                came_back(app, &job, stepped).await;
            }
            EVENT_FILL => {
                let filled = reconcile::step_job(app, &job).await;
                came_back(app, &job, filled.map_err(|error| Failure::of_refresh(&error))).await;
            }
            SWEEP => {
                let swept = sweep::step_job(app, &job).await;
                came_back(app, &job, swept.map_err(|error| Failure::of_refresh(&error))).await;
            }
            NEW_LINK => {
                let sent = new_link::mail(app, &job).await;
                settle(app, &job, sent.map_err(|error| Failure::of(&error))).await;
            }
            _ => {
                let unknown = Failure::own("this version of the program has no such job");
                settle(app, &job, Err(unknown)).await;
            }
        }
    }
}

/// Counts a step of a job that has put itself back, or records that it failed.
async fn came_back(app: &App, job: &Job, stepped: Result<(), Failure>) {
    match stepped {
        Ok(()) => app.metrics.count_job("done"),
        Err(failure) => settle(app, job, Err(failure)).await,
    }
}

/// Does what a job's event asks for, unless that was done for another event of the group. All of the group's events were recorded
/// before, so what Stripe says now is no older than any of them.
async fn apply_event(
    app: &App,
    job: &Job,
    performed: &mut Vec<(Action, Result<(), Failure>)>,
) -> Result<(), Failure> {
    let payload: event::Payload =
        serde_json::from_str(&job.payload).map_err(|error| Failure::own(error.to_string()))?;
    let action = match event::of_job(app, job, &payload).await {
        Ok(Some(action)) => action,
        Ok(None) => return Ok(()),
        Err(error) => return Err(Failure::of_event(app, &job.team, &error).await),
    };
    if let Some((_, outcome)) = performed.iter().find(|(done, _)| *done == action) {
        return outcome.clone();
    }
    let outcome = match event::perform(app, &job.team, &action).await {
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::of_event(app, &job.team, &error).await),
    };
    performed.push((action, outcome.clone()));
    outcome
}
