//! <https://docs.stripe.com/api/products> and <https://docs.stripe.com/api/prices>

use crate::answer::{Fetched, Page};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::form::Form;
use crate::objects::{Price, Product};

impl Account {
    /// Products, those no longer sold as well.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_products(&self, listing: Listing<'_>) -> Result<Page<Product>, Error> {
        self.list(&["products"], listing.params()).await
    }

    /// One product.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_product(&self, id: &str) -> Result<Fetched<Product>, Error> {
        self.get(&["products", id], Form::new()).await
    }

    /// Prices with their tiers, those no longer sold as well; with `product`, only its own.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_prices(
        &self,
        product: Option<&str>,
        listing: Listing<'_>,
    ) -> Result<Page<Price>, Error> {
        self.list(&["prices"], listing.params().set_some("product", product).expand("data.tiers")).await
    }

    /// One price with its tiers.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_price(&self, id: &str) -> Result<Fetched<Price>, Error> {
        self.get(&["prices", id], Form::new().expand("tiers")).await
    }
}
