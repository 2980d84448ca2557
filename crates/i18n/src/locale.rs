//! The locales that the product speaks.

use crate::text::Text;

/// One of the locales that the product speaks. Copying it costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Locale(u8);

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

pub(crate) struct Facts {
    pub(crate) tag: &'static str,
    name: &'static str,
    direction: Direction,
    pub(crate) messages: &'static str,
}

macro_rules! facts {
    ($($tag:literal $name:literal $direction:ident,)*) => {
        [$(Facts {
            tag: $tag,
            name: $name,
            direction: Direction::$direction,
            messages: include_str!(concat!("../translations/", $tag, ".ftl")),
        },)*]
    };
}

/// English first, the others in the order of their tags.
const LOCALES: [Facts; 26] = facts! {
    "en" "English" LeftToRight,
    "ar" "العربية" RightToLeft,
    "cs" "Čeština" LeftToRight,
    "da" "Dansk" LeftToRight,
    "de" "Deutsch" LeftToRight,
    "el" "Ελληνικά" LeftToRight,
    "es" "Español" LeftToRight,
    "fi" "Suomi" LeftToRight,
    "fr" "Français" LeftToRight,
    "he" "עברית" RightToLeft,
    "hi" "हिन्दी" LeftToRight,
    "id" "Bahasa Indonesia" LeftToRight,
    "it" "Italiano" LeftToRight,
    "ja" "日本語" LeftToRight,
    "ko" "한국어" LeftToRight,
    "nb" "Norsk bokmål" LeftToRight,
    "nl" "Nederlands" LeftToRight,
    "pl" "Polski" LeftToRight,
    "pt-BR" "Português (Brasil)" LeftToRight,
    "sv" "Svenska" LeftToRight,
    "th" "ไทย" LeftToRight,
    "tr" "Türkçe" LeftToRight,
    "uk" "Українська" LeftToRight,
    "vi" "Tiếng Việt" LeftToRight,
    "zh-Hans" "简体中文" LeftToRight,
    "zh-Hant" "繁體中文" LeftToRight,
};

impl Locale {
    /// What everything is written in first.
    pub const ENGLISH: Self = Self(0);
    /// How many there are.
    pub(crate) const COUNT: usize = LOCALES.len();

    /// All of them, English first.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (0..LOCALES.len()).map(|index| Self(index as u8))
    }

    /// The BCP 47 tag, for `lang`: `en`, `pt-BR`, `zh-Hans`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.facts().tag
    }

    /// What its speakers call it, for the switcher.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// Which way it is written.
    #[must_use]
    pub fn direction(self) -> Direction {
        self.facts().direction
    }

    /// The messages in it.
    #[must_use]
    pub fn text(self) -> &'static Text {
        Text::of(self)
    }

    pub(crate) fn facts(self) -> &'static Facts {
        &LOCALES[self.index()]
    }

    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Direction {
    /// The value of HTML's `dir`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}
