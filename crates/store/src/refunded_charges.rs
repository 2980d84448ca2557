//! What was given back of customers' payments: the mirror of Stripe's charges, as far as something was refunded.
//!
//! It is always asked of Stripe and never taken from an event, so that an answer which was asked for later is always the newer one.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// What Stripe says of a charge.
#[derive(Clone, Debug)]
pub struct Observed {
    /// `ch_…` or `py_…`
    pub stripe_charge_id: String,
    /// `cus_…`
    pub stripe_customer_id: String,
    /// `in_…`; none if it paid no invoice.
    pub stripe_invoice_id: Option<String>,
    /// Minor units, of all refunds that didn't fail.
    pub amount_refunded: i64,
    /// When Stripe was asked; epoch milliseconds.
    pub asked_at: i64,
}

statements! {
    UPSERT = "INSERT INTO refunded_charges (team_id, stripe_charge_id, stripe_customer_id, stripe_invoice_id, amount_refunded,
            synced_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (team_id, stripe_charge_id) DO UPDATE SET
            stripe_customer_id = excluded.stripe_customer_id,
            stripe_invoice_id = COALESCE(excluded.stripe_invoice_id, refunded_charges.stripe_invoice_id),
            amount_refunded = excluded.amount_refunded, synced_at = excluded.synced_at
        WHERE refunded_charges.synced_at <= excluded.synced_at";
    INVOICE_OF = "SELECT stripe_invoice_id FROM refunded_charges WHERE team_id = $1 AND stripe_charge_id = $2";
}

/// Stores what Stripe says, unless something newer is stored already.
pub fn upsert(team: &tenant::Team, seen: &Observed) -> Command {
    Command::new(
        UPSERT,
        params![
            &team.id,
            &seen.stripe_charge_id,
            &seen.stripe_customer_id,
            seen.stripe_invoice_id.as_deref(),
            seen.amount_refunded,
            seen.asked_at
        ],
    )
}

/// The invoice that a mirrored charge paid, if it paid one; nothing when the charge isn't mirrored.
pub fn invoice_of(team: &tenant::Team, stripe_charge_id: &str) -> Query<Option<String>> {
    Query::new(INVOICE_OF, params![&team.id, stripe_charge_id], |row| row.get(0))
}
