//! Money as a locale writes it. Exact: an amount stays whole digits all the way, and never becomes a floating-point number.
//!
//! An amount has the decimals that are usual for its currency. Some that Stripe counts in hundredths are usually written without
//! (UGX, ISK, HUF, IDR, …): these have both decimals when they aren't zero, so that what is shown is always what is charged.

use billing::money::decimals;

use crate::cldr::{self, Sides};
use crate::locale::Locale;
use crate::number::{Decimal, digits};

impl Locale {
    /// An amount in the minor units that Stripe counts in: `$1,234.50`, `1.234,50 €`, `₹12,34,567.00`, `-$5.00`. A currency that the
    /// locale has no symbol for is shown by its code, `CHF 5.00`, and so is any that doesn't exist.
    #[must_use]
    pub fn money(self, minor_units: i64, currency: &str) -> String {
        let places = usize::from(decimals(currency));
        let mut room = [0; 20];
        let digits = digits(&mut room, minor_units.unsigned_abs(), places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        self.amount(minor_units < 0, whole, fraction, currency)
    }

    /// An amount that may have fractions of a minor unit, as Stripe has them in `unit_amount_decimal`: of `0.5` in USD `$0.005`. All
    /// its decimals are shown. None unless it is a plain decimal number, of at most 20 digits before the point and 20 after.
    #[must_use]
    pub fn money_decimal(self, minor_units: &str, currency: &str) -> Option<String> {
        const WIDEST: usize = 48;
        let amount = Decimal::parse(minor_units)?;
        let places = usize::from(decimals(currency));
        // The point moves to the left by so many places.
        let mut room = [b'0'; WIDEST];
        let missing = (places + 1).saturating_sub(amount.whole.len());
        let whole_end = missing + amount.whole.len();
        let end = whole_end + amount.fraction.len();
        room[missing..whole_end].copy_from_slice(amount.whole.as_bytes());
        room[whole_end..end].copy_from_slice(amount.fraction.as_bytes());
        let digits = std::str::from_utf8(&room[..end]).ok()?;
        let (whole, fraction) = digits.split_at(whole_end - places);
        Some(self.amount(amount.negative, whole, fraction, currency))
    }

    /// `fraction` has at least the decimals that Stripe counts.
    fn amount(self, negative: bool, whole: &str, fraction: &str, currency: &str) -> String {
        let mut upper = [0; 3];
        let code = code(currency, &mut upper);
        let usual = code.map_or(2, usual_decimals);
        let needless = fraction.get(usual..).is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'));
        let fraction = if needless { &fraction[..usual] } else { fraction };

        let formats = self.formats();
        let symbols = formats.money.symbols;
        let known = code.and_then(|code| {
            let found =
                symbols.binary_search_by_key(&as_number(code), |(code, _, _)| as_number(*code)).ok()?;
            Some((symbols[found].1, symbols[found].2))
        });
        let (symbol, way) = known.unwrap_or((std::str::from_utf8(&upper).unwrap_or_default(), 0));
        let way = &formats.money.ways[usize::from(way)];
        let Sides { symbol_first, lead, gap, tail } = if negative { &way.negative } else { &way.positive };

        let mut out = String::with_capacity(40);
        let put_symbol = |out: &mut String| match code {
            Some(_) => out.push_str(symbol),
            None => out.extend(currency.chars().flat_map(char::to_uppercase)),
        };
        let put_number = |out: &mut String| formats.numbers.write(out, whole, fraction, usual);
        out.push_str(lead);
        if *symbol_first {
            put_symbol(&mut out);
            out.push_str(gap);
            put_number(&mut out);
        } else {
            put_number(&mut out);
            out.push_str(gap);
            put_symbol(&mut out);
        }
        out.push_str(tail);
        out
    }
}

/// The code in upper case, if it can be one.
fn code(currency: &str, upper: &mut [u8; 3]) -> Option<[u8; 3]> {
    *upper = currency.as_bytes().try_into().ok()?;
    upper.make_ascii_uppercase();
    upper.iter().all(u8::is_ascii_uppercase).then_some(*upper)
}

fn usual_decimals(code: [u8; 3]) -> usize {
    let found = cldr::DECIMALS.binary_search_by_key(&as_number(code), |(code, _)| as_number(*code));
    found.map_or(2, |found| usize::from(cldr::DECIMALS[found].1))
}

/// In the same order, and compared faster than letter by letter.
fn as_number([first, second, third]: [u8; 3]) -> u32 {
    u32::from_be_bytes([0, first, second, third])
}
