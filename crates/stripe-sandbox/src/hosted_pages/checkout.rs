//! `/c/pay/{session}`: Checkout.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use billing::money::format_en;

use super::{CARDS, CardChoice, Step, Submission, ask_the_customer, message, page};
use crate::Shared;
use crate::engine::checkout;
use crate::objects::Word;
use crate::objects::account::Account;
use crate::objects::checkout_session::{CheckoutSession, Mode, SessionStatus};
use crate::objects::price::{Price, Recurring};
use crate::state;

#[derive(Template)]
#[template(path = "checkout.html")]
struct CheckoutPage<'a> {
    seller: &'a str,
    title: &'a str,
    email: Option<&'a str>,
    lines: Vec<LineView>,
    total: Option<String>,
    trial_days: Option<i64>,
    cards: &'a [CardChoice],
    button: &'a str,
    problem: Option<&'a str>,
    cancel_url: Option<&'a str>,
}

struct LineView {
    name: String,
    detail: String,
    amount: String,
}

/// Shows the page, or says why there is nothing to do on it any more.
pub(crate) async fn show(State(shared): State<Arc<Shared>>, Path(session): Path<String>) -> Response {
    render(&shared.lock(), &session, None)
}

/// A person chose a card. Success leads back to where the session says.
pub(crate) async fn submit(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Form(submission): Form<Submission>,
) -> Response {
    let mut state = shared.lock();
    let Some(session) = open(&state, &id) else { return render(&state, &id, None) };
    let outcome = match submission.step() {
        Step::Ask => return ask_the_customer(&amount(&session, &state)),
        Step::Refused => Err(checkout::fail_authentication(&mut state, &id)),
        Step::GoAhead => checkout::complete(&mut state, &id, submission.card),
    };
    match outcome {
        Ok(()) => Redirect::to(&session.return_url()).into_response(),
        Err(error) => render(&state, &id, Some(error.message())),
    }
}

fn open(state: &state::State, id: &str) -> Option<CheckoutSession> {
    state.checkout_sessions.get(id).filter(|session| session.status == SessionStatus::Open).cloned()
}

fn render(state: &state::State, id: &str, problem: Option<&str>) -> Response {
    let Some(session) = state.checkout_sessions.get(id) else {
        let text = "There is no such Checkout page. Links end with the session they were made for.";
        return message(StatusCode::NOT_FOUND, "Page not found", text, None);
    };
    let back = session.cancel_url.as_deref();
    match session.status {
        SessionStatus::Complete => {
            return message(StatusCode::OK, "You're all done here", "This page was already completed.", back);
        }
        SessionStatus::Expired => {
            let text = "This page can't be completed any more. Ask for a new link.";
            return message(StatusCode::GONE, "This link has expired", text, back);
        }
        SessionStatus::Open => {}
    }
    let customer = session.customer.as_ref().and_then(|customer| state.customers.get(customer));
    let email = customer.and_then(|customer| customer.email.as_deref()).or(session.customer_email.as_deref());
    let (title, button, trial_days) = match &session.mode {
        Mode::Setup { .. } => ("Save a payment method", "Save card", None),
        Mode::Subscription(new) => ("Subscribe", "Subscribe", new.trial_period_days),
    };
    let is_subscription = matches!(session.mode, Mode::Subscription(_));
    let view = CheckoutPage {
        seller: Account::NAME,
        title,
        email,
        lines: session
            .line_items
            .iter()
            .filter_map(|line| line_view(state, &line.price, line.quantity))
            .collect(),
        total: is_subscription.then(|| amount(session, state)),
        trial_days,
        cards: &CARDS,
        button,
        problem,
        cancel_url: back,
    };
    page(if problem.is_some() { StatusCode::PAYMENT_REQUIRED } else { StatusCode::OK }, &view)
}

fn amount(session: &CheckoutSession, state: &state::State) -> String {
    format_en(session.total(state), session.currency.as_deref().unwrap_or("usd"))
}

fn line_view(state: &state::State, price: &str, quantity: i64) -> Option<LineView> {
    let price: &Price = state.prices.get(price)?;
    let every = |recurring: &Recurring| match recurring.interval_count {
        1 => format!("every {}", recurring.interval.word()),
        count => format!("every {count} {}s", recurring.interval.word()),
    };
    let unit =
        price.unit_amount().map_or_else(|| "in tiers".to_owned(), |unit| format_en(unit, &price.currency));
    let rhythm = price.recurring.as_ref().map_or_else(|| "once".to_owned(), every);
    Some(LineView {
        name: state.products.get(&price.product)?.name.clone(),
        detail: format!("{quantity} × {unit}, {rhythm}"),
        amount: format_en(price.amount(quantity), &price.currency),
    })
}
