//! `POST /demo/open`: makes a fresh link as a card asks for, and opens it.

use std::sync::Arc;

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::Redirect;
use billing::id::Kind;
use i18n::Locale;
use serde::Deserialize;
use store::portal_sessions::{self, NewSession};
use store::{subscriptions, tenant};

use super::home::{self, Entries, Entry, Home};
use crate::api::portal_sessions::{DEFAULT_TTL_MS, Flow, FlowKind};
use crate::app::App;
use crate::http::problem::Problem;
use crate::portal::capability::Capability;
use crate::secret::token::PlainToken;

/// A link that is special by itself, whoever it is for.
#[derive(Clone, Copy)]
pub(super) enum Special {
    /// Its hour is over.
    Expired,
    /// It was taken back.
    Revoked,
    /// No session has its token.
    Unknown,
    /// It shows invoices, and changes nothing.
    InvoicesOnly,
    /// It begins with the payment methods.
    PaymentMethodUpdate,
    /// It begins with the question whether to cancel.
    SubscriptionCancel,
}

/// Each, with its word in the form, its name, and what it is.
pub(super) const SPECIAL: [(Special, &str, &str, &str); 6] = [
    (Special::Expired, "expired", "Expired link", "Its hour is over. Answers 410, and says what to do next."),
    (Special::Revoked, "revoked", "Revoked link", "The company took it back. Answers 410."),
    (Special::Unknown, "unknown", "Unknown link", "Mistyped, or cut short by a mail program. Answers 404."),
    (
        Special::InvoicesOnly,
        "invoices-only",
        "A link that only shows",
        "With the capability invoice_history alone: nothing can be canceled, and no card changed.",
    ),
    (
        Special::PaymentMethodUpdate,
        "payment-method-update",
        "Straight to the card",
        "With the flow payment_method_update: the page begins with the payment methods.",
    ),
    (
        Special::SubscriptionCancel,
        "subscription-cancel",
        "Straight to canceling",
        "With the flow subscription_cancel: the page begins with the question.",
    ),
];

/// The form: the language, and the button by its name.
#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    locale: String,
    customer: Option<String>,
    link: Option<String>,
}

/// `POST /demo/open`
pub(super) async fn open(
    State(app): State<App>,
    Extension(home): Extension<Arc<Home>>,
    headers: HeaderMap,
    form: Result<Form<Wanted>, FormRejection>,
) -> Result<Redirect, Problem> {
    home::check_origin(&app, &headers)?;
    let Form(wanted) = form.map_err(|_| Problem::bad_request("This form can't be read."))?;
    let entries = home.entries()?;
    let locale = Locale::all().find(|locale| locale.tag() == wanted.locale);
    let token = match (&wanted.customer, &wanted.link) {
        (Some(id), _) => {
            let Entry { customer, .. } = entries.find(id).ok_or_else(no_such_card)?;
            mint(&app, &customer.project, new_session(&app, customer, locale)).await?
        }
        (None, Some(word)) => {
            let (link, ..) = SPECIAL.iter().find(|(_, of, ..)| of == word).ok_or_else(no_such_card)?;
            special(&app, entries, *link, locale).await?
        }
        (None, None) => return Err(no_such_card()),
    };
    // Without the host, since the demo may be looked at under another name than that of its public URL.
    Ok(Redirect::to(&format!("/portal/{}", token.expose())))
}

/// Makes a special link for the first customer, whose subscription is a plain one.
async fn special(
    app: &App,
    entries: &Entries,
    link: Special,
    locale: Option<Locale>,
) -> Result<PlainToken, Problem> {
    let (_, Entry { customer, .. }) = entries.customers.first().ok_or_else(no_such_card)?;
    let project = &customer.project;
    let session = new_session(app, customer, locale);
    let session = match link {
        Special::Unknown => return Ok(PlainToken::portal(&app.entropy)),
        Special::Revoked => {
            let id = session.id.clone();
            let token = mint(app, project, session).await?;
            let revoke = portal_sessions::revoke(project, &id, app.clock.epoch_ms());
            app.db.write(vec![revoke]).await?;
            return Ok(token);
        }
        Special::Expired => {
            let expires_at = app.clock.epoch_ms() - 60_000;
            NewSession { created_at: expires_at - DEFAULT_TTL_MS, expires_at, ..session }
        }
        Special::InvoicesOnly => {
            let capabilities = serde_json::to_string(&[Capability::InvoiceHistory]).ok();
            NewSession { capabilities, ..session }
        }
        Special::PaymentMethodUpdate => {
            with_flow(session, &Flow { kind: FlowKind::PaymentMethodUpdate, subscription_id: None })
        }
        Special::SubscriptionCancel => {
            let found = app.db.read(subscriptions::of_customer(customer)).await?;
            let subscription_id = found.into_iter().next().map(|subscription| subscription.id);
            with_flow(session, &Flow { kind: FlowKind::SubscriptionCancel, subscription_id })
        }
    };
    mint(app, project, session).await
}

fn with_flow(session: NewSession, flow: &Flow) -> NewSession {
    NewSession { flow: serde_json::to_string(flow).ok(), ..session }
}

/// An hour's session for a customer. Its token comes when it is made.
fn new_session(app: &App, customer: &tenant::Customer, locale: Option<Locale>) -> NewSession {
    let now = app.clock.epoch_ms();
    NewSession {
        id: app.new_id(Kind::PortalSession),
        customer_id: customer.id.clone(),
        token_hash: [0; 32],
        return_url: Some(format!("{}/", app.config.public_url)),
        locale: locale.map(|locale| locale.tag().to_owned()),
        time_zone: None,
        flow: None,
        capabilities: None,
        created_by: "demo".to_owned(),
        created_at: now,
        expires_at: now + DEFAULT_TTL_MS,
    }
}

async fn mint(app: &App, project: &tenant::Project, session: NewSession) -> Result<PlainToken, Problem> {
    let token = PlainToken::portal(&app.entropy);
    let session = NewSession { token_hash: token.hash(), ..session };
    match app.db.write(vec![portal_sessions::insert(project, &session)]).await?[..] {
        [1] => Ok(token),
        _ => Err(no_such_card()),
    }
}

fn no_such_card() -> Problem {
    Problem::not_found("The demo has no such customer or link.")
}
