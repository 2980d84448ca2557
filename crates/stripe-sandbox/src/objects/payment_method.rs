//! Payment methods, and how each answers when it is saved or charged.

use serde_json::{Value, json};

use super::address::Address;
use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::table::Row;

words! {
    /// Why a bank refuses, by Stripe's decline code.
    /// Source: Stripe's documentation, "Decline codes" and "Testing".
    Decline {
        Generic = "generic_decline",
        InsufficientFunds = "insufficient_funds",
        LostCard = "lost_card",
        AuthenticationRequired = "authentication_required",
    }
}

impl Decline {
    /// The error's `code`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::AuthenticationRequired => "authentication_required",
            Self::Generic | Self::InsufficientFunds | Self::LostCard => "card_declined",
        }
    }

    /// The error's `decline_code`.
    pub(crate) fn decline_code(self) -> &'static str {
        self.word()
    }

    /// What Stripe tells the customer.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Generic | Self::LostCard => "Your card was declined.",
            Self::InsufficientFunds => "Your card has insufficient funds.",
            Self::AuthenticationRequired => {
                "Your card was declined. This transaction requires authentication."
            }
        }
    }
}

/// How a payment method answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behaviour {
    /// Everything succeeds.
    Works,
    /// It can't even be saved.
    Declines(Decline),
    /// It can be saved, then each charge fails.
    DeclinesCharges(Decline),
    /// The customer must authenticate when it is saved; later charges succeed.
    AuthenticatesOnSetup,
    /// The customer must authenticate each payment, so charges without the customer fail.
    AuthenticatesAlways,
    /// Each charge is on its way for some days, and then succeeds or fails.
    TakesDays(Result<(), Decline>),
}

/// What kind of payment method it is, with what is particular to the kind.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Card {
        brand: &'static str,
        last4: String,
        exp_month: i64,
        exp_year: i64,
        wallet: Option<&'static str>,
    },
    SepaDebit {
        bank_code: String,
        country: String,
        last4: String,
    },
    UsBankAccount {
        bank_name: &'static str,
        account_type: String,
        last4: String,
        routing_number: String,
    },
    Link {
        email: String,
    },
    Paypal {
        payer_email: String,
    },
    /// A kind that came after this program, by Stripe's name of it.
    Newer(&'static str),
}

#[derive(Clone, Debug)]
pub(crate) struct PaymentMethod {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) customer: Option<String>,
    pub(crate) kind: Kind,
    pub(crate) behaviour: Behaviour,
    pub(crate) billing_details: BillingDetails,
    pub(crate) allow_redisplay: String,
    pub(crate) metadata: Metadata,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct BillingDetails {
    pub(crate) address: Option<Address>,
    pub(crate) email: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
}

impl Row for PaymentMethod {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        self.customer.as_deref().into_iter().collect()
    }
}

impl PaymentMethod {
    /// Stripe's name of the kind.
    pub(crate) fn type_name(&self) -> &'static str {
        match self.kind {
            Kind::Card { .. } => "card",
            Kind::SepaDebit { .. } => "sepa_debit",
            Kind::UsBankAccount { .. } => "us_bank_account",
            Kind::Link { .. } => "link",
            Kind::Paypal { .. } => "paypal",
            Kind::Newer(name) => name,
        }
    }

    /// Whether it is a card from before payment methods, which has two shapes.
    pub(crate) fn is_source(&self) -> bool {
        self.id.starts_with("card_")
    }

    /// The older shape of a card that is from before payment methods.
    pub(crate) fn source_json(&self) -> Option<Value> {
        let Kind::Card { brand, last4, exp_month, exp_year, .. } = &self.kind else { return None };
        self.is_source().then(|| {
            json!({
                "id": self.id,
                "object": "card",
                "address_city": null,
                "address_country": null,
                "address_line1": null,
                "address_line1_check": null,
                "address_line2": null,
                "address_state": null,
                "address_zip": null,
                "address_zip_check": null,
                "brand": old_brand(brand),
                "country": "US",
                "customer": self.customer,
                "cvc_check": "pass",
                "dynamic_last4": null,
                "exp_month": exp_month,
                "exp_year": exp_year,
                "fingerprint": format!("SandboxCard{last4}"),
                "funding": "credit",
                "last4": last4,
                "metadata": self.metadata,
                "name": self.billing_details.name,
                "regulated_status": "unregulated",
                "tokenization_method": null,
            })
        })
    }

    pub(crate) fn json(&self) -> Value {
        let mut object = json!({
            "id": self.id,
            "object": "payment_method",
            "allow_redisplay": self.allow_redisplay,
            "billing_details": self.billing_details.json(),
            "created": self.created,
            "customer": self.customer,
            "livemode": false,
            "metadata": self.metadata,
            "type": self.type_name(),
        });
        object[self.type_name()] = self.kind.json();
        object
    }
}

impl BillingDetails {
    pub(crate) fn json(&self) -> Value {
        json!({
            "address": self.address.clone().unwrap_or_default().json(),
            "email": self.email,
            "name": self.name,
            "phone": self.phone,
            "tax_id": null,
        })
    }
}

impl Kind {
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Card { brand, last4, exp_month, exp_year, wallet } => json!({
                "brand": brand,
                "checks": { "address_line1_check": null, "address_postal_code_check": null, "cvc_check": "pass" },
                "country": "US",
                "display_brand": brand,
                "exp_month": exp_month,
                "exp_year": exp_year,
                "fingerprint": format!("SandboxCard{last4}"),
                "funding": "credit",
                "generated_from": null,
                "last4": last4,
                "networks": { "available": [brand], "preferred": null },
                "regulated_status": "unregulated",
                "three_d_secure_usage": { "supported": true },
                "wallet": wallet.map(|kind| json!({ "dynamic_last4": null, "type": kind })),
            }),
            Self::SepaDebit { bank_code, country, last4 } => json!({
                "bank_code": bank_code,
                "branch_code": "",
                "country": country,
                "fingerprint": format!("SandboxIban{last4}"),
                "generated_from": { "charge": null, "setup_attempt": null },
                "last4": last4,
            }),
            Self::UsBankAccount { bank_name, account_type, last4, routing_number } => json!({
                "account_holder_type": "individual",
                "account_type": account_type,
                "bank_name": bank_name,
                "financial_connections_account": null,
                "fingerprint": format!("SandboxBank{last4}"),
                "last4": last4,
                "networks": { "preferred": "ach", "supported": ["ach"] },
                "routing_number": routing_number,
                "status_details": {},
            }),
            Self::Link { email } => json!({ "email": email }),
            Self::Paypal { payer_email } => {
                json!({ "country": "US", "payer_email": payer_email, "payer_id": "SANDBOXPAYER1" })
            }
            Self::Newer(_) => json!({}),
        }
    }
}

/// What the older shape of a card calls a brand.
fn old_brand(brand: &str) -> &str {
    match brand {
        "visa" => "Visa",
        "mastercard" => "MasterCard",
        "amex" => "American Express",
        "discover" => "Discover",
        other => other,
    }
}

/// A card that expires a few years after `year`.
pub(crate) fn card(brand: &'static str, last4: &'static str, year: i64) -> Kind {
    Kind::Card { brand, last4: last4.to_owned(), exp_month: 12, exp_year: year + 4, wallet: None }
}

/// The same in a wallet: `apple_pay`, `google_pay`.
pub(crate) fn card_in_wallet(
    wallet: &'static str,
    brand: &'static str,
    last4: &'static str,
    year: i64,
) -> Kind {
    Kind::Card { brand, last4: last4.to_owned(), exp_month: 12, exp_year: year + 4, wallet: Some(wallet) }
}

/// Stripe's test payment methods, which may stand wherever a payment method's identifier may.
/// Source: Stripe's documentation, "Testing".
pub(crate) fn test_method(id: &str, year: i64) -> Option<(Kind, Behaviour)> {
    use Behaviour::{AuthenticatesAlways, AuthenticatesOnSetup, Declines, DeclinesCharges, Works};
    let sepa = || Kind::SepaDebit {
        bank_code: "37040044".to_owned(),
        country: "DE".to_owned(),
        last4: "3000".to_owned(),
    };
    let us_bank = || Kind::UsBankAccount {
        bank_name: "STRIPE TEST BANK",
        account_type: "checking".to_owned(),
        last4: "6789".to_owned(),
        routing_number: "110000000".to_owned(),
    };
    Some(match id {
        "pm_card_visa" | "pm_card_us" => (card("visa", "4242", year), Works),
        "pm_card_visa_debit" => (card("visa", "5556", year), Works),
        "pm_card_mastercard" => (card("mastercard", "4444", year), Works),
        "pm_card_amex" => (card("amex", "8431", year), Works),
        "pm_card_discover" => (card("discover", "1117", year), Works),
        "pm_card_chargeDeclined" | "pm_card_visa_chargeDeclined" => {
            (card("visa", "0002", year), Declines(Decline::Generic))
        }
        "pm_card_chargeDeclinedInsufficientFunds" | "pm_card_visa_chargeDeclinedInsufficientFunds" => {
            (card("visa", "9995", year), Declines(Decline::InsufficientFunds))
        }
        "pm_card_chargeDeclinedLostCard" | "pm_card_visa_chargeDeclinedLostCard" => {
            (card("visa", "9987", year), Declines(Decline::LostCard))
        }
        "pm_card_chargeCustomerFail" => (card("visa", "0341", year), DeclinesCharges(Decline::Generic)),
        "pm_card_authenticationRequiredOnSetup" | "pm_card_threeDSecureRequired" => {
            (card("visa", "3155", year), AuthenticatesOnSetup)
        }
        "pm_card_authenticationRequired" | "pm_card_threeDSecure2Required" => {
            (card("visa", "3184", year), AuthenticatesAlways)
        }
        "pm_usBankAccount" | "pm_usBankAccount_success" => (us_bank(), Works),
        "pm_sepaDebit" | "pm_success_de" => (sepa(), Works),
        "pm_link" => (Kind::Link { email: "link@example.com".to_owned() }, Works),
        _ => return None,
    })
}
