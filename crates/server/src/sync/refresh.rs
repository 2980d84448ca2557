//! Bringing one object of the mirror up to date: Stripe is asked for it as it is now, so that the order in which events arrive
//! doesn't matter.

use billing::discount::Discount;
use store::db::{DbError, Query};
use store::observation::Observation;
use store::{catalogue, customers, discounted, freshness, invoices, payment_methods, tenant, webhook_events};
use stripe::objects::{self, Identified, PaymentMethod, Reference, Subscription};
use stripe::{Fetched, Listing, Page, Unreadable};

use super::mirror::{self, Changes};
use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account::{self, AccountError, ConnectedAccount};

/// How often an object is asked for when events about it keep coming in meanwhile.
const ASKED_AT_MOST: u32 = 3;

/// So many with a discount are looked through at once.
const HOLDERS_A_PAGE: i64 = 500;

/// What is mirrored, in the order in which several objects are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    /// `sub_…`
    Subscription,
    /// `price_…`, or an old plan's id.
    Price,
    /// `prod_…`
    Product,
    /// `cus_…`
    Customer,
    /// `in_…`
    Invoice,
    /// `pm_…`, or an old `card_…` and the like.
    PaymentMethod,
}

impl ObjectKind {
    /// Stripe's word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Product => "product",
            Self::Price => "price",
            Self::Subscription => "subscription",
            Self::Invoice => "invoice",
            Self::PaymentMethod => "payment_method",
        }
    }
}

/// Why an object could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The team's account can't be called, or is another by now.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// Stripe failed or refused.
    #[error(transparent)]
    Stripe(#[from] stripe::Error),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbError),
    /// Events kept coming in while Stripe was asked.
    #[error("it changed each time that Stripe was asked about it")]
    Overtaken,
    /// Stripe took a change and doesn't show it.
    #[error("Stripe has not taken over the new payment method yet")]
    NotTakenOver,
}

impl RefreshError {
    /// Whether Stripe, the key or the database couldn't be used just then, or another account was connected, so that this says nothing
    /// about what was asked for.
    pub fn is_outage(&self) -> bool {
        match self {
            Self::Account(
                AccountError::NotConnected | AccountError::UnreadableKey(_) | AccountError::Replaced,
            ) => true,
            Self::Account(AccountError::Database(error)) => error.may_pass(),
            Self::Stripe(error) => error.is_outage(),
            Self::Database(error) => error.may_pass(),
            Self::Overtaken | Self::NotTakenOver => false,
        }
    }

    /// Whether Stripe failed for this call alone, and answers what else it is asked for the team: no outage then, but a reason that may
    /// well stay. Asks Stripe.
    pub async fn is_of_this_call_alone(&self, app: &App, team: &tenant::Team) -> bool {
        match self {
            Self::Stripe(error) if error.is_silence() => match stripe_account::in_background(app, team).await
            {
                Ok(account) => account.answers().await,
                Err(_) => false,
            },
            _ => false,
        }
    }

    /// Whether the team isn't connected to Stripe, or with a key that can't be read: it stays so until somebody connects it, or starts
    /// the server with the right encryption key.
    pub fn lacks_account(&self) -> bool {
        matches!(self, Self::Account(AccountError::NotConnected | AccountError::UnreadableKey(_)))
    }
}

impl From<RefreshError> for Problem {
    fn from(error: RefreshError) -> Self {
        match error {
            RefreshError::Account(error) => error.into(),
            RefreshError::Stripe(error) => error.into(),
            RefreshError::Database(error) => error.into(),
            RefreshError::Overtaken => Problem::conflict("This is changing right now. Please try again."),
            RefreshError::NotTakenOver => {
                Problem::unavailable("Stripe has not taken over the new payment method yet.")
            }
        }
    }
}

/// Asks Stripe for an object and stores what it says, and asks again when an event told something else meanwhile. One that Stripe doesn't have is marked as gone; a subscription stays as it was
/// last seen, because Stripe keeps those that ended.
///
/// # Errors
/// When Stripe or the database fails, or another account is connected meanwhile; then nothing was stored.
pub async fn refresh(app: &App, team: &tenant::Team, kind: ObjectKind, id: &str) -> Result<(), RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    for _ in 0..ASKED_AT_MOST {
        let asked_at = app.observation_time();
        let current = match current(app, &account, kind, id, asked_at).await {
            Err(RefreshError::Stripe(error)) if error.is_missing() => None,
            current => current?,
        };
        let Some(Current { mentioned, object, missing }) = current else {
            account.store(app, gone(team, kind, id, asked_at)).await?;
            return Ok(());
        };
        let (decisive, is_empty) = (mentioned.len(), object.is_empty());
        let mut changes = mentioned;
        changes.add(object);
        changes.add(missing);
        let changed = account.store(app, changes).await?;
        if is_empty || changed.get(decisive) != Some(&0) {
            return Ok(());
        }
    }
    Err(RefreshError::Overtaken)
}

/// What stores an object that Stripe was asked for, in the order in which it has to be stored.
struct Current {
    /// The prices of a subscription.
    mentioned: Changes,
    /// The first changes no row when the mirror has something newer. Empty if the object can't be a row.
    object: Changes,
    /// What goes with it and was missing.
    missing: Changes,
}

impl Current {
    /// Of an object that nothing goes with.
    fn alone(object: Changes) -> Self {
        Self { mentioned: Changes::default(), object, missing: Changes::default() }
    }
}

/// What notes that Stripe no longer has an object, or no longer keeps a payment method for its customer.
pub fn gone(team: &tenant::Team, kind: ObjectKind, id: &str, observed_at: impl Into<Observation>) -> Changes {
    let observed_at = observed_at.into();
    match kind {
        ObjectKind::Customer => customers::mark_deleted(team, id, observed_at).into(),
        ObjectKind::Product => catalogue::mark_product_deleted(team, id, observed_at).into(),
        ObjectKind::Price => catalogue::mark_price_deleted(team, id, observed_at).into(),
        ObjectKind::Invoice => invoices::mark_deleted(team, id, observed_at).into(),
        ObjectKind::PaymentMethod => payment_methods::mark_detached(team, id, observed_at).into(),
        ObjectKind::Subscription => Changes::default(),
    }
}

/// How much of a customer Stripe's answers told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that was asked for.
    Whole,
    /// Some of it can't be read, and stays as it was last seen.
    InPart,
}

/// Asks Stripe for a customer and for what the portal shows of them: subscriptions, payment methods and invoices, of each the
/// newest hundred. What was given back comes by events, and by the list of them. One that Stripe says is deleted is marked as gone.
///
/// # Errors
/// As [`refresh`].
pub async fn refresh_customer(
    app: &App,
    team: &tenant::Team,
    stripe_customer_id: &str,
) -> Result<Extent, RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    let asked_at = app.observation_time();
    let newest = Listing::default();
    // First one call alone: while Stripe is away only one is let through, to see whether it is back.
    let customer = account.retrieve_customer(stripe_customer_id).await?;
    if customer.object.deleted {
        // Of one that is gone Stripe may refuse to list anything.
        account.store(app, mirror::customer(app, team, &customer, asked_at)).await?;
        app.watchers.touched(team, stripe_customer_id);
        return Ok(Extent::Whole);
    }
    let (subscriptions, mut invoices, mut methods) = tokio::try_join!(
        account.list_subscriptions(Some(stripe_customer_id), newest),
        account.list_invoices(Some(stripe_customer_id), newest),
        account.list_payment_methods(stripe_customer_id, None),
    )?;
    // Those of the payment methods are told where they are stored.
    warn_of(team, &subscriptions.unreadable);
    warn_of(team, &invoices.unreadable);
    let lists = [&subscriptions.unreadable, &invoices.unreadable, &methods.unreadable];
    let extent = match lists.iter().all(|unreadable| unreadable.is_empty()) {
        true => Extent::Whole,
        false => Extent::InPart,
    };
    let products = subscriptions.data.iter().flat_map(|subscription| product_ids(&subscription.object));
    let mut changes = mirror::subscriptions(app, team, &subscriptions.data, asked_at);
    changes.add(missing_products(app, &account, products.collect()).await?);
    let deleted = app.db.read(webhook_events::gone_since(team, asked_at)).await?;
    invoices.data.retain(|invoice| !deleted.contains(&invoice.object.id));
    methods.data.retain(|method| !deleted.contains(&method.object.id));
    if extent == Extent::InPart {
        changes.add(freshness::keep(team, stripe_customer_id));
    }
    changes.add(mirror::customer(app, team, &customer, asked_at));
    for invoice in by_id(invoices.data) {
        changes.add(mirror::invoice(app, team, &invoice, asked_at));
    }
    changes.add(methods_of_customer(app, team, stripe_customer_id, methods, asked_at));
    if extent == Extent::Whole {
        changes.add(freshness::done(team, stripe_customer_id, asked_at));
    }
    account.store(app, changes).await?;
    app.watchers.touched(team, stripe_customer_id);
    Ok(extent)
}

/// Asks Stripe which invoice a payment intent pays, for that invoice, and stores it. Answers its id (`in_…`); nothing where it pays none, or
/// where the key may not read that.
///
/// # Errors
/// As [`refresh`].
pub async fn refresh_paid_by(
    app: &App,
    team: &tenant::Team,
    intent: &str,
) -> Result<Option<String>, RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    let invoice = invoice_paid_by(&account, intent).await?;
    if let Some(invoice) = &invoice {
        refresh(app, team, ObjectKind::Invoice, invoice).await?;
    }
    Ok(invoice)
}

/// Asks Stripe which invoice a payment intent pays. Answers its id (`in_…`); nothing where it pays none, or where the key may not read that.
///
/// # Errors
/// When Stripe fails.
pub(super) async fn invoice_paid_by(
    account: &ConnectedAccount,
    intent: &str,
) -> Result<Option<String>, stripe::Error> {
    let payments = match account.list_invoice_payments(intent, None).await {
        Err(error) if is_out_of_reach(&error) => {
            tracing::warn!(team = account.team().id, intent, %error, "what a payment is for can't be read");
            return Ok(None);
        }
        payments => {
            let payments = payments?;
            warn_of(account.team(), &payments.unreadable);
            payments.data
        }
    };
    Ok(payments.into_iter().find_map(|one| Some(one.object.invoice?.id().to_owned())))
}

/// Asks Stripe for all subscriptions and customers that have a discount from a coupon, and stores them; but for those that were asked for
/// clearly after `changed_at` (epoch milliseconds, by Stripe's clock).
///
/// # Errors
/// As [`refresh`]; those that were asked for before that are stored.
pub async fn refresh_all_with_coupon(
    app: &App,
    team: &tenant::Team,
    coupon: &str,
    changed_at: i64,
) -> Result<(), RefreshError> {
    let of_subscriptions: HoldersOf = discounted::subscriptions;
    for (kind, holders) in
        [(ObjectKind::Subscription, of_subscriptions), (ObjectKind::Customer, discounted::customers)]
    {
        let mut after = String::new();
        loop {
            let page = app.db.read(holders(team, changed_at, &after, HOLDERS_A_PAGE)).await?;
            let Some((last, _)) = page.last() else { break };
            after.clone_from(last);
            for (id, discounts) in &page {
                if has_coupon(discounts, coupon) {
                    refresh(app, team, kind, id).await?;
                }
            }
        }
    }
    Ok(())
}

/// Asks for a page of those that have a discount, each with it.
type HoldersOf = fn(&tenant::Team, i64, &str, i64) -> Query<(String, String)>;

/// Whether stored discounts, or a single one, have one from a coupon.
fn has_coupon(stored: &str, coupon: &str) -> bool {
    let one = || serde_json::from_str(stored).map(|one: Discount| vec![one]);
    let all = serde_json::from_str::<Vec<Discount>>(stored).or_else(|_| one()).unwrap_or_default();
    all.iter().any(|discount| discount.coupon.as_deref() == Some(coupon))
}

/// Asks Stripe for a customer and for what it can be charged to, of which the newest hundred.
///
/// # Errors
/// As [`refresh`].
pub async fn refresh_wallet(
    app: &App,
    team: &tenant::Team,
    stripe_customer_id: &str,
) -> Result<(), RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    let asked_at = app.observation_time();
    let customer = match account.retrieve_customer(stripe_customer_id).await {
        Ok(customer) if !customer.object.deleted => customer,
        Err(error) if !error.is_missing() => return Err(error.into()),
        _ => {
            account.store(app, gone(team, ObjectKind::Customer, stripe_customer_id, asked_at)).await?;
            return Ok(());
        }
    };
    let mut methods = account.list_payment_methods(stripe_customer_id, None).await?;
    let deleted = app.db.read(webhook_events::gone_since(team, asked_at)).await?;
    methods.data.retain(|method| !deleted.contains(&method.object.id));
    let mut changes = mirror::customer(app, team, &customer, asked_at);
    changes.add(methods_of_customer(app, team, stripe_customer_id, methods, asked_at));
    account.store(app, changes).await?;
    Ok(())
}

/// What stores the payment methods of a customer, and notes that it has no others if these are all.
fn methods_of_customer(
    app: &App,
    team: &tenant::Team,
    stripe_customer_id: &str,
    methods: Page<PaymentMethod>,
    asked_at: i64,
) -> Changes {
    warn_of(team, &methods.unreadable);
    let are_all = methods.next.is_none() && methods.unreadable.is_empty();
    let methods = by_id(methods.data);
    let mut changes: Changes =
        methods.iter().map(|method| mirror::payment_method(app, team, method, asked_at)).collect();
    if are_all {
        changes.add(payment_methods::mark_others_detached(team, stripe_customer_id, asked_at));
    }
    changes
}

/// Says in the log which objects of a page of Stripe's can't be read.
pub(super) fn warn_of(team: &tenant::Team, unreadable: &[Unreadable]) {
    for one in unreadable {
        let id = one.id.as_deref().unwrap_or("(none)");
        tracing::warn!(team = team.id, id, problem = one.problem, "an object of Stripe's can't be read");
    }
}

/// Objects in the order in which the mirror stores them.
pub(super) fn by_id<T: Identified>(mut objects: Vec<Fetched<T>>) -> Vec<Fetched<T>> {
    objects.sort_by(|a, b| a.object.id().cmp(b.object.id()));
    objects
}

/// None when Stripe says that it is deleted. Of customers it says so for ever, of the rest it knows nothing any more.
async fn current(
    app: &App,
    account: &ConnectedAccount,
    kind: ObjectKind,
    id: &str,
    asked_at: i64,
) -> Result<Option<Current>, RefreshError> {
    let team = account.team();
    Ok(Some(match kind {
        ObjectKind::Customer => {
            let customer = account.retrieve_customer(id).await?;
            if customer.object.deleted {
                return Ok(None);
            }
            Current::alone(mirror::customer(app, team, &customer, asked_at))
        }
        ObjectKind::Product => {
            let product = account.retrieve_product(id).await?;
            if product.object.deleted {
                return Ok(None);
            }
            Current::alone(mirror::product(app, team, &product, asked_at))
        }
        ObjectKind::Price => {
            let price = account.retrieve_price(id).await?;
            if price.object.deleted {
                return Ok(None);
            }
            let products = price.object.product.iter().map(|product| product.id().to_owned());
            Current {
                mentioned: Changes::default(),
                object: mirror::price(app, team, &price, asked_at),
                missing: missing_products(app, account, products.collect()).await?,
            }
        }
        ObjectKind::Subscription => {
            let subscription = account.retrieve_subscription(id).await?;
            let (asked_at, upsert) = (asked_at.into(), catalogue::upsert_mentioned_price);
            let mut missing = missing_products(app, account, product_ids(&subscription.object)).await?;
            missing.add(missing_customer(app, account, &subscription).await?);
            Current {
                mentioned: mirror::prices_of_subscription(app, team, &subscription, asked_at, upsert)
                    .into_values()
                    .collect(),
                object: mirror::subscription_alone(app, team, &subscription, asked_at),
                missing,
            }
        }
        ObjectKind::Invoice => {
            let invoice = account.retrieve_invoice(id).await?;
            if invoice.object.deleted {
                return Ok(None);
            }
            Current::alone(mirror::invoice(app, team, &invoice, asked_at))
        }
        ObjectKind::PaymentMethod => {
            let method = account.retrieve_payment_method(id).await?;
            Current::alone(mirror::payment_method(app, team, &method, asked_at))
        }
    }))
}

fn product_ids(subscription: &Subscription) -> Vec<String> {
    let prices = subscription.items.data.iter().filter_map(objects::SubscriptionItem::price);
    prices.filter_map(|price| price.product.as_ref().map(|product| product.id().to_owned())).collect()
}

/// What stores those products that the mirror lacks. Without them a subscription would have no name.
async fn missing_products(
    app: &App,
    account: &ConnectedAccount,
    mut ids: Vec<String>,
) -> Result<Changes, RefreshError> {
    let team = account.team();
    ids.sort_unstable();
    ids.dedup();
    let mut changes = Changes::default();
    for id in ids {
        if app.db.read_optional(catalogue::product_is_mirrored(team, &id)).await?.is_none() {
            let asked_at = app.observation_time();
            match account.retrieve_product(&id).await {
                Ok(_) if is_gone_since(app, team, &id, asked_at).await? => {}
                Ok(product) => changes.add(mirror::product(app, team, &product, asked_at)),
                Err(error) if is_out_of_reach(&error) => {
                    tracing::warn!(team = team.id, product = %id, %error, "a product can't be read");
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(changes)
}

async fn missing_customer(
    app: &App,
    account: &ConnectedAccount,
    subscription: &Fetched<Subscription>,
) -> Result<Changes, RefreshError> {
    let team = account.team();
    let Some(id) = subscription.object.customer.as_ref().map(Reference::id) else {
        return Ok(Changes::default());
    };
    if app.db.read_optional(customers::is_mirrored(team, id)).await?.is_some() {
        return Ok(Changes::default());
    }
    let asked_at = app.observation_time();
    match account.retrieve_customer(id).await {
        Ok(_) if is_gone_since(app, team, id, asked_at).await? => Ok(Changes::default()),
        Ok(customer) => Ok(mirror::customer(app, team, &customer, asked_at)),
        Err(error) if is_out_of_reach(&error) => Ok(Changes::default()),
        Err(error) => Err(error.into()),
    }
}

/// Whether an event has told since Stripe was asked for an object that it no longer has it. The event's own job is about that object, and
/// may come to its end in between.
async fn is_gone_since(app: &App, team: &tenant::Team, id: &str, asked_at: i64) -> Result<bool, DbError> {
    let deleted = app.db.read(webhook_events::gone_since(team, asked_at)).await?;
    Ok(deleted.iter().any(|deleted| deleted == id))
}

/// Whether what goes with an object has to be done without: it is gone, or the key may not read it.
pub(super) fn is_out_of_reach(error: &stripe::Error) -> bool {
    error.names_what_is_missing() || matches!(error.kind, stripe::ErrorKind::Forbidden { .. })
}
