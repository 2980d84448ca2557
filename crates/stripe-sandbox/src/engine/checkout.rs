//! What completing a Checkout page does.

use crate::engine::lifecycle::{self, FirstPayment};
use crate::engine::saving;
use crate::error::ApiError;
use crate::objects::checkout_session::{CheckoutSession, LineItem, Mode, NewSubscription, SessionStatus};
use crate::objects::customer::Customer;
use crate::objects::metadata::Metadata;
use crate::objects::payment_method::{Behaviour, BillingDetails, Decline, Kind, card, card_in_wallet};
use crate::objects::price::Recurring;
use crate::objects::subscription::{BillingMode, Item, Status, Subscription, period_end};
use crate::state::State;

/// The cards that the hosted pages offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TestCard {
    Visa,
    Mastercard,
    /// The bank refuses it.
    Declined,
    /// The bank asks the customer first.
    ThreeDSecure,
    /// The bank asks the customer first, and again at each payment.
    AsksAlways,
    /// It is saved, and then the bank refuses each payment.
    FailsLater,
    /// A card in a wallet.
    ApplePay,
}

impl TestCard {
    /// The payment method it stands for.
    pub(crate) fn method(self, year: i64) -> (Kind, Behaviour) {
        match self {
            Self::Visa => (card("visa", "4242", year), Behaviour::Works),
            Self::Mastercard => (card("mastercard", "4444", year), Behaviour::Works),
            Self::Declined => (card("visa", "0002", year), Behaviour::Declines(Decline::Generic)),
            Self::ThreeDSecure => (card("visa", "3155", year), Behaviour::AuthenticatesOnSetup),
            Self::AsksAlways => (card("visa", "3184", year), Behaviour::AuthenticatesAlways),
            Self::FailsLater => {
                (card("visa", "0341", year), Behaviour::DeclinesCharges(Decline::InsufficientFunds))
            }
            Self::ApplePay => (card_in_wallet("apple_pay", "visa", "1881", year), Behaviour::Works),
        }
    }
}

/// Completes an open session with a card, as a person would who passes whatever the bank asks.
///
/// # Errors
/// 400 when the session is no longer open, 402 when the card is refused; the session then stays open.
pub(crate) fn complete(state: &mut State, id: &str, test_card: TestCard) -> Result<(), ApiError> {
    let session = open_session(state, id)?;
    let (kind, behaviour) = test_card.method(saving::this_year(state));
    if let Behaviour::Declines(decline) = behaviour {
        return Err(match &session.mode {
            Mode::Setup { setup_intent } => saving::decline(state, setup_intent, decline),
            Mode::Subscription(_) => ApiError::declined(decline),
        });
    }
    let customer = customer_for(state, &session);
    let email = state.customers.get(&customer).and_then(|customer| customer.email.clone());
    let method =
        saving::create(state, kind, behaviour, BillingDetails { email, ..BillingDetails::default() });
    match &session.mode {
        Mode::Setup { setup_intent } => {
            if let Some(intent) = state.setup_intents.get_mut(setup_intent) {
                intent.payment_method = Some(method);
                intent.customer = Some(customer.clone());
            }
            state.setup_intents.rekey(setup_intent);
            saving::confirm(state, setup_intent, true)?;
        }
        Mode::Subscription(new) => {
            saving::attach(state, &method, &customer)?;
            let subscription = new_subscription(state, &session, new, &customer, method);
            let subscription_id = subscription.id.clone();
            lifecycle::start(state, subscription, FirstPayment::Collect);
            if let Some(Mode::Subscription(new)) =
                state.checkout_sessions.get_mut(id).map(|session| &mut session.mode)
            {
                new.started = Some(subscription_id);
            }
        }
    }
    if let Some(session) = state.checkout_sessions.get_mut(id) {
        session.status = SessionStatus::Complete;
        session.customer = Some(customer);
    }
    state.checkout_sessions.rekey(id);
    state.record("checkout.session.completed", id);
    Ok(())
}

/// The customer did not pass the bank's question; the session stays open.
pub(crate) fn fail_authentication(state: &mut State, id: &str) -> ApiError {
    match open_session(state, id) {
        Ok(CheckoutSession { mode: Mode::Setup { setup_intent }, .. }) => {
            saving::fail_authentication(state, &setup_intent)
        }
        Ok(_) => ApiError::declined(Decline::AuthenticationRequired),
        Err(error) => error,
    }
}

fn open_session(state: &State, id: &str) -> Result<CheckoutSession, ApiError> {
    let session =
        state.checkout_sessions.get(id).ok_or_else(|| ApiError::no_such("checkout.session", id, "id"))?;
    match session.status {
        SessionStatus::Open => Ok(session.clone()),
        SessionStatus::Complete => {
            Err(ApiError::forbidden_by_state("This Checkout Session was already completed."))
        }
        SessionStatus::Expired => Err(ApiError::forbidden_by_state("This Checkout Session has expired.")),
    }
}

/// The session's customer, or a new one.
fn customer_for(state: &mut State, session: &CheckoutSession) -> String {
    if let Some(customer) = &session.customer {
        return customer.clone();
    }
    let prefix = state.new_invoice_prefix();
    let mut customer = Customer::new(state.new_id("cus_", 14), state.now(), prefix);
    customer.email =
        Some(session.customer_email.clone().unwrap_or_else(|| "checkout@example.com".to_owned()));
    let id = customer.id.clone();
    state.customers.insert(customer);
    state.record("customer.created", &id);
    id
}

fn new_subscription(
    state: &State,
    session: &CheckoutSession,
    new: &NewSubscription,
    customer: &str,
    method: String,
) -> Subscription {
    let now = state.now();
    let trial_end = new.trial_period_days.map(|days| now + days * 86_400);
    let item = |line: &LineItem| {
        let recurring = state.prices.get(&line.price).and_then(|price| price.recurring.as_ref());
        let first_end =
            |recurring: &Recurring| period_end(now, now, recurring.interval, recurring.interval_count);
        Item {
            id: state.new_id("si_", 14),
            created: now,
            price: line.price.clone(),
            quantity: Some(line.quantity),
            period_start: now,
            period_end: trial_end.or_else(|| recurring.map(first_end)).unwrap_or(now),
            discounts: Vec::new(),
            metadata: Metadata::new(),
        }
    };
    let items = session.line_items.iter().map(item).collect();
    Subscription {
        status: if trial_end.is_some() { Status::Trialing } else { Status::Active },
        billing_mode: new.billing_mode.unwrap_or(BillingMode::Classic),
        billing_cycle_anchor: trial_end.unwrap_or(now),
        default_payment_method: Some(method),
        description: new.description.clone(),
        trial_start: trial_end.map(|_| now),
        trial_end,
        metadata: new.metadata.clone(),
        ..Subscription::new(
            state.new_id("sub_", 24),
            now,
            customer.to_owned(),
            session.currency.clone().unwrap_or_default(),
            items,
        )
    }
}
