//! Where BillStack keeps what it knows: in SQLite, or in PostgreSQL when one machine is outgrown.
//!
//! One module a family of tables, each with its rows, its queries and its SQL. A query over a tenant's rows takes the tenant
//! ([`tenant`]), so that none can be asked without.

pub mod api_keys;
pub mod audit;
pub mod backfills;
pub mod card_updates;
pub mod catalogue;
pub mod comparisons;
pub mod credit_notes;
pub mod customers;
pub mod db;
pub mod discounted;
pub mod event_fills;
pub mod freshness;
pub mod idempotent_answers;
pub mod invoices;
pub mod jobs;
pub mod link_requests;
pub mod mirrored_account;
pub mod newest_events;
pub mod observation;
pub mod operators;
pub mod payment_methods;
pub mod portal_sessions;
pub mod portal_settings;
pub mod processes;
#[cfg(test)]
mod query_plans;
pub mod refunded_charges;
pub mod stamped_ahead;
mod stored_pricing;
pub mod stripe_connections;
pub mod subscriptions;
pub mod sweeps;
pub mod teams;
pub mod tenant;
pub mod upcoming_invoices;
pub mod webhook_events;
pub mod webhook_refusals;

/// What makes the schema, oldest first.
pub const MIGRATIONS: &[db::Migration] =
    &[db::Migration { name: "initial", sql: include_str!("../migrations/0001_initial.sql") }];

/// Every statement, by module, so that a test can prepare each on both engines.
pub const STATEMENTS: &[&[db::Sql]] = &[
    db::SCHEMA_STATEMENTS,
    api_keys::ALL,
    audit::ALL,
    backfills::ALL,
    card_updates::ALL,
    catalogue::ALL,
    comparisons::ALL,
    credit_notes::ALL,
    customers::ALL,
    discounted::ALL,
    event_fills::ALL,
    freshness::ALL,
    idempotent_answers::ALL,
    invoices::ALL,
    jobs::ALL,
    link_requests::ALL,
    mirrored_account::ALL,
    newest_events::ALL,
    operators::ALL,
    payment_methods::ALL,
    portal_sessions::ALL,
    refunded_charges::ALL,
    portal_settings::ALL,
    processes::ALL,
    stamped_ahead::ALL,
    stripe_connections::ALL,
    subscriptions::ALL,
    sweeps::ALL,
    teams::ALL,
    upcoming_invoices::ALL,
    webhook_events::ALL,
    webhook_refusals::ALL,
];
