//! Payment methods: an open set, each with its details under the name of its type.
//! See <https://docs.stripe.com/api/payment_methods/object>.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::Error;
use serde_json::Value;

use super::{Identified, Metadata, OnlyId, Reference, UnixTime, named, null_as_default};

/// A payment method.
#[derive(Clone, Debug, PartialEq)]
pub struct PaymentMethod {
    /// `pm_…`, or `card_…` and the like for one from before payment methods.
    pub id: String,
    /// `card`, `sepa_debit`, … or one that is newer than this program.
    pub kind: String,
    /// What Stripe tells about one of this kind.
    pub details: PaymentMethodDetails,
    /// Whose it is; `None` once it is detached.
    pub customer: Option<Reference<OnlyId>>,
    /// Whom it is billed to.
    pub billing_details: Option<BillingDetails>,
    /// Free text by key.
    pub metadata: Metadata,
    /// Whether it is a real one, not a test.
    pub livemode: Option<bool>,
    /// When it was made.
    pub created: Option<UnixTime>,
}

/// What the kinds of payment method tell, in one struct, as they share most names: an unknown kind that has a `last4` or
/// an `email` can be shown as well as a known one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct PaymentMethodDetails {
    /// Card: `visa`, `mastercard`, …
    pub brand: Option<String>,
    /// Card: the brand to show where a card has two.
    pub display_brand: Option<String>,
    /// Card: `credit`, `debit`, `prepaid`.
    pub funding: Option<String>,
    /// Card, and what else ends.
    pub exp_month: Option<u8>,
    /// All four digits of it.
    pub exp_year: Option<u16>,
    /// Card: Apple Pay, Google Pay, Link, …
    pub wallet: Option<Wallet>,
    /// The last digits or letters of its number.
    pub last4: Option<String>,
    /// Bank debits: the bank's name.
    pub bank_name: Option<String>,
    /// Bank redirects (iDEAL, EPS, P24, FPX): the bank's short name.
    pub bank: Option<String>,
    /// Where the card or the account is, as two letters.
    pub country: Option<String>,
    /// Link.
    pub email: Option<String>,
    /// PayPal.
    pub payer_email: Option<String>,
    /// Cash App: `$name`.
    pub cashtag: Option<String>,
}

/// The wallet that a card is in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Wallet {
    /// `apple_pay`, `google_pay`, `link`, …
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The last digits that the wallet shows, where they aren't the card's.
    pub dynamic_last4: Option<String>,
}

/// Whom a payment method is billed to.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BillingDetails {
    /// Full name.
    pub name: Option<String>,
    /// Address of mail.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// What a customer recognises a payment method or an old source by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument<'a> {
    /// `card`, `sepa_debit`, …
    pub kind: &'a str,
    /// `visa`, …, in lower case and with `_` for spaces, as payment methods have it. Only for cards.
    pub brand: Option<String>,
    /// The wallet it is in (`apple_pay`). Only for cards.
    pub wallet: Option<&'a str>,
    /// The last four characters of its number.
    pub last4: Option<&'a str>,
    /// 1 to 12.
    pub exp_month: Option<u8>,
    /// All four digits.
    pub exp_year: Option<u16>,
    /// The bank, the mail address or the name that stands for it, where it has one.
    pub label: Option<&'a str>,
}

impl PaymentMethod {
    /// What a customer recognises it by.
    pub fn instrument(&self) -> Instrument<'_> {
        let details = &self.details;
        let label =
            [&details.bank_name, &details.payer_email, &details.cashtag, &details.email, &details.bank];
        Instrument {
            kind: &self.kind,
            brand: details.display_brand.as_ref().or(details.brand.as_ref()).map(|brand| brand_code(brand)),
            wallet: details.wallet.as_ref().and_then(|wallet| wallet.kind.as_deref()),
            last4: details.last4.as_deref(),
            exp_month: details.exp_month.filter(|month| (1..=12).contains(month)),
            exp_year: details.exp_year,
            label: label.into_iter().find_map(|text| text.as_deref().filter(|text| !text.is_empty())),
        }
    }
}

impl Identified for PaymentMethod {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Cards from before payment methods spell brands as `Visa` and `American Express`.
pub(super) fn brand_code(brand: &str) -> String {
    match brand.to_ascii_lowercase().replace(' ', "_") {
        code if code == "american_express" => "amex".to_owned(),
        code if code == "diners_club" => "diners".to_owned(),
        code => code,
    }
}

/// The kinds whose details this program knows. For those a wrong type is an error; for others the details are a guess.
const KNOWN: [&str; 11] = [
    "card",
    "us_bank_account",
    "sepa_debit",
    "bacs_debit",
    "au_becs_debit",
    "acss_debit",
    "link",
    "paypal",
    "cashapp",
    "ideal",
    "bancontact",
];

#[derive(Deserialize)]
struct AsSent {
    id: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    customer: Option<Reference<OnlyId>>,
    billing_details: Option<BillingDetails>,
    #[serde(default, deserialize_with = "null_as_default")]
    metadata: Metadata,
    livemode: Option<bool>,
    created: Option<UnixTime>,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

impl<'de> Deserialize<'de> for PaymentMethod {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut sent = AsSent::deserialize(deserializer)?;
        let kind = sent.kind.unwrap_or_else(|| "unknown".to_owned());
        let details = match sent.rest.remove(&kind) {
            None | Some(Value::Null) => PaymentMethodDetails::default(),
            Some(details) => match named(serde_path_to_error::deserialize(details)) {
                Ok(details) => details,
                Err(error) if KNOWN.contains(&kind.as_str()) => {
                    return Err(D::Error::custom(format_args!("{kind}.{error}")));
                }
                Err(_) => PaymentMethodDetails::default(),
            },
        };
        Ok(Self {
            id: sent.id,
            kind,
            details,
            customer: sent.customer,
            billing_details: sent.billing_details,
            metadata: sent.metadata,
            livemode: sent.livemode,
            created: sent.created,
        })
    }
}
