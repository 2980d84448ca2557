//! Stripe's webhooks: checked, recorded once, and answered as soon as they are durable. A job applies them (`jobs::event`).

pub mod refusals;
mod whole_json;

use axum::Json;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use billing::id::Kind;
use bytes::Bytes;
use serde::Serialize;
use store::db::DbError;
use store::stripe_connections::ReceivingConnection;
use store::webhook_events::{self, Progress, Received};
use store::{jobs, stripe_connections, tenant};
use stripe::objects::Event;
use stripe::webhook_signature;
use utoipa::ToSchema;

use crate::app::App;
use crate::http::error_answers::{BadRequest, BodyErrors, Unavailable};
use crate::http::problem::Problem;
use crate::jobs::event;
use crate::stripe_account;
use crate::sync::told::Told;
use refusals::Reason;
use whole_json::WholeJson;

/// How long an event's id, its type and its object's id may be, in characters, as Stripe says of its ids.
const MAX_NAME: usize = 255;

/// What Stripe hears of a delivery that is durable.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookReceived)]
pub struct Acknowledged {
    #[schema(example = true)]
    received: bool,
}

/// Takes a webhook from Stripe.
///
/// Whoever can't prove to be Stripe gets the same answer whatever is wrong, and learns nothing. What was refused is counted by reason:
/// `GET …/stripe/status` shows it.
#[utoipa::path(
    post,
    path = "/api/webhooks/stripe/{teamId}",
    operation_id = "receiveStripeWebhook",
    tag = "Webhooks",
    security(("stripeSignature" = [])),
    request_body(content = Object, description = "Stripe's event, at most 1 MiB, signed as it is."),
    responses((status = 200, body = Acknowledged), BadRequest, BodyErrors, Unavailable),
)]
pub async fn receive(
    State(app): State<App>,
    Path(team_id): Path<String>,
    request: Request,
) -> Result<Json<Acknowledged>, Problem> {
    let delivery = Delivery::read(request, &app).await;
    let Some(receiver) = Receiver::find(&app, &team_id).await? else {
        app.metrics.count_webhook("refused");
        tracing::info!("a webhook was refused: there is no such team");
        return Err(Reason::NotConnected.problem());
    };
    let team = receiver.team.clone();
    let Verified { event, body } = match delivery.and_then(|delivery| receiver.check(&app, &delivery)) {
        Ok(verified) => verified,
        Err(Refused::Because(reason)) => {
            app.metrics.count_webhook("refused");
            if app.refusals.count(&team, reason, app.clock.epoch_ms()) {
                tracing::warn!(team = team.id, reason = reason.name(), "a webhook was refused");
            }
            return Err(reason.problem());
        }
        Err(Refused::Failed(problem)) => return Err(problem),
    };
    let outcome = record(&app, &team, event, body, true).await?;
    app.metrics.count_webhook(outcome.name());
    if outcome == Recorded::ToBeApplied {
        app.jobs_due.notify_one();
    }
    Ok(Json(Acknowledged { received: true }))
}

/// Why a delivery is not recorded.
enum Refused {
    /// Something is wrong with it.
    Because(Reason),
    /// Something is wrong on our side.
    Failed(Problem),
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self::Because(reason)
    }
}

/// What was sent.
struct Delivery {
    headers: HeaderMap,
    body: Bytes,
}

impl Delivery {
    async fn read(request: Request, app: &App) -> Result<Self, Refused> {
        let headers = request.headers().clone();
        match Bytes::from_request(request, app).await {
            Ok(body) => Ok(Self { headers, body }),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Reason::TooLarge.into())
            }
            Err(_) => Err(Reason::Incomplete.into()),
        }
    }

    /// Whether it is said to be something else than JSON. What it is said to be isn't signed, so not to say it is no harm.
    fn is_sent_as_something_else(&self) -> bool {
        self.headers.get(header::CONTENT_TYPE).is_some_and(|value| {
            let essence = value.as_bytes().split(|b| *b == b';').next().unwrap_or_default();
            !essence.trim_ascii().eq_ignore_ascii_case(b"application/json")
        })
    }
}

/// Whom a delivery is for.
struct Receiver {
    team: tenant::Team,
    connection: Option<ReceivingConnection>,
    /// Secrets that others have taken the place of, sealed.
    rolled: Vec<Vec<u8>>,
}

/// An event that was signed with the team's secret, and is about the account and the mode that the team is connected to.
struct Verified {
    event: Event,
    body: Bytes,
}

impl Receiver {
    async fn find(app: &App, team_id: &str) -> Result<Option<Self>, DbError> {
        let team = tenant::Team { id: team_id.to_owned() };
        let found = app.db.read(stripe_connections::receiving(&team, app.clock.epoch_ms())).await?;
        let (connections, rolled): (Vec<_>, Vec<_>) =
            found.into_iter().map(|found| (found.connection, found.rolled)).unzip();
        let connection = connections.into_iter().next();
        let rolled = rolled.into_iter().flatten().collect();
        Ok(connection.map(|connection| Self { team, connection, rolled }))
    }

    fn check(self, app: &App, delivery: &Delivery) -> Result<Verified, Refused> {
        if delivery.is_sent_as_something_else() {
            return Err(Reason::NotSentAsJson.into());
        }
        let connection = self.connection.ok_or(Reason::NotConnected)?;
        let secrets =
            stripe_account::webhook_secrets(app, &self.team, &connection.webhook_secret_sealed, &self.rolled);
        let secrets = secrets.map_err(Refused::Failed)?;
        let signature = delivery.headers.get("stripe-signature").ok_or(Reason::NotSigned)?;
        webhook_signature::verify(&delivery.body, signature.as_bytes(), &secrets, app.clock.now())
            .map_err(|invalid| Reason::from(invalid.reason))?;
        // From here on it is Stripe that is wrong, or our connection to it, and the answer says what.
        let event = read_event(&delivery.body)?;
        if event.livemode != connection.livemode {
            return Err(Reason::OtherMode.into());
        }
        // Only events of connected accounts name one; those of the endpoint's own account don't.
        if event.account.is_some() && event.account != connection.account_id {
            return Err(Reason::OtherAccount.into());
        }
        Ok(Verified { event, body: delivery.body.clone() })
    }
}

/// Reads an event, if it is one that can be kept.
fn read_event(body: &[u8]) -> Result<Event, Reason> {
    serde_json::from_slice::<WholeJson>(body).map_err(|_| Reason::Unreadable)?;
    let event = Event::parse(body).map_err(|_| Reason::NotAnEvent)?;
    let is_name =
        |text: &str| (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    // The owner of a product or a plan may choose its id.
    let is_id = |text: &str| text.chars().count() <= MAX_NAME && !text.chars().any(char::is_control);
    let is_sound = is_name(&event.id)
        && is_name(&event.kind)
        && event.data.subject.id.as_deref().is_none_or(is_id)
        && event.data.object.get().starts_with('{');
    if is_sound { Ok(event) } else { Err(Reason::NotAnEvent) }
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is new, and the mirror has what it tells.
    Applied,
    /// It is new, and its job waits.
    ToBeApplied,
    /// It is new, and about nothing that is mirrored.
    Ignored,
    /// It was recorded before.
    Repeated,
}

impl Recorded {
    fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::ToBeApplied => "recorded",
            Self::Ignored => "ignored",
            Self::Repeated => "repeated",
        }
    }
}

/// Records an event once, in one transaction with what it tells, or with its job where Stripe has to be asked. `body` is the event as it
/// came; `by_webhook` is whether a webhook told it, rather than Stripe's list of events.
pub async fn record(
    app: &App,
    team: &tenant::Team,
    event: Event,
    body: Bytes,
    by_webhook: bool,
) -> Result<Recorded, DbError> {
    let now = app.clock.epoch_ms();
    let action = event::action(&event);
    let told = action.as_ref().and_then(|action| Told::by(app, team, &event, action));
    let enqueue = action.map(|action| {
        let payload = event::payload(&event.id, &action);
        jobs::enqueue(team, &app.new_id(Kind::Job), crate::jobs::EVENT, &payload, now)
    });
    let received = Received {
        stripe_object_id: event.data.subject.id,
        created_at: event.created.epoch_ms(),
        received_at: now,
        by_webhook,
        stripe_event_id: event.id,
        kind: event.kind,
    };
    let team = team.clone();
    let insert = move |progress: Progress<'_>| webhook_events::insert(&team, &received, progress);
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                let Some(enqueue) = enqueue else {
                    let is_new = tx.execute(insert(Progress::Ignored)).await? == 1;
                    return Ok(if is_new { Recorded::Ignored } else { Recorded::Repeated });
                };
                let is_applied = match told {
                    Some(told) => told.store(tx).await?,
                    None => false,
                };
                if is_applied {
                    tx.execute(insert(Progress::Applied)).await?;
                    return Ok(Recorded::Applied);
                }
                // The parser has read it as text already.
                let body = String::from_utf8_lossy(&body);
                if tx.execute(insert(Progress::Pending { body: &body })).await? == 0 {
                    return Ok(Recorded::Repeated);
                }
                tx.execute(enqueue).await?;
                Ok(Recorded::ToBeApplied)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_kept_is_read_as_an_event() {
        let with = |change: &dyn Fn(&mut serde_json::Value)| {
            let mut event = serde_json::json!({
                "id": "evt_1", "type": "customer.updated", "created": 1, "data": {"object": {"id": "cus_1"}}
            });
            change(&mut event);
            read_event(event.to_string().as_bytes()).err()
        };
        assert_eq!(with(&|_| ()), None);
        for id in [serde_json::Value::Null, serde_json::json!("a plan of mine, at 9 €")] {
            assert_eq!(with(&|event| event["data"]["object"]["id"] = id.clone()), None);
        }
        for (field, value) in [
            ("/id", serde_json::json!("")),
            ("/id", serde_json::json!("evt_\0")),
            ("/id", serde_json::json!("e".repeat(256))),
            ("/type", serde_json::json!("a b")),
            ("/created", serde_json::json!(i64::MAX)),
            ("/data", serde_json::json!({})),
            ("/data/object", serde_json::json!(null)),
            ("/data/object", serde_json::json!(["id"])),
            ("/data/object/id", serde_json::json!("c".repeat(256))),
            ("/data/object/id", serde_json::json!("cus_\0")),
        ] {
            let refused = with(&|event| *event.pointer_mut(field).unwrap() = value.clone());
            assert_eq!(refused, Some(Reason::NotAnEvent), "{field}: {value}");
        }
        for body in ["", "{", "{\"id\":\"evt_1\",", "{} {}", "{\"created\":1e999999}", "\u{0}"] {
            assert_eq!(read_event(body.as_bytes()).err(), Some(Reason::Unreadable), "{body}");
        }
        assert_eq!(read_event(b"{\"id\":\"\xff\"}").err(), Some(Reason::Unreadable));
    }
}
