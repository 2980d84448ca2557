//! Proof that a state-changing request with a cookie comes from our own pages.

use axum::http::{HeaderMap, header};

use crate::config::PublicUrl;

/// Whether a browser says that a request comes from our own origin.
///
/// Browsers send `Sec-Fetch-Site` (Fetch Metadata) or at least `Origin` with every state-changing request; one that sends neither
/// isn't a page's doing that we could know of, so it is not proven.
pub fn is_proven(headers: &HeaderMap, public_url: &PublicUrl) -> bool {
    match headers.get("sec-fetch-site").map(|value| value.as_bytes()) {
        Some(b"same-origin") => true,
        Some(_) => false,
        None => headers
            .get(header::ORIGIN)
            .is_some_and(|origin| origin.as_bytes() == public_url.origin().as_bytes()),
    }
}

/// Whether a browser says that a request comes from another site. Callers that aren't browsers say nothing.
pub fn is_foreign(headers: &HeaderMap, public_url: &PublicUrl) -> bool {
    match headers.get("sec-fetch-site").map(|value| value.as_bytes()) {
        Some(b"same-origin" | b"none") => false,
        Some(_) => true,
        None => headers
            .get(header::ORIGIN)
            .is_some_and(|origin| origin.as_bytes() != public_url.origin().as_bytes()),
    }
}
