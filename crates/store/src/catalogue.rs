//! Products and prices: the mirror of Stripe's catalogue.

use std::sync::Arc;

use crate::db::{Command, Query, Row, RowError, Value, params, statements};
use crate::observation::{Observation, newer_than_stored};
use crate::tenant;

/// A product as its team sees it.
#[derive(Clone, Debug)]
pub struct Product {
    /// `pp_…`
    pub id: String,
    /// `prod_…`
    pub stripe_product_id: String,
    /// Shown to customers.
    pub name: String,
    /// Shown to customers.
    pub description: Option<String>,
    /// Whether it can be bought.
    pub active: bool,
    /// JSON object of texts.
    pub metadata: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub updated_at: i64,
}

/// What Stripe says of a product.
#[derive(Clone, Debug)]
pub struct ObservedProduct {
    /// `prod_…`
    pub stripe_product_id: String,
    /// The project that its metadata names, whether or not it exists.
    pub project_id: Option<String>,
    /// Shown to customers.
    pub name: String,
    /// Shown to customers.
    pub description: Option<String>,
    /// Whether it can be bought.
    pub active: bool,
    /// JSON object of texts.
    pub metadata: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When this was seen.
    pub observed_at: Observation,
    /// Stripe's object.
    pub raw: Arc<str>,
}

/// A price as its team sees it.
#[derive(Clone, Debug)]
pub struct Price {
    /// `pri_…`
    pub id: String,
    /// `price_…`, or an old plan's id.
    pub stripe_price_id: String,
    /// Lower case.
    pub currency: String,
    /// Minor units; none for tiers and for fractions of a minor unit.
    pub unit_amount: Option<i64>,
    /// `day`, `week`, `month` or `year`; none for a price that is paid once.
    pub interval: Option<String>,
    /// How many intervals a period has.
    pub interval_count: Option<i64>,
    /// `licensed` or `metered`.
    pub usage_type: Option<String>,
    /// What the team calls it.
    pub nickname: Option<String>,
    /// Whether it can be bought.
    pub active: bool,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub updated_at: i64,
}

/// What Stripe says of a price.
#[derive(Clone, Debug)]
pub struct ObservedPrice {
    /// `price_…`, or an old plan's id.
    pub stripe_price_id: String,
    /// `prod_…`
    pub stripe_product_id: Option<String>,
    /// Lower case.
    pub currency: String,
    /// Minor units; none for tiers and for fractions of a minor unit.
    pub unit_amount: Option<i64>,
    /// Minor units as a decimal number, exact.
    pub unit_amount_decimal: Option<String>,
    /// `day`, `week`, `month` or `year`; none for a price that is paid once.
    pub interval: Option<String>,
    /// How many intervals a period has.
    pub interval_count: Option<i64>,
    /// `licensed` or `metered`.
    pub usage_type: Option<String>,
    /// `per_unit` or `tiered`.
    pub billing_scheme: Option<String>,
    /// JSON array of Stripe's tiers, when Stripe sent them.
    pub tiers: Option<String>,
    /// `graduated` or `volume`.
    pub tiers_mode: Option<String>,
    /// Units in a package, for a price that is one of packages.
    pub package_size: Option<i64>,
    /// `up` or `down`.
    pub package_round: Option<String>,
    /// What the team calls it.
    pub nickname: Option<String>,
    /// Whether it can be bought.
    pub active: bool,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When this was seen.
    pub observed_at: Observation,
    /// Stripe's object.
    pub raw: Arc<str>,
}

/// Inserts a price, up to what is to be done where there is one.
macro_rules! insert_price {
    (deleted: $deleted:literal, synced_at: $synced_at:literal, as_of: $as_of:literal) => {
        concat!(
            "INSERT INTO prices (id, team_id, stripe_price_id, stripe_product_id, currency, unit_amount,
            unit_amount_decimal, interval, interval_count, usage_type, billing_scheme, tiers, nickname, active, created_at, updated_at,
            tiers_mode, package_size, package_round, raw, deleted, synced_at, as_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, ",
            $deleted,
            ", ",
            $synced_at,
            ", ",
            $as_of,
            ")
        ON CONFLICT (team_id, stripe_price_id) DO "
        )
    };
}

statements! {
    UPSERT_PRODUCT = concat!("INSERT INTO products (id, team_id, project_id, stripe_product_id, name, description, active, deleted,
            metadata, created_at, updated_at, synced_at, as_of, raw)
        VALUES ($1, $2, (SELECT p.id FROM projects p WHERE p.team_id = $2 AND p.id = $3),
            $4, $5, $6, $7, FALSE, $8, $9, $10, $10, $12, $11)
        ON CONFLICT (team_id, stripe_product_id) DO UPDATE SET
            project_id = excluded.project_id, name = excluded.name,
            description = excluded.description, active = excluded.active, deleted = FALSE, metadata = excluded.metadata,
            updated_at = excluded.updated_at, synced_at = excluded.synced_at, raw = excluded.raw,
            as_of = excluded.as_of", newer_than_stored!("products"));
    DELETE_PRODUCT = "UPDATE products SET deleted = TRUE, active = FALSE, updated_at = $3, synced_at = $3, as_of = $4
        WHERE team_id = $1 AND stripe_product_id = $2 AND synced_at <= $3 AND as_of <= $4";
    LIST_PRODUCTS = "SELECT id, stripe_product_id, name, description, active, metadata, created_at, updated_at FROM products
        WHERE team_id = $1 AND (project_id IS NULL OR project_id = $2) AND deleted = FALSE
        ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4";
    FIND_PRODUCT = "SELECT id, stripe_product_id, name, description, active, metadata, created_at, updated_at FROM products
        WHERE team_id = $1 AND (project_id IS NULL OR project_id = $2) AND id = $3 AND deleted = FALSE";
    PRODUCT_IS_MIRRORED = "SELECT id FROM products WHERE team_id = $1 AND stripe_product_id = $2";
    UPSERT_PRICE = concat!(insert_price!(deleted: "FALSE", synced_at: "$16", as_of: "$21"), "UPDATE SET
            stripe_product_id = excluded.stripe_product_id, currency = excluded.currency,
            unit_amount = excluded.unit_amount, unit_amount_decimal = excluded.unit_amount_decimal,
            interval = excluded.interval, interval_count = excluded.interval_count, usage_type = excluded.usage_type,
            billing_scheme = excluded.billing_scheme, tiers = COALESCE(excluded.tiers, prices.tiers),
            tiers_mode = excluded.tiers_mode, package_size = excluded.package_size, package_round = excluded.package_round,
            nickname = excluded.nickname, active = excluded.active, deleted = FALSE, updated_at = excluded.updated_at,
            synced_at = excluded.synced_at, raw = excluded.raw, as_of = excluded.as_of", newer_than_stored!("prices"));
    // Whether one that is only known by mention can be had, is not known: it counts as deleted, and as seen never.
    UPSERT_MENTIONED_PRICE = concat!(insert_price!(deleted: "TRUE", synced_at: "0", as_of: "0"), "UPDATE SET
            stripe_product_id = excluded.stripe_product_id, currency = excluded.currency,
            unit_amount = excluded.unit_amount, unit_amount_decimal = excluded.unit_amount_decimal,
            interval = excluded.interval, interval_count = excluded.interval_count, usage_type = excluded.usage_type,
            billing_scheme = excluded.billing_scheme, tiers_mode = excluded.tiers_mode, package_size = excluded.package_size,
            package_round = excluded.package_round, nickname = excluded.nickname, active = excluded.active,
            updated_at = excluded.updated_at, raw = excluded.raw
        WHERE prices.deleted = TRUE");
    INSERT_MENTIONED_PRICE = concat!(insert_price!(deleted: "TRUE", synced_at: "0", as_of: "0"), "NOTHING");
    FILL_IN_TIERS = "UPDATE prices SET tiers = $3
        WHERE team_id = $1 AND stripe_price_id = $2 AND tiers IS NULL";
    DELETE_PRICE = "UPDATE prices SET deleted = TRUE, active = FALSE, updated_at = $3, synced_at = $3, as_of = $4
        WHERE team_id = $1 AND stripe_price_id = $2 AND synced_at <= $3 AND as_of <= $4";
    LIST_PRICES = "SELECT id, stripe_price_id, currency, unit_amount, interval, interval_count, usage_type, nickname, active,
            created_at, updated_at FROM prices
        WHERE team_id = $1 AND stripe_product_id = $2 AND deleted = FALSE
        ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4";
}

/// Stores what Stripe says of a product, unless something newer is stored. `new_id` is used when it is new.
pub fn upsert_product(team: &tenant::Team, new_id: &str, seen: &ObservedProduct) -> Command {
    Command::new(
        UPSERT_PRODUCT,
        params![
            new_id,
            &team.id,
            seen.project_id.as_deref(),
            &seen.stripe_product_id,
            &seen.name,
            seen.description.as_deref(),
            seen.active,
            &seen.metadata,
            seen.created_at,
            seen.observed_at.at(),
            &seen.raw,
            seen.observed_at.as_of()
        ],
    )
}

/// Records that Stripe no longer has the product. Its name stays, for the subscriptions that had it.
pub fn mark_product_deleted(
    team: &tenant::Team,
    stripe_product_id: &str,
    observed_at: Observation,
) -> Command {
    Command::new(DELETE_PRODUCT, params![&team.id, stripe_product_id, observed_at.at(), observed_at.as_of()])
}

/// The products of a project, and those of its team that no project claims; newest first.
pub fn list_products(project: &tenant::Project, limit: i64, offset: i64) -> Query<Product> {
    Query::new(LIST_PRODUCTS, params![&project.team.id, &project.id, limit, offset], product)
}

/// One product that the project may sell.
pub fn find_product(project: &tenant::Project, id: &str) -> Query<Product> {
    Query::new(FIND_PRODUCT, params![&project.team.id, &project.id, id], product)
}

/// Our id of one of the team's products, deleted or not, by Stripe's.
pub fn product_is_mirrored(team: &tenant::Team, stripe_product_id: &str) -> Query<String> {
    Query::new(PRODUCT_IS_MIRRORED, params![&team.id, stripe_product_id], |row| row.get(0))
}

/// Stores what Stripe says of a price, unless something newer is stored. `new_id` is used when it is new.
pub fn upsert_price(team: &tenant::Team, new_id: &str, seen: &ObservedPrice) -> Command {
    let mut params = price_row(team, new_id, seen);
    params.push(seen.observed_at.as_of().into());
    Command::new(UPSERT_PRICE, params)
}

/// Stores the tiers of a price where the mirror lacks them, also when what it has was seen later: a subscription or an event mentions
/// its price without them, and they never change (<https://docs.stripe.com/api/prices/update>). None when they weren't seen.
pub fn fill_in_tiers(team: &tenant::Team, seen: &ObservedPrice) -> Option<Command> {
    let tiers = seen.tiers.as_deref()?;
    Some(Command::new(FILL_IN_TIERS, params![&team.id, &seen.stripe_price_id, tiers]))
}

/// Stores a price that a subscription mentions, as Stripe answered when it was asked for that. Of one that can be had a mention tells
/// nothing: what customers read of a price never changes, and the rest has events of its own. One that is deleted is nowhere else to be
/// seen, and may be another than before: the identifier of a plan can be used again.
pub fn upsert_mentioned_price(team: &tenant::Team, new_id: &str, seen: &ObservedPrice) -> Command {
    Command::new(UPSERT_MENTIONED_PRICE, price_row(team, new_id, seen))
}

/// Stores a price that an event mentions, if the mirror has none; affects no row if it has.
pub fn insert_mentioned_price(team: &tenant::Team, new_id: &str, seen: &ObservedPrice) -> Command {
    Command::new(INSERT_MENTIONED_PRICE, price_row(team, new_id, seen))
}

/// Records that Stripe no longer has the price.
pub fn mark_price_deleted(team: &tenant::Team, stripe_price_id: &str, observed_at: Observation) -> Command {
    Command::new(DELETE_PRICE, params![&team.id, stripe_price_id, observed_at.at(), observed_at.as_of()])
}

/// The prices of a product, newest first.
pub fn list_prices(team: &tenant::Team, stripe_product_id: &str, limit: i64, offset: i64) -> Query<Price> {
    Query::new(LIST_PRICES, params![&team.id, stripe_product_id, limit, offset], |row| {
        Ok(Price {
            id: row.get(0)?,
            stripe_price_id: row.get(1)?,
            currency: row.get(2)?,
            unit_amount: row.get(3)?,
            interval: row.get(4)?,
            interval_count: row.get(5)?,
            usage_type: row.get(6)?,
            nickname: row.get(7)?,
            active: row.get(8)?,
            created_at: row.get(9)?,
            updated_at: row.get(10)?,
        })
    })
}

fn product(row: &Row<'_>) -> Result<Product, RowError> {
    Ok(Product {
        id: row.get(0)?,
        stripe_product_id: row.get(1)?,
        name: row.get(2)?,
        description: row.get(3)?,
        active: row.get(4)?,
        metadata: row.get(5)?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}

fn price_row(team: &tenant::Team, new_id: &str, seen: &ObservedPrice) -> Vec<Value> {
    params![
        new_id,
        &team.id,
        &seen.stripe_price_id,
        seen.stripe_product_id.as_deref(),
        &seen.currency,
        seen.unit_amount,
        seen.unit_amount_decimal.as_deref(),
        seen.interval.as_deref(),
        seen.interval_count,
        seen.usage_type.as_deref(),
        seen.billing_scheme.as_deref(),
        seen.tiers.as_deref(),
        seen.nickname.as_deref(),
        seen.active,
        seen.created_at,
        seen.observed_at.at(),
        seen.tiers_mode.as_deref(),
        seen.package_size,
        seen.package_round.as_deref(),
        &seen.raw
    ]
}
