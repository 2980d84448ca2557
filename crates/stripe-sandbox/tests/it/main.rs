//! The sandbox, driven over real HTTP.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is how a surprise is reported")]

mod balance;
mod checkout;
mod clock;
mod credits;
mod customers;
mod demo_data;
mod discounts;
mod errors;
mod events;
mod faults;
mod hosted_pages;
mod idempotency;
mod invoices;
mod pagination;
mod payment_methods;
mod prices;
mod states;
mod stripe_samples;
mod subscriptions;
mod versions;
mod webhooks;
mod world;
