//! <https://docs.stripe.com/api/subscriptions>

use crate::answer::{Fetched, Page};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::form::{Change, Form};
use crate::objects::{Metadata, Subscription, UnixTime};
use crate::request::IdempotencyKey;

/// What to change about a subscription.
#[derive(Clone, Debug, Default)]
pub struct SubscriptionChanges {
    /// Whether it ends with the current period. Stripe refuses this together with `cancel_at`.
    pub cancel_at_period_end: Option<bool>,
    /// When it ends.
    pub cancel_at: Change<UnixTime>,
    /// The id of what it is charged to; cleared, the customer's default is.
    pub default_payment_method: Change<String>,
    /// Keys to set; an empty value removes the key. Others stay.
    pub metadata: Metadata,
}

impl Account {
    /// Subscriptions in every status, ended ones as well; with `customer`, only theirs.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_subscriptions(
        &self,
        customer: Option<&str>,
        listing: Listing<'_>,
    ) -> Result<Page<Subscription>, Error> {
        let params = listing.params().set("status", "all").set_some("customer", customer);
        self.list(&["subscriptions"], params).await
    }

    /// One subscription.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_subscription(&self, id: &str) -> Result<Fetched<Subscription>, Error> {
        self.get(&["subscriptions", id], Form::new()).await
    }

    /// Changes a subscription.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn update_subscription(
        &self,
        id: &str,
        changes: &SubscriptionChanges,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<Subscription>, Error> {
        let params = Form::new()
            .set_some("cancel_at_period_end", changes.cancel_at_period_end)
            .change("cancel_at", &changes.cancel_at)
            .change("default_payment_method", &changes.default_payment_method)
            .entries("metadata", &changes.metadata)?;
        self.post(&["subscriptions", id], params, key).await
    }
}
