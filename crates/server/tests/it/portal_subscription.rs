//! `PATCH /api/portal/{token}/subscriptions/{subscriptionId}`, and the same as forms.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

async fn first_subscription(app: &TestApp, token: &str) -> Value {
    send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json()["subscriptions"][0].clone()
}

async fn set(app: &TestApp, token: &str, subscription: &Value, end: bool) -> Answer {
    let id = subscription["id"].as_str().unwrap();
    let patch = app.anonymous(Method::PATCH, &format!("/api/portal/{token}/subscriptions/{id}"));
    send(patch.json(&json!({ "cancelAtPeriodEnd": end }))).await
}

async fn at_stripe(app: &TestApp, subscription: &Value) -> Value {
    let id = subscription["stripeSubscriptionId"].as_str().unwrap();
    let url = format!("{}/v1/subscriptions/{id}", app.sandbox.url());
    send(app.http.get(url).bearer_auth(app.sandbox.secret_key())).await.json()
}

on_both_engines! {
    async fn a_customer_cancels_and_resumes(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = first_subscription(&app, &token).await;
        assert_eq!(subscription["cancelAtPeriodEnd"], false);

        let canceled = set(&app, &token, &subscription, true).await;
        assert_eq!(canceled.status, StatusCode::OK, "{}", canceled.body);
        let canceled = canceled.json();
        assert_eq!(canceled["subscription"]["cancelAtPeriodEnd"], true);
        assert_eq!(canceled["subscription"]["cancelAt"], subscription["currentPeriodEnd"]);
        assert_eq!(at_stripe(&app, &subscription).await["cancel_at_period_end"], true);
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
        assert!(page.contains("will not renew") && page.contains("Keep subscription"), "{page}");

        let resumed = set(&app, &token, &subscription, false).await.json();
        assert_eq!(resumed["subscription"]["cancelAtPeriodEnd"], false);
        assert_eq!(resumed["subscription"]["cancelAt"], Value::Null);
        assert_eq!(at_stripe(&app, &subscription).await["cancel_at_period_end"], false);
        app.settled().await;
        assert_eq!(first_subscription(&app, &token).await["cancelAtPeriodEnd"], false);

        let log = app.app.db.read(store::audit::list(&app.team, 10, 0)).await.unwrap();
        let actions: Vec<&str> = log.iter().map(|entry| entry.action.as_str()).filter(|a| a.starts_with("subscription.")).collect();
        assert_eq!(actions.len(), 2, "{actions:?}");
        assert!(actions.contains(&"subscription.cancel_scheduled") && actions.contains(&"subscription.cancel_withdrawn"), "{actions:?}");
    }

    async fn forms_do_the_same_without_script(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = first_subscription(&app, &token).await;
        let id = subscription["id"].as_str().unwrap();
        let question = send(app.anonymous(Method::GET, &format!("/portal/{token}/subscriptions/{id}/cancel"))).await;
        assert!(question.body.contains("You can use it until"), "{}", question.body);

        let canceled = send(app.anonymous(Method::POST, &format!("/portal/{token}/subscriptions/{id}/cancel"))).await;
        assert_eq!(canceled.status, StatusCode::SEE_OTHER);
        let page = send(app.anonymous(Method::GET, canceled.header("location"))).await.body;
        assert!(page.contains("Team will end on ") && page.contains("You can still change your mind"), "{page}");

        let resumed = send(app.anonymous(Method::POST, &format!("/portal/{token}/subscriptions/{id}/keep"))).await;
        let page = send(app.anonymous(Method::GET, resumed.header("location"))).await.body;
        assert!(page.contains("Your subscription continues"), "{page}");
        assert_eq!(at_stripe(&app, &subscription).await["cancel_at_period_end"], false);
    }

    async fn an_end_set_by_cancel_at_alone_can_be_taken_back(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "cancel_at alone").await).await;
        let subscription = first_subscription(&app, &token).await;
        assert_eq!(subscription["cancelAtPeriodEnd"], true);
        let before = at_stripe(&app, &subscription).await;
        assert_eq!((&before["cancel_at_period_end"], before["cancel_at"].is_number()), (&json!(false), true));

        let resumed = set(&app, &token, &subscription, false).await;
        assert_eq!(resumed.status, StatusCode::OK, "{}", resumed.body);
        assert_eq!(resumed.json()["subscription"]["cancelAtPeriodEnd"], false);
        assert_eq!(at_stripe(&app, &subscription).await["cancel_at"], Value::Null);
    }

    async fn what_a_schedule_manages_is_refused_in_words(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "schedule").await).await;
        let subscription = first_subscription(&app, &token).await;
        let refused = set(&app, &token, &subscription, true).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.error().contains("already scheduled"), "{}", refused.error());
    }

    async fn asking_twice_is_as_good_as_once(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = first_subscription(&app, &token).await;
        for _ in 0..2 {
            assert_eq!(set(&app, &token, &subscription, true).await.status, StatusCode::OK);
        }
        let log = app.app.db.read(store::audit::list(&app.team, 10, 0)).await.unwrap();
        assert_eq!(log.iter().filter(|entry| entry.action == "subscription.cancel_scheduled").count(), 1);
    }

    async fn when_stripe_is_down_nothing_changes_and_the_page_still_opens(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = first_subscription(&app, &token).await;
        let faults = format!("{}/sandbox/faults", app.sandbox.url());
        send(app.http.put(&faults).json(&json!({ "failRate": 1, "status": 500 }))).await;
        let refused = set(&app, &token, &subscription, true).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.error().contains("Nothing was changed"), "{}", refused.error());
        assert_eq!(send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.status, StatusCode::OK);
        send(app.http.delete(&faults)).await;
        assert_eq!(at_stripe(&app, &subscription).await["cancel_at_period_end"], false);
    }

    async fn a_change_whose_answer_was_lost_is_not_said_to_have_failed(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = first_subscription(&app, &token).await;
        let id = subscription["stripeSubscriptionId"].as_str().unwrap();
        let (faults, delivery) = (format!("{}/sandbox/faults", app.sandbox.url()), format!("{}/sandbox/delivery", app.sandbox.url()));
        // So that no job asks Stripe in between.
        send(app.http.put(&delivery).json(&json!({ "mode": "hold" }))).await;
        // At this rate the first of four requests gets its answer, which is the question how things stand; the three tries of the
        // change lose theirs.
        let lost = json!({ "drop": "after", "failRate": 0.75, "match": format!("/v1/subscriptions/{id}") });
        let set_up = send(app.http.put(&faults).json(&lost)).await;
        assert!(set_up.status.is_success(), "{}", set_up.body);
        let answer = set(&app, &token, &subscription, true).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.error().contains("has not confirmed"), "{}", answer.error());
        send(app.http.delete(&faults)).await;
        send(app.http.post(format!("{delivery}/flush"))).await;
        app.settled().await;
        assert_eq!(first_subscription(&app, &token).await["cancelAtPeriodEnd"], true);
    }

    async fn a_link_does_only_what_it_was_made_for(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let body = json!({ "customerId": customer, "capabilities": ["invoice_history"] });
        let token = send(app.as_key(Method::POST, "portal").json(&body)).await.json()["token"].as_str().unwrap().to_owned();
        let subscription = first_subscription(&app, &token).await;
        let refused = set(&app, &token, &subscription, true).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let setup = send(app.anonymous(Method::POST, &format!("/api/portal/{token}/setup-intent"))).await;
        assert_eq!(setup.status, StatusCode::FORBIDDEN);
    }

    async fn a_request_from_another_site_is_not_carried_out(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let subscription = first_subscription(&app, &token).await;
        let path = format!("/portal/{token}/subscriptions/{}/cancel", subscription["id"].as_str().unwrap());
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("origin", "null")] {
            let answer = send(app.anonymous(Method::POST, &path).header(name, value)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
        }
        assert_eq!(first_subscription(&app, &token).await["cancelAtPeriodEnd"], false);
    }
}
