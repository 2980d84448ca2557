//! The way of an API request: fault, key, parameters, idempotency, endpoint, answer.

use std::sync::{Arc, MutexGuard};

use axum::body::Bytes;
use axum::extract;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;

use crate::api_versions::ApiVersion;
use crate::error::ApiError;
use crate::faults::{Failure, Fate};
use crate::form::Params;
use crate::idempotency::Answer;
use crate::objects::event::RequestOrigin;
use crate::server::CutConnection;
use crate::state::State;
use crate::{Shared, api};

/// The longest idempotency key that Stripe takes.
const MAX_KEY_CHARS: usize = 255;

/// Answers one request to the API.
pub(crate) async fn handle(
    extract::State(shared): extract::State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (request_id, fate, default_version) = {
        let mut state = shared.lock();
        (state.random("req_", 14), state.faults.fate(uri.path()), state.account.api_version.clone())
    };
    let key = Some(&headers).filter(|_| method == Method::POST).and_then(idempotency_key);
    let request = Request { method, uri, headers, body, request_id, key, default_version };
    // Stripe carries on with a request whose client has gone; it must not end with the connection.
    let running = tokio::spawn(async move {
        let outcome = answer(&shared, &request, fate).await;
        match (outcome, fate.failure) {
            (None, _) | (_, Some(Failure::CutAfter)) => CutConnection.into_response(),
            (_, Some(Failure::Page(status))) => {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
                (status, Html("<!doctype html><title>Blocked</title>")).into_response()
            }
            (Some(outcome), failure) => {
                let mut response = request.respond(outcome);
                // Stripe's own limits do not say when to come back; an injected 429 does, as gateways do.
                if failure == Some(Failure::Status(StatusCode::TOO_MANY_REQUESTS.as_u16())) {
                    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
                }
                response
            }
        }
    });
    running.await.unwrap_or_else(|_| CutConnection.into_response())
}

/// A request, and what is known of it before it is looked at.
struct Request {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
    request_id: String,
    /// Only a POST has one: the other methods are idempotent by nature.
    key: Option<String>,
    /// What it speaks if it does not say.
    default_version: ApiVersion,
}

/// What goes back, before it becomes HTTP.
struct Outcome {
    answer: Answer,
    replayed: bool,
}

/// Runs a request. `None` when its connection is to be cut.
async fn answer(shared: &Shared, request: &Request, fate: Fate) -> Option<Outcome> {
    let begun = request.begin(&mut shared.lock());
    let begun = match begun {
        Ok(begun) => begun,
        Err(error) => return Some(Outcome { answer: request.refusal(&error), replayed: false }),
    };
    if !fate.latency.is_zero() {
        tokio::time::sleep(fate.latency).await;
    }
    let mut state = shared.lock();
    match (fate.failure, begun) {
        (None | Some(Failure::CutAfter), Begun::GoAhead(params, version)) => {
            Some(Outcome { answer: request.run(state, params, version), replayed: false })
        }
        (None | Some(Failure::CutAfter), Begun::Replay(answer)) => Some(Outcome { answer, replayed: true }),
        (Some(failure), begun) => {
            if matches!(begun, Begun::GoAhead(..)) {
                request.finish(&mut state, None);
            }
            let (Failure::Status(status) | Failure::Page(status)) = failure else { return None };
            Some(Outcome { answer: request.refusal(&ApiError::fault(status)), replayed: false })
        }
    }
}

/// What the idempotency key makes of a request.
enum Begun {
    GoAhead(Params, ApiVersion),
    Replay(Answer),
}

impl Request {
    /// Checks the API key, reads the parameters and reserves the idempotency key.
    fn begin(&self, state: &mut State) -> Result<Begun, ApiError> {
        authenticate(&self.headers, &state.account.secret_key)?;
        if !state.rate_limit.admits() {
            return Err(ApiError::rate_limited());
        }
        let version = self.version()?;
        let encoded = if self.method == Method::GET || self.method == Method::DELETE && self.body.is_empty() {
            self.uri.query().unwrap_or_default().as_bytes()
        } else {
            &self.body
        };
        let params = Params::parse(encoded)?;
        let Some(key) = &self.key else { return Ok(Begun::GoAhead(params, version)) };
        if key.chars().count() > MAX_KEY_CHARS {
            let message = format!("Idempotency keys can have up to {MAX_KEY_CHARS} characters.");
            return Err(ApiError::invalid("Idempotency-Key", message));
        }
        let fingerprint = format!("{} {} {}", self.method, self.uri.path(), String::from_utf8_lossy(encoded));
        let now = state.clock.epoch_ms();
        let repeated = state.idempotency_keys.begin(key, &fingerprint, now)?;
        Ok(repeated.map_or(Begun::GoAhead(params, version), Begun::Replay))
    }

    /// The version that the request speaks.
    fn version(&self) -> Result<ApiVersion, ApiError> {
        match self.headers.get("stripe-version").and_then(|value| value.to_str().ok()) {
            Some(text) => ApiVersion::parse(text),
            None => Ok(self.default_version.clone()),
        }
    }

    /// Runs the endpoint.
    fn call(&self, state: &mut State, params: Params, api_version: ApiVersion) -> Result<Value, ApiError> {
        let (id, idempotency_key) = (self.request_id.clone(), self.key.clone());
        state.origin = Some(RequestOrigin { id, idempotency_key, api_version });
        let mut result = api::call(state, self.method.as_str(), self.uri.path(), params);
        if let Err(error) = &mut result {
            error.shape(state.api_version(), &state.price_of());
        }
        state.origin = None;
        result
    }

    /// Runs the endpoint, and leaves its answer to the idempotency key if it began its work.
    ///
    /// An answer that nobody remembers is written after the state is free again: a page of invoices is long.
    fn run(&self, mut state: MutexGuard<'_, State>, params: Params, version: ApiVersion) -> Answer {
        let result = self.call(&mut state, params, version);
        let Some(key) = &self.key else {
            drop(state);
            return self.answer(&result);
        };
        let remember = result.as_ref().err().is_none_or(|error| error.began_execution);
        let answer = self.answer(&result);
        state.idempotency_keys.finish(key, remember.then(|| answer.clone()));
        answer
    }

    fn answer(&self, result: &Result<Value, ApiError>) -> Answer {
        match result {
            Ok(object) => self.success(object),
            Err(error) => self.refusal(error),
        }
    }

    fn finish(&self, state: &mut State, answer: Option<Answer>) {
        if let Some(key) = &self.key {
            state.idempotency_keys.finish(key, answer);
        }
    }

    fn success(&self, object: &Value) -> Answer {
        Answer { status: 200, body: written(object), request_id: self.request_id.clone() }
    }

    fn refusal(&self, error: &ApiError) -> Answer {
        let body = written(&error.json(&self.request_id));
        Answer { status: error.status, body, request_id: self.request_id.clone() }
    }

    fn respond(self, outcome: Outcome) -> Response {
        let Outcome { answer, replayed } = outcome;
        let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, answer.body).into_response();
        let headers = response.headers_mut();
        let mut set =
            |name: &'static str, value: HeaderValue| headers.insert(HeaderName::from_static(name), value);
        set(header::CONTENT_TYPE.as_str(), HeaderValue::from_static("application/json"));
        set("request-id", text_value(&self.request_id));
        let version = self.headers.get("stripe-version").cloned();
        set("stripe-version", version.unwrap_or_else(|| text_value(self.default_version.as_str())));
        if let Some(key) = &self.key {
            set("idempotency-key", text_value(key));
        }
        if replayed {
            set("original-request", text_value(&answer.request_id));
            set("idempotent-replayed", HeaderValue::from_static("true"));
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            set("stripe-rate-limited-reason", HeaderValue::from_static("global-rate"));
        }
        if status == StatusCode::TOO_MANY_REQUESTS
            || status == StatusCode::CONFLICT
            || status.is_server_error()
        {
            set("stripe-should-retry", HeaderValue::from_static("true"));
        }
        response
    }
}

fn idempotency_key(headers: &HeaderMap) -> Option<String> {
    let key = headers.get("idempotency-key")?.to_str().ok()?;
    (!key.is_empty()).then(|| key.to_owned())
}

/// A key comes as a bearer token, or as the user of basic authentication.
fn authenticate(headers: &HeaderMap, secret_key: &str) -> Result<(), ApiError> {
    let authorization =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let key = match authorization.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.trim().to_owned()),
        Some((scheme, encoded)) if scheme.eq_ignore_ascii_case("basic") => basic_user(encoded.trim()),
        _ => None,
    };
    match key.as_deref() {
        None | Some("") => Err(ApiError::no_key()),
        Some(key) if key == secret_key => Ok(()),
        Some(key) => Err(ApiError::wrong_key(key)),
    }
}

/// The user in a Basic credential: what stands before the colon once Base64 is undone.
fn basic_user(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let (mut buffer, mut bits) = (0u32, 0);
    for symbol in encoded.bytes().take_while(|byte| *byte != b'=') {
        buffer = (buffer << 6) | u32::from(base64_digit(symbol)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits & 0xFF) as u8);
        }
    }
    let credential = String::from_utf8(bytes).ok()?;
    Some(credential.split_once(':').map_or(credential.clone(), |(user, _)| user.to_owned()))
}

fn base64_digit(symbol: u8) -> Option<u8> {
    match symbol {
        b'A'..=b'Z' => Some(symbol - b'A'),
        b'a'..=b'z' => Some(symbol - b'a' + 26),
        b'0'..=b'9' => Some(symbol - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// JSON as Stripe writes it: to be read.
pub(crate) fn written(object: &Value) -> String {
    serde_json::to_string_pretty(object).unwrap_or_default()
}

fn text_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_the_user_of_a_basic_credential() {
        assert_eq!(basic_user("c2tfdGVzdF8xMjM6").as_deref(), Some("sk_test_123"));
        assert_eq!(basic_user("c2tfdGVzdF8xMjM6cHc=").as_deref(), Some("sk_test_123"));
        assert_eq!(basic_user("!!"), None);
    }
}
