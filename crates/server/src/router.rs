//! Every route.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post};

use crate::api::{
    api_keys, auth, catalogue, customers, operations, portal_sessions, stripe_connection, subscriptions,
};
use crate::app::App;
use crate::http::problem::Problem;
use crate::http::{request_log, security_headers};
use crate::portal::{
    assets, cancel_page, error_page, invoice_pdf, overview_page, payment_method, subscription,
};
use crate::webhooks;

/// Largest body of a request, in bytes. Webhooks may be larger.
const MAX_BODY: usize = 64 * 1024;
/// Largest body of a webhook, in bytes.
const MAX_WEBHOOK_BODY: usize = 1024 * 1024;

/// The server's routes.
pub fn router(app: App) -> Router {
    let project = Router::new()
        .route("/portal", post(portal_sessions::create))
        .route("/portal/sessions", get(portal_sessions::list).delete(portal_sessions::revoke_all))
        .route("/portal/sessions/{sessionId}", axum::routing::delete(portal_sessions::revoke))
        .route("/customers", get(customers::list).post(customers::create))
        .route(
            "/customers/{customerId}",
            get(customers::get).patch(customers::update).delete(customers::delete),
        )
        .route("/products", get(catalogue::list_products))
        .route("/products/{productId}", get(catalogue::get_product))
        .route("/products/{productId}/prices", get(catalogue::list_prices))
        .route("/subscriptions", get(subscriptions::list))
        .route("/subscriptions/{subscriptionId}", get(subscriptions::get));
    let team = Router::new()
        .route("/api-keys", get(api_keys::list).post(api_keys::create))
        .route("/api-keys/{keyId}", axum::routing::delete(api_keys::revoke))
        .route("/stripe", axum::routing::delete(stripe_connection::disconnect))
        .route("/stripe/connect", post(stripe_connection::connect))
        .route("/stripe/status", get(stripe_connection::status))
        .route("/stripe/backfill", post(stripe_connection::backfill))
        .route("/stripe/webhook-url", get(stripe_connection::webhook_url));
    let api = Router::new()
        .nest("/api/billstack/teams/{teamId}/projects/{projectId}", project)
        .nest("/api/billstack/teams/{teamId}", team)
        .route("/api/auth/sign-in", post(auth::sign_in))
        .route("/api/auth/sign-out", post(auth::sign_out))
        .route("/api/auth/session", get(auth::session))
        .route("/api/portal/{token}", get(overview_page::get_json))
        .route("/api/portal/{token}/subscriptions/{subscriptionId}", patch(subscription::update))
        .route("/api/portal/{token}/setup-intent", post(payment_method::create))
        .route("/livez", get(operations::livez))
        .route("/readyz", get(operations::readyz));
    let stripe = Router::new()
        .route("/api/webhooks/stripe/{teamId}", post(webhooks::receive))
        .layer(DefaultBodyLimit::max(MAX_WEBHOOK_BODY));
    let pages = Router::new()
        .route("/portal/{token}", get(overview_page::get))
        .route(
            "/portal/{token}/subscriptions/{subscriptionId}/cancel",
            get(cancel_page::get).post(subscription::cancel_form),
        )
        .route("/portal/{token}/subscriptions/{subscriptionId}/resume", post(subscription::resume_form))
        .route("/portal/{token}/payment-method", post(payment_method::form))
        .route("/portal/{token}/payment-method/return", get(payment_method::returned))
        .route("/portal/{token}/invoices/{invoiceId}/pdf", get(invoice_pdf::get))
        .route("/portal/{token}/invoices/{invoiceId}/pay", get(invoice_pdf::pay))
        .route("/assets/{file}", get(assets::get))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .fallback(not_found)
        .layer(map_response(method_not_allowed))
        .layer(from_fn_with_state(app.clone(), error_page::layer))
        .layer(from_fn_with_state(app.clone(), security_headers::on_pages));
    Router::new()
        .merge(api.layer(DefaultBodyLimit::max(MAX_BODY)))
        .merge(stripe)
        .layer(map_response(method_not_allowed))
        .merge(pages)
        .layer(from_fn(no_nul_in_addresses))
        .layer(from_fn_with_state(app.clone(), security_headers::on_everything))
        .layer(from_fn_with_state(app.clone(), request_log::record))
        .with_state(app)
}

async fn not_found() -> Problem {
    Problem::not_found("There is nothing at this address.")
}

/// Refuses addresses with a NUL character: PostgreSQL's texts can't hold it, and no honest request has it.
async fn no_nul_in_addresses(request: Request, next: Next) -> Response {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().contains("%00")) {
        return Problem::bad_request("The address has a NUL character (`%00`), which is not allowed.")
            .into_response();
    }
    next.run(request).await
}

/// Gives axum's own bare refusals the contract's form.
async fn method_not_allowed(response: Response) -> Response {
    if response.status() != StatusCode::METHOD_NOT_ALLOWED || response.extensions().get::<Problem>().is_some()
    {
        return response;
    }
    let allow = response.headers().get(axum::http::header::ALLOW).cloned();
    let mut named = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "This address does not take this method.")
        .into_response();
    if let Some(allow) = allow {
        named.headers_mut().insert(axum::http::header::ALLOW, allow);
    }
    named
}
