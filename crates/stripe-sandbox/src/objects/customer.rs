//! Customers.

use serde_json::{Value, json};

use super::Seconds;
use super::address::Address;
use super::metadata::Metadata;
use crate::state::State;
use crate::table::Row;

#[derive(Debug)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) address: Option<Address>,
    /// A credit, which is negative, or a debt; the next invoice that is finalised has it taken off or put on.
    pub(crate) balance: i64,
    /// Fixed by the first charge.
    pub(crate) currency: Option<String>,
    /// Whether the latest invoice that was charged automatically failed.
    pub(crate) delinquent: bool,
    /// `invoice_settings.default_payment_method`.
    pub(crate) default_payment_method: Option<String>,
    /// A card from before payment methods, charged where no payment method was chosen.
    pub(crate) default_source: Option<String>,
    /// Taken off what has no discount of its own.
    pub(crate) discount: Option<String>,
    pub(crate) invoice_prefix: String,
    pub(crate) next_invoice_sequence: u32,
    pub(crate) preferred_locales: Vec<String>,
    pub(crate) tax_exempt: String,
    /// The test clock that it was made with. The sandbox has one clock for all, so this only keeps it out of the list, as in Stripe.
    pub(crate) test_clock: Option<String>,
    pub(crate) metadata: Metadata,
    /// A deleted customer stays as a tombstone: it can be retrieved, and nothing else.
    pub(crate) deleted: bool,
}

impl Row for Customer {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        self.email.as_deref().into_iter().collect()
    }
}

impl Customer {
    /// A customer of whom nothing is known yet.
    pub(crate) fn new(id: String, created: Seconds, invoice_prefix: String) -> Self {
        Self {
            id,
            created,
            name: None,
            email: None,
            phone: None,
            description: None,
            address: None,
            balance: 0,
            currency: None,
            delinquent: false,
            default_payment_method: None,
            default_source: None,
            discount: None,
            invoice_prefix,
            next_invoice_sequence: 1,
            preferred_locales: Vec::new(),
            tax_exempt: "none".to_owned(),
            test_clock: None,
            metadata: Metadata::new(),
            deleted: false,
        }
    }

    /// Whether its balance is in a currency.
    pub(crate) fn pays_in(&self, currency: &str) -> bool {
        self.currency.as_deref().is_none_or(|own| own == currency)
    }

    /// What is charged where nothing else was chosen.
    pub(crate) fn pays_with(&self) -> Option<String> {
        self.default_payment_method.clone().or_else(|| self.default_source.clone())
    }

    pub(crate) fn json(&self, state: &State) -> Value {
        if self.deleted {
            return json!({ "id": self.id, "object": "customer", "deleted": true });
        }
        json!({
            "id": self.id,
            "object": "customer",
            "address": self.address.as_ref().map(Address::json),
            "balance": self.balance,
            "created": self.created,
            "currency": self.currency,
            "default_source": self.default_source,
            "delinquent": self.delinquent,
            "description": self.description,
            "discount": self.discount.as_ref().and_then(|id| state.object(id)),
            "email": self.email,
            "invoice_prefix": self.invoice_prefix,
            "invoice_settings": {
                "custom_fields": null,
                "default_payment_method": self.default_payment_method,
                "footer": null,
                "rendering_options": null,
            },
            "livemode": false,
            "metadata": self.metadata,
            "name": self.name,
            "next_invoice_sequence": self.next_invoice_sequence,
            "phone": self.phone,
            "preferred_locales": self.preferred_locales,
            "shipping": null,
            "tax_exempt": self.tax_exempt,
            "test_clock": self.test_clock,
        })
    }
}
