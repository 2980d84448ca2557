//! `/v1/account`.

use super::Answer;
use crate::form::Params;
use crate::state::State;

pub(super) fn retrieve(state: &State, params: Params) -> Answer {
    params.finish()?;
    Ok(state.account.json())
}
