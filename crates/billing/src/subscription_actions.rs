//! What a customer may do with a subscription, in every state that it can be in, and what is sent to Stripe for it.
//!
//! Sources, all of Stripe's documentation:
//! - "How subscriptions work" and "The Subscription object" (`status`): what each status means, which of them ends by itself, that
//!   one whose first payment is missing can only be paid, and that `paused` follows a trial without a payment method.
//! - "Cancel subscriptions" and "Update a subscription": `cancel_at_period_end`, `cancel_at`, and that only one of them may be sent.
//! - "Compare classic and flexible billing mode", scheduled cancellation, and the changelog of 2025-07-30, "Adds helpers to cancel
//!   subscriptions for billing periods with mixed intervals": flexible billing says by `cancel_at` alone when it ends, and takes
//!   `min_period_end` and `max_period_end` there. Of items with several intervals `cancel_at_period_end` means the earliest end,
//!   which would take from the customer what is paid for longer; Stripe's own portal sets the latest, and so do we. Where all items
//!   have the same period the two are the same, so intervals don't appear below.
//! - "Pause payment collection": leaves the status as it is; an empty `pause_collection` ends it.
//! - "Resume a subscription": only a paused one; the invoice that this makes has to be paid before it goes on.
//! - "Subscription schedules" and "Release a schedule": a schedule refuses direct changes of the end; released, it leaves the
//!   subscription as it is and takes back an end that it had set.

use crate::clock::Timestamp;

/// Where a subscription is in its life. Stripe's words; one that we don't know becomes [`Status::Unknown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Free until the trial ends.
    Trialing,
    /// Paid up.
    Active,
    /// A renewal failed and is being retried.
    PastDue,
    /// Retrying was given up; invoices stay open.
    Unpaid,
    /// Its first payment has not gone through yet.
    Incomplete,
    /// Its first payment never went through.
    IncompleteExpired,
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
            "trialing" => Self::Trialing,
            "active" => Self::Active,
            "past_due" => Self::PastDue,
            "unpaid" => Self::Unpaid,
            "incomplete" => Self::Incomplete,
            "incomplete_expired" => Self::IncompleteExpired,
            "canceled" => Self::Canceled,
            "paused" => Self::Paused,
            _ => Self::Unknown,
        }
    }

    /// Whether nothing will ever happen to it again.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Canceled | Self::IncompleteExpired)
    }

    /// Whether it waits for a payment that has not come.
    pub fn awaits_payment(self) -> bool {
        matches!(self, Self::PastDue | Self::Unpaid | Self::Incomplete | Self::Paused)
    }
}

/// How a subscription is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillingMode {
    /// One interval for all items, and `cancel_at_period_end`. Also what we take a mode for that we don't know: this field is the
    /// one that every mode accepts.
    Classic,
    /// A period for each item, and `cancel_at` alone.
    Flexible,
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Where it is in its life.
    pub status: Status,
    /// How it is billed.
    pub billing_mode: BillingMode,
    /// Stripe's field of this name.
    pub cancel_at_period_end: bool,
    /// Stripe's field of this name.
    pub cancel_at: Option<Timestamp>,
    /// Whether its end is so far off that it renews before: later than the longest of its items' current periods.
    pub renews_before_end: bool,
    /// Whether a subscription schedule manages it.
    pub has_schedule: bool,
    /// Whether Stripe's field `pause_collection` is set.
    pub collection_paused: bool,
    /// Whether there is something to charge: a payment method of its own, or the customer's default.
    pub has_payment_method: bool,
    /// Whether an invoice of it is open and not paid in full.
    pub owes: bool,
}

impl Facts {
    /// Whether it is set to end, by either of Stripe's two fields.
    pub fn is_scheduled_to_end(&self) -> bool {
        self.cancel_at_period_end || self.cancel_at.is_some()
    }
}

/// What a customer may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// No renewal after the current period.
    Cancel,
    /// Take the end back that it is set to.
    Keep,
    /// End the pause of collecting payments.
    Unpause,
    /// Take up a subscription that is paused.
    Resume,
    /// Free it from the schedule that manages it.
    Release,
    /// Pay its open invoice.
    Pay,
    /// Put another payment method in place.
    UpdatePaymentMethod,
}

impl Action {
    /// All of them, in the order of the table's columns.
    pub const ALL: [Self; 7] = [
        Self::Cancel,
        Self::Keep,
        Self::Unpause,
        Self::Resume,
        Self::Release,
        Self::Pay,
        Self::UpdatePaymentMethod,
    ];

    /// Its name in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Keep => "keep",
            Self::Unpause => "unpause",
            Self::Resume => "resume",
            Self::Release => "release",
            Self::Pay => "pay",
            Self::UpdatePaymentMethod => "update_payment_method",
        }
    }
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is so already; nothing to send.
    AlreadySo,
    /// Send this to Stripe.
    Change(Change),
    /// The customer does it on a page of Stripe's: that of the open invoice, or the one to enter a payment method.
    OnStripesPage,
    /// It can't be done here.
    Refuse(Refusal),
}

/// What is sent to Stripe: one field of the subscription, or one call. Stripe refuses its two fields about the end in one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// `cancel_at_period_end=true`
    CancelAtPeriodEnd,
    /// `cancel_at=max_period_end`: when the longest of its items' periods ends.
    CancelAtMaxPeriodEnd,
    /// `cancel_at_period_end=false`
    DoNotCancelAtPeriodEnd,
    /// `cancel_at=` (empty clears it)
    ClearCancelAt,
    /// `pause_collection=` (empty clears it)
    ClearPauseCollection,
    /// `POST /v1/subscriptions/{id}/resume`
    Resume,
    /// `POST /v1/subscription_schedules/{id}/release`
    ReleaseSchedule,
}

/// Why it can't be done, and what can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is over.
    Over,
    /// Its first payment is still to be made.
    Incomplete,
    /// It has to be resumed before anything else.
    Paused,
    /// It can't be resumed without anything to charge.
    NeedsPaymentMethod,
    /// It was resumed, and goes on as soon as the invoice of that is paid.
    PayToResume,
    /// No invoice of it is open.
    NothingToPay,
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
            Self::Paused => {
                "This subscription is paused and costs nothing. It has to be resumed before it can be changed."
            }
            Self::NeedsPaymentMethod => {
                "This subscription is paused until a payment method is added. Add one, then resume it."
            }
            Self::PayToResume => "This subscription goes on as soon as its open invoice is paid.",
            Self::NothingToPay => "No invoice of this subscription is open.",
            Self::ManagedBySchedule => {
                "Changes to this subscription are already scheduled, so its end can't be changed directly. Release it from these changes first."
            }
            Self::UnknownStatus => {
                "This subscription can't be changed here at the moment. Please contact us."
            }
        }
    }
}

/// A field of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    /// Offered, under the condition that [`where_offered`] has for the action.
    Yes,
    /// So already, whatever else.
    AlreadySo,
    /// Refused, whatever else.
    No(Refusal),
}

/// What each status allows, in the order of [`Action::ALL`]. The documentation of [`decide`] shows it.
#[rustfmt::skip]
const TABLE: [(Status, [Cell; 7]); 9] = {
    use Cell::{AlreadySo as SO, No, Yes};
    use Refusal::{Incomplete, Over, Paused, UnknownStatus};
    const FIRST: Cell = No(Incomplete);
    const OVER: Cell = No(Over);
    const PAUSE: Cell = No(Paused);
    const WHAT: Cell = No(UnknownStatus);
    [
        //                           cancel keep   unpause resume release pay   card
        (Status::Trialing,          [Yes,   Yes,   Yes,    SO,    Yes,    Yes,  Yes]),
        (Status::Active,            [Yes,   Yes,   Yes,    SO,    Yes,    Yes,  Yes]),
        (Status::PastDue,           [Yes,   Yes,   Yes,    SO,    Yes,    Yes,  Yes]),
        (Status::Unpaid,            [Yes,   Yes,   Yes,    SO,    Yes,    Yes,  Yes]),
        (Status::Incomplete,        [FIRST, FIRST, FIRST,  FIRST, FIRST,  Yes,  FIRST]),
        (Status::IncompleteExpired, [OVER,  OVER,  OVER,   OVER,  OVER,   OVER, OVER]),
        (Status::Canceled,          [OVER,  OVER,  OVER,   OVER,  OVER,   Yes,  OVER]),
        (Status::Paused,            [PAUSE, PAUSE, PAUSE,  Yes,   PAUSE,  Yes,  Yes]),
        (Status::Unknown,           [WHAT,  WHAT,  WHAT,   WHAT,  WHAT,   Yes,  WHAT]),
    ]
};

/// Decides what a wish comes to.
///
/// | status | cancel | keep | unpause | resume | release | pay | card |
/// | --- | --- | --- | --- | --- | --- | --- | --- |
/// | trialing | yes | yes | yes | so already | yes | yes | yes |
/// | active | yes | yes | yes | so already | yes | yes | yes |
/// | past_due | yes | yes | yes | so already | yes | yes | yes |
/// | unpaid | yes | yes | yes | so already | yes | yes | yes |
/// | incomplete | pay first | pay first | pay first | pay first | pay first | yes | pay first |
/// | incomplete_expired | over | over | over | over | over | over | over |
/// | canceled | over | over | over | over | over | yes | over |
/// | paused | paused | paused | paused | yes | paused | yes | yes |
/// | unknown | unknown | unknown | unknown | unknown | unknown | yes | unknown |
///
/// Where it says yes:
///
/// | action | condition, else | sent |
/// | --- | --- | --- |
/// | cancel | no schedule, else refused; renews before it ends, if it does, else so already | classic: `cancel_at_period_end=true`; flexible: `cancel_at=max_period_end` |
/// | keep | no schedule, else refused; set to end, else so already | the one of the two fields that is set, cleared |
/// | unpause | `pause_collection` is set, else so already | `pause_collection=` |
/// | resume | no open invoice and something to charge, else refused | the call |
/// | release | a schedule, else so already | the call for the schedule |
/// | pay | an open invoice, else refused | nothing: the invoice has a page |
/// | card | | nothing: Stripe has a page to enter one |
pub fn decide(facts: &Facts, action: Action) -> Decision {
    match cell(facts.status, action) {
        Cell::Yes => where_offered(facts, action),
        Cell::AlreadySo => Decision::AlreadySo,
        Cell::No(refusal) => Decision::Refuse(refusal),
    }
}

/// The actions that are open to the customer now.
pub fn offered(facts: &Facts) -> impl Iterator<Item = Action> {
    let open =
        |action: &Action| matches!(decide(facts, *action), Decision::Change(_) | Decision::OnStripesPage);
    Action::ALL.into_iter().filter(open)
}

fn cell(status: Status, action: Action) -> Cell {
    let row = TABLE.iter().find(|(of, _)| *of == status);
    let column = Action::ALL.iter().position(|of| *of == action);
    // Tests see that every status has its row.
    row.zip(column).map_or(Cell::No(Refusal::UnknownStatus), |((_, cells), column)| cells[column])
}

fn where_offered(facts: &Facts, action: Action) -> Decision {
    use Decision::{AlreadySo, OnStripesPage, Refuse};
    let ends = facts.is_scheduled_to_end();
    match action {
        Action::Cancel | Action::Keep if facts.has_schedule => Refuse(Refusal::ManagedBySchedule),
        Action::Cancel if ends && !facts.renews_before_end => AlreadySo,
        Action::Cancel => Decision::Change(match facts.billing_mode {
            BillingMode::Classic => Change::CancelAtPeriodEnd,
            BillingMode::Flexible => Change::CancelAtMaxPeriodEnd,
        }),
        Action::Keep if !ends => AlreadySo,
        Action::Keep if facts.cancel_at_period_end => Decision::Change(Change::DoNotCancelAtPeriodEnd),
        Action::Keep => Decision::Change(Change::ClearCancelAt),
        Action::Unpause if !facts.collection_paused => AlreadySo,
        Action::Unpause => Decision::Change(Change::ClearPauseCollection),
        Action::Resume if facts.owes => Refuse(Refusal::PayToResume),
        Action::Resume if !facts.has_payment_method => Refuse(Refusal::NeedsPaymentMethod),
        Action::Resume => Decision::Change(Change::Resume),
        Action::Release if !facts.has_schedule => AlreadySo,
        Action::Release => Decision::Change(Change::ReleaseSchedule),
        Action::Pay if !facts.owes => Refuse(Refusal::NothingToPay),
        Action::Pay | Action::UpdatePaymentMethod => OnStripesPage,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 9] = [
        "trialing",
        "active",
        "past_due",
        "unpaid",
        "incomplete",
        "incomplete_expired",
        "canceled",
        "paused",
        "brand_new",
    ];

    /// Every combination of facts.
    fn all_facts() -> impl Iterator<Item = Facts> {
        WORDS.iter().flat_map(|word| {
            (0..1 << 8).map(|bits: u32| {
                let bit = |at: u32| bits & (1 << at) != 0;
                Facts {
                    // Only an end that was set for a day can be that far off.
                    renews_before_end: bit(7) && bit(2),
                    status: Status::parse(word),
                    billing_mode: if bit(0) { BillingMode::Flexible } else { BillingMode::Classic },
                    cancel_at_period_end: bit(1),
                    cancel_at: bit(2).then(|| Timestamp::from_second(1_800_000_000).unwrap()),
                    has_schedule: bit(3),
                    collection_paused: bit(4),
                    has_payment_method: bit(5),
                    owes: bit(6),
                }
            })
        })
    }

    /// What Stripe makes of a change.
    fn apply(facts: &Facts, change: Change) -> Facts {
        match change {
            Change::CancelAtPeriodEnd => {
                Facts { cancel_at_period_end: true, renews_before_end: false, ..*facts }
            }
            Change::CancelAtMaxPeriodEnd => Facts {
                cancel_at: Some(Timestamp::from_second(1_900_000_000).unwrap()),
                renews_before_end: false,
                ..*facts
            },
            Change::DoNotCancelAtPeriodEnd => {
                Facts { cancel_at_period_end: false, cancel_at: None, renews_before_end: false, ..*facts }
            }
            Change::ClearCancelAt => Facts { cancel_at: None, renews_before_end: false, ..*facts },
            Change::ClearPauseCollection => Facts { collection_paused: false, ..*facts },
            Change::Resume => Facts { status: Status::Active, ..*facts },
            // An end that the schedule had set goes with it.
            Change::ReleaseSchedule => {
                Facts { has_schedule: false, cancel_at: None, renews_before_end: false, ..*facts }
            }
        }
    }

    #[test]
    fn every_change_brings_about_exactly_what_was_wished() {
        for facts in all_facts() {
            for action in Action::ALL {
                if let Decision::Change(change) = decide(&facts, action) {
                    let after = apply(&facts, change);
                    assert_eq!(decide(&after, action), Decision::AlreadySo, "{facts:?} {action:?}");
                }
            }
        }
    }

    #[test]
    fn a_schedule_is_never_gone_behind_the_back_of() {
        for facts in all_facts().filter(|facts| facts.has_schedule) {
            for action in [Action::Cancel, Action::Keep] {
                assert!(matches!(decide(&facts, action), Decision::Refuse(_)), "{facts:?} {action:?}");
            }
        }
    }

    #[test]
    fn what_is_over_is_never_changed_and_can_at_most_be_paid() {
        for facts in all_facts().filter(|facts| facts.status.is_over()) {
            assert!(offered(&facts).all(|action| action == Action::Pay), "{facts:?}");
        }
    }

    #[test]
    fn whoever_can_be_charged_again_without_doing_anything_can_stop_it() {
        let renews = |facts: &Facts| {
            matches!(facts.status, Status::Trialing | Status::Active | Status::PastDue | Status::Unpaid)
                && (!facts.is_scheduled_to_end() || facts.renews_before_end)
        };
        for facts in all_facts().filter(renews) {
            let way_out = if facts.has_schedule { Action::Release } else { Action::Cancel };
            assert!(matches!(decide(&facts, way_out), Decision::Change(_)), "{facts:?}");
        }
    }

    #[test]
    fn the_end_is_undone_by_the_field_that_is_set_and_made_by_the_one_that_the_mode_has() {
        let active = Facts {
            status: Status::Active,
            billing_mode: BillingMode::Classic,
            cancel_at_period_end: false,
            cancel_at: None,
            renews_before_end: false,
            has_schedule: false,
            collection_paused: false,
            has_payment_method: true,
            owes: false,
        };
        let flexible = Facts { billing_mode: BillingMode::Flexible, ..active };
        let at = Some(Timestamp::from_second(1_800_000_000).unwrap());
        let change = |facts: &Facts, action| match decide(facts, action) {
            Decision::Change(change) => change,
            other => panic!("{other:?}"),
        };
        assert_eq!(change(&active, Action::Cancel), Change::CancelAtPeriodEnd);
        assert_eq!(change(&flexible, Action::Cancel), Change::CancelAtMaxPeriodEnd);
        let by_period = Facts { cancel_at_period_end: true, cancel_at: at, ..active };
        assert_eq!(change(&by_period, Action::Keep), Change::DoNotCancelAtPeriodEnd);
        // Flexible billing as well has the field set where it was set by it.
        let by_period = Facts { billing_mode: BillingMode::Flexible, ..by_period };
        assert_eq!(change(&by_period, Action::Keep), Change::DoNotCancelAtPeriodEnd);
        assert_eq!(change(&Facts { cancel_at: at, ..flexible }, Action::Keep), Change::ClearCancelAt);
    }

    #[test]
    fn the_documentation_shows_the_table() {
        let source = include_str!("subscription_actions.rs");
        for (word, (status, cells)) in WORDS.iter().zip(TABLE) {
            assert_eq!(Status::parse(word), status, "the table has every status once, in this order");
            let cells = cells.map(|cell| match cell {
                Cell::Yes => "yes",
                Cell::AlreadySo => "so already",
                Cell::No(Refusal::Over) => "over",
                Cell::No(Refusal::Incomplete) => "pay first",
                Cell::No(Refusal::Paused) => "paused",
                Cell::No(_) => "unknown",
            });
            let word = if status == Status::Unknown { "unknown" } else { word };
            let row = format!("/// | {word} | {} |\n", cells.join(" | "));
            assert!(source.contains(&row), "{row}");
        }
    }
}
