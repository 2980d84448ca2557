//! Coupons, and the discounts that they become when they are redeemed.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::state::State;
use crate::table::Row;

words! {
    /// How long a discount lasts.
    Duration {
        Forever = "forever",
        /// For one invoice.
        Once = "once",
        /// For a number of months.
        Repeating = "repeating",
    }
}

/// How much a coupon takes off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Off {
    /// In hundredths of a percent, which is as fine as Stripe has it.
    Percent(i64),
    /// Minor units, in the coupon's currency.
    Amount(i64),
}

#[derive(Clone, Debug)]
pub(crate) struct Coupon {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) name: Option<String>,
    pub(crate) off: Off,
    /// Lower-case ISO code; only that of an amount is of use.
    pub(crate) currency: Option<String>,
    pub(crate) duration: Duration,
    /// For a repeating one.
    pub(crate) months: Option<i64>,
    pub(crate) times_redeemed: i64,
    pub(crate) metadata: Metadata,
    /// It can't be redeemed any more. What it has become goes on.
    pub(crate) deleted: bool,
}

/// A coupon at work.
#[derive(Clone, Debug)]
pub(crate) struct Discount {
    pub(crate) id: String,
    pub(crate) start: Seconds,
    pub(crate) end: Option<Seconds>,
    pub(crate) coupon: String,
    pub(crate) customer: String,
    /// `None` for one that its customer has.
    pub(crate) subscription: Option<String>,
    /// Where it is one item's only.
    pub(crate) item: Option<String>,
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
    /// What it takes off an amount in a currency, at most all of it.
    pub(crate) fn amount_off(&self, amount: i64, currency: &str) -> i64 {
        let off = match self.off {
            Off::Percent(hundredths) => percent_of(amount, hundredths),
            Off::Amount(off) if self.currency.as_deref() == Some(currency) => off,
            Off::Amount(_) => 0,
        };
        off.clamp(0, amount.max(0))
    }

    pub(crate) fn json(&self) -> Value {
        let (percent, amount) = match self.off {
            Off::Percent(hundredths) => (Some(percent_json(hundredths)), None),
            Off::Amount(minor) => (None, Some(minor)),
        };
        json!({
            "id": self.id,
            "object": "coupon",
            "amount_off": amount,
            "created": self.created,
            "currency": amount.and(self.currency.as_ref()),
            "duration": self.duration.word(),
            "duration_in_months": self.months,
            "livemode": false,
            "max_redemptions": null,
            "metadata": self.metadata,
            "name": self.name,
            "percent_off": percent,
            "redeem_by": null,
            "times_redeemed": self.times_redeemed,
            "valid": !self.deleted,
        })
    }
}

impl Discount {
    /// Whether it counts at a moment.
    pub(crate) fn runs_at(&self, at: Seconds) -> bool {
        self.start <= at && self.end.is_none_or(|end| at < end)
    }

    /// With its coupon in both places: which one it is depends on the version.
    pub(crate) fn json(&self, state: &State) -> Value {
        json!({
            "id": self.id,
            "object": "discount",
            "checkout_session": null,
            "coupon": state.coupons.get(&self.coupon).map(Coupon::json),
            "customer": self.customer,
            "customer_account": null,
            "end": self.end,
            "invoice": null,
            "invoice_item": null,
            "promotion_code": null,
            "source": { "coupon": self.coupon, "type": "coupon" },
            "start": self.start,
            "subscription": self.subscription,
            "subscription_item": self.item,
        })
    }
}

/// A whole percentage without a fraction.
fn percent_json(hundredths: i64) -> Value {
    if hundredths % 100 == 0 {
        return json!(hundredths / 100);
    }
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.parse::<f64>().map_or(Value::Null, |percent| json!(percent))
}

/// Half a unit goes to the customer.
fn percent_of(amount: i64, hundredths: i64) -> i64 {
    let scaled = i128::from(amount) * i128::from(hundredths);
    i64::try_from((scaled + 5_000).div_euclid(10_000)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coupon_takes_off_a_part_or_an_amount_and_never_more_than_there_is() {
        let off = |off, amount| {
            let coupon = Coupon {
                id: "SPRING".to_owned(),
                created: 0,
                name: None,
                off,
                currency: Some("usd".to_owned()),
                duration: Duration::Forever,
                months: None,
                times_redeemed: 1,
                metadata: Metadata::new(),
                deleted: false,
            };
            (coupon.amount_off(amount, "usd"), coupon.amount_off(amount, "eur"))
        };
        assert_eq!(off(Off::Percent(2_500), 4_900), (1_225, 1_225));
        assert_eq!(off(Off::Percent(2_550), 1_000).0, 255);
        assert_eq!(off(Off::Percent(1_500), 1_230).0, 185);
        assert_eq!(off(Off::Percent(10_000), 99).0, 99);
        assert_eq!(off(Off::Amount(500), 4_900), (500, 0));
        assert_eq!(off(Off::Amount(500), 200).0, 200);
        assert_eq!(off(Off::Amount(500), -200).0, 0);
    }
}
