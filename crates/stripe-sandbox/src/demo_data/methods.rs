//! What customers pay with.

use super::seeder::{Seeder, Terms};
use super::{Catalogue, DemoCustomer, Group};
use crate::objects::payment_method::{Behaviour, Kind, card};

pub(super) fn seed(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let (many, first) = seeder.paying_customer("Compass Rose Shipping", "treasury@compassrose.example");
    let wallets = seeder.customer("Velvet Fox Records", "label@velvetfox.example");
    let bank = seeder.customer("Prairie Wind Energy", "ap@prairiewind.example");
    let newer = seeder.customer("Kite & Key", "hello@kiteandkey.example");

    let year = seeder.year();
    let in_wallet = |brand, last4: &str, wallet| Kind::Card {
        brand,
        last4: last4.to_owned(),
        exp_month: 8,
        exp_year: year + 3,
        wallet: Some(wallet),
    };
    let us_bank = || Kind::UsBankAccount {
        bank_name: "STRIPE TEST BANK",
        account_type: "checking".to_owned(),
        last4: "6789".to_owned(),
        routing_number: "110000000".to_owned(),
    };
    let sepa = Kind::SepaDebit {
        bank_code: "37040044".to_owned(),
        country: "DE".to_owned(),
        last4: "3000".to_owned(),
    };
    let paypal = || Kind::Paypal { payer_email: "treasury@compassrose.example".to_owned() };
    let (exp_month, exp_year) = seeder.months_away(-5);
    let others = [
        card("amex", "8431", year),
        Kind::Card { brand: "mastercard", last4: "4444".to_owned(), exp_month, exp_year, wallet: None },
        in_wallet("visa", "1881", "apple_pay"),
        in_wallet("mastercard", "5454", "google_pay"),
        us_bank(),
        sepa,
        Kind::Link { email: "treasury@compassrose.example".to_owned() },
        paypal(),
        Kind::Newer("sofa_exchange"),
    ];
    let mut second = String::new();
    for kind in others {
        second = seeder.card(&many, kind, Behaviour::Works);
    }
    for (price, method) in [(&catalogue.team_monthly, &first), (&catalogue.support_monthly, &second)] {
        let subscription = seeder.subscription(&many, &[(price, 1)], Terms::paid_by(method).for_periods(3));
        seeder.past_invoices(&subscription, 3);
    }

    for (id, kinds) in [
        (
            &wallets,
            vec![in_wallet("visa", "1881", "apple_pay"), in_wallet("mastercard", "5454", "google_pay")],
        ),
        (&bank, vec![us_bank()]),
        (&newer, vec![Kind::Newer("sofa_exchange"), paypal()]),
    ] {
        let methods: Vec<String> =
            kinds.into_iter().map(|kind| seeder.card(id, kind, Behaviour::Works)).collect();
        let terms = methods.first().map_or_else(Terms::without_method, |first| Terms::paid_by(first));
        let subscription = seeder.subscription(id, &[(&catalogue.team_monthly, 1)], terms.for_periods(5));
        seeder.past_invoices(&subscription, 5);
    }

    let about = |seeder: &Seeder, id, about| seeder.about(Group::PaymentMethods, id, about);
    vec![
        about(seeder, many, "Ten payment methods of every kind; two subscriptions, each with its own."),
        about(seeder, wallets, "Pays with Apple Pay, and has Google Pay too."),
        about(seeder, bank, "Pays from a bank account in the United States."),
        about(seeder, newer, "Pays with a method that this version has never heard of; has PayPal too."),
    ]
}
