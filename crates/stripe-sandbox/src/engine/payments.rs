//! Taking money for an invoice.

use serde_json::json;

use crate::engine::{invoicing, lifecycle};
use crate::error::ApiError;
use crate::objects::Seconds;
use crate::objects::charge::Charge;
use crate::objects::invoice::{BillingReason, Invoice};
use crate::objects::payment_intent::{PaymentIntent, PaymentIntentStatus};
use crate::objects::payment_method::{Behaviour, Decline};
use crate::state::State;

/// How long after a failed attempt the next one follows; after the last, the subscription's fate is decided.
pub(crate) const RETRY_AFTER: [Seconds; 3] = [3 * 86_400, 5 * 86_400, 7 * 86_400];

/// How long a bank debit is on its way.
/// Source: Stripe's documentation, "SEPA Direct Debit payments": at most 14 business days, most of the time 5.
const DEBIT_TIME: Seconds = 5 * 86_400;

/// Why an attempt is made. Only the schedule's own count against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// By the retry schedule, without the customer.
    Scheduled,
    /// By a request to the API, without the customer.
    Requested,
    /// By a request to the API while the customer is there, who has not been asked by the bank yet.
    RequestedOnSession,
    /// By the customer, having passed what the bank asked.
    Authenticated,
}

/// How a payment method answers to a charge, as far as it is known at once.
pub(crate) fn charge(behaviour: Behaviour, attempt: Attempt) -> Result<(), Decline> {
    match behaviour {
        Behaviour::Works | Behaviour::AuthenticatesOnSetup | Behaviour::TakesDays(_) => Ok(()),
        Behaviour::Declines(decline) | Behaviour::DeclinesCharges(decline) => Err(decline),
        Behaviour::AuthenticatesAlways if attempt == Attempt::Authenticated => Ok(()),
        Behaviour::AuthenticatesAlways => Err(Decline::AuthenticationRequired),
    }
}

/// The payment method that an invoice is charged to: its own, its subscription's, then the customer's.
pub(crate) fn method_for(state: &State, invoice: &str) -> Option<String> {
    let invoice = state.invoices.get(invoice)?;
    let of_subscription =
        || state.subscriptions.get(invoice.subscription.as_ref()?)?.default_payment_method.clone();
    let of_customer = || state.customers.get(&invoice.customer)?.pays_with();
    invoice.default_payment_method.clone().or_else(of_subscription).or_else(of_customer)
}

/// Charges an open invoice to a payment method, with all that follows from the outcome. What takes days is then no more than begun.
pub(crate) fn collect(
    state: &mut State,
    invoice: &str,
    method: &str,
    attempt: Attempt,
) -> Result<(), Decline> {
    let behaviour = state.payment_methods.get(method).map(|method| method.behaviour);
    let outcome = charge(behaviour.unwrap_or(Behaviour::Declines(Decline::Generic)), attempt);
    let intent = intent_for(state, invoice, method);
    if let Some(Behaviour::TakesDays(_)) = behaviour {
        begin_debit(state, invoice, &intent, attempt);
        return Ok(());
    }
    match outcome {
        Ok(()) => {
            count(state, invoice, attempt);
            succeed(state, invoice, &intent);
        }
        Err(Decline::AuthenticationRequired) => {
            // The bank has not decided: it waits for the customer, so there is no charge.
            update_intent(state, &intent, PaymentIntentStatus::RequiresAction, None);
            state.record("payment_intent.requires_action", &intent);
            fail_attempt(state, invoice, attempt);
            state.record("invoice.payment_action_required", invoice);
        }
        Err(decline) => {
            refuse(state, &intent, decline);
            fail_attempt(state, invoice, attempt);
        }
    }
    outcome
}

/// Begins a debit: the invoice stays open, and nothing else is tried, until it has been made or has failed.
fn begin_debit(state: &mut State, invoice: &str, intent: &str, attempt: Attempt) {
    let settles_at = state.now() + DEBIT_TIME;
    update_intent(state, intent, PaymentIntentStatus::Processing, None);
    if let Some(intent) = state.payment_intents.get_mut(intent) {
        intent.settles_at = Some(settles_at);
    }
    state.record("payment_intent.processing", intent);
    invoicing::change(state, invoice, |invoice| {
        invoice.attempt_count = counted(invoice, attempt);
        invoice.next_payment_attempt = None;
    });
    if let Some(subscription) = state.invoices.get(invoice).and_then(|invoice| invoice.subscription.clone()) {
        lifecycle::after_begun_payment(state, &subscription);
    }
}

/// Whether a payment of an invoice is on its way.
pub(crate) fn is_processing(state: &State, invoice: &str) -> bool {
    let intent = state.invoices.get(invoice).and_then(|invoice| invoice.payment_intent.as_ref());
    let intent = intent.and_then(|intent| state.payment_intents.get(intent));
    intent.is_some_and(|intent| intent.status == PaymentIntentStatus::Processing)
}

/// Ends a debit that was on its way. One that fails counts as the attempt that it was.
pub(crate) fn settle_debit(state: &mut State, intent: &str) {
    let Some(found) = state.payment_intents.get(intent) else { return };
    let invoice = found.invoice.clone();
    let method = found.payment_method.as_ref().and_then(|method| state.payment_methods.get(method));
    let outcome = match method.map(|method| method.behaviour) {
        Some(Behaviour::TakesDays(outcome)) => outcome,
        _ => Ok(()),
    };
    match outcome {
        Ok(()) => succeed(state, &invoice, intent),
        Err(decline) => {
            refuse(state, intent, decline);
            let attempts = state.invoices.get(&invoice).map_or(0, |invoice| invoice.attempt_count);
            fail(state, &invoice, Attempt::Scheduled, attempts);
        }
    }
}

fn succeed(state: &mut State, invoice: &str, intent: &str) {
    make_charge(state, intent, None);
    update_intent(state, intent, PaymentIntentStatus::Succeeded, None);
    state.record("payment_intent.succeeded", intent);
    if let Some(payment) = state.payment_intents.get(intent).map(PaymentIntent::invoice_payment_id) {
        state.record("invoice_payment.paid", &payment);
    }
    invoicing::mark_paid(state, invoice);
}

fn refuse(state: &mut State, intent: &str, decline: Decline) {
    make_charge(state, intent, Some(decline));
    update_intent(state, intent, PaymentIntentStatus::RequiresPaymentMethod, Some(decline));
    state.record("payment_intent.payment_failed", intent);
}

/// Calls off what was tried to collect an invoice, since nobody is to pay it this way any more.
pub(crate) fn cancel_intent(state: &mut State, invoice: &str) {
    let now = state.now();
    let Some(intent) = state.invoices.get(invoice).and_then(|invoice| invoice.payment_intent.clone()) else {
        return;
    };
    let Some(found) = state.payment_intents.get_mut(&intent) else { return };
    if matches!(found.status, PaymentIntentStatus::Succeeded | PaymentIntentStatus::Canceled) {
        return;
    }
    found.status = PaymentIntentStatus::Canceled;
    found.canceled_at = Some(now);
    state.record("payment_intent.canceled", &intent);
}

/// Charges an open invoice to whatever it should be charged to. Without a payment method the attempt fails.
pub(crate) fn collect_automatically(state: &mut State, invoice: &str) {
    match method_for(state, invoice) {
        Some(method) => {
            // What a failure changes is done where it is found out; time goes on either way.
            let _ = collect(state, invoice, &method, Attempt::Scheduled);
        }
        None => fail_attempt(state, invoice, Attempt::Scheduled),
    }
}

/// The error of a payment that failed, with its payment intent. With the customer there, the bank's question is no refusal.
pub(crate) fn decline_error(state: &State, invoice: &str, decline: Decline, attempt: Attempt) -> ApiError {
    let intent = state.invoices.get(invoice).and_then(|invoice| invoice.payment_intent.as_ref());
    let error = match (decline, attempt) {
        (Decline::AuthenticationRequired, Attempt::RequestedOnSession) => ApiError::invoice_requires_action(),
        _ => ApiError::declined(decline),
    };
    match intent.and_then(|intent| state.object(intent)) {
        Some(intent) => error.with("payment_intent", intent),
        None => error,
    }
}

fn counted(invoice: &Invoice, attempt: Attempt) -> u32 {
    let counts = attempt == Attempt::Scheduled || invoice.attempt_count == 0;
    invoice.attempt_count + u32::from(counts)
}

/// Counts an attempt: any may be the first, and after that only those of the schedule count.
/// Source: Stripe's API reference, `attempt_count` of an invoice.
fn count(state: &mut State, invoice: &str, attempt: Attempt) {
    if let Some(invoice) = state.invoices.get_mut(invoice) {
        invoice.attempt_count = counted(invoice, attempt);
    }
}

/// Counts an attempt that has failed at once, and records it.
fn fail_attempt(state: &mut State, invoice: &str, attempt: Attempt) {
    if let Some(attempts) = state.invoices.get(invoice).map(|invoice| counted(invoice, attempt)) {
        fail(state, invoice, attempt, attempts);
    }
}

/// Records a failed attempt, which is the invoice's latest of so many, and tells the subscription. The schedule plans the next, or gives up.
fn fail(state: &mut State, id: &str, attempt: Attempt, failures: u32) {
    let now = state.now();
    let Some(invoice) = state.invoices.get(id) else { return };
    // A first invoice is not retried: its subscription waits for the customer, and expires.
    let is_retried = invoice.auto_advance && invoice.billing_reason != BillingReason::SubscriptionCreate;
    let retry = failures.checked_sub(1).and_then(|failures| RETRY_AFTER.get(failures as usize));
    let given_up = attempt == Attempt::Scheduled && retry.is_none();
    let (customer, subscription) = (invoice.customer.clone(), invoice.subscription.clone());
    invoicing::change(state, id, |invoice| {
        invoice.attempt_count = failures;
        if attempt == Attempt::Scheduled {
            invoice.next_payment_attempt = retry.filter(|_| is_retried).map(|delay| now + delay);
        }
    });
    state.record("invoice.payment_failed", id);
    state.change("customer.updated", &customer.clone(), |state| {
        if let Some(customer) = state.customers.get_mut(&customer) {
            customer.delinquent = true;
        }
    });
    if let Some(subscription) = subscription {
        lifecycle::after_failed_payment(state, &subscription, id, given_up);
    }
}

fn intent_for(state: &mut State, invoice: &str, method: &str) -> String {
    let method_type = state.payment_methods.get(method).map_or("card", |method| method.type_name());
    let created = state.now();
    let fresh = state.new_id("pi_", 24);
    let client_secret = state.random(&format!("{fresh}_secret_"), 25);
    let Some(found) = state.invoices.get_mut(invoice) else { return fresh };
    let id = found.payment_intent.get_or_insert(fresh).clone();
    let (amount, currency, customer) = (found.amount_due(), found.currency.clone(), found.customer.clone());
    let description = found.number.as_ref().map(|number| format!("Payment for Invoice {number}"));
    if let Some(intent) = state.payment_intents.get_mut(&id) {
        intent.payment_method = Some(method.to_owned());
        intent.amount = amount;
        return id;
    }
    state.payment_intents.insert(PaymentIntent {
        id: id.clone(),
        created,
        amount,
        currency,
        client_secret,
        customer,
        description,
        invoice: invoice.to_owned(),
        latest_charge: None,
        payment_method: Some(method.to_owned()),
        payment_method_types: vec![method_type.to_owned()],
        status: PaymentIntentStatus::RequiresPaymentMethod,
        settles_at: None,
        succeeded_at: None,
        canceled_at: None,
        last_payment_error: None,
    });
    state.record("payment_intent.created", &id);
    id
}

fn update_intent(state: &mut State, id: &str, status: PaymentIntentStatus, decline: Option<Decline>) {
    let now = state.now();
    let Some(intent) = state.payment_intents.get_mut(id) else { return };
    intent.status = status;
    intent.settles_at = None;
    intent.succeeded_at = (status == PaymentIntentStatus::Succeeded).then_some(now);
    intent.last_payment_error = decline.map(|decline| {
        json!({
            "code": decline.code(),
            "decline_code": decline.decline_code(),
            "message": decline.message(),
            "type": "card_error",
        })
    });
}

/// Writes down what the bank answered to an attempt.
fn make_charge(state: &mut State, intent: &str, decline: Option<Decline>) {
    let id = state.new_id("ch_", 24);
    let created = state.now();
    let Some(found) = state.payment_intents.get_mut(intent) else { return };
    found.latest_charge = Some(id.clone());
    let Some(method) = found.payment_method.as_ref().and_then(|method| state.payment_methods.get(method))
    else {
        return;
    };
    state.charges.insert(Charge {
        id: id.clone(),
        created,
        amount: found.amount,
        amount_refunded: 0,
        currency: found.currency.clone(),
        customer: found.customer.clone(),
        description: found.description.clone(),
        decline,
        invoice: found.invoice.clone(),
        payment_intent: intent.to_owned(),
        method: method.clone(),
    });
    state.record(if decline.is_some() { "charge.failed" } else { "charge.succeeded" }, &id);
}
