//! Payment intents: one attempt after another to collect one amount. Each is the payment of one invoice.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::table::Row;

words! {
    PaymentIntentStatus {
        RequiresPaymentMethod = "requires_payment_method",
        RequiresAction = "requires_action",
        Processing = "processing",
        Succeeded = "succeeded",
        Canceled = "canceled",
    }
}

/// How identifiers begin.
pub(crate) const PAYMENT_INTENT: &str = "pi_";
const INVOICE_PAYMENT: &str = "inpay_";

#[derive(Debug)]
pub(crate) struct PaymentIntent {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) client_secret: String,
    pub(crate) customer: String,
    pub(crate) description: Option<String>,
    pub(crate) invoice: String,
    pub(crate) latest_charge: Option<String>,
    pub(crate) payment_method: Option<String>,
    pub(crate) payment_method_types: Vec<String>,
    pub(crate) status: PaymentIntentStatus,
    /// When a bank debit that is on its way will have been made, or have failed.
    pub(crate) settles_at: Option<Seconds>,
    pub(crate) succeeded_at: Option<Seconds>,
    pub(crate) canceled_at: Option<Seconds>,
    pub(crate) last_payment_error: Option<Value>,
}

impl Row for PaymentIntent {
    const IS_TIMED: bool = true;

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.customer, &self.invoice]
    }
}

impl PaymentIntent {
    pub(crate) fn json(&self) -> Value {
        let received = if self.status == PaymentIntentStatus::Succeeded { self.amount } else { 0 };
        let must_authenticate = self.status == PaymentIntentStatus::RequiresAction;
        json!({
            "id": self.id,
            "object": "payment_intent",
            "amount": self.amount,
            "amount_capturable": 0,
            "amount_details": { "tip": {} },
            "amount_received": received,
            "application": null,
            "application_fee_amount": null,
            "automatic_payment_methods": null,
            "canceled_at": self.canceled_at,
            "cancellation_reason": self.canceled_at.map(|_| "void_invoice"),
            "capture_method": "automatic",
            "client_secret": self.client_secret,
            "confirmation_method": "automatic",
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "description": self.description,
            "excluded_payment_method_types": null,
            "invoice": self.invoice,
            "last_payment_error": self.last_payment_error,
            "latest_charge": self.latest_charge,
            "livemode": false,
            "metadata": Metadata::new(),
            "next_action": must_authenticate.then(|| json!({ "type": "use_stripe_sdk" })),
            "on_behalf_of": null,
            "payment_method": self.payment_method,
            "payment_method_configuration_details": null,
            "payment_method_options": {},
            "payment_method_types": self.payment_method_types,
            "processing": null,
            "receipt_email": null,
            "review": null,
            "setup_future_usage": null,
            "shipping": null,
            "source": null,
            "statement_descriptor": null,
            "statement_descriptor_suffix": null,
            "status": self.status.word(),
            "transfer_data": null,
            "transfer_group": null,
        })
    }

    /// Stripe's identifier of the same thing, seen from the invoice.
    pub(crate) fn invoice_payment_id(&self) -> String {
        format!("{INVOICE_PAYMENT}{}", self.id.trim_start_matches(PAYMENT_INTENT))
    }

    /// The payment intent behind an invoice payment.
    pub(crate) fn id_of_invoice_payment(id: &str) -> Option<String> {
        id.strip_prefix(INVOICE_PAYMENT).map(|rest| format!("{PAYMENT_INTENT}{rest}"))
    }

    /// `paid`, `open` or `canceled`, as an invoice payment has it.
    pub(crate) fn invoice_payment_status(&self) -> &'static str {
        match self.status {
            PaymentIntentStatus::Succeeded => "paid",
            PaymentIntentStatus::Canceled => "canceled",
            PaymentIntentStatus::RequiresPaymentMethod
            | PaymentIntentStatus::RequiresAction
            | PaymentIntentStatus::Processing => "open",
        }
    }

    /// The invoice payment.
    pub(crate) fn invoice_payment_json(&self) -> Value {
        let paid = self.status == PaymentIntentStatus::Succeeded;
        json!({
            "id": self.invoice_payment_id(),
            "object": "invoice_payment",
            "amount_paid": paid.then_some(self.amount),
            "amount_requested": self.amount,
            "created": self.created,
            "currency": self.currency,
            "invoice": self.invoice,
            "is_default": true,
            "livemode": false,
            "payment": { "payment_intent": self.id, "type": "payment_intent" },
            "status": self.invoice_payment_status(),
            "status_transitions": { "canceled_at": self.canceled_at, "paid_at": self.succeeded_at },
        })
    }
}
