//! The portal's style sheet and script: built into the binary, named by their content, so that browsers may keep them for ever.

use axum::extract::{Path, State};
use axum::http::header;
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
    body: &'static str,
    content_type: &'static str,
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

/// The portal's style sheet, of its parts.
const PORTAL_CSS: &str = concat!(
    include_str!("../../assets/css/tokens.css"),
    include_str!("../../assets/css/page.css"),
    include_str!("../../assets/css/tabs.css"),
    include_str!("../../assets/css/summary.css"),
    include_str!("../../assets/css/subscriptions.css"),
    include_str!("../../assets/css/invoices.css"),
    include_str!("../../assets/css/payment_methods.css"),
);

impl Assets {
    /// The assets in this binary.
    pub fn embedded() -> Self {
        Self {
            css: asset("portal", "css", "text/css; charset=utf-8", PORTAL_CSS),
            js: asset(
                "portal",
                "js",
                "text/javascript; charset=utf-8",
                include_str!("../../assets/portal.js"),
            ),
            docs_css: asset("docs", "css", "text/css; charset=utf-8", include_str!("../../assets/docs.css")),
            brand_revision: brand::revision(),
        }
    }
}

fn asset(name: &str, extension: &str, content_type: &'static str, body: &'static str) -> Asset {
    let hash = hex::encode(&Sha256::digest(body)[..6]);
    Asset { path: format!("/assets/{name}.{hash}.{extension}"), body, content_type }
}

/// `GET /assets/{file}`
pub async fn get(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Problem> {
    let found = [&app.assets.css, &app.assets.js, &app.assets.docs_css]
        .into_iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(&file));
    let asset = found.ok_or_else(|| Problem::not_found("There is no such asset."))?;
    let headers = [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, FOR_EVER)];
    Ok((headers, asset.body).into_response())
}
