//! How each locale writes numbers, money and days, as Unicode's CLDR has it: the tables, which `cldr/generate.mjs` makes.
//!
//! All locales write Latin digits (CLDR's default numbering system of each, Arabic's too).

use icu_plurals::PluralCategory;

use self::Piece::{
    Day, DayOfTwoDigits, Hour, HourOfTwelve, HourOfTwoDigits, Minute, Month, MonthName, MonthOfTwoDigits,
    Period, Text, Year, Zone,
};
use crate::locale::Locale;

include!("../cldr/tables.rs");

impl Locale {
    pub(crate) fn formats(self) -> &'static Formats {
        &FORMATS[self.index()]
    }
}

/// Everything of one locale.
pub(crate) struct Formats {
    pub(crate) numbers: Numbers,
    pub(crate) money: Money,
    pub(crate) days: Days,
    pub(crate) relative: Relative,
}

/// What stands before and after a number.
type Around = (&'static str, &'static str);

pub(crate) struct Numbers {
    pub(crate) decimal: &'static str,
    pub(crate) group: &'static str,
    /// Whether groups beyond the last three digits have two (12,34,567).
    pub(crate) pairs: bool,
    /// How many digits must stand before the first separator.
    pub(crate) minimum_grouping: u8,
    pub(crate) negative: Around,
    pub(crate) percent: Around,
}

pub(crate) struct Money {
    /// How number and symbol stand together. The first is for currencies without a symbol of their own, shown by their code.
    pub(crate) ways: &'static [Way],
    /// Of the currencies that have one, by their code: the symbol, and which of the ways.
    pub(crate) symbols: &'static [([u8; 3], &'static str, u8)],
}

pub(crate) struct Way {
    pub(crate) positive: Sides,
    pub(crate) negative: Sides,
}

/// What stands around the number and the currency's symbol.
pub(crate) struct Sides {
    pub(crate) symbol_first: bool,
    pub(crate) lead: &'static str,
    /// Between the two.
    pub(crate) gap: &'static str,
    pub(crate) tail: &'static str,
}

pub(crate) struct Days {
    /// By how much years are ahead of the Gregorian calendar's: 543 in Thai.
    pub(crate) later_years: i16,
    pub(crate) medium: &'static [Piece],
    pub(crate) medium_and_time: &'static [Piece],
    pub(crate) time: &'static [Piece],
    /// From a day to another one of the same month.
    pub(crate) within_month: Range,
    /// Of another month of the same year.
    pub(crate) within_year: Range,
    /// Of another year.
    pub(crate) over_years: Range,
    /// Before and after noon.
    pub(crate) periods: Around,
    pub(crate) offsets: Offsets,
}

/// A part of a day or time.
#[derive(Clone, Copy)]
pub(crate) enum Piece {
    Text(&'static str),
    Day,
    DayOfTwoDigits,
    Month,
    MonthOfTwoDigits,
    MonthName(&'static [&'static str; 12]),
    Year,
    Hour,
    HourOfTwoDigits,
    HourOfTwelve,
    Minute,
    Period,
    Zone,
}

/// What is written of the first day, and then of the second.
pub(crate) struct Range {
    pub(crate) first: &'static [Piece],
    pub(crate) second: &'static [Piece],
}

/// How a time zone is told by its distance from UTC.
pub(crate) struct Offsets {
    /// Without any.
    pub(crate) none: &'static str,
    /// What stands before the hours, after hours alone, and after hours with minutes.
    pub(crate) east: (&'static str, &'static str, &'static str),
    pub(crate) west: (&'static str, &'static str, &'static str),
    /// Between hours and minutes.
    pub(crate) separator: &'static str,
}

/// How long ago something was, or how soon it will be.
pub(crate) struct Relative {
    pub(crate) now: &'static str,
    pub(crate) minutes: Unit,
    pub(crate) hours: Unit,
    pub(crate) days: Unit,
}

pub(crate) struct Unit {
    pub(crate) past: &'static [Case],
    pub(crate) future: &'static [Case],
}

pub(crate) struct Case {
    pub(crate) category: PluralCategory,
    pub(crate) before: &'static str,
    /// None when the text says how many by itself ("two days ago" in one word).
    pub(crate) after: Option<&'static str>,
}
