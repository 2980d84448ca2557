//! Whatever is sent to any route: never a 5xx, and every error in the contract's form.

use billstack::api::description;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use reqwest::header::{HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

/// The routes for people, which the API's description leaves out.
const PAGES: [(&str, &[&str]); 19] = [
    ("/portal/{token}", &["GET"]),
    ("/portal/{token}/subscriptions/{subscriptionId}/cancel", &["GET", "POST"]),
    ("/portal/{token}/subscriptions/{subscriptionId}/keep", &["POST"]),
    ("/portal/{token}/subscriptions/{subscriptionId}/unpause", &["POST"]),
    ("/portal/{token}/subscriptions/{subscriptionId}/resume", &["POST"]),
    ("/portal/{token}/subscriptions/{subscriptionId}/release", &["GET", "POST"]),
    ("/portal/{token}/payment-method", &["POST"]),
    ("/portal/{token}/payment-method/return", &["GET"]),
    ("/portal/{token}/payment-methods/{paymentMethodId}/default", &["POST"]),
    ("/portal/{token}/payment-methods/{paymentMethodId}/remove", &["GET", "POST"]),
    ("/portal/{token}/payment-methods/{paymentMethodId}/pay", &["POST"]),
    ("/portal/{token}/invoices/{invoiceId}/pdf", &["GET"]),
    ("/portal/{token}/invoices/{invoiceId}/pay", &["GET"]),
    ("/portal/{token}/new-link", &["GET", "POST"]),
    ("/assets/{file}", &["GET"]),
    ("/assets/brand/{file}", &["GET"]),
    ("/assets/logos/{file}", &["GET"]),
    ("/api/docs", &["GET"]),
    ("/nowhere/{at}/all", &["GET"]),
];

/// Every route with one method. `{…}` is filled with anything, or with what exists.
fn routes() -> Vec<(String, String)> {
    let described = description::operations(description::document());
    let described = described.map(|(path, method, _)| (path.to_owned(), method.to_uppercase()));
    let pages = PAGES
        .iter()
        .flat_map(|(path, methods)| methods.iter().map(|method| ((*path).to_owned(), (*method).to_owned())));
    described.chain(pages).collect()
}

#[derive(Clone, Debug)]
struct Anything {
    route: prop::sample::Index,
    method: String,
    /// For each `{…}`: what exists, or something else.
    fill: Vec<Option<String>>,
    query: Option<String>,
    headers: Vec<(String, Vec<u8>)>,
    with_key: bool,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    None,
    Json(Value),
    Bytes(Vec<u8>),
}

/// Any JSON, with some of the names that mean something in it.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        prop::sample::select(vec![
            "customerId",
            "ttlMs",
            "returnUrl",
            "locale",
            "timeZone",
            "flow",
            "capabilities",
            "email",
            "name",
            "metadata",
            "password",
            "cancelAtPeriodEnd",
            "secretKey",
            "webhookSecret",
            "publishableKey",
            "scopes",
            "expiresAt",
            "stripeCustomerId",
            "objects",
            "createdAfter",
            "id",
            "type",
            "data",
        ])
        .prop_map(str::to_owned),
        ".{0,12}",
    ];
    leaf.prop_recursive(4, 24, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn anything() -> impl Strategy<Value = Anything> {
    let method = prop_oneof![
        9 => Just(String::new()),
        1 => prop::sample::select(vec!["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"]).prop_map(str::to_owned),
    ];
    let header = (
        prop::sample::select(vec![
            "authorization",
            "cookie",
            "content-type",
            "idempotency-key",
            "origin",
            "sec-fetch-site",
            "stripe-signature",
            "x-forwarded-for",
            "accept-language",
            "accept",
            "range",
            "if-none-match",
        ])
        .prop_map(str::to_owned),
        prop_oneof![
            prop::collection::vec(any::<u8>(), 0..40),
            prop::sample::select(vec![
                "Bearer x",
                "t=1,v1=00",
                "billstack_session=00",
                "application/json",
                "null",
                "1",
                "same-origin"
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
        ],
    );
    let body = prop_oneof![
        2 => Just(Body::None),
        5 => json().prop_map(Body::Json),
        2 => prop::collection::vec(any::<u8>(), 0..200).prop_map(Body::Bytes),
    ];
    (
        any::<prop::sample::Index>(),
        method,
        prop::collection::vec(prop::option::weighted(0.4, ".{0,40}"), 3),
        prop::option::weighted(0.3, ".{0,60}"),
        prop::collection::vec(header, 0..3),
        any::<bool>(),
        body,
    )
        .prop_map(|(route, method, fill, query, headers, with_key, body)| Anything {
            route,
            method,
            fill,
            query,
            headers,
            with_key,
            body,
        })
}

struct Existing {
    customer: String,
    token: String,
}

fn address(app: &TestApp, existing: &Existing, path: &str, sent: &Anything) -> Option<reqwest::Url> {
    let mut fill = sent.fill.iter();
    let mut url = reqwest::Url::parse(&app.url("")).ok()?;
    let segments = path.split('/').skip(1).map(|segment| match segment {
        "{teamId}" => fill.next().cloned().flatten().unwrap_or_else(|| app.team.id.clone()),
        "{projectId}" => fill.next().cloned().flatten().unwrap_or_else(|| app.project.id.clone()),
        "{customerId}" => fill.next().cloned().flatten().unwrap_or_else(|| existing.customer.clone()),
        "{token}" => fill.next().cloned().flatten().unwrap_or_else(|| existing.token.clone()),
        any if any.starts_with('{') => fill.next().cloned().flatten().unwrap_or_else(|| "ps_1".to_owned()),
        fixed => fixed.to_owned(),
    });
    url.path_segments_mut().ok()?.clear().extend(segments);
    url.set_query(sent.query.as_deref());
    Some(url)
}

on_both_engines! {
    async fn nothing_that_is_sent_is_a_server_error(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let existing = Existing { token: app.mint(&customer).await, customer };
        let routes = routes();
        let mut runner = TestRunner::new(Config::default());
        for _ in 0..600 {
            let sent = anything().new_tree(&mut runner).unwrap().current();
            let (path, method) = sent.route.get(&routes);
            let Some(url) = address(&app, &existing, path, &sent) else { continue };
            let method = if sent.method.is_empty() { method } else { &sent.method };
            let mut request = app.http.request(Method::from_bytes(method.as_bytes()).unwrap(), url);
            if sent.with_key {
                request = request.bearer_auth(&app.api_key);
            }
            for (name, value) in &sent.headers {
                if let Ok(value) = HeaderValue::from_bytes(value) {
                    request = request.header(HeaderName::from_bytes(name.as_bytes()).unwrap(), value);
                }
            }
            request = match &sent.body {
                Body::None => request,
                Body::Json(json) => request.json(json),
                Body::Bytes(bytes) => request.body(bytes.clone()),
            };
            let answer = send(request).await;
            assert!(!answer.status.is_server_error(), "{method} {path} answered {}: {}\n{sent:?}", answer.status, answer.body);
            assert_ne!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{method} {path}\n{sent:?}");
            if answer.status.is_client_error() && method != "HEAD" && path.starts_with("/api/") {
                assert!(!answer.error().is_empty(), "{method} {path}\n{sent:?}");
            }
        }
    }
}
