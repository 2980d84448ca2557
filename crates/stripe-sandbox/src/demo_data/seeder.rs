//! Putting objects straight into the state, as if they had been made over the past years.

mod payments;
mod situations;

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::{DemoCustomer, Group};
use crate::engine::discounting;
use crate::engine::invoicing::{self, DRAFT_TIME};
use crate::engine::saving;
use crate::objects::Seconds;
use crate::objects::customer::Customer;
use crate::objects::invoice::{self, BillingReason, Invoice, InvoiceStatus, Line};
use crate::objects::metadata::Metadata;
use crate::objects::payment_method::{Behaviour, BillingDetails, Kind, card};
use crate::objects::price::{Interval, Price, Recurring, Scheme, Standing, UsageType};
use crate::objects::product::Product;
use crate::objects::subscription::{BillingMode, CollectionMethod, Item, Status, Subscription, period_end};
use crate::state::State;

pub(super) const DAY: Seconds = 86_400;

/// Subscriptions began this long before a period's first day, so that today is within a period and not on its edge.
const INTO_PERIOD: Seconds = 2 * DAY;

/// How many more units of a metered price each month took.
const USED_EACH_MONTH: i64 = 1_370;

/// What a seeded subscription is like.
pub(super) struct Terms {
    method: Option<String>,
    days_until_due: Option<i64>,
    periods: usize,
    status: Status,
    mode: BillingMode,
    ends: Option<Ends>,
}

/// When a subscription is set to end.
#[derive(Clone, Copy)]
enum Ends {
    WithPeriod,
    InDays(i64),
}

impl Terms {
    /// Active, in its first period, charged to a payment method.
    pub(super) fn paid_by(method: &str) -> Self {
        let method = Some(method.to_owned());
        Self {
            method,
            days_until_due: None,
            periods: 1,
            status: Status::Active,
            mode: BillingMode::Classic,
            ends: None,
        }
    }

    /// The same, with invoices that the customer pays by hand.
    pub(super) fn by_invoice(days_until_due: i64) -> Self {
        Self { method: None, days_until_due: Some(days_until_due), ..Self::paid_by("") }
    }

    /// Begun so long ago that this many periods have started.
    pub(super) fn for_periods(self, periods: usize) -> Self {
        Self { periods: periods.max(1), ..self }
    }

    pub(super) fn with_status(self, status: Status) -> Self {
        Self { status, ..self }
    }

    pub(super) fn in_mode(self, mode: BillingMode) -> Self {
        Self { mode, ..self }
    }

    /// Set to cancel at the end of the period.
    pub(super) fn ending(self) -> Self {
        Self { ends: Some(Ends::WithPeriod), ..self }
    }

    /// Set to cancel so many days from now.
    pub(super) fn ending_in(self, days: i64) -> Self {
        Self { ends: Some(Ends::InDays(days)), ..self }
    }

    /// The same, to be charged automatically, and nothing there to charge.
    pub(super) fn without_method() -> Self {
        Self { method: None, ..Self::paid_by("") }
    }
}

/// Writes into the state without events.
pub(super) struct Seeder<'a> {
    state: &'a mut State,
    project_id: Option<&'a str>,
    now: Seconds,
    opened: Seconds,
}

impl<'a> Seeder<'a> {
    pub(super) fn new(state: &'a mut State, project_id: Option<&'a str>) -> Self {
        let now = state.now();
        Self { state, project_id, now, opened: now - 7 * 365 * DAY }
    }

    /// When the account began, before everything that it sells.
    pub(super) fn opened(&self) -> Seconds {
        self.opened
    }

    /// This year.
    pub(super) fn year(&self) -> i64 {
        saving::this_year(self.state)
    }

    /// The demo's entry for a customer.
    pub(super) fn about(&self, group: Group, id: String, about: &str) -> DemoCustomer {
        let found = self.state.customers.get(&id);
        DemoCustomer {
            email: found.and_then(|customer| customer.email.clone()).unwrap_or_default(),
            name: found.and_then(|customer| customer.name.clone()),
            stripe_customer_id: id,
            group,
            about: about.to_owned(),
        }
    }

    /// A product with one price, which is its default. Returns the price.
    pub(super) fn price(
        &mut self,
        name: &str,
        about: &str,
        amount: i64,
        currency: &str,
        interval: Interval,
    ) -> String {
        self.price_with(name, about, currency, Scheme::PerUnit(amount), Recurring::every(interval))
    }

    /// The same, with a price of any kind.
    pub(super) fn price_with(
        &mut self,
        name: &str,
        about: &str,
        currency: &str,
        scheme: Scheme,
        recurring: Recurring,
    ) -> String {
        let product = self.state.new_id_at("prod_", 14, self.opened);
        let price = self.insert_price(product.clone(), currency, scheme, recurring);
        let (description, default_price) = (Some(about.to_owned()), Some(price.clone()));
        let base = Product::new(product, self.opened, name.to_owned());
        self.state.products.insert(Product { description, default_price, ..base });
        price
    }

    /// Another price of the product that a price is for.
    pub(super) fn price_of_same_product(
        &mut self,
        price: &str,
        amount: i64,
        currency: &str,
        interval: Interval,
    ) -> String {
        let product = self.state.prices.get(price).map(|price| price.product.clone());
        let recurring = Recurring::every(interval);
        self.insert_price(product.unwrap_or_default(), currency, Scheme::PerUnit(amount), recurring)
    }

    fn insert_price(
        &mut self,
        product: String,
        currency: &str,
        scheme: Scheme,
        recurring: Recurring,
    ) -> String {
        let id = self.state.new_id_at("price_", 24, self.opened);
        self.state.prices.insert(Price {
            id: id.clone(),
            created: self.opened,
            product,
            active: true,
            currency: currency.to_owned(),
            scheme,
            packages: None,
            recurring: Some(recurring),
            nickname: None,
            lookup_key: None,
            tax_behavior: "unspecified".to_owned(),
            metadata: Metadata::new(),
            standing: Standing::Listed,
        });
        id
    }

    /// A customer without a payment method.
    pub(super) fn customer(&mut self, name: &str, email: &str) -> String {
        self.customer_since(self.opened + DAY, name, email)
    }

    fn customer_since(&mut self, created: Seconds, name: &str, email: &str) -> String {
        let id = self.state.new_id_at("cus_", 14, created);
        let prefix = self.state.new_invoice_prefix();
        let mut customer = Customer::new(id.clone(), created, prefix);
        customer.name = Some(name.to_owned());
        customer.email = Some(email.to_owned());
        customer
            .metadata
            .extend(self.project_id.map(|project| ("project_id".to_owned(), project.to_owned())));
        self.state.customers.insert(customer);
        id
    }

    /// A customer of whom neither name nor address is known.
    pub(super) fn nameless(&mut self) -> String {
        let id = self.customer("", "");
        if let Some(customer) = self.state.customers.get_mut(&id) {
            (customer.name, customer.email) = (None, None);
        }
        id
    }

    /// A customer whose default is a card that works. Returns both.
    pub(super) fn paying_customer(&mut self, name: &str, email: &str) -> (String, String) {
        self.paying_customer_since(self.opened + DAY, name, email)
    }

    /// The same, who came at a time.
    pub(super) fn paying_customer_since(
        &mut self,
        created: Seconds,
        name: &str,
        email: &str,
    ) -> (String, String) {
        let id = self.customer_since(created, name, email);
        let method = self.card(&id, card("visa", "4242", self.year()), Behaviour::Works);
        (id, method)
    }

    /// A payment method of a customer; the first one becomes the default.
    pub(super) fn card(&mut self, customer: &str, kind: Kind, behaviour: Behaviour) -> String {
        let found = self.state.customers.get(customer);
        let details = BillingDetails {
            email: found.and_then(|customer| customer.email.clone()),
            name: found.and_then(|customer| customer.name.clone()),
            ..BillingDetails::default()
        };
        let came = found.map_or(self.opened, |customer| customer.created);
        let method = self.state.quietly_at(came, |state| saving::create(state, kind, behaviour, details));
        saving::give(self.state, &method, customer);
        if let Some(found) = self.state.customers.get_mut(customer) {
            found.default_payment_method.get_or_insert(method.clone());
        }
        method
    }

    /// When a card expires that does so months from now, or ago: its month and year.
    pub(super) fn months_away(&self, months: i64) -> (i64, i64) {
        let now = Timestamp::from_second(self.now).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(TimeZone::UTC);
        let month = i64::from(now.year()) * 12 + i64::from(now.month()) - 1 + months;
        (month.rem_euclid(12) + 1, month.div_euclid(12))
    }

    /// Sets the language that a customer prefers.
    pub(super) fn speaks(&mut self, customer: &str, locale: &str) {
        if let Some(customer) = self.state.customers.get_mut(customer) {
            customer.preferred_locales = vec![locale.to_owned()];
        }
    }

    /// A subscription whose last period began a few days ago.
    pub(super) fn subscription(&mut self, customer: &str, items: &[(&str, i64)], terms: Terms) -> String {
        let first = items.first().and_then(|(price, _)| self.state.prices.get(price));
        let currency = first.map(|price| price.currency.clone()).unwrap_or_default();
        let (interval, count) = first
            .and_then(|p| p.recurring.as_ref())
            .map_or((Interval::Month, 1), |r| (r.interval, r.interval_count));
        let anchor = periods_ago(self.now - INTO_PERIOD, interval, count, terms.periods - 1);
        let items: Vec<Item> =
            items.iter().map(|(price, quantity)| self.item(price, *quantity, anchor)).collect();
        let id = self.state.new_id_at("sub_", 24, anchor);
        let mut subscription = Subscription {
            status: terms.status,
            billing_mode: terms.mode,
            default_payment_method: terms.method,
            days_until_due: terms.days_until_due,
            ..Subscription::new(id.clone(), anchor, customer.to_owned(), currency.clone(), items)
        };
        if terms.days_until_due.is_some() {
            subscription.collection_method = CollectionMethod::SendInvoice;
        }
        match terms.ends {
            Some(Ends::WithPeriod) => {
                subscription.end_at(subscription.last_period_end(), self.now - DAY);
                subscription.cancel_at_period_end = terms.mode == BillingMode::Classic;
            }
            Some(Ends::InDays(days)) => subscription.end_at(self.now + days * DAY, self.now - DAY),
            None => {}
        }
        self.state.subscriptions.insert(subscription);
        if let Some(customer) = self.state.customers.get_mut(customer) {
            customer.currency.get_or_insert(currency);
        }
        id
    }

    /// An item in the period that it is in now.
    fn item(&self, price: &str, quantity: i64, anchor: Seconds) -> Item {
        let recurring = self.state.prices.get(price).and_then(|price| price.recurring.clone());
        let recurring = recurring.unwrap_or_else(|| Recurring::every(Interval::Month));
        let after = |start| period_end(anchor, start, recurring.interval, recurring.interval_count);
        let (mut start, mut end) = (anchor, after(anchor));
        while end <= self.now {
            (start, end) = (end, after(end));
        }
        Item {
            id: self.state.new_id_at("si_", 14, anchor),
            created: anchor,
            price: price.to_owned(),
            quantity: (recurring.usage_type == UsageType::Licensed).then_some(quantity),
            period_start: start,
            period_end: end,
            discounts: Vec::new(),
            metadata: Metadata::new(),
        }
    }

    /// One paid invoice for each period so far, up to a number, oldest first.
    pub(super) fn past_invoices(&mut self, subscription: &str, count: usize) {
        let Some(found) = self.state.subscriptions.get(subscription).cloned() else { return };
        let Some(recurring) =
            found.items.first().and_then(|item| self.state.prices.get(&item.price)?.recurring.clone())
        else {
            return;
        };
        let mut start = found.created;
        for period in 0..count {
            if start > self.now {
                break;
            }
            let in_trial = found.status == Status::Trialing;
            let end = match found.trial_end.filter(|_| in_trial) {
                Some(end) => end,
                None => period_end(found.created, start, recurring.interval, recurring.interval_count),
            };
            let reason = if period == 0 {
                BillingReason::SubscriptionCreate
            } else {
                BillingReason::SubscriptionCycle
            };
            self.past_invoice(&found, start, end, reason);
            start = end;
        }
    }

    /// An item as an invoice of a past moment billed it, if it did: one with a longer interval is on fewer invoices.
    fn billed(&self, subscription: &Subscription, item: &Item, start: Seconds, end: Seconds) -> Option<Item> {
        let recurring = self.state.prices.get(&item.price)?.recurring.as_ref()?;
        let mut boundary = subscription.created;
        let mut next = end;
        if subscription.items.first().is_some_and(|first| first.price != item.price) {
            let after =
                |at| period_end(subscription.created, at, recurring.interval, recurring.interval_count);
            while boundary < start {
                boundary = after(boundary);
            }
            if boundary > start {
                return None;
            }
            next = if subscription.trial_end == Some(end) { end } else { after(start) };
        }
        // What was measured grows with the months, and is billed when they are over.
        let months = (start - subscription.created) / (28 * DAY);
        let quantity = item.quantity.or(Some(USED_EACH_MONTH * months));
        Some(Item { period_start: start, period_end: next, quantity, ..item.clone() })
    }

    fn past_invoice(
        &mut self,
        subscription: &Subscription,
        start: Seconds,
        end: Seconds,
        reason: BillingReason,
    ) {
        let billed = subscription.items.iter().filter_map(|item| self.billed(subscription, item, start, end));
        let lines: Vec<Line> =
            billed.filter_map(|item| invoicing::item_line(self.state, subscription, &item)).collect();
        let discounts = discounting::taken_off(self.state, subscription, &lines, start);
        let Some(customer) = self.state.customers.get_mut(&subscription.customer) else { return };
        let number = format!("{}-{:04}", customer.invoice_prefix, customer.next_invoice_sequence);
        customer.next_invoice_sequence += 1;
        let (email, name) = (customer.email.clone(), customer.name.clone());
        let finalized = if reason == BillingReason::SubscriptionCreate { start } else { start + DRAFT_TIME };
        let due = subscription.days_until_due.map(|days| finalized + days * DAY);
        let invoice = Invoice {
            id: self.state.new_id_at(invoice::PREFIX, invoice::ID_CHARS, start),
            created: start,
            customer: subscription.customer.clone(),
            customer_email: email,
            customer_name: name,
            customer_address: None,
            customer_tax_ids: Vec::new(),
            subscription: Some(subscription.id.clone()),
            subscription_metadata: Metadata::new(),
            number: Some(number),
            status: InvoiceStatus::Paid,
            currency: subscription.currency.clone(),
            lines,
            discounts,
            billing_reason: reason,
            collection_method: subscription.collection_method,
            default_payment_method: None,
            description: None,
            metadata: Metadata::new(),
            auto_advance: false,
            automatically_finalizes_at: None,
            attempt_count: 1,
            next_payment_attempt: None,
            payment_intent: None,
            due_date: due,
            period_start: start,
            period_end: start,
            finalized_at: Some(finalized),
            starting_balance: 0,
            ending_balance: Some(0),
            paid_at: Some(finalized),
            paid_out_of_band: false,
            voided_at: None,
            marked_uncollectible_at: None,
            pre_payment_credit: 0,
            post_payment_credit: 0,
            link_secret: self.state.random("", invoice::SECRET_CHARS),
        };
        let id = invoice.id.clone();
        self.state.invoices.insert(invoice);
        if let Some(subscription) = self.state.subscriptions.get_mut(&subscription.id) {
            subscription.latest_invoice = Some(id);
        }
    }
}

/// The moment so many periods before another.
fn periods_ago(now: Seconds, interval: Interval, count: i64, periods: usize) -> Seconds {
    let steps = i64::try_from(periods).unwrap_or(0) * count;
    let days = |days: i64| now - steps * days * DAY;
    let months = |months: i64| {
        let now = Timestamp::from_second(now).ok()?.to_zoned(TimeZone::UTC);
        let span = Span::new().try_months(steps * months).ok()?;
        Some(now.checked_sub(span).ok()?.timestamp().as_second())
    };
    match interval {
        Interval::Day => days(1),
        Interval::Week => days(7),
        Interval::Month => months(1).unwrap_or(now),
        Interval::Year => months(12).unwrap_or(now),
    }
}
