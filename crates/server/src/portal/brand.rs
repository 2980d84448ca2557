//! How a project's portal looks and whom it names: what was set, what pages make of it, and the style sheet that carries it.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::portal_sessions::Opened;
use utoipa::ToSchema;

use super::assets::{Assets, FOR_EVER};
use super::brand_color::{Accent, DARK, LIGHT, Rgb};
use crate::app::App;
use crate::http::problem::Problem;

/// What a project has set, as it is stored. What is missing has its default, and what is unknown is of a newer version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// In place of the project's name.
    pub brand_name: Option<String>,
    /// Buttons, links and the focus ring; none for the portal's own colours.
    pub accent_color: Option<Rgb>,
    /// Of cards and buttons.
    pub corner_radius: CornerRadius,
    /// Light or dark.
    pub appearance: Appearance,
    /// A line at the top of the page.
    pub headline: Option<String>,
    /// Whom customers write to.
    pub support_email: Option<String>,
    /// Where customers find help.
    pub support_url: Option<String>,
    /// Terms of service.
    pub terms_url: Option<String>,
    /// Privacy policy.
    pub privacy_url: Option<String>,
    /// Whether the page of an expired link offers to mail a new one.
    pub email_new_link: bool,
}

/// How round cards and buttons are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CornerRadius {
    /// Square.
    None,
    /// 4 pixels.
    Small,
    /// 10 pixels.
    #[default]
    Medium,
    /// 18 pixels.
    Large,
}

/// Whether pages are light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// Light for everybody.
    Light,
    /// Dark for everybody.
    Dark,
    /// As the customer's device is set.
    #[default]
    Auto,
}

impl Settings {
    /// Reads the stored JSON object; none means that nothing was ever set, and so does what can't be read.
    pub fn stored(json: Option<&str>) -> Self {
        json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }
}

/// The brand of a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Brand {
    /// Who speaks: the brand's name, else the project's.
    pub name: String,
    /// Path of the logo.
    pub logo: Option<String>,
    /// Path of the style sheet that goes over the portal's own; none where the portal's own is enough.
    pub style_sheet: Option<String>,
    /// For `<meta name="color-scheme">`; the style sheet sets it as well.
    pub appearance: Appearance,
    /// A line at the top of the page.
    pub headline: Option<String>,
    /// Whom customers write to.
    pub support_email: Option<String>,
    /// Where customers find help.
    pub support_url: Option<String>,
    /// Terms of service.
    pub terms_url: Option<String>,
    /// Privacy policy.
    pub privacy_url: Option<String>,
    /// Whether the page of an expired link offers to mail a new one.
    pub email_new_link: bool,
}

impl Brand {
    /// The brand of the project that a session belongs to.
    pub fn of(session: &Opened, assets: &Assets) -> Self {
        let settings = Settings::stored(session.portal_settings.as_deref());
        Self {
            logo: session.portal_logo.as_deref().map(logo_path),
            style_sheet: Look::of(&settings).path(assets),
            name: settings.brand_name.unwrap_or_else(|| session.project_name.clone()),
            appearance: settings.appearance,
            headline: settings.headline,
            support_email: settings.support_email,
            support_url: settings.support_url,
            terms_url: settings.terms_url,
            privacy_url: settings.privacy_url,
            email_new_link: settings.email_new_link,
        }
    }
}

impl Appearance {
    /// CSS's word for it.
    pub const fn color_scheme(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "light dark",
        }
    }
}

/// The path of a logo's file.
pub fn logo_path(name: &str) -> String {
    format!("/assets/logos/{name}")
}

/// What the style sheet of a brand is made of. It is all in the sheet's name, so the sheet belongs to nobody: two projects that look
/// alike share it, and browsers may keep it for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    accent: Option<Rgb>,
    radius: CornerRadius,
    appearance: Appearance,
}

const RADII: [(CornerRadius, &str, &str); 4] = [
    (CornerRadius::None, "none", "0px"),
    (CornerRadius::Small, "small", "4px"),
    (CornerRadius::Medium, "medium", "10px"),
    (CornerRadius::Large, "large", "18px"),
];
const APPEARANCES: [(Appearance, &str); 3] =
    [(Appearance::Light, "light"), (Appearance::Dark, "dark"), (Appearance::Auto, "auto")];
const PLAIN: Look = Look { accent: None, radius: CornerRadius::Medium, appearance: Appearance::Auto };

impl Look {
    fn of(settings: &Settings) -> Self {
        Self {
            accent: settings.accent_color,
            radius: settings.corner_radius,
            appearance: settings.appearance,
        }
    }

    /// None for the portal's own look.
    fn path(self, assets: &Assets) -> Option<String> {
        (self != PLAIN).then(|| format!("/assets/brand/{self}.{}.css", assets.brand_revision))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (accent, radius, appearance) = (parts.next()?, parts.next()?, parts.next()?);
        let look = Self {
            accent: if accent == "plain" { None } else { Some(format!("#{accent}").parse().ok()?) },
            radius: RADII.iter().find(|(_, name, _)| *name == radius)?.0,
            appearance: APPEARANCES.iter().find(|(_, name)| *name == appearance)?.0,
        };
        // One name a look, so that a cache can't be filled with many of one.
        (look.to_string() == text).then_some(look)
    }

    /// The custom properties of `tokens.css` that differ from its own.
    fn css(self) -> String {
        let radius = RADII.iter().find(|(radius, ..)| *radius == self.radius).map_or("10px", |it| it.2);
        let scheme = self.appearance.color_scheme();
        let accent = self.accent.map(|accent| {
            let (light, dark) = (Accent::on(&LIGHT, accent), Accent::on(&DARK, accent));
            let pair = |name: &str, pick: fn(&Accent) -> Rgb| {
                format!("  --{name}: light-dark({}, {});\n", pick(&light), pick(&dark))
            };
            pair("accent", |it| it.text)
                + &pair("accent-fill", |it| it.fill)
                + &pair("on-accent", |it| it.on_fill)
                + &pair("accent-line", |it| it.line)
        });
        let accent = accent.unwrap_or_default();
        // A logo that is only ever seen on the dark has no other ground on paper either.
        let logo = match self.appearance {
            Appearance::Dark => format!("  --logo-ground: {};\n  --logo-room: 8px 12px;\n", DARK.paper),
            Appearance::Light | Appearance::Auto => String::new(),
        };
        format!(":root {{\n  color-scheme: {scheme};\n  --radius: {radius};\n{accent}{logo}}}\n")
    }
}

impl std::fmt::Display for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.accent {
            Some(accent) => f.write_str(accent.to_string().trim_start_matches('#'))?,
            None => f.write_str("plain")?,
        }
        let radius = RADII.iter().find(|(radius, ..)| *radius == self.radius).map_or("", |it| it.1);
        let appearance = APPEARANCES.iter().find(|(it, _)| *it == self.appearance).map_or("", |it| it.1);
        write!(f, "-{radius}-{appearance}")
    }
}

/// A name for how this program makes style sheets, so that one that makes them otherwise has other addresses for them.
pub fn revision() -> String {
    let mut hash = Sha256::new();
    for n in 0..64u8 {
        let part = |shift: u8| (n >> shift & 3) * 85;
        let look = Look { accent: Some(Rgb([part(0), part(2), part(4)])), ..PLAIN };
        hash.update(look.css());
    }
    for (radius, ..) in RADII {
        for (appearance, _) in APPEARANCES {
            hash.update(Look { accent: None, radius, appearance }.css());
        }
    }
    hex::encode(&hash.finalize()[..6])
}

/// `GET /assets/brand/{file}`
pub async fn style_sheet(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Problem> {
    let look = file.strip_suffix(".css").and_then(|file| file.rsplit_once('.'));
    let look = look.filter(|(_, revision)| *revision == app.assets.brand_revision);
    let look = look.and_then(|(look, _)| Look::parse(look));
    let css = look.ok_or_else(|| Problem::not_found("There is no such style sheet."))?.css();
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, FOR_EVER)];
    Ok((headers, css).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_read_from_its_own_name_and_from_no_other() {
        for accent in [None, Some(Rgb([0x0f, 0xab, 0x00]))] {
            for (radius, ..) in RADII {
                for (appearance, _) in APPEARANCES {
                    let look = Look { accent, radius, appearance };
                    assert_eq!(Look::parse(&look.to_string()), Some(look));
                }
            }
        }
        for bad in [
            "",
            "plain",
            "plain-medium",
            "0FAB00-none-auto",
            "0fab0-none-auto",
            "plain-none-auto-",
            "plain-huge-auto",
        ] {
            assert_eq!(Look::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_style_sheet_sets_what_differs() {
        let accent = Rgb([0x2f, 0x4f, 0xc6]);
        let dark = Accent::on(&DARK, accent);
        let look = Look { accent: Some(accent), radius: CornerRadius::None, appearance: Appearance::Dark };
        let expected = [
            ":root {".to_owned(),
            "  color-scheme: dark;".to_owned(),
            "  --radius: 0px;".to_owned(),
            format!("  --accent: light-dark(#2f4fc6, {});", dark.text),
            "  --accent-fill: light-dark(#2f4fc6, #2f4fc6);".to_owned(),
            "  --on-accent: light-dark(#ffffff, #ffffff);".to_owned(),
            format!("  --accent-line: light-dark(#2f4fc6, {});", dark.line),
            "  --logo-ground: #0f1114;".to_owned(),
            "  --logo-room: 8px 12px;".to_owned(),
            "}\n".to_owned(),
        ];
        assert_eq!(look.css(), expected.join("\n"));
        assert!(!PLAIN.css().contains("accent"));
    }

    #[test]
    fn what_is_stored_is_read_by_any_version() {
        assert_eq!(Settings::stored(None), Settings::default());
        assert_eq!(Settings::stored(Some("no JSON")), Settings::default());
        let settings =
            Settings::stored(Some(r##"{"accentColor":"#102030","cornerRadius":"large","later":1}"##));
        assert_eq!(settings.accent_color, Some(Rgb([0x10, 0x20, 0x30])));
        assert_eq!(settings.corner_radius, CornerRadius::Large);
        let json = serde_json::to_string(&settings).unwrap();
        assert_eq!(Settings::stored(Some(&json)), settings);
    }
}
