//! Coupons, and the discounts that they give on subscriptions.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::state::State;
use crate::table::Row;

words! {
    /// How long a coupon's discount lasts.
    CouponDuration { Forever = "forever", Repeating = "repeating", }
}

/// What a coupon takes off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Off {
    /// Whole percent, 1 to 100.
    Percent(i64),
    /// Minor units, in the coupon's currency.
    Amount(i64),
}

#[derive(Debug)]
pub(crate) struct Coupon {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) name: String,
    pub(crate) off: Off,
    /// Lower-case ISO code; only that of an amount is shown.
    pub(crate) currency: String,
    /// `None` for one that lasts for ever.
    pub(crate) months: Option<i64>,
    pub(crate) times_redeemed: u32,
}

/// A coupon's use on one subscription.
#[derive(Debug)]
pub(crate) struct Discount {
    pub(crate) id: String,
    pub(crate) start: Seconds,
    pub(crate) end: Option<Seconds>,
    pub(crate) coupon: String,
    pub(crate) customer: String,
    pub(crate) subscription: String,
}

/// What a subscription knows of a discount of its own.
#[derive(Clone, Debug)]
pub(crate) struct Applied {
    pub(crate) id: String,
    pub(crate) end: Option<Seconds>,
}

impl Row for Coupon {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }
}

impl Row for Discount {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.start
    }
}

impl Coupon {
    /// What it takes off an amount, at most all of it.
    pub(crate) fn amount_off(&self, amount: i64) -> i64 {
        let off = match self.off {
            // Half a unit goes to the customer.
            Off::Percent(percent) => (amount.saturating_mul(percent) + 50).div_euclid(100),
            Off::Amount(off) => off,
        };
        off.clamp(0, amount.max(0))
    }

    pub(crate) fn json(&self) -> Value {
        let (percent, amount) = match self.off {
            Off::Percent(percent) => (Some(percent), None),
            Off::Amount(amount) => (None, Some(amount)),
        };
        let duration =
            if self.months.is_some() { CouponDuration::Repeating } else { CouponDuration::Forever };
        json!({
            "id": self.id,
            "object": "coupon",
            "amount_off": amount,
            "created": self.created,
            "currency": amount.map(|_| &self.currency),
            "duration": duration.word(),
            "duration_in_months": self.months,
            "livemode": false,
            "max_redemptions": null,
            "metadata": Metadata::new(),
            "name": self.name,
            "percent_off": percent,
            "redeem_by": null,
            "times_redeemed": self.times_redeemed,
            "valid": true,
        })
    }
}

impl Discount {
    /// Whether it counts at a moment.
    pub(crate) fn runs_at(&self, at: Seconds) -> bool {
        self.start <= at && self.end.is_none_or(|end| at < end)
    }

    /// Newer versions name the coupon under `source`, older ones have all of it under `coupon`.
    pub(crate) fn json(&self, state: &State) -> Value {
        json!({
            "id": self.id,
            "object": "discount",
            "checkout_session": null,
            "coupon": state.coupons.get(&self.coupon).map(Coupon::json),
            "customer": self.customer,
            "end": self.end,
            "invoice": null,
            "invoice_item": null,
            "promotion_code": null,
            "source": { "coupon": self.coupon, "type": "coupon" },
            "start": self.start,
            "subscription": self.subscription,
            "subscription_item": null,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coupon_takes_off_a_part_or_an_amount_and_never_more_than_there_is() {
        let coupon = |off| Coupon {
            id: "SPRING".to_owned(),
            created: 0,
            name: "Spring".to_owned(),
            off,
            currency: "usd".to_owned(),
            months: None,
            times_redeemed: 1,
        };
        assert_eq!(coupon(Off::Percent(25)).amount_off(4_900), 1_225);
        assert_eq!(coupon(Off::Percent(15)).amount_off(1_230), 185);
        assert_eq!(coupon(Off::Percent(100)).amount_off(99), 99);
        assert_eq!(coupon(Off::Amount(500)).amount_off(4_900), 500);
        assert_eq!(coupon(Off::Amount(500)).amount_off(200), 200);
        assert_eq!(coupon(Off::Amount(500)).amount_off(-200), 0);
    }
}
