//! A price in words, true for every kind of price that Stripe has.

use billing::pricing::{Amount, Pricing, Tier};
use i18n::{Text, Words};
use store::subscriptions::Item;

use super::language::Language;

/// What an item costs, in words.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct PriceText {
    /// `$12.00 per month`; of several units all of them.
    pub price: String,
    /// What explains it: `5 × $10.00`, `7 units`, `billed every month`.
    pub detail: Option<String>,
    /// The steps that it goes by, if it does.
    pub steps: Option<Steps>,
}

/// The steps of a price that depends on the quantity.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Steps {
    /// How they add up, as a sentence.
    pub how: Words,
    /// In their order.
    pub lines: Vec<Step>,
    /// Whether any has a flat fee.
    pub have_flat: bool,
}

/// One step.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// `1 – 100`, `101 and more`.
    pub units: String,
    /// For each unit.
    pub each: String,
    /// Once, as soon as the step is reached.
    pub flat: String,
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

/// What an item costs: `$12.00 per month`; `€500.00 per year (5 × €100.00)`; `€0.02 per unit used (billed every month)`; `$85.00 per month
/// (7 units)` with its steps. An amount stands there only where it is what will be charged before discounts and taxes.
pub fn of_item(language: &Language, item: &Item) -> PriceText {
    let text = language.text;
    let currency = item.currency.as_deref().unwrap_or_default();
    let money =
        |amount: Amount| language.locale.money_decimal(&amount.to_string(), currency).unwrap_or_default();
    let pricing = item.pricing().filter(|_| !currency.is_empty());
    let steps = pricing.as_ref().and_then(|pricing| steps(language, pricing, money));
    if is_metered(item) {
        let price = match pricing {
            Some(Pricing::PerUnit(amount)) => text.price_per_use(&money(amount)),
            Some(Pricing::Package { amount, size, .. }) => per_package(text, &money(amount), size),
            _ => text.price_by_use().into(),
        };
        return PriceText { price, detail: billed_every(text, item), steps };
    }
    let quantity = item.quantity.unwrap_or(1);
    let Some((pricing, total)) = pricing.zip(total(item)) else {
        let units = (quantity != 1).then(|| text.quantity(quantity));
        let details: Vec<String> = units.into_iter().chain(billed_every(text, item)).collect();
        let detail = (!details.is_empty()).then(|| details.join(", "));
        return PriceText { price: text.price_by_quantity().into(), detail, steps };
    };
    let detail = match pricing {
        Pricing::PerUnit(_) if quantity == 1 => None,
        Pricing::PerUnit(amount) => Some(text.price_times(quantity, &money(amount))),
        Pricing::Package { amount, size, .. } => Some(per_package(text, &money(amount), size)),
        Pricing::Graduated(_) | Pricing::Volume(_) => Some(text.quantity(quantity)),
    };
    PriceText { price: recurring(text, item, &language.money(total, currency)), detail, steps }
}

/// Stripe's words, the shortest first.
const INTERVALS: [&str; 4] = ["day", "week", "month", "year"];

/// What items cost together: `$60.00 per month`, `$12.00 per month + $0.02 per unit used`. None where that takes more than two
/// amounts, or isn't known of one of several.
pub fn of_all(language: &Language, items: &[&Item]) -> Option<String> {
    if let [only] = items {
        return Some(of_item(language, only).price);
    }
    let mut sums: Vec<(&Item, i64)> = Vec::new();
    let mut by_use = Vec::new();
    for item in items {
        if is_metered(item) {
            item.pricing()
                .filter(|pricing| !matches!(pricing, Pricing::Graduated(_) | Pricing::Volume(_)))?;
            by_use.push(of_item(language, item).price);
            continue;
        }
        let total = total(item)?;
        match sums.iter_mut().find(|(first, _)| rhythm(first) == rhythm(item)) {
            Some((_, sum)) => *sum = sum.checked_add(total)?,
            None => sums.push((item, total)),
        }
    }
    sums.sort_by_key(|(item, _)| {
        (INTERVALS.iter().position(|name| Some(*name) == item.interval.as_deref()), item.interval_count)
    });
    let sums = sums.into_iter().map(|(item, sum)| {
        let amount = language.money(sum, item.currency.as_deref().unwrap_or_default());
        recurring(language.text, item, &amount)
    });
    let told: Vec<String> = sums.chain(by_use).collect();
    (1..=2).contains(&told.len()).then(|| told.join(" + "))
}

/// In what and how often an item is charged.
fn rhythm(item: &Item) -> (Option<&str>, Option<&str>, Option<i64>) {
    (item.currency.as_deref(), item.interval.as_deref(), item.interval_count)
}

/// Whether an item is charged by what was used of it.
pub fn is_metered(item: &Item) -> bool {
    item.usage_type.as_deref() == Some("metered")
}

/// What is charged for an item each time, before discounts and taxes; minor units. None where that depends on use, or isn't known.
fn total(item: &Item) -> Option<i64> {
    let is_known = !is_metered(item) && item.currency.as_deref().is_some_and(|currency| !currency.is_empty());
    let units = u64::try_from(item.quantity.unwrap_or(1)).ok()?;
    item.pricing().filter(|_| is_known)?.cost(units)?.rounded()
}

fn per_package(text: &'static Text, price: &str, size: u64) -> String {
    text.price_per_package(i64::try_from(size).unwrap_or(i64::MAX), price)
}

fn steps(language: &Language, pricing: &Pricing, money: impl Fn(Amount) -> String) -> Option<Steps> {
    let text = language.text;
    let (tiers, how) = match pricing {
        Pricing::Graduated(tiers) => (tiers, text.price_steps_graduated()),
        Pricing::Volume(tiers) => (tiers, text.price_steps_volume()),
        _ => return None,
    };
    let number = |units: u64| language.locale.number(i64::try_from(units).unwrap_or(i64::MAX));
    let mut first = 1;
    let line = |tier: &Tier| {
        let from = number(first);
        let units = match tier.up_to {
            Some(last) => {
                first = last.saturating_add(1);
                text.price_steps_range(&from, &number(last))
            }
            None => text.price_steps_rest(&from),
        };
        Step { units, each: money(tier.unit), flat: money(tier.flat) }
    };
    let lines = tiers.iter().map(line).collect();
    Some(Steps { how, lines, have_flat: tiers.iter().any(|tier| !tier.flat.is_zero()) })
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

    fn told(item: &Item) -> PriceText {
        of_item(&Language::new(Locale::ENGLISH, TimeZone::UTC), item)
    }

    fn said(item: &Item) -> String {
        told(item).in_one()
    }

    fn item(
        unit_amount: Option<i64>,
        currency: &str,
        interval: &str,
        count: i64,
        quantity: Option<i64>,
    ) -> Item {
        Item {
            unit_amount,
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
        let package = Item {
            package_size: Some(100),
            package_round: Some("up".into()),
            ..item(Some(500), "usd", "month", 1, Some(250))
        };
        assert_eq!(said(&package), "$15.00 per month ($5.00 per 100 units)");
    }

    #[test]
    fn what_several_cost_together_is_said_in_at_most_two_amounts() {
        let english = Language::new(Locale::ENGLISH, TimeZone::UTC);
        let sum = |items: &[Item]| of_all(&english, &items.iter().collect::<Vec<_>>());
        let monthly = |amount| item(Some(amount), "usd", "month", 1, Some(1));
        let seats = item(Some(500), "usd", "month", 1, Some(5));
        let yearly = item(Some(10_000), "usd", "year", 1, Some(1));
        let metered = Item { usage_type: Some("metered".into()), ..item(Some(2), "usd", "month", 1, None) };
        assert_eq!(sum(&[monthly(1_200)]).as_deref(), Some("$12.00 per month"));
        assert_eq!(sum(&[monthly(1_200), seats.clone()]).as_deref(), Some("$37.00 per month"));
        let mixed = [yearly.clone(), monthly(1_200), seats];
        assert_eq!(sum(&mixed).as_deref(), Some("$37.00 per month + $100.00 per year"));
        let base_and_use = [metered.clone(), monthly(1_200)];
        assert_eq!(sum(&base_and_use).as_deref(), Some("$12.00 per month + $0.02 per unit used"));
        assert_eq!(sum(&[monthly(1_200), yearly, metered]), None);
        let untold = Item { billing_scheme: Some("tiered".into()), ..item(None, "usd", "month", 1, Some(7)) };
        assert_eq!(sum(&[monthly(1_200), untold]), None);
        assert_eq!(sum(&[monthly(i64::MAX), monthly(1)]), None);
        assert_eq!(sum(&[]), None);
    }

    #[test]
    fn tiers_and_use_are_not_given_a_made_up_amount() {
        let untold = Item { billing_scheme: Some("tiered".into()), ..item(None, "usd", "month", 1, Some(7)) };
        assert_eq!(said(&untold), "Price depends on quantity (7 units, billed every month)");
        let metered = Item { usage_type: Some("metered".into()), ..item(Some(2), "usd", "month", 1, None) };
        assert_eq!(said(&metered), "$0.02 per unit used (billed every month)");
        let fractional = Item { unit_amount: None, unit_amount_decimal: Some("0.5".into()), ..metered };
        assert_eq!(said(&fractional), "$0.005 per unit used (billed every month)");
        let huge = item(Some(i64::MAX), "usd", "month", 1, Some(2));
        assert_eq!(said(&huge), "Price depends on quantity (2 units, billed every month)");
    }

    #[test]
    fn steps_are_told_beside_what_they_come_to() {
        let tiers = r#"[{"up_to":5,"unit_amount":1000,"flat_amount":500},{"up_to":null,"unit_amount":800}]"#;
        let graduated = Item {
            billing_scheme: Some("tiered".into()),
            tiers: Some(tiers.into()),
            tiers_mode: Some("graduated".into()),
            ..item(None, "usd", "month", 1, Some(7))
        };
        let told = told(&graduated);
        assert_eq!(told.in_one(), "$71.00 per month (7 units)");
        let steps = told.steps.unwrap();
        let lines: Vec<_> = steps.lines.iter().map(|line| (&*line.units, &*line.each, &*line.flat)).collect();
        assert_eq!(lines, [("1 – 5", "$10.00", "$5.00"), ("6 and more", "$8.00", "$0.00")]);
        assert!(steps.have_flat);
        assert_eq!(
            said(&Item { tiers_mode: Some("volume".into()), ..graduated }),
            "$56.00 per month (7 units)"
        );
    }
}
