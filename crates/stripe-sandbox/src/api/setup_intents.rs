//! `/v1/setup_intents`.

use super::{Answer, show};
use crate::engine::saving;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Word;
use crate::objects::metadata;
use crate::objects::setup_intent::{SetupIntent, SetupIntentStatus};
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let customer = params.text("customer")?;
    let method = params.text("payment_method")?;
    let types = params.texts("payment_method_types")?;
    let description = params.text("description")?;
    let confirm = params.boolean("confirm")?.unwrap_or(false);
    let known_usage = |word: &str| matches!(word, "off_session" | "on_session").then(|| word.to_owned());
    let usage = params.choice("usage", "off_session or on_session", known_usage)?;
    let metadata = metadata::take_new(&mut params)?;
    let automatic = params.group("automatic_payment_methods", |automatic| {
        automatic.text("allow_redirects")?;
        automatic.boolean("enabled")
    })?;
    params.text("return_url")?;
    params.finish()?;

    if let Some(customer) = &customer
        && state.live_customer(customer).is_none()
    {
        return Err(ApiError::no_such("customer", customer, "customer"));
    }
    if confirm && method.is_none() {
        return Err(ApiError::missing("payment_method"));
    }
    let method = method.map(|method| saving::resolve(state, &method, "payment_method")).transpose()?;
    let types = match (types, automatic) {
        (Some(types), _) => types,
        (None, Some(Some(true))) => vec!["card".to_owned(), "link".to_owned()],
        (None, _) => vec!["card".to_owned()],
    };
    let mut intent = saving::new_setup_intent(state, customer, types);
    if method.is_some() {
        intent.status = SetupIntentStatus::RequiresConfirmation;
    }
    intent.payment_method = method;
    intent.description = description;
    intent.metadata = metadata;
    intent.usage = usage.unwrap_or(intent.usage);
    let id = intent.id.clone();
    state.setup_intents.insert(intent);
    state.record("setup_intent.created", &id);
    if confirm {
        saving::confirm(state, &id, false)?;
    }
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, mut params: Params) -> Answer {
    params.text("client_secret")?;
    params.finish()?;
    known(state, id).map(SetupIntent::json)
}

pub(super) fn confirm(state: &mut State, id: &str, mut params: Params) -> Answer {
    let method = params.text("payment_method")?;
    params.text("return_url")?;
    params.finish()?;

    let status = known(state, id)?.status;
    if status == SetupIntentStatus::Succeeded {
        let message = format!(
            "You cannot confirm this SetupIntent because it has a status of {}. Only a SetupIntent with one of the \
             following statuses may be confirmed: requires_confirmation, requires_action, requires_payment_method.",
            status.word()
        );
        return Err(ApiError::unexpected_intent_state(message));
    }
    if let Some(method) = method {
        let method = saving::resolve(state, &method, "payment_method")?;
        if let Some(intent) = state.setup_intents.get_mut(id) {
            intent.payment_method = Some(method);
        }
    }
    saving::confirm(state, id, false)?;
    show(state, id)
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let customer = params.text("customer")?;
    let method = params.text("payment_method")?;
    params.finish()?;

    let keep = |intent: &SetupIntent| {
        customer.as_ref().is_none_or(|customer| intent.customer.as_ref() == Some(customer))
            && method.as_ref().is_none_or(|method| intent.payment_method.as_ref() == Some(method))
    };
    let (rows, has_more) =
        page.of(&state.setup_intents, "setupintent", Scope { key: customer.as_deref(), created }, keep)?;
    Ok(list_object("/v1/setup_intents", has_more, rows.into_iter().map(SetupIntent::json).collect()))
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a SetupIntent, ApiError> {
    state.setup_intents.get(id).ok_or_else(|| ApiError::no_such("setupintent", id, "id"))
}
