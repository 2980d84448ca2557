//! The listener, and one list of all addresses.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt;

use crate::{Shared, control, gateway, hosted_pages};

/// Serves until it is dropped.
pub(crate) async fn run(listener: TcpListener, shared: Arc<Shared>) {
    let router = router(shared);
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => { connections.spawn(serve(stream, router.clone())); }
                Err(error) => tracing::warn!(%error, "the sandbox could not accept a connection"),
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(hosted_pages::index))
        .route("/c/pay/{session}", get(hosted_pages::checkout::show).post(hosted_pages::checkout::submit))
        .route("/i/{secret}", get(hosted_pages::invoice::show).post(hosted_pages::invoice::submit))
        .route("/i/{secret}/pdf", get(hosted_pages::invoice::pdf))
        .route("/cn/{secret}/pdf", get(hosted_pages::invoice::credit_note_pdf))
        .nest("/sandbox", control_router())
        .fallback(gateway::handle)
        .with_state(shared)
}

fn control_router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/clock", post(control::advance_clock))
        .route("/faults", put(control::set_faults).delete(control::clear_faults))
        .route("/delivery", get(control::show_delivery).put(control::set_delivery))
        .route("/delivery/flush", post(control::flush_delivery))
        .route(
            "/rate-limit",
            get(control::show_rate_limit).put(control::set_rate_limit).delete(control::clear_rate_limit),
        )
        .route("/account", put(control::set_account))
        .route("/payment_methods/{id}/automatic_update", post(control::update_card))
        .route("/webhook_endpoints/{id}/roll_secret", post(control::roll_secret))
        .route("/events/{id}/resend", post(control::resend_event))
        .route("/checkout/{session}/complete", post(control::complete_checkout))
        .fallback(control::not_found)
        .method_not_allowed_fallback(control::not_found)
}

/// A marker on an answer that must never arrive: its connection is cut instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CutConnection;

impl IntoResponse for CutConnection {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        response.extensions_mut().insert(self);
        response
    }
}

impl fmt::Display for CutConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was cut, as a fault asked for")
    }
}

impl std::error::Error for CutConnection {}

/// Hyper directly, rather than `axum::serve`, because a service that fails is how a connection is cut.
async fn serve(stream: TcpStream, router: Router) {
    let service = service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let answered = router.oneshot(request.map(Body::new)).await;
            let response = answered.unwrap_or_else(|never| match never {});
            if response.extensions().get::<CutConnection>().is_some() {
                Err(CutConnection)
            } else {
                Ok(response)
            }
        }
    });
    // A client that goes away is its own affair.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}
