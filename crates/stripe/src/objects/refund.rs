//! See <https://docs.stripe.com/api/refunds/object>.

use serde::Deserialize;

use super::{Charge, Identified, Reference, UnixTime};

/// Money that is given back from a charge.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Refund {
    /// `re_…`, or `pyr_…` for what isn't a card.
    pub id: String,
    /// The charge. It says how much was given back of it in all, refunds that failed left out.
    pub charge: Option<Reference<Charge>>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

impl Identified for Refund {
    fn id(&self) -> &str {
        &self.id
    }
}
