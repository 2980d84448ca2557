//! Stripe's events as they arrived, each once.

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::observation::CLOCKS_APART_MS;
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
    /// Whether a webhook told it; otherwise it was found in Stripe's list of events.
    pub by_webhook: bool,
}

/// Where an event is when it is recorded.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// A job will apply it; until then its body is kept.
    Pending {
        /// The event as it came in.
        body: &'a str,
    },
    /// What it tells is in the mirror.
    Applied,
    /// It is about nothing that is mirrored.
    Ignored,
}

/// How a team's webhooks are doing.
#[derive(Clone, Debug)]
pub struct Summary {
    /// When the last webhook arrived, whether what it told was new or not; epoch milliseconds.
    pub last_received_at: Option<i64>,
    /// Recorded and not yet applied.
    pub pending: i64,
    /// Given up.
    pub failed: i64,
}

/// An event as it stands.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// `evt_…`
    pub stripe_event_id: String,
    /// `customer.subscription.updated`, …
    pub kind: String,
    /// The id of the object that it is about.
    pub stripe_object_id: Option<String>,
    /// When Stripe made it; epoch milliseconds.
    pub created_at: i64,
    /// When it last came in; epoch milliseconds.
    pub received_at: i64,
    /// `pending`, `applied`, `ignored` or `failed`.
    pub status: String,
    /// Epoch milliseconds.
    pub applied_at: Option<i64>,
    /// Why it could not be applied when it was last tried, in words.
    pub reason: Option<String>,
    /// How often it was tried in vain.
    pub attempts: i64,
}

/// An event that was given up.
#[derive(Clone, Debug)]
pub struct Failed {
    /// `evt_…`
    pub stripe_event_id: String,
    /// The body.
    pub payload: Option<String>,
}

/// When a team's newest webhook came. Asked of each status, that is the first entry of the index, but for what was found in the list.
macro_rules! newest_webhook {
    () => {
        concat!(
            "(SELECT MAX(newest.received_at) FROM (SELECT ",
            newest_webhook!("applied"),
            " AS received_at UNION ALL SELECT ",
            newest_webhook!("ignored"),
            " UNION ALL SELECT ",
            newest_webhook!("pending"),
            " UNION ALL SELECT ",
            newest_webhook!("failed"),
            ") newest)"
        )
    };
    ($status:literal) => {
        concat!(
            "(SELECT received_at FROM webhook_events WHERE team_id = $1 AND status = '",
            $status,
            "' AND by_webhook = TRUE
                ORDER BY received_at DESC LIMIT 1)"
        )
    };
}

statements! {
    INSERT = "INSERT INTO webhook_events (team_id, stripe_event_id, type, stripe_object_id, created_at, received_at, status,
            applied_at, payload, by_webhook)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (team_id, stripe_event_id) DO UPDATE SET status = excluded.status, applied_at = excluded.applied_at,
            by_webhook = webhook_events.by_webhook OR excluded.by_webhook, received_at = excluded.received_at,
            payload = excluded.payload, reason = NULL, attempts = 0
        WHERE webhook_events.status = 'failed'";
    TOLD_AGAIN = "UPDATE webhook_events SET by_webhook = TRUE, received_at = $3 WHERE team_id = $1 AND stripe_event_id = $2";
    PAYLOAD = "SELECT payload FROM webhook_events WHERE team_id = $1 AND stripe_event_id = $2 AND payload IS NOT NULL";
    MARK_APPLIED = "UPDATE webhook_events SET status = 'applied', applied_at = $3, reason = NULL, payload = NULL
        WHERE team_id = $1 AND stripe_event_id = $2";
    // Another process may have applied it meanwhile.
    MARK_TRIED = "UPDATE webhook_events SET status = $3, reason = $4, attempts = $5
        WHERE team_id = $1 AND stripe_event_id = $2 AND status <> 'applied'";
    MARK_PENDING_AGAIN = "UPDATE webhook_events SET status = 'pending', reason = NULL, attempts = 0
        WHERE team_id = $1 AND stripe_event_id = $2 AND status = 'failed'";
    LIST = "SELECT stripe_event_id, type, stripe_object_id, created_at, received_at, status, applied_at, reason, attempts
        FROM webhook_events WHERE team_id = $1 AND status = $2
        ORDER BY received_at DESC, stripe_event_id DESC LIMIT $3 OFFSET $4";
    FIND = "SELECT stripe_event_id, type, stripe_object_id, created_at, received_at, status, applied_at, reason, attempts
        FROM webhook_events WHERE team_id = $1 AND stripe_event_id = $2";
    FAILED_ONE = "SELECT stripe_event_id, payload FROM webhook_events
        WHERE team_id = $1 AND stripe_event_id = $2 AND status = 'failed'";
    FAILED_AFTER = "SELECT stripe_event_id, payload FROM webhook_events
        WHERE team_id = $1 AND status = 'failed' AND stripe_event_id > $2 ORDER BY stripe_event_id LIMIT $3";
    GONE_SINCE = "SELECT stripe_object_id FROM webhook_events
        WHERE team_id = $1 AND status IN ('applied', 'pending', 'failed') AND received_at >= $2
            AND type LIKE '%.deleted' AND type <> 'customer.subscription.deleted' AND stripe_object_id IS NOT NULL";
    SUMMARY = concat!("SELECT ", newest_webhook!(), ",
            (SELECT COUNT(*) FROM webhook_events WHERE team_id = $1 AND status = 'pending'),
            (SELECT COUNT(*) FROM webhook_events WHERE team_id = $1 AND status = 'failed')");
    // The newest webhook stays: on a quiet account it alone tells that webhooks arrive.
    DELETE_OLD = concat!("DELETE FROM webhook_events WHERE team_id = $1 AND status IN ('applied', 'ignored') AND received_at < $2
            AND (by_webhook = FALSE OR received_at < ", newest_webhook!(), ")");
    DELETE_FAILED = concat!("DELETE FROM webhook_events WHERE team_id = $1 AND status = 'failed' AND received_at < $2
            AND (by_webhook = FALSE OR received_at < ", newest_webhook!(), ")");
}

/// Records an event; affects no row when it was recorded before. One that had been given up is made pending again, so that an
/// operator can have Stripe send it once more.
pub fn insert(team: &tenant::Team, event: &Received, progress: Progress<'_>) -> Command {
    let (status, applied_at, body) = match progress {
        Progress::Pending { body } => ("pending", None, Some(body)),
        Progress::Applied => ("applied", Some(event.received_at), None),
        Progress::Ignored => ("ignored", None, None),
    };
    Command::new(
        INSERT,
        params![
            &team.id,
            &event.stripe_event_id,
            &event.kind,
            event.stripe_object_id.as_deref(),
            event.created_at,
            event.received_at,
            status,
            applied_at,
            body,
            event.by_webhook
        ],
    )
}

/// Notes that a webhook told an event that was recorded before, perhaps from Stripe's list: webhooks arrive.
pub fn told_again(team: &tenant::Team, stripe_event_id: &str, now_ms: i64) -> Command {
    Command::new(TOLD_AGAIN, params![&team.id, stripe_event_id, now_ms])
}

/// The body of an event that isn't applied yet.
pub fn payload(team: &tenant::Team, stripe_event_id: &str) -> Query<String> {
    Query::new(PAYLOAD, params![&team.id, stripe_event_id], |row| row.get(0))
}

/// Records that an event has been applied.
pub fn mark_applied(team: &tenant::Team, stripe_event_id: &str, now_ms: i64) -> Command {
    Command::new(MARK_APPLIED, params![&team.id, stripe_event_id, now_ms])
}

/// Records that an event could not be applied and will be tried again: why, and how often it was tried by now.
pub fn mark_tried(team: &tenant::Team, stripe_event_id: &str, reason: &str, attempts: i64) -> Command {
    Command::new(MARK_TRIED, params![&team.id, stripe_event_id, "pending", reason, attempts])
}

/// Records that an event was given up: why, and after how many tries.
pub fn mark_failed(team: &tenant::Team, stripe_event_id: &str, reason: &str, attempts: i64) -> Command {
    Command::new(MARK_TRIED, params![&team.id, stripe_event_id, "failed", reason, attempts])
}

/// Takes up an event again that was given up; affects no row when it was not. Its job belongs into the same transaction.
pub fn mark_pending_again(team: &tenant::Team, stripe_event_id: &str) -> Command {
    Command::new(MARK_PENDING_AGAIN, params![&team.id, stripe_event_id])
}

/// The objects of which an event has told since Stripe was asked (epoch milliseconds) that it no longer has them; and shortly before, since
/// another server's clock may have stamped it. What Stripe listed then may still have one, and isn't to bring it back: where the mirror never had
/// it, no row says that it is gone. Stripe keeps subscriptions that ended, and answers of a payment method that was detached.
pub fn gone_since(team: &tenant::Team, asked_at: i64) -> Query<String> {
    Query::new(GONE_SINCE, params![&team.id, asked_at - CLOCKS_APART_MS], |row| row.get(0))
}

/// A team's events of one status, the latest first.
pub fn list(team: &tenant::Team, status: &str, limit: i64, offset: i64) -> Query<Recorded> {
    Query::new(LIST, params![&team.id, status, limit, offset], recorded)
}

/// An event.
pub fn find(team: &tenant::Team, stripe_event_id: &str) -> Query<Recorded> {
    Query::new(FIND, params![&team.id, stripe_event_id], recorded)
}

/// An event, if it was given up.
pub fn failed_one(team: &tenant::Team, stripe_event_id: &str) -> Query<Failed> {
    Query::new(FAILED_ONE, params![&team.id, stripe_event_id], failed)
}

/// A team's next events after one, by their ids, that were given up.
pub fn failed_after(team: &tenant::Team, stripe_event_id: &str, limit: i64) -> Query<Failed> {
    Query::new(FAILED_AFTER, params![&team.id, stripe_event_id, limit], failed)
}

/// How a team's webhooks are doing.
pub fn summary(team: &tenant::Team) -> Query<Summary> {
    Query::new(SUMMARY, params![&team.id], |row| {
        Ok(Summary { last_received_at: row.get(0)?, pending: row.get(1)?, failed: row.get(2)? })
    })
}

/// Forgets a team's settled events received before a time, but for its newest that a webhook told.
pub fn delete_old(team: &tenant::Team, before_ms: i64) -> Command {
    Command::new(DELETE_OLD, params![&team.id, before_ms])
}

/// The same of events that were given up.
pub fn delete_failed(team: &tenant::Team, before_ms: i64) -> Command {
    Command::new(DELETE_FAILED, params![&team.id, before_ms])
}

fn recorded(row: &Row<'_>) -> Result<Recorded, RowError> {
    Ok(Recorded {
        stripe_event_id: row.get(0)?,
        kind: row.get(1)?,
        stripe_object_id: row.get(2)?,
        created_at: row.get(3)?,
        received_at: row.get(4)?,
        status: row.get(5)?,
        applied_at: row.get(6)?,
        reason: row.get(7)?,
        attempts: row.get(8)?,
    })
}

fn failed(row: &Row<'_>) -> Result<Failed, RowError> {
    Ok(Failed { stripe_event_id: row.get(0)?, payload: row.get(1)? })
}
