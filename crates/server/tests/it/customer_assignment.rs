//! `…/teams/{teamId}/customers`: which project a customer belongs to, and that all it has in Stripe goes with it.

use std::time::Duration;

use billstack::admin::create;
use billstack::sync::backfill;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::tenant;
use testkit::app::{Answer, PASSWORD, TestApp, send};
use testkit::on_both_engines;

/// An operator's session, and what it asks.
struct Operator<'a> {
    app: &'a TestApp,
    cookie: String,
}

impl<'a> Operator<'a> {
    async fn of(app: &'a TestApp) -> Self {
        Self { app, cookie: app.sign_in_as("member").await }
    }

    async fn customers(&self, query: &str) -> Vec<Value> {
        let path = self.app.team_path(&format!("customers{query}"));
        let answer = send(self.app.as_operator(&self.cookie, Method::GET, &path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.json()["customers"].as_array().unwrap().clone()
    }

    async fn unassigned(&self) -> Vec<String> {
        let customers = self.customers("?assigned=false").await;
        assert!(customers.iter().all(|customer| customer["projectId"].is_null()), "{customers:?}");
        customers.iter().map(|customer| text(&customer["id"])).collect()
    }

    async fn assign(&self, customer: &str, project: &str) -> Answer {
        let path = self.app.team_path(&format!("customers/{customer}/assign"));
        let request = self.app.as_operator(&self.cookie, Method::POST, &path);
        send(request.json(&json!({ "projectId": project }))).await
    }

    /// What a project's API answers.
    async fn project(&self, project: &tenant::Project, rest: &str) -> Answer {
        let path = format!("/api/billstack/teams/{}/projects/{}/{rest}", project.team.id, project.id);
        send(self.app.as_operator(&self.cookie, Method::GET, &path)).await
    }

    async fn link(&self, project: &tenant::Project, customer: &str) -> String {
        let path = format!("/api/billstack/teams/{}/projects/{}/portal", project.team.id, project.id);
        let request = self.app.as_operator(&self.cookie, Method::POST, &path);
        let answer = send(request.json(&json!({ "customerId": customer }))).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        text(&answer.json()["token"])
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

async fn portal(app: &TestApp, token: &str) -> Answer {
    send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await
}

async fn another_project(app: &TestApp) -> tenant::Project {
    create::project(&app.app, &app.team, "Other", &[]).await.unwrap()
}

/// A customer made in Stripe by others, with this for its project; our id of it, and Stripe's.
async fn made_in_stripe(app: &TestApp, email: &str, project: Option<&str>) -> (String, String) {
    let project = project.map_or(String::new(), |project| format!("&metadata[project_id]={project}"));
    let made = app.stripe_post("customers", format!("email={email}{project}")).await;
    app.settled().await;
    let id = text(&made["id"]);
    let found =
        app.app.db.read_optional(store::customers::by_stripe_id(&app.team, &id)).await.unwrap().unwrap();
    (found.id, id)
}

/// The project that a customer belongs to here, and the one that Stripe's metadata names.
async fn belongs(app: &TestApp, stripe_id: &str) -> (Option<String>, Value) {
    let here = app
        .app
        .db
        .read_optional(store::customers::by_stripe_id(&app.team, stripe_id))
        .await
        .unwrap()
        .unwrap();
    let there = app.stripe_get(&format!("customers/{stripe_id}")).await["metadata"]["project_id"].clone();
    (here.project_id, there)
}

on_both_engines! {
    async fn who_belongs_nowhere_is_listed_and_comes_with_all_that_is_theirs_when_assigned(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let operator = Operator::of(&app).await;
        app.sandbox.seed_customers(2, 3);
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        let unassigned = operator.unassigned().await;
        assert_eq!(unassigned.len(), 2);
        assert_eq!(operator.customers("?assigned=false&limit=1&offset=1").await[0]["id"], unassigned[1].as_str());
        assert!(operator.customers("?assigned=true").await.is_empty());
        let customer = unassigned[0].as_str();
        assert_eq!(operator.project(&app.project, &format!("customers/{customer}")).await.status, StatusCode::NOT_FOUND);

        let answer = operator.assign(customer, &app.project.id).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let assigned = answer.json();
        assert_eq!((&assigned["writtenToStripe"], &assigned["customer"]["projectId"]), (&json!(true), &json!(app.project.id)));
        let stripe_id = text(&assigned["customer"]["stripeCustomerId"]);
        assert_eq!(belongs(&app, &stripe_id).await, (Some(app.project.id.clone()), json!(app.project.id)));
        assert_eq!(operator.unassigned().await, unassigned[1..]);
        let others = operator.customers("?assigned=true").await;
        assert_eq!((others.len(), &others[0]["id"]), (1, &json!(customer)));

        let own = send(app.as_key(Method::GET, &format!("subscriptions?customerId={customer}"))).await.json();
        assert_eq!(own["subscriptions"].as_array().unwrap().len(), 1);
        let shown = portal(&app, &app.mint(customer).await).await.json();
        let count = |what: &str| shown[what].as_array().unwrap().len();
        assert_eq!((count("subscriptions"), count("invoices"), count("paymentMethods")), (1, 3, 1), "{shown}");
        let log = app.app.db.read(store::audit::list(&app.team, 50, 0)).await.unwrap();
        let entry = log.iter().find(|entry| entry.action == "customer.assigned").unwrap();
        assert!(entry.actor.starts_with("operator:") && entry.target == customer, "{entry:?}");
        app.settled().await;
        assert_eq!(operator.unassigned().await, unassigned[1..]);
    }

    async fn to_another_project_everything_moves_and_the_old_links_are_dead(database: TestDatabase) {
        let (app, all) = TestApp::with_demo_data(database).await;
        let operator = Operator::of(&app).await;
        let other = another_project(&app).await;
        let customer = app.customer_id(&all, "plain monthly").await;
        let old_link = app.mint(&customer).await;
        let before = portal(&app, &old_link).await.json();

        let answer = operator.assign(&customer, &other.id).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(portal(&app, &old_link).await.status, StatusCode::UNAUTHORIZED);
        let page = send(app.anonymous(Method::GET, &format!("/portal/{old_link}"))).await;
        assert_eq!(page.status, StatusCode::GONE);
        let own = format!("subscriptions?customerId={customer}");
        assert_eq!(operator.project(&app.project, &own).await.status, StatusCode::NOT_FOUND);
        assert_eq!(operator.project(&other, &own).await.json()["subscriptions"].as_array().unwrap().len(), 1);
        let after = portal(&app, &operator.link(&other, &customer).await).await.json();
        for what in ["invoices", "paymentMethods"] {
            assert_eq!(after[what], before[what], "{what}");
        }
        let ids = |portal: &Value| portal["subscriptions"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids(&after), ids(&before));
        app.settled().await;
        let stripe_id = text(&answer.json()["customer"]["stripeCustomerId"]);
        assert_eq!(belongs(&app, &stripe_id).await, (Some(other.id.clone()), json!(other.id)));
        assert_eq!(operator.assign(&customer, &other.id).await.json()["writtenToStripe"], true, "once more changes nothing");
    }

    async fn metadata_that_names_no_project_of_the_team_leaves_a_customer_unassigned(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let operator = Operator::of(&app).await;
        let rival = create::team(&app.app, "Rival").await.unwrap();
        let theirs = create::project(&app.app, &rival, "Rival", &[]).await.unwrap();
        create::operator_in(&app.app, "rival@example.com", PASSWORD, Some((&rival, "owner"))).await.unwrap();
        let body = json!({ "email": "rival@example.com", "password": PASSWORD });
        let signed_in = send(app.anonymous(Method::POST, "/api/auth/sign-in").json(&body)).await;
        let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();

        let (lost, _) = made_in_stripe(&app, "lost@example.com", Some("proj_nowhere")).await;
        let (foreign, stripe_id) = made_in_stripe(&app, "foreign@example.com", Some(&theirs.id)).await;
        let mut unassigned = operator.unassigned().await;
        unassigned.sort();
        let mut both = [lost, foreign.clone()];
        both.sort();
        assert_eq!(unassigned, both);
        for path in [format!("/api/billstack/teams/{}/customers", rival.id), format!("/api/billstack/teams/{}/projects/{}/customers", rival.id, theirs.id)] {
            let seen = send(app.as_operator(&cookie, Method::GET, &path)).await;
            assert_eq!((seen.status, seen.json()), (StatusCode::OK, json!({ "customers": [] })));
        }
        for nowhere in [theirs.id.as_str(), "proj_nowhere", ""] {
            let answer = operator.assign(&foreign, nowhere).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nowhere}: {}", answer.body);
        }
        assert_eq!(belongs(&app, &stripe_id).await, (None, json!(theirs.id)));
    }

    async fn what_the_metadata_says_later_moves_a_customer(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let other = another_project(&app).await;
        let (customer, stripe_id) = made_in_stripe(&app, "ann@example.com", Some(&app.project.id)).await;
        let link = app.mint(&customer).await;
        let path = format!("customers/{stripe_id}");
        for (says, expected) in [
            (other.id.as_str(), Some(&other.id)),
            (app.project.id.as_str(), Some(&app.project.id)),
            ("proj_nowhere", None),
            (other.id.as_str(), Some(&other.id)),
            ("", None),
        ] {
            app.stripe_post(&path, format!("metadata[project_id]={says}")).await;
            app.settled().await;
            assert_eq!(belongs(&app, &stripe_id).await.0.as_ref(), expected, "{says}");
            let opens = expected == Some(&app.project.id);
            assert_eq!(portal(&app, &link).await.status.is_success(), opens, "{says}");
        }
    }

    async fn where_the_key_may_not_write_the_assignment_stays_until_the_metadata_changes(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let operator = Operator::of(&app).await;
        let other = another_project(&app).await;
        for named in [None, Some("proj_nowhere"), Some(other.id.as_str())] {
            let email = format!("{}@example.com", named.unwrap_or("none"));
            let (customer, stripe_id) = made_in_stripe(&app, &email, named).await;
            app.sandbox_control(Method::PUT, "faults", json!({ "status": 403, "match": "/v1/customers" })).await;
            let answer = operator.assign(&customer, &app.project.id).await;
            assert_eq!((answer.status, &answer.json()["writtenToStripe"]), (StatusCode::OK, &json!(false)), "{}", answer.body);
            app.sandbox_control(Method::DELETE, "faults", json!({})).await;

            app.stripe_post(&format!("customers/{stripe_id}"), "name=Renamed").await;
            app.settled().await;
            assert_eq!(belongs(&app, &stripe_id).await, (Some(app.project.id.clone()), json!(named)));
            app.stripe_post(&format!("customers/{stripe_id}"), "metadata[project_id]=proj_elsewhere").await;
            app.settled().await;
            assert_eq!(belongs(&app, &stripe_id).await.0.as_ref(), Some(&app.project.id), "it names no project of the team");
            let third = another_project(&app).await;
            app.stripe_post(&format!("customers/{stripe_id}"), format!("metadata[project_id]={}", third.id)).await;
            app.settled().await;
            assert_eq!(belongs(&app, &stripe_id).await.0, Some(third.id));
        }
    }

    async fn an_assignment_that_is_not_possible_changes_nothing(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let operator = Operator::of(&app).await;
        let (first, _) = made_in_stripe(&app, "ann@example.com", Some(&app.project.id)).await;
        let (second, stripe_id) = made_in_stripe(&app, "Ann@Example.com", Some("proj_nowhere")).await;
        let taken = operator.assign(&second, &app.project.id).await;
        assert_eq!(taken.status, StatusCode::CONFLICT, "{}", taken.body);
        assert!(taken.error().contains(&first), "{}", taken.error());
        assert_eq!(belongs(&app, &stripe_id).await, (None, json!("proj_nowhere")));

        app.stripe_post(&format!("customers/{stripe_id}"), "email=bob@example.com").await;
        app.settled().await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 500 })).await;
        let down = operator.assign(&second, &app.project.id).await;
        assert_eq!(down.status, StatusCode::SERVICE_UNAVAILABLE, "{}", down.body);
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        assert_eq!(belongs(&app, &stripe_id).await, (None, json!("proj_nowhere")));
        assert_eq!(operator.assign("pc_nobody", &app.project.id).await.status, StatusCode::NOT_FOUND);
        assert_eq!(operator.assign(&second, &app.project.id).await.status, StatusCode::OK);
    }

    async fn an_assignment_whose_answer_was_lost_is_made_as_stripe_is_when_it_is_sent_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let operator = Operator::of(&app).await;
        let (customer, stripe_id) = made_in_stripe(&app, "ann@example.com", None).await;
        let send_it = async || {
            let path = app.team_path(&format!("customers/{customer}/assign"));
            let request = app.as_operator(&operator.cookie, Method::POST, &path).header("Idempotency-Key", "one");
            send(request.json(&json!({ "projectId": app.project.id }))).await
        };
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "drop": "after", "match": "/v1/customers" })).await;
        let lost = send_it().await;
        assert_eq!(lost.status, StatusCode::SERVICE_UNAVAILABLE, "{}", lost.body);
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "normal" })).await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        app.settled().await;
        app.stripe_post(&format!("customers/{stripe_id}"), "name=Renamed&metadata[project_id]=").await;
        app.settled().await;
        app.clock.advance(Duration::from_secs(60));
        let again = send_it().await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.body);
        assert_eq!(again.json()["customer"]["name"], "Renamed", "{}", again.body);
        assert_eq!(belongs(&app, &stripe_id).await, (Some(app.project.id.clone()), json!(app.project.id)));
    }

    async fn an_assignment_that_is_sent_twice_is_answered_twice_and_done_once(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let operator = Operator::of(&app).await;
        let (customer, _) = made_in_stripe(&app, "ann@example.com", None).await;
        let send_it = async |project: &str| {
            let path = app.team_path(&format!("customers/{customer}/assign"));
            let request = app.as_operator(&operator.cookie, Method::POST, &path).header("Idempotency-Key", "one");
            send(request.json(&json!({ "projectId": project }))).await
        };
        let first = send_it(&app.project.id).await;
        let again = send_it(&app.project.id).await;
        assert_eq!((first.status, first.json()), (StatusCode::OK, again.json()));
        assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), ("", "true"));
        assert_eq!(send_it(&another_project(&app).await.id).await.status, StatusCode::CONFLICT, "another request");
        let log = app.app.db.read(store::audit::list(&app.team, 10, 0)).await.unwrap();
        assert_eq!(log.iter().filter(|entry| entry.action == "customer.assigned").count(), 1);
    }
}
