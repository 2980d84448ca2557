//! Which events leave for which endpoint, when and in which order: the modes that `PUT /sandbox/delivery` sets.

use std::time::Duration;

use billing::entropy::Entropy;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc::UnboundedSender;

use crate::objects::event::Event;

/// The longest that `delay` keeps an event.
const MAX_DELAY_SECONDS: f64 = 600.0;

/// What happens to events on their way to the endpoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    /// Sent as they happen.
    #[default]
    Normal,
    /// Kept until they are flushed.
    Hold,
    /// Recorded, but never sent, as if each delivery had been lost.
    Drop,
    /// Each sent twice, and once more under another event identifier, as Stripe sometimes does.
    Duplicate,
    /// Collected for a moment, or until they are flushed, and then sent newest first.
    Reverse,
    /// Collected like reversed ones, and then sent in an order that a seed decides.
    Shuffle,
    /// Each sent so many seconds late, by the machine's time.
    Delay,
}

/// The delivery that `PUT /sandbox/delivery` sets.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delivery {
    mode: Mode,
    /// For `shuffle`: the same seed gives the same order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    /// For `delay`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seconds: Option<f64>,
}

impl Delivery {
    /// What is wrong with it, in words for the one who sent it.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        match (self.mode, self.seed, self.seconds) {
            (Mode::Delay, None, Some(seconds)) if (0.0..=MAX_DELAY_SECONDS).contains(&seconds) => None,
            (Mode::Delay, ..) => Some("the mode delay takes seconds, from 0 to 600, and nothing else"),
            (Mode::Shuffle, _, None) => None,
            (_, None, None) => None,
            _ => Some("seed belongs to the mode shuffle, and seconds to the mode delay"),
        }
    }
}

/// One event for one endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parcel {
    pub(crate) event: String,
    pub(crate) endpoint: String,
}

/// What the sending task is told.
#[derive(Debug)]
pub(crate) enum Order {
    Send(Parcel),
    SendAfter(Parcel, Duration),
    /// Flush soon: collected events are waiting.
    FlushSoon,
}

/// Events on their way out.
#[derive(Debug)]
pub(crate) struct Outbox {
    mode: Mode,
    delay: Duration,
    /// What decides the order of shuffled events.
    dice: Entropy,
    held: Vec<Parcel>,
    sender: UnboundedSender<Order>,
}

impl Outbox {
    pub(crate) fn new(sender: UnboundedSender<Order>) -> Self {
        let dice = Entropy::seeded(0);
        Self { mode: Mode::Normal, delay: Duration::ZERO, dice, held: Vec::new(), sender }
    }

    /// How events leave from now on. What is held stays held until it is flushed.
    pub(crate) fn set(&mut self, delivery: &Delivery) {
        self.mode = delivery.mode;
        self.delay = Duration::from_secs_f64(delivery.seconds.unwrap_or(0.0).clamp(0.0, MAX_DELAY_SECONDS));
        self.dice = Entropy::seeded(delivery.seed.unwrap_or(0));
    }

    /// How many events one change is recorded as.
    pub(crate) fn events_per_change(&self) -> usize {
        if self.mode == Mode::Duplicate { 2 } else { 1 }
    }

    /// Takes an event, and sends or keeps it as the mode says.
    pub(crate) fn accept(&mut self, event: &Event) {
        let parcels = event.awaiting.iter();
        let parcels = parcels.map(|endpoint| Parcel { event: event.id.clone(), endpoint: endpoint.clone() });
        match self.mode {
            Mode::Normal => parcels.for_each(|parcel| self.send(parcel)),
            Mode::Duplicate => {
                parcels.flat_map(|parcel| [parcel.clone(), parcel]).for_each(|parcel| self.send(parcel));
            }
            Mode::Drop => {}
            Mode::Hold => self.held.extend(parcels),
            Mode::Reverse | Mode::Shuffle => {
                self.held.extend(parcels);
                self.order(Order::FlushSoon);
            }
            Mode::Delay => parcels.for_each(|parcel| self.order(Order::SendAfter(parcel, self.delay))),
        }
    }

    /// Sends all that was kept, in the order of the mode. Returns how many deliveries that were.
    pub(crate) fn flush(&mut self) -> usize {
        let mut parcels = std::mem::take(&mut self.held);
        match self.mode {
            Mode::Reverse => parcels.reverse(),
            Mode::Shuffle => shuffle(&mut parcels, &self.dice),
            _ => {}
        }
        let count = parcels.len();
        parcels.into_iter().for_each(|parcel| self.send(parcel));
        count
    }

    /// Sends at once.
    pub(crate) fn send(&self, parcel: Parcel) {
        self.order(Order::Send(parcel));
    }

    /// The sending task lives as long as the sandbox; while it shuts down, orders may be lost.
    fn order(&self, order: Order) {
        let _ = self.sender.send(order);
    }
}

/// Fisher and Yates: every order is as likely as any other.
fn shuffle<T>(parcels: &mut [T], dice: &Entropy) {
    for last in (1..parcels.len()).rev() {
        let throw = u64::from_le_bytes(dice.bytes::<8>());
        let other = usize::try_from(throw % (last as u64 + 1)).unwrap_or(0);
        parcels.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_the_order_and_nothing_is_lost() {
        let shuffled = |seed| {
            let mut numbers: Vec<u32> = (0..20).collect();
            shuffle(&mut numbers, &Entropy::seeded(seed));
            numbers
        };
        assert_eq!(shuffled(1), shuffled(1));
        assert_ne!(shuffled(1), shuffled(2));
        let mut sorted = shuffled(1);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..20).collect::<Vec<u32>>());
    }
}
