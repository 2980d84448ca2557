//! Customers who should do something.

use super::seeder::{Seeder, Terms};
use super::{Catalogue, DemoCustomer, Group};
use crate::objects::invoice::InvoiceStatus;
use crate::objects::payment_method::{Behaviour, Decline, Kind, card};
use crate::objects::price::{Interval, Recurring, Scheme};
use crate::objects::subscription::Status;

pub(super) fn seed(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let price = &catalogue.team_monthly;
    let no_funds = Behaviour::DeclinesCharges(Decline::InsufficientFunds);

    let unpaid = seeder.customer("Old Mill Brewery", "office@oldmill.example");
    let method = seeder.card(&unpaid, card("visa", "0341", seeder.year()), no_funds);
    let terms = Terms::paid_by(&method).for_periods(5).with_status(Status::Unpaid);
    let subscription = seeder.subscription(&unpaid, &[(price, 1)], terms);
    seeder.past_invoices(&subscription, 5);
    seeder.give_up(&subscription);

    let stuck = seeder.customer("Ferry Lane Pottery", "studio@ferrylane.example");
    let method = seeder.card(&stuck, card("visa", "0341", seeder.year()), no_funds);
    let terms = Terms::paid_by(&method).for_periods(5).with_status(Status::Unpaid);
    let subscription = seeder.subscription(&stuck, &[(price, 1)], terms);
    seeder.past_invoices(&subscription, 5);
    seeder.give_up(&subscription);
    seeder.settle(&subscription, 1, InvoiceStatus::Uncollectible);

    let asked = seeder.customer("Lakeside Dental", "front@lakeside.example");
    let method = seeder.card(&asked, card("visa", "3184", seeder.year()), Behaviour::AuthenticatesAlways);
    let subscription = seeder.subscription(&asked, &[(price, 2)], Terms::paid_by(&method).for_periods(4));
    seeder.past_invoices(&subscription, 4);
    seeder.charge(&subscription, 0);

    let incomplete = seeder.customer("Paper Crane Press", "print@papercrane.example");
    seeder.card(&incomplete, card("visa", "0341", seeder.year()), no_funds);
    seeder.begin(&incomplete, price);

    let authenticating = seeder.customer("Granite Climbing Gym", "desk@granite.example");
    seeder.card(&authenticating, card("visa", "3184", seeder.year()), Behaviour::AuthenticatesAlways);
    seeder.begin(&authenticating, price);

    let never = seeder.customer("Second Wind Cycles", "shop@secondwind.example");
    seeder.card(&never, card("visa", "0341", seeder.year()), no_funds);
    seeder.never_begun(&never, price);

    let (trial, method) = seeder.paying_customer("Tidewater Yoga", "hello@tidewater.example");
    seeder.trial(&trial, price, Some(&method), (-12, 2));

    let cardless_trial = seeder.customer("Copper Kettle Cafe", "hi@copperkettle.example");
    seeder.trial(&cardless_trial, price, None, (-12, 2));

    let paused = seeder.customer("Quiet Hours Library", "desk@quiethours.example");
    seeder.paused(&paused, price);

    let quarter = Recurring { interval_count: 3, ..Recurring::every(Interval::Month) };
    let quarterly =
        seeder.price_with("Quarterly", "Four invoices a year", "usd", Scheme::PerUnit(13_900), quarter);
    let expiring = seeder.customer("Redwood Surveying", "books@redwood.example");
    let (exp_month, exp_year) = seeder.months_away(0);
    let ends_soon =
        Kind::Card { brand: "mastercard", last4: "4444".to_owned(), exp_month, exp_year, wallet: None };
    let method = seeder.card(&expiring, ends_soon, Behaviour::Works);
    let terms = Terms::paid_by(&method).for_periods(3);
    let subscription = seeder.subscription(&expiring, &[(&quarterly, 1)], terms);
    seeder.past_invoices(&subscription, 3);

    let expired = seeder.customer("Foxglove Interiors", "studio@foxglove.example");
    let (exp_month, exp_year) = seeder.months_away(-1);
    let has_ended = Kind::Card { brand: "visa", last4: "4242".to_owned(), exp_month, exp_year, wallet: None };
    let method = seeder.card(&expired, has_ended, Behaviour::Works);
    let subscription = seeder.subscription(&expired, &[(price, 1)], Terms::paid_by(&method).for_periods(6));
    seeder.past_invoices(&subscription, 6);

    let nothing = seeder.customer("Birch & Bramble", "care@birchbramble.example");
    let terms = Terms::without_method().for_periods(3);
    let subscription = seeder.subscription(&nothing, &[(price, 1)], terms);
    seeder.past_invoices(&subscription, 3);

    let (owing, method) = seeder.paying_customer("Lantern Theatre", "box@lantern.example");
    let subscription = seeder.ended(&owing, price, Terms::paid_by(&method), (20, 5));
    seeder.settle(&subscription, 0, InvoiceStatus::Open);

    let about = |seeder: &Seeder, id, about| seeder.about(Group::NeedsAttention, id, about);
    vec![
        about(seeder, unpaid, "Unpaid: every attempt to collect has failed, and an invoice stays open."),
        about(
            seeder,
            stuck,
            "Unpaid with nothing open: the latest invoice is a draft, and paying it ends that.",
        ),
        about(seeder, asked, "Past due: the bank wants the customer to confirm the renewal by 3-D Secure."),
        about(seeder, incomplete, "Incomplete: the card was declined at the first payment, two hours ago."),
        about(seeder, authenticating, "Incomplete: the first payment waits for 3-D Secure."),
        about(seeder, never, "Incomplete and expired: the first payment never came."),
        about(seeder, trial, "A trial that ends in two days, with a card to go on with."),
        about(seeder, cardless_trial, "A trial that ends in two days, and nothing to pay with."),
        about(seeder, paused, "Paused: the trial ended without a payment method."),
        about(seeder, expiring, "The card expires before the next charge; pays every three months."),
        about(seeder, expired, "The card on file has expired."),
        about(seeder, nothing, "Charged automatically, with no payment method on file."),
        about(seeder, owing, "Canceled, and the last invoice can still be paid."),
    ]
}
