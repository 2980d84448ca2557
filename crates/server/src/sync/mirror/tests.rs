use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::*;

fn fetched<T: DeserializeOwned>(object: &Value) -> Fetched<T> {
    let raw: Arc<str> = object.to_string().into();
    Fetched { object: objects::parse(&raw).unwrap(), raw, request_id: None }
}

#[test]
fn a_subscription_of_today_has_its_periods_on_its_items() {
    let seen = fetched(&json!({
        "id": "sub_1", "customer": "cus_1", "status": "active", "created": 1_700_000_000, "cancel_at": 1_800_000_000,
        "items": {"data": [
            {"id": "si_1", "quantity": 5, "current_period_start": 10, "current_period_end": 30,
             "price": {"id": "price_1", "currency": "usd", "unit_amount": 900, "product": "prod_1",
                       "recurring": {"interval": "month", "interval_count": 3, "usage_type": "licensed"}}},
            {"id": "si_2", "current_period_start": 10, "current_period_end": 20,
             "price": {"id": "price_2", "currency": "usd", "billing_scheme": "tiered", "product": "prod_2",
                       "recurring": {"interval": "month", "usage_type": "metered"}}},
        ]},
    }));
    let observed = observed_subscription(&seen, Observation::Asked(7)).unwrap();
    assert_eq!((observed.current_period_start, observed.current_period_end), (Some(10_000), Some(20_000)));
    assert_eq!(observed.cancel_at, Some(1_800_000_000_000));
    assert!(!observed.cancel_at_period_end);
    let items: Vec<_> = observed
        .items
        .iter()
        .map(|item| (&*item.stripe_price_id, item.quantity, item.current_period_end))
        .collect();
    assert_eq!(items, [("price_1", Some(5), Some(30_000)), ("price_2", None, Some(20_000))]);
    let prices: Vec<_> =
        observed_item_prices(&seen, Observation::Asked(7)).into_iter().map(Result::unwrap).collect();
    assert_eq!(prices[0].stripe_product_id.as_deref(), Some("prod_1"));
    assert_eq!((prices[0].unit_amount, prices[0].interval_count), (Some(900), Some(3)));
    assert_eq!((prices[1].unit_amount, prices[1].tiers.as_deref()), (None, None));
    assert!(prices[1].raw.contains(r#""id":"price_2""#) && !prices[1].raw.contains("si_2"));
}

#[test]
fn a_subscription_tells_how_it_is_billed_and_whether_its_payments_are_paused() {
    let told = |object: Value| {
        let observed = observed_subscription(&fetched(&object), Observation::Asked(7)).unwrap();
        (observed.flexible_billing, observed.collection_paused, observed.collection_resumes_at)
    };
    let plain = json!({"id": "sub_1", "customer": "cus_1", "status": "active"});
    assert_eq!(told(plain), (false, false, None));
    let classic = json!({"id": "sub_1", "customer": "cus_1", "status": "active", "billing_mode": {"type": "classic"},
        "pause_collection": {"behavior": "void", "resumes_at": null}});
    assert_eq!(told(classic), (false, true, None));
    let flexible = json!({"id": "sub_1", "customer": "cus_1", "status": "active", "billing_mode": {"type": "flexible"},
        "pause_collection": {"behavior": "keep_as_draft", "resumes_at": 30}});
    assert_eq!(told(flexible), (true, true, Some(30_000)));
}

#[test]
fn an_old_subscription_has_its_period_itself_and_a_plan_for_a_price() {
    let seen = fetched(&json!({
        "id": "sub_1", "customer": {"id": "cus_1"}, "status": "active", "cancel_at_period_end": true,
        "current_period_start": 10, "current_period_end": 20, "default_source": "card_1",
        "items": {"data": [{"id": "si_1", "quantity": 1,
            "plan": {"id": "gold", "amount": 500, "currency": "eur", "interval": "year", "interval_count": 1, "product": "prod_1"}}]},
    }));
    let observed = observed_subscription(&seen, Observation::Asked(7)).unwrap();
    assert_eq!(observed.stripe_customer_id, "cus_1");
    assert_eq!(observed.current_period_end, Some(20_000));
    assert_eq!(observed.items[0].current_period_end, Some(20_000));
    assert_eq!(observed.default_payment_method.as_deref(), Some("card_1"));
    assert_eq!(observed.created_at, 7);
    let price = observed_item_prices(&seen, Observation::Asked(7)).remove(0).unwrap();
    assert_eq!(
        (&*price.stripe_price_id, price.unit_amount, price.interval.as_deref()),
        ("gold", Some(500), Some("year"))
    );
}

#[test]
fn an_object_without_what_a_row_needs_says_what_it_lacks() {
    let subscription =
        |object: Value| observed_subscription(&fetched(&object), Observation::Asked(1)).map(drop);
    assert_eq!(subscription(json!({"id": "sub_1", "status": "active"})), Err(Lacks("customer")));
    assert_eq!(subscription(json!({"id": "sub_1", "customer": "cus_1"})), Err(Lacks("status")));
    let invoice = |object: Value| observed_invoice(&fetched(&object), Observation::Asked(1)).map(drop);
    assert_eq!(
        invoice(json!({"id": "in_1", "status": "open", "total": 1, "currency": "usd"})),
        Err(Lacks("customer"))
    );
    assert_eq!(
        invoice(json!({"id": "in_1", "status": "open", "customer": "cus_1", "currency": "usd"})),
        Err(Lacks("total"))
    );
    assert_eq!(
        observed_product(&fetched(&json!({"id": "prod_1"})), Observation::Asked(1)).map(drop),
        Err(Lacks("name"))
    );
}

#[test]
fn an_invoice_is_read_in_both_its_shapes() {
    let today = fetched(&json!({
        "id": "in_1", "customer": "cus_1", "status": "open", "currency": "JPY", "total": 1200, "amount_due": 1000,
        "amount_paid": 200, "amount_remaining": 800, "number": "A-1", "due_date": 5, "invoice_pdf": "https://pay.example/pdf",
        "parent": {"subscription_details": {"subscription": "sub_1"}},
    }));
    let today = observed_invoice(&today, Observation::Asked(7)).unwrap();
    assert_eq!((today.stripe_subscription_id.as_deref(), &*today.currency), (Some("sub_1"), "jpy"));
    assert_eq!((today.amount_remaining, today.due_at, today.has_pdf), (800, Some(5_000), true));
    let old = fetched(&json!({
        "id": "in_1", "customer": "cus_1", "paid": true, "currency": "usd", "total": 900, "amount_due": 900, "amount_paid": 900,
        "subscription": "sub_2",
    }));
    let old = observed_invoice(&old, Observation::Asked(7)).unwrap();
    assert_eq!(
        (old.stripe_subscription_id.as_deref(), &*old.status, old.amount_remaining),
        (Some("sub_2"), "paid", 0)
    );
}

#[test]
fn a_price_keeps_the_tiers_that_stripe_sent_as_they_were() {
    let tiers = json!([{"up_to": 10, "unit_amount": 5, "flat_amount": null}, {"up_to": null, "unit_amount_decimal": "0.5"}]);
    let seen: Fetched<objects::Price> =
        fetched(&json!({"id": "price_1", "currency": "usd", "billing_scheme": "tiered", "tiers": tiers}));
    let observed = observed_price(&seen.object, &seen.raw, Observation::Asked(1)).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&observed.tiers.unwrap()).unwrap(), tiers);
}

#[test]
fn a_customer_belongs_to_the_project_in_its_metadata_and_its_texts_fit_both_databases() {
    let seen = fetched(&json!({
        "id": "cus_1", "name": "A\u{0}da", "metadata": {"project_id": "proj_1", "k": "v"}, "preferred_locales": ["de", "en"],
        "invoice_settings": {"default_payment_method": null}, "default_source": "card_1",
    }));
    let observed = observed_customer(&seen, Observation::Asked(7));
    assert_eq!(observed.project_id.as_deref(), Some("proj_1"));
    assert_eq!(observed.name.as_deref(), Some("Ada"));
    assert_eq!(observed.default_payment_method.as_deref(), Some("card_1"));
    assert_eq!(observed.preferred_locales, r#"["de","en"]"#);
    assert_eq!(observed.metadata, r#"{"k":"v","project_id":"proj_1"}"#);
}
