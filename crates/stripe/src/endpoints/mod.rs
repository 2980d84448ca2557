//! The endpoints we use, one function each, on [`crate::Account`].
//!
//! What changes something takes an idempotency key: give one that can be made again (from a job, from a form) where the
//! change must happen once even if this program is stopped in between; with `None` one is made for the call.

mod account;
mod catalogue;
mod charges;
mod checkout;
mod credit_notes;
mod customers;
mod events;
mod invoices;
mod payment_methods;
mod refunds;
mod subscription_schedules;
mod subscriptions;

pub use checkout::NewSetupSession;
pub use customers::{CustomerChanges, NewCustomer};
pub use events::{EventListing, EventsFrom};
pub use subscriptions::{Ending, SubscriptionChanges};

use crate::error::Error;
use crate::form::{BadKey, Form};
use crate::objects::UnixTime;

/// Which part of a list to fetch.
#[derive(Clone, Copy, Debug, Default)]
pub struct Listing<'a> {
    /// The `next` of the page before; `None` for the first page.
    pub after: Option<&'a str>,
    /// Only what was made at this time or later.
    pub created_since: Option<UnixTime>,
}

impl Listing<'_> {
    /// Pages are as long as Stripe allows: a request costs us more than its objects do.
    fn params(self) -> Form {
        Form::new()
            .set("limit", 100u64)
            .set_some("starting_after", self.after)
            .set_some("created[gte]", self.created_since)
    }
}

impl From<BadKey> for Error {
    fn from(error: BadKey) -> Self {
        Self::unsendable(error.to_string(), Some("metadata"))
    }
}
