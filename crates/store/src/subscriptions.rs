//! Subscriptions and their items: the mirror of Stripe's.

use std::sync::Arc;

use billing::discount::{self, Discount};
use billing::pricing::Pricing;

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::observation::{Observation, newer_than_stored};
use crate::stored_pricing;
use crate::tenant;
use crate::upcoming_invoices::{NextCharge, Upcoming};

/// A subscription.
#[derive(Clone, Debug, Default)]
pub struct Subscription {
    /// `ps_…`
    pub id: String,
    /// `sub_…`
    pub stripe_subscription_id: String,
    /// Our id of its customer.
    pub customer_id: String,
    /// The project of its customer.
    pub project_id: Option<String>,
    /// Stripe's word for its state, also one we don't know.
    pub status: String,
    /// Stripe's field of this name; see [`Subscription::ends_at`].
    pub cancel_at_period_end: bool,
    /// When it will end by itself; epoch milliseconds.
    pub cancel_at: Option<i64>,
    /// Epoch milliseconds.
    pub canceled_at: Option<i64>,
    /// Epoch milliseconds.
    pub ended_at: Option<i64>,
    /// Epoch milliseconds; the earliest of its items'.
    pub current_period_start: Option<i64>,
    /// Epoch milliseconds; the earliest of its items'.
    pub current_period_end: Option<i64>,
    /// The latest of its items'; epoch milliseconds.
    pub(crate) last_period_end: Option<i64>,
    /// Epoch milliseconds.
    pub trial_end: Option<i64>,
    /// What Stripe does at the trial's end where nothing is on file to charge: `cancel` or `pause`; none where it makes an invoice.
    pub missing_payment_method: Option<String>,
    /// Stripe's id of the schedule that manages it.
    pub schedule_id: Option<String>,
    /// Whether collecting its invoices is paused.
    pub collection_paused: bool,
    /// When that pause ends by itself; epoch milliseconds.
    pub collection_resumes_at: Option<i64>,
    /// Whether its customer is sent invoices to pay, rather than charged.
    pub sends_invoices: bool,
    /// Whether it is billed in Stripe's flexible mode.
    pub flexible_billing: bool,
    /// Its own `pm_…`, which outranks the customer's.
    pub default_payment_method: Option<String>,
    /// What is taken off its next invoice, and off those of its items; its customer's where it has none of its own.
    pub discounts: Vec<Discount>,
    /// JSON object of texts.
    pub metadata: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub updated_at: i64,
    /// Whether its customer has one for everything.
    pub(crate) customer_has_payment_method: bool,
    pub(crate) terms: i64,
    /// As it is stored.
    pub(crate) customer_discount: Option<String>,
    /// What its customer's next invoices are settled with: a credit, which is negative, or a debt. Minor units of the customer's currency.
    pub customer_balance: i64,
    pub(crate) upcoming: Upcoming,
}

impl Subscription {
    /// Whether it is set to end, by either of Stripe's two fields. (Flexible billing sets only `cancel_at`.)
    pub fn is_scheduled_to_end(&self) -> bool {
        self.cancel_at_period_end || self.cancel_at.is_some()
    }

    /// When it will end, if it is set to.
    pub fn ends_at(&self) -> Option<i64> {
        self.cancel_at.or(if self.cancel_at_period_end { self.current_period_end } else { None })
    }

    /// Whether the day that it is set to end on is after the longest of its items' current periods.
    pub fn renews_before_end(&self) -> bool {
        self.cancel_at.zip(self.last_period_end).is_some_and(|(end, period)| end > period)
    }
}

/// An item with the price and the product that it is of, as far as they are mirrored.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// The subscription that it belongs to.
    pub stripe_subscription_id: String,
    /// Our id of its price; none while the price isn't mirrored.
    pub price_id: Option<String>,
    /// The product's name; none while it isn't mirrored.
    pub product_name: Option<String>,
    /// Minor units; none for tiers and for fractions of a minor unit.
    pub unit_amount: Option<i64>,
    /// Minor units as a decimal number.
    pub unit_amount_decimal: Option<String>,
    /// Lower case.
    pub currency: Option<String>,
    /// `day`, `week`, `month` or `year`.
    pub interval: Option<String>,
    /// How many intervals a period has.
    pub interval_count: Option<i64>,
    /// `licensed` or `metered`.
    pub usage_type: Option<String>,
    /// `per_unit` or `tiered`.
    pub billing_scheme: Option<String>,
    /// None for metered prices.
    pub quantity: Option<i64>,
    /// Epoch milliseconds.
    pub current_period_end: Option<i64>,
    /// JSON array of Stripe's tiers, for a price that has some and whose tiers were told.
    pub tiers: Option<String>,
    /// `graduated` or `volume`.
    pub tiers_mode: Option<String>,
    /// Units in a package, for a price that is one of packages.
    pub package_size: Option<i64>,
    /// `up` or `down`.
    pub package_round: Option<String>,
}

impl Item {
    /// How its price depends on the quantity; none where that isn't known (yet).
    pub fn pricing(&self) -> Option<Pricing> {
        stored_pricing::of(self)
    }
}

/// What Stripe says of a subscription.
#[derive(Clone, Debug)]
pub struct Observed {
    /// `sub_…`
    pub stripe_subscription_id: String,
    /// `cus_…`
    pub stripe_customer_id: String,
    /// Stripe's word for its state.
    pub status: String,
    /// Stripe's field of this name.
    pub cancel_at_period_end: bool,
    /// Epoch milliseconds.
    pub cancel_at: Option<i64>,
    /// Epoch milliseconds.
    pub canceled_at: Option<i64>,
    /// Epoch milliseconds.
    pub ended_at: Option<i64>,
    /// Epoch milliseconds; the earliest of its items'.
    pub current_period_start: Option<i64>,
    /// Epoch milliseconds; the earliest of its items'.
    pub current_period_end: Option<i64>,
    /// Epoch milliseconds.
    pub trial_end: Option<i64>,
    /// What Stripe does at the trial's end where nothing is on file to charge: `cancel` or `pause`; none where it makes an invoice.
    pub missing_payment_method: Option<String>,
    /// Stripe's id of the schedule that manages it.
    pub schedule_id: Option<String>,
    /// Whether collecting its invoices is paused.
    pub collection_paused: bool,
    /// When that pause ends by itself; epoch milliseconds.
    pub collection_resumes_at: Option<i64>,
    /// Whether its customer is sent invoices to pay, rather than charged.
    pub sends_invoices: bool,
    /// Whether it is billed in Stripe's flexible mode.
    pub flexible_billing: bool,
    /// Its own `pm_…`.
    pub default_payment_method: Option<String>,
    /// JSON array of `billing::discount::Discount`, its own and its items'; none for none.
    pub discounts: Option<String>,
    /// JSON object of texts.
    pub metadata: String,
    /// Its items, in Stripe's order.
    pub items: Vec<ObservedItem>,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When this was seen.
    pub observed_at: Observation,
    /// Stripe's object.
    pub raw: Arc<str>,
}

/// What Stripe says of an item.
#[derive(Clone, Debug)]
pub struct ObservedItem {
    /// `si_…`
    pub stripe_item_id: String,
    /// `price_…`, or an old plan's id.
    pub stripe_price_id: String,
    /// None for metered prices.
    pub quantity: Option<i64>,
    /// Epoch milliseconds.
    pub current_period_start: Option<i64>,
    /// Epoch milliseconds.
    pub current_period_end: Option<i64>,
}

/// What [`subscription`] reads.
macro_rules! subscription_columns {
    () => {
        "SELECT s.id, s.stripe_subscription_id, c.id, c.project_id, s.status, s.cancel_at_period_end, s.cancel_at,
            s.canceled_at, s.ended_at, s.current_period_start, s.current_period_end, s.trial_end, s.schedule_id,
            s.collection_paused, s.collection_resumes_at, s.flexible_billing, s.default_payment_method, s.metadata,
            s.created_at, s.updated_at, s.discounts, c.discount, s.terms, u.terms, u.customer_discount, u.fetched_at, u.try_at,
            u.amount_due, u.total, u.currency, u.at, s.sends_invoices, c.balance, u.customer_balance, s.missing_payment_method,
            c.default_payment_method IS NOT NULL, s.last_period_end "
    };
}

/// Where the end of [`subscription_columns`] comes from.
macro_rules! upcoming {
    () => {
        " LEFT JOIN upcoming_invoices u ON u.team_id = s.team_id AND u.stripe_subscription_id = s.stripe_subscription_id "
    };
}

/// What [`item`] reads: items that belong to what their subscription is now.
// A CROSS JOIN, because SQLite takes its tables in the order written. By itself it may begin with all of the team's items.
macro_rules! item_columns {
    () => {
        "SELECT i.stripe_subscription_id, p.id, d.name, p.unit_amount, p.unit_amount_decimal, p.currency, p.interval,
            p.interval_count, p.usage_type, p.billing_scheme, i.quantity, i.current_period_end,
            CASE WHEN p.billing_scheme = 'tiered' THEN p.tiers END, p.tiers_mode, p.package_size, p.package_round
        FROM subscriptions s CROSS JOIN subscription_items i
        LEFT JOIN prices p ON p.team_id = i.team_id AND p.stripe_price_id = i.stripe_price_id
        LEFT JOIN products d ON d.team_id = p.team_id AND d.stripe_product_id = p.stripe_product_id
        WHERE i.team_id = s.team_id AND i.stripe_subscription_id = s.stripe_subscription_id AND i.synced_at = s.synced_at
            AND "
    };
}

/// An upsert up to the indexed columns that it sets.
macro_rules! upsert {
    () => {
        "INSERT INTO subscriptions (id, team_id, stripe_subscription_id, stripe_customer_id, status,
            cancel_at_period_end, cancel_at, canceled_at, ended_at, current_period_start, current_period_end, trial_end,
            schedule_id, collection_paused, collection_resumes_at, flexible_billing, default_payment_method, metadata,
            created_at, updated_at, synced_at, as_of, discounts, terms, sends_invoices, missing_payment_method,
            last_period_end, raw)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20, $22, $23, $24, $25, $26, $27, $21)
        ON CONFLICT (team_id, stripe_subscription_id) DO UPDATE SET
            status = excluded.status, cancel_at_period_end = excluded.cancel_at_period_end, cancel_at = excluded.cancel_at,
            canceled_at = excluded.canceled_at, ended_at = excluded.ended_at,
            current_period_start = excluded.current_period_start, current_period_end = excluded.current_period_end,
            trial_end = excluded.trial_end, schedule_id = excluded.schedule_id,
            collection_paused = excluded.collection_paused, collection_resumes_at = excluded.collection_resumes_at,
            flexible_billing = excluded.flexible_billing, default_payment_method = excluded.default_payment_method,
            discounts = excluded.discounts, terms = excluded.terms, sends_invoices = excluded.sends_invoices,
            missing_payment_method = excluded.missing_payment_method, last_period_end = excluded.last_period_end,
            metadata = excluded.metadata, updated_at = excluded.updated_at, synced_at = excluded.synced_at, raw = excluded.raw,
            as_of = excluded.as_of"
    };
}

/// An upsert of an item up to the indexed columns that it sets.
macro_rules! upsert_item {
    () => {
        "INSERT INTO subscription_items (team_id, stripe_item_id, stripe_subscription_id, position, stripe_price_id,
            quantity, current_period_start, current_period_end, synced_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (team_id, stripe_item_id) DO UPDATE SET
            stripe_price_id = excluded.stripe_price_id, quantity = excluded.quantity,
            current_period_start = excluded.current_period_start, current_period_end = excluded.current_period_end,
            synced_at = excluded.synced_at"
    };
}

/// That what an upsert of an item has is not older than what is stored.
macro_rules! newer_item_than_stored {
    () => {
        " WHERE subscription_items.synced_at <= excluded.synced_at"
    };
}

statements! {
    UPSERT = concat!(upsert!(), ", stripe_customer_id = excluded.stripe_customer_id", newer_than_stored!("subscriptions"));
    UPSERT_IN_PLACE = concat!(upsert!(), newer_than_stored!("subscriptions"), " AND subscriptions.stripe_customer_id = excluded.stripe_customer_id");
    UPSERT_ITEM = concat!(upsert_item!(), ", stripe_subscription_id = excluded.stripe_subscription_id, position = excluded.position",
        newer_item_than_stored!());
    UPSERT_ITEM_IN_PLACE = concat!(upsert_item!(), newer_item_than_stored!(),
        " AND subscription_items.stripe_subscription_id = excluded.stripe_subscription_id
            AND subscription_items.position = excluded.position");
    DELETE_OLD_ITEMS = "DELETE FROM subscription_items
        WHERE team_id = $1 AND stripe_subscription_id = $2 AND synced_at < $3";
    // A CROSS JOIN, because SQLite then looks the customer up once, and not for each subscription.
    OF_CUSTOMER = concat!(subscription_columns!(), "
        FROM customers c CROSS JOIN subscriptions s", upcoming!(), "
        WHERE c.team_id = $1 AND c.stripe_customer_id = $2 AND s.team_id = $1 AND s.stripe_customer_id = $2
        ORDER BY s.created_at DESC, s.id DESC LIMIT 200");
    FIND_OF_CUSTOMER = concat!(subscription_columns!(), "
        FROM subscriptions s
        JOIN customers c ON c.team_id = s.team_id AND c.stripe_customer_id = s.stripe_customer_id", upcoming!(), "
        WHERE s.team_id = $1 AND s.stripe_customer_id = $2 AND s.id = $3");
    // In the order of the indexes, so that nothing is sorted.
    ITEMS_OF_CUSTOMER = concat!(item_columns!(), "s.team_id = $1 AND s.stripe_customer_id = $2
        ORDER BY s.created_at DESC, s.id DESC, i.position");
    // In the order of an index, so that reading ends with the last row of the page: CROSS JOINs, as above.
    IN_PROJECT = concat!(subscription_columns!(), "
        FROM subscriptions s CROSS JOIN customers c", upcoming!(), "
        WHERE s.team_id = $1 AND c.team_id = $1 AND c.stripe_customer_id = s.stripe_customer_id
            AND c.project_id = $2 AND c.deleted = FALSE AND ($3 = FALSE OR s.status NOT IN ('canceled', 'incomplete_expired'))
        ORDER BY s.created_at DESC, s.id DESC LIMIT $4 OFFSET $5");
    ITEMS_IN_PROJECT = concat!(item_columns!(), "s.team_id = $1
            AND (s.created_at, s.id) <= ($3, $4) AND (s.created_at, s.id) >= ($5, $6)
            AND EXISTS (SELECT 1 FROM customers c WHERE c.team_id = $1 AND c.stripe_customer_id = s.stripe_customer_id AND c.project_id = $2)
        ORDER BY s.created_at DESC, s.id DESC, i.position");
    LIST_OF_CUSTOMER = concat!(subscription_columns!(), "
        FROM customers c CROSS JOIN subscriptions s", upcoming!(), "
        WHERE c.team_id = $1 AND c.stripe_customer_id = $2 AND s.team_id = $1 AND s.stripe_customer_id = $2
            AND ($3 = FALSE OR s.status NOT IN ('canceled', 'incomplete_expired'))
        ORDER BY s.created_at DESC, s.id DESC LIMIT $4 OFFSET $5");
    FIND_IN_PROJECT = concat!(subscription_columns!(), "
        FROM subscriptions s
        JOIN customers c ON c.team_id = s.team_id AND c.stripe_customer_id = s.stripe_customer_id", upcoming!(), "
        WHERE s.team_id = $1 AND c.project_id = $2 AND c.deleted = FALSE AND s.id = $3");
    OF_PRICE = "SELECT CAST('' AS TEXT), p.id, d.name, p.unit_amount, p.unit_amount_decimal, p.currency, p.interval, p.interval_count,
            p.usage_type, p.billing_scheme, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT),
            CASE WHEN p.billing_scheme = 'tiered' THEN p.tiers END, p.tiers_mode, p.package_size, p.package_round
        FROM prices p
        LEFT JOIN products d ON d.team_id = p.team_id AND d.stripe_product_id = p.stripe_product_id
        WHERE p.team_id = $1 AND p.stripe_price_id = $2";
    ITEMS_OF = concat!(item_columns!(), "s.team_id = $1 AND s.stripe_subscription_id = $2
        ORDER BY i.position");
}

/// Stores what Stripe says of a subscription, unless something newer is stored. `new_id` is used when it is new. Its items
/// ([`upsert_items`]) belong into the same transaction.
pub fn upsert(team: &tenant::Team, new_id: &str, seen: &Observed) -> Command {
    Command::new(
        UPSERT,
        params![
            new_id,
            &team.id,
            &seen.stripe_subscription_id,
            &seen.stripe_customer_id,
            &seen.status,
            seen.cancel_at_period_end,
            seen.cancel_at,
            seen.canceled_at,
            seen.ended_at,
            seen.current_period_start,
            seen.current_period_end,
            seen.trial_end,
            seen.schedule_id.as_deref(),
            seen.collection_paused,
            seen.collection_resumes_at,
            seen.flexible_billing,
            seen.default_payment_method.as_deref(),
            &seen.metadata,
            seen.created_at,
            seen.observed_at.at(),
            &seen.raw,
            seen.observed_at.as_of(),
            seen.discounts.as_deref(),
            terms(seen),
            seen.sends_invoices,
            seen.missing_payment_method.as_deref(),
            seen.items.iter().filter_map(|item| item.current_period_end).max()
        ],
    )
    .in_place(UPSERT_IN_PLACE)
}

/// Stores the items of a subscription, after the subscription itself. If that changed no row, neither do they what is shown: for an
/// answer of Stripe's this may go along unasked, while what an event tells is stored only if the subscription was.
pub fn upsert_items(team: &tenant::Team, seen: &Observed) -> Vec<Command> {
    let upsert = |(position, item): (i64, &ObservedItem)| {
        Command::new(
            UPSERT_ITEM,
            params![
                &team.id,
                &item.stripe_item_id,
                &seen.stripe_subscription_id,
                position,
                &item.stripe_price_id,
                item.quantity,
                item.current_period_start,
                item.current_period_end,
                seen.observed_at.at()
            ],
        )
        .in_place(UPSERT_ITEM_IN_PLACE)
    };
    (0i64..).zip(&seen.items).map(upsert).collect()
}

/// Forgets the items that a subscription no longer has. They are not shown before either, being older than their subscription.
pub fn delete_old_items(team: &tenant::Team, seen: &Observed) -> Command {
    Command::new(DELETE_OLD_ITEMS, params![&team.id, &seen.stripe_subscription_id, seen.observed_at.at()])
}

/// A customer's subscriptions in any state, newest first, at most 200.
pub fn of_customer(customer: &tenant::Customer) -> Query<Subscription> {
    Query::new(OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id], subscription)
}

/// One of a customer's subscriptions.
pub fn find_of_customer(customer: &tenant::Customer, id: &str) -> Query<Subscription> {
    Query::new(FIND_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id, id], subscription)
}

/// The items of all of a customer's subscriptions, grouped by subscription, in Stripe's order.
pub fn items_of_customer(customer: &tenant::Customer) -> Query<Item> {
    Query::new(ITEMS_OF_CUSTOMER, params![&customer.team().id, &customer.stripe_id], item)
}

/// A project's subscriptions, newest first; without those that are over, when asked so.
pub fn in_project(
    project: &tenant::Project,
    active_only: bool,
    limit: i64,
    offset: i64,
) -> Query<Subscription> {
    Query::new(IN_PROJECT, params![&project.team.id, &project.id, active_only, limit, offset], subscription)
}

/// The items of a project's subscriptions from one to another, as [`in_project`] lists them: grouped by subscription, in Stripe's order.
/// Those of subscriptions between the two that it left out are among them.
pub fn items_in_project(
    project: &tenant::Project,
    newest: &Subscription,
    oldest: &Subscription,
) -> Query<Item> {
    Query::new(
        ITEMS_IN_PROJECT,
        params![&project.team.id, &project.id, newest.created_at, &newest.id, oldest.created_at, &oldest.id],
        item,
    )
}

/// A customer's subscriptions, newest first; without those that are over, when asked so. Their items are among [`items_of_customer`].
pub fn list_of_customer(
    customer: &tenant::Customer,
    active_only: bool,
    limit: i64,
    offset: i64,
) -> Query<Subscription> {
    Query::new(
        LIST_OF_CUSTOMER,
        params![&customer.team().id, &customer.stripe_id, active_only, limit, offset],
        subscription,
    )
}

/// One of a project's subscriptions.
pub fn find_in_project(project: &tenant::Project, id: &str) -> Query<Subscription> {
    Query::new(FIND_IN_PROJECT, params![&project.team.id, &project.id, id], subscription)
}

/// The items of a subscription, in Stripe's order.
pub fn items_of(team: &tenant::Team, stripe_subscription_id: &str) -> Query<Item> {
    Query::new(ITEMS_OF, params![&team.id, stripe_subscription_id], item)
}

/// What an item of a price would be, in a subscription that isn't there yet; without quantity and period.
pub fn item_of_price(team: &tenant::Team, stripe_price_id: &str) -> Query<Item> {
    Query::new(OF_PRICE, params![&team.id, stripe_price_id], item)
}

fn subscription(row: &Row<'_>) -> Result<Subscription, RowError> {
    // Nearly all have none. What isn't such JSON was never stored.
    let own: Option<String> = row.get(20)?;
    let own = own.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    let customer_discount: Option<String> = row.get(21)?;
    let customers = customer_discount.as_deref().and_then(|json| serde_json::from_str(json).ok());
    let (terms, customer_balance) = (row.get(22)?, row.get(32)?);
    Ok(Subscription {
        discounts: discount::applying(own, customers),
        upcoming: upcoming(row, terms, customer_discount.as_deref(), customer_balance)?,
        terms,
        customer_discount,
        customer_balance,
        id: row.get(0)?,
        stripe_subscription_id: row.get(1)?,
        customer_id: row.get(2)?,
        project_id: row.get(3)?,
        status: row.get(4)?,
        cancel_at_period_end: row.get(5)?,
        cancel_at: row.get(6)?,
        canceled_at: row.get(7)?,
        ended_at: row.get(8)?,
        current_period_start: row.get(9)?,
        current_period_end: row.get(10)?,
        last_period_end: row.get(36)?,
        trial_end: row.get(11)?,
        missing_payment_method: row.get(34)?,
        customer_has_payment_method: row.get(35)?,
        schedule_id: row.get(12)?,
        collection_paused: row.get(13)?,
        collection_resumes_at: row.get(14)?,
        sends_invoices: row.get(31)?,
        flexible_billing: row.get(15)?,
        default_payment_method: row.get(16)?,
        metadata: row.get(17)?,
        created_at: row.get(18)?,
        updated_at: row.get(19)?,
    })
}

/// What Stripe said of its next charge, if that was of the terms that it has now, and of its customer as it is now.
fn upcoming(
    row: &Row<'_>,
    terms: i64,
    customer_discount: Option<&str>,
    customer_balance: i64,
) -> Result<Upcoming, RowError> {
    let asked_about: Option<i64> = row.get(23)?;
    let Some(asked_about) = asked_about else { return Ok(Upcoming::default()) };
    let (discount_then, balance_then): (Option<String>, i64) = (row.get(24)?, row.get(33)?);
    let try_at = row.get(26)?;
    let is_as_then = asked_about == terms
        && discount_then.as_deref() == customer_discount
        && balance_then == customer_balance;
    if !is_as_then {
        return Ok(Upcoming { try_at, ..Upcoming::default() });
    }
    let fetched_at = row.get(25)?;
    let amount_due: Option<i64> = row.get(27)?;
    let charge = match amount_due {
        None => None,
        Some(amount_due) => {
            let (total, currency, at) = (row.get(28)?, row.get(29)?, row.get(30)?);
            Some(NextCharge { amount_due, total, currency, at, fetched_at })
        }
    };
    Ok(Upcoming { charge, fetched_at, try_at })
}

/// A hash (FNV-1a) of what decides a subscription's next charge, always the same for the same.
fn terms(seen: &Observed) -> i64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut take = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    take(seen.status.as_bytes());
    take(seen.schedule_id.as_deref().unwrap_or_default().as_bytes());
    take(seen.discounts.as_deref().unwrap_or_default().as_bytes());
    take(&[u8::from(seen.cancel_at_period_end), u8::from(seen.collection_paused)]);
    for moment in [seen.cancel_at, seen.trial_end, seen.current_period_end] {
        take(&moment.unwrap_or(-1).to_le_bytes());
    }
    for item in &seen.items {
        take(item.stripe_price_id.as_bytes());
        take(&item.quantity.unwrap_or(-1).to_le_bytes());
        take(&item.current_period_end.unwrap_or(-1).to_le_bytes());
    }
    hash.cast_signed()
}

fn item(row: &Row<'_>) -> Result<Item, RowError> {
    Ok(Item {
        stripe_subscription_id: row.get(0)?,
        price_id: row.get(1)?,
        product_name: row.get(2)?,
        unit_amount: row.get(3)?,
        unit_amount_decimal: row.get(4)?,
        currency: row.get(5)?,
        interval: row.get(6)?,
        interval_count: row.get(7)?,
        usage_type: row.get(8)?,
        billing_scheme: row.get(9)?,
        quantity: row.get(10)?,
        current_period_end: row.get(11)?,
        tiers: row.get(12)?,
        tiers_mode: row.get(13)?,
        package_size: row.get(14)?,
        package_round: row.get(15)?,
    })
}
