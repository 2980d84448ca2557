//! When something was seen of Stripe, which decides what may overwrite what.
//!
//! A mirrored row carries two times of this machine's clock. `synced_at`: when what it holds was seen, by asking or by an event that
//! came in; what was asked for earlier doesn't overwrite it. `fetched_at`: when Stripe was last asked; an event from before then
//! doesn't overwrite it, because the answer knew of it already, and perhaps of more.

/// How far Stripe's clock and ours may be apart, in milliseconds. An event that happened less than this after Stripe was asked
/// counts as unclear.
const CLOCKS_APART_MS: i64 = 10_000;

/// When something was seen of Stripe, and how. Times are epoch milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observation {
    /// The answer to a question that was asked then; or of a change that was answered then.
    Asked(i64),
    /// An event that is newer than every other recorded one of its object.
    Told {
        /// When it came in, by our clock.
        received_at: i64,
        /// When it happened, by Stripe's clock, which counts seconds.
        happened_at: i64,
    },
}

impl Observation {
    /// When it was made, by our clock.
    pub fn at(self) -> i64 {
        match self {
            Self::Asked(at) => at,
            Self::Told { received_at, .. } => received_at,
        }
    }

    /// What goes into `fetched_at`; 0 leaves that as it is.
    pub(crate) fn fetched_at(self) -> i64 {
        match self {
            Self::Asked(at) => at,
            Self::Told { .. } => 0,
        }
    }

    /// The latest `fetched_at` of a row that it may overwrite.
    pub(crate) fn overwrites_fetched_until(self) -> i64 {
        match self {
            Self::Asked(at) => at,
            Self::Told { happened_at, .. } => happened_at - CLOCKS_APART_MS,
        }
    }
}

impl From<i64> for Observation {
    fn from(asked_at: i64) -> Self {
        Self::Asked(asked_at)
    }
}
