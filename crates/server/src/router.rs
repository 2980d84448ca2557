//! Every route.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::{
    api_keys, auth, catalogue, customers, description, docs_page, operations, portal_sessions,
    portal_settings, stripe_connection, subscriptions, webhook_events,
};
use crate::app::App;
use crate::http::problem::Problem;
use crate::http::{request_log, security_headers};
use crate::portal::{
    assets, brand, cancel_page, draft_payment, error_page, invoice_pdf, invoices_csv, language_choice, live,
    logo, new_link, overdue_payment, overview_json, overview_page, payment_method, payment_method_actions,
    release_page, remove_payment_method_page, subscription,
};
use crate::webhooks;

/// Largest body of a request, in bytes. Webhooks may be larger.
const MAX_BODY: usize = 64 * 1024;
/// Largest body of a webhook, in bytes.
const MAX_WEBHOOK_BODY: usize = 1024 * 1024;

/// The server's routes.
pub fn router(app: App) -> Router {
    router_with(app, Router::new())
}

/// The same, and some pages more: those of the demo.
pub fn router_with(app: App, more_pages: Router<App>) -> Router {
    let pages = more_pages
        .route("/portal/{token}", get(overview_page::get))
        .route("/portal/{token}/events", get(live::get))
        .route(
            "/portal/{token}/subscriptions/{subscriptionId}/cancel",
            get(cancel_page::get).post(subscription::cancel_form),
        )
        .route("/portal/{token}/subscriptions/{subscriptionId}/keep", post(subscription::keep_form))
        .route("/portal/{token}/subscriptions/{subscriptionId}/unpause", post(subscription::unpause_form))
        .route("/portal/{token}/subscriptions/{subscriptionId}/resume", post(subscription::resume_form))
        .route(
            "/portal/{token}/subscriptions/{subscriptionId}/release",
            get(release_page::get).post(subscription::release_form),
        )
        .route("/portal/{token}/language", post(language_choice::form))
        .route("/portal/{token}/payment-method", post(payment_method::form))
        .route("/portal/{token}/payment-method/return", get(payment_method::returned))
        .route(
            "/portal/{token}/payment-methods/{paymentMethodId}/default",
            post(payment_method_actions::default_form),
        )
        .route(
            "/portal/{token}/payment-methods/{paymentMethodId}/remove",
            get(remove_payment_method_page::get).post(payment_method_actions::remove_form),
        )
        .route("/portal/{token}/payment-methods/{paymentMethodId}/pay", post(overdue_payment::form))
        .route("/portal/{token}/invoices/{invoiceId}/pdf", get(invoice_pdf::get))
        .route("/portal/{token}/invoices/{invoiceId}/pay", get(invoice_pdf::page).post(draft_payment::form))
        .route("/portal/{token}/invoices/{invoiceId}/view", get(invoice_pdf::page))
        .route("/portal/{token}/credit-notes/{creditNoteId}/pdf", get(invoice_pdf::credit_note))
        .route("/portal/{token}/invoices.csv", get(invoices_csv::get))
        .route("/portal/{token}/new-link", get(new_link::get).post(new_link::ask))
        .route("/api/docs", get(docs_page::get))
        .route("/assets/{file}", get(assets::get))
        .route("/assets/brand/{file}", get(brand::style_sheet))
        .route("/assets/logos/{file}", get(logo::get))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn_with_state(app.clone(), around_pages))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    Router::from(api())
        .method_not_allowed_fallback(method_not_allowed)
        .merge(pages)
        .layer(from_fn_with_state(app.clone(), around_everything))
        .with_state(app)
}

/// The routes for programs. Each handler's own description has its path and method, so that the two can't differ; `docs/openapi.json`
/// lists them all.
pub fn api() -> OpenApiRouter<App> {
    let logo = OpenApiRouter::new()
        .routes(routes!(portal_settings::set_logo, portal_settings::remove_logo))
        .layer(DefaultBodyLimit::max(logo::MAX_BYTES));
    let project = OpenApiRouter::new()
        .routes(routes!(portal_sessions::create))
        .routes(routes!(portal_sessions::list, portal_sessions::revoke_all))
        .routes(routes!(portal_sessions::revoke))
        .routes(routes!(portal_settings::get, portal_settings::update))
        .merge(logo)
        .routes(routes!(customers::list, customers::create::create))
        .routes(routes!(customers::get, customers::update, customers::delete))
        .routes(routes!(subscriptions::list))
        .routes(routes!(subscriptions::get))
        .routes(routes!(catalogue::list_products))
        .routes(routes!(catalogue::get_product))
        .routes(routes!(catalogue::list_prices));
    let team = OpenApiRouter::new()
        .routes(routes!(api_keys::list, api_keys::create))
        .routes(routes!(customers::assign::list))
        .routes(routes!(customers::assign::assign))
        .routes(routes!(api_keys::revoke))
        .routes(routes!(stripe_connection::connect))
        .routes(routes!(stripe_connection::webhook_secret::roll))
        .routes(routes!(stripe_connection::status::get))
        .routes(routes!(stripe_connection::webhook_url))
        .routes(routes!(stripe_connection::backfill))
        .routes(routes!(stripe_connection::disconnect))
        .routes(routes!(webhook_events::list))
        .routes(routes!(webhook_events::retry_all))
        .routes(routes!(webhook_events::retry));
    let webhooks = OpenApiRouter::new()
        .routes(routes!(webhooks::receive))
        .layer(DefaultBodyLimit::max(MAX_WEBHOOK_BODY));
    OpenApiRouter::new()
        .nest("/api/billstack/teams/{teamId}/projects/{projectId}", project)
        .nest("/api/billstack/teams/{teamId}", team)
        .routes(routes!(auth::sign_in))
        .routes(routes!(auth::sign_out))
        .routes(routes!(auth::session))
        .routes(routes!(overview_json::get))
        .routes(routes!(subscription::update))
        .routes(routes!(subscription::unpause))
        .routes(routes!(subscription::resume))
        .routes(routes!(subscription::release))
        .routes(routes!(payment_method::create))
        .routes(routes!(payment_method_actions::update, payment_method_actions::remove))
        .routes(routes!(description::get))
        .routes(routes!(operations::livez))
        .routes(routes!(operations::readyz))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .merge(webhooks)
}

async fn not_found() -> Problem {
    Problem::not_found("There is nothing at this address.")
}

/// What happens around every request. One layer: each costs as much as one of a page's queries.
async fn around_everything(State(app): State<App>, request: Request, next: Next) -> Response {
    let noted = request_log::Noted::of(&request);
    let mut response =
        if has_nul(&request) { nul_in_address().into_response() } else { next.run(request).await };
    security_headers::on_everything(&app.config, response.headers_mut());
    noted.record(&app.metrics, response.status());
    response
}

/// What happens around requests for pages, too. An address below `/api/` that no route has is a program's mistake.
async fn around_pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_program = request.uri().path().starts_with("/api/");
    let asked = error_page::Asked::of(&request);
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>()
        && !is_program
    {
        response = error_page::of(&app, &problem, &asked, response).await;
    }
    security_headers::on_pages(&app, response.headers_mut());
    response
}

/// PostgreSQL's texts can't hold a NUL character, and no honest address has one.
fn has_nul(request: &Request) -> bool {
    request.uri().path_and_query().is_some_and(|address| address.as_str().contains("%00"))
}

fn nul_in_address() -> Problem {
    Problem::bad_request("The address has a NUL character (`%00`), which is not allowed.")
}

async fn method_not_allowed() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "This address does not take this method.")
}
