//! What a page says when it may be out of date.

use billing::clock::Timestamp;
use store::freshness::Freshness;

/// Since when a page may be out of date, while Stripe can't be reached.
pub struct Staleness {
    /// Epoch milliseconds.
    pub since: i64,
    /// The same for machines, RFC 3339.
    pub machine_time: String,
    /// The same for people: `14:05 UTC`, with the day if that isn't today.
    pub time: String,
    /// How long ago that is: `3 minutes ago`.
    pub ago: String,
}

impl Staleness {
    /// None unless the last try to bring the mirror up to date failed. Else pages follow Stripe by themselves, and need no such word.
    pub fn of(freshness: Freshness, now: i64) -> Option<Self> {
        if freshness.failures == 0 {
            return None;
        }
        let since = Timestamp::from_millisecond(freshness.as_of).ok()?;
        let format = if day(freshness.as_of) == day(now) { "%H:%M UTC" } else { "%b %-d, %Y, %H:%M UTC" };
        Some(Self {
            since: freshness.as_of,
            machine_time: since.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            time: since.strftime(format).to_string(),
            ago: ago((now - freshness.as_of) / 60_000),
        })
    }
}

fn day(ms: i64) -> i64 {
    ms.div_euclid(24 * 60 * 60_000)
}

fn ago(minutes: i64) -> String {
    let (count, unit) = match minutes {
        ..1 => return "just now".to_owned(),
        1..60 => (minutes, "minute"),
        60..1_440 => (minutes / 60, "hour"),
        _ => (minutes / 1_440, "day"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 14:05:30 UTC.
    const AS_OF: i64 = 1_795_356_330_000;

    fn said(failures: i64, later: i64) -> Option<(String, String)> {
        let stale = Staleness::of(Freshness { as_of: AS_OF, next_try_at: 0, failures }, AS_OF + later)?;
        Some((stale.time, stale.ago))
    }

    #[test]
    fn it_says_since_when_and_with_the_day_only_if_that_is_another() {
        let text = |time: &str, ago: &str| Some((time.to_owned(), ago.to_owned()));
        assert_eq!(said(0, 10 * 60_000), None);
        assert_eq!(said(1, 20_000), text("14:05 UTC", "just now"));
        assert_eq!(said(1, 60_000), text("14:05 UTC", "1 minute ago"));
        assert_eq!(said(3, 3 * 60_000), text("14:05 UTC", "3 minutes ago"));
        assert_eq!(said(3, 9 * 3_600_000), text("14:05 UTC", "9 hours ago"));
        assert_eq!(said(3, 10 * 3_600_000), text("Nov 22, 2026, 14:05 UTC", "10 hours ago"));
        assert_eq!(said(9, 49 * 3_600_000), text("Nov 22, 2026, 14:05 UTC", "2 days ago"));
    }
}
