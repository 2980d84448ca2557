//! The audit log: who did what to what, and what it was before and after.

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::tenant;

/// A line of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `aud_…`
    pub id: String,
    /// Where it happened, if in one project.
    pub project_id: Option<String>,
    /// `api_key:key_…`, `operator:op_…`, `customer:pc_… via portal_sess_…`, `command line` or `stripe`.
    pub actor: String,
    /// What was done, as `thing.verb`.
    pub action: &'static str,
    /// The id of what it was done to.
    pub target: String,
    /// JSON of what changed, as it was.
    pub before: Option<String>,
    /// JSON of what changed, as it is.
    pub after: Option<String>,
    /// `req_…`, to find the call in Stripe's own log.
    pub stripe_request_id: Option<String>,
    /// Epoch milliseconds.
    pub created_at: i64,
}

statements! {
    INSERT = "INSERT INTO audit_log (id, team_id, project_id, actor, action, target, before, after, stripe_request_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO NOTHING";
    FIND = "SELECT actor, action, target, before, after FROM audit_log WHERE team_id = $1 AND id = $2";
    LIST = "SELECT actor, action, target, before, after FROM audit_log WHERE team_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
}

/// Adds a line, unless there is one with its id; belongs into the transaction of what it tells of.
pub fn insert(team: &tenant::Team, entry: &Entry) -> Command {
    Command::new(
        INSERT,
        params![
            &entry.id,
            &team.id,
            entry.project_id.as_deref(),
            &entry.actor,
            entry.action,
            &entry.target,
            entry.before.as_deref(),
            entry.after.as_deref(),
            entry.stripe_request_id.as_deref(),
            entry.created_at
        ],
    )
}

/// A line as it is read back: actor, action, target, before, after.
pub type Line = (String, String, String, Option<String>, Option<String>);

/// A team's newest lines.
pub fn list(team: &tenant::Team, limit: i64) -> Query<Line> {
    Query::new(LIST, params![&team.id, limit], line)
}

/// The line with an id.
pub fn find(team: &tenant::Team, id: &str) -> Query<Line> {
    Query::new(FIND, params![&team.id, id], line)
}

fn line(row: &Row<'_>) -> Result<Line, RowError> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}
