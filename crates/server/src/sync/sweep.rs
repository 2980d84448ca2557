//! Comparing the mirror with Stripe, all of it, in turns.
//!
//! Events and the reading of their list (`reconcile`) should leave nothing to be found here. This is what notices when they do: a bug, a
//! row changed by hand, an object that Stripe sends no events about. A page of Stripe's list is fetched, each object is compared with its
//! row, and what differs is stored, counted and logged. What the mirror has and a page should have but doesn't is asked for by itself and
//! compared too: it may be gone, or be one that Stripe never lists, such as a customer with a test clock or a price made within a
//! subscription (<https://docs.stripe.com/api/customers/list>, <https://docs.stripe.com/api/prices/list>).
//!
//! A turn begins at most once a day, and calls Stripe at most once every six seconds: a day has at most 14,400 calls a team. A page
//! has 100 objects, but payment methods are listed by customer. So of an account with 100,000 customers and three invoices each,
//! everything but payment methods is compared in half a day, and the payment methods in another week.
//!
//! What the copy left out because it is older than was wanted is left out here too.
//!
//! A type that Stripe won't list, as for a restricted key, or fails to list each time while it answers all else, is skipped, and the
//! turn's end says so (`doctor`), as it does of a type of which an object can't be read; not where the copy has left it out, which is said
//! there. While Stripe or the key can't be used at all, a turn stays where it is.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use store::comparisons::Compared;
use store::db::Query;
use store::jobs::{self, Job};
use store::sweeps::{self, Made, Step, Sweep};
use store::{backfills, stripe_connections, tenant, webhook_events};
use stripe::objects::{self, Identified, Refund, UnixTime};
use stripe::{Fetched, Listing, Page, Unreadable};

use super::backfill::{self, Object};
use super::mirror::{self, Changes, comparison};
use super::refresh::{self, ObjectKind, RefreshError, by_id};
use super::{given_back, reconcile};
use crate::app::App;
use crate::stripe_account::{self, ConnectedAccount};

/// The least time between the beginnings of two turns, in milliseconds.
const TURN_MS: i64 = 24 * 60 * 60 * 1_000;

/// The least time between two calls, in milliseconds.
const PACE_MS: i64 = 6_000;

/// How long a turn waits for a backfill, in milliseconds: what that hasn't copied yet would only be found here.
const BACKFILL_WAIT_MS: i64 = 10 * 60 * 1_000;

/// A backfill that has not got on for so long, in milliseconds, isn't waited for.
const BACKFILL_STUCK_MS: i64 = 60 * 60 * 1_000;

/// A type is skipped when Stripe has failed so often to list a page of it, while it answered all else; with the waits in between that is
/// about half an hour.
const TRIES: u32 = 10;

/// Customers whose payment methods are compared in one step.
const CUSTOMERS_A_STEP: i64 = 10;

/// Of so many objects made in one second, whether one is missing isn't looked for.
const MOST_TIES: usize = 1_000;

/// So many objects that a page lacks are asked for, beginning with those that were not looked at for the longest time. If there are
/// more, the next turns find them.
const MOST_UNLISTED: usize = 50;

/// What the log says of an object that has no row.
const NOT_MIRRORED: &str = "was not mirrored";

/// What the log says of an object that Stripe no longer has.
const GONE: &str = "Stripe no longer has it";

/// Takes a team's turn one step further, or begins one, and puts the job back; forgets the job when the team is no longer connected.
///
/// # Errors
/// When Stripe or the database fails; then the same step is taken again.
pub async fn step_job(app: &App, job: &Job) -> Result<(), RefreshError> {
    let team = &job.team;
    let now = app.clock.epoch_ms();
    let again = |after_ms: i64| vec![jobs::again(job, now + after_ms)];
    let batch = (stripe_connections::find(team), backfills::list(team), sweeps::find(team));
    let (connections, backfills, sweeps) = app.db.read_batch(batch).await?;
    let sweep = sweeps.into_iter().next();
    let put_back = if connections.is_empty() {
        jobs::end(job)
    } else if backfills.iter().any(|one| one.status == "running" && one.updated_at > now - BACKFILL_STUCK_MS)
    {
        again(BACKFILL_WAIT_MS)
    } else {
        let rest = sweep.as_ref().map_or(0, |sweep| sweep.started_at + TURN_MS - now);
        match sweep.filter(|sweep| sweep.object.is_some()) {
            Some(sweep) => again(step(app, team, &sweep).await? * PACE_MS),
            None if rest > 0 => again(rest),
            None => {
                app.db.write(vec![sweeps::begin(team, Object::ALL[0].name(), now)]).await?;
                again(0)
            }
        }
    };
    app.db.write(put_back).await?;
    Ok(())
}

/// Compares everything a team has, without a pause, and answers how many objects were compared and how many of them differed.
///
/// # Errors
/// When Stripe or the database fails.
pub async fn turn(app: &App, team: &tenant::Team) -> Result<(i64, i64), RefreshError> {
    app.db.write(vec![sweeps::begin(team, Object::ALL[0].name(), app.clock.epoch_ms())]).await?;
    loop {
        let Some(sweep) = app.db.read_optional(sweeps::find(team)).await? else { return Ok((0, 0)) };
        if sweep.object.is_none() {
            return Ok((sweep.compared, sweep.drift));
        }
        step(app, team, &sweep).await?;
    }
}

/// How far a turn is within an object type.
#[derive(Debug, Default, Deserialize, Serialize)]
struct Position {
    /// Stripe's id of the last object, or of the last customer whose payment methods were compared.
    after: Option<String>,
    /// When that object was made; epoch milliseconds. None before the first page.
    made_at: Option<i64>,
    /// The objects made in the same second so far. None if those are too many.
    ties: Option<Vec<String>>,
    /// How often Stripe has failed to list this page while it answered all else.
    failures: u32,
}

/// What a step found.
#[derive(Default)]
struct Findings {
    compared: i64,
    drift: i64,
    /// Whether Stripe wouldn't list the type, or some of it couldn't be read.
    is_skipped: bool,
    /// Where the type goes on; none when it is done.
    next: Option<Position>,
    /// What Stripe's events of the last minute are about, once that was asked.
    just_changed: Option<HashSet<String>>,
}

/// Compares one page. Answers how many calls that took.
async fn step(app: &App, team: &tenant::Team, sweep: &Sweep) -> Result<i64, RefreshError> {
    let name = sweep.object.as_deref().unwrap_or_default();
    // A type that this version doesn't know ends the turn.
    let place = Object::ALL.iter().position(|object| object.name() == name);
    let position = sweep.position.as_deref().and_then(|position| serde_json::from_str(position).ok());
    let mut position: Position = position.unwrap_or_default();
    let account = stripe_account::in_background(app, team).await?;
    let found = match place {
        Some(place) => match compare(app, &account, Object::ALL[place], &position).await {
            Err(error) if error.is_of_this_call_alone(app, team).await => {
                position.failures += 1;
                if position.failures < TRIES {
                    let position = serde_json::to_string(&position).unwrap_or_default();
                    let nothing = Step { skipped: sweep.skipped.clone(), ..Step::default() };
                    let at = sweep.advanced_at;
                    let failed = sweeps::advance(team, sweep, name, Some(&position), &nothing, at);
                    app.db.write(vec![failed]).await?;
                    return Err(error);
                }
                skipped(team, name, &error)
            }
            found => found?,
        },
        None => Findings::default(),
    };
    let following = place.and_then(|place| Object::ALL.get(place + 1));
    let mut skipped: Vec<&str> = sweep.skipped.iter().flat_map(|skipped| skipped.split(',')).collect();
    // An earlier page may have said so.
    if found.is_skipped && !skipped.contains(&name) {
        skipped.push(name);
    }
    let taken = Step {
        compared: found.compared,
        drift: found.drift,
        skipped: (!skipped.is_empty()).then(|| skipped.join(",")),
    };
    let now = app.clock.epoch_ms();
    let command = match (&found.next, following) {
        (Some(next), _) => {
            let position = serde_json::to_string(next).unwrap_or_default();
            sweeps::advance(team, sweep, name, Some(&position), &taken, now)
        }
        (None, Some(object)) => sweeps::advance(team, sweep, object.name(), None, &taken, now),
        (None, None) => sweeps::finish(team, sweep, &taken, now),
    };
    app.db.write(vec![command]).await?;
    Ok(account.calls().max(1))
}

async fn compare(
    app: &App,
    account: &ConnectedAccount,
    object: Object,
    position: &Position,
) -> Result<Findings, RefreshError> {
    let team = account.team();
    let copied = app.db.read_optional(backfills::find(team, object.name())).await?;
    let copied_since = copied.as_ref().and_then(|copied| copied.created_after);
    let comparing = Comparing { app, account, object, copied_since, asked_at: app.observation_time() };
    match comparing.page(position).await {
        // The object at which the last page ended was deleted since.
        Err(error) if position.after.is_some() && backfill::is_lost(&error) => {
            Ok(Findings { next: Some(Position::default()), ..Findings::default() })
        }
        // A restricted key that may not read a type leaves it to the events. One that isn't accepted at all may be again.
        Err(error) if is_refused(&error) => {
            match copied.is_some_and(|copied| copied.status == backfills::LEFT_OUT) {
                true => Ok(Findings::default()),
                false => Ok(skipped(team, object.name(), &error)),
            }
        }
        compared => compared,
    }
}

fn skipped(team: &tenant::Team, object: &str, error: &RefreshError) -> Findings {
    tracing::warn!(team = team.id, object, %error, "a type of object can't be compared with Stripe");
    Findings { is_skipped: true, ..Findings::default() }
}

/// Whether Stripe won't list what was asked for, now or later.
fn is_refused(error: &RefreshError) -> bool {
    backfill::is_final(error) && !error.is_outage()
}

/// One page's comparison.
struct Comparing<'a> {
    app: &'a App,
    account: &'a ConnectedAccount,
    object: Object,
    /// What is older than this was not to be copied (epoch milliseconds); it is compared where it is mirrored all the same.
    copied_since: Option<i64>,
    asked_at: i64,
}

/// How the objects of a type are mirrored.
struct Rows<T> {
    created: fn(&T) -> Option<UnixTime>,
    row: Compare<T>,
    store: Store<T>,
    /// Those that Stripe can lose, and which of them the mirror has.
    gone: Option<(ObjectKind, RowsMade)>,
}

/// Compares an object with its row; none if it is deleted, or can't be a row.
type Compare<T> = fn(&tenant::Team, &Fetched<T>) -> Option<Query<Compared>>;

/// Stores an object as it was seen at a time.
type Store<T> = fn(&App, &tenant::Team, &Fetched<T>, i64) -> Changes;

/// Asks for the rows of a type by the age of their objects.
type RowsMade = fn(&tenant::Team, Made) -> Query<String>;

/// How an object differs from its row, where no event tells so or is about to.
struct Difference {
    id: String,
    what: String,
}

/// An object of Stripe's, ready to be compared and stored.
struct Seen {
    id: String,
    made_at: Option<i64>,
    row: Option<Query<Compared>>,
    store: Changes,
}

impl Comparing<'_> {
    async fn page(&self, position: &Position) -> Result<Findings, RefreshError> {
        let listing = Listing { after: position.after.as_deref(), created_since: None };
        match self.object {
            Object::Customers => {
                let rows = Rows {
                    created: |one: &objects::Customer| one.created,
                    row: comparison::customer,
                    store: mirror::customer,
                    gone: Some((ObjectKind::Customer, sweeps::customers_made)),
                };
                self.compare_page(self.account.list_customers(None, listing).await?, position, rows).await
            }
            Object::Products => {
                let rows = Rows {
                    created: |one: &objects::Product| one.created,
                    row: comparison::product,
                    store: mirror::product,
                    gone: Some((ObjectKind::Product, sweeps::products_made)),
                };
                self.compare_page(self.account.list_products(listing).await?, position, rows).await
            }
            Object::Prices => {
                let rows = Rows {
                    created: |one: &objects::Price| one.created,
                    row: comparison::price,
                    store: mirror::price,
                    gone: Some((ObjectKind::Price, sweeps::prices_made)),
                };
                self.compare_page(self.account.list_prices(None, listing).await?, position, rows).await
            }
            Object::Subscriptions => {
                let rows = Rows {
                    created: |one: &objects::Subscription| one.created,
                    row: comparison::subscription,
                    store: mirror::subscription,
                    // Stripe keeps every subscription.
                    gone: None,
                };
                self.compare_page(self.account.list_subscriptions(None, listing).await?, position, rows).await
            }
            Object::Invoices => {
                let rows = Rows {
                    created: |one: &objects::Invoice| one.created(),
                    row: comparison::invoice,
                    store: mirror::invoice,
                    gone: Some((ObjectKind::Invoice, sweeps::drafts_made)),
                };
                self.compare_page(self.account.list_invoices(None, listing).await?, position, rows).await
            }
            Object::CreditNotes => {
                let rows = Rows {
                    created: |one: &objects::CreditNote| one.created,
                    row: comparison::credit_note,
                    store: mirror::credit_note,
                    // Stripe keeps every credit note, and every refund.
                    gone: None,
                };
                self.compare_page(self.account.list_credit_notes(listing).await?, position, rows).await
            }
            Object::Refunds => self.refunds(self.account.list_refunds(listing).await?).await,
            Object::PaymentMethods => self.payment_methods(position).await,
            // Events alone tell of these, and `reconcile` reads them.
            Object::FailedPayments => Ok(Findings::default()),
        }
    }

    async fn compare_page<T: Identified>(
        &self,
        page: Page<T>,
        position: &Position,
        rows: Rows<T>,
    ) -> Result<Findings, RefreshError> {
        let mut findings = self.without(&page.unreadable);
        // Stripe has these all the same.
        let mut listed: Vec<String> = page.unreadable.iter().filter_map(|one| one.id.clone()).collect();
        let next = page.next.clone();
        let mut all = Vec::with_capacity(page.data.len());
        for fetched in by_id(page.data) {
            let id = fetched.object.id().to_owned();
            listed.push(id.clone());
            all.push(Seen {
                id,
                made_at: (rows.created)(&fetched.object).map(UnixTime::epoch_ms),
                row: (rows.row)(self.account.team(), &fetched),
                store: (rows.store)(self.app, self.account.team(), &fetched, self.asked_at),
            });
        }
        let oldest = all.iter().filter_map(|seen| seen.made_at).min();
        let ties = ties(&all, oldest, position);
        self.mend(all, &mut findings).await?;
        if let Some((kind, rows_made)) = rows.gone {
            // What is as old as the page's last object may stand on the next page.
            let after = if next.is_some() { oldest.unwrap_or(i64::MAX) } else { i64::MIN };
            let until = match (position.made_at, &position.ties) {
                (Some(made_at), Some(_)) => made_at,
                (Some(made_at), None) => made_at - 1,
                (None, _) => i64::MAX,
            };
            let elsewhere = position.ties.as_deref().unwrap_or_default();
            let at_most = i64::try_from(listed.len() + elsewhere.len() + MOST_UNLISTED).unwrap_or(i64::MAX);
            let made = Made { after, until, observed_before: self.asked_at, at_most };
            let mut ids = self.app.db.read(rows_made(self.account.team(), made)).await?;
            ids.retain(|id| !listed.contains(id) && !elsewhere.contains(id));
            ids.truncate(MOST_UNLISTED);
            self.look_for(kind, &ids, &mut findings).await?;
        }
        findings.next = next.map(|after| Position {
            after: Some(after),
            made_at: oldest.or(position.made_at),
            ties,
            failures: 0,
        });
        Ok(findings)
    }

    /// Findings that say of a page's unreadable objects, if there are any, that they couldn't be compared.
    fn without(&self, unreadable: &[Unreadable]) -> Findings {
        refresh::warn_of(self.account.team(), unreadable);
        Findings { is_skipped: !unreadable.is_empty(), ..Findings::default() }
    }

    /// Stores what differs, all of it in one transaction.
    async fn mend(&self, all: Vec<Seen>, findings: &mut Findings) -> Result<(), RefreshError> {
        let (mut stores, mut differences) = (Vec::new(), Vec::new());
        for seen in all {
            let Some(row) = seen.row else { continue };
            let what = self.differing(row).await?;
            if what.as_deref() == Some(NOT_MIRRORED) && self.was_not_to_be_copied(seen.made_at) {
                continue;
            }
            findings.compared += 1;
            if let Some(what) = what {
                differences.extend(self.unexpected(&seen.id, what, findings).await?);
                stores.push((seen.id, seen.store));
            }
        }
        if !stores.is_empty() {
            let gone =
                self.app.db.read(webhook_events::gone_since(self.account.team(), self.asked_at)).await?;
            stores.retain(|(id, _)| !gone.contains(id));
            differences.retain(|difference: &Difference| !gone.contains(&difference.id));
            let changes: Changes = stores.into_iter().map(|(_, store)| store).collect();
            self.account.store(self.app, changes).await?;
        }
        self.count(differences, findings);
        Ok(())
    }

    /// In what an object differs from its row; none if it doesn't, or if the row was seen later.
    async fn differing(&self, row: Query<Compared>) -> Result<Option<String>, RefreshError> {
        Ok(match self.app.db.read_optional(row).await? {
            Some(row) if row.differing.is_empty() || row.synced_at > self.asked_at => None,
            Some(row) => Some(row.differing.join(", ")),
            None => Some(NOT_MIRRORED.to_owned()),
        })
    }

    fn was_not_to_be_copied(&self, made_at: Option<i64>) -> bool {
        self.copied_since.zip(made_at).is_some_and(|(since, made_at)| made_at < since)
    }

    /// Asks for objects that Stripe didn't list, and stores what it says.
    async fn look_for(
        &self,
        kind: ObjectKind,
        ids: &[String],
        findings: &mut Findings,
    ) -> Result<(), RefreshError> {
        for id in ids {
            let asking = Comparing { asked_at: self.app.observation_time(), ..*self };
            let (what, store) = match asking.ask(kind, id).await {
                Ok(Seen { row: Some(row), store, .. }) => (asking.differing(row).await?, store),
                // Deleted; or, where there is nothing to store, an object that can't be a row.
                Ok(Seen { store, .. }) => ((!store.is_empty()).then(|| GONE.to_owned()), store),
                Err(error) if error.is_missing() => {
                    let gone = refresh::gone(self.account.team(), kind, id, asking.asked_at);
                    (Some(GONE.to_owned()), gone)
                }
                Err(error) => return Err(error.into()),
            };
            let difference = match what {
                Some(what) => self.unexpected(id, what, findings).await?,
                None => None,
            };
            // Also what is the same, which was looked at now.
            self.account.store(self.app, store).await?;
            self.count(difference, findings);
        }
        Ok(())
    }

    async fn ask(&self, kind: ObjectKind, id: &str) -> Result<Seen, stripe::Error> {
        Ok(match kind {
            ObjectKind::Customer => {
                self.seen(&self.account.retrieve_customer(id).await?, comparison::customer, mirror::customer)
            }
            ObjectKind::Product => {
                self.seen(&self.account.retrieve_product(id).await?, comparison::product, mirror::product)
            }
            ObjectKind::Price => {
                self.seen(&self.account.retrieve_price(id).await?, comparison::price, mirror::price)
            }
            ObjectKind::Subscription => self.seen(
                &self.account.retrieve_subscription(id).await?,
                comparison::subscription,
                mirror::subscription,
            ),
            ObjectKind::Invoice => {
                self.seen(&self.account.retrieve_invoice(id).await?, comparison::invoice, mirror::invoice)
            }
            ObjectKind::PaymentMethod => self.seen(
                &self.account.retrieve_payment_method(id).await?,
                comparison::payment_method,
                mirror::payment_method,
            ),
        })
    }

    fn seen<T: Identified>(&self, fetched: &Fetched<T>, row: Compare<T>, store: Store<T>) -> Seen {
        Seen {
            id: fetched.object.id().to_owned(),
            made_at: None,
            row: row(self.account.team(), fetched),
            store: store(self.app, self.account.team(), fetched, self.asked_at),
        }
    }

    /// An object that differs, unless an event that tells the difference waits already or is just on its way.
    async fn unexpected(
        &self,
        id: &str,
        what: String,
        findings: &mut Findings,
    ) -> Result<Option<Difference>, RefreshError> {
        if self.app.db.read_optional(sweeps::is_pending(self.account.team(), id)).await?.is_some() {
            return Ok(None);
        }
        let just_changed = match &mut findings.just_changed {
            Some(known) => known,
            unknown => {
                let changed = match reconcile::just_changed(self.app, self.account).await {
                    Ok(changed) => changed,
                    Err(error) => self.without_events(error.into()).await?,
                };
                unknown.insert(changed)
            }
        };
        Ok((!just_changed.contains(id)).then(|| Difference { id: id.to_owned(), what }))
    }

    /// Nothing, where Stripe will not list events but answers all else: then all that differs counts, and is mended all the same.
    async fn without_events(&self, error: RefreshError) -> Result<HashSet<String>, RefreshError> {
        let team = self.account.team();
        if !is_refused(&error) && !error.is_of_this_call_alone(self.app, team).await {
            return Err(error);
        }
        tracing::warn!(team = team.id, %error, "what has just changed can't be read, so all that differs counts");
        Ok(HashSet::new())
    }

    /// Counts what has been mended.
    fn count(&self, differences: impl IntoIterator<Item = Difference>, findings: &mut Findings) {
        let object = self.object.name();
        for Difference { id, what } in differences {
            tracing::warn!(
                team = self.account.team().id,
                object,
                id,
                difference = what,
                "the mirror differed from Stripe and was mended"
            );
            self.app.metrics.count_drift(object);
            findings.drift += 1;
        }
    }

    /// Compares charges of which something was given back. Stripe is asked which invoice one paid only where that isn't known.
    async fn refunds(&self, mut page: Page<Refund>) -> Result<Findings, RefreshError> {
        page.data.retain(|refund| !self.was_not_to_be_copied(refund.object.created.map(UnixTime::epoch_ms)));
        let mut findings = self.without(&page.unreadable);
        let (mut charges, mut whats) = (Vec::new(), Vec::new());
        for charge in given_back::charges_of(page.data) {
            let Some(row) = comparison::refunded_charge(self.account.team(), &charge) else { continue };
            findings.compared += 1;
            if let Some(what) = self.differing(row).await? {
                charges.push(charge);
                whats.push(what);
            }
        }
        let stores = given_back::store_charges(self.app, self.account, &charges, self.asked_at).await?;
        let (mut changes, mut differences) = (Changes::default(), Vec::new());
        for ((charge, what), store) in charges.iter().zip(whats).zip(stores) {
            // Which invoice it paid can't be read.
            if store.is_empty() {
                findings.is_skipped = true;
                continue;
            }
            differences.extend(self.unexpected(&charge.id, what, &mut findings).await?);
            changes.add(store);
        }
        if !changes.is_empty() {
            self.account.store(self.app, changes).await?;
        }
        self.count(differences, &mut findings);
        findings.next = page.next.map(|after| Position { after: Some(after), ..Position::default() });
        Ok(findings)
    }

    async fn payment_methods(&self, position: &Position) -> Result<Findings, RefreshError> {
        let mut findings = Findings::default();
        let after = position.after.as_deref().unwrap_or_default();
        for customer in
            self.app.db.read(backfills::customers_after(self.account.team(), after, CUSTOMERS_A_STEP)).await?
        {
            self.methods_of(&customer, &mut findings).await?;
            findings.next = Some(Position { after: Some(customer), ..Position::default() });
        }
        Ok(findings)
    }

    async fn methods_of(&self, customer: &str, findings: &mut Findings) -> Result<(), RefreshError> {
        let mut listed: Vec<String> = Vec::new();
        let mut after: Option<String> = None;
        let first_asked_at = self.app.observation_time();
        loop {
            let comparing = Comparing { asked_at: self.app.observation_time(), ..*self };
            let page = match self.account.list_payment_methods(customer, after.as_deref()).await {
                Ok(page) => page,
                // Deleted since its row was read: its event will tell.
                Err(error) if error.is_missing() => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            findings.is_skipped |= self.without(&page.unreadable).is_skipped;
            listed.extend(page.unreadable.into_iter().filter_map(|one| one.id));
            let mut all = Vec::with_capacity(page.data.len());
            for fetched in by_id(page.data) {
                listed.push(fetched.object.id.clone());
                let seen = comparing.seen(&fetched, comparison::payment_method, mirror::payment_method);
                all.push(Seen { made_at: fetched.object.created.map(UnixTime::epoch_ms), ..seen });
            }
            comparing.mend(all, findings).await?;
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        let mut ids =
            self.app.db.read(sweeps::methods_of(self.account.team(), customer, first_asked_at)).await?;
        ids.retain(|id| !listed.contains(id));
        self.look_for(ObjectKind::PaymentMethod, &ids, findings).await
    }
}

/// The objects so far that were made in the same second as the last one; none if those are too many.
fn ties(all: &[Seen], oldest: Option<i64>, position: &Position) -> Option<Vec<String>> {
    let mut ties = match (oldest, position.made_at) {
        (Some(oldest), Some(before)) if oldest == before => position.ties.clone()?,
        (None, _) => position.ties.clone()?,
        _ => Vec::new(),
    };
    ties.extend(all.iter().filter(|seen| seen.made_at == oldest).map(|seen| seen.id.clone()));
    (ties.len() <= MOST_TIES).then_some(ties)
}
