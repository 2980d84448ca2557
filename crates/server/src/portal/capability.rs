//! What a portal session may do. The company narrows it when it makes the link; the server holds to it, not only the page.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::problem::Problem;

/// Something that a customer can do in the portal.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Capability {
    /// Cancel a subscription at its period's end and take that back; resume one, or its payments; release one from its schedule.
    SubscriptionCancel,
    /// Replace the payment method.
    PaymentMethodUpdate,
    /// See invoices and fetch their PDFs.
    InvoiceHistory,
}

/// The capabilities of one session.
#[derive(Clone, Debug)]
pub struct Capabilities(Option<Vec<Capability>>);

impl Capabilities {
    /// Reads the stored JSON array; none means everything. A stored array that can't be read allows nothing.
    pub fn stored(json: Option<&str>) -> Self {
        Self(json.map(|json| serde_json::from_str(json).unwrap_or_default()))
    }

    /// Whether the session may do something.
    pub fn allow(&self, capability: Capability) -> bool {
        self.0.as_ref().is_none_or(|allowed| allowed.contains(&capability))
    }

    /// A 403 unless the session may do something.
    pub fn require(&self, capability: Capability) -> Result<(), Problem> {
        if self.allow(capability) {
            return Ok(());
        }
        Err(Problem::forbidden(match capability {
            Capability::SubscriptionCancel => {
                "This link does not allow subscriptions to be canceled or resumed."
            }
            Capability::PaymentMethodUpdate => "This link does not allow the payment method to be changed.",
            Capability::InvoiceHistory => "This link does not show invoices.",
        }))
    }
}
