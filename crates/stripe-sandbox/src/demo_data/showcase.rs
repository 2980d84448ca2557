//! A customer who has a bit of everything, for looking at a brand.

use super::seeder::{Seeder, Terms};
use crate::objects::invoice::InvoiceStatus;
use crate::objects::payment_method::{Behaviour, Kind, card};
use crate::objects::price::Interval::{Month, Year};

/// Seeds one who pays for a product by the year, and for its archive, which is set to cancel, by the month. The card that pays for both
/// expires before the year is over.
pub(super) fn seed(seeder: &mut Seeder, product: &str) -> String {
    let plan = seeder.price(&format!("{product} Studio"), "For everybody in the studio", 28_800, "usd", Year);
    let archive = seeder.price(&format!("{product} Archive"), "Nothing is forgotten", 900, "usd", Month);
    let customer = seeder.customer("Juniper & Rye Studio", "accounts@juniperrye.example");
    let (exp_month, exp_year) = seeder.months_away(2);
    let expiring =
        Kind::Card { brand: "mastercard", last4: "4444".to_owned(), exp_month, exp_year, wallet: None };
    let method = seeder.card(&customer, expiring, Behaviour::Works);
    seeder.card(&customer, card("visa", "4242", seeder.year()), Behaviour::Works);

    let yearly = seeder.subscription(&customer, &[(&plan, 1)], Terms::paid_by(&method).for_periods(3));
    seeder.past_invoices(&yearly, 3);
    let terms = Terms::paid_by(&method).for_periods(5).ending();
    let monthly = seeder.subscription(&customer, &[(&archive, 2)], terms);
    seeder.past_invoices(&monthly, 5);
    seeder.settle(&monthly, 2, InvoiceStatus::Void);
    customer
}
