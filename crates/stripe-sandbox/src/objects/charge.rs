//! Charges: single attempts to move money, those that succeeded and those that a bank refused.

use serde_json::{Map, Value, json};

use super::Seconds;
use super::metadata::Metadata;
use super::payment_method::{Decline, Kind, PaymentMethod};
use crate::pagination::list_object;
use crate::state::State;
use crate::table::Row;

#[derive(Debug)]
pub(crate) struct Charge {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    /// What was given back so far; never more than the amount.
    pub(crate) amount_refunded: i64,
    pub(crate) currency: String,
    pub(crate) customer: String,
    pub(crate) description: Option<String>,
    /// Why the bank refused; `None` for a charge that succeeded.
    pub(crate) decline: Option<Decline>,
    pub(crate) invoice: String,
    pub(crate) payment_intent: String,
    /// The payment method as it was charged, which outlives its later changes.
    pub(crate) method: PaymentMethod,
}

impl Row for Charge {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.customer, &self.payment_intent]
    }
}

impl Charge {
    /// What can still be given back.
    pub(crate) fn refundable(&self) -> i64 {
        if self.decline.is_some() { 0 } else { self.amount - self.amount_refunded }
    }

    pub(crate) fn json(&self) -> Value {
        let paid = self.decline.is_none();
        json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount,
            "amount_captured": if paid { self.amount } else { 0 },
            "amount_refunded": self.amount_refunded,
            "application": null,
            "application_fee": null,
            "application_fee_amount": null,
            "balance_transaction": null,
            "billing_details": self.method.billing_details.json(),
            "calculated_statement_descriptor": "NORTHWIND",
            "captured": paid,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "description": self.description,
            "disputed": false,
            "failure_balance_transaction": null,
            "failure_code": self.decline.map(Decline::code),
            "failure_message": self.decline.map(Decline::message),
            "fraud_details": {},
            "invoice": self.invoice,
            "livemode": false,
            "metadata": Metadata::new(),
            "on_behalf_of": null,
            "outcome": self.outcome_json(),
            "paid": paid,
            "payment_intent": self.payment_intent,
            "payment_method": self.method.id,
            "payment_method_details": self.method_details_json(),
            "receipt_email": null,
            "receipt_number": null,
            "receipt_url": null,
            "refunded": paid && self.amount_refunded == self.amount,
            "review": null,
            "shipping": null,
            "source": null,
            "source_transfer": null,
            "statement_descriptor": null,
            "statement_descriptor_suffix": null,
            "status": if paid { "succeeded" } else { "failed" },
            "transfer_data": null,
            "transfer_group": null,
        })
    }

    /// What was given back, which Stripe shows only to those who ask with `expand[]=refunds`.
    pub(crate) fn refunds_json(&self, state: &State) -> Value {
        let refunds = state.refunds.with_key(&self.id).rev();
        let data = refunds.map(super::refund::Refund::json).collect();
        list_object(&format!("/v1/charges/{}/refunds", self.id), false, data)
    }

    fn outcome_json(&self) -> Value {
        let (status, message, kind) = match self.decline {
            None => ("approved_by_network", "Payment complete.", "authorized"),
            Some(_) => {
                ("declined_by_network", "The bank did not return any further details.", "issuer_declined")
            }
        };
        json!({
            "advice_code": null,
            "network_advice_code": null,
            "network_decline_code": null,
            "network_status": status,
            "reason": self.decline.map(Decline::decline_code),
            "seller_message": message,
            "type": kind,
        })
    }

    fn method_details_json(&self) -> Value {
        let kind = self.method.type_name();
        let mut details = match &self.method.kind {
            Kind::Card { brand, last4, exp_month, exp_year, wallet } => json!({
                "amount_authorized": self.decline.is_none().then_some(self.amount),
                "brand": brand,
                "checks": { "address_line1_check": null, "address_postal_code_check": null, "cvc_check": "pass" },
                "country": "US",
                "exp_month": exp_month,
                "exp_year": exp_year,
                "fingerprint": format!("SandboxCard{last4}"),
                "funding": "credit",
                "installments": null,
                "last4": last4,
                "mandate": null,
                "network": brand,
                "three_d_secure": null,
                "wallet": wallet.map(|kind| json!({ "dynamic_last4": null, "type": kind })),
            }),
            other => other.json(),
        };
        let mut object = Map::new();
        object.insert(kind.to_owned(), details.take());
        object.insert("type".to_owned(), json!(kind));
        Value::Object(object)
    }
}
