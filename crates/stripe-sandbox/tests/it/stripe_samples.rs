//! The objects that the sandbox shows, held against Stripe's own sample of each.
//!
//! The samples are not part of this project: Stripe publishes them with its OpenAPI description. With `STRIPE_SAMPLES`
//! set to their file (`fixtures3.json`) this compares; without, it says that it didn't.

use std::collections::BTreeMap;
use std::io::Write;

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::World;

/// Fields that Stripe documents, and its sample lacks, with the reason. `*` stands for any element of a list.
const CONDITIONAL: [(&str, &str, &str); 18] = [
    ("checkout.session", "line_items", "included only on request"),
    ("checkout.session", "setup_intent.flow_directions", "of the setup intent; null in its sample"),
    ("invoice", "payments", "included only on request"),
    ("invoice", "lines.data.*.pricing.price_details", "the sample shows a line without a price"),
    ("line_item", "pricing.price_details", "the sample shows a line without a price"),
    ("invoice_payment", "payment.payment_intent", "depends on the type of payment"),
    ("credit_note", "refunds.*.payment_record_refund", "null beside a refund of a charge"),
    ("payment_method", "sepa_debit", "depends on the type"),
    ("payment_method", "us_bank_account", "depends on the type"),
    ("payment_method", "link", "depends on the type"),
    ("price", "tiers", "included only on request"),
    ("webhook_endpoint", "secret", "shown once, on creation"),
    ("event", "data.previous_attributes", "only on updates"),
    ("event", "data.object", "any object; the sample's is a plan"),
    ("setup_intent", "last_setup_error", "an error of any kind; the sample's is an idempotency error"),
    ("payment_intent", "last_payment_error", "an error of any kind; the sample's is an idempotency error"),
    ("invoice", "metadata", "keys of the user's choice"),
    ("customer", "subscriptions", "included only on request"),
];

#[tokio::test]
async fn no_object_contradicts_stripes_own_sample() {
    let Ok(path) = std::env::var("STRIPE_SAMPLES") else {
        return say("stripe_samples: STRIPE_SAMPLES is not set, so nothing was compared");
    };
    let samples: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let world = World::new().await;
    let mut problems = Vec::new();
    let mut compared: BTreeMap<String, usize> = BTreeMap::new();
    for object in objects(&world).await {
        let kind = sample_name(&object);
        let sample = &samples["resources"][&kind];
        assert!(sample.is_object(), "Stripe has no sample of {kind}");
        compare(&kind, "", &object, sample, &mut problems);
        *compared.entry(kind).or_default() += 1;
    }
    say(&format!("stripe_samples: compared {compared:?}"));
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    assert_eq!(compared.len(), 30);
}

/// Tests keep what they print to themselves unless they fail; this is meant to be read.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn sample_name(object: &Value) -> String {
    let kind = object["object"].as_str().unwrap();
    if object["deleted"] == true { format!("deleted_{kind}") } else { kind.to_owned() }
}

fn compare(kind: &str, path: &str, ours: &Value, sample: &Value, problems: &mut Vec<String>) {
    let excused = |(of, field, _): &(&str, &str, &str)| *of == kind && *field == path;
    if CONDITIONAL.iter().any(excused) || path == "metadata" || path.ends_with(".metadata") {
        return;
    }
    match (ours, sample) {
        (Value::Object(ours), Value::Object(sample)) => {
            for (field, value) in ours {
                let inner = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
                let excused = |(of, at, _): &(&str, &str, &str)| *of == kind && *at == inner;
                match sample.get(field) {
                    // An empty hash in the sample says nothing about what may be in it.
                    None if sample.is_empty() || CONDITIONAL.iter().any(excused) => {}
                    None => problems.push(format!("{kind}: {inner} is not in the sample")),
                    Some(sample) => compare(kind, &inner, value, sample, problems),
                }
            }
        }
        (Value::Array(ours), Value::Array(sample)) => {
            let Some(sample) = sample.first() else { return };
            let inner = format!("{path}.*");
            ours.iter().for_each(|value| compare(kind, &inner, value, sample, problems));
        }
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Bool(_), Value::Bool(_))
        | (Value::Number(_), Value::Number(_))
        | (Value::String(_), Value::String(_)) => {}
        // A reference is an identifier, or the object when it is expanded.
        (Value::String(_), Value::Object(sample)) if sample.contains_key("id") => {}
        (ours, sample) => problems.push(format!("{kind}: {path} is {ours}, in the sample {sample}")),
    }
}

/// At least one of each object, in more than one state where that shows other fields.
async fn objects(world: &World) -> Vec<Value> {
    let (customer, subscription) = world.subscriber(&[("metadata[a]", "b")]).await;
    world.subscriber(&[("trial_period_days", "9"), ("billing_mode[type]", "flexible")]).await;
    world.subscriber(&[("cancel_at_period_end", "true"), ("items[0][quantity]", "4")]).await;
    world.subscriber(&[("payment_behavior", "default_incomplete")]).await;
    let (_, paused) = world.subscriber(&[]).await;
    world.post("/v1/subscription_schedules", &[("from_subscription", &subscription)]).await.ok();
    world.post(&format!("/v1/subscriptions/{paused}"), &[("pause_collection[behavior]", "void")]).await.ok();
    for method in ["pm_card_mastercard", "pm_sepaDebit", "pm_usBankAccount", "pm_link"] {
        world.post(&format!("/v1/payment_methods/{method}/attach"), &[("customer", &customer)]).await.ok();
    }
    let setup = [
        ("mode", "setup"),
        ("currency", "usd"),
        ("customer", customer.as_str()),
        ("success_url", "https://a.example"),
    ];
    let session = world.post("/v1/checkout/sessions", &setup).await.id();
    world
        .control(Method::POST, &format!("/sandbox/checkout/{session}/complete"), json!({ "card": "visa" }))
        .await;
    let price = world.price("700", "eur", "month").await;
    let buy = [
        ("mode", "subscription"),
        ("line_items[0][price]", price.as_str()),
        ("customer_email", "b@example.com"),
        ("success_url", "https://a.example"),
    ];
    let session = world.post("/v1/checkout/sessions", &buy).await.id();
    world.post("/v1/checkout/sessions", &buy).await.ok();
    world
        .control(Method::POST, &format!("/sandbox/checkout/{session}/complete"), json!({ "card": "visa" }))
        .await;
    let card = world.post(&format!("/v1/customers/{customer}/sources"), &[("source", "tok_visa")]).await.ok();
    let tax_id = [("type", "eu_vat"), ("value", "DE000000000")];
    let tax_id = world.post(&format!("/v1/customers/{customer}/tax_ids"), &tax_id).await.id();
    let paid = world.get(&format!("/v1/invoices?customer={customer}")).await.ok()["data"][0].clone();
    let paid = [
        ("invoice", paid["id"].as_str().unwrap()),
        ("lines[0][type]", "invoice_line_item"),
        ("lines[0][invoice_line_item]", paid["lines"]["data"][0]["id"].as_str().unwrap()),
        ("lines[0][amount]", "5"),
        ("refund_amount", "5"),
    ];
    world.post("/v1/credit_notes", &paid).await.ok();
    let endpoint = [("url", "http://127.0.0.1:9/"), ("enabled_events[]", "never.happens")];
    let endpoint = world.post("/v1/webhook_endpoints", &endpoint).await.id();

    let mut objects = vec![
        world.get("/v1/account").await.ok(),
        world.get(&format!("/v1/webhook_endpoints/{endpoint}")).await.ok(),
        world.delete(&format!("/v1/webhook_endpoints/{endpoint}")).await.ok(),
        world.post("/v1/invoices/create_preview", &[("subscription", &subscription)]).await.ok(),
    ];
    for list in [
        "customers?limit=100".to_owned(),
        "products?limit=100".to_owned(),
        "prices?limit=100".to_owned(),
        "plans?limit=100".to_owned(),
        "subscriptions?status=all&limit=100".to_owned(),
        format!("subscription_items?subscription={subscription}"),
        "subscription_schedules?limit=100".to_owned(),
        "invoices?limit=100&expand[]=data.payments".to_owned(),
        format!("payment_methods?customer={customer}"),
        "setup_intents".to_owned(),
        "checkout/sessions".to_owned(),
        format!("checkout/sessions/{session}/line_items"),
        "charges?limit=100".to_owned(),
        "refunds?limit=100".to_owned(),
        "credit_notes?limit=100".to_owned(),
        "invoice_payments?limit=100".to_owned(),
        format!("customers/{customer}/tax_ids"),
        "events?limit=100".to_owned(),
    ] {
        let listed = world.get(&format!("/v1/{list}")).await.ok();
        objects.extend(listed["data"].as_array().unwrap().iter().cloned());
    }
    let payments: Vec<Value> =
        objects.iter().flat_map(|o| o["payments"]["data"].as_array().cloned().unwrap_or_default()).collect();
    let lines: Vec<Value> =
        objects.iter().flat_map(|o| o["lines"]["data"].as_array().cloned().unwrap_or_default()).collect();
    for payment in &payments {
        let intent = payment["payment"]["payment_intent"].as_str().unwrap();
        objects.push(world.get(&format!("/v1/payment_intents/{intent}")).await.ok());
    }
    objects.extend(payments);
    objects.extend(lines);
    objects.push(world.delete(&format!("/v1/customers/{customer}/tax_ids/{tax_id}")).await.ok());
    let source = format!("/v1/customers/{customer}/sources/{}", card["id"].as_str().unwrap());
    objects.push(card);
    objects.push(world.delete(&source).await.ok());
    objects.push(world.delete(&format!("/v1/plans/{price}")).await.ok());
    objects.push(world.delete(&format!("/v1/customers/{customer}")).await.ok());
    let product = world.post("/v1/products", &[("name", "Unsold")]).await.id();
    objects.push(world.delete(&format!("/v1/products/{product}")).await.ok());
    objects
}
