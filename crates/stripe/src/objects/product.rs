//! See <https://docs.stripe.com/api/products/object>.

use serde::Deserialize;

use super::{Identified, Metadata, OnlyId, Reference, UnixTime, null_as_default};

/// A product, or what is left of one: after its deletion Stripe sends only `id` and `deleted`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Product {
    /// `prod_…`, or any text its owner chose.
    pub id: String,
    /// Whether it was deleted, for good.
    #[serde(default, deserialize_with = "null_as_default")]
    pub deleted: bool,
    /// Whether it can still be bought.
    pub active: Option<bool>,
    /// What customers read.
    pub name: Option<String>,
    /// What customers read below it.
    pub description: Option<String>,
    /// What one of it is called (`seat`).
    pub unit_label: Option<String>,
    /// The price it is sold at if none is named.
    pub default_price: Option<Reference<OnlyId>>,
    /// Addresses of pictures.
    #[serde(default, deserialize_with = "null_as_default")]
    pub images: Vec<String>,
    /// Free text by key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
    /// When it last changed.
    pub updated: Option<UnixTime>,
}

impl Identified for Product {
    fn id(&self) -> &str {
        &self.id
    }
}
