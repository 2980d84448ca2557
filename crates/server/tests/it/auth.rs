//! `/api/auth`, and what a signed-in operator may do.

use std::time::Duration;

use billstack::admin::create;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, PASSWORD, TestApp, send};
use testkit::on_both_engines;

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    let body = json!({ "email": email, "password": password });
    send(app.anonymous(Method::POST, "/api/auth/sign-in").json(&body)).await
}

async fn session(app: &TestApp, cookie: &str) -> Answer {
    send(app.anonymous(Method::GET, "/api/auth/session").header("cookie", cookie)).await
}

on_both_engines! {
    async fn an_operator_signs_in_and_out(database: TestDatabase) {
        let app = TestApp::start(database).await;
        create::operator_in(&app.app, "ann@example.com", PASSWORD, Some((&app.team, "owner"))).await.unwrap();
        let signed_in = sign_in(&app, "Ann@Example.com", PASSWORD).await;
        assert_eq!((signed_in.status, signed_in.body.as_str()), (StatusCode::NO_CONTENT, ""));
        let cookie = signed_in.header("set-cookie").to_owned();
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"] {
            assert!(cookie.split("; ").any(|part| part == attribute), "{attribute} in {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        let cookie = cookie.split(';').next().unwrap();

        let who = session(&app, cookie).await.json();
        assert_eq!(who["operator"]["email"], "ann@example.com");
        assert_eq!(who["teams"], json!([{ "id": app.team.id, "name": "Acme", "role": "owner" }]));
        let out = send(app.as_operator(cookie, Method::POST, "/api/auth/sign-out")).await;
        assert_eq!(out.status, StatusCode::NO_CONTENT);
        assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
        assert_eq!(session(&app, cookie).await.status, StatusCode::UNAUTHORIZED, "the old cookie is dead");
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(database: TestDatabase) {
        let app = TestApp::start(database).await;
        create::operator(&app.app, "ann@example.com", PASSWORD).await.unwrap();
        let answers = [
            sign_in(&app, "ann@example.com", "wrong password!").await,
            sign_in(&app, "bob@example.com", PASSWORD).await,
            sign_in(&app, "not an address", PASSWORD).await,
            sign_in(&app, "ann@example.com", &"x".repeat(201)).await,
            sign_in(&app, "ann@example.com", "").await,
        ];
        for answer in answers {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
            assert_eq!(answer.error(), "The e-mail address or the password is wrong.");
            assert_eq!(answer.header("set-cookie"), "");
        }
    }

    async fn a_session_ends_by_itself_after_twelve_hours(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("viewer").await;
        app.clock.advance(Duration::from_secs(12 * 3_600 - 1));
        assert_eq!(session(&app, &cookie).await.status, StatusCode::OK);
        app.clock.advance(Duration::from_secs(1));
        assert_eq!(session(&app, &cookie).await.status, StatusCode::UNAUTHORIZED);
        let list = send(app.as_operator(&cookie, Method::GET, &app.project_path("customers"))).await;
        assert_eq!(list.status, StatusCode::UNAUTHORIZED, "{}", list.body);
    }

    async fn guessing_a_password_is_slowed_down(database: TestDatabase) {
        let app = TestApp::start(database).await;
        create::operator(&app.app, "ann@example.com", PASSWORD).await.unwrap();
        for _ in 0..3 {
            let mut refused = None;
            for _ in 0..30 {
                let answer = sign_in(&app, "ann@example.com", "wrong password!").await;
                if answer.status == StatusCode::TOO_MANY_REQUESTS {
                    refused = Some(answer);
                    break;
                }
            }
            let refused = refused.expect("the guesses were refused at last");
            assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
            assert!(refused.error().contains("Try again in"), "{}", refused.error());
            let right = sign_in(&app, "ann@example.com", PASSWORD).await;
            if right.status == StatusCode::TOO_MANY_REQUESTS {
                return;
            }
            // Every few seconds one more is let through.
            assert_eq!(right.status, StatusCode::NO_CONTENT, "{}", right.body);
        }
        panic!("the right one is told from the others");
    }

    async fn another_site_signs_nobody_in_or_out(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("owner").await;
        for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")] {
            let body = json!({ "email": "owner@example.com", "password": PASSWORD });
            let foreign = app.anonymous(Method::POST, "/api/auth/sign-in").header(name, value).json(&body);
            assert_eq!(send(foreign).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
            let foreign = app.anonymous(Method::POST, "/api/auth/sign-out").header(name, value).header("cookie", &cookie);
            assert_eq!(send(foreign).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
        }
        assert_eq!(session(&app, &cookie).await.status, StatusCode::OK);
    }

    async fn a_change_with_a_cookie_must_come_from_our_own_pages(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("owner").await;
        let body = json!({ "email": "ann@example.com" });
        let create = || app.anonymous(Method::POST, &app.project_path("customers")).header("cookie", &cookie).json(&body);
        let origin = app.url("");
        for request in [
            create(),
            create().header("origin", "https://evil.example"),
            create().header("origin", &origin).header("sec-fetch-site", "cross-site"),
            create().header("sec-fetch-site", "same-site"),
        ] {
            let refused = send(request).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
        }
        assert_eq!(send(create().header("origin", &origin)).await.status, StatusCode::CREATED);
        let read = app.anonymous(Method::GET, &app.project_path("customers")).header("cookie", &cookie);
        assert_eq!(send(read).await.status, StatusCode::OK, "reading needs no proof");
    }

    async fn a_viewer_reads_and_a_member_writes(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let body = json!({ "customerId": customer });
        let viewer = app.sign_in_as("viewer").await;
        let get = |rest: &str| send(app.as_operator(&viewer, Method::GET, &app.project_path(rest)));
        for rest in ["customers", "products", "subscriptions"] {
            assert_eq!(get(rest).await.status, StatusCode::OK, "{rest}");
        }
        for (method, rest) in [(Method::POST, "portal"), (Method::POST, "customers"), (Method::DELETE, "portal/sessions")] {
            let refused = send(app.as_operator(&viewer, method, &app.project_path(rest)).json(&body)).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{rest}: {}", refused.body);
            assert!(refused.error().contains("viewer"), "{}", refused.error());
        }
        for role in ["member", "admin", "owner"] {
            let cookie = app.sign_in_as(role).await;
            let minted = send(app.as_operator(&cookie, Method::POST, &app.project_path("portal")).json(&body)).await;
            assert_eq!(minted.status, StatusCode::CREATED, "{role}: {}", minted.body);
            let page = format!("/portal/{}", minted.json()["token"].as_str().unwrap());
            assert_eq!(send(app.anonymous(Method::GET, &page)).await.status, StatusCode::OK);
        }
    }

    async fn an_operator_of_another_team_finds_nothing_here(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let rival = create::team(&app.app, "Rival").await.unwrap();
        create::operator_in(&app.app, "eve@example.com", PASSWORD, Some((&rival, "owner"))).await.unwrap();
        let signed_in = sign_in(&app, "eve@example.com", PASSWORD).await;
        let cookie = signed_in.header("set-cookie").split(';').next().unwrap();
        for path in [app.project_path("customers"), app.team_path("api-keys"), app.team_path("stripe/status")] {
            let answer = send(app.as_operator(cookie, Method::GET, &path)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.body);
        }
        let teams = session(&app, cookie).await.json()["teams"].clone();
        assert_eq!(teams, json!([{ "id": rival.id, "name": "Rival", "role": "owner" }]));
    }

    async fn nobody_signed_in_is_told_how(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for request in [
            app.anonymous(Method::GET, "/api/auth/session"),
            app.anonymous(Method::GET, "/api/auth/session").header("cookie", "billstack_session=guess"),
            app.anonymous(Method::GET, &app.team_path("api-keys")),
            app.anonymous(Method::GET, &app.project_path("customers")),
        ] {
            let answer = send(request).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
            assert!(answer.error().to_lowercase().contains("sign in"), "{}", answer.error());
        }
        let out = send(app.anonymous(Method::POST, "/api/auth/sign-out")).await;
        assert_eq!((out.status, Value::Null), (StatusCode::NO_CONTENT, Value::Null), "signing out twice is fine");
    }
}
