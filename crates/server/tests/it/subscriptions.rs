//! `…/subscriptions`: listing and reading what a project's customers subscribe to.

use billstack::admin::create;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

async fn get(app: &TestApp, rest: &str) -> Answer {
    send(app.as_key(Method::GET, rest)).await
}

async fn list(app: &TestApp, query: &str) -> Vec<Value> {
    let answer = get(app, &format!("subscriptions{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()["subscriptions"].as_array().unwrap().clone()
}

fn ids(subscriptions: &[Value]) -> Vec<&str> {
    subscriptions.iter().map(|subscription| subscription["id"].as_str().unwrap()).collect()
}

on_both_engines! {
    async fn a_subscription_shows_what_is_billed_and_until_when(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "five seats").await;
        let listed = list(&app, &format!("?customerId={customer}")).await;
        let [subscription] = listed.as_slice() else { panic!("{listed:?}") };
        let there = app.stripe_get(&format!("subscriptions/{}", subscription["stripeSubscriptionId"].as_str().unwrap())).await;
        let item = &there["items"]["data"][0];
        let rfc3339 = |seconds: &Value| {
            json!(billing::clock::Timestamp::from_second(seconds.as_i64().unwrap()).unwrap().to_string())
        };
        assert!(subscription["id"].as_str().unwrap().starts_with("ps_"));
        assert_eq!((&subscription["customerId"], &subscription["projectId"]), (&json!(customer), &json!(app.project.id)));
        assert_eq!((&subscription["status"], &subscription["quantity"]), (&json!("active"), &json!(5)));
        assert_eq!(subscription["currentPeriodEnd"], rfc3339(&item["current_period_end"]));
        assert_eq!(subscription["currentPeriodStart"], rfc3339(&item["current_period_start"]));
        assert_eq!((&subscription["cancelAtPeriodEnd"], &subscription["cancelAt"]), (&json!(false), &Value::Null));
        assert!(subscription["priceId"].as_str().unwrap().starts_with("pri_"));
        assert_eq!(subscription["items"], json!([{
            "priceId": subscription["priceId"], "productName": "Team", "unitAmount": 49_000, "currency": "usd",
            "interval": "year", "intervalCount": 1, "quantity": 5, "currentPeriodEnd": subscription["currentPeriodEnd"],
        }]));
        let one = get(&app, &format!("subscriptions/{}", subscription["id"].as_str().unwrap())).await;
        assert_eq!(&one.json()["subscription"], subscription);
    }

    async fn each_item_of_a_subscription_is_its_own(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "Three subscriptions").await;
        let listed = list(&app, &format!("?customerId={customer}")).await;
        let mut counts: Vec<usize> = listed.iter().map(|one| one["items"].as_array().unwrap().len()).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 1, 3]);
        let three = listed.iter().find(|one| one["items"].as_array().unwrap().len() == 3).unwrap();
        let quantities: Vec<i64> = three["items"].as_array().unwrap().iter().map(|item| item["quantity"].as_i64().unwrap()).collect();
        assert_eq!(quantities, [1, 12, 3], "in Stripe's order");
    }

    async fn those_that_are_over_can_be_left_out(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let of_customer = format!("?customerId={customer}");
        let before = list(&app, &of_customer).await;
        let stripe_id = before[0]["stripeSubscriptionId"].as_str().unwrap();
        app.stripe_delete(&format!("subscriptions/{stripe_id}")).await;
        app.settled().await;
        let ended = list(&app, &of_customer).await;
        assert_eq!((ids(&ended), &ended[0]["status"]), (ids(&before), &json!("canceled")));
        assert!(list(&app, &format!("{of_customer}&activeOnly=true")).await.is_empty());
        assert_eq!(list(&app, &format!("{of_customer}&activeOnly=false")).await.len(), 1);
        let over = |one: &Value| one["status"] == "canceled" || one["status"] == "incomplete_expired";
        let (all, active) = (list(&app, "?limit=100").await, list(&app, "?limit=100&activeOnly=true").await);
        assert_eq!(active.len(), all.iter().filter(|one| !over(one)).count());
        assert!(active.iter().any(|one| one["status"] == "past_due"), "who owes still has a subscription");
    }

    async fn pages_have_every_subscription_once_with_its_items(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let all = list(&app, "?limit=100").await;
        assert!(all.len() > 15, "{}", all.len());
        let mut paged = Vec::new();
        for offset in (0..all.len()).step_by(4) {
            paged.extend(list(&app, &format!("?limit=4&offset={offset}")).await);
        }
        assert_eq!(paged, all);
        assert!(list(&app, &format!("?offset={}", all.len())).await.is_empty());
        assert!(all.iter().all(|one| !one["items"].as_array().unwrap().is_empty()));
    }

    async fn what_a_list_may_be_asked_is_checked(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for (query, named) in [
            ("limit=0", "`limit`"),
            ("limit=101", "`limit`"),
            ("offset=-1", "`offset`"),
            ("activeOnly=perhaps", "query string"),
            ("active=true", "active"),
        ] {
            let answer = get(&app, &format!("subscriptions?{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}: {}", answer.body);
            assert!(answer.error().contains(named), "{query}: {}", answer.error());
        }
        assert_eq!(get(&app, "subscriptions?customerId=pc_nobody").await.status, StatusCode::NOT_FOUND);
        assert_eq!(get(&app, "subscriptions/ps_nobody").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_sister_project_sees_none_of_it(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let sister = create::project(&app.app, &app.team, "Sister", &[]).await.unwrap();
        let key = create::api_key(&app.app, &app.team, Some(&sister), "sister").await.unwrap();
        let path = format!("/api/billstack/teams/{}/projects/{}/subscriptions", app.team.id, sister.id);
        let seen = send(app.anonymous(Method::GET, &path).bearer_auth(&key)).await;
        assert_eq!((seen.status, seen.json()), (StatusCode::OK, json!({ "subscriptions": [] })));
    }
}
