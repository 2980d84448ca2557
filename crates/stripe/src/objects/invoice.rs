//! See <https://docs.stripe.com/api/invoices/object>.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{Identified, List, Metadata, OnlyId, Period, Reference, UnixTime, null_as_default};

/// An invoice. (A preview, as in the event `invoice.upcoming`, has no id and is none of these.)
///
/// All amounts are minor units of `currency`; a credit is negative.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Invoice {
    /// `in_…`
    pub id: String,
    /// Whether it was deleted; only a draft can be.
    #[serde(default, deserialize_with = "null_as_default")]
    pub deleted: bool,
    /// Who pays it.
    pub customer: Option<Reference<OnlyId>>,
    /// Before 2025-03-31 only. See [`Invoice::subscription_id`].
    subscription: Option<Reference<OnlyId>>,
    /// What it was made for, since 2025-03-31.
    pub parent: Option<InvoiceParent>,
    /// What customers quote. Absent while it is a draft.
    pub number: Option<String>,
    status: Option<InvoiceStatus>,
    paid: Option<bool>,
    closed: Option<bool>,
    forgiven: Option<bool>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// Before taxes and discounts.
    pub subtotal: Option<i64>,
    /// After taxes and discounts.
    pub total: Option<i64>,
    /// What was or is to be paid: the total less the customer's credit.
    pub amount_due: Option<i64>,
    /// What was paid.
    pub amount_paid: Option<i64>,
    /// What is still to be paid.
    pub amount_remaining: Option<i64>,
    /// What credit notes took off before it was paid.
    pub pre_payment_credit_notes_amount: Option<i64>,
    /// What credit notes gave back after it was paid, in whatever way.
    pub post_payment_credit_notes_amount: Option<i64>,
    /// Before 2025-03-31 only. See [`Invoice::tax`].
    tax: Option<i64>,
    total_taxes: Option<Vec<TaxAmount>>,
    /// Why it was made: `subscription_cycle`, `manual`, …
    pub billing_reason: Option<String>,
    /// Charged by itself, or by sending it.
    pub collection_method: Option<CollectionMethod>,
    /// How often payment was tried.
    pub attempt_count: Option<u32>,
    /// When payment is tried next.
    pub next_payment_attempt: Option<UnixTime>,
    /// When a sent invoice is to be paid.
    pub due_date: Option<UnixTime>,
    /// A page of Stripe's to pay it or read it. Null for a draft; it expires, so ask again rather than store it.
    pub hosted_invoice_url: Option<String>,
    /// The same as a file; the same holds.
    pub invoice_pdf: Option<String>,
    /// When it went from one status to another.
    pub status_transitions: Option<StatusTransitions>,
    /// What is charged: the first of them, newest first.
    #[serde(default, deserialize_with = "null_as_default")]
    pub lines: List<InvoiceLine>,
    /// What customers read.
    pub description: Option<String>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    created: Option<UnixTime>,
    date: Option<UnixTime>,
}

/// What a subscription's next invoice will be, as far as Stripe knows today.
///
/// All amounts are minor units of `currency`; a credit is negative.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvoicePreview {
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// After taxes and discounts.
    pub total: Option<i64>,
    /// What is to be paid: the total less the customer's credit.
    pub amount_due: Option<i64>,
    /// When payment is tried. Absent for one that is sent.
    pub next_payment_attempt: Option<UnixTime>,
    /// When it is made.
    pub period_end: Option<UnixTime>,
}

/// What an invoice was made for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvoiceParent {
    /// Set for a subscription's invoice.
    pub subscription_details: Option<SubscriptionDetails>,
}

/// The subscription of an invoice.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionDetails {
    /// Which one.
    pub subscription: Option<Reference<OnlyId>>,
    /// Its metadata when the invoice was finalised.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
}

/// When an invoice changed its status.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct StatusTransitions {
    /// When it stopped being a draft.
    pub finalized_at: Option<UnixTime>,
    /// When it was given up.
    pub marked_uncollectible_at: Option<UnixTime>,
    /// When it was paid.
    pub paid_at: Option<UnixTime>,
    /// When it was voided.
    pub voided_at: Option<UnixTime>,
}

/// One line of an invoice.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvoiceLine {
    /// `il_…`
    pub id: String,
    /// What customers read.
    pub description: Option<String>,
    /// Minor units; a credit is negative.
    pub amount: Option<i64>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// How many.
    pub quantity: Option<u64>,
    period: Option<LinePeriod>,
    proration: Option<bool>,
    parent: Option<LineParent>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct TaxAmount {
    amount: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct LineParent {
    subscription_item_details: Option<LineDetails>,
    invoice_item_details: Option<LineDetails>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct LineDetails {
    proration: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct LinePeriod {
    start: Option<UnixTime>,
    end: Option<UnixTime>,
}

open_enum! {
    /// Where an invoice stands.
    pub enum InvoiceStatus {
        Draft = "draft",
        Open = "open",
        Paid = "paid",
        Uncollectible = "uncollectible",
        Void = "void",
    }
}

open_enum! {
    /// How an invoice is collected.
    pub enum CollectionMethod {
        ChargeAutomatically = "charge_automatically",
        SendInvoice = "send_invoice",
    }
}

impl Invoice {
    /// The subscription it was made for: `subscription` before 2025-03-31, under `parent` since.
    pub fn subscription_id(&self) -> Option<&str> {
        let details = self.parent.as_ref().and_then(|parent| parent.subscription_details.as_ref());
        let current = details.and_then(|details| details.subscription.as_ref());
        current.or(self.subscription.as_ref()).map(Reference::id)
    }

    /// Where it stands. Before 2018-11-08 it had no status but three flags, of which `paid` stayed until 2025-03-31.
    pub fn status(&self) -> Option<InvoiceStatus> {
        let from_flags = || {
            let is = |flag: Option<bool>| flag == Some(true);
            self.paid?;
            Some(match self {
                _ if is(self.paid) => InvoiceStatus::Paid,
                _ if is(self.forgiven) => InvoiceStatus::Uncollectible,
                _ if is(self.closed) => InvoiceStatus::Void,
                _ => InvoiceStatus::Open,
            })
        };
        self.status.clone().or_else(from_flags)
    }

    /// All taxes in it. Before 2025-03-31 this was its `tax`.
    pub fn tax(&self) -> i64 {
        let taxes = self.total_taxes.as_deref().unwrap_or_default();
        self.tax.unwrap_or_else(|| taxes.iter().filter_map(|tax| tax.amount).fold(0, i64::saturating_add))
    }

    /// When it was made. Before 2019-03-14 this was its `date`.
    pub fn created(&self) -> Option<UnixTime> {
        self.created.or(self.date)
    }
}

impl InvoiceLine {
    /// The time that is paid for.
    pub fn period(&self) -> Option<Period> {
        let period = self.period.as_ref()?;
        Some(Period { start: period.start?, end: period.end? })
    }

    /// Whether it makes up for a change within a period. Since 2025-03-31 what it was made of says so.
    pub fn is_proration(&self) -> bool {
        let parent = self.parent.as_ref();
        let details = parent.and_then(|parent| {
            parent.subscription_item_details.as_ref().or(parent.invoice_item_details.as_ref())
        });
        details.and_then(|details| details.proration).or(self.proration) == Some(true)
    }
}

impl Identified for Invoice {
    fn id(&self) -> &str {
        &self.id
    }
}
