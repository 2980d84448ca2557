//! Stripe's errors: which HTTP status, and the JSON that its libraries parse.

use serde_json::{Map, Value, json};

use crate::api_versions::{self, ApiVersion, PriceOf};
use crate::objects::payment_method::Decline;

/// Why a request was refused, as Stripe would say it.
#[derive(Debug)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    kind: &'static str,
    code: Option<&'static str>,
    message: Box<str>,
    param: Option<Box<str>>,
    /// Fields that only some errors carry: `decline_code`, or the object that the error is about.
    extra: Vec<(&'static str, Value)>,
    /// Whether the endpoint had begun its work. Only then does an idempotency key remember the answer.
    /// Source: Stripe's API reference, "Idempotent requests".
    pub(crate) began_execution: bool,
}

impl ApiError {
    fn refused(status: u16, kind: &'static str, message: impl Into<String>) -> Self {
        let message = message.into().into_boxed_str();
        Self { status, kind, code: None, message, param: None, extra: Vec::new(), began_execution: false }
    }

    pub(crate) fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Names the parameter to change.
    pub(crate) fn param(mut self, param: impl Into<String>) -> Self {
        self.param = Some(param.into().into_boxed_str());
        self
    }

    /// Says it in other words.
    pub(crate) fn saying(mut self, message: &str) -> Self {
        self.message = message.into();
        self
    }

    /// Attaches an object to the error, as Stripe does with `payment_intent` and `setup_intent`.
    pub(crate) fn with(mut self, field: &'static str, value: Value) -> Self {
        self.extra.push((field, value));
        self
    }

    /// The parameters were understood, yet the object's state forbids it: 400.
    pub(crate) fn forbidden_by_state(message: impl Into<String>) -> Self {
        Self { began_execution: true, ..Self::refused(400, "invalid_request_error", message) }
    }

    /// What was to be expanded can't be: 400, and Stripe names no parameter.
    pub(crate) fn not_expandable(message: impl Into<String>) -> Self {
        Self::refused(400, "invalid_request_error", message)
    }

    /// Something that the request needs, without naming it, isn't there: 400 `resource_missing`.
    pub(crate) fn unresolvable(message: &str) -> Self {
        Self::forbidden_by_state(message).code("resource_missing")
    }

    /// No renewal will come: 404 `invoice_upcoming_none`.
    pub(crate) fn nothing_upcoming(whom: &str) -> Self {
        let message = format!("No upcoming invoices for customer: {whom}");
        Self::refused(404, "invalid_request_error", message).code("invoice_upcoming_none")
    }

    /// There is nothing left of a charge to give back: 400 `charge_already_refunded`.
    pub(crate) fn already_refunded(charge: &str) -> Self {
        let message = format!("Charge {charge} has already been refunded.");
        Self::forbidden_by_state(message).code("charge_already_refunded")
    }

    /// No tax office gives out such a number: 400 `tax_id_invalid`.
    pub(crate) fn invalid_tax_id(value: &str) -> Self {
        Self::invalid("value", format!("Invalid value for tax ID: {value}")).code("tax_id_invalid")
    }

    /// A setup intent is past what was asked of it: 400.
    pub(crate) fn unexpected_intent_state(message: String) -> Self {
        Self::forbidden_by_state(message).code("setup_intent_unexpected_state")
    }

    /// A parameter's value can't be used: 400.
    pub(crate) fn invalid(param: impl Into<String>, message: impl Into<String>) -> Self {
        Self::refused(400, "invalid_request_error", message).param(param)
    }

    /// A whole number was expected: 400 `parameter_invalid_integer`.
    pub(crate) fn invalid_integer(param: impl Into<String>, given: &str) -> Self {
        Self::invalid(param, format!("Invalid integer: {given}")).code("parameter_invalid_integer")
    }

    /// An empty string for something that can't be unset: 400 `parameter_invalid_empty`.
    pub(crate) fn invalid_empty(param: &str) -> Self {
        let message = format!(
            "You passed an empty string for '{param}'. We assume empty values are an attempt to unset a parameter; \
             however '{param}' cannot be unset. You should remove '{param}' from your request or supply a \
             non-empty value."
        );
        Self::invalid(param, message).code("parameter_invalid_empty")
    }

    /// A required parameter is absent: 400 `parameter_missing`.
    pub(crate) fn missing(param: impl Into<String>) -> Self {
        let param = param.into();
        Self::invalid(param.clone(), format!("Missing required param: {param}.")).code("parameter_missing")
    }

    /// Parameters that this endpoint does not know: 400 `parameter_unknown`.
    pub(crate) fn unknown(params: &[String]) -> Self {
        let plural = if params.len() == 1 { "" } else { "s" };
        let message = format!("Received unknown parameter{plural}: {}", params.join(", "));
        Self::invalid(params.first().cloned().unwrap_or_default(), message).code("parameter_unknown")
    }

    /// An object named by a parameter (or by the address, as `id`) does not exist. 404 when it is the address.
    pub(crate) fn no_such(noun: &str, id: &str, param: &str) -> Self {
        let status = if param == "id" { 404 } else { 400 };
        Self::refused(status, "invalid_request_error", format!("No such {noun}: '{id}'"))
            .code("resource_missing")
            .param(param)
    }

    /// Nobody knows such a version of the API: 400.
    pub(crate) fn invalid_version(text: &str) -> Self {
        Self::refused(400, "invalid_request_error", format!("Invalid Stripe API version: {text}"))
    }

    /// More requests came than the account may send: 429 `rate_limit`.
    /// Source: Stripe's documentation, "Rate limits".
    pub(crate) fn rate_limited() -> Self {
        let message = "Request rate limit exceeded. You can learn more about rate limits here \
                       https://stripe.com/docs/rate-limits.";
        Self::refused(429, "invalid_request_error", message).code("rate_limit")
    }

    /// No endpoint has this method and address: 404.
    pub(crate) fn unrecognised_url(method: &str, path: &str) -> Self {
        let message = format!(
            "Unrecognized request URL ({method}: {path}). Please see https://stripe.com/docs or we can help at \
             https://support.stripe.com/."
        );
        Self::refused(404, "invalid_request_error", message)
    }

    /// No key was sent: 401.
    pub(crate) fn no_key() -> Self {
        let message = "You did not provide an API key. You need to provide your API key in the Authorization header, \
                       using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See \
                       https://stripe.com/docs/api#authentication for details, or we can help at \
                       https://support.stripe.com/.";
        Self::refused(401, "invalid_request_error", message)
    }

    /// The key is nobody's: 401. All but its ends is masked.
    pub(crate) fn wrong_key(key: &str) -> Self {
        Self::refused(401, "invalid_request_error", format!("Invalid API Key provided: {}", masked(key)))
    }

    /// The bank refused the payment: 402 `card_declined`, or `authentication_required`.
    pub(crate) fn declined(decline: Decline) -> Self {
        let error = Self { began_execution: true, ..Self::refused(402, "card_error", decline.message()) };
        error.code(decline.code()).with("decline_code", json!(decline.decline_code()))
    }

    /// The bank asks the customer before it pays an invoice: 402 `invoice_payment_intent_requires_action`.
    pub(crate) fn invoice_requires_action() -> Self {
        let message = "Payment for this invoice requires additional user action before it can be completed \
                       successfully. Payment can be completed using the PaymentIntent associated with the invoice.";
        let error = Self { began_execution: true, ..Self::refused(402, "card_error", message) };
        error.code("invoice_payment_intent_requires_action")
    }

    /// The same idempotency key came with other parameters: 400 `idempotency_error`.
    pub(crate) fn key_reused(key: &str) -> Self {
        let message = format!(
            "Keys for idempotent requests can only be used with the same parameters they were first used with. Try \
             using a key other than '{key}' if you meant to execute a different request."
        );
        Self::refused(400, "idempotency_error", message)
    }

    /// Another request with this idempotency key is still running: 409.
    pub(crate) fn key_in_use() -> Self {
        let message = "There is currently another in-progress request using this Idempotent Key (that probably means \
                       you submitted twice, and the other request is still going through). Please try again later.";
        Self::refused(409, "idempotency_error", message).code("idempotency_key_in_use")
    }

    /// What an injected fault answers.
    pub(crate) fn fault(status: u16) -> Self {
        match status {
            429 => {
                Self::refused(429, "invalid_request_error", "Request rate limit exceeded.").code("rate_limit")
            }
            400..=499 => {
                Self::refused(status, "invalid_request_error", "An injected fault refused this request.")
            }
            _ => Self::refused(status, "api_error", "An unknown error occurred"),
        }
    }

    /// Puts the objects that are attached into the shape of a version.
    pub(crate) fn shape(&mut self, version: &ApiVersion, price_of: PriceOf<'_>) {
        self.extra.iter_mut().for_each(|(_, value)| api_versions::shape(value, version, price_of));
    }

    /// The sentence for a person.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The body that Stripe's libraries parse.
    pub(crate) fn json(&self, request_id: &str) -> Value {
        let mut error = Map::new();
        if let Some(code) = self.code {
            error.insert("code".to_owned(), json!(code));
            error.insert("doc_url".to_owned(), json!(doc_url(code)));
        }
        error.extend(self.extra.iter().map(|(field, value)| ((*field).to_owned(), value.clone())));
        error.insert("message".to_owned(), json!(self.message));
        if let Some(param) = &self.param {
            error.insert("param".to_owned(), json!(param));
        }
        let log = format!("https://dashboard.stripe.com/test/logs/{request_id}");
        error.insert("request_log_url".to_owned(), json!(log));
        error.insert("type".to_owned(), json!(self.kind));
        json!({ "error": error })
    }
}

fn doc_url(code: &str) -> String {
    format!("https://stripe.com/docs/error-codes/{}", code.replace('_', "-"))
}

fn masked(key: &str) -> String {
    let chars: Vec<char> = key.chars().collect();
    if chars.len() < 16 {
        return "*".repeat(chars.len());
    }
    let (head, tail) = (&chars[..8], &chars[chars.len() - 4..]);
    head.iter()
        .copied()
        .chain(std::iter::repeat_n('*', chars.len() - 12))
        .chain(tail.iter().copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_key_is_shown_only_at_its_ends() {
        assert_eq!(masked("sk_test_0123456789abcdef"), "sk_test_************cdef");
        assert_eq!(masked("short"), "*****");
    }
}
