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
    /// When it ends.
    pub ending: Ending,
    /// The id of what it is charged to; cleared, the customer's default is.
    pub default_payment_method: Change<String>,
    /// Keys to set; an empty value removes the key. Others stay.
    pub metadata: Metadata,
}

/// When a subscription ends. Stripe has two fields for it and refuses both at once, so this is one or the other; and what
/// was set by one of them is undone by the same one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// As it is.
    #[default]
    Keep,
    /// `cancel_at_period_end=true`: with the current period; of items with several intervals, with the shortest.
    AtPeriodEnd,
    /// `cancel_at_period_end=false`
    NotAtPeriodEnd,
    /// `cancel_at`: at that moment.
    At(UnixTime),
    /// `cancel_at` emptied.
    NotAt,
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
        let params = Form::new();
        let params = match changes.ending {
            Ending::Keep => params,
            Ending::AtPeriodEnd => params.set("cancel_at_period_end", true),
            Ending::NotAtPeriodEnd => params.set("cancel_at_period_end", false),
            Ending::At(time) => params.set("cancel_at", time),
            Ending::NotAt => params.set("cancel_at", ""),
        };
        let params = params
            .change("default_payment_method", &changes.default_payment_method)
            .entries("metadata", &changes.metadata)?;
        self.post(&["subscriptions", id], params, key).await
    }
}
