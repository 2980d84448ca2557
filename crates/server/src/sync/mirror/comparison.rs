//! Comparing an object of Stripe's with its row, by way of the same conversion that stores it.
//!
//! There is nothing to compare with of an object that Stripe has deleted, or that can't be a row.

use store::comparisons::{self, Compared};
use store::db::Query;
use store::observation::Observation;
use store::tenant;
use stripe::Fetched;
use stripe::objects;

use super::{
    observed_credit_note, observed_customer, observed_invoice, observed_payment_method, observed_price,
    observed_product, observed_refunded_charge, observed_subscription,
};

/// When the compared object was seen is of no interest.
const NEVER_STORED: Observation = Observation::Asked(0);

/// A customer.
pub fn customer(team: &tenant::Team, seen: &Fetched<objects::Customer>) -> Option<Query<Compared>> {
    (!seen.object.deleted).then(|| comparisons::customer(team, &observed_customer(seen, NEVER_STORED)))
}

/// A product.
pub fn product(team: &tenant::Team, seen: &Fetched<objects::Product>) -> Option<Query<Compared>> {
    let observed = observed_product(seen, NEVER_STORED).ok().filter(|_| !seen.object.deleted)?;
    Some(comparisons::product(team, &observed))
}

/// A price.
pub fn price(team: &tenant::Team, seen: &Fetched<objects::Price>) -> Option<Query<Compared>> {
    let observed =
        observed_price(&seen.object, &seen.raw, NEVER_STORED).ok().filter(|_| !seen.object.deleted)?;
    Some(comparisons::price(team, &observed))
}

/// A subscription with its items.
pub fn subscription(team: &tenant::Team, seen: &Fetched<objects::Subscription>) -> Option<Query<Compared>> {
    Some(comparisons::subscription(team, &observed_subscription(seen, NEVER_STORED).ok()?))
}

/// An invoice.
pub fn invoice(team: &tenant::Team, seen: &Fetched<objects::Invoice>) -> Option<Query<Compared>> {
    let observed = observed_invoice(seen, NEVER_STORED).ok().filter(|_| !seen.object.deleted)?;
    Some(comparisons::invoice(team, &observed))
}

/// A credit note.
pub fn credit_note(team: &tenant::Team, seen: &Fetched<objects::CreditNote>) -> Option<Query<Compared>> {
    Some(comparisons::credit_note(team, &observed_credit_note(seen, 0).ok()?))
}

/// A charge of which something was given back; the invoice only where the charge itself names it.
pub fn refunded_charge(team: &tenant::Team, charge: &objects::Charge) -> Option<Query<Compared>> {
    let invoice = charge.invoice.as_ref().map(|invoice| invoice.id().to_owned());
    Some(comparisons::refunded_charge(team, &observed_refunded_charge(charge, invoice, 0)?))
}

/// A payment method.
pub fn payment_method(
    team: &tenant::Team,
    seen: &Fetched<objects::PaymentMethod>,
) -> Option<Query<Compared>> {
    Some(comparisons::payment_method(team, &observed_payment_method(seen, NEVER_STORED)))
}
