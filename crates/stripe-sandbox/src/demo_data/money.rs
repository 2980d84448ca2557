//! Names from right to left, no name at all, and currencies that are counted in their own way.

use super::seeder::{Seeder, Terms};
use super::{Catalogue, DemoCustomer, Group};
use crate::objects::price::Interval::Month;

pub(super) fn seed(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let nobody = seeder.nameless();
    let terms = Terms::by_invoice(14).for_periods(2);
    let subscription = seeder.subscription(&nobody, &[(&catalogue.starter_monthly, 1)], terms);
    seeder.past_invoices(&subscription, 2);

    let shekels = seeder.price("מסלול צוות", "לצוותים שעובדים יחד", 17_900, "ils", Month);
    let riyals = seeder.price("خطة الفريق", "للفرق التي تعمل معًا", 18_900, "sar", Month);
    let kronur = seeder.price("Team Ísland", "Hosted in Reykjavík", 650_000, "isk", Month);
    let rupees = seeder.price("Team भारत", "Hosted in Mumbai", 12_345_600, "inr", Month);
    let kinds = [
        ("מאפיית הגליל", "bakery@galil.example", &shekels, "he", "A name in Hebrew; prefers Hebrew."),
        ("مكتبة الأندلس", "books@andalus.example", &riyals, "ar", "A name in Arabic; prefers Arabic."),
        (
            "Jökull Útivist ehf.",
            "bokhald@jokull.example",
            &kronur,
            "is",
            "Pays in Icelandic krónur, which Stripe counts in hundredths; prefers a language that is not here.",
        ),
        (
            "नीलकमल डिज़ाइन",
            "lekha@neelkamal.example",
            &rupees,
            "hi",
            "Pays more than a lakh of rupees; prefers Hindi.",
        ),
    ];
    let seed = |(name, email, price, locale, about): (&str, &str, &String, &str, &str)| {
        let (id, method) = seeder.paying_customer(name, email);
        seeder.speaks(&id, locale);
        let subscription = seeder.subscription(&id, &[(price, 1)], Terms::paid_by(&method).for_periods(4));
        seeder.past_invoices(&subscription, 4);
        seeder.about(Group::NamesAndMoney, id, about)
    };
    let mut customers: Vec<DemoCustomer> = kinds.into_iter().map(seed).collect();
    customers.push(seeder.about(Group::NamesAndMoney, nobody, "No name, and no address to write to."));
    customers
}
