//! Stripe's events as they arrived, each once.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// An event to record.
#[derive(Clone, Debug)]
pub struct Received {
    /// `evt_…`
    pub stripe_event_id: String,
    /// `customer.subscription.updated`, …
    pub kind: String,
    /// The id of the object that it is about.
    pub stripe_object_id: Option<String>,
    /// When Stripe made it; epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub received_at: i64,
    /// `pending` or `ignored`.
    pub status: &'static str,
    /// The body.
    pub payload: String,
}

/// How a team's webhooks are doing.
#[derive(Clone, Debug)]
pub struct Summary {
    /// When the last one arrived; epoch milliseconds.
    pub last_received_at: Option<i64>,
    /// Recorded and not yet applied.
    pub pending: i64,
    /// Given up.
    pub failed: i64,
}

statements! {
    INSERT = "INSERT INTO webhook_events (team_id, stripe_event_id, type, stripe_object_id, created_at, received_at, status, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (team_id, stripe_event_id) DO UPDATE SET status = excluded.status, reason = NULL
        WHERE webhook_events.status = 'failed'";
    PAYLOAD = "SELECT payload FROM webhook_events WHERE team_id = $1 AND stripe_event_id = $2";
    MARK = "UPDATE webhook_events SET status = $3, applied_at = $4, reason = $5 WHERE team_id = $1 AND stripe_event_id = $2";
    SUMMARY = "SELECT (SELECT MAX(received_at) FROM webhook_events WHERE team_id = $1),
            (SELECT COUNT(*) FROM webhook_events WHERE team_id = $1 AND status = 'pending'),
            (SELECT COUNT(*) FROM webhook_events WHERE team_id = $1 AND status = 'failed')";
    DELETE_OLD = "DELETE FROM webhook_events WHERE received_at < $1 AND status IN ('applied', 'ignored')";
}

/// Records an event; affects no row when it was recorded before. One that had been given up is made pending again, so that an
/// operator can have Stripe send it once more.
pub fn insert(team: &tenant::Team, event: &Received) -> Command {
    Command::new(
        INSERT,
        params![
            &team.id,
            &event.stripe_event_id,
            &event.kind,
            event.stripe_object_id.as_deref(),
            event.created_at,
            event.received_at,
            event.status,
            &event.payload
        ],
    )
}

/// An event's body.
pub fn payload(team: &tenant::Team, stripe_event_id: &str) -> Query<String> {
    Query::new(PAYLOAD, params![&team.id, stripe_event_id], |row| row.get(0))
}

/// Records that an event has been applied.
pub fn mark_applied(team: &tenant::Team, stripe_event_id: &str, now_ms: i64) -> Command {
    Command::new(MARK, params![&team.id, stripe_event_id, "applied", now_ms, None::<&str>])
}

/// Records that an event was given up, and why.
pub fn mark_failed(team: &tenant::Team, stripe_event_id: &str, reason: &str) -> Command {
    Command::new(MARK, params![&team.id, stripe_event_id, "failed", None::<i64>, reason])
}

/// How a team's webhooks are doing.
pub fn summary(team: &tenant::Team) -> Query<Summary> {
    Query::new(SUMMARY, params![&team.id], |row| {
        Ok(Summary { last_received_at: row.get(0)?, pending: row.get(1)?, failed: row.get(2)? })
    })
}

/// Forgets settled events received before a time.
pub fn delete_old(before_ms: i64) -> Command {
    Command::new(DELETE_OLD, params![before_ms])
}
