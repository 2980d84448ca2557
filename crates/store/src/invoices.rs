//! Invoices: the mirror of Stripe's.

mod payment;

use std::sync::Arc;

use crate::db::{Command, Query, Row, RowError, Value, params, statements};
use crate::observation::{Observation, newer_than_stored};
use crate::tenant;

pub use payment::Payment;

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
    /// Minor units still to be paid; of a draft, before the customer's balance.
    pub amount_remaining: i64,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub due_at: Option<i64>,
    /// When Stripe tries to collect it next, of a draft when it is finalised and charged; epoch milliseconds.
    pub next_attempt_at: Option<i64>,
    /// How often Stripe has tried to collect it.
    pub attempt_count: i64,
    /// Whether the bank wants the customer to confirm its payment.
    pub(crate) awaits_confirmation: bool,
    /// The latest of those tries that is known to have failed.
    pub(crate) failed_attempt: Option<i64>,
    /// When that was, by Stripe's clock; epoch milliseconds.
    pub(crate) failed_at: Option<i64>,
    /// When the bank wanted it to be confirmed last, by Stripe's clock; epoch milliseconds.
    pub(crate) confirm_at: Option<i64>,
    /// When a payment that takes days was begun last; epoch milliseconds.
    pub(crate) begun_at: Option<i64>,
    /// Our id of the subscription that it is for.
    pub subscription_id: Option<String>,
    /// Whether Stripe has a PDF of it.
    pub has_pdf: bool,
    /// Minor units; part of the total.
    pub tax: i64,
    /// What credit notes took off or gave back, in whatever way; minor units.
    pub credit: i64,
    /// What it is mainly for, in the words of its lines.
    pub description: Option<String>,
    /// How many other things it is for; none when that isn't known.
    pub other_things: Option<i64>,
    /// The time that is paid for; epoch milliseconds.
    pub period_start: Option<i64>,
    /// Epoch milliseconds.
    pub period_end: Option<i64>,
    /// What was given back of its payments; minor units.
    pub amount_refunded: i64,
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
    /// What credit notes took off or gave back, in whatever way; minor units.
    pub credit: i64,
    /// What it is mainly for, in the words of its lines.
    pub description: Option<String>,
    /// How many other things it is for; none when that isn't known.
    pub other_things: Option<i64>,
    /// The time that is paid for; epoch milliseconds.
    pub period_start: Option<i64>,
    /// Epoch milliseconds.
    pub period_end: Option<i64>,
    /// What was given back of its payments; minor units.
    pub amount_refunded: i64,
}

/// Which of a customer's invoices are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Made at this time or later; epoch milliseconds.
    pub made_since: i64,
    /// Made before this time; epoch milliseconds.
    pub made_before: i64,
    /// Only those of which Stripe says this.
    pub status: Option<&'a str>,
}

/// All of them.
pub const EVERY_ONE: Wanted<'_> = Wanted { made_since: i64::MIN, made_before: i64::MAX, status: None };

/// A place in the list of a customer's invoices, which stays where it is when newer ones are made: that of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// When the invoice was made; epoch milliseconds.
    pub made_at: i64,
    /// Our id of it.
    pub id: String,
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
    /// When Stripe tries to collect it next; epoch milliseconds.
    pub next_attempt_at: Option<i64>,
    /// How often Stripe has tried to collect it.
    pub attempt_count: i64,
    /// Whether Stripe has a PDF of it.
    pub has_pdf: bool,
    /// Minor units; part of the total.
    pub tax: i64,
    /// What credit notes took off before it was paid; minor units.
    pub pre_payment_credit: i64,
    /// What credit notes gave back after; minor units.
    pub post_payment_credit: i64,
    /// What it is mainly for, in the words of its lines.
    pub description: Option<String>,
    /// How many other things it is for; none when there are more than Stripe tells at once.
    pub other_things: Option<i64>,
    /// The time that is paid for; epoch milliseconds.
    pub period_start: Option<i64>,
    /// Epoch milliseconds.
    pub period_end: Option<i64>,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When this was seen.
    pub observed_at: Observation,
    /// Stripe's object.
    pub raw: Arc<str>,
}

/// What was given back of an invoice's payments.
macro_rules! refunded {
    () => {
        "COALESCE((SELECT CAST(SUM(r.amount_refunded) AS BIGINT) FROM refunded_charges r
            WHERE r.team_id = i.team_id AND r.stripe_customer_id = i.stripe_customer_id
                AND r.stripe_invoice_id = i.stripe_invoice_id), 0)"
    };
}

macro_rules! columns {
    () => {
        concat!(
            "i.id, i.stripe_invoice_id, i.number, i.status, i.currency, i.total, i.amount_due, i.amount_paid, i.amount_remaining,
            i.created_at, i.due_at, s.id, i.has_pdf, i.tax, i.pre_payment_credit + i.post_payment_credit, i.description,
            i.other_things, i.period_start, i.period_end, ",
            refunded!(),
            ", i.next_attempt_at, i.attempt_count, COALESCE(i.confirm_attempt = i.attempt_count, FALSE), i.failed_attempt,
            i.failed_at, i.confirm_at, i.begun_at FROM invoices i
            LEFT JOIN subscriptions s ON s.team_id = i.team_id AND s.stripe_subscription_id = i.stripe_subscription_id"
        )
    };
}

macro_rules! line_columns {
    () => {
        concat!(
            "i.id, i.number, i.status, i.currency, i.total, i.amount_remaining, i.created_at, i.has_pdf,
            i.pre_payment_credit + i.post_payment_credit, i.description, i.other_things, i.period_start, i.period_end, ",
            refunded!(),
            " FROM invoices i"
        )
    };
}

/// Made since $5 and before the place ($3, $4). The index has everything that decides, so that a place far down the list is found as
/// quickly as the first, and a status without looking at the invoices of another.
macro_rules! older {
    () => {
        " WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND (i.created_at, i.id) < ($3, $4) AND i.created_at >= $5
            AND i.deleted = FALSE AND i.status <> 'draft'"
    };
}

/// Made after the place ($3, $4) and before $5.
macro_rules! newer {
    () => {
        " WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND (i.created_at, i.id) > ($3, $4) AND i.created_at < $5
            AND i.deleted = FALSE AND i.status <> 'draft'"
    };
}

macro_rules! newest_first {
    () => {
        " ORDER BY i.created_at DESC, i.id DESC LIMIT $6"
    };
}

macro_rules! oldest_first {
    () => {
        " ORDER BY i.created_at, i.id LIMIT $6"
    };
}

/// An upsert up to the indexed columns that it sets.
macro_rules! upsert {
    () => {
        "INSERT INTO invoices (id, team_id, stripe_invoice_id, stripe_customer_id, stripe_subscription_id, number, status,
            currency, total, amount_due, amount_paid, amount_remaining, due_at, has_pdf, tax, pre_payment_credit, post_payment_credit,
            description, other_things, period_start, period_end, deleted, created_at, updated_at, synced_at, as_of, raw,
            next_attempt_at, attempt_count)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $19, $20, $21, $22, $23, $24, $25, FALSE, $15, $16, $16,
            $18, $17, $26, $27)
        ON CONFLICT (team_id, stripe_invoice_id) DO UPDATE SET
            stripe_subscription_id = excluded.stripe_subscription_id, number = excluded.number, currency = excluded.currency,
            total = excluded.total, amount_due = excluded.amount_due, amount_paid = excluded.amount_paid,
            amount_remaining = excluded.amount_remaining, due_at = excluded.due_at, has_pdf = excluded.has_pdf,
            tax = excluded.tax, pre_payment_credit = excluded.pre_payment_credit,
            post_payment_credit = excluded.post_payment_credit, description = excluded.description,
            other_things = excluded.other_things, period_start = excluded.period_start, period_end = excluded.period_end,
            deleted = FALSE, updated_at = excluded.updated_at, synced_at = excluded.synced_at, raw = excluded.raw,
            as_of = excluded.as_of, next_attempt_at = excluded.next_attempt_at, attempt_count = excluded.attempt_count"
    };
}

statements! {
    UPSERT = concat!(upsert!(), ", stripe_customer_id = excluded.stripe_customer_id, status = excluded.status", newer_than_stored!("invoices"));
    UPSERT_IN_PLACE = concat!(upsert!(), newer_than_stored!("invoices"),
        " AND invoices.stripe_customer_id = excluded.stripe_customer_id AND invoices.status = excluded.status");
    CONFIRM = "UPDATE invoices SET confirm_attempt = $3, confirm_at = $4
        WHERE team_id = $1 AND stripe_invoice_id = $2
            AND (COALESCE(confirm_at, 0) < $4 OR confirm_at = $4 AND confirm_attempt < $3)";
    FAIL = "UPDATE invoices SET failed_attempt = $3, failed_at = $4
        WHERE team_id = $1 AND stripe_invoice_id = $2
            AND (COALESCE(failed_at, 0) < $4 OR failed_at = $4 AND failed_attempt < $3)";
    BEGUN = "UPDATE invoices SET begun_at = $3 WHERE team_id = $1 AND stripe_invoice_id = $2 AND COALESCE(begun_at, 0) < $3";
    BEGIN_PAYMENT = "UPDATE invoices SET begun_at = $3 WHERE team_id = $1 AND stripe_invoice_id = $2 AND COALESCE(begun_at, 0) < $3
            AND COALESCE(failed_at, 0) <= $4 AND COALESCE(confirm_at, 0) <= $4";
    MARK_DELETED = "UPDATE invoices SET deleted = TRUE, updated_at = $3, synced_at = $3, as_of = $4
        WHERE team_id = $1 AND stripe_invoice_id = $2 AND synced_at <= $3 AND as_of <= $4";
    OLDER_LINES = concat!("SELECT ", line_columns!(), older!(), newest_first!());
    OLDER_LINES_OF_STATUS = concat!("SELECT ", line_columns!(), older!(), " AND i.status = $7", newest_first!());
    NEWER_LINES = concat!("SELECT ", line_columns!(), newer!(), oldest_first!());
    NEWER_LINES_OF_STATUS = concat!("SELECT ", line_columns!(), newer!(), " AND i.status = $7", oldest_first!());
    OLDER = concat!("SELECT ", columns!(), older!(), newest_first!());
    // The condition of the index, in its words. The plus keeps SQLite from walking through all of a customer's invoices, in whose index
    // they lie in this order.
    UNSETTLED_OF_CUSTOMER = concat!("SELECT ", columns!(), " WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.deleted = FALSE
            AND (i.status = 'open' OR i.status = 'draft') AND i.amount_remaining > 0
            AND (i.status = 'open' OR i.next_attempt_at IS NOT NULL AND s.status IN ('trialing', 'active', 'past_due'))
        ORDER BY +i.created_at DESC, i.id DESC LIMIT 100");
    // Asked only for a customer of whom a subscription is unpaid; the index has all that decides about the others.
    DRAFTS_TO_PAY = concat!("SELECT ", columns!(), " WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.deleted = FALSE
            AND i.status = 'draft' AND i.amount_remaining > 0 AND s.status = 'unpaid'
            AND NOT EXISTS (SELECT 1 FROM invoices newer WHERE newer.team_id = i.team_id
                AND newer.stripe_customer_id = i.stripe_customer_id AND newer.stripe_subscription_id = i.stripe_subscription_id
                AND (newer.created_at, newer.id) > (i.created_at, i.id) AND newer.deleted = FALSE)
        ORDER BY i.created_at DESC, i.id DESC LIMIT 100");
    FIND_OF_CUSTOMER = concat!("SELECT ", columns!(), " WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.id = $3
            AND i.deleted = FALSE AND i.status <> 'draft'");
    FIND_WITH_DRAFTS_OF_CUSTOMER = concat!("SELECT ", columns!(), " WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.id = $3
            AND i.deleted = FALSE");
    SPAN = "SELECT (SELECT i.created_at FROM invoices i WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.deleted = FALSE
            AND i.status <> 'draft' ORDER BY i.created_at, i.id LIMIT 1), (SELECT i.created_at FROM invoices i
        WHERE i.team_id = $1 AND i.stripe_customer_id = $2 AND i.deleted = FALSE AND i.status <> 'draft'
            ORDER BY i.created_at DESC, i.id DESC LIMIT 1)";
    ANY_OPEN = "SELECT id FROM invoices WHERE team_id = $1 AND stripe_customer_id = $2 AND (status = 'open' OR status = 'draft')
            AND status = 'open' AND deleted = FALSE LIMIT 1";
    CHANGED_AT = "SELECT updated_at FROM invoices WHERE team_id = $1 AND stripe_customer_id = $2 AND id = $3";
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
            seen.observed_at.as_of(),
            seen.tax,
            seen.pre_payment_credit,
            seen.post_payment_credit,
            seen.description.as_deref(),
            seen.other_things,
            seen.period_start,
            seen.period_end,
            seen.next_attempt_at,
            seen.attempt_count
        ],
    )
    .in_place(UPSERT_IN_PLACE)
}

/// Records that the bank wanted the customer to confirm the payment of an invoice, after so many tries to collect it, and when that
/// was, in epoch milliseconds. It stands until the next try. In whatever order this and its like are recorded, the newest counts.
pub fn confirm(team: &tenant::Team, stripe_invoice_id: &str, attempt: i64, asked_at: i64) -> Command {
    Command::new(CONFIRM, params![&team.id, stripe_invoice_id, attempt, asked_at])
}

/// Records that a try to collect an invoice failed: which, and when that was. In epoch milliseconds.
pub fn fail(team: &tenant::Team, stripe_invoice_id: &str, attempt: i64, failed_at: i64) -> Command {
    Command::new(FAIL, params![&team.id, stripe_invoice_id, attempt, failed_at])
}

/// Records that a payment of an invoice that takes days was begun, and when that was. In epoch milliseconds.
pub fn begun(team: &tenant::Team, stripe_invoice_id: &str, begun_at: i64) -> Command {
    Command::new(BEGUN, params![&team.id, stripe_invoice_id, begun_at])
}

/// How far our clock may be ahead of Stripe's, in milliseconds: what it tells after a payment was begun here is to be later than that.
const CLOCK_AHEAD_MS: i64 = 5 * 60 * 1_000;

/// Records that such a payment was begun here, of an invoice as it was before, unless Stripe has told since what came of it. When it was
/// begun exactly, Stripe tells (see [`begun`]).
pub fn begin_payment(team: &tenant::Team, before: &Invoice, now_ms: i64) -> Command {
    let told_at = before.last_told_at();
    let begun_at = (told_at + 1).max(now_ms - CLOCK_AHEAD_MS);
    Command::new(BEGIN_PAYMENT, params![&team.id, &before.stripe_invoice_id, begun_at, told_at])
}

/// Records that Stripe no longer has the invoice (only drafts can be deleted).
pub fn mark_deleted(team: &tenant::Team, stripe_invoice_id: &str, observed_at: Observation) -> Command {
    Command::new(MARK_DELETED, params![&team.id, stripe_invoice_id, observed_at.at(), observed_at.as_of()])
}

/// A customer's invoices after a place in the list, or from its beginning; newest first. Drafts are the company's business and left out.
pub fn of_customer(customer: &tenant::Customer, after: Option<&Place>, limit: i64) -> Query<Invoice> {
    Query::new(OLDER, older_params(customer, &EVERY_ONE, after, limit), invoice)
}

/// Those that are wanted of them, no more of each than a list shows, after a place in the list, or from its beginning; newest first.
pub fn older_lines(
    customer: &tenant::Customer,
    wanted: &Wanted<'_>,
    after: Option<&Place>,
    limit: i64,
) -> Query<Line> {
    let params = older_params(customer, wanted, after, limit);
    Query::new(if wanted.status.is_some() { OLDER_LINES_OF_STATUS } else { OLDER_LINES }, params, line)
}

/// The last ones before a place in the list. Oldest first.
pub fn newer_lines(
    customer: &tenant::Customer,
    wanted: &Wanted<'_>,
    before: &Place,
    limit: i64,
) -> Query<Line> {
    let mut params = params![
        &customer.team().id,
        &customer.stripe_id,
        before.made_at,
        &before.id,
        wanted.made_before,
        limit
    ];
    params.extend(wanted.status.map(Into::into));
    Query::new(if wanted.status.is_some() { NEWER_LINES_OF_STATUS } else { NEWER_LINES }, params, line)
}

fn older_params(
    customer: &tenant::Customer,
    wanted: &Wanted<'_>,
    after: Option<&Place>,
    limit: i64,
) -> Vec<Value> {
    // No id is before the empty one, so this is the place before all that was made then or later.
    let (made_at, id) = after.map_or((wanted.made_before, ""), |place| (place.made_at, &place.id));
    let mut params = params![&customer.team().id, &customer.stripe_id, made_at, id, wanted.made_since, limit];
    params.extend(wanted.status.map(Into::into));
    params
}

/// When the first and the last of a customer's invoices were made, in epoch milliseconds. None when there are none.
pub fn span(customer: &tenant::Customer) -> Query<Option<(i64, i64)>> {
    Query::new(SPAN, params![&customer.team().id, &customer.stripe_id], |row| {
        Ok(row.get::<Option<i64>>(0)?.zip(row.get(1)?))
    })
}

/// What a customer owes, and what Stripe is about to charge: the open invoices, and those drafts of running subscriptions that will be
/// finalised and charged by themselves, as for an hour after a renewal
/// (<https://docs.stripe.com/billing/subscriptions/webhooks#understand>). Newest first, at most 100, with the subscriptions that they
/// are for.
pub fn unsettled_of_customer(customer: &tenant::Customer) -> Query<Invoice> {
    Query::new(UNSETTLED_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id], invoice)
}

/// The drafts that a customer may pay: of each of their subscriptions that is unpaid, the latest invoice, where it is one and for
/// something. Newest first, at most 100.
pub fn drafts_to_pay(customer: &tenant::Customer) -> Query<Invoice> {
    Query::new(DRAFTS_TO_PAY, params![&customer.team().id, &customer.stripe_id], invoice)
}

/// One of a customer's invoices, be it a draft or not. Drafts are the company's business, but for those that can be paid.
pub fn find_with_drafts_of_customer(customer: &tenant::Customer, id: &str) -> Query<Invoice> {
    let params = params![&customer.team().id, &customer.stripe_id, id];
    Query::new(FIND_WITH_DRAFTS_OF_CUSTOMER, params, invoice)
}

/// One of a customer's invoices.
pub fn find_of_customer(customer: &tenant::Customer, id: &str) -> Query<Invoice> {
    Query::new(FIND_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id, id], invoice)
}

/// Our id of an open invoice of a customer (`cus_…`), who may be one that isn't mirrored.
pub fn any_open(team: &tenant::Team, stripe_customer_id: &str) -> Query<String> {
    Query::new(ANY_OPEN, params![&team.id, stripe_customer_id], |row| row.get(0))
}

/// When one of a customer's invoices was last stored; epoch milliseconds.
pub fn changed_at(customer: &tenant::Customer, id: &str) -> Query<i64> {
    Query::new(CHANGED_AT, params![&customer.team().id, &customer.stripe_id, id], |row| row.get(0))
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
        tax: row.get(13)?,
        credit: row.get(14)?,
        description: row.get(15)?,
        other_things: row.get(16)?,
        period_start: row.get(17)?,
        period_end: row.get(18)?,
        amount_refunded: row.get(19)?,
        next_attempt_at: row.get(20)?,
        attempt_count: row.get(21)?,
        awaits_confirmation: row.get(22)?,
        failed_attempt: row.get(23)?,
        failed_at: row.get(24)?,
        confirm_at: row.get(25)?,
        begun_at: row.get(26)?,
    })
}

fn line(row: &Row<'_>) -> Result<Line, RowError> {
    Ok(Line {
        id: row.get(0)?,
        number: row.get(1)?,
        status: row.get(2)?,
        currency: row.get(3)?,
        total: row.get(4)?,
        amount_remaining: row.get(5)?,
        created_at: row.get(6)?,
        has_pdf: row.get(7)?,
        credit: row.get(8)?,
        description: row.get(9)?,
        other_things: row.get(10)?,
        period_start: row.get(11)?,
        period_end: row.get(12)?,
        amount_refunded: row.get(13)?,
    })
}
