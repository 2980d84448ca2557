//! `/v1/events`: what happened in the last 30 days.

use super::Answer;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Seconds;
use crate::objects::event::Event;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

/// How far back events can be read.
/// Source: Stripe's API reference, "Events".
const REACH: Seconds = 30 * 86_400;

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    let oldest = state.now() - REACH;
    let event = state.events.get(id).filter(|event| event.created >= oldest);
    event.map(|event| event.json(state)).ok_or_else(|| ApiError::no_such("event", id, "id"))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let kind = params.text("type")?;
    let kinds = params.texts("types")?;
    let delivered = params.boolean("delivery_success")?;
    params.finish()?;

    if kind.is_some() && kinds.is_some() {
        let message = "You may only specify one of these parameters: type, types.";
        return Err(ApiError::invalid("type", message));
    }
    let wanted = kinds.or(kind.map(|kind| vec![kind]));
    let oldest = state.now() - REACH;
    let keep = |event: &Event| {
        wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|pattern| is_of_type(event.kind, pattern)))
            && delivered.is_none_or(|delivered| event.awaiting.is_empty() == delivered)
    };
    let (rows, has_more) =
        page.of(&state.events, "event", Scope { key: None, created: created.since(oldest) }, keep)?;
    Ok(list_object("/v1/events", has_more, rows.into_iter().map(|event| event.json(state)).collect()))
}

/// A type is named in full, or its beginning with `.*`.
fn is_of_type(kind: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(kind == pattern, |beginning| kind.starts_with(beginning))
}
