//! The numbers under which tax offices know a customer.

use serde_json::{Value, json};

use super::{Seconds, Word, words};
use crate::table::Row;

words! {
    Verification {
        Pending = "pending",
        Verified = "verified",
        Unverified = "unverified",
        /// Nobody checks this type of number.
        Unavailable = "unavailable",
    }
}

#[derive(Debug)]
pub(crate) struct TaxId {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) customer: String,
    /// `eu_vat`, for example.
    pub(crate) kind: &'static str,
    pub(crate) value: String,
    pub(crate) verification: Verification,
}

impl Row for TaxId {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.customer]
    }
}

/// The types that the sandbox takes: those of the European Union, its neighbours and the larger economies.
/// Source: Stripe's documentation, "Customer tax IDs", which has some more.
pub(crate) const KINDS: [&str; 22] = [
    "ae_trn", "au_abn", "br_cnpj", "br_cpf", "ca_bn", "ch_vat", "cn_tin", "eu_vat", "gb_vat", "hk_br",
    "il_vat", "in_gst", "jp_cn", "kr_brn", "mx_rfc", "no_vat", "nz_gst", "sa_vat", "sg_gst", "tr_tin",
    "us_ein", "za_vat",
];

impl TaxId {
    /// Whether a tax office is asked about numbers of a type.
    pub(crate) fn is_verifiable(kind: &str) -> bool {
        matches!(kind, "au_abn" | "eu_vat" | "gb_vat")
    }

    /// What the office says, once it was asked.
    /// Source: Stripe's documentation, "Customer tax IDs", the values for testing.
    pub(crate) fn verdict(value: &str) -> Option<Verification> {
        let digits = value.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        match digits {
            "000000000" => Some(Verification::Verified),
            "111111111" => Some(Verification::Unverified),
            _ => None,
        }
    }

    pub(crate) fn json(&self) -> Value {
        let country = if self.kind == "eu_vat" { self.value.get(..2) } else { self.kind.get(..2) };
        let name = (self.verification == Verification::Verified).then_some("Jenny Rosen");
        json!({
            "id": self.id,
            "object": "tax_id",
            "country": country.map(str::to_ascii_uppercase),
            "created": self.created,
            "customer": self.customer,
            "livemode": false,
            "owner": { "customer": self.customer, "type": "customer" },
            "type": self.kind,
            "value": self.value,
            "verification": {
                "status": self.verification.word(),
                "verified_address": null,
                "verified_name": name,
            },
        })
    }
}
