//! The only place that reads the time of day.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub use jiff::Timestamp;

/// Tells the time. Clones share one source, so a test that moves a [`Clock::manual`] moves it for everybody who holds one.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until [`Clock::advance`] moves it.
    pub fn manual(start: Timestamp) -> Self {
        Self(Source::Manual(Arc::new(AtomicI64::new(start.as_millisecond()))))
    }

    /// Now, to the millisecond.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.epoch_ms()).unwrap_or(Timestamp::MAX)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, as every time column stores them.
    pub fn epoch_ms(&self) -> i64 {
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that reads it")]
            Source::System => Timestamp::now().as_millisecond(),
            Source::Manual(ms) => ms.load(Ordering::SeqCst),
        }
    }

    /// Moves a manual clock forwards. The machine's clock can't be moved, so there it does nothing.
    pub fn advance(&self, by: std::time::Duration) {
        if let Source::Manual(ms) = &self.0 {
            ms.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_moves_only_when_told() {
        let clock = Clock::manual("2026-03-01T00:00:00Z".parse().unwrap());
        let shared = clock.clone();
        assert_eq!(clock.now().to_string(), "2026-03-01T00:00:00Z");
        shared.advance(std::time::Duration::from_secs(90));
        assert_eq!(clock.now().to_string(), "2026-03-01T00:01:30Z");
    }
}
