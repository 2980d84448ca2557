//! What those who run the server ask it: whether it lives, whether it can work, and how it does.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::routing::get;

use crate::app::App;
use crate::http::error_answers::Unavailable;
use crate::http::problem::{Causes, Problem};

/// Tells whether the process answers.
#[utoipa::path(
    get,
    path = "/livez",
    operation_id = "livez",
    tag = "Operations",
    security(()),
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain", example = "ok")),
)]
pub async fn livez() -> &'static str {
    "ok"
}

/// Tells whether requests can be served.
///
/// They can when the database answers.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "readyz",
    tag = "Operations",
    security(()),
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain", example = "ok"), Unavailable),
)]
pub async fn readyz(State(app): State<App>) -> Result<&'static str, Problem> {
    match app.db.ping().await {
        Ok(()) => Ok("ok"),
        Err(error) => {
            tracing::error!(error = %Causes(&error), "not ready");
            Err(Problem::unavailable("The database is not answering."))
        }
    }
}

/// `GET /metrics`, in OpenMetrics text format.
pub async fn metrics(State(app): State<App>) -> ([(HeaderName, &'static str); 1], String) {
    (
        [(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")],
        app.metrics.render(),
    )
}

/// The routes of the listener for metrics.
pub fn metrics_router(app: App) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(app)
}
