//! See <https://docs.stripe.com/api/credit_notes/object>.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{Identified, OnlyId, Reference, UnixTime, null_as_default};

/// What was taken off a finalised invoice. Amounts are minor units of `currency`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CreditNote {
    /// `cn_…`
    pub id: String,
    /// The invoice.
    pub invoice: Option<Reference<OnlyId>>,
    /// Who pays the invoice.
    pub customer: Option<Reference<OnlyId>>,
    /// What customers quote.
    pub number: Option<String>,
    /// Whether it holds.
    pub status: Option<CreditNoteStatus>,
    /// How much it takes off, after taxes and discounts.
    pub total: Option<i64>,
    /// How much of that was owed when it was issued, and now isn't. Absent in older versions.
    pub pre_payment_amount: Option<i64>,
    /// How much of that had been paid, and is given back or credited. Absent in older versions.
    pub post_payment_amount: Option<i64>,
    /// How that was given back, where it was to what the customer had paid with. Absent in older versions.
    #[serde(default, deserialize_with = "null_as_default")]
    pub refunds: Vec<CreditNoteRefund>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// `duplicate`, `fraudulent`, `order_change`, `product_unsatisfactory`, …
    pub reason: Option<String>,
    /// What customers read.
    pub memo: Option<String>,
    /// The file. It expires, so ask again rather than store it.
    pub pdf: Option<String>,
    /// When it was voided.
    pub voided_at: Option<UnixTime>,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// A part of a credit note that was given back.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CreditNoteRefund {
    /// How much of the refund is the credit note's.
    pub amount_refunded: Option<i64>,
}

open_enum! {
    /// Whether a credit note holds.
    pub enum CreditNoteStatus { Issued = "issued", Void = "void", }
}

impl Identified for CreditNote {
    fn id(&self) -> &str {
        &self.id
    }
}
