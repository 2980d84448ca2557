//! See <https://docs.stripe.com/api/customers/object>.

use serde::Deserialize;

use super::{Discount, Identified, Metadata, PaymentMethod, Reference, Source, UnixTime, null_as_default};

/// A customer, or what is left of one: after its deletion Stripe sends only `id` and `deleted`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Customer {
    /// `cus_…`
    pub id: String,
    /// Whether it was deleted, for good.
    #[serde(default, deserialize_with = "null_as_default")]
    pub deleted: bool,
    /// Not unique: several customers may share one address.
    pub email: Option<String>,
    /// Full name, or the business's.
    pub name: Option<String>,
    /// The owner's own note.
    pub description: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// The currency it is billed in, once it was billed.
    pub currency: Option<String>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// How it is billed by default.
    pub invoice_settings: Option<CustomerInvoiceSettings>,
    /// The default from before payment methods: a card, a bank account or a source.
    pub default_source: Option<Reference<Source>>,
    /// Languages (`de`, `pt-BR`), the preferred first.
    #[serde(default, deserialize_with = "null_as_default")]
    pub preferred_locales: Vec<String>,
    /// What is taken off all that it pays for, unless that has a discount of its own.
    pub discount: Option<Reference<Discount>>,
    /// Owed to us if positive, to the customer if negative, in minor units of `currency`.
    pub balance: Option<i64>,
    /// The same, until 2019-10-17.
    pub account_balance: Option<i64>,
    /// Whether its latest invoice is overdue.
    pub delinquent: Option<bool>,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// A customer's `invoice_settings`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CustomerInvoiceSettings {
    /// What subscriptions and invoices without a payment method of their own are charged to.
    pub default_payment_method: Option<Reference<PaymentMethod>>,
}

impl Customer {
    /// What the next invoice is settled with, by whichever name it came.
    pub fn balance(&self) -> i64 {
        self.balance.or(self.account_balance).unwrap_or(0)
    }

    /// Whether Stripe sent all that there is to know of its discount.
    pub fn knows_its_discount(&self) -> bool {
        self.discount.as_ref().is_none_or(Reference::is_whole)
    }

    /// The id of what is charged by default: the default payment method, or else the old default source.
    pub fn default_payment_method_id(&self) -> Option<&str> {
        let settings = self.invoice_settings.as_ref();
        settings
            .and_then(|settings| settings.default_payment_method.as_ref().map(Reference::id))
            .or_else(|| self.default_source.as_ref().map(Reference::id))
    }
}

impl Identified for Customer {
    fn id(&self) -> &str {
        &self.id
    }
}
