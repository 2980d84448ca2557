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
async fn subscriptions_are_in_every_status_and_of_every_kind() {
    let world = World::new().await;
    world.sandbox.seed_demo(None);
    let mut subscriptions: Vec<Value> = Vec::new();
    loop {
        let last = subscriptions.last().and_then(|row| row["id"].as_str());
        let after = last.map(|id| format!("&starting_after={id}")).unwrap_or_default();
        let expand = "expand[]=data.discounts&expand[]=data.latest_invoice";
        let page = world.get(&format!("/v1/subscriptions?status=all&limit=100&{expand}{after}")).await.ok();
        subscriptions.extend(page["data"].as_array().unwrap().iter().cloned());
        if page["has_more"] == false {
            break;
        }
    }
    let statuses: BTreeSet<&str> =
        subscriptions.iter().filter_map(|subscription| subscription["status"].as_str()).collect();
    let all = [
        "active",
        "canceled",
        "incomplete",
        "incomplete_expired",
        "past_due",
        "paused",
        "trialing",
        "unpaid",
    ];
    assert_eq!(statuses, BTreeSet::from(all));
    let count = |is: &dyn Fn(&Value) -> bool| subscriptions.iter().filter(|one| is(one)).count();
    let price_has = |one: &Value, field: &str, word: &str| {
        let items = one["items"]["data"].as_array().unwrap();
        items.iter().any(|item| item["price"].pointer(field).is_some_and(|found| *found == json!(word)))
    };
    assert_eq!(count(&|one| one["pause_collection"].is_object()), 2);
    assert_eq!(count(&|one| one["pause_collection"]["resumes_at"].is_i64()), 1);
    assert_eq!(count(&|one| price_has(one, "/tiers_mode", "volume")), 1);
    assert_eq!(count(&|one| price_has(one, "/tiers_mode", "graduated")), 1);
    assert_eq!(count(&|one| price_has(one, "/recurring/usage_type", "metered")), 1);
    let mixed = |one: &Value| {
        let items = one["items"]["data"].as_array().unwrap();
        let ends: BTreeSet<i64> =
            items.iter().filter_map(|item| item["current_period_end"].as_i64()).collect();
        ends.len() > 1
    };
    assert_eq!(count(&mixed), 1);
    let discount = |one: &Value| one["discounts"][0].clone();
    assert_eq!(count(&|one| discount(one)["coupon"]["percent_off"].is_i64()), 2);
    assert_eq!(count(&|one| discount(one)["coupon"]["amount_off"].is_i64()), 2);
    assert_eq!(count(&|one| discount(one)["end"].is_i64()), 2);
    assert_eq!(count(&|one| one["latest_invoice"]["total_discount_amounts"][0]["amount"].is_i64()), 4);
    let trials = subscriptions.iter().filter(|one| one["status"] == "trialing");
    assert!(trials.clone().all(|one| one["trial_end"].as_i64() > one["trial_start"].as_i64()));
}

#[tokio::test]
async fn money_was_given_back_in_every_way() {
    let world = World::new().await;
    let customers = world.sandbox.seed_demo(None);
    let by_email = |start: &str| {
        let found = customers.iter().find(|customer| customer.email.starts_with(start));
        found.unwrap().stripe_customer_id.clone()
    };
    let charges = of(&world, &by_email("desk@amberroad"), "charges").await;
    let refunded: Vec<_> =
        charges.iter().map(|charge| (&charge["refunded"], &charge["amount_refunded"])).collect();
    assert_eq!(refunded, [(&json!(false), &json!(2_450)), (&json!(true), &json!(9_800))]);

    let credited = by_email("office@slateroofing");
    let notes = of(&world, &credited, "credit_notes").await;
    let amounts: Vec<_> = notes.iter().map(|note| note["post_payment_amount"].as_i64().unwrap()).collect();
    assert_eq!(amounts, [3_000, 9_800]);
    let invoices = of(&world, &credited, "invoices").await;
    assert_eq!(invoices[4]["post_payment_credit_notes_amount"], 9_800);

    let reduced = of(&world, &by_email("pay@harvesttable"), "invoices").await;
    assert_eq!((&reduced[0]["status"], &reduced[0]["amount_due"]), (&json!("open"), &json!(24_500)));
    let settled = of(&world, &by_email("prod@northernlights"), "invoices").await;
    let statuses: Vec<_> = settled.iter().map(|invoice| invoice["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["paid", "void", "uncollectible", "paid", "void", "paid"]);
}

#[tokio::test]
async fn a_discount_is_on_every_invoice_until_it_ends() {
    let world = World::new().await;
    let customers = world.sandbox.seed_demo(None);
    let id = |email: &str| {
        customers.iter().find(|customer| customer.email == email).unwrap().stripe_customer_id.clone()
    };
    world.advance_days(125).await;
    let totals = |invoices: Vec<Value>| {
        let latest = invoices.iter().take(4).map(|invoice| invoice["total"].as_i64().unwrap());
        latest.collect::<Vec<_>>()
    };
    let for_ever = of(&world, &id("percent@discounts.example"), "invoices").await;
    assert_eq!(totals(for_ever), [3_675; 4]);
    // Three months of it were over, and three were to come.
    let ended = of(&world, &id("amount-year@discounts.example"), "invoices").await;
    assert_eq!(ended[0]["subtotal"], 4_900);
    assert_eq!(totals(ended), [4_900, 4_900, 3_400, 3_400]);
    let subscription = of(&world, &id("amount-year@discounts.example"), "subscriptions").await.remove(0);
    assert_eq!(subscription["discounts"], json!([]));
}

#[tokio::test]
async fn an_incomplete_subscription_waits_for_the_card_or_for_the_customer() {
    let world = World::new().await;
    let customers = world.sandbox.seed_demo(None);
    for (email, status) in
        [("print@papercrane", "requires_payment_method"), ("desk@granite", "requires_action")]
    {
        let found = customers.iter().find(|customer| customer.email.starts_with(email)).unwrap();
        let subscription = of(&world, &found.stripe_customer_id, "subscriptions").await.remove(0);
        let invoice = subscription["latest_invoice"].as_str().unwrap();
        let payments = format!("/v1/invoice_payments?invoice={invoice}&expand[]=data.payment.payment_intent");
        let payment = world.get(&payments).await.ok()["data"][0].clone();
        assert_eq!(payment["payment"]["payment_intent"]["status"], status, "{payment}");
    }
}

#[tokio::test]
async fn all_of_them_belong_to_the_project_and_only_what_failed_lately_has_events() {
    let world = World::new().await;
    let seeded = world.sandbox.seed_demo(Some("proj_1"));
    let customers = world.get("/v1/customers?limit=100").await.ok();
    let customers = customers["data"].as_array().unwrap();
    assert_eq!(customers.len(), seeded.len());
    assert!(customers.iter().all(|customer| customer["metadata"]["project_id"] == "proj_1"));
    let told: BTreeSet<String> = world.event_types().await.into_iter().collect();
    assert!(told.contains("invoice.payment_action_required"), "{told:?}");
    assert!(!told.contains("customer.created"), "{told:?}");
    let events = world.get("/v1/events?limit=100").await.ok();
    for event in events["data"].as_array().unwrap() {
        assert_eq!(event["pending_webhooks"], 0, "nobody is sent it any more");
    }
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

#[tokio::test]
async fn the_customer_for_looking_at_a_brand_has_a_bit_of_everything() {
    let world = World::new().await;
    let id = world.sandbox.seed_showcase("proj_2", "Nightjar");
    let customer = world.get(&format!("/v1/customers/{id}")).await.ok();
    assert_eq!(customer["metadata"]["project_id"], "proj_2");
    let ending: Vec<Value> =
        of(&world, &id, "subscriptions").await.iter().map(|s| s["cancel_at_period_end"].clone()).collect();
    assert_eq!(ending, [true, false]);
    let invoices = of(&world, &id, "invoices").await;
    let states: BTreeSet<&str> = invoices.iter().filter_map(|invoice| invoice["status"].as_str()).collect();
    assert_eq!((invoices.len(), states), (3 + 5, BTreeSet::from(["paid", "void"])));
    assert_eq!(of(&world, &id, "payment_methods").await.len(), 2);
}
