//! Bringing a customer's mirror up to date because somebody looks at it: in the background, of that customer only, and never twice
//! at once, in this process or in another.
//!
//! A page knows from its session's look-up whether this is due, so one that needs nothing costs nothing. One that does is answered
//! from the mirror all the same. It tells as well whether Stripe has to be asked what a subscription will be charged next.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use store::freshness::{self, Freshness};
use store::portal_sessions::Opened;
use store::{subscriptions, tenant};
use stripe::ErrorKind;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::next_charge;
use super::refresh::{self, Extent, ObjectKind, RefreshError};
use crate::app::App;
use crate::http::problem::Causes;
use crate::stripe_account::AccountError;

/// How old a mirror may be, in milliseconds, before a view of it brings it up to date.
pub const STALE_MS: i64 = 60_000;

/// Customers that are brought up to date side by side.
const SIDE_BY_SIDE: usize = 8;
/// Customers that may wait for their turn. One that finds no place is asked for again by the next view.
const MOST_WAITING: usize = 512;
/// The longest that it takes.
const LONGEST: Duration = Duration::from_secs(30);
/// How long others keep off, in milliseconds; after a crash it is tried again then.
const HOLD_MS: i64 = 45_000;
/// The longest wait between tries while Stripe is away, in milliseconds.
const LONGEST_WAIT_MS: i64 = 2 * 60_000;
/// The wait after something that waiting doesn't mend, such as a permission that the key lacks; in milliseconds.
const REFUSED_WAIT_MS: i64 = 60 * 60_000;

/// Who is to be brought up to date.
#[derive(Debug, Default)]
pub struct Refreshes {
    asked: Mutex<Asked>,
    wake: Notify,
}

#[derive(Debug, Default)]
struct Asked {
    waiting: VecDeque<Wanted>,
    /// What waits or is under way, with our ids of the customers.
    known: HashSet<(String, Part)>,
}

/// How much of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    /// All that the portal shows.
    All,
    /// What their subscriptions will be charged next, which all includes.
    NextCharges,
}

#[derive(Clone, Debug)]
struct Wanted {
    customer: tenant::Customer,
    part: Part,
    failures: i64,
}

/// Sees to it that the mirror of the customer who is looked at is brought up to date, if that is due. Answers at once.
pub fn viewed(app: &App, session: &Opened) {
    if is_due(session.freshness, app.clock.epoch_ms()) {
        app.refreshes.ask(Wanted {
            customer: session.customer.clone(),
            part: Part::All,
            failures: session.freshness.failures,
        });
    }
}

/// Sees to it that Stripe is asked what a customer's subscriptions, which are being shown, will be charged next, where that isn't
/// known. Answers at once.
pub fn shown(app: &App, customer: &tenant::Customer, subscriptions: &[subscriptions::Subscription]) {
    let now = app.clock.epoch_ms();
    if subscriptions.iter().any(|row| row.next_charge_is_due(now)) {
        app.refreshes.ask(Wanted { customer: customer.clone(), part: Part::NextCharges, failures: 0 });
    }
}

/// Brings up to date who is asked for, until it is told to stop. What is under way then is cut off, which changes nothing.
pub async fn run(app: App, mut stopped: watch::Receiver<bool>) {
    let mut running = JoinSet::new();
    loop {
        while running.len() < SIDE_BY_SIDE
            && let Some(wanted) = app.refreshes.next()
        {
            let app = app.clone();
            running.spawn(async move {
                let turn = Turn { app: &app, key: wanted.key() };
                match wanted.part {
                    Part::All => attempt(&app, &wanted).await,
                    Part::NextCharges => ask_for_next_charges(&app, &wanted.customer).await,
                }
                drop(turn);
            });
        }
        tokio::select! {
            // An error means that the sender is gone, which is the end as well.
            _ = stopped.wait_for(|stopped| *stopped) => return,
            Some(_) = running.join_next() => {}
            () = app.refreshes.wake.notified() => {}
        }
    }
}

fn is_due(freshness: Freshness, now: i64) -> bool {
    now - freshness.as_of >= STALE_MS && now >= freshness.next_try_at
}

/// How long to wait after so many tries in a row that failed, in milliseconds: 10 seconds, and each time twice as long, two minutes
/// at most.
fn wait_ms(failures: i64) -> i64 {
    let doublings = u32::try_from(failures.clamp(1, 10) - 1).unwrap_or(0);
    (10_000 << doublings).min(LONGEST_WAIT_MS)
}

impl Refreshes {
    fn ask(&self, wanted: Wanted) {
        let mut asked = self.asked();
        let includes_it = (wanted.customer.id.clone(), Part::All);
        if !asked.known.contains(&includes_it)
            && asked.waiting.len() < MOST_WAITING
            && asked.known.insert(wanted.key())
        {
            asked.waiting.push_back(wanted);
            self.wake.notify_one();
        }
    }

    fn next(&self) -> Option<Wanted> {
        self.asked().waiting.pop_front()
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wanted {
    fn key(&self) -> (String, Part) {
        (self.customer.id.clone(), self.part)
    }
}

/// A customer's turn; when it is over, in whatever way, the customer may be asked for again.
struct Turn<'a> {
    app: &'a App,
    key: (String, Part),
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.app.refreshes.asked().known.remove(&self.key);
    }
}

/// What came of a try.
enum Outcome {
    Done,
    /// Stripe can't be reached, or the team isn't connected to it: the page is out of date, and says so.
    Away(String),
    /// It took too long: Stripe's answers, or the wait until the account's budget has room. For the page that is no better.
    Late,
    /// Some of what Stripe answered can't be read. The rest is stored, and the page is out of date.
    Unreadable,
    /// Stripe is there, and doesn't give what was asked for.
    Refused(String),
    /// Another account was connected meanwhile, which is being copied.
    Replaced,
}

async fn attempt(app: &App, Wanted { customer, failures, .. }: &Wanted) {
    let now = app.clock.epoch_ms();
    let claimed_until = now + HOLD_MS;
    let claim = freshness::claim(customer, now - STALE_MS, now, claimed_until);
    match app.db.write(vec![claim]).await.as_deref() {
        Ok([1]) => {}
        Ok(_) => return,
        Err(error) => {
            tracing::warn!(error = %Causes(error), "a customer can't be claimed to be brought up to date");
            return;
        }
    }
    let (counted, wait, failures, reason) = match bring_up_to_date(app, customer).await {
        Ok(Outcome::Done) => {
            app.metrics.count_refresh("done");
            return ask_for_next_charges(app, customer).await;
        }
        // The customer is none of that account, and its claim went with its copy.
        Ok(Outcome::Replaced) => return app.metrics.count_refresh("replaced"),
        Ok(Outcome::Away(reason)) => ("away", wait_ms(failures + 1), failures + 1, reason),
        Ok(Outcome::Late) => ("late", wait_ms(failures + 1), failures + 1, "it took too long".to_owned()),
        Ok(Outcome::Unreadable) => {
            ("unreadable", wait_ms(failures + 1), failures + 1, "some of it can't be read".to_owned())
        }
        // It will be refused as long as the key is the same, and events tell all that happens: nothing says that the page is out of date.
        Ok(Outcome::Refused(reason)) => ("refused", REFUSED_WAIT_MS, 0, reason),
        // The claim runs out by itself.
        Err(error) => {
            tracing::warn!(error = %Causes(&error), "a customer could not be stored");
            return app.metrics.count_refresh("failed");
        }
    };
    app.metrics.count_refresh(counted);
    let team = customer.team();
    tracing::warn!(
        team = team.id,
        customer = customer.id,
        reason,
        wait_ms = wait,
        "a customer could not be brought up to date"
    );
    let failed = freshness::failed(customer, claimed_until, app.clock.epoch_ms() + wait, failures);
    if let Err(error) = app.db.write(vec![failed]).await {
        tracing::warn!(error = %Causes(&error), "what became of a customer can't be recorded");
    }
    app.watchers.touched(team, &customer.stripe_id);
}

async fn ask_for_next_charges(app: &App, customer: &tenant::Customer) {
    match timeout(LONGEST, next_charge::refresh(app, customer)).await {
        Ok(Ok(())) => {}
        // Nobody looks at them any more.
        Ok(Err(AccountError::Replaced)) => {}
        Ok(Err(error)) => tracing::warn!(error = %Causes(&error), "next charges could not be stored"),
        // The claims run out by themselves.
        Err(_) => tracing::warn!(team = customer.team().id, "asking for next charges took too long"),
    }
}

async fn bring_up_to_date(app: &App, customer: &tenant::Customer) -> Result<Outcome, RefreshError> {
    let (team, id) = (customer.team(), &customer.stripe_id);
    let Ok(refreshed) = timeout(LONGEST, refresh::refresh_customer(app, team, id)).await else {
        return Ok(Outcome::Late);
    };
    match refreshed {
        Ok(Extent::Whole) => Ok(Outcome::Done),
        Ok(Extent::InPart) => Ok(Outcome::Unreadable),
        // The whole customer is gone, which the customer's own object tells.
        Err(RefreshError::Stripe(error)) if error.is_missing() => {
            match refresh::refresh(app, team, ObjectKind::Customer, id).await {
                Err(RefreshError::Account(AccountError::Replaced)) => Ok(Outcome::Replaced),
                refreshed => refreshed.map(|()| Outcome::Done),
            }
        }
        Err(RefreshError::Account(AccountError::Replaced)) => Ok(Outcome::Replaced),
        Err(RefreshError::Stripe(error)) => Ok(match error.kind {
            ErrorKind::Forbidden { .. } | ErrorKind::InvalidRequest { .. } => {
                Outcome::Refused(Causes(&error).to_string())
            }
            _ => Outcome::Away(Causes(&error).to_string()),
        }),
        Err(RefreshError::Account(error)) => Ok(Outcome::Away(Causes(&error).to_string())),
        Err(error @ (RefreshError::Database(_) | RefreshError::Overtaken | RefreshError::NotTakenOver)) => {
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_when_the_mirror_is_a_minute_old_and_nobody_is_to_keep_off() {
        let due = |as_of, next_try_at| is_due(Freshness { as_of, next_try_at, failures: 0 }, 100_000);
        assert!(due(40_000, 0) && due(0, 100_000));
        assert!(!due(40_001, 0), "less than a minute old");
        assert!(!due(0, 100_001), "somebody is at it, or Stripe is away");
    }

    #[test]
    fn each_wait_is_longer_than_the_one_before_up_to_two_minutes() {
        assert_eq!([1, 2, 3, 4, 5, 100].map(wait_ms), [10_000, 20_000, 40_000, 80_000, 120_000, 120_000]);
    }

    #[test]
    fn a_customer_waits_once_however_often_it_is_asked_for() {
        let team = tenant::Team { id: "team_1".to_owned() };
        let project = tenant::Project { team, id: "proj_1".to_owned() };
        let wanted = |id: &str| {
            let (project, id) = (project.clone(), id.to_owned());
            let customer = tenant::Customer { project, id, stripe_id: "cus_1".to_owned() };
            Wanted { customer, part: Part::All, failures: 0 }
        };
        let refreshes = Refreshes::default();
        for id in ["pc_1", "pc_2", "pc_1"] {
            refreshes.ask(wanted(id));
        }
        let ids: Vec<String> = std::iter::from_fn(|| refreshes.next()).map(|next| next.customer.id).collect();
        assert_eq!(ids, ["pc_1", "pc_2"]);
        refreshes.ask(wanted("pc_1"));
        assert!(refreshes.next().is_none(), "its turn is not over");
        refreshes.ask(Wanted { part: Part::NextCharges, ..wanted("pc_1") });
        assert!(refreshes.next().is_none(), "its turn includes them");
        refreshes.ask(Wanted { part: Part::NextCharges, ..wanted("pc_3") });
        assert_eq!(refreshes.next().map(|next| next.part), Some(Part::NextCharges));
        refreshes.ask(wanted("pc_3"));
        assert_eq!(refreshes.next().map(|next| next.part), Some(Part::All));
        for id in 0..2 * MOST_WAITING {
            refreshes.ask(wanted(&format!("pc_x{id}")));
        }
        assert_eq!(refreshes.asked().waiting.len(), MOST_WAITING);
    }
}
