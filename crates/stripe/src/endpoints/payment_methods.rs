//! <https://docs.stripe.com/api/payment_methods>

use crate::answer::{Fetched, Page};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::form::Form;
use crate::objects::PaymentMethod;
use crate::request::IdempotencyKey;

impl Account {
    /// A customer's payment methods, of every kind. `after` is the `next` of the page before.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_payment_methods(
        &self,
        customer: &str,
        after: Option<&str>,
    ) -> Result<Page<PaymentMethod>, Error> {
        let listing = Listing { after, created_since: None };
        self.list(&["customers", customer, "payment_methods"], listing.params()).await
    }

    /// One payment method.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_payment_method(&self, id: &str) -> Result<Fetched<PaymentMethod>, Error> {
        self.get(&["payment_methods", id], Form::new()).await
    }

    /// Takes a payment method away from its customer, for good: it can neither be charged nor attached again. Refused when nobody
    /// has it. See <https://docs.stripe.com/api/payment_methods/detach>.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn detach_payment_method(
        &self,
        id: &str,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<PaymentMethod>, Error> {
        self.post(&["payment_methods", id, "detach"], Form::new(), key).await
    }
}
