//! What a story that stands between the server and Stripe does with a call: it carries it on.

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderName;
use axum::response::{IntoResponse, Response};
use billstack::config::Settings;
use testkit::app::{Answer, TestApp, send};

/// The headers that Stripe looks at.
const CARRIED: [HeaderName; 4] = [
    HeaderName::from_static("authorization"),
    HeaderName::from_static("content-type"),
    HeaderName::from_static("idempotency-key"),
    HeaderName::from_static("stripe-version"),
];

/// Carries a call on to the stand-in for Stripe at an address.
pub(crate) async fn carry_on(http: &reqwest::Client, address: &str, call: Request) -> Answer {
    let (call, body) = call.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let mut request = http.request(call.method, format!("{address}{}", call.uri)).body(body);
    for name in CARRIED {
        let value = call.headers.get(&name);
        request = value.into_iter().fold(request, |request, value| request.header(&name, value));
    }
    send(request).await
}

/// Brings its answer back.
pub(crate) fn bring_back(Answer { status, headers, body }: Answer) -> Response {
    (status, headers.get("request-id").map(|id| [("request-id", id.clone())]), body).into_response()
}

/// The server, started anew with this for its way to Stripe.
pub(crate) async fn reaching_stripe_through(app: TestApp, way: Router) -> TestApp {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, way).await });
    let app = app.restarted_with(|settings| Settings { stripe_api_base: Some(address), ..settings }).await;
    let endpoint = app.stripe_get("webhook_endpoints").await["data"][0]["id"].as_str().unwrap().to_owned();
    let url = app.url(&format!("/api/webhooks/stripe/{}", app.team.id));
    app.stripe_post(&format!("webhook_endpoints/{endpoint}"), format!("url={url}")).await;
    app.caught_up().await;
    app
}
