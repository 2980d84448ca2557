//! What is taken off a subscription is known, whichever way Stripe tells it.

use std::time::Duration;

use billstack::sync::backfill;
use reqwest::Method;
use serde_json::{Value, json};
use stripe::webhook_signature::{SigningSecret, sign};
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

use crate::truth::lies;

/// A customer with a card, a monthly subscription and a link.
#[derive(Clone)]
pub(crate) struct Ann {
    pub(crate) stripe_id: String,
    pub(crate) subscription: String,
    pub(crate) item: String,
    pub(crate) token: String,
}

impl Ann {
    pub(crate) async fn new(app: &TestApp) -> Self {
        let form = format!("name=Ann&email=ann@example.com&metadata[project_id]={}", app.project.id);
        let stripe_id = text(&app.stripe_post("customers", form).await["id"]);
        let form = "invoice_settings[default_payment_method]=pm_card_visa";
        app.stripe_post(&format!("customers/{stripe_id}"), form).await;
        let subscription = subscribe(app, &stripe_id).await;
        app.settled().await;
        let token = link(app, &stripe_id).await;
        let item = text(&subscription["items"]["data"][0]["id"]);
        Self { stripe_id, subscription: text(&subscription["id"]), item, token }
    }

    /// The same with a link that was made now.
    pub(crate) async fn with_another_link(&self, app: &TestApp) -> Self {
        Self { token: link(app, &self.stripe_id).await, ..self.clone() }
    }

    /// Is given a credit, which is negative, or a debt.
    pub(crate) async fn has_balance(&self, app: &TestApp, balance: i64) {
        app.stripe_post(&format!("customers/{}", self.stripe_id), format!("balance={balance}")).await;
        app.settled().await;
    }

    /// Changes the subscription at Stripe.
    pub(crate) async fn change(&self, app: &TestApp, form: &str) {
        app.stripe_post(&format!("subscriptions/{}", self.subscription), form).await;
        app.settled().await;
    }

    /// The subscription as the portal tells it.
    pub(crate) async fn shown(&self, app: &TestApp) -> Value {
        let path = format!("/api/portal/{}", self.token);
        let portal = send(app.anonymous(Method::GET, &path)).await.json();
        let all = portal["subscriptions"].as_array().unwrap();
        let own = all.iter().find(|one| one["stripeSubscriptionId"] == self.subscription.as_str());
        own.unwrap_or_else(|| panic!("it isn't shown: {portal}")).clone()
    }

    async fn discounts(&self, app: &TestApp) -> Value {
        assert_eq!(lies(app).await, Vec::<String>::new());
        self.shown(app).await["discounts"].clone()
    }
}

async fn link(app: &TestApp, stripe_id: &str) -> String {
    let row = app.app.db.read_optional(store::customers::by_stripe_id(&app.team, stripe_id)).await;
    // The stories go on for hours.
    let new = json!({ "customerId": row.unwrap().unwrap().id, "ttlMs": 30 * 24 * 3_600_000i64 });
    text(&send(app.as_key(Method::POST, "portal").json(&new)).await.json()["token"])
}

/// Another subscription, for 19.00 a month.
pub(crate) async fn subscribe(app: &TestApp, customer: &str) -> Value {
    let price = "product_data[name]=Notes&currency=usd&unit_amount=1900&recurring[interval]=month";
    let price = app.stripe_post("prices", price).await;
    let form = format!("customer={customer}&items[0][price]={}", text(&price["id"]));
    app.stripe_post("subscriptions", form).await
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} isn't text")).to_owned()
}

fn discount(name: &str, percent: &str, lasts: &str, of: &str) -> Value {
    json!({ "name": name, "percentOff": percent, "amountOff": null, "currency": null, "lasts": lasts, "endsAt": null, "of": of,
        "item": null })
}

on_both_engines! {
    async fn a_discount_is_known_by_webhook_and_by_copying_alike(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("coupons", "id=FRIENDS&name=Friends&percent_off=25.5&duration=forever").await;
        app.stripe_post("coupons", "id=FIVER&amount_off=500&currency=usd&duration=once").await;
        app.stripe_post("coupons", "id=SPRING&percent_off=10&duration=repeating&duration_in_months=3").await;
        let ann = Ann::new(&app).await;
        assert_eq!(ann.discounts(&app).await, json!([]));

        ann.change(&app, "discounts[0][coupon]=FRIENDS&discounts[1][coupon]=FIVER").await;
        let friends = discount("Friends", "25.5", "forever", "subscription");
        let fiver = json!({ "name": null, "percentOff": null, "amountOff": 500, "currency": "usd", "lasts": "once", "endsAt": null,
            "of": "subscription", "item": null });
        let told = ann.discounts(&app).await;
        assert_eq!(told, json!([friends, fiver]));

        ann.change(&app, &format!("discounts=&items[0][id]={}&items[0][discounts][0][coupon]=SPRING", ann.item)).await;
        let told = ann.discounts(&app).await;
        assert_eq!((&told[0]["of"], &told[0]["item"], &told[0]["lasts"]), (&json!("item"), &json!(0), &json!("until")));
        assert!(told[0]["endsAt"].is_string(), "{told}");

        // The same from Stripe's lists.
        app.clock.advance(Duration::from_secs(60));
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        assert_eq!(ann.discounts(&app).await, told);
    }

    async fn a_coupon_that_is_renamed_has_its_new_name_wherever_it_is_shown(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("coupons", "id=FRIENDS&name=Friends&percent_off=25.5&duration=forever").await;
        app.stripe_post("coupons", "id=OTHER&name=Other&percent_off=5&duration=forever").await;
        let [ann, bob, cy] = [Ann::new(&app).await, Ann::new(&app).await, Ann::new(&app).await];
        ann.change(&app, "discounts[0][coupon]=FRIENDS").await;
        bob.change(&app, "discounts[0][coupon]=OTHER").await;
        app.stripe_post(&format!("customers/{}", cy.stripe_id), "coupon=FRIENDS").await;
        app.settled().await;
        app.clock.advance(Duration::from_secs(60));
        app.stripe_post("coupons/FRIENDS", "name=Best+friends").await;
        app.settled().await;
        for (person, name) in [(&ann, "Best friends"), (&bob, "Other"), (&cy, "Best friends")] {
            assert_eq!(person.discounts(&app).await[0]["name"], name);
        }
    }

    async fn what_is_over_tells_no_discount(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        app.stripe_post("coupons", "id=FRIENDS&percent_off=25.5&duration=forever").await;
        ann.change(&app, "discounts[0][coupon]=FRIENDS").await;
        let page = async || send(app.anonymous(Method::GET, &format!("/portal/{}", ann.token))).await.body;
        assert!(page().await.contains("25.5% off"));
        app.stripe_delete(&format!("subscriptions/{}", ann.subscription)).await;
        app.settled().await;
        let page = page().await;
        assert!(page.contains(">Ended<") && !page.contains("25.5% off"), "{page}");
    }

    async fn a_customers_discount_counts_where_the_subscription_has_none(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("coupons", "id=LOYAL&name=Loyal&percent_off=5&duration=forever").await;
        app.stripe_post("coupons", "id=FRIENDS&name=Friends&percent_off=20&duration=forever").await;
        let ann = Ann::new(&app).await;
        app.stripe_post(&format!("customers/{}", ann.stripe_id), "coupon=LOYAL").await;
        app.settled().await;
        assert_eq!(ann.discounts(&app).await, json!([discount("Loyal", "5", "forever", "customer")]));
        ann.change(&app, "discounts[0][coupon]=FRIENDS").await;
        assert_eq!(ann.discounts(&app).await, json!([discount("Friends", "20", "forever", "subscription")]));
        app.stripe_delete(&format!("subscriptions/{}/discount", ann.subscription)).await;
        app.stripe_delete(&format!("customers/{}/discount", ann.stripe_id)).await;
        app.settled().await;
        assert_eq!(ann.discounts(&app).await, json!([]));
    }

    async fn events_in_the_words_of_an_older_version_tell_the_same(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("coupons", "id=FRIENDS&name=Friends&percent_off=20&duration=forever").await;
        let ann = Ann::new(&app).await;
        let endpoints = app.stripe_get("webhook_endpoints").await;
        for endpoint in endpoints["data"].as_array().unwrap() {
            app.stripe_delete(&format!("webhook_endpoints/{}", text(&endpoint["id"]))).await;
        }
        // Clearly after Stripe was last asked.
        app.clock.advance(Duration::from_secs(30));
        ann.change(&app, "discounts[0][coupon]=FRIENDS").await;
        let events = app.stripe_get("events?limit=20&type=customer.subscription.updated").await;
        let mut event = events["data"][0].clone();
        let whole = app.stripe_get(&format!("subscriptions/{}?expand[]=discounts", ann.subscription)).await;
        let single = &whole["discounts"][0];
        assert!(single["coupon"].is_object(), "not the words of an older version: {single}");
        event["data"]["object"]["discount"] = single.clone();
        let body = event.to_string();
        let secret = SigningSecret::try_from(app.webhook_secret.clone()).unwrap();
        let signature = sign(body.as_bytes(), &secret, app.clock.now());
        let path = format!("/api/webhooks/stripe/{}", app.team.id);
        // Nobody can be asked: what is shown then is what the event itself told.
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 500 })).await;
        let request = app.anonymous(Method::POST, &path).header("stripe-signature", signature).body(body);
        assert_eq!(send(request).await.status, 200);
        assert_eq!(ann.shown(&app).await["discounts"], json!([discount("Friends", "20", "forever", "subscription")]));
    }
}
