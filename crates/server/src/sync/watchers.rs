//! Who looks at a customer's page at this moment, so that they are told when something of that customer is stored.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use store::tenant;
use tokio::sync::watch;

/// Pages of one portal session that may be watched at once.
pub const MOST_OF_A_SESSION: usize = 4;
/// Pages that may be watched at once in all.
pub const MOST: usize = 1_000;

/// Every page that is watched in this process. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Watchers(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    /// How many pages are watched, to be read without the lock: nearly always nobody has to be told.
    count: AtomicUsize,
    places: Mutex<Places>,
    closed: watch::Sender<bool>,
}

#[derive(Debug, Default)]
struct Places {
    by_session: HashMap<String, usize>,
    by_customer: HashMap<Key, watch::Sender<()>>,
}

/// A team's id and Stripe's id of a customer.
type Key = (String, String);

/// Why a page can't be watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// The session has too many already.
    Session,
    /// The process has too many already.
    Process,
}

/// What one who watches is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Something of the customer is being stored, or has been.
    Touched,
    /// The watching is to end.
    Closed,
}

/// A page that is watched until this is dropped.
#[derive(Debug)]
pub struct Watching {
    watchers: Watchers,
    session: String,
    key: Key,
    touched: watch::Receiver<()>,
    closed: watch::Receiver<bool>,
}

impl Watchers {
    /// Watches a page of a session.
    ///
    /// # Errors
    /// When too many are watched.
    pub fn watch(&self, session_id: &str, customer: &tenant::Customer) -> Result<Watching, Full> {
        let key = key(customer.team(), &customer.stripe_id);
        let mut places = self.places();
        if self.0.count.load(Ordering::Relaxed) >= MOST {
            return Err(Full::Process);
        }
        let of_session = places.by_session.entry(session_id.to_owned()).or_default();
        if *of_session >= MOST_OF_A_SESSION {
            return Err(Full::Session);
        }
        *of_session += 1;
        self.0.count.fetch_add(1, Ordering::Relaxed);
        let touched = places.by_customer.entry(key.clone()).or_default().subscribe();
        let closed = self.0.closed.subscribe();
        Ok(Watching { watchers: self.clone(), session: session_id.to_owned(), key, touched, closed })
    }

    /// Says that something of a customer is being stored, or has been.
    pub fn touched(&self, team: &tenant::Team, stripe_customer_id: &str) {
        if self.0.count.load(Ordering::Relaxed) == 0 {
            return;
        }
        if let Some(watched) = self.places().by_customer.get(&key(team, stripe_customer_id)) {
            watched.send_replace(());
        }
    }

    /// Ends the watching, now and for good: the server stops.
    pub fn close(&self) {
        self.0.closed.send_replace(true);
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.0.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watching {
    /// Waits for the next news.
    pub async fn told(&mut self) -> Told {
        // An error means that the server is gone, which is the end as well.
        tokio::select! {
            biased;
            _ = self.closed.wait_for(|closed| *closed) => Told::Closed,
            touched = self.touched.changed() => touched.map_or(Told::Closed, |()| Told::Touched),
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let mut places = self.watchers.places();
        if let Entry::Occupied(mut session) = places.by_session.entry(std::mem::take(&mut self.session)) {
            *session.get_mut() -= 1;
            if *session.get() == 0 {
                session.remove();
            }
        }
        // This one's own receiver is still there.
        if let Entry::Occupied(customer) = places.by_customer.entry(std::mem::take(&mut self.key))
            && customer.get().receiver_count() <= 1
        {
            customer.remove();
        }
        self.watchers.0.count.fetch_sub(1, Ordering::Relaxed);
    }
}

fn key(team: &tenant::Team, stripe_customer_id: &str) -> Key {
    (team.id.clone(), stripe_customer_id.to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    fn customer(stripe_id: &str) -> tenant::Customer {
        let team = tenant::Team { id: "team_1".to_owned() };
        let project = tenant::Project { team, id: "proj_1".to_owned() };
        tenant::Customer { project, id: format!("pc_{stripe_id}"), stripe_id: stripe_id.to_owned() }
    }

    async fn told(watching: &mut Watching) -> Option<Told> {
        timeout(Duration::ZERO, watching.told()).await.ok()
    }

    #[tokio::test]
    async fn only_those_who_watch_the_customer_are_told() {
        let watchers = Watchers::default();
        let (ann, bob) = (customer("cus_ann"), customer("cus_bob"));
        let mut first = watchers.watch("s_1", &ann).unwrap();
        let mut second = watchers.watch("s_2", &ann).unwrap();
        let mut other = watchers.watch("s_3", &bob).unwrap();
        watchers.touched(ann.team(), &ann.stripe_id);
        watchers.touched(&tenant::Team { id: "team_2".to_owned() }, &bob.stripe_id);
        assert_eq!(told(&mut first).await, Some(Told::Touched));
        assert_eq!(told(&mut second).await, Some(Told::Touched));
        assert_eq!((told(&mut other).await, told(&mut first).await), (None, None));
    }

    #[test]
    fn places_are_bounded_and_come_free_again() {
        let watchers = Watchers::default();
        let ann = customer("cus_ann");
        let watch = |session: usize| watchers.watch(&format!("s_{session}"), &ann);
        let mut held: Vec<Watching> = (0..MOST_OF_A_SESSION).map(|_| watch(0).unwrap()).collect();
        assert_eq!(watch(0).unwrap_err(), Full::Session);
        held.extend((MOST_OF_A_SESSION..MOST).map(|n| watch(n).unwrap()));
        assert_eq!(watch(MOST).unwrap_err(), Full::Process);
        drop(held.pop());
        held.push(watch(MOST).unwrap());
        drop(held);
        let places = watchers.places();
        assert!(places.by_session.is_empty() && places.by_customer.is_empty());
        assert_eq!(watchers.0.count.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn closing_ends_those_that_are_there_and_those_that_come() {
        let watchers = Watchers::default();
        let ann = customer("cus_ann");
        let mut before = watchers.watch("s_1", &ann).unwrap();
        assert_eq!(told(&mut before).await, None);
        watchers.close();
        assert_eq!(before.told().await, Told::Closed);
        assert_eq!(watchers.watch("s_1", &ann).unwrap().told().await, Told::Closed);
    }
}
