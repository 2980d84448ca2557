//! `/v1/checkout/sessions`, in the modes `setup` and `subscription`.

use super::{Answer, show};
use crate::engine::{calendar, catalogue, saving};
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::checkout_session::{
    CheckoutSession, LineItem, Mode, ModeWord, NewSubscription, SessionStatus,
};
use crate::objects::metadata::{self, Metadata};
use crate::objects::subscription::BillingMode;
use crate::objects::{Seconds, Word};
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

/// How long a page can be completed, unless the request says less.
const LIFETIME: Seconds = 24 * 3_600;
const SHORTEST_LIFETIME: Seconds = 30 * 60;

/// What a request asks for.
struct NewSession {
    mode: ModeWord,
    customer: Option<String>,
    customer_email: Option<String>,
    client_reference_id: Option<String>,
    currency: Option<String>,
    line_items: Option<Vec<(String, i64)>>,
    locale: Option<String>,
    payment_method_types: Option<Vec<String>>,
    success_url: String,
    cancel_url: Option<String>,
    expires_at: Option<Seconds>,
    setup_intent: Option<(Option<String>, Metadata)>,
    subscription: Option<NewSubscription>,
    metadata: Metadata,
}

impl NewSession {
    fn take(params: &mut Params) -> Result<Self, ApiError> {
        let mode = params.choice("mode", "payment, setup, or subscription", ModeWord::from_word)?;
        params.choice("ui_mode", "hosted", |word| (word == "hosted").then_some(()))?;
        Ok(Self {
            mode: mode.ok_or_else(|| ApiError::missing("mode"))?,
            customer: params.text("customer")?,
            customer_email: params.text("customer_email")?,
            client_reference_id: params.text("client_reference_id")?,
            currency: super::prices::take_currency(params)?,
            line_items: params.groups("line_items", take_line_item)?,
            locale: params.text("locale")?,
            payment_method_types: params.texts("payment_method_types")?,
            success_url: take_url(params, "success_url")?.ok_or_else(|| ApiError::missing("success_url"))?,
            cancel_url: take_url(params, "cancel_url")?,
            expires_at: params.integer("expires_at")?,
            setup_intent: params.group("setup_intent_data", |data| {
                Ok((data.text("description")?, metadata::take_new(data)?))
            })?,
            subscription: params.group("subscription_data", take_subscription_data)?,
            metadata: metadata::take_new(params)?,
        })
    }

    fn check(&self, state: &State) -> Result<(), ApiError> {
        if let Some(customer) = &self.customer
            && state.live_customer(customer).is_none()
        {
            return Err(ApiError::no_such("customer", customer, "customer"));
        }
        if self.customer.is_some() && self.customer_email.is_some() {
            let message = "You may only specify one of these parameters: customer, customer_email.";
            return Err(ApiError::invalid("customer", message));
        }
        let lifetime = self.expires_at.map_or(LIFETIME, |at| at - state.now());
        if !(SHORTEST_LIFETIME..=LIFETIME).contains(&lifetime) {
            let message = "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout \
                           Session creation.";
            return Err(ApiError::invalid("expires_at", message));
        }
        match self.mode {
            ModeWord::Setup => self.check_setup(),
            ModeWord::Subscription => self.check_subscription(state),
            ModeWord::Payment => {
                Err(ApiError::invalid("mode", "The sandbox knows the modes `setup` and `subscription` only."))
            }
        }
    }

    fn check_setup(&self) -> Result<(), ApiError> {
        if self.line_items.is_some() {
            return Err(ApiError::invalid("line_items", "You can not pass `line_items` in `setup` mode."));
        }
        if self.subscription.is_some() {
            return Err(ApiError::invalid(
                "subscription_data",
                "You can not pass `subscription_data` in `setup` mode.",
            ));
        }
        if self.currency.is_none() && self.payment_method_types.is_none() {
            let message =
                "In `setup` mode, `currency` is required when `payment_method_types` is not provided.";
            return Err(ApiError::missing("currency").saying(message));
        }
        Ok(())
    }

    fn check_subscription(&self, state: &State) -> Result<(), ApiError> {
        if self.setup_intent.is_some() {
            let message = "You can not pass `setup_intent_data` in `subscription` mode.";
            return Err(ApiError::invalid("setup_intent_data", message));
        }
        let lines = self.line_items.as_deref().unwrap_or_default();
        if lines.is_empty() {
            return Err(ApiError::missing("line_items"));
        }
        let mut recurring = false;
        for (index, (price, _)) in lines.iter().enumerate() {
            let param = format!("line_items[{index}][price]");
            let found =
                catalogue::price(state, price).ok_or_else(|| ApiError::no_such("price", price, &param))?;
            if !found.active {
                let message = format!(
                    "The price specified is inactive. This field only accepts active prices: {price}"
                );
                return Err(ApiError::invalid(param, message));
            }
            recurring |= found.recurring.is_some();
        }
        if recurring {
            return Ok(());
        }
        let message =
            "You must provide at least one recurring price in `subscription` mode when using prices.";
        Err(ApiError::invalid("line_items", message))
    }
}

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let new = NewSession::take(&mut params)?;
    params.finish()?;
    new.check(state)?;

    let types = new.payment_method_types.unwrap_or_else(|| vec!["card".to_owned(), "link".to_owned()]);
    let lines: Vec<LineItem> = new
        .line_items
        .unwrap_or_default()
        .into_iter()
        .map(|(price, quantity)| LineItem { id: state.new_id("li_", 24), price, quantity })
        .collect();
    let of_price = || Some(state.prices.get(&lines.first()?.price)?.currency.clone());
    let currency = new.currency.or_else(of_price);
    let mode = if new.mode == ModeWord::Setup {
        let mut intent = saving::new_setup_intent(state, new.customer.clone(), types.clone());
        if let Some((description, metadata)) = new.setup_intent {
            intent.description = description;
            intent.metadata = metadata;
        }
        let setup_intent = intent.id.clone();
        state.setup_intents.insert(intent);
        state.record("setup_intent.created", &setup_intent);
        Mode::Setup { setup_intent }
    } else {
        let mut subscription = new.subscription.unwrap_or_default();
        subscription.billing_mode.get_or_insert_with(|| BillingMode::default_of(state.api_version()));
        Mode::Subscription(subscription)
    };
    let now = state.now();
    let id = state.random("cs_test_", 58);
    state.checkout_sessions.insert(CheckoutSession {
        id: id.clone(),
        created: now,
        expires_at: new.expires_at.unwrap_or(now + LIFETIME),
        status: SessionStatus::Open,
        mode,
        customer: new.customer,
        customer_email: new.customer_email,
        client_reference_id: new.client_reference_id,
        currency,
        line_items: lines,
        locale: new.locale,
        payment_method_types: types,
        success_url: new.success_url,
        cancel_url: new.cancel_url,
        metadata: new.metadata,
    });
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(|session| session.json(state))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let customer = params.text("customer")?;
    let subscription = params.text("subscription")?;
    let status = params.choice("status", "open, complete, or expired", SessionStatus::from_word)?;
    params.finish()?;

    let started = |session: &CheckoutSession| match &session.mode {
        Mode::Subscription(new) => new.started.clone(),
        Mode::Setup { .. } => None,
    };
    let keep = |session: &CheckoutSession| {
        customer.as_ref().is_none_or(|customer| session.customer.as_ref() == Some(customer))
            && subscription.as_ref().is_none_or(|wanted| started(session).as_ref() == Some(wanted))
            && status.is_none_or(|status| session.status == status)
    };
    let (rows, has_more) = page.of(
        &state.checkout_sessions,
        "checkout.session",
        Scope { key: customer.as_deref(), created },
        keep,
    )?;
    Ok(list_object(
        "/v1/checkout/sessions",
        has_more,
        rows.into_iter().map(|session| session.json(state)).collect(),
    ))
}

pub(super) fn list_line_items(state: &State, id: &str, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    params.finish()?;

    let session = known(state, id)?;
    let (lines, has_more) = page.of_parts(&session.line_items, "item", |line| &line.id)?;
    let data = lines.iter().map(|line| session.line_item_json(line, state)).collect();
    Ok(list_object(&format!("/v1/checkout/sessions/{id}/line_items"), has_more, data))
}

pub(super) fn expire(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;

    let status = known(state, id)?.status;
    if status != SessionStatus::Open {
        let message = format!(
            "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of \
             `{}`.",
            status.word()
        );
        return Err(ApiError::forbidden_by_state(message));
    }
    calendar::expire_session(state, id);
    show(state, id)
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a CheckoutSession, ApiError> {
    state.checkout_sessions.get(id).ok_or_else(|| ApiError::no_such("checkout.session", id, "id"))
}

fn take_line_item(line: &mut Params) -> Result<(String, i64), ApiError> {
    Ok((line.required_text("price")?, line.count("quantity")?.unwrap_or(1)))
}

fn take_subscription_data(data: &mut Params) -> Result<NewSubscription, ApiError> {
    let mode = data
        .group("billing_mode", |mode| mode.choice("type", "classic or flexible", BillingMode::from_word))?;
    Ok(NewSubscription {
        trial_period_days: data.count("trial_period_days")?.filter(|days| *days > 0),
        description: data.text("description")?,
        metadata: metadata::take_new(data)?,
        billing_mode: mode.flatten(),
        started: None,
    })
}

/// An address with a scheme, as Stripe insists on.
fn take_url(params: &mut Params, key: &str) -> Result<Option<String>, ApiError> {
    let Some(url) = params.text(key)? else { return Ok(None) };
    if url.starts_with("http://") || url.starts_with("https://") {
        return Ok(Some(url));
    }
    Err(ApiError::invalid(params.name(key), "Not a valid URL"))
}
