//! What a person calls a payment method.

use stripe::objects::Instrument;

/// `Visa •••• 4242`, `Apple Pay Visa •••• 4242`, `SEPA Direct Debit •••• 3000`, `PayPal (ada@example.com)`; of a kind that this
/// program doesn't know, the kind itself in words.
pub(super) fn of(instrument: &Instrument<'_>) -> String {
    let mut label = match instrument.kind {
        "card" => {
            let brand = instrument.brand.as_deref().map_or_else(|| "Card".to_owned(), brand_name);
            match instrument.wallet.and_then(wallet_name) {
                Some(wallet) => format!("{wallet} {brand}"),
                None => brand,
            }
        }
        kind => kind_name(kind),
    };
    if let Some(last4) = instrument.last4.filter(|last4| !last4.is_empty()) {
        label.push_str(" •••• ");
        label.push_str(last4);
    } else if let Some(detail) = instrument.label {
        label.push_str(&format!(" ({detail})"));
    }
    label
}

/// What a card's brand is called.
pub fn brand_name(code: &str) -> String {
    let name = match code {
        "amex" => "American Express",
        "cartes_bancaires" => "Cartes Bancaires",
        "diners" => "Diners Club",
        "discover" => "Discover",
        "eftpos_au" => "Eftpos Australia",
        "jcb" => "JCB",
        "mastercard" => "Mastercard",
        "unionpay" => "UnionPay",
        "visa" => "Visa",
        "unknown" => "Card",
        other => return in_words(other),
    };
    name.to_owned()
}

/// What the wallet is called that a card is in, if it is one that people know.
pub fn wallet_name(code: &str) -> Option<&'static str> {
    match code {
        "apple_pay" => Some("Apple Pay"),
        "google_pay" => Some("Google Pay"),
        "samsung_pay" => Some("Samsung Pay"),
        "link" => Some("Link"),
        _ => None,
    }
}

fn kind_name(code: &str) -> String {
    let name = match code {
        "acss_debit" => "Pre-authorized debit",
        "amazon_pay" => "Amazon Pay",
        "au_becs_debit" => "BECS Direct Debit",
        "bacs_debit" => "Bacs Direct Debit",
        "bank_account" => "Bank account",
        "cashapp" => "Cash App Pay",
        "eps" => "EPS",
        "fpx" => "FPX",
        "ideal" => "iDEAL",
        "nz_bank_account" => "NZ bank account",
        "p24" => "Przelewy24",
        "paypal" => "PayPal",
        "sepa_debit" => "SEPA Direct Debit",
        "us_bank_account" => "US bank account",
        "unknown" => "Payment method",
        other => return in_words(other),
    };
    name.to_owned()
}

/// `some_new_kind` → `Some new kind`
fn in_words(code: &str) -> String {
    let words = code.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(json: &str) -> String {
        of(&stripe::objects::parse::<stripe::objects::PaymentMethod>(json).unwrap().instrument())
    }

    #[test]
    fn a_label_is_what_a_person_recognises() {
        let cases = [
            (r#"{"id":"pm_1","type":"card","card":{"brand":"visa","last4":"4242"}}"#, "Visa •••• 4242"),
            (
                r#"{"id":"pm_1","type":"card","card":{"brand":"visa","last4":"4242","wallet":{"type":"apple_pay"}}}"#,
                "Apple Pay Visa •••• 4242",
            ),
            (
                r#"{"id":"card_1","type":"card","card":{"brand":"American Express","last4":"0005"}}"#,
                "American Express •••• 0005",
            ),
            (r#"{"id":"pm_1","type":"card","card":{"brand":"new_brand"}}"#, "New brand"),
            (r#"{"id":"pm_1","type":"card"}"#, "Card"),
            (
                r#"{"id":"pm_1","type":"sepa_debit","sepa_debit":{"last4":"3000"}}"#,
                "SEPA Direct Debit •••• 3000",
            ),
            (
                r#"{"id":"pm_1","type":"us_bank_account","us_bank_account":{"bank_name":"STRIPE TEST BANK","last4":"6789"}}"#,
                "US bank account •••• 6789",
            ),
            (
                r#"{"id":"pm_1","type":"paypal","paypal":{"payer_email":"a@b.example"}}"#,
                "PayPal (a@b.example)",
            ),
            (r#"{"id":"pm_1","type":"link","link":{"email":"a@b.example"}}"#, "Link (a@b.example)"),
            (r#"{"id":"pm_1","type":"some_new_kind","some_new_kind":{}}"#, "Some new kind"),
            (r#"{"id":"pm_1"}"#, "Payment method"),
        ];
        for (json, expected) in cases {
            assert_eq!(label(json), expected, "{json}");
        }
    }
}
