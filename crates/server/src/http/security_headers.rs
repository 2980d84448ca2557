//! Headers that every answer, or every page, carries.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::app::App;
use crate::config::Config;

/// For every answer: nothing is sniffed, nothing is cached unless the handler says so, and behind TLS browsers stay there.
pub fn on_everything(config: &Config, headers: &mut HeaderMap) {
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    or_insert(headers, header::CACHE_CONTROL, "no-store");
    or_insert(headers, header::REFERRER_POLICY, "no-referrer");
    if config.public_url.is_https() {
        or_insert(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
}

/// For every page: no index, no frame, and nothing runs or loads but our own assets, unless the handler allows still less.
pub fn on_pages(app: &App, headers: &mut HeaderMap) {
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| app.page_policy.clone());
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=()"),
    );
}

/// The content security policy of pages. A form may lead on to Stripe's pages: Chromium applies `form-action` to redirects too, and
/// Stripe's Checkout may be on the company's own domain, so any https address is allowed there, and the sandbox's.
pub fn page_policy(stripe_api_base: &url::Url) -> HeaderValue {
    let sandbox = if stripe_api_base.scheme() == "http" {
        format!(" {}", stripe_api_base.origin().ascii_serialization())
    } else {
        String::new()
    };
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         form-action 'self' https:{sandbox}; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

fn or_insert(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
