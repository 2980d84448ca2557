//! <https://docs.stripe.com/api/refunds>

use crate::answer::Page;
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::objects::Refund;

impl Account {
    /// Refunds, each with all of its charge.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_refunds(&self, listing: Listing<'_>) -> Result<Page<Refund>, Error> {
        self.list(&["refunds"], listing.params().expand("data.charge")).await
    }
}
