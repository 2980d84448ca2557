//! <https://docs.stripe.com/api/events>

use crate::answer::{Page, Walk};
use crate::client::Account;
use crate::error::Error;
use crate::form::{Form, Key};
use crate::objects::{Event, UnixTime};

/// How many types [`EventListing::types`] may name.
const MOST_TYPES: usize = 20;

/// Which events to fetch.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventListing<'a> {
    /// Only events of these types, written in full (`invoice.paid`); none for all. At most 20: Stripe takes no more, and then it is
    /// better to ask for all and to pick.
    pub types: &'a [&'a str],
    /// Only what happened at this time or later.
    pub created_since: Option<UnixTime>,
    /// Only what happened before this time.
    pub created_before: Option<UnixTime>,
    /// Where the page begins.
    pub from: EventsFrom<'a>,
}

/// Where a page of events begins, and which way the pages after it go. Stripe keeps an event for 30 days; one that it no longer
/// knows can't be a beginning, and is refused as missing.
#[derive(Clone, Copy, Debug, Default)]
pub enum EventsFrom<'a> {
    /// With the newest; `next` leads to older ones.
    #[default]
    Newest,
    /// `starting_after`: with the first that is older than this one; `next` leads to older ones.
    OlderThan(&'a str),
    /// `ending_before`: with those that followed this one; `next` leads to newer ones. Within a page the newest is still first.
    NewerThan(&'a str),
}

impl Account {
    /// What happened in the last 30 days: for what webhooks failed to tell.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_events(&self, listing: EventListing<'_>) -> Result<Page<Event>, Error> {
        self.list_towards(listing.from.walk(), &["events"], listing.params()?).await
    }
}

impl EventsFrom<'_> {
    fn walk(self) -> Walk {
        match self {
            Self::Newest | Self::OlderThan(_) => Walk::ToOlder,
            Self::NewerThan(_) => Walk::ToNewer,
        }
    }
}

impl EventListing<'_> {
    fn params(self) -> Result<Form, Error> {
        if self.types.len() > MOST_TYPES {
            let message = format!("Stripe takes at most {MOST_TYPES} types of events at once");
            return Err(Error::unsendable(message, Some("types")));
        }
        let form = Form::new().set("limit", 100u64);
        let form = match self.from {
            EventsFrom::Newest => form,
            EventsFrom::OlderThan(id) => form.set("starting_after", id),
            EventsFrom::NewerThan(id) => form.set("ending_before", id),
        };
        let form = form.set_some("created[gte]", self.created_since);
        let form = form.set_some("created[lt]", self.created_before);
        let types = self.types.iter().enumerate();
        Ok(types.fold(form, |form, (position, kind)| form.set(Key::of("types").index(position), *kind)))
    }
}
