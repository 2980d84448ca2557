//! One line a request for the log, and its metrics. Neither ever holds a path as it was sent: paths carry tokens. The route's
//! pattern stands for it (`/portal/{token}`). A method can be any word of whoever sends it, so only those that browsers and programs use are named.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};

use crate::metrics::{Metrics, RouteName};

/// A request that is being answered.
pub struct Noted {
    started: Instant,
    method: &'static str,
    route: RouteName,
}

impl Noted {
    /// Notes a request that has just come in.
    pub fn of(request: &Request) -> Self {
        Self {
            started: Instant::now(),
            method: name(request.method()),
            route: RouteName(request.extensions().get::<MatchedPath>().cloned()),
        }
    }

    /// Records it when it has been answered: server errors as warnings, client errors as information, the rest for debugging.
    pub fn record(self, metrics: &Metrics, status: StatusCode) {
        let Self { started, method, route } = self;
        let (elapsed, status) = (started.elapsed(), status.as_u16());
        let millis = elapsed.as_secs_f64() * 1_000.0;
        match status {
            500.. => tracing::warn!(method, route = route.as_str(), status, millis, "answered"),
            400..500 => tracing::info!(method, route = route.as_str(), status, millis, "answered"),
            _ => tracing::debug!(method, route = route.as_str(), status, millis, "answered"),
        }
        metrics.count_request(method, route, status, elapsed);
    }
}

/// The method's name, `other` for one that no client of ours sends.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
