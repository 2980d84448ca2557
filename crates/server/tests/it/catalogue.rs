//! `…/products` and their prices.

use std::time::Duration;

use billstack::admin::create;
use billstack::sync::refresh::{self, ObjectKind};
use billstack::sync::sweep;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::catalogue;
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::truth::lies;
use crate::webhooks::{deliver_signed, summary};

async fn get(app: &TestApp, rest: &str) -> Answer {
    send(app.as_key(Method::GET, rest)).await
}

fn id(object: &Value) -> String {
    object["id"].as_str().unwrap().to_owned()
}

async fn products(app: &TestApp, query: &str) -> Vec<Value> {
    let answer = get(app, &format!("products{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()["products"].as_array().unwrap().clone()
}

on_both_engines! {
    async fn what_the_account_sells_is_listed_with_its_prices(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let all = products(&app, "").await;
        let team = all.iter().find(|product| product["name"] == "Team").unwrap();
        assert!(team["id"].as_str().unwrap().starts_with("pp_"));
        assert_eq!((&team["description"], &team["active"]), (&json!("For teams that ship together"), &json!(true)));
        let id = team["id"].as_str().unwrap();
        assert_eq!(&get(&app, &format!("products/{id}")).await.json()["product"], team);

        let prices = get(&app, &format!("products/{id}/prices")).await.json()["prices"].as_array().unwrap().clone();
        let mut terms: Vec<_> = prices.iter().map(|price| (price["unitAmount"].as_i64().unwrap(), price["interval"].as_str().unwrap())).collect();
        terms.sort_unstable();
        assert_eq!(terms, [(4_900, "month"), (49_000, "year")]);
        for price in &prices {
            assert!(price["id"].as_str().unwrap().starts_with("pri_"), "{price}");
            assert_eq!((&price["productId"], &price["currency"], &price["intervalCount"]), (&json!(id), &json!("usd"), &json!(1)));
        }
    }

    async fn money_is_in_the_minor_units_of_its_currency(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        for (name, amount, currency) in [("チームプラン", 5_800, "jpy"), ("Gulf Edition", 14_750, "kwd")] {
            let all = products(&app, "").await;
            let product = all.iter().find(|product| product["name"] == name).unwrap();
            let prices = get(&app, &format!("products/{}/prices", product["id"].as_str().unwrap())).await.json();
            assert_eq!((&prices["prices"][0]["unitAmount"], &prices["prices"][0]["currency"]), (&json!(amount), &json!(currency)));
        }
    }

    async fn a_change_to_the_catalogue_arrives(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let team = products(&app, "").await.into_iter().find(|product| product["name"] == "Team").unwrap();
        let path = format!("products/{}", team["stripeProductId"].as_str().unwrap());
        app.stripe_post(&path, "name=Team+Plus&active=false&metadata[tier]=2").await;
        app.settled().await;
        let changed = get(&app, &format!("products/{}", team["id"].as_str().unwrap())).await.json()["product"].clone();
        assert_eq!((&changed["name"], &changed["active"]), (&json!("Team Plus"), &json!(false)));
        assert_eq!(changed["metadata"], json!({ "tier": "2" }));
    }

    async fn a_product_that_was_made_again_stays_when_the_end_of_the_first_is_told_late(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        app.stripe_post("products", "id=gold&name=First").await;
        app.stripe_delete("products/gold").await;
        app.clock.advance(Duration::from_secs(60));
        app.stripe_post("products", "id=gold&name=Second").await;
        let events = app.stripe_get("events?limit=3").await["data"].clone();
        assert_eq!((&events[0]["type"], &events[1]["type"]), (&json!("product.created"), &json!("product.deleted")));
        for late in [0, 1] {
            assert_eq!(deliver_signed(&app, &events[late]).await.status, StatusCode::OK);
            eventually("the event to be applied", async || summary(&app).await.pending == 0).await;
            let all = products(&app, "").await;
            assert_eq!((all.len(), &all[0]["name"]), (1, &json!("Second")), "{all:?}");
        }
    }

    async fn a_deleted_price_stays_so_while_a_subscription_has_it(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = &customers.iter().find(|one| one.about.contains("plain monthly")).unwrap().stripe_customer_id;
        let subscription = app.stripe_get(&format!("subscriptions?customer={customer}")).await["data"][0].clone();
        let price = &subscription["items"]["data"][0]["price"];
        let all = products(&app, "").await;
        let product = all.iter().find(|product| product["stripeProductId"] == price["product"]).unwrap();
        let is_listed = async || {
            let path = format!("products/{}/prices", product["id"].as_str().unwrap());
            let prices = get(&app, &path).await.json()["prices"].as_array().unwrap().clone();
            prices.iter().any(|one| one["stripePriceId"] == price["id"])
        };
        assert!(is_listed().await);
        let gone = catalogue::mark_price_deleted(&app.team, price["id"].as_str().unwrap(), app.app.observation_time().into());
        app.app.db.write(vec![gone]).await.unwrap();
        app.clock.advance(Duration::from_secs(60));
        let id = subscription["id"].as_str().unwrap();
        refresh::refresh(&app.app, &app.team, ObjectKind::Subscription, id).await.unwrap();
        refresh::refresh_customer(&app.app, &app.team, customer).await.unwrap();
        assert!(!is_listed().await);
    }

    async fn a_price_that_is_only_known_from_a_subscription_is_not_for_sale(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let price = id(&app.stripe_post("prices", "product_data[name]=Gold&currency=usd&unit_amount=500&recurring[interval]=month").await);
        app.settled().await;
        let product = id(&products(&app, "").await[0]);
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        let second = app.stripe_get("prices").await["data"][0]["product"].as_str().unwrap().to_owned();
        let second = id(&app.stripe_post("prices", format!("product={second}&currency=usd&unit_amount=700&recurring[interval]=month")).await);
        let customer = id(&app.stripe_post("customers", format!("metadata[project_id]={}", app.project.id)).await);
        let form = format!("customer={customer}&items[0][price]={second}&trial_period_days=9");
        app.stripe_post("subscriptions", form).await;
        app.stripe_delete(&format!("plans/{second}")).await;
        let events = app.stripe_get("events?limit=100").await["data"].as_array().unwrap().clone();
        let told = |kind: &str| events.iter().find(|event| event["type"] == kind).unwrap();
        for kind in ["price.deleted", "customer.created", "customer.subscription.created", "price.created"] {
            assert_eq!(deliver_signed(&app, told(kind)).await.status, StatusCode::OK);
            eventually("the event to be applied", async || summary(&app).await.pending == 0).await;
            let prices = get(&app, &format!("products/{product}/prices")).await.json()["prices"].clone();
            let listed: Vec<&Value> = prices.as_array().unwrap().iter().map(|one| &one["stripePriceId"]).collect();
            assert_eq!(listed, [&json!(price)], "after {kind}");
        }
        let subscription = send(app.as_key(Method::GET, "subscriptions")).await.json()["subscriptions"][0].clone();
        assert_eq!(subscription["items"][0]["unitAmount"], 700);
    }

    async fn a_product_that_no_longer_names_a_project_is_every_projects(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let sister = create::project(&app.app, &app.team, "Sister", &[]).await.unwrap();
        let theirs = id(&app.stripe_post("products", format!("name=Theirs&metadata[project_id]={}", sister.id)).await);
        app.settled().await;
        app.clock.advance(Duration::from_secs(60));
        app.stripe_post(&format!("products/{theirs}"), "metadata[project_id]=").await;
        app.settled().await;
        let all = products(&app, "").await;
        assert_eq!((all.len(), &all[0]["name"]), (1, &json!("Theirs")), "{all:?}");
    }

    async fn a_comparison_notices_a_project_that_a_product_does_not_name(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let sister = create::project(&app.app, &app.team, "Sister", &[]).await.unwrap();
        let shared = id(&app.stripe_post("products", "name=Shared").await);
        app.settled().await;
        // Nothing that differs from now on can be just on its way.
        app.clock.advance(Duration::from_secs(60));
        let claimed = catalogue::ObservedProduct {
            stripe_product_id: shared.clone(),
            project_id: Some(sister.id.clone()),
            name: "Shared".to_owned(),
            description: None,
            active: true,
            metadata: "{}".to_owned(),
            created_at: 0,
            observed_at: app.app.observation_time().into(),
            raw: "{}".into(),
        };
        app.app.db.write(vec![catalogue::upsert_product(&app.team, "pp_new", &claimed)]).await.unwrap();
        // The server's own comparison may come first, which counts as well.
        sweep::turn(&app.app, &app.team).await.unwrap();
        assert_ne!(app.counted(r#"billstack_mirror_drift_total{object="products"}"#), 0);
        assert_eq!(lies(&app).await, [""; 0]);
        assert_eq!(products(&app, "").await.len(), 1);
    }

    async fn lists_come_in_pages_within_bounds(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let all = products(&app, "?limit=100").await;
        assert!(all.len() > 10, "{}", all.len());
        let mut paged = Vec::new();
        for offset in (0..all.len()).step_by(4) {
            paged.extend(products(&app, &format!("?limit=4&offset={offset}")).await);
        }
        assert_eq!(paged, all);
        let id = all[0]["id"].as_str().unwrap();
        for list in ["products".to_owned(), format!("products/{id}/prices")] {
            for (query, named) in [("limit=0", "`limit`"), ("limit=101", "`limit`"), ("offset=-1", "`offset`"), ("active=1", "active")] {
                let answer = get(&app, &format!("{list}?{query}")).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{list} {query}: {}", answer.body);
                assert!(answer.error().contains(named), "{list} {query}: {}", answer.error());
            }
        }
    }

    async fn a_product_that_names_another_project_is_missing_here(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let sister = create::project(&app.app, &app.team, "Sister", &[]).await.unwrap();
        let key = create::api_key(&app.app, &app.team, None, "all").await.unwrap();
        app.stripe_post("products", format!("name=Theirs&metadata[project_id]={}", sister.id)).await;
        app.stripe_post("products", "name=Shared").await;
        app.settled().await;
        let names = |products: &[Value]| products.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&products(&app, "").await), ["Shared"]);
        let path = format!("/api/billstack/teams/{}/projects/{}/products", app.team.id, sister.id);
        let theirs = send(app.anonymous(Method::GET, &path).bearer_auth(&key)).await.json()["products"].as_array().unwrap().clone();
        assert_eq!(theirs.len(), 2, "{theirs:?}");
        let id = theirs.iter().find(|one| one["name"] == "Theirs").unwrap()["id"].as_str().unwrap();
        for rest in [format!("products/{id}"), format!("products/{id}/prices")] {
            assert_eq!(get(&app, &rest).await.status, StatusCode::NOT_FOUND);
        }
    }
}
