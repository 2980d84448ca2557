//! Stripe's webhooks: checked, recorded once, and answered as soon as they are durable. A job applies them (`jobs::event`).

use axum::Json;
use axum::body::{self, Body};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use billing::id::Kind;
use serde::Serialize;
use store::db::DbError;
use store::webhook_events::{self, Received};
use store::{jobs, stripe_connections, teams, tenant};
use stripe::objects::Event;
use stripe::webhook_signature::{self, SigningSecret};
use utoipa::ToSchema;

use crate::app::App;
use crate::http::error_answers::{BadRequest, PayloadTooLarge, Unavailable};
use crate::http::problem::Problem;
use crate::jobs::event;
use crate::stripe_account::webhook_secret_context;

/// Largest body, in bytes. Stripe's events are far smaller.
const MAX_BODY: usize = 1024 * 1024;

/// What Stripe hears of a delivery that is durable.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookReceived)]
pub struct Acknowledged {
    #[schema(example = true)]
    received: bool,
}

/// Takes a webhook from Stripe.
///
/// Whatever is wrong with a delivery, its sender gets the same answer and learns nothing; the log has the reason.
#[utoipa::path(
    post,
    path = "/api/webhooks/stripe/{teamId}",
    operation_id = "receiveStripeWebhook",
    tag = "Webhooks",
    security(("stripeSignature" = [])),
    request_body(content = Object, description = "Stripe's event, at most 1 MiB, signed as it is."),
    responses((status = 200, body = Acknowledged), BadRequest, PayloadTooLarge, Unavailable),
)]
pub async fn receive(
    State(app): State<App>,
    Path(team_id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Acknowledged>, Problem> {
    let body = body::to_bytes(body, MAX_BODY).await.map_err(|_| {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large, or did not arrive to its end.")
    })?;
    let signature = headers.get("stripe-signature").map(|value| value.as_bytes());
    let Some((team, event)) = verified(&app, &team_id, signature, &body).await? else {
        app.metrics.count_webhook("refused");
        return Err(Problem::bad_request(
            "This is not a valid Stripe webhook. Check the endpoint's address and its signing secret.",
        ));
    };
    let outcome = record(&app, &team, event).await?;
    app.metrics.count_webhook(outcome.name());
    if outcome == Recorded::ToBeApplied {
        app.jobs_due.notify_one();
    }
    Ok(Json(Acknowledged { received: true }))
}

/// An event that was signed with the team's secret, and is about the account and the mode that the team is connected to.
struct Verified {
    event: Event,
    body: String,
}

async fn verified(
    app: &App,
    team_id: &str,
    signature: Option<&[u8]>,
    body: &[u8],
) -> Result<Option<(tenant::Team, Verified)>, Problem> {
    let refuse = |reason: &str| {
        tracing::warn!(team = team_id, reason, "a webhook was refused");
        Ok(None)
    };
    let Some(team) = app.db.read_optional(teams::find(team_id)).await? else { return refuse("no such team") };
    let Some(connection) = app.db.read_optional(stripe_connections::find(&team)).await? else {
        return refuse("the team is not connected to Stripe");
    };
    let sealed = app.config.keyring.open(&webhook_secret_context(&team), &connection.webhook_secret_sealed);
    let secret = sealed.map_err(|error| Problem::internal(&error))?;
    let secret = String::from_utf8(secret).map_err(|error| Problem::internal(&error))?;
    let secret = SigningSecret::try_from(secret).map_err(|error| Problem::internal(&error))?;
    let Some(signature) = signature else { return refuse("it is not signed") };
    if let Err(invalid) = webhook_signature::verify(body, signature, &[secret], app.clock.now()) {
        return refuse(&invalid.reason.to_string());
    }
    let event = match Event::parse(body) {
        Ok(event) => event,
        Err(error) => return refuse(&error.to_string()),
    };
    if event.livemode != connection.livemode {
        return refuse("it is of the other mode, live or test");
    }
    // Only events of connected accounts name one; those of the endpoint's own account don't.
    if event.account.is_some() && event.account != connection.account_id {
        return refuse("it is about another account");
    }
    // The parser has read it as text already.
    let body = String::from_utf8_lossy(body).into_owned();
    Ok(Some((team, Verified { event, body })))
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Recorded {
    ToBeApplied,
    Ignored,
    Repeated,
}

impl Recorded {
    fn name(self) -> &'static str {
        match self {
            Self::ToBeApplied => "recorded",
            Self::Ignored => "ignored",
            Self::Repeated => "repeated",
        }
    }
}

/// Records an event and enqueues its job, in one transaction.
async fn record(
    app: &App,
    team: &tenant::Team,
    Verified { event, body }: Verified,
) -> Result<Recorded, DbError> {
    let now = app.clock.epoch_ms();
    let action = event::action(&event);
    let received = Received {
        stripe_object_id: event.subject().ok().and_then(|subject| subject.id),
        created_at: event.created.epoch_ms(),
        received_at: now,
        status: if action.is_some() { "pending" } else { "ignored" },
        payload: body,
        stripe_event_id: event.id,
        kind: event.kind,
    };
    let insert = webhook_events::insert(team, &received);
    let enqueue = action.map(|action| {
        let payload = event::payload(&received.stripe_event_id, &action);
        jobs::enqueue(team, &app.new_id(Kind::Job), crate::jobs::EVENT, &payload, now)
    });
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                if tx.execute(insert).await? == 0 {
                    return Ok(Recorded::Repeated);
                }
                match enqueue {
                    Some(enqueue) => tx.execute(enqueue).await.map(|_| Recorded::ToBeApplied),
                    None => Ok(Recorded::Ignored),
                }
            })
        })
        .await
}
