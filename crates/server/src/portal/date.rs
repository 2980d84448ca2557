//! Days as customers read them.

use std::fmt::Write;

use billing::clock::Timestamp;

/// A day in UTC, `Nov 22, 2026`; of epoch milliseconds.
pub fn date(ms: i64) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Ok(time) = Timestamp::from_millisecond(ms) else { return "an unknown day".to_owned() };
    let day = jiff::tz::Offset::UTC.to_datetime(time).date();
    let month = day.month().unsigned_abs();
    let (day, year) = (day.day().unsigned_abs(), day.year());
    let mut text = String::with_capacity(12);
    text.push_str(MONTHS[usize::from(month) - 1]);
    text.push(' ');
    if day > 9 {
        text.push(digit(day / 10));
    }
    text.push(digit(day % 10));
    text.push_str(", ");
    // Writing to a String can't fail.
    let _ = write!(text, "{year}");
    text
}

fn digit(number: u8) -> char {
    char::from(b'0' + number)
}
