//! The Stripe account behind a key. See <https://docs.stripe.com/api/accounts/object>.

use serde::Deserialize;

use super::Identified;

/// An account.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Account {
    /// `acct_…`
    pub id: String,
    /// Where its owner is, as two letters.
    pub country: Option<String>,
    /// The currency it uses where none is named.
    pub default_currency: Option<String>,
    /// Its owner's address.
    pub email: Option<String>,
    business_profile: Option<BusinessProfile>,
    settings: Option<Settings>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct BusinessProfile {
    name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Settings {
    dashboard: Option<Dashboard>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Dashboard {
    display_name: Option<String>,
}

impl Account {
    /// What its owner calls it: the name customers see, or else the one in the dashboard.
    pub fn display_name(&self) -> Option<&str> {
        let public = self.business_profile.as_ref().and_then(|profile| profile.name.as_deref());
        let dashboard = self.settings.as_ref().and_then(|settings| settings.dashboard.as_ref());
        public
            .or_else(|| dashboard.and_then(|dashboard| dashboard.display_name.as_deref()))
            .filter(|name| !name.is_empty())
    }
}

impl Identified for Account {
    fn id(&self) -> &str {
        &self.id
    }
}
