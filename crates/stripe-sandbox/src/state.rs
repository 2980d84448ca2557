//! Everything the sandbox knows: the objects of one account, its clock, and the record of changes.

use std::collections::BTreeSet;

use billing::clock::Clock;
use billing::entropy::Entropy;
use serde_json::Value;

use crate::api_versions::ApiVersion;
use crate::delivery::Outbox;
use crate::engine::lifecycle::AfterLastRetry;
use crate::faults::Faults;
use crate::idempotency::Keys;
use crate::object_id;
use crate::objects::Seconds;
use crate::objects::account::Account;
use crate::objects::charge::Charge;
use crate::objects::checkout_session::CheckoutSession;
use crate::objects::credit_note::CreditNote;
use crate::objects::customer::Customer;
use crate::objects::discount::{Coupon, Discount};
use crate::objects::event::{Event, RequestOrigin, previous_attributes};
use crate::objects::invoice::Invoice;
use crate::objects::payment_intent::PaymentIntent;
use crate::objects::payment_method::PaymentMethod;
use crate::objects::price::Price;
use crate::objects::product::Product;
use crate::objects::refund::Refund;
use crate::objects::setup_intent::SetupIntent;
use crate::objects::subscription::Subscription;
use crate::objects::subscription_schedule::SubscriptionSchedule;
use crate::objects::tax_id::TaxId;
use crate::objects::webhook_endpoint::WebhookEndpoint;
use crate::rate_limit::RateLimit;
use crate::table::Table;

/// The one thing behind the sandbox's lock. No function that has it waits for anything.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) account: Account,
    pub(crate) customers: Table<Customer>,
    pub(crate) products: Table<Product>,
    pub(crate) prices: Table<Price>,
    pub(crate) subscriptions: Table<Subscription>,
    pub(crate) schedules: Table<SubscriptionSchedule>,
    pub(crate) invoices: Table<Invoice>,
    pub(crate) payment_methods: Table<PaymentMethod>,
    pub(crate) payment_intents: Table<PaymentIntent>,
    pub(crate) charges: Table<Charge>,
    pub(crate) refunds: Table<Refund>,
    pub(crate) credit_notes: Table<CreditNote>,
    pub(crate) coupons: Table<Coupon>,
    pub(crate) discounts: Table<Discount>,
    pub(crate) tax_ids: Table<TaxId>,
    pub(crate) setup_intents: Table<SetupIntent>,
    pub(crate) checkout_sessions: Table<CheckoutSession>,
    pub(crate) events: Table<Event>,
    pub(crate) webhook_endpoints: Table<WebhookEndpoint>,
    pub(crate) outbox: Outbox,
    pub(crate) faults: Faults,
    pub(crate) rate_limit: RateLimit,
    pub(crate) idempotency_keys: Keys,
    /// The request whose changes are being recorded; `None` while time makes them.
    pub(crate) origin: Option<RequestOrigin>,
    pub(crate) after_last_retry: AfterLastRetry,
    /// The machine's time, by which keys expire and deliveries are signed. The sandbox's own is [`State::now`].
    pub(crate) clock: Clock,
    ahead: Seconds,
    word_of: WordOf,
    entropy: Entropy,
    public_url: String,
}

/// What becomes of what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WordOf {
    /// An event, which is sent to whoever asked for it.
    Everything,
    /// An event, which is only listed: it is over.
    Past,
    /// No event.
    Nothing,
}

impl State {
    /// An account without any objects.
    pub(crate) fn new(clock: Clock, entropy: Entropy, public_url: String, outbox: Outbox) -> Self {
        let created = clock.now().as_second();
        let key = |prefix: &str| object_id::random(&entropy, prefix, 24);
        let account = Account {
            id: object_id::of_account(&entropy, created),
            created,
            secret_key: key("sk_test_"),
            publishable_key: key("pk_test_"),
            api_version: ApiVersion::default_of_accounts(),
        };
        Self {
            account,
            customers: Table::default(),
            products: Table::default(),
            prices: Table::default(),
            subscriptions: Table::default(),
            schedules: Table::default(),
            invoices: Table::default(),
            payment_methods: Table::default(),
            payment_intents: Table::default(),
            charges: Table::default(),
            refunds: Table::default(),
            credit_notes: Table::default(),
            coupons: Table::default(),
            discounts: Table::default(),
            tax_ids: Table::default(),
            setup_intents: Table::default(),
            checkout_sessions: Table::default(),
            events: Table::default(),
            webhook_endpoints: Table::default(),
            outbox,
            faults: Faults::default(),
            rate_limit: RateLimit::default(),
            idempotency_keys: Keys::default(),
            origin: None,
            after_last_retry: AfterLastRetry::default(),
            clock,
            ahead: 0,
            word_of: WordOf::Everything,
            entropy,
            public_url,
        }
    }

    /// The sandbox's time: the machine's, plus what the control endpoint advanced it by.
    pub(crate) fn now(&self) -> Seconds {
        self.clock.now().as_second() + self.ahead
    }

    /// Sets the sandbox's time; it goes on from there. It never goes back.
    pub(crate) fn move_time_to(&mut self, time: Seconds) {
        self.ahead += (time - self.now()).max(0);
    }

    /// Lets something happen at another time, without an event: what an account has behind it when it is first seen.
    pub(crate) fn quietly_at<R>(&mut self, time: Seconds, happen: impl FnOnce(&mut Self) -> R) -> R {
        self.at(time, WordOf::Nothing, happen)
    }

    /// The same with events, that nobody is sent any more.
    pub(crate) fn listed_at<R>(&mut self, time: Seconds, happen: impl FnOnce(&mut Self) -> R) -> R {
        self.at(time, WordOf::Past, happen)
    }

    fn at<R>(&mut self, time: Seconds, word_of: WordOf, happen: impl FnOnce(&mut Self) -> R) -> R {
        let ahead = std::mem::replace(&mut self.ahead, time - self.clock.now().as_second());
        let before = std::mem::replace(&mut self.word_of, word_of);
        let result = happen(self);
        (self.ahead, self.word_of) = (ahead, before);
        result
    }

    /// An address on the sandbox's own pages.
    pub(crate) fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// A new identifier of an object that is made now: the prefix and `length` letters and digits.
    pub(crate) fn new_id(&self, prefix: &str, length: usize) -> String {
        self.new_id_at(prefix, length, self.now())
    }

    /// The same, of an object that was made at a time.
    pub(crate) fn new_id_at(&self, prefix: &str, length: usize, created: Seconds) -> String {
        object_id::new(&self.entropy, &self.account.id, prefix, length, created)
    }

    /// The prefix and `length` letters and digits that nobody can guess.
    pub(crate) fn random(&self, prefix: &str, length: usize) -> String {
        object_id::random(&self.entropy, prefix, length)
    }

    /// What the numbers of a customer's invoices start with.
    pub(crate) fn new_invoice_prefix(&self) -> String {
        self.random("", 8).to_ascii_uppercase()
    }

    /// A customer that can still be used.
    pub(crate) fn live_customer(&self, id: &str) -> Option<&Customer> {
        self.customers.get(id).filter(|customer| !customer.deleted)
    }

    /// An object as the API shows it, found by its identifier alone.
    pub(crate) fn object(&self, id: &str) -> Option<Value> {
        None.or_else(|| self.customers.get(id).map(|customer| customer.json(self)))
            .or_else(|| self.subscriptions.get(id).map(|subscription| subscription.json(self)))
            .or_else(|| self.invoices.get(id).map(|invoice| invoice.json(self)))
            .or_else(|| self.payment_methods.get(id).map(PaymentMethod::json))
            .or_else(|| self.products.get(id).map(Product::json))
            .or_else(|| self.prices.get(id).map(Price::json))
            .or_else(|| self.checkout_sessions.get(id).map(|session| session.json(self)))
            .or_else(|| self.setup_intents.get(id).map(SetupIntent::json))
            .or_else(|| self.payment_intents.get(id).map(PaymentIntent::json))
            .or_else(|| self.schedules.get(id).map(|schedule| schedule.json(self)))
            .or_else(|| self.charges.get(id).map(Charge::json))
            .or_else(|| self.refunds.get(id).map(Refund::json))
            .or_else(|| self.credit_notes.get(id).map(|note| note.json(self)))
            .or_else(|| self.tax_ids.get(id).map(TaxId::json))
            .or_else(|| self.discounts.get(id).map(|discount| discount.json(self)))
            .or_else(|| self.coupons.get(id).map(Coupon::json))
            .or_else(|| {
                let intent = PaymentIntent::id_of_invoice_payment(id)?;
                self.payment_intents.get(&intent).map(PaymentIntent::invoice_payment_json)
            })
    }

    /// The version that the request speaks; the account's default while none is running.
    pub(crate) fn api_version(&self) -> &ApiVersion {
        self.origin.as_ref().map_or(&self.account.api_version, |origin| &origin.api_version)
    }

    /// What the conversion to older versions needs to know.
    pub(crate) fn price_of(&self) -> impl Fn(&str) -> Option<(Value, Value)> {
        |id| self.prices.get(id).map(|price| (price.json(), price.plan_json()))
    }

    /// Records that something happened to an object, and sends word to whoever asked for it.
    pub(crate) fn record(&mut self, kind: &'static str, id: &str) {
        if let Some(object) = self.object(id) {
            self.record_event(kind, &object, None);
        }
    }

    /// Makes a change to an object, and records what was different before. No difference, no event.
    pub(crate) fn change<R>(
        &mut self,
        kind: &'static str,
        id: &str,
        change: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let before = self.object(id);
        let result = change(self);
        if let (Some(before), Some(after)) = (before, self.object(id))
            && let Some(previous) = previous_attributes(&before, &after)
        {
            self.record_event(kind, &after, Some(&previous));
        }
        result
    }

    /// Records an event about an object as it is given.
    pub(crate) fn record_event(
        &mut self,
        kind: &'static str,
        object: &Value,
        previous_attributes: Option<&Value>,
    ) {
        if self.word_of == WordOf::Nothing {
            return;
        }
        let is_sent = self.word_of == WordOf::Everything;
        let wanting = |endpoint: &&WebhookEndpoint| is_sent && endpoint.wants(kind);
        let awaiting: BTreeSet<String> = self
            .webhook_endpoints
            .oldest_first()
            .filter(wanting)
            .map(|endpoint| endpoint.id.clone())
            .collect();
        for _ in 0..self.outbox.events_per_change() {
            let event = Event {
                id: self.new_id("evt_", 24),
                created: self.now(),
                kind,
                object: object.clone(),
                previous_attributes: previous_attributes.cloned(),
                api_version: self.account.api_version.clone(),
                request: self.origin.clone(),
                awaiting: awaiting.clone(),
            };
            if is_sent {
                self.outbox.accept(&event);
            }
            self.events.insert(event);
        }
    }
}
