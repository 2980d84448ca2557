//! `/v1/invoices` made by hand, for no subscription, and `/v1/invoiceitems`, which puts amounts on them.

use serde_json::json;

use super::{Answer, deleted, show};
use crate::api::customers::owned_method;
use crate::engine::invoicing;
use crate::error::ApiError;
use crate::form::{Change, Params};
use crate::objects::Word;
use crate::objects::invoice::{Invoice, InvoiceStatus, Line, LineSource};
use crate::objects::metadata;
use crate::objects::subscription::CollectionMethod;
use crate::state::State;

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let customer = params.required_text("customer")?;
    let currency = super::prices::take_currency(&mut params)?;
    let words = "charge_automatically or send_invoice";
    let method = params.choice("collection_method", words, CollectionMethod::from_word)?;
    let days_until_due = params.count("days_until_due")?;
    let description = params.text("description")?;
    let auto_advance = params.boolean("auto_advance")?.unwrap_or(false);
    let metadata = metadata::take_new(&mut params)?;
    params.finish()?;

    let found =
        state.live_customer(&customer).ok_or_else(|| ApiError::no_such("customer", &customer, "customer"))?;
    let currency = currency.or_else(|| found.currency.clone()).unwrap_or_else(|| "usd".to_owned());
    let by_hand = method == Some(CollectionMethod::SendInvoice);
    if by_hand && days_until_due.is_none() {
        return Err(ApiError::missing("days_until_due"));
    }
    let Some(mut invoice) = invoicing::empty(state, &customer, &currency) else {
        return Err(ApiError::no_such("customer", &customer, "customer"));
    };
    invoice.due_date = days_until_due.filter(|_| by_hand).map(|days| invoice.created + days * 86_400);
    let collection_method = method.unwrap_or(CollectionMethod::ChargeAutomatically);
    invoice.automatically_finalizes_at = auto_advance.then_some(invoice.created + invoicing::DRAFT_TIME);
    invoice.next_payment_attempt = invoice.automatically_finalizes_at.filter(|_| !by_hand);
    let invoice = Invoice { collection_method, description, auto_advance, metadata, ..invoice };
    let id = invoice.id.clone();
    state.invoices.insert(invoice);
    state.record("invoice.created", &id);
    show(state, &id)
}

/// Changes the notes on an invoice, and of a draft or an open one how it is collected.
pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let metadata = metadata::take(&mut params)?;
    let touches_more_than_notes = !params.is_empty();
    let description = params.change_text("description")?;
    let auto_advance = params.boolean("auto_advance")?;
    let mut method = params.change_text("default_payment_method")?;
    let due_date = params.integer("due_date")?;
    params.finish()?;

    let invoice = known(state, id)?;
    let is_settled = !matches!(invoice.status, InvoiceStatus::Draft | InvoiceStatus::Open);
    if is_settled && touches_more_than_notes {
        let message =
            format!("This invoice is {}, so only its metadata can be changed.", invoice.status.word());
        return Err(ApiError::forbidden_by_state(message));
    }
    let customer = invoice.customer.clone();
    if let Change::Set(named) = &method {
        method = Change::Set(owned_method(state, named, &customer, "default_payment_method")?);
    }
    invoicing::change(state, id, |invoice| {
        description.apply(&mut invoice.description);
        method.apply(&mut invoice.default_payment_method);
        metadata::merge(&mut invoice.metadata, metadata);
        invoice.due_date = due_date.or(invoice.due_date);
        if let Some(auto_advance) = auto_advance {
            invoice.auto_advance = auto_advance;
            let finalizes = auto_advance && invoice.status == InvoiceStatus::Draft;
            invoice.automatically_finalizes_at = finalizes.then_some(invoice.created + invoicing::DRAFT_TIME);
            if invoice.status == InvoiceStatus::Draft {
                let is_charged = invoice.collection_method == CollectionMethod::ChargeAutomatically;
                invoice.next_payment_attempt = invoice.automatically_finalizes_at.filter(|_| is_charged);
            }
        }
    });
    show(state, id)
}

/// Only a draft for no subscription can go for good; others are voided.
pub(super) fn delete(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;

    let invoice = known(state, id)?;
    if invoice.status != InvoiceStatus::Draft {
        let message =
            "You can only delete draft invoices. Once an invoice has been finalized it must be voided.";
        return Err(ApiError::forbidden_by_state(message));
    }
    if invoice.subscription.is_some() {
        let message = "You can't delete invoices created by subscriptions.";
        return Err(ApiError::forbidden_by_state(message));
    }
    state.record("invoice.deleted", id);
    state.invoices.remove(id);
    Ok(deleted("invoice", id))
}

/// Puts an amount on a draft.
pub(super) fn add_item(state: &mut State, mut params: Params) -> Answer {
    let customer = params.required_text("customer")?;
    let id = params.required_text("invoice")?;
    let amount = params.integer("amount")?.ok_or_else(|| ApiError::missing("amount"))?;
    let currency = super::prices::take_currency(&mut params)?;
    let description = params.text("description")?;
    let metadata = metadata::take_new(&mut params)?;
    params.finish()?;

    let invoice = state.invoices.get(&id).ok_or_else(|| ApiError::no_such("invoice", &id, "invoice"))?;
    if invoice.customer != customer {
        return Err(ApiError::invalid("invoice", "The invoice belongs to another customer."));
    }
    if invoice.status != InvoiceStatus::Draft {
        return Err(ApiError::forbidden_by_state("Items can be added to draft invoices only."));
    }
    if currency.is_some_and(|currency| currency != invoice.currency) {
        let message = format!("The invoice is in `{}`, and all its items must be.", invoice.currency);
        return Err(ApiError::invalid("currency", message));
    }
    let (item, now) = (state.new_id("ii_", 24), state.now());
    let line = Line {
        id: state.new_id("il_", 24),
        amount,
        description: description.clone().unwrap_or_default(),
        price: None,
        unit_amount: Some(amount),
        quantity: 1,
        period_start: now,
        period_end: now,
        source: LineSource::InvoiceItem(item.clone()),
        proration: false,
    };
    let answer = json!({
        "id": item,
        "object": "invoiceitem",
        "amount": amount,
        "currency": invoice.currency,
        "customer": customer,
        "date": now,
        "description": description,
        "discountable": true,
        "discounts": [],
        "invoice": id,
        "livemode": false,
        "metadata": metadata,
        "parent": null,
        "period": { "end": now, "start": now },
        "pricing": { "type": "price_details", "unit_amount_decimal": amount.to_string() },
        "proration": false,
        "quantity": 1,
        "tax_rates": [],
        "test_clock": null,
    });
    state.record_event("invoiceitem.created", &answer, None);
    invoicing::change(state, &id, |invoice| invoice.lines.push(line));
    Ok(answer)
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a Invoice, ApiError> {
    state.invoices.get(id).ok_or_else(|| ApiError::no_such("invoice", id, "id"))
}
