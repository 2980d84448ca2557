//! Stripe's documents: an invoice's PDF and page, a credit note's PDF. Stripe's links expire, so none is stored: each visit asks Stripe for
//! the current one.

use axum::extract::{Path, State};
use axum::response::Redirect;
use store::{credit_notes, invoices};
use url::Url;

use super::caller::PortalCaller;
use super::capability::Capability;
use super::invoice_at_stripe::no_such_invoice;
use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account;

/// `GET /portal/{token}/invoices/{invoiceId}/pdf`
pub async fn get(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, invoice_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    let link = current_link(&app, &caller, &invoice_id, |invoice| invoice.invoice_pdf.clone()).await?;
    link.ok_or_else(|| Problem::not_found("There is no PDF of this invoice yet."))
}

/// `GET /portal/{token}/invoices/{invoiceId}/pay` and `…/view`: Stripe's own page of an invoice, on which an open one can be paid.
pub async fn page(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, invoice_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    let link = current_link(&app, &caller, &invoice_id, |invoice| invoice.hosted_invoice_url.clone()).await?;
    link.ok_or_else(no_page)
}

/// `GET /portal/{token}/credit-notes/{creditNoteId}/pdf`
pub async fn credit_note(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    caller.capabilities.require(Capability::InvoiceHistory)?;
    let missing = || Problem::not_found("There is no such credit note.");
    let own = credit_notes::stripe_id_of_customers(&caller.customer, &id);
    let stripe_id = app.db.read_optional(own).await?.ok_or_else(missing)?;
    app.limits.portal_action(&caller.session.id)?;
    let account = stripe_account::of(&app, caller.customer.team()).await?;
    let note = account.retrieve_credit_note(&stripe_id).await?.object;
    if note.customer.as_ref().is_none_or(|owner| owner.id() != caller.customer.stripe_id) {
        return Err(missing());
    }
    redirect(&app, note.pdf).ok_or_else(|| Problem::not_found("There is no PDF of this credit note."))
}

async fn current_link(
    app: &App,
    caller: &PortalCaller,
    invoice_id: &str,
    pick: fn(&stripe::objects::Invoice) -> Option<String>,
) -> Result<Option<Redirect>, Problem> {
    caller.capabilities.require(Capability::InvoiceHistory)?;
    let own = invoices::find_of_customer(&caller.customer, invoice_id);
    let mirrored = app.db.read_optional(own).await?.ok_or_else(no_such_invoice)?;
    app.limits.portal_action(&caller.session.id)?;
    let account = stripe_account::of(app, caller.customer.team()).await?;
    let invoice = account.retrieve_invoice(&mirrored.stripe_invoice_id).await?.object;
    if invoice.customer.as_ref().is_none_or(|owner| owner.id() != caller.customer.stripe_id) {
        return Err(no_such_invoice());
    }
    Ok(redirect(app, pick(&invoice)))
}

/// The answer for an invoice that Stripe has no page of.
pub fn no_page() -> Problem {
    Problem::not_found("This invoice has no page of its own.")
}

/// Leads to a link of Stripe's. It goes into a header of ours: nothing but a web address may stand there.
pub fn redirect(app: &App, link: Option<String>) -> Option<Redirect> {
    let sandbox = app.config.stripe_api_base.scheme() == "http";
    let link = link.and_then(|link| Url::parse(&link).ok());
    let link = link.filter(|link| link.scheme() == "https" || sandbox && link.scheme() == "http");
    link.map(|link| Redirect::to(link.as_str()))
}
