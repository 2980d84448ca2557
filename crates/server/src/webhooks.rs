//! Stripe's webhooks: checked, recorded once, and answered as soon as they are durable. What can't be told from the event itself
//! (`sync::told`) a job asks Stripe for (`jobs::event`).

mod receivers;
mod recorder;
pub mod refusals;
mod whole_json;

use axum::Json;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use bytes::Bytes;
use serde::Serialize;
use store::tenant;
use stripe::objects::Event;
use stripe::{compact_json, webhook_signature};
use utoipa::ToSchema;

use crate::app::App;
use crate::http::error_answers::{BadRequest, BodyErrors, Unavailable};
use crate::http::problem::Problem;
use crate::stripe_account::AccountError;
pub use receivers::Receivers;
use receivers::{Receiver, look_up};
use recorder::record;
pub use recorder::{Recorded, Recorder, record_listed};
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
    let check = |receiver: &Receiver| delivery.as_ref().map_err(|reason| *reason)?.check(&app, receiver);
    if let Some(receiver) = app.receivers.recent(&team_id)
        && let Ok(verified) = check(&receiver)
    {
        match take(&app, &receiver.team, verified).await {
            Err(AccountError::Replaced) => {}
            taken => return Ok(taken?),
        }
    }
    let Some(receiver) = look_up(&app, &team_id).await? else {
        app.metrics.count_webhook("refused");
        tracing::info!("a webhook was refused: there is no such team");
        return Err(Reason::NotConnected.problem());
    };
    let team = &receiver.team;
    let verified = check(&receiver).map_err(|reason| {
        app.metrics.count_webhook("refused");
        if app.refusals.count(team, reason, app.clock.epoch_ms()) {
            tracing::warn!(team = team.id, reason = reason.name(), "a webhook was refused");
        }
        reason.problem()
    })?;
    match take(&app, team, verified).await {
        // Just now. What is stored by then says whether the delivery is any good.
        Err(AccountError::Replaced) => {
            Err(Problem::unavailable("Another Stripe account is being connected. Send the event again."))
        }
        taken => Ok(taken?),
    }
}

/// Records a delivery that was verified.
async fn take(
    app: &App,
    team: &tenant::Team,
    Verified { copy, event, body }: Verified,
) -> Result<Json<Acknowledged>, AccountError> {
    let outcome = record(app, team, copy, &event, body).await?;
    app.metrics.count_webhook(outcome.name());
    if outcome == Recorded::ToBeApplied {
        app.jobs_due.notify_one();
    }
    Ok(Json(Acknowledged { received: true }))
}

/// What was sent.
struct Delivery {
    headers: HeaderMap,
    body: Bytes,
}

impl Delivery {
    async fn read(request: Request, app: &App) -> Result<Self, Reason> {
        let headers = request.headers().clone();
        match Bytes::from_request(request, app).await {
            Ok(body) => Ok(Self { headers, body }),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Reason::TooLarge),
            Err(_) => Err(Reason::Incomplete),
        }
    }

    /// Whether it is said to be something else than JSON. What it is said to be isn't signed, so not to say it is no harm.
    fn is_sent_as_something_else(&self) -> bool {
        self.headers.get(header::CONTENT_TYPE).is_some_and(|value| {
            let essence = value.as_bytes().split(|b| *b == b';').next().unwrap_or_default();
            !essence.trim_ascii().eq_ignore_ascii_case(b"application/json")
        })
    }

    fn check(&self, app: &App, receiver: &Receiver) -> Result<Verified, Reason> {
        if self.is_sent_as_something_else() {
            return Err(Reason::NotSentAsJson);
        }
        let connection = receiver.connection.as_ref().ok_or(Reason::NotConnected)?;
        let signature = self.headers.get("stripe-signature").ok_or(Reason::NotSigned)?;
        let now = app.clock.now();
        let secrets = connection.secrets(now.as_millisecond());
        webhook_signature::verify(&self.body, signature.as_bytes(), secrets, now)
            .map_err(|invalid| Reason::from(invalid.reason))?;
        // From here on it is Stripe that is wrong, or our connection to it, and the answer says what.
        let (event, body) = read_event(&self.body)?;
        if event.livemode != connection.livemode {
            return Err(Reason::OtherMode);
        }
        // Only events of connected accounts name one; those of the endpoint's own account don't.
        if event.account.is_some() && event.account != connection.account_id {
            return Err(Reason::OtherAccount);
        }
        Ok(Verified { copy: connection.copy, event, body })
    }
}

/// An event that was signed with the team's secret, and is about the account and the mode that the team is connected to.
struct Verified {
    /// The number of the copy that the team's mirror is of this account.
    copy: i64,
    event: Event,
    /// The event as it came, but for white space.
    body: String,
}

/// Reads an event, if it is one that can be kept, and answers it beside its JSON without white space.
fn read_event(body: &[u8]) -> Result<(Event, String), Reason> {
    let body = compact_json(std::str::from_utf8(body).map_err(|_| Reason::Unreadable)?);
    serde_json::from_str::<WholeJson>(&body).map_err(|_| Reason::Unreadable)?;
    let event = Event::parse(body.as_bytes()).map_err(|_| Reason::NotAnEvent)?;
    let is_name =
        |text: &str| (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    // The owner of a product or a plan may choose its id.
    let is_id = |text: &str| text.chars().count() <= MAX_NAME && !text.chars().any(char::is_control);
    let is_sound = is_name(&event.id)
        && is_name(&event.kind)
        && event.data.subject.id.as_deref().is_none_or(is_id)
        && event.data.object.get().starts_with('{');
    if is_sound { Ok((event, body)) } else { Err(Reason::NotAnEvent) }
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
