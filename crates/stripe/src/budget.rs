//! How fast an account may be called. Pure: it is told the time, and it neither waits nor locks.
//!
//! Stripe limits requests by the account, and separately for real and for test data
//! (<https://docs.stripe.com/rate-limits>): 100 a second live, 25 a second in a sandbox. The company's own programs call the same
//! account, so this one stays below. It is a bucket of tokens: idle, a call costs no time at all; busy, calls are spaced out.
//!
//! A call that a person waits for goes first. Calls in the background take a token only while nobody waits, and never the last
//! ones, so that whoever comes next needn't wait for them.
//!
//! Of several processes that call the same account each has an equal part: together they are no faster than one.
//!
//! When Stripe refuses a request all the same (429), the rate is halved, once for all requests that were under way, and grows back
//! evenly within about a minute.

use std::time::Duration;

use tokio::time::Instant;

/// How long somebody may have to wait for their turn before they are told to come back later.
const PATIENCE: Duration = Duration::from_secs(3);

/// The same for work in the background: its job is tried again later.
const BACKGROUND_PATIENCE: Duration = Duration::from_secs(60);

/// The longest silence that `Retry-After` is obeyed for.
const LONGEST_SILENCE: Duration = Duration::from_secs(60);

/// The rate falls no lower than this part of the full one.
const LOWEST: f64 = 1.0 / 16.0;

/// How long the rate takes to grow from nothing to the full one.
const RECOVERY: Duration = Duration::from_secs(60);

/// Whether somebody waits for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Urgency {
    Interactive,
    Background,
}

impl Urgency {
    pub(crate) fn patience(self) -> Duration {
        match self {
            Self::Interactive => PATIENCE,
            Self::Background => BACKGROUND_PATIENCE,
        }
    }
}

/// How fast calls may follow each other: in any time, at most `burst` and `per_second` for each of its seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pace {
    per_second: f64,
    burst: f64,
    /// How many of the burst background calls leave for others.
    reserve: f64,
}

impl Pace {
    /// For real data: at most 80 in any second, of the 100 that Stripe allows.
    pub(crate) const LIVE: Self = Self { per_second: 60.0, burst: 20.0, reserve: 10.0 };
    /// For test data: at most 20 in any second, of 25.
    pub(crate) const TEST: Self = Self { per_second: 15.0, burst: 5.0, reserve: 2.0 };

    /// The part of each of so many processes that call the same account. However many they are, each may make one call at once, and
    /// so may work in the background.
    pub(crate) fn shared_among(self, processes: u32) -> Self {
        let processes = f64::from(processes.max(1));
        let burst = (self.burst / processes).max(1.0);
        let reserve = (self.reserve / processes).min(burst - 1.0);
        Self { per_second: self.per_second / processes, burst, reserve }
    }
}

/// Not now; it is worth asking again after this long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotBefore(pub(crate) Duration);

/// What an account may still be asked.
#[derive(Debug)]
pub(crate) struct Budget {
    /// None as long as nothing limits it.
    bucket: Option<Bucket>,
    /// People who wait for their turn.
    waiting: u32,
    /// How many share it.
    processes: u32,
}

#[derive(Debug)]
struct Bucket {
    /// The account's.
    whole: Pace,
    /// This process's part of it.
    pace: Pace,
    /// Tokens a second, now.
    rate: f64,
    tokens: f64,
    /// When the tokens were counted. In the future while Stripe has asked for silence.
    counted_at: Instant,
    slowed_at: Option<Instant>,
}

impl Budget {
    /// A full budget; with no pace, one that nothing limits until Stripe, or what stands in for it, refuses a request.
    pub(crate) fn new(pace: Option<Pace>, now: Instant) -> Self {
        Self { bucket: pace.map(|pace| Bucket::new(pace, now)), waiting: 0, processes: 1 }
    }

    /// Learns how many processes call the account.
    pub(crate) fn share_among(&mut self, processes: u32, now: Instant) {
        self.processes = processes;
        if let Some(bucket) = &mut self.bucket {
            bucket.share_among(processes, now);
        }
    }

    /// Whether a call may be made right away, ahead of nobody. If so, it is paid for.
    pub(crate) fn take_at_once(&mut self, urgency: Urgency, now: Instant) -> bool {
        self.waiting == 0 && self.take(urgency, now).is_ok()
    }

    /// Stands in the queue of those who wait. It has to be left again, whatever comes of it.
    ///
    /// # Errors
    /// If it is so long that waiting is pointless; then it isn't joined.
    pub(crate) fn join_queue(&mut self, now: Instant) -> Result<(), NotBefore> {
        if let Some(bucket) = &mut self.bucket {
            let wait = bucket.time_to(f64::from(self.waiting) + 1.0, now);
            if wait > PATIENCE {
                return Err(NotBefore(wait));
            }
        }
        self.waiting += 1;
        Ok(())
    }

    pub(crate) fn leave_queue(&mut self) {
        self.waiting = self.waiting.saturating_sub(1);
    }

    /// Pays for a call. One that a person waits for is expected to be the first of the queue.
    ///
    /// # Errors
    /// If it is not its turn yet.
    pub(crate) fn take(&mut self, urgency: Urgency, now: Instant) -> Result<(), NotBefore> {
        let Some(bucket) = &mut self.bucket else { return Ok(()) };
        let needed = match urgency {
            Urgency::Interactive => 1.0,
            Urgency::Background => 1.0 + bucket.pace.reserve + f64::from(self.waiting),
        };
        match bucket.time_to(needed, now) {
            Duration::ZERO => {
                bucket.tokens -= 1.0;
                Ok(())
            }
            wait => Err(NotBefore(wait)),
        }
    }

    /// Whether it is as if it were new.
    pub(crate) fn is_full(&mut self, now: Instant) -> bool {
        let full = |bucket: &mut Bucket| {
            bucket.count(now);
            bucket.rate >= bucket.pace.per_second && bucket.tokens >= bucket.pace.burst
        };
        self.waiting == 0 && self.bucket.as_mut().is_none_or(full)
    }

    /// Learns that Stripe refused a request, sent at that time, because there were too many.
    pub(crate) fn refused(&mut self, sent_at: Instant, now: Instant, retry_after: Option<Duration>) {
        let bucket = self.bucket.get_or_insert_with(|| {
            let mut bucket = Bucket::new(Pace::TEST, now);
            bucket.share_among(self.processes, now);
            bucket
        });
        bucket.count(now);
        // What was sent before the last slowing down says nothing about whether that was enough.
        if bucket.slowed_at.is_none_or(|slowed_at| sent_at > slowed_at) {
            bucket.rate = (bucket.rate / 2.0).max(bucket.pace.per_second * LOWEST);
            bucket.slowed_at = Some(now);
        }
        bucket.tokens = bucket.tokens.min(1.0);
        let silence = retry_after.unwrap_or_default().min(LONGEST_SILENCE);
        bucket.counted_at = bucket.counted_at.max(now + silence);
    }
}

impl Bucket {
    fn new(pace: Pace, now: Instant) -> Self {
        Self {
            whole: pace,
            pace,
            rate: pace.per_second,
            tokens: pace.burst,
            counted_at: now,
            slowed_at: None,
        }
    }

    /// What was the part of others comes with time, and what others get is theirs at once.
    fn share_among(&mut self, processes: u32, now: Instant) {
        self.count(now);
        let pace = self.whole.shared_among(processes);
        self.rate *= pace.per_second / self.pace.per_second;
        self.tokens = self.tokens.min(pace.burst);
        self.pace = pace;
    }

    /// Adds the tokens that have come since they were counted. The rate that they came at is that of then.
    fn count(&mut self, now: Instant) {
        let Some(passed) = now.checked_duration_since(self.counted_at) else { return };
        let passed = passed.as_secs_f64();
        let Pace { per_second, burst, .. } = self.pace;
        self.tokens = (self.tokens + self.rate * passed).min(burst);
        self.rate = (self.rate + per_second * passed / RECOVERY.as_secs_f64()).min(per_second);
        self.counted_at = now;
    }

    /// How long it takes until there are this many tokens, if nobody takes any. More than fit count as if they did.
    fn time_to(&mut self, tokens: f64, now: Instant) -> Duration {
        self.count(now);
        let silence = self.counted_at.saturating_duration_since(now);
        let missing = (tokens - self.tokens).max(0.0);
        // A nanosecond more, so that after this time it is enough in spite of rounding.
        let filling = if missing > 0.0 {
            Duration::from_secs_f64(missing / self.rate) + Duration::from_nanos(1)
        } else {
            Duration::ZERO
        };
        silence + filling
    }
}

#[cfg(test)]
mod tests;
