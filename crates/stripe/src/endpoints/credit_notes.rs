//! <https://docs.stripe.com/api/credit_notes>

use crate::answer::{Fetched, Page};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::form::Form;
use crate::objects::CreditNote;

impl Account {
    /// Credit notes, voided ones as well.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_credit_notes(&self, listing: Listing<'_>) -> Result<Page<CreditNote>, Error> {
        self.list(&["credit_notes"], listing.params()).await
    }

    /// One credit note, with a link to its file that works now.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_credit_note(&self, id: &str) -> Result<Fetched<CreditNote>, Error> {
        self.get(&["credit_notes", id], Form::new()).await
    }
}
