//! Whether the mirror is what Stripe says: every object, every column; and once more as a person would compare, field by field.

use billstack::stripe_account;
use billstack::sync::mirror::{self, Changes, comparison};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::comparisons::Compared;
use store::db::{Query, Sql, params};
use store::sweeps::{self, Made};
use store::tenant;
use stripe::objects::{Charge, Customer, Identified, Price};
use stripe::{Account, Error, Fetched, Listing, Page};
use testkit::app::TestApp;
use testkit::on_both_engines;

use crate::mirror::{as_stripe_says, as_the_portal_shows, portal};

store::statements! {
    SUBSCRIPTIONS = "SELECT stripe_subscription_id FROM subscriptions WHERE team_id = $1";
    INVOICES = "SELECT stripe_invoice_id FROM invoices WHERE team_id = $1 AND deleted = FALSE";
    CREDIT_NOTES = "SELECT stripe_credit_note_id FROM credit_notes WHERE team_id = $1";
    REFUNDED_CHARGES = "SELECT stripe_charge_id FROM refunded_charges WHERE team_id = $1";
}

/// Stripe's ids of all that a team has mirrored of a kind.
fn mirrored(team: &tenant::Team, sql: Sql) -> Query<String> {
    Query::new(sql, params![&team.id], |row| row.get(0))
}

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
    lies.surplus("subscription", mirrored(&app.team, SUBSCRIPTIONS), &ids(&subscriptions)).await;
    let invoices = all(async |listing: Listing<'_>| account.list_invoices(None, listing).await).await;
    lies.compare("invoice", &invoices, |seen| comparison::invoice(&app.team, seen)).await;
    lies.surplus("invoice", mirrored(&app.team, INVOICES), &ids(&invoices)).await;
    let notes = all(async |listing: Listing<'_>| account.list_credit_notes(listing).await).await;
    lies.compare("credit note", &notes, |seen| comparison::credit_note(&app.team, seen)).await;
    lies.surplus("credit note", mirrored(&app.team, CREDIT_NOTES), &ids(&notes)).await;
    let refunds = all(async |listing: Listing<'_>| account.list_refunds(listing).await).await;
    lies.compare("charge of the refund", &refunds, |seen| {
        comparison::refunded_charge(&app.team, seen.object.charge.as_ref()?.object()?)
    })
    .await;
    let charges: Vec<&str> =
        refunds.iter().filter_map(|seen| Some(seen.object.charge.as_ref()?.id())).collect();
    lies.surplus("refunded charge", mirrored(&app.team, REFUNDED_CHARGES), &charges).await;
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
        self.surplus("product", sweeps::products_made(team, ANY), &ids(&products)).await;
        let prices = all(async |listing: Listing<'_>| account.list_prices(None, listing).await).await;
        self.compare("price", &prices, |seen| comparison::price(team, seen)).await;
        let prices = self.with_unlisted_prices(account, prices).await;
        self.surplus("price", sweeps::prices_made(team, ANY), &ids(&prices)).await;
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
        self.surplus("customer", sweeps::customers_made(team, ANY), &ids(customers)).await;
        for customer in customers {
            let id = &customer.object.id;
            let methods =
                all(async |listing: Listing<'_>| account.list_payment_methods(id, listing.after).await).await;
            self.compare("payment method", &methods, |seen| comparison::payment_method(team, seen)).await;
            self.surplus("payment method", sweeps::methods_of(team, id, i64::MAX), &ids(&methods)).await;
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
    async fn surplus(&mut self, what: &str, rows: Query<String>, listed: &[&str]) {
        for id in self.app.app.db.read(rows).await.unwrap() {
            if !listed.contains(&id.as_str()) {
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

fn ids<T: Identified>(listed: &[Fetched<T>]) -> Vec<&str> {
    listed.iter().map(|seen| seen.object.id()).collect()
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

/// An object of Stripe's as it would be under another id.
fn under_another_id<T: DeserializeOwned>(object: &Value, id: &str) -> Fetched<T> {
    let mut other = object.clone();
    other["id"] = json!(id);
    let text = other.to_string();
    let object = stripe::objects::parse(&text).unwrap();
    Fetched { object, raw: text.into(), request_id: None }
}

on_both_engines! {
    async fn what_the_mirror_has_and_stripe_does_not_is_found(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        assert_eq!(lies(&app).await, [""; 0]);
        let newest = async |list: &str| app.stripe_get(&format!("{list}?limit=1")).await["data"][0].clone();
        let (subscription, note) = (newest("subscriptions").await, newest("credit_notes").await);
        let paid = app.stripe_get("invoices?status=paid&limit=1").await["data"][0].clone();
        let charge = app.stripe_get("refunds?limit=1&expand[]=data.charge").await["data"][0]["charge"].clone();
        let (app, team, now) = (&app, &app.team, app.app.observation_time());
        let charge = under_another_id::<Charge>(&charge, "ch_more").object;
        let stored = [
            mirror::subscription(&app.app, team, &under_another_id(&subscription, "sub_more"), now),
            mirror::invoice(&app.app, team, &under_another_id(&paid, "in_more"), now),
            mirror::credit_note(&app.app, team, &under_another_id(&note, "cn_more"), now),
            mirror::refunded_charge(&app.app, team, &charge, None, now),
        ];
        let account = stripe_account::of(&app.app, team).await.unwrap();
        account.store(&app.app, stored.into_iter().collect::<Changes>()).await.unwrap();
        let mut found = lies(app).await;
        found.retain(|lie| lie.ends_with("is gone at Stripe"));
        assert_eq!(found, [
            "subscription sub_more is gone at Stripe",
            "invoice in_more is gone at Stripe",
            "credit note cn_more is gone at Stripe",
            "refunded charge ch_more is gone at Stripe",
        ]);
    }
}
