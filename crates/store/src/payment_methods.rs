//! Payment methods: the mirror of Stripe's. Nothing here could pay: Stripe keeps the card.

use std::sync::Arc;

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::observation::{Observation, newer_than_stored};
use crate::tenant;

/// A payment method as its customer sees it.
#[derive(Clone, Debug)]
pub struct PaymentMethod {
    /// `ppm_…`
    pub id: String,
    /// `pm_…`
    pub stripe_payment_method_id: String,
    /// Stripe's word for its type, also one we don't know.
    pub kind: String,
    /// Of a card: `visa`, `mastercard`, …
    pub brand: Option<String>,
    /// The last four digits of a card or an account.
    pub last4: Option<String>,
    /// 1 to 12.
    pub exp_month: Option<i64>,
    /// Four digits.
    pub exp_year: Option<i64>,
    /// `apple_pay`, `google_pay`, …
    pub wallet: Option<String>,
    /// What a person calls it.
    pub label: String,
    /// Whether invoices are paid by it unless a subscription says otherwise.
    pub is_default: bool,
}

/// What Stripe says of a payment method.
#[derive(Clone, Debug)]
pub struct Observed {
    /// `pm_…`
    pub stripe_payment_method_id: String,
    /// `cus_…`; none once it is detached.
    pub stripe_customer_id: Option<String>,
    /// Stripe's word for its type.
    pub kind: String,
    /// Of a card.
    pub brand: Option<String>,
    /// The last four digits of a card or an account.
    pub last4: Option<String>,
    /// 1 to 12.
    pub exp_month: Option<i64>,
    /// Four digits.
    pub exp_year: Option<i64>,
    /// `apple_pay`, `google_pay`, …
    pub wallet: Option<String>,
    /// What a person calls it.
    pub label: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When this was seen.
    pub observed_at: Observation,
    /// Stripe's object.
    pub raw: Arc<str>,
}

/// What [`method`] reads.
macro_rules! columns {
    () => {
        "SELECT id, stripe_payment_method_id, type, brand, last4, exp_month, exp_year, wallet, label,
            COALESCE(stripe_payment_method_id = CAST($3 AS TEXT), FALSE)
        FROM payment_methods WHERE team_id = $1 AND stripe_customer_id = $2"
    };
}

/// An upsert up to the indexed columns that it sets.
macro_rules! upsert {
    () => {
        "INSERT INTO payment_methods (id, team_id, stripe_payment_method_id, stripe_customer_id, type, brand, last4,
            exp_month, exp_year, wallet, label, created_at, updated_at, synced_at, as_of, raw)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $15, $14)
        ON CONFLICT (team_id, stripe_payment_method_id) DO UPDATE SET
            type = excluded.type, brand = excluded.brand, last4 = excluded.last4, exp_month = excluded.exp_month,
            exp_year = excluded.exp_year, wallet = excluded.wallet, label = excluded.label, updated_at = excluded.updated_at,
            synced_at = excluded.synced_at, raw = excluded.raw, as_of = excluded.as_of"
    };
}

statements! {
    UPSERT = concat!(upsert!(), ", stripe_customer_id = excluded.stripe_customer_id", newer_than_stored!("payment_methods"));
    UPSERT_IN_PLACE = concat!(upsert!(), newer_than_stored!("payment_methods"),
        " AND payment_methods.stripe_customer_id IS NOT DISTINCT FROM excluded.stripe_customer_id");
    DETACH = "UPDATE payment_methods SET stripe_customer_id = NULL, updated_at = $3, synced_at = $3, as_of = $4
        WHERE team_id = $1 AND stripe_payment_method_id = $2 AND synced_at <= $3 AND as_of <= $4";
    DETACH_OTHERS = "UPDATE payment_methods SET stripe_customer_id = NULL, updated_at = $3, synced_at = $3, as_of = $3
        WHERE team_id = $1 AND stripe_customer_id = $2 AND synced_at < $3";
    OF_CUSTOMER = concat!(columns!(), "
        ORDER BY 10 DESC, created_at DESC, stripe_payment_method_id DESC LIMIT 100");
    FIND_OF_CUSTOMER = concat!(columns!(), " AND id = $4");
}

/// Stores what Stripe says, unless something newer is stored already. `new_id` is used when the method is new.
pub fn upsert(team: &tenant::Team, new_id: &str, seen: &Observed) -> Command {
    Command::new(
        UPSERT,
        params![
            new_id,
            &team.id,
            &seen.stripe_payment_method_id,
            seen.stripe_customer_id.as_deref(),
            &seen.kind,
            seen.brand.as_deref(),
            seen.last4.as_deref(),
            seen.exp_month,
            seen.exp_year,
            seen.wallet.as_deref(),
            &seen.label,
            seen.created_at,
            seen.observed_at.at(),
            &seen.raw,
            seen.observed_at.as_of()
        ],
    )
    .in_place(UPSERT_IN_PLACE)
}

/// Records that Stripe no longer keeps the method for its customer.
pub fn mark_detached(
    team: &tenant::Team,
    stripe_payment_method_id: &str,
    observed_at: Observation,
) -> Command {
    Command::new(DETACH, params![&team.id, stripe_payment_method_id, observed_at.at(), observed_at.as_of()])
}

/// Records that Stripe keeps no other methods for a customer than those that were stored as true at `observed_at`.
pub fn mark_others_detached(team: &tenant::Team, stripe_customer_id: &str, observed_at: i64) -> Command {
    Command::new(DETACH_OTHERS, params![&team.id, stripe_customer_id, observed_at])
}

/// A customer's payment methods, the default (`pm_…`, as the portal session knows it) first, then the newest; at most 100.
pub fn of_customer(customer: &tenant::Customer, default: Option<&str>) -> Query<PaymentMethod> {
    Query::new(OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id, default], method)
}

/// One of a customer's payment methods.
pub fn find_of_customer(
    customer: &tenant::Customer,
    default: Option<&str>,
    id: &str,
) -> Query<PaymentMethod> {
    Query::new(FIND_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id, default, id], method)
}

fn method(row: &Row<'_>) -> Result<PaymentMethod, RowError> {
    Ok(PaymentMethod {
        id: row.get(0)?,
        stripe_payment_method_id: row.get(1)?,
        kind: row.get(2)?,
        brand: row.get(3)?,
        last4: row.get(4)?,
        exp_month: row.get(5)?,
        exp_year: row.get(6)?,
        wallet: row.get(7)?,
        label: row.get(8)?,
        is_default: row.get(9)?,
    })
}
