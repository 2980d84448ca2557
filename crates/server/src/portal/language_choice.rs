//! `POST /portal/{token}/language`: the customer chooses the language of the portal.

use std::fmt::Write;
use std::sync::LazyLock;

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::Redirect;
use i18n::Locale;
use serde::Deserialize;
use store::portal_sessions;

use super::caller::PortalCaller;
use crate::app::App;
use crate::http::problem::Problem;

/// What the form says.
#[derive(Debug, Default, Deserialize)]
pub struct Choice {
    /// A locale's tag.
    language: String,
    /// The page that the customer was on.
    #[serde(default)]
    page: String,
}

/// `POST /portal/{token}/language`: keeps it with the session, and leads back to the page. What there is none of changes nothing.
pub async fn form(
    State(app): State<App>,
    caller: PortalCaller,
    choice: Result<Form<Choice>, FormRejection>,
) -> Result<Redirect, Problem> {
    let Form(choice) = choice.unwrap_or_default();
    if let Some(locale) = Locale::of_tag(&choice.language) {
        let set = portal_sessions::set_locale(&caller.customer, &caller.session.id, locale.tag());
        app.db.write(vec![set]).await?;
    }
    let portal = caller.path();
    Ok(Redirect::to(if is_page_of(&portal, &choice.page) { &choice.page } else { &portal }))
}

/// The languages to choose from, as options of a `<select>`, each by its own name; none where there is but one. They are HTML, and made
/// once.
pub fn options(chosen: Locale) -> Option<&'static str> {
    static OPTIONS: LazyLock<Vec<(Locale, String)>> =
        LazyLock::new(|| Locale::all().map(|chosen| (chosen, options_with(chosen))).collect());
    let found = OPTIONS.iter().find(|(locale, _)| *locale == chosen).filter(|_| OPTIONS.len() > 1);
    found.map(|(_, options)| options.as_str())
}

fn options_with(chosen: Locale) -> String {
    let mut options = String::new();
    for locale in Locale::all() {
        let (tag, name) = (locale.tag(), locale.name());
        let selected = if locale == chosen { " selected" } else { "" };
        // Writing to a String can't fail.
        let _ = write!(options, "<option value=\"{tag}\" lang=\"{tag}\"{selected}>{name}</option>");
    }
    options
}

/// Whether an address is the portal's of this session or below, and nothing but that.
fn is_page_of(portal: &str, address: &str) -> bool {
    let Some(rest) = address.strip_prefix(portal) else { return false };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let plain =
        |text: &str, more: &[u8]| text.bytes().all(|b| b.is_ascii_alphanumeric() || more.contains(&b));
    (path.is_empty() || path.starts_with('/')) && plain(path, b"/_-") && plain(query, b"_-=&.%+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_link_itself_are_led_back_to() {
        let portal = "/portal/0123";
        for page in
            ["/portal/0123", "/portal/0123?tab=invoices&page=2", "/portal/0123/subscriptions/ps_1/cancel"]
        {
            assert!(is_page_of(portal, page), "{page}");
        }
        for page in [
            "",
            "/",
            "/portal/01234",
            "/portal/9999",
            "//portal/0123",
            "https://evil.example/portal/0123",
            "/portal/0123/../../api/docs",
            "/portal/0123/%2e%2e/x",
            "/portal/0123\\evil",
            "/portal/0123?a=\r\nx",
            "/portal/0123#x",
        ] {
            assert!(!is_page_of(portal, page), "{page}");
        }
    }
}
