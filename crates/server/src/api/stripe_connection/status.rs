//! How a team's connection stands.

use axum::Json;
use axum::extract::State;
use billing::clock::Timestamp;
use serde::Serialize;
use store::backfills::Backfill;
use store::webhook_refusals::{self, Refusal};
use store::{event_fills, stripe_connections, sweeps, webhook_events};
use utoipa::ToSchema;

use super::webhook_address;
use crate::app::App;
use crate::http::caller::{ReadTeam, TeamCaller};
use crate::http::error_answers::CallerErrors;
use crate::http::problem::Problem;
use crate::shapes::time;
use crate::sync::backfill;
use crate::sync::standing::Standing;
use crate::webhooks::refusals;

/// How the connection to Stripe stands. It has no secret in it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = StripeStatus)]
pub struct Status {
    #[schema(example = true)]
    connected: bool,
    /// Whether real money moves.
    #[schema(example = false)]
    livemode: Option<bool>,
    /// `acct_…`; null for a restricted key that may not read its account.
    #[schema(example = "acct_1Qx…")]
    account_id: Option<String>,
    publishable_key: Option<String>,
    connected_at: Option<Timestamp>,
    #[schema(example = "https://billing.example.com/api/webhooks/stripe/team_0mf2x5…")]
    webhook_url: String,
    /// While the webhook secret is rolled: until when an earlier one verifies too.
    previous_webhook_secret_until: Option<Timestamp>,
    last_webhook_at: Option<Timestamp>,
    /// Events that were received and are still to be applied.
    #[schema(example = 0)]
    pending_events: i64,
    /// Events that could not be applied.
    #[schema(example = 0)]
    failed_events: i64,
    /// Webhooks that were refused, the latest first. Those of other processes on the same database show after half a minute; what
    /// has not come for 30 days is forgotten.
    refused_webhooks: Vec<RefusedWebhooks>,
    mirror: Standing,
    /// `running`, `failed`, `done` or `none`.
    #[schema(example = "done")]
    sync_status: &'static str,
    backfill: Vec<BackfillStatus>,
}

/// Webhooks that were refused for one reason.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RefusedWebhooks {
    /// `wrong_signature`, `signed_too_long_ago`, `unreadable`, … There may be new ones.
    #[schema(example = "wrong_signature")]
    reason: String,
    #[schema(example = 3)]
    count: i64,
    first_at: Option<Timestamp>,
    last_at: Option<Timestamp>,
    /// What to do about it.
    to_do: &'static str,
}

impl From<Refusal> for RefusedWebhooks {
    fn from(row: Refusal) -> Self {
        Self {
            to_do: refusals::to_do(&row.reason),
            reason: row.reason,
            count: row.count,
            first_at: time(row.first_at),
            last_at: time(row.last_at),
        }
    }
}

/// How far the copying of one object type is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BackfillStatus {
    #[schema(example = "customers")]
    object: String,
    /// `running`, `failed`, `left_out` (credit notes and refunds, where the key may not read them) or `done`.
    #[schema(example = "done")]
    status: String,
    /// How many were copied.
    #[schema(example = 42)]
    count: i64,
    created_after: Option<Timestamp>,
    started_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
    /// Why it failed or was left out.
    reason: Option<String>,
}

/// Tells how the connection stands.
#[utoipa::path(
    get,
    path = "/stripe/status",
    operation_id = "getStripeStatus",
    tag = "Stripe connection",
    security(("session" = ["viewer"])),
    responses((status = 200, body = Status), CallerErrors),
)]
pub async fn get(State(app): State<App>, caller: TeamCaller<ReadTeam>) -> Result<Json<Status>, Problem> {
    let batch = (
        stripe_connections::find(&caller.team),
        stripe_connections::rolled_webhook_secrets(&caller.team, app.clock.epoch_ms()),
        webhook_events::summary(&caller.team),
        webhook_refusals::list(&caller.team),
        event_fills::find(&caller.team),
        sweeps::find(&caller.team),
    );
    let (connection, rolled, summary, refused, fill, sweep) = app.db.read_batch(batch).await?;
    let refused = app.refusals.added_to(&caller.team, refused);
    let connection = connection.into_iter().next();
    let summary = summary.into_iter().next();
    let rows = backfill::status(&app, &caller.team).await?;
    Ok(Json(Status {
        connected: connection.is_some(),
        livemode: connection.as_ref().map(|connection| connection.livemode),
        connected_at: connection.as_ref().and_then(|connection| time(connection.connected_at)),
        publishable_key: connection.as_ref().and_then(|connection| connection.publishable_key.clone()),
        account_id: connection.and_then(|connection| connection.account_id),
        webhook_url: webhook_address(&app, &caller.team),
        previous_webhook_secret_until: rolled.first().and_then(|rolled| time(rolled.ends_at)),
        refused_webhooks: refused.into_iter().map(RefusedWebhooks::from).collect(),
        last_webhook_at: summary.as_ref().and_then(|summary| summary.last_received_at).and_then(time),
        pending_events: summary.as_ref().map_or(0, |summary| summary.pending),
        failed_events: summary.as_ref().map_or(0, |summary| summary.failed),
        mirror: Standing::new(fill.first(), sweep.first()),
        sync_status: sync_status(&rows),
        backfill: rows.into_iter().map(BackfillStatus::from).collect(),
    }))
}

impl From<Backfill> for BackfillStatus {
    fn from(row: Backfill) -> Self {
        Self {
            object: row.object,
            status: row.status,
            count: row.count,
            created_after: row.created_after.and_then(time),
            started_at: time(row.started_at),
            updated_at: time(row.updated_at),
            reason: row.reason,
        }
    }
}

/// One word for all object types: `running` while any is, else `failed` when any has, else `done`; `none` when nothing was started.
pub(super) fn sync_status(rows: &[Backfill]) -> &'static str {
    let any = |status: &str| rows.iter().any(|row| row.status == status);
    match (any("running"), any("failed"), any("done")) {
        (true, _, _) => "running",
        (_, true, _) => "failed",
        (_, _, true) => "done",
        _ => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_says_how_the_copying_stands() {
        let row = |status: &str| Backfill {
            object: "customers".to_owned(),
            status: status.to_owned(),
            cursor: None,
            count: 0,
            created_after: None,
            reason: None,
            started_at: 0,
            updated_at: 0,
        };
        let word =
            |statuses: &[&str]| sync_status(&statuses.iter().map(|status| row(status)).collect::<Vec<_>>());
        assert_eq!(word(&[]), "none");
        assert_eq!(word(&["done", "running", "failed"]), "running");
        assert_eq!(word(&["done", "failed"]), "failed");
        assert_eq!(word(&["done", "done"]), "done");
    }
}
