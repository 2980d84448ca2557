//! What became of invoices.

use super::seeder::{Seeder, Terms};
use super::{Catalogue, DemoCustomer, Group};
use crate::objects::invoice::InvoiceStatus;

pub(super) fn seed(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let subscriber = |seeder: &mut Seeder, name: &str, email: &str| {
        let (id, method) = seeder.paying_customer(name, email);
        let terms = Terms::paid_by(&method).for_periods(6);
        let subscription = seeder.subscription(&id, &[(&catalogue.team_monthly, 2)], terms);
        seeder.past_invoices(&subscription, 6);
        (id, subscription)
    };

    let (refunded, subscription) = subscriber(seeder, "Amber Road Travel", "desk@amberroad.example");
    seeder.refund(&subscription, 1, Some(2_450));
    seeder.refund(&subscription, 3, None);

    let (credited, subscription) = subscriber(seeder, "Slate Roofing", "office@slateroofing.example");
    seeder.credit(&subscription, 1, 3_000, "The service was down for three days");
    seeder.credit(&subscription, 4, 9_800, "Billed by mistake");

    let terms = Terms::by_invoice(30).for_periods(4);
    let reduced = seeder.customer("Harvest Table Co-op", "pay@harvesttable.example");
    let subscription = seeder.subscription(&reduced, &[(&catalogue.team_monthly, 6)], terms);
    seeder.past_invoices(&subscription, 4);
    seeder.settle(&subscription, 0, InvoiceStatus::Open);
    seeder.credit(&subscription, 0, 4_900, "One seat fewer");
    seeder.settle(&subscription, 2, InvoiceStatus::Open);

    let (settled, subscription) = subscriber(seeder, "Northern Lights Film", "prod@northernlights.example");
    seeder.settle(&subscription, 1, InvoiceStatus::Void);
    seeder.settle(&subscription, 2, InvoiceStatus::Uncollectible);
    seeder.settle(&subscription, 4, InvoiceStatus::Void);

    let (one_off, _) = seeder.paying_customer("Driftwood Design", "studio@driftwood.example");
    seeder.one_off(&one_off, (120_000, "usd"), "Moving your data from another system", 40);
    seeder.one_off(&one_off, (45_000, "usd"), "A day of training", 12);

    let about = |seeder: &Seeder, id, about| seeder.about(Group::Invoices, id, about);
    vec![
        about(seeder, refunded, "One payment refunded in part, and one in full."),
        about(seeder, credited, "Credit notes: one for a part of a paid invoice, one for all of it."),
        about(seeder, reduced, "Pays by invoice: one is overdue, one open and reduced by a credit note."),
        about(seeder, settled, "Two void invoices and one that was given up as uncollectible."),
        about(seeder, one_off, "Invoices for single jobs, and no subscription."),
    ]
}
