//! Refunds: money given back from a charge.

use serde_json::{Value, json};

use super::Seconds;
use super::metadata::Metadata;
use crate::table::Row;

#[derive(Debug)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) charge: String,
    pub(crate) payment_intent: String,
    pub(crate) reason: Option<String>,
    pub(crate) to_card: bool,
    pub(crate) metadata: Metadata,
}

impl Row for Refund {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.charge, &self.payment_intent]
    }
}

impl Refund {
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "refund",
            "amount": self.amount,
            "balance_transaction": null,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "destination_details": self.to_card.then(|| json!({ "card": { "type": "refund" }, "type": "card" })),
            "metadata": self.metadata,
            "payment_intent": self.payment_intent,
            "reason": self.reason,
            "receipt_number": null,
            "source_transfer_reversal": null,
            "status": "succeeded",
            "transfer_reversal": null,
        })
    }
}
