//! Paying the draft that keeps a subscription unpaid.
//!
//! While a subscription is unpaid Stripe makes its invoices all the same, but leaves them drafts, and paying older ones changes nothing:
//! it is active again when the latest is finalised and paid
//! (<https://docs.stripe.com/billing/subscriptions/overview#unpaid-subscriptions>).

use axum::extract::{Path, State};
use axum::response::Redirect;
use billing::id::Kind;
use billing::subscription_actions::Action;
use sha2::{Digest, Sha256};
use store::audit;
use store::invoices::{self, Invoice};
use stripe::objects::InvoiceStatus;
use stripe::{ErrorKind, IdempotencyKey};

use super::caller::PortalCaller;
use super::invoice_at_stripe::{Seen, look, no_such_invoice};
use super::invoice_pdf;
use super::overdue_payment::paid;
use super::subscription::done;
use super::subscription_facts::needed;
use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account::{self, ConnectedAccount};

/// `POST /portal/{token}/invoices/{invoiceId}/pay`: finalises the latest draft of an unpaid subscription, and leads to Stripe's page to
/// pay it. What was finalised before leads there too, so that pressing twice finalises once.
pub async fn form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, invoice_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    caller.capabilities.require(needed(Action::Pay))?;
    let batch = (
        invoices::find_with_drafts_of_customer(&caller.customer, &invoice_id),
        invoices::changed_at(&caller.customer, &invoice_id),
    );
    let (mut found, changed_at) = app.db.read_batch(batch).await?;
    let invoice = found.pop().ok_or_else(no_such_invoice)?;
    let account = stripe_account::of(&app, caller.customer.team()).await?;
    let before = look(&app, &caller, &account, &invoice).await?;
    let now = if before.is_draft() && before.reactivates() {
        let name = finalisation_name(&caller, &invoice, changed_at.first().copied().unwrap_or(0));
        finalise(&app, &caller, &account, &invoice, &name, &before).await?
    } else {
        account.store(&app, before.mirror(&app, &caller)).await?;
        before
    };
    match now.invoice.object.status() {
        Some(InvoiceStatus::Open) => {
            let page = invoice_pdf::redirect(&app, now.invoice.object.hosted_invoice_url);
            page.ok_or_else(invoice_pdf::no_page)
        }
        Some(InvoiceStatus::Paid) => Ok(done(&caller, paid(&app, &caller).await?)),
        _ => Ok(done(&caller, "pay-changed")),
    }
}

/// Finalises a draft, stores what Stripe says of it then, and records that.
async fn finalise(
    app: &App,
    caller: &PortalCaller,
    account: &ConnectedAccount,
    invoice: &Invoice,
    name: &str,
    before: &Seen,
) -> Result<Seen, Problem> {
    let key = IdempotencyKey::new(name).ok();
    let made = account.finalize_invoice(&invoice.stripe_invoice_id, key.as_ref()).await;
    let after = match look(app, caller, account, invoice).await {
        Ok(after) => after,
        Err(problem) => {
            tracing::warn!(sentence = %problem.sentence, "Stripe was asked to finalise an invoice and could not be asked what came of it");
            return Err(made.err().map_or_else(Problem::not_confirmed, Problem::of_change));
        }
    };
    let changes = after.mirror(app, caller);
    if after.is_draft() {
        // What is stored here makes the next try another one.
        account.store(app, changes).await?;
        return Err(made.err().map_or_else(Problem::not_confirmed, Problem::of_change));
    }
    // Where Stripe refuses what is final now, somebody else was faster. An answer that was lost is ours.
    let is_ours = !matches!(&made, Err(error) if matches!(error.kind, ErrorKind::InvalidRequest { .. }));
    let entry = audit::Entry {
        id: format!("{}{name}", Kind::AuditEntry.prefix()),
        project_id: Some(caller.customer.project.id.clone()),
        actor: caller.actor(),
        action: "invoice.finalized",
        target: invoice.id.clone(),
        before: Some(before.audited()),
        after: Some(after.audited()),
        stripe_request_id: match made {
            Ok(finalised) => finalised.request_id,
            Err(error) => error.request_id,
        },
        created_at: app.clock.epoch_ms(),
    };
    if is_ours {
        account.store_change(app, changes, &entry).await?;
    } else {
        account.store(app, changes).await?;
    }
    Ok(after)
}

/// The same for two tries at once; another after anything has been stored of the invoice, as every try does.
fn finalisation_name(caller: &PortalCaller, invoice: &Invoice, changed_at: i64) -> String {
    let named = format!("{}/finalize/{}/{changed_at}", caller.customer.team().id, invoice.id);
    hex::encode(&Sha256::digest(named)[..14])
}
