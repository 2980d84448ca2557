//! `/v1/payment_intents`: those that invoices made.

use super::Answer;
use crate::error::ApiError;
use crate::form::Params;
use crate::state::State;

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    let intent =
        state.payment_intents.get(id).ok_or_else(|| ApiError::no_such("payment_intent", id, "id"))?;
    Ok(intent.json())
}
