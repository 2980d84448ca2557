//! What a customer may do about the end of a subscription.
//!
//! Sources: Stripe's documentation, "How subscriptions work" (states), "Cancel subscriptions", and "Flexible billing mode" (which sets
//! only `cancel_at`).

use crate::clock::Timestamp;

/// Where a subscription is in its life. Stripe's words; one that we don't know becomes [`Status::Unknown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Its first payment has not gone through yet.
    Incomplete,
    /// Its first payment never went through.
    IncompleteExpired,
    /// Free until the trial ends.
    Trialing,
    /// Paid up.
    Active,
    /// A renewal failed and is being retried.
    PastDue,
    /// Retrying was given up; invoices stay open.
    Unpaid,
    /// Over.
    Canceled,
    /// Its trial ended without a payment method.
    Paused,
    /// A word that this version doesn't know.
    Unknown,
}

impl Status {
    /// Reads Stripe's word.
    pub fn parse(text: &str) -> Self {
        match text {
            "incomplete" => Self::Incomplete,
            "incomplete_expired" => Self::IncompleteExpired,
            "trialing" => Self::Trialing,
            "active" => Self::Active,
            "past_due" => Self::PastDue,
            "unpaid" => Self::Unpaid,
            "canceled" => Self::Canceled,
            "paused" => Self::Paused,
            _ => Self::Unknown,
        }
    }

    /// Whether nothing will ever happen to it again.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Canceled | Self::IncompleteExpired)
    }
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Where it is in its life.
    pub status: Status,
    /// Stripe's field of this name.
    pub cancel_at_period_end: bool,
    /// Stripe's field of this name.
    pub cancel_at: Option<Timestamp>,
    /// Whether a subscription schedule manages it.
    pub has_schedule: bool,
}

impl Facts {
    /// Whether it is set to end, by either of Stripe's two fields.
    pub fn is_scheduled_to_end(&self) -> bool {
        self.cancel_at_period_end || self.cancel_at.is_some()
    }
}

/// What the customer wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// No renewal after the current period.
    End,
    /// Go on as before.
    Continue,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is so already; nothing to send.
    AlreadySo,
    /// Send this change to Stripe.
    Change(Change),
    /// It can't be done here.
    Refuse(Refusal),
}

/// The one field of a subscription to send. Stripe refuses both in one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// `cancel_at_period_end=true`
    CancelAtPeriodEnd,
    /// `cancel_at_period_end=false`
    DoNotCancelAtPeriodEnd,
    /// `cancel_at=` (empty clears it)
    ClearCancelAt,
}

/// Why it can't be done, and what can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is over.
    Over,
    /// Its first payment is still to be made.
    Incomplete,
    /// It needs a payment method before anything else.
    Paused,
    /// A schedule decides when it ends; Stripe refuses a direct change.
    ManagedBySchedule,
    /// Its state is newer than this version.
    UnknownStatus,
}

impl Refusal {
    /// The reason as a sentence for the customer.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Over => "This subscription has already ended, so there is nothing left to change.",
            Self::Incomplete => {
                "The first payment of this subscription has not been made yet. Pay its open invoice first."
            }
            Self::Paused => "This subscription is paused until a payment method is added.",
            Self::ManagedBySchedule => {
                "Changes to this subscription are already scheduled, so it can't be canceled or resumed here. Please contact us."
            }
            Self::UnknownStatus => {
                "This subscription can't be changed here at the moment. Please contact us."
            }
        }
    }
}

/// Decides what a wish comes to.
///
/// | status | end | continue |
/// | --- | --- | --- |
/// | trialing, active, past_due, unpaid | set `cancel_at_period_end` | clear the field that is set |
/// | incomplete | refused: pay first | refused |
/// | paused | refused: add a payment method first | refused |
/// | canceled, incomplete_expired | refused: over | refused |
///
/// A subscription that a schedule manages refuses both, whatever its status, as Stripe does.
pub fn decide(facts: &Facts, wish: Wish) -> Decision {
    if let Some(refusal) = refusal(facts) {
        return Decision::Refuse(refusal);
    }
    match (wish, facts.is_scheduled_to_end()) {
        (Wish::End, true) | (Wish::Continue, false) => Decision::AlreadySo,
        (Wish::End, false) => Decision::Change(Change::CancelAtPeriodEnd),
        (Wish::Continue, true) if facts.cancel_at_period_end => {
            Decision::Change(Change::DoNotCancelAtPeriodEnd)
        }
        (Wish::Continue, true) => Decision::Change(Change::ClearCancelAt),
    }
}

fn refusal(facts: &Facts) -> Option<Refusal> {
    match facts.status {
        Status::Canceled | Status::IncompleteExpired => Some(Refusal::Over),
        _ if facts.has_schedule => Some(Refusal::ManagedBySchedule),
        Status::Incomplete => Some(Refusal::Incomplete),
        Status::Paused => Some(Refusal::Paused),
        Status::Unknown => Some(Refusal::UnknownStatus),
        Status::Trialing | Status::Active | Status::PastDue | Status::Unpaid => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: [&str; 9] = [
        "incomplete",
        "incomplete_expired",
        "trialing",
        "active",
        "past_due",
        "unpaid",
        "canceled",
        "paused",
        "brand_new",
    ];

    fn facts() -> impl Strategy<Value = Facts> {
        (0..WORDS.len(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
            |(word, at_end, at, has_schedule)| Facts {
                status: Status::parse(WORDS[word]),
                cancel_at_period_end: at_end,
                cancel_at: at.then(|| Timestamp::from_second(1_800_000_000).unwrap()),
                has_schedule,
            },
        )
    }

    /// What Stripe makes of a change.
    fn apply(facts: &Facts, change: Change) -> Facts {
        match change {
            Change::CancelAtPeriodEnd => Facts { cancel_at_period_end: true, ..*facts },
            Change::DoNotCancelAtPeriodEnd => {
                Facts { cancel_at_period_end: false, cancel_at: None, ..*facts }
            }
            Change::ClearCancelAt => Facts { cancel_at: None, ..*facts },
        }
    }

    proptest! {
        #[test]
        fn a_change_brings_about_exactly_what_was_wished(facts in facts(), end: bool) {
            let wish = if end { Wish::End } else { Wish::Continue };
            if let Decision::Change(change) = decide(&facts, wish) {
                let after = apply(&facts, change);
                prop_assert_eq!(after.is_scheduled_to_end(), end);
                prop_assert_eq!(decide(&after, wish), Decision::AlreadySo);
            }
        }

        #[test]
        fn what_is_over_or_managed_by_a_schedule_is_never_changed(facts in facts(), end: bool) {
            let wish = if end { Wish::End } else { Wish::Continue };
            if facts.status.is_over() || facts.has_schedule {
                prop_assert!(matches!(decide(&facts, wish), Decision::Refuse(_)));
            }
        }
    }

    #[test]
    fn undo_sends_the_field_that_is_set() {
        let active = Facts {
            status: Status::Active,
            cancel_at_period_end: false,
            cancel_at: None,
            has_schedule: false,
        };
        let classic = Facts { cancel_at_period_end: true, ..active };
        let flexible = Facts { cancel_at: Some(Timestamp::from_second(1_800_000_000).unwrap()), ..active };
        assert_eq!(decide(&classic, Wish::Continue), Decision::Change(Change::DoNotCancelAtPeriodEnd));
        assert_eq!(decide(&flexible, Wish::Continue), Decision::Change(Change::ClearCancelAt));
        assert_eq!(decide(&active, Wish::Continue), Decision::AlreadySo);
        assert_eq!(decide(&active, Wish::End), Decision::Change(Change::CancelAtPeriodEnd));
    }
}
