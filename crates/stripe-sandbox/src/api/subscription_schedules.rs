//! `/v1/subscription_schedules`: made from a running subscription, then released or canceled.

use super::{Answer, show};
use crate::engine::{lifecycle, schedules};
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Word;
use crate::objects::metadata;
use crate::objects::subscription::CancellationReason;
use crate::objects::subscription_schedule::{
    EndBehavior, Phase, PhaseItem, ScheduleStatus, SubscriptionSchedule,
};
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let from = params.required_text("from_subscription")?;
    let metadata = metadata::take_new(&mut params)?;
    params.finish()?;

    let subscription = state.subscriptions.get(&from).cloned();
    let subscription =
        subscription.ok_or_else(|| ApiError::no_such("subscription", &from, "from_subscription"))?;
    if subscription.status.has_ended() {
        let message = "You cannot create a subscription schedule from a canceled subscription.";
        return Err(ApiError::forbidden_by_state(message));
    }
    if let Some(schedule) = &subscription.schedule {
        let message = format!(
            "You cannot migrate a subscription that is already attached to a schedule: {from} is managed by {schedule}."
        );
        return Err(ApiError::forbidden_by_state(message));
    }
    let id = state.new_id("sub_sched_", 24);
    let items = subscription.items.iter();
    let items = items.map(|item| PhaseItem { price: item.price.clone(), quantity: item.quantity }).collect();
    state.schedules.insert(SubscriptionSchedule {
        id: id.clone(),
        created: state.now(),
        customer: subscription.customer.clone(),
        subscription: Some(from.clone()),
        released_subscription: None,
        status: ScheduleStatus::Active,
        phases: vec![Phase {
            start: subscription.items.first().map_or(subscription.created, |item| item.period_start),
            end: subscription.period_end(),
            currency: subscription.currency.clone(),
            items,
        }],
        end_behavior: if subscription.cancel_at.is_some() {
            EndBehavior::Cancel
        } else {
            EndBehavior::Release
        },
        end_announced: false,
        released_at: None,
        canceled_at: None,
        completed_at: None,
        billing_mode: subscription.billing_mode.word(),
        metadata,
    });
    state.record("subscription_schedule.created", &id);
    state.change("customer.subscription.updated", &from, |state| {
        if let Some(subscription) = state.subscriptions.get_mut(&from) {
            subscription.schedule = Some(id.clone());
        }
    });
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(|schedule| schedule.json(state))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let customer = params.text("customer")?;
    params.finish()?;

    let keep = |schedule: &SubscriptionSchedule| {
        customer.as_ref().is_none_or(|customer| schedule.customer == *customer)
    };
    let (rows, has_more) = page.of(
        &state.schedules,
        "subscription_schedule",
        Scope { key: customer.as_deref(), created },
        keep,
    )?;
    let data = rows.into_iter().map(|schedule| schedule.json(state)).collect();
    Ok(list_object("/v1/subscription_schedules", has_more, data))
}

/// Changes what becomes of the subscription after the last phase.
pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let end = params.choice("end_behavior", "cancel or release", EndBehavior::from_word)?;
    let metadata = metadata::take(&mut params)?;
    params.finish()?;

    running(state, id, "update")?;
    state.change("subscription_schedule.updated", id, |state| {
        if let Some(schedule) = state.schedules.get_mut(id) {
            schedule.end_behavior = end.unwrap_or(schedule.end_behavior);
            metadata::merge(&mut schedule.metadata, metadata);
        }
    });
    schedules::pass_end_on(state, id);
    show(state, id)
}

/// Lets the subscription go on without it.
pub(super) fn release(state: &mut State, id: &str, mut params: Params) -> Answer {
    let preserve_end = params.boolean("preserve_cancel_date")?.unwrap_or(false);
    params.finish()?;

    running(state, id, "release")?;
    schedules::release(state, id, preserve_end);
    show(state, id)
}

/// Ends it, and its subscription with it.
pub(super) fn cancel(state: &mut State, id: &str, mut params: Params) -> Answer {
    params.boolean("invoice_now")?;
    params.boolean("prorate")?;
    params.finish()?;

    running(state, id, "cancel")?;
    match state.schedules.get(id).and_then(|schedule| schedule.subscription.clone()) {
        Some(subscription) => {
            lifecycle::cancel(state, &subscription, CancellationReason::CancellationRequested);
        }
        None => schedules::cancel(state, id, CancellationReason::CancellationRequested),
    }
    show(state, id)
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a SubscriptionSchedule, ApiError> {
    state.schedules.get(id).ok_or_else(|| ApiError::no_such("subscription schedule", id, "id"))
}

fn running(state: &State, id: &str, action: &str) -> Result<(), ApiError> {
    let schedule = known(state, id)?;
    if schedule.is_running() {
        return Ok(());
    }
    Err(ApiError::forbidden_by_state(format!(
        "You cannot {action} a subscription schedule that is in the `{}` status. It must be `not_started` or `active`.",
        schedule.status.word()
    )))
}
