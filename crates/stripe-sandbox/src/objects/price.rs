//! Prices, and what a quantity costs at one.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::table::Row;

words! {
    /// The unit that a billing period is counted in.
    Interval { Day = "day", Week = "week", Month = "month", Year = "year", }
}

words! {
    /// How several tiers apply to one quantity.
    TiersMode {
        /// Each unit costs what its own tier says.
        Graduated = "graduated",
        /// All units cost what the last tier reached says.
        Volume = "volume",
    }
}

words! {
    /// Whether the quantity is agreed or measured.
    UsageType { Licensed = "licensed", Metered = "metered", }
}

#[derive(Clone, Debug)]
pub(crate) struct Recurring {
    pub(crate) interval: Interval,
    pub(crate) interval_count: i64,
    pub(crate) usage_type: UsageType,
    pub(crate) meter: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Tier {
    /// The last unit of the tier; `None` is the tier without an end.
    pub(crate) up_to: Option<i64>,
    pub(crate) unit_amount: i64,
    pub(crate) flat_amount: i64,
}

words! {
    /// What becomes of a package that isn't full.
    Rounding { Up = "up", Down = "down", }
}

/// Units that are sold together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packages {
    /// Never less than 1.
    pub(crate) size: i64,
    pub(crate) round: Rounding,
}

#[derive(Clone, Debug)]
pub(crate) enum Scheme {
    /// So many minor units each.
    PerUnit(i64),
    Tiered {
        mode: TiersMode,
        tiers: Vec<Tier>,
    },
}

#[derive(Clone, Debug)]
pub(crate) struct Price {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) product: String,
    pub(crate) active: bool,
    /// Lower-case ISO code.
    pub(crate) currency: String,
    pub(crate) scheme: Scheme,
    /// Not together with tiers.
    pub(crate) packages: Option<Packages>,
    /// `None` for a price that is paid once.
    pub(crate) recurring: Option<Recurring>,
    pub(crate) nickname: Option<String>,
    pub(crate) lookup_key: Option<String>,
    pub(crate) tax_behavior: String,
    pub(crate) metadata: Metadata,
    pub(crate) standing: Standing,
}

/// Where a price can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// In lists, and by its identifier.
    Listed,
    /// By its identifier alone: it was made within something that it is the price of.
    /// Source: Stripe's documentation, "How products and prices work", inline prices.
    Inline,
    /// Nowhere any more; whoever had it keeps it.
    /// Source: Stripe's API reference, "Delete a plan".
    Deleted,
}

impl Row for Price {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.product]
    }
}

impl Price {
    /// What a quantity costs, in minor units.
    pub(crate) fn amount(&self, quantity: i64) -> i64 {
        match &self.scheme {
            Scheme::PerUnit(unit) => {
                let count = self.packages.map_or(quantity, |packages| packages.count(quantity));
                unit.saturating_mul(count)
            }
            Scheme::Tiered { mode: TiersMode::Volume, tiers } => {
                let reached = tiers.iter().find(|tier| tier.up_to.is_none_or(|last| quantity <= last));
                reached.map_or(0, |tier| tier.cost(quantity))
            }
            Scheme::Tiered { mode: TiersMode::Graduated, tiers } => {
                let mut counted = 0;
                let mut amount = 0i64;
                for tier in tiers {
                    let last = tier.up_to.map_or(quantity, |last| last.min(quantity));
                    amount = amount.saturating_add(tier.cost(last - counted));
                    counted = last;
                    if counted == quantity {
                        break;
                    }
                }
                amount
            }
        }
    }

    /// The amount of one unit, where all cost the same.
    pub(crate) fn unit_amount(&self) -> Option<i64> {
        match self.scheme {
            Scheme::PerUnit(unit) => Some(unit),
            Scheme::Tiered { .. } => None,
        }
    }

    pub(crate) fn is_metered(&self) -> bool {
        self.recurring.as_ref().is_some_and(|recurring| recurring.usage_type == UsageType::Metered)
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "price",
            "active": self.active,
            "billing_scheme": self.billing_scheme(),
            "created": self.created,
            "currency": self.currency,
            "custom_unit_amount": null,
            "livemode": false,
            "lookup_key": self.lookup_key,
            "metadata": self.metadata,
            "nickname": self.nickname,
            "product": self.product,
            "recurring": self.recurring.as_ref().map(Recurring::json),
            "tax_behavior": self.tax_behavior,
            "tiers_mode": self.tiers_mode(),
            "transform_quantity": self.packages.map(Packages::json),
            "type": if self.recurring.is_some() { "recurring" } else { "one_time" },
            "unit_amount": self.unit_amount(),
            "unit_amount_decimal": self.unit_amount().map(|unit| unit.to_string()),
        })
    }

    /// The tiers, which Stripe shows only to those who ask with `expand[]=tiers`.
    pub(crate) fn tiers_json(&self) -> Value {
        let Scheme::Tiered { tiers, .. } = &self.scheme else { return Value::Null };
        tiers.iter().map(Tier::json).collect()
    }

    /// The older way to say the same, still part of each subscription item.
    pub(crate) fn plan_json(&self) -> Value {
        let Some(recurring) = &self.recurring else { return Value::Null };
        json!({
            "id": self.id,
            "object": "plan",
            "active": self.active,
            "amount": self.unit_amount(),
            "amount_decimal": self.unit_amount().map(|unit| unit.to_string()),
            "billing_scheme": self.billing_scheme(),
            "created": self.created,
            "currency": self.currency,
            "interval": recurring.interval.word(),
            "interval_count": recurring.interval_count,
            "livemode": false,
            "metadata": self.metadata,
            "meter": recurring.meter,
            "nickname": self.nickname,
            "product": self.product,
            "tiers_mode": self.tiers_mode(),
            "transform_usage": self.packages.map(Packages::json),
            "trial_period_days": null,
            "usage_type": recurring.usage_type.word(),
        })
    }

    fn billing_scheme(&self) -> &'static str {
        match self.scheme {
            Scheme::PerUnit(_) => "per_unit",
            Scheme::Tiered { .. } => "tiered",
        }
    }

    fn tiers_mode(&self) -> Option<&'static str> {
        match &self.scheme {
            Scheme::PerUnit(_) => None,
            Scheme::Tiered { mode, .. } => Some(mode.word()),
        }
    }
}

impl Recurring {
    /// An agreed quantity, billed every interval.
    pub(crate) fn every(interval: Interval) -> Self {
        Self { interval, interval_count: 1, usage_type: UsageType::Licensed, meter: None }
    }

    fn json(&self) -> Value {
        json!({
            "interval": self.interval.word(),
            "interval_count": self.interval_count,
            "meter": self.meter,
            "trial_period_days": null,
            "usage_type": self.usage_type.word(),
        })
    }
}

impl Packages {
    fn count(self, quantity: i64) -> i64 {
        match self.round {
            Rounding::Up => (quantity + self.size - 1).div_euclid(self.size),
            Rounding::Down => quantity.div_euclid(self.size),
        }
    }

    fn json(self) -> Value {
        json!({ "divide_by": self.size, "round": self.round.word() })
    }
}

impl Tier {
    fn cost(&self, units: i64) -> i64 {
        self.unit_amount.saturating_mul(units).saturating_add(self.flat_amount)
    }

    fn json(&self) -> Value {
        json!({
            "flat_amount": self.flat_amount,
            "flat_amount_decimal": self.flat_amount.to_string(),
            "unit_amount": self.unit_amount,
            "unit_amount_decimal": self.unit_amount.to_string(),
            "up_to": self.up_to,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiered(mode: TiersMode) -> Price {
        let tiers = vec![
            Tier { up_to: Some(10), unit_amount: 100, flat_amount: 0 },
            Tier { up_to: None, unit_amount: 50, flat_amount: 500 },
        ];
        Price {
            id: "price_1".to_owned(),
            created: 0,
            product: "prod_1".to_owned(),
            active: true,
            currency: "usd".to_owned(),
            scheme: Scheme::Tiered { mode, tiers },
            packages: None,
            recurring: Some(Recurring::every(Interval::Month)),
            nickname: None,
            lookup_key: None,
            tax_behavior: "unspecified".to_owned(),
            metadata: Metadata::new(),
            standing: Standing::Listed,
        }
    }

    #[test]
    fn graduated_tiers_charge_each_unit_in_its_own_tier_and_volume_tiers_all_in_the_last() {
        assert_eq!(tiered(TiersMode::Graduated).amount(10), 1_000);
        assert_eq!(tiered(TiersMode::Graduated).amount(12), 1_000 + 100 + 500);
        assert_eq!(tiered(TiersMode::Volume).amount(10), 1_000);
        assert_eq!(tiered(TiersMode::Volume).amount(12), 600 + 500);
    }

    #[test]
    fn a_package_that_is_not_full_is_paid_or_free() {
        let price = |round| Price {
            scheme: Scheme::PerUnit(500),
            packages: Some(Packages { size: 100, round }),
            ..tiered(TiersMode::Volume)
        };
        assert_eq!(
            [0, 1, 100, 101].map(|quantity| price(Rounding::Up).amount(quantity)),
            [0, 500, 500, 1_000]
        );
        assert_eq!([99, 100, 199].map(|quantity| price(Rounding::Down).amount(quantity)), [0, 500, 500]);
    }
}
