//! <https://docs.stripe.com/api/events>

use crate::answer::Page;
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::objects::Event;

impl Account {
    /// What happened in the last 30 days, newest first: for what webhooks failed to tell.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_events(&self, listing: Listing<'_>) -> Result<Page<Event>, Error> {
        self.list(&["events"], listing.params()).await
    }
}
