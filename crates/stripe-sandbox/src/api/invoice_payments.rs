//! `/v1/invoice_payments`: which payment intent pays which invoice, to read.

use super::Answer;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::payment_intent::PaymentIntent;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    let intent = PaymentIntent::id_of_invoice_payment(id);
    let intent = intent.and_then(|intent| state.payment_intents.get(&intent));
    let payment = intent.map(PaymentIntent::invoice_payment_json);
    payment.ok_or_else(|| ApiError::no_such("invoice_payment", id, "id"))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    // A cursor of another kind stays as it is, and names nothing.
    let page = Page::take(&mut params)?
        .map_cursor(|id| PaymentIntent::id_of_invoice_payment(&id).unwrap_or_else(|| "unknown".to_owned()));
    let created = TimeRange::take(&mut params, "created")?;
    let invoice = params.text("invoice")?;
    let intent = params.group("payment", take_payment)?;
    let words = "open, paid, or canceled";
    let known = |word: &str| ["open", "paid", "canceled"].into_iter().find(|known| *known == word);
    let status = params.choice("status", words, known)?;
    params.finish()?;

    let of_intent = || Some(state.payment_intents.get(intent.as_ref()?.as_ref()?)?.invoice.as_str());
    let key = invoice.as_deref().or_else(of_intent);
    let keep = |found: &PaymentIntent| {
        invoice.as_ref().is_none_or(|invoice| found.invoice == *invoice)
            && intent.as_ref().is_none_or(|intent| intent.as_ref().is_none_or(|intent| found.id == *intent))
            && status.is_none_or(|status| found.invoice_payment_status() == status)
    };
    let (rows, has_more) =
        page.of(&state.payment_intents, "invoice_payment", Scope { key, created }, keep)?;
    let data = rows.into_iter().map(PaymentIntent::invoice_payment_json).collect();
    Ok(list_object("/v1/invoice_payments", has_more, data))
}

/// Which payment intent, if only one is asked for. Other types of payment the sandbox does not have.
fn take_payment(payment: &mut Params) -> Result<Option<String>, ApiError> {
    let kind = payment.choice("type", "payment_intent", |word| (word == "payment_intent").then_some(()))?;
    kind.ok_or_else(|| ApiError::missing(payment.name("type")))?;
    payment.text("payment_intent")
}
