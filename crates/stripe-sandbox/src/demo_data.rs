//! Customers for the demo: each in a situation that a billing portal must handle, and says which.

mod invoices;
mod methods;
mod money;
mod seeder;
mod showcase;
mod subscriptions;
mod troubles;

use self::seeder::{DAY, Seeder, Terms};
use crate::objects::invoice::InvoiceStatus;
use crate::objects::payment_method::{Behaviour, Decline, Kind, card};
use crate::objects::price::Interval::{Month, Week, Year};
use crate::objects::subscription::{BillingMode, Status};
use crate::state::State;

/// A customer of the demo.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DemoCustomer {
    /// Stripe's identifier, `cus_…`.
    pub stripe_customer_id: String,
    /// Unique among them; empty for the one that has none.
    pub email: String,
    /// As Stripe has it.
    pub name: Option<String>,
    /// What kind of situation it is in.
    pub group: Group,
    /// One sentence: what is special here.
    pub about: String,
}

/// The kinds of situations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The customer should do something.
    NeedsAttention,
    /// What a subscription can be like.
    Subscriptions,
    /// What became of invoices.
    Invoices,
    /// What the customer pays with.
    PaymentMethods,
    /// Names of every kind, and currencies.
    NamesAndMoney,
}

/// The character that makes the text after it run from right to left, whatever it is.
const RIGHT_TO_LEFT_OVERRIDE: char = '\u{202e}';

/// Adds the demo's customers, catalogue and history.
pub(crate) fn seed(state: &mut State, project_id: Option<&str>) -> Vec<DemoCustomer> {
    let mut seeder = Seeder::new(state, project_id);
    let catalogue = Catalogue::seed(&mut seeder);
    let mut customers = everyday(&mut seeder, &catalogue);
    customers.extend(troubled(&mut seeder, &catalogue));
    customers.extend(unusual(&mut seeder, &catalogue));
    customers.extend(hostile_names(&mut seeder));
    customers.extend(troubles::seed(&mut seeder, &catalogue));
    customers.extend(subscriptions::seed(&mut seeder, &catalogue));
    customers.extend(invoices::seed(&mut seeder, &catalogue));
    customers.extend(methods::seed(&mut seeder, &catalogue));
    customers.extend(money::seed(&mut seeder, &catalogue));
    customers
}

/// Adds a customer of another project, with a product of its own.
pub(crate) fn seed_showcase(state: &mut State, project_id: &str, product: &str) -> String {
    showcase::seed(&mut Seeder::new(state, Some(project_id)), product)
}

/// Adds customers that are all alike, for measurements and tests of paging. They came one after the other, and are billed in that
/// order within some days.
pub(crate) fn seed_alike(state: &mut State, count: usize, invoices_each: usize) -> Vec<String> {
    let mut seeder = Seeder::new(state, None);
    let price = seeder.price("Standard", "Everything a small team needs", 2_900, "usd", Month);
    let count = i64::try_from(count).unwrap_or(0);
    let alike = |number: i64| {
        let before_the_last = |days: i64| days * DAY * (count - number) / count;
        let came = seeder.opened() + 6 * 365 * DAY - before_the_last(5 * 365);
        seeder.earlier(before_the_last(20), |seeder| {
            let name = format!("Customer {number}");
            let email = format!("customer-{number}@example.com");
            let (id, method) = seeder.paying_customer_since(came, &name, &email);
            let terms = Terms::paid_by(&method).for_periods(invoices_each);
            let subscription = seeder.subscription(&id, &[(&price, 1)], terms);
            seeder.past_invoices(&subscription, invoices_each);
            id
        })
    };
    (1..=count).map(alike).collect()
}

struct Catalogue {
    starter_monthly: String,
    team_monthly: String,
    team_yearly: String,
    seats_monthly: String,
    storage_monthly: String,
    support_monthly: String,
    tokyo_monthly: String,
    kuwait_monthly: String,
    backup_weekly: String,
    euro_monthly: String,
}

impl Catalogue {
    fn seed(seeder: &mut Seeder) -> Self {
        let team_monthly = seeder.price("Team", "For teams that ship together", 4_900, "usd", Month);
        Self {
            starter_monthly: seeder.price("Starter", "One workspace, five projects", 1_200, "usd", Month),
            team_yearly: seeder.price_of_same_product(&team_monthly, 49_000, "usd", Year),
            team_monthly,
            seats_monthly: seeder.price("Extra seats", "Room for more people", 900, "usd", Month),
            storage_monthly: seeder.price("Storage 100 GB", "Files, kept in two regions", 500, "usd", Month),
            support_monthly: seeder.price(
                "Priority support",
                "An answer within an hour",
                9_900,
                "usd",
                Month,
            ),
            tokyo_monthly: seeder.price("チームプラン", "日本のチームのためのプラン", 5_800, "jpy", Month),
            kuwait_monthly: seeder.price("Gulf Edition", "Hosted in the region", 14_750, "kwd", Month),
            backup_weekly: seeder.price("Nightly backups", "Billed every week", 350, "usd", Week),
            euro_monthly: seeder.price("Team Europe", "Hosted in Frankfurt", 4_500, "eur", Month),
        }
    }
}

fn everyday(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let (plain, method) = seeder.paying_customer("Harbour & Pine Studio", "accounts@harbourpine.example");
    let subscription =
        seeder.subscription(&plain, &[(&catalogue.team_monthly, 1)], Terms::paid_by(&method).for_periods(8));
    seeder.past_invoices(&subscription, 8);

    let (yearly, method) = seeder.paying_customer("Lumen Analytics GmbH", "finance@lumen-analytics.example");
    let subscription =
        seeder.subscription(&yearly, &[(&catalogue.team_yearly, 5)], Terms::paid_by(&method).for_periods(2));
    seeder.past_invoices(&subscription, 2);

    let (trialing, method) = seeder.paying_customer("Kestrel Robotics", "ops@kestrel.example");
    seeder.trial(&trialing, &catalogue.team_monthly, Some(&method), (-2, 10));

    let (several, method) = seeder.paying_customer("Blue Fjord Media", "billing@bluefjord.example");
    for (items, periods) in [
        (
            vec![
                (&*catalogue.team_monthly, 1),
                (&*catalogue.seats_monthly, 12),
                (&*catalogue.storage_monthly, 3),
            ],
            6,
        ),
        (vec![(&*catalogue.support_monthly, 1)], 5),
        (vec![(&*catalogue.team_yearly, 2)], 1),
    ] {
        let subscription =
            seeder.subscription(&several, &items, Terms::paid_by(&method).for_periods(periods));
        seeder.past_invoices(&subscription, periods);
    }
    seeder.card(&several, card("mastercard", "4444", seeder.year()), Behaviour::Works);

    vec![
        seeder.about(
            Group::Subscriptions,
            plain,
            "A plain monthly subscription, paid by card for eight months.",
        ),
        seeder.about(Group::Subscriptions, yearly, "A yearly subscription with five seats, renewed once."),
        seeder.about(Group::Subscriptions, trialing, "In a free trial that ends in ten days."),
        seeder.about(
            Group::Subscriptions,
            several,
            "Three subscriptions, one of them with three items; two cards on file.",
        ),
    ]
}

fn troubled(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let past_due = seeder.customer("Copperline Logistics", "payables@copperline.example");
    let failing = Behaviour::DeclinesCharges(Decline::InsufficientFunds);
    let method = seeder.card(&past_due, card("visa", "0341", seeder.year()), failing);
    let terms = Terms::paid_by(&method).for_periods(6).with_status(Status::PastDue);
    let subscription = seeder.subscription(&past_due, &[(&catalogue.team_monthly, 3)], terms);
    seeder.past_invoices(&subscription, 6);
    seeder.fail_latest_invoice(&subscription);

    let (ending, method) = seeder.paying_customer("Marigold Bakery", "hello@marigoldbakery.example");
    let terms = Terms::paid_by(&method).for_periods(4).ending();
    let subscription = seeder.subscription(&ending, &[(&catalogue.starter_monthly, 1)], terms);
    seeder.past_invoices(&subscription, 4);
    seeder.settle(&subscription, 1, InvoiceStatus::Void);

    let (ending_flexible, method) =
        seeder.paying_customer("Northgate Cycles", "office@northgatecycles.example");
    let terms = Terms::paid_by(&method).for_periods(3).in_mode(BillingMode::Flexible).ending();
    let subscription = seeder.subscription(&ending_flexible, &[(&catalogue.starter_monthly, 2)], terms);
    seeder.past_invoices(&subscription, 3);

    let cardless = seeder.customer("Willow Street Clinic", "admin@willowstreet.example");
    let terms = Terms::by_invoice(30).for_periods(3);
    let subscription = seeder.subscription(&cardless, &[(&catalogue.team_monthly, 1)], terms);
    seeder.past_invoices(&subscription, 3);
    seeder.settle(&subscription, 2, InvoiceStatus::Open);

    let (managed, method) = seeder.paying_customer("Ferro Construction", "invoices@ferro.example");
    let terms = Terms::paid_by(&method).for_periods(7);
    let subscription = seeder.subscription(&managed, &[(&catalogue.team_monthly, 8)], terms);
    seeder.past_invoices(&subscription, 7);
    seeder.schedule(&subscription);

    vec![
        seeder.about(
            Group::NeedsAttention,
            past_due,
            "Past due: the card has no funds, and the last invoice is open.",
        ),
        seeder.about(
            Group::Subscriptions,
            ending,
            "Set to cancel at the end of the period, by cancel_at_period_end; one invoice is void.",
        ),
        seeder.about(
            Group::Subscriptions,
            ending_flexible,
            "Set to cancel by cancel_at alone, as flexible billing does it.",
        ),
        seeder.about(
            Group::NeedsAttention,
            cardless,
            "No payment method at all: pays each invoice by hand, and one is open.",
        ),
        seeder.about(
            Group::Subscriptions,
            managed,
            "Managed by a subscription schedule, so Stripe refuses direct changes.",
        ),
    ]
}

fn unusual(seeder: &mut Seeder, catalogue: &Catalogue) -> Vec<DemoCustomer> {
    let (tokyo, method) = seeder.paying_customer("株式会社さくらデザイン", "keiri@sakura-design.example");
    seeder.speaks(&tokyo, "ja");
    let subscription =
        seeder.subscription(&tokyo, &[(&catalogue.tokyo_monthly, 1)], Terms::paid_by(&method).for_periods(5));
    seeder.past_invoices(&subscription, 5);

    let (kuwait, method) = seeder.paying_customer("Al Noor Trading Co.", "accounts@alnoor.example");
    seeder.speaks(&kuwait, "ar");
    let subscription = seeder.subscription(
        &kuwait,
        &[(&catalogue.kuwait_monthly, 1)],
        Terms::paid_by(&method).for_periods(4),
    );
    seeder.past_invoices(&subscription, 4);

    let (loyal, method) = seeder.paying_customer("Evergreen Archives", "records@evergreen.example");
    let subscription = seeder.subscription(
        &loyal,
        &[(&catalogue.backup_weekly, 1)],
        Terms::paid_by(&method).for_periods(300),
    );
    seeder.past_invoices(&subscription, 300);

    let sepa = seeder.customer("Bäckerei Sonnenschein", "buchhaltung@sonnenschein.example");
    seeder.speaks(&sepa, "de");
    let debit = Kind::SepaDebit {
        bank_code: "37040044".to_owned(),
        country: "DE".to_owned(),
        last4: "3000".to_owned(),
    };
    let method = seeder.card(&sepa, debit, Behaviour::Works);
    let subscription =
        seeder.subscription(&sepa, &[(&catalogue.euro_monthly, 2)], Terms::paid_by(&method).for_periods(6));
    seeder.past_invoices(&subscription, 6);

    let slow = seeder.customer("Almhof Gasteiner", "buero@almhof.example");
    let debit =
        Kind::SepaDebit { bank_code: "19043".to_owned(), country: "AT".to_owned(), last4: "3202".to_owned() };
    let method = seeder.card(&slow, debit, Behaviour::TakesDays(Ok(())));
    let subscription =
        seeder.subscription(&slow, &[(&catalogue.euro_monthly, 1)], Terms::paid_by(&method).for_periods(4));
    seeder.past_invoices(&subscription, 4);
    seeder.charge(&subscription, 0);

    vec![
        seeder.about(Group::NamesAndMoney, tokyo, "Pays in yen, which have no decimals; prefers Japanese."),
        seeder.about(
            Group::NamesAndMoney,
            kuwait,
            "Pays in Kuwaiti dinars, which have three decimals; prefers Arabic.",
        ),
        seeder.about(Group::Invoices, loyal, "Three hundred invoices, one a week."),
        seeder.about(Group::PaymentMethods, sepa, "Pays by SEPA direct debit, in euros; prefers German."),
        seeder.about(
            Group::PaymentMethods,
            slow,
            "The latest payment is a bank debit on its way, which takes days.",
        ),
    ]
}

/// Names that try to break out of where a page puts them, for customer and product alike.
fn hostile_names(seeder: &mut Seeder) -> Vec<DemoCustomer> {
    let reversed = format!("شركة النور {RIGHT_TO_LEFT_OVERRIDE}חשבונית evil.exe");
    let long = "Extraordinarily Long Company Name Holdings ".repeat(5).chars().take(200).collect::<String>();
    let names = [
        ("<script>alert(1)</script>".to_owned(), "script@names.example", "A name that is a script element."),
        (
            "\"><img src=x onerror=alert(1)>".to_owned(),
            "image@names.example",
            "A name that closes an attribute and adds an image.",
        ),
        (reversed, "bidi@names.example", "A name in Arabic and Hebrew with a right-to-left override."),
        (long, "long@names.example", "A name of 200 characters."),
        (
            "🚀✨ Rocket 👩‍👩‍👧‍👦 & Söhne 🏳️‍🌈".to_owned(),
            "emoji@names.example",
            "A name of emoji, some of several characters.",
        ),
    ];
    let hostile = |(name, email, about): (String, &str, &str)| {
        let price = seeder.price(&name, &name, 1_900, "usd", Month);
        let (id, method) = seeder.paying_customer(&name, email);
        let subscription = seeder.subscription(&id, &[(&price, 1)], Terms::paid_by(&method).for_periods(2));
        seeder.past_invoices(&subscription, 2);
        seeder.about(Group::NamesAndMoney, id, about)
    };
    names.into_iter().map(hostile).collect()
}
