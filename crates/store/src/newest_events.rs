//! The time of the newest event recorded of each of Stripe's objects, by which the order of events is told.

use crate::db::{Command, params, statements};
use crate::tenant;

statements! {
    ADVANCE = "INSERT INTO newest_events (team_id, object, stripe_object_id, happened_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (team_id, object, stripe_object_id) DO UPDATE SET happened_at = excluded.happened_at
        WHERE newest_events.happened_at < excluded.happened_at";
    FORGET = "DELETE FROM newest_events WHERE happened_at < $1";
}

/// Notes when an event about an object happened (epoch milliseconds). Affects no row when one that is as new was noted before: then
/// the order of the two can't be told. Until the transaction ends, no other one notes an event about this object.
pub fn advance(team: &tenant::Team, object: &str, stripe_object_id: &str, happened_at: i64) -> Command {
    Command::new(ADVANCE, params![&team.id, object, stripe_object_id, happened_at])
}

/// Forgets objects whose newest event happened before a time. Choose one before which no event comes in any more.
pub fn forget(before_ms: i64) -> Command {
    Command::new(FORGET, params![before_ms])
}
