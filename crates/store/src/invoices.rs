//! Invoices: the mirror of Stripe's.

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::observation::Observation;
use crate::tenant;

/// An invoice as its customer sees it.
#[derive(Clone, Debug)]
pub struct Invoice {
    /// `pinv_…`
    pub id: String,
    /// `in_…`
    pub stripe_invoice_id: String,
    /// None until it is finalised.
    pub number: Option<String>,
    /// Stripe's word for its state.
    pub status: String,
    /// Lower case.
    pub currency: String,
    /// Minor units.
    pub total: i64,
    /// Minor units.
    pub amount_due: i64,
    /// Minor units.
    pub amount_paid: i64,
    /// Minor units still to be paid.
    pub amount_remaining: i64,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub due_at: Option<i64>,
    /// Our id of the subscription that it is for.
    pub subscription_id: Option<String>,
    /// Whether Stripe has a PDF of it.
    pub has_pdf: bool,
}

/// What a list of invoices shows of one.
#[derive(Clone, Debug)]
pub struct Line {
    /// `pinv_…`
    pub id: String,
    /// None until it is finalised.
    pub number: Option<String>,
    /// Stripe's word for its state.
    pub status: String,
    /// Lower case.
    pub currency: String,
    /// Minor units.
    pub total: i64,
    /// Minor units still to be paid.
    pub amount_remaining: i64,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Whether Stripe has a PDF of it.
    pub has_pdf: bool,
}

/// What Stripe says of an invoice.
#[derive(Clone, Debug)]
pub struct Observed {
    /// `in_…`
    pub stripe_invoice_id: String,
    /// `cus_…`
    pub stripe_customer_id: String,
    /// `sub_…`
    pub stripe_subscription_id: Option<String>,
    /// None until it is finalised.
    pub number: Option<String>,
    /// Stripe's word for its state.
    pub status: String,
    /// Lower case.
    pub currency: String,
    /// Minor units.
    pub total: i64,
    /// Minor units.
    pub amount_due: i64,
    /// Minor units.
    pub amount_paid: i64,
    /// Minor units still to be paid.
    pub amount_remaining: i64,
    /// Epoch milliseconds.
    pub due_at: Option<i64>,
    /// Whether Stripe has a PDF of it.
    pub has_pdf: bool,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When this was seen.
    pub observed_at: Observation,
    /// Stripe's object.
    pub raw: String,
}

statements! {
    UPSERT = "INSERT INTO invoices (id, team_id, stripe_invoice_id, stripe_customer_id, stripe_subscription_id, number, status,
            currency, total, amount_due, amount_paid, amount_remaining, due_at, has_pdf, deleted, created_at, updated_at,
            synced_at, fetched_at, raw)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, FALSE, $15, $16, $16, $18, $17)
        ON CONFLICT (team_id, stripe_invoice_id) DO UPDATE SET
            stripe_customer_id = excluded.stripe_customer_id, stripe_subscription_id = excluded.stripe_subscription_id,
            number = excluded.number, status = excluded.status, currency = excluded.currency, total = excluded.total,
            amount_due = excluded.amount_due, amount_paid = excluded.amount_paid,
            amount_remaining = excluded.amount_remaining, due_at = excluded.due_at, has_pdf = excluded.has_pdf,
            deleted = FALSE, updated_at = excluded.updated_at, synced_at = excluded.synced_at, raw = excluded.raw,
            fetched_at = CASE WHEN excluded.fetched_at = 0 THEN invoices.fetched_at ELSE excluded.fetched_at END
        WHERE invoices.synced_at <= excluded.synced_at AND invoices.fetched_at <= $19";
    MARK_DELETED = "UPDATE invoices SET deleted = TRUE, updated_at = $3, synced_at = $3,
            fetched_at = CASE WHEN CAST($4 AS BIGINT) = 0 THEN fetched_at ELSE $4 END
        WHERE team_id = $1 AND stripe_invoice_id = $2 AND synced_at <= $3 AND fetched_at <= $5";
    LINES_OF_CUSTOMER = "SELECT id, number, status, currency, total, amount_remaining, created_at, has_pdf
        FROM invoices
        WHERE team_id = $1 AND stripe_customer_id = $2 AND deleted = FALSE AND status <> 'draft'
        ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4";
    OF_CUSTOMER = "SELECT i.id, i.stripe_invoice_id, i.number, i.status, i.currency, i.total, i.amount_due,
            i.amount_paid, i.amount_remaining, i.created_at, i.due_at, s.id, i.has_pdf
        FROM invoices i
        LEFT JOIN subscriptions s ON s.team_id = i.team_id AND s.stripe_subscription_id = i.stripe_subscription_id
        WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.deleted = FALSE AND i.status <> 'draft'
        ORDER BY i.created_at DESC, i.id DESC LIMIT $3 OFFSET $4";
    OPEN_OF_CUSTOMER = "SELECT i.id, i.stripe_invoice_id, i.number, i.status, i.currency, i.total, i.amount_due, i.amount_paid,
            i.amount_remaining, i.created_at, i.due_at, s.id, i.has_pdf
        FROM invoices i
        JOIN subscriptions s ON s.team_id = i.team_id AND s.stripe_subscription_id = i.stripe_subscription_id
        WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.deleted = FALSE AND i.status = 'open'
            AND i.amount_remaining > 0
        ORDER BY i.created_at DESC, i.id DESC LIMIT 100";
    FIND_OF_CUSTOMER = "SELECT i.id, i.stripe_invoice_id, i.number, i.status, i.currency, i.total, i.amount_due, i.amount_paid,
            i.amount_remaining, i.created_at, i.due_at, s.id, i.has_pdf
        FROM invoices i
        LEFT JOIN subscriptions s ON s.team_id = i.team_id AND s.stripe_subscription_id = i.stripe_subscription_id
        WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.id = $3 AND i.deleted = FALSE AND i.status <> 'draft'";
}

/// Stores what Stripe says, unless something newer is stored already. `new_id` is used when the invoice is new.
pub fn upsert(team: &tenant::Team, new_id: &str, seen: &Observed) -> Command {
    Command::new(
        UPSERT,
        params![
            new_id,
            &team.id,
            &seen.stripe_invoice_id,
            &seen.stripe_customer_id,
            seen.stripe_subscription_id.as_deref(),
            seen.number.as_deref(),
            &seen.status,
            &seen.currency,
            seen.total,
            seen.amount_due,
            seen.amount_paid,
            seen.amount_remaining,
            seen.due_at,
            seen.has_pdf,
            seen.created_at,
            seen.observed_at.at(),
            &seen.raw,
            seen.observed_at.fetched_at(),
            seen.observed_at.overwrites_fetched_until()
        ],
    )
}

/// Records that Stripe no longer has the invoice (only drafts can be deleted).
pub fn mark_deleted(team: &tenant::Team, stripe_invoice_id: &str, observed_at: Observation) -> Command {
    Command::new(
        MARK_DELETED,
        params![
            &team.id,
            stripe_invoice_id,
            observed_at.at(),
            observed_at.fetched_at(),
            observed_at.overwrites_fetched_until()
        ],
    )
}

/// A customer's invoices, newest first. Drafts are the company's business and left out.
pub fn of_customer(customer: &tenant::Customer, limit: i64, offset: i64) -> Query<Invoice> {
    Query::new(OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id, limit, offset], invoice)
}

/// The same, no more of each than a list shows.
pub fn lines_of_customer(customer: &tenant::Customer, limit: i64, offset: i64) -> Query<Line> {
    Query::new(LINES_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id, limit, offset], |row| {
        Ok(Line {
            id: row.get(0)?,
            number: row.get(1)?,
            status: row.get(2)?,
            currency: row.get(3)?,
            total: row.get(4)?,
            amount_remaining: row.get(5)?,
            created_at: row.get(6)?,
            has_pdf: row.get(7)?,
        })
    })
}

/// What a customer owes for subscriptions: the open invoices, newest first, at most 100, with the subscriptions that they are for.
pub fn open_of_customer(customer: &tenant::Customer) -> Query<Invoice> {
    Query::new(OPEN_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id], invoice)
}

/// One of a customer's invoices.
pub fn find_of_customer(customer: &tenant::Customer, id: &str) -> Query<Invoice> {
    Query::new(FIND_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id, id], invoice)
}

fn invoice(row: &Row<'_>) -> Result<Invoice, RowError> {
    Ok(Invoice {
        id: row.get(0)?,
        stripe_invoice_id: row.get(1)?,
        number: row.get(2)?,
        status: row.get(3)?,
        currency: row.get(4)?,
        total: row.get(5)?,
        amount_due: row.get(6)?,
        amount_paid: row.get(7)?,
        amount_remaining: row.get(8)?,
        created_at: row.get(9)?,
        due_at: row.get(10)?,
        subscription_id: row.get(11)?,
        has_pdf: row.get(12)?,
    })
}
