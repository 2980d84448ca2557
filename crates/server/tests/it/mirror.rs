//! What the customer sees is what Stripe says, in whatever order and however often its events arrive.

use std::collections::BTreeMap;
use std::time::Duration;

use billing::clock::Timestamp;
use reqwest::Method;
use serde_json::{Value, json};
use stripe_sandbox::DemoCustomer;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

fn stripe_id<'a>(customers: &'a [DemoCustomer], about: &str) -> &'a str {
    &customers.iter().find(|customer| customer.about.contains(about)).unwrap().stripe_customer_id
}

async fn data(app: &TestApp, path: &str) -> Vec<Value> {
    app.stripe_get(path).await["data"].as_array().unwrap().clone()
}

/// What the portal shows, without what will be charged next: that comes when Stripe has been asked, some time after the first look.
pub(crate) async fn portal(app: &TestApp, token: &str) -> Value {
    without_next_charges(send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json())
}

pub(crate) fn without_next_charges(mut portal: Value) -> Value {
    for subscription in portal["subscriptions"].as_array_mut().into_iter().flatten() {
        subscription["nextCharge"] = Value::Null;
    }
    portal
}

fn sorted(mut facts: Vec<String>) -> Vec<String> {
    facts.sort_unstable();
    facts
}

fn time(seconds: &Value) -> Value {
    seconds.as_i64().map_or(Value::Null, |s| json!(Timestamp::from_second(s).unwrap().to_string()))
}

/// Of a customer, all that both sides know, each thing as one text.
pub(crate) async fn as_stripe_says(app: &TestApp, stripe_id: &str) -> Vec<String> {
    let customer = app.stripe_get(&format!("customers/{stripe_id}")).await;
    let mut facts = vec![json!([customer["name"], customer["email"]]).to_string()];
    for one in data(app, &format!("subscriptions?customer={stripe_id}&status=all&limit=100")).await {
        let ends = one["cancel_at_period_end"] == true || !one["cancel_at"].is_null();
        facts.push(json!([one["id"], one["status"], ends, time(&one["trial_end"])]).to_string());
        for item in one["items"]["data"].as_array().unwrap() {
            let product =
                app.stripe_get(&format!("products/{}", item["price"]["product"].as_str().unwrap())).await;
            let period = time(&item["current_period_end"]);
            let amount = &item["price"]["unit_amount"];
            facts.push(json!([one["id"], product["name"], amount, item["quantity"], period]).to_string());
        }
    }
    let refunded = refunds_by_invoice(app, stripe_id).await;
    let credited = credits_by_invoice(app, stripe_id).await;
    for one in data(app, &format!("invoices?customer={stripe_id}&limit=100")).await {
        if one["status"] != "draft" {
            let back = |of: &BTreeMap<String, i64>| json!(of.get(one["id"].as_str().unwrap()).unwrap_or(&0));
            let (refunded, credited) = (back(&refunded), back(&credited));
            let amounts = [&one["total"], &one["amount_due"], &one["amount_paid"], &refunded, &credited];
            facts.push(json!([one["id"], one["number"], one["status"], amounts]).to_string());
        }
    }
    let chosen = &customer["invoice_settings"]["default_payment_method"];
    let default = if chosen.is_null() { &customer["default_source"] } else { chosen };
    for one in data(app, &format!("customers/{stripe_id}/payment_methods?limit=100")).await {
        let card = &one[one["type"].as_str().unwrap()];
        let kind = [&one["type"], &card["brand"], &card["last4"]];
        facts.push(json!([kind, card["exp_month"], card["exp_year"], one["id"] == *default]).to_string());
    }
    sorted(facts)
}

/// What was given back of a customer's payments, by the invoice that they paid.
async fn refunds_by_invoice(app: &TestApp, stripe_id: &str) -> BTreeMap<String, i64> {
    let mut refunded = BTreeMap::new();
    for charge in data(app, &format!("charges?customer={stripe_id}&limit=100")).await {
        let amount = charge["amount_refunded"].as_i64().unwrap();
        if amount > 0 {
            let intent = charge["payment_intent"].as_str().unwrap();
            let intent = format!("payment[type]=payment_intent&payment[payment_intent]={intent}");
            for payment in data(app, &format!("invoice_payments?{intent}")).await {
                *refunded.entry(payment["invoice"].as_str().unwrap().to_owned()).or_default() += amount;
            }
        }
    }
    refunded
}

/// What credit notes took off a customer's invoices or gave back, other than by refunds.
async fn credits_by_invoice(app: &TestApp, stripe_id: &str) -> BTreeMap<String, i64> {
    let mut credited = BTreeMap::new();
    for note in data(app, &format!("credit_notes?customer={stripe_id}&limit=100")).await {
        let refunds = note["refunds"].as_array().map_or(&[][..], Vec::as_slice);
        let refunded: i64 = refunds.iter().map(|refund| refund["amount_refunded"].as_i64().unwrap()).sum();
        if note["status"] == "issued" {
            *credited.entry(note["invoice"].as_str().unwrap().to_owned()).or_default() +=
                note["total"].as_i64().unwrap() - refunded;
        }
    }
    credited
}

/// The same as the portal shows it.
pub(crate) fn as_the_portal_shows(portal: &Value) -> Vec<String> {
    let each = |what: &Value| what.as_array().unwrap().clone();
    let mut facts = vec![json!([portal["customer"]["name"], portal["customer"]["email"]]).to_string()];
    for one in each(&portal["subscriptions"]) {
        let id = &one["stripeSubscriptionId"];
        facts.push(json!([id, one["status"], one["cancelAtPeriodEnd"], one["trialEnd"]]).to_string());
        for item in each(&one["items"]) {
            let amount = &item["unitAmount"];
            let terms = json!([id, item["productName"], amount, item["quantity"], item["currentPeriodEnd"]]);
            facts.push(terms.to_string());
        }
    }
    for one in each(&portal["invoices"]) {
        let back = [&one["amountRefunded"], &one["amountCredited"]];
        let amounts = [&one["total"], &one["amountDue"], &one["amountPaid"], back[0], back[1]];
        facts.push(json!([one["stripeInvoiceId"], one["number"], one["status"], amounts]).to_string());
    }
    for one in each(&portal["paymentMethods"]) {
        let kind = [&one["type"], &one["brand"], &one["last4"]];
        facts.push(json!([kind, one["expMonth"], one["expYear"], one["isDefault"]]).to_string());
    }
    sorted(facts)
}

async fn assert_true(app: &TestApp, stripe_id: &str, token: &str) {
    assert_eq!(as_the_portal_shows(&portal(app, token).await), as_stripe_says(app, stripe_id).await);
}

/// What happens to a busy account: of one customer nearly everything changes, some of it several times.
async fn many_changes(app: &TestApp, stripe_id: &str) {
    let subscriptions = data(app, &format!("subscriptions?customer={stripe_id}")).await;
    let with_items = |count: usize| {
        let found = subscriptions.iter().find(|one| one["items"]["data"].as_array().unwrap().len() == count);
        found.unwrap().clone()
    };
    let three = with_items(3);
    let three_path = format!("subscriptions/{}", three["id"].as_str().unwrap());
    let item = |n: usize| three["items"]["data"][n]["id"].as_str().unwrap().to_owned();
    for quantity in [2, 9, 4] {
        app.stripe_post(
            &three_path,
            format!("items[0][id]={}&items[0][quantity]={quantity}&proration_behavior=none", item(0)),
        )
        .await;
    }
    app.stripe_post(
        &three_path,
        format!("items[0][id]={}&items[0][deleted]=true&proration_behavior=none", item(2)),
    )
    .await;
    app.stripe_post(&three_path, "cancel_at_period_end=true").await;
    let one = with_items(1);
    app.stripe_delete(&format!("subscriptions/{}", one["id"].as_str().unwrap())).await;

    let default =
        app.stripe_get(&format!("customers/{stripe_id}")).await["invoice_settings"]["default_payment_method"]
            .clone();
    let methods = data(app, &format!("customers/{stripe_id}/payment_methods")).await;
    let spare = methods.iter().find(|method| method["id"] != default).unwrap()["id"].as_str().unwrap();
    app.stripe_post(
        &format!("customers/{stripe_id}"),
        format!("name=Red+Fjord&email=red@fjord.example&invoice_settings[default_payment_method]={spare}"),
    )
    .await;
    app.stripe_post(&format!("payment_methods/{}/detach", default.as_str().unwrap()), "").await;
    let product = three["items"]["data"][1]["price"]["product"].as_str().unwrap();
    for name in ["Seats", "More+seats"] {
        app.stripe_post(&format!("products/{product}"), format!("name={name}")).await;
    }
}

/// Lets everything happen while events are delivered in some way, and then compares.
async fn happens(app: &TestApp, customers: &[DemoCustomer], delivery: &str) {
    let stripe_id = stripe_id(customers, "Three subscriptions");
    let token = app.mint(&app.customer_id(customers, "Three subscriptions").await).await;
    let before = as_stripe_says(app, stripe_id).await;
    assert_eq!(as_the_portal_shows(&portal(app, &token).await), before);
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": delivery })).await;
    many_changes(app, stripe_id).await;
    app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
    app.settled().await;
    assert_ne!(as_stripe_says(app, stripe_id).await, before);
    assert_true(app, stripe_id, &token).await;
}

on_both_engines! {
    async fn events_as_they_happen(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        happens(&app, &customers, "normal").await;
    }

    async fn events_newest_first(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        happens(&app, &customers, "reverse").await;
    }

    async fn events_twice_and_under_two_names(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        happens(&app, &customers, "duplicate").await;
    }

    async fn events_late_and_all_at_once(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        happens(&app, &customers, "hold").await;
    }

    async fn events_that_arrive_while_stripe_is_down(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stripe_id = stripe_id(&customers, "Three subscriptions");
        let token = app.mint(&app.customer_id(&customers, "Three subscriptions").await).await;
        let before = portal(&app, &token).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        many_changes(&app, stripe_id).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 500 })).await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        eventually("a job to be put back", async || {
            app.app.metrics.render().contains(r#"billstack_jobs_total{outcome="retried"}"#)
        })
        .await;
        assert_eq!(portal(&app, &token).await["subscriptions"], before["subscriptions"], "the page shows what was last known");
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        eventually("the next try", async || {
            app.clock.advance(Duration::from_secs(3));
            let summary = app.app.db.read_optional(store::webhook_events::summary(&app.team)).await.unwrap().unwrap();
            (summary.pending, summary.failed) == (0, 0)
        })
        .await;
        app.settled().await;
        assert_true(&app, stripe_id, &token).await;
    }

    async fn what_no_event_told_a_backfill_brings(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stripe_id = stripe_id(&customers, "plain monthly");
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = data(&app, &format!("subscriptions?customer={stripe_id}")).await[0]["id"].clone();
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        app.stripe_delete(&format!("subscriptions/{}", subscription.as_str().unwrap())).await;
        app.stripe_post(&format!("customers/{stripe_id}"), "name=Renamed").await;
        billstack::sync::backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        assert_eq!(portal(&app, &token).await["customer"]["name"], "Renamed");
        assert_true(&app, stripe_id, &token).await;
    }

    async fn an_overdue_invoice_that_is_paid(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stripe_id = stripe_id(&customers, "Past due");
        let token = app.mint(&app.customer_id(&customers, "Past due").await).await;
        assert_eq!(portal(&app, &token).await["subscriptions"][0]["status"], "past_due");
        let open = data(&app, &format!("invoices?customer={stripe_id}&status=open")).await;
        let card = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={stripe_id}")).await;
        let pay = format!("invoices/{}/pay", open[0]["id"].as_str().unwrap());
        app.stripe_post(&pay, format!("payment_method={}", card["id"].as_str().unwrap())).await;
        app.settled().await;
        assert_eq!(portal(&app, &token).await["subscriptions"][0]["status"], "active");
        assert_true(&app, stripe_id, &token).await;
    }

    async fn a_renewal_and_its_invoice(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stripe_id = stripe_id(&customers, "plain monthly");
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let before = portal(&app, &token).await;
        app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 31 * 86_400 })).await;
        app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 2 * 3_600 })).await;
        app.settled().await;
        let after = portal(&app, &token).await;
        let invoices = |portal: &Value| portal["invoices"].as_array().unwrap().len();
        assert_eq!(invoices(&after), invoices(&before) + 1);
        assert_eq!(after["invoices"][0]["status"], "paid");
        assert_eq!(after["subscriptions"][0]["currentPeriodStart"], before["subscriptions"][0]["currentPeriodEnd"]);
        assert_true(&app, stripe_id, &token).await;
    }

    async fn a_trial_that_ends(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stripe_id = stripe_id(&customers, "free trial");
        let token = app.mint(&app.customer_id(&customers, "free trial").await).await;
        assert_eq!(portal(&app, &token).await["subscriptions"][0]["status"], "trialing");
        app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 11 * 86_400 })).await;
        app.settled().await;
        assert_eq!(portal(&app, &token).await["subscriptions"][0]["status"], "active");
        assert_true(&app, stripe_id, &token).await;
    }

    async fn a_cancellation_that_takes_effect(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        for about in ["cancel_at_period_end", "cancel_at alone"] {
            let stripe_id = stripe_id(&customers, about);
            let token = app.mint(&app.customer_id(&customers, about).await).await;
            assert_eq!(portal(&app, &token).await["subscriptions"][0]["cancelAtPeriodEnd"], true);
            app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 31 * 86_400 })).await;
            app.settled().await;
            assert_eq!(portal(&app, &token).await["subscriptions"][0]["status"], "canceled", "{about}");
            assert_true(&app, stripe_id, &token).await;
        }
    }
}
