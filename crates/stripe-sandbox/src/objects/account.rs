//! The account that the sandbox's keys belong to.

use serde_json::{Value, json};

use super::Seconds;
use crate::api_versions::ApiVersion;

#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) secret_key: String,
    pub(crate) publishable_key: String,
    /// What requests and endpoints speak that do not say.
    pub(crate) api_version: ApiVersion,
}

impl Account {
    /// The name that hosted pages and documents show as the seller.
    pub(crate) const NAME: &'static str = "Northwind Software";
    pub(crate) const COUNTRY: &'static str = "US";

    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "account",
            "business_profile": {
                "mcc": "5734",
                "name": Self::NAME,
                "product_description": null,
                "support_address": null,
                "support_email": "support@northwind.example",
                "support_phone": null,
                "support_url": null,
                "url": "https://northwind.example",
            },
            "business_type": "company",
            "capabilities": { "card_payments": "active", "transfers": "active" },
            "charges_enabled": true,
            "controller": { "type": "account" },
            "country": Self::COUNTRY,
            "created": self.created,
            "default_currency": "usd",
            "details_submitted": true,
            "email": "billing@northwind.example",
            "metadata": {},
            "payouts_enabled": true,
            "settings": {
                "branding": { "icon": null, "logo": null, "primary_color": null, "secondary_color": null },
                "dashboard": { "display_name": Self::NAME, "timezone": "Etc/UTC" },
                "payments": { "statement_descriptor": "NORTHWIND" },
            },
            "type": "standard",
        })
    }
}
