//! `…/api-keys`: making, listing and revoking keys.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

async fn make(app: &TestApp, cookie: &str, body: Value) -> Answer {
    send(app.as_operator(cookie, Method::POST, &app.team_path("api-keys")).json(&body)).await
}

async fn customers_with(app: &TestApp, key: &str) -> StatusCode {
    send(app.anonymous(Method::GET, &app.project_path("customers")).bearer_auth(key)).await.status
}

on_both_engines! {
    async fn a_key_is_shown_once_works_and_is_revoked(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("admin").await;
        let body = json!({ "name": "Server", "projectId": app.project.id, "scopes": ["customers:read"] });
        let made = make(&app, &cookie, body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        let made = made.json();
        let raw = made["rawKey"].as_str().unwrap();
        let hexadecimal = raw.strip_prefix("bs_").unwrap();
        assert!(hexadecimal.len() == 48 && hexadecimal.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
        assert_eq!(made["key"]["hint"], raw[raw.len() - 4..]);
        assert_eq!(customers_with(&app, raw).await, StatusCode::OK);

        let listed = send(app.as_operator(&cookie, Method::GET, &app.team_path("api-keys"))).await;
        assert!(!listed.body.contains(hexadecimal), "{}", listed.body);
        let keys = listed.json()["keys"].as_array().unwrap().clone();
        assert!(keys.contains(&made["key"]), "{keys:?}");

        let path = app.team_path(&format!("api-keys/{}", made["key"]["id"].as_str().unwrap()));
        for _ in 0..2 {
            assert_eq!(send(app.as_operator(&cookie, Method::DELETE, &path)).await.status, StatusCode::NO_CONTENT);
            assert_eq!(customers_with(&app, raw).await, StatusCode::UNAUTHORIZED);
        }
        let listed = send(app.as_operator(&cookie, Method::GET, &app.team_path("api-keys"))).await.json();
        let revoked = listed["keys"].as_array().unwrap().iter().find(|key| key["id"] == made["key"]["id"]).unwrap();
        assert!(revoked["revokedAt"].is_string(), "{revoked}");
        assert_eq!(customers_with(&app, &app.api_key).await, StatusCode::OK, "the other key stays");
        let log = app.app.db.read(store::audit::list(&app.team, 10, 0)).await.unwrap();
        let by_operator: Vec<&str> = log.iter().filter(|entry| entry.actor.starts_with("operator:")).map(|entry| &*entry.action).collect();
        assert_eq!(by_operator.len(), 2, "{log:?}");
        assert!(by_operator.contains(&"api_key.created") && by_operator.contains(&"api_key.revoked"), "{by_operator:?}");
    }

    async fn what_a_key_may_be_is_checked(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("owner").await;
        for (body, status, named) in [
            (json!({}), 400, "name"),
            (json!({ "name": "" }), 400, "`name`"),
            (json!({ "name": "x", "scopes": ["everything"] }), 400, "`scopes`"),
            (json!({ "name": "x", "expiresAt": "2020-01-01T00:00:00Z" }), 400, "`expiresAt`"),
            (json!({ "name": "x", "expiresAt": "tomorrow" }), 400, "`expiresAt`"),
            (json!({ "name": "x", "scope": [] }), 400, "`scope`"),
            (json!({ "name": "x", "projectId": "proj_nobody" }), 404, "`projectId`"),
        ] {
            let answer = make(&app, &cookie, body.clone()).await;
            assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.body);
            assert!(answer.error().contains(named), "{body}: {}", answer.error());
        }
    }

    async fn only_who_may_manage_the_team_manages_its_keys(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let keys = app.team_path("api-keys");
        let one = app.team_path("api-keys/key_nobody");
        for role in ["viewer", "member"] {
            let cookie = app.sign_in_as(role).await;
            assert_eq!(send(app.as_operator(&cookie, Method::GET, &keys)).await.status, StatusCode::FORBIDDEN, "{role}");
            assert_eq!(make(&app, &cookie, json!({ "name": "x" })).await.status, StatusCode::FORBIDDEN, "{role}");
            assert_eq!(send(app.as_operator(&cookie, Method::DELETE, &one)).await.status, StatusCode::FORBIDDEN, "{role}");
        }
        for role in ["admin", "owner"] {
            let cookie = app.sign_in_as(role).await;
            assert_eq!(send(app.as_operator(&cookie, Method::GET, &keys)).await.status, StatusCode::OK, "{role}");
            assert_eq!(make(&app, &cookie, json!({ "name": "x" })).await.status, StatusCode::CREATED, "{role}");
            assert_eq!(send(app.as_operator(&cookie, Method::DELETE, &one)).await.status, StatusCode::NOT_FOUND, "{role}");
        }
    }

    async fn an_api_key_does_nothing_for_the_team(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for (method, rest) in [
            (Method::GET, "api-keys"),
            (Method::POST, "api-keys"),
            (Method::DELETE, "api-keys/key_1"),
            (Method::POST, "stripe/connect"),
            (Method::GET, "stripe/status"),
            (Method::POST, "stripe/backfill"),
            (Method::GET, "stripe/webhook-url"),
            (Method::DELETE, "stripe"),
        ] {
            let request = app.anonymous(method.clone(), &app.team_path(rest)).bearer_auth(&app.api_key);
            let answer = send(request.json(&json!({}))).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {rest}: {}", answer.body);
            assert!(answer.error().contains("signed-in operator"), "{}", answer.error());
        }
    }
}
