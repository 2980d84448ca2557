//! Setup intents: the saving of a payment method for later.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::table::Row;

words! {
    SetupIntentStatus {
        RequiresPaymentMethod = "requires_payment_method",
        RequiresConfirmation = "requires_confirmation",
        RequiresAction = "requires_action",
        Succeeded = "succeeded",
    }
}

#[derive(Debug)]
pub(crate) struct SetupIntent {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) client_secret: String,
    pub(crate) customer: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) payment_method: Option<String>,
    pub(crate) payment_method_types: Vec<String>,
    pub(crate) status: SetupIntentStatus,
    pub(crate) usage: String,
    pub(crate) last_setup_error: Option<Value>,
    pub(crate) metadata: Metadata,
}

impl Row for SetupIntent {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        self.customer.as_deref().into_iter().collect()
    }
}

impl SetupIntent {
    pub(crate) fn json(&self) -> Value {
        let must_authenticate = self.status == SetupIntentStatus::RequiresAction;
        json!({
            "id": self.id,
            "object": "setup_intent",
            "application": null,
            "automatic_payment_methods": null,
            "cancellation_reason": null,
            "client_secret": self.client_secret,
            "created": self.created,
            "customer": self.customer,
            "description": self.description,
            "excluded_payment_method_types": null,
            "flow_directions": null,
            "last_setup_error": self.last_setup_error,
            "latest_attempt": null,
            "livemode": false,
            "mandate": null,
            "metadata": self.metadata,
            "next_action": must_authenticate.then(|| json!({ "type": "use_stripe_sdk" })),
            "on_behalf_of": null,
            "payment_method": self.payment_method,
            "payment_method_configuration_details": null,
            "payment_method_options": {},
            "payment_method_types": self.payment_method_types,
            "single_use_mandate": null,
            "status": self.status.word(),
            "usage": self.usage,
        })
    }
}
