//! Saving payment methods: attaching them to customers, and the setup intents that do it with the customer present.

use serde_json::json;

use crate::error::ApiError;
use crate::objects::event::previous_attributes;
use crate::objects::metadata::Metadata;
use crate::objects::payment_method::{Behaviour, BillingDetails, Decline, Kind, PaymentMethod, test_method};
use crate::objects::setup_intent::{SetupIntent, SetupIntentStatus};
use crate::objects::subscription::Subscription;
use crate::state::State;

/// Finds the payment method that a parameter names. One of Stripe's test methods becomes a new one of its kind.
pub(crate) fn resolve(state: &mut State, id: &str, param: &str) -> Result<String, ApiError> {
    if state.payment_methods.get(id).is_some() {
        return Ok(id.to_owned());
    }
    let (kind, behaviour) =
        test_method(id, this_year(state)).ok_or_else(|| ApiError::no_such("PaymentMethod", id, param))?;
    Ok(create(state, kind, behaviour, BillingDetails::default()))
}

/// Makes a payment method that belongs to nobody yet.
pub(crate) fn create(
    state: &mut State,
    kind: Kind,
    behaviour: Behaviour,
    billing_details: BillingDetails,
) -> String {
    create_with_prefix(state, "pm_", kind, behaviour, billing_details)
}

/// Makes a card as it was before payment methods, of a customer who pays with it if nothing else was chosen.
/// Source: Stripe's API reference, "Create a card".
pub(crate) fn create_source(state: &mut State, customer: &str, kind: Kind, behaviour: Behaviour) -> String {
    let id = create_with_prefix(state, "card_", kind, behaviour, BillingDetails::default());
    give(state, &id, customer);
    if let Some(source) = state.payment_methods.get(&id).and_then(PaymentMethod::source_json) {
        state.record_event("customer.source.created", &source, None);
    }
    state.change("customer.updated", customer, |state| {
        if let Some(customer) = state.customers.get_mut(customer) {
            customer.default_source.get_or_insert_with(|| id.clone());
        }
    });
    id
}

/// Deletes such a card. The customer's newest one takes its place.
pub(crate) fn delete_source(state: &mut State, id: &str) {
    let Some(card) = state.payment_methods.remove(id) else { return };
    if let Some(source) = card.source_json() {
        state.record_event("customer.source.deleted", &source, None);
    }
    let Some(customer) = card.customer else { return };
    let others = state.payment_methods.with_key(&customer).rev();
    let next =
        others.filter(|method| method.customer.as_ref() == Some(&customer)).find(|method| method.is_source());
    let next = next.map(|method| method.id.clone());
    state.change("customer.updated", &customer, |state| {
        if let Some(customer) = state.customers.get_mut(&customer)
            && customer.default_source.as_deref() == Some(id)
        {
            customer.default_source = next;
        }
    });
}

fn create_with_prefix(
    state: &mut State,
    prefix: &str,
    kind: Kind,
    behaviour: Behaviour,
    billing_details: BillingDetails,
) -> String {
    let id = state.new_id(prefix, 24);
    let created = state.now();
    state.payment_methods.insert(PaymentMethod {
        id: id.clone(),
        created,
        customer: None,
        kind,
        behaviour,
        billing_details,
        allow_redisplay: "unspecified".to_owned(),
        metadata: Metadata::new(),
    });
    id
}

/// Gives a payment method to a customer. It becomes nobody's default by that.
///
/// # Errors
/// 402 when the bank refuses, 400 when it is another customer's.
pub(crate) fn attach(state: &mut State, method: &str, customer: &str) -> Result<(), ApiError> {
    let Some(found) = state.payment_methods.get(method) else {
        return Err(ApiError::no_such("PaymentMethod", method, "payment_method"));
    };
    match (&found.customer, found.behaviour) {
        (Some(owner), _) if owner == customer => return Ok(()),
        (Some(_), _) => {
            return Err(ApiError::forbidden_by_state(
                "The payment method you provided has already been attached to a customer.",
            ));
        }
        (None, Behaviour::Declines(decline)) => return Err(ApiError::declined(decline)),
        (None, _) => {}
    }
    give(state, method, customer);
    state.record("payment_method.attached", method);
    Ok(())
}

/// Makes a payment method a customer's, without asking the bank and without an event.
pub(crate) fn give(state: &mut State, method: &str, customer: &str) {
    if let Some(found) = state.payment_methods.get_mut(method) {
        found.customer = Some(customer.to_owned());
    }
    state.payment_methods.rekey(method);
}

/// Takes a payment method from its customer, for good, and out of every place that used it by default.
pub(crate) fn detach(state: &mut State, method: &str) {
    let Some(customer) = state.payment_methods.get_mut(method).and_then(|method| method.customer.take())
    else {
        return;
    };
    if let Some(object) = state.object(method) {
        let previous = json!({ "customer": customer });
        state.record_event("payment_method.detached", &object, Some(&previous));
    }
    state.change("customer.updated", &customer.clone(), |state| {
        if let Some(customer) = state.customers.get_mut(&customer) {
            customer.default_payment_method.take_if(|default| default == method);
            customer.default_source.take_if(|default| default == method);
        }
    });
    let uses = |subscription: &&Subscription| subscription.default_payment_method.as_deref() == Some(method);
    let users: Vec<String> = state
        .subscriptions
        .with_key(&customer)
        .filter(uses)
        .map(|subscription| subscription.id.clone())
        .collect();
    for user in users {
        state.change("customer.subscription.updated", &user, |state| {
            if let Some(subscription) = state.subscriptions.get_mut(&user) {
                subscription.default_payment_method = None;
            }
        });
    }
}

/// Changes a payment method; a card from before there were any is told of as the source that it is. No difference, no event.
pub(crate) fn change(
    state: &mut State,
    id: &str,
    kind: &'static str,
    change: impl FnOnce(&mut PaymentMethod),
) {
    let make = |state: &mut State| {
        if let Some(method) = state.payment_methods.get_mut(id) {
            change(method);
        }
    };
    let source = |state: &State| state.payment_methods.get(id).and_then(PaymentMethod::source_json);
    let Some(before) = source(state) else { return state.change(kind, id, make) };
    make(state);
    if let Some(after) = source(state)
        && let Some(previous) = previous_attributes(&before, &after)
    {
        state.record_event("customer.source.updated", &after, Some(&previous));
    }
}

/// Confirms a setup intent with the payment method it has. The customer may have to authenticate first.
///
/// # Errors
/// 402 when the bank refuses; the intent then asks for another payment method.
pub(crate) fn confirm(state: &mut State, intent: &str, authenticated: bool) -> Result<(), ApiError> {
    let Some(found) = state.setup_intents.get(intent) else {
        return Err(ApiError::no_such("setupintent", intent, "id"));
    };
    let (customer, method) = (found.customer.clone(), found.payment_method.clone());
    let Some(method) = method else { return Err(ApiError::missing("payment_method")) };
    let behaviour = state.payment_methods.get(&method).map_or(Behaviour::Works, |method| method.behaviour);
    let needs_customer =
        matches!(behaviour, Behaviour::AuthenticatesAlways | Behaviour::AuthenticatesOnSetup);
    if needs_customer && !authenticated {
        set_status(state, intent, SetupIntentStatus::RequiresAction);
        state.record("setup_intent.requires_action", intent);
        return Ok(());
    }
    if let Behaviour::Declines(reason) = behaviour {
        return Err(decline(state, intent, reason));
    }
    if let Some(customer) = customer {
        attach(state, &method, &customer)?;
    }
    if let Some(found) = state.setup_intents.get_mut(intent) {
        found.last_setup_error = None;
    }
    set_status(state, intent, SetupIntentStatus::Succeeded);
    state.record("setup_intent.succeeded", intent);
    Ok(())
}

/// The bank refuses the payment method of a setup intent.
pub(crate) fn decline(state: &mut State, intent: &str, reason: Decline) -> ApiError {
    let error = json!({
        "code": reason.code(),
        "decline_code": reason.decline_code(),
        "message": reason.message(),
        "type": "card_error",
    });
    fail(state, intent, error, ApiError::declined(reason))
}

/// The customer did not pass the bank's question.
pub(crate) fn fail_authentication(state: &mut State, intent: &str) -> ApiError {
    let message = "We are unable to authenticate your payment method. Please choose a different payment method and try \
                   again.";
    let error = json!({
        "code": "setup_intent_authentication_failure",
        "message": message,
        "type": "invalid_request_error",
    });
    fail(state, intent, error, ApiError::forbidden_by_state(message))
}

fn fail(state: &mut State, intent: &str, reason: serde_json::Value, error: ApiError) -> ApiError {
    if let Some(found) = state.setup_intents.get_mut(intent) {
        found.status = SetupIntentStatus::RequiresPaymentMethod;
        found.payment_method = None;
        found.last_setup_error = Some(reason);
    }
    state.record("setup_intent.setup_failed", intent);
    match state.object(intent) {
        Some(object) => error.with("setup_intent", object),
        None => error,
    }
}

fn set_status(state: &mut State, intent: &str, status: SetupIntentStatus) {
    if let Some(found) = state.setup_intents.get_mut(intent) {
        found.status = status;
    }
}

/// Makes a setup intent, waiting for a payment method.
pub(crate) fn new_setup_intent(
    state: &mut State,
    customer: Option<String>,
    types: Vec<String>,
) -> SetupIntent {
    let id = state.new_id("seti_", 24);
    SetupIntent {
        client_secret: state.random(&format!("{id}_secret_"), 25),
        id,
        created: state.now(),
        customer,
        description: None,
        payment_method: None,
        payment_method_types: types,
        status: SetupIntentStatus::RequiresPaymentMethod,
        usage: "off_session".to_owned(),
        last_setup_error: None,
        metadata: Metadata::new(),
    }
}

/// The year of the sandbox's time.
pub(crate) fn this_year(state: &State) -> i64 {
    let now = jiff::Timestamp::from_second(state.now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    i64::from(now.to_zoned(jiff::tz::TimeZone::UTC).year())
}
