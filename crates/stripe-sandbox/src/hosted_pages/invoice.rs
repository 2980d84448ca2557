//! `/i/{secret}`: an invoice that a person can look at, download and pay.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use billing::money::format_en;

use super::{CARDS, CardChoice, Step, Submission, ask_the_customer, day, message, page};
use crate::Shared;
use crate::engine::payments::{self, Attempt};
use crate::engine::saving;
use crate::objects::account::Account;
use crate::objects::invoice::{Invoice, InvoiceStatus};
use crate::objects::payment_method::BillingDetails;
use crate::{pdf, state};

#[derive(Template)]
#[template(path = "invoice.html")]
struct InvoicePage<'a> {
    seller: &'a str,
    number: &'a str,
    status: &'a str,
    customer: &'a str,
    date: String,
    due: Option<String>,
    lines: Vec<LineView<'a>>,
    total: String,
    remaining: String,
    can_pay: bool,
    cards: &'a [CardChoice],
    problem: Option<&'a str>,
    pdf: String,
}

struct LineView<'a> {
    description: &'a str,
    period: String,
    amount: String,
}

/// Shows an invoice.
pub(crate) async fn show(State(shared): State<Arc<Shared>>, Path(secret): Path<String>) -> Response {
    let state = shared.lock();
    find(&state, &secret).map_or_else(not_found, |invoice| render(&state, invoice, None))
}

/// Its PDF.
pub(crate) async fn pdf(State(shared): State<Arc<Shared>>, Path(secret): Path<String>) -> Response {
    let state = shared.lock();
    let Some(invoice) = find(&state, &secret) else { return not_found() };
    document("Invoice", invoice.number.as_deref().unwrap_or_default(), pdf::render(invoice))
}

/// The PDF of a credit note.
pub(crate) async fn credit_note_pdf(
    State(shared): State<Arc<Shared>>,
    Path(secret): Path<String>,
) -> Response {
    let state = shared.lock();
    let Some(note) = state.credit_notes.with_key(&secret).find(|note| note.link_secret == secret) else {
        return not_found();
    };
    document("CreditNote", &note.number, pdf::render_credit_note(note))
}

fn document(kind: &str, number: &str, pdf: Vec<u8>) -> Response {
    let mut response = pdf.into_response();
    let name = format!("attachment; filename=\"{kind}-{number}.pdf\"");
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.extend(HeaderValue::from_str(&name).map(|name| (header::CONTENT_DISPOSITION, name)));
    response
}

/// A person pays it.
pub(crate) async fn submit(
    State(shared): State<Arc<Shared>>,
    Path(secret): Path<String>,
    Form(submission): Form<Submission>,
) -> Response {
    let mut state = shared.lock();
    let Some(invoice) = find(&state, &secret) else { return not_found() };
    let (id, due) = (invoice.id.clone(), format_en(invoice.amount_due(), &invoice.currency));
    if !invoice.is_collectible() {
        return render(&state, invoice, None);
    }
    let problem = match submission.step() {
        Step::Ask => return ask_the_customer(&due),
        Step::Refused => {
            Some("We are unable to authenticate your payment method. Please choose a different one.")
        }
        Step::GoAhead => {
            let (kind, behaviour) = submission.card.method(saving::this_year(&state));
            let method = saving::create(&mut state, kind, behaviour, BillingDetails::default());
            let paid = payments::collect(&mut state, &id, &method, Attempt::Authenticated);
            paid.err().map(|decline| decline.message())
        }
    };
    match (problem, state.invoices.get(&id)) {
        (None, _) => Redirect::to(&format!("/i/{secret}")).into_response(),
        (problem, Some(invoice)) => render(&state, invoice, problem),
        (_, None) => not_found(),
    }
}

/// A finalised invoice, by the token in its link.
fn find<'a>(state: &'a state::State, token: &str) -> Option<&'a Invoice> {
    let invoice = state.invoices.get(&Invoice::id_of_link_token(token)?)?;
    (invoice.link_token() == token && invoice.finalized_at.is_some()).then_some(invoice)
}

fn not_found() -> Response {
    let text = "There is no such invoice. Links to drafts, and links that were cut short, lead nowhere.";
    message(StatusCode::NOT_FOUND, "Invoice not found", text, None)
}

fn render(state: &state::State, invoice: &Invoice, problem: Option<&str>) -> Response {
    let money = |amount| format_en(amount, &invoice.currency);
    let lines = invoice.lines.iter().map(|line| LineView {
        description: &line.description,
        period: format!("{} – {}", day(line.period_start), day(line.period_end)),
        amount: money(line.amount),
    });
    let discounts = invoice.discounts.iter().map(|(_, off)| LineView {
        description: "Discount",
        period: String::new(),
        amount: money(-off),
    });
    let view = InvoicePage {
        seller: Account::NAME,
        number: invoice.number.as_deref().unwrap_or_default(),
        status: match invoice.status {
            InvoiceStatus::Draft => "Draft",
            InvoiceStatus::Open => "Open",
            InvoiceStatus::Paid => "Paid",
            InvoiceStatus::Uncollectible => "Uncollectible",
            InvoiceStatus::Void => "Void",
        },
        customer: invoice.customer_name.as_deref().or(invoice.customer_email.as_deref()).unwrap_or("you"),
        date: day(invoice.finalized_at.unwrap_or(invoice.created)),
        due: invoice.due_date.map(day),
        lines: lines.chain(discounts).collect(),
        total: money(invoice.total()),
        remaining: money(invoice.amount_remaining()),
        can_pay: invoice.is_collectible(),
        cards: &CARDS,
        problem,
        pdf: state.link(&format!("/i/{}/pdf", invoice.link_token())),
    };
    page(if problem.is_some() { StatusCode::PAYMENT_REQUIRED } else { StatusCode::OK }, &view)
}
