//! `/v1/subscription_items`, to read.

use super::Answer;
use crate::error::ApiError;
use crate::form::Params;
use crate::pagination::{Page, list_object};
use crate::state::State;

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    let items = state.subscriptions.with_key(id);
    let mut items =
        items.flat_map(|subscription| subscription.items.iter().map(move |item| (subscription, item)));
    let (subscription, item) = items
        .find(|(_, item)| item.id == id)
        .ok_or_else(|| ApiError::no_such("subscription_item", id, "id"))?;
    Ok(item.json(&subscription.id, state))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let id = params.required_text("subscription")?;
    params.finish()?;

    let subscription = state.subscriptions.get(&id);
    let subscription = subscription.ok_or_else(|| ApiError::no_such("subscription", &id, "subscription"))?;
    let (items, has_more) = page.of_parts(&subscription.items, "subscription_item", |item| &item.id)?;
    let data = items.iter().map(|item| item.json(&id, state)).collect();
    Ok(list_object(&format!("/v1/subscription_items?subscription={id}"), has_more, data))
}
