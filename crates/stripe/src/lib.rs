//! The part of Stripe that BillStack uses: a thin client, its objects read tolerantly, and the signature on webhooks.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use billing::entropy::Entropy;
//! use stripe::{Client, SecretKey};
//!
//! let client = Client::new(&"https://api.stripe.com".parse()?, Entropy::system())?;
//! let account = client.account(SecretKey::try_from("sk_test_…".to_owned())?, None);
//! let subscription = account.retrieve_subscription("sub_1").await?;
//! let period = subscription.object.period();
//! # Ok(())
//! # }
//! ```
//!
//! It knows neither the database nor the portal. Randomness and the time are passed in.

mod answer;
mod breaker;
mod budget;
mod calls;
mod client;
mod compact_json;
mod endpoints;
mod error;
pub mod form;
mod gate;
pub mod objects;
mod request;
pub mod retry;
mod secret_key;
mod timer;
mod version;
pub mod webhook_signature;

pub use answer::{Fetched, Page, Unreadable};
pub use calls::CallCounts;
pub use client::{Account, Client, ClientError};
pub use compact_json::compact_json;
pub use endpoints::{
    CustomerChanges, Ending, EventListing, EventsFrom, Listing, NewCustomer, NewSetupSession,
    SubscriptionChanges,
};
pub use error::{Error, ErrorKind};
pub use form::Change;
pub use request::{BadIdempotencyKey, IdempotencyKey};
pub use reqwest::Url;
pub use secret_key::{NotASecretKey, SecretKey};
pub use version::{API_VERSION, is_read};
