//! The server's stories: a whole BillStack and the sandbox on real HTTP, on both engines. The modules mirror the routes.

#![expect(clippy::unwrap_used, reason = "a test that gets something else has failed")]
mod anything_sent;
mod api_keys;
mod api_shapes;
mod auth;
mod authorisation;
mod backfill;
mod backfill_kill;
mod catalogue;
mod crash;
mod customer_assignment;
mod customers;
mod dead_letters;
mod event_history;
mod freshness;
mod mirror;
mod openapi;
mod outage;
mod portal_page;
mod portal_payment_method;
mod portal_sessions;
mod portal_subscription;
mod process;
mod reconciliation;
mod secrets;
mod startup;
mod statements;
mod stripe_calls;
mod stripe_connection;
mod subscription_actions;
mod subscriptions;
mod tenants;
mod truth;
mod webhook_refusals;
mod webhook_signature;
mod webhooks;
