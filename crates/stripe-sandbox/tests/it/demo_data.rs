//! The customers of the demo.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::world::World;

async fn of(world: &World, customer: &str, list: &str) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    loop {
        let after = all
            .last()
            .map(|row| format!("&starting_after={}", row["id"].as_str().unwrap()))
            .unwrap_or_default();
        let path = format!("/v1/{list}?limit=100&customer={customer}{after}");
        let page = world.get(&path).await.ok();
        all.extend(page["data"].as_array().unwrap().iter().cloned());
        if page["has_more"] == false {
            return all;
        }
    }
}

#[tokio::test]
async fn each_customer_is_in_the_situation_it_is_there_for() {
    let world = World::new().await;
    let customers = world.sandbox.seed_demo(Some("proj_1"));
    let emails: BTreeSet<&str> = customers.iter().map(|customer| customer.email.as_str()).collect();
    assert_eq!(emails.len(), customers.len());
    let by_email = |start: &str| {
        let found = customers.iter().find(|customer| customer.email.starts_with(start));
        found.unwrap().stripe_customer_id.clone()
    };
    let only = async |start: &str| of(&world, &by_email(start), "subscriptions").await.remove(0);

    let plain = only("accounts@harbourpine").await;
    assert_eq!((&plain["status"], &plain["cancel_at"]), (&json!("active"), &json!(null)));
    let yearly = only("finance@lumen").await;
    assert_eq!(yearly["items"]["data"][0]["quantity"], 5);
    assert_eq!(yearly["items"]["data"][0]["price"]["recurring"]["interval"], "year");
    assert_eq!(only("ops@kestrel").await["status"], "trialing");
    assert_eq!(only("payables@copperline").await["status"], "past_due");
    assert_eq!(of(&world, &by_email("payables@copperline"), "invoices").await[0]["status"], "open");
    let ending = only("hello@marigold").await;
    assert_eq!((&ending["cancel_at_period_end"], ending["cancel_at"].is_i64()), (&json!(true), true));
    let flexible = only("office@northgate").await;
    assert_eq!((&flexible["cancel_at_period_end"], flexible["cancel_at"].is_i64()), (&json!(false), true));
    let several = of(&world, &by_email("billing@bluefjord"), "subscriptions").await;
    let items: BTreeSet<usize> =
        several.iter().map(|s| s["items"]["data"].as_array().unwrap().len()).collect();
    assert_eq!((several.len(), items), (3, BTreeSet::from([1, 3])));
    assert_eq!(only("keiri@").await["currency"], "jpy");
    assert_eq!(only("accounts@alnoor").await["currency"], "kwd");
    assert_eq!(of(&world, &by_email("records@evergreen"), "invoices").await.len(), 300);
    assert_eq!(of(&world, &by_email("admin@willow"), "payment_methods").await, Vec::<Value>::new());
    let sepa = of(&world, &by_email("buchhaltung@"), "payment_methods").await;
    assert_eq!(sepa[0]["type"], "sepa_debit");
    assert!(only("invoices@ferro").await["schedule"].as_str().unwrap().starts_with("sub_sched_"));
}

#[tokio::test]
async fn all_of_them_belong_to_the_project_and_none_made_an_event() {
    let world = World::new().await;
    let seeded = world.sandbox.seed_demo(Some("proj_1"));
    let customers = world.get("/v1/customers?limit=100").await.ok();
    let customers = customers["data"].as_array().unwrap();
    assert_eq!(customers.len(), seeded.len());
    assert!(customers.iter().all(|customer| customer["metadata"]["project_id"] == "proj_1"));
    assert_eq!(world.event_types().await, Vec::<String>::new());
}

#[tokio::test]
async fn hostile_names_are_there_for_customers_and_products() {
    let world = World::new().await;
    world.sandbox.seed_demo(None);
    for list in ["customers", "products"] {
        let listed = world.get(&format!("/v1/{list}?limit=100")).await.ok();
        let names: Vec<&str> =
            listed["data"].as_array().unwrap().iter().filter_map(|row| row["name"].as_str()).collect();
        assert!(names.contains(&"<script>alert(1)</script>"), "{names:?}");
        assert!(names.contains(&"\"><img src=x onerror=alert(1)>"));
        assert!(names.iter().any(|name| name.contains('\u{202e}')));
        assert!(names.iter().any(|name| name.chars().count() == 200));
        assert!(names.iter().any(|name| name.contains('🚀')));
    }
}

#[tokio::test]
async fn the_demo_survives_a_year() {
    let world = World::new().await;
    let customers = world.sandbox.seed_demo(None);
    world.advance_days(366).await;
    let id = |start: &str| {
        let found = customers.iter().find(|customer| customer.email.starts_with(start));
        found.unwrap().stripe_customer_id.clone()
    };
    assert_eq!(of(&world, &id("accounts@harbourpine"), "invoices").await.len(), 8 + 12);
    let ended =
        world.get(&format!("/v1/subscriptions?status=ended&customer={}", id("hello@marigold"))).await.ok();
    assert_eq!(ended["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn customers_that_are_alike_come_in_any_number() {
    let world = World::new().await;
    let ids = world.sandbox.seed_customers(3, 5);
    assert_eq!(ids.len(), 3);
    assert_eq!(of(&world, &ids[2], "invoices").await.len(), 5);
    assert_eq!(of(&world, &ids[2], "subscriptions").await[0]["status"], "active");
}
