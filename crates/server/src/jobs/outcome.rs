//! What becomes of a job that was tried: it is done, or put back for another try, or given up.

use store::db::Command;
use store::jobs::{self, Job};
use store::{tenant, webhook_events};

use super::event::{self, EventError};
use super::{BACKFILL, EVENT, EVENT_FILL, NEW_LINK, SWEEP};
use crate::app::App;
use crate::http::problem::Causes;
use crate::sync::backfill;
use crate::sync::refresh::RefreshError;

/// How often a job may fail for a reason of its own; with the waits in between that is about four hours.
const ATTEMPTS: i64 = 10;
/// How often a mail is tried; with the waits in between that is about three minutes, after which whoever waits for it has asked again.
const ATTEMPTS_OF_MAIL: i64 = 5;
/// The longest wait between two tries, in milliseconds.
const LONGEST_WAIT_MS: i64 = 60 * 60 * 1_000;
/// The same where a failure doesn't count: five minutes, so that what an outage left behind is soon made good.
const LONGEST_WAIT_UNCOUNTED_MS: i64 = 5 * 60 * 1_000;

/// Why a try failed.
#[derive(Clone, Debug)]
pub(super) struct Failure {
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
    pub(super) fn own(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), cause: Cause::Own }
    }

    pub(super) fn of(error: &(dyn std::error::Error + 'static)) -> Self {
        Self::own(Causes(error).to_string())
    }

    pub(super) fn of_refresh(error: &RefreshError) -> Self {
        let cause = match error {
            _ if error.lacks_account() => Cause::NoAccount,
            _ if error.is_outage() => Cause::Outage,
            _ => Cause::Own,
        };
        Self { cause, ..Self::of(error) }
    }

    pub(super) async fn of_event(app: &App, team: &tenant::Team, error: &EventError) -> Self {
        match error {
            EventError::Refresh(error) => Self::of_refresh(error).weighed(app, team, error).await,
            EventError::Unreadable(_) => Self::of(error),
        }
    }

    pub(super) async fn of_step(app: &App, team: &tenant::Team, error: &backfill::StepError) -> Self {
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

/// How often a job may fail for a reason of its own.
fn attempts(kind: &str) -> i64 {
    if kind == NEW_LINK { ATTEMPTS_OF_MAIL } else { ATTEMPTS }
}

/// Whether a job comes back for ever.
fn is_for_ever(kind: &str) -> bool {
    matches!(kind, EVENT_FILL | SWEEP)
}

/// Records what became of a job: it is done, or put back for another try, or given up.
pub(super) async fn settle(app: &App, job: &Job, outcome: Result<(), Failure>) {
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
pub(super) async fn write(app: &App, commands: Vec<Command>) {
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
}
