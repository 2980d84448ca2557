//! `/v1/coupons`, and the parameter `discounts` of what coupons are redeemed for.

use super::{Answer, deleted, show};
use crate::engine::discounting;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Word;
use crate::objects::discount::{Coupon, Discount, Duration, Off};
use crate::objects::metadata;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let id = params.text("id")?;
    let name = params.text("name")?;
    let percent = params.text("percent_off")?;
    let amount = params.count("amount_off")?;
    let currency = super::prices::take_currency(&mut params)?;
    let duration = params.choice("duration", "forever, once, or repeating", Duration::from_word)?;
    let duration = duration.unwrap_or(Duration::Once);
    let months = params.count("duration_in_months")?.filter(|months| *months > 0);
    let metadata = metadata::take_new(&mut params)?;
    params.finish()?;

    let off = match (percent, amount, &currency) {
        (Some(percent), None, _) => Off::Percent(hundredths(&percent)?),
        (None, Some(amount), Some(_)) => Off::Amount(amount),
        (None, Some(_), None) => return Err(ApiError::missing("currency")),
        _ => {
            let message = "You must pass exactly one of percent_off and amount_off.";
            return Err(ApiError::invalid("percent_off", message));
        }
    };
    if months.is_some() != (duration == Duration::Repeating) {
        let message = "duration_in_months is required if duration is repeating, and only then.";
        return Err(ApiError::invalid("duration_in_months", message));
    }
    let id = id.unwrap_or_else(|| state.random("", 8));
    if state.coupons.get(&id).is_some() {
        let message = format!("Coupon already exists: {id}.");
        return Err(ApiError::invalid("id", message).code("resource_already_exists"));
    }
    state.coupons.insert(Coupon {
        id: id.clone(),
        created: state.now(),
        name,
        off,
        currency,
        duration,
        months,
        times_redeemed: 0,
        metadata,
        deleted: false,
    });
    state.record("coupon.created", &id);
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    discounting::redeemable(state, id, "id").map(Coupon::json)
}

/// Only what says nothing of the amount can change.
pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let name = params.change_text("name")?;
    let metadata = metadata::take(&mut params)?;
    params.finish()?;
    discounting::redeemable(state, id, "id")?;
    state.change("coupon.updated", id, |state| {
        if let Some(coupon) = state.coupons.get_mut(id) {
            name.apply(&mut coupon.name);
            metadata::merge(&mut coupon.metadata, metadata);
        }
    });
    show(state, id)
}

/// What it has become goes on.
pub(super) fn delete(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;
    discounting::redeemable(state, id, "id")?;
    state.record("coupon.deleted", id);
    if let Some(coupon) = state.coupons.get_mut(id) {
        coupon.deleted = true;
    }
    Ok(deleted("coupon", id))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    params.finish()?;
    let scope = Scope { key: None, created };
    let (rows, has_more) = page.of(&state.coupons, "coupon", scope, |coupon| !coupon.deleted)?;
    Ok(list_object("/v1/coupons", has_more, rows.into_iter().map(Coupon::json).collect()))
}

/// One of `discounts[]`.
#[derive(Clone)]
pub(super) enum Wanted {
    /// A new one, of this coupon.
    Coupon(String),
    /// One that is there already.
    Kept(String),
}

/// Takes `discounts`; an empty text is none.
pub(super) fn take_discounts(params: &mut Params) -> Result<Option<Vec<Wanted>>, ApiError> {
    params.groups("discounts", |one| match (one.text("coupon")?, one.text("discount")?) {
        (Some(coupon), None) => Ok(Wanted::Coupon(coupon)),
        (None, Some(discount)) => Ok(Wanted::Kept(discount)),
        _ => {
            let message = "Each discount must have exactly one of coupon and discount.";
            Err(ApiError::invalid(one.name("coupon"), message))
        }
    })
}

/// Checks that all can be had; those that are there already must be among `present`.
pub(super) fn check(state: &State, wanted: &[Wanted], present: &[String]) -> Result<(), ApiError> {
    for one in wanted {
        match one {
            Wanted::Coupon(coupon) => drop(discounting::redeemable(state, coupon, "discounts[0][coupon]")?),
            Wanted::Kept(id) if present.contains(id) => {}
            Wanted::Kept(id) => return Err(ApiError::no_such("discount", id, "discounts[0][discount]")),
        }
    }
    Ok(())
}

/// Redeems what is new. Returns the identifiers of all, and says what came and went.
pub(super) fn apply(
    state: &mut State,
    wanted: Vec<Wanted>,
    before: &[String],
    owner: discounting::Owner<'_>,
) -> Vec<String> {
    let mut after = Vec::with_capacity(wanted.len());
    for one in wanted {
        match one {
            Wanted::Kept(id) => after.push(id),
            Wanted::Coupon(coupon) => {
                if let Some(id) = discounting::redeem(state, &coupon, owner) {
                    state.record("customer.discount.created", &id);
                    after.push(id);
                }
            }
        }
    }
    for gone in before.iter().filter(|id| !after.contains(id)) {
        state.record("customer.discount.deleted", gone);
    }
    after
}

/// What is left of a discount after its deletion.
pub(super) fn deleted_discount(discount: &Discount, state: &State) -> Answer {
    let mut gone = discount.json(state);
    gone["deleted"] = true.into();
    Ok(gone)
}

/// A percentage with two decimals at most.
fn hundredths(percent: &str) -> Result<i64, ApiError> {
    let (whole, fraction) = percent.split_once('.').unwrap_or((percent, ""));
    let fraction = fraction.trim_end_matches('0');
    let read = || {
        let hundredths: u32 =
            format!("{whole}{fraction:0<2}").parse().ok().filter(|_| fraction.len() <= 2)?;
        (1..=10_000).contains(&hundredths).then_some(i64::from(hundredths))
    };
    let message = "percent_off must be greater than 0 and at most 100, with two decimals at most.";
    read().ok_or_else(|| ApiError::invalid("percent_off", message))
}
