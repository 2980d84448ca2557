//! What an event itself tells of its object, so that Stripe needn't be asked.
//!
//! An event holds the object as it was when the event happened. That is how it is now if no newer event of the object is known, and if
//! Stripe was last asked about it clearly before. The first is told by `newest_events`, the second by the row's `fetched_at`; the
//! transaction that records the event looks at both. Where either can't be told, a job asks Stripe.

use serde::de::DeserializeOwned;
use store::catalogue;
use store::db::{Command, DbError, Tx};
use store::observation::Observation;
use store::{newest_events, tenant};
use stripe::Fetched;
use stripe::objects::{self, BillingScheme, Customer, Event, Price, Subscription};

use super::mirror;
use super::refresh::{ObjectKind, gone};
use crate::app::App;
use crate::jobs::event::Action;

/// What an event tells of the object that it is about.
#[derive(Debug)]
pub struct Told {
    /// Notes when it happened.
    newest: Command,
    /// None when Stripe has to be asked in any case.
    snapshot: Option<Snapshot>,
}

/// What stores the object.
#[derive(Debug)]
struct Snapshot {
    /// Prices that it mentions. One that the mirror lacked may have a product that it lacks as well.
    mentioned: Vec<Command>,
    /// The first changes no row when the mirror has something newer, or nothing that could be changed.
    object: Vec<Command>,
}

impl Told {
    /// What an event tells; none if it isn't about a mirrored object, but about one that has to do with it.
    pub fn by(app: &App, team: &tenant::Team, event: &Event, action: &Action) -> Option<Self> {
        let (Action::Refresh(kind, id) | Action::Gone(kind, id)) = action else { return None };
        if event.data.subject.id.as_deref() != Some(id) {
            return None;
        }
        let happened_at = event.created.epoch_ms();
        let observed_at = Observation::Told { received_at: app.observation_time(), happened_at };
        let snapshot = match action {
            Action::Gone(..) => {
                let object = gone(team, *kind, id, observed_at);
                Some(Snapshot { mentioned: Vec::new(), object })
            }
            _ => snapshot(app, team, *kind, event, observed_at),
        };
        let newest = newest_events::advance(team, kind.name(), id, happened_at);
        Some(Self { newest, snapshot: snapshot.filter(|snapshot| !snapshot.object.is_empty()) })
    }

    /// Stores it if it is certain to be how the object is now, and answers whether nothing is left to be asked.
    pub async fn store(self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        if tx.execute(self.newest).await? == 0 {
            return Ok(false);
        }
        let Some(Snapshot { mentioned, object }) = self.snapshot else { return Ok(false) };
        let count = mentioned.len();
        let changed = tx.execute_all(mentioned.into_iter().chain(object).collect()).await?;
        let (mentioned, object) = changed.split_at(count);
        Ok(object.first() == Some(&1) && mentioned.iter().all(|inserted| *inserted == 0))
    }
}

fn snapshot(
    app: &App,
    team: &tenant::Team,
    kind: ObjectKind,
    event: &Event,
    observed_at: Observation,
) -> Option<Snapshot> {
    let mut mentioned = Vec::new();
    let object = match kind {
        ObjectKind::Customer => {
            let customer: Fetched<Customer> = read(event)?;
            if !customer.object.knows_its_discount() {
                return None;
            }
            mirror::customer(app, team, &customer, observed_at)
        }
        ObjectKind::Product => mirror::product(app, team, &read(event)?, observed_at),
        ObjectKind::Price => {
            let price: Fetched<Price> = read(event)?;
            // Events leave tiers out, and a new price may be of a product that isn't known yet.
            let is_partial = price.object.billing_scheme == Some(BillingScheme::Tiered);
            if is_partial || event.kind.ends_with(".created") {
                return None;
            }
            mirror::price(app, team, &price, observed_at)
        }
        ObjectKind::Subscription => {
            let subscription: Fetched<Subscription> = read(event)?;
            // Since 2025-09-30 events name discounts and leave out what they take off.
            if subscription.object.items.has_more || !subscription.object.knows_its_discounts() {
                return None;
            }
            let insert = catalogue::insert_price;
            mentioned = mirror::prices_of_subscription(app, team, &subscription, observed_at, insert);
            mirror::subscription_alone(app, team, &subscription, observed_at)
        }
        ObjectKind::Invoice => mirror::invoice(app, team, &read(event)?, observed_at),
        ObjectKind::PaymentMethod => mirror::payment_method(app, team, &read(event)?, observed_at),
    };
    Some(Snapshot { mentioned, object })
}

/// The event's object; none if it can't be read, which Stripe's answer to a question may well be.
fn read<T: DeserializeOwned>(event: &Event) -> Option<Fetched<T>> {
    let raw = event.data.object.clone();
    let object = objects::parse(raw.get()).ok()?;
    Some(Fetched { object, raw, request_id: None })
}
