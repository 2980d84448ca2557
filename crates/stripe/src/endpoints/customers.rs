//! <https://docs.stripe.com/api/customers>

use crate::answer::{Fetched, Page};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::form::{Change, Form};
use crate::objects::{Customer, Metadata};
use crate::request::IdempotencyKey;

/// A customer to be made.
#[derive(Clone, Debug, Default)]
pub struct NewCustomer {
    /// Where Stripe sends receipts.
    pub email: Option<String>,
    /// Full name, or the business's.
    pub name: Option<String>,
    /// Free text by key.
    pub metadata: Metadata,
}

/// What to change about a customer.
#[derive(Clone, Debug, Default)]
pub struct CustomerChanges {
    /// Where Stripe sends receipts.
    pub email: Change<String>,
    /// Full name, or the business's.
    pub name: Change<String>,
    /// The id of what is charged where nothing else is said.
    pub default_payment_method: Change<String>,
    /// Keys to set; an empty value removes the key. Others stay.
    pub metadata: Metadata,
}

impl Account {
    /// Customers; with `email`, those who have exactly it (upper and lower case matter to Stripe).
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_customers(
        &self,
        email: Option<&str>,
        listing: Listing<'_>,
    ) -> Result<Page<Customer>, Error> {
        let params = listing.params().set_some("email", email);
        self.list_expanded(&["customers"], params, "data.discount.source.coupon").await
    }

    /// One customer; a deleted one is still found, with only `deleted` to say about it.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_customer(&self, id: &str) -> Result<Fetched<Customer>, Error> {
        self.get_expanded(&["customers", id], "discount.source.coupon").await
    }

    /// Makes a customer.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn create_customer(
        &self,
        customer: &NewCustomer,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<Customer>, Error> {
        let params = Form::new()
            .set_some("email", customer.email.as_ref())
            .set_some("name", customer.name.as_ref())
            .entries("metadata", &customer.metadata)?;
        self.post(&["customers"], params, key).await
    }

    /// Changes a customer.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn update_customer(
        &self,
        id: &str,
        changes: &CustomerChanges,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<Customer>, Error> {
        let params = Form::new()
            .change("email", &changes.email)
            .change("name", &changes.name)
            .change("invoice_settings[default_payment_method]", &changes.default_payment_method)
            .entries("metadata", &changes.metadata)?;
        let seen: Fetched<Customer> = self.post(&["customers", id], params, key).await?;
        if seen.object.knows_its_discount() {
            return Ok(seen);
        }
        // The change is made, whatever comes of this.
        let whole = self.retrieve_customer(id).await;
        let request_id = seen.request_id.clone();
        Ok(whole.map_or(seen, |whole| Fetched { request_id, ..whole }))
    }

    /// Deletes a customer for good, and ends its subscriptions at once. Missing if it was deleted before.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn delete_customer(&self, id: &str) -> Result<Fetched<Customer>, Error> {
        self.delete(&["customers", id]).await
    }
}
