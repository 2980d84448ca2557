//! What becomes of subscriptions when a customer removes a payment method, and whether it may be removed at all.
//!
//! Stripe takes a payment method away from its customer for good, whatever it pays for ("Detach a PaymentMethod from a Customer"),
//! and charges a subscription to its own default payment method, or else to the customer's ("The Subscription object",
//! `default_payment_method`). So before one goes, another has to stand wherever it stood; and where there is none, it stays as long
//! as it is needed.

use crate::subscription_actions::Status;

/// How much longer a subscription is charged.
#[derive(Clone, Copy, Debug)]
pub struct Renewal {
    /// Where it is in its life.
    pub status: Status,
    /// When it ends, if it is set to; epoch milliseconds.
    pub ends_at: Option<i64>,
    /// When the first of its items renews; epoch milliseconds.
    pub current_period_end: Option<i64>,
    /// Whether a part of it is charged afterwards, by what was used.
    pub is_metered: bool,
}

impl Renewal {
    /// Whether money may still be asked for it. What ends with the period that is paid already is not charged again.
    pub fn is_charged_again(&self) -> bool {
        let ends_unrenewed =
            self.ends_at.zip(self.current_period_end).is_some_and(|(end, renewal)| end <= renewal);
        let is_paid_up = matches!(self.status, Status::Active | Status::Trialing);
        !self.status.is_over() && (!ends_unrenewed || !is_paid_up || self.is_metered)
    }
}

/// A subscription that isn't over.
#[derive(Clone, Copy, Debug)]
pub struct Charged<'a> {
    /// Its id, as the caller calls it.
    pub id: &'a str,
    /// Its own payment method, which outranks the customer's default.
    pub own: Option<&'a str>,
    /// See [`Renewal::is_charged_again`].
    pub is_charged_again: bool,
}

impl<'a> Charged<'a> {
    /// What it is charged to.
    pub fn payer(&self, default: Option<&'a str>) -> Option<&'a str> {
        self.own.or(default)
    }
}

/// A payment method that is on file.
#[derive(Clone, Copy, Debug)]
pub struct Method<'a> {
    /// Its id, as the caller calls it.
    pub id: &'a str,
    /// Whether it can be charged: it hasn't expired.
    pub is_usable: bool,
}

/// What the decision depends on.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The customer's default.
    pub default: Option<&'a str>,
    /// All that are on file, the newest first.
    pub methods: Vec<Method<'a>>,
    /// Those that aren't over.
    pub subscriptions: Vec<Charged<'a>>,
}

/// What removing a payment method comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<'a> {
    /// It can go.
    Remove {
        /// What takes its place first, wherever it stands.
        successor: Option<&'a str>,
        /// The subscriptions that the successor pays for then.
        passed_on: Vec<&'a str>,
    },
    /// It is needed, and nothing else on file would pay.
    Keep {
        /// The subscriptions that need it.
        needed_by: Vec<&'a str>,
    },
}

/// Decides about one that is on file. The customer's default takes its place, or else the newest that can be charged.
pub fn decide<'a>(facts: &Facts<'a>, removed: &str) -> Decision<'a> {
    let needs_it = |subscription: &&Charged<'a>| {
        subscription.is_charged_again && subscription.payer(facts.default) == Some(removed)
    };
    let needed_by: Vec<&str> = facts.subscriptions.iter().filter(needs_it).map(|one| one.id).collect();
    let usable = || facts.methods.iter().filter(|method| method.is_usable && method.id != removed);
    let default = usable().find(|method| Some(method.id) == facts.default);
    let successor = default.or_else(|| usable().next()).map(|method| method.id);
    if successor.is_none() && !needed_by.is_empty() {
        return Decision::Keep { needed_by };
    }
    let stands_somewhere = facts.default == Some(removed)
        || facts.subscriptions.iter().any(|subscription| subscription.own == Some(removed));
    Decision::Remove { successor: successor.filter(|_| stands_somewhere), passed_on: needed_by }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts<'a>(
        default: Option<&'a str>,
        methods: &[&'a str],
        subscriptions: &[(&'a str, Option<&'a str>, bool)],
    ) -> Facts<'a> {
        let charged = |(id, own, is_charged_again): &(&'a str, Option<&'a str>, bool)| Charged {
            id,
            own: *own,
            is_charged_again: *is_charged_again,
        };
        let method = |word: &&'a str| match word.strip_suffix('!') {
            Some(id) => Method { id, is_usable: false },
            None => Method { id: word, is_usable: true },
        };
        Facts {
            default,
            methods: methods.iter().map(method).collect(),
            subscriptions: subscriptions.iter().map(charged).collect(),
        }
    }

    fn goes<'a>(successor: Option<&'a str>, passed_on: &[&'a str]) -> Decision<'a> {
        Decision::Remove { successor, passed_on: passed_on.to_vec() }
    }

    fn stays<'a>(needed_by: &[&'a str]) -> Decision<'a> {
        Decision::Keep { needed_by: needed_by.to_vec() }
    }

    /// The card `a` is removed. An exclamation mark is an expired card.
    #[test]
    fn what_pays_is_replaced_first_and_what_nothing_can_replace_stays() {
        let (a, b) = (Some("a"), Some("b"));
        let cases = [
            // Nothing is paid by it.
            (facts(None, &["a"], &[]), goes(None, &[])),
            (facts(a, &["a"], &[]), goes(None, &[])),
            (facts(b, &["a", "b"], &[("pro", None, true)]), goes(None, &[])),
            (facts(a, &["a"], &[("pro", b, true)]), goes(None, &[])),
            (facts(a, &["a", "b"], &[]), goes(b, &[])),
            // The customer's default pays, or the subscription's own.
            (facts(a, &["a"], &[("pro", None, true)]), stays(&["pro"])),
            (facts(None, &["a"], &[("pro", a, true)]), stays(&["pro"])),
            (facts(a, &["a", "b"], &[("pro", None, true)]), goes(b, &["pro"])),
            (facts(b, &["a", "b"], &[("pro", a, true)]), goes(b, &["pro"])),
            (
                facts(a, &["c", "a", "b"], &[("pro", None, true), ("team", b, true)]),
                goes(Some("c"), &["pro"]),
            ),
            (facts(b, &["c", "a", "b"], &[("pro", a, true), ("team", a, true)]), goes(b, &["pro", "team"])),
            // An expired card takes no other's place, and is no reason to lose the customer's choice.
            (facts(a, &["a", "b!"], &[("pro", None, true)]), stays(&["pro"])),
            (facts(b, &["a", "b!", "c"], &[("pro", a, true)]), goes(Some("c"), &["pro"])),
            (facts(a, &["a!"], &[("pro", None, true)]), stays(&["pro"])),
            // What isn't charged again needs nothing, and what can take over does.
            (facts(a, &["a"], &[("pro", None, false)]), goes(None, &[])),
            (facts(a, &["a"], &[("pro", a, false)]), goes(None, &[])),
            (facts(a, &["a", "b"], &[("pro", None, false)]), goes(b, &[])),
            // The default need not be among those that are listed.
            (facts(Some("gone"), &["a"], &[("pro", a, true)]), stays(&["pro"])),
        ];
        for (facts, expected) in cases {
            assert_eq!(decide(&facts, "a"), expected, "{facts:?}");
        }
    }

    #[test]
    fn what_ends_with_the_period_that_is_paid_is_not_charged_again() {
        let renewal = |status, ends_at, is_metered| Renewal {
            status,
            ends_at,
            current_period_end: Some(100),
            is_metered,
        };
        let cases = [
            (renewal(Status::Active, None, false), true),
            (renewal(Status::Active, Some(100), false), false),
            (renewal(Status::Trialing, Some(100), false), false),
            (renewal(Status::Active, Some(101), false), true),
            (renewal(Status::Active, Some(100), true), true),
            (renewal(Status::PastDue, Some(100), false), true),
            (renewal(Status::Paused, None, false), true),
            (renewal(Status::Unknown, Some(100), false), true),
            (renewal(Status::Canceled, None, false), false),
            (renewal(Status::IncompleteExpired, Some(100), true), false),
            (Renewal { current_period_end: None, ..renewal(Status::Active, Some(100), false) }, true),
        ];
        for (renewal, expected) in cases {
            assert_eq!(renewal.is_charged_again(), expected, "{renewal:?}");
        }
    }

    const IDS: [&str; 4] = ["a", "b", "c", "d"];

    proptest! {
        /// Whatever is on file: what was paid for stays paid for, and nothing else changes hands.
        #[test]
        fn nothing_that_was_paid_for_is_left_unpaid(
            default in proptest::option::of(0..4usize),
            usable in proptest::collection::vec(any::<bool>(), 4),
            owns in proptest::collection::vec((proptest::option::of(0..4usize), any::<bool>()), 0..6),
            removed in 0..4usize,
        ) {
            let names = ["s0", "s1", "s2", "s3", "s4", "s5"];
            let own = |index: Option<usize>| index.map(|index| IDS[index]);
            let subscriptions: Vec<_> =
                names.into_iter().zip(&owns).map(|(id, (index, again))| Charged { id, own: own(*index), is_charged_again: *again }).collect();
            let methods: Vec<_> =
                IDS.into_iter().zip(&usable).map(|(id, is_usable)| Method { id, is_usable: *is_usable }).collect();
            let facts = Facts { default: own(default), methods, subscriptions };
            let removed = IDS[removed];
            let is_usable = |id: &str| facts.methods.iter().any(|method| method.id == id && method.is_usable);
            match decide(&facts, removed) {
                Decision::Keep { needed_by } => {
                    prop_assert!(!needed_by.is_empty());
                    prop_assert!(!IDS.into_iter().any(|id| id != removed && is_usable(id)));
                }
                Decision::Remove { successor, passed_on } => {
                    prop_assert!(successor.is_none_or(|id| id != removed && is_usable(id)));
                    let replace = |payer: Option<&'static str>| if payer == Some(removed) { successor } else { payer };
                    for subscription in facts.subscriptions.iter().filter(|subscription| subscription.is_charged_again) {
                        let before = subscription.payer(facts.default);
                        let after = replace(subscription.own).or(replace(facts.default));
                        prop_assert_eq!(before.is_some(), after.is_some());
                        prop_assert_ne!(after, Some(removed));
                        prop_assert_eq!(before != after, passed_on.contains(&subscription.id));
                    }
                }
            }
        }
    }
}
