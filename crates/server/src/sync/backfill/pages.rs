//! Pages of Stripe's lists, and what stores them.

use std::collections::BTreeMap;
use std::time::Instant;

use store::{backfills, invoices, tenant};
use stripe::objects::{Identified, PaymentMethod, Subscription, UnixTime};
use stripe::{EventListing, EventsFrom, Fetched, Listing, Page};
use tokio::task::JoinSet;

use super::Object;
use crate::app::App;
use crate::jobs::event::{self, Action};
use crate::stripe_account::ConnectedAccount;
use crate::sync::given_back;
use crate::sync::mirror::{self, Changes};
use crate::sync::refresh::{RefreshError, by_id, invoice_paid_by, warn_of};

/// Customers whose payment methods are a page at most, and for how many of them Stripe is asked at the same time. At the end of a page
/// fewer and fewer are asked for, so it is to be long.
const CUSTOMERS_A_PAGE: i64 = 400;
const CUSTOMERS_AT_ONCE: usize = 16;

/// A page, ready to be stored.
pub(super) struct Found {
    /// What stores it, in the order in which that is stored.
    parts: Vec<Part>,
    /// When Stripe was asked for it; epoch milliseconds.
    pub(super) asked_at: i64,
    /// Where the next page begins; none if there is none.
    pub(super) next: Option<String>,
}

/// What stores a part of a page.
struct Part {
    /// The object, where it may be gone before it is stored.
    id: Option<String>,
    changes: Changes,
    /// Of how many objects.
    count: i64,
}

impl Found {
    /// What stores it, and of how many objects, but for those that are gone by now.
    pub(super) fn without(self, gone: &[String]) -> (Changes, i64) {
        let (mut changes, mut count) = (Changes::default(), 0);
        for part in self.parts {
            if part.id.is_none_or(|id| !gone.contains(&id)) {
                changes.add(part.changes);
                count += part.count;
            }
        }
        (changes, count)
    }
}

/// The account that is copied.
#[derive(Clone)]
pub(super) struct Source {
    app: App,
    account: ConnectedAccount,
    created_after: Option<i64>,
}

impl Source {
    /// Only what Stripe created at or after a time (epoch milliseconds), if one is given.
    pub(super) fn new(app: &App, account: ConnectedAccount, created_after: Option<i64>) -> Self {
        Self { app: app.clone(), account, created_after }
    }

    /// The page after a cursor, or the first. One that takes many calls begins none of them after `until`, and ends where it is then.
    ///
    /// # Errors
    /// When Stripe or the database fails.
    pub(super) async fn page(
        &self,
        object: Object,
        after: Option<&str>,
        until: Instant,
    ) -> Result<Found, RefreshError> {
        let listing = Listing { after, created_since: self.created_after.and_then(UnixTime::from_epoch_ms) };
        let account = &self.account;
        let asked_at = self.app.observation_time();
        Ok(match object {
            Object::Customers => {
                self.found(account.list_customers(None, listing).await?, mirror::customer, asked_at)
            }
            Object::Products => self.found(account.list_products(listing).await?, mirror::product, asked_at),
            Object::Prices => self.found(account.list_prices(None, listing).await?, mirror::price, asked_at),
            Object::Subscriptions => {
                self.subscriptions(account.list_subscriptions(None, listing).await?, asked_at)
            }
            Object::Invoices => {
                self.found(account.list_invoices(None, listing).await?, mirror::invoice, asked_at)
            }
            Object::CreditNotes => {
                self.found(account.list_credit_notes(listing).await?, mirror::credit_note, asked_at)
            }
            Object::Refunds => {
                let page = account.list_refunds(listing).await?;
                warn_of(self.account.team(), &page.unreadable);
                let charges = given_back::charges_of(page.data);
                let changes = given_back::store_charges(&self.app, account, &charges, asked_at).await?;
                let parts = changes
                    .into_iter()
                    .map(|changes| Part { id: None, count: i64::from(!changes.is_empty()), changes })
                    .collect();
                Found { parts, asked_at, next: page.next }
            }
            Object::PaymentMethods => self.payment_methods(after.unwrap_or(""), until, asked_at).await?,
            Object::FailedPayments => self.failed_payments(after, listing.created_since, asked_at).await?,
        })
    }

    fn found<T: Identified>(
        &self,
        page: Page<T>,
        mirror: fn(&App, &tenant::Team, &Fetched<T>, i64) -> Changes,
        asked_at: i64,
    ) -> Found {
        warn_of(self.account.team(), &page.unreadable);
        let parts = by_id(page.data).into_iter().map(|seen| {
            let changes = mirror(&self.app, self.account.team(), &seen, asked_at);
            Part { id: Some(seen.object.id().to_owned()), count: i64::from(!changes.is_empty()), changes }
        });
        Found { parts: parts.collect(), asked_at, next: page.next }
    }

    /// Stripe keeps them all.
    fn subscriptions(&self, page: Page<Subscription>, asked_at: i64) -> Found {
        warn_of(self.account.team(), &page.unreadable);
        let changes = mirror::subscriptions(&self.app, self.account.team(), &page.data, asked_at);
        let count = i64::try_from(page.data.len()).unwrap_or(0);
        Found { parts: vec![Part { id: None, changes, count }], asked_at, next: page.next }
    }

    /// What only events tell of payments of invoices. Which invoice a payment is of that takes days has to be asked, so it is asked only
    /// of those of customers who still owe something.
    async fn failed_payments(
        &self,
        after: Option<&str>,
        created_since: Option<UnixTime>,
        asked_at: i64,
    ) -> Result<Found, RefreshError> {
        let team = self.account.team();
        let from = after.map_or(EventsFrom::Newest, EventsFrom::OlderThan);
        let listing =
            EventListing { types: &event::OF_PAYMENTS, created_since, from, ..EventListing::default() };
        let page = self.account.list_events(listing).await?;
        warn_of(self.account.team(), &page.unreadable);
        let mut notes = Vec::new();
        for seen in &page.data {
            match event::action(&seen.object) {
                Some(Action::Unpaid { invoice, attempt, why, at, .. }) => {
                    let note = why.note(team, &invoice, attempt, at);
                    notes.push((invoice, note));
                }
                Some(Action::Begun { customer, intent, at }) => {
                    let owes =
                        self.app.db.read_optional(invoices::any_open(team, &customer)).await?.is_some();
                    let invoice = if owes { invoice_paid_by(&self.account, &intent).await? } else { None };
                    notes.extend(invoice.map(|invoice| {
                        let note = invoices::begun(team, &invoice, at);
                        (invoice, note)
                    }));
                }
                _ => {}
            }
        }
        notes.sort_by(|(a, _), (b, _)| a.cmp(b));
        let parts = notes.into_iter().map(|(_, note)| Part { id: None, changes: note.into(), count: 1 });
        Ok(Found { parts: parts.collect(), asked_at, next: page.next })
    }

    /// The payment methods of the next customers. Stripe lists them by customer only, so the cursor is a customer's id. Where asking
    /// about one fails, the page ends before that one, so that what was told of others isn't asked for again.
    async fn payment_methods(
        &self,
        after: &str,
        until: Instant,
        asked_at: i64,
    ) -> Result<Found, RefreshError> {
        let customers = backfills::customers_after(self.account.team(), after, CUSTOMERS_A_PAGE);
        let customers = self.app.db.read(customers).await?;
        let mut waiting = customers.iter().cloned().enumerate();
        let mut asked = JoinSet::new();
        let mut told = BTreeMap::new();
        let mut failed: Option<(usize, RefreshError)> = None;
        loop {
            while failed.is_none()
                && asked.len() < CUSTOMERS_AT_ONCE
                && (told.is_empty() || Instant::now() < until)
                && let Some((place, customer)) = waiting.next()
            {
                let source = self.clone();
                asked.spawn(async move { (place, source.of_customer(customer).await) });
            }
            match asked.join_next().await {
                Some(Ok((place, Ok(methods)))) => drop(told.insert(place, methods)),
                Some(Ok((place, Err(error)))) => {
                    if failed.as_ref().is_none_or(|(first, _)| place < *first) {
                        failed = Some((place, error));
                    }
                }
                // Nobody else ends it.
                Some(Err(panicked)) => std::panic::resume_unwind(panicked.into_panic()),
                None => break,
            }
        }
        let end = match failed {
            Some((0, error)) => return Err(error),
            Some((place, _)) => place,
            None => told.len(),
        };
        let mut methods: Vec<_> =
            told.into_iter().take_while(|(place, _)| *place < end).flat_map(|(_, of)| of).collect();
        methods.sort_by(|(a, _), (b, _)| a.cmp(b));
        let parts = methods.into_iter().map(|(id, changes)| Part { id: Some(id), changes, count: 1 });
        // The page that finds no more customers is the last.
        let next = end.checked_sub(1).and_then(|last| customers.get(last)).cloned();
        Ok(Found { parts: parts.collect(), asked_at, next })
    }

    /// What stores each of a customer's payment methods, by its id.
    async fn of_customer(self, customer: String) -> Result<Vec<(String, Changes)>, RefreshError> {
        let mut after: Option<String> = None;
        let mut found = Vec::new();
        loop {
            let asked_at = self.app.observation_time();
            let page = match self.account.list_payment_methods(&customer, after.as_deref()).await {
                Ok(page) => page,
                // Deleted since it was mirrored: its event will tell.
                Err(error) if error.is_missing() => return Ok(Vec::new()),
                Err(error) => return Err(error.into()),
            };
            warn_of(self.account.team(), &page.unreadable);
            found.extend(page.data.into_iter().filter(|method| self.is_wanted(method)).map(|seen| {
                let changes = mirror::payment_method(&self.app, self.account.team(), &seen, asked_at);
                (seen.object.id, changes)
            }));
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(found),
            }
        }
    }

    /// Whether a payment method is new enough. Stripe doesn't take that question.
    fn is_wanted(&self, method: &Fetched<PaymentMethod>) -> bool {
        let created = method.object.created.map(UnixTime::epoch_ms);
        self.created_after.is_none_or(|after| created.is_none_or(|created| created >= after))
    }
}
