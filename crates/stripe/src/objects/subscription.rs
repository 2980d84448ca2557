//! See <https://docs.stripe.com/api/subscriptions/object>.

use std::borrow::Cow;

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{
    CollectionMethod, Discount, Identified, Invoice, List, Metadata, OnlyId, PaymentMethod, Period, Plan,
    Price, Reference, Source, UnixTime, null_as_default,
};

/// A subscription.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Subscription {
    /// `sub_…`
    pub id: String,
    /// Whose it is.
    pub customer: Option<Reference<OnlyId>>,
    /// Where it stands.
    pub status: Option<SubscriptionStatus>,
    /// What is paid for; all of them share one currency.
    #[serde(default, deserialize_with = "null_as_default")]
    pub items: List<SubscriptionItem>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// Whether it ends with the current period. Flexible billing may leave it false and set `cancel_at` alone.
    #[serde(default, deserialize_with = "null_as_default")]
    pub cancel_at_period_end: bool,
    /// When it is to end.
    pub cancel_at: Option<UnixTime>,
    /// When its end was decided; it may go on until the end of the period.
    pub canceled_at: Option<UnixTime>,
    /// Why it ends or ended.
    pub cancellation_details: Option<CancellationDetails>,
    /// When it ended.
    pub ended_at: Option<UnixTime>,
    /// Before 2025-03-31 only. See [`Subscription::period`].
    pub current_period_start: Option<UnixTime>,
    /// Before 2025-03-31 only. See [`Subscription::period`].
    pub current_period_end: Option<UnixTime>,
    /// When the trial began.
    pub trial_start: Option<UnixTime>,
    /// When the trial ends or ended.
    pub trial_end: Option<UnixTime>,
    /// What becomes of it when the trial ends.
    pub trial_settings: Option<TrialSettings>,
    /// When it began.
    pub start_date: Option<UnixTime>,
    /// The moment that billing dates are counted from.
    pub billing_cycle_anchor: Option<UnixTime>,
    /// Classic or flexible. Absent before 2025-06-30, when all were classic.
    pub billing_mode: Option<BillingMode>,
    /// Set while its invoices are held back; the status stays what it was.
    pub pause_collection: Option<PauseCollection>,
    /// The schedule that manages it, and that refuses direct changes.
    pub schedule: Option<Reference<OnlyId>>,
    /// Charged by itself, or by sending an invoice.
    pub collection_method: Option<CollectionMethod>,
    /// How long a sent invoice may stay unpaid.
    pub days_until_due: Option<u32>,
    /// What it is charged to; outranks the customer's default.
    pub default_payment_method: Option<Reference<PaymentMethod>>,
    /// The same from before payment methods.
    pub default_source: Option<Reference<Source>>,
    /// The last one made for it.
    pub latest_invoice: Option<Reference<Invoice>>,
    /// A setup intent that still needs the customer.
    pub pending_setup_intent: Option<Reference<OnlyId>>,
    #[serde(default, deserialize_with = "null_as_default")]
    discounts: Vec<Reference<Discount>>,
    discount: Option<Reference<Discount>>,
    /// What customers read.
    pub description: Option<String>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// What becomes of a subscription when its trial ends.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TrialSettings {
    /// See [`TrialEnd`].
    pub end_behavior: Option<TrialEnd>,
}

/// What Stripe does at the end of a trial (<https://docs.stripe.com/billing/subscriptions/trials/free-trials>).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TrialEnd {
    /// Where nothing is on file to charge: `create_invoice`, `cancel` or `pause`.
    pub missing_payment_method: Option<String>,
}

/// One line of a subscription: a price and how many of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionItem {
    /// `si_…`
    pub id: String,
    price: Option<Price>,
    plan: Option<Plan>,
    /// How many. Absent for metered prices.
    pub quantity: Option<u64>,
    /// Since 2025-03-31 only. See [`Subscription::item_period`].
    pub current_period_start: Option<UnixTime>,
    /// Since 2025-03-31 only. See [`Subscription::item_period`].
    pub current_period_end: Option<UnixTime>,
    /// What is taken off this line alone.
    #[serde(default, deserialize_with = "null_as_default")]
    pub(crate) discounts: Vec<Reference<Discount>>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// Why a subscription ends.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CancellationDetails {
    /// Who or what caused it: `cancellation_requested`, `payment_failed`, `payment_disputed`, …
    pub reason: Option<String>,
    /// What the customer chose: `too_expensive`, `unused`, …
    pub feedback: Option<String>,
    /// What the customer wrote.
    pub comment: Option<String>,
}

/// How invoices are held back.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PauseCollection {
    /// What becomes of them meanwhile.
    pub behavior: Option<PauseBehavior>,
    /// When that stops by itself.
    pub resumes_at: Option<UnixTime>,
}

/// How a subscription is billed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BillingMode {
    /// Which of the two ways.
    #[serde(rename = "type")]
    pub kind: Option<BillingModeKind>,
}

open_enum! {
    /// Where a subscription stands.
    pub enum SubscriptionStatus {
        Incomplete = "incomplete",
        IncompleteExpired = "incomplete_expired",
        Trialing = "trialing",
        Active = "active",
        PastDue = "past_due",
        Unpaid = "unpaid",
        Paused = "paused",
        Canceled = "canceled",
    }
}

open_enum! {
    /// What becomes of the invoices of a paused collection.
    pub enum PauseBehavior {
        KeepAsDraft = "keep_as_draft",
        MarkUncollectible = "mark_uncollectible",
        Void = "void",
    }
}

open_enum! {
    /// See <https://docs.stripe.com/billing/subscriptions/billing-mode>.
    pub enum BillingModeKind { Classic = "classic", Flexible = "flexible", }
}

impl Subscription {
    /// Whether its customer is sent invoices to pay, rather than charged.
    pub fn sends_invoices(&self) -> bool {
        self.collection_method == Some(CollectionMethod::SendInvoice)
    }

    /// The current period. Stripe had it on the subscription before 2025-03-31 and has it on each item since; where
    /// items differ, this is the one that ends first, which is when money moves next.
    pub fn period(&self) -> Option<Period> {
        let items = self.items.data.iter().filter_map(SubscriptionItem::own_period);
        self.own_period().or_else(|| items.min_by_key(|period| period.end))
    }

    /// The current period of one of its items: the item's own (since 2025-03-31), or else the subscription's, which is right only if
    /// [`Subscription::knows_its_periods`].
    pub fn item_period(&self, item: &SubscriptionItem) -> Option<Period> {
        item.own_period().or_else(|| self.own_period())
    }

    /// Whether it tells the current period of each of its items. In the shape from before 2025-03-31 there is one period for all, the
    /// one that ends first, and items may have others: those of another interval do
    /// (<https://docs.stripe.com/billing/subscriptions/mixed-interval>).
    pub fn knows_its_periods(&self) -> bool {
        self.items.data.len() < 2 || self.items.data.iter().all(|item| item.own_period().is_some())
    }

    /// When the longest of its items' current periods ends.
    pub fn last_period_end(&self) -> Option<UnixTime> {
        self.items.data.iter().filter_map(|item| self.item_period(item)).map(|period| period.end).max()
    }

    /// Whether it is billed in flexible mode. Without a mode, as before 2025-06-30, it is billed in classic mode.
    pub fn is_billed_flexibly(&self) -> bool {
        let mode = self.billing_mode.as_ref().and_then(|mode| mode.kind.as_ref());
        matches!(mode, Some(BillingModeKind::Flexible))
    }

    /// Its own discounts, and then those of its items, each with the place of its item. Before 2025-03-31 there was a single
    /// `discount`, later with its id in a list beside it.
    pub fn discounts(&self) -> impl Iterator<Item = (Option<usize>, &Reference<Discount>)> {
        let whole = |named| match &self.discount {
            Some(single) if single.id() == Reference::id(named) => single,
            _ => named,
        };
        let single = self.discount.iter().filter(|_| self.discounts.is_empty());
        let own = self.discounts.iter().map(whole).chain(single).map(|discount| (None, discount));
        let items = self.items.data.iter().enumerate();
        own.chain(items.flat_map(|(place, item)| item.discounts.iter().map(move |one| (Some(place), one))))
    }

    /// Whether Stripe sent all that there is to know of its discounts.
    pub fn knows_its_discounts(&self) -> bool {
        self.discounts().all(|(_, discount)| discount.is_whole())
    }

    fn own_period(&self) -> Option<Period> {
        Some(Period { start: self.current_period_start?, end: self.current_period_end? })
    }
}

impl SubscriptionItem {
    /// Its price. Before 2020 an item had only a `plan`, which is read as the price that Stripe shows for it now.
    pub fn price(&self) -> Option<Cow<'_, Price>> {
        match (&self.price, &self.plan) {
            (Some(price), _) => Some(Cow::Borrowed(price)),
            (None, Some(plan)) => Some(Cow::Owned(plan.clone().into())),
            (None, None) => None,
        }
    }

    fn own_period(&self) -> Option<Period> {
        Some(Period { start: self.current_period_start?, end: self.current_period_end? })
    }
}

impl Identified for Subscription {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Identified for SubscriptionItem {
    fn id(&self) -> &str {
        &self.id
    }
}
