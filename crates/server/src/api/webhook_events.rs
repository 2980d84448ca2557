//! `…/webhook-events`: what became of Stripe's events, above all of those that could not be applied.

use axum::Json;
use axum::extract::{Path, State};
use billing::clock::Timestamp;
use serde::{Deserialize, Serialize};
use store::webhook_events;
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::http::body::Query;
use crate::http::caller::{ManageTeam, ReadTeam, TeamCaller};
use crate::http::error_answers::CallerErrors;
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::jobs::dead_letters;
use crate::shapes::time;

/// An event of Stripe's that was received.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEvent {
    #[schema(example = "evt_1Qx…")]
    stripe_event_id: String,
    #[serde(rename = "type")]
    #[schema(example = "customer.subscription.updated")]
    kind: String,
    /// What it is about.
    #[schema(example = "sub_1Qx…")]
    stripe_object_id: Option<String>,
    status: EventStatus,
    /// Why it could not be applied when it was last tried.
    reason: Option<String>,
    /// How often it was tried in vain.
    #[schema(example = 10)]
    attempts: i64,
    /// When Stripe made it.
    created_at: Option<Timestamp>,
    received_at: Option<Timestamp>,
    applied_at: Option<Timestamp>,
}

/// What became of an event.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = WebhookEventStatus)]
pub enum EventStatus {
    /// It was given up, and waits for somebody to retry it.
    Failed,
    /// It is still to be applied.
    Pending,
    /// The mirror has it.
    Applied,
    /// It is about nothing that is mirrored.
    Ignored,
}

impl EventStatus {
    /// Every one of them, by name.
    pub const NAMES: [&'static str; 4] = ["failed", "pending", "applied", "ignored"];

    /// As it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Pending => "pending",
            Self::Applied => "applied",
            Self::Ignored => "ignored",
        }
    }

    fn stored(name: &str) -> Self {
        match name {
            "failed" => Self::Failed,
            "applied" => Self::Applied,
            "ignored" => Self::Ignored,
            _ => Self::Pending,
        }
    }
}

impl From<webhook_events::Recorded> for WebhookEvent {
    fn from(row: webhook_events::Recorded) -> Self {
        Self {
            stripe_event_id: row.stripe_event_id,
            kind: row.kind,
            stripe_object_id: row.stripe_object_id,
            status: EventStatus::stored(&row.status),
            reason: row.reason,
            attempts: row.attempts,
            created_at: time(row.created_at),
            received_at: time(row.received_at),
            applied_at: row.applied_at.and_then(time),
        }
    }
}

/// Events.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEventList {
    webhook_events: Vec<WebhookEvent>,
}

/// One event.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEventAnswer {
    webhook_event: WebhookEvent,
}

/// How many events are tried again.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookEventsRetried {
    #[schema(example = 3)]
    retried: i64,
}

/// The query of `GET …/webhook-events`.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListWebhookEvents {
    /// Which; `failed` when it is left out.
    #[param(inline)]
    status: Option<EventStatus>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
    /// How many to leave out first.
    #[param(minimum = 0, maximum = 1_000_000, default = 0)]
    offset: Option<i64>,
}

/// Lists webhook events.
///
/// Those that were given up when nothing else is said; the latest first. What is settled is forgotten after 30 days, what was given up
/// after 90.
#[utoipa::path(
    get,
    path = "/webhook-events",
    operation_id = "listWebhookEvents",
    tag = "Webhooks",
    security(("session" = ["viewer"])),
    params(ListWebhookEvents),
    responses((status = 200, body = WebhookEventList), CallerErrors),
)]
pub async fn list(
    State(app): State<App>,
    caller: TeamCaller<ReadTeam>,
    Query(query): Query<ListWebhookEvents>,
) -> Result<Json<WebhookEventList>, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let status = query.status.unwrap_or(EventStatus::Failed).name();
    let rows = app.db.read(webhook_events::list(&caller.team, status, limit, offset)).await?;
    Ok(Json(WebhookEventList { webhook_events: rows.into_iter().map(WebhookEvent::from).collect() }))
}

/// Retries a webhook event.
///
/// One that was given up is tried again, as often as a new one. In any other state it stays as it is, so that this may be sent twice.
#[utoipa::path(
    post,
    path = "/webhook-events/{eventId}/retry",
    operation_id = "retryWebhookEvent",
    tag = "Webhooks",
    security(("session" = ["admin"])),
    responses((status = 200, body = WebhookEventAnswer), CallerErrors),
)]
pub async fn retry(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Json<WebhookEventAnswer>, Problem> {
    dead_letters::retry(&app, &caller.team, &caller.actor.to_string(), &id).await?;
    let found = app.db.read_optional(webhook_events::find(&caller.team, &id)).await?;
    let found = found.ok_or_else(|| Problem::not_found("There is no such event in this team."))?;
    Ok(Json(WebhookEventAnswer { webhook_event: found.into() }))
}

/// Retries every failed webhook event.
#[utoipa::path(
    post,
    path = "/webhook-events/retry",
    operation_id = "retryWebhookEvents",
    tag = "Webhooks",
    security(("session" = ["admin"])),
    responses((status = 200, body = WebhookEventsRetried), CallerErrors),
)]
pub async fn retry_all(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
) -> Result<Json<WebhookEventsRetried>, Problem> {
    let retried = dead_letters::retry_all(&app, &caller.team, &caller.actor.to_string()).await?;
    Ok(Json(WebhookEventsRetried { retried }))
}
