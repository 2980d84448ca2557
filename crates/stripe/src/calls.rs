//! Counts of the calls, for whoever watches over the server.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::error::{Error, ErrorKind};

/// What became of all calls of a client so far, those of all accounts together. A call that was sent several times counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallCounts {
    /// Stripe did what was asked.
    pub ok: u64,
    /// Stripe refused: 4xx, but for too many requests.
    pub refused: u64,
    /// Too many requests, for Stripe or already for the account's budget here.
    pub rate_limited: u64,
    /// No answer, or none that could be used: no connection, a timeout, 5xx; or not asked, because that had been so before.
    pub unreachable: u64,
    /// How long they waited for their turn, all together.
    pub waited: Duration,
    /// How many accounts are away now: see [`crate::Account::away_for`].
    pub accounts_away: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Calls {
    ok: AtomicU64,
    refused: AtomicU64,
    rate_limited: AtomicU64,
    unreachable: AtomicU64,
    waited_us: AtomicU64,
}

impl Calls {
    pub(crate) fn count<T>(&self, result: &Result<T, Error>) {
        let counter = match result.as_ref().map_err(|error| &error.kind) {
            Ok(_) => &self.ok,
            Err(ErrorKind::RateLimited { .. }) => &self.rate_limited,
            Err(
                ErrorKind::Server { .. }
                | ErrorKind::Unreachable { .. }
                | ErrorKind::Away { .. }
                | ErrorKind::Malformed { .. },
            ) => &self.unreachable,
            Err(
                ErrorKind::Unauthorized
                | ErrorKind::Forbidden { .. }
                | ErrorKind::NotFound { .. }
                | ErrorKind::CardDeclined { .. }
                | ErrorKind::InvalidRequest { .. }
                | ErrorKind::Conflict { .. },
            ) => &self.refused,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn count_wait(&self, waited: Duration) {
        let us = u64::try_from(waited.as_micros()).unwrap_or(u64::MAX);
        self.waited_us.fetch_add(us, Ordering::Relaxed);
    }

    pub(crate) fn read(&self, accounts_away: u64) -> CallCounts {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        CallCounts {
            ok: read(&self.ok),
            refused: read(&self.refused),
            rate_limited: read(&self.rate_limited),
            unreachable: read(&self.unreachable),
            waited: Duration::from_micros(read(&self.waited_us)),
            accounts_away,
        }
    }
}
