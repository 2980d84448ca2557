//! `/v1/refunds`.

use super::{Answer, show};
use crate::engine::crediting;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::metadata;
use crate::objects::refund::Refund;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let charge = params.text("charge")?;
    let intent = params.text("payment_intent")?;
    let amount = params.integer("amount")?;
    let known = |word: &str| {
        matches!(word, "duplicate" | "fraudulent" | "requested_by_customer").then(|| word.to_owned())
    };
    let reason = params.choice("reason", "duplicate, fraudulent, or requested_by_customer", known)?;
    let metadata = metadata::take_new(&mut params)?;
    params.finish()?;

    let charge = match (charge, intent) {
        (Some(charge), None) => charge,
        (None, Some(intent)) => {
            let found = state.payment_intents.get(&intent);
            let found =
                found.ok_or_else(|| ApiError::no_such("payment_intent", &intent, "payment_intent"))?;
            found.latest_charge.clone().ok_or_else(|| {
                let message =
                    format!("This PaymentIntent ({intent}) does not have a successful charge to refund.");
                ApiError::forbidden_by_state(message)
            })?
        }
        (None, None) => {
            let message =
                "One of the following params should be provided for this request: payment_intent or charge.";
            return Err(ApiError::missing("charge").saying(message));
        }
        (Some(_), Some(_)) => {
            let message = "You may only specify one of these parameters: charge, payment_intent.";
            return Err(ApiError::invalid("charge", message));
        }
    };
    let id = crediting::refund(state, &charge, amount, reason, metadata)?;
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    state.refunds.get(id).map(Refund::json).ok_or_else(|| ApiError::no_such("refund", id, "id"))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let charge = params.text("charge")?;
    let intent = params.text("payment_intent")?;
    params.finish()?;

    let keep = |refund: &Refund| {
        charge.as_ref().is_none_or(|charge| refund.charge == *charge)
            && intent.as_ref().is_none_or(|intent| refund.payment_intent == *intent)
    };
    let (rows, has_more) = page.of(
        &state.refunds,
        "refund",
        Scope { key: charge.as_deref().or(intent.as_deref()), created },
        keep,
    )?;
    Ok(list_object("/v1/refunds", has_more, rows.into_iter().map(Refund::json).collect()))
}
