//! `expand[]`: showing whole objects where there would be identifiers.
//! Source: Stripe's API reference, "Expanding responses".

use serde_json::Value;

use crate::api_versions;
use crate::error::ApiError;
use crate::objects::payment_method::PaymentMethod;
use crate::objects::tax_id::TaxId;
use crate::pagination::list_object;
use crate::state::State;

/// Stripe's bound on how deep one may expand.
const MAX_DEPTH: usize = 4;

/// Checks paths before the request runs, as far as that is possible without its answer.
///
/// # Errors
/// 400 for a path that no object could expand.
pub(crate) fn check(paths: &[String]) -> Result<(), ApiError> {
    for path in paths {
        let depth = path.split('.').filter(|field| *field != "data").count();
        if depth > MAX_DEPTH {
            let message = format!("You cannot expand more than {MAX_DEPTH} levels of a property: {path}.");
            return Err(ApiError::invalid("expand", message));
        }
        let last = path.rsplit('.').next().unwrap_or_default();
        if !is_reference(last) && !INCLUDABLE.contains(&last) {
            return Err(not_expandable(path));
        }
    }
    Ok(())
}

/// Expands each path in an answer.
///
/// # Errors
/// 400 for a path that this object does not have.
pub(crate) fn apply(state: &State, answer: &mut Value, paths: &[String]) -> Result<(), ApiError> {
    for path in paths {
        let fields: Vec<&str> = path.split('.').collect();
        expand(state, answer, &fields).map_err(|()| not_expandable(path))?;
    }
    Ok(())
}

/// Stripe doesn't name the parameter.
fn not_expandable(path: &str) -> ApiError {
    ApiError::not_expandable(format!("This property cannot be expanded ({path})."))
}

fn expand(state: &State, value: &mut Value, fields: &[&str]) -> Result<(), ()> {
    let Some((field, rest)) = fields.split_first() else { return Ok(()) };
    if let Value::Array(elements) = value {
        return elements.iter_mut().try_for_each(|element| expand(state, element, fields));
    }
    let Value::Object(object) = value else { return Ok(()) };
    // Of what was deleted there is nothing more to show.
    if object.get("deleted") == Some(&Value::Bool(true)) {
        return Ok(());
    }
    let kind = object.get("object").and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_included = !object.contains_key(*field);
    if is_included {
        let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
        let mut included = include(state, &kind, id, field).ok_or(())?;
        api_versions::shape(&mut included, state.api_version(), &state.price_of());
        object.insert((*field).to_owned(), included);
    }
    let Some(inner) = object.get_mut(*field) else { return Err(()) };
    match inner {
        Value::String(id) => {
            let found = if *field == "default_source" { source(state, id) } else { state.object(id) };
            *inner = found.filter(|_| is_reference(field)).ok_or(())?;
            api_versions::shape(inner, state.api_version(), &state.price_of());
        }
        Value::Array(elements) if is_reference(field) => {
            for element in elements {
                if let Some(mut found) = element.as_str().and_then(|id| state.object(id)) {
                    api_versions::shape(&mut found, state.api_version(), &state.price_of());
                    *element = found;
                }
            }
        }
        Value::Null if is_reference(field) || is_included => {}
        Value::Object(_) | Value::Array(_)
            if is_included || !rest.is_empty() || inner.get("object").is_some() => {}
        _ => return Err(()),
    }
    expand(state, inner, rest)
}

fn source(state: &State, id: &str) -> Option<Value> {
    state.payment_methods.get(id)?.source_json()
}

/// Fields that hold the identifier of another object, or several.
fn is_reference(field: &str) -> bool {
    matches!(
        field,
        "charge"
            | "coupon"
            | "customer"
            | "default_payment_method"
            | "default_price"
            | "default_source"
            | "discount"
            | "discounts"
            | "invoice"
            | "latest_charge"
            | "latest_invoice"
            | "payment_intent"
            | "payment_method"
            | "pending_setup_intent"
            | "price"
            | "product"
            | "refund"
            | "released_subscription"
            | "schedule"
            | "setup_intent"
            | "subscription"
            | "test_clock"
    )
}

/// Fields that are left out unless they are asked for.
const INCLUDABLE: [&str; 7] =
    ["line_items", "payments", "refunds", "sources", "subscriptions", "tax_ids", "tiers"];

/// What such a field holds, where the object has it.
fn include(state: &State, kind: &str, id: &str, field: &str) -> Option<Value> {
    match (kind, field) {
        ("price", "tiers") => state.prices.get(id).map(|price| price.tiers_json()),
        ("invoice", "payments") => state.invoices.get(id).map(|invoice| invoice.payments_json(state)),
        ("checkout.session", "line_items") => {
            state.checkout_sessions.get(id).map(|session| session.line_items_json(state))
        }
        ("customer", "subscriptions") => {
            let subscriptions = state.subscriptions.with_key(id).rev();
            let running = subscriptions
                .filter(|subscription| subscription.customer == id && !subscription.status.has_ended());
            let data: Vec<Value> = running.map(|subscription| subscription.json(state)).collect();
            Some(list_object(&format!("/v1/customers/{id}/subscriptions"), false, data))
        }
        ("customer", "tax_ids") => {
            let tax_ids = state.tax_ids.with_key(id).rev();
            let data = tax_ids.map(TaxId::json).collect();
            Some(list_object(&format!("/v1/customers/{id}/tax_ids"), false, data))
        }
        ("customer", "sources") => {
            let methods = state.payment_methods.with_key(id).rev();
            let data = methods.filter(|method| method.customer.as_deref() == Some(id));
            let data = data.filter_map(PaymentMethod::source_json).collect();
            Some(list_object(&format!("/v1/customers/{id}/sources"), false, data))
        }
        ("charge", "refunds") => state.charges.get(id).map(|charge| charge.refunds_json(state)),
        _ => None,
    }
}
