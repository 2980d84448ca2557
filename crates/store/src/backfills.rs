//! How far the copying of a Stripe account is, one row an object type.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// How far one object type is.
#[derive(Clone, Debug)]
pub struct Backfill {
    /// `customers`, `products`, `prices`, `subscriptions`, `invoices` or `payment_methods`.
    pub object: String,
    /// `running`, `done` or `failed`.
    pub status: String,
    /// Stripe's id of the last object stored.
    pub cursor: Option<String>,
    /// Objects stored so far.
    pub count: i64,
    /// Only objects that Stripe created at or after then; epoch milliseconds.
    pub created_after: Option<i64>,
    /// Why it failed, in words.
    pub reason: Option<String>,
    /// Epoch milliseconds.
    pub started_at: i64,
    /// Epoch milliseconds.
    pub updated_at: i64,
}

statements! {
    START = "INSERT INTO backfills (team_id, object, status, cursor, count, created_after, reason, started_at, updated_at)
        VALUES ($1, $2, 'running', NULL, 0, $3, NULL, $4, $4)
        ON CONFLICT (team_id, object) DO UPDATE SET status = 'running', cursor = NULL, count = 0,
            created_after = excluded.created_after, reason = NULL, started_at = excluded.started_at,
            updated_at = excluded.updated_at";
    ADVANCE = "UPDATE backfills SET cursor = $3, count = count + $4, updated_at = $5 WHERE team_id = $1 AND object = $2";
    FINISH = "UPDATE backfills SET status = $3, reason = $4, updated_at = $5 WHERE team_id = $1 AND object = $2";
    LIST = "SELECT object, status, cursor, count, created_after, reason, started_at, updated_at FROM backfills
        WHERE team_id = $1 ORDER BY object";
    FIND = "SELECT object, status, cursor, count, created_after, reason, started_at, updated_at FROM backfills
        WHERE team_id = $1 AND object = $2";
}

/// Starts an object type from its first page.
pub fn start(team: &tenant::Team, object: &str, created_after: Option<i64>, now_ms: i64) -> Command {
    Command::new(START, params![&team.id, object, created_after, now_ms])
}

/// Records a page that is stored; belongs into the transaction that stores it.
pub fn advance(team: &tenant::Team, object: &str, cursor: &str, stored: i64, now_ms: i64) -> Command {
    Command::new(ADVANCE, params![&team.id, object, cursor, stored, now_ms])
}

/// Records that an object type is complete.
pub fn finish(team: &tenant::Team, object: &str, now_ms: i64) -> Command {
    Command::new(FINISH, params![&team.id, object, "done", None::<&str>, now_ms])
}

/// Records that an object type was given up, and why.
pub fn fail(team: &tenant::Team, object: &str, reason: &str, now_ms: i64) -> Command {
    Command::new(FINISH, params![&team.id, object, "failed", reason, now_ms])
}

/// How far a team's object types are.
pub fn list(team: &tenant::Team) -> Query<Backfill> {
    Query::new(LIST, params![&team.id], backfill)
}

/// How far one object type is.
pub fn find(team: &tenant::Team, object: &str) -> Query<Backfill> {
    Query::new(FIND, params![&team.id, object], backfill)
}

fn backfill(row: &crate::db::Row<'_>) -> Result<Backfill, crate::db::RowError> {
    Ok(Backfill {
        object: row.get(0)?,
        status: row.get(1)?,
        cursor: row.get(2)?,
        count: row.get(3)?,
        created_after: row.get(4)?,
        reason: row.get(5)?,
        started_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}
