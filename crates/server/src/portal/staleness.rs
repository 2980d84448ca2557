//! What a page says when it may be out of date.

use billing::clock::Timestamp;
use store::freshness::Freshness;

/// Since when a page may be out of date, while Stripe can't be reached.
pub struct Staleness {
    /// Epoch milliseconds.
    pub since: i64,
    /// The same for people: `14:05 UTC`, with the day if that isn't today.
    pub time: String,
}

impl Staleness {
    /// None unless the last try to bring the mirror up to date failed. Else pages follow Stripe by themselves, and need no such word.
    pub fn of(freshness: Freshness, now: i64) -> Option<Self> {
        if freshness.failures == 0 {
            return None;
        }
        let since = Timestamp::from_millisecond(freshness.as_of).ok()?;
        let format = if day(freshness.as_of) == day(now) { "%H:%M UTC" } else { "%b %-d, %Y, %H:%M UTC" };
        Some(Self { since: freshness.as_of, time: since.strftime(format).to_string() })
    }
}

fn day(ms: i64) -> i64 {
    ms.div_euclid(24 * 60 * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 14:05:30 UTC.
    const AS_OF: i64 = 1_795_356_330_000;

    fn said(failures: i64, later: i64) -> Option<String> {
        Some(Staleness::of(Freshness { as_of: AS_OF, next_try_at: 0, failures }, AS_OF + later)?.time)
    }

    #[test]
    fn it_says_since_when_and_with_the_day_only_if_that_is_another() {
        assert_eq!(said(0, 10 * 60_000), None);
        assert_eq!(said(1, 20_000).as_deref(), Some("14:05 UTC"));
        assert_eq!(said(3, 9 * 3_600_000).as_deref(), Some("14:05 UTC"));
        assert_eq!(said(3, 10 * 3_600_000).as_deref(), Some("Nov 22, 2026, 14:05 UTC"));
    }
}
