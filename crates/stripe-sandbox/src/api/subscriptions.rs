//! `/v1/subscriptions`.

mod changes;
mod new;

use self::changes::Changes;
use self::new::NewSubscription;
use super::{Answer, coupons, show};
use crate::engine::lifecycle::{self, Anchor};
use crate::engine::proration::{self, ProrationBehavior};
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Word;
use crate::objects::subscription::{
    CancellationDetails, CancellationReason, CollectionMethod, Status, Subscription,
};
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let new = NewSubscription::take(&mut params)?;
    params.finish()?;
    let id = new.start(state)?;
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(|subscription| subscription.json(state))
}

pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let changes = Changes::take(&mut params)?;
    params.finish()?;
    changes.apply(state, id)?;
    show(state, id)
}

/// Ends it at once.
pub(super) fn cancel(state: &mut State, id: &str, mut params: Params) -> Answer {
    let details = params.group("cancellation_details", take_cancellation_details)?;
    // No proration and no last invoice: the sandbox's prices are licensed, and paid in advance.
    params.boolean("invoice_now")?;
    params.boolean("prorate")?;
    params.finish()?;

    let subscription = known(state, id)?;
    if subscription.status.has_ended() {
        return Err(ApiError::no_such("subscription", id, "id"));
    }
    if let (Some(details), Some(subscription)) = (details, state.subscriptions.get_mut(id)) {
        subscription.cancellation_details.comment = details.comment;
        subscription.cancellation_details.feedback = details.feedback;
    }
    lifecycle::cancel(state, id, CancellationReason::CancellationRequested);
    show(state, id)
}

/// Takes its discount away, the first where it has several.
pub(super) fn delete_discount(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;
    let first = known(state, id)?.discounts.first().map(|applied| applied.id.clone());
    let discount = first.and_then(|discount| state.discounts.get(&discount).cloned());
    let discount = discount.ok_or_else(|| ApiError::no_such("discount", id, "id"))?;
    state.change("customer.subscription.updated", id, |state| {
        if let Some(subscription) = state.subscriptions.get_mut(id) {
            subscription.discounts.retain(|other| other.id != discount.id);
        }
    });
    state.record("customer.discount.deleted", &discount.id);
    coupons::deleted_discount(&discount, state)
}

/// Takes up a paused subscription.
pub(super) fn resume(state: &mut State, id: &str, mut params: Params) -> Answer {
    let anchor = params.choice("billing_cycle_anchor", "now or unchanged", Anchor::from_word)?;
    params.choice("proration_behavior", proration::WORDS, ProrationBehavior::from_word)?;
    params.finish()?;

    if known(state, id)?.status != Status::Paused {
        let message = "Subscriptions can only be resumed if they are in a paused status.";
        return Err(ApiError::forbidden_by_state(message));
    }
    lifecycle::resume(state, id, anchor.unwrap_or(Anchor::Now));
    show(state, id)
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let customer = params.text("customer")?;
    let price = params.text("price")?;
    let method = params.choice(
        "collection_method",
        "charge_automatically or send_invoice",
        CollectionMethod::from_word,
    )?;
    let wanted = params.choice(
        "status",
        "active, past_due, unpaid, canceled, incomplete, incomplete_expired, trialing, all, ended, or paused",
        StatusFilter::from_word,
    )?;
    params.finish()?;

    let wanted = wanted.unwrap_or(StatusFilter::NotCanceled);
    let keep = |subscription: &Subscription| {
        wanted.holds(subscription.status)
            && customer.as_ref().is_none_or(|customer| subscription.customer == *customer)
            && price.as_ref().is_none_or(|price| subscription.items.iter().any(|item| item.price == *price))
            && method.is_none_or(|method| subscription.collection_method == method)
    };
    let (rows, has_more) =
        page.of(&state.subscriptions, "subscription", Scope { key: customer.as_deref(), created }, keep)?;
    let data = rows.into_iter().map(|subscription| subscription.json(state)).collect();
    Ok(list_object("/v1/subscriptions", has_more, data))
}

/// Which states a list shows.
enum StatusFilter {
    /// What a list shows unless told.
    NotCanceled,
    All,
    Ended,
    Only(Status),
}

impl StatusFilter {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "all" => Some(Self::All),
            "ended" => Some(Self::Ended),
            word => Status::from_word(word).map(Self::Only),
        }
    }

    fn holds(&self, status: Status) -> bool {
        match self {
            Self::NotCanceled => status != Status::Canceled,
            Self::All => true,
            Self::Ended => status.has_ended(),
            Self::Only(wanted) => status == *wanted,
        }
    }
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a Subscription, ApiError> {
    state.subscriptions.get(id).ok_or_else(|| ApiError::no_such("subscription", id, "id"))
}

/// Takes the group `cancellation_details`.
fn take_cancellation_details(details: &mut Params) -> Result<CancellationDetails, ApiError> {
    const FEEDBACK: [&str; 8] = [
        "customer_service",
        "low_quality",
        "missing_features",
        "other",
        "switched_service",
        "too_complex",
        "too_expensive",
        "unused",
    ];
    let comment = details.change_text("comment")?.into_option();
    let feedback = details.change_text("feedback")?.into_option();
    if let Some(feedback) = &feedback
        && !FEEDBACK.contains(&feedback.as_str())
    {
        let message = format!("Invalid feedback: must be one of {}", FEEDBACK.join(", "));
        return Err(ApiError::invalid(details.name("feedback"), message));
    }
    Ok(CancellationDetails { comment, feedback, reason: None })
}
