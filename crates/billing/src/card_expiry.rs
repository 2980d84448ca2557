//! When a card expires, and whether that is soon.

use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::clock::Timestamp;

/// The month that is printed on a card. The card works until that month is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardExpiry {
    /// 1 to 12.
    month: i8,
    /// Four digits.
    year: i16,
}

/// How a card's expiry stands to what it has to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It works for what is known to come.
    Valid,
    /// It works today, and no longer when it is charged next.
    Soon,
    /// It works no more.
    Expired,
}

impl CardExpiry {
    /// The expiry of a card, if it is a month there is.
    pub fn new(month: i64, year: i64) -> Option<Self> {
        let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let year = i16::try_from(year).ok().filter(|year| (1970..=9998).contains(year))?;
        Some(Self { month, year })
    }

    /// The moment from which the card works no more: the end of its month, by UTC.
    pub fn ends(self) -> Timestamp {
        let (month, year) = if self.month == 12 { (1, self.year + 1) } else { (self.month + 1, self.year) };
        let next = date(year, month, 1).to_zoned(TimeZone::UTC);
        next.map_or(Timestamp::MAX, |next| next.timestamp())
    }

    /// How it stands now, to a card that is charged next at some moment, if at all.
    pub fn standing(self, now: Timestamp, next_charge: Option<Timestamp>) -> Standing {
        let ends = self.ends();
        match next_charge {
            _ if ends <= now => Standing::Expired,
            Some(next) if ends <= next => Standing::Soon,
            _ => Standing::Valid,
        }
    }
}

impl std::fmt::Display for CardExpiry {
    /// As cards have it, with the whole year: `08/2027`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}/{}", self.month, self.year)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_card_works_until_its_month_is_over() {
        let standing = |month, year, now: &str, next: Option<&str>| {
            CardExpiry::new(month, year).unwrap().standing(at(now), next.map(at))
        };
        let (last, first) = ("2027-08-31T23:59:59Z", "2027-09-01T00:00:00Z");
        assert_eq!(standing(8, 2027, last, None), Standing::Valid);
        assert_eq!(standing(8, 2027, first, None), Standing::Expired);
        assert_eq!(standing(8, 2027, "2027-08-01T00:00:00Z", Some(last)), Standing::Valid);
        assert_eq!(standing(8, 2027, "2027-08-01T00:00:00Z", Some(first)), Standing::Soon);
        assert_eq!(standing(12, 2027, "2027-12-31T23:59:59Z", None), Standing::Valid);
        assert_eq!(standing(12, 2027, "2028-01-01T00:00:00Z", None), Standing::Expired);
        assert_eq!(CardExpiry::new(8, 2027).unwrap().to_string(), "08/2027");
    }

    #[test]
    fn what_is_no_month_is_no_expiry() {
        for (month, year) in [(0, 2027), (13, 2027), (-1, 2027), (8, 27), (8, i64::MAX), (i64::MIN, 2027)] {
            assert_eq!(CardExpiry::new(month, year), None, "{month}/{year}");
        }
    }

    proptest! {
        #[test]
        fn a_later_charge_is_never_safer(month in 1..=12i64, year in 1970..=9998i64, now in 0..200_000_000_000i64, wait in 0..10_000_000i64) {
            let card = CardExpiry::new(month, year).unwrap();
            let second = |second| Timestamp::from_second(second).unwrap();
            let order = |standing| match standing { Standing::Valid => 0, Standing::Soon => 1, Standing::Expired => 2 };
            let near = order(card.standing(second(now), Some(second(now))));
            let far = order(card.standing(second(now), Some(second(now + wait))));
            prop_assert!(order(card.standing(second(now), None)) <= near && near <= far);
        }
    }
}
