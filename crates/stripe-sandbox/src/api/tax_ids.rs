//! `/v1/customers/{id}/tax_ids`.

use super::{Answer, deleted, show};
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::tax_id::{KINDS, TaxId, Verification};
use crate::pagination::{Page, Scope, list_object};
use crate::state::State;

/// The longest number that the sandbox takes.
const MAX_CHARS: usize = 30;

pub(super) fn create(state: &mut State, customer: &str, mut params: Params) -> Answer {
    let known = |word: &str| KINDS.into_iter().find(|kind| *kind == word);
    let kind = params.choice("type", &KINDS.join(", "), known)?;
    let kind = kind.ok_or_else(|| ApiError::missing("type"))?;
    let value = params.required_text("value")?;
    params.finish()?;

    check_customer(state, customer)?;
    let starts_with_country =
        kind != "eu_vat" || value.len() > 2 && value.bytes().take(2).all(|b| b.is_ascii_alphabetic());
    if value.chars().count() > MAX_CHARS || !starts_with_country {
        return Err(ApiError::invalid_tax_id(&value));
    }
    let id = state.new_id("txi_", 24);
    let verifiable = TaxId::is_verifiable(kind);
    let verdict = TaxId::verdict(&value).filter(|_| verifiable);
    state.tax_ids.insert(TaxId {
        id: id.clone(),
        created: state.now(),
        customer: customer.to_owned(),
        kind,
        value,
        verification: if verifiable { Verification::Pending } else { Verification::Unavailable },
    });
    state.record("customer.tax_id.created", &id);
    let created = show(state, &id);
    if let Some(verdict) = verdict {
        state.change("customer.tax_id.updated", &id, |state| {
            if let Some(tax_id) = state.tax_ids.get_mut(&id) {
                tax_id.verification = verdict;
            }
        });
    }
    created
}

pub(super) fn retrieve(state: &State, customer: &str, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, customer, id).map(TaxId::json)
}

pub(super) fn delete(state: &mut State, customer: &str, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, customer, id)?;
    state.record("customer.tax_id.deleted", id);
    state.tax_ids.remove(id);
    Ok(deleted("tax_id", id))
}

pub(super) fn list(state: &State, customer: &str, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    params.finish()?;
    check_customer(state, customer)?;
    let (rows, has_more) = page.of(&state.tax_ids, "tax_id", Scope::of_key(Some(customer)), |_| true)?;
    let url = format!("/v1/customers/{customer}/tax_ids");
    Ok(list_object(&url, has_more, rows.into_iter().map(TaxId::json).collect()))
}

fn known<'a>(state: &'a State, customer: &str, id: &str) -> Result<&'a TaxId, ApiError> {
    check_customer(state, customer)?;
    let found = state.tax_ids.get(id).filter(|tax_id| tax_id.customer == customer);
    found.ok_or_else(|| ApiError::no_such("tax_id", id, "id"))
}

fn check_customer(state: &State, customer: &str) -> Result<(), ApiError> {
    state
        .live_customer(customer)
        .map(|_| ())
        .ok_or_else(|| ApiError::no_such("customer", customer, "customer"))
}
