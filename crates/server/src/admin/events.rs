//! `billstack admin webhook-events` and `retry-webhook-events`: events of Stripe's that could not be applied.

use clap::Args;
use serde_json::json;
use store::webhook_events::{self, Recorded};

use super::{AdminError, Done, create, find_team, refused};
use crate::api::webhook_events::{EventStatus, WebhookEvent};
use crate::app::App;
use crate::jobs::dead_letters;

/// Flags of `webhook-events`.
#[derive(Debug, Args)]
pub struct WebhookEvents {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// What became of them
    #[arg(long, default_value = "failed", value_parser = EventStatus::NAMES)]
    status: String,
    /// How many, the latest first
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..=100))]
    limit: i64,
    /// How many to leave out first
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..=1_000_000))]
    offset: i64,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `retry-webhook-events`.
#[derive(Debug, Args)]
pub struct RetryWebhookEvents {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// The only one to try again (evt_…) [default: every one that was given up]
    #[arg(long)]
    event: Option<String>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn list(app: &App, flags: WebhookEvents) -> Result<Done, AdminError> {
    let WebhookEvents { team, status, limit, offset, json } = flags;
    let team = find_team(app, &team).await?;
    let rows = app.db.read(webhook_events::list(&team, &status, limit, offset)).await?;
    let text = if rows.is_empty() {
        format!("No event is {status}.")
    } else {
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let rows: Vec<WebhookEvent> = rows.into_iter().map(WebhookEvent::from).collect();
    Ok(Done::new(json, json!({ "webhookEvents": rows }), text))
}

pub(super) async fn retry(app: &App, flags: RetryWebhookEvents) -> Result<Done, AdminError> {
    let RetryWebhookEvents { team, event, json } = flags;
    let team = find_team(app, &team).await?;
    let retried = match event {
        None => dead_letters::retry_all(app, &team, create::ACTOR).await?,
        Some(id) if dead_letters::retry(app, &team, create::ACTOR, &id).await? => 1,
        Some(id) => return Err(refused(format!("the team {} has no failed event {id}", team.id))),
    };
    let text = format!("{retried} put back. A running server tries them now.");
    Ok(Done::new(json, json!({ "retried": retried }), text))
}

fn line(event: &Recorded) -> String {
    let object = event.stripe_object_id.as_deref().unwrap_or("no object");
    let mut line = format!("{} {} {object} {}", event.stripe_event_id, event.kind, event.status);
    if let Some(reason) = &event.reason {
        line.push_str(&format!(" after {} tries: {reason}", event.attempts));
    }
    line
}
