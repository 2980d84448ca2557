//! Customers: the mirror of Stripe's, each with an id of ours and, once known, the project it belongs to.

use std::sync::Arc;

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::observation::{Observation, newer_than_stored};
use crate::tenant;

/// A customer as its project sees it.
#[derive(Clone, Debug)]
pub struct Customer {
    /// `pc_…`
    pub id: String,
    /// None until its Stripe metadata or an operator says which.
    pub project_id: Option<String>,
    /// `cus_…`
    pub stripe_customer_id: String,
    /// As Stripe has it.
    pub email: Option<String>,
    /// As Stripe has it.
    pub name: Option<String>,
    /// JSON object of texts.
    pub metadata: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds.
    pub updated_at: i64,
}

/// What Stripe says of a customer.
#[derive(Clone, Debug)]
pub struct Observed {
    /// `cus_…`
    pub stripe_customer_id: String,
    /// The project that its metadata names, whether or not it exists.
    pub project_id: Option<String>,
    /// As Stripe has it.
    pub email: Option<String>,
    /// As Stripe has it.
    pub name: Option<String>,
    /// What it has been charged in, lower case.
    pub currency: Option<String>,
    /// `pm_…` of its invoice settings.
    pub default_payment_method: Option<String>,
    /// JSON of a `billing::discount::Discount`.
    pub discount: Option<String>,
    /// A credit, which is negative, or a debt; minor units of its currency.
    pub balance: i64,
    /// JSON array of locales.
    pub preferred_locales: String,
    /// JSON object of texts.
    pub metadata: String,
    /// Whether Stripe has deleted it.
    pub deleted: bool,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// When this was seen.
    pub observed_at: Observation,
    /// Stripe's object.
    pub raw: Arc<str>,
}

/// An upsert up to what it sets of indexed columns, and of what decides over one of them.
macro_rules! upsert {
    () => {
        "INSERT INTO customers (id, team_id, project_id, named_project, stripe_customer_id, email, name, currency,
            default_payment_method, preferred_locales, metadata, deleted, created_at, updated_at, synced_at, as_of,
            discount, balance, raw)
        VALUES ($1, $2, (SELECT p.id FROM projects p WHERE p.team_id = $2 AND p.id = $3),
            $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $15, $16, $17, $14)
        ON CONFLICT (team_id, stripe_customer_id) DO UPDATE SET
            name = excluded.name, currency = excluded.currency, default_payment_method = excluded.default_payment_method,
            preferred_locales = excluded.preferred_locales, discount = excluded.discount, balance = excluded.balance,
            metadata = excluded.metadata, deleted = excluded.deleted, updated_at = excluded.updated_at, synced_at = excluded.synced_at, raw = excluded.raw,
            as_of = excluded.as_of, default_since = CASE
                WHEN excluded.default_payment_method IS NOT DISTINCT FROM customers.default_payment_method
                    THEN customers.default_since
                ELSE excluded.as_of END"
    };
}

statements! {
    // What the metadata says counts when it is new. If it names no project of the team, whoever belonged where it said before
    // belongs nowhere, and whoever an operator assigned stays.
    UPSERT = concat!(upsert!(), ", email = excluded.email, named_project = excluded.named_project,
            project_id = CASE
                WHEN excluded.named_project IS NOT DISTINCT FROM customers.named_project
                    THEN COALESCE(customers.project_id, excluded.project_id)
                WHEN excluded.project_id IS NOT NULL THEN excluded.project_id
                WHEN customers.project_id = customers.named_project THEN NULL
                ELSE customers.project_id END", newer_than_stored!("customers"));
    UPSERT_IN_PLACE = concat!(upsert!(), newer_than_stored!("customers"), " AND customers.email IS NOT DISTINCT FROM excluded.email
            AND customers.named_project IS NOT DISTINCT FROM excluded.named_project
            AND (customers.project_id IS NOT NULL OR excluded.project_id IS NULL)");
    NEWEST_OF_STRIPE = "SELECT stripe_customer_id FROM customers WHERE team_id = $1 AND deleted = FALSE ORDER BY created_at DESC LIMIT $2";
    IS_MIRRORED = "SELECT id FROM customers WHERE team_id = $1 AND stripe_customer_id = $2";
    DEFAULT_SINCE = "SELECT default_since FROM customers
        WHERE team_id = $1 AND stripe_customer_id = $2 AND default_payment_method = $3";
    MARK_DELETED = "UPDATE customers SET deleted = TRUE, updated_at = $3, synced_at = $3, as_of = $4
        WHERE team_id = $1 AND stripe_customer_id = $2 AND synced_at <= $3 AND as_of <= $4";
    ASSIGN = "UPDATE customers SET project_id = $3 WHERE team_id = $1 AND stripe_customer_id = $2
        AND (project_id IS NULL OR project_id = $3)";
    RELEASE = "UPDATE customers SET project_id = NULL WHERE team_id = $1 AND stripe_customer_id = $2 AND project_id = $3";
    FIND = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND project_id = $2 AND id = $3 AND deleted = FALSE";
    BY_STRIPE_ID = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND stripe_customer_id = $2 AND deleted = FALSE";
    FIND_IN_TEAM = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND id = $2 AND deleted = FALSE";
    MOVE = "UPDATE customers SET project_id = $3 WHERE team_id = $1 AND id = $2 AND deleted = FALSE";
    UNASSIGNED = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND project_id IS NULL AND deleted = FALSE ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";
    OF_TEAM = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND deleted = FALSE AND (project_id IS NOT NULL OR NOT $4)
        ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";
    UNASSIGNED_BY_EMAIL = "SELECT stripe_customer_id FROM customers
        WHERE team_id = $1 AND project_id IS NULL AND lower(email) = lower($2) AND deleted = FALSE ORDER BY created_at DESC, id DESC LIMIT $3";
    EMAIL_TAKEN = "SELECT id FROM customers
        WHERE team_id = $1 AND project_id = $2 AND lower(email) = lower($3) AND stripe_customer_id <> $4 AND deleted = FALSE
        LIMIT 1";
    EMAIL_TAKEN_FROM_NEW = "SELECT c.id FROM customers c
        WHERE c.team_id = $1 AND c.project_id = $2 AND lower(c.email) = lower($3) AND c.stripe_customer_id <> $4 AND c.deleted = FALSE
            AND (c.created_at < $5 OR (c.created_at = $5 AND c.stripe_customer_id < $4)
                OR EXISTS (SELECT 1 FROM audit_log a WHERE a.team_id = $1 AND a.created_at >= $6 AND a.target = c.id
                    AND a.action IN ('customer.created', 'customer.linked')))
        LIMIT 1";
    LIST_BY_EMAIL = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND project_id = $2 AND lower(email) = lower($3) AND deleted = FALSE
        ORDER BY created_at DESC, id DESC LIMIT $4 OFFSET $5";
    LIST_BY_STRIPE_ID = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND project_id = $2 AND stripe_customer_id = $3 AND deleted = FALSE LIMIT $4 OFFSET $5";
    LIST = "SELECT id, project_id, stripe_customer_id, email, name, metadata, created_at, updated_at FROM customers
        WHERE team_id = $1 AND project_id = $2 AND deleted = FALSE ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4";
}

/// Stores what Stripe says, unless something newer is stored already. `new_id` is used when the customer is new.
pub fn upsert(team: &tenant::Team, new_id: &str, seen: &Observed) -> Command {
    Command::new(
        UPSERT,
        params![
            new_id,
            &team.id,
            seen.project_id.as_deref(),
            &seen.stripe_customer_id,
            seen.email.as_deref(),
            seen.name.as_deref(),
            seen.currency.as_deref(),
            seen.default_payment_method.as_deref(),
            &seen.preferred_locales,
            &seen.metadata,
            seen.deleted,
            seen.created_at,
            seen.observed_at.at(),
            &seen.raw,
            seen.observed_at.as_of(),
            seen.discount.as_deref(),
            seen.balance
        ],
    )
    .in_place(UPSERT_IN_PLACE)
}

/// Records that Stripe no longer has the customer.
pub fn mark_deleted(team: &tenant::Team, stripe_customer_id: &str, observed_at: Observation) -> Command {
    Command::new(MARK_DELETED, params![&team.id, stripe_customer_id, observed_at.at(), observed_at.as_of()])
}

/// Puts a customer that has no project into one; affects no row when it belongs to another already.
pub fn assign(project: &tenant::Project, stripe_customer_id: &str) -> Command {
    Command::new(ASSIGN, params![&project.team.id, stripe_customer_id, &project.id])
}

/// A project's customer.
pub fn find(project: &tenant::Project, id: &str) -> Query<Customer> {
    Query::new(FIND, params![&project.team.id, &project.id, id], customer)
}

/// A team's customer, of any project, by Stripe's id.
pub fn by_stripe_id(team: &tenant::Team, stripe_customer_id: &str) -> Query<Customer> {
    Query::new(BY_STRIPE_ID, params![&team.id, stripe_customer_id], customer)
}

/// Stripe's ids of a team's newest customers.
pub fn newest_of_stripe(team: &tenant::Team, limit: i64) -> Query<String> {
    Query::new(NEWEST_OF_STRIPE, params![&team.id, limit], |row| row.get(0))
}

/// Our id of one of the team's customers, deleted or not, by Stripe's.
pub fn is_mirrored(team: &tenant::Team, stripe_customer_id: &str) -> Query<String> {
    Query::new(IS_MIRRORED, params![&team.id, stripe_customer_id], |row| row.get(0))
}

/// Since when a payment method is the customer's default, as far as the mirror knows; epoch milliseconds. Nothing when it knows another
/// default or none.
pub fn default_since(team: &tenant::Team, stripe_customer_id: &str, method: &str) -> Query<i64> {
    Query::new(DEFAULT_SINCE, params![&team.id, stripe_customer_id, method], |row| row.get(0))
}

/// A team's customer, of any project or none.
pub fn find_in_team(team: &tenant::Team, id: &str) -> Query<Customer> {
    Query::new(FIND_IN_TEAM, params![&team.id, id], customer)
}

/// Puts a customer of the project's team into the project, wherever it was.
pub fn move_to(project: &tenant::Project, id: &str) -> Command {
    Command::new(MOVE, params![&project.team.id, id, &project.id])
}

/// A team's customers, the newest first: those that belong to a project, those that belong to none, or all.
pub fn list_of_team(team: &tenant::Team, assigned: Option<bool>, limit: i64, offset: i64) -> Query<Customer> {
    match assigned {
        Some(false) => Query::new(UNASSIGNED, params![&team.id, limit, offset], customer),
        _ => Query::new(OF_TEAM, params![&team.id, limit, offset, assigned.is_some()], customer),
    }
}

/// Stripe's ids of a team's customers that belong to no project and have this e-mail address, in any case; the newest first.
pub fn unassigned_by_email(team: &tenant::Team, email: &str, limit: i64) -> Query<String> {
    Query::new(UNASSIGNED_BY_EMAIL, params![&team.id, email, limit], |row| row.get(0))
}

/// Takes a customer out of the project again.
pub fn release(project: &tenant::Project, stripe_customer_id: &str) -> Command {
    Command::new(RELEASE, params![&project.team.id, stripe_customer_id, &project.id])
}

/// Our id of a customer of the project that has this e-mail address, in any case, and isn't the one that Stripe calls
/// `except_stripe_id`.
pub fn email_taken(project: &tenant::Project, email: &str, except_stripe_id: &str) -> Query<String> {
    Query::new(EMAIL_TAKEN, params![&project.team.id, &project.id, email, except_stripe_id], |row| row.get(0))
}

/// The same for a customer that was just made at Stripe (epoch milliseconds): of another that was made before, or that its maker has got
/// already. Of two that are made at once each may be known from its event before its maker stores it; this finds one of them taken, and
/// not both.
pub fn email_taken_from_new(
    project: &tenant::Project,
    email: &str,
    stripe_customer_id: &str,
    made_at: i64,
) -> Query<String> {
    /// How far Stripe's clock and ours may be apart, in milliseconds.
    const CLOCKS_APART_MS: i64 = 10 * 60_000;
    let got_since = made_at - CLOCKS_APART_MS;
    let params = params![&project.team.id, &project.id, email, stripe_customer_id, made_at, got_since];
    Query::new(EMAIL_TAKEN_FROM_NEW, params, |row| row.get(0))
}

/// A project's customers with this e-mail address, in any case, newest first. Stripe allows several.
pub fn list_by_email(project: &tenant::Project, email: &str, limit: i64, offset: i64) -> Query<Customer> {
    Query::new(LIST_BY_EMAIL, params![&project.team.id, &project.id, email, limit, offset], customer)
}

/// A project's customer with this id of Stripe's, as a list of one or none.
pub fn list_by_stripe_id(
    project: &tenant::Project,
    stripe_customer_id: &str,
    limit: i64,
    offset: i64,
) -> Query<Customer> {
    Query::new(
        LIST_BY_STRIPE_ID,
        params![&project.team.id, &project.id, stripe_customer_id, limit, offset],
        customer,
    )
}

/// A project's customers, newest first.
pub fn list(project: &tenant::Project, limit: i64, offset: i64) -> Query<Customer> {
    Query::new(LIST, params![&project.team.id, &project.id, limit, offset], customer)
}

fn customer(row: &Row<'_>) -> Result<Customer, RowError> {
    Ok(Customer {
        id: row.get(0)?,
        project_id: row.get(1)?,
        stripe_customer_id: row.get(2)?,
        email: row.get(3)?,
        name: row.get(4)?,
        metadata: row.get(5)?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}
