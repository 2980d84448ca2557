//! Webhook deliveries that were refused: how many, by team and reason. Nothing of what was in them is kept, and there are as many rows as
//! teams times reasons, however much strangers send.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// How often deliveries were refused for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why, in a word that the server defines.
    pub reason: String,
    /// How many.
    pub count: i64,
    /// When the first came; epoch milliseconds.
    pub first_at: i64,
    /// When the last came; epoch milliseconds.
    pub last_at: i64,
}

statements! {
    ADD = "INSERT INTO webhook_refusals (team_id, reason, count, first_at, last_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (team_id, reason) DO UPDATE SET count = webhook_refusals.count + excluded.count,
            last_at = CASE WHEN excluded.last_at > webhook_refusals.last_at THEN excluded.last_at ELSE webhook_refusals.last_at END";
    LIST = "SELECT reason, count, first_at, last_at FROM webhook_refusals WHERE team_id = $1 ORDER BY last_at DESC, reason";
    DELETE_OLD = "DELETE FROM webhook_refusals WHERE last_at < $1";
}

/// Adds refusals to those of the same team and reason.
pub fn add(team: &tenant::Team, refusal: &Refusal) -> Command {
    Command::new(ADD, params![&team.id, &refusal.reason, refusal.count, refusal.first_at, refusal.last_at])
}

/// A team's refusals, the latest first.
pub fn list(team: &tenant::Team) -> Query<Refusal> {
    Query::new(LIST, params![&team.id], |row| {
        Ok(Refusal { reason: row.get(0)?, count: row.get(1)?, first_at: row.get(2)?, last_at: row.get(3)? })
    })
}

/// Forgets reasons for which nothing has been refused since a time.
pub fn delete_old(before_ms: i64) -> Command {
    Command::new(DELETE_OLD, params![before_ms])
}
