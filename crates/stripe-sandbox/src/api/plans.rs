//! `/v1/plans`: prices by their older name, each that is paid again and again.

use super::{Answer, deleted};
use crate::engine::catalogue;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::metadata;
use crate::objects::price::{Price, Scheme, Standing};
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

/// Makes one with an identifier of the company's choice.
pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let id = params.text("id")?;
    let product = params.required_text("product")?;
    let amount = params.count("amount")?.ok_or_else(|| ApiError::missing("amount"))?;
    let currency = super::prices::take_currency(&mut params)?.ok_or_else(|| ApiError::missing("currency"))?;
    let nickname = params.text("nickname")?;
    let active = params.boolean("active")?.unwrap_or(true);
    let metadata = metadata::take_new(&mut params)?;
    let recurring = super::prices::take_recurring(&mut params)?;
    params.finish()?;

    if state.products.get(&product).is_none() {
        return Err(ApiError::no_such("product", &product, "product"));
    }
    let id = id.unwrap_or_else(|| state.new_id("plan_", 14));
    // Whoever has a deleted plan keeps it, while others get the new one of its name. The sandbox has one of each name.
    if state.object(&id).is_some() {
        return Err(ApiError::forbidden_by_state("Plan already exists.").param("id"));
    }
    let price = Price {
        id,
        created: state.now(),
        product,
        active,
        currency,
        scheme: Scheme::PerUnit(amount),
        packages: None,
        recurring: Some(recurring),
        nickname,
        lookup_key: None,
        tax_behavior: "unspecified".to_owned(),
        metadata,
        standing: Standing::Listed,
    };
    let id = catalogue::add_price(state, price);
    known(state, &id).map(Price::plan_json)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(Price::plan_json)
}

/// Nobody can have it any more; whoever has it keeps it.
pub(super) fn delete(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id)?;
    catalogue::delete_price(state, id);
    Ok(deleted("plan", id))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let active = params.boolean("active")?;
    let product = params.text("product")?;
    params.finish()?;

    let keep = |price: &Price| {
        price.standing == Standing::Listed
            && price.recurring.is_some()
            && active.is_none_or(|active| price.active == active)
            && product.as_ref().is_none_or(|product| price.product == *product)
    };
    let (rows, has_more) =
        page.of(&state.prices, "plan", Scope { key: product.as_deref(), created }, keep)?;
    Ok(list_object("/v1/plans", has_more, rows.into_iter().map(Price::plan_json).collect()))
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a Price, ApiError> {
    let found = catalogue::price(state, id).filter(|price| price.recurring.is_some());
    found.ok_or_else(|| ApiError::no_such("plan", id, "id"))
}
