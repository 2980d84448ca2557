//! When something was seen of Stripe, which decides what may overwrite what.
//!
//! A mirrored row carries two times of this machine's clock. `synced_at`: when what it holds was seen, by asking or by an event that
//! came in. `as_of`: what it holds is no older than what Stripe would have answered then. A row is overwritten by what is not older in
//! either: an answer knows of no event that came in after its question, and an event of nothing that was asked for after it happened.

/// How far two clocks, Stripe's and ours, may be apart, in milliseconds. An event that happened less than this after Stripe was asked
/// counts as unclear.
pub(crate) const CLOCKS_APART_MS: i64 = 10_000;

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

    /// The latest time, by our clock, of which it is certain to hold: never after [`Observation::at`].
    pub(crate) fn as_of(self) -> i64 {
        match self {
            Self::Asked(at) => at,
            Self::Told { received_at, happened_at } => received_at.min(happened_at - CLOCKS_APART_MS),
        }
    }
}

impl From<i64> for Observation {
    fn from(asked_at: i64) -> Self {
        Self::Asked(asked_at)
    }
}

/// The end of an upsert into a mirrored table: that what it has is not older than what is stored.
macro_rules! newer_than_stored {
    ($table:literal) => {
        concat!(
            " WHERE ",
            $table,
            ".synced_at <= excluded.synced_at AND ",
            $table,
            ".as_of <= excluded.as_of"
        )
    };
}
pub(crate) use newer_than_stored;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_holds_as_of_clearly_before_it_happened_and_never_after_it_came_in() {
        let told = |received_at, happened_at| Observation::Told { received_at, happened_at }.as_of();
        assert_eq!(told(100_000, 99_000), 89_000);
        // Stripe's clock is ahead of ours.
        assert_eq!(told(100_000, 200_000), 100_000);
        assert_eq!(Observation::from(100_000).as_of(), 100_000);
    }
}
