//! What a quantity costs: by the unit, by the package, or in tiers; exact, also in fractions of a minor unit.
//!
//! Source: Stripe's documentation, "Tiered pricing" and "Package pricing".

use std::fmt;

/// An amount in minor units of some currency, with up to twelve decimals, as Stripe's `unit_amount_decimal` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i128);

/// How many of [`Amount`]'s parts a minor unit has.
const ONE: i128 = 1_000_000_000_000;
const DECIMALS: usize = 12;

/// How a price depends on the quantity.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Pricing {
    /// So much for each unit.
    PerUnit(Amount),
    /// So much for each package of units.
    Package {
        /// For one package.
        amount: Amount,
        /// Units in a package; never 0.
        size: u64,
        /// What becomes of a package that isn't full.
        round: Round,
    },
    /// Each unit costs what the tier says that it falls into.
    Graduated(Vec<Tier>),
    /// All units cost what the last tier reached says.
    Volume(Vec<Tier>),
}

/// What becomes of a package that isn't full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Round {
    /// It is paid as a full one.
    Up,
    /// It is free.
    Down,
}

/// One step of a price in tiers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tier {
    /// The last unit in it; none for the last tier.
    pub up_to: Option<u64>,
    /// For each unit in it.
    pub unit: Amount,
    /// Once, as soon as the tier is reached.
    pub flat: Amount,
}

impl Pricing {
    /// What a quantity costs in one period. None where the tiers end before it, or where it is more than can be counted.
    ///
    /// The first tier is reached by no unit at all: its flat amount is always paid.
    pub fn cost(&self, quantity: u64) -> Option<Amount> {
        match self {
            Self::PerUnit(amount) => amount.times(quantity),
            Self::Package { amount, size, round } => amount.times(match round {
                Round::Up => quantity.div_ceil(*size),
                Round::Down => quantity / size,
            }),
            Self::Volume(tiers) => tiers.iter().find(|tier| tier.holds(quantity))?.cost(quantity),
            Self::Graduated(tiers) => {
                let mut counted = 0;
                let mut cost = Amount::default();
                for tier in tiers {
                    let last = tier.up_to.map_or(quantity, |last| last.min(quantity));
                    cost = cost.plus(tier.cost(last.saturating_sub(counted))?)?;
                    counted = last;
                    if tier.holds(quantity) {
                        return Some(cost);
                    }
                }
                None
            }
        }
    }
}

impl Tier {
    fn holds(&self, quantity: u64) -> bool {
        self.up_to.is_none_or(|last| quantity <= last)
    }

    fn cost(&self, units: u64) -> Option<Amount> {
        self.unit.times(units)?.plus(self.flat)
    }
}

impl Amount {
    /// So many minor units.
    pub fn of_minor(minor: i64) -> Self {
        Self(i128::from(minor) * ONE)
    }

    /// Reads a decimal number of minor units, such as `1250` or `0.5`. None for anything else, and for more than twelve decimals
    /// that matter.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 18 || fraction.len() > DECIMALS {
            return None;
        }
        if !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        let parts: i128 = format!("{whole}{fraction:0<DECIMALS$}").parse().ok()?;
        Some(Self(sign * parts))
    }

    /// The minor units, if it is a whole number of them.
    pub fn whole(self) -> Option<i64> {
        if self.0 % ONE == 0 { i64::try_from(self.0 / ONE).ok() } else { None }
    }

    /// The nearest whole number of minor units, half of one away from zero, as Stripe bills it. None where that is out of bounds.
    pub fn rounded(self) -> Option<i64> {
        let half = if self.0 < 0 { -ONE / 2 } else { ONE / 2 };
        i64::try_from((self.0 + half) / ONE).ok()
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    fn times(self, count: u64) -> Option<Self> {
        self.0.checked_mul(i128::from(count)).map(Self)
    }

    fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

impl fmt::Display for Amount {
    /// Minor units as a decimal number without zeros at its end: `1250`, `0.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let parts = self.0.unsigned_abs();
        let (whole, fraction) = (parts / ONE.unsigned_abs(), parts % ONE.unsigned_abs());
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{fraction:0DECIMALS$}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).unwrap()
    }

    fn tiers() -> Vec<Tier> {
        vec![
            Tier { up_to: Some(10), unit: amount("100"), flat: amount("300") },
            Tier { up_to: Some(20), unit: amount("0.5"), flat: amount("0") },
            Tier { up_to: None, unit: amount("0"), flat: amount("500") },
        ]
    }

    #[test]
    fn graduated_tiers_charge_each_unit_in_its_own_tier_and_volume_tiers_all_in_the_last() {
        let cost = |pricing: &Pricing, quantity| pricing.cost(quantity).unwrap().to_string();
        let graduated = Pricing::Graduated(tiers());
        let costs = [0, 1, 10, 11, 20, 21].map(|quantity| cost(&graduated, quantity));
        assert_eq!(costs, ["300", "400", "1300", "1300.5", "1305", "1805"]);
        let volume = Pricing::Volume(tiers());
        let costs = [0, 1, 10, 11, 20, 21].map(|quantity| cost(&volume, quantity));
        assert_eq!(costs, ["300", "400", "1300", "5.5", "10", "500"]);
    }

    #[test]
    fn a_package_that_is_not_full_is_paid_or_free() {
        let package = |round| Pricing::Package { amount: amount("500"), size: 100, round };
        let cost = |round, quantity| package(round).cost(quantity).unwrap().whole().unwrap();
        assert_eq!([0, 1, 100, 101].map(|quantity| cost(Round::Up, quantity)), [0, 500, 500, 1_000]);
        assert_eq!([0, 99, 100, 199].map(|quantity| cost(Round::Down, quantity)), [0, 0, 500, 500]);
    }

    #[test]
    fn tiers_that_end_say_nothing_of_what_is_beyond() {
        let bounded = vec![Tier { up_to: Some(5), unit: amount("1"), flat: amount("0") }];
        assert_eq!(Pricing::Graduated(bounded.clone()).cost(6), None);
        assert_eq!(Pricing::Volume(bounded).cost(6), None);
        assert_eq!(Pricing::PerUnit(amount("999999999999999999")).cost(u64::MAX), None);
    }

    #[test]
    fn an_amount_is_read_and_written_exactly() {
        for text in ["0", "1250", "0.5", "-0.000000000001", "999999999999999999.999999999999"] {
            assert_eq!(amount(text).to_string(), text);
        }
        assert_eq!(amount("1.500").to_string(), "1.5");
        for bad in ["", "-", ".5", "1.x", "1e3", "+1", "0.0000000000001", "1234567890123456789"] {
            assert_eq!(Amount::parse(bad), None, "{bad}");
        }
        let rounded = |text: &str| amount(text).rounded().unwrap();
        assert_eq!([rounded("0.5"), rounded("0.4"), rounded("-0.5"), rounded("2")], [1, 0, -1, 2]);
        assert_eq!((amount("2").whole(), amount("2.5").whole()), (Some(2), None));
    }

    prop_compose! {
        fn any_tiers()(
            steps in proptest::collection::vec((1u64..50, 0i64..100_000, 0i64..100_000), 1..6),
        ) -> Vec<Tier> {
            let count = steps.len();
            let mut last = 0;
            let mut tiers = Vec::new();
            for (place, (length, unit, flat)) in steps.into_iter().enumerate() {
                last += length;
                let up_to = (place + 1 < count).then_some(last);
                tiers.push(Tier { up_to, unit: Amount(i128::from(unit) * ONE / 7), flat: Amount::of_minor(flat) });
            }
            tiers
        }
    }

    proptest! {
        /// Unit by unit, as a person would count.
        #[test]
        fn tiers_cost_what_counting_unit_by_unit_comes_to(tiers in any_tiers(), quantity in 0u64..300) {
            let holding = |unit: u64| tiers.iter().position(|tier| tier.up_to.is_none_or(|last| unit <= last)).unwrap();
            let reached = holding(quantity);
            let volume = (0..quantity).fold(tiers[reached].flat.0, |sum, _| sum + tiers[reached].unit.0);
            prop_assert_eq!(Pricing::Volume(tiers.clone()).cost(quantity), Some(Amount(volume)));
            let flats: i128 = tiers[..=reached].iter().map(|tier| tier.flat.0).sum();
            let units: i128 = (1..=quantity).map(|unit| tiers[holding(unit)].unit.0).sum();
            prop_assert_eq!(Pricing::Graduated(tiers.clone()).cost(quantity), Some(Amount(flats + units)));
        }

        #[test]
        fn no_text_panics_and_what_is_read_is_written_alike(text in "-?[0-9]{0,20}(\\.[0-9]{0,14})?|.{0,10}") {
            if let Some(amount) = Amount::parse(&text) {
                prop_assert_eq!(Amount::parse(&amount.to_string()), Some(amount));
            }
        }
    }
}
