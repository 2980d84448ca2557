//! Objects as the API shows them: ids are ours unless the name says Stripe's, money is in minor units beside its currency, times
//! are RFC 3339 in UTC, and what is absent is null.

use billing::clock::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
use store::{invoices, payment_methods, subscriptions};

/// A subscription.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
    id: String,
    stripe_subscription_id: String,
    customer_id: String,
    project_id: Option<String>,
    status: String,
    price_id: Option<String>,
    quantity: Option<i64>,
    items: Vec<SubscriptionItem>,
    cancel_at_period_end: bool,
    cancel_at: Option<Timestamp>,
    current_period_start: Option<Timestamp>,
    current_period_end: Option<Timestamp>,
    trial_end: Option<Timestamp>,
    metadata: Box<RawValue>,
    created_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
}

/// An item of a subscription.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SubscriptionItem {
    price_id: Option<String>,
    product_name: Option<String>,
    unit_amount: Option<i64>,
    currency: Option<String>,
    interval: Option<String>,
    interval_count: Option<i64>,
    quantity: Option<i64>,
    current_period_end: Option<Timestamp>,
}

impl Subscription {
    /// Shapes a subscription; of `items`, those that are its own. `priceId` and `quantity` are its first item's.
    pub fn new(row: &subscriptions::Subscription, items: &[subscriptions::Item]) -> Self {
        let items: Vec<_> = items
            .iter()
            .filter(|item| item.stripe_subscription_id == row.stripe_subscription_id)
            .map(SubscriptionItem::new)
            .collect();
        Self {
            id: row.id.clone(),
            stripe_subscription_id: row.stripe_subscription_id.clone(),
            customer_id: row.customer_id.clone(),
            project_id: row.project_id.clone(),
            status: row.status.clone(),
            price_id: items.first().and_then(|item| item.price_id.clone()),
            quantity: items.first().and_then(|item| item.quantity),
            items,
            cancel_at_period_end: row.is_scheduled_to_end(),
            cancel_at: row.ends_at().and_then(time),
            current_period_start: row.current_period_start.and_then(time),
            current_period_end: row.current_period_end.and_then(time),
            trial_end: row.trial_end.and_then(time),
            metadata: json_object(&row.metadata),
            created_at: time(row.created_at),
            updated_at: time(row.updated_at),
        }
    }
}

impl SubscriptionItem {
    fn new(row: &subscriptions::Item) -> Self {
        Self {
            price_id: row.price_id.clone(),
            product_name: row.product_name.clone(),
            unit_amount: row.unit_amount,
            currency: row.currency.clone(),
            interval: row.interval.clone(),
            interval_count: row.interval_count,
            quantity: row.quantity,
            current_period_end: row.current_period_end.and_then(time),
        }
    }
}

/// An invoice.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invoice {
    id: String,
    stripe_invoice_id: String,
    number: Option<String>,
    status: String,
    currency: String,
    total: i64,
    amount_due: i64,
    amount_paid: i64,
    created_at: Option<Timestamp>,
    due_at: Option<Timestamp>,
    subscription_id: Option<String>,
    has_pdf: bool,
}

impl From<invoices::Invoice> for Invoice {
    fn from(row: invoices::Invoice) -> Self {
        Self {
            id: row.id,
            stripe_invoice_id: row.stripe_invoice_id,
            number: row.number,
            status: row.status,
            currency: row.currency,
            total: row.total,
            amount_due: row.amount_due,
            amount_paid: row.amount_paid,
            created_at: time(row.created_at),
            due_at: row.due_at.and_then(time),
            subscription_id: row.subscription_id,
            has_pdf: row.has_pdf,
        }
    }
}

/// A payment method.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethod {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    brand: Option<String>,
    last4: Option<String>,
    exp_month: Option<i64>,
    exp_year: Option<i64>,
    label: String,
    is_default: bool,
}

impl From<payment_methods::PaymentMethod> for PaymentMethod {
    fn from(row: payment_methods::PaymentMethod) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            brand: row.brand,
            last4: row.last4,
            exp_month: row.exp_month,
            exp_year: row.exp_year,
            label: row.label,
            is_default: row.is_default,
        }
    }
}

/// A stored time.
pub fn time(ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(ms).ok()
}

/// Stored JSON as it is; an empty object where it can't be read.
pub fn json_object(stored: &str) -> Box<RawValue> {
    RawValue::from_string(stored.to_owned()).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
