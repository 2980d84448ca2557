//! What a subscription will be charged next is asked of Stripe in the background, once, and again when it may have changed.

use std::time::Duration;

use billing::clock::Timestamp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::discounts::{Ann, subscribe};
use crate::portal_attention::{first_screen, summary};
use crate::truth::lies;

/// How often Stripe was asked, with some outcome.
fn asked(app: &TestApp, outcome: &str) -> usize {
    let line = format!("billstack_next_charges_total{{outcome=\"{outcome}\"}} ");
    let metrics = app.app.metrics.render();
    metrics.lines().find_map(|metric| metric.strip_prefix(&line)).map_or(0, |count| count.parse().unwrap())
}

/// Waits until Stripe has told this often.
async fn told(app: &TestApp, times: usize) {
    eventually("Stripe to be asked", async || asked(app, "told") == times).await;
}

/// What the portal shows, when that is what Stripe says.
async fn as_stripe_says(app: &TestApp, ann: &Ann) -> Value {
    let form = format!("customer={}&subscription={}", ann.stripe_id, ann.subscription);
    let preview = app.stripe_post("invoices/create_preview", form).await;
    let at = Timestamp::from_second(preview["next_payment_attempt"].as_i64().unwrap()).unwrap();
    let said =
        json!({ "amountDue": preview["amount_due"], "currency": preview["currency"], "at": at.to_string() });
    eventually("what Stripe says to be shown", async || ann.shown(app).await["nextCharge"] == said).await;
    said
}

on_both_engines! {
    async fn twenty_views_ask_stripe_once(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "latencyMs": 8_000 })).await;
        let views = (0..20).map(|n| {
            let path = format!("{}/portal/{}", if n % 2 == 0 { "/api" } else { "" }, ann.token);
            tokio::spawn(send(app.anonymous(Method::GET, &path)))
        });
        for view in views.collect::<Vec<_>>() {
            let view = view.await.unwrap();
            assert_eq!(view.status, StatusCode::OK);
            assert!(!view.body.contains("\"nextCharge\":{"), "nobody waits for Stripe");
        }
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        let said = as_stripe_says(&app, &ann).await;
        assert_eq!(said["amountDue"], 1_900);
        for _ in 0..5 {
            ann.shown(&app).await;
        }
        // Two minutes on, a view brings the customer up to date. That asks for the next charge only if it isn't known.
        app.clock.advance(Duration::from_secs(120));
        ann.shown(&app).await;
        let refreshed = "billstack_customer_refreshes_total{outcome=\"done\"} 1";
        eventually("the refresh", async || app.app.metrics.render().contains(refreshed)).await;
        assert_eq!((ann.shown(&app).await["nextCharge"].clone(), asked(&app, "told")), (said, 1));
        app.clock.advance(Duration::from_secs(6 * 60 * 60));
        // A look while the last refresh comes to its end asks for nothing, as it may well be asking itself; the page looks again.
        eventually("Stripe to be asked again", async || {
            ann.shown(&app).await;
            asked(&app, "told") == 2
        })
        .await;
    }

    async fn a_change_is_never_shown_with_the_charge_from_before(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.stripe_post("coupons", "id=HALF&percent_off=50&duration=forever").await;
        let ann = Ann::new(&app).await;
        as_stripe_says(&app, &ann).await;
        let changes = [
            (format!("items[0][id]={}&items[0][quantity]=3", ann.item), None),
            ("discounts[0][coupon]=HALF".to_owned(), None),
            ("cancel_at_period_end=true".to_owned(), Some(Value::Null)),
            ("cancel_at_period_end=false".to_owned(), None),
            ("pause_collection[behavior]=void".to_owned(), Some(Value::Null)),
            ("pause_collection=".to_owned(), None),
        ];
        for (form, expected) in changes {
            let before = ann.shown(&app).await["nextCharge"].clone();
            app.sandbox_control(Method::PUT, "faults", json!({ "latencyMs": 300, "match": "/v1/invoices" })).await;
            ann.change(&app, &form).await;
            let shown = ann.shown(&app).await["nextCharge"].clone();
            assert!(shown.is_null() || shown != before, "{form}: {shown}");
            app.sandbox_control(Method::DELETE, "faults", json!({})).await;
            match expected {
                Some(expected) => assert_eq!(ann.shown(&app).await["nextCharge"], expected, "{form}"),
                None => drop(as_stripe_says(&app, &ann).await),
            }
        }
        app.stripe_post(&format!("customers/{}", ann.stripe_id), "coupon=HALF").await;
        ann.change(&app, "discounts=").await;
        assert!(as_stripe_says(&app, &ann).await["amountDue"].as_i64().unwrap() > 0);
    }

    async fn a_credit_is_taken_off_what_is_charged_next(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        assert_eq!(as_stripe_says(&app, &ann).await["amountDue"], 1_900);
        for (balance, charged, told) in [(-500, 1_400, "$14.00 on "), (-5_000, 0, "$0.00 on "), (300, 2_200, "$22.00 on "), (0, 1_900, "$19.00 on ")] {
            let before = ann.shown(&app).await["nextCharge"].clone();
            ann.has_balance(&app, balance).await;
            let shown = ann.shown(&app).await["nextCharge"].clone();
            assert!(shown.is_null() || shown != before, "{balance}: {shown}");
            assert_eq!(as_stripe_says(&app, &ann).await["amountDue"], charged, "{balance}");
            let screen = summary(&first_screen(&app, &ann.token).await);
            assert!(screen[1].starts_with(told), "{balance}: {screen:?}");
        }
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn a_credit_that_is_used_up_is_not_taken_off_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        ann.has_balance(&app, -2_500).await;
        assert_eq!(as_stripe_says(&app, &ann).await["amountDue"], 0);
        for charged in [1_300, 1_900] {
            app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 31 * 86_400 })).await;
            app.settled().await;
            let ann = ann.with_another_link(&app).await;
            assert_eq!(as_stripe_says(&app, &ann).await["amountDue"], charged);
        }
    }

    async fn of_several_charges_on_one_day_the_credit_is_not_taken_off_each(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        subscribe(&app, &ann.stripe_id).await;
        app.settled().await;
        let next = async || summary(&first_screen(&app, &ann.token).await)[1].clone();
        eventually("the sum of both", async || next().await.starts_with("$38.00 on ")).await;
        ann.has_balance(&app, -500).await;
        eventually("what is left of the credit", async || next().await.starts_with("$33.00 on ")).await;
        ann.has_balance(&app, -2_000).await;
        eventually("what is left of the larger credit", async || next().await.starts_with("$18.00 on ")).await;
        ann.has_balance(&app, -9_000).await;
        eventually("nothing to be left", async || next().await.starts_with("$0.00 on ")).await;
    }

    async fn a_credit_that_an_earlier_charge_uses_up_is_not_taken_off_a_later_one(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 10 * 86_400 })).await;
        let later = subscribe(&app, &ann.stripe_id).await;
        ann.has_balance(&app, -2_500).await;
        let ann = ann.with_another_link(&app).await;
        let later = Ann { subscription: later["id"].as_str().unwrap().to_owned(), ..ann.clone() };
        let told = async || {
            let [first, second] = [ann.shown(&app).await, later.shown(&app).await];
            [&first, &second].map(|one| one["nextCharge"]["amountDue"].as_i64())
        };
        eventually("the credit to count once", async || told().await == [Some(0), Some(1_300)]).await;
        let screen = first_screen(&app, &ann.token).await;
        assert!(summary(&screen)[1].starts_with("$0.00 on "), "{screen}");
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", ann.token))).await.body;
        assert!(page.contains("$13.00 on "), "{page}");
        app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 31 * 86_400 })).await;
        app.settled().await;
        let charged = app.stripe_get(&format!("invoices?subscription={}&limit=1", later.subscription)).await;
        assert_eq!(charged["data"][0]["amount_due"], 1_300, "as was told");
    }

    async fn in_the_hour_after_a_renewal_what_is_about_to_be_charged_comes_first(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        ann.has_balance(&app, -500).await;
        assert_eq!(as_stripe_says(&app, &ann).await["amountDue"], 1_400);
        let subscription = app.stripe_get(&format!("subscriptions/{}", ann.subscription)).await;
        let renews = subscription["items"]["data"][0]["current_period_end"].as_i64().unwrap();
        let pass = async |seconds: i64| {
            app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": seconds })).await;
            app.settled().await;
        };
        pass(renews - app.clock.now().as_second() + 60).await;
        let draft = app.stripe_get(&format!("invoices?customer={}&limit=1", ann.stripe_id)).await["data"][0].clone();
        assert_eq!(draft["status"], "draft");
        let day = |seconds: i64| Timestamp::from_second(seconds).unwrap().strftime("%b %-d, %Y").to_string();
        let charged = day(draft["next_payment_attempt"].as_i64().unwrap());
        let ann = ann.with_another_link(&app).await;
        let next = async || summary(&first_screen(&app, &ann.token).await)[1].clone();
        assert_eq!(next().await, format!("$14.00 on {charged}"));
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", ann.token))).await.body;
        assert!(page.contains(&format!("<dt>Next charge</dt><dd>$14.00 on {charged}")), "{page}");
        let id = ann.shown(&app).await["id"].as_str().unwrap().to_owned();
        let question = send(app.anonymous(Method::GET, &format!("/portal/{}/subscriptions/{id}/cancel", ann.token))).await.body;
        assert!(question.contains(&format!("$14.00 for the time that has begun will still be charged on {charged}.")), "{question}");
        // Stripe's preview of the renewal after it takes the credit off again.
        eventually("the credit to be the draft's", async || ann.shown(&app).await["nextCharge"]["amountDue"] == 1_900).await;
        assert_eq!(next().await, format!("$14.00 on {charged}"));

        // Where a credit pays for all of it, nothing is about to be charged.
        ann.has_balance(&app, -9_000).await;
        let question = async || send(app.anonymous(Method::GET, &format!("/portal/{}/subscriptions/{id}/cancel", ann.token))).await.body;
        assert!(!next().await.ends_with(&charged) && !question().await.contains("still be charged"), "{}", next().await);
        ann.has_balance(&app, -500).await;
        assert!(question().await.contains("still be charged"));

        pass(3_600).await;
        let paid = app.stripe_get(&format!("invoices/{}", draft["id"].as_str().unwrap())).await;
        assert_eq!((&paid["status"], &paid["amount_due"]), (&json!("paid"), &json!(1_400)), "as was told");
        as_stripe_says(&app, &ann).await;
        let renewed = app.stripe_get(&format!("subscriptions/{}", ann.subscription)).await;
        let renews = renewed["items"]["data"][0]["current_period_end"].as_i64().unwrap();
        assert_eq!(next().await, format!("$19.00 on {}", day(renews)));
    }

    async fn what_the_customer_does_here_asks_anew(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        let said = as_stripe_says(&app, &ann).await;
        let id = ann.shown(&app).await["id"].as_str().unwrap().to_owned();
        let path = format!("/api/portal/{}/subscriptions/{id}", ann.token);
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        for (cancel, expected) in [(true, Value::Null), (false, said)] {
            app.clock.advance(Duration::from_secs(1));
            let request = app.anonymous(Method::PATCH, &path).json(&json!({ "cancelAtPeriodEnd": cancel }));
            let answer = send(request).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
            eventually("what Stripe says", async || ann.shown(&app).await["nextCharge"] == expected).await;
        }
    }

    async fn while_stripe_is_away_what_it_said_last_stays(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        let said = as_stripe_says(&app, &ann).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 500, "match": "/v1/invoices/create_preview" })).await;
        app.clock.advance(Duration::from_secs(6 * 60 * 60));
        ann.shown(&app).await;
        eventually("the try", async || asked(&app, "failed") == 1).await;
        for _ in 0..5 {
            assert_eq!(ann.shown(&app).await["nextCharge"], said);
        }
        assert_eq!(asked(&app, "failed"), 1, "it is left alone for a minute");
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        let before = asked(&app, "told");
        eventually("Stripe to tell again", async || {
            app.clock.advance(Duration::from_secs(10));
            ann.shown(&app).await;
            asked(&app, "told") > before
        })
        .await;
    }

    async fn many_subscriptions_are_asked_about_a_few_at_a_time(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = Ann::new(&app).await;
        for _ in 0..6 {
            subscribe(&app, &ann.stripe_id).await;
        }
        app.settled().await;
        ann.shown(&app).await;
        told(&app, 5).await;
        let known = async || {
            let path = format!("/api/portal/{}", ann.token);
            let portal = send(app.anonymous(Method::GET, &path)).await.json();
            portal["subscriptions"].as_array().unwrap().iter().filter(|one| one["nextCharge"].is_object()).count()
        };
        eventually("the others to be asked about at the next view", async || known().await == 7).await;
        told(&app, 7).await;
    }
}
