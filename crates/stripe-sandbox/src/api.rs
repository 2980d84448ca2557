//! The endpoints below `/v1`: one table of addresses, and one file for each resource.
//!
//! An endpoint first takes its parameters, so that a request with a mistake changes nothing; then it works on the
//! state and answers with an object.

mod account;
mod charges;
mod checkout_sessions;
mod coupons;
mod credit_notes;
mod customers;
mod events;
mod invoice_payments;
mod invoices;
mod one_off_invoices;
mod payment_intents;
mod payment_methods;
mod plans;
mod prices;
mod products;
mod refunds;
mod setup_intents;
mod sources;
mod subscription_items;
mod subscription_schedules;
mod subscriptions;
mod tax_ids;
mod webhook_endpoints;

use serde_json::{Value, json};

use crate::api_versions;
use crate::error::ApiError;
use crate::expand;
use crate::form::Params;
use crate::state::State;

/// What an endpoint gives back.
pub(crate) type Answer = Result<Value, ApiError>;

/// Runs a request: finds its endpoint, runs it, and puts the answer into the shape that was asked for.
pub(crate) fn call(state: &mut State, method: &str, path: &str, mut params: Params) -> Answer {
    let paths = params.texts("expand")?.unwrap_or_default();
    expand::check(&paths)?;
    let mut answer = route(state, method, path, params)?;
    api_versions::shape(&mut answer, state.api_version(), &state.price_of());
    expand::apply(state, &mut answer, &paths)?;
    Ok(answer)
}

fn route(state: &mut State, method: &str, path: &str, params: Params) -> Answer {
    let segments: Vec<&str> = path.trim_start_matches("/v1/").trim_end_matches('/').split('/').collect();
    match (method, segments.as_slice()) {
        ("GET", ["account"]) => account::retrieve(state, params),

        ("POST", ["customers"]) => customers::create(state, params),
        ("GET", ["customers"]) => customers::list(state, params),
        ("GET", ["customers", id]) => customers::retrieve(state, id, params),
        ("POST", ["customers", id]) => customers::update(state, id, params),
        ("DELETE", ["customers", id]) => customers::delete(state, id, params),
        ("GET", ["customers", id, "payment_methods"]) => customers::list_payment_methods(state, id, params),
        ("GET", ["customers", id, "payment_methods", method]) => {
            customers::retrieve_payment_method(state, id, method, params)
        }

        ("DELETE", ["customers", id, "discount"]) => customers::delete_discount(state, id, params),

        ("POST", ["customers", id, "tax_ids"]) => tax_ids::create(state, id, params),
        ("GET", ["customers", id, "tax_ids"]) => tax_ids::list(state, id, params),
        ("GET", ["customers", id, "tax_ids", tax_id]) => tax_ids::retrieve(state, id, tax_id, params),
        ("DELETE", ["customers", id, "tax_ids", tax_id]) => tax_ids::delete(state, id, tax_id, params),

        ("POST", ["customers", id, "sources"]) => sources::create(state, id, params),
        ("GET", ["customers", id, "sources"]) => sources::list(state, id, params),
        ("GET", ["customers", id, "sources", source]) => sources::retrieve(state, id, source, params),
        ("POST", ["customers", id, "sources", source]) => sources::update(state, id, source, params),
        ("DELETE", ["customers", id, "sources", source]) => sources::delete(state, id, source, params),

        ("POST", ["coupons"]) => coupons::create(state, params),
        ("GET", ["coupons"]) => coupons::list(state, params),
        ("GET", ["coupons", id]) => coupons::retrieve(state, id, params),
        ("POST", ["coupons", id]) => coupons::update(state, id, params),
        ("DELETE", ["coupons", id]) => coupons::delete(state, id, params),

        ("POST", ["products"]) => products::create(state, params),
        ("GET", ["products"]) => products::list(state, params),
        ("GET", ["products", id]) => products::retrieve(state, id, params),
        ("POST", ["products", id]) => products::update(state, id, params),
        ("DELETE", ["products", id]) => products::delete(state, id, params),

        ("POST", ["prices"]) => prices::create(state, params),
        ("GET", ["prices"]) => prices::list(state, params),
        ("GET", ["prices", id]) => prices::retrieve(state, id, params),
        ("POST", ["prices", id]) => prices::update(state, id, params),

        ("POST", ["plans"]) => plans::create(state, params),
        ("GET", ["plans"]) => plans::list(state, params),
        ("GET", ["plans", id]) => plans::retrieve(state, id, params),
        ("DELETE", ["plans", id]) => plans::delete(state, id, params),

        ("POST", ["subscriptions"]) => subscriptions::create(state, params),
        ("GET", ["subscriptions"]) => subscriptions::list(state, params),
        ("GET", ["subscriptions", id]) => subscriptions::retrieve(state, id, params),
        ("POST", ["subscriptions", id]) => subscriptions::update(state, id, params),
        ("DELETE", ["subscriptions", id]) => subscriptions::cancel(state, id, params),
        ("DELETE", ["subscriptions", id, "discount"]) => subscriptions::delete_discount(state, id, params),
        ("POST", ["subscriptions", id, "resume"]) => subscriptions::resume(state, id, params),

        ("GET", ["subscription_items"]) => subscription_items::list(state, params),
        ("GET", ["subscription_items", id]) => subscription_items::retrieve(state, id, params),

        ("POST", ["subscription_schedules"]) => subscription_schedules::create(state, params),
        ("GET", ["subscription_schedules"]) => subscription_schedules::list(state, params),
        ("GET", ["subscription_schedules", id]) => subscription_schedules::retrieve(state, id, params),
        ("POST", ["subscription_schedules", id]) => subscription_schedules::update(state, id, params),
        ("POST", ["subscription_schedules", id, "release"]) => {
            subscription_schedules::release(state, id, params)
        }
        ("POST", ["subscription_schedules", id, "cancel"]) => {
            subscription_schedules::cancel(state, id, params)
        }

        ("POST", ["invoices", "create_preview"]) => invoices::create_preview(state, params),
        ("POST", ["invoices"]) => one_off_invoices::create(state, params),
        ("POST", ["invoices", id]) => one_off_invoices::update(state, id, params),
        ("DELETE", ["invoices", id]) => one_off_invoices::delete(state, id, params),
        ("POST", ["invoiceitems"]) => one_off_invoices::add_item(state, params),
        ("GET", ["invoices"]) => invoices::list(state, params),
        ("GET", ["invoices", id]) => invoices::retrieve(state, id, params),
        ("GET", ["invoices", id, "lines"]) => invoices::list_lines(state, id, params),
        ("POST", ["invoices", id, "pay"]) => invoices::pay(state, id, params),
        ("POST", ["invoices", id, "finalize"]) => invoices::finalize(state, id, params),
        ("POST", ["invoices", id, "void"]) => invoices::void(state, id, params),
        ("POST", ["invoices", id, "mark_uncollectible"]) => invoices::mark_uncollectible(state, id, params),

        ("GET", ["invoice_payments"]) => invoice_payments::list(state, params),
        ("GET", ["invoice_payments", id]) => invoice_payments::retrieve(state, id, params),

        ("GET", ["charges"]) => charges::list(state, params),
        ("GET", ["charges", id]) => charges::retrieve(state, id, params),

        ("POST", ["refunds"]) => refunds::create(state, params),
        ("GET", ["refunds"]) => refunds::list(state, params),
        ("GET", ["refunds", id]) => refunds::retrieve(state, id, params),

        ("POST", ["credit_notes"]) => credit_notes::create(state, params),
        ("GET", ["credit_notes"]) => credit_notes::list(state, params),
        ("GET", ["credit_notes", id]) => credit_notes::retrieve(state, id, params),
        ("POST", ["credit_notes", id]) => credit_notes::update(state, id, params),
        ("GET", ["credit_notes", id, "lines"]) => credit_notes::list_lines(state, id, params),
        ("POST", ["credit_notes", id, "void"]) => credit_notes::void(state, id, params),

        ("POST", ["payment_methods"]) => payment_methods::create(state, params),
        ("GET", ["payment_methods"]) => payment_methods::list(state, params),
        ("GET", ["payment_methods", id]) => payment_methods::retrieve(state, id, params),
        ("POST", ["payment_methods", id]) => payment_methods::update(state, id, params),
        ("POST", ["payment_methods", id, "attach"]) => payment_methods::attach(state, id, params),
        ("POST", ["payment_methods", id, "detach"]) => payment_methods::detach(state, id, params),

        ("GET", ["payment_intents", id]) => payment_intents::retrieve(state, id, params),

        ("POST", ["setup_intents"]) => setup_intents::create(state, params),
        ("GET", ["setup_intents"]) => setup_intents::list(state, params),
        ("GET", ["setup_intents", id]) => setup_intents::retrieve(state, id, params),
        ("POST", ["setup_intents", id, "confirm"]) => setup_intents::confirm(state, id, params),

        ("POST", ["checkout", "sessions"]) => checkout_sessions::create(state, params),
        ("GET", ["checkout", "sessions"]) => checkout_sessions::list(state, params),
        ("GET", ["checkout", "sessions", id]) => checkout_sessions::retrieve(state, id, params),
        ("GET", ["checkout", "sessions", id, "line_items"]) => {
            checkout_sessions::list_line_items(state, id, params)
        }
        ("POST", ["checkout", "sessions", id, "expire"]) => checkout_sessions::expire(state, id, params),

        ("GET", ["events"]) => events::list(state, params),
        ("GET", ["events", id]) => events::retrieve(state, id, params),

        ("POST", ["webhook_endpoints"]) => webhook_endpoints::create(state, params),
        ("GET", ["webhook_endpoints"]) => webhook_endpoints::list(state, params),
        ("GET", ["webhook_endpoints", id]) => webhook_endpoints::retrieve(state, id, params),
        ("POST", ["webhook_endpoints", id]) => webhook_endpoints::update(state, id, params),
        ("DELETE", ["webhook_endpoints", id]) => webhook_endpoints::delete(state, id, params),

        _ => Err(ApiError::unrecognised_url(method, path)),
    }
}

/// The object that an endpoint has made or changed.
fn show(state: &State, id: &str) -> Answer {
    state.object(id).ok_or_else(|| ApiError::no_such("object", id, "id"))
}

/// What is left of an object after its deletion.
fn deleted(object: &str, id: &str) -> Value {
    json!({ "id": id, "object": object, "deleted": true })
}
