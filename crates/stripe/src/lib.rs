//! The part of Stripe that BillStack uses: a thin client, its objects read tolerantly, and the signature on webhooks.
//!
//! It knows neither the database nor the portal. Time and randomness are passed in.

pub mod form;
pub mod objects;
pub mod version;
pub mod webhook_signature;

pub use version::API_VERSION;
