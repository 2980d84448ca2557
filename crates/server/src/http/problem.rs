//! The one error type of every handler: a status and a sentence that a person can act on.
//!
//! The cause of a failure goes to the log where it becomes a problem; the client gets the sentence only. As JSON it is
//! `{"error": "…"}`; on a route for people a layer turns it into a page (`portal::error_page`).

use std::borrow::Cow;
use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use i18n::{Text, Words};
use serde::Serialize;
use store::db::DbError;
use stripe::ErrorKind;
use utoipa::ToSchema;

/// What went wrong, as the client is told.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The status of the answer.
    pub status: StatusCode,
    /// A sentence that says what to change.
    pub sentence: Cow<'static, str>,
    /// For 429 and 503: when to come back.
    pub retry_after: Option<Duration>,
    /// What a page says in place of the sentence, in the language of whoever reads it. Without this it says what is true of every
    /// problem with its status.
    pub said: Option<fn(&'static Text) -> Words>,
    /// For a portal link that doesn't open: why.
    pub link: Option<LinkProblem>,
}

/// The body of every answer that is an error.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Error)]
pub struct ErrorBody {
    /// A sentence that says what to change.
    #[schema(
        example = "`ttlMs` must be a whole number of milliseconds from 60000 (a minute) to 2592000000 (30 days)."
    )]
    pub error: Cow<'static, str>,
}

/// Why a portal link doesn't open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// No session has this token.
    Unknown,
    /// Its time is over.
    Expired,
    /// The company took it back, or its customer is gone.
    Revoked,
}

impl Problem {
    /// A problem with any status.
    pub fn new(status: StatusCode, sentence: impl Into<Cow<'static, str>>) -> Self {
        Self { status, sentence: sentence.into(), retry_after: None, said: None, link: None }
    }

    /// The same, with what a page says of it.
    #[must_use]
    pub fn saying(self, said: fn(&'static Text) -> Words) -> Self {
        Self { said: Some(said), ..self }
    }

    /// 400: the request has to change; the sentence names the field.
    pub fn bad_request(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, sentence)
    }

    /// 401: the caller isn't known.
    pub fn unauthorized(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, sentence)
    }

    /// 403: the caller is known and may not.
    pub fn forbidden(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::FORBIDDEN, sentence)
    }

    /// 404: missing, or somebody else's; the answer is the same.
    pub fn not_found(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::NOT_FOUND, sentence)
    }

    /// 409: the present state doesn't allow it.
    pub fn conflict(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::CONFLICT, sentence)
    }

    /// 429: too often; with when to come back.
    pub fn too_many_requests(retry_after: Duration) -> Self {
        let seconds = whole_seconds(retry_after);
        let sentence = format!(
            "Too many requests. Try again in {seconds} second{}.",
            if seconds == 1 { "" } else { "s" }
        );
        Self { retry_after: Some(retry_after), ..Self::new(StatusCode::TOO_MANY_REQUESTS, sentence) }
    }

    /// 503: something that we depend on is out of reach.
    pub fn unavailable(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self {
            retry_after: Some(Duration::from_secs(10)),
            ..Self::new(StatusCode::SERVICE_UNAVAILABLE, sentence)
        }
    }

    /// 503: nobody knows whether Stripe carried out a change. If it did, its webhook tells the mirror, and all is right again.
    pub fn not_confirmed() -> Self {
        Self::unavailable(
            "Stripe has not confirmed this change. Look in a minute whether it was made before you try again.",
        )
        .saying(Text::not_confirmed)
    }

    /// The problem of a change at Stripe that failed: [`Problem::not_confirmed`] if it may have been made all the same.
    pub fn of_change(error: stripe::Error) -> Self {
        if !error.may_be_carried_out() {
            return error.into();
        }
        tracing::warn!(error = %Causes(&error), "Stripe did not confirm a change");
        Self::not_confirmed()
    }

    /// 500: our own fault. The cause goes to the log and no further.
    pub fn internal(cause: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error = %Causes(cause), "request failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Something went wrong on our side. It has been recorded; please try again.",
        )
    }

    /// 503: a stored secret can't be read, which an operator has to mend. The cause goes to the log and no further; `billstack doctor` says
    /// what to do.
    pub fn unreadable_secret(cause: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error = %Causes(cause), "a stored secret can't be read");
        Self::unavailable(
            "A stored secret that this needs can't be read, so nothing was done. An operator has to put the server's settings right.",
        )
    }

    /// 401 for the portal API; pages answer 404 or 410 in its place.
    pub fn link(link: LinkProblem) -> Self {
        let sentence = match link {
            LinkProblem::Unknown => "This portal link is not valid.",
            LinkProblem::Expired => "This portal link has expired. Ask for a new one.",
            LinkProblem::Revoked => "This portal link is no longer valid. Ask for a new one.",
        };
        Self { link: Some(link), ..Self::unauthorized(sentence) }
    }
}

/// How many seconds to wait, so that it is never too early after them.
fn whole_seconds(wait: Duration) -> u64 {
    let started = u64::from(wait.subsec_nanos() > 0);
    wait.as_secs().saturating_add(started).max(1)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(ErrorBody { error: self.sentence.clone() })).into_response();
        if let Some(wait) = self.retry_after {
            let seconds = HeaderValue::from(whole_seconds(wait));
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Retryable { .. } | DbError::Unavailable { .. } => {
                tracing::error!(error = %Causes(&error), "the database did not answer");
                // Not that nothing was changed: Stripe may have been asked for a change before.
                Self::unavailable(
                    "The database is not answering at the moment. Please try again in a minute.",
                )
            }
            _ => Self::internal(&error),
        }
    }
}

/// Of a call that asked for no change; of one that did, [`Problem::of_change`] makes it.
impl From<stripe::Error> for Problem {
    fn from(error: stripe::Error) -> Self {
        tracing::warn!(error = %Causes(&error), "a call to Stripe failed");
        match error.kind {
            ErrorKind::Unauthorized => Self::new(
                StatusCode::BAD_GATEWAY,
                "Stripe no longer accepts the connected key. Nothing was changed. An operator has to connect Stripe again.",
            ),
            ErrorKind::Forbidden { .. } => Self::new(
                StatusCode::BAD_GATEWAY,
                "The connected Stripe key may not do this. Nothing was changed. An operator has to widen its permissions.",
            ),
            ErrorKind::NotFound { .. } => Self::not_found("Stripe no longer has this object."),
            ErrorKind::InvalidRequest { message, .. } => {
                Self::conflict(format!("Stripe refused this: {message}"))
            }
            ErrorKind::CardDeclined { message, .. } => {
                Self::conflict(format!("The payment was declined: {message}"))
            }
            ErrorKind::Conflict { .. }
            | ErrorKind::RateLimited { .. }
            | ErrorKind::Server { .. }
            | ErrorKind::Unreachable { .. }
            | ErrorKind::Away { .. }
            | ErrorKind::Malformed { .. } => Self::unavailable(
                "Stripe can't be reached at the moment. Nothing was changed; please try again in a minute.",
            ),
        }
    }
}

/// An error and what caused it, in one line for the log.
pub struct Causes<'a>(pub &'a (dyn std::error::Error + 'static));

impl std::fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_to_come_back_too_early() {
        for (millis, seconds) in [(0, 1), (1, 1), (1_000, 1), (1_001, 2), (59_900, 60)] {
            let problem = Problem::too_many_requests(Duration::from_millis(millis));
            assert!(problem.sentence.contains(&format!(" {seconds} second")), "{}", problem.sentence);
            let response = problem.into_response();
            assert_eq!(response.headers()[header::RETRY_AFTER], seconds.to_string().as_str());
        }
    }
}
