//! The life of an invoice: drafted, finalised, then paid, voided or given up.

use crate::engine::{discounting, payments};
use crate::objects::Seconds;
use crate::objects::invoice::{self, BillingReason, Invoice, InvoiceStatus, Line, LineSource};
use crate::objects::metadata::Metadata;
use crate::objects::subscription::{
    CollectionMethod, Item, PauseBehavior, PendingProration, Status, Subscription, period_end,
};
use crate::state::State;

/// How long an invoice of a renewal stays a draft.
/// Source: Stripe's documentation, "Subscription invoices": about an hour.
pub(crate) const DRAFT_TIME: Seconds = 3_600;

/// When a finalised invoice that nobody paid is due, if the subscription does not say.
const DEFAULT_DAYS_UNTIL_DUE: i64 = 30;

/// Drafts the invoice of a subscription for the given items, at the periods they are in now.
pub(crate) fn draft(
    state: &mut State,
    subscription: &str,
    items: &[String],
    reason: BillingReason,
) -> Option<String> {
    let subscription = state.subscriptions.get(subscription)?.clone();
    let mut lines = pending_proration_lines(state, &subscription);
    let billed = subscription.items.iter().filter(|item| items.contains(&item.id));
    lines.extend(billed.filter_map(|item| item_line(state, &subscription, item)));
    let invoice = new_invoice(state, &subscription, lines, reason, state.now())?;
    let (id, used) = (invoice.id.clone(), invoice.discounts.clone());
    let charges = invoice.subtotal() > 0;
    state.invoices.insert(invoice);
    if let Some(subscription) = state.subscriptions.get_mut(&subscription.id) {
        subscription.pending_prorations.clear();
        subscription.latest_invoice = Some(id.clone());
    }
    // A trial's invoice is for nothing, and uses nothing up.
    if charges {
        discounting::use_up(state, &subscription.id, &used);
    }
    state.record("invoice.created", &id);
    Some(id)
}

/// The invoice that the next renewal would make, as far as is known today. It is not kept.
pub(crate) fn preview(state: &State, subscription: &Subscription) -> Option<Invoice> {
    let next = subscription.period_end();
    let mut renewed = subscription.clone();
    renewed.items.retain(|item| item.period_end == next);
    for item in &mut renewed.items {
        roll_period(state, subscription.billing_cycle_anchor, item);
    }
    let mut lines = pending_proration_lines(state, subscription);
    lines.extend(renewed.items.iter().filter_map(|item| item_line(state, subscription, item)));
    let mut invoice = new_invoice(state, subscription, lines, BillingReason::Upcoming, next)?;
    invoice.id = state.new_id("upcoming_in_", 24);
    (invoice.created, invoice.period_end) = (next, next);
    let is_charged = subscription.collection_method == CollectionMethod::ChargeAutomatically;
    invoice.next_payment_attempt = is_charged.then_some(next + DRAFT_TIME);
    Some(invoice)
}

/// Moves an item into its next period. `false` when its price has no periods.
pub(crate) fn roll_period(state: &State, anchor: Seconds, item: &mut Item) -> bool {
    let Some(recurring) = state.prices.get(&item.price).and_then(|price| price.recurring.as_ref()) else {
        return false;
    };
    let start = item.period_end;
    let end = period_end(anchor, start, recurring.interval, recurring.interval_count);
    item.period_start = start;
    item.period_end = end;
    true
}

/// Finalises a draft: it gets its number, the customer's balance is settled with it, and it can be paid. Nothing to pay counts as paid.
pub(crate) fn finalize(state: &mut State, id: &str) {
    let now = state.now();
    let Some(invoice) = state.invoices.get(id).filter(|invoice| invoice.status == InvoiceStatus::Draft)
    else {
        return;
    };
    let customer = invoice.customer.clone();
    let days = invoice.subscription.as_ref().and_then(|id| state.subscriptions.get(id)?.days_until_due);
    let number = state.customers.get_mut(&customer).map(|customer| {
        let number = format!("{}-{:04}", customer.invoice_prefix, customer.next_invoice_sequence);
        customer.next_invoice_sequence += 1;
        number
    });
    settle_balance(state, id);
    let Some(invoice) = state.invoices.get_mut(id) else { return };
    invoice.number = number;
    invoice.status = InvoiceStatus::Open;
    invoice.finalized_at = Some(now);
    (invoice.automatically_finalizes_at, invoice.next_payment_attempt) = (None, None);
    if invoice.collection_method == CollectionMethod::SendInvoice && invoice.due_date.is_none() {
        invoice.due_date = Some(now + days.unwrap_or(DEFAULT_DAYS_UNTIL_DUE) * 86_400);
    }
    let nothing_due = invoice.amount_due() == 0;
    state.record("invoice.finalized", id);
    if nothing_due {
        mark_paid(state, id);
    }
}

/// Takes the customer's credit off an invoice, or puts their debt on it. What is left of the credit stays, and what an invoice gives
/// back becomes one.
/// Source: Stripe's documentation, "Customer invoice balance".
fn settle_balance(state: &mut State, id: &str) {
    let Some(invoice) = state.invoices.get(id) else { return };
    let starting = invoice.balance_before(state);
    let ending = (invoice.total() + starting).min(0);
    let (customer, currency) = (invoice.customer.clone(), invoice.currency.clone());
    if let Some(invoice) = state.invoices.get_mut(id) {
        (invoice.starting_balance, invoice.ending_balance) = (starting, Some(ending));
    }
    change_balance(state, &customer, &currency, ending - starting);
}

/// Changes a customer's balance, which has one currency, and says so if it does.
fn change_balance(state: &mut State, customer: &str, currency: &str, by: i64) {
    state.change("customer.updated", customer, |state| {
        if let Some(customer) =
            state.customers.get_mut(customer).filter(|customer| customer.pays_in(currency))
        {
            customer.balance += by;
        }
    });
}

/// Settles an invoice, and with it the subscription it is for.
pub(crate) fn mark_paid(state: &mut State, id: &str) {
    let now = state.now();
    change(state, id, |invoice| {
        invoice.status = InvoiceStatus::Paid;
        invoice.paid_at = Some(now);
        invoice.next_payment_attempt = None;
        invoice.auto_advance = false;
    });
    let Some(invoice) = state.invoices.get(id) else { return };
    let (customer, subscription) = (invoice.customer.clone(), invoice.subscription.clone());
    state.record("invoice.paid", id);
    state.record("invoice.payment_succeeded", id);
    state.change("customer.updated", &customer.clone(), |state| {
        if let Some(customer) = state.customers.get_mut(&customer) {
            customer.delinquent = false;
        }
    });
    if let Some(subscription) = subscription {
        super::lifecycle::after_payment(state, &subscription, id);
    }
}

/// Withdraws an invoice, and gives back what it took of the customer's balance.
/// Source: Stripe's changelog, 2019-12-03, "Customer balances are now returned when voiding invoices".
pub(crate) fn void(state: &mut State, id: &str) {
    let now = state.now();
    if let Some(invoice) = state.invoices.get(id)
        && let Some(ending) = invoice.ending_balance
    {
        let (customer, currency) = (invoice.customer.clone(), invoice.currency.clone());
        let taken = invoice.starting_balance - ending;
        change_balance(state, &customer, &currency, taken);
    }
    change(state, id, |invoice| {
        invoice.status = InvoiceStatus::Void;
        invoice.voided_at = Some(now);
        stop_collecting(invoice);
    });
    payments::cancel_intent(state, id);
    state.record("invoice.voided", id);
}

/// Gives an invoice up. It can still be paid.
pub(crate) fn mark_uncollectible(state: &mut State, id: &str) {
    let now = state.now();
    change(state, id, |invoice| {
        invoice.status = InvoiceStatus::Uncollectible;
        invoice.marked_uncollectible_at = Some(now);
        stop_collecting(invoice);
    });
    state.record("invoice.marked_uncollectible", id);
}

/// Changes an invoice, and says so.
pub(crate) fn change(state: &mut State, id: &str, change: impl FnOnce(&mut Invoice)) {
    state.change("invoice.updated", id, |state| {
        if let Some(invoice) = state.invoices.get_mut(id) {
            change(invoice);
        }
    });
}

/// Takes an invoice out of the automatic collection.
pub(crate) fn stop_collecting(invoice: &mut Invoice) {
    invoice.auto_advance = false;
    invoice.automatically_finalizes_at = None;
    invoice.next_payment_attempt = None;
}

/// What becomes of a renewal's invoice while collection is paused. Returns whether it was dealt with.
pub(crate) fn settle_while_paused(state: &mut State, subscription: &str, invoice: &str) -> bool {
    let Some(pause) =
        state.subscriptions.get(subscription).and_then(|subscription| subscription.pause_collection)
    else {
        return false;
    };
    match pause.behavior {
        PauseBehavior::KeepAsDraft => change(state, invoice, stop_collecting),
        PauseBehavior::Void => {
            finalize(state, invoice);
            void(state, invoice);
        }
        PauseBehavior::MarkUncollectible => {
            finalize(state, invoice);
            mark_uncollectible(state, invoice);
        }
    }
    true
}

fn new_invoice(
    state: &State,
    subscription: &Subscription,
    lines: Vec<Line>,
    reason: BillingReason,
    at: Seconds,
) -> Option<Invoice> {
    let mut invoice = empty(state, &subscription.customer, &subscription.currency)?;
    let is_cycle = reason == BillingReason::SubscriptionCycle;
    let is_charged = subscription.collection_method == CollectionMethod::ChargeAutomatically;
    if is_cycle {
        let period = subscription.items.iter().map(|item| (item.period_start, item.period_end)).min();
        (invoice.period_start, invoice.period_end) = period.unwrap_or((invoice.created, invoice.created));
        invoice.automatically_finalizes_at = Some(invoice.created + DRAFT_TIME);
        invoice.next_payment_attempt = invoice.automatically_finalizes_at.filter(|_| is_charged);
    }
    Some(Invoice {
        subscription: Some(subscription.id.clone()),
        subscription_metadata: subscription.metadata.clone(),
        discounts: discounting::taken_off(state, subscription, &lines, at),
        lines,
        billing_reason: reason,
        collection_method: subscription.collection_method,
        auto_advance: true,
        ..invoice
    })
}

/// A draft for nothing yet, made by hand.
pub(crate) fn empty(state: &State, customer: &str, currency: &str) -> Option<Invoice> {
    let customer = state.customers.get(customer)?;
    let now = state.now();
    let tax_ids = state.tax_ids.with_key(&customer.id);
    Some(Invoice {
        id: state.new_id(invoice::PREFIX, invoice::ID_CHARS),
        created: now,
        customer: customer.id.clone(),
        customer_email: customer.email.clone(),
        customer_name: customer.name.clone(),
        customer_address: customer.address.clone(),
        customer_tax_ids: tax_ids.map(|tax_id| (tax_id.kind, tax_id.value.clone())).collect(),
        subscription: None,
        subscription_metadata: Metadata::new(),
        number: None,
        status: InvoiceStatus::Draft,
        currency: currency.to_owned(),
        lines: Vec::new(),
        discounts: Vec::new(),
        billing_reason: BillingReason::Manual,
        collection_method: CollectionMethod::ChargeAutomatically,
        default_payment_method: None,
        description: None,
        metadata: Metadata::new(),
        auto_advance: false,
        automatically_finalizes_at: None,
        attempt_count: 0,
        next_payment_attempt: None,
        payment_intent: None,
        due_date: None,
        period_start: now,
        period_end: now,
        finalized_at: None,
        paid_at: None,
        paid_out_of_band: false,
        voided_at: None,
        marked_uncollectible_at: None,
        starting_balance: 0,
        ending_balance: None,
        pre_payment_credit: 0,
        post_payment_credit: 0,
        link_secret: state.random("", invoice::SECRET_CHARS),
    })
}

/// The line that bills an item for the period it is in. A trial is free.
pub(crate) fn item_line(state: &State, subscription: &Subscription, item: &Item) -> Option<Line> {
    let price = state.prices.get(&item.price)?;
    let product = state.products.get(&price.product)?;
    let quantity = item.quantity.unwrap_or(0);
    let in_trial = subscription.status == Status::Trialing && subscription.trial_end == Some(item.period_end);
    let description = if in_trial {
        format!("Trial period for {}", product.name)
    } else {
        format!("{quantity} × {}", product.name)
    };
    Some(Line {
        id: state.new_id("il_", 24),
        amount: if in_trial { 0 } else { price.amount(quantity) },
        description,
        price: Some((price.id.clone(), product.id.clone())),
        unit_amount: if in_trial { Some(0) } else { price.unit_amount() },
        quantity,
        period_start: item.period_start,
        period_end: item.period_end,
        source: LineSource::SubscriptionItem(item.id.clone()),
        proration: false,
    })
}

fn pending_proration_lines(state: &State, subscription: &Subscription) -> Vec<Line> {
    let as_line = |pending: &PendingProration| {
        let product = state.prices.get(&pending.price).map(|price| price.product.clone());
        Line {
            id: state.new_id("il_", 24),
            amount: pending.amount,
            description: pending.description.clone(),
            price: Some((pending.price.clone(), product.unwrap_or_default())),
            unit_amount: None,
            quantity: pending.quantity,
            period_start: pending.period_start,
            period_end: pending.period_end,
            source: LineSource::SubscriptionItem(pending.item.clone()),
            proration: true,
        }
    };
    subscription.pending_prorations.iter().map(as_line).collect()
}
