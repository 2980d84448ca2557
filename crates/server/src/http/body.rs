//! JSON bodies and query strings, with errors in the contract's form.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::problem::Problem;

/// A JSON body of at most 64 KiB. Unknown fields are refused where `T` says `deny_unknown_fields`, as every request does.
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = json_bytes(request, state).await?;
        Ok(Self(parse(&bytes)?))
    }
}

/// Like [`JsonBody`], for requests whose body may be left out: an empty one counts as `{}`.
#[derive(Debug)]
pub struct OptionalJsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for OptionalJsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let json = is_json(&request);
        let bytes = read(request, state).await?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self(parse(b"{}")?));
        }
        if !json {
            return Err(not_json());
        }
        Ok(Self(parse(&bytes)?))
    }
}

/// A query string. Unknown parameters are refused where `T` says so.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Query::<T>::from_request_parts(parts, state).await.map(|query| Self(query.0)).map_err(
            |rejection| {
                let text = rejection.body_text();
                let detail = text.strip_prefix("Failed to deserialize query string: ").unwrap_or(&text);
                Problem::bad_request(format!("The query string is not valid: {detail}."))
            },
        )
    }
}

/// The bytes of a JSON body, for handlers that need them beside what they mean.
pub async fn json_bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    if is_json(&request) { read(request, state).await } else { Err(not_json()) }
}

fn not_json() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "Send a JSON body with the header `Content-Type: application/json`.",
    )
}

/// Whether a request says that its body is JSON.
fn is_json(request: &Request) -> bool {
    let Some(value) = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok())
    else {
        return false;
    };
    let essence = value.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case("application/json")
}

async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large.")
        }
        _ => Problem::bad_request("The body could not be read to its end."),
    })
}

/// Parses a body; an error names the field by its path.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // PostgreSQL's texts can't hold it, and no honest request has it.
    if bytes.windows(6).any(|window| window == br"\u0000") {
        return Err(Problem::bad_request("The body has a NUL character (`\\u0000`), which is not allowed."));
    }
    // A list would be taken for the fields in their order.
    let is_object = bytes.trim_ascii_start().starts_with(b"{");
    if !is_object && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok() {
        return Err(Problem::bad_request("The body must be a JSON object."));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let cause = error.into_inner();
        let detail = without_position(&cause.to_string());
        // Some data in the wrong place, as a number for a word, is called an error of syntax.
        let is_json = cause.is_data() || serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok();
        Problem::bad_request(match path.as_str() {
            _ if !is_json => format!("The body is not valid JSON: {cause}."),
            "." => format!("The body is not valid: {detail}."),
            path => format!("`{path}` is not valid: {detail}."),
        })
    })?;
    json.end().map_err(|_| Problem::bad_request("The body has something after its JSON value."))?;
    Ok(value)
}

/// For a field that may be left out and, when it is there, can't be null.
pub fn not_null<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Tells a field that is null from one that was left out.
pub fn null_or<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A message of serde_json's without the line and column it ends with.
fn without_position(message: &str) -> String {
    message.rsplit_once(" at line ").map_or(message, |(text, _)| text).to_owned()
}
