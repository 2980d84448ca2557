//! Days and times as a locale writes them. Months are named where the locale has short names for them, so that no day is mistaken.
//!
//! Years are those of the calendar that is usual with a locale's readers: the Buddhist one in Thai (2569 for 2026), else the
//! Gregorian one. The month and year of a card's expiry are not written here, because a card has them as `08/2027` everywhere.

use billing::clock::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use crate::cldr::{Days, Offsets, Piece, Range};
use crate::locale::Locale;

impl Locale {
    /// A day in a time zone, of epoch milliseconds: `Nov 22, 2026`, `22. Nov. 2026`, `2026年11月22日`. One that lies more than some
    /// 9,000 years away is shown as the last that can be.
    #[must_use]
    pub fn day(self, epoch_ms: i64, zone: &TimeZone) -> String {
        self.moment(self.formats().days.medium, epoch_ms, zone)
    }

    /// A day and the time of day: `Nov 22, 2026, 2:05 PM UTC`, `22. Nov. 2026, 15:05 GMT+1`. A zone is told by its distance from
    /// UTC, which every reader can place.
    #[must_use]
    pub fn day_and_time(self, epoch_ms: i64, zone: &TimeZone) -> String {
        self.moment(self.formats().days.medium_and_time, epoch_ms, zone)
    }

    /// The time of day: `2:05 PM UTC`, `15:05 GMT+1`.
    #[must_use]
    pub fn time(self, epoch_ms: i64, zone: &TimeZone) -> String {
        self.moment(self.formats().days.time, epoch_ms, zone)
    }

    /// From a day to another, without what both share: `Nov 1 – Dec 1, 2026`, `1.–22. Nov. 2026`. One day if they are the same.
    #[must_use]
    pub fn days(self, from_ms: i64, to_ms: i64, zone: &TimeZone) -> String {
        let (from, to) = (Moment::of(from_ms, zone), Moment::of(to_ms, zone));
        let days = &self.formats().days;
        let Range { first, second } = if from.local.year() != to.local.year() {
            &days.over_years
        } else if from.local.month() != to.local.month() {
            &days.within_year
        } else if from.local.day() != to.local.day() {
            &days.within_month
        } else {
            &Range { first: &[], second: days.medium }
        };
        let mut out = String::with_capacity(56);
        write(&mut out, days, first, &from);
        write(&mut out, days, second, &to);
        out
    }

    fn moment(self, pieces: &[Piece], epoch_ms: i64, zone: &TimeZone) -> String {
        let mut out = String::with_capacity(40);
        write(&mut out, &self.formats().days, pieces, &Moment::of(epoch_ms, zone));
        out
    }
}

/// A time as the clocks of a zone show it.
struct Moment {
    local: DateTime,
    offset: Offset,
    is_utc: bool,
}

impl Moment {
    fn of(epoch_ms: i64, zone: &TimeZone) -> Self {
        let end = if epoch_ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let time = Timestamp::from_millisecond(epoch_ms).unwrap_or(end);
        let is_utc = *zone == TimeZone::UTC;
        let offset = if is_utc { Offset::UTC } else { zone.to_offset(time) };
        Self { local: offset.to_datetime(time), offset, is_utc }
    }
}

fn write(out: &mut String, days: &Days, pieces: &[Piece], moment: &Moment) {
    let time = &moment.local;
    let month = usize::from(time.month().unsigned_abs());
    for piece in pieces {
        match *piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Day => put(out, time.day()),
            Piece::DayOfTwoDigits => put_two(out, time.day()),
            Piece::Month => put(out, time.month()),
            Piece::MonthOfTwoDigits => put_two(out, time.month()),
            Piece::MonthName(names) => out.push_str(names[month - 1]),
            Piece::Year => put_year(out, time.year() + days.later_years),
            Piece::Hour => put(out, time.hour()),
            Piece::HourOfTwoDigits => put_two(out, time.hour()),
            Piece::HourOfTwelve => put(out, (time.hour() + 11) % 12 + 1),
            Piece::Minute => put_two(out, time.minute()),
            Piece::Period => out.push_str(if time.hour() < 12 { days.periods.0 } else { days.periods.1 }),
            Piece::Zone if moment.is_utc => out.push_str("UTC"),
            Piece::Zone => put_offset(out, &days.offsets, moment.offset.seconds() / 60),
        }
    }
}

fn put_offset(out: &mut String, offsets: &Offsets, minutes: i32) {
    if minutes == 0 {
        out.push_str(offsets.none);
        return;
    }
    let (before, after, after_minutes) = if minutes > 0 { offsets.east } else { offsets.west };
    let minutes = minutes.unsigned_abs();
    out.push_str(before);
    // A day has 24 hours, an hour 60 minutes.
    put(out, (minutes / 60) as i8);
    if minutes.is_multiple_of(60) {
        out.push_str(after);
    } else {
        out.push_str(offsets.separator);
        put_two(out, (minutes % 60) as i8);
        out.push_str(after_minutes);
    }
}

/// A number of at most two digits that isn't negative.
fn put(out: &mut String, number: i8) {
    if number > 9 {
        out.push(digit(number / 10));
    }
    out.push(digit(number % 10));
}

fn put_two(out: &mut String, number: i8) {
    out.push(digit(number / 10));
    out.push(digit(number % 10));
}

fn put_year(out: &mut String, year: i16) {
    if let 1_000..=9_999 = year {
        put_two(out, (year / 100) as i8);
        put_two(out, (year % 100) as i8);
    } else {
        out.push_str(&year.to_string());
    }
}

fn digit(number: i8) -> char {
    char::from(b'0' + number.unsigned_abs())
}
