//! A price in words, true for every kind of price that Stripe has.

use billing::money;
use store::subscriptions::Item;

/// What an item costs: `$12.00 per month`, `5 × $10.00 per year`, `€0.02 per unit used, billed every month`,
/// `price depends on quantity, billed every 3 months`.
pub fn of_item(item: &Item) -> String {
    let metered = item.usage_type.as_deref() == Some("metered");
    let every = every(item.interval.as_deref(), item.interval_count.unwrap_or(1));
    let amount = match (&item.currency, item.unit_amount, &item.unit_amount_decimal) {
        (Some(currency), Some(minor), _) => Some(money::format_en(minor, currency)),
        (Some(currency), None, Some(decimal)) => fraction(decimal, currency),
        _ => None,
    };
    let tiered = item.billing_scheme.as_deref() == Some("tiered");
    match (amount.filter(|_| !tiered), metered) {
        (Some(amount), true) => format!("{amount} per unit used, billed {}", every.adverb),
        (None, true) => format!("price depends on use, billed {}", every.adverb),
        (Some(amount), false) => match item.quantity {
            None | Some(1) => format!("{amount} {}", every.per),
            Some(quantity) => format!("{quantity} × {amount} {}", every.per),
        },
        (None, false) => match item.quantity {
            None | Some(1) => format!("price depends on quantity, billed {}", every.adverb),
            Some(quantity) => format!("{quantity} units, price depends on quantity, billed {}", every.adverb),
        },
    }
}

struct Every {
    per: String,
    adverb: String,
}

fn every(interval: Option<&str>, count: i64) -> Every {
    match (interval, count) {
        (None, _) => Every { per: "once".into(), adverb: "once".into() },
        (Some(interval), 1) => Every { per: format!("per {interval}"), adverb: format!("every {interval}") },
        (Some(interval), count) => {
            let text = format!("every {count} {interval}s");
            Every { per: text.clone(), adverb: text }
        }
    }
}

/// An amount that has fractions of a minor unit: `0.5` cents is `$0.005`. Exact: only the decimal point moves.
fn fraction(decimal_minor: &str, currency: &str) -> Option<String> {
    let (whole, fraction) = decimal_minor.split_once('.').unwrap_or((decimal_minor, ""));
    let minor: i64 = whole.parse().ok()?;
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let text = money::format_en(minor, currency);
    if fraction.is_empty() {
        return Some(text);
    }
    let point = if money::decimals(currency) == 0 { "." } else { "" };
    Some(format!("{text}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(
        unit_amount: Option<i64>,
        currency: &str,
        interval: &str,
        count: i64,
        quantity: Option<i64>,
    ) -> Item {
        Item {
            stripe_subscription_id: String::new(),
            price_id: None,
            product_name: None,
            unit_amount,
            unit_amount_decimal: None,
            currency: Some(currency.into()),
            interval: Some(interval.into()),
            interval_count: Some(count),
            usage_type: Some("licensed".into()),
            billing_scheme: Some("per_unit".into()),
            quantity,
            current_period_end: None,
        }
    }

    #[test]
    fn a_price_reads_as_a_person_would_say_it() {
        assert_eq!(of_item(&item(Some(1_200), "usd", "month", 1, Some(1))), "$12.00 per month");
        assert_eq!(of_item(&item(Some(10_000), "eur", "year", 1, Some(5))), "5 × €100.00 per year");
        assert_eq!(of_item(&item(Some(980), "jpy", "month", 3, Some(1))), "¥980 every 3 months");
    }

    #[test]
    fn tiers_and_use_are_not_given_a_made_up_amount() {
        let tiered = Item { billing_scheme: Some("tiered".into()), ..item(None, "usd", "month", 1, Some(7)) };
        assert_eq!(of_item(&tiered), "7 units, price depends on quantity, billed every month");
        let metered = Item { usage_type: Some("metered".into()), ..item(Some(2), "usd", "month", 1, None) };
        assert_eq!(of_item(&metered), "$0.02 per unit used, billed every month");
        let fractional = Item { unit_amount: None, unit_amount_decimal: Some("0.5".into()), ..metered };
        assert_eq!(of_item(&fractional), "$0.005 per unit used, billed every month");
        assert_eq!(fraction("12.5", "jpy").unwrap(), "¥12.5");
        assert_eq!(fraction("1.x", "usd"), None);
    }
}
