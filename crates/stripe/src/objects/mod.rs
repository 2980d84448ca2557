//! Stripe's objects, read tolerantly.
//!
//! A webhook may come in any API version, and Stripe adds fields and values without notice
//! (<https://docs.stripe.com/upgrades>). So nearly every field is optional, what we don't know is skipped, a value that
//! is new to us is kept as it is, and where a field has moved, a method finds it in either place. Only a field of the
//! wrong type, or a number out of its bounds, is an error, and the error names the field.

mod account;
mod charge;
mod checkout_session;
mod credit_note;
mod customer;
mod discount;
mod event;
mod invoice;
mod invoice_payment;
mod open_enum;
mod payment_method;
mod price;
mod product;
mod reference;
mod refund;
mod setup_intent;
mod source;
mod subscription;
mod subscription_schedule;
mod unix_time;

pub use account::Account;
pub use charge::Charge;
pub use checkout_session::{CheckoutMode, CheckoutSession, CheckoutStatus, PaymentStatus};
pub use credit_note::{CreditNote, CreditNoteRefund, CreditNoteStatus};
pub use customer::{Customer, CustomerInvoiceSettings};
pub use discount::{Coupon, CouponDuration, Discount};
pub use event::{Event, EventData, Subject};
pub use invoice::{
    CollectionMethod, Invoice, InvoiceLine, InvoiceParent, InvoicePreview, InvoiceStatus, StatusTransitions,
    SubscriptionDetails,
};
pub use invoice_payment::{InvoicePayment, PaymentOfInvoice};
pub use payment_method::{BillingDetails, Instrument, PaymentMethod, PaymentMethodDetails, Wallet};
pub use price::{
    BillingScheme, Interval, Plan, Price, PriceKind, Recurring, Rounding, Tier, TiersMode, TransformQuantity,
    UsageType,
};
pub use product::Product;
pub use reference::{Identified, OnlyId, Reference};
pub use refund::Refund;
pub use setup_intent::{SetupError, SetupIntent, SetupIntentStatus};
pub use source::Source;
pub use subscription::{
    BillingMode, BillingModeKind, CancellationDetails, PauseBehavior, PauseCollection, Subscription,
    SubscriptionItem, SubscriptionStatus,
};
pub use subscription_schedule::{
    ScheduleEnd, SchedulePhase, SchedulePhaseItem, ScheduleStatus, SubscriptionSchedule,
};
pub use unix_time::{Period, UnixTime};

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// Free text by key, as the owner of the Stripe account attached it to an object.
pub type Metadata = BTreeMap<String, String>;

/// JSON that isn't the object it should be.
#[derive(Debug, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct ParseError {
    /// Where it is wrong, such as `items.data[0].quantity`; `.` is the whole.
    pub field: String,
    /// What is wrong there.
    pub problem: String,
}

/// Reads one object from its JSON.
///
/// # Errors
/// [`ParseError`] if the text is not JSON, has no `id`, or has a field of a wrong type or out of bounds.
pub fn parse<T: DeserializeOwned>(json: &str) -> Result<T, ParseError> {
    // To know where one is takes as long as reading, so it is found out only where something is wrong.
    if let Ok(object) = serde_json::from_str(json) {
        return Ok(object);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let object = named(serde_path_to_error::deserialize(&mut deserializer))?;
    deserializer.end().map_err(|error| ParseError { field: ".".to_owned(), problem: error.to_string() })?;
    Ok(object)
}

fn named<T>(result: Result<T, serde_path_to_error::Error<serde_json::Error>>) -> Result<T, ParseError> {
    result.map_err(|error| ParseError {
        field: error.path().to_string(),
        problem: error.into_inner().to_string(),
    })
}

/// A list inside an object. Stripe puts only the beginning of a long one there.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct List<T> {
    /// Its first elements.
    #[serde(default = "Vec::new")]
    pub data: Vec<T>,
    /// Whether there are more, to be asked for page by page.
    #[serde(default)]
    pub has_more: bool,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { data: Vec::new(), has_more: false }
    }
}

/// For a field that has a value for "nothing", where Stripe may send null or leave it out.
fn null_as_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests;
