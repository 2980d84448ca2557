//! Money in minor units, as Stripe counts them.

/// How many decimal places Stripe's minor unit of a currency stands for: 0, 2 or 3.
///
/// UGX and ISK have no decimals in everyday use, but Stripe's API counts them in hundredths, so they are 2 here.
/// Source: Stripe's documentation, "Supported currencies" (zero-decimal, three-decimal and special cases).
pub fn decimals(currency: &str) -> u8 {
    let Ok(code) = <[u8; 3]>::try_from(currency.as_bytes()) else { return 2 };
    match &code.map(|letter| letter.to_ascii_lowercase()) {
        b"bif" | b"clp" | b"djf" | b"gnf" | b"jpy" | b"kmf" | b"krw" | b"mga" | b"pyg" | b"rwf" | b"vnd"
        | b"vuv" | b"xaf" | b"xof" | b"xpf" => 0,
        b"bhd" | b"jod" | b"kwd" | b"omr" | b"tnd" => 3,
        _ => 2,
    }
}

/// Whether a text can be a currency code: three ASCII letters (ISO 4217).
pub fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The amount as a plain decimal number, `1234.50` for 123450 in a two-decimal currency. Exact, never through floating point.
pub fn to_decimal(minor_units: i64, currency: &str) -> String {
    let places = usize::from(decimals(currency));
    let sign = if minor_units < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", minor_units.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// The amount as an English reader expects it: `$1,234.50`, `€9.00`, `¥1,200`, `KWD 1.250`.
pub fn format_en(minor_units: i64, currency: &str) -> String {
    let places = usize::from(decimals(currency));
    let mut out = String::with_capacity(24);
    if minor_units < 0 {
        out.push('-');
    }
    match symbol(currency) {
        Some(symbol) => out.push_str(symbol),
        None => {
            out.extend(currency.chars().map(|c| c.to_ascii_uppercase()));
            out.push('\u{a0}');
        }
    }
    // The digits from the last to the first; u64 has at most 20, and a currency at most 3 decimals.
    let mut digits = [0u8; 24];
    let mut rest = minor_units.unsigned_abs();
    let mut count = 0;
    while rest > 0 || count <= places {
        digits[count] = (rest % 10) as u8;
        rest /= 10;
        count += 1;
    }
    for place in (0..count).rev() {
        out.push(char::from(b'0' + digits[place]));
        if place > places && (place - places) % 3 == 0 {
            out.push(',');
        } else if place == places && places > 0 {
            out.push('.');
        }
    }
    out
}

fn symbol(currency: &str) -> Option<&'static str> {
    const SYMBOLS: [(&str, &str); 12] = [
        ("usd", "$"),
        ("eur", "€"),
        ("gbp", "£"),
        ("jpy", "¥"),
        ("inr", "₹"),
        ("krw", "₩"),
        ("brl", "R$"),
        ("cad", "CA$"),
        ("aud", "A$"),
        ("nzd", "NZ$"),
        ("ils", "₪"),
        ("vnd", "₫"),
    ];
    SYMBOLS.iter().find(|(code, _)| code.eq_ignore_ascii_case(currency)).map(|(_, symbol)| *symbol)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_carry_the_decimals_of_their_currency() {
        assert_eq!(format_en(123_450, "usd"), "$1,234.50");
        assert_eq!(format_en(1_200, "JPY"), "¥1,200");
        assert_eq!(format_en(1_250, "kwd"), "KWD\u{a0}1.250");
        assert_eq!(format_en(500, "isk"), "ISK\u{a0}5.00");
        assert_eq!(format_en(-5, "eur"), "-€0.05");
        assert_eq!(format_en(0, "usd"), "$0.00");
        assert_eq!(format_en(123, "jpy"), "¥123");
        assert_eq!(format_en(i64::MIN, "usd"), "-$92,233,720,368,547,758.08");
        assert_eq!(to_decimal(i64::MIN, "usd"), "-92233720368547758.08");
    }

    proptest! {
        #[test]
        fn no_digit_is_lost_or_added(minor: i64, currency in "[a-z]{3}|jpy|kwd") {
            let readable: String = format_en(minor, &currency).chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(readable.parse::<u64>().unwrap(), minor.unsigned_abs());
            let digits: String = to_decimal(minor, &currency).chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<u64>().unwrap(), minor.unsigned_abs());
        }
    }
}
