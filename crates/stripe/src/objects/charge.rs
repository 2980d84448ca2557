//! See <https://docs.stripe.com/api/charges/object>.

use serde::Deserialize;

use super::{Identified, OnlyId, Reference, UnixTime, null_as_default};

/// Money that was taken, or was tried to be. Amounts are minor units of `currency`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Charge {
    /// `ch_…`, or `py_…` for what isn't a card.
    pub id: String,
    /// `succeeded`, `pending` or `failed`.
    pub status: Option<String>,
    /// Who was charged.
    pub customer: Option<Reference<OnlyId>>,
    /// The invoice that it paid. Before 2025-03-31 only; since, ask for the invoice payments of `payment_intent`.
    pub invoice: Option<Reference<OnlyId>>,
    /// What it was made by.
    pub payment_intent: Option<Reference<OnlyId>>,
    /// How much was to be taken.
    pub amount: Option<i64>,
    /// How much was given back so far.
    pub amount_refunded: Option<i64>,
    /// Whether all of it was given back.
    #[serde(default, deserialize_with = "null_as_default")]
    pub refunded: bool,
    /// Whether the customer's bank has called it into question.
    #[serde(default, deserialize_with = "null_as_default")]
    pub disputed: bool,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

impl Identified for Charge {
    fn id(&self) -> &str {
        &self.id
    }
}
