//! Prices come, change and go. Each that is paid again and again is a plan as well, under the same identifier, and both are told of.
//! Source: Stripe's documentation, "Migrate to the Prices API".

use crate::objects::event::previous_attributes;
use crate::objects::invoice::Invoice;
use crate::objects::price::{Price, Standing};
use crate::objects::subscription::Subscription;
use crate::objects::subscription_schedule::SubscriptionSchedule;
use crate::state::State;

/// A price that was not deleted.
pub(crate) fn price<'a>(state: &'a State, id: &str) -> Option<&'a Price> {
    state.prices.get(id).filter(|price| price.standing != Standing::Deleted)
}

/// Adds a price. Returns its identifier.
pub(crate) fn add_price(state: &mut State, price: Price) -> String {
    let id = state.prices.insert(price).id.clone();
    tell_of_price(state, &id);
    id
}

/// Says that there is a new price.
pub(crate) fn tell_of_price(state: &mut State, id: &str) {
    record(state, id, "plan.created", "price.created");
}

/// Changes a price. No difference, no event.
pub(crate) fn change_price(state: &mut State, id: &str, change: impl FnOnce(&mut Price)) {
    let before = state.prices.get(id).map(Price::plan_json);
    state.change("price.updated", id, |state| {
        if let Some(price) = state.prices.get_mut(id) {
            change(price);
        }
    });
    let after = state.prices.get(id).map(Price::plan_json);
    if let (Some(before), Some(after)) = (before, after)
        && let Some(previous) = previous_attributes(&before, &after)
    {
        state.record_event("plan.updated", &after, Some(&previous));
    }
}

/// Deletes a price. What has it keeps it.
pub(crate) fn delete_price(state: &mut State, id: &str) {
    record(state, id, "plan.deleted", "price.deleted");
    if is_in_use(state, id) {
        if let Some(price) = state.prices.get_mut(id) {
            price.standing = Standing::Deleted;
        }
    } else {
        state.prices.remove(id);
    }
}

fn is_in_use(state: &State, id: &str) -> bool {
    let has_item = |subscription: &Subscription| subscription.items.iter().any(|item| item.price == id);
    let has_phase = |schedule: &SubscriptionSchedule| {
        schedule.phases.iter().flat_map(|phase| &phase.items).any(|item| item.price == id)
    };
    let has_line = |invoice: &Invoice| {
        invoice.lines.iter().filter_map(|line| line.price.as_ref()).any(|(price, _)| price == id)
    };
    state.subscriptions.oldest_first().any(has_item)
        || state.schedules.oldest_first().any(has_phase)
        || state.invoices.oldest_first().any(has_line)
        || state
            .checkout_sessions
            .oldest_first()
            .any(|session| session.line_items.iter().any(|line| line.price == id))
}

fn record(state: &mut State, id: &str, of_plan: &'static str, of_price: &'static str) {
    let Some(price) = state.prices.get(id) else { return };
    let plan = price.recurring.is_some().then(|| price.plan_json());
    if let Some(plan) = plan {
        state.record_event(of_plan, &plan, None);
    }
    state.record(of_price, id);
}
