//! Changing a subscription.

use super::new::{NewItem, check_price, take_collection_method, take_payment_behavior, take_trial_settings};
use crate::api::coupons::{self, Wanted};
use crate::api::customers::owned_method;
use crate::engine::discounting::{self, Owner};
use crate::engine::proration::{self, ProrationBehavior};
use crate::engine::{catalogue, invoicing, lifecycle};
use crate::error::ApiError;
use crate::form::{Change, Params};
use crate::objects::metadata::{self, Metadata, MetadataChange};
use crate::objects::subscription::{
    BillingMode, CancellationDetails, CollectionMethod, Item, MissingPaymentMethod, PauseBehavior,
    PauseCollection, Status, Subscription,
};
use crate::objects::{Seconds, Word};
use crate::state::State;

/// What a request changes.
pub(super) struct Changes {
    items: Option<Vec<ItemChange>>,
    end: Option<EndChange>,
    default_payment_method: Change<String>,
    description: Change<String>,
    collection_method: Option<CollectionMethod>,
    days_until_due: Option<i64>,
    pause_collection: Change<PauseCollection>,
    trial_end: Option<Moment>,
    missing_payment_method: Option<MissingPaymentMethod>,
    proration_behavior: ProrationBehavior,
    cancellation_details: Option<CancellationDetails>,
    discounts: Option<Vec<Wanted>>,
    metadata: MetadataChange,
    /// Whether there is anything that an ended subscription does not take.
    touches_more_than_notes: bool,
    /// Whether there is anything that an incomplete one does not take.
    touches_more_than_method: bool,
}

/// One of `items[]`.
struct ItemChange {
    id: Option<String>,
    price: Option<String>,
    quantity: Option<i64>,
    deleted: bool,
    discounts: Option<Vec<Wanted>>,
    metadata: Metadata,
}

/// What a request says about the end, by one of Stripe's two fields.
enum EndChange {
    AtPeriodEnd(bool),
    At(Seconds),
    AtMinPeriodEnd,
    AtMaxPeriodEnd,
    /// `cancel_at=`: no end any more.
    Never,
}

/// A point in time that may be `now`.
pub(super) enum Moment {
    Now,
    At(Seconds),
}

impl Changes {
    pub(super) fn take(params: &mut Params) -> Result<Self, ApiError> {
        let cancellation_details = params.group("cancellation_details", super::take_cancellation_details)?;
        let metadata = metadata::take(params)?;
        let touches_more_than_notes = !params.is_empty();
        let default_payment_method = params.change_text("default_payment_method")?;
        let touches_more_than_method = !params.is_empty();
        // The sandbox keeps a change whose payment fails, as `allow_incomplete` does.
        take_payment_behavior(params)?;
        let behavior = params.choice("proration_behavior", proration::WORDS, ProrationBehavior::from_word)?;
        Ok(Self {
            items: params.groups("items", take_item_change)?,
            discounts: coupons::take_discounts(params)?,
            end: take_end_change(params)?,
            default_payment_method,
            description: params.change_text("description")?,
            collection_method: take_collection_method(params)?,
            days_until_due: params.count("days_until_due")?,
            pause_collection: params.change_group("pause_collection", take_pause)?,
            trial_end: take_moment(params, "trial_end")?,
            missing_payment_method: take_trial_settings(params)?,
            proration_behavior: behavior.unwrap_or(ProrationBehavior::CreateProrations),
            cancellation_details,
            metadata,
            touches_more_than_notes,
            touches_more_than_method,
        })
    }

    /// Checks the changes against the subscription, and makes them all or none.
    pub(super) fn apply(mut self, state: &mut State, id: &str) -> Result<(), ApiError> {
        let subscription =
            state.subscriptions.get(id).ok_or_else(|| ApiError::no_such("subscription", id, "id"))?;
        let subscription = subscription.clone();
        self.check_state(&subscription)?;
        if matches!(self.end, Some(EndChange::At(at)) if at <= state.now()) {
            return Err(end_in_the_past());
        }
        if let Some(wanted) = &self.discounts {
            let present: Vec<String> =
                subscription.discounts.iter().map(|applied| applied.id.clone()).collect();
            coupons::check(state, wanted, &present)?;
        }
        for change in self.items.iter().flatten() {
            let item = subscription.items.iter().find(|item| change.id.as_ref() == Some(&item.id));
            let present = item.map(|item| item.discounts.as_slice()).unwrap_or_default();
            coupons::check(state, change.discounts.as_deref().unwrap_or_default(), present)?;
        }
        let items =
            self.items.take().map(|changes| changed_items(state, &subscription, changes)).transpose()?;
        if let Change::Set(method) = &self.default_payment_method {
            let method = owned_method(state, method, &subscription.customer, "default_payment_method")?;
            self.default_payment_method = Change::Set(method);
        }
        state.change("customer.subscription.updated", id, |state| self.make(state, id, items));
        Ok(())
    }

    /// What the subscription's state and its schedule allow.
    fn check_state(&self, subscription: &Subscription) -> Result<(), ApiError> {
        if subscription.status.has_ended() && self.touches_more_than_notes {
            let message = "A canceled subscription can only update its cancellation_details and metadata.";
            return Err(ApiError::forbidden_by_state(message));
        }
        // Source: Stripe's API reference, `status` of a subscription.
        if subscription.status == Status::Incomplete && self.touches_more_than_method {
            let message = "An incomplete subscription can only update its metadata and its payment method.";
            return Err(ApiError::forbidden_by_state(message));
        }
        let Some(schedule) = &subscription.schedule else { return Ok(()) };
        let refuse = |what: &str| {
            ApiError::forbidden_by_state(format!(
                "The subscription is managed by the subscription schedule `{schedule}`, and updating any {what} \
                 directly is not allowed. Please update the schedule instead."
            ))
        };
        if self.end.is_some() {
            Err(refuse("cancelation behavior"))
        } else if self.items.is_some() {
            Err(refuse("items"))
        } else {
            Ok(())
        }
    }

    fn make(self, state: &mut State, id: &str, items: Option<Vec<Item>>) {
        let now = state.now();
        if let Some(subscription) = state.subscriptions.get_mut(id) {
            self.default_payment_method.apply(&mut subscription.default_payment_method);
            self.description.apply(&mut subscription.description);
            self.pause_collection.apply(&mut subscription.pause_collection);
            metadata::merge(&mut subscription.metadata, self.metadata);
            subscription.collection_method = self.collection_method.unwrap_or(subscription.collection_method);
            subscription.days_until_due = self.days_until_due.or(subscription.days_until_due);
            subscription.missing_payment_method =
                self.missing_payment_method.unwrap_or(subscription.missing_payment_method);
            if let Some(details) = self.cancellation_details {
                subscription.cancellation_details.comment = details.comment;
                subscription.cancellation_details.feedback = details.feedback;
            }
            match self.trial_end {
                Some(Moment::At(end)) if end > now => begin_trial(subscription, end, now),
                _ => {}
            }
        }
        if let Some(wanted) = self.discounts {
            replace_discounts(state, id, wanted);
        }
        if let Some(items) = items {
            proration::change_items(state, id, items, self.proration_behavior);
        }
        if let (Some(end), Some(subscription)) = (self.end, state.subscriptions.get_mut(id)) {
            end.apply(subscription, now);
        }
        let is_trialing = state.subscriptions.get(id).is_some_and(|found| found.status == Status::Trialing);
        if is_trialing && matches!(self.trial_end, Some(Moment::Now)) {
            let invoice = lifecycle::end_trial(state, id);
            if let Some(invoice) = invoice {
                invoicing::finalize(state, &invoice);
                lifecycle::collect_if_open(state, &invoice);
            }
        }
    }
}

impl EndChange {
    fn apply(self, subscription: &mut Subscription, now: Seconds) {
        match self {
            Self::AtPeriodEnd(true) => end_with_period(subscription, now),
            // In flexible mode, and with a date of its own, there is nothing that this field could undo.
            Self::AtPeriodEnd(false) if subscription.cancel_at_period_end => subscription.never_end(),
            Self::AtPeriodEnd(false) => {}
            Self::At(at) => subscription.end_at(at, now),
            Self::AtMinPeriodEnd => subscription.end_at(subscription.period_end(), now),
            Self::AtMaxPeriodEnd => subscription.end_at(subscription.last_period_end(), now),
            Self::Never => subscription.never_end(),
        }
    }
}

/// `cancel_at_period_end=true`. Flexible billing keeps only the date.
pub(super) fn end_with_period(subscription: &mut Subscription, now: Seconds) {
    subscription.end_at(subscription.period_end(), now);
    subscription.cancel_at_period_end = subscription.billing_mode == BillingMode::Classic;
}

/// The error of an end that is past.
pub(super) fn end_in_the_past() -> ApiError {
    ApiError::invalid("cancel_at", "`cancel_at` must be a timestamp in the future.")
}

/// The error of sending both fields.
pub(super) fn both_cancel_fields() -> ApiError {
    let message = "Received both cancel_at and cancel_at_period_end parameters. Please pass in only one.";
    ApiError::invalid("cancel_at", message)
}

/// Takes a point in time, or the word `now`.
pub(super) fn take_moment(params: &mut Params, key: &str) -> Result<Option<Moment>, ApiError> {
    let Some(text) = params.text(key)? else { return Ok(None) };
    if text == "now" {
        return Ok(Some(Moment::Now));
    }
    params.parse_integer(key, &text).map(|at| Some(Moment::At(at)))
}

fn begin_trial(subscription: &mut Subscription, end: Seconds, now: Seconds) {
    subscription.status = Status::Trialing;
    subscription.trial_start.get_or_insert(now);
    subscription.trial_end = Some(end);
    subscription.trial_end_announced = false;
    subscription.billing_cycle_anchor = end;
    for item in &mut subscription.items {
        item.period_end = end;
    }
}

fn replace_discounts(state: &mut State, id: &str, wanted: Vec<Wanted>) {
    let Some(found) = state.subscriptions.get(id) else { return };
    let customer = found.customer.clone();
    let before: Vec<String> = found.discounts.iter().map(|applied| applied.id.clone()).collect();
    let owner = Owner { customer: &customer, subscription: Some(id), item: None };
    let after = coupons::apply(state, wanted, &before, owner);
    let after = discounting::applied(state, after);
    if let Some(subscription) = state.subscriptions.get_mut(id) {
        subscription.discounts = after;
    }
}

/// The items as they will be: those that the request does not name stay. New coupons are redeemed on the way.
fn changed_items(
    state: &mut State,
    subscription: &Subscription,
    changes: Vec<ItemChange>,
) -> Result<Vec<Item>, ApiError> {
    let mut items = subscription.items.clone();
    for (index, change) in changes.into_iter().enumerate() {
        let param = |field: &str| format!("items[{index}][{field}]");
        let price = match &change.price {
            Some(id) => {
                let found = catalogue::price(state, id)
                    .ok_or_else(|| ApiError::no_such("price", id, &param("price")))?;
                check_price(found, false, &param("price"))?;
                Some(found.clone())
            }
            None => None,
        };
        let Some(id) = &change.id else {
            let price = price.ok_or_else(|| ApiError::missing(param("price")))?;
            let new = NewItem {
                price: price.id.clone(),
                price_data: None,
                is_inline: false,
                quantity: change.quantity,
                discounts: Vec::new(),
                metadata: change.metadata,
            };
            let mut item = new.build(state, &price, state.now());
            let owner = Owner {
                customer: &subscription.customer,
                subscription: Some(&subscription.id),
                item: Some(&item.id),
            };
            item.discounts = coupons::apply(state, change.discounts.unwrap_or_default(), &[], owner);
            let period = items.first().map(|first| (first.period_start, first.period_end));
            let (period_start, period_end) = period.unwrap_or((item.period_start, item.period_end));
            items.push(Item { period_start, period_end, ..item });
            continue;
        };
        let found = items.iter().position(|item| item.id == *id);
        let found = found.ok_or_else(|| ApiError::no_such("subscription_item", id, &param("id")))?;
        if change.deleted {
            items.remove(found);
            continue;
        }
        let item = &mut items[found];
        if let Some(wanted) = change.discounts {
            let owner = Owner {
                customer: &subscription.customer,
                subscription: Some(&subscription.id),
                item: Some(&item.id),
            };
            item.discounts = coupons::apply(state, wanted, &item.discounts, owner);
        }
        if let Some(price) = price {
            item.price.clone_from(&price.id);
        }
        item.quantity = change.quantity.or(item.quantity);
        item.metadata.extend(change.metadata);
    }
    if items.is_empty() {
        return Err(ApiError::invalid("items", "A subscription must have at least one active plan."));
    }
    Ok(items)
}

fn take_item_change(item: &mut Params) -> Result<ItemChange, ApiError> {
    Ok(ItemChange {
        id: item.text("id")?,
        price: item.text("price")?,
        quantity: item.count("quantity")?,
        deleted: item.boolean("deleted")?.unwrap_or(false),
        discounts: coupons::take_discounts(item)?,
        metadata: metadata::take_new(item)?,
    })
}

fn take_end_change(params: &mut Params) -> Result<Option<EndChange>, ApiError> {
    let at_period_end = params.boolean("cancel_at_period_end")?.map(EndChange::AtPeriodEnd);
    let at = match params.change_text("cancel_at")? {
        Change::Keep => None,
        Change::Clear => Some(EndChange::Never),
        Change::Set(word) if word == "min_period_end" => Some(EndChange::AtMinPeriodEnd),
        Change::Set(word) if word == "max_period_end" => Some(EndChange::AtMaxPeriodEnd),
        Change::Set(seconds) => Some(EndChange::At(params.parse_integer("cancel_at", &seconds)?)),
    };
    if at.is_some() && at_period_end.is_some() {
        return Err(both_cancel_fields());
    }
    Ok(at.or(at_period_end))
}

fn take_pause(pause: &mut Params) -> Result<PauseCollection, ApiError> {
    let words = "keep_as_draft, mark_uncollectible, or void";
    let behavior = pause.choice("behavior", words, PauseBehavior::from_word)?;
    let behavior = behavior.ok_or_else(|| ApiError::missing(pause.name("behavior")))?;
    Ok(PauseCollection { behavior, resumes_at: pause.integer("resumes_at")? })
}
