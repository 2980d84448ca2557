//! <https://docs.stripe.com/api/invoices>

use crate::answer::{Fetched, Page};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::form::Form;
use crate::objects::Invoice;

impl Account {
    /// Invoices, drafts as well; with `customer`, only theirs.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_invoices(
        &self,
        customer: Option<&str>,
        listing: Listing<'_>,
    ) -> Result<Page<Invoice>, Error> {
        self.list(&["invoices"], listing.params().set_some("customer", customer)).await
    }

    /// One invoice, with links to its pages that work now.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_invoice(&self, id: &str) -> Result<Fetched<Invoice>, Error> {
        self.get(&["invoices", id], Form::new()).await
    }
}
