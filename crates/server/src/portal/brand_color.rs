//! Colours of a brand that can be read, whatever accent somebody chooses.
//!
//! From one accent come the colours that the design system uses, for light and for dark. Contrast is WCAG 2.2's
//! (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>): 4.5 for text (1.4.3), 3 for edges and the focus ring (1.4.11). Where the accent
//! itself hasn't enough of it, it is made darker or lighter in OKLCH, which keeps its hue, and no further than needed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Least contrast of text.
pub const TEXT: f64 = 4.5;
/// Least contrast of edges and of the focus ring.
pub const EDGE: f64 = 3.0;

/// A colour as screens show it (sRGB), written `#2f4fc6`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rgb(pub [u8; 3]);

/// White.
pub const WHITE: Rgb = Rgb([255; 3]);
/// Black.
pub const BLACK: Rgb = Rgb([0; 3]);

/// What the colours of a brand stand on. `assets/css/tokens.css` has the same.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// The page.
    pub paper: Rgb,
    /// A card on it.
    pub card: Rgb,
    /// Banners and notices: what is good, what is soon to be done, and what is urgent.
    tints: [Rgb; 3],
    /// What everything can be read in on all of them: black or white.
    ink: Rgb,
}

/// The light theme.
pub const LIGHT: Ground = Ground {
    paper: Rgb([0xf6, 0xf7, 0xf9]),
    card: WHITE,
    tints: [Rgb([0xe8, 0xf6, 0xed]), Rgb([0xfd, 0xf4, 0xe0]), Rgb([0xfd, 0xec, 0xee])],
    ink: BLACK,
};
/// The dark theme.
pub const DARK: Ground = Ground {
    paper: Rgb([0x0f, 0x11, 0x14]),
    card: Rgb([0x18, 0x1b, 0x20]),
    tints: [Rgb([0x12, 0x29, 0x1b]), Rgb([0x2b, 0x22, 0x10]), Rgb([0x33, 0x15, 0x19])],
    ink: WHITE,
};

/// What becomes of an accent on a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// What buttons are filled with: the accent as it is.
    pub fill: Rgb,
    /// Text on that: white, or black where white can't be read.
    pub on_fill: Rgb,
    /// Text and links on page, card and banner.
    pub text: Rgb,
    /// Edges and the focus ring on page, card and banner.
    pub line: Rgb,
}

impl Ground {
    /// The least contrast that a colour has on any part of it.
    fn contrast(&self, color: Rgb) -> f64 {
        let parts = [self.paper, self.card].into_iter().chain(self.tints);
        parts.map(|part| contrast(color, part)).fold(f64::INFINITY, f64::min)
    }
}

impl Accent {
    /// The colours of an accent on a ground.
    pub fn on(ground: &Ground, accent: Rgb) -> Self {
        let on_fill = if contrast(WHITE, accent) >= TEXT { WHITE } else { BLACK };
        Self {
            fill: accent,
            on_fill,
            text: legible(accent, ground, TEXT),
            line: legible(accent, ground, EDGE),
        }
    }
}

/// WCAG's contrast ratio of two colours, 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The accent, or what is nearest to it among those of its hue that have the contrast everywhere.
fn legible(accent: Rgb, ground: &Ground, least: f64) -> Rgb {
    let enough = |color| ground.contrast(color) >= least;
    if enough(accent) {
        return accent;
    }
    let [lightness, a, b] = to_oklab(accent);
    // The black or white end has the contrast, the accent hasn't; in between the border is sought.
    let (mut without, mut with) = (lightness, if ground.ink == BLACK { 0.0 } else { 1.0 });
    let mut found = ground.ink;
    for _ in 0..12 {
        let middle = f64::midpoint(without, with);
        let color = shade(middle, a, b);
        if enough(color) {
            (with, found) = (middle, color);
        } else {
            without = middle;
        }
    }
    found
}

/// The colour with this lightness and hue, and as much of the chroma as screens can show.
fn shade(lightness: f64, a: f64, b: f64) -> Rgb {
    let scaled = |share: f64| from_oklab([lightness, share * a, share * b]);
    let shown = |linear: &[f64; 3]| linear.iter().all(|part| (-0.000_1..=1.000_1).contains(part));
    let whole = scaled(1.0);
    if shown(&whole) {
        return encode(whole);
    }
    let (mut fits, mut too_much) = (0.0, 1.0);
    for _ in 0..10 {
        let middle = f64::midpoint(fits, too_much);
        if shown(&scaled(middle)) {
            fits = middle;
        } else {
            too_much = middle;
        }
    }
    encode(scaled(fits))
}

fn luminance(color: Rgb) -> f64 {
    let [red, green, blue] = decode(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Linear light, 0 to 1.
fn decode(Rgb(parts): Rgb) -> [f64; 3] {
    parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn encode(linear: [f64; 3]) -> Rgb {
    Rgb(linear.map(|part| {
        let part = part.clamp(0.0, 1.0);
        let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
        (part * 255.0).round() as u8
    }))
}

// The matrices of Oklab, by its author: <https://bottosson.github.io/posts/oklab/>.

fn to_oklab(color: Rgb) -> [f64; 3] {
    let [red, green, blue] = decode(color);
    let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
    ]
}

fn from_oklab([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
    ]
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A text that is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a color like #2f4fc6")]
pub struct NoColor;

impl FromStr for Rgb {
    type Err = NoColor;

    fn from_str(text: &str) -> Result<Self, NoColor> {
        let digits = text.strip_prefix('#').ok_or(NoColor)?;
        let mut parts = [0; 3];
        hex::decode_to_slice(digits, &mut parts).map_err(|_| NoColor)?;
        Ok(Self(parts))
    }
}

impl TryFrom<String> for Rgb {
    type Error = NoColor;

    fn try_from(text: String) -> Result<Self, NoColor> {
        text.parse()
    }
}

impl From<Rgb> for String {
    fn from(color: Rgb) -> Self {
        color.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(accent: Rgb) {
        for ground in [LIGHT, DARK] {
            let Accent { fill, on_fill, text, line } = Accent::on(&ground, accent);
            assert_eq!(fill, accent);
            let parts = [ground.paper, ground.card].into_iter().chain(ground.tints);
            let on_ground =
                parts.flat_map(|part| [(contrast(text, part), TEXT), (contrast(line, part), EDGE)]);
            for (found, least) in on_ground.chain([(contrast(fill, on_fill), TEXT)]) {
                assert!(found >= least, "{accent}: {found} < {least} on {ground:?}, with {text} and {line}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_accent_can_be_read(parts: [u8; 3]) {
            check(Rgb(parts));
        }

        #[test]
        fn what_can_be_read_stays_as_it_is_and_the_rest_keeps_its_hue(parts: [u8; 3]) {
            for ground in [LIGHT, DARK] {
                let [_, a, b] = to_oklab(Rgb(parts));
                let text = Accent::on(&ground, Rgb(parts)).text;
                prop_assert_eq!(text.0 == parts, ground.contrast(Rgb(parts)) >= TEXT);
                let [_, shifted_a, shifted_b] = to_oklab(text);
                let (chroma, shifted) = (a.hypot(b), shifted_a.hypot(shifted_b));
                // A color with little chroma has no hue to speak of, and rounding to a byte moves it.
                if chroma > 0.05 && shifted > 0.05 {
                    let turn = ((a * shifted_a + b * shifted_b) / (chroma * shifted)).clamp(-1.0, 1.0).acos();
                    prop_assert!(turn.to_degrees() < 8.0, "{} degrees: {:?} became {}", turn.to_degrees(), parts, text);
                }
            }
        }

        #[test]
        fn a_color_is_read_as_it_is_written(parts: [u8; 3]) {
            prop_assert_eq!(Rgb(parts).to_string().parse(), Ok(Rgb(parts)));
        }
    }

    #[test]
    fn the_corners_of_the_color_space_can_be_read() {
        let steps = [0, 51, 102, 128, 153, 204, 255];
        for red in steps {
            for green in steps {
                for blue in steps {
                    check(Rgb([red, green, blue]));
                }
            }
        }
    }

    #[test]
    fn contrast_is_as_the_recommendation_says() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
        // A pair that is known for being just enough.
        let gray = "#767676".parse().unwrap();
        assert!((4.5..4.6).contains(&contrast(gray, WHITE)));
    }

    #[test]
    fn what_is_no_color_is_refused() {
        for bad in ["", "#", "2f4fc6", "#fff", "#2f4fc", "#2f4fc61", "#2f4fcg", "red", "#ünïc"] {
            assert_eq!(bad.parse::<Rgb>(), Err(NoColor), "{bad}");
        }
        assert_eq!("#2F4fC6".parse(), Ok(Rgb([0x2f, 0x4f, 0xc6])));
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let css = include_str!("../../assets/css/tokens.css");
        let tints = ["--good-soft", "--warn-soft", "--bad-soft"]
            .into_iter()
            .zip(LIGHT.tints.into_iter().zip(DARK.tints));
        let others = [("--paper", (LIGHT.paper, DARK.paper)), ("--card", (LIGHT.card, DARK.card))];
        for (name, (light, dark)) in others.into_iter().chain(tints) {
            let pair =
                css.split_once(&format!("{name}: light-dark(")).and_then(|(_, rest)| rest.split_once(')'));
            let (pair, _) = pair.unwrap_or_else(|| panic!("tokens.css has no {name} for light and dark"));
            let colors: Vec<Rgb> = pair.split(',').map(|text| long(text.trim()).parse().unwrap()).collect();
            assert_eq!(
                colors,
                [light, dark],
                "{name}: tell brand_color.rs, so that accents can be read on it"
            );
        }
    }

    /// `#fff` as `#ffffff`.
    fn long(text: &str) -> String {
        if text.len() != 4 {
            return text.to_owned();
        }
        let doubled = text[1..].chars().flat_map(|digit| [digit, digit]);
        std::iter::once('#').chain(doubled).collect()
    }
}
