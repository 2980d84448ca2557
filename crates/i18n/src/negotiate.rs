//! Which locale a page is in.

use crate::locale::Locale;

/// How many languages of an `Accept-Language` are looked at. Browsers send a handful.
const MOST_RANGES: usize = 32;

impl Locale {
    /// The first that somebody asks for and that there is: what `chosen` says, else the first of `preferred`, else the best of an
    /// `Accept-Language` header, else English. Tags that are wrong, or of no locale here, are passed over.
    pub fn negotiate<'a>(
        chosen: Option<&str>,
        preferred: impl IntoIterator<Item = &'a str>,
        accept_language: Option<&str>,
    ) -> Self {
        chosen
            .and_then(Self::of_tag)
            .or_else(|| preferred.into_iter().find_map(Self::of_tag))
            .or_else(|| Self::of_accept_language(accept_language?))
            .unwrap_or(Self::ENGLISH)
    }

    /// The locale for a BCP 47 tag, in any case and with `-` or `_`: the very one, or else the one of its language, in its script where
    /// there are two. Whoever asks for `pt` or `pt-PT` reads `pt-BR`, for `zh-HK` `zh-Hant`, for `nn` `nb`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.trim().split(['-', '_']);
        // Each language here has a code of two letters.
        let language: [u8; 2] = parts.next()?.as_bytes().try_into().ok()?;
        let wanted = match &language.map(|letter| letter.to_ascii_lowercase()) {
            b"zh" => parts.find_map(chinese_script).unwrap_or("zh-Hans").as_bytes(),
            b"pt" => b"pt-BR",
            // Old names of languages, and one whose readers read the other.
            b"no" | b"nn" => b"nb",
            b"iw" => b"he",
            b"in" => b"id",
            language => return Locale::all().find(|locale| locale.tag().as_bytes() == language),
        };
        Locale::all().find(|locale| locale.tag().as_bytes() == wanted)
    }

    /// The best of an `Accept-Language` header (RFC 9110, section 12.5.4), if it names any that there is.
    #[must_use]
    pub fn of_accept_language(header: &str) -> Option<Self> {
        best(header, Self::of_tag)
    }
}

/// What a script or a place after `zh` says.
fn chinese_script(part: &str) -> Option<&'static str> {
    let is = |known: &&str| part.eq_ignore_ascii_case(known);
    if ["hant", "tw", "hk", "mo"].iter().any(is) {
        Some("zh-Hant")
    } else {
        ["hans", "cn", "sg", "my"].iter().any(is).then_some("zh-Hans")
    }
}

fn best(header: &str, of_tag: impl Fn(&str) -> Option<Locale>) -> Option<Locale> {
    let mut best: Option<(u16, Locale)> = None;
    for range in header.split(',').take(MOST_RANGES) {
        let (tag, weight) = match range.split_once(';') {
            Some((tag, parameter)) => (tag, weight(parameter)),
            None => (range, Some(1_000)),
        };
        let Some(weight) = weight.filter(|weight| *weight > 0) else { continue };
        // Of two that are as good the first.
        if best.is_none_or(|(best, _)| best < weight)
            && let Some(locale) = of_tag(tag)
        {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

/// The thousandths of `q=0.8`.
fn weight(parameter: &str) -> Option<u16> {
    let parameter = parameter.trim();
    let value = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="))?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let values = [100, 10, 1];
    let thousandths =
        fraction.bytes().zip(values).map(|(digit, value)| u16::from(digit - b'0') * value).sum();
    match (whole, thousandths) {
        ("0", thousandths) => Some(thousandths),
        ("1", 0) => Some(1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_the_nearest_locale() {
        for (tag, expected) in [
            ("en", "en"),
            ("EN-us", "en"),
            ("pt", "pt-BR"),
            ("pt-br", "pt-BR"),
            ("pt_PT", "pt-BR"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh-hk", "zh-Hant"),
            ("zh-Hant-MO", "zh-Hant"),
            ("zh-Hans-HK", "zh-Hans"),
            ("no", "nb"),
            ("nn-NO", "nb"),
            ("nb-NO", "nb"),
            ("iw", "he"),
            ("in", "id"),
            ("de-AT", "de"),
            ("fr-CA-x-private", "fr"),
        ] {
            assert_eq!(Locale::of_tag(tag).map(Locale::tag), Some(expected), "{tag}");
        }
        for tag in ["", "-", "xx", "english", "e", "de\0", "日本語", "*", "nbx", "../en"] {
            assert_eq!(Locale::of_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_header_names_the_one_that_weighs_most() {
        let many = format!("{}de", "xx,".repeat(MOST_RANGES));
        for (header, expected) in [
            ("de", Some("de")),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", Some("fr")),
            ("en;q=0.3,ja;q=0.9", Some("ja")),
            ("en ; q=0.3 , ja", Some("ja")),
            ("xx, tr;q=0.001", Some("tr")),
            ("sv;q=0, da;Q=0.1", Some("da")),
            ("sv;q=1.000, da", Some("sv")),
            ("sv;q=2, sv;q=-1, sv;q=0.1234, sv;q=, sv;level=1, sv;q=1.5, sv;q=0.x, th;q=0.2", Some("th")),
            ("*", None),
            ("", None),
            (",;,;q=1,=;;", None),
            (&many, None),
        ] {
            assert_eq!(best(header, Locale::of_tag).map(Locale::tag), expected, "{header}");
        }
    }

    #[test]
    fn the_session_goes_before_the_customer_and_the_customer_before_the_browser() {
        let locales: Vec<Locale> = Locale::all().collect();
        for (number, &first) in locales.iter().enumerate() {
            let other = locales[(number + 1) % locales.len()].tag();
            assert_eq!(Locale::negotiate(Some(first.tag()), [other], Some(other)), first);
            assert_eq!(Locale::negotiate(Some("tlh"), [first.tag(), other], Some(other)), first);
            assert_eq!(Locale::negotiate(None, ["tlh"], Some(first.tag())), first);
        }
        assert_eq!(Locale::negotiate(Some("tlh"), ["tlh"], Some("tlh")), Locale::ENGLISH);
        assert_eq!(Locale::negotiate(None, [], None), Locale::ENGLISH);
    }
}
