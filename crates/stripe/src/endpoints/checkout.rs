//! <https://docs.stripe.com/api/checkout/sessions>

use crate::answer::Fetched;
use crate::client::Account;
use crate::error::Error;
use crate::form::Form;
use crate::objects::{CheckoutSession, Metadata};
use crate::request::IdempotencyKey;

/// A visit to Stripe's page to save a new payment method. It becomes nobody's default by itself.
#[derive(Clone, Debug)]
pub struct NewSetupSession {
    /// Whose method it will be.
    pub customer: String,
    /// What will be charged to it, as three lower-case letters: Stripe offers the methods that can do that, and requires
    /// it since we name no methods ourselves.
    pub currency: String,
    /// Where Stripe sends the customer afterwards; it puts the session's id where this has `{CHECKOUT_SESSION_ID}`.
    pub success_url: String,
    /// Where Stripe sends a customer who turns back.
    pub cancel_url: String,
    /// The language of the page, one that Stripe lists (`de`, `pt-BR`), or it refuses; `None` for the browser's.
    pub locale: Option<String>,
    /// Free text by key.
    pub metadata: Metadata,
}

impl Account {
    /// Opens a visit to save a payment method.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn create_setup_session(
        &self,
        session: &NewSetupSession,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<CheckoutSession>, Error> {
        let params = Form::new()
            .set("mode", "setup")
            .set("customer", &session.customer)
            .set("currency", &session.currency)
            .set("success_url", &session.success_url)
            .set("cancel_url", &session.cancel_url)
            .set_some("locale", session.locale.as_ref())
            .entries("metadata", &session.metadata)?;
        self.post(&["checkout", "sessions"], params, key).await
    }

    /// One visit, with its setup intent as it is now.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_checkout_session(&self, id: &str) -> Result<Fetched<CheckoutSession>, Error> {
        self.get(&["checkout", "sessions", id], Form::new().expand("setup_intent")).await
    }
}
