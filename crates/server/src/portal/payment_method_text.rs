//! How a payment method is told to its customer.

use i18n::Text;
use store::payment_methods::PaymentMethod;

use crate::sync::mirror::payment_method_label::{brand_name, wallet_name};

/// With a space at which no line breaks.
const DIGITS_FOLLOW: &str = "••••\u{a0}";
/// Of an email address that is too long for a line, with a place after it where a line may break.
const AT: &str = "@\u{200b}";

/// What it is called: `Visa •••• 4242`, `Bank account •••• 6789`, `PayPal (ada@example.com)`. Names of brands stay as they are.
pub fn name(row: &PaymentMethod, text: &'static Text) -> String {
    let kind = match (row.kind.as_str(), row.brand.as_deref()) {
        ("card", Some(brand)) if brand != "unknown" => brand_name(brand),
        ("card", _) => text.a_card().into(),
        ("us_bank_account" | "nz_bank_account" | "bank_account" | "acss_debit", _) => {
            text.a_bank_account().into()
        }
        ("unknown", _) => text.a_payment_method().into(),
        _ => return row.label.replacen("•••• ", DIGITS_FOLLOW, 1).replace('@', AT),
    };
    match row.last4.as_deref().filter(|last4| !last4.is_empty()) {
        Some(last4) => kind + " " + DIGITS_FOLLOW + last4,
        None => kind,
    }
}

/// The wallet that a card is in.
pub fn wallet(row: &PaymentMethod) -> Option<&'static str> {
    row.wallet.as_deref().and_then(wallet_name)
}

/// Which of the style sheet's glyphs stands beside it.
pub fn glyph(kind: &str) -> &'static str {
    match kind {
        "card" => "card",
        "acss_debit" | "au_becs_debit" | "bacs_debit" | "bank_account" | "customer_balance" | "eps"
        | "fpx" | "ideal" | "nz_bank_account" | "p24" | "sepa_debit" | "us_bank_account" => "bank",
        _ => "wallet",
    }
}

#[cfg(test)]
mod tests {
    use i18n::Locale;

    use super::*;

    fn row(kind: &str, brand: Option<&str>, last4: Option<&str>, label: &str) -> PaymentMethod {
        PaymentMethod {
            id: "ppm_1".to_owned(),
            stripe_payment_method_id: "pm_1".to_owned(),
            kind: kind.to_owned(),
            brand: brand.map(str::to_owned),
            last4: last4.map(str::to_owned),
            exp_month: None,
            exp_year: None,
            wallet: Some("apple_pay".to_owned()),
            label: label.to_owned(),
            is_default: false,
        }
    }

    #[test]
    fn every_kind_has_a_name_that_a_person_knows() {
        let cases = [
            (
                row("card", Some("visa"), Some("4242"), "Apple Pay Visa •••• 4242"),
                "Visa ••••\u{a0}4242",
                "card",
            ),
            (row("card", Some("new_brand"), Some("1111"), ""), "New brand ••••\u{a0}1111", "card"),
            (row("card", Some("unknown"), None, ""), "Card", "card"),
            (row("card", None, Some(""), ""), "Card", "card"),
            (row("us_bank_account", None, Some("6789"), ""), "Bank account ••••\u{a0}6789", "bank"),
            (
                row("sepa_debit", None, Some("3000"), "SEPA Direct Debit •••• 3000"),
                "SEPA Direct Debit ••••\u{a0}3000",
                "bank",
            ),
            (row("link", None, None, "Link (a@b.example)"), "Link (a@\u{200b}b.example)", "wallet"),
            (row("paypal", None, None, "PayPal (a@b.example)"), "PayPal (a@\u{200b}b.example)", "wallet"),
            (row("some_new_kind", None, None, "Some new kind"), "Some new kind", "wallet"),
            (row("unknown", None, None, "Payment method"), "Payment method", "wallet"),
        ];
        let text = Locale::ENGLISH.text();
        for (row, expected, mark) in cases {
            assert_eq!((name(&row, text).as_str(), glyph(&row.kind)), (expected, mark));
            assert_eq!(wallet(&row), Some("Apple Pay"));
        }
    }
}
