//! What can go wrong between us and Stripe. See <https://docs.stripe.com/api/errors>.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;

use crate::objects::ParseError;

/// A call to Stripe that failed. Neither `Display` nor `Debug` ever shows a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What went wrong.
    pub kind: ErrorKind,
    /// Stripe's name for the call (`req_…`), to look it up in its dashboard; `None` if it never answered.
    pub request_id: Option<String>,
    /// Whether an earlier try of the same call may have been carried out, because no answer to it told.
    pub follows_unconfirmed_try: bool,
}

/// What went wrong. The texts in it are Stripe's own, in English and for developers, with anything like a key masked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// 401: the key is wrong, or was revoked.
    #[error("Stripe does not accept this key")]
    Unauthorized,
    /// 403: a restricted key that may not do this.
    #[error("this key may not do that: {message}")]
    Forbidden {
        /// Which permission it lacks.
        message: String,
    },
    /// 404: no such object in this account, in the key's mode.
    #[error("Stripe has no such object: {message}")]
    NotFound {
        /// Which one.
        message: String,
    },
    /// 402: the payment method was refused, or the payment needs the customer.
    #[error("payment failed: {message}")]
    CardDeclined {
        /// A sentence that may be shown to the customer.
        message: String,
        /// `card_declined`, `expired_card`, …
        code: Option<String>,
        /// The bank's reason.
        decline_code: Option<String>,
    },
    /// 400 and other 4xx: what was asked is not possible, now or ever.
    #[error("Stripe refused the request: {message}")]
    InvalidRequest {
        /// Why.
        message: String,
        /// The field that is wrong.
        param: Option<String>,
        /// `resource_missing` (of a field), `parameter_unknown`, …
        code: Option<String>,
    },
    /// 409, an idempotency key that was used for something else, or an object that another request holds just now.
    #[error("the request is in conflict with another one: {message}")]
    Conflict {
        /// What it is in conflict with.
        message: String,
    },
    /// 429, or the account's budget is used up here already: too many requests. It was not carried out.
    #[error("Stripe asks for fewer requests")]
    RateLimited {
        /// How long to wait.
        retry_after: Option<Duration>,
    },
    /// 5xx.
    #[error("Stripe failed with status {status}")]
    Server {
        /// The HTTP status.
        status: u16,
    },
    /// No whole answer: it is unknown whether the request was carried out.
    #[error("Stripe could not be reached: {reason}")]
    Unreachable {
        /// What happened to the connection.
        reason: String,
    },
    /// It was not sent, because the last ones got no answer. See [`crate::Account::away_for`].
    #[error("Stripe has not answered lately; it is asked again in {} seconds", retry_in.as_secs() + 1)]
    Away {
        /// When it is worth trying again.
        retry_in: Duration,
    },
    /// An answer that isn't what Stripe documents, such as a proxy's page or a redirect.
    #[error("Stripe's answer could not be read: {reason}")]
    Malformed {
        /// What is wrong with it.
        reason: String,
    },
}

/// The codes of a 404 that say that an object isn't there (<https://docs.stripe.com/error-codes>).
const MISSING: [&str; 2] = [RESOURCE_MISSING, "invoice_upcoming_none"];
const RESOURCE_MISSING: &str = "resource_missing";

impl Error {
    /// Whether the account couldn't be used at all just then, so that this says nothing about what was asked for: Stripe is away, fails
    /// or asks for fewer requests, something else answers in its place, or it doesn't accept the key.
    pub fn is_outage(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Unauthorized
                | ErrorKind::RateLimited { .. }
                | ErrorKind::Server { .. }
                | ErrorKind::Unreachable { .. }
                | ErrorKind::Away { .. }
                | ErrorKind::Malformed { .. }
        )
    }

    /// Whether Stripe failed or gave no answer that can be read. Then either the whole account can't be used just then, or only what was asked for can't be
    /// answered, however often it is asked; [`crate::Account::answers`] tells which.
    pub fn is_silence(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Server { .. } | ErrorKind::Unreachable { .. } | ErrorKind::Malformed { .. }
        )
    }

    /// Whether Stripe may have carried out what was asked for, in this try or an earlier one. What it refuses for what was asked for,
    /// it didn't: to a try with the same idempotency key it repeats what it answered to the one that it carried out
    /// (<https://docs.stripe.com/api/idempotent_requests>).
    pub fn may_be_carried_out(&self) -> bool {
        match self.kind {
            ErrorKind::Server { .. }
            | ErrorKind::Unreachable { .. }
            | ErrorKind::Malformed { .. }
            // With a key of another request that is under way, which may be the same one.
            | ErrorKind::Conflict { .. } => true,
            ErrorKind::Unauthorized
            | ErrorKind::Forbidden { .. }
            | ErrorKind::RateLimited { .. }
            | ErrorKind::Away { .. } => self.follows_unconfirmed_try,
            ErrorKind::NotFound { .. } | ErrorKind::CardDeclined { .. } | ErrorKind::InvalidRequest { .. } => {
                false
            }
        }
    }

    /// Whether the object that was asked for doesn't exist.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, ErrorKind::NotFound { .. })
    }

    /// Whether an object that the request named, in its path or as a parameter, doesn't exist. Of a parameter Stripe says so with a 400.
    /// That what was asked for is gone only [`Error::is_missing`] says.
    pub fn names_what_is_missing(&self) -> bool {
        let is_parameter = matches!(&self.kind, ErrorKind::InvalidRequest { code: Some(code), .. } if code == RESOURCE_MISSING);
        is_parameter || self.is_missing()
    }

    /// From what an answer says. `body` may be anything.
    pub(crate) fn from_answer(
        status: u16,
        retry_after: Option<Duration>,
        body: &str,
        request_id: Option<String>,
    ) -> Self {
        let Body { error } = serde_json::from_str(body).unwrap_or_default();
        let is_stripes = error.kind.is_some() || error.code.is_some() || error.message.is_some();
        let message = match error.message {
            Some(message) => masked(&message),
            None => format!("status {status}"),
        };
        let kind = match status {
            300..=399 => ErrorKind::Malformed { reason: format!("a redirect (status {status})") },
            401 => ErrorKind::Unauthorized,
            409 => ErrorKind::Conflict { message },
            429 if error.code.as_deref() == Some("lock_timeout") => ErrorKind::Conflict { message },
            429 => ErrorKind::RateLimited { retry_after },
            // A proxy's refusal says nothing about what was asked for.
            400..=499 if !is_stripes => {
                ErrorKind::Malformed { reason: format!("status {status} without an error of Stripe's") }
            }
            402 => ErrorKind::CardDeclined { message, code: error.code, decline_code: error.decline_code },
            403 => ErrorKind::Forbidden { message },
            404 if error.code.as_deref().is_some_and(|code| MISSING.contains(&code)) => {
                ErrorKind::NotFound { message }
            }
            // An address that the API doesn't have is a 404 too, and says nothing about an object.
            404 => ErrorKind::Malformed { reason: message },
            400..=499 if error.kind.as_deref() == Some("idempotency_error") => {
                ErrorKind::Conflict { message }
            }
            400..=499 => ErrorKind::InvalidRequest { message, param: error.param, code: error.code },
            _ => ErrorKind::Server { status },
        };
        Self { kind, request_id, follows_unconfirmed_try: false }
    }

    pub(crate) fn unreachable(error: &reqwest::Error) -> Self {
        // The innermost cause is the telling one ("Connection refused"); the outer ones repeat the address, and with it
        // the query, which may hold a customer's address.
        let mut cause: &dyn std::error::Error = error;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        let reason = match error {
            _ if error.is_timeout() => "no answer in time".to_owned(),
            _ if std::ptr::addr_eq(cause, error) => "the request could not be sent".to_owned(),
            _ => masked(&cause.to_string()),
        };
        Self::unanswered(ErrorKind::Unreachable { reason })
    }

    /// The account's budget leaves no room for it for that long.
    pub(crate) fn over_budget(wait: Duration) -> Self {
        Self::unanswered(ErrorKind::RateLimited { retry_after: Some(wait) })
    }

    pub(crate) fn away(retry_in: Duration) -> Self {
        Self::unanswered(ErrorKind::Away { retry_in })
    }

    pub(crate) fn malformed(reason: impl Into<String>, request_id: Option<String>) -> Self {
        Self { request_id, ..Self::unanswered(ErrorKind::Malformed { reason: reason.into() }) }
    }

    pub(crate) fn unreadable(error: &ParseError, request_id: Option<String>) -> Self {
        Self::malformed(error.to_string(), request_id)
    }

    /// A request that would not be right to send.
    pub(crate) fn unsendable(message: impl Into<String>, param: Option<&str>) -> Self {
        let kind = ErrorKind::InvalidRequest {
            message: message.into(),
            param: param.map(str::to_owned),
            code: None,
        };
        Self::unanswered(kind)
    }

    /// Without a name of Stripe's for the call.
    fn unanswered(kind: ErrorKind) -> Self {
        Self { kind, request_id: None, follows_unconfirmed_try: false }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.request_id {
            Some(id) => write!(f, "{} ({id})", self.kind),
            None => self.kind.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

#[derive(Default, Deserialize)]
struct Body {
    error: Described,
}

#[derive(Default, Deserialize)]
struct Described {
    #[serde(rename = "type")]
    kind: Option<String>,
    code: Option<String>,
    decline_code: Option<String>,
    message: Option<String>,
    param: Option<String>,
}

/// Stripe masks keys in its messages itself; what stands between us and Stripe may not.
fn masked(text: &str) -> String {
    let secret = |word: &str| ["sk_", "rk_", "whsec_"].iter().any(|prefix| word.starts_with(prefix));
    let in_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|c| in_word(c) != in_word(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        out.push_str(if secret(run) { "***" } else { run });
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kind(status: u16, error: &str) -> ErrorKind {
        Error::from_answer(status, None, &format!(r#"{{"error":{error}}}"#), None).kind
    }

    #[test]
    fn each_status_has_its_meaning() {
        let retry_after = Some(Duration::from_secs(2));
        let limited = Error::from_answer(429, retry_after, "", Some("req_1".to_owned()));
        assert_eq!(limited.kind, ErrorKind::RateLimited { retry_after });
        assert_eq!(limited.to_string(), "Stripe asks for fewer requests (req_1)");

        assert_eq!(kind(401, r#"{"message":"Invalid API Key"}"#), ErrorKind::Unauthorized);
        let missing = Error::from_answer(
            404,
            None,
            r#"{"error":{"code":"resource_missing","message":"No such customer: 'cus_1'"}}"#,
            None,
        );
        assert!(missing.is_missing());
        assert_eq!(
            kind(
                402,
                r#"{"type":"card_error","code":"card_declined","decline_code":"generic_decline","message":"Declined."}"#
            ),
            ErrorKind::CardDeclined {
                message: "Declined.".to_owned(),
                code: Some("card_declined".to_owned()),
                decline_code: Some("generic_decline".to_owned())
            }
        );
        assert_eq!(
            kind(400, r#"{"type":"idempotency_error","message":"Other parameters"}"#),
            ErrorKind::Conflict { message: "Other parameters".to_owned() }
        );
        assert!(
            matches!(kind(400, r#"{"param":"items","message":"No"}"#), ErrorKind::InvalidRequest { param: Some(param), .. } if param == "items")
        );
        assert_eq!(kind(503, "null"), ErrorKind::Server { status: 503 });
    }

    #[test]
    fn a_body_that_is_not_stripes_says_nothing_about_what_was_asked_for() {
        for body in ["", "<html>", "[]", r#"{"error":"no"}"#, r#"{"error":{"message":5}}"#] {
            assert_eq!(Error::from_answer(502, None, body, None).kind, ErrorKind::Server { status: 502 });
            assert_eq!(Error::from_answer(401, None, body, None).kind, ErrorKind::Unauthorized);
            for status in [400, 402, 403, 404, 407] {
                let reason = format!("status {status} without an error of Stripe's");
                assert_eq!(
                    Error::from_answer(status, None, body, None).kind,
                    ErrorKind::Malformed { reason }
                );
            }
        }
        assert!(matches!(Error::from_answer(302, None, "", None).kind, ErrorKind::Malformed { .. }));
    }

    #[test]
    fn an_address_that_is_not_the_apis_is_no_missing_object() {
        let unknown = kind(
            404,
            r#"{"type":"invalid_request_error","message":"Unrecognized request URL (GET: /v1/v1/customers/cus_1)."}"#,
        );
        assert!(matches!(unknown, ErrorKind::Malformed { reason } if reason.starts_with("Unrecognized")));
        let none = kind(404, r#"{"code":"invoice_upcoming_none","message":"No upcoming invoices"}"#);
        assert!(matches!(none, ErrorKind::NotFound { .. }));
    }

    #[test]
    fn a_named_object_that_is_missing_is_told_from_one_in_the_path() {
        let error = |status, body: &str| Error::from_answer(status, None, body, None);
        let missing = r#"{"error":{"code":"resource_missing","param":"customer","message":"No such customer: 'cus_1'"}}"#;
        let in_path = error(404, missing);
        assert!(in_path.is_missing() && in_path.names_what_is_missing());
        let as_parameter = error(400, missing);
        assert!(!as_parameter.is_missing() && as_parameter.names_what_is_missing());
        for other in [
            error(400, r#"{"error":{"code":"parameter_unknown","message":"No"}}"#),
            error(403, missing),
            error(404, ""),
        ] {
            assert!(!other.is_missing() && !other.names_what_is_missing(), "{other}");
        }
    }

    #[test]
    fn a_key_in_a_message_is_masked() {
        assert_eq!(masked("key sk_live_51abc, 'rk_test_x' and whsec_1."), "key ***, '***' and ***.");
        assert_eq!(masked("No such risk_x: é"), "No such risk_x: é");
    }

    proptest! {
        #[test]
        fn no_answer_panics_or_shows_a_key(status in 100..1000u16, before in ".{0,20}[^a-z0-9A-Z_]", body in ".{0,60}") {
            let _ = Error::from_answer(status, None, &body, None);
            let message = serde_json::json!({"error": {"message": format!("{before}sk_test_SECRET{body}")}});
            let error = Error::from_answer(status, None, &message.to_string(), None);
            let shown = format!("{error} {error:?}");
            prop_assert!(!shown.contains("SECRET"));
        }
    }
}
