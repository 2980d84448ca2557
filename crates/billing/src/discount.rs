//! Discounts: what is taken off, of what, and until when.

use serde::{Deserialize, Serialize};

/// A discount, as a customer may be told of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Discount {
    /// Stripe's id of the coupon that it comes from, by which a change of that is found. Customers aren't told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// The coupon's name, which customers read on their invoices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// None where it isn't known how much it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<Off>,
    /// None where it isn't known how long it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasts: Option<Lasts>,
    /// What it is taken off.
    pub of: Of,
}

/// How much is taken off.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Off {
    /// So many percent, as a decimal number: `25.5`.
    Percent(String),
    /// An amount of each invoice.
    Amount {
        /// Minor units.
        minor: i64,
        /// Lower case.
        currency: String,
    },
}

/// How long a discount lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lasts {
    /// Until somebody takes it away.
    Forever,
    /// For one invoice.
    Once,
    /// Until then, in epoch milliseconds.
    Until(i64),
}

/// What a discount is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// All of a subscription.
    Subscription,
    /// One of a subscription's items, by its place among them.
    Item(usize),
    /// Whatever its customer pays for that has no discount of its own.
    Customer,
}

impl Discount {
    /// Whether it was for a time that has passed. Stripe may go on to list it until the next invoice.
    pub fn is_over(&self, now_ms: i64) -> bool {
        matches!(self.lasts, Some(Lasts::Until(end)) if end <= now_ms)
    }
}

/// The discounts that a subscription's next invoice will have: its own and those of its items. Its customer's counts where it has none
/// of its own. Source: Stripe's documentation, "Discounts for subscriptions".
pub fn applying(mut own: Vec<Discount>, customers: Option<Discount>) -> Vec<Discount> {
    if !own.iter().any(|discount| discount.of == Of::Subscription) {
        own.extend(customers);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn discount(of: Of, lasts: Option<Lasts>) -> Discount {
        Discount { coupon: None, name: None, off: None, lasts, of }
    }

    #[test]
    fn the_customers_discount_counts_where_the_subscription_has_none_of_its_own() {
        let (own, item) = (discount(Of::Subscription, None), discount(Of::Item(0), None));
        let customers = discount(Of::Customer, Some(Lasts::Forever));
        assert_eq!(applying(vec![own.clone()], Some(customers.clone())), [own]);
        assert_eq!(applying(vec![item.clone()], Some(customers.clone())), [item, customers.clone()]);
        assert_eq!(applying(Vec::new(), Some(customers.clone())), [customers]);
        assert_eq!(applying(Vec::new(), None), []);
    }

    #[test]
    fn only_a_discount_for_a_time_is_ever_over() {
        assert!(discount(Of::Customer, Some(Lasts::Until(5))).is_over(5));
        for lasts in [None, Some(Lasts::Forever), Some(Lasts::Once), Some(Lasts::Until(6))] {
            assert!(!discount(Of::Customer, lasts).is_over(5), "{lasts:?}");
        }
    }
}
