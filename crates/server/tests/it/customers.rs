//! `…/customers`: creating, linking, reading, changing and deleting.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

async fn create(app: &TestApp, body: Value) -> Answer {
    send(app.as_key(Method::POST, "customers").json(&body)).await
}

/// Creates a customer that must be taken, and answers it.
async fn created(app: &TestApp, body: Value) -> Value {
    let answer = create(app, body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    answer.json()["customer"].clone()
}

async fn patch(app: &TestApp, customer: &Value, body: Value) -> Answer {
    send(app.as_key(Method::PATCH, &format!("customers/{}", customer["id"].as_str().unwrap())).json(&body))
        .await
}

async fn get(app: &TestApp, rest: &str) -> Answer {
    send(app.as_key(Method::GET, rest)).await
}

async fn at_stripe(app: &TestApp, customer: &Value) -> Value {
    app.stripe_get(&format!("customers/{}", customer["stripeCustomerId"].as_str().unwrap())).await
}

fn emails(answer: &Answer) -> Vec<String> {
    let customers = answer.json()["customers"].as_array().unwrap().clone();
    customers.iter().map(|customer| customer["email"].as_str().unwrap().to_owned()).collect()
}

on_both_engines! {
    async fn a_new_customer_is_made_in_stripe_for_the_project(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let body = json!({ "email": "ann@example.com", "name": "Ann", "metadata": { "plan": "gold" } });
        let customer = created(&app, body).await;
        assert!(customer["id"].as_str().unwrap().starts_with("pc_"), "{customer}");
        assert_eq!(customer["projectId"], app.project.id.as_str());
        assert_eq!((&customer["email"], &customer["name"]), (&json!("ann@example.com"), &json!("Ann")));
        assert_eq!(customer["metadata"], json!({ "plan": "gold" }), "the project's key is not shown");

        let there = at_stripe(&app, &customer).await;
        assert_eq!((&there["email"], &there["name"]), (&json!("ann@example.com"), &json!("Ann")));
        assert_eq!(there["metadata"], json!({ "plan": "gold", "project_id": app.project.id }));
        app.settled().await;
        let here = get(&app, &format!("customers/{}", customer["id"].as_str().unwrap())).await.json()["customer"].clone();
        for field in ["id", "email", "name", "metadata", "stripeCustomerId", "projectId", "createdAt"] {
            assert_eq!(here[field], customer[field], "{field}");
        }
        let log = app.app.db.read(store::audit::list(&app.team, 10, 0)).await.unwrap();
        assert!(log.iter().any(|entry| entry.actor.starts_with("api_key:") && entry.action == "customer.created"), "{log:?}");
    }

    async fn a_customer_that_stripe_has_by_this_address_is_linked_and_not_doubled(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let old = app.stripe_post("customers", "email=ann@example.com&name=Ann+Old&metadata[source]=import").await;
        let customer = created(&app, json!({ "email": "ann@example.com", "name": "Ann New" })).await;
        assert_eq!(customer["stripeCustomerId"], old["id"]);
        let there = app.stripe_get("customers?email=ann@example.com").await;
        assert_eq!(there["data"].as_array().unwrap().len(), 1);
        assert_eq!(there["data"][0]["name"], "Ann New");
        assert_eq!(there["data"][0]["metadata"], json!({ "source": "import", "project_id": app.project.id }));
    }

    async fn a_customer_whose_address_stripe_has_in_another_case_is_linked_too(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let other = billstack::admin::create::project(&app.app, &app.team, "Other", &[]).await.unwrap();
        app.stripe_post("customers", format!("email=ANN@example.com&metadata[project_id]={}", other.id)).await;
        let old = app.stripe_post("customers", "email=Ann@Example.com&name=Ann").await;
        app.settled().await;
        let customer = created(&app, json!({ "email": "ann@example.com" })).await;
        assert_eq!((&customer["stripeCustomerId"], &customer["email"]), (&old["id"], &json!("Ann@Example.com")));
        assert_eq!(app.stripe_get("customers").await["data"].as_array().unwrap().len(), 2);
        assert_eq!(at_stripe(&app, &customer).await["metadata"]["project_id"], app.project.id.as_str());
    }

    async fn a_customer_that_stripe_deleted_unnoticed_is_made_anew(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let old = app.stripe_post("customers", "email=Ann@Example.com").await;
        app.settled().await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        app.stripe_delete(&format!("customers/{}", old["id"].as_str().unwrap())).await;
        let customer = created(&app, json!({ "email": "ann@example.com" })).await;
        assert_ne!(customer["stripeCustomerId"], old["id"]);
    }

    async fn what_a_linked_customer_had_is_there_at_once(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let stripe_id = app.sandbox.seed_customers(1, 3).remove(0);
        let customer = created(&app, json!({ "email": "renamed@example.com", "stripeCustomerId": stripe_id })).await;
        assert_eq!(customer["stripeCustomerId"], stripe_id.as_str());
        assert_eq!(at_stripe(&app, &customer).await["email"], "renamed@example.com");
        let token = app.mint(customer["id"].as_str().unwrap()).await;
        let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
        let count = |what: &str| portal[what].as_array().unwrap().len();
        assert_eq!((count("subscriptions"), count("invoices"), count("paymentMethods")), (1, 3, 1), "{portal}");
    }

    async fn a_customer_is_linked_by_stripes_id_alone_and_keeps_its_address(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = app.stripe_post("customers", "email=Ann@example.com&name=Ann").await;
        let customer = created(&app, json!({ "stripeCustomerId": ann["id"] })).await;
        assert_eq!((&customer["email"], &customer["name"]), (&json!("Ann@example.com"), &json!("Ann")));
        let there = at_stripe(&app, &customer).await;
        assert_eq!((&there["email"], &there["metadata"]["project_id"]), (&json!("Ann@example.com"), &json!(app.project.id)));

        let same = app.stripe_post("customers", "email=ann@example.com").await;
        let refused = create(&app, json!({ "stripeCustomerId": same["id"] })).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
        assert!(refused.error().contains(customer["id"].as_str().unwrap()), "{}", refused.error());

        let nameless = app.stripe_post("customers", "name=Bob").await;
        let refused = create(&app, json!({ "stripeCustomerId": nameless["id"] })).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
        assert!(refused.error().contains("`email`"), "{}", refused.error());
        let bob = created(&app, json!({ "stripeCustomerId": nameless["id"], "email": "bob@example.com" })).await;
        assert_eq!(at_stripe(&app, &bob).await["email"], "bob@example.com");
    }

    async fn whoever_has_stripes_id_finds_ours(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let other = billstack::admin::create::project(&app.app, &app.team, "Other", &[]).await.unwrap();
        let theirs = app.stripe_post("customers", format!("email=bob@example.com&metadata[project_id]={}", other.id)).await;
        app.settled().await;
        created(&app, json!({ "email": "other@example.com" })).await;
        let ann = created(&app, json!({ "email": "ann@example.com" })).await;
        let stripe_id = ann["stripeCustomerId"].as_str().unwrap();
        assert_eq!(emails(&get(&app, &format!("customers?stripeCustomerId={stripe_id}")).await), ["ann@example.com"]);
        assert!(emails(&get(&app, &format!("customers?stripeCustomerId={stripe_id}&offset=1")).await).is_empty());
        for id in [theirs["id"].as_str().unwrap(), "cus_nobody", ""] {
            assert!(emails(&get(&app, &format!("customers?stripeCustomerId={id}")).await).is_empty(), "{id}");
        }
        let both = get(&app, &format!("customers?stripeCustomerId={stripe_id}&email=ann@example.com")).await;
        assert_eq!(both.status, StatusCode::BAD_REQUEST, "{}", both.body);

        let linked = app.as_key(Method::POST, "portal").json(&json!({ "customerId": stripe_id }));
        for request in [
            linked,
            app.as_key(Method::GET, &format!("customers/{stripe_id}")),
            app.as_key(Method::GET, &format!("subscriptions?customerId={stripe_id}")),
            app.as_key(Method::GET, &format!("portal/sessions?customerId={stripe_id}")),
        ] {
            let answer = send(request).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
            assert!(answer.error().contains("`pc_`") && answer.error().contains("customers?stripeCustomerId="), "{}", answer.error());
        }
    }

    async fn an_address_belongs_to_one_customer_of_a_project_in_any_case(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = created(&app, json!({ "email": "ann@example.com" })).await;
        let bob = created(&app, json!({ "email": "bob@example.com" })).await;
        for taken in ["ann@example.com", "Ann@Example.COM"] {
            let again = create(&app, json!({ "email": taken })).await;
            assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
            assert!(again.error().contains(ann["id"].as_str().unwrap()), "{}", again.error());
            let renamed = patch(&app, &bob, json!({ "email": taken })).await;
            assert_eq!(renamed.status, StatusCode::CONFLICT, "{}", renamed.body);
        }
        assert_eq!(app.stripe_get("customers").await["data"].as_array().unwrap().len(), 2);
        assert_eq!(at_stripe(&app, &bob).await["email"], "bob@example.com");
        assert_eq!(patch(&app, &ann, json!({ "email": "ANN@example.com" })).await.status, StatusCode::OK, "one's own is free");
    }

    async fn two_at_once_with_one_address_are_one_customer(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let body = json!({ "email": "ann@example.com" });
        let answers: [Answer; 2] = tokio::join!(create(&app, body.clone()), create(&app, body.clone())).into();
        // The second is refused, or links what the first has just made in Stripe.
        assert!(answers.iter().any(|answer| answer.status == StatusCode::CREATED), "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer.status, StatusCode::CREATED | StatusCode::CONFLICT)), "{answers:?}");
        app.settled().await;
        let listed = get(&app, "customers").await.json()["customers"].as_array().unwrap().clone();
        assert_eq!(listed.len(), 1, "{listed:?}");
        for answer in answers.iter().filter(|answer| answer.status == StatusCode::CREATED) {
            assert_eq!(answer.json()["customer"]["id"], listed[0]["id"]);
        }
        assert_eq!(app.stripe_get("customers?email=ann@example.com").await["data"].as_array().unwrap().len(), 1);
    }

    async fn a_customer_of_another_project_is_not_taken_from_it(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let other = billstack::admin::create::project(&app.app, &app.team, "Other", &[]).await.unwrap();
        let form = format!("email=ann@example.com&metadata[project_id]={}", other.id);
        let theirs = app.stripe_post("customers", form).await;
        app.settled().await;
        let refused = create(&app, json!({ "email": "ann@example.com", "stripeCustomerId": theirs["id"] })).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
        let own = created(&app, json!({ "email": "ann@example.com" })).await;
        assert_ne!(own["stripeCustomerId"], theirs["id"], "the address alone makes a customer of its own");
        assert_eq!(at_stripe(&app, &json!({ "stripeCustomerId": theirs["id"] })).await["metadata"]["project_id"], other.id.as_str());
    }

    async fn linking_one_that_stripe_lacks_or_the_project_has_is_refused(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let ann = created(&app, json!({ "email": "ann@example.com" })).await;
        let missing = create(&app, json!({ "email": "bob@example.com", "stripeCustomerId": "cus_nobody" })).await;
        assert!(missing.error().contains("`stripeCustomerId`"), "{} {}", missing.status, missing.body);
        assert!(missing.status.is_client_error());
        let again = create(&app, json!({ "email": "bob@example.com", "stripeCustomerId": ann["stripeCustomerId"] })).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
        assert_eq!(at_stripe(&app, &ann).await["email"], "ann@example.com");
    }

    async fn a_list_comes_newest_first_in_pages_and_finds_by_address(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for name in ["a", "b", "c"] {
            created(&app, json!({ "email": format!("{name}@example.com") })).await;
            app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 1 })).await;
        }
        assert_eq!(emails(&get(&app, "customers").await), ["c@example.com", "b@example.com", "a@example.com"]);
        assert_eq!(emails(&get(&app, "customers?limit=1&offset=1").await), ["b@example.com"]);
        assert_eq!(emails(&get(&app, "customers?email=B@example.com").await), ["b@example.com"]);
        assert!(emails(&get(&app, "customers?email=nobody@example.com").await).is_empty());
        for wrong in ["limit=0", "limit=101", "limit=x", "offset=-1", "offset=1000001", "email=nobody", "page=2"] {
            let answer = get(&app, &format!("customers?{wrong}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}: {}", answer.body);
            assert!(answer.error().contains(wrong.split('=').next().unwrap()) || wrong == "limit=x", "{}", answer.error());
        }
        assert_eq!(get(&app, "customers?limit=100&offset=1000000").await.status, StatusCode::OK);
    }

    async fn a_change_reaches_stripe_and_metadata_is_merged(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let body = json!({ "email": "ann@example.com", "name": "Ann", "metadata": { "a": "1", "b": "2" } });
        let customer = created(&app, body).await;
        let changed = patch(&app, &customer, json!({ "email": "new@example.com", "name": null, "metadata": { "a": null, "c": "3" } })).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
        let shown = changed.json()["customer"].clone();
        assert_eq!((&shown["email"], &shown["name"]), (&json!("new@example.com"), &Value::Null));
        assert_eq!(shown["metadata"], json!({ "b": "2", "c": "3" }));
        let there = at_stripe(&app, &customer).await;
        assert_eq!((&there["email"], &there["name"]), (&json!("new@example.com"), &Value::Null));
        assert_eq!(there["metadata"], json!({ "b": "2", "c": "3", "project_id": app.project.id }));
        app.settled().await;
        assert_eq!(get(&app, &format!("customers/{}", customer["id"].as_str().unwrap())).await.json()["customer"]["email"], "new@example.com");
        assert_eq!(patch(&app, &customer, json!({})).await.status, StatusCode::OK, "nothing to change is fine");
    }

    async fn a_deleted_customer_is_gone_everywhere_and_its_links_are_dead(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let id = app.customer_id(&customers, "plain monthly").await;
        let customer = get(&app, &format!("customers/{id}")).await.json()["customer"].clone();
        let token = app.mint(&id).await;

        let deleted = send(app.as_key(Method::DELETE, &format!("customers/{id}"))).await;
        assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{}", deleted.body);
        assert_eq!(at_stripe(&app, &customer).await["deleted"], true);
        assert_eq!(send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.status, StatusCode::GONE);
        assert_eq!(send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.status, StatusCode::UNAUTHORIZED);
        for method in [Method::GET, Method::DELETE] {
            assert_eq!(send(app.as_key(method, &format!("customers/{id}"))).await.status, StatusCode::NOT_FOUND);
        }
        let mint = send(app.as_key(Method::POST, "portal").json(&json!({ "customerId": id }))).await;
        assert_eq!(mint.status, StatusCode::NOT_FOUND);
        app.settled().await;
        assert_eq!(get(&app, &format!("customers/{id}")).await.status, StatusCode::NOT_FOUND, "its events bring it not back");
    }

    async fn a_customer_that_was_deleted_at_stripe_has_no_portal(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let id = app.customer_id(&customers, "plain monthly").await;
        let customer = get(&app, &format!("customers/{id}")).await.json()["customer"].clone();
        let token = app.mint(&id).await;
        app.stripe_delete(&format!("customers/{}", customer["stripeCustomerId"].as_str().unwrap())).await;
        app.settled().await;
        assert_eq!(send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.status, StatusCode::GONE);
        assert_eq!(get(&app, &format!("customers/{id}")).await.status, StatusCode::NOT_FOUND);
    }

    async fn what_is_wrong_with_a_customer_names_the_field(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let with = |metadata: Value| json!({ "email": "ann@example.com", "metadata": metadata });
        let many: serde_json::Map<_, _> = (0..50).map(|n| (format!("k{n}"), json!("v"))).collect();
        for (body, field) in [
            (json!({}), "`email`"),
            (json!({ "email": "not an address" }), "`email`"),
            (json!({ "email": null }), "`email`"),
            (json!({ "email": "ann@example.com", "name": "" }), "`name`"),
            (json!({ "email": "ann@example.com", "name": "x".repeat(513) }), "`name`"),
            (json!({ "email": "ann@example.com", "phone": "1" }), "`phone`"),
            (json!({ "email": "ann@example.com", "stripeCustomerId": "" }), "`stripeCustomerId`"),
            (json!({ "email": "ann@example.com", "stripeCustomerId": "x".repeat(256) }), "`stripeCustomerId`"),
            (with(json!({ "project_id": "proj_1" })), "`metadata.project_id`"),
            (with(json!({ "a": 1 })), "`metadata.a`"),
            (with(json!({ "a": "x".repeat(501) })), "`metadata.a`"),
            (with(json!({ "k".repeat(41): "v" })), "`metadata`"),
            (with(json!({ "a[b]": "v" })), "`metadata`"),
            (with(json!(many)), "`metadata`"),
        ] {
            let answer = create(&app, body.clone()).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}: {}", answer.body);
            assert!(answer.error().contains(field.trim_matches('`')), "{field}: {}", answer.error());
        }
        assert!(app.stripe_get("customers").await["data"].as_array().unwrap().is_empty(), "nothing reached Stripe");
    }

    async fn the_same_request_with_the_same_idempotency_key_makes_one_customer(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let body = json!({ "email": "ann@example.com" });
        let keyed = || send(app.as_key(Method::POST, "customers").header("Idempotency-Key", "signup-1").json(&body));
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        let (first, raced) = tokio::join!(keyed(), keyed());
        assert_eq!((first.status, raced.status), (StatusCode::CREATED, StatusCode::CREATED), "{} {}", first.body, raced.body);
        assert_eq!(raced.body, first.body);
        let again = keyed().await;
        assert_eq!((again.status, again.header("idempotent-replayed")), (StatusCode::CREATED, "true"));
        assert_eq!(again.body, first.body);
        assert_eq!(app.stripe_get("customers").await["data"].as_array().unwrap().len(), 1);
    }

    async fn a_customer_whose_answer_was_lost_is_answered_when_the_request_is_sent_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let body = json!({ "email": "ann@example.com", "metadata": { "plan": "gold" } });
        let keyed = || send(app.as_key(Method::POST, "customers").header("Idempotency-Key", "signup-1").json(&body));
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        // The look whether there is one passes, and every try to make one is carried out without an answer.
        app.sandbox_control(Method::PUT, "faults", json!({ "failRate": 0.9, "drop": "after", "match": "/v1/customers" })).await;
        let lost = keyed().await;
        assert_eq!(lost.status, StatusCode::SERVICE_UNAVAILABLE, "{}", lost.body);
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "normal" })).await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        app.settled().await;
        let mirrored = get(&app, "customers?email=ann@example.com").await.json()["customers"][0].clone();

        let other = json!({ "email": "bob@example.com" });
        let other = send(app.as_key(Method::POST, "customers").header("Idempotency-Key", "signup-1").json(&other)).await;
        assert_eq!(other.status, StatusCode::CONFLICT, "the key is taken already: {}", other.body);
        assert_eq!(create(&app, body.clone()).await.status, StatusCode::CONFLICT, "without the key it is another's address");
        let again = keyed().await;
        assert_eq!((again.status, again.header("idempotent-replayed")), (StatusCode::CREATED, ""), "{}", again.body);
        assert_eq!(again.json()["customer"]["id"], mirrored["id"]);
        assert_eq!(keyed().await.body, again.body);
        assert_eq!(app.stripe_get("customers").await["data"].as_array().unwrap().len(), 1);
    }

    async fn when_stripe_is_down_nothing_is_made(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "drop": true, "match": "/v1/customers" })).await;
        let refused = create(&app, json!({ "email": "ann@example.com" })).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
        assert!(!refused.header("retry-after").is_empty());
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        // Where the server itself asked for customers meanwhile, Stripe is left alone for some seconds.
        eventually("the customer to be made", async || {
            create(&app, json!({ "email": "ann@example.com" })).await.status == StatusCode::CREATED
        })
        .await;
    }
}
