//! What the server does with Stripe's limits and outages.

use billstack::sync::refresh;
use reqwest::{Method, StatusCode};
use serde_json::json;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;
use tokio::task::JoinSet;

async fn set_up_a_card(app: &TestApp, token: &str) -> testkit::app::Answer {
    send(app.anonymous(Method::POST, &format!("/api/portal/{token}/setup-intent"))).await
}

fn has_metric(app: &TestApp, line: &str) -> bool {
    app.app.metrics.render().lines().any(|found| found == line)
}

on_both_engines! {
    async fn while_stripe_is_away_nobody_is_kept_waiting_and_when_it_is_back_it_is_noticed(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "drop": true })).await;
        for _ in 0..3 {
            assert_eq!(set_up_a_card(&app, &token).await.status, StatusCode::SERVICE_UNAVAILABLE);
        }
        assert!(has_metric(&app, "billstack_stripe_accounts_away 1"), "{}", app.app.metrics.render());
        let refused = set_up_a_card(&app, &token).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.error().contains("Nothing was changed"), "{}", refused.error());
        assert!(has_metric(&app, r#"billstack_stripe_calls_total{outcome="unreachable"} 4"#));

        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        eventually("Stripe to be asked again", async || set_up_a_card(&app, &token).await.status == StatusCode::OK).await;
        assert!(has_metric(&app, "billstack_stripe_accounts_away 0"));
    }

    async fn too_many_requests_are_told_as_such_to_whoever_watches(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 429 })).await;
        assert_eq!(set_up_a_card(&app, &token).await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(has_metric(&app, r#"billstack_stripe_calls_total{outcome="rate_limited"} 1"#));
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        assert_eq!(set_up_a_card(&app, &token).await.status, StatusCode::OK);
    }

    async fn what_runs_in_the_background_ends_without_standing_in_a_customers_way(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        app.settled().await;
        app.sandbox_control(Method::PUT, "rate-limit", json!({ "perSecond": 10 })).await;
        // Sixty requests at once, and the account allows a sixth of them.
        let mut copies = JoinSet::new();
        for customer in customers.iter().cycle().take(15) {
            let (app, team, id) = (app.app.clone(), app.team.clone(), customer.stripe_customer_id.clone());
            copies.spawn(async move { refresh::refresh_customer(&app, &team, &id).await });
        }
        for _ in 0..3 {
            let answer = set_up_a_card(&app, &token).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        }
        while let Some(copied) = copies.join_next().await {
            copied.unwrap().unwrap();
        }
        let limit = app.sandbox_control(Method::GET, "rate-limit", json!({})).await;
        assert!(limit["refused"].as_i64().unwrap() > 0, "the limit was never met: {limit}");
    }
}
