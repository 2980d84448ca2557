//! Prices, and the plans that came before them. See <https://docs.stripe.com/api/prices/object> and
//! <https://docs.stripe.com/api/plans/object>.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{Identified, Metadata, Product, Reference, UnixTime, null_as_default};

/// What a product costs, and how often.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Price {
    /// `price_…`; an old plan's id is any text its owner chose.
    pub id: String,
    /// Whether it was deleted (only old plans can be).
    #[serde(default, deserialize_with = "null_as_default")]
    pub deleted: bool,
    /// Whether it can still be bought.
    pub active: Option<bool>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// A name that customers don't see.
    pub nickname: Option<String>,
    /// The owner's own stable name for it.
    pub lookup_key: Option<String>,
    /// What it is the price of. A deleted product may stand here whole.
    pub product: Option<Reference<Product>>,
    /// Once or again and again.
    #[serde(rename = "type")]
    pub kind: Option<PriceKind>,
    /// How often, for a recurring one.
    pub recurring: Option<Recurring>,
    /// One amount a unit, or tiers.
    pub billing_scheme: Option<BillingScheme>,
    /// Minor units of `currency` for one. Absent with tiers, and when it has a fraction of a minor unit.
    pub unit_amount: Option<i64>,
    /// The same with up to 12 decimals, as decimal text. Absent with tiers.
    pub unit_amount_decimal: Option<String>,
    /// Only if asked for with `expand[]`.
    pub tiers: Option<Vec<Tier>>,
    /// How tiers add up.
    pub tiers_mode: Option<TiersMode>,
    /// How a quantity becomes the number that is charged for. Not together with tiers.
    pub transform_quantity: Option<TransformQuantity>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// How often a price is charged.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Recurring {
    /// The unit of time.
    pub interval: Option<Interval>,
    /// How many of it (3 months are a quarter).
    pub interval_count: Option<u32>,
    /// By a quantity, or by reported usage.
    pub usage_type: Option<UsageType>,
    /// What usage is reported to.
    pub meter: Option<String>,
    /// How long a trial is by default (old prices).
    pub trial_period_days: Option<u32>,
}

/// One step of a tiered price.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Tier {
    /// The last quantity in it; the last tier has none.
    pub up_to: Option<u64>,
    /// For the whole tier, in minor units.
    pub flat_amount: Option<i64>,
    /// The same as decimal text.
    pub flat_amount_decimal: Option<String>,
    /// For each unit, in minor units.
    pub unit_amount: Option<i64>,
    /// The same as decimal text.
    pub unit_amount_decimal: Option<String>,
}

/// Packages instead of units. See <https://docs.stripe.com/products-prices/pricing-models#package-pricing>.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TransformQuantity {
    /// Units in a package.
    pub divide_by: Option<u64>,
    /// What becomes of a package that isn't full.
    pub round: Option<Rounding>,
}

open_enum! {
    /// To full packages.
    pub enum Rounding { Up = "up", Down = "down", }
}

open_enum! {
    /// Once or again and again.
    pub enum PriceKind { OneTime = "one_time", Recurring = "recurring", }
}

open_enum! {
    /// A unit of time.
    pub enum Interval { Day = "day", Week = "week", Month = "month", Year = "year", }
}

open_enum! {
    /// What a recurring price counts.
    pub enum UsageType { Licensed = "licensed", Metered = "metered", }
}

open_enum! {
    /// How a price is worked out.
    pub enum BillingScheme { PerUnit = "per_unit", Tiered = "tiered", }
}

open_enum! {
    /// How tiers add up: each quantity at its own tier's price, or all at the tier that was reached.
    pub enum TiersMode { Graduated = "graduated", Volume = "volume", }
}

impl Identified for Price {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What prices were before 2020. Subscription items still carry one beside their price, and older webhooks only that.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Plan {
    /// Any text its owner chose, or a price's id.
    pub id: String,
    /// Whether it was deleted.
    #[serde(default, deserialize_with = "null_as_default")]
    pub deleted: bool,
    /// Whether it can still be bought.
    pub active: Option<bool>,
    /// Minor units of `currency` for one.
    pub amount: Option<i64>,
    /// The same as decimal text.
    pub amount_decimal: Option<String>,
    /// One amount a unit, or tiers.
    pub billing_scheme: Option<BillingScheme>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    /// The unit of time.
    pub interval: Option<Interval>,
    /// How many of it.
    pub interval_count: Option<u32>,
    /// What usage is reported to.
    pub meter: Option<String>,
    /// A name that customers don't see.
    pub nickname: Option<String>,
    /// What it is the price of. Absent before 2018-02-05.
    pub product: Option<Reference<Product>>,
    /// Only if asked for with `expand[]`.
    pub tiers: Option<Vec<Tier>>,
    /// How tiers add up.
    pub tiers_mode: Option<TiersMode>,
    /// What a price has as `transform_quantity`.
    pub transform_usage: Option<TransformQuantity>,
    /// How long a trial is by default.
    pub trial_period_days: Option<u32>,
    /// By a quantity, or by reported usage.
    pub usage_type: Option<UsageType>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

impl From<Plan> for Price {
    /// The price that Stripe shows in its place since 2020: the same id, the same amounts.
    fn from(plan: Plan) -> Self {
        Self {
            id: plan.id,
            deleted: plan.deleted,
            active: plan.active,
            currency: plan.currency,
            nickname: plan.nickname,
            lookup_key: None,
            product: plan.product,
            kind: Some(PriceKind::Recurring),
            recurring: Some(Recurring {
                interval: plan.interval,
                interval_count: plan.interval_count,
                usage_type: plan.usage_type,
                meter: plan.meter,
                trial_period_days: plan.trial_period_days,
            }),
            billing_scheme: plan.billing_scheme,
            unit_amount: plan.amount,
            unit_amount_decimal: plan.amount_decimal,
            tiers: plan.tiers,
            tiers_mode: plan.tiers_mode,
            transform_quantity: plan.transform_usage,
            metadata: plan.metadata,
            livemode: plan.livemode,
            created: plan.created,
        }
    }
}
