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
use crate::delivery::Mode;
use crate::engine::calendar;
use crate::engine::checkout::{self, TestCard};
use crate::faults::Fault;

/// How often the sandbox looks whether something fell due while nobody moved its clock.
const TICK: Duration = Duration::from_secs(1);

/// The farthest that one request moves the clock: three years.
const MAX_ADVANCE_SECONDS: i64 = 3 * 366 * 86_400;

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
#[serde(deny_unknown_fields)]
struct DeliveryChange {
    mode: Mode,
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
    let DeliveryChange { mode } = parse(&body)?;
    shared.lock().outbox.mode = mode;
    Ok(Json(json!({ "mode": mode })))
}

/// `POST /sandbox/delivery/flush`: sends what is held.
pub(crate) async fn flush_delivery(State(shared): State<Arc<Shared>>) -> Answer {
    let flushed = shared.lock().outbox.flush();
    Ok(Json(json!({ "flushed": flushed })))
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
    Ok(Json(json!({ "url": url, "session": state.object(&session) })))
}

/// Any other address below `/sandbox`, and any other method.
pub(crate) async fn not_found() -> Problem {
    let message = "There is no such control endpoint. There are: POST /sandbox/clock, PUT and DELETE /sandbox/faults, \
                   PUT /sandbox/delivery, POST /sandbox/delivery/flush, POST /sandbox/checkout/{sessionId}/complete.";
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
