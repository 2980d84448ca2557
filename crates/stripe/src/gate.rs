//! What stands before an account, shared by all who call it: its budget, the queues for it, and the breaker.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::time::Instant;

use crate::breaker::{Admitted, Away, Breaker};
use crate::budget::{Budget, NotBefore, Pace, Urgency};
use crate::secret_key::SecretKey;
use crate::timer::Timer;

/// With more accounts than this, those that are at rest are forgotten: there is nothing to remember about them.
const MANY: usize = 10_000;

/// What accounts are told apart by. Stripe limits an account's real and test data each for itself
/// (<https://docs.stripe.com/rate-limits>).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Name {
    /// An account whose `acct_…` is known, whichever of its keys is used.
    Id { id: String, livemode: bool },
    /// One that is known by its key alone, of which this is a hash.
    KeyHash([u8; 32]),
}

impl Name {
    /// The name of the account that `key` belongs to.
    pub(crate) fn new(key: &SecretKey, id: Option<&str>) -> Self {
        match id {
            Some(id) => Self::Id { id: id.to_owned(), livemode: key.livemode() },
            None => Self::KeyHash(Sha256::digest(key.expose()).into()),
        }
    }
}

/// The gates of all accounts.
#[derive(Debug)]
pub(crate) struct Gates {
    gates: Mutex<HashMap<Name, Arc<Gate>>>,
    away: Arc<AtomicU64>,
    processes: AtomicU32,
}

impl Default for Gates {
    fn default() -> Self {
        Self { gates: Mutex::default(), away: Arc::default(), processes: AtomicU32::new(1) }
    }
}

impl Gates {
    /// An account's gate. `pace` is for one that is seen for the first time.
    pub(crate) fn of(&self, name: Name, pace: Option<Pace>, now: Instant) -> Arc<Gate> {
        let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        if gates.len() > MANY && !gates.contains_key(&name) {
            gates.retain(|_, gate| Arc::strong_count(gate) > 1 || !gate.is_at_rest(now));
        }
        let new = || {
            let gate = Gate::new(pace, now, self.away.clone());
            gate.state().budget.share_among(self.processes(), now);
            Arc::new(gate)
        };
        gates.entry(name).or_insert_with(new).clone()
    }

    /// Learns how many processes call the accounts, this one included.
    pub(crate) fn share_among(&self, processes: u32, now: Instant) {
        let gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        if self.processes.swap(processes, Ordering::Relaxed) != processes {
            gates.values().for_each(|gate| gate.state().budget.share_among(processes, now));
        }
    }

    /// How many processes call the accounts, as far as is known.
    pub(crate) fn processes(&self) -> u32 {
        self.processes.load(Ordering::Relaxed)
    }

    /// How many accounts are away.
    pub(crate) fn away(&self) -> u64 {
        self.away.load(Ordering::Relaxed)
    }
}

/// One for each account. Never locked across an `await`, but for the queues.
#[derive(Debug)]
pub(crate) struct Gate {
    state: Mutex<State>,
    /// Who holds it is the first of those that wait; the others are behind it in the order they came.
    interactive: tokio::sync::Mutex<()>,
    background: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct State {
    budget: Budget,
    breaker: Breaker,
    /// How many of all accounts are away.
    away: Arc<AtomicU64>,
}

impl Gate {
    fn new(pace: Option<Pace>, now: Instant, away: Arc<AtomicU64>) -> Self {
        let state = State { budget: Budget::new(pace, now), breaker: Breaker::default(), away };
        Self {
            state: Mutex::new(state),
            interactive: tokio::sync::Mutex::default(),
            background: tokio::sync::Mutex::default(),
        }
    }

    /// Whether a call may be begun. What comes of it has to be told: [`Gate::answered`], [`Gate::unanswered`].
    pub(crate) fn admit(&self, now: Instant) -> Result<Call<'_>, Away> {
        let admitted = self.state().breaker.admit(now)?;
        Ok(Call { gate: self, admitted })
    }

    /// Waits until one request may be sent.
    ///
    /// # Errors
    /// If that would take longer than such a call may wait.
    pub(crate) async fn turn(&self, urgency: Urgency, timer: &Timer) -> Result<(), NotBefore> {
        let arrived = timer.now();
        if self.state().budget.take_at_once(urgency, arrived) {
            return Ok(());
        }
        let deadline = arrived + urgency.patience();
        match urgency {
            Urgency::Interactive => {
                self.state().budget.join_queue(arrived)?;
                let _place = Place(self);
                let _first = self.interactive.lock().await;
                self.wait(urgency, deadline, timer).await
            }
            Urgency::Background => {
                let _first = self.background.lock().await;
                self.wait(urgency, deadline, timer).await
            }
        }
    }

    /// The budget changes meanwhile, so it is asked again after each wait.
    async fn wait(&self, urgency: Urgency, deadline: Instant, timer: &Timer) -> Result<(), NotBefore> {
        loop {
            let now = timer.now();
            let taken = self.state().budget.take(urgency, now);
            match taken {
                Ok(()) => return Ok(()),
                Err(NotBefore(wait)) if now + wait > deadline => return Err(NotBefore(wait)),
                Err(NotBefore(wait)) => timer.wait(wait).await,
            }
        }
    }

    /// Stripe refused a request, sent at that time, because there were too many.
    pub(crate) fn limited(&self, sent_at: Instant, now: Instant, retry_after: Option<Duration>) {
        self.state().budget.refused(sent_at, now, retry_after);
    }

    /// A call was answered, be it with a refusal. Says whether the account was away until now.
    pub(crate) fn answered(&self) -> bool {
        let mut state = self.state();
        let is_back = state.breaker.answered();
        if is_back {
            state.away.fetch_sub(1, Ordering::Relaxed);
        }
        is_back
    }

    /// A call got no answer. Says whether the account is away from now on.
    pub(crate) fn unanswered(&self, begun_at: Instant, now: Instant) -> bool {
        let mut state = self.state();
        let is_gone = state.breaker.unanswered(begun_at, now);
        if is_gone {
            state.away.fetch_add(1, Ordering::Relaxed);
        }
        is_gone
    }

    /// For how long the account has given no answer, if it is away.
    pub(crate) fn away_for(&self, now: Instant) -> Option<Duration> {
        self.state().breaker.away_for(now)
    }

    fn is_at_rest(&self, now: Instant) -> bool {
        let mut state = self.state();
        state.budget.is_full(now) && state.breaker.is_untroubled()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // What is behind the lock is consistent after each of its methods, and none of them panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A call that was admitted, until it has come to its end, also when whoever made it has gone. Should it have been on trial and nothing
/// been learned of the account, because it was never sent, the next one is.
pub(crate) struct Call<'a> {
    gate: &'a Gate,
    pub(crate) admitted: Admitted,
}

impl Drop for Call<'_> {
    fn drop(&mut self) {
        if self.admitted == Admitted::OnTrial {
            self.gate.state().breaker.trial_ended();
        }
    }
}

/// A place in the queue. It is given up however the wait ends, also when whoever waited has gone.
struct Place<'a>(&'a Gate);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.state().budget.leave_queue();
    }
}

#[cfg(test)]
mod tests;
