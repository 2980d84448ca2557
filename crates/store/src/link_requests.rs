//! Wishes for a new link by mail, from pages of expired links.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// A wish that was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The session whose link has expired.
    pub session_id: String,
    /// Epoch milliseconds.
    pub created_at: i64,
}

/// All that it takes to fulfil a wish.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Whose link is to be made.
    pub customer: tenant::Customer,
    /// As Stripe has it.
    pub customer_email: Option<String>,
    /// Whether the customer is gone from Stripe, or from the project.
    pub customer_gone: bool,
    /// The project's name.
    pub project_name: String,
    /// How the project's portal looks: a JSON object, or none where nothing was ever set.
    pub portal_settings: Option<String>,
    /// The locale of the page with the wish, which may be what the browser asked for.
    pub page_locale: String,
    /// The session whose link has expired.
    pub session_id: String,
    /// Where the customer went back to.
    pub return_url: Option<String>,
    /// BCP 47; none where the link was made with none.
    pub locale: Option<String>,
    /// Name in the IANA's database.
    pub time_zone: Option<String>,
    /// JSON array; none for everything.
    pub capabilities: Option<String>,
    /// How long the expired link lasted, in milliseconds.
    pub ttl_ms: i64,
    /// Epoch milliseconds.
    pub revoked_at: Option<i64>,
}

statements! {
    LOCK = "SELECT id FROM customers WHERE team_id = $1 AND id = $2 FOR UPDATE";
    SINCE = "SELECT session_id, created_at FROM link_requests WHERE team_id = $1 AND customer_id = $2 AND created_at > $3";
    INSERT = "INSERT INTO link_requests (id, team_id, customer_id, session_id, locale, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT s.team_id, s.project_id, s.customer_id, c.stripe_customer_id, c.email, r.locale,
            COALESCE(c.deleted OR c.project_id <> s.project_id, TRUE), p.name, p.portal_settings, s.id, s.return_url, s.locale, s.capabilities,
            s.expires_at - s.created_at, s.revoked_at, s.time_zone
        FROM link_requests r
        JOIN portal_sessions s ON s.id = r.session_id AND s.team_id = r.team_id
        JOIN customers c ON c.id = s.customer_id
        JOIN projects p ON p.id = s.project_id
        WHERE r.team_id = $1 AND r.id = $2";
    TO_ADDRESS = "SELECT COUNT(*) FROM link_requests WHERE team_id = $1 AND address_hash = $2 AND created_at > $3 AND id <> $4";
    NOTE_ADDRESS = "UPDATE link_requests SET address_hash = $3 WHERE team_id = $1 AND id = $2";
    FORGET = "DELETE FROM link_requests WHERE created_at < $1";
}

/// Makes the transaction it runs in the only one that counts this customer's wishes, until it ends.
pub fn lock(customer: &tenant::Customer) -> Query<String> {
    Query::new(LOCK, params![&customer.team().id, &customer.id], |row| row.get(0))
}

/// A customer's wishes after a time.
pub fn since(customer: &tenant::Customer, after_ms: i64) -> Query<Counted> {
    Query::new(SINCE, params![&customer.team().id, &customer.id, after_ms], |row| {
        Ok(Counted { session_id: row.get(0)?, created_at: row.get(1)? })
    })
}

/// Counts a wish, from a page in a locale.
pub fn insert(
    customer: &tenant::Customer,
    id: &str,
    session_id: &str,
    page_locale: &str,
    now_ms: i64,
) -> Command {
    Command::new(INSERT, params![id, &customer.team().id, &customer.id, session_id, page_locale, now_ms])
}

/// A wish, with all that it takes to fulfil it; none once its session is forgotten.
pub fn find(team: &tenant::Team, id: &str) -> Query<Wish> {
    Query::new(FIND, params![&team.id, id], |row| {
        Ok(Wish {
            customer: tenant::Customer {
                project: tenant::Project { team: tenant::Team { id: row.get(0)? }, id: row.get(1)? },
                id: row.get(2)?,
                stripe_id: row.get(3)?,
            },
            customer_email: row.get(4)?,
            page_locale: row.get(5)?,
            customer_gone: row.get(6)?,
            project_name: row.get(7)?,
            portal_settings: row.get(8)?,
            session_id: row.get(9)?,
            return_url: row.get(10)?,
            locale: row.get(11)?,
            capabilities: row.get(12)?,
            ttl_ms: row.get(13)?,
            revoked_at: row.get(14)?,
            time_zone: row.get(15)?,
        })
    })
}

/// How many other wishes of a team after a time had a mail made for an address.
pub fn to_address(
    team: &tenant::Team,
    address_hash: [u8; 32],
    after_ms: i64,
    other_than: &str,
) -> Query<i64> {
    Query::new(TO_ADDRESS, params![&team.id, address_hash, after_ms, other_than], |row| row.get(0))
}

/// Notes that a mail is made for an address.
pub fn note_address(team: &tenant::Team, id: &str, address_hash: [u8; 32]) -> Command {
    Command::new(NOTE_ADDRESS, params![&team.id, id, address_hash])
}

/// Forgets wishes from before a time.
pub fn forget(before_ms: i64) -> Command {
    Command::new(FORGET, params![before_ms])
}
