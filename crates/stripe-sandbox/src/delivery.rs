//! Which events leave for which endpoint, in which order: the modes that `PUT /sandbox/delivery` sets.

use serde::{Deserialize, Serialize};
use tokio::sync::mpsc::UnboundedSender;

use crate::objects::event::Event;

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
    /// Flush soon: reversed events are waiting.
    FlushSoon,
}

/// Events on their way out.
#[derive(Debug)]
pub(crate) struct Outbox {
    pub(crate) mode: Mode,
    held: Vec<Parcel>,
    sender: UnboundedSender<Order>,
}

impl Outbox {
    pub(crate) fn new(sender: UnboundedSender<Order>) -> Self {
        Self { mode: Mode::Normal, held: Vec::new(), sender }
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
            Mode::Reverse => {
                self.held.extend(parcels);
                self.order(Order::FlushSoon);
            }
        }
    }

    /// Sends all that was kept; newest first in reverse mode. Returns how many deliveries that were.
    pub(crate) fn flush(&mut self) -> usize {
        let mut parcels = std::mem::take(&mut self.held);
        if self.mode == Mode::Reverse {
            parcels.reverse();
        }
        let count = parcels.len();
        parcels.into_iter().for_each(|parcel| self.send(parcel));
        count
    }

    fn send(&self, parcel: Parcel) {
        self.order(Order::Send(parcel));
    }

    /// The sending task lives as long as the sandbox; while it shuts down, orders may be lost.
    fn order(&self, order: Order) {
        let _ = self.sender.send(order);
    }
}
