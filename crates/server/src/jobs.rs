//! The worker: takes due jobs from the queue and runs them, some side by side, never two for the same object of Stripe's at once.
//!
//! Any number of processes may work on one database. A job is held for a minute, and for longer while its process lives; when that
//! crashes, another takes the job. So every job may run more than once, and doing it again must change nothing.

pub mod dead_letters;
pub mod event;
pub mod housekeeping;

use std::collections::{HashMap, VecDeque};
use std::pin::pin;
use std::time::Duration;

use store::db::{Command, DbError, Query};
use store::jobs::{self, Job};
use store::{tenant, webhook_events};
use tokio::sync::watch;
use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::{Instant, MissedTickBehavior, interval, interval_at};

use crate::app::App;
use crate::http::problem::Causes;
use crate::portal::new_link;
use crate::sync::refresh::RefreshError;
use crate::sync::{backfill, reconcile, sweep};
use crate::webhooks::refusals;
use event::{Action, EventError};

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

/// Groups of jobs that run side by side.
const SIDE_BY_SIDE: usize = 10;
/// Of so many places a team may have all; the others are for teams that have none, so that what hangs on one account doesn't keep the
/// others waiting.
const FOR_ANY_TEAM: usize = 8;
/// Jobs taken at once.
const BATCH: i64 = 32;
/// The same of each team, while another has as many here as it may.
const BATCH_OF_A_TEAM: i64 = 4;
/// So many jobs of a team may wait here for others of it, which hang on Stripe; with as many, no more of it are taken.
const MOST_WAITING_OF_A_TEAM: usize = 256;
/// The same of all teams.
const MOST_WAITING: usize = 2 * MOST_WAITING_OF_A_TEAM;
/// How long a job is held, in milliseconds, and how often that is renewed.
const HOLD_MS: i64 = 60_000;
const RENEW: Duration = Duration::from_secs(20);
/// How often the queue is looked at when nobody says that there is something in it, as another process can't.
const LOOK: Duration = Duration::from_secs(1);
/// How often a job may fail for a reason of its own; with the waits in between that is about four hours.
const ATTEMPTS: i64 = 10;
/// How often a mail is tried; with the waits in between that is about three minutes, after which whoever waits for it has asked again.
const ATTEMPTS_OF_MAIL: i64 = 5;
/// The longest wait between two tries, in milliseconds.
const LONGEST_WAIT_MS: i64 = 60 * 60 * 1_000;
/// The same where a failure doesn't count: five minutes, so that what an outage left behind is soon made good.
const LONGEST_WAIT_UNCOUNTED_MS: i64 = 5 * 60 * 1_000;

/// Works until it is told to stop; then lets what runs come to its end.
pub async fn run(app: App, stopped: watch::Receiver<bool>) {
    tokio::select! {
        () = work(&app, stopped) => {}
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

async fn work(app: &App, mut stopped: watch::Receiver<bool>) {
    let mut worker = Worker::default();
    let [mut look, mut renew] = [LOOK, RENEW].map(interval);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        worker.take(app).await;
        worker.start(app);
        tokio::select! {
            () = told(&mut stopped) => break,
            Some(ended) = worker.running.join_next_with_id() => worker.ended(app, ended).await,
            () = app.jobs_due.notified() => {}
            _ = look.tick() => {}
            _ = renew.tick() => worker.renew(app).await,
        }
    }
    worker.stop(app).await;
}

async fn told(stopped: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, which is the end as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn take(app: &App, query: Query<Job>) -> Result<Vec<Job>, DbError> {
    app.db.tx(move |tx| Box::pin(tx.read(query))).await
}

/// What jobs work on: the team's id, and the id of the object.
type About = (String, String);

/// Jobs about one thing. They are done together: an object that several events are about is asked for once.
#[derive(Clone)]
struct Group {
    about: About,
    jobs: Vec<Job>,
}

#[derive(Default)]
struct Worker {
    running: JoinSet<()>,
    groups: HashMap<Id, Group>,
    waiting: VecDeque<Group>,
}

impl Worker {
    async fn take(&mut self, app: &App) {
        // What waits for one that runs doesn't keep others from running.
        let can_start = self.waiting.iter().any(|group| self.may_start(group));
        let waiting: usize = self.waiting.iter().map(|group| group.jobs.len()).sum();
        if self.running.len() >= SIDE_BY_SIDE || can_start || waiting >= MOST_WAITING {
            return;
        }
        match self.due(app).await {
            Ok(jobs) => jobs.into_iter().for_each(|job| self.add(job)),
            Err(error) => tracing::warn!(error = %Causes(&error), "the queue can't be read"),
        }
    }

    /// Takes due jobs, but of no team that has as many here as it may.
    async fn due(&self, app: &App) -> Result<Vec<Job>, DbError> {
        let now = app.clock.epoch_ms();
        let until = now + HOLD_MS;
        if !self.teams().any(|team| self.is_full(team)) {
            return take(app, jobs::take(now, until, BATCH)).await;
        }
        let mut due = Vec::new();
        for team in app.db.read(jobs::teams_with_due(now)).await? {
            if !self.is_full(&team.id) {
                match take(app, jobs::take_of_team(&team, now, until, BATCH_OF_A_TEAM)).await {
                    Ok(jobs) => due.extend(jobs),
                    // What was taken before is run all the same.
                    Err(error) => tracing::warn!(error = %Causes(&error), "the queue can't be read"),
                }
            }
        }
        Ok(due)
    }

    /// The teams that have something here, some of them several times.
    fn teams(&self) -> impl Iterator<Item = &str> {
        self.groups.values().chain(&self.waiting).map(|group| group.about.0.as_str())
    }

    fn add(&mut self, job: Job) {
        // A process that was suspended loses its hold, and may take a job that already waits here. One that still runs here may
        // have been put back just now, so it waits for its next turn.
        if self.waiting.iter().flat_map(|group| &group.jobs).any(|waiting| waiting.id == job.id) {
            return;
        }
        let about = about(&job);
        match self.waiting.iter_mut().find(|group| group.about == about) {
            Some(group) => group.jobs.push(job),
            None => self.waiting.push_back(Group { about, jobs: vec![job] }),
        }
    }

    /// Whether none that runs is about the same, and its team has a place left.
    fn may_start(&self, group: &Group) -> bool {
        self.has_place(&group.about.0) && !self.groups.values().any(|running| running.about == group.about)
    }

    fn has_place(&self, team: &str) -> bool {
        self.running.len() < FOR_ANY_TEAM || !self.groups.values().any(|running| running.about.0 == team)
    }

    /// Whether a team has no place left, or as many waiting as may.
    fn is_full(&self, team: &str) -> bool {
        let of_it = self.waiting.iter().filter(|group| group.about.0 == team);
        !self.has_place(team) || of_it.map(|group| group.jobs.len()).sum::<usize>() >= MOST_WAITING_OF_A_TEAM
    }

    fn start(&mut self, app: &App) {
        while self.running.len() < SIDE_BY_SIDE {
            let Some(next) = self.waiting.iter().position(|group| self.may_start(group)) else { return };
            let Some(group) = self.waiting.remove(next) else { return };
            let (app, jobs) = (app.clone(), group.jobs.clone());
            let task = self.running.spawn(async move { run_group(&app, jobs).await });
            self.groups.insert(task.id(), group);
        }
    }

    async fn ended(&mut self, app: &App, ended: Result<(Id, ()), JoinError>) {
        let id = match &ended {
            Ok((id, ())) => *id,
            Err(error) => error.id(),
        };
        let Some(group) = self.groups.remove(&id) else { return };
        if ended.is_err() {
            // The panic itself has been reported where it happened.
            for job in &group.jobs {
                settle(app, job, Err(Failure::own("it panicked"))).await;
            }
        }
    }

    fn held(&self) -> impl Iterator<Item = &Job> {
        self.groups.values().chain(&self.waiting).flat_map(|group| &group.jobs)
    }

    async fn renew(&self, app: &App) {
        let until = app.clock.epoch_ms() + HOLD_MS;
        let holds: Vec<Command> = self.held().map(|job| jobs::hold(&job.id, until)).collect();
        if !holds.is_empty() {
            write(app, holds).await;
        }
    }

    /// Gives back what was not begun, and waits for what was.
    async fn stop(mut self, app: &App) {
        let now = app.clock.epoch_ms();
        let waiting = self.waiting.drain(..).flat_map(|group| group.jobs);
        let back: Vec<Command> = waiting.map(|job| jobs::again(&job, now)).collect();
        if !back.is_empty() {
            write(app, back).await;
        }
        while let Some(ended) = self.running.join_next_with_id().await {
            self.ended(app, ended).await;
        }
    }
}

/// What a job is about; of one that says nothing, the job itself.
fn about(job: &Job) -> About {
    let payload = (job.kind == EVENT).then(|| serde_json::from_str::<event::Payload>(&job.payload).ok());
    let about = payload.flatten().map_or_else(|| job.id.clone(), |payload| payload.about);
    (job.team.id.clone(), about)
}

/// Why a try failed.
#[derive(Clone, Debug)]
struct Failure {
    reason: String,
    cause: Cause,
}

/// What a try failed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// For a reason of the job's own, which counts.
    Own,
    /// Nobody could have done better just then: Stripe was away, say. However often that happens, the job isn't given up.
    Outage,
    /// The same, until somebody connects the team to Stripe, or starts a server that can read its key, which wakes the job.
    NoAccount,
}

impl Failure {
    /// For a reason of the job's own.
    fn own(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), cause: Cause::Own }
    }

    fn of(error: &(dyn std::error::Error + 'static)) -> Self {
        Self::own(Causes(error).to_string())
    }

    fn of_refresh(error: &RefreshError) -> Self {
        let cause = match error {
            _ if error.lacks_account() => Cause::NoAccount,
            _ if error.is_outage() => Cause::Outage,
            _ => Cause::Own,
        };
        Self { cause, ..Self::of(error) }
    }

    async fn of_event(app: &App, team: &tenant::Team, error: &EventError) -> Self {
        match error {
            EventError::Refresh(error) => Self::of_refresh(error).weighed(app, team, error).await,
            EventError::Unreadable(_) => Self::of(error),
        }
    }

    async fn of_step(app: &App, team: &tenant::Team, error: &backfill::StepError) -> Self {
        match error {
            backfill::StepError::Refresh(error) => {
                let cause = if error.is_outage() { Cause::Outage } else { Cause::Own };
                Self { cause, ..Self::of(error) }.weighed(app, team, error).await
            }
            backfill::StepError::Payload(_) => Self::of(error),
        }
    }

    /// The same, but for a reason of the job's own if Stripe failed for it alone. What Stripe can never answer would else be tried for
    /// ever, and nobody would hear of it.
    async fn weighed(self, app: &App, team: &tenant::Team, error: &RefreshError) -> Self {
        let is_own = self.cause == Cause::Outage && error.is_of_this_call_alone(app, team).await;
        if is_own { Self { cause: Cause::Own, ..self } } else { self }
    }
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

/// How often a job may fail for a reason of its own.
fn attempts(kind: &str) -> i64 {
    if kind == NEW_LINK { ATTEMPTS_OF_MAIL } else { ATTEMPTS }
}

/// Whether a job comes back for ever.
fn is_for_ever(kind: &str) -> bool {
    matches!(kind, EVENT_FILL | SWEEP)
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

/// Records what became of a job: it is done, or put back for another try, or given up.
async fn settle(app: &App, job: &Job, outcome: Result<(), Failure>) {
    let now = app.clock.epoch_ms();
    let event =
        (job.kind == EVENT).then(|| serde_json::from_str::<event::Payload>(&job.payload).ok()).flatten();
    let (counted, commands) = match outcome {
        Ok(()) => {
            let applied = event.map(|event| webhook_events::mark_applied(&job.team, &event.event, now));
            ("done", [jobs::done(job)].into_iter().chain(applied).collect())
        }
        Err(Failure { reason, cause })
            if cause != Cause::Own || is_for_ever(&job.kind) || job.failures + 1 < attempts(&job.kind) =>
        {
            let random = app.entropy.bytes::<1>()[0];
            let (failures, wait) = match cause {
                Cause::NoAccount => (job.failures, wait_ms(i64::MAX, random)),
                Cause::Own if !is_for_ever(&job.kind) => {
                    (job.failures + 1, wait_ms(job.failures + 1, random))
                }
                Cause::Own | Cause::Outage => {
                    (job.failures, wait_ms(job.attempts, random).min(LONGEST_WAIT_UNCOUNTED_MS))
                }
            };
            tracing::warn!(
                team = job.team.id,
                job = job.id,
                kind = job.kind,
                reason,
                wait_ms = wait,
                "a job failed"
            );
            let tried =
                event.map(|event| webhook_events::mark_tried(&job.team, &event.event, &reason, job.attempts));
            ("retried", [jobs::retry(job, now + wait, &reason, failures)].into_iter().chain(tried).collect())
        }
        Err(Failure { reason, .. }) => {
            tracing::error!(team = job.team.id, job = job.id, kind = job.kind, reason, "a job was given up");
            if job.kind == BACKFILL && backfill::give_up(app, job, &reason).await.is_ok() {
                ("given_up", Vec::new())
            } else if let Some(event) = event {
                // The event itself is what an operator sees and retries, with a new job.
                let failed = webhook_events::mark_failed(&job.team, &event.event, &reason, job.attempts);
                ("given_up", vec![jobs::done(job), failed])
            } else {
                ("given_up", vec![jobs::give_up(job, now, &reason)])
            }
        }
    };
    write(app, commands).await;
    app.metrics.count_job(counted);
}

/// Writes, or logs why that can't be done. Then the job's hold runs out and it is done again.
async fn write(app: &App, commands: Vec<Command>) {
    if let Err(error) = app.db.write(commands).await {
        tracing::warn!(error = %Causes(&error), "what became of a job can't be recorded");
    }
}

/// How long to wait after a number of attempts: 2 seconds after the first, four times as long after each other, an hour at most; and
/// up to an eighth less or more by chance, so that what failed together isn't tried together.
fn wait_ms(attempts: i64, random: u8) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0) * 2;
    let wait = (2_000 << doublings).min(LONGEST_WAIT_MS);
    wait * (7 * 256 + 2 * i64::from(random)) / (8 * 256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_than_the_one_before_up_to_an_hour() {
        let waits: Vec<i64> = (1..ATTEMPTS).map(|attempts| wait_ms(attempts, 128) / 1_000).collect();
        assert_eq!(waits, [2, 8, 32, 128, 512, 2048, 3600, 3600, 3600]);
        assert_eq!(
            (wait_ms(1, 0), wait_ms(1, 255) < 2_250, wait_ms(i64::MAX, 128)),
            (1_750, true, LONGEST_WAIT_MS)
        );
    }

    fn job(kind: &str, payload: &str) -> Job {
        let team = tenant::Team { id: "team_1".to_owned() };
        let (kind, payload) = (kind.to_owned(), payload.to_owned());
        Job { id: "job_1".to_owned(), team, kind, payload, attempts: 1, failures: 0 }
    }

    #[test]
    fn jobs_about_one_object_are_one_group() {
        let mut worker = Worker::default();
        for (id, about_id) in [("job_1", "in_1"), ("job_2", "in_2"), ("job_3", "in_1"), ("job_1", "in_1")] {
            let payload = serde_json::json!({ "event": "evt_1", "about": about_id }).to_string();
            worker.add(Job { id: id.to_owned(), ..job(EVENT, &payload) });
        }
        let groups: Vec<Vec<&str>> =
            worker.waiting.iter().map(|group| group.jobs.iter().map(|job| &*job.id).collect()).collect();
        assert_eq!(groups, [vec!["job_1", "job_3"], vec!["job_2"]]);
    }

    #[test]
    fn a_job_that_says_nothing_is_about_itself() {
        for job in [job(BACKFILL, "{}"), job(EVENT, "not JSON"), job("something_newer", "{}")] {
            assert_eq!(about(&job), ("team_1".to_owned(), "job_1".to_owned()));
        }
    }
}
