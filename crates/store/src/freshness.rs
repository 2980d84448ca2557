//! How fresh the mirror of a customer is, and who brings it up to date when their portal is opened.

use crate::db::{Command, params, statements};
use crate::tenant;

/// How well the mirror of a customer follows Stripe. Part of what a portal's token opens, so that a page knows it without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// From when on all of it was true; epoch milliseconds. Of a customer that was never brought up to date as a whole: from when
    /// on the customer alone was.
    pub as_of: i64,
    /// Before then nobody is to try to bring it up to date; epoch milliseconds, 0 for at any time.
    pub next_try_at: i64,
    /// Tries in a row that have failed because Stripe was away, took too long, or answered something that can't be read.
    pub failures: i64,
}

statements! {
    CLAIM = "UPDATE customers SET refresh_at = $5 WHERE team_id = $1 AND id = $2 AND refresh_at <= $4
        AND COALESCE(refreshed_at, synced_at) <= $3";
    DONE = "UPDATE customers SET refreshed_at = $3, refresh_at = 0, refresh_failures = 0
        WHERE team_id = $1 AND stripe_customer_id = $2 AND (refreshed_at IS NULL OR refreshed_at <= $3)";
    KEEP = "UPDATE customers SET refreshed_at = synced_at
        WHERE team_id = $1 AND stripe_customer_id = $2 AND refreshed_at IS NULL";
    FAILED = "UPDATE customers SET refresh_at = $4, refresh_failures = $5
        WHERE team_id = $1 AND id = $2 AND refresh_at = $3";
}

/// Takes it upon the caller to bring a customer's mirror up to date, until some moment; affects no row when it isn't older than
/// `stale_before`, or when somebody else is at it. All in epoch milliseconds.
pub fn claim(customer: &tenant::Customer, stale_before: i64, now: i64, until: i64) -> Command {
    Command::new(CLAIM, params![&customer.team().id, &customer.id, stale_before, now, until])
}

/// Records that all of a customer was true from some moment on. It belongs into the transaction that stores what Stripe said.
pub fn done(team: &tenant::Team, stripe_customer_id: &str, observed_at: i64) -> Command {
    Command::new(DONE, params![&team.id, stripe_customer_id, observed_at])
}

/// Keeps from when on all of a customer was true, also where it was never brought up to date as a whole, though the customer alone is now
/// seen anew. It belongs before what stores that.
pub fn keep(team: &tenant::Team, stripe_customer_id: &str) -> Command {
    Command::new(KEEP, params![&team.id, stripe_customer_id])
}

/// Records that whoever had claimed the customer until `claimed_until` did not succeed, and when the next try may be.
pub fn failed(customer: &tenant::Customer, claimed_until: i64, next_try_at: i64, failures: i64) -> Command {
    Command::new(FAILED, params![&customer.team().id, &customer.id, claimed_until, next_try_at, failures])
}
