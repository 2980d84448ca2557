//! `/v1/invoices`.

use super::{Answer, show};
use crate::engine::payments::{self, Attempt};
use crate::engine::{invoicing, saving};
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Word;
use crate::objects::invoice::{Invoice, InvoiceStatus};
use crate::objects::subscription::{CollectionMethod, Status, Subscription};
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(|invoice| invoice.json(state))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let customer = params.text("customer")?;
    let subscription = params.text("subscription")?;
    let method = params.choice(
        "collection_method",
        "charge_automatically or send_invoice",
        CollectionMethod::from_word,
    )?;
    let status =
        params.choice("status", "draft, open, paid, uncollectible, or void", InvoiceStatus::from_word)?;
    params.finish()?;

    let keep = |invoice: &Invoice| {
        customer.as_ref().is_none_or(|customer| invoice.customer == *customer)
            && subscription.as_ref().is_none_or(|wanted| invoice.subscription.as_ref() == Some(wanted))
            && method.is_none_or(|method| invoice.collection_method == method)
            && status.is_none_or(|status| invoice.status == status)
    };
    // A subscription's invoices are among its customer's. An unknown one finds nothing, as its own key.
    let of_subscription = || {
        let id = subscription.as_deref()?;
        Some(state.subscriptions.get(id).map_or(id, |found| found.customer.as_str()))
    };
    let key = customer.as_deref().or_else(of_subscription);
    let (rows, has_more) = page.of(&state.invoices, "invoice", Scope { key, created }, keep)?;
    Ok(list_object("/v1/invoices", has_more, rows.into_iter().map(|invoice| invoice.json(state)).collect()))
}

pub(super) fn list_lines(state: &State, id: &str, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    params.finish()?;

    let invoice = known(state, id)?;
    let (lines, has_more) = page.of_parts(&invoice.lines, "line_item", |line| &line.id)?;
    let data = lines.iter().map(|line| line.json(invoice)).collect();
    Ok(list_object(&format!("/v1/invoices/{id}/lines"), has_more, data))
}

pub(super) fn pay(state: &mut State, id: &str, mut params: Params) -> Answer {
    let method = params.text("payment_method")?;
    let out_of_band = params.boolean("paid_out_of_band")?.unwrap_or(false);
    let off_session = params.boolean("off_session")?.unwrap_or(true);
    params.boolean("forgive")?;
    params.finish()?;

    match known(state, id)?.status {
        InvoiceStatus::Draft => invoicing::finalize(state, id),
        InvoiceStatus::Open | InvoiceStatus::Uncollectible => {}
        InvoiceStatus::Paid => return Err(ApiError::forbidden_by_state("Invoice is already paid")),
        InvoiceStatus::Void => return Err(ApiError::forbidden_by_state("You cannot pay a voided invoice.")),
    }
    if known(state, id)?.status == InvoiceStatus::Paid {
        return show(state, id);
    }
    if payments::is_processing(state, id) {
        return Err(ApiError::forbidden_by_state("A payment of this invoice is processing already."));
    }
    if out_of_band {
        payments::cancel_intent(state, id);
        if let Some(invoice) = state.invoices.get_mut(id) {
            invoice.paid_out_of_band = true;
        }
        invoicing::mark_paid(state, id);
        return show(state, id);
    }
    let customer = known(state, id)?.customer.clone();
    let method = match method {
        Some(method) => {
            let method = saving::resolve(state, &method, "payment_method")?;
            let owner = state.payment_methods.get(&method).and_then(|method| method.customer.clone());
            if owner.is_some_and(|owner| owner != customer) {
                let message = "The payment method you provided belongs to another customer.";
                return Err(ApiError::invalid("payment_method", message));
            }
            method
        }
        None => payments::method_for(state, id).ok_or_else(|| {
            ApiError::unresolvable(
                "Cannot charge a customer that has no active card. Please add a payment method to the customer first.",
            )
        })?,
    };
    let attempt = if off_session { Attempt::Requested } else { Attempt::RequestedOnSession };
    match payments::collect(state, id, &method, attempt) {
        Ok(()) => show(state, id),
        Err(decline) => Err(payments::decline_error(state, id, decline, attempt)),
    }
}

pub(super) fn finalize(state: &mut State, id: &str, mut params: Params) -> Answer {
    let auto_advance = params.boolean("auto_advance")?;
    params.finish()?;

    if known(state, id)?.status != InvoiceStatus::Draft {
        let message = "This invoice is already finalized, you can't re-finalize a non-draft invoice.";
        return Err(ApiError::forbidden_by_state(message));
    }
    if let (Some(auto_advance), Some(invoice)) = (auto_advance, state.invoices.get_mut(id)) {
        invoice.auto_advance = auto_advance;
    }
    invoicing::finalize(state, id);
    show(state, id)
}

pub(super) fn void(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;

    if !known(state, id)?.is_collectible() {
        let message = "You can only pass in open or uncollectible invoices. This invoice isn't one of them.";
        return Err(ApiError::forbidden_by_state(message));
    }
    invoicing::void(state, id);
    show(state, id)
}

pub(super) fn mark_uncollectible(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;

    if known(state, id)?.status != InvoiceStatus::Open {
        let message = "You can only mark open invoices as uncollectible. This invoice isn't open.";
        return Err(ApiError::forbidden_by_state(message));
    }
    invoicing::mark_uncollectible(state, id);
    show(state, id)
}

/// What the next renewal will ask for.
pub(super) fn create_preview(state: &State, mut params: Params) -> Answer {
    let customer = params.text("customer")?;
    let subscription = params.text("subscription")?;
    params.finish()?;

    let found = match (&subscription, &customer) {
        (Some(id), _) => Some(
            state
                .subscriptions
                .get(id)
                .ok_or_else(|| ApiError::no_such("subscription", id, "subscription"))?,
        ),
        (None, Some(customer)) => {
            let renewing = |found: &&Subscription| found.customer == *customer && !found.status.has_ended();
            state
                .subscriptions
                .with_key(customer)
                .rev()
                .filter(renewing)
                .min_by_key(|found| found.period_end())
        }
        (None, None) => return Err(ApiError::missing("customer")),
    };
    let ends_first = |found: &&Subscription| found.cancel_at.is_some_and(|at| at <= found.period_end());
    let renews = |found: &&Subscription| !found.status.has_ended() && found.status != Status::Paused;
    let renewing = found.filter(|found| renews(found) && !ends_first(found));
    let preview = renewing.and_then(|found| invoicing::preview(state, found));
    preview.map(|invoice| invoice.json(state)).ok_or_else(|| {
        let whom = customer.or(subscription).unwrap_or_default();
        ApiError::nothing_upcoming(&whom)
    })
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a Invoice, ApiError> {
    state.invoices.get(id).ok_or_else(|| ApiError::no_such("invoice", id, "id"))
}
