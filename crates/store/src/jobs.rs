//! The queue. A job is enqueued in the transaction of the data that it is about, so nothing answered is lost by a crash.

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::tenant;

/// A job that a worker has taken.
#[derive(Clone, Debug)]
pub struct Job {
    /// `job_…`
    pub id: String,
    /// Whose job it is.
    pub team: tenant::Team,
    /// What to do.
    pub kind: String,
    /// JSON, as the kind defines.
    pub payload: String,
    /// How often it was taken since it last got on, this time included.
    pub attempts: i64,
    /// How many of those attempts failed for a reason of its own, which is what it is given up for.
    pub failures: i64,
}

statements! {
    ENQUEUE = "INSERT INTO jobs (id, team_id, kind, payload, run_at, locked_until, attempts, created_at)
        VALUES ($1, $2, $3, $4, $5, 0, 0, $5)";
    ENSURE = "INSERT INTO jobs (id, team_id, kind, payload, run_at, locked_until, attempts, created_at)
        VALUES ($1, $2, $3, '{}', $4, 0, 0, $5)
        ON CONFLICT (id) DO UPDATE SET run_at = excluded.run_at, woken = jobs.locked_until > $5, attempts = 0, failures = 0,
            dead_at = NULL
        WHERE jobs.run_at > excluded.run_at OR jobs.locked_until > $5 OR jobs.dead_at IS NOT NULL";
    TAKE = "UPDATE jobs SET locked_until = $2, woken = FALSE, attempts = attempts + 1
        WHERE id IN (
            SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $1 AND locked_until <= $1
            ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id, team_id, kind, payload, attempts, failures";
    TAKE_OF_TEAM = "UPDATE jobs SET locked_until = $2, woken = FALSE, attempts = attempts + 1
        WHERE id IN (
            SELECT id FROM jobs WHERE team_id = $4 AND dead_at IS NULL AND run_at <= $1 AND locked_until <= $1
            ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id, team_id, kind, payload, attempts, failures";
    TEAMS_WITH_DUE = "SELECT id FROM (SELECT t.id, (
                SELECT j.run_at FROM jobs j WHERE j.team_id = t.id AND j.dead_at IS NULL AND j.run_at <= $1 AND j.locked_until <= $1
                ORDER BY j.run_at LIMIT 1) AS due_since
            FROM teams t) due WHERE due_since IS NOT NULL
        ORDER BY due_since, id LIMIT $2";
    TAKE_OF_KIND = "UPDATE jobs SET locked_until = $2, woken = FALSE, attempts = attempts + 1
        WHERE id IN (
            SELECT id FROM jobs WHERE team_id = $3 AND kind = $4 AND dead_at IS NULL AND run_at <= $1 AND locked_until <= $1
            FOR UPDATE SKIP LOCKED)
        RETURNING id, team_id, kind, payload, attempts, failures";
    HOLD = "UPDATE jobs SET locked_until = $2 WHERE id = $1 AND locked_until > 0";
    PUT_OFF = "UPDATE jobs SET run_at = $3 WHERE team_id = $1 AND kind = $2 AND dead_at IS NULL AND run_at < $3 AND locked_until <= $4";
    DONE = "DELETE FROM jobs WHERE id = $1";
    END = "DELETE FROM jobs WHERE id = $1 AND woken = FALSE";
    LET_GO = "UPDATE jobs SET locked_until = 0 WHERE id = $1";
    RETRY = "UPDATE jobs SET run_at = CASE WHEN woken THEN run_at ELSE $2 END, locked_until = 0, last_error = $3, failures = $4
        WHERE id = $1";
    WAKE = "UPDATE jobs SET run_at = $3, woken = locked_until > $3
        WHERE team_id = $1 AND kind = $2 AND failures <= $4 AND dead_at IS NULL AND (run_at > $3 OR locked_until > $3)";
    GIVE_UP = "UPDATE jobs SET dead_at = $2, last_error = $3 WHERE id = $1";
    AGAIN = "UPDATE jobs SET run_at = CASE WHEN woken THEN run_at ELSE $2 END, locked_until = 0, attempts = 0, failures = 0,
            last_error = NULL
        WHERE id = $1";
    GIVEN_UP = "SELECT kind, COUNT(*), MAX(last_error) FROM jobs WHERE team_id = $1 AND dead_at IS NOT NULL
        GROUP BY kind ORDER BY kind";
    LONGEST_DUE = "SELECT run_at FROM jobs WHERE team_id = $1 AND dead_at IS NULL AND run_at <= $3 AND kind = $2
        ORDER BY run_at LIMIT 1";
    DELETE_DEAD = "DELETE FROM jobs WHERE dead_at < $1";
}

/// Enqueues a job that is due now.
pub fn enqueue(team: &tenant::Team, id: &str, kind: &str, payload: &str, now_ms: i64) -> Command {
    Command::new(ENQUEUE, params![id, &team.id, kind, payload, now_ms])
}

/// Sees to it that a team has the one job of a kind that comes back for ever, and that it runs at a time or before. One that runs just
/// now runs again then.
pub fn ensure(team: &tenant::Team, kind: &str, run_at_ms: i64, now_ms: i64) -> Command {
    let id = format!("job_{kind}_{}", team.id);
    Command::new(ENSURE, params![id, &team.id, kind, run_at_ms, now_ms])
}

/// Takes at most `limit` due jobs, of any team, until `until_ms`; whoever crashes with one loses it to another then.
pub fn take(now_ms: i64, until_ms: i64, limit: i64) -> Query<Job> {
    Query::new(TAKE, params![now_ms, until_ms, limit], job)
}

/// Takes at most `limit` due jobs of a team, as [`take`] does.
pub fn take_of_team(team: &tenant::Team, now_ms: i64, until_ms: i64, limit: i64) -> Query<Job> {
    Query::new(TAKE_OF_TEAM, params![now_ms, until_ms, limit, &team.id], job)
}

/// Teams that have due jobs, at most `limit`; those first whose have been due for the longest time.
pub fn teams_with_due(now_ms: i64, limit: i64) -> Query<tenant::Team> {
    Query::new(TEAMS_WITH_DUE, params![now_ms, limit], |row| Ok(tenant::Team { id: row.get(0)? }))
}

/// Takes every due job of one kind and team, as [`take`] does.
pub fn take_of_kind(team: &tenant::Team, kind: &str, now_ms: i64, until_ms: i64) -> Query<Job> {
    Query::new(TAKE_OF_KIND, params![now_ms, until_ms, &team.id, kind], job)
}

/// Keeps a taken job for longer.
pub fn hold(job_id: &str, until_ms: i64) -> Command {
    Command::new(HOLD, params![job_id, until_ms])
}

/// Puts a job of a kind that comes back for ever off until some moment, unless it runs just now.
pub fn put_off(team: &tenant::Team, kind: &str, until_ms: i64, now_ms: i64) -> Command {
    Command::new(PUT_OFF, params![&team.id, kind, until_ms, now_ms])
}

/// Forgets a job that has been done.
pub fn done(job: &Job) -> Command {
    Command::new(DONE, params![&job.id])
}

/// Forgets a job that there is nothing left to do for, unless it was wanted again after it was taken.
pub fn end(job: &Job) -> Vec<Command> {
    [END, LET_GO].map(|sql| Command::new(sql, params![&job.id])).into()
}

/// Puts a job back, to be tried again at a time, or as soon as it was wanted after it was taken; `failures` is how many it has now.
pub fn retry(job: &Job, at_ms: i64, error: &str, failures: i64) -> Command {
    Command::new(RETRY, params![&job.id, at_ms, error, failures])
}

/// Has those of a team's jobs of a kind tried now that wait for their next try, and tried again those that are being tried.
pub fn wake(team: &tenant::Team, kind: &str, now_ms: i64) -> Command {
    Command::new(WAKE, params![&team.id, kind, now_ms, i64::MAX])
}

/// The same of those that have never failed for a reason of their own.
pub fn wake_blameless(team: &tenant::Team, kind: &str, now_ms: i64) -> Command {
    Command::new(WAKE, params![&team.id, kind, now_ms, 0])
}

/// Gives a job up; it stays in the table to be looked at.
pub fn give_up(job: &Job, now_ms: i64, error: &str) -> Command {
    Command::new(GIVE_UP, params![&job.id, now_ms, error])
}

/// Puts a job that got on well back, to go on with its next part at a time, or as soon as it was wanted after it was taken.
pub fn again(job: &Job, at_ms: i64) -> Command {
    Command::new(AGAIN, params![&job.id, at_ms])
}

/// A team's jobs that were given up, by kind: how many, and what one of them failed with. Those of events aren't here; the event itself
/// says that it was given up.
pub fn given_up(team: &tenant::Team) -> Query<(String, i64, Option<String>)> {
    Query::new(GIVEN_UP, params![&team.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Since when that of a team's jobs of a kind is due which is due for the longest time; nothing when none is. Epoch milliseconds.
pub fn longest_due(team: &tenant::Team, kind: &str, now_ms: i64) -> Query<i64> {
    Query::new(LONGEST_DUE, params![&team.id, kind, now_ms], |row| row.get(0))
}

/// Forgets jobs that were given up before a time.
pub fn delete_dead(before_ms: i64) -> Command {
    Command::new(DELETE_DEAD, params![before_ms])
}

fn job(row: &Row<'_>) -> Result<Job, RowError> {
    Ok(Job {
        id: row.get(0)?,
        team: tenant::Team { id: row.get(1)? },
        kind: row.get(2)?,
        payload: row.get(3)?,
        attempts: row.get(4)?,
        failures: row.get(5)?,
    })
}
