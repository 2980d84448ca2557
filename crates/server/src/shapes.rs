//! Objects as the API shows them: ids are ours unless the name says Stripe's, money is in minor units beside its currency, times
//! are RFC 3339 in UTC, and what is absent is null.

use billing::clock::Timestamp;
use billing::discount::{self, Lasts, Of, Off};
use serde::Serialize;
use serde_json::value::RawValue;
use store::{credit_notes, invoices, payment_methods, subscriptions, upcoming_invoices};
use utoipa::ToSchema;

/// One subscription.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubscriptionAnswer {
    /// The subscription.
    pub subscription: Subscription,
}

/// A subscription.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
    #[schema(example = "ps_0mf2x8…")]
    id: String,
    #[schema(example = "sub_1Qx…")]
    stripe_subscription_id: String,
    #[schema(example = "pc_0mf2x7…")]
    customer_id: String,
    /// Null while its customer belongs to no project.
    #[schema(example = "proj_0mf2x6…")]
    project_id: Option<String>,
    /// Stripe's word: `trialing`, `active`, `past_due`, `unpaid`, `incomplete`, `incomplete_expired`, `paused` or `canceled`.
    #[schema(example = "active")]
    status: String,
    /// Its first item's.
    #[schema(example = "pri_0mf2x4…")]
    price_id: Option<String>,
    /// Its first item's.
    #[schema(example = 1)]
    quantity: Option<i64>,
    items: Vec<SubscriptionItem>,
    /// Whether it is scheduled to end, by either of Stripe's fields.
    cancel_at_period_end: bool,
    /// When it ends, if it is scheduled to.
    cancel_at: Option<Timestamp>,
    #[schema(example = "2026-03-01T12:00:00Z")]
    current_period_start: Option<Timestamp>,
    #[schema(example = "2026-04-01T12:00:00Z")]
    current_period_end: Option<Timestamp>,
    trial_end: Option<Timestamp>,
    /// Whether collecting its payments is paused; its status stays what it is.
    #[schema(example = false)]
    collection_paused: bool,
    /// When that pause ends by itself, unless the subscription ends before (`cancelAt`).
    collection_resumes_at: Option<Timestamp>,
    /// Whether a subscription schedule manages it. Its end can't be changed until it is released.
    #[schema(example = false)]
    managed_by_schedule: bool,
    /// What is taken off its next invoices; its customer's discount where it has none of its own.
    discounts: Vec<Discount>,
    /// What it will be charged next, through a portal link; null elsewhere, where it won't be charged, and as long as Stripe hasn't said
    /// what that is. Stripe is asked when it is shown, so it may be there a moment later.
    next_charge: Option<NextCharge>,
    /// What its customer can do with it now, through the portal link that it was asked with; null elsewhere. `cancel` and `keep`
    /// are done by `PATCH`, `unpause`, `resume` and `release` each by its own address, `pay` at
    /// `/portal/{token}/invoices/{id}/pay`, and `update_payment_method` by `POST /api/portal/{token}/setup-intent`.
    #[schema(value_type = Option<Vec<String>>, example = json!(["cancel", "update_payment_method"]))]
    actions: Option<Vec<&'static str>>,
    /// As in Stripe.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    metadata: Box<RawValue>,
    #[schema(example = "2026-03-01T12:00:00Z")]
    created_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
}

/// Something that is taken off what a subscription costs.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Discount {
    /// The coupon's name.
    #[schema(example = "Spring offer")]
    name: Option<String>,
    /// A decimal number.
    #[schema(example = "25.5")]
    percent_off: Option<String>,
    /// Minor units.
    #[schema(example = 500)]
    amount_off: Option<i64>,
    /// Of `amountOff`.
    #[schema(example = "eur")]
    currency: Option<String>,
    /// `forever`, `once` (for one invoice) or `until` (`endsAt`); null where Stripe doesn't say.
    #[schema(example = "until")]
    lasts: Option<&'static str>,
    #[schema(example = "2026-06-01T12:00:00Z")]
    ends_at: Option<Timestamp>,
    /// `subscription`, `item` or `customer`.
    #[schema(example = "subscription")]
    of: &'static str,
    /// The place of the item that it is taken off, counted from 0.
    item: Option<usize>,
}

/// What a subscription will be charged next.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NextCharge {
    /// What will be asked for, less discounts and credit, in minor units.
    #[schema(example = 1_900)]
    amount_due: i64,
    #[schema(example = "eur")]
    currency: String,
    /// When payment will be tried, or the invoice made where that is sent.
    #[schema(example = "2026-04-01T13:00:00Z")]
    at: Option<Timestamp>,
}

/// An item of a subscription.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubscriptionItem {
    #[schema(example = "pri_0mf2x4…")]
    price_id: Option<String>,
    #[schema(example = "Notes Pro")]
    product_name: Option<String>,
    /// Minor units; null for tiers and for fractions of a minor unit.
    #[schema(example = 1_900)]
    unit_amount: Option<i64>,
    #[schema(example = "eur")]
    currency: Option<String>,
    /// `day`, `week`, `month` or `year`.
    #[schema(example = "month")]
    interval: Option<String>,
    #[schema(example = 1)]
    interval_count: Option<i64>,
    #[schema(example = 1)]
    quantity: Option<i64>,
    #[schema(example = "2026-04-01T12:00:00Z")]
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
            collection_paused: row.collection_paused,
            collection_resumes_at: row.collection_resumes_at.and_then(time),
            managed_by_schedule: row.schedule_id.is_some(),
            discounts: row.discounts.iter().map(Discount::new).collect(),
            next_charge: None,
            actions: None,
            metadata: json_object(&row.metadata),
            created_at: time(row.created_at),
            updated_at: time(row.updated_at),
        }
    }

    /// The same with what it will be charged next.
    #[must_use]
    pub fn charged(self, next: Option<&upcoming_invoices::NextCharge>) -> Self {
        let next_charge = next.map(|next| NextCharge {
            amount_due: next.amount_due,
            currency: next.currency.clone(),
            at: time(next.at),
        });
        Self { next_charge, ..self }
    }

    /// The same with what its customer can do.
    #[must_use]
    pub fn offering(self, actions: Vec<&'static str>) -> Self {
        Self { actions: Some(actions), ..self }
    }
}

impl Discount {
    fn new(discount: &discount::Discount) -> Self {
        let (percent_off, amount_off, currency) = match &discount.off {
            Some(Off::Percent(percent)) => (Some(percent.clone()), None, None),
            Some(Off::Amount { minor, currency }) => (None, Some(*minor), Some(currency.clone())),
            None => (None, None, None),
        };
        let (lasts, ends_at) = match discount.lasts {
            Some(Lasts::Forever) => (Some("forever"), None),
            Some(Lasts::Once) => (Some("once"), None),
            Some(Lasts::Until(end)) => (Some("until"), time(end)),
            None => (None, None),
        };
        let (of, item) = match discount.of {
            Of::Subscription => ("subscription", None),
            Of::Item(place) => ("item", Some(place)),
            Of::Customer => ("customer", None),
        };
        Self { name: discount.name.clone(), percent_off, amount_off, currency, lasts, ends_at, of, item }
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
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invoice {
    #[schema(example = "pinv_0mf2x9…")]
    id: String,
    #[schema(example = "in_1Qx…")]
    stripe_invoice_id: String,
    /// Null for a draft.
    #[schema(example = "ACME-0042")]
    number: Option<String>,
    /// `draft`, `open`, `paid`, `void` or `uncollectible`.
    #[schema(example = "paid")]
    status: String,
    #[schema(example = "eur")]
    currency: String,
    /// Minor units.
    #[schema(example = 1_900)]
    total: i64,
    /// Minor units.
    #[schema(example = 1_900)]
    amount_due: i64,
    /// Minor units.
    #[schema(example = 1_900)]
    amount_paid: i64,
    #[schema(example = "2026-03-01T12:00:00Z")]
    created_at: Option<Timestamp>,
    due_at: Option<Timestamp>,
    #[schema(example = "ps_0mf2x8…")]
    subscription_id: Option<String>,
    /// Whether there is a PDF: it is at `/portal/{token}/invoices/{id}/pdf`.
    #[schema(example = true)]
    has_pdf: bool,
    /// What it is mainly for, in the words of its lines.
    #[schema(example = "Notes Pro")]
    description: Option<String>,
    /// How many other things it is for; null when there are more lines than Stripe tells at once.
    #[schema(example = 0)]
    other_things: Option<i64>,
    /// The time that is paid for.
    #[schema(example = "2026-03-01T12:00:00Z")]
    period_start: Option<Timestamp>,
    #[schema(example = "2026-04-01T12:00:00Z")]
    period_end: Option<Timestamp>,
    /// Part of the total; minor units.
    #[schema(example = 0)]
    tax: i64,
    /// What was given back of its payments; minor units.
    #[schema(example = 0)]
    amount_refunded: i64,
    /// What credit notes took off it or gave back in another way than by a refund; minor units.
    #[schema(example = 0)]
    amount_credited: i64,
    /// Those that hold, oldest first.
    credit_notes: Vec<CreditNote>,
}

/// A credit note on an invoice.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreditNote {
    #[schema(example = "pcn_0mf2xb…")]
    id: String,
    #[schema(example = "ACME-0042-CN-01")]
    number: Option<String>,
    /// How much it takes off the invoice; minor units of its currency.
    #[schema(example = 500)]
    total: i64,
    /// How much of that is among what was refunded; minor units.
    #[schema(example = 0)]
    amount_refunded: i64,
    /// Whether there is a PDF: it is at `/portal/{token}/credit-notes/{id}/pdf`.
    #[schema(example = true)]
    has_pdf: bool,
    #[schema(example = "2026-03-09T12:00:00Z")]
    created_at: Option<Timestamp>,
}

impl From<&credit_notes::CreditNote> for CreditNote {
    fn from(row: &credit_notes::CreditNote) -> Self {
        Self {
            id: row.id.clone(),
            number: row.number.clone(),
            total: row.total,
            amount_refunded: row.refunded,
            has_pdf: row.has_pdf,
            created_at: time(row.created_at),
        }
    }
}

impl Invoice {
    /// Shapes an invoice; `amount_credited` is what its credit notes took off without refunds.
    pub fn new(row: invoices::Invoice, amount_credited: i64, credit_notes: Vec<CreditNote>) -> Self {
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
            description: row.description,
            other_things: row.other_things,
            period_start: row.period_start.and_then(time),
            period_end: row.period_end.and_then(time),
            tax: row.tax,
            amount_refunded: row.amount_refunded,
            amount_credited,
            credit_notes,
        }
    }
}

/// A payment method.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethod {
    #[schema(example = "ppm_0mf2xa…")]
    id: String,
    /// Stripe's word: `card`, `sepa_debit`, `link`, … There may be new ones.
    #[serde(rename = "type")]
    #[schema(example = "card")]
    kind: String,
    #[schema(example = "visa")]
    brand: Option<String>,
    #[schema(example = "4242")]
    last4: Option<String>,
    #[schema(example = 12)]
    exp_month: Option<i64>,
    #[schema(example = 2030)]
    exp_year: Option<i64>,
    /// Of a card: the wallet that it is in, in Stripe's word: `apple_pay`, `google_pay`, … There may be new ones.
    #[schema(example = "apple_pay")]
    wallet: Option<String>,
    /// What to show, whatever its type.
    #[schema(example = "Visa •••• 4242")]
    label: String,
    /// Whether it pays what has no payment method of its own.
    #[schema(example = true)]
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
            wallet: row.wallet,
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
