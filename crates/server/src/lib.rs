//! The BillStack server: the customer's portal, the company's API, and what keeps the mirror of Stripe true.

pub mod admin;
pub mod api;
pub mod app;
pub mod cli;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod metrics;
pub mod portal;
pub mod processes;
pub mod router;
pub mod secret;
pub mod serve;
pub mod shapes;
pub mod stripe_account;
pub mod sync;
pub mod webhooks;
