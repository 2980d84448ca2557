//! `/sandbox/…`: what scripts and tests do to the sandbox that nobody can do to Stripe. JSON in and out.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Shared;
use crate::api_versions::{self, ApiVersion};
use crate::delivery::{Delivery, Parcel};
use crate::engine::calendar;
use crate::engine::checkout::{self, TestCard};
use crate::engine::lifecycle::AfterLastRetry;
use crate::engine::saving;
use crate::faults::Fault;
use crate::objects::payment_method::Kind;
use crate::state;

/// How often the sandbox looks whether something fell due while nobody moved its clock.
const TICK: Duration = Duration::from_secs(1);

/// The farthest that one request moves the clock: three years.
const MAX_ADVANCE_SECONDS: i64 = 3 * 366 * 86_400;

/// The longest that an old signing secret lives on: a day, as in Stripe's dashboard.
const MAX_OVERLAP_SECONDS: i64 = 86_400;

/// An answer, or a sentence that says what to change.
type Answer = Result<Json<Value>, Problem>;

/// Why a control request was refused.
pub(crate) struct Problem(StatusCode, String);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ClockChange {
    advance_seconds: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AccountChange {
    after_last_retry: Option<AfterLastRetry>,
    api_version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RateLimitChange {
    per_second: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Overlap {
    #[serde(default)]
    overlap_seconds: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CardUpdate {
    exp_month: i64,
    exp_year: i64,
    /// Of a new number, where the bank has given the customer one.
    last4: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Completion {
    card: TestCard,
}

/// `POST /sandbox/clock`: renewals, trial ends, retries and cancellations on the way happen, in order.
pub(crate) async fn advance_clock(State(shared): State<Arc<Shared>>, body: Bytes) -> Answer {
    let ClockChange { advance_seconds } = parse(&body)?;
    if !(0..=MAX_ADVANCE_SECONDS).contains(&advance_seconds) {
        return Err(bad(format!("advanceSeconds must be from 0 to {MAX_ADVANCE_SECONDS}")));
    }
    let mut state = shared.lock();
    calendar::advance(&mut state, advance_seconds);
    let now = jiff::Timestamp::from_second(state.now()).map(|now| now.to_string()).unwrap_or_default();
    Ok(Json(json!({ "now": now })))
}

/// `PUT /sandbox/faults`: replaces the fault.
pub(crate) async fn set_faults(State(shared): State<Arc<Shared>>, body: Bytes) -> Answer {
    let fault: Fault = parse(&body)?;
    if let Some(problem) = fault.problem() {
        return Err(bad(problem.to_owned()));
    }
    let shown = json!({ "faults": fault });
    shared.lock().faults.set(Some(fault));
    Ok(Json(shown))
}

/// `DELETE /sandbox/faults`
pub(crate) async fn clear_faults(State(shared): State<Arc<Shared>>) -> Answer {
    shared.lock().faults.set(None);
    Ok(Json(json!({ "faults": null })))
}

/// `PUT /sandbox/delivery`: how webhooks leave from now on. What is held stays held until it is flushed.
pub(crate) async fn set_delivery(State(shared): State<Arc<Shared>>, body: Bytes) -> Answer {
    let delivery: Delivery = parse(&body)?;
    if let Some(problem) = delivery.problem() {
        return Err(bad(problem.to_owned()));
    }
    shared.lock().outbox.set(&delivery);
    Ok(Json(json!(delivery)))
}

/// `GET /sandbox/delivery`: the newest event, and how many of the newest hundred some endpoint has not acknowledged.
///
/// Who waits until all is delivered asks this often, so it is much cheaper than a list of events.
pub(crate) async fn show_delivery(State(shared): State<Arc<Shared>>) -> Answer {
    let state = shared.lock();
    let newest = state.events.newest_first().next().map(|event| event.id.as_str());
    let pending = state.events.newest_first().take(100).filter(|event| !event.awaiting.is_empty()).count();
    Ok(Json(json!({ "newestEvent": newest, "pending": pending })))
}

/// `POST /sandbox/delivery/flush`: sends what is held.
pub(crate) async fn flush_delivery(State(shared): State<Arc<Shared>>) -> Answer {
    let flushed = shared.lock().outbox.flush();
    Ok(Json(json!({ "flushed": flushed })))
}

/// `PUT /sandbox/account`: the account's settings, which in Stripe's dashboard a person sets.
pub(crate) async fn set_account(State(shared): State<Arc<Shared>>, body: Bytes) -> Answer {
    let AccountChange { after_last_retry, api_version } = parse(&body)?;
    let api_version = api_version.map(|text| ApiVersion::parse(&text)).transpose();
    let api_version = api_version.map_err(|error| bad(error.message().to_owned()))?;
    let mut state = shared.lock();
    state.after_last_retry = after_last_retry.unwrap_or(state.after_last_retry);
    if let Some(api_version) = api_version {
        state.account.api_version = api_version;
    }
    let version = state.account.api_version.as_str();
    Ok(Json(json!({ "afterLastRetry": state.after_last_retry, "apiVersion": version })))
}

/// `GET /sandbox/rate-limit`: the limit, and how many requests it has admitted and refused.
pub(crate) async fn show_rate_limit(State(shared): State<Arc<Shared>>) -> Answer {
    Ok(Json(shared.lock().rate_limit.json()))
}

/// `PUT /sandbox/rate-limit`: at most so many requests a second, of all that come with the account's key.
pub(crate) async fn set_rate_limit(State(shared): State<Arc<Shared>>, body: Bytes) -> Answer {
    let RateLimitChange { per_second } = parse(&body)?;
    if per_second == 0 {
        return Err(bad("perSecond must be at least 1".to_owned()));
    }
    let mut state = shared.lock();
    state.rate_limit.set(Some(per_second));
    Ok(Json(state.rate_limit.json()))
}

/// `DELETE /sandbox/rate-limit`
pub(crate) async fn clear_rate_limit(State(shared): State<Arc<Shared>>) -> Answer {
    let mut state = shared.lock();
    state.rate_limit.set(None);
    Ok(Json(state.rate_limit.json()))
}

/// `POST /sandbox/webhook_endpoints/{id}/roll_secret`: a new secret. The old one signs beside it for a while.
pub(crate) async fn roll_secret(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Answer {
    let Overlap { overlap_seconds } = parse(&body)?;
    if !(0..=MAX_OVERLAP_SECONDS).contains(&overlap_seconds) {
        return Err(bad(format!("overlapSeconds must be from 0 to {MAX_OVERLAP_SECONDS}")));
    }
    let mut state = shared.lock();
    let until = state.clock.now().as_second() + overlap_seconds;
    let fresh = state.random("whsec_", 32);
    let Some(endpoint) = state.webhook_endpoints.get_mut(&id) else {
        return Err(Problem(StatusCode::NOT_FOUND, format!("there is no webhook endpoint {id}")));
    };
    let old = std::mem::replace(&mut endpoint.secret, fresh);
    endpoint.old_secret = Some((old, until));
    Ok(Json(json!({ "secret": endpoint.secret })))
}

/// `POST /sandbox/events/{id}/resend`: sends an event once more, whatever the mode of delivery is.
pub(crate) async fn resend_event(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Answer {
    let mut state = shared.lock();
    let state::State { events, webhook_endpoints, outbox, .. } = &mut *state;
    let Some(event) = events.get_mut(&id) else {
        return Err(Problem(StatusCode::NOT_FOUND, format!("there is no event {id}")));
    };
    let wanting = webhook_endpoints.oldest_first().filter(|endpoint| endpoint.wants(event.kind));
    let wanting: Vec<String> = wanting.map(|endpoint| endpoint.id.clone()).collect();
    event.awaiting.extend(wanting.iter().cloned());
    let resent = wanting.len();
    wanting.into_iter().for_each(|endpoint| outbox.send(Parcel { event: id.clone(), endpoint }));
    Ok(Json(json!({ "resent": resent })))
}

/// `POST /sandbox/payment_methods/{id}/automatic_update`: the card's network tells Stripe of a new expiry or number.
pub(crate) async fn update_card(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Answer {
    let CardUpdate { exp_month: month, exp_year: year, last4: digits } = parse(&body)?;
    if !(1..=12).contains(&month) || !(2000..=2100).contains(&year) {
        return Err(bad("expMonth must be from 1 to 12, and expYear from 2000 to 2100".to_owned()));
    }
    if digits.as_ref().is_some_and(|digits| digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(bad("last4 must be four digits".to_owned()));
    }
    let mut state = shared.lock();
    let method = state.payment_methods.get(&id);
    if !method.is_some_and(|method| method.customer.is_some() && matches!(method.kind, Kind::Card { .. })) {
        return Err(Problem(StatusCode::NOT_FOUND, format!("no customer has a card {id}")));
    }
    saving::change(&mut state, &id, "payment_method.automatically_updated", |method| {
        if let Kind::Card { exp_month, exp_year, last4, .. } = &mut method.kind {
            (*exp_month, *exp_year) = (month, year);
            *last4 = digits.unwrap_or_else(|| last4.clone());
        }
    });
    Ok(Json(json!({ "paymentMethod": state.object(&id) })))
}

/// `POST /sandbox/checkout/{session}/complete`: what the hosted page does for a person.
pub(crate) async fn complete_checkout(
    State(shared): State<Arc<Shared>>,
    Path(session): Path<String>,
    body: Bytes,
) -> Answer {
    let Completion { card } = parse(&body)?;
    let mut state = shared.lock();
    if let Err(error) = checkout::complete(&mut state, &session, card) {
        let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::BAD_REQUEST);
        return Err(Problem(status, error.message().to_owned()));
    }
    let url = state.checkout_sessions.get(&session).map(|session| session.return_url());
    let mut shown = state.object(&session).unwrap_or_default();
    api_versions::shape(&mut shown, &state.account.api_version, &state.price_of());
    Ok(Json(json!({ "url": url, "session": shown })))
}

/// Any other address below `/sandbox`, and any other method.
pub(crate) async fn not_found() -> Problem {
    let message = "There is no such control endpoint. There are: POST /sandbox/clock, PUT and DELETE /sandbox/faults, \
                   GET and PUT /sandbox/delivery, POST /sandbox/delivery/flush, GET, PUT and DELETE /sandbox/rate-limit, \
                   PUT /sandbox/account, POST /sandbox/payment_methods/{id}/automatic_update, \
                   POST /sandbox/webhook_endpoints/{id}/roll_secret, POST /sandbox/events/{id}/resend, \
                   POST /sandbox/checkout/{sessionId}/complete.";
    Problem(StatusCode::NOT_FOUND, message.to_owned())
}

/// Does what falls due by the machine's own time, so that a demo that runs for days stays true.
pub(crate) async fn let_time_pass(shared: Arc<Shared>) {
    let mut ticks = tokio::time::interval(TICK);
    loop {
        ticks.tick().await;
        calendar::advance(&mut shared.lock(), 0);
    }
}

/// Reads a JSON body; an empty one is an empty object.
fn parse<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    let text: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(text).map_err(|error| bad(format!("The body is not as expected: {error}")))
}

fn bad(message: String) -> Problem {
    Problem(StatusCode::BAD_REQUEST, message)
}
