//! One line a request for the log, and its metrics. Neither ever holds a path as it was sent: paths carry tokens. The route's
//! pattern stands for it (`/portal/{token}`).

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

/// Records a request when it has been answered: server errors as warnings, client errors as information, the rest for debugging.
pub async fn record(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let elapsed = started.elapsed();
    let status = response.status().as_u16();
    let route = route.as_ref().map_or("(none)", MatchedPath::as_str);
    app.metrics.count_request(&method, route, status, elapsed);
    let millis = elapsed.as_secs_f64() * 1_000.0;
    match status {
        500.. => tracing::warn!(%method, route, status, millis, "answered"),
        400..500 => tracing::info!(%method, route, status, millis, "answered"),
        _ => tracing::debug!(%method, route, status, millis, "answered"),
    }
    response
}
