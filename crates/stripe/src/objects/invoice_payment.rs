//! See <https://docs.stripe.com/api/invoice-payment/object>.

use serde::Deserialize;

use super::{Identified, OnlyId, Reference, UnixTime, null_as_default};

/// What ties a payment to the invoice that it pays, since 2025-03-31. Amounts are minor units of `currency`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvoicePayment {
    /// `inpay_…`
    pub id: String,
    /// The invoice.
    pub invoice: Option<Reference<OnlyId>>,
    /// What pays it.
    pub payment: Option<PaymentOfInvoice>,
    /// `open`, `paid` or `canceled`.
    pub status: Option<String>,
    /// Whether it is the payment that Stripe made for the invoice by itself.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_default: bool,
    /// How much is meant for the invoice.
    pub amount_requested: Option<i64>,
    /// How much of that was paid.
    pub amount_paid: Option<i64>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// What pays an invoice: one of these.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentOfInvoice {
    /// `payment_intent`, `charge` or `payment_record`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// `pi_…`
    pub payment_intent: Option<Reference<OnlyId>>,
    /// `ch_…`, for a payment without an intent.
    pub charge: Option<Reference<OnlyId>>,
}

impl Identified for InvoicePayment {
    fn id(&self) -> &str {
        &self.id
    }
}
