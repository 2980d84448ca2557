//! Comparing an object of Stripe's with its row, by way of the same conversion that stores it.
//!
//! There is nothing to compare with of an object that Stripe has deleted, or that can't be a row.

use store::comparisons::{self, Compared};
use store::db::Query;
use store::tenant;
use stripe::Fetched;
use stripe::objects;

use super::{
    observed_customer, observed_invoice, observed_payment_method, observed_price, observed_product,
    observed_subscription,
};

/// A customer.
pub fn customer(team: &tenant::Team, seen: &Fetched<objects::Customer>) -> Option<Query<Compared>> {
    (!seen.object.deleted).then(|| comparisons::customer(team, &observed_customer(seen, 0)))
}

/// A product.
pub fn product(team: &tenant::Team, seen: &Fetched<objects::Product>) -> Option<Query<Compared>> {
    let observed = observed_product(seen, 0).ok().filter(|_| !seen.object.deleted)?;
    Some(comparisons::product(team, &observed))
}

/// A price.
pub fn price(team: &tenant::Team, seen: &Fetched<objects::Price>) -> Option<Query<Compared>> {
    let observed = observed_price(&seen.object, &seen.raw, 0).ok().filter(|_| !seen.object.deleted)?;
    Some(comparisons::price(team, &observed))
}

/// A subscription with its items.
pub fn subscription(team: &tenant::Team, seen: &Fetched<objects::Subscription>) -> Option<Query<Compared>> {
    Some(comparisons::subscription(team, &observed_subscription(seen, 0).ok()?))
}

/// An invoice.
pub fn invoice(team: &tenant::Team, seen: &Fetched<objects::Invoice>) -> Option<Query<Compared>> {
    let observed = observed_invoice(seen, 0).ok().filter(|_| !seen.object.deleted)?;
    Some(comparisons::invoice(team, &observed))
}

/// A payment method.
pub fn payment_method(
    team: &tenant::Team,
    seen: &Fetched<objects::PaymentMethod>,
) -> Option<Query<Compared>> {
    Some(comparisons::payment_method(team, &observed_payment_method(seen, 0)))
}
