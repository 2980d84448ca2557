//! `/v1/charges`, to read.

use super::Answer;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::charge::Charge;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    state.charges.get(id).map(Charge::json).ok_or_else(|| ApiError::no_such("charge", id, "id"))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let customer = params.text("customer")?;
    let intent = params.text("payment_intent")?;
    params.finish()?;

    let keep = |charge: &Charge| {
        customer.as_ref().is_none_or(|customer| charge.customer == *customer)
            && intent.as_ref().is_none_or(|intent| charge.payment_intent == *intent)
    };
    let (rows, has_more) = page.of(
        &state.charges,
        "charge",
        Scope { key: intent.as_deref().or(customer.as_deref()), created },
        keep,
    )?;
    Ok(list_object("/v1/charges", has_more, rows.into_iter().map(Charge::json).collect()))
}
