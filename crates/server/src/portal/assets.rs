//! The portal's style sheet and script: built into the binary, compressed, and named by their content, so that browsers may keep them
//! for ever.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::brand;
use crate::app::App;
use crate::http::problem::Problem;

/// How long browsers may keep what is named by its content.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// One asset.
#[derive(Debug)]
pub struct Asset {
    /// Its path, with a hash of its content.
    pub path: String,
    content_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

/// Every asset.
#[derive(Debug)]
pub struct Assets {
    /// The style sheet.
    pub css: Asset,
    /// The script.
    pub js: Asset,
    /// The style sheet of the API's documentation.
    pub docs_css: Asset,
    /// Names how this program makes the style sheets of brands.
    pub brand_revision: String,
}

/// An asset that `build.rs` has put together.
macro_rules! embedded {
    ($name:literal, $extension:literal, $content_type:literal) => {
        asset(
            $name,
            $extension,
            $content_type,
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".", $extension)),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".", $extension, ".gz")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".", $extension, ".br")),
        )
    };
}

impl Assets {
    /// The assets in this binary.
    pub fn embedded() -> Self {
        Self {
            css: embedded!("portal", "css", "text/css; charset=utf-8"),
            js: embedded!("portal", "js", "text/javascript; charset=utf-8"),
            docs_css: embedded!("docs", "css", "text/css; charset=utf-8"),
            brand_revision: brand::revision(),
        }
    }
}

fn asset(
    name: &str,
    extension: &str,
    content_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
) -> Asset {
    let hash = hex::encode(&Sha256::digest(plain)[..6]);
    Asset { path: format!("/assets/{name}.{hash}.{extension}"), content_type, plain, gzip, brotli }
}

/// `GET /assets/{file}`
pub async fn get(
    State(app): State<App>,
    Path(file): Path<String>,
    request: HeaderMap,
) -> Result<Response, Problem> {
    let found = [&app.assets.css, &app.assets.js, &app.assets.docs_css]
        .into_iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(&file));
    let asset = found.ok_or_else(|| Problem::not_found("There is no such asset."))?;
    let headers = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, FOR_EVER),
        (header::VARY, "accept-encoding"),
    ];
    let encoded = |encoding: &'static str, body: &'static [u8]| {
        (headers.clone(), [(header::CONTENT_ENCODING, encoding)], body).into_response()
    };
    Ok(if accepts(&request, "br") {
        encoded("br", asset.brotli)
    } else if accepts(&request, "gzip") {
        encoded("gzip", asset.gzip)
    } else {
        (headers, asset.plain).into_response()
    })
}

/// Whether whoever asks takes an encoding (RFC 9110, section 12.5.3).
fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    let offered = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    offered.flat_map(|value| value.split(',')).any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        let refused = quality.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse() == Ok(0.0));
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn an_encoding_is_used_where_it_is_taken() {
        let takes = |value: &'static str, encoding| {
            accepts(
                &HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]),
                encoding,
            )
        };
        assert!(takes("gzip, deflate, br, zstd", "br") && takes("gzip;q=0.5, BR;q=1", "br"));
        assert!(!takes("gzip, br;q=0", "br") && !takes("brotli", "br") && !takes("", "gzip"));
        assert!(!accepts(&HeaderMap::new(), "gzip"));
    }
}
