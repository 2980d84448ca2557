//! Operators, their roles in teams, and their sign-in sessions.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// What sign-in needs to know of an operator.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// `op_…`
    pub operator_id: String,
    /// PHC string of argon2id.
    pub password_hash: String,
}

/// A signed-in operator.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// `op_…`
    pub operator_id: String,
    /// Lower case.
    pub email: String,
    /// Epoch milliseconds.
    pub expires_at: i64,
}

/// An operator's standing in one team.
#[derive(Clone, Debug)]
pub struct Member {
    /// `op_…`
    pub operator_id: String,
    /// `owner`, `admin`, `member` or `viewer`.
    pub role: String,
}

/// A team that an operator belongs to.
#[derive(Clone, Debug)]
pub struct Membership {
    /// `team_…`
    pub team_id: String,
    /// Its name.
    pub team_name: String,
    /// `owner`, `admin`, `member` or `viewer`.
    pub role: String,
}

statements! {
    INSERT = "INSERT INTO operators (id, email, password_hash, created_at) VALUES ($1, $2, $3, $4)";
    INSERT_MEMBERSHIP = "INSERT INTO memberships (team_id, operator_id, role) VALUES ($1, $2, $3)";
    BY_EMAIL = "SELECT id, password_hash FROM operators WHERE email = $1";
    PRESENT_PASSWORD = "SELECT password_hash FROM operators WHERE id = $1 FOR SHARE";
    SET_PASSWORD = "UPDATE operators SET password_hash = $2 WHERE id = $1";
    MEMBERS = "SELECT operator_id, role FROM memberships WHERE team_id = $1 FOR UPDATE";
    DELETE_MEMBERSHIP = "DELETE FROM memberships WHERE team_id = $1 AND operator_id = $2";
    INSERT_SESSION = "INSERT INTO operator_sessions (token_hash, operator_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    DELETE_SESSION = "DELETE FROM operator_sessions WHERE token_hash = $1";
    DELETE_SESSIONS = "DELETE FROM operator_sessions WHERE operator_id = $1";
    DELETE_EXPIRED_SESSIONS = "DELETE FROM operator_sessions WHERE expires_at < $1";
    SIGNED_IN = "SELECT o.id, o.email, s.expires_at FROM operator_sessions s JOIN operators o ON o.id = s.operator_id
        WHERE s.token_hash = $1 AND s.expires_at > $2";
    MEMBER = "SELECT s.operator_id, m.role FROM operator_sessions s JOIN memberships m ON m.operator_id = s.operator_id
        WHERE s.token_hash = $1 AND s.expires_at > $2 AND m.team_id = $3";
    MEMBERSHIPS = "SELECT t.id, t.name, m.role FROM memberships m JOIN teams t ON t.id = m.team_id
        WHERE m.operator_id = $1 ORDER BY t.id";
}

/// Adds an operator; the e-mail address is stored in lower case.
pub fn insert(id: &str, email: &str, password_hash: &str, now_ms: i64) -> Command {
    Command::new(INSERT, params![id, email.to_lowercase(), password_hash, now_ms])
}

/// Gives an operator a role in a team.
pub fn insert_membership(team: &tenant::Team, operator_id: &str, role: &str) -> Command {
    Command::new(INSERT_MEMBERSHIP, params![&team.id, operator_id, role])
}

/// Finds the credentials behind an e-mail address, in any case.
pub fn by_email(email: &str) -> Query<Credentials> {
    Query::new(BY_EMAIL, params![email.to_lowercase()], |row| {
        Ok(Credentials { operator_id: row.get(0)?, password_hash: row.get(1)? })
    })
}

/// The PHC string of an operator's password, which stays so until the transaction ends.
pub fn present_password(operator_id: &str) -> Query<String> {
    Query::new(PRESENT_PASSWORD, params![operator_id], |row| row.get(0))
}

/// Gives an operator another password.
pub fn set_password(operator_id: &str, password_hash: &str) -> Command {
    Command::new(SET_PASSWORD, params![operator_id, password_hash])
}

/// All who belong to a team; they stay, with their roles, until the transaction ends.
pub fn members(team: &tenant::Team) -> Query<Member> {
    Query::new(MEMBERS, params![&team.id], |row| Ok(Member { operator_id: row.get(0)?, role: row.get(1)? }))
}

/// Takes an operator's role in a team away.
pub fn delete_membership(team: &tenant::Team, operator_id: &str) -> Command {
    Command::new(DELETE_MEMBERSHIP, params![&team.id, operator_id])
}

/// Opens a session.
pub fn insert_session(token_hash: [u8; 32], operator_id: &str, now_ms: i64, expires_at: i64) -> Command {
    Command::new(INSERT_SESSION, params![token_hash, operator_id, now_ms, expires_at])
}

/// Ends a session.
pub fn delete_session(token_hash: [u8; 32]) -> Command {
    Command::new(DELETE_SESSION, params![token_hash])
}

/// Ends all sessions of an operator.
pub fn delete_sessions(operator_id: &str) -> Command {
    Command::new(DELETE_SESSIONS, params![operator_id])
}

/// Forgets sessions that ended before a time.
pub fn delete_expired_sessions(before_ms: i64) -> Command {
    Command::new(DELETE_EXPIRED_SESSIONS, params![before_ms])
}

/// Whose session this is, while it lasts.
pub fn signed_in(token_hash: [u8; 32], now_ms: i64) -> Query<SignedIn> {
    Query::new(SIGNED_IN, params![token_hash, now_ms], |row| {
        Ok(SignedIn { operator_id: row.get(0)?, email: row.get(1)?, expires_at: row.get(2)? })
    })
}

/// The standing of a session's operator in a team; nothing when the session is over or the operator isn't a member.
pub fn member(token_hash: [u8; 32], team: &tenant::Team, now_ms: i64) -> Query<Member> {
    Query::new(MEMBER, params![token_hash, now_ms, &team.id], |row| {
        Ok(Member { operator_id: row.get(0)?, role: row.get(1)? })
    })
}

/// The teams of an operator.
pub fn memberships(operator_id: &str) -> Query<Membership> {
    Query::new(MEMBERSHIPS, params![operator_id], |row| {
        Ok(Membership { team_id: row.get(0)?, team_name: row.get(1)?, role: row.get(2)? })
    })
}
