//! The JSON API for the company's own server and its operators. One file a resource.

pub mod api_keys;
pub mod auth;
pub mod catalogue;
pub mod customers;
pub mod description;
pub mod docs_page;
pub mod operations;
pub mod portal_sessions;
pub mod portal_settings;
pub mod stripe_connection;
pub mod subscriptions;
pub mod webhook_events;
