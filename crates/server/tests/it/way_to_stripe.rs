//! What a story that stands between the server and Stripe does with a call: it carries it on.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, Method, Uri};
use axum::response::{IntoResponse, Response};
use testkit::app::{Answer, send};

/// The headers that Stripe looks at.
const CARRIED: [HeaderName; 4] = [
    HeaderName::from_static("authorization"),
    HeaderName::from_static("content-type"),
    HeaderName::from_static("idempotency-key"),
    HeaderName::from_static("stripe-version"),
];

/// Carries a call on to the stand-in for Stripe at an address.
pub(crate) async fn carry_on(
    http: &reqwest::Client,
    address: &str,
    (method, uri): (Method, &Uri),
    headers: &HeaderMap,
    body: Bytes,
) -> Answer {
    let mut request = http.request(method, format!("{address}{uri}")).body(body);
    for name in CARRIED {
        request = headers.get(&name).into_iter().fold(request, |request, value| request.header(&name, value));
    }
    send(request).await
}

/// Brings its answer back.
pub(crate) fn bring_back(Answer { status, headers, body }: Answer) -> Response {
    (status, headers.get("request-id").map(|id| [("request-id", id.clone())]), body).into_response()
}
