//! API keys. The key itself is never stored, only its SHA-256.

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::tenant;

/// A key as its team sees it.
#[derive(Clone, Debug)]
pub struct ApiKey {
    /// `key_…`
    pub id: String,
    /// The only project it opens; none means all of the team's.
    pub project_id: Option<String>,
    /// What an operator called it.
    pub name: String,
    /// The key's last four characters.
    pub hint: String,
    /// JSON array; empty means every scope.
    pub scopes: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds; none means never.
    pub expires_at: Option<i64>,
    /// Epoch milliseconds.
    pub revoked_at: Option<i64>,
}

/// What a presented key may do.
#[derive(Clone, Debug)]
pub struct Grant {
    /// `key_…`
    pub id: String,
    /// The team it belongs to.
    pub team_id: String,
    /// The only project it opens, if it is bound to one.
    pub project_id: Option<String>,
    /// JSON array; empty means every scope.
    pub scopes: String,
    /// Epoch milliseconds; none means never.
    pub expires_at: Option<i64>,
    /// Epoch milliseconds.
    pub revoked_at: Option<i64>,
    /// Whether the project that was asked for exists in the key's team.
    pub has_project: bool,
}

statements! {
    INSERT = "INSERT INTO api_keys (id, team_id, project_id, name, key_hash, hint, scopes, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST = "SELECT id, project_id, name, hint, scopes, created_at, expires_at, revoked_at FROM api_keys
        WHERE team_id = $1 ORDER BY id DESC LIMIT $2 OFFSET $3";
    FIND = "SELECT id, project_id, name, hint, scopes, created_at, expires_at, revoked_at FROM api_keys
        WHERE team_id = $1 AND id = $2";
    REVOKE = "UPDATE api_keys SET revoked_at = $3 WHERE team_id = $1 AND id = $2 AND revoked_at IS NULL";
    GRANT = "SELECT k.id, k.team_id, k.project_id, k.scopes, k.expires_at, k.revoked_at,
        EXISTS (SELECT 1 FROM projects p WHERE p.id = $2 AND p.team_id = k.team_id)
        FROM api_keys k WHERE k.key_hash = $1";
}

/// Adds a key.
pub fn insert(team: &tenant::Team, key: &ApiKey, key_hash: [u8; 32]) -> Command {
    Command::new(
        INSERT,
        params![
            &key.id,
            &team.id,
            key.project_id.as_deref(),
            &key.name,
            key_hash,
            &key.hint,
            &key.scopes,
            key.created_at,
            key.expires_at
        ],
    )
}

/// A team's keys, newest first, revoked ones included.
pub fn list(team: &tenant::Team, limit: i64, offset: i64) -> Query<ApiKey> {
    Query::new(LIST, params![&team.id, limit, offset], api_key)
}

/// One of a team's keys.
pub fn find(team: &tenant::Team, id: &str) -> Query<ApiKey> {
    Query::new(FIND, params![&team.id, id], api_key)
}

/// Revokes a key for good; affects no row when it is missing or revoked already.
pub fn revoke(team: &tenant::Team, id: &str, now_ms: i64) -> Command {
    Command::new(REVOKE, params![&team.id, id, now_ms])
}

/// What a key with this hash may do, asked for on behalf of a project. The key is the proof, so no tenant is needed.
pub fn grant(key_hash: [u8; 32], project_id: &str) -> Query<Grant> {
    Query::new(GRANT, params![key_hash, project_id], |row| {
        Ok(Grant {
            id: row.get(0)?,
            team_id: row.get(1)?,
            project_id: row.get(2)?,
            scopes: row.get(3)?,
            expires_at: row.get(4)?,
            revoked_at: row.get(5)?,
            has_project: row.get(6)?,
        })
    })
}

fn api_key(row: &Row<'_>) -> Result<ApiKey, RowError> {
    Ok(ApiKey {
        id: row.get(0)?,
        project_id: row.get(1)?,
        name: row.get(2)?,
        hint: row.get(3)?,
        scopes: row.get(4)?,
        created_at: row.get(5)?,
        expires_at: row.get(6)?,
        revoked_at: row.get(7)?,
    })
}
