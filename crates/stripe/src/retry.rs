//! Whether to send a request again, and when. Pure: it neither waits nor draws random numbers.
//!
//! After <https://docs.stripe.com/error-low-level> and <https://docs.stripe.com/rate-limits>.

use std::time::Duration;

use reqwest::header::HeaderMap;

/// How often one request is sent at most.
pub const TRIES: u32 = 3;

/// How long all tries and the waits between them may take together: somebody is waiting for a page.
pub const BUDGET: Duration = Duration::from_secs(20);

/// A try is not begun with less than this left.
const LEAST_TIME_FOR_A_TRY: Duration = Duration::from_secs(1);

/// The longest random wait before the second try; it doubles with each try.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// What a try came to, if not to success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No whole answer: no connection, or it was lost, or time ran out. The request may or may not have been carried out.
    NoAnswer,
    /// An answer with this HTTP status.
    Status(u16),
}

/// What the answer's headers say about another try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// `Stripe-Should-Retry`: Stripe knows whether another try can help, and this outranks the status.
    pub should_retry: Option<bool>,
    /// `Retry-After`, in whole seconds.
    pub retry_after: Option<Duration>,
    /// `Stripe-Rate-Limited-Reason: resource-specific`: there were too many requests about one object, not for the account.
    pub one_object: bool,
}

impl Hints {
    /// Reads them from an answer. What isn't understood counts as absent.
    pub fn read(headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            should_retry: text("stripe-should-retry").and_then(|value| value.parse().ok()),
            retry_after: text("retry-after").and_then(|value| value.parse().ok()).map(Duration::from_secs),
            one_object: text("stripe-rate-limited-reason") == Some("resource-specific"),
        }
    }
}

/// What to do after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Give the failure to the caller.
    Stop,
    /// Send the same request again, with the same idempotency key, after this long.
    Retry {
        /// How long to wait first.
        wait: Duration,
    },
}

/// Decides after `tries` tries that took `elapsed` in all. `random` spreads the wait over its whole range, so that callers
/// who failed together don't come back together; `Retry-After` is waited for in any case, or else not tried again.
pub fn after(tries: u32, elapsed: Duration, outcome: Outcome, hints: Hints, random: u64) -> Next {
    let worth_it = hints.should_retry.unwrap_or(match outcome {
        Outcome::NoAnswer => true,
        Outcome::Status(status) => matches!(status, 409 | 429 | 500..=599),
    });
    if !worth_it || tries >= TRIES {
        return Next::Stop;
    }
    let longest = FIRST_WAIT * 2u32.saturating_pow(tries.saturating_sub(1));
    let share = u32::try_from(random >> 32).unwrap_or(u32::MAX);
    let jittered = longest.mul_f64(f64::from(share) / f64::from(u32::MAX));
    let wait = jittered.max(hints.retry_after.unwrap_or_default());
    let next_try = elapsed.saturating_add(wait).saturating_add(LEAST_TIME_FOR_A_TRY);
    if next_try > BUDGET { Next::Stop } else { Next::Retry { wait } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn first(outcome: Outcome, hints: Hints) -> Next {
        after(1, Duration::ZERO, outcome, hints, u64::MAX)
    }

    #[test]
    fn what_may_pass_is_retried_and_what_cannot_is_not() {
        let none = Hints::default();
        for status in [409, 429, 500, 502, 503, 504] {
            assert_eq!(first(Outcome::Status(status), none), Next::Retry { wait: FIRST_WAIT }, "{status}");
        }
        for status in [300, 301, 307, 400, 401, 402, 403, 404, 408, 422] {
            assert_eq!(first(Outcome::Status(status), none), Next::Stop, "{status}");
        }
        assert_eq!(first(Outcome::NoAnswer, none), Next::Retry { wait: FIRST_WAIT });
    }

    #[test]
    fn what_stripe_says_outranks_the_status() {
        let says = |should_retry| Hints { should_retry: Some(should_retry), ..Hints::default() };
        assert_eq!(first(Outcome::Status(503), says(false)), Next::Stop);
        assert_eq!(first(Outcome::Status(400), says(true)), Next::Retry { wait: FIRST_WAIT });
    }

    #[test]
    fn retry_after_is_waited_for_or_not_retried_at_all() {
        let after_seconds = |s| Hints { retry_after: Some(Duration::from_secs(s)), ..Hints::default() };
        assert_eq!(
            first(Outcome::Status(429), after_seconds(7)),
            Next::Retry { wait: Duration::from_secs(7) }
        );
        assert_eq!(first(Outcome::Status(429), after_seconds(60)), Next::Stop);
        assert_eq!(first(Outcome::Status(429), after_seconds(u64::MAX)), Next::Stop);
    }

    #[test]
    fn headers_that_are_not_understood_count_as_absent() {
        let read = |name: &'static str, value: &'static str| {
            Hints::read(&HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]))
        };
        assert_eq!(read("stripe-should-retry", "true").should_retry, Some(true));
        assert_eq!(read("retry-after", "3").retry_after, Some(Duration::from_secs(3)));
        assert!(read("stripe-rate-limited-reason", "resource-specific").one_object);
        assert_eq!(read("stripe-rate-limited-reason", "global-rate"), Hints::default());
        assert_eq!(read("stripe-should-retry", "maybe"), Hints::default());
        assert_eq!(read("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT"), Hints::default());
        assert_eq!(read("retry-after", "-1"), Hints::default());
    }

    proptest! {
        #[test]
        fn it_ends_in_time_whatever_happens(
            tries in 1..10u32,
            elapsed in 0..60_000u64,
            status in proptest::option::of(100..1000u16),
            should_retry in proptest::option::of(any::<bool>()),
            retry_after in proptest::option::of(any::<u64>()),
            random in any::<u64>(),
        ) {
            let elapsed = Duration::from_millis(elapsed);
            let hints = Hints { should_retry, retry_after: retry_after.map(Duration::from_secs), one_object: false };
            let outcome = status.map_or(Outcome::NoAnswer, Outcome::Status);
            if let Next::Retry { wait } = after(tries, elapsed, outcome, hints, random) {
                prop_assert!(tries < TRIES);
                prop_assert!(elapsed + wait < BUDGET);
                prop_assert!(wait >= hints.retry_after.unwrap_or_default());
                prop_assert_ne!(should_retry, Some(false));
            }
        }

        #[test]
        fn the_wait_grows_with_the_tries_and_with_the_draw(low in any::<u64>(), high in any::<u64>()) {
            let wait = |tries, random| match after(tries, Duration::ZERO, Outcome::Status(500), Hints::default(), random) {
                Next::Retry { wait } => wait,
                Next::Stop => Duration::MAX,
            };
            let (low, high) = (low.min(high), low.max(high));
            prop_assert!(wait(1, low) <= wait(1, high));
            prop_assert!(wait(1, high) <= wait(2, high));
            prop_assert!(wait(1, high) <= FIRST_WAIT);
        }
    }
}
