//! Whether the mirror is what Stripe says: every object, every column; and once more as a person would compare, field by field.

use billstack::stripe_account;
use billstack::sync::mirror::comparison;
use store::comparisons::Compared;
use store::db::Query;
use store::sweeps::{self, Made};
use stripe::objects::{Customer, Identified, Price};
use stripe::{Account, Error, Fetched, Listing, Page};
use testkit::app::TestApp;

use crate::mirror::{as_stripe_says, as_the_portal_shows, portal};

/// Rows of any age.
const ANY: Made = Made { after: i64::MIN, until: i64::MAX, observed_before: i64::MAX, at_most: i64::MAX };

/// All that isn't as Stripe says, each as a sentence.
pub(crate) async fn lies(app: &TestApp) -> Vec<String> {
    let account = stripe_account::of(&app.app, &app.team).await.unwrap();
    let mut lies = Lies { app, found: Vec::new() };
    lies.check_catalogue(&account).await;
    let customers = all(async |listing: Listing<'_>| account.list_customers(None, listing).await).await;
    lies.check_customers(&account, &customers).await;
    let subscriptions =
        all(async |listing: Listing<'_>| account.list_subscriptions(None, listing).await).await;
    lies.compare("subscription", &subscriptions, |seen| comparison::subscription(&app.team, seen)).await;
    let invoices = all(async |listing: Listing<'_>| account.list_invoices(None, listing).await).await;
    lies.compare("invoice", &invoices, |seen| comparison::invoice(&app.team, seen)).await;
    lies.surplus("draft", sweeps::drafts_made(&app.team, ANY), &invoices).await;
    let notes = all(async |listing: Listing<'_>| account.list_credit_notes(listing).await).await;
    lies.compare("credit note", &notes, |seen| comparison::credit_note(&app.team, seen)).await;
    let refunds = all(async |listing: Listing<'_>| account.list_refunds(listing).await).await;
    lies.compare("charge of the refund", &refunds, |seen| {
        comparison::refunded_charge(&app.team, seen.object.charge.as_ref()?.object()?)
    })
    .await;
    // Opening a portal may bring its customer up to date, so that comes last.
    for customer in &customers {
        lies.compare_as_a_person(&customer.object.id).await;
    }
    lies.found
}

struct Lies<'a> {
    app: &'a TestApp,
    found: Vec<String>,
}

impl Lies<'_> {
    async fn check_catalogue(&mut self, account: &Account) {
        let team = &self.app.team;
        let products = all(async |listing: Listing<'_>| account.list_products(listing).await).await;
        self.compare("product", &products, |seen| comparison::product(team, seen)).await;
        self.surplus("product", sweeps::products_made(team, ANY), &products).await;
        let prices = all(async |listing: Listing<'_>| account.list_prices(None, listing).await).await;
        self.compare("price", &prices, |seen| comparison::price(team, seen)).await;
        let prices = self.with_unlisted_prices(account, prices).await;
        self.surplus("price", sweeps::prices_made(team, ANY), &prices).await;
    }

    /// The same with those that Stripe has and doesn't list, since each was made for one subscription.
    async fn with_unlisted_prices(
        &mut self,
        account: &Account,
        mut prices: Vec<Fetched<Price>>,
    ) -> Vec<Fetched<Price>> {
        let mut unlisted = Vec::new();
        for id in self.app.app.db.read(sweeps::prices_made(&self.app.team, ANY)).await.unwrap() {
            if !prices.iter().any(|seen| seen.object.id == id) {
                unlisted.extend(account.retrieve_price(&id).await.ok());
            }
        }
        self.compare("unlisted price", &unlisted, |seen| comparison::price(&self.app.team, seen)).await;
        prices.extend(unlisted);
        prices
    }

    async fn check_customers(&mut self, account: &Account, customers: &[Fetched<Customer>]) {
        let team = &self.app.team;
        self.compare("customer", customers, |seen| comparison::customer(team, seen)).await;
        self.surplus("customer", sweeps::customers_made(team, ANY), customers).await;
        for customer in customers {
            let id = &customer.object.id;
            let methods =
                all(async |listing: Listing<'_>| account.list_payment_methods(id, listing.after).await).await;
            self.compare("payment method", &methods, |seen| comparison::payment_method(team, seen)).await;
            self.surplus("payment method", sweeps::methods_of(team, id, i64::MAX), &methods).await;
        }
    }

    /// What Stripe lists is mirrored, and its row says the same.
    async fn compare<T: Identified>(
        &mut self,
        what: &str,
        listed: &[Fetched<T>],
        row: impl Fn(&Fetched<T>) -> Option<Query<Compared>>,
    ) {
        for seen in listed {
            let id = seen.object.id();
            let row = row(seen).expect("the sandbox's objects can be rows");
            match self.app.app.db.read_optional(row).await.unwrap() {
                None => self.found.push(format!("{what} {id} isn't mirrored")),
                Some(row) if row.differing.is_empty() => {}
                Some(row) => self.found.push(format!("{what} {id} differs in {:?}", row.differing)),
            }
        }
    }

    /// What is mirrored and not gone, Stripe lists.
    async fn surplus<T: Identified>(&mut self, what: &str, rows: Query<String>, listed: &[Fetched<T>]) {
        for id in self.app.app.db.read(rows).await.unwrap() {
            if !listed.iter().any(|seen| seen.object.id() == id) {
                self.found.push(format!("{what} {id} is gone at Stripe"));
            }
        }
    }

    /// By what the portal answers and what Stripe does, without the conversion that makes rows.
    async fn compare_as_a_person(&mut self, stripe_id: &str) {
        let row = store::customers::by_stripe_id(&self.app.team, stripe_id);
        let Some(customer) = self.app.app.db.read_optional(row).await.unwrap() else { return };
        if customer.project_id.is_none() {
            return;
        }
        let token = self.app.mint(&customer.id).await;
        let shown = as_the_portal_shows(&portal(self.app, &token).await);
        let said = as_stripe_says(self.app, stripe_id).await;
        let only = |these: &[String], others: &[String]| -> Vec<String> {
            these.iter().filter(|fact| !others.contains(fact)).cloned().collect()
        };
        if shown != said {
            let (shown, said) = (only(&shown, &said), only(&said, &shown));
            self.found.push(format!("{stripe_id}'s portal shows {shown:#?} where Stripe says {said:#?}"));
        }
    }
}

/// Every page of a list.
async fn all<T: Identified>(page: impl AsyncFn(Listing<'_>) -> Result<Page<T>, Error>) -> Vec<Fetched<T>> {
    let mut after: Option<String> = None;
    let mut found = Vec::new();
    loop {
        let one = page(Listing { after: after.as_deref(), created_since: None }).await.unwrap();
        assert!(one.unreadable.is_empty(), "{:?}", one.unreadable);
        found.extend(one.data);
        match one.next {
            Some(next) => after = Some(next),
            None => return found,
        }
    }
}
