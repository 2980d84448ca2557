//! The one place where an object of Stripe's becomes rows of the mirror.
//!
//! `observed_at` says when the object was seen so: of a read the moment that it was asked for (epoch milliseconds), of a write the
//! moment that the answer arrived, and of an event see [`Observation::Told`]. An older observation never overwrites a newer one; the
//! SQL sees to that.
//!
//! PostgreSQL locks a row from its first change to the end of the transaction. So that two transactions don't wait for each other,
//! whoever stores several objects in one stores them in this order, and those of a kind by their ids: subscriptions (their prices
//! first), prices, products, customers, invoices, credit notes, refunded charges, payment methods.

mod changes;
pub mod comparison;
mod discounts;
mod invoice_subject;
pub mod payment_method_label;

use std::collections::BTreeMap;
use std::sync::Arc;

use billing::id::Kind;
pub use changes::Changes;
use serde::Deserialize;
use serde_json::value::RawValue;
use store::db::Command;
use store::observation::Observation;
use store::{
    catalogue, credit_notes, customers, invoices, payment_methods, refunded_charges, subscriptions, tenant,
};
use stripe::Fetched;
use stripe::objects::{self, Metadata, UnixTime};

use crate::app::App;

/// Key of a Stripe object's metadata that names the project it belongs to.
pub const PROJECT_KEY: &str = "project_id";

/// What stores a customer, or notes that Stripe has deleted it.
pub fn customer(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::Customer>,
    observed_at: impl Into<Observation>,
) -> Changes {
    let observed_at = observed_at.into();
    app.watchers.touched(team, &seen.object.id);
    if seen.object.deleted {
        return customers::mark_deleted(team, &seen.object.id, observed_at).into();
    }
    customers::upsert(team, &app.new_id(Kind::Customer), &observed_customer(seen, observed_at)).into()
}

/// What stores a product, or notes that Stripe has deleted it.
pub fn product(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::Product>,
    observed_at: impl Into<Observation>,
) -> Changes {
    let observed_at = observed_at.into();
    if seen.object.deleted {
        return catalogue::mark_product_deleted(team, &seen.object.id, observed_at).into();
    }
    match observed_product(seen, observed_at) {
        Ok(observed) => catalogue::upsert_product(team, &app.new_id(Kind::Product), &observed).into(),
        Err(lacks) => left_out(team, "product", &seen.object.id, lacks),
    }
}

/// What stores a price, or notes that Stripe has deleted it.
pub fn price(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::Price>,
    observed_at: impl Into<Observation>,
) -> Changes {
    let observed_at = observed_at.into();
    if seen.object.deleted {
        return catalogue::mark_price_deleted(team, &seen.object.id, observed_at).into();
    }
    match observed_price(&seen.object, &seen.raw, observed_at) {
        Ok(observed) => {
            let upsert = catalogue::upsert_price(team, &app.new_id(Kind::Price), &observed);
            [upsert].into_iter().chain(catalogue::fill_in_tiers(team, &observed)).collect()
        }
        Err(lacks) => left_out(team, "price", &seen.object.id, lacks),
    }
}

/// What stores a subscription and its items, but not their prices; nothing if it can't be a row. The first command changes no row
/// when the mirror has something newer.
pub fn subscription_alone(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::Subscription>,
    observed_at: Observation,
) -> Changes {
    let observed = match observed_subscription(seen, observed_at) {
        Ok(observed) => observed,
        Err(lacks) => return left_out(team, "subscription", &seen.object.id, lacks),
    };
    let mut commands = vec![subscriptions::upsert(team, &app.new_id(Kind::Subscription), &observed)];
    commands.extend(subscriptions::upsert_items(team, &observed));
    // Events come often and rarely take an item away, so this is left to the next answer.
    if let Observation::Asked(_) = observed_at {
        commands.push(subscriptions::delete_old_items(team, &observed));
    }
    commands.into()
}

/// What stores the prices of a subscription's items, by their ids: [`catalogue::upsert_mentioned_price`] or
/// [`catalogue::insert_mentioned_price`].
pub fn prices_of_subscription(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::Subscription>,
    observed_at: Observation,
    store: fn(&tenant::Team, &str, &catalogue::ObservedPrice) -> Command,
) -> BTreeMap<String, Command> {
    let mut prices = BTreeMap::new();
    for price in observed_item_prices(seen, observed_at) {
        match price {
            Ok(price) => drop(prices.insert(price.stripe_price_id.clone(), price)),
            Err(lacks) => drop(left_out(team, "price of a subscription", &seen.object.id, lacks)),
        }
    }
    let stored = |(id, price)| (id, store(team, &app.new_id(Kind::Price), &price));
    prices.into_iter().map(stored).collect()
}

/// What stores a subscription, its items and their prices.
pub fn subscription(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::Subscription>,
    observed_at: impl Into<Observation>,
) -> Changes {
    subscriptions(app, team, std::slice::from_ref(seen), observed_at)
}

/// What stores several subscriptions, as [`subscription`] does.
pub fn subscriptions(
    app: &App,
    team: &tenant::Team,
    seen: &[Fetched<objects::Subscription>],
    observed_at: impl Into<Observation>,
) -> Changes {
    let observed_at = observed_at.into();
    let mut prices = BTreeMap::new();
    let mut observed = BTreeMap::new();
    for seen in seen {
        let id = seen.object.id.as_str();
        for price in observed_item_prices(seen, observed_at) {
            match price {
                Ok(price) => drop(prices.insert(price.stripe_price_id.clone(), price)),
                Err(lacks) => drop(left_out(team, "price of a subscription", id, lacks)),
            }
        }
        match observed_subscription(seen, observed_at) {
            Ok(subscription) => drop(observed.insert(id, subscription)),
            Err(lacks) => drop(left_out(team, "subscription", id, lacks)),
        }
    }
    let upsert = |price| catalogue::upsert_mentioned_price(team, &app.new_id(Kind::Price), price);
    let mut commands: Vec<Command> = prices.values().map(upsert).collect();
    for subscription in observed.values() {
        app.watchers.touched(team, &subscription.stripe_customer_id);
        commands.push(subscriptions::upsert(team, &app.new_id(Kind::Subscription), subscription));
    }
    let observed = || observed.values();
    commands.extend(observed().flat_map(|subscription| subscriptions::upsert_items(team, subscription)));
    commands.extend(observed().map(|subscription| subscriptions::delete_old_items(team, subscription)));
    commands.into()
}

/// What stores an invoice, or notes that Stripe has deleted it (only drafts can be).
pub fn invoice(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::Invoice>,
    observed_at: impl Into<Observation>,
) -> Changes {
    let observed_at = observed_at.into();
    if seen.object.deleted {
        return invoices::mark_deleted(team, &seen.object.id, observed_at).into();
    }
    match observed_invoice(seen, observed_at) {
        Ok(observed) => {
            app.watchers.touched(team, &observed.stripe_customer_id);
            invoices::upsert(team, &app.new_id(Kind::Invoice), &observed).into()
        }
        Err(lacks) => left_out(team, "invoice", &seen.object.id, lacks),
    }
}

/// What stores a credit note.
pub fn credit_note(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::CreditNote>,
    asked_at: i64,
) -> Changes {
    match observed_credit_note(seen, asked_at) {
        Ok(observed) => {
            app.watchers.touched(team, &observed.stripe_customer_id);
            credit_notes::upsert(team, &app.new_id(Kind::CreditNote), &observed).into()
        }
        Err(lacks) => left_out(team, "credit note", &seen.object.id, lacks),
    }
}

/// What stores how much was given back of a charge, beside the invoice that it paid; nothing if it is nobody's.
pub fn refunded_charge(
    app: &App,
    team: &tenant::Team,
    charge: &objects::Charge,
    invoice: Option<String>,
    asked_at: i64,
) -> Changes {
    let Some(observed) = observed_refunded_charge(charge, invoice, asked_at) else {
        return Changes::default();
    };
    app.watchers.touched(team, &observed.stripe_customer_id);
    refunded_charges::upsert(team, &observed).into()
}

/// What stores a payment method.
pub fn payment_method(
    app: &App,
    team: &tenant::Team,
    seen: &Fetched<objects::PaymentMethod>,
    observed_at: impl Into<Observation>,
) -> Changes {
    let observed_at = observed_at.into();
    let observed = observed_payment_method(seen, observed_at);
    if let Some(customer) = &observed.stripe_customer_id {
        app.watchers.touched(team, customer);
    }
    payment_methods::upsert(team, &app.new_id(Kind::PaymentMethod), &observed).into()
}

/// The field without which an object can't be a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lacks(&'static str);

fn left_out(team: &tenant::Team, what: &str, id: &str, lacks: Lacks) -> Changes {
    tracing::warn!(
        team = team.id,
        id,
        lacks = lacks.0,
        "an object of Stripe's was left out of the mirror: {what}"
    );
    Changes::default()
}

fn observed_customer(seen: &Fetched<objects::Customer>, observed_at: Observation) -> customers::Observed {
    let customer = &seen.object;
    customers::Observed {
        stripe_customer_id: customer.id.clone(),
        project_id: text(customer.metadata.get(PROJECT_KEY).map(String::as_str)),
        email: text(customer.email.as_deref()),
        name: text(customer.name.as_deref()),
        currency: customer.currency.as_deref().map(str::to_lowercase),
        default_payment_method: customer.default_payment_method_id().map(str::to_owned),
        discount: discounts::of_customer(customer),
        balance: customer.balance(),
        preferred_locales: json(&customer.preferred_locales),
        metadata: metadata(&customer.metadata),
        deleted: false,
        created_at: created(customer.created, observed_at),
        observed_at,
        raw: seen.raw.clone(),
    }
}

fn observed_product(
    seen: &Fetched<objects::Product>,
    observed_at: Observation,
) -> Result<catalogue::ObservedProduct, Lacks> {
    let product = &seen.object;
    Ok(catalogue::ObservedProduct {
        stripe_product_id: product.id.clone(),
        project_id: product.metadata.get(PROJECT_KEY).cloned(),
        name: text(product.name.as_deref()).ok_or(Lacks("name"))?,
        description: text(product.description.as_deref()),
        active: product.active.unwrap_or(true),
        metadata: metadata(&product.metadata),
        created_at: created(product.created, observed_at),
        observed_at,
        raw: seen.raw.clone(),
    })
}

fn observed_price(
    price: &objects::Price,
    raw: &Arc<str>,
    observed_at: Observation,
) -> Result<catalogue::ObservedPrice, Lacks> {
    /// Written anew, they are the same text whenever they say the same.
    #[derive(Deserialize)]
    struct WithTiers {
        tiers: Option<Vec<serde_json::Value>>,
    }
    let tiers = serde_json::from_str::<WithTiers>(raw).ok().and_then(|raw| raw.tiers);
    let recurring = price.recurring.as_ref();
    let packages = price.transform_quantity.as_ref();
    Ok(catalogue::ObservedPrice {
        stripe_price_id: price.id.clone(),
        stripe_product_id: price.product.as_ref().map(|product| product.id().to_owned()),
        currency: price.currency.as_deref().map(str::to_lowercase).ok_or(Lacks("currency"))?,
        unit_amount: price.unit_amount,
        unit_amount_decimal: price.unit_amount_decimal.clone(),
        interval: recurring.and_then(|recurring| Some(recurring.interval.as_ref()?.to_string())),
        interval_count: recurring.and_then(|recurring| recurring.interval_count.map(i64::from)),
        usage_type: recurring.and_then(|recurring| Some(recurring.usage_type.as_ref()?.to_string())),
        billing_scheme: price.billing_scheme.as_ref().map(ToString::to_string),
        tiers: tiers.and_then(|tiers| serde_json::to_string(&tiers).ok()),
        tiers_mode: price.tiers_mode.as_ref().map(ToString::to_string),
        package_size: packages
            .and_then(|packages| packages.divide_by)
            .and_then(|size| i64::try_from(size).ok()),
        package_round: packages.and_then(|packages| Some(packages.round.as_ref()?.to_string())),
        nickname: text(price.nickname.as_deref()),
        active: price.active.unwrap_or(true),
        created_at: created(price.created, observed_at),
        observed_at,
        raw: raw.clone(),
    })
}

/// The prices that a subscription's items carry, each beside its own JSON. Those of items from before prices are read from the
/// item's plan. Stripe never sends their tiers here.
fn observed_item_prices(
    seen: &Fetched<objects::Subscription>,
    observed_at: Observation,
) -> Vec<Result<catalogue::ObservedPrice, Lacks>> {
    #[derive(Deserialize)]
    struct RawSubscription<'a> {
        #[serde(borrow)]
        items: Option<RawItems<'a>>,
    }
    #[derive(Deserialize)]
    struct RawItems<'a> {
        #[serde(default, borrow)]
        data: Vec<RawItem<'a>>,
    }
    #[derive(Deserialize)]
    struct RawItem<'a> {
        #[serde(borrow)]
        price: Option<&'a RawValue>,
        #[serde(borrow)]
        plan: Option<&'a RawValue>,
    }
    let raw = serde_json::from_str::<RawSubscription<'_>>(&seen.raw).ok().and_then(|raw| raw.items);
    let raw = raw.map_or(Vec::new(), |items| items.data).into_iter().map(|item| item.price.or(item.plan));
    let items = seen.object.items.data.iter().zip(raw);
    let prices = items.filter_map(|(item, raw)| Some((item.price()?, raw?)));
    prices.map(|(price, raw)| observed_price(&price, &raw.get().into(), observed_at)).collect()
}

fn observed_subscription(
    seen: &Fetched<objects::Subscription>,
    observed_at: Observation,
) -> Result<subscriptions::Observed, Lacks> {
    let subscription = &seen.object;
    let period = subscription.period();
    let own_method = subscription.default_payment_method.as_ref().map(|method| method.id());
    let pause = subscription.pause_collection.as_ref();
    let trial_end = subscription.trial_settings.as_ref().and_then(|settings| settings.end_behavior.as_ref());
    let at_trial_end = trial_end.and_then(|end| end.missing_payment_method.clone());
    let own_source = subscription.default_source.as_ref().map(|source| source.id());
    let items = subscription.items.data.iter().map(|item| {
        let period = subscription.item_period(item);
        Ok(subscriptions::ObservedItem {
            stripe_item_id: item.id.clone(),
            stripe_price_id: item.price().ok_or(Lacks("items.data.price"))?.id.clone(),
            quantity: item.quantity.and_then(|quantity| i64::try_from(quantity).ok()),
            current_period_start: period.map(|period| period.start.epoch_ms()),
            current_period_end: period.map(|period| period.end.epoch_ms()),
        })
    });
    Ok(subscriptions::Observed {
        stripe_subscription_id: subscription.id.clone(),
        stripe_customer_id: subscription.customer.as_ref().ok_or(Lacks("customer"))?.id().to_owned(),
        status: subscription.status.as_ref().ok_or(Lacks("status"))?.to_string(),
        cancel_at_period_end: subscription.cancel_at_period_end,
        cancel_at: subscription.cancel_at.map(UnixTime::epoch_ms),
        canceled_at: subscription.canceled_at.map(UnixTime::epoch_ms),
        ended_at: subscription.ended_at.map(UnixTime::epoch_ms),
        current_period_start: period.map(|period| period.start.epoch_ms()),
        current_period_end: period.map(|period| period.end.epoch_ms()),
        trial_end: subscription.trial_end.map(UnixTime::epoch_ms),
        missing_payment_method: at_trial_end.filter(|word| word != "create_invoice"),
        schedule_id: subscription.schedule.as_ref().map(|schedule| schedule.id().to_owned()),
        collection_paused: pause.is_some(),
        collection_resumes_at: pause.and_then(|pause| pause.resumes_at).map(UnixTime::epoch_ms),
        sends_invoices: subscription.sends_invoices(),
        flexible_billing: subscription.is_billed_flexibly(),
        default_payment_method: own_method.or(own_source).map(str::to_owned),
        discounts: discounts::of_subscription(subscription),
        metadata: metadata(&subscription.metadata),
        items: items.collect::<Result<_, _>>()?,
        created_at: created(subscription.created, observed_at),
        observed_at,
        raw: seen.raw.clone(),
    })
}

fn observed_invoice(
    seen: &Fetched<objects::Invoice>,
    observed_at: Observation,
) -> Result<invoices::Observed, Lacks> {
    let invoice = &seen.object;
    let total = invoice.total.ok_or(Lacks("total"))?;
    let amount_paid = invoice.amount_paid.unwrap_or(0);
    // Of a draft, what is due is its total settled with the customer's balance as that is now (Stripe's API reference,
    // `starting_balance`), which changes without any event of the draft's.
    let is_draft = invoice.status() == Some(objects::InvoiceStatus::Draft);
    let amount_due = invoice.amount_due.filter(|_| !is_draft).unwrap_or(total);
    let amount_remaining = invoice.amount_remaining.filter(|_| !is_draft);
    let subject = invoice_subject::of(invoice);
    Ok(invoices::Observed {
        stripe_invoice_id: invoice.id.clone(),
        stripe_customer_id: invoice.customer.as_ref().ok_or(Lacks("customer"))?.id().to_owned(),
        stripe_subscription_id: invoice.subscription_id().map(str::to_owned),
        number: text(invoice.number.as_deref()),
        status: invoice.status().ok_or(Lacks("status"))?.to_string(),
        currency: invoice.currency.as_deref().map(str::to_lowercase).ok_or(Lacks("currency"))?,
        total,
        amount_due,
        amount_paid,
        amount_remaining: amount_remaining.unwrap_or(amount_due - amount_paid),
        due_at: invoice.due_date.map(UnixTime::epoch_ms),
        next_attempt_at: invoice.next_payment_attempt.map(UnixTime::epoch_ms),
        attempt_count: invoice.attempt_count.map_or(0, i64::from),
        has_pdf: invoice.invoice_pdf.is_some(),
        tax: invoice.tax(),
        pre_payment_credit: invoice.pre_payment_credit_notes_amount.unwrap_or(0),
        post_payment_credit: invoice.post_payment_credit_notes_amount.unwrap_or(0),
        description: text(subject.description.as_deref()),
        other_things: subject.other_things,
        period_start: subject.period.map(|period| period.start.epoch_ms()),
        period_end: subject.period.map(|period| period.end.epoch_ms()),
        created_at: created(invoice.created(), observed_at),
        observed_at,
        raw: seen.raw.clone(),
    })
}

fn observed_credit_note(
    seen: &Fetched<objects::CreditNote>,
    asked_at: i64,
) -> Result<credit_notes::Observed, Lacks> {
    let note = &seen.object;
    let refunds = note.refunds.iter().filter_map(|refund| refund.amount_refunded);
    Ok(credit_notes::Observed {
        stripe_credit_note_id: note.id.clone(),
        stripe_invoice_id: note.invoice.as_ref().ok_or(Lacks("invoice"))?.id().to_owned(),
        stripe_customer_id: note.customer.as_ref().ok_or(Lacks("customer"))?.id().to_owned(),
        number: text(note.number.as_deref()),
        status: note.status.as_ref().ok_or(Lacks("status"))?.to_string(),
        total: note.total.ok_or(Lacks("total"))?,
        refunded: refunds.fold(0, i64::saturating_add),
        has_pdf: note.pdf.is_some(),
        created_at: created(note.created, asked_at.into()),
        asked_at,
        raw: seen.raw.clone(),
    })
}

/// None without a customer or an amount.
fn observed_refunded_charge(
    charge: &objects::Charge,
    invoice: Option<String>,
    asked_at: i64,
) -> Option<refunded_charges::Observed> {
    Some(refunded_charges::Observed {
        stripe_charge_id: charge.id.clone(),
        stripe_customer_id: charge.customer.as_ref()?.id().to_owned(),
        stripe_invoice_id: invoice,
        amount_refunded: charge.amount_refunded?,
        asked_at,
    })
}

fn observed_payment_method(
    seen: &Fetched<objects::PaymentMethod>,
    observed_at: Observation,
) -> payment_methods::Observed {
    let method = &seen.object;
    let instrument = method.instrument();
    payment_methods::Observed {
        stripe_payment_method_id: method.id.clone(),
        stripe_customer_id: method.customer.as_ref().map(|customer| customer.id().to_owned()),
        kind: instrument.kind.to_owned(),
        label: payment_method_label::of(&instrument).replace('\0', ""),
        last4: text(instrument.last4),
        exp_month: instrument.exp_month.map(i64::from),
        exp_year: instrument.exp_year.map(i64::from),
        wallet: text(instrument.wallet),
        brand: instrument.brand,
        created_at: created(method.created, observed_at),
        observed_at,
        raw: seen.raw.clone(),
    }
}

/// A text as both databases can keep it: PostgreSQL takes no NUL.
fn text(text: Option<&str>) -> Option<String> {
    text.map(|text| text.replace('\0', ""))
}

fn created(at: Option<UnixTime>, observed_at: Observation) -> i64 {
    at.map_or(observed_at.at(), UnixTime::epoch_ms)
}

fn metadata(metadata: &Metadata) -> String {
    serde_json::to_string(metadata).unwrap_or_else(|_| "{}".to_owned())
}

fn json(texts: &[String]) -> String {
    serde_json::to_string(texts).unwrap_or_else(|_| "[]".to_owned())
}

#[cfg(test)]
mod tests;
