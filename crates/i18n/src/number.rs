//! Numbers as a locale writes them.

use std::iter::repeat_n;

use crate::cldr::Numbers;
use crate::locale::Locale;

impl Locale {
    /// A whole number: `1,234`, `1.234`, `12,34,567`.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let mut out = String::with_capacity(32);
        self.write_number(&mut out, number);
        out
    }

    /// A percentage that is written like `12.5`, as Stripe has the `percent_off` of a coupon: `12.5%`, `12,5 %`, `%12,5`. None
    /// unless it is a plain decimal number that isn't negative, of at most 20 digits before the point and 20 after.
    #[must_use]
    pub fn percent(self, percent: &str) -> Option<String> {
        let percent = Decimal::parse(percent).filter(|percent| !percent.negative)?;
        let numbers = &self.formats().numbers;
        let mut out = String::with_capacity(16);
        out.push_str(numbers.percent.0);
        numbers.write(&mut out, percent.whole, percent.fraction, 0);
        out.push_str(numbers.percent.1);
        Some(out)
    }

    pub(crate) fn write_number(self, out: &mut String, number: i64) {
        let numbers = &self.formats().numbers;
        let (before, after) = if number < 0 { numbers.negative } else { ("", "") };
        out.push_str(before);
        let mut room = [0; 20];
        numbers.write(out, digits(&mut room, number.unsigned_abs(), 1), "", 0);
        out.push_str(after);
    }
}

impl Numbers {
    /// Writes digits with separators, and of the fraction at least so many.
    pub(crate) fn write(&self, out: &mut String, whole: &str, fraction: &str, decimals: usize) {
        let count = whole.len();
        let mut from = 0;
        if count >= 3 + usize::from(self.minimum_grouping) {
            let size = if self.pairs { 2 } else { 3 };
            let mut to = (count - 4) % size + 1;
            while to < count {
                out.push_str(&whole[from..to]);
                out.push_str(self.group);
                from = to;
                to += if count - to == 3 { 3 } else { size };
            }
        }
        out.push_str(&whole[from..]);
        if fraction.len().max(decimals) > 0 {
            out.push_str(self.decimal);
            out.push_str(fraction);
            out.extend(repeat_n('0', decimals.saturating_sub(fraction.len())));
        }
    }
}

/// A plain decimal number, `-1234.50`, taken apart.
pub(crate) struct Decimal<'a> {
    pub(crate) negative: bool,
    /// Without leading zeros but for a last one.
    pub(crate) whole: &'a str,
    /// Without trailing zeros.
    pub(crate) fraction: &'a str,
}

impl<'a> Decimal<'a> {
    /// None if it is anything else, or longer than what money and percentages need.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        const LONGEST: usize = 20;
        let unsigned = text.strip_prefix('-');
        let (whole, fraction) = {
            let text = unsigned.unwrap_or(text);
            text.split_once('.').unwrap_or((text, "0"))
        };
        let is_digits =
            |text: &str| (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let significant = whole.trim_start_matches('0');
        let whole = if significant.is_empty() { "0" } else { significant };
        let fraction = fraction.trim_end_matches('0');
        let is_zero = significant.is_empty() && fraction.is_empty();
        Some(Self { negative: unsigned.is_some() && !is_zero, whole, fraction })
    }
}

/// The digits of a number, at least so many.
pub(crate) fn digits(room: &mut [u8; 20], number: u64, at_least: usize) -> &str {
    let mut rest = number;
    let mut from = room.len();
    while rest > 0 || room.len() - from < at_least {
        from -= 1;
        room[from] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    // Digits are always text.
    std::str::from_utf8(&room[from..]).unwrap_or_default()
}
