//! How far Stripe's list of events has been read, for what no webhook told.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// How far a team's reading is.
#[derive(Clone, Debug)]
pub struct EventFill {
    /// Every event from before is recorded that Stripe listed; epoch milliseconds.
    pub complete_at: i64,
    /// Stripe's id of the event after which the next reading begins; none: with those made since `complete_at`.
    pub cursor: Option<String>,
    /// Stripe's id of the newest event when all had been read.
    pub newest: Option<String>,
    /// When that was; epoch milliseconds.
    pub newest_at: i64,
    /// Stripe's id of the last event recorded by a reading that isn't complete.
    pub position: Option<String>,
    /// Events found so that a webhook should have told.
    pub found: i64,
    /// When the last of them was found; epoch milliseconds.
    pub last_found_at: Option<i64>,
}

/// A page that was recorded.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    /// How many of its events a webhook should have told.
    pub found: i64,
    /// Epoch milliseconds.
    pub at: i64,
}

statements! {
    BEGIN = "INSERT INTO event_fills (team_id, complete_at, newest_at, found) VALUES ($1, $2, $2, 0)
        ON CONFLICT (team_id) DO UPDATE SET complete_at = excluded.complete_at, cursor = NULL, newest = NULL,
            newest_at = excluded.newest_at, position = NULL";
    FIND = "SELECT complete_at, cursor, newest, newest_at, position, found, last_found_at FROM event_fills WHERE team_id = $1";
    ADVANCE = "UPDATE event_fills SET complete_at = $6, position = $2, found = found + $3,
            last_found_at = CASE WHEN $3 > 0 THEN $4 ELSE last_found_at END
        WHERE team_id = $1 AND complete_at = $5";
    COMPLETE = "UPDATE event_fills SET complete_at = $2, cursor = $3, newest = $4, newest_at = $5, position = NULL,
            found = found + $6, last_found_at = CASE WHEN $6 > 0 THEN $7 ELSE last_found_at END
        WHERE team_id = $1 AND complete_at = $8";
    CONNECTED_TEAMS = "SELECT team_id FROM stripe_connections ORDER BY team_id";
    IS_RECORDED = "SELECT stripe_event_id FROM webhook_events WHERE team_id = $1 AND stripe_event_id = $2";
}

/// Begins anew, with what happens from a moment on. What was counted stays.
pub fn begin(team: &tenant::Team, now_ms: i64) -> Command {
    Command::new(BEGIN, params![&team.id, now_ms])
}

/// How far a team's reading is; nothing for one that was never connected.
pub fn find(team: &tenant::Team) -> Query<EventFill> {
    Query::new(FIND, params![&team.id], |row| {
        Ok(EventFill {
            complete_at: row.get(0)?,
            cursor: row.get(1)?,
            newest: row.get(2)?,
            newest_at: row.get(3)?,
            position: row.get(4)?,
            found: row.get(5)?,
            last_found_at: row.get(6)?,
        })
    })
}

/// Notes a page after which there are more; the next begins after the event `position`, and every event from before `complete_at` (epoch
/// milliseconds) is recorded. `at` is how the reading stood when the page was asked for: affects no row when another page was noted since,
/// or it was begun anew.
pub fn advance(
    team: &tenant::Team,
    at: &EventFill,
    position: &str,
    complete_at: i64,
    recorded: Recorded,
) -> Command {
    let Recorded { found, at: recorded_at } = recorded;
    Command::new(ADVANCE, params![&team.id, position, found, recorded_at, at.complete_at, complete_at])
}

/// Notes the last page: `after` is how the reading stands then, but for what it has found. `at` is as for [`advance`].
pub fn complete(team: &tenant::Team, at: &EventFill, after: &EventFill, recorded: Recorded) -> Command {
    Command::new(
        COMPLETE,
        params![
            &team.id,
            after.complete_at,
            after.cursor.as_deref(),
            after.newest.as_deref(),
            after.newest_at,
            recorded.found,
            recorded.at,
            at.complete_at
        ],
    )
}

/// The teams that are connected to Stripe.
pub fn connected_teams() -> Query<tenant::Team> {
    Query::new(CONNECTED_TEAMS, params![], |row| Ok(tenant::Team { id: row.get(0)? }))
}

/// The id of an event that has been recorded.
pub fn is_recorded(team: &tenant::Team, stripe_event_id: &str) -> Query<String> {
    Query::new(IS_RECORDED, params![&team.id, stripe_event_id], |row| row.get(0))
}
