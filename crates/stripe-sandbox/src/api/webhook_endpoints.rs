//! `/v1/webhook_endpoints`.

use serde_json::json;

use super::{Answer, deleted};
use crate::api_versions::ApiVersion;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::metadata;
use crate::objects::webhook_endpoint::WebhookEndpoint;
use crate::pagination::{Page, Scope, list_object};
use crate::state::State;

/// The answer to this request, and to no other, holds the signing secret.
pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let url = take_url(&mut params)?.ok_or_else(|| ApiError::missing("url"))?;
    let enabled_events =
        take_enabled_events(&mut params)?.ok_or_else(|| ApiError::missing("enabled_events"))?;
    let description = params.change_text("description")?.into_option();
    let api_version = params.text("api_version")?.map(|text| ApiVersion::parse(&text)).transpose()?;
    let metadata = metadata::take_new(&mut params)?;
    params.boolean("connect")?;
    params.finish()?;

    let endpoint = WebhookEndpoint {
        description,
        api_version,
        metadata,
        ..WebhookEndpoint::new(state, url, enabled_events)
    };
    let mut shown = endpoint.json();
    shown["secret"] = json!(endpoint.secret);
    state.webhook_endpoints.insert(endpoint);
    Ok(shown)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(WebhookEndpoint::json)
}

pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let url = take_url(&mut params)?;
    let enabled_events = take_enabled_events(&mut params)?;
    let description = params.change_text("description")?;
    let disabled = params.boolean("disabled")?;
    let metadata = metadata::take(&mut params)?;
    params.finish()?;

    let endpoint = state.webhook_endpoints.get_mut(id).ok_or_else(|| unknown(id))?;
    if let Some(url) = url {
        endpoint.url = url;
    }
    if let Some(enabled_events) = enabled_events {
        endpoint.enabled_events = enabled_events;
    }
    description.apply(&mut endpoint.description);
    endpoint.enabled = disabled.map_or(endpoint.enabled, |disabled| !disabled);
    metadata::merge(&mut endpoint.metadata, metadata);
    Ok(endpoint.json())
}

pub(super) fn delete(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;
    state.webhook_endpoints.remove(id).ok_or_else(|| unknown(id))?;
    Ok(deleted("webhook_endpoint", id))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    params.finish()?;
    let (rows, has_more) =
        page.of(&state.webhook_endpoints, "webhook endpoint", Scope::of_key(None), |_| true)?;
    Ok(list_object("/v1/webhook_endpoints", has_more, rows.into_iter().map(WebhookEndpoint::json).collect()))
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a WebhookEndpoint, ApiError> {
    state.webhook_endpoints.get(id).ok_or_else(|| unknown(id))
}

fn unknown(id: &str) -> ApiError {
    ApiError::no_such("webhook endpoint", id, "id")
}

fn take_url(params: &mut Params) -> Result<Option<String>, ApiError> {
    let Some(url) = params.text("url")? else { return Ok(None) };
    match reqwest::Url::parse(&url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") => Ok(Some(url)),
        _ => Err(ApiError::invalid("url", "Invalid URL: URL must be an absolute http or https address.")),
    }
}

fn take_enabled_events(params: &mut Params) -> Result<Option<Vec<String>>, ApiError> {
    match params.texts("enabled_events")? {
        Some(events) if events.is_empty() => Err(ApiError::invalid_empty("enabled_events")),
        events => Ok(events),
    }
}
