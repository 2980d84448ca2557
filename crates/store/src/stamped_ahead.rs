//! Rows that were stamped by a clock that ran ahead and has been set back. Nothing that is seen now counts as newer than they are, so
//! they would stay as they are until the clock is there again.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// A time that is later than now by more than this was not told by a clock that goes right, in milliseconds. Processes whose clocks are
/// that far apart can't take webhooks anyway.
pub const AHEAD_MS: i64 = 10 * 60 * 1_000;

/// How far the reading of Stripe's list of events is taken back where nobody knows how far it was, in milliseconds.
const TAKEN_BACK_MS: i64 = 24 * 60 * 60 * 1_000;

statements! {
    IS_SEEN = "SELECT team_id FROM event_fills WHERE team_id = $1 AND complete_at > $2
        UNION ALL
        SELECT team_id FROM webhook_events
            WHERE team_id = $1 AND status IN ('pending', 'applied', 'ignored', 'failed') AND received_at > $2
        LIMIT 1";
    CUSTOMERS = "UPDATE customers SET synced_at = $3, as_of = $3, refreshed_at = NULL, refresh_at = 0,
            default_since = CASE WHEN default_since > $2 THEN $3 ELSE default_since END
        WHERE team_id = $1 AND (synced_at > $2 OR refreshed_at > $2 OR refresh_at > $2)";
    PRODUCTS = "UPDATE products SET synced_at = $3, as_of = $3 WHERE team_id = $1 AND synced_at > $2";
    PRICES = "UPDATE prices SET synced_at = $3, as_of = $3 WHERE team_id = $1 AND synced_at > $2";
    // An item is its subscription's as long as both were seen at the same time; others are left over.
    LEFT_OVER_ITEMS = "DELETE FROM subscription_items
        WHERE team_id = $1 AND synced_at > $2 AND NOT EXISTS (SELECT 1 FROM subscriptions s
            WHERE s.team_id = subscription_items.team_id AND s.stripe_subscription_id = subscription_items.stripe_subscription_id
                AND s.synced_at = subscription_items.synced_at)";
    SUBSCRIPTIONS = "UPDATE subscriptions SET synced_at = $3, as_of = $3 WHERE team_id = $1 AND synced_at > $2";
    SUBSCRIPTION_ITEMS = "UPDATE subscription_items SET synced_at = $3 WHERE team_id = $1 AND synced_at > $2";
    UPCOMING_INVOICES = "UPDATE upcoming_invoices SET fetched_at = 0, try_at = 0 WHERE team_id = $1 AND (fetched_at > $2 OR try_at > $2)";
    INVOICES = "UPDATE invoices SET synced_at = $3, as_of = $3 WHERE team_id = $1 AND synced_at > $2";
    CREDIT_NOTES = "UPDATE credit_notes SET synced_at = $3 WHERE team_id = $1 AND synced_at > $2";
    REFUNDED_CHARGES = "UPDATE refunded_charges SET synced_at = $3 WHERE team_id = $1 AND synced_at > $2";
    PAYMENT_METHODS = "UPDATE payment_methods SET synced_at = $3, as_of = $3 WHERE team_id = $1 AND synced_at > $2";
    WEBHOOK_EVENTS = "UPDATE webhook_events SET received_at = $3 WHERE team_id = $1 AND received_at > $2";
    SWEEPS = "UPDATE sweeps SET started_at = 0, finished_at = NULL, object = NULL, position = NULL WHERE team_id = $1 AND started_at > $2";
    JOBS = "UPDATE jobs SET run_at = $3, locked_until = 0 WHERE team_id = $1 AND (run_at > $2 OR locked_until > $2)";
    EVENT_FILLS = "UPDATE event_fills SET complete_at = $3, newest_at = $3 WHERE team_id = $1 AND (complete_at > $2 OR newest_at > $2)";
}

/// The team itself, if the clock ran ahead while it was served.
pub fn is_seen(team: &tenant::Team, now_ms: i64) -> Query<tenant::Team> {
    Query::new(IS_SEEN, params![&team.id, now_ms + AHEAD_MS], |row| Ok(tenant::Team { id: row.get(0)? }))
}

/// What stamps a team's rows as seen now that were stamped later than now, and lets what was to be done later be done now; one part after
/// the other, each as large as a table. How far Stripe's list of events was read isn't known then, so that is taken back by a day; where an
/// event is known to begin after, that counts. What [`is_seen`] looks at comes last, so that what was broken off is begun again.
pub fn mend(team: &tenant::Team, now_ms: i64) -> Vec<Vec<Command>> {
    let ahead = now_ms + AHEAD_MS;
    let to_now = |sql| Command::new(sql, params![&team.id, ahead, now_ms]);
    let anew = |sql| Command::new(sql, params![&team.id, ahead]);
    vec![
        vec![anew(LEFT_OVER_ITEMS), to_now(SUBSCRIPTIONS), to_now(SUBSCRIPTION_ITEMS)],
        vec![anew(UPCOMING_INVOICES)],
        vec![to_now(PRICES)],
        vec![to_now(PRODUCTS)],
        vec![to_now(CUSTOMERS)],
        vec![to_now(INVOICES)],
        vec![to_now(CREDIT_NOTES)],
        vec![to_now(REFUNDED_CHARGES)],
        vec![to_now(PAYMENT_METHODS)],
        vec![to_now(JOBS), anew(SWEEPS)],
        vec![
            to_now(WEBHOOK_EVENTS),
            Command::new(EVENT_FILLS, params![&team.id, ahead, now_ms - TAKEN_BACK_MS]),
        ],
    ]
}
