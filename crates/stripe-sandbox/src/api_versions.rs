//! Shapes by `Stripe-Version`: what an object looked like in older versions of the API.
//!
//! The state makes one shape, which has what the newer and the older versions need. [`shape`] is applied to whatever
//! leaves, and puts it into the words of one version. Pure: what it needs to know of prices it is told.
//! Source: Stripe's documentation, "API changelog".

use serde_json::{Map, Value, json};

use crate::error::ApiError;

/// A version: a day, and since the end of 2024 the name of a line of versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ApiVersion(String);

/// Prices took the place of plans on items of subscriptions and lines of invoices.
const PRICES: &str = "2020-08-27";
/// Periods moved from subscriptions to their items, and invoices are linked by `parent` and by invoice payments.
const BASIL: &str = "2025-03-31";
/// Flexible billing became the default for new subscriptions, and a discount names its coupon under `source`.
const CLOVER: &str = "2025-09-30";

impl ApiVersion {
    /// Reads a version.
    ///
    /// # Errors
    /// 400 for what is not the name of a version.
    pub(crate) fn parse(text: &str) -> Result<Self, ApiError> {
        let (day, line) = text.split_once('.').unwrap_or((text, "basil"));
        let is_day = day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok();
        let is_line = !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_day && is_line { Ok(Self(text.to_owned())) } else { Err(ApiError::invalid_version(text)) }
    }

    /// The version that an account has that never chose one.
    pub(crate) fn default_of_accounts() -> Self {
        Self(crate::API_VERSION.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a new subscription is billed flexibly when the request does not say.
    pub(crate) fn bills_flexibly(&self) -> bool {
        !self.is_before(CLOVER)
    }

    fn is_before(&self, day: &str) -> bool {
        &self.0[..10] < day
    }
}

/// A price, and the same as a plan, by the price's identifier.
pub(crate) type PriceOf<'a> = &'a dyn Fn(&str) -> Option<(Value, Value)>;

/// Puts an object, and every object in it, into the shape of a version. Events keep the shape they were born in.
pub(crate) fn shape(value: &mut Value, version: &ApiVersion, price_of: PriceOf<'_>) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(|element| shape(element, version, price_of)),
        Value::Object(object) => {
            let kind = object.get("object").and_then(Value::as_str).and_then(shaped_kind);
            if kind == Some("event") {
                return;
            }
            if let Some(kind) = kind {
                shape_one(kind, object, version, price_of);
            }
            object.values_mut().for_each(|inner| shape(inner, version, price_of));
        }
        _ => {}
    }
}

/// The same for what an event says was different before, given the object as it is now, in the version's shape.
pub(crate) fn shape_previous(previous: &mut Value, now: &Value, version: &ApiVersion, price_of: PriceOf<'_>) {
    let Value::Object(fields) = previous else { return };
    let kind = now["object"].as_str().unwrap_or_default();
    // What a shape adds is no difference, unless it is another value than now.
    let before: Vec<String> = fields.keys().cloned().collect();
    shape_one(kind, fields, version, price_of);
    fields.retain(|field, value| {
        before.contains(field) || now.get(field).is_some_and(|now| now != value) && !value.is_null()
    });
    fields.values_mut().for_each(|inner| shape(inner, version, price_of));
}

/// The kinds whose shape depends on the version, or that keep their own.
fn shaped_kind(kind: &str) -> Option<&'static str> {
    const KINDS: [&str; 10] = [
        "charge",
        "credit_note",
        "discount",
        "event",
        "invoice",
        "line_item",
        "payment_intent",
        "subscription",
        "subscription_item",
        "subscription_schedule",
    ];
    KINDS.into_iter().find(|known| *known == kind)
}

/// One object, without those in it.
fn shape_one(kind: &str, object: &mut Map<String, Value>, version: &ApiVersion, price_of: PriceOf<'_>) {
    if kind == "discount" {
        object.remove(if version.is_before(CLOVER) { "source" } else { "coupon" });
    }
    if !version.is_before(BASIL) {
        let gone: &[&str] = match kind {
            "invoice" => &["charge", "payment_intent", "paid_out_of_band"],
            "charge" | "payment_intent" => &["invoice"],
            "subscription" => &["discount"],
            _ => &[],
        };
        gone.iter().for_each(|field| {
            object.remove(*field);
        });
        return;
    }
    let has_prices = !version.is_before(PRICES);
    match kind {
        "subscription" => subscription_before_basil(object, has_prices),
        "subscription_item" => {
            object.remove("current_period_start");
            object.remove("current_period_end");
            if !has_prices {
                object.remove("price");
            }
        }
        "subscription_schedule" if !has_prices => schedule_with_plans(object),
        "invoice" => invoice_before_basil(object),
        "line_item" => line_before_basil(object, has_prices, price_of),
        "credit_note" => credit_note_before_basil(object),
        _ => {}
    }
}

fn subscription_before_basil(object: &mut Map<String, Value>, has_prices: bool) {
    let items = object.get("items").and_then(|items| items["data"].as_array()).cloned().unwrap_or_default();
    let moments = |field: &str| items.iter().filter_map(|item| item[field].as_i64()).collect::<Vec<_>>();
    let (starts, ends) = (moments("current_period_start"), moments("current_period_end"));
    if let (Some(start), Some(end)) = (starts.iter().max(), ends.iter().min()) {
        object.insert("current_period_start".to_owned(), json!(start));
        object.insert("current_period_end".to_owned(), json!(end));
    }
    object.entry("discount").or_insert(Value::Null);
    if has_prices {
        return;
    }
    if let [item] = items.as_slice() {
        object.insert("plan".to_owned(), item["plan"].clone());
        object.insert("quantity".to_owned(), item["quantity"].clone());
    }
}

fn schedule_with_plans(object: &mut Map<String, Value>) {
    let phases = object.get_mut("phases").and_then(Value::as_array_mut);
    for phase in phases.into_iter().flatten() {
        for item in phase["items"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            if let Some(price) = item.remove("price") {
                item.insert("plan".to_owned(), price);
            }
        }
    }
}

fn invoice_before_basil(object: &mut Map<String, Value>) {
    if let Some(parent) = object.remove("parent") {
        let details = &parent["subscription_details"];
        object.insert("subscription".to_owned(), details["subscription"].clone());
        object.insert("subscription_details".to_owned(), json!({ "metadata": details["metadata"] }));
        object.insert("quote".to_owned(), Value::Null);
    }
    if let Some(status) = object.get("status") {
        let paid = status == "paid";
        object.insert("paid".to_owned(), json!(paid));
    }
    object.remove("total_taxes");
    object.remove("amount_overpaid");
    for (field, value) in [
        ("application_fee_amount", Value::Null),
        ("discount", Value::Null),
        ("rendering_options", Value::Null),
        ("tax", Value::Null),
        ("total_tax_amounts", json!([])),
        ("transfer_data", Value::Null),
    ] {
        object.insert(field.to_owned(), value);
    }
}

fn line_before_basil(object: &mut Map<String, Value>, has_prices: bool, price_of: PriceOf<'_>) {
    let parent = object.remove("parent").unwrap_or_default();
    let pricing = object.remove("pricing").unwrap_or_default();
    object.remove("taxes");
    let of_item = &parent["subscription_item_details"];
    let is_item = of_item.is_object();
    let details = if is_item { of_item } else { &parent["invoice_item_details"] };
    let priced = pricing["price_details"]["price"].as_str().and_then(price_of);
    let (price, plan) = priced.map_or((Value::Null, Value::Null), |(price, plan)| (price, plan));
    for (field, value) in [
        ("invoice_item", details["invoice_item"].clone()),
        ("plan", plan),
        ("proration", details["proration"].clone()),
        ("proration_details", details["proration_details"].clone()),
        ("subscription_item", of_item["subscription_item"].clone()),
        ("tax_amounts", json!([])),
        ("tax_rates", json!([])),
        ("type", json!(if is_item { "subscription" } else { "invoiceitem" })),
        ("unit_amount_excluding_tax", pricing["unit_amount_decimal"].clone()),
    ] {
        object.insert(field.to_owned(), value);
    }
    if has_prices {
        object.insert("price".to_owned(), price);
    }
}

fn credit_note_before_basil(object: &mut Map<String, Value>) {
    if let Some(refunds) = object.remove("refunds") {
        object.insert("refund".to_owned(), refunds[0]["refund"].clone());
    }
    if object.remove("total_taxes").is_some() {
        object.insert("tax_amounts".to_owned(), json!([]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(mut value: Value, version: &str) -> Value {
        let plan = json!({ "id": "price_1", "object": "plan" });
        let price = json!({ "id": "price_1", "object": "price" });
        shape(&mut value, &ApiVersion::parse(version).unwrap(), &|_| Some((price.clone(), plan.clone())));
        value
    }

    #[test]
    fn a_version_is_a_day_and_perhaps_a_line() {
        for good in ["2019-03-14", "2025-03-31.basil", "2026-02-25.clover"] {
            assert!(ApiVersion::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "basil", "2025-13-01", "2025-3-31", "2025-03-31.", "2025-03-31.Basil", "2025-03-31é"]
        {
            assert!(ApiVersion::parse(bad).is_err(), "{bad}");
        }
        assert!(ApiVersion::parse("2025-09-30.clover").unwrap().bills_flexibly());
        assert!(!ApiVersion::parse("2025-08-27.basil").unwrap().bills_flexibly());
    }

    #[test]
    fn periods_stand_on_the_subscription_before_basil_and_plans_alone_before_prices() {
        let item = json!({
            "object": "subscription_item", "current_period_end": 9, "current_period_start": 1,
            "plan": { "id": "price_1" }, "price": { "id": "price_1" }, "quantity": 2,
        });
        let subscription = json!({ "object": "subscription", "items": { "data": [item] } });
        let new = shaped(subscription.clone(), "2025-03-31.basil");
        assert_eq!(new, subscription);
        let old = shaped(subscription.clone(), "2025-02-24.acacia");
        assert_eq!((&old["current_period_start"], &old["current_period_end"]), (&json!(1), &json!(9)));
        assert_eq!(old["items"]["data"][0].get("current_period_end"), None);
        assert!(old["items"]["data"][0]["price"].is_object());
        let oldest = shaped(subscription, "2019-03-14");
        assert_eq!((&oldest["plan"]["id"], &oldest["quantity"]), (&json!("price_1"), &json!(2)));
        assert_eq!(oldest["items"]["data"][0].get("price"), None);
    }

    #[test]
    fn an_invoice_is_linked_directly_before_basil_wherever_it_stands() {
        let line = json!({
            "object": "line_item",
            "parent": { "subscription_item_details": { "proration": false, "subscription_item": "si_1" } },
            "pricing": { "price_details": { "price": "price_1" }, "unit_amount_decimal": "5" },
        });
        let invoice = json!({
            "object": "invoice", "status": "paid", "charge": "ch_1", "payment_intent": "pi_1",
            "lines": { "data": [line] },
            "parent": { "subscription_details": { "metadata": {}, "subscription": "sub_1" } },
        });
        let within = json!({ "object": "list", "data": [invoice] });
        let new = &shaped(within.clone(), "2026-02-25.clover")["data"][0];
        assert_eq!((new.get("charge"), new.get("payment_intent"), new.get("paid")), (None, None, None));
        assert_eq!(new["parent"]["subscription_details"]["subscription"], "sub_1");
        let old = &shaped(within, "2024-06-20")["data"][0];
        assert_eq!((&old["charge"], &old["payment_intent"]), (&json!("ch_1"), &json!("pi_1")));
        assert_eq!((&old["paid"], &old["subscription"]), (&json!(true), &json!("sub_1")));
        assert_eq!(old.get("parent"), None);
        let line = &old["lines"]["data"][0];
        assert_eq!((&line["price"]["id"], &line["type"]), (&json!("price_1"), &json!("subscription")));
    }

    #[test]
    fn what_was_before_is_said_in_the_same_words_and_says_no_more_than_changed() {
        let now = json!({
            "object": "subscription", "cancel_at": null, "current_period_start": 1, "current_period_end": 20,
            "discount": null,
        });
        let mut previous = json!({
            "cancel_at": 9,
            "items": { "data": [{ "object": "subscription_item", "current_period_start": 1, "current_period_end": 9 }] },
        });
        shape_previous(&mut previous, &now, &ApiVersion::parse("2024-06-20").unwrap(), &|_| None);
        let items = json!({ "data": [{ "object": "subscription_item" }] });
        assert_eq!(previous, json!({ "cancel_at": 9, "current_period_end": 9, "items": items }));
    }
}
