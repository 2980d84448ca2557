//! The end of a subscription schedule, in each of its ways.
//! Source: Stripe's documentation, "Subscription schedules".

use crate::engine::lifecycle;
use crate::objects::Seconds;
use crate::objects::subscription::{CancellationReason, Subscription};
use crate::objects::subscription_schedule::{EndBehavior, ScheduleStatus};
use crate::state::State;

/// `subscription_schedule.expiring` comes this long before the end.
pub(crate) const EXPIRY_NOTICE: Seconds = 7 * 86_400;

/// Says that a schedule will end soon.
pub(crate) fn announce_end(state: &mut State, id: &str) {
    if let Some(schedule) = state.schedules.get_mut(id) {
        schedule.end_announced = true;
    }
    state.record("subscription_schedule.expiring", id);
}

/// A schedule's last phase is over: the subscription goes on alone, or ends.
pub(crate) fn end(state: &mut State, id: &str) {
    let now = state.now();
    let Some(schedule) = state.schedules.get_mut(id).filter(|schedule| schedule.is_running()) else { return };
    match (schedule.end_behavior, schedule.subscription.clone()) {
        (EndBehavior::Cancel, Some(subscription)) => {
            schedule.status = ScheduleStatus::Completed;
            schedule.completed_at = Some(now);
            state.record("subscription_schedule.completed", id);
            lifecycle::cancel(state, &subscription, CancellationReason::CancellationRequested);
        }
        _ => release(state, id, false),
    }
}

/// Lets a schedule's subscription go on by itself. An end that the schedule had given it goes, unless it is kept.
pub(crate) fn release(state: &mut State, id: &str, preserve_end: bool) {
    let now = state.now();
    let Some(schedule) = state.schedules.get_mut(id) else { return };
    let ends = schedule.end_behavior == EndBehavior::Cancel;
    let subscription = schedule.subscription.take();
    schedule.released_subscription.clone_from(&subscription);
    schedule.released_at = Some(now);
    schedule.status = ScheduleStatus::Released;
    state.record("subscription_schedule.released", id);
    let Some(subscription) = subscription else { return };
    state.change("customer.subscription.updated", &subscription.clone(), |state| {
        if let Some(subscription) = state.subscriptions.get_mut(&subscription) {
            subscription.schedule = None;
            if ends && !preserve_end {
                subscription.never_end();
            }
        }
    });
}

/// Gives a schedule's end to its subscription, or takes it back.
pub(crate) fn pass_end_on(state: &mut State, id: &str) {
    let Some(schedule) = state.schedules.get(id) else { return };
    let Some(subscription) = schedule.subscription.clone() else { return };
    let end = (schedule.end_behavior == EndBehavior::Cancel).then(|| schedule.end());
    let now = state.now();
    let differs = |found: &Subscription| found.cancel_at != end;
    if !state.subscriptions.get(&subscription).is_some_and(differs) {
        return;
    }
    state.change("customer.subscription.updated", &subscription.clone(), |state| {
        let Some(subscription) = state.subscriptions.get_mut(&subscription) else { return };
        match end {
            Some(end) => subscription.end_at(end, now),
            None => subscription.never_end(),
        }
    });
}

/// Calls a schedule off. What becomes of its subscription is the caller's to decide.
pub(crate) fn cancel(state: &mut State, id: &str, reason: CancellationReason) {
    let now = state.now();
    let Some(schedule) = state.schedules.get_mut(id).filter(|schedule| schedule.is_running()) else { return };
    schedule.status = ScheduleStatus::Canceled;
    schedule.canceled_at = Some(now);
    state.record("subscription_schedule.canceled", id);
    if reason == CancellationReason::PaymentFailed {
        state.record("subscription_schedule.aborted", id);
    }
}
