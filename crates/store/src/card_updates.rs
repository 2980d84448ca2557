//! Checkout sessions in setup mode: a customer replaces a payment method.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// How far one is.
#[derive(Clone, Debug)]
pub struct CardUpdate {
    /// Whose it is.
    pub customer_id: String,
    /// When the new method was made the default everywhere; epoch milliseconds.
    pub applied_at: Option<i64>,
    /// Whether the customer began a later one and that is in place already.
    pub superseded: bool,
}

statements! {
    INSERT = "INSERT INTO card_updates (team_id, stripe_checkout_session_id, customer_id, created_at)
        SELECT c.team_id, CAST($1 AS TEXT), c.id, CAST($2 AS BIGINT) FROM customers c WHERE c.team_id = $3 AND c.id = $4
        ON CONFLICT (team_id, stripe_checkout_session_id) DO NOTHING";
    FIND = "SELECT u.customer_id, u.applied_at, EXISTS (
            SELECT 1 FROM card_updates later WHERE later.team_id = u.team_id AND later.customer_id = u.customer_id
                AND later.created_at > u.created_at AND later.applied_at IS NOT NULL)
        FROM card_updates u WHERE u.team_id = $1 AND u.stripe_checkout_session_id = $2";
    OPEN_OF_CUSTOMER = "SELECT u.stripe_checkout_session_id FROM card_updates u
        JOIN customers c ON c.team_id = u.team_id AND c.id = u.customer_id
        WHERE u.team_id = $1 AND c.stripe_customer_id = $2 AND u.applied_at IS NULL AND u.created_at >= $3
        ORDER BY u.created_at DESC LIMIT 10";
    MARK_APPLIED = "UPDATE card_updates SET applied_at = $3, stripe_payment_method_id = $4
        WHERE team_id = $1 AND stripe_checkout_session_id = $2 AND applied_at IS NULL";
    FORGET = "DELETE FROM card_updates WHERE created_at < $1";
}

/// Remembers a Checkout session; nothing happens when it is known.
pub fn insert(team: &tenant::Team, customer_id: &str, checkout_session_id: &str, now_ms: i64) -> Command {
    // The WHERE clause ends the SELECT, so that ON CONFLICT can't be read as a join's ON.
    Command::new(INSERT, params![checkout_session_id, now_ms, &team.id, customer_id])
}

/// How far a Checkout session is.
pub fn find(team: &tenant::Team, checkout_session_id: &str) -> Query<CardUpdate> {
    Query::new(FIND, params![&team.id, checkout_session_id], |row| {
        Ok(CardUpdate { customer_id: row.get(0)?, applied_at: row.get(1)?, superseded: row.get(2)? })
    })
}

/// Checkout sessions of a customer, begun at a time or later, whose method is not in place; the newest first, at most ten.
pub fn open_of_customer(team: &tenant::Team, stripe_customer_id: &str, since_ms: i64) -> Query<String> {
    Query::new(OPEN_OF_CUSTOMER, params![&team.id, stripe_customer_id, since_ms], |row| row.get(0))
}

/// Records that the new method is in place; affects no row when that was recorded before.
pub fn mark_applied(
    team: &tenant::Team,
    checkout_session_id: &str,
    payment_method: &str,
    now_ms: i64,
) -> Command {
    Command::new(MARK_APPLIED, params![&team.id, checkout_session_id, now_ms, payment_method])
}

/// Forgets Checkout sessions that were begun before a time, whatever became of them. Choose one before which none is told of any more.
pub fn forget(before_ms: i64) -> Command {
    Command::new(FORGET, params![before_ms])
}
