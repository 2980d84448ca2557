//! An invoice as Stripe has it now, before and after a customer does something about it.

use billing::subscription_actions::Status;
use serde_json::json;
use store::invoices::Invoice;
use stripe::objects::{self, InvoiceStatus, Reference};
use stripe::{Account, Fetched};

use super::caller::PortalCaller;
use crate::app::App;
use crate::http::problem::Problem;
use crate::sync::mirror::{self, Changes};

/// An invoice at Stripe, and the subscription that it is for, whose state depends on it.
pub struct Seen {
    asked_at: i64,
    /// The invoice.
    pub invoice: Fetched<objects::Invoice>,
    subscription: Option<Fetched<objects::Subscription>>,
}

/// Asks Stripe for a mirrored invoice of the caller's.
///
/// # Errors
/// 404 for what isn't the caller's at Stripe, 502 and 503 when Stripe refuses our key or can't be reached.
pub async fn look(
    app: &App,
    caller: &PortalCaller,
    account: &Account,
    mirrored: &Invoice,
) -> Result<Seen, Problem> {
    let asked_at = app.observation_time();
    let invoice = account.retrieve_invoice(&mirrored.stripe_invoice_id).await?;
    if invoice.object.customer.as_ref().map(Reference::id) != Some(&*caller.customer.stripe_id) {
        return Err(no_such_invoice());
    }
    let subscription = match invoice.object.subscription_id() {
        Some(id) => Some(account.retrieve_subscription(id).await?),
        None => None,
    };
    Ok(Seen { asked_at, invoice, subscription })
}

impl Seen {
    /// What stores both.
    pub fn mirror(&self, app: &App, caller: &PortalCaller) -> Changes {
        let team = caller.customer.team();
        let subscription = self.subscription.iter();
        let mut changes: Changes = subscription
            .map(|subscription| mirror::subscription(app, team, subscription, self.asked_at))
            .collect();
        changes.add(mirror::invoice(app, team, &self.invoice, self.asked_at));
        changes
    }

    /// Whether it is a draft.
    pub fn is_draft(&self) -> bool {
        self.invoice.object.status() == Some(InvoiceStatus::Draft)
    }

    /// Whether it is the one whose payment makes its subscription active again: the latest of one that is unpaid.
    pub fn reactivates(&self) -> bool {
        let Some(Fetched { object: subscription, .. }) = &self.subscription else { return false };
        let status = subscription.status.as_ref().map(|status| Status::parse(status.as_str()));
        let latest = subscription.latest_invoice.as_ref().map(Reference::id);
        status == Some(Status::Unpaid) && latest == Some(&*self.invoice.object.id)
    }

    /// The part of the invoice that paying changes, for the audit log.
    pub fn audited(&self) -> String {
        let invoice = &self.invoice.object;
        let status = invoice.status().map(|status| status.to_string());
        json!({ "status": status, "amountRemaining": invoice.amount_remaining }).to_string()
    }
}

/// The answer for an invoice that is missing or another customer's.
pub fn no_such_invoice() -> Problem {
    Problem::not_found("There is no such invoice.")
}
