//! A project's logo: which images it may be, and where browsers get it.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use store::portal_settings;

use super::assets::FOR_EVER;
use crate::app::App;
use crate::http::problem::Problem;

/// Largest logo, in bytes.
pub const MAX_BYTES: usize = 100 * 1024;

/// Suffix of a file's name, and its media type.
const KINDS: [(&str, &str); 4] =
    [("png", "image/png"), ("jpg", "image/jpeg"), ("webp", "image/webp"), ("svg", "image/svg+xml")];

/// An SVG is a document, and somebody may open it as one. Then nothing runs in it, and it loads nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// The name of the file that holds an image: a hash of it, and the suffix of its kind. None for what is no PNG, JPEG, WebP or SVG, whatever
/// it was said to be.
pub fn name_of(image: &[u8]) -> Option<String> {
    let suffix = suffix_of(image)?;
    Some(format!("{}.{suffix}", hex::encode(&Sha256::digest(image)[..16])))
}

fn suffix_of(image: &[u8]) -> Option<&'static str> {
    if image.starts_with(b"\x89PNG\r\n\x1a\n") && image.get(12..16) == Some(b"IHDR") {
        Some("png")
    } else if image.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("jpg")
    } else if image.starts_with(b"RIFF") && image.get(8..12) == Some(b"WEBP") {
        Some("webp")
    } else {
        std::str::from_utf8(image).is_ok_and(is_svg).then_some("svg")
    }
}

/// Whether a text's first element is an `svg` of SVG's namespace; without that, browsers show no image.
fn is_svg(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!DOCTYPE") => ">",
            _ => break,
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after.trim_start();
    }
    let Some(element) = rest.strip_prefix("<svg") else { return false };
    let Some((attributes, _)) = element.split_once('>') else { return false };
    attributes.starts_with(|c: char| c.is_ascii_whitespace())
        && attributes.contains("http://www.w3.org/2000/svg")
}

/// `GET /assets/logos/{file}`
pub async fn get(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Problem> {
    let no_logo = || Problem::not_found("There is no such logo.");
    let (_, suffix) = file.split_once('.').ok_or_else(no_logo)?;
    let (_, media_type) = KINDS.iter().find(|(known, _)| *known == suffix).ok_or_else(no_logo)?;
    let image = app.db.read_optional(portal_settings::image(&file)).await?.ok_or_else(no_logo)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    Ok((headers, image).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_known_by_what_is_in_it() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#;
        let with_prolog = format!("\u{feff}<?xml version=\"1.0\"?>\n<!-- a logo -->\n<!DOCTYPE svg>{svg}");
        for (image, suffix) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "jpg"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "webp"),
            (svg.as_bytes(), "svg"),
            (with_prolog.as_bytes(), "svg"),
        ] {
            assert_eq!(suffix_of(image), Some(suffix));
            assert!(name_of(image).is_some_and(|name| name.len() == 33 + suffix.len()));
        }
        for other in [
            &b""[..],
            b"GIF89a",
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\x24\0\0\0WAVE",
            b"<html><svg xmlns=\"http://www.w3.org/2000/svg\"></svg></html>",
            b"<svg></svg>",
            b"<svgx xmlns=\"http://www.w3.org/2000/svg\">",
            b"<!-- <svg xmlns=\"http://www.w3.org/2000/svg\">",
            b"\xff<svg xmlns=\"http://www.w3.org/2000/svg\">",
        ] {
            assert_eq!(suffix_of(other), None, "{}", other.escape_ascii());
        }
    }
}
