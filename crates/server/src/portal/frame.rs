//! What every page of the portal has around its own content.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use i18n::{Locale, Text};

use super::brand::{Appearance, Brand};
use super::caller::{KnownLink, PortalCaller};
use super::language_choice;
use super::own_text::OwnText;
use super::staleness::Staleness;
use crate::app::App;

/// What every page of the portal has around its own content.
pub struct Frame<'a> {
    /// The style sheet's address.
    pub css: &'a str,
    /// The script's address, on pages that use it.
    pub js: Option<&'a str>,
    /// The language it is in.
    pub locale: Locale,
    /// The messages in it.
    pub text: &'static Text,
    /// The session's path, `/portal/…`.
    pub path: OwnText,
    /// How it looks; none where the project isn't known.
    pub brand: Option<&'a Brand>,
    /// Whose page it is.
    pub project_name: &'a str,
    /// Where the customer goes back to.
    pub return_url: Option<&'a str>,
    /// Since when it may be out of date.
    pub stale: Option<Staleness>,
    /// Path and query of the page, to come back to.
    pub page: String,
    /// The languages to choose from, as options (HTML); none where there is nothing to choose.
    pub languages: Option<&'static str>,
}

/// The answer with a page in a language.
pub fn answer(locale: Locale, html: String) -> Response {
    let headers = [
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag())),
        (header::VARY, HeaderValue::from_static("accept-language")),
    ];
    (headers, Html(html)).into_response()
}

/// Leads to an address that leads away from the portal. The page's script can't follow a redirect to another origin, so where it asks
/// (`Accept: text/uri-list`, RFC 2483) it is told the address.
pub fn elsewhere(asking: &HeaderMap, address: &str) -> Response {
    const LIST: &str = "text/uri-list";
    let accepts = |value: &HeaderValue| value.to_str().is_ok_and(|accepted| accepted.contains(LIST));
    if asking.get_all(header::ACCEPT).iter().any(accepts) {
        ([(header::CONTENT_TYPE, LIST)], format!("{address}\r\n")).into_response()
    } else {
        Redirect::to(address).into_response()
    }
}

impl<'a> Frame<'a> {
    /// Of a page for a customer.
    pub fn of(app: &'a App, caller: &'a PortalCaller) -> Self {
        let locale = caller.language.locale;
        Self {
            css: &app.assets.css.path,
            js: Some(&app.assets.js.path),
            locale,
            text: locale.text(),
            path: OwnText::new(caller.path()),
            brand: Some(&caller.brand),
            project_name: &caller.brand.name,
            return_url: caller.session.return_url.as_deref(),
            stale: Staleness::of(&caller.language, caller.session.freshness, app.clock.epoch_ms()),
            page: caller.page(),
            languages: language_choice::options(locale),
        }
    }

    /// Of a page that no customer is known for. The project may be, with a link that doesn't open any more.
    pub fn without_customer(app: &'a App, locale: Locale, link: Option<&'a KnownLink>) -> Self {
        let brand = link.map(|link| &link.brand);
        Self {
            css: &app.assets.css.path,
            js: None,
            locale,
            text: locale.text(),
            path: OwnText::new(String::new()),
            brand,
            project_name: brand.map_or("", |brand| &brand.name),
            return_url: link.and_then(|link| link.session.return_url.as_deref()),
            stale: None,
            page: String::new(),
            languages: None,
        }
    }

    /// For `<meta name="color-scheme">`.
    pub fn color_scheme(&self) -> &'static str {
        self.brand.map_or(Appearance::Auto, |brand| brand.appearance).color_scheme()
    }

    /// The path of the logo, where there is one.
    pub fn logo(&self) -> Option<&str> {
        self.brand?.logo.as_deref()
    }

    /// A line that the project says at the top.
    pub fn headline(&self) -> Option<&str> {
        self.brand?.headline.as_deref()
    }

    /// The letter that stands for the project where it has no logo.
    pub fn initial(&self) -> String {
        self.project_name
            .chars()
            .find(|c| c.is_alphanumeric())
            .map_or_else(String::new, |c| c.to_uppercase().collect())
    }
}
