//! <https://docs.stripe.com/api/credit_notes>

use crate::answer::Page;
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::objects::CreditNote;

impl Account {
    /// The credit notes of an invoice, voided ones as well. `after` is the `next` of the page before.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_credit_notes(
        &self,
        invoice: &str,
        after: Option<&str>,
    ) -> Result<Page<CreditNote>, Error> {
        let listing = Listing { after, created_since: None };
        self.list(&["credit_notes"], listing.params().set("invoice", invoice)).await
    }
}
