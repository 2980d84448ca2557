//! The pages that Stripe would host. They work without scripts.

pub(crate) mod checkout;
pub(crate) mod invoice;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::Shared;
use crate::engine::checkout::TestCard;
use crate::objects::Seconds;
use crate::objects::account::Account;

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage<'a> {
    seller: &'a str,
    api_version: &'a str,
    url: &'a str,
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    seller: &'a str,
    title: &'a str,
    text: &'a str,
    back: Option<&'a str>,
}

/// The step in which the customer's bank asks them: a page of the bank's, in the real world.
#[derive(Template)]
#[template(path = "three_d_secure.html")]
struct ThreeDSecurePage<'a> {
    seller: &'a str,
    amount: &'a str,
}

/// A card that a page offers.
struct CardChoice {
    value: &'static str,
    label: &'static str,
    effect: &'static str,
}

const CARDS: [CardChoice; 7] = [
    CardChoice { value: "visa", label: "Visa •••• 4242", effect: "Works" },
    CardChoice { value: "mastercard", label: "Mastercard •••• 4444", effect: "Works" },
    CardChoice { value: "declined", label: "Visa •••• 0002", effect: "Is declined" },
    CardChoice { value: "three_d_secure", label: "Visa •••• 3155", effect: "Asks for 3-D Secure" },
    CardChoice {
        value: "asks_always",
        label: "Visa •••• 3184",
        effect: "Asks for confirmation at each payment",
    },
    CardChoice {
        value: "fails_later",
        label: "Visa •••• 0341",
        effect: "Is saved, then each payment is declined",
    },
    CardChoice { value: "apple_pay", label: "Apple Pay, Visa •••• 1881", effect: "Works" },
];

/// What a person sends with a page's form.
#[derive(Deserialize)]
pub(crate) struct Submission {
    card: TestCard,
    /// The answer to the bank's question, once it was asked.
    authentication: Option<Authentication>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Authentication {
    Approve,
    Fail,
}

/// What the form leads to.
enum Step {
    /// The bank wants to ask the customer first.
    Ask,
    Refused,
    GoAhead,
}

impl Submission {
    fn step(&self) -> Step {
        match (self.card, self.authentication) {
            (TestCard::ThreeDSecure | TestCard::AsksAlways, None) => Step::Ask,
            (TestCard::ThreeDSecure | TestCard::AsksAlways, Some(Authentication::Fail)) => Step::Refused,
            _ => Step::GoAhead,
        }
    }
}

/// `GET /`: says what this is.
pub(crate) async fn index(State(shared): State<Arc<Shared>>) -> Response {
    let api_version = shared.lock().account.api_version.clone();
    let api_version = api_version.as_str();
    page(StatusCode::OK, &IndexPage { seller: Account::NAME, api_version, url: &shared.url })
}

fn message(status: StatusCode, title: &str, text: &str, back: Option<&str>) -> Response {
    page(status, &MessagePage { seller: Account::NAME, title, text, back })
}

fn ask_the_customer(amount: &str) -> Response {
    page(StatusCode::OK, &ThreeDSecurePage { seller: Account::NAME, amount })
}

fn page(status: StatusCode, template: &impl Template) -> Response {
    let Ok(html) = template.render() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    );
    response
}

/// A day as a reader of English expects it: `3 March 2026`.
pub(crate) fn day(at: Seconds) -> String {
    let at = jiff::Timestamp::from_second(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%-d %B %Y").to_string()
}
