//! Who may reach what: somebody else's is missing, a key does what its scopes say, and dead keys do nothing.

use std::time::Duration;

use billing::clock::Timestamp;
use billstack::admin::create;
use billstack::api::api_keys::{self, NewApiKey};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

/// Every endpoint of a project, the scope that it needs, and what it answers when the caller may and `{id}` is nobody's.
const ENDPOINTS: &[(&str, &str, &str, u16)] = &[
    ("POST", "portal", "subscriptions:write", 404),
    ("GET", "portal/sessions?customerId={id}", "subscriptions:read", 404),
    ("DELETE", "portal/sessions?customerId={id}", "subscriptions:write", 404),
    ("DELETE", "portal/sessions/{id}", "subscriptions:write", 404),
    ("GET", "customers", "customers:read", 200),
    ("POST", "customers", "customers:write", 400),
    ("GET", "customers/{id}", "customers:read", 404),
    ("PATCH", "customers/{id}", "customers:write", 404),
    ("DELETE", "customers/{id}", "customers:write", 404),
    ("GET", "products", "products:read", 200),
    ("GET", "products/{id}", "products:read", 404),
    ("GET", "products/{id}/prices", "products:read", 404),
    ("GET", "subscriptions", "subscriptions:read", 200),
    ("GET", "subscriptions/{id}", "subscriptions:read", 404),
];

const SCOPES: [&str; 7] = [
    "customers:read",
    "customers:write",
    "products:read",
    "products:write",
    "subscriptions:read",
    "subscriptions:write",
    "invoices:read",
];

/// A body that each of the endpoints can read, which names what nobody has.
fn body(path: &str) -> Value {
    if path == "portal" { json!({ "customerId": "pc_nobody" }) } else { json!({}) }
}

/// What an endpoint says to somebody who shows a key for a path below `/teams`.
async fn answered(app: &TestApp, key: &str, method: &str, base: &str, path: &str) -> (u16, String) {
    let path = format!("{base}/{}", path.replace("{id}", "pc_nobody"));
    let body = body(path.rsplit('/').next().unwrap_or(""));
    let request = app.anonymous(method.parse().unwrap(), &path).bearer_auth(key);
    let request = if matches!(method, "POST" | "PATCH") { request.json(&body) } else { request };
    let answer = send(request).await;
    (answer.status.as_u16(), answer.body)
}

fn base(app: &TestApp) -> String {
    app.project_path("").trim_end_matches('/').to_owned()
}

on_both_engines! {
    async fn a_key_does_what_its_scopes_say_and_is_told_what_it_lacks(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for (method, path, scope, status) in ENDPOINTS {
            let narrow = app.key_with_scopes(&[scope]).await;
            let others: Vec<&str> = SCOPES.into_iter().filter(|other| other != scope).collect();
            let without = app.key_with_scopes(&others).await;
            let (may, text) = answered(&app, &narrow, method, &base(&app), path).await;
            assert_eq!(may, *status, "{method} {path} with {scope} alone: {text}");
            let (may_not, text) = answered(&app, &without, method, &base(&app), path).await;
            assert_eq!(may_not, 403, "{method} {path} with all but {scope}: {text}");
            assert!(text.contains(&format!("`{scope}`")), "{method} {path}: {text}");
        }
    }

    async fn a_team_or_project_that_is_not_the_keys_is_missing(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let team = create::team(&app.app, "Rival").await.unwrap();
        let theirs = create::project(&app.app, &team, "Rival", &[]).await.unwrap();
        let sister = create::project(&app.app, &app.team, "Sister", &[]).await.unwrap();
        let api = |team: &str, project: &str| format!("/api/billstack/teams/{team}/projects/{project}");
        let elsewhere = [
            api(&team.id, &theirs.id),
            api(&team.id, &app.project.id),
            api(&app.team.id, &theirs.id),
            api(&app.team.id, &sister.id),
            api(&app.team.id, "proj_nobody"),
        ];
        for (method, path, ..) in ENDPOINTS {
            for base in &elsewhere {
                let (status, text) = answered(&app, &app.api_key, method, base, path).await;
                assert_eq!(status, 404, "{method} {base}/{path}: {text}");
            }
        }
        let of_the_team = create::api_key(&app.app, &app.team, None, "all projects").await.unwrap();
        assert_eq!(answered(&app, &of_the_team, "GET", &api(&app.team.id, &sister.id), "customers").await.0, 200);
        assert_eq!(answered(&app, &of_the_team, "GET", &api(&team.id, &theirs.id), "customers").await.0, 404);
    }

    async fn a_sister_projects_things_are_missing_by_their_ids_too(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let sister = create::project(&app.app, &app.team, "Sister", &[]).await.unwrap();
        let key = create::api_key(&app.app, &app.team, Some(&sister), "sister").await.unwrap();
        let sisters = |rest: &str| format!("/api/billstack/teams/{}/projects/{}/{rest}", app.team.id, sister.id);
        let customer = app.customer_id(&customers, "plain monthly").await;
        let all = send(app.as_key(Method::GET, &format!("subscriptions?customerId={customer}"))).await.json();
        let subscription = all["subscriptions"][0]["id"].as_str().unwrap();
        let session = send(app.as_key(Method::POST, "portal").json(&json!({ "customerId": customer }))).await.json();
        let session = session["sessionId"].as_str().unwrap();
        for (method, rest) in [
            (Method::GET, format!("customers/{customer}")),
            (Method::PATCH, format!("customers/{customer}")),
            (Method::DELETE, format!("customers/{customer}")),
            (Method::GET, format!("subscriptions/{subscription}")),
            (Method::GET, format!("subscriptions?customerId={customer}")),
            (Method::GET, format!("portal/sessions?customerId={customer}")),
            (Method::DELETE, format!("portal/sessions?customerId={customer}")),
            (Method::DELETE, format!("portal/sessions/{session}")),
        ] {
            let request = app.anonymous(method.clone(), &sisters(&rest)).bearer_auth(&key);
            let request = if method == Method::PATCH { request.json(&json!({ "name": "Mine" })) } else { request };
            let answer = send(request).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {rest}: {}", answer.body);
        }
        let mint = app.anonymous(Method::POST, &sisters("portal")).bearer_auth(&key).json(&json!({ "customerId": customer }));
        assert_eq!(send(mint).await.status, StatusCode::NOT_FOUND);
        let list = send(app.anonymous(Method::GET, &sisters("customers")).bearer_auth(&key)).await.json();
        assert_eq!(list, json!({ "customers": [] }));
    }

    async fn a_key_works_until_it_expires(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let at = Timestamp::from_millisecond(app.clock.epoch_ms() + 60_000).unwrap();
        let wanted = NewApiKey { name: "short".into(), expires_at: Some(at), ..NewApiKey::default() };
        let (_, key) = api_keys::make(&app.app, &app.team, wanted, "test").await.unwrap();
        app.clock.advance(Duration::from_millis(59_999));
        assert_eq!(answered(&app, key.expose(), "GET", &base(&app), "customers").await.0, 200);
        app.clock.advance(Duration::from_millis(1));
        let (status, text) = answered(&app, key.expose(), "GET", &base(&app), "customers").await;
        assert!(status == 401 && text.contains("expired"), "{status} {text}");
    }

    async fn a_wrong_credential_is_refused_and_never_repeated(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let path = app.project_path("customers");
        let wrong = format!("{}0", &app.api_key[..app.api_key.len() - 1]);
        for value in ["", "Bearer", "Bearer ", "Basic abc", "Bearer bs_unknown", &app.api_key, &format!("Bearer {wrong}1")] {
            let answer = send(app.anonymous(Method::GET, &path).header("authorization", value)).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{value}: {}", answer.body);
            assert!(!answer.body.contains(&wrong), "{}", answer.body);
        }
    }

    async fn guessing_keys_is_slowed_down(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let mut last = None;
        for guess in 0..100 {
            let (status, text) = answered(&app, &format!("bs_{guess}"), "GET", &base(&app), "customers").await;
            last = Some(status);
            if status == 429 {
                assert!(text.contains("Too many requests"), "{text}");
                break;
            }
            assert_eq!(status, 401, "{text}");
        }
        assert_eq!(last, Some(429));
        assert_eq!(answered(&app, &app.api_key, "GET", &base(&app), "customers").await.0, 200, "a good key is not held up");
    }
}
