//! Discounts and the coupons that they come from. See <https://docs.stripe.com/api/discounts/object> and
//! <https://docs.stripe.com/api/coupons/object>.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{Identified, Reference, UnixTime, null_as_default};

/// A coupon that was redeemed. It can't be asked for by its id, only together with what has it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Discount {
    /// `di_…`; empty between 2012 and 2020, when discounts had no id.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// When it ends; absent if it doesn't, or not at a certain time.
    pub end: Option<UnixTime>,
    coupon: Option<Reference<Coupon>>,
    source: Option<DiscountSource>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct DiscountSource {
    coupon: Option<Reference<Coupon>>,
}

/// What a coupon takes off.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Coupon {
    /// Any text its owner chose.
    pub id: String,
    /// What customers read on their invoices.
    pub name: Option<String>,
    /// So many percent.
    pub percent_off: Option<f64>,
    /// Or so many minor units of `currency`.
    pub amount_off: Option<i64>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// How long what it makes lasts.
    pub duration: Option<CouponDuration>,
}

open_enum! {
    /// How long a discount lasts: for all invoices, for one, or for those of some months.
    pub enum CouponDuration { Forever = "forever", Once = "once", Repeating = "repeating", }
}

impl Discount {
    /// The coupon that it comes from, if Stripe sent all of that. Since 2025-09-30 it does so only when asked to (`source.coupon`);
    /// before, the coupon was always there. See <https://docs.stripe.com/changelog/clover/2025-09-30/add-discount-source-property>.
    pub fn coupon(&self) -> Option<&Coupon> {
        let source = self.source.as_ref().and_then(|source| source.coupon.as_ref());
        source.or(self.coupon.as_ref())?.object()
    }
}

impl Reference<Discount> {
    /// Whether Stripe sent all that there is to know of it.
    pub fn is_whole(&self) -> bool {
        self.object().is_some_and(|discount| discount.coupon().is_some())
    }
}

impl Identified for Discount {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Identified for Coupon {
    fn id(&self) -> &str {
        &self.id
    }
}
