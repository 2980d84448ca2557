//! The time of the newest event recorded of each of Stripe's objects, by which the order of events is told.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

statements! {
    ADVANCE = "INSERT INTO newest_events (team_id, object, stripe_object_id, happened_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (team_id, object, stripe_object_id) DO UPDATE SET happened_at = excluded.happened_at
        WHERE newest_events.happened_at < excluded.happened_at";
    AFTER = "SELECT team_id, object, stripe_object_id, happened_at FROM newest_events WHERE (team_id, object, stripe_object_id) > ($1, $2, $3)
        ORDER BY team_id, object, stripe_object_id LIMIT $4";
    FORGET = "DELETE FROM newest_events WHERE team_id = $1 AND object = $2 AND stripe_object_id = $3 AND happened_at < $4";
}

/// Notes when an event about an object happened (epoch milliseconds). Affects no row when one that is as new was noted before: then
/// the order of the two can't be told. Until the transaction ends, no other one notes an event about this object.
pub fn advance(team: &tenant::Team, object: &str, stripe_object_id: &str, happened_at: i64) -> Command {
    Command::new(ADVANCE, params![&team.id, object, stripe_object_id, happened_at])
}

/// An object of any team, by its place, and when its newest event happened.
#[derive(Clone, Debug)]
pub struct Noted {
    team_id: String,
    object: String,
    stripe_object_id: String,
    /// Epoch milliseconds.
    pub happened_at: i64,
}

/// The objects that come after one, at first after none, in the order of their places.
pub fn after(last: Option<&Noted>, limit: i64) -> Query<Noted> {
    let (team_id, object, id) =
        last.map_or(("", "", ""), |last| (&last.team_id, &last.object, &last.stripe_object_id));
    Query::new(AFTER, params![team_id, object, id, limit], |row| {
        Ok(Noted {
            team_id: row.get(0)?,
            object: row.get(1)?,
            stripe_object_id: row.get(2)?,
            happened_at: row.get(3)?,
        })
    })
}

/// Forgets an object, unless an event about it was noted meanwhile that isn't older than a time. Choose one before which no event comes
/// in any more.
pub fn forget(noted: &Noted, before_ms: i64) -> Command {
    Command::new(FORGET, params![&noted.team_id, &noted.object, &noted.stripe_object_id, before_ms])
}
