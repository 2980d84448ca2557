//! Subscriptions and their items.

use serde_json::{Value, json};

use super::discount::Applied;
use super::metadata::Metadata;
use super::price::Interval;
use super::{Seconds, Word, words};
use crate::api_versions::ApiVersion;
use crate::pagination::list_object;
use crate::state::State;
use crate::table::Row;

words! {
    Status {
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

impl Status {
    /// Nothing more will ever happen to it.
    pub(crate) fn has_ended(self) -> bool {
        matches!(self, Self::Canceled | Self::IncompleteExpired)
    }
}

words! {
    /// How a subscription's periods and its end are reckoned.
    BillingMode {
        Classic = "classic",
        /// Only `cancel_at` says when it ends, and items may have different intervals.
        Flexible = "flexible",
    }
}

impl BillingMode {
    /// How a new subscription is billed when nobody says.
    /// Source: Stripe's API changelog, 2025-09-30.clover.
    pub(crate) fn default_of(version: &ApiVersion) -> Self {
        if version.bills_flexibly() { Self::Flexible } else { Self::Classic }
    }
}

words! {
    CollectionMethod { ChargeAutomatically = "charge_automatically", SendInvoice = "send_invoice", }
}

words! {
    /// What happens when a trial ends and there is nothing to charge.
    MissingPaymentMethod { Cancel = "cancel", CreateInvoice = "create_invoice", Pause = "pause", }
}

words! {
    /// What happens to invoices while collection is paused.
    PauseBehavior { KeepAsDraft = "keep_as_draft", MarkUncollectible = "mark_uncollectible", Void = "void", }
}

words! {
    CancellationReason {
        CancellationRequested = "cancellation_requested",
        PaymentFailed = "payment_failed",
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct PauseCollection {
    pub(crate) behavior: PauseBehavior,
    pub(crate) resumes_at: Option<Seconds>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct CancellationDetails {
    pub(crate) comment: Option<String>,
    pub(crate) feedback: Option<String>,
    pub(crate) reason: Option<CancellationReason>,
}

#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) price: String,
    /// `None` for a metered price.
    pub(crate) quantity: Option<i64>,
    pub(crate) period_start: Seconds,
    pub(crate) period_end: Seconds,
    pub(crate) discounts: Vec<String>,
    pub(crate) metadata: Metadata,
}

/// An amount for part of a period, waiting for the next invoice.
#[derive(Clone, Debug)]
pub(crate) struct PendingProration {
    pub(crate) item: String,
    pub(crate) price: String,
    pub(crate) quantity: i64,
    /// Negative for time that was paid and won't be used.
    pub(crate) amount: i64,
    pub(crate) description: String,
    pub(crate) period_start: Seconds,
    pub(crate) period_end: Seconds,
}

#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) customer: String,
    pub(crate) status: Status,
    /// Never empty.
    pub(crate) items: Vec<Item>,
    pub(crate) currency: String,
    pub(crate) billing_mode: BillingMode,
    pub(crate) billing_cycle_anchor: Seconds,
    pub(crate) collection_method: CollectionMethod,
    pub(crate) days_until_due: Option<i64>,
    pub(crate) default_payment_method: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) cancel_at_period_end: bool,
    pub(crate) cancel_at: Option<Seconds>,
    pub(crate) canceled_at: Option<Seconds>,
    pub(crate) ended_at: Option<Seconds>,
    pub(crate) cancellation_details: CancellationDetails,
    pub(crate) trial_start: Option<Seconds>,
    pub(crate) trial_end: Option<Seconds>,
    pub(crate) trial_end_announced: bool,
    pub(crate) missing_payment_method: MissingPaymentMethod,
    pub(crate) pause_collection: Option<PauseCollection>,
    pub(crate) latest_invoice: Option<String>,
    pub(crate) pending_setup_intent: Option<String>,
    pub(crate) pending_prorations: Vec<PendingProration>,
    pub(crate) schedule: Option<String>,
    pub(crate) discounts: Vec<Applied>,
    pub(crate) metadata: Metadata,
}

impl Row for Subscription {
    const IS_TIMED: bool = true;

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        let items = self.items.iter().map(|item| item.id.as_str());
        items.chain([self.customer.as_str()]).collect()
    }
}

impl Subscription {
    /// An active subscription in classic billing mode, charged automatically.
    pub(crate) fn new(
        id: String,
        created: Seconds,
        customer: String,
        currency: String,
        items: Vec<Item>,
    ) -> Self {
        Self {
            id,
            created,
            customer,
            status: Status::Active,
            items,
            currency,
            billing_mode: BillingMode::Classic,
            billing_cycle_anchor: created,
            collection_method: CollectionMethod::ChargeAutomatically,
            days_until_due: None,
            default_payment_method: None,
            description: None,
            cancel_at_period_end: false,
            cancel_at: None,
            canceled_at: None,
            ended_at: None,
            cancellation_details: CancellationDetails::default(),
            trial_start: None,
            trial_end: None,
            trial_end_announced: false,
            missing_payment_method: MissingPaymentMethod::CreateInvoice,
            pause_collection: None,
            latest_invoice: None,
            pending_setup_intent: None,
            pending_prorations: Vec::new(),
            schedule: None,
            discounts: Vec::new(),
            metadata: Metadata::new(),
        }
    }

    /// When the first of its items' periods ends.
    pub(crate) fn period_end(&self) -> Seconds {
        self.items.iter().map(|item| item.period_end).min().unwrap_or(self.created)
    }

    /// When the last of its items' periods ends.
    pub(crate) fn last_period_end(&self) -> Seconds {
        self.items.iter().map(|item| item.period_end).max().unwrap_or(self.created)
    }

    /// Sets the moment at which it ends.
    pub(crate) fn end_at(&mut self, at: Seconds, now: Seconds) {
        self.cancel_at = Some(at);
        self.cancel_at_period_end = false;
        self.canceled_at = Some(now);
        self.cancellation_details.reason = Some(CancellationReason::CancellationRequested);
    }

    /// Takes the end back.
    pub(crate) fn never_end(&mut self) {
        self.cancel_at = None;
        self.cancel_at_period_end = false;
        self.canceled_at = None;
        self.cancellation_details.reason = None;
    }

    pub(crate) fn json(&self, state: &State) -> Value {
        json!({
            "id": self.id,
            "object": "subscription",
            "application": null,
            "application_fee_percent": null,
            "automatic_tax": { "disabled_reason": null, "enabled": false, "liability": null },
            "billing_cycle_anchor": self.billing_cycle_anchor,
            "billing_cycle_anchor_config": null,
            "billing_mode": { "flexible": null, "type": self.billing_mode.word() },
            "billing_thresholds": null,
            "cancel_at": self.cancel_at,
            "cancel_at_period_end": self.cancel_at_period_end,
            "canceled_at": self.canceled_at,
            "cancellation_details": {
                "comment": self.cancellation_details.comment,
                "feedback": self.cancellation_details.feedback,
                "reason": self.cancellation_details.reason.map(CancellationReason::word),
            },
            "collection_method": self.collection_method.word(),
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "days_until_due": self.days_until_due,
            "default_payment_method": self.default_payment_method,
            "default_source": null,
            "default_tax_rates": [],
            "description": self.description,
            // Before 2025-03-31, when there was one.
            "discount": self.discounts.first().and_then(|discount| state.object(&discount.id)),
            "discounts": self.discounts.iter().map(|discount| &discount.id).collect::<Vec<_>>(),
            "ended_at": self.ended_at,
            "invoice_settings": { "account_tax_ids": null, "issuer": { "type": "self" } },
            "items": self.items_json(state),
            "latest_invoice": self.latest_invoice,
            "livemode": false,
            "metadata": self.metadata,
            "next_pending_invoice_item_invoice": null,
            "on_behalf_of": null,
            "pause_collection": self.pause_collection.map(PauseCollection::json),
            "payment_settings": {
                "payment_method_options": null,
                "payment_method_types": null,
                "save_default_payment_method": "off",
            },
            "pending_invoice_item_interval": null,
            "pending_setup_intent": self.pending_setup_intent,
            "pending_update": null,
            "schedule": self.schedule,
            "start_date": self.created,
            "status": self.status.word(),
            "test_clock": null,
            "transfer_data": null,
            "trial_end": self.trial_end,
            "trial_settings": {
                "end_behavior": { "missing_payment_method": self.missing_payment_method.word() },
            },
            "trial_start": self.trial_start,
        })
    }

    fn items_json(&self, state: &State) -> Value {
        let data = self.items.iter().map(|item| item.json(&self.id, state)).collect();
        list_object(&format!("/v1/subscription_items?subscription={}", self.id), false, data)
    }
}

impl Item {
    pub(crate) fn json(&self, subscription: &str, state: &State) -> Value {
        let price = state.prices.get(&self.price);
        json!({
            "id": self.id,
            "object": "subscription_item",
            "billing_thresholds": null,
            "created": self.created,
            "current_period_end": self.period_end,
            "current_period_start": self.period_start,
            "discounts": self.discounts,
            "metadata": self.metadata,
            "plan": price.map(super::price::Price::plan_json),
            "price": price.map(super::price::Price::json),
            "quantity": self.quantity,
            "subscription": subscription,
            "tax_rates": [],
        })
    }
}

impl PauseCollection {
    fn json(self) -> Value {
        json!({ "behavior": self.behavior.word(), "resumes_at": self.resumes_at })
    }
}

/// The end of the period that starts at `start`, counted from the anchor, so that a subscription begun on
/// 31 January renews on 28 February and then on 31 March.
pub(crate) fn period_end(anchor: Seconds, start: Seconds, interval: Interval, count: i64) -> Seconds {
    const DAY: Seconds = 86_400;
    let count = count.max(1);
    let whole_days = |days: i64| {
        let length = days.saturating_mul(count).saturating_mul(DAY);
        anchor + ((start - anchor).div_euclid(length) + 1) * length
    };
    match interval {
        Interval::Day => whole_days(1),
        Interval::Week => whole_days(7),
        Interval::Month => first_month_boundary_after(anchor, start, count),
        Interval::Year => first_month_boundary_after(anchor, start, count * 12),
    }
}

/// The first moment after `start` that is a multiple of `months` away from the anchor.
fn first_month_boundary_after(anchor: Seconds, start: Seconds, months: i64) -> Seconds {
    /// Longer than any month, so the first guess is never past the answer.
    const LONG_MONTH: Seconds = 31 * 86_400;
    let utc = jiff::tz::TimeZone::UTC;
    let Ok(from) = jiff::Timestamp::from_second(anchor).map(|at| at.to_zoned(utc)) else {
        return start + LONG_MONTH;
    };
    let first_guess = ((start - anchor) / (months * LONG_MONTH)).max(0);
    (first_guess..)
        .map_while(|steps| {
            let span = jiff::Span::new().try_months(steps * months).ok()?;
            Some(from.checked_add(span).ok()?.timestamp().as_second())
        })
        .find(|boundary| *boundary > start)
        .unwrap_or(start + LONG_MONTH)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Seconds {
        text.parse::<jiff::Timestamp>().unwrap().as_second()
    }

    #[test]
    fn months_are_counted_from_the_anchor_so_short_ones_do_not_shift_the_day() {
        let anchor = at("2026-01-31T10:00:00Z");
        let february = period_end(anchor, anchor, Interval::Month, 1);
        assert_eq!(february, at("2026-02-28T10:00:00Z"));
        assert_eq!(period_end(anchor, february, Interval::Month, 1), at("2026-03-31T10:00:00Z"));
    }

    proptest! {
        #[test]
        fn periods_follow_each_other_without_gap_and_have_about_their_length(
            anchor in 1_500_000_000i64..2_000_000_000,
            count in 1i64..13,
            interval in prop_oneof![
                Just((Interval::Day, 1)),
                Just((Interval::Week, 7)),
                Just((Interval::Month, 30)),
                Just((Interval::Year, 365)),
            ],
        ) {
            let (interval, days) = interval;
            let mut start = anchor;
            for _ in 0..20 {
                let end = period_end(anchor, start, interval, count);
                let length = (end - start) / 86_400;
                prop_assert!(length >= days * count - 3 && length <= days * count + 2 * count, "{length} days");
                start = end;
            }
        }
    }
}
