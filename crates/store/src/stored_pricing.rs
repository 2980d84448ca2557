//! How a price depends on the quantity, read from what is stored of it.

use billing::pricing::{Amount, Pricing, Round, Tier};
use serde::Deserialize;

use crate::subscriptions::Item;

/// A tier as Stripe writes it. An amount that it leaves out is nothing.
#[derive(Deserialize)]
struct StripeTier {
    up_to: Option<u64>,
    /// Early versions of the API call it `amount`.
    #[serde(alias = "amount")]
    unit_amount: Option<i64>,
    unit_amount_decimal: Option<String>,
    flat_amount: Option<i64>,
    flat_amount_decimal: Option<String>,
}

/// None where it isn't known, or isn't of a kind that is known.
pub(crate) fn of(item: &Item) -> Option<Pricing> {
    if item.billing_scheme.as_deref() == Some("tiered") {
        let tiers: Vec<StripeTier> = serde_json::from_str(item.tiers.as_deref()?).ok()?;
        let tiers = tiers.iter().map(tier).collect::<Option<Vec<_>>>().filter(|tiers| !tiers.is_empty())?;
        return match item.tiers_mode.as_deref()? {
            "graduated" => Some(Pricing::Graduated(tiers)),
            "volume" => Some(Pricing::Volume(tiers)),
            _ => None,
        };
    }
    let amount = amount(item.unit_amount, item.unit_amount_decimal.as_deref())?;
    let Some(size) = item.package_size else { return Some(Pricing::PerUnit(amount)) };
    let size = u64::try_from(size).ok().filter(|size| *size > 0)?;
    let round = match item.package_round.as_deref()? {
        "up" => Round::Up,
        "down" => Round::Down,
        _ => return None,
    };
    Some(Pricing::Package { amount, size, round })
}

fn tier(tier: &StripeTier) -> Option<Tier> {
    let or_nothing = |minor: Option<i64>, decimal: Option<&str>| match (minor, decimal) {
        (None, None) => Some(Amount::default()),
        _ => amount(minor, decimal),
    };
    Some(Tier {
        up_to: tier.up_to,
        unit: or_nothing(tier.unit_amount, tier.unit_amount_decimal.as_deref())?,
        flat: or_nothing(tier.flat_amount, tier.flat_amount_decimal.as_deref())?,
    })
}

/// The whole number is absent where there is a fraction.
fn amount(minor: Option<i64>, decimal: Option<&str>) -> Option<Amount> {
    minor.map(Amount::of_minor).or_else(|| Amount::parse(decimal?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_packages_and_fractions_are_read_and_what_is_not_known_is_not_made_up() {
        let text = |text: &str| Some(text.to_owned());
        let tiers = r#"[{"up_to":10,"unit_amount":null,"unit_amount_decimal":"0.5","flat_amount":300,"flat_amount_decimal":"300"},
            {"up_to":null,"unit_amount":2,"unit_amount_decimal":"2","flat_amount":null,"flat_amount_decimal":null}]"#;
        let graduated = Item {
            billing_scheme: text("tiered"),
            tiers: text(tiers),
            tiers_mode: text("graduated"),
            ..Item::default()
        };
        let cost = |item: &Item, quantity| item.pricing().unwrap().cost(quantity).unwrap().to_string();
        assert_eq!([cost(&graduated, 1), cost(&graduated, 12)], ["300.5", "309"]);
        let volume = Item { tiers_mode: text("volume"), ..graduated.clone() };
        assert_eq!(cost(&volume, 12), "24");
        for unknown in [
            Item { tiers: None, ..graduated.clone() },
            Item { tiers: text("[]"), ..graduated.clone() },
            Item { tiers_mode: text("stairs"), ..graduated },
            Item::default(),
        ] {
            assert_eq!(unknown.pricing(), None, "{unknown:?}");
        }
        let fraction = Item { unit_amount_decimal: text("0.25"), ..Item::default() };
        assert_eq!(cost(&fraction, 3), "0.75");
        let package =
            Item { package_size: Some(100), package_round: text("up"), unit_amount: Some(500), ..fraction };
        assert_eq!([cost(&package, 100), cost(&package, 101)], ["500", "1000"]);
        assert_eq!(Item { package_size: Some(0), ..package }.pricing(), None);
    }
}
