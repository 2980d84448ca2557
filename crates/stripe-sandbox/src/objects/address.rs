//! A postal address.

use serde_json::{Value, json};

use crate::error::ApiError;
use crate::form::Params;

#[derive(Clone, Debug, Default)]
pub(crate) struct Address {
    pub(crate) line1: Option<String>,
    pub(crate) line2: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) country: Option<String>,
}

impl Address {
    /// Reads the group `address`.
    pub(crate) fn read(params: &mut Params) -> Result<Self, ApiError> {
        Ok(Self {
            line1: params.change_text("line1")?.into_option(),
            line2: params.change_text("line2")?.into_option(),
            postal_code: params.change_text("postal_code")?.into_option(),
            city: params.change_text("city")?.into_option(),
            state: params.change_text("state")?.into_option(),
            country: params.change_text("country")?.into_option(),
        })
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "city": self.city,
            "country": self.country,
            "line1": self.line1,
            "line2": self.line2,
            "postal_code": self.postal_code,
            "state": self.state,
        })
    }
}
