//! The account's rate limit: a bucket of tokens, one for each request, whoever sends it.
//! Source: Stripe's documentation, "Rate limits".

use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The limit that `PUT /sandbox/rate-limit` sets; none unless told.
#[derive(Debug, Default)]
pub(crate) struct RateLimit {
    bucket: Option<Bucket>,
    admitted: u64,
    refused: u64,
}

#[derive(Debug)]
struct Bucket {
    /// How many tokens it gets in a second, and also how many it holds.
    per_second: u32,
    tokens: f64,
    filled_at: Instant,
}

impl RateLimit {
    /// Sets or lifts the limit, and counts from nothing again. The bucket starts full.
    pub(crate) fn set(&mut self, per_second: Option<u32>) {
        let bucket = per_second.map(|per_second| Bucket {
            per_second,
            tokens: f64::from(per_second),
            filled_at: Instant::now(),
        });
        *self = Self { bucket, admitted: 0, refused: 0 };
    }

    /// Whether one more request is admitted now.
    pub(crate) fn admits(&mut self) -> bool {
        let admits = self.bucket.as_mut().is_none_or(|bucket| bucket.take(Instant::now()));
        if admits {
            self.admitted += 1;
        } else {
            self.refused += 1;
        }
        admits
    }

    /// The limit, and how many requests it has admitted and refused so far.
    pub(crate) fn json(&self) -> Value {
        let per_second = self.bucket.as_ref().map(|bucket| bucket.per_second);
        json!({ "perSecond": per_second, "admitted": self.admitted, "refused": self.refused })
    }
}

impl Bucket {
    fn take(&mut self, now: Instant) -> bool {
        let since: Duration = now.saturating_duration_since(self.filled_at);
        let size = f64::from(self.per_second);
        self.tokens = (self.tokens + since.as_secs_f64() * size).min(size);
        self.filled_at = now;
        if self.tokens < 1.0 {
            return false;
        }
        self.tokens -= 1.0;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_gives_what_it_holds_and_then_what_flows_in() {
        let start = Instant::now();
        let mut bucket = Bucket { per_second: 10, tokens: 10.0, filled_at: start };
        let taken = |bucket: &mut Bucket, at| (0..100).filter(|_| bucket.take(at)).count();
        assert_eq!(taken(&mut bucket, start), 10);
        assert_eq!(taken(&mut bucket, start + Duration::from_millis(500)), 5);
        assert_eq!(taken(&mut bucket, start + Duration::from_secs(60)), 10);
    }
}
