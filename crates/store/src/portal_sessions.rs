//! Portal sessions. The token itself is never stored, only its SHA-256.

use crate::db::{Command, Query, params, statements};
use crate::freshness::Freshness;
use crate::tenant;

/// What a new session is made of.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// `portal_sess_…`
    pub id: String,
    /// The customer it is for.
    pub customer_id: String,
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// Where the customer goes back to.
    pub return_url: Option<String>,
    /// BCP 47.
    pub locale: Option<String>,
    /// Name in the IANA's database.
    pub time_zone: Option<String>,
    /// JSON object, or none.
    pub flow: Option<String>,
    /// JSON array; none for everything.
    pub capabilities: Option<String>,
    /// Who made it: `api_key:key_…` or `operator:op_…`.
    pub created_by: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub expires_at: i64,
}

/// What a token opens.
#[derive(Clone, Debug)]
pub struct Opened {
    /// `portal_sess_…`
    pub id: String,
    /// Who may be seen through it.
    pub customer: tenant::Customer,
    /// The project's name.
    pub project_name: String,
    /// How the project's portal looks: a JSON object, or none where nothing was ever set.
    pub portal_settings: Option<String>,
    /// Name of the logo's file.
    pub portal_logo: Option<String>,
    /// As Stripe has it.
    pub customer_email: Option<String>,
    /// As Stripe has it.
    pub customer_name: Option<String>,
    /// What the customer has been charged in, lower case.
    pub customer_currency: Option<String>,
    /// The customer's languages in Stripe, a JSON array, the preferred first; none if there aren't any.
    pub customer_locales: Option<String>,
    /// The customer's default payment method, `pm_…`.
    pub default_payment_method: Option<String>,
    /// Whether the customer is gone from Stripe, or from the project.
    pub customer_gone: bool,
    /// How well the mirror of the customer follows Stripe.
    pub freshness: Freshness,
    /// Where the customer goes back to.
    pub return_url: Option<String>,
    /// The language that the link was made with, or that the customer has chosen since. BCP 47.
    pub locale: Option<String>,
    /// Name in the IANA's database.
    pub time_zone: Option<String>,
    /// JSON object, or none.
    pub flow: Option<String>,
    /// JSON array; none for everything.
    pub capabilities: Option<String>,
    /// Epoch milliseconds.
    pub expires_at: i64,
    /// Epoch milliseconds.
    pub revoked_at: Option<i64>,
}

/// A session as the company sees it: without its token.
#[derive(Clone, Debug)]
pub struct Listed {
    /// `portal_sess_…`
    pub id: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub expires_at: i64,
    /// Epoch milliseconds.
    pub revoked_at: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO portal_sessions (id, team_id, project_id, customer_id, token_hash, return_url, locale, flow,
            capabilities, created_by, created_at, expires_at, time_zone)
        SELECT CAST($1 AS TEXT), c.team_id, c.project_id, c.id, $2, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT),
            CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS BIGINT), CAST($9 AS BIGINT),
            CAST($13 AS TEXT)
        FROM customers c WHERE c.team_id = $10 AND c.project_id = $11 AND c.id = $12 AND c.deleted = FALSE";
    BY_TOKEN = "SELECT s.id, s.team_id, s.project_id, s.customer_id, c.stripe_customer_id, p.name, c.email, c.name, c.currency,
            c.default_payment_method, COALESCE(c.deleted OR c.project_id <> s.project_id, TRUE), s.return_url, s.locale, s.flow, s.capabilities, s.expires_at, s.revoked_at,
            COALESCE(c.refreshed_at, c.synced_at), c.refresh_at, c.refresh_failures, p.portal_settings, p.portal_logo,
            NULLIF(c.preferred_locales, '[]'), s.time_zone
        FROM portal_sessions s
        JOIN customers c ON c.id = s.customer_id
        JOIN projects p ON p.id = s.project_id
        WHERE s.token_hash = $1";
    SET_LOCALE = "UPDATE portal_sessions SET locale = $5 WHERE team_id = $1 AND project_id = $2 AND customer_id = $3 AND id = $4";
    LIST = "SELECT id, created_at, expires_at, revoked_at FROM portal_sessions
        WHERE team_id = $1 AND project_id = $2 AND customer_id = $3 ORDER BY created_at DESC, id DESC LIMIT $4 OFFSET $5";
    REVOKE = "UPDATE portal_sessions SET revoked_at = $4
        WHERE team_id = $1 AND project_id = $2 AND id = $3 AND revoked_at IS NULL";
    EXISTS_ONE = "SELECT id FROM portal_sessions WHERE team_id = $1 AND project_id = $2 AND id = $3";
    REVOKE_ALL = "UPDATE portal_sessions SET revoked_at = $4
        WHERE team_id = $1 AND project_id = $2 AND customer_id = $3 AND revoked_at IS NULL AND expires_at > $4";
    REVOKE_EXPIRED = "UPDATE portal_sessions SET revoked_at = $4
        WHERE team_id = $1 AND project_id = $2 AND customer_id = $3 AND revoked_at IS NULL AND expires_at <= $4";
    DELETE_EXPIRED = "DELETE FROM portal_sessions WHERE expires_at < $1";
}

/// Opens a session; affects no row when the project has no such customer.
pub fn insert(project: &tenant::Project, new: &NewSession) -> Command {
    Command::new(
        INSERT,
        params![
            &new.id,
            new.token_hash,
            new.return_url.as_deref(),
            new.locale.as_deref(),
            new.flow.as_deref(),
            new.capabilities.as_deref(),
            &new.created_by,
            new.created_at,
            new.expires_at,
            &project.team.id,
            &project.id,
            &new.customer_id,
            new.time_zone.as_deref()
        ],
    )
}

/// What the token with this hash opens, also when it is over. The token is the proof, so no tenant is needed.
pub fn by_token(token_hash: [u8; 32]) -> Query<Opened> {
    Query::new(BY_TOKEN, params![token_hash], |row| {
        Ok(Opened {
            id: row.get(0)?,
            customer: tenant::Customer {
                project: tenant::Project { team: tenant::Team { id: row.get(1)? }, id: row.get(2)? },
                id: row.get(3)?,
                stripe_id: row.get(4)?,
            },
            project_name: row.get(5)?,
            customer_email: row.get(6)?,
            customer_name: row.get(7)?,
            customer_currency: row.get(8)?,
            default_payment_method: row.get(9)?,
            customer_gone: row.get(10)?,
            return_url: row.get(11)?,
            locale: row.get(12)?,
            flow: row.get(13)?,
            capabilities: row.get(14)?,
            expires_at: row.get(15)?,
            revoked_at: row.get(16)?,
            freshness: Freshness { as_of: row.get(17)?, next_try_at: row.get(18)?, failures: row.get(19)? },
            portal_settings: row.get(20)?,
            portal_logo: row.get(21)?,
            customer_locales: row.get(22)?,
            time_zone: row.get(23)?,
        })
    })
}

/// Sets the language of a session.
pub fn set_locale(customer: &tenant::Customer, id: &str, locale: &str) -> Command {
    let project = &customer.project;
    Command::new(SET_LOCALE, params![&project.team.id, &project.id, &customer.id, id, locale])
}

/// A customer's sessions, newest first.
pub fn list(project: &tenant::Project, customer_id: &str, limit: i64, offset: i64) -> Query<Listed> {
    Query::new(LIST, params![&project.team.id, &project.id, customer_id, limit, offset], |row| {
        Ok(Listed {
            id: row.get(0)?,
            created_at: row.get(1)?,
            expires_at: row.get(2)?,
            revoked_at: row.get(3)?,
        })
    })
}

/// Ends a session; affects no row when it is missing or revoked already.
pub fn revoke(project: &tenant::Project, id: &str, now_ms: i64) -> Command {
    Command::new(REVOKE, params![&project.team.id, &project.id, id, now_ms])
}

/// Whether the project has such a session, in any state: one row if so.
pub fn exists(project: &tenant::Project, id: &str) -> Query<String> {
    Query::new(EXISTS_ONE, params![&project.team.id, &project.id, id], |row| row.get(0))
}

/// Ends all of a customer's sessions: first those that still run, then those that have expired, so that these lead to no new one.
pub fn revoke_all(project: &tenant::Project, customer_id: &str, now_ms: i64) -> [Command; 2] {
    [REVOKE_ALL, REVOKE_EXPIRED]
        .map(|sql| Command::new(sql, params![&project.team.id, &project.id, customer_id, now_ms]))
}

/// Forgets sessions that expired before a time.
pub fn delete_expired(before_ms: i64) -> Command {
    Command::new(DELETE_EXPIRED, params![before_ms])
}
