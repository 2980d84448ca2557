//! A subscription's states, and what moves it from one to the next.
//! Source: Stripe's documentation, "How subscriptions work".

use crate::engine::{invoicing, payments, schedules};
use crate::objects::invoice::{BillingReason, InvoiceStatus};
use crate::objects::subscription::{CancellationReason, CollectionMethod, Status, Subscription};
use crate::objects::{Seconds, words};
use crate::state::State;

/// How long a first payment may take before the subscription expires.
pub(crate) const INCOMPLETE_TIME: Seconds = 23 * 3_600;

/// What becomes of a subscription when every attempt to collect a renewal has failed: the account's setting
/// "manage failed payments" in Stripe's dashboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterLastRetry {
    /// It is canceled.
    #[default]
    Cancel,
    /// It goes on as `unpaid`; its invoices stay drafts.
    MarkUnpaid,
    /// It stays `past_due`.
    LeavePastDue,
}

/// Whether the first invoice is charged when a subscription starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FirstPayment {
    /// At once; a failure leaves the subscription incomplete.
    Collect,
    /// The customer pays on a page.
    Await,
}

/// Starts a subscription that was put together by a request: its first invoice, its payment, its state.
pub(crate) fn start(state: &mut State, subscription: Subscription, first_payment: FirstPayment) {
    let id = subscription.id.clone();
    let customer = subscription.customer.clone();
    let currency = subscription.currency.clone();
    let items: Vec<String> = subscription.items.iter().map(|item| item.id.clone()).collect();
    let starts_incomplete = subscription.collection_method == CollectionMethod::ChargeAutomatically
        && subscription.status == Status::Active;
    let row = state.subscriptions.insert(subscription);
    if starts_incomplete {
        row.status = Status::Incomplete;
    }
    state.change("customer.updated", &customer.clone(), |state| {
        if let Some(customer) = state.customers.get_mut(&customer) {
            customer.currency.get_or_insert(currency);
        }
    });
    let invoice = invoicing::draft(state, &id, &items, BillingReason::SubscriptionCreate);
    state.record("customer.subscription.created", &id);
    let Some(invoice) = invoice else { return };
    invoicing::finalize(state, &invoice);
    let is_open = state.invoices.get(&invoice).is_some_and(|invoice| invoice.status == InvoiceStatus::Open);
    if is_open && starts_incomplete && first_payment == FirstPayment::Collect {
        payments::collect_automatically(state, &invoice);
    }
}

/// Ends a subscription now.
pub(crate) fn cancel(state: &mut State, id: &str, reason: CancellationReason) {
    let now = state.now();
    let Some(subscription) = state.subscriptions.get_mut(id) else { return };
    if subscription.status.has_ended() {
        return;
    }
    let (schedule, customer) = (subscription.schedule.clone(), subscription.customer.clone());
    subscription.status = Status::Canceled;
    subscription.canceled_at.get_or_insert(now);
    subscription.ended_at = Some(now);
    subscription.cancellation_details.reason.get_or_insert(reason);
    let open_drafts: Vec<String> = state
        .invoices
        .with_key(&customer)
        .filter(|invoice| invoice.subscription.as_deref() == Some(id))
        .filter(|invoice| matches!(invoice.status, InvoiceStatus::Draft | InvoiceStatus::Open))
        .map(|invoice| invoice.id.clone())
        .collect();
    for invoice in open_drafts {
        invoicing::change(state, &invoice, invoicing::stop_collecting);
    }
    state.record("customer.subscription.deleted", id);
    if let Some(schedule) = schedule {
        schedules::cancel(state, &schedule, reason);
    }
}

/// A paid invoice brings its subscription back to life.
pub(crate) fn after_payment(state: &mut State, id: &str, invoice: &str) {
    let is_latest = |subscription: &Subscription| subscription.latest_invoice.as_deref() == Some(invoice);
    let waits = |status| matches!(status, Status::Incomplete | Status::PastDue | Status::Unpaid);
    state.change("customer.subscription.updated", id, |state| {
        if let Some(subscription) = state.subscriptions.get_mut(id)
            && is_latest(subscription)
            && waits(subscription.status)
        {
            subscription.status = Status::Active;
        }
    });
}

/// A first payment that is on its way is trusted: its subscription runs.
/// Source: Stripe's documentation, "How subscriptions work", on payments that take days.
pub(crate) fn after_begun_payment(state: &mut State, id: &str) {
    state.change("customer.subscription.updated", id, |state| {
        if let Some(subscription) = state.subscriptions.get_mut(id)
            && subscription.status == Status::Incomplete
        {
            subscription.status = Status::Active;
        }
    });
}

/// A failed payment puts its subscription in arrears; the last failure decides its fate.
pub(crate) fn after_failed_payment(state: &mut State, id: &str, invoice: &str, given_up: bool) {
    let Some(subscription) = state.subscriptions.get(id) else { return };
    let is_latest = subscription.latest_invoice.as_deref() == Some(invoice);
    if !is_latest || subscription.status.has_ended() || subscription.status == Status::Incomplete {
        return;
    }
    if given_up && state.after_last_retry == AfterLastRetry::Cancel {
        return cancel(state, id, CancellationReason::PaymentFailed);
    }
    let status = if given_up && state.after_last_retry == AfterLastRetry::MarkUnpaid {
        Status::Unpaid
    } else {
        Status::PastDue
    };
    state.change("customer.subscription.updated", id, |state| {
        if let Some(subscription) = state.subscriptions.get_mut(id) {
            subscription.status = status;
        }
    });
}

/// Ends a trial now, and begins the first paid period. Returns the invoice, which is still to be collected.
pub(crate) fn end_trial(state: &mut State, id: &str) -> Option<String> {
    let now = state.now();
    state.change("customer.subscription.updated", id, |state| {
        let mut items = state.subscriptions.get(id)?.items.clone();
        for item in &mut items {
            item.period_end = now;
            invoicing::roll_period(state, now, item);
        }
        let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
        let subscription = state.subscriptions.get_mut(id)?;
        subscription.items = items;
        subscription.status = Status::Active;
        subscription.trial_end = Some(now);
        subscription.billing_cycle_anchor = now;
        invoicing::draft(state, id, &ids, BillingReason::SubscriptionCycle)
    })
}

words! {
    /// What a resumed subscription's periods are counted from.
    Anchor {
        /// The resumption, which begins a new period for all items.
        Now = "now",
        /// What it was before. Only items whose period is over begin a new one.
        Unchanged = "unchanged",
    }
}

/// Takes up a paused subscription again, and bills the periods that begin by that.
pub(crate) fn resume(state: &mut State, id: &str, anchor: Anchor) {
    let now = state.now();
    let invoice = state.change("customer.subscription.updated", id, |state| {
        let subscription = state.subscriptions.get(id)?;
        let mut items = subscription.items.clone();
        let restarts = anchor == Anchor::Now;
        let anchor = if restarts { now } else { subscription.billing_cycle_anchor };
        let mut begun = Vec::new();
        for item in &mut items {
            if restarts {
                item.period_end = now;
                invoicing::roll_period(state, anchor, item);
            } else if item.period_end <= now {
                // Periods that went by while it was paused are not billed.
                while item.period_end <= now && invoicing::roll_period(state, anchor, item) {}
            } else {
                continue;
            }
            begun.push(item.id.clone());
        }
        let subscription = state.subscriptions.get_mut(id)?;
        subscription.items = items;
        subscription.status = Status::Active;
        subscription.billing_cycle_anchor = anchor;
        if begun.is_empty() {
            return None;
        }
        invoicing::draft(state, id, &begun, BillingReason::SubscriptionUpdate)
    });
    state.record("customer.subscription.resumed", id);
    if let Some(invoice) = invoice {
        invoicing::finalize(state, &invoice);
        collect_if_open(state, &invoice);
    }
}

/// Charges an invoice if it is open and meant to be charged.
pub(crate) fn collect_if_open(state: &mut State, invoice: &str) {
    let Some(found) = state.invoices.get(invoice) else { return };
    if found.status == InvoiceStatus::Open && found.collection_method == CollectionMethod::ChargeAutomatically
    {
        payments::collect_automatically(state, invoice);
    }
}
