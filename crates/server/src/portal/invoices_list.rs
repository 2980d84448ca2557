//! Which part of their invoices a customer looks at: of a year, of a status, and from a place in the list on.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use billing::clock::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use store::db::Query;
use store::invoices::{self, Line, Place, Wanted};
use store::tenant;

/// Invoices on one page.
pub const INVOICES_A_PAGE: usize = 24;

/// The years that can be asked for.
const YEARS: RangeInclusive<i16> = 1970..=9000;

/// The statuses that can be asked for, in Stripe's words.
pub const STATUSES: [&str; 4] = ["paid", "open", "void", "uncollectible"];

/// What a page's address says of the list. What can't be read is left out, so that a mangled link still opens.
#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    year: Option<String>,
    status: Option<String>,
    older: Option<String>,
    newer: Option<String>,
}

/// Which part of the list is asked for. The default is the newest of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only those of a year, as it is where the customer is.
    pub year: Option<i16>,
    /// Only those of a status, one of [`STATUSES`].
    pub status: Option<&'static str>,
    /// Where the page begins, or ends.
    pub start: Start,
}

/// Where a page of the list is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// At the newest.
    #[default]
    Newest,
    /// After a place.
    OlderThan(Place),
    /// Before a place.
    NewerThan(Place),
}

impl From<Asking> for Asked {
    fn from(asking: Asking) -> Self {
        let year = asking.year.and_then(|year| year.parse().ok()).filter(|year| YEARS.contains(year));
        let start = match (asking.older.as_deref().and_then(place), asking.newer.as_deref().and_then(place)) {
            (Some(place), _) => Start::OlderThan(place),
            (None, Some(place)) => Start::NewerThan(place),
            (None, None) => Start::Newest,
        };
        let status = asking.status.and_then(|asked| STATUSES.into_iter().find(|known| *known == asked));
        Self { year, status, start }
    }
}

impl Asked {
    /// Whether some are left out, wherever the page is.
    pub fn is_filtered(&self) -> bool {
        self.year.is_some() || self.status.is_some()
    }

    /// What has to be read for the page, with years as they are in a time zone: one more than it shows, to know whether it is the last. Oldest first where it is newer than a
    /// place.
    pub fn query(&self, customer: &tenant::Customer, zone: &TimeZone) -> Query<Line> {
        let wanted = Wanted {
            made_since: self.year.and_then(|year| begin_of(year, zone)).unwrap_or(i64::MIN),
            made_before: self.year.and_then(|year| begin_of(year + 1, zone)).unwrap_or(i64::MAX),
            status: self.status,
        };
        let limit = INVOICES_A_PAGE as i64 + 1;
        match &self.start {
            Start::Newest => invoices::older_lines(customer, &wanted, None, limit),
            Start::OlderThan(place) => invoices::older_lines(customer, &wanted, Some(place), limit),
            Start::NewerThan(place) => invoices::newer_lines(customer, &wanted, place, limit),
        }
    }

    /// What an address says to ask for this: `&year=2026&older=…`, nothing for the default.
    pub fn to_params(&self) -> String {
        let mut params = String::new();
        // Writing to a String can't fail.
        let _ = self.year.map(|year| write!(params, "&year={year}"));
        let _ = self.status.map(|status| write!(params, "&status={status}"));
        let _ = match &self.start {
            Start::Newest => Ok(()),
            Start::OlderThan(Place { made_at, id }) => write!(params, "&older={made_at}.{id}"),
            Start::NewerThan(Place { made_at, id }) => write!(params, "&newer={made_at}.{id}"),
        };
        params
    }
}

/// The year of a moment (epoch milliseconds) in a time zone.
pub fn year_of(ms: i64, zone: &TimeZone) -> Option<i16> {
    Timestamp::from_millisecond(ms).ok().map(|time| zone.to_datetime(time).year())
}

/// When a year begins in a time zone, in epoch milliseconds.
fn begin_of(year: i16, zone: &TimeZone) -> Option<i64> {
    let begin = Date::new(year, 1, 1).ok()?.to_zoned(zone.clone()).ok()?;
    Some(begin.timestamp().as_millisecond())
}

fn place(text: &str) -> Option<Place> {
    let (made_at, id) = text.split_once('.')?;
    let is_id = id.len() < 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    Some(Place { made_at: made_at.parse().ok()?, id: id.to_owned() }).filter(|_| is_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(year: &str, status: &str, older: &str) -> Asked {
        let text = |text: &str| Some(text.to_owned());
        Asked::from(Asking { year: text(year), status: text(status), older: text(older), newer: None })
    }

    #[test]
    fn an_address_is_written_as_it_is_read() {
        let list = asked("2026", "void", "1772000000000.pinv_1a");
        assert_eq!(list.to_params(), "&year=2026&status=void&older=1772000000000.pinv_1a");
        assert_eq!(Asked::default().to_params(), "");
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        for year in ["", "0", "1969", "9001", "-2026", "2026 ", "99999"] {
            assert_eq!(asked(year, "", ""), Asked::default(), "{year}");
        }
        for status in ["draft", "PAID", "paid'--", "refunded"] {
            assert_eq!(asked("", status, ""), Asked::default(), "{status}");
        }
        for older in ["1", "1.", ".pinv_1", "x.pinv_1", "1.<b>", "1.é", "99999999999999999999.a"] {
            let understood = asked("", "", older).start != Start::Newest;
            assert_eq!(understood, older == "1.", "{older}");
        }
    }

    #[test]
    fn a_year_is_from_its_first_moment_to_the_next_ones_where_the_customer_is() {
        let utc = &TimeZone::UTC;
        assert_eq!(begin_of(2026, utc), Some(1_767_225_600_000));
        assert_eq!(
            (year_of(1_767_225_600_000, utc), year_of(1_767_225_599_999, utc)),
            (Some(2026), Some(2025))
        );
        assert_eq!(year_of(i64::MAX, utc), None);
        let auckland = &TimeZone::get("Pacific/Auckland").unwrap();
        let begin = begin_of(2026, auckland).unwrap();
        assert_eq!(begin, 1_767_225_600_000 - 13 * 60 * 60 * 1_000);
        assert_eq!((year_of(begin, auckland), year_of(begin - 1, auckland)), (Some(2026), Some(2025)));
        for year in YEARS {
            assert!(begin_of(year, auckland) < begin_of(year + 1, auckland), "{year}");
        }
    }
}
