//! What a page says when it may be out of date.

use store::freshness::Freshness;

use super::language::Language;

/// Since when a page may be out of date, while Stripe can't be reached or some of its answer can't be read.
pub struct Staleness {
    /// Epoch milliseconds.
    pub since: i64,
    /// The same for people: `2:05 PM UTC`, with the day if that isn't today.
    pub time: String,
}

impl Staleness {
    /// None unless the last try to bring the mirror up to date failed. Else pages follow Stripe by themselves, and need no such word.
    pub fn of(language: &Language, freshness: Freshness, now: i64) -> Option<Self> {
        let since = stale_since(freshness)?;
        Some(Self { since, time: language.moment(since, now) })
    }
}

/// Since when what is mirrored of a customer may be out of date; epoch milliseconds.
pub fn stale_since(freshness: Freshness) -> Option<i64> {
    (freshness.failures > 0).then_some(freshness.as_of)
}

#[cfg(test)]
mod tests {
    use i18n::Locale;
    use jiff::tz::TimeZone;

    use super::*;

    /// 2026-11-22 14:05:30 UTC.
    const AS_OF: i64 = 1_795_356_330_000;

    fn said(locale: Locale, zone: &str, failures: i64, later: i64) -> Option<String> {
        let language = Language::new(locale, TimeZone::get(zone).unwrap());
        let freshness = Freshness { as_of: AS_OF, next_try_at: 0, failures };
        Some(Staleness::of(&language, freshness, AS_OF + later)?.time)
    }

    #[test]
    fn it_says_since_when_and_with_the_day_only_if_that_is_another() {
        let in_english = |failures, later| said(Locale::ENGLISH, "UTC", failures, later);
        assert_eq!(in_english(0, 10 * 60_000), None);
        assert_eq!(in_english(1, 20_000).as_deref(), Some("2:05 PM UTC"));
        assert_eq!(in_english(3, 9 * 3_600_000).as_deref(), Some("2:05 PM UTC"));
        assert_eq!(in_english(3, 10 * 3_600_000).as_deref(), Some("Nov 22, 2026, 2:05 PM UTC"));
        let in_german = |later| said(Locale::negotiate(Some("de"), [], None), "Europe/Berlin", 1, later);
        assert_eq!(in_german(8 * 3_600_000).as_deref(), Some("15:05 GMT+1"));
        assert_eq!(in_german(9 * 3_600_000).as_deref(), Some("22. Nov. 2026, 15:05 GMT+1"));
    }
}
