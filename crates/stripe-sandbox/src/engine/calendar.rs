//! What happens as time passes: everything that falls due, in order, each at its own moment.

use crate::engine::{invoicing, lifecycle, payments, schedules};
use crate::objects::Seconds;
use crate::objects::checkout_session::{CheckoutSession, SessionStatus};
use crate::objects::discount::Applied;
use crate::objects::invoice::{BillingReason, Invoice, InvoiceStatus};
use crate::objects::payment_intent::PaymentIntent;
use crate::objects::subscription::{
    CancellationReason, CollectionMethod, MissingPaymentMethod, Status, Subscription,
};
use crate::objects::subscription_schedule::SubscriptionSchedule;
use crate::state::State;

/// `customer.subscription.trial_will_end` comes this long before the end.
const TRIAL_NOTICE: Seconds = 3 * 86_400;

/// Something that falls due. At one moment, ends come before renewals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Work {
    AnnounceScheduleEnd(String),
    EndSchedule(String),
    CancelSubscription(String),
    AnnounceTrialEnd(String),
    EndTrial(String),
    EndDiscount(String),
    Renew(String),
    ExpireIncomplete(String),
    Unpause(String),
    FinalizeInvoice(String),
    SettleDebit(String),
    RetryPayment(String),
    ExpireSession(String),
}

/// Moves the sandbox's time forward, doing on the way what falls due.
pub(crate) fn advance(state: &mut State, by: Seconds) {
    let target = state.now().saturating_add(by);
    while let Some(due) = first_due(state).filter(|due| *due <= target) {
        let mut batch = due_work(state, due);
        batch.sort_unstable();
        state.move_time_to(due);
        for work in batch {
            perform(state, work);
        }
    }
    state.move_time_to(target);
}

/// When the next thing falls due.
fn first_due(state: &mut State) -> Option<Seconds> {
    let moments = [
        state.subscriptions.first_due(|row| subscription_work(row).map(|(at, _)| at)),
        state.schedules.first_due(|row| schedule_work(row).map(|(at, _)| at)),
        state.invoices.first_due(|row| invoice_work(row).map(|(at, _)| at)),
        state.payment_intents.first_due(|row| payment_work(row).map(|(at, _)| at)),
        state.checkout_sessions.first_due(|row| session_work(row).map(|(at, _)| at)),
    ];
    moments.into_iter().flatten().min()
}

/// What falls due at a moment.
fn due_work(state: &State, at: Seconds) -> Vec<Work> {
    let subscriptions = state.subscriptions.due_at(at).filter_map(subscription_work);
    let schedules = state.schedules.due_at(at).filter_map(schedule_work);
    let invoices = state.invoices.due_at(at).filter_map(invoice_work);
    let payments = state.payment_intents.due_at(at).filter_map(payment_work);
    let sessions = state.checkout_sessions.due_at(at).filter_map(session_work);
    subscriptions
        .chain(schedules)
        .chain(invoices)
        .chain(payments)
        .chain(sessions)
        .map(|(_, work)| work)
        .collect()
}

fn schedule_work(schedule: &SubscriptionSchedule) -> Option<(Seconds, Work)> {
    let id = schedule.id.clone();
    schedule.is_running().then(|| {
        if schedule.end_announced {
            (schedule.end(), Work::EndSchedule(id))
        } else {
            (schedule.end() - schedules::EXPIRY_NOTICE, Work::AnnounceScheduleEnd(id))
        }
    })
}

fn invoice_work(invoice: &Invoice) -> Option<(Seconds, Work)> {
    match invoice.status {
        InvoiceStatus::Draft => {
            Some((invoice.automatically_finalizes_at?, Work::FinalizeInvoice(invoice.id.clone())))
        }
        InvoiceStatus::Open => Some((invoice.next_payment_attempt?, Work::RetryPayment(invoice.id.clone()))),
        InvoiceStatus::Paid | InvoiceStatus::Uncollectible | InvoiceStatus::Void => None,
    }
}

fn payment_work(intent: &PaymentIntent) -> Option<(Seconds, Work)> {
    Some((intent.settles_at?, Work::SettleDebit(intent.id.clone())))
}

fn session_work(session: &CheckoutSession) -> Option<(Seconds, Work)> {
    let is_open = session.status == SessionStatus::Open;
    is_open.then(|| (session.expires_at, Work::ExpireSession(session.id.clone())))
}

/// What a subscription waits for next.
fn subscription_work(subscription: &Subscription) -> Option<(Seconds, Work)> {
    let id = || subscription.id.clone();
    let cancel = subscription.cancel_at.map(|at| (at, Work::CancelSubscription(id())));
    let unpause = subscription.pause_collection.and_then(|pause| pause.resumes_at);
    let unpause = unpause.map(|at| (at, Work::Unpause(id())));
    let discount = subscription.discounts.iter().filter_map(|discount| discount.end).min();
    let discount = discount.map(|at| (at, Work::EndDiscount(id())));
    let own = match subscription.status {
        Status::Trialing => {
            let end = subscription.trial_end?;
            if subscription.trial_end_announced {
                Some((end, Work::EndTrial(id())))
            } else {
                Some((end - TRIAL_NOTICE, Work::AnnounceTrialEnd(id())))
            }
        }
        Status::Active | Status::PastDue | Status::Unpaid => {
            Some((subscription.period_end(), Work::Renew(id())))
        }
        Status::Incomplete => {
            Some((subscription.created + lifecycle::INCOMPLETE_TIME, Work::ExpireIncomplete(id())))
        }
        Status::Paused => None,
        Status::Canceled | Status::IncompleteExpired => return None,
    };
    [cancel, unpause, discount, own].into_iter().flatten().min()
}

fn perform(state: &mut State, work: Work) {
    match work {
        Work::CancelSubscription(id) => {
            lifecycle::cancel(state, &id, CancellationReason::CancellationRequested);
        }
        Work::AnnounceScheduleEnd(id) => schedules::announce_end(state, &id),
        Work::EndSchedule(id) => schedules::end(state, &id),
        Work::AnnounceTrialEnd(id) => {
            if let Some(subscription) = state.subscriptions.get_mut(&id) {
                subscription.trial_end_announced = true;
            }
            state.record("customer.subscription.trial_will_end", &id);
        }
        Work::EndTrial(id) => end_trial(state, &id),
        Work::EndDiscount(id) => end_discounts(state, &id),
        Work::Renew(id) => renew(state, &id),
        Work::ExpireIncomplete(id) => expire_incomplete(state, &id),
        Work::Unpause(id) => {
            state.change("customer.subscription.updated", &id, |state| {
                if let Some(subscription) = state.subscriptions.get_mut(&id) {
                    subscription.pause_collection = None;
                }
            });
        }
        Work::FinalizeInvoice(id) => {
            // Its subscription may have ended in this very moment, and taken it out of collection.
            if state.invoices.get(&id).is_some_and(|invoice| invoice.automatically_finalizes_at.is_some()) {
                invoicing::finalize(state, &id);
                lifecycle::collect_if_open(state, &id);
            }
        }
        Work::SettleDebit(id) => payments::settle_debit(state, &id),
        Work::RetryPayment(id) => {
            let planned = state.invoices.get_mut(&id).and_then(|invoice| invoice.next_payment_attempt.take());
            if planned.is_some() {
                lifecycle::collect_if_open(state, &id);
            }
        }
        Work::ExpireSession(id) => expire_session(state, &id),
    }
}

/// Begins the next period of every item whose period is over, and drafts its invoice.
fn renew(state: &mut State, id: &str) {
    let now = state.now();
    let drafted = state.change("customer.subscription.updated", id, |state| {
        let subscription = state.subscriptions.get(id)?;
        let (anchor, status) = (subscription.billing_cycle_anchor, subscription.status);
        let mut items = subscription.items.clone();
        let mut renewed = Vec::new();
        for item in items.iter_mut().filter(|item| item.period_end <= now) {
            invoicing::roll_period(state, anchor, item);
            renewed.push(item.id.clone());
        }
        state.subscriptions.get_mut(id)?.items = items;
        let invoice = invoicing::draft(state, id, &renewed, BillingReason::SubscriptionCycle)?;
        if status == Status::Unpaid {
            invoicing::change(state, &invoice, invoicing::stop_collecting);
        }
        Some(invoice)
    });
    if let Some(invoice) = drafted {
        invoicing::settle_while_paused(state, id, &invoice);
    }
}

/// A trial ends in its first paid period, unless there is nothing to charge and the subscription says otherwise.
fn end_trial(state: &mut State, id: &str) {
    let Some(subscription) = state.subscriptions.get(id) else { return };
    let of_customer = || state.customers.get(&subscription.customer)?.default_payment_method.as_ref();
    let can_pay = subscription.collection_method == CollectionMethod::SendInvoice
        || subscription.default_payment_method.as_ref().or_else(of_customer).is_some();
    match subscription.missing_payment_method {
        MissingPaymentMethod::Cancel if !can_pay => {
            lifecycle::cancel(state, id, CancellationReason::PaymentFailed);
        }
        MissingPaymentMethod::Pause if !can_pay => {
            state.change("customer.subscription.updated", id, |state| {
                if let Some(subscription) = state.subscriptions.get_mut(id) {
                    subscription.status = Status::Paused;
                }
            });
            state.record("customer.subscription.paused", id);
        }
        _ => {
            let invoice = lifecycle::end_trial(state, id);
            if let Some(invoice) = invoice {
                invoicing::settle_while_paused(state, id, &invoice);
            }
        }
    }
}

/// Takes from a subscription the discounts whose time is over.
fn end_discounts(state: &mut State, id: &str) {
    let now = state.now();
    let ended = state.change("customer.subscription.updated", id, |state| {
        let discounts = state.subscriptions.get_mut(id).map(|subscription| &mut subscription.discounts);
        let is_over = |discount: &mut Applied| discount.end.is_some_and(|end| end <= now);
        discounts.map(|discounts| discounts.extract_if(.., is_over).collect::<Vec<_>>())
    });
    for discount in ended.unwrap_or_default() {
        state.record("customer.discount.deleted", &discount.id);
    }
}

/// The first payment never came: the subscription is over and its invoice void.
pub(crate) fn expire_incomplete(state: &mut State, id: &str) {
    let now = state.now();
    let invoice = state.subscriptions.get(id).and_then(|subscription| subscription.latest_invoice.clone());
    state.change("customer.subscription.updated", id, |state| {
        if let Some(subscription) = state.subscriptions.get_mut(id) {
            subscription.status = Status::IncompleteExpired;
            subscription.ended_at = Some(now);
        }
    });
    if let Some(invoice) = invoice {
        invoicing::void(state, &invoice);
    }
}

/// Ends a Checkout page that nobody completed.
pub(crate) fn expire_session(state: &mut State, id: &str) {
    let now = state.now();
    if let Some(session) = state.checkout_sessions.get_mut(id) {
        session.status = SessionStatus::Expired;
        session.expires_at = session.expires_at.min(now);
    }
    state.record("checkout.session.expired", id);
}
