//! Whether a row of the mirror says the same as Stripe: column by column, in the database, so that what is compared is what is stored.
//!
//! Left out are `created_at`, which never changes, what Stripe doesn't have, and `raw`, which Stripe writes anew each time. A column that
//! is neither compared nor left out on purpose fails a test.

use std::fmt::Write;

use crate::catalogue::{ObservedPrice, ObservedProduct};
use crate::db::{Query, Row, RowError, params, statements};
use crate::{credit_notes, customers, invoices, payment_methods, refunded_charges, subscriptions, tenant};

/// A row beside what Stripe says.
#[derive(Clone, Debug)]
pub struct Compared {
    /// From when on the row was true; epoch milliseconds.
    pub synced_at: i64,
    /// The columns that differ; none when it says the same.
    pub differing: Vec<&'static str>,
}

/// A statement for each table: for each column, whether it is what Stripe says. A column stands beside the SQL for Stripe's value;
/// what is no column of the table has its SQL as well.
macro_rules! comparisons {
    ($($sql:ident, $names:ident: $table:literal by $key:literal {
        $($column:literal: $value:literal,)+ $(also $other:literal: $found:literal is $said:literal,)?
    })+) => {
        statements! {
            $($sql = concat!(
                "SELECT t.synced_at", $(", t.", $column, " IS NOT DISTINCT FROM ", $value,)+
                $(", ", $found, " IS NOT DISTINCT FROM ", $said,)?
                " FROM ", $table, " t WHERE t.team_id = $1 AND t.", $key, " = $2"
            );)+
        }
        $(const $names: &[&str] = &[$($column,)+ $($other)?];)+
    };
}

comparisons! {
    CUSTOMER, CUSTOMER_COLUMNS: "customers" by "stripe_customer_id" {
        "deleted": "FALSE",
        "named_project": "$3",
        // Where an operator has assigned a customer, the metadata has no say until it changes.
        "project_id": "COALESCE(t.project_id, (SELECT p.id FROM projects p WHERE p.team_id = $1 AND p.id = $3))",
        "email": "$4",
        "name": "$5",
        "currency": "$6",
        "default_payment_method": "$7",
        "preferred_locales": "$8",
        "metadata": "$9",
        "discount": "$10",
        "balance": "$11",
    }
    PRODUCT, PRODUCT_COLUMNS: "products" by "stripe_product_id" {
        "deleted": "FALSE",
        "project_id": "(SELECT p.id FROM projects p WHERE p.team_id = $1 AND p.id = $3)",
        "name": "$4",
        "description": "$5",
        "active": "$6",
        "metadata": "$7",
    }
    PRICE, PRICE_COLUMNS: "prices" by "stripe_price_id" {
        "deleted": "FALSE",
        "stripe_product_id": "$3",
        "currency": "$4",
        "unit_amount": "$5",
        "unit_amount_decimal": "$6",
        "interval": "$7",
        "interval_count": "$8",
        "usage_type": "$9",
        "billing_scheme": "$10",
        "tiers": "COALESCE($11, t.tiers)",
        "nickname": "$12",
        "active": "$13",
        "tiers_mode": "$14",
        "package_size": "$15",
        "package_round": "$16",
    }
    SUBSCRIPTION, SUBSCRIPTION_COLUMNS: "subscriptions" by "stripe_subscription_id" {
        "stripe_customer_id": "$3",
        "status": "$4",
        "cancel_at_period_end": "$5",
        "cancel_at": "$6",
        "canceled_at": "$7",
        "ended_at": "$8",
        "current_period_start": "$9",
        "current_period_end": "$10",
        "trial_end": "$11",
        "schedule_id": "$12",
        "collection_paused": "$13",
        "collection_resumes_at": "$14",
        "flexible_billing": "$15",
        "default_payment_method": "$16",
        "metadata": "$17",
        "discounts": "$19",
        "sends_invoices": "$20",
        "missing_payment_method": "$21",
        also "items": "(SELECT string_agg(i.stripe_item_id || ' ' || i.stripe_price_id || ' ' || COALESCE(CAST(i.quantity AS TEXT), '')
                || ' ' || COALESCE(CAST(i.current_period_start AS TEXT), '') || ' ' || COALESCE(CAST(i.current_period_end AS TEXT), ''),
                ',' ORDER BY i.position)
            FROM subscription_items i
            WHERE i.team_id = t.team_id AND i.stripe_subscription_id = t.stripe_subscription_id AND i.synced_at = t.synced_at)"
            is "CAST($18 AS TEXT)",
    }
    INVOICE, INVOICE_COLUMNS: "invoices" by "stripe_invoice_id" {
        "deleted": "FALSE",
        "stripe_customer_id": "$3",
        "stripe_subscription_id": "$4",
        "number": "$5",
        "status": "$6",
        "currency": "$7",
        "total": "$8",
        "amount_due": "$9",
        "amount_paid": "$10",
        "amount_remaining": "$11",
        "due_at": "$12",
        "has_pdf": "$13",
        "tax": "$14",
        "pre_payment_credit": "$15",
        "post_payment_credit": "$16",
        "description": "$17",
        "other_things": "$18",
        "period_start": "$19",
        "period_end": "$20",
        "next_attempt_at": "$21",
        "attempt_count": "$22",
    }
    CREDIT_NOTE, CREDIT_NOTE_COLUMNS: "credit_notes" by "stripe_credit_note_id" {
        "stripe_invoice_id": "$3",
        "stripe_customer_id": "$4",
        "number": "$5",
        "status": "$6",
        "total": "$7",
        "refunded": "$8",
        "has_pdf": "$9",
    }
    REFUNDED_CHARGE, REFUNDED_CHARGE_COLUMNS: "refunded_charges" by "stripe_charge_id" {
        "stripe_customer_id": "$3",
        // A charge doesn't say it any more.
        "stripe_invoice_id": "COALESCE($4, t.stripe_invoice_id)",
        "amount_refunded": "$5",
    }
    PAYMENT_METHOD, PAYMENT_METHOD_COLUMNS: "payment_methods" by "stripe_payment_method_id" {
        "stripe_customer_id": "$3",
        "type": "$4",
        "brand": "$5",
        "last4": "$6",
        "exp_month": "$7",
        "exp_year": "$8",
        "wallet": "$9",
        "label": "$10",
    }
}

/// A customer's row; nothing when there is none.
pub fn customer(team: &tenant::Team, seen: &customers::Observed) -> Query<Compared> {
    let params = params![
        &team.id,
        &seen.stripe_customer_id,
        seen.project_id.as_deref(),
        seen.email.as_deref(),
        seen.name.as_deref(),
        seen.currency.as_deref(),
        seen.default_payment_method.as_deref(),
        &seen.preferred_locales,
        &seen.metadata,
        seen.discount.as_deref(),
        seen.balance,
    ];
    Query::new(CUSTOMER, params, |row| compared(row, CUSTOMER_COLUMNS))
}

/// A product's row; nothing when there is none.
pub fn product(team: &tenant::Team, seen: &ObservedProduct) -> Query<Compared> {
    let params = params![
        &team.id,
        &seen.stripe_product_id,
        seen.project_id.as_deref(),
        &seen.name,
        seen.description.as_deref(),
        seen.active,
        &seen.metadata,
    ];
    Query::new(PRODUCT, params, |row| compared(row, PRODUCT_COLUMNS))
}

/// A price's row; nothing when there is none.
pub fn price(team: &tenant::Team, seen: &ObservedPrice) -> Query<Compared> {
    let params = params![
        &team.id,
        &seen.stripe_price_id,
        seen.stripe_product_id.as_deref(),
        &seen.currency,
        seen.unit_amount,
        seen.unit_amount_decimal.as_deref(),
        seen.interval.as_deref(),
        seen.interval_count,
        seen.usage_type.as_deref(),
        seen.billing_scheme.as_deref(),
        seen.tiers.as_deref(),
        seen.nickname.as_deref(),
        seen.active,
        seen.tiers_mode.as_deref(),
        seen.package_size,
        seen.package_round.as_deref(),
    ];
    Query::new(PRICE, params, |row| compared(row, PRICE_COLUMNS))
}

/// A subscription's row and its items; nothing when there is none.
pub fn subscription(team: &tenant::Team, seen: &subscriptions::Observed) -> Query<Compared> {
    let params = params![
        &team.id,
        &seen.stripe_subscription_id,
        &seen.stripe_customer_id,
        &seen.status,
        seen.cancel_at_period_end,
        seen.cancel_at,
        seen.canceled_at,
        seen.ended_at,
        seen.current_period_start,
        seen.current_period_end,
        seen.trial_end,
        seen.schedule_id.as_deref(),
        seen.collection_paused,
        seen.collection_resumes_at,
        seen.flexible_billing,
        seen.default_payment_method.as_deref(),
        &seen.metadata,
        items_as_text(&seen.items),
        seen.discounts.as_deref(),
        seen.sends_invoices,
        seen.missing_payment_method.as_deref(),
    ];
    Query::new(SUBSCRIPTION, params, |row| compared(row, SUBSCRIPTION_COLUMNS))
}

/// An invoice's row; nothing when there is none.
pub fn invoice(team: &tenant::Team, seen: &invoices::Observed) -> Query<Compared> {
    let params = params![
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
        seen.tax,
        seen.pre_payment_credit,
        seen.post_payment_credit,
        seen.description.as_deref(),
        seen.other_things,
        seen.period_start,
        seen.period_end,
        seen.next_attempt_at,
        seen.attempt_count,
    ];
    Query::new(INVOICE, params, |row| compared(row, INVOICE_COLUMNS))
}

/// A credit note's row; nothing when there is none.
pub fn credit_note(team: &tenant::Team, seen: &credit_notes::Observed) -> Query<Compared> {
    let params = params![
        &team.id,
        &seen.stripe_credit_note_id,
        &seen.stripe_invoice_id,
        &seen.stripe_customer_id,
        seen.number.as_deref(),
        &seen.status,
        seen.total,
        seen.refunded,
        seen.has_pdf,
    ];
    Query::new(CREDIT_NOTE, params, |row| compared(row, CREDIT_NOTE_COLUMNS))
}

/// A refunded charge's row; nothing when there is none.
pub fn refunded_charge(team: &tenant::Team, seen: &refunded_charges::Observed) -> Query<Compared> {
    let params = params![
        &team.id,
        &seen.stripe_charge_id,
        &seen.stripe_customer_id,
        seen.stripe_invoice_id.as_deref(),
        seen.amount_refunded,
    ];
    Query::new(REFUNDED_CHARGE, params, |row| compared(row, REFUNDED_CHARGE_COLUMNS))
}

/// A payment method's row; nothing when there is none.
pub fn payment_method(team: &tenant::Team, seen: &payment_methods::Observed) -> Query<Compared> {
    let params = params![
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
    ];
    Query::new(PAYMENT_METHOD, params, |row| compared(row, PAYMENT_METHOD_COLUMNS))
}

/// Items as the statement writes those that are stored; none of none, as an aggregate has it.
fn items_as_text(items: &[subscriptions::ObservedItem]) -> Option<String> {
    let mut text = String::new();
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    for item in items {
        let separator = if text.is_empty() { "" } else { "," };
        let (start, end) = (number(item.current_period_start), number(item.current_period_end));
        // Writing to a String can't fail.
        let _ = write!(
            text,
            "{separator}{} {} {} {start} {end}",
            item.stripe_item_id,
            item.stripe_price_id,
            number(item.quantity)
        );
    }
    (!items.is_empty()).then_some(text)
}

fn compared(row: &Row<'_>, columns: &'static [&'static str]) -> Result<Compared, RowError> {
    let mut differing = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        if !row.get::<bool>(index + 1)? {
            differing.push(*column);
        }
    }
    Ok(Compared { synced_at: row.get(0)?, differing })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not of Stripe's making, or no part of what is compared.
    const LEFT_OUT: [&str; 18] = [
        "id",
        "team_id",
        "created_at",
        "updated_at",
        "synced_at",
        "as_of",
        "raw",
        // Made of others.
        "terms",
        "last_period_end",
        // Only an event tells it, or what was done here.
        "confirm_attempt",
        "confirm_at",
        "failed_attempt",
        "failed_at",
        "begun_at",
        "default_since",
        "refreshed_at",
        "refresh_at",
        "refresh_failures",
    ];

    #[test]
    fn every_column_of_the_mirror_is_compared() {
        let compared = [
            ("customers", "stripe_customer_id", CUSTOMER_COLUMNS),
            ("products", "stripe_product_id", PRODUCT_COLUMNS),
            ("prices", "stripe_price_id", PRICE_COLUMNS),
            ("subscriptions", "stripe_subscription_id", SUBSCRIPTION_COLUMNS),
            ("invoices", "stripe_invoice_id", INVOICE_COLUMNS),
            ("credit_notes", "stripe_credit_note_id", CREDIT_NOTE_COLUMNS),
            ("refunded_charges", "stripe_charge_id", REFUNDED_CHARGE_COLUMNS),
            ("payment_methods", "stripe_payment_method_id", PAYMENT_METHOD_COLUMNS),
        ];
        for (table, key, names) in compared {
            let schema = crate::MIGRATIONS[0].sql;
            let begin = schema.find(&format!("CREATE TABLE {table} (")).unwrap();
            let definition = schema[begin..].split("\n);").next().unwrap();
            let columns = definition.lines().skip(1).filter_map(|line| line.split_whitespace().next());
            let columns: Vec<&str> =
                columns.filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).collect();
            assert!(columns.len() > 5, "{table}: {columns:?}");
            for column in columns {
                let is_known = names.contains(&column) || LEFT_OUT.contains(&column) || column == key;
                assert!(is_known, "{table}.{column} is not compared with Stripe");
            }
        }
    }
}
