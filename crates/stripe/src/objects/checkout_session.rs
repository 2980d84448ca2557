//! See <https://docs.stripe.com/api/checkout/sessions/object>.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{Identified, Metadata, OnlyId, Reference, SetupIntent, UnixTime, null_as_default};

/// A visit to Stripe's own page, where a customer enters a payment method.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CheckoutSession {
    /// `cs_…`
    pub id: String,
    /// What it is for.
    pub mode: Option<CheckoutMode>,
    /// Where it stands.
    pub status: Option<CheckoutStatus>,
    /// Whether money came in.
    pub payment_status: Option<PaymentStatus>,
    /// Where to send the customer; only while it is open.
    pub url: Option<String>,
    /// Whose visit it is.
    pub customer: Option<Reference<OnlyId>>,
    /// In mode `setup`: what saves the payment method.
    pub setup_intent: Option<Reference<SetupIntent>>,
    /// In mode `subscription`: what was bought.
    pub subscription: Option<Reference<OnlyId>>,
    /// The first invoice of it.
    pub invoice: Option<Reference<OnlyId>>,
    /// The caller's own mark.
    pub client_reference_id: Option<String>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
    /// When it stops working.
    pub expires_at: Option<UnixTime>,
}

open_enum! {
    /// What a Checkout session is for.
    pub enum CheckoutMode { Payment = "payment", Setup = "setup", Subscription = "subscription", }
}

open_enum! {
    /// Where a Checkout session stands.
    pub enum CheckoutStatus { Open = "open", Complete = "complete", Expired = "expired", }
}

open_enum! {
    /// Whether a Checkout session was paid for.
    pub enum PaymentStatus { Paid = "paid", Unpaid = "unpaid", NoPaymentRequired = "no_payment_required", }
}

impl CheckoutSession {
    /// The payment method it saved, if its setup intent came with it (`expand[]`) and succeeded.
    pub fn saved_payment_method_id(&self) -> Option<&str> {
        let intent = self.setup_intent.as_ref()?.object()?;
        let succeeded = intent.status == Some(super::SetupIntentStatus::Succeeded);
        intent.payment_method.as_ref().filter(|_| succeeded).map(Reference::id)
    }
}

impl Identified for CheckoutSession {
    fn id(&self) -> &str {
        &self.id
    }
}
