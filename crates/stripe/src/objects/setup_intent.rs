//! See <https://docs.stripe.com/api/setup_intents/object>.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{Identified, Metadata, OnlyId, PaymentMethod, Reference, UnixTime, null_as_default};

/// An attempt to save a payment method for later.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SetupIntent {
    /// `seti_…`
    pub id: String,
    /// Where it stands.
    pub status: Option<SetupIntentStatus>,
    /// Whose it will be.
    pub customer: Option<Reference<OnlyId>>,
    /// What was saved; usable once the status is `succeeded`.
    pub payment_method: Option<Reference<PaymentMethod>>,
    /// Why the last try failed.
    pub last_setup_error: Option<SetupError>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// Why a payment method could not be saved.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SetupError {
    /// `card_declined`, …
    pub code: Option<String>,
    /// The bank's reason.
    pub decline_code: Option<String>,
    /// A sentence for the customer.
    pub message: Option<String>,
}

open_enum! {
    /// Where a setup intent stands.
    pub enum SetupIntentStatus {
        RequiresPaymentMethod = "requires_payment_method",
        RequiresConfirmation = "requires_confirmation",
        RequiresAction = "requires_action",
        Processing = "processing",
        Canceled = "canceled",
        Succeeded = "succeeded",
    }
}

impl Identified for SetupIntent {
    fn id(&self) -> &str {
        &self.id
    }
}
