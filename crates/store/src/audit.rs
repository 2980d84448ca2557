//! The audit log: who did what to what, and what it was before and after.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// A line of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `aud_…`
    pub id: String,
    /// Where it happened, if in one project.
    pub project_id: Option<String>,
    /// `api_key:key_…`, `operator:op_…`, `customer:pc_… via portal_sess_…`, `customer:pc_…` where the session isn't known, `command line`
    /// or `demo`.
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
    IS_RECORDED = "SELECT id FROM audit_log WHERE team_id = $1 AND id = $2";
    LIST = "SELECT id, project_id, actor, action, target, before, after, stripe_request_id, created_at FROM audit_log
        WHERE team_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";
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

/// A line as it is read back; its fields are those of [`Entry`].
#[derive(Clone, Debug)]
pub struct Recorded {
    /// See [`Entry::id`].
    pub id: String,
    /// See [`Entry::project_id`].
    pub project_id: Option<String>,
    /// See [`Entry::actor`].
    pub actor: String,
    /// See [`Entry::action`].
    pub action: String,
    /// See [`Entry::target`].
    pub target: String,
    /// See [`Entry::before`].
    pub before: Option<String>,
    /// See [`Entry::after`].
    pub after: Option<String>,
    /// See [`Entry::stripe_request_id`].
    pub stripe_request_id: Option<String>,
    /// See [`Entry::created_at`].
    pub created_at: i64,
}

/// A team's lines, the newest first.
pub fn list(team: &tenant::Team, limit: i64, offset: i64) -> Query<Recorded> {
    Query::new(LIST, params![&team.id, limit, offset], |row| {
        Ok(Recorded {
            id: row.get(0)?,
            project_id: row.get(1)?,
            actor: row.get(2)?,
            action: row.get(3)?,
            target: row.get(4)?,
            before: row.get(5)?,
            after: row.get(6)?,
            stripe_request_id: row.get(7)?,
            created_at: row.get(8)?,
        })
    })
}

/// The id of a line, if there is one with it.
pub fn is_recorded(team: &tenant::Team, id: &str) -> Query<String> {
    Query::new(IS_RECORDED, params![&team.id, id], |row| row.get(0))
}
