//! How far the copying of a Stripe account is, one row an object type.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// How far one object type is.
#[derive(Clone, Debug)]
pub struct Backfill {
    /// `customers`, `products`, `prices`, `subscriptions`, `invoices`, `credit_notes`, `refunds`, `payment_methods` or
    /// `failed_payments`.
    pub object: String,
    /// `running`, `done`, `left_out` or `failed`.
    pub status: String,
    /// Stripe's id of the last object stored.
    pub cursor: Option<String>,
    /// Objects stored so far.
    pub count: i64,
    /// Only objects that Stripe created at or after then; epoch milliseconds.
    pub created_after: Option<i64>,
    /// Why it failed or was left out, in words.
    pub reason: Option<String>,
    /// Epoch milliseconds.
    pub started_at: i64,
    /// Epoch milliseconds.
    pub updated_at: i64,
}

/// The status of what the key may not read and pages do without.
pub const LEFT_OUT: &str = "left_out";

statements! {
    // Two beginnings in one millisecond are told apart, so that a job of the first can't touch the second.
    START = "INSERT INTO backfills (team_id, object, status, cursor, count, created_after, reason, started_at, updated_at)
        VALUES ($1, $2, 'running', NULL, 0, $3, NULL, $4, $4)
        ON CONFLICT (team_id, object) DO UPDATE SET status = 'running', cursor = NULL, count = 0,
            created_after = excluded.created_after, reason = NULL,
            started_at = CASE WHEN excluded.started_at > backfills.started_at THEN excluded.started_at
                ELSE backfills.started_at + 1 END,
            updated_at = excluded.updated_at
        RETURNING started_at";
    ADVANCE = "UPDATE backfills SET cursor = $3, count = count + $4, status = $5, updated_at = $6
        WHERE team_id = $1 AND object = $2 AND started_at = $7 AND status = 'running' AND COALESCE(cursor, '') = $8";
    REWIND = "UPDATE backfills SET cursor = NULL, count = 0, updated_at = $3
        WHERE team_id = $1 AND object = $2 AND started_at = $4 AND status = 'running' AND COALESCE(cursor, '') = $5";
    END_EARLY = "UPDATE backfills SET status = $6, reason = $3, updated_at = $4
        WHERE team_id = $1 AND object = $2 AND started_at = $5 AND status = 'running'";
    LIST = "SELECT object, status, cursor, count, created_after, reason, started_at, updated_at FROM backfills
        WHERE team_id = $1 ORDER BY object";
    FIND = "SELECT object, status, cursor, count, created_after, reason, started_at, updated_at FROM backfills
        WHERE team_id = $1 AND object = $2";
    CUSTOMERS_AFTER = "SELECT stripe_customer_id FROM customers
        WHERE team_id = $1 AND stripe_customer_id > $2 AND deleted = FALSE ORDER BY stripe_customer_id LIMIT $3";
}

/// Starts an object type from its first page, and answers the moment that it is known by as long as it runs.
pub fn start(team: &tenant::Team, object: &str, created_after: Option<i64>, now_ms: i64) -> Query<i64> {
    Query::new(START, params![&team.id, object, created_after, now_ms], |row| row.get(0))
}

/// Records a page that is stored, and whether it was the last; belongs into the transaction that stores it. `at` is how far the
/// type was when the page was asked for: affects no row when it has got on or was started anew since.
pub fn advance(
    team: &tenant::Team,
    at: &Backfill,
    cursor: Option<&str>,
    stored: i64,
    last: bool,
    now_ms: i64,
) -> Command {
    let status = if last { "done" } else { "running" };
    Command::new(
        ADVANCE,
        params![
            &team.id,
            &at.object,
            cursor,
            stored,
            status,
            now_ms,
            at.started_at,
            at.cursor.as_deref().unwrap_or("")
        ],
    )
}

/// Lets an object type go on from its first page, because the place that it had come to is gone. `at` is as for [`advance`].
pub fn rewind(team: &tenant::Team, at: &Backfill, now_ms: i64) -> Command {
    let cursor = at.cursor.as_deref().unwrap_or("");
    Command::new(REWIND, params![&team.id, &at.object, now_ms, at.started_at, cursor])
}

/// Records that an object type was given up, and why, unless it was started anew since.
pub fn fail(team: &tenant::Team, at: &Backfill, reason: &str, now_ms: i64) -> Command {
    Command::new(END_EARLY, params![&team.id, &at.object, reason, now_ms, at.started_at, "failed"])
}

/// Records that an object type is one that the team does without, and why, unless it was started anew since.
pub fn leave_out(team: &tenant::Team, at: &Backfill, reason: &str, now_ms: i64) -> Command {
    Command::new(END_EARLY, params![&team.id, &at.object, reason, now_ms, at.started_at, LEFT_OUT])
}

/// Stripe's ids of the next mirrored customers after one, in their order.
pub fn customers_after(team: &tenant::Team, stripe_customer_id: &str, limit: i64) -> Query<String> {
    Query::new(CUSTOMERS_AFTER, params![&team.id, stripe_customer_id, limit], |row| row.get(0))
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
