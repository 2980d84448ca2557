//! <https://docs.stripe.com/api/subscriptions>
//!
//! Stripe puts only the first items of a long subscription into it. What these functions answer has all of them. Of discounts it puts
//! only ids there. What is listed or retrieved has all of them, as far as the key may read coupons; what a change answers has not.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::answer::{Fetched, Page, Unreadable};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::{Error, ErrorKind};
use crate::form::{Change, Form};
use crate::objects::{List, Metadata, Reference, Subscription, SubscriptionItem, UnixTime};
use crate::request::IdempotencyKey;

/// What to change about a subscription.
#[derive(Clone, Debug, Default)]
pub struct SubscriptionChanges {
    /// When it ends.
    pub ending: Ending,
    /// Whether a pause of its collection ends now (`pause_collection` emptied). Invoices that were held back meanwhile stay as
    /// they are. See <https://docs.stripe.com/billing/subscriptions/pause-payment>.
    pub end_collection_pause: bool,
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
    /// `cancel_at=max_period_end`: with the longest of its items' periods. Since 2025-07-30, for flexible billing.
    /// See <https://docs.stripe.com/changelog/basil/2025-07-30/cancel-at-enums>.
    AtMaxPeriodEnd,
    /// `cancel_at` emptied.
    NotAt,
}

impl Account {
    /// Subscriptions in every status, ended ones as well; with `customer`, only theirs. One whose items or discounts are not to be had, other
    /// than because the account can't be used or the key may not read them, is among the unreadable ones.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_subscriptions(
        &self,
        customer: Option<&str>,
        listing: Listing<'_>,
    ) -> Result<Page<Subscription>, Error> {
        let params = listing.params().set("status", "all").set_some("customer", customer);
        let mut page: Page<Subscription> =
            self.list_expanded(&["subscriptions"], params, "data.discounts.source.coupon").await?;
        for mut seen in std::mem::take(&mut page.data) {
            let completed = async {
                self.complete(&mut seen).await?;
                self.complete_discounts(&mut seen.object).await
            };
            match completed.await {
                Ok(()) => page.data.push(seen),
                Err(error) if is_of_one_alone(&error) => page.unreadable.push(Unreadable {
                    id: Some(seen.object.id),
                    problem: format!("it can't be completed: {error}"),
                    raw: seen.raw,
                }),
                Err(error) => return Err(error),
            }
        }
        Ok(page)
    }

    /// One subscription.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_subscription(&self, id: &str) -> Result<Fetched<Subscription>, Error> {
        let mut seen = self.get_expanded(&["subscriptions", id], "discounts.source.coupon").await?;
        self.complete(&mut seen).await?;
        self.complete_discounts(&mut seen.object).await?;
        Ok(seen)
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
            Ending::AtMaxPeriodEnd => params.set("cancel_at", "max_period_end"),
            Ending::NotAt => params.set("cancel_at", ""),
        };
        let params = if changes.end_collection_pause { params.set("pause_collection", "") } else { params };
        let params = params
            .change("default_payment_method", &changes.default_payment_method)
            .entries("metadata", &changes.metadata)?;
        let mut seen = self.post(&["subscriptions", id], params, key).await?;
        self.complete(&mut seen).await?;
        Ok(seen)
    }

    /// Lets a subscription in the status `paused` go on, with a new period from now on. Stripe makes an invoice for that; until it
    /// is paid, the answer's status is still `paused`. Refused in any other status: a pause of collection is another thing, and
    /// ends by [`SubscriptionChanges::end_collection_pause`]. See <https://docs.stripe.com/api/subscriptions/resume>.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn resume_subscription(
        &self,
        id: &str,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<Subscription>, Error> {
        let mut seen = self.post(&["subscriptions", id, "resume"], Form::new(), key).await?;
        self.complete(&mut seen).await?;
        Ok(seen)
    }

    /// The items of a subscription, by page. `after` is the `next` of the page before.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_subscription_items(
        &self,
        subscription: &str,
        after: Option<&str>,
    ) -> Result<Page<SubscriptionItem>, Error> {
        let listing = Listing { after, created_since: None };
        self.list(&["subscription_items"], listing.params().set("subscription", subscription)).await
    }

    /// Asks for those items that have discounts of their own, which would be too deep in the subscription: Stripe expands four levels
    /// (<https://docs.stripe.com/expand#multiple-levels>).
    async fn complete_discounts(&self, subscription: &mut Subscription) -> Result<(), Error> {
        for item in &mut subscription.items.data {
            if !item.discounts.iter().all(Reference::is_whole) {
                let path = ["subscription_items", &item.id];
                let whole = self.get_expanded::<SubscriptionItem>(&path, "discounts.source.coupon").await;
                match whole {
                    Ok(whole) => item.discounts = whole.object.discounts,
                    // Taken away since; an event tells it.
                    Err(error) if is_gone(&error) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Puts all of a subscription's items into it, if some are missing.
    async fn complete(&self, seen: &mut Fetched<Subscription>) -> Result<(), Error> {
        if !seen.object.items.has_more {
            return Ok(());
        }
        let mut items = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let page = self.list_subscription_items(&seen.object.id, after.as_deref()).await?;
            if let Some(unreadable) = page.unreadable.first() {
                let problem = format!("an item of a subscription: {}", unreadable.problem);
                return Err(Error::malformed(problem, seen.request_id.clone()));
            }
            items.extend(page.data);
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        seen.raw = with_items(&seen.raw, &items)
            .map_err(|error| Error::malformed(error.to_string(), seen.request_id.clone()))?;
        seen.object.items =
            List { data: items.into_iter().map(|item| item.object).collect(), has_more: false };
        Ok(())
    }
}

/// Whether it is a subscription that can't be completed, and other calls may well be answered.
fn is_of_one_alone(error: &Error) -> bool {
    match error.kind {
        ErrorKind::NotFound { .. } | ErrorKind::InvalidRequest { .. } => true,
        // What something else answers in Stripe's place lacks Stripe's name for the call, and says nothing about the subscription.
        ErrorKind::Malformed { .. } => error.request_id.is_some(),
        _ => false,
    }
}

/// Whether Stripe no longer has an item. It may also say that the item's id is invalid, with a 400 or a 404, and without a code.
fn is_gone(error: &Error) -> bool {
    let (ErrorKind::InvalidRequest { message: said, .. } | ErrorKind::Malformed { reason: said }) =
        &error.kind
    else {
        return error.is_missing();
    };
    error.names_what_is_missing() || said.starts_with("Invalid subscription_item id")
}

/// A subscription's JSON with other items, the rest as it was.
fn with_items(
    subscription: &str,
    items: &[Fetched<SubscriptionItem>],
) -> Result<Arc<str>, serde_json::Error> {
    #[derive(Serialize)]
    struct Items<'a> {
        object: &'static str,
        has_more: bool,
        data: Vec<&'a RawValue>,
    }
    let mut fields: BTreeMap<String, &RawValue> = serde_json::from_str(subscription)?;
    let data = items.iter().map(|item| serde_json::from_str(&item.raw)).collect::<Result<_, _>>()?;
    let items = to_raw_value(&Items { object: "list", has_more: false, data })?;
    fields.insert("items".to_owned(), &items);
    Ok(serde_json::to_string(&fields)?.into())
}
