//! Whether an account is called at all. Pure: it is told the time.
//!
//! When several calls in a row got no answer, the next ones would only keep people waiting for the same end. So for a short time
//! none is made, and each fails at once. Then one is let through, to see; it decides for all.

use std::time::Duration;

use tokio::time::Instant;

/// After how many calls in a row without an answer; each has been tried several times.
const FAILURES: u32 = 3;

/// How long no call is made then.
const REST: Duration = Duration::from_secs(5);

/// How long the one call that is let through may take to decide, before another one is.
const TRIAL: Duration = Duration::from_secs(30);

/// Decides whether calls are made.
#[derive(Debug, Default)]
pub(crate) struct Breaker {
    /// Calls in a row that got no answer.
    failures: u32,
    /// When the first of them was begun.
    failing_since: Option<Instant>,
    /// Until when no call is made, if the account is away.
    closed_until: Option<Instant>,
    /// While a call is on trial, since when one may have been.
    trial_from: Option<Instant>,
}

/// A call may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admitted {
    /// As any other.
    Freely,
    /// As the one that decides.
    OnTrial,
}

/// No call is made for this long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Away {
    pub(crate) retry_in: Duration,
}

impl Breaker {
    /// Whether a call may be made now.
    pub(crate) fn admit(&mut self, now: Instant) -> Result<Admitted, Away> {
        match self.closed_until {
            None => Ok(Admitted::Freely),
            Some(until) if now < until => Err(Away { retry_in: until - now }),
            Some(until) => {
                self.trial_from = Some(until);
                self.closed_until = Some(now + TRIAL);
                Ok(Admitted::OnTrial)
            }
        }
    }

    /// Learns that the call on trial came to its end. If nothing was learned of the account by it, as when it was never sent, the next
    /// call is on trial in its place.
    pub(crate) fn trial_ended(&mut self) {
        if let Some(from) = self.trial_from.take() {
            self.closed_until = Some(from);
        }
    }

    /// Learns that a call was answered, be it with a refusal. Says whether the account was away until now.
    pub(crate) fn answered(&mut self) -> bool {
        std::mem::take(self).closed_until.is_some()
    }

    /// Learns that a call that was begun at that time got no answer. Says whether the account is away from now on.
    pub(crate) fn unanswered(&mut self, begun_at: Instant, now: Instant) -> bool {
        self.failures = self.failures.saturating_add(1);
        let since = self.failing_since.get_or_insert(begun_at);
        *since = begun_at.min(*since);
        let was_away = self.closed_until.is_some();
        if was_away || self.failures >= FAILURES {
            self.trial_from = None;
            self.closed_until = Some(now + REST);
        }
        !was_away && self.closed_until.is_some()
    }

    /// Whether there is nothing to remember.
    pub(crate) fn is_untroubled(&self) -> bool {
        self.failures == 0
    }

    /// For how long the account has given no answer, if it is away.
    pub(crate) fn away_for(&self, now: Instant) -> Option<Duration> {
        self.closed_until?;
        Some(now.saturating_duration_since(self.failing_since?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn away(since: Instant) -> Breaker {
        let mut breaker = Breaker::default();
        let went =
            [0, 1, 2].map(|seconds| breaker.unanswered(since + SECOND * seconds, since + SECOND * seconds));
        assert_eq!(went, [false, false, true]);
        breaker
    }

    #[test]
    fn only_failures_in_a_row_count() {
        let now = Instant::now();
        let mut breaker = Breaker::default();
        for _ in 0..10 {
            breaker.unanswered(now, now);
            breaker.unanswered(now, now);
            assert_eq!(breaker.admit(now), Ok(Admitted::Freely));
            assert_eq!(breaker.away_for(now), None);
            assert!(!breaker.answered());
        }
    }

    #[test]
    fn while_an_account_is_away_it_is_left_alone_and_says_since_when() {
        let start = Instant::now();
        let mut breaker = away(start);
        let now = start + SECOND * 4;
        assert_eq!(breaker.admit(now), Err(Away { retry_in: SECOND * 3 }));
        assert_eq!(breaker.away_for(now), Some(SECOND * 4));
    }

    #[test]
    fn one_call_decides_for_all() {
        let start = Instant::now();
        let later = start + SECOND * 7;
        let mut breaker = away(start);
        assert_eq!(breaker.admit(later), Ok(Admitted::OnTrial));
        assert!(breaker.admit(later).is_err());
        assert!(!breaker.unanswered(later, later + SECOND));
        assert_eq!(breaker.admit(later + SECOND), Err(Away { retry_in: REST }));
        assert_eq!(breaker.away_for(later + SECOND), Some(SECOND * 8));

        assert_eq!(breaker.admit(later + SECOND * 6), Ok(Admitted::OnTrial));
        assert!(breaker.answered());
        assert_eq!(breaker.admit(later + SECOND * 6), Ok(Admitted::Freely));
        assert_eq!(breaker.away_for(later + SECOND * 6), None);
    }

    #[test]
    fn a_trial_that_shows_nothing_is_handed_on() {
        let start = Instant::now();
        let later = start + SECOND * 7;
        let mut breaker = away(start);
        assert_eq!(breaker.admit(later), Ok(Admitted::OnTrial));
        breaker.trial_ended();
        assert_eq!(breaker.away_for(later), Some(SECOND * 7));
        assert_eq!(breaker.admit(later), Ok(Admitted::OnTrial));
        breaker.unanswered(later, later);
        breaker.trial_ended();
        assert_eq!(breaker.admit(later), Err(Away { retry_in: REST }));

        assert_eq!(breaker.admit(later + REST), Ok(Admitted::OnTrial));
        breaker.answered();
        breaker.trial_ended();
        assert_eq!(breaker.admit(later + REST), Ok(Admitted::Freely));
    }

    #[test]
    fn a_trial_that_is_never_heard_of_again_is_followed_by_another() {
        let start = Instant::now();
        let later = start + SECOND * 7;
        let mut breaker = away(start);
        assert_eq!(breaker.admit(later), Ok(Admitted::OnTrial));
        assert_eq!(breaker.admit(later + TRIAL), Ok(Admitted::OnTrial));
    }
}
