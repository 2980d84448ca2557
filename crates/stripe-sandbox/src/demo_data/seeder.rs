//! Putting objects straight into the state, as if they had been made over the past years.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::DemoCustomer;
use crate::engine::invoicing::{self, DRAFT_TIME};
use crate::engine::payments::RETRY_AFTER;
use crate::engine::saving;
use crate::objects::customer::Customer;
use crate::objects::invoice::{self, BillingReason, Invoice, InvoiceStatus};
use crate::objects::metadata::Metadata;
use crate::objects::payment_method::{Behaviour, BillingDetails, Kind, card};
use crate::objects::price::{Interval, Price, Recurring, Scheme};
use crate::objects::product::Product;
use crate::objects::subscription::{
    BillingMode, CancellationReason, CollectionMethod, Item, Status, Subscription, period_end,
};
use crate::objects::subscription_schedule::{
    EndBehavior, Phase, PhaseItem, ScheduleStatus, SubscriptionSchedule,
};
use crate::objects::{Seconds, Word};
use crate::state::State;

const DAY: Seconds = 86_400;

/// Subscriptions began this long before a period's first day, so that today is within a period and not on its edge.
const INTO_PERIOD: Seconds = 2 * DAY;

/// What a seeded subscription is like.
pub(super) struct Terms {
    method: Option<String>,
    days_until_due: Option<i64>,
    periods: usize,
    status: Status,
    mode: BillingMode,
    ends: bool,
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
            ends: false,
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
        Self { ends: true, ..self }
    }
}

/// Writes into the state without events.
pub(super) struct Seeder<'a> {
    state: &'a mut State,
    project_id: Option<&'a str>,
    now: Seconds,
    /// When the account began, before everything that it sells.
    opened: Seconds,
}

impl<'a> Seeder<'a> {
    pub(super) fn new(state: &'a mut State, project_id: Option<&'a str>) -> Self {
        let now = state.now();
        Self { state, project_id, now, opened: now - 7 * 365 * DAY }
    }

    /// This year.
    pub(super) fn year(&self) -> i64 {
        saving::this_year(self.state)
    }

    /// The demo's entry for a customer.
    pub(super) fn about(&self, id: String, about: &str) -> DemoCustomer {
        let email =
            self.state.customers.get(&id).and_then(|customer| customer.email.clone()).unwrap_or_default();
        DemoCustomer { stripe_customer_id: id, email, about: about.to_owned() }
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
        let product = self.state.new_id("prod_", 14);
        let price = self.insert_price(product.clone(), amount, currency, interval);
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
        self.insert_price(product.unwrap_or_default(), amount, currency, interval)
    }

    fn insert_price(&mut self, product: String, amount: i64, currency: &str, interval: Interval) -> String {
        let id = self.state.new_id("price_", 24);
        self.state.prices.insert(Price {
            id: id.clone(),
            created: self.opened,
            product,
            active: true,
            currency: currency.to_owned(),
            scheme: Scheme::PerUnit(amount),
            recurring: Some(Recurring::every(interval)),
            nickname: None,
            lookup_key: None,
            tax_behavior: "unspecified".to_owned(),
            metadata: Metadata::new(),
        });
        id
    }

    /// A customer without a payment method.
    pub(super) fn customer(&mut self, name: &str, email: &str) -> String {
        let id = self.state.new_id("cus_", 14);
        let prefix = self.state.new_invoice_prefix();
        let mut customer = Customer::new(id.clone(), self.opened + DAY, prefix);
        customer.name = Some(name.to_owned());
        customer.email = Some(email.to_owned());
        customer
            .metadata
            .extend(self.project_id.map(|project| ("project_id".to_owned(), project.to_owned())));
        self.state.customers.insert(customer);
        id
    }

    /// A customer whose default is a card that works. Returns both.
    pub(super) fn paying_customer(&mut self, name: &str, email: &str) -> (String, String) {
        let id = self.customer(name, email);
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
        let method = saving::create(self.state, kind, behaviour, details);
        saving::give(self.state, &method, customer);
        if let Some(found) = self.state.customers.get_mut(customer) {
            found.default_payment_method.get_or_insert(method.clone());
        }
        method
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
        let mut start = anchor;
        let mut end = period_end(anchor, start, interval, count);
        while end <= self.now {
            start = end;
            end = period_end(anchor, start, interval, count);
        }
        let items = items.iter().map(|(price, quantity)| Item {
            id: self.state.new_id("si_", 14),
            created: anchor,
            price: (*price).to_owned(),
            quantity: Some(*quantity),
            period_start: start,
            period_end: end,
            metadata: Metadata::new(),
        });
        let items = items.collect();
        let id = self.state.new_id("sub_", 24);
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
        if terms.ends {
            subscription.cancel_at = Some(end);
            subscription.cancel_at_period_end = terms.mode == BillingMode::Classic;
            subscription.canceled_at = Some(self.now - DAY);
            subscription.cancellation_details.reason = Some(CancellationReason::CancellationRequested);
        }
        self.state.subscriptions.insert(subscription);
        if let Some(customer) = self.state.customers.get_mut(customer) {
            customer.currency.get_or_insert(currency);
        }
        id
    }

    /// A subscription in its trial, which ends in so many days.
    pub(super) fn trial(&mut self, customer: &str, price: &str, method: &str, days_left: i64) -> String {
        let id =
            self.subscription(customer, &[(price, 1)], Terms::paid_by(method).with_status(Status::Trialing));
        let end = self.now + days_left * DAY;
        if let Some(subscription) = self.state.subscriptions.get_mut(&id) {
            subscription.trial_start = Some(subscription.created);
            subscription.trial_end = Some(end);
            subscription.billing_cycle_anchor = end;
            for item in &mut subscription.items {
                item.period_end = end;
            }
        }
        self.past_invoices(&id, 1);
        id
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

    fn past_invoice(
        &mut self,
        subscription: &Subscription,
        start: Seconds,
        end: Seconds,
        reason: BillingReason,
    ) {
        let billed = |item: &Item| Item { period_start: start, period_end: end, ..item.clone() };
        let lines = subscription.items.iter().map(billed);
        let lines = lines.filter_map(|item| invoicing::item_line(self.state, subscription, &item)).collect();
        let Some(customer) = self.state.customers.get_mut(&subscription.customer) else { return };
        let number = format!("{}-{:04}", customer.invoice_prefix, customer.next_invoice_sequence);
        customer.next_invoice_sequence += 1;
        let (email, name) = (customer.email.clone(), customer.name.clone());
        let finalized = if reason == BillingReason::SubscriptionCreate { start } else { start + DRAFT_TIME };
        let due = subscription.days_until_due.map(|days| finalized + days * DAY);
        let invoice = Invoice {
            id: self.state.new_id(invoice::PREFIX, invoice::ID_CHARS),
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
            paid_at: Some(finalized),
            paid_out_of_band: false,
            voided_at: None,
            marked_uncollectible_at: None,
            pre_payment_credit: 0,
            post_payment_credit: 0,
            link_secret: self.state.new_id("", invoice::SECRET_CHARS),
        };
        let id = invoice.id.clone();
        self.state.invoices.insert(invoice);
        if let Some(subscription) = self.state.subscriptions.get_mut(&subscription.id) {
            subscription.latest_invoice = Some(id);
        }
    }

    /// Makes the latest invoice of a subscription one that could not be collected so far.
    pub(super) fn fail_latest_invoice(&mut self, subscription: &str) {
        let Some(found) = self.state.subscriptions.get(subscription) else { return };
        let (invoice, customer) = (found.latest_invoice.clone().unwrap_or_default(), found.customer.clone());
        if let Some(invoice) = self.state.invoices.get_mut(&invoice) {
            invoice.status = InvoiceStatus::Open;
            invoice.paid_at = None;
            invoice.auto_advance = true;
            invoice.next_payment_attempt = Some(invoice.created + DRAFT_TIME + RETRY_AFTER[0]);
        }
        if let Some(customer) = self.state.customers.get_mut(&customer) {
            customer.delinquent = true;
        }
    }

    /// Gives an invoice of a subscription, counted from the latest, another outcome than paid.
    pub(super) fn settle(&mut self, subscription: &str, back: usize, status: InvoiceStatus) {
        let of_subscription = |invoice: &&Invoice| invoice.subscription.as_deref() == Some(subscription);
        let id = self
            .state
            .invoices
            .newest_first()
            .filter(of_subscription)
            .nth(back)
            .map(|invoice| invoice.id.clone());
        let Some(invoice) = id.and_then(|id| self.state.invoices.get_mut(&id)) else { return };
        invoice.status = status;
        invoice.paid_at = None;
        if status == InvoiceStatus::Void {
            invoice.voided_at = invoice.finalized_at.map(|finalized| finalized + DAY);
        }
    }

    /// Puts a subscription under a schedule that ends with its period.
    pub(super) fn schedule(&mut self, subscription: &str) {
        let Some(found) = self.state.subscriptions.get(subscription).cloned() else { return };
        let id = self.state.new_id("sub_sched_", 24);
        let items =
            found.items.iter().map(|item| PhaseItem { price: item.price.clone(), quantity: item.quantity });
        let phase = Phase {
            start: found.items.first().map_or(found.created, |item| item.period_start),
            end: found.period_end(),
            currency: found.currency.clone(),
            items: items.collect(),
        };
        self.state.schedules.insert(SubscriptionSchedule {
            id: id.clone(),
            created: self.now - DAY,
            customer: found.customer,
            subscription: Some(found.id),
            released_subscription: None,
            status: ScheduleStatus::Active,
            phases: vec![phase],
            end_behavior: EndBehavior::Release,
            end_announced: false,
            released_at: None,
            canceled_at: None,
            completed_at: None,
            billing_mode: found.billing_mode.word(),
            metadata: Metadata::new(),
        });
        if let Some(subscription) = self.state.subscriptions.get_mut(subscription) {
            subscription.schedule = Some(id);
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
