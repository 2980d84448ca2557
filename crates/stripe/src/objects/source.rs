//! Cards, bank accounts and sources: what customers paid with before payment methods.
//! See <https://docs.stripe.com/payments/older-apis>.

use serde::Deserialize;

use super::payment_method::brand_code;
use super::{Identified, Instrument};

/// A `card`, a `bank_account` or a `source`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Source {
    /// `card_…`, `ba_…` or `src_…`
    pub id: String,
    object: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    card: Option<Card>,
    sepa_debit: Option<Card>,
    #[serde(flatten)]
    own: Card,
}

/// The fields that a card has itself and that a source has under the name of its type.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Card {
    brand: Option<String>,
    exp_month: Option<u8>,
    exp_year: Option<u16>,
    last4: Option<String>,
    bank_name: Option<String>,
}

impl Source {
    /// What a customer recognises it by.
    pub fn instrument(&self) -> Instrument<'_> {
        let details = self.card.as_ref().or(self.sepa_debit.as_ref()).unwrap_or(&self.own);
        Instrument {
            kind: self.kind.as_deref().or(self.object.as_deref()).unwrap_or("unknown"),
            brand: details.brand.as_deref().map(brand_code),
            wallet: None,
            last4: details.last4.as_deref(),
            exp_month: details.exp_month.filter(|month| (1..=12).contains(month)),
            exp_year: details.exp_year,
            label: details.bank_name.as_deref(),
        }
    }
}

impl Identified for Source {
    fn id(&self) -> &str {
        &self.id
    }
}
