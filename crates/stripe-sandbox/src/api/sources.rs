//! `/v1/customers/{id}/sources`: cards from before there were payment methods. `/v1/payment_methods` has them too.

use super::{Answer, deleted};
use crate::engine::saving;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::metadata;
use crate::objects::payment_method::{Behaviour, Kind, PaymentMethod, test_method};
use crate::pagination::{Page, Scope, list_object};
use crate::state::State;

/// Makes one of a test token.
pub(super) fn create(state: &mut State, customer: &str, mut params: Params) -> Answer {
    let token = params.required_text("source")?;
    params.finish()?;

    check_customer(state, customer)?;
    let year = saving::this_year(state);
    let card = token.strip_prefix("tok_").and_then(|name| test_method(&format!("pm_card_{name}"), year));
    let (kind, behaviour) = card.ok_or_else(|| ApiError::no_such("token", &token, "source"))?;
    if let Behaviour::Declines(decline) = behaviour {
        return Err(ApiError::declined(decline));
    }
    let id = saving::create_source(state, customer, kind, behaviour);
    show(state, customer, &id)
}

pub(super) fn retrieve(state: &State, customer: &str, id: &str, params: Params) -> Answer {
    params.finish()?;
    check_customer(state, customer)?;
    show(state, customer, id)
}

pub(super) fn update(state: &mut State, customer: &str, id: &str, mut params: Params) -> Answer {
    let (month, year) = (params.integer("exp_month")?, params.integer("exp_year")?);
    let name = params.change_text("name")?;
    let metadata = metadata::take(&mut params)?;
    params.finish()?;

    check_customer(state, customer)?;
    show(state, customer, id)?;
    saving::change(state, id, "customer.source.updated", |method| {
        name.apply(&mut method.billing_details.name);
        metadata::merge(&mut method.metadata, metadata);
        if let Kind::Card { exp_month, exp_year, .. } = &mut method.kind {
            *exp_month = month.unwrap_or(*exp_month);
            *exp_year = year.unwrap_or(*exp_year);
        }
    });
    show(state, customer, id)
}

pub(super) fn delete(state: &mut State, customer: &str, id: &str, params: Params) -> Answer {
    params.finish()?;
    check_customer(state, customer)?;
    show(state, customer, id)?;
    saving::delete_source(state, id);
    Ok(deleted("card", id))
}

pub(super) fn list(state: &State, customer: &str, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    params.finish()?;
    check_customer(state, customer)?;
    let keep = |method: &PaymentMethod| method.is_source() && method.customer.as_deref() == Some(customer);
    let (rows, has_more) = page.of(&state.payment_methods, "source", Scope::of_key(Some(customer)), keep)?;
    let data = rows.into_iter().filter_map(PaymentMethod::source_json).collect();
    Ok(list_object(&format!("/v1/customers/{customer}/sources"), has_more, data))
}

fn show(state: &State, customer: &str, id: &str) -> Answer {
    let found = state.payment_methods.get(id).filter(|method| method.customer.as_deref() == Some(customer));
    found.and_then(PaymentMethod::source_json).ok_or_else(|| ApiError::no_such("source", id, "id"))
}

fn check_customer(state: &State, customer: &str) -> Result<(), ApiError> {
    let found = state.live_customer(customer).map(|_| ());
    found.ok_or_else(|| ApiError::no_such("customer", customer, "customer"))
}
