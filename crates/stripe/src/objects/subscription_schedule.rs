//! See <https://docs.stripe.com/api/subscription_schedules/object>.

use serde::Deserialize;

use super::open_enum::open_enum;
use super::{Identified, Metadata, OnlyId, Reference, UnixTime, null_as_default};

/// A plan of phases that governs a subscription; while it does, Stripe refuses most direct changes to the subscription.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionSchedule {
    /// `sub_sched_…`
    pub id: String,
    /// Where it stands.
    pub status: Option<ScheduleStatus>,
    /// Whose subscription it governs.
    pub customer: Option<Reference<OnlyId>>,
    /// The subscription that it governs; `None` before its first phase and once it is released.
    pub subscription: Option<Reference<OnlyId>>,
    /// The subscription that it governed before it was released.
    pub released_subscription: Option<Reference<OnlyId>>,
    /// What becomes of the subscription after the last phase.
    pub end_behavior: Option<ScheduleEnd>,
    /// The phases, the first one first.
    #[serde(default, deserialize_with = "null_as_default")]
    pub phases: Vec<SchedulePhase>,
    /// When it was released.
    pub released_at: Option<UnixTime>,
    /// When it was canceled.
    pub canceled_at: Option<UnixTime>,
    /// When its last phase ended.
    pub completed_at: Option<UnixTime>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// What a subscription is for a time.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SchedulePhase {
    /// Its first moment.
    pub start_date: Option<UnixTime>,
    /// The first moment after it.
    pub end_date: Option<UnixTime>,
    /// When a trial in it ends.
    pub trial_end: Option<UnixTime>,
    /// Three lower-case letters.
    pub currency: Option<String>,
    #[serde(default, deserialize_with = "null_as_default")]
    items: Vec<SchedulePhaseItem>,
    #[serde(default, deserialize_with = "null_as_default")]
    plans: Vec<SchedulePhaseItem>,
}

/// One line of a phase.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SchedulePhaseItem {
    price: Option<Reference<OnlyId>>,
    plan: Option<Reference<OnlyId>>,
    /// How many. Absent for metered prices.
    pub quantity: Option<u64>,
}

open_enum! {
    /// Where a schedule stands.
    pub enum ScheduleStatus {
        NotStarted = "not_started",
        Active = "active",
        Completed = "completed",
        Released = "released",
        Canceled = "canceled",
    }
}

open_enum! {
    /// What becomes of a subscription after the last phase: it goes on as the last phase left it, or ends.
    pub enum ScheduleEnd { Release = "release", Cancel = "cancel", }
}

impl SubscriptionSchedule {
    /// Whether it still governs its subscription, or will. Only then can it be released.
    pub fn is_running(&self) -> bool {
        matches!(self.status, Some(ScheduleStatus::NotStarted | ScheduleStatus::Active))
    }
}

impl SchedulePhase {
    /// What is paid for: `items`, which before 2020-08-27 were called `plans`.
    pub fn items(&self) -> &[SchedulePhaseItem] {
        if self.items.is_empty() { &self.plans } else { &self.items }
    }
}

impl SchedulePhaseItem {
    /// The id of its price; before 2020, of its plan, which is the id of the price that Stripe shows for it now.
    pub fn price_id(&self) -> Option<&str> {
        self.price.as_ref().or(self.plan.as_ref()).map(Reference::id)
    }
}

impl Identified for SubscriptionSchedule {
    fn id(&self) -> &str {
        &self.id
    }
}
