//! What subscriptions can be like.

use super::seeder::{Seeder, Terms};
use super::{Catalogue, DemoCustomer, Group};
use crate::objects::discount::Off;
use crate::objects::price::{Interval, Recurring, Scheme, Tier, TiersMode, UsageType};
use crate::objects::subscription::BillingMode;

pub(super) fn seed(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let mut customers = ways_of_ending(seeder, catalogue);
    customers.extend(ways_of_pricing(seeder, catalogue));
    customers.extend(discounted(seeder, catalogue));
    customers
}

fn ways_of_ending(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let price = &catalogue.team_monthly;
    let (held, method) = seeder.paying_customer("Sandpiper Tours", "desk@sandpiper.example");
    let subscription = seeder.subscription(&held, &[(price, 1)], Terms::paid_by(&method).for_periods(6));
    seeder.past_invoices(&subscription, 6);
    seeder.pause_collection(&subscription, None);

    let (held_until, method) = seeder.paying_customer("Hazel Grove School", "admin@hazelgrove.example");
    let terms = Terms::paid_by(&method).for_periods(6);
    let subscription = seeder.subscription(&held_until, &[(price, 4)], terms);
    seeder.past_invoices(&subscription, 6);
    seeder.pause_collection(&subscription, Some(45));

    let (dated, method) = seeder.paying_customer("Ridgeline Events", "team@ridgeline.example");
    let terms = Terms::paid_by(&method).for_periods(5).in_mode(BillingMode::Flexible).ending_in(75);
    let subscription = seeder.subscription(&dated, &[(price, 3)], terms);
    seeder.past_invoices(&subscription, 5);

    let (ended, method) = seeder.paying_customer("Bright Harbor Gallery", "hello@brightharbor.example");
    seeder.ended(&ended, price, Terms::paid_by(&method), (420, 12));

    let (returned, method) = seeder.paying_customer("Stone Soup Catering", "orders@stonesoup.example");
    seeder.ended(&returned, &catalogue.starter_monthly, Terms::paid_by(&method), (300, 6));
    let subscription = seeder.subscription(&returned, &[(price, 1)], Terms::paid_by(&method).for_periods(3));
    seeder.past_invoices(&subscription, 3);

    let (unsubscribed, _) = seeder.paying_customer("Pebble & Reed", "hi@pebblereed.example");
    let newcomer = seeder.customer("Juniper Lane", "new@juniperlane.example");

    let about = |seeder: &Seeder, id, about| seeder.about(Group::Subscriptions, id, about);
    vec![
        about(seeder, held, "Collection of payments is paused, until somebody ends the pause."),
        about(seeder, held_until, "Collection of payments is paused for forty-five days."),
        about(seeder, dated, "Set to cancel at a date between two renewals, as flexible billing allows it."),
        about(seeder, ended, "Canceled more than a year ago, with its invoices still there."),
        about(seeder, returned, "Left, and came back: one subscription of the past and one of today."),
        about(seeder, unsubscribed, "No subscription at all, only a card on file."),
        about(seeder, newcomer, "Nothing at all: no subscription, no invoice, no payment method."),
    ]
}

fn ways_of_pricing(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let monthly = || Recurring::every(Interval::Month);
    let tiers = |mode| Scheme::Tiered {
        mode,
        tiers: vec![
            Tier { up_to: Some(10), unit_amount: 900, flat_amount: 0 },
            Tier { up_to: Some(50), unit_amount: 700, flat_amount: 0 },
            Tier { up_to: None, unit_amount: 500, flat_amount: 2_000 },
        ],
    };
    let volume = seeder.price_with(
        "Seats by volume",
        "The more, the less",
        "usd",
        tiers(TiersMode::Volume),
        monthly(),
    );
    let graduated = seeder.price_with(
        "Seats in steps",
        "Each step has its price",
        "usd",
        tiers(TiersMode::Graduated),
        monthly(),
    );
    let meter = Some("mtr_test_messages".to_owned());
    let metered = Recurring { usage_type: UsageType::Metered, meter, ..monthly() };
    let metered =
        seeder.price_with("Messages", "Billed by what was sent", "usd", Scheme::PerUnit(2), metered);

    let subscriber = |seeder: &mut Seeder, name: &str, email: &str, items: &[(&str, i64)], mode| {
        let (id, method) = seeder.paying_customer(name, email);
        let terms = Terms::paid_by(&method).for_periods(14).in_mode(mode);
        let subscription = seeder.subscription(&id, items, terms);
        seeder.past_invoices(&subscription, 14);
        id
    };
    let classic = BillingMode::Classic;
    let mixed = [(&*catalogue.seats_monthly, 6), (&*catalogue.team_yearly, 1)];
    let mixed =
        subscriber(seeder, "Cedar & Salt", "accounts@cedarsalt.example", &mixed, BillingMode::Flexible);
    let by_volume = subscriber(seeder, "Orchard Labs", "ap@orchard.example", &[(&volume, 32)], classic);
    let in_steps =
        subscriber(seeder, "Meridian Freight", "ap@meridian.example", &[(&graduated, 64)], classic);
    let measured = [(&*catalogue.starter_monthly, 1), (&*metered, 0)];
    let measured = subscriber(seeder, "Signal Post", "billing@signalpost.example", &measured, classic);

    let about = |seeder: &Seeder, id, about| seeder.about(Group::Subscriptions, id, about);
    vec![
        about(seeder, mixed, "Monthly and yearly items in one subscription, each with its own period."),
        about(seeder, by_volume, "A price by volume: the tier reached counts for all seats."),
        about(seeder, in_steps, "A graduated price: each seat costs what its tier says."),
        about(seeder, measured, "A metered price beside a fixed one: billed by what was used."),
    ]
}

fn discounted(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let kinds = [
        ("Willowbrook Farm", "percent", "Early supporter", Off::Percent(2_500), None, "25% off, for ever."),
        (
            "Atlas Bindery",
            "percent-year",
            "Welcome",
            Off::Percent(5_000),
            Some(12),
            "half the price for the first twelve months.",
        ),
        (
            "Moss & Fern",
            "amount",
            "Nonprofit",
            Off::Amount(1_000),
            None,
            "$10.00 off each invoice, for ever.",
        ),
        (
            "Clover Street Vets",
            "amount-year",
            "Moving help",
            Off::Amount(1_500),
            Some(6),
            "$15.00 off each invoice for the first six months.",
        ),
    ];
    let seed = |(name, email, coupon, off, months, about): (&str, &str, &str, Off, Option<i64>, &str)| {
        let (id, method) = seeder.paying_customer(name, &format!("{email}@discounts.example"));
        let terms = Terms::paid_by(&method).for_periods(4);
        let subscription = seeder.subscription(&id, &[(&catalogue.team_monthly, 1)], terms);
        seeder.discount(&subscription, coupon, off, months);
        seeder.past_invoices(&subscription, 4);
        seeder.about(Group::Subscriptions, id, &format!("A discount: {about}"))
    };
    kinds.into_iter().map(seed).collect()
}
