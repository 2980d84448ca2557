//! Products.

use serde_json::{Value, json};

use super::Seconds;
use super::metadata::Metadata;
use crate::table::Row;

#[derive(Debug)]
pub(crate) struct Product {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) updated: Seconds,
    pub(crate) name: String,
    pub(crate) active: bool,
    pub(crate) description: Option<String>,
    pub(crate) default_price: Option<String>,
    pub(crate) unit_label: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) statement_descriptor: Option<String>,
    pub(crate) images: Vec<String>,
    pub(crate) metadata: Metadata,
}

impl Row for Product {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }
}

impl Product {
    pub(crate) fn new(id: String, created: Seconds, name: String) -> Self {
        Self {
            id,
            created,
            updated: created,
            name,
            active: true,
            description: None,
            default_price: None,
            unit_label: None,
            url: None,
            statement_descriptor: None,
            images: Vec::new(),
            metadata: Metadata::new(),
        }
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "product",
            "active": self.active,
            "created": self.created,
            "default_price": self.default_price,
            "description": self.description,
            "images": self.images,
            "livemode": false,
            "marketing_features": [],
            "metadata": self.metadata,
            "name": self.name,
            "package_dimensions": null,
            "shippable": null,
            "statement_descriptor": self.statement_descriptor,
            "tax_code": null,
            "type": "service",
            "unit_label": self.unit_label,
            "updated": self.updated,
            "url": self.url,
        })
    }
}
