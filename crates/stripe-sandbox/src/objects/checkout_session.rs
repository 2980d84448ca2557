//! Checkout sessions: a hosted page where a person saves a card or starts a subscription.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::subscription::BillingMode;
use super::{Seconds, Word, words};
use crate::pagination::list_object;
use crate::state::State;
use crate::table::Row;

words! {
    /// What a session is for, as requests say it. The sandbox has no one-time payments.
    ModeWord { Payment = "payment", Setup = "setup", Subscription = "subscription", }
}

words! {
    SessionStatus { Open = "open", Complete = "complete", Expired = "expired", }
}

/// What completing the page does.
#[derive(Clone, Debug)]
pub(crate) enum Mode {
    /// Saves a payment method, by this setup intent. It becomes nobody's default.
    Setup { setup_intent: String },
    /// Starts a subscription.
    Subscription(NewSubscription),
}

/// The subscription that a session will start.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewSubscription {
    pub(crate) trial_period_days: Option<i64>,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) billing_mode: Option<BillingMode>,
    /// Set once the page was completed.
    pub(crate) started: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct LineItem {
    pub(crate) id: String,
    pub(crate) price: String,
    pub(crate) quantity: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct CheckoutSession {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) expires_at: Seconds,
    pub(crate) status: SessionStatus,
    pub(crate) mode: Mode,
    /// Made on completion where the request named none.
    pub(crate) customer: Option<String>,
    pub(crate) customer_email: Option<String>,
    pub(crate) client_reference_id: Option<String>,
    pub(crate) currency: Option<String>,
    pub(crate) line_items: Vec<LineItem>,
    pub(crate) locale: Option<String>,
    pub(crate) payment_method_types: Vec<String>,
    /// May hold `{CHECKOUT_SESSION_ID}`, which the way back replaces.
    pub(crate) success_url: String,
    pub(crate) cancel_url: Option<String>,
    pub(crate) metadata: Metadata,
}

impl Row for CheckoutSession {
    const IS_TIMED: bool = true;

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        self.customer.as_deref().into_iter().collect()
    }
}

impl CheckoutSession {
    /// Where the browser goes once the page is completed.
    pub(crate) fn return_url(&self) -> String {
        self.success_url.replace("{CHECKOUT_SESSION_ID}", &self.id)
    }

    pub(crate) fn json(&self, state: &State) -> Value {
        let is_open = self.status == SessionStatus::Open;
        let (mode, setup_intent, subscription, total) = match &self.mode {
            Mode::Setup { setup_intent } => ("setup", Some(setup_intent), None, None),
            Mode::Subscription(new) => ("subscription", None, new.started.as_ref(), Some(self.total(state))),
        };
        let invoice = subscription
            .and_then(|subscription| state.subscriptions.get(subscription))
            .and_then(|subscription| subscription.latest_invoice.as_ref());
        let payment_status = match &self.mode {
            Mode::Setup { .. } => "no_payment_required",
            Mode::Subscription(new) if new.started.is_some() => {
                if new.trial_period_days.is_some() {
                    "no_payment_required"
                } else {
                    "paid"
                }
            }
            Mode::Subscription(_) => "unpaid",
        };
        json!({
            "id": self.id,
            "object": "checkout.session",
            "adaptive_pricing": null,
            "after_expiration": null,
            "allow_promotion_codes": null,
            "amount_subtotal": total,
            "amount_total": total,
            "automatic_tax": { "enabled": false, "liability": null, "provider": null, "status": null },
            "billing_address_collection": null,
            "cancel_url": self.cancel_url,
            "client_reference_id": self.client_reference_id,
            "client_secret": null,
            "collected_information": null,
            "consent": null,
            "consent_collection": null,
            "created": self.created,
            "currency": self.currency,
            "currency_conversion": null,
            "custom_fields": [],
            "custom_text": {
                "after_submit": null,
                "shipping_address": null,
                "submit": null,
                "terms_of_service_acceptance": null,
            },
            "customer": self.customer,
            "customer_creation": if self.customer.is_none() { Some("always") } else { None },
            "customer_details": self.customer_details(state),
            "customer_email": self.customer_email,
            "discounts": match self.mode { Mode::Setup { .. } => Value::Null, Mode::Subscription(_) => json!([]) },
            "expires_at": self.expires_at,
            "invoice": invoice,
            "invoice_creation": null,
            "livemode": false,
            "locale": self.locale,
            "metadata": self.metadata,
            "mode": mode,
            "origin_context": null,
            "payment_intent": null,
            "payment_link": null,
            "payment_method_collection": "always",
            "payment_method_configuration_details": null,
            "payment_method_options": {},
            "payment_method_types": self.payment_method_types,
            "payment_status": payment_status,
            "permissions": null,
            "phone_number_collection": { "enabled": false },
            "recovered_from": null,
            "saved_payment_method_options": null,
            "setup_intent": setup_intent,
            "shipping_address_collection": null,
            "shipping_cost": null,
            "shipping_options": [],
            "status": self.status.word(),
            "submit_type": null,
            "subscription": subscription,
            "success_url": self.success_url,
            "total_details": total.map(|_| json!({ "amount_discount": 0, "amount_shipping": 0, "amount_tax": 0 })),
            "ui_mode": "hosted",
            "url": is_open.then(|| state.link(&format!("/c/pay/{}", self.id))),
            "wallet_options": null,
        })
    }

    /// One page of what is bought, for `expand[]=line_items` and the list endpoint.
    pub(crate) fn line_item_json(&self, line: &LineItem, state: &State) -> Value {
        let price = state.prices.get(&line.price);
        let amount = price.map_or(0, |price| price.amount(line.quantity));
        let product = price.and_then(|price| state.products.get(&price.product));
        json!({
            "id": line.id,
            "object": "item",
            "amount_discount": 0,
            "amount_subtotal": amount,
            "amount_tax": 0,
            "amount_total": amount,
            "currency": self.currency,
            "description": product.map(|product| &product.name),
            "price": price.map(super::price::Price::json),
            "quantity": line.quantity,
        })
    }

    /// The first lines, as an object that includes them shows them.
    pub(crate) fn line_items_json(&self, state: &State) -> Value {
        let data = self.line_items.iter().take(10).map(|line| self.line_item_json(line, state)).collect();
        list_object(
            &format!("/v1/checkout/sessions/{}/line_items", self.id),
            self.line_items.len() > 10,
            data,
        )
    }

    /// What is to be paid today, in minor units.
    pub(crate) fn total(&self, state: &State) -> i64 {
        let has_trial = matches!(&self.mode, Mode::Subscription(new) if new.trial_period_days.is_some());
        let amount =
            |line: &LineItem| state.prices.get(&line.price).map_or(0, |price| price.amount(line.quantity));
        if has_trial { 0 } else { self.line_items.iter().map(amount).fold(0, i64::saturating_add) }
    }

    fn customer_details(&self, state: &State) -> Value {
        let customer = self.customer.as_ref().and_then(|customer| state.customers.get(customer));
        let Some(email) =
            customer.and_then(|customer| customer.email.as_ref()).or(self.customer_email.as_ref())
        else {
            return Value::Null;
        };
        json!({
            "address": null,
            "email": email,
            "name": customer.and_then(|customer| customer.name.as_ref()),
            "phone": null,
            "tax_exempt": "none",
            "tax_ids": null,
        })
    }
}
