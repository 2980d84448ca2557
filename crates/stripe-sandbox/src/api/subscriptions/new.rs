//! Making a subscription.

use crate::api::coupons::{self, Wanted};
use crate::api::customers::owned_method;
use crate::api::prices::NewPrice;
use crate::engine::catalogue;
use crate::engine::discounting::{self, Owner};
use crate::engine::lifecycle::{self, FirstPayment};
use crate::engine::payments::{self, Attempt};
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::metadata::{self, Metadata};
use crate::objects::price::{Price, Recurring};
use crate::objects::subscription::{
    BillingMode, CollectionMethod, Item, MissingPaymentMethod, Status, Subscription, period_end,
};
use crate::objects::{Seconds, Word};
use crate::state::State;

/// What a request asks for.
pub(super) struct NewSubscription {
    customer: String,
    items: Vec<NewItem>,
    /// What the version of the request says, unless told.
    billing_mode: Option<BillingMode>,
    collection_method: CollectionMethod,
    days_until_due: Option<i64>,
    default_payment_method: Option<String>,
    description: Option<String>,
    cancel_at: Option<Seconds>,
    cancel_at_period_end: bool,
    trial: Option<Trial>,
    missing_payment_method: MissingPaymentMethod,
    payment_behavior: PaymentBehavior,
    discounts: Vec<Wanted>,
    metadata: Metadata,
}

/// One of `items[]`.
pub(super) struct NewItem {
    pub(super) price: String,
    /// `price_data`, until there is a price of it.
    pub(super) price_data: Option<PriceData>,
    pub(super) is_inline: bool,
    pub(super) quantity: Option<i64>,
    pub(super) discounts: Vec<Wanted>,
    pub(super) metadata: Metadata,
}

/// A price that is made for one item alone.
pub(super) struct PriceData {
    product: String,
    price: NewPrice,
}

enum Trial {
    Days(i64),
    Until(Seconds),
}

/// What a failure of the first payment means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PaymentBehavior {
    /// A failure leaves the subscription incomplete.
    Allow,
    /// The customer pays later, on a page.
    Default,
    /// A failure is an error, and nothing is made.
    Error,
    /// A change waits for its payment. Only for changes.
    Pending,
}

impl NewSubscription {
    pub(super) fn take(params: &mut Params) -> Result<Self, ApiError> {
        let customer = params.required_text("customer")?;
        let items = params.groups("items", take_item)?.filter(|items| !items.is_empty());
        let cancel_at = params.integer("cancel_at")?;
        let cancel_at_period_end = params.boolean("cancel_at_period_end")?.unwrap_or(false);
        let trial = take_trial(params)?;
        Ok(Self {
            customer,
            items: items.ok_or_else(|| ApiError::missing("items"))?,
            billing_mode: params.group("billing_mode", take_billing_mode)?,
            collection_method: take_collection_method(params)?
                .unwrap_or(CollectionMethod::ChargeAutomatically),
            days_until_due: params.count("days_until_due")?,
            default_payment_method: params.text("default_payment_method")?,
            description: params.text("description")?,
            cancel_at,
            cancel_at_period_end,
            trial,
            missing_payment_method: take_trial_settings(params)?
                .unwrap_or(MissingPaymentMethod::CreateInvoice),
            payment_behavior: take_payment_behavior(params)?,
            discounts: coupons::take_discounts(params)?.unwrap_or_default(),
            metadata: metadata::take_new(params)?,
        })
    }

    /// Makes it, bills its first period and tries to collect that. Returns its identifier.
    pub(super) fn start(mut self, state: &mut State) -> Result<String, ApiError> {
        let inline = self.make_inline_prices(state)?;
        let started = self.start_with_prices(state);
        for price in inline {
            match started {
                Ok(_) => catalogue::tell_of_price(state, &price),
                Err(_) => drop(state.prices.remove(&price)),
            }
        }
        started
    }

    fn make_inline_prices(&mut self, state: &mut State) -> Result<Vec<String>, ApiError> {
        let wanted = || self.items.iter().filter_map(|item| item.price_data.as_ref());
        if let Some(data) = wanted().find(|data| state.products.get(&data.product).is_none()) {
            return Err(ApiError::no_such("product", &data.product, "items[0][price_data][product]"));
        }
        let mut made = Vec::new();
        for item in &mut self.items {
            let Some(data) = item.price_data.take() else { continue };
            item.price = data.price.insert_inline(state, data.product);
            item.is_inline = true;
            made.push(item.price.clone());
        }
        Ok(made)
    }

    fn start_with_prices(self, state: &mut State) -> Result<String, ApiError> {
        if state.live_customer(&self.customer).is_none() {
            return Err(ApiError::no_such("customer", &self.customer, "customer"));
        }
        if self.cancel_at.is_some() && self.cancel_at_period_end {
            return Err(super::changes::both_cancel_fields());
        }
        if self.cancel_at.is_some_and(|at| at <= state.now()) {
            return Err(super::changes::end_in_the_past());
        }
        if self.payment_behavior == PaymentBehavior::Pending {
            let message = "`pending_if_incomplete` is only for updates of subscriptions.";
            return Err(ApiError::invalid("payment_behavior", message));
        }
        if self.collection_method == CollectionMethod::SendInvoice && self.days_until_due.is_none() {
            let message = "When `collection_method` is `send_invoice`, `days_until_due` is required.";
            return Err(ApiError::invalid("days_until_due", message));
        }
        let mode = self.billing_mode.unwrap_or_else(|| BillingMode::default_of(state.api_version()));
        let prices = checked_prices(state, &self.items, mode)?;
        for wanted in self.items.iter().map(|item| &item.discounts).chain([&self.discounts]) {
            coupons::check(state, wanted, &[])?;
        }
        let method = match &self.default_payment_method {
            Some(method) => Some(owned_method(state, method, &self.customer, "default_payment_method")?),
            None => None,
        };
        let mut subscription = self.put_together(state, &prices, mode, method);
        self.check_payment(state, &subscription)?;
        let id = subscription.id.clone();
        let owner = Owner { customer: &self.customer, subscription: Some(&id), item: None };
        let discounts = coupons::apply(state, self.discounts, &[], owner);
        subscription.discounts = discounting::applied(state, discounts);
        for (item, wanted) in subscription.items.iter_mut().zip(self.items) {
            let owner = Owner { item: Some(&item.id), ..owner };
            item.discounts = coupons::apply(state, wanted.discounts, &[], owner);
        }
        let first_payment = match self.payment_behavior {
            PaymentBehavior::Default => FirstPayment::Await,
            PaymentBehavior::Allow | PaymentBehavior::Error | PaymentBehavior::Pending => {
                FirstPayment::Collect
            }
        };
        lifecycle::start(state, subscription, first_payment);
        Ok(id)
    }

    fn put_together(
        &self,
        state: &State,
        prices: &[Price],
        billing_mode: BillingMode,
        method: Option<String>,
    ) -> Subscription {
        let now = state.now();
        let trial_end = self.trial.as_ref().map(|trial| match trial {
            Trial::Days(days) => now + days * 86_400,
            Trial::Until(end) => *end,
        });
        let trial_end = trial_end.filter(|end| *end > now);
        let items: Vec<Item> = self
            .items
            .iter()
            .zip(prices)
            .map(|(item, price)| {
                let item = item.build(state, price, now);
                Item { period_end: trial_end.unwrap_or(item.period_end), ..item }
            })
            .collect();
        let currency = prices.first().map(|price| price.currency.clone()).unwrap_or_default();
        let id = state.new_id("sub_", 24);
        let mut subscription = Subscription {
            status: if trial_end.is_some() { Status::Trialing } else { Status::Active },
            billing_mode,
            billing_cycle_anchor: trial_end.unwrap_or(now),
            collection_method: self.collection_method,
            days_until_due: self.days_until_due,
            default_payment_method: method,
            description: self.description.clone(),
            trial_start: trial_end.map(|_| now),
            trial_end,
            missing_payment_method: self.missing_payment_method,
            metadata: self.metadata.clone(),
            ..Subscription::new(id, now, self.customer.clone(), currency, items)
        };
        if let Some(at) = self.cancel_at {
            subscription.end_at(at, now);
        } else if self.cancel_at_period_end {
            super::changes::end_with_period(&mut subscription, now);
        }
        subscription
    }

    /// Refuses what can't be charged, before anything is made.
    fn check_payment(&self, state: &State, subscription: &Subscription) -> Result<(), ApiError> {
        let amount_due = |item: &Item| {
            state.prices.get(&item.price).map_or(0, |price| price.amount(item.quantity.unwrap_or(0)))
        };
        let charges_now = subscription.status == Status::Active
            && self.collection_method == CollectionMethod::ChargeAutomatically
            && self.payment_behavior != PaymentBehavior::Default
            && subscription.items.iter().any(|item| amount_due(item) > 0);
        if !charges_now {
            return Ok(());
        }
        let of_customer = || state.customers.get(&self.customer)?.pays_with();
        let method = subscription.default_payment_method.clone().or_else(of_customer);
        let Some(method) = method.and_then(|method| state.payment_methods.get(&method)) else {
            let message = "This customer has no attached payment source or default payment method. Please consider \
                           adding a default payment method. For more information, visit \
                           https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.";
            return Err(ApiError::unresolvable(message));
        };
        match payments::charge(method.behaviour, Attempt::Scheduled) {
            Err(decline) if self.payment_behavior == PaymentBehavior::Error => {
                Err(ApiError::declined(decline))
            }
            _ => Ok(()),
        }
    }
}

impl NewItem {
    /// The item, in its first period.
    pub(super) fn build(&self, state: &State, price: &Price, now: Seconds) -> Item {
        let end = |recurring: &Recurring| period_end(now, now, recurring.interval, recurring.interval_count);
        Item {
            id: state.new_id("si_", 14),
            created: now,
            price: price.id.clone(),
            quantity: if price.is_metered() { None } else { Some(self.quantity.unwrap_or(1)) },
            period_start: now,
            period_end: price.recurring.as_ref().map_or(now, end),
            discounts: Vec::new(),
            metadata: self.metadata.clone(),
        }
    }
}

/// The prices of items, which must be active, recurring, and fit together.
pub(super) fn checked_prices(
    state: &State,
    items: &[NewItem],
    mode: BillingMode,
) -> Result<Vec<Price>, ApiError> {
    let mut prices: Vec<Price> = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let param = format!("items[{index}][price]");
        let price = catalogue::price(state, &item.price)
            .ok_or_else(|| ApiError::no_such("price", &item.price, &param))?;
        check_price(price, item.is_inline, &param)?;
        if prices.iter().any(|other| other.id == price.id) {
            let message = format!("Cannot add multiple subscription items with the same price: {}", price.id);
            return Err(ApiError::invalid(param, message));
        }
        if let Some(first) = prices.first() {
            check_fit(first, price, mode, &param)?;
        }
        prices.push(price.clone());
    }
    Ok(prices)
}

/// A price that a subscription can be for; one that was made for it needn't be for sale.
pub(super) fn check_price(price: &Price, is_inline: bool, param: &str) -> Result<(), ApiError> {
    if !price.active && !is_inline {
        let message =
            format!("The price specified is inactive. This field only accepts active prices: {}", price.id);
        return Err(ApiError::invalid(param, message));
    }
    if price.recurring.is_none() {
        let message = "The price specified is set to `type=one_time` but this field only accepts prices with \
                       `type=recurring`.";
        return Err(ApiError::invalid(param, message));
    }
    Ok(())
}

fn check_fit(first: &Price, price: &Price, mode: BillingMode, param: &str) -> Result<(), ApiError> {
    if first.currency != price.currency {
        let message = format!(
            "The price specified only supports `{}`. This doesn't match the expected currency: `{}`.",
            price.currency, first.currency
        );
        return Err(ApiError::invalid(param, message));
    }
    let interval = |price: &Price| price.recurring.as_ref().map(|r| (r.interval, r.interval_count));
    if mode == BillingMode::Classic && interval(first) != interval(price) {
        let message = "Currently, all prices on a subscription must have the same `recurring.interval` and \
                       `recurring.interval_count`. If you meant to update an existing subscription item instead of \
                       creating a new one, make sure to include the subscription item ID in your request.";
        return Err(ApiError::invalid(param, message));
    }
    Ok(())
}

fn take_item(item: &mut Params) -> Result<NewItem, ApiError> {
    let price_data = item.group("price_data", |data| {
        Ok(PriceData { product: data.required_text("product")?, price: NewPrice::take(data)? })
    })?;
    let price = if price_data.is_some() { String::new() } else { item.required_text("price")? };
    Ok(NewItem {
        price,
        price_data,
        is_inline: false,
        quantity: item.count("quantity")?,
        discounts: coupons::take_discounts(item)?.unwrap_or_default(),
        metadata: metadata::take_new(item)?,
    })
}

fn take_trial(params: &mut Params) -> Result<Option<Trial>, ApiError> {
    let days = params.count("trial_period_days")?;
    let until = super::changes::take_moment(params, "trial_end")?;
    match (days, until) {
        (Some(_), Some(_)) => {
            let message =
                "Received both trial_end and trial_period_days parameters. Please pass in only one.";
            Err(ApiError::invalid("trial_end", message))
        }
        (Some(days), None) if days > 730 => Err(ApiError::invalid(
            "trial_period_days",
            "The maximum number of trial period days is 730 (2 years).",
        )),
        (Some(days), None) => Ok((days > 0).then_some(Trial::Days(days))),
        (None, Some(super::changes::Moment::At(end))) => Ok(Some(Trial::Until(end))),
        (None, Some(super::changes::Moment::Now) | None) => Ok(None),
    }
}

fn take_billing_mode(mode: &mut Params) -> Result<BillingMode, ApiError> {
    let kind = mode.choice("type", "classic or flexible", BillingMode::from_word)?;
    kind.ok_or_else(|| ApiError::missing(mode.name("type")))
}

pub(super) fn take_collection_method(params: &mut Params) -> Result<Option<CollectionMethod>, ApiError> {
    params.choice("collection_method", "charge_automatically or send_invoice", CollectionMethod::from_word)
}

pub(super) fn take_trial_settings(params: &mut Params) -> Result<Option<MissingPaymentMethod>, ApiError> {
    let words = "cancel, create_invoice, or pause";
    let chosen = params.group("trial_settings", |settings| {
        settings.group("end_behavior", |end| {
            end.choice("missing_payment_method", words, MissingPaymentMethod::from_word)
        })
    })?;
    Ok(chosen.flatten().flatten())
}

pub(super) fn take_payment_behavior(params: &mut Params) -> Result<PaymentBehavior, ApiError> {
    let words = "allow_incomplete, default_incomplete, error_if_incomplete, or pending_if_incomplete";
    let chosen = params.choice("payment_behavior", words, |word| match word {
        "allow_incomplete" => Some(PaymentBehavior::Allow),
        "default_incomplete" => Some(PaymentBehavior::Default),
        "error_if_incomplete" => Some(PaymentBehavior::Error),
        "pending_if_incomplete" => Some(PaymentBehavior::Pending),
        _ => None,
    })?;
    Ok(chosen.unwrap_or(PaymentBehavior::Allow))
}
