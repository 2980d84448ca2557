//! Credit notes: the mirror of Stripe's. Like refunds they are always asked for, so the answer asked for last is the newest.

use std::sync::Arc;

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// A credit note as its customer sees it.
#[derive(Clone, Debug)]
pub struct CreditNote {
    /// `pcn_…`
    pub id: String,
    /// Our id of the invoice.
    pub invoice_id: String,
    /// What customers quote.
    pub number: Option<String>,
    /// How much it takes off; minor units of the invoice's currency.
    pub total: i64,
    /// How much of that went back to what the customer had paid with, and so is among what was refunded. Minor units.
    pub refunded: i64,
    /// Whether Stripe has a PDF of it.
    pub has_pdf: bool,
    /// Epoch milliseconds.
    pub created_at: i64,
}

/// What Stripe says of a credit note.
#[derive(Clone, Debug)]
pub struct Observed {
    /// `cn_…`
    pub stripe_credit_note_id: String,
    /// `in_…`
    pub stripe_invoice_id: String,
    /// `cus_…`
    pub stripe_customer_id: String,
    /// What customers quote.
    pub number: Option<String>,
    /// `issued` or `void`.
    pub status: String,
    /// Minor units.
    pub total: i64,
    /// Minor units.
    pub refunded: i64,
    /// Whether Stripe has a PDF of it.
    pub has_pdf: bool,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When Stripe was asked; epoch milliseconds.
    pub asked_at: i64,
    /// Stripe's object.
    pub raw: Arc<str>,
}

statements! {
    UPSERT = "INSERT INTO credit_notes (id, team_id, stripe_credit_note_id, stripe_invoice_id, stripe_customer_id, number, status, total,
            refunded, has_pdf, created_at, updated_at, synced_at, raw)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13)
        ON CONFLICT (team_id, stripe_credit_note_id) DO UPDATE SET
            stripe_invoice_id = excluded.stripe_invoice_id, stripe_customer_id = excluded.stripe_customer_id,
            number = excluded.number, status = excluded.status, total = excluded.total, refunded = excluded.refunded,
            has_pdf = excluded.has_pdf, updated_at = excluded.updated_at, synced_at = excluded.synced_at, raw = excluded.raw
        WHERE credit_notes.synced_at <= excluded.synced_at";
    OF_INVOICES = "SELECT n.id, i.id, n.number, n.total, n.refunded, n.has_pdf, n.created_at
        FROM credit_notes n
        JOIN invoices i ON i.team_id = n.team_id AND i.stripe_invoice_id = n.stripe_invoice_id
        WHERE n.team_id = $1 AND n.stripe_customer_id = $2 AND n.status = 'issued' AND i.stripe_customer_id = $2
            AND i.deleted = FALSE AND i.created_at >= $3 AND i.created_at <= $4
        ORDER BY n.created_at, n.id LIMIT 10000";
    STRIPE_ID = "SELECT n.stripe_credit_note_id FROM credit_notes n
        WHERE n.team_id = $1 AND n.stripe_customer_id = $2 AND n.id = $3 AND n.status = 'issued'";
}

/// Stores what Stripe says, unless something newer is stored already. `new_id` is used when the credit note is new.
pub fn upsert(team: &tenant::Team, new_id: &str, seen: &Observed) -> Command {
    Command::new(
        UPSERT,
        params![
            new_id,
            &team.id,
            &seen.stripe_credit_note_id,
            &seen.stripe_invoice_id,
            &seen.stripe_customer_id,
            seen.number.as_deref(),
            &seen.status,
            seen.total,
            seen.refunded,
            seen.has_pdf,
            seen.created_at,
            seen.asked_at,
            &seen.raw
        ],
    )
}

/// The credit notes that hold, on a customer's invoices of some time; oldest first, at most 10,000. Both ends, in epoch milliseconds,
/// are part of it.
pub fn of_invoices(customer: &tenant::Customer, first_made_at: i64, last_made_at: i64) -> Query<CreditNote> {
    let params = params![&customer.team().id, &customer.stripe_id, first_made_at, last_made_at];
    Query::new(OF_INVOICES, params, |row| {
        Ok(CreditNote {
            id: row.get(0)?,
            invoice_id: row.get(1)?,
            number: row.get(2)?,
            total: row.get(3)?,
            refunded: row.get(4)?,
            has_pdf: row.get(5)?,
            created_at: row.get(6)?,
        })
    })
}

/// Stripe's id of one of a customer's credit notes, if it holds.
pub fn stripe_id_of_customers(customer: &tenant::Customer, id: &str) -> Query<String> {
    Query::new(STRIPE_ID, params![&customer.team().id, &customer.stripe_id, id], |row| row.get(0))
}
