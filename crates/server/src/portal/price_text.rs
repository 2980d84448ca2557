//! A price in words, true for every kind of price that Stripe has.

use i18n::Text;
use store::subscriptions::Item;

use super::language::Language;

/// What an item costs, in words.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct PriceText {
    /// `$12.00 per month`; of several units all of them.
    pub price: String,
    /// What explains it: `5 × $10.00`, `7 units, billed every month`.
    pub detail: Option<String>,
}

impl PriceText {
    /// Both in one line, for a list or a sentence.
    pub fn in_one(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{} ({detail})", self.price),
            None => self.price.clone(),
        }
    }
}

/// What an item costs: `$12.00 per month`; `€500.00 per year (5 × €100.00)`; `€0.02 per unit used (billed every month)`; `Price depends
/// on quantity (7 units, billed every month)`. An amount stands there only where it is what will be charged.
pub fn of_item(language: &Language, item: &Item) -> PriceText {
    let text = language.text;
    let billed = billed_every(text, item);
    let amount = match (&item.currency, item.unit_amount, &item.unit_amount_decimal) {
        (Some(currency), Some(minor), _) => Some(language.money(minor, currency)),
        (Some(currency), None, Some(decimal)) => language.locale.money_decimal(decimal, currency),
        _ => None,
    };
    if item.usage_type.as_deref() == Some("metered") {
        let by_unit = amount.filter(|_| !is_tiered(item)).map(|amount| text.price_per_use(&amount));
        return PriceText { price: by_unit.unwrap_or_else(|| text.price_by_use().into()), detail: billed };
    }
    let quantity = item.quantity.filter(|quantity| *quantity != 1);
    let total = total(item).map(|(total, currency)| language.money(total, currency));
    match (total, amount.filter(|_| !is_tiered(item)), quantity) {
        (_, Some(amount), None) => PriceText { price: recurring(text, item, &amount), detail: None },
        (Some(total), Some(amount), Some(quantity)) => PriceText {
            price: recurring(text, item, &total),
            detail: Some(text.price_times(quantity, &amount)),
        },
        (None, Some(amount), Some(quantity)) => {
            let each = text.price_times(quantity, &amount);
            PriceText { price: recurring(text, item, &each), detail: None }
        }
        (_, None, quantity) => {
            let units = quantity.map(|quantity| text.quantity(quantity));
            let details: Vec<String> = units.into_iter().chain(billed).collect();
            let detail = (!details.is_empty()).then(|| details.join(", "));
            PriceText { price: text.price_by_quantity().into(), detail }
        }
    }
}

/// What all units of an item cost together in one interval, in minor units, where each costs the same.
fn total(item: &Item) -> Option<(i64, &str)> {
    if is_tiered(item) {
        return None;
    }
    Some((item.unit_amount?.checked_mul(item.quantity.unwrap_or(1))?, item.currency.as_deref()?))
}

fn is_tiered(item: &Item) -> bool {
    item.billing_scheme.as_deref() == Some("tiered")
}

/// An amount with how often it is charged.
fn recurring(text: &'static Text, item: &Item, amount: &str) -> String {
    let count = item.interval_count.unwrap_or(1);
    match (item.interval.as_deref(), count) {
        (Some("day"), 1) => text.price_per_day(amount),
        (Some("week"), 1) => text.price_per_week(amount),
        (Some("month"), 1) => text.price_per_month(amount),
        (Some("year"), 1) => text.price_per_year(amount),
        (Some("day"), count) => text.price_every_days(count, amount),
        (Some("week"), count) => text.price_every_weeks(count, amount),
        (Some("month"), count) => text.price_every_months(count, amount),
        (Some("year"), count) => text.price_every_years(count, amount),
        _ => text.price_once(amount),
    }
}

fn billed_every(text: &'static Text, item: &Item) -> Option<String> {
    let count = item.interval_count.unwrap_or(1);
    Some(match item.interval.as_deref()? {
        "day" => text.billed_every_days(count),
        "week" => text.billed_every_weeks(count),
        "month" => text.billed_every_months(count),
        "year" => text.billed_every_years(count),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use i18n::Locale;
    use jiff::tz::TimeZone;

    use super::*;

    fn said(item: &Item) -> String {
        of_item(&Language::new(Locale::ENGLISH, TimeZone::UTC), item).in_one()
    }

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
            ..Item::default()
        }
    }

    #[test]
    fn a_price_reads_as_a_person_would_say_it() {
        assert_eq!(said(&item(Some(1_200), "usd", "month", 1, Some(1))), "$12.00 per month");
        assert_eq!(said(&item(Some(10_000), "eur", "year", 1, Some(5))), "€500.00 per year (5 × €100.00)");
        assert_eq!(said(&item(Some(980), "jpy", "month", 3, Some(1))), "¥980 every 3 months");
        assert_eq!(said(&item(Some(500), "usd", "month", 1, Some(0))), "$0.00 per month (0 × $5.00)");
        let huge = item(Some(i64::MAX), "usd", "month", 1, Some(2));
        assert_eq!(said(&huge), "2 × $92,233,720,368,547,758.07 per month");
    }

    #[test]
    fn tiers_and_use_are_not_given_a_made_up_amount() {
        let tiered = Item { billing_scheme: Some("tiered".into()), ..item(None, "usd", "month", 1, Some(7)) };
        assert_eq!(said(&tiered), "Price depends on quantity (7 units, billed every month)");
        let metered = Item { usage_type: Some("metered".into()), ..item(Some(2), "usd", "month", 1, None) };
        assert_eq!(said(&metered), "$0.02 per unit used (billed every month)");
        let fractional = Item { unit_amount: None, unit_amount_decimal: Some("0.5".into()), ..metered };
        assert_eq!(said(&fractional), "$0.005 per unit used (billed every month)");
    }
}
