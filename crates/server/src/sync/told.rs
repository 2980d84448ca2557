//! What an event itself tells of its object, so that Stripe needn't be asked.
//!
//! An event holds the object as it was when the event happened. That is how it is now if no newer event of the object is known, and if
//! Stripe was last asked about it clearly before. The first is told by `newest_events`, the second by the row's `as_of`; the
//! transaction that records the event looks at both. Where either can't be told, a job asks Stripe.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use store::catalogue;
use store::db::{Command, Tx};
use store::observation::Observation;
use store::{newest_events, tenant};
use stripe::Fetched;
use stripe::objects::{self, BillingScheme, Customer, Event, Price, Subscription};

use super::mirror::{self, Changes};
use super::refresh::{ObjectKind, gone};
use crate::app::App;
use crate::jobs::event::Action;
use crate::stripe_account::AccountError;

/// What an event tells of the object that it is about.
#[derive(Debug)]
pub struct Told {
    team: tenant::Team,
    kind: ObjectKind,
    id: String,
    /// Notes when it happened.
    newest: Command,
    /// None when Stripe has to be asked in any case.
    snapshot: Option<Snapshot>,
}

/// What stores the object.
#[derive(Debug)]
struct Snapshot {
    /// Prices that it mentions, by their ids. One that the mirror lacked may have a product that it lacks as well.
    mentioned: BTreeMap<String, Command>,
    /// Changes no row when the mirror has something newer, or nothing that could be changed.
    object: Command,
    /// What belongs to the object, and is stored only if that was.
    parts: Vec<Command>,
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
        let (mentioned, object) = match action {
            Action::Gone(..) => (BTreeMap::new(), gone(team, *kind, id, observed_at)),
            _ => snapshot(app, team, *kind, event, observed_at).unwrap_or_default(),
        };
        // Whoever stores it holds the copy of the account that told it.
        let mut object = object.unguarded().into_iter();
        let snapshot =
            object.next().map(|first| Snapshot { mentioned, object: first, parts: object.collect() });
        let newest = newest_events::advance(team, kind.name(), id, happened_at);
        Some(Self { team: team.clone(), kind: *kind, id: id.clone(), newest, snapshot })
    }

    /// The place of its object among those that are stored together.
    pub fn place(&self) -> (ObjectKind, &str, &str) {
        (self.kind, &self.team.id, &self.id)
    }
}

/// What became of what several events tell.
pub struct Stored<'t> {
    /// Of each, whether nothing is left to be asked.
    pub is_settled: Vec<bool>,
    /// What is still to be stored with it.
    pub parts: Vec<&'t Command>,
}

/// Stores what several events tell where it is certain to be how the object is now. They have to be in the order of their
/// [`Told::place`]. `hold` are the commands that keep the copies of the accounts that told it until the transaction ends.
///
/// # Errors
/// [`AccountError::Replaced`] where one of these copies is left behind, or when the database fails.
pub async fn store<'t>(
    tx: &mut Tx<'_>,
    hold: &[Command],
    told: &[&'t Told],
) -> Result<Stored<'t>, AccountError> {
    // In one go, which costs less than to wait for whether they are held.
    let first: Vec<&Command> = hold.iter().chain(told.iter().map(|told| &told.newest)).collect();
    let changed = tx.execute_all(&first).await?;
    let (held, is_newest) = changed.split_at(hold.len());
    if held.contains(&0) {
        return Err(AccountError::Replaced);
    }
    let certain: Vec<Option<(&tenant::Team, &'t Snapshot)>> = told
        .iter()
        .zip(is_newest)
        .map(|(told, newest)| {
            told.snapshot.as_ref().filter(|_| *newest > 0).map(|snapshot| (&told.team, snapshot))
        })
        .collect();
    let stored = || certain.iter().flatten();
    // Many mention the same.
    let mentioned: BTreeMap<(&str, &str), &Command> = stored()
        .flat_map(|(team, snapshot)| {
            snapshot.mentioned.iter().map(|(id, price)| ((team.id.as_str(), id.as_str()), price))
        })
        .collect();
    let commands: Vec<&Command> =
        mentioned.values().copied().chain(stored().map(|(_, snapshot)| &snapshot.object)).collect();
    let changed = tx.execute_all(&commands).await?;
    let (inserted, changed) = changed.split_at(mentioned.len());
    let lacked: HashSet<(&str, &str)> = mentioned
        .keys()
        .zip(inserted)
        .filter(|(_, inserted)| **inserted > 0)
        .map(|(price, _)| *price)
        .collect();
    let mut changed = changed.iter();
    let mut parts = Vec::new();
    let is_settled = certain.iter().map(|stored| {
        let Some((team, snapshot)) = stored else { return false };
        if changed.next() != Some(&1) {
            return false;
        }
        parts.extend(&snapshot.parts);
        snapshot.mentioned.keys().all(|id| !lacked.contains(&(team.id.as_str(), id.as_str())))
    });
    let is_settled = is_settled.collect();
    Ok(Stored { is_settled, parts })
}

/// What stores the prices that an event's object mentions, and the object; none where Stripe has to be asked.
fn snapshot(
    app: &App,
    team: &tenant::Team,
    kind: ObjectKind,
    event: &Event,
    observed_at: Observation,
) -> Option<(BTreeMap<String, Command>, Changes)> {
    if !event.api_version.as_deref().is_none_or(stripe::is_read) {
        return None;
    }
    let mut mentioned = BTreeMap::new();
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
            // A plan has other fields than the price that Stripe answers by its id.
            if event.data.subject.object.as_deref() == Some("plan") {
                return None;
            }
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
            // Since 2025-09-30 events name discounts and leave out what they take off, and before 2025-03-31 items had no periods.
            // Without a mode it can't be told how it is billed.
            let told = &subscription.object;
            let is_whole = !told.items.has_more && told.billing_mode.is_some();
            if !is_whole || !told.knows_its_discounts() || !told.knows_its_periods() {
                return None;
            }
            let insert = catalogue::insert_mentioned_price;
            mentioned = mirror::prices_of_subscription(app, team, &subscription, observed_at, insert);
            mirror::subscription_alone(app, team, &subscription, observed_at)
        }
        ObjectKind::Invoice => mirror::invoice(app, team, &read(event)?, observed_at),
        ObjectKind::PaymentMethod => mirror::payment_method(app, team, &read(event)?, observed_at),
    };
    Some((mentioned, object))
}

/// The event's object; none if it can't be read, which Stripe's answer to a question may well be.
fn read<T: DeserializeOwned>(event: &Event) -> Option<Fetched<T>> {
    let raw: Arc<str> = event.data.object.get().into();
    let object = objects::parse(&raw).ok()?;
    Some(Fetched { object, raw, request_id: None })
}
