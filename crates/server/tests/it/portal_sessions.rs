//! `…/portal`: making, listing and revoking links.

use std::time::Duration;

use billstack::secret::token::PlainToken;
use reqwest::{Method, StatusCode};
use serde_json::json;
use store::portal_sessions::NewSession;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

on_both_engines! {
    async fn a_link_opens_the_portal_until_its_time_is_over(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;

        let minted = send(app.as_key(Method::POST, "portal").json(&json!({ "customerId": customer, "ttlMs": 60_000 }))).await;
        assert_eq!(minted.status, StatusCode::CREATED, "{}", minted.body);
        let minted = minted.json();
        let token = minted["token"].as_str().unwrap();
        assert_eq!(token.len(), 32);
        assert!(token.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')));
        assert!(minted["sessionId"].as_str().unwrap().starts_with("portal_sess_"));
        assert_eq!(minted["portalUrl"], app.url(&format!("/portal/{token}")));
        let expires: billing::clock::Timestamp = minted["expiresAt"].as_str().unwrap().parse().unwrap();
        assert_eq!(expires.as_millisecond(), app.clock.epoch_ms() + 60_000);

        let page = format!("/portal/{token}");
        app.clock.advance(Duration::from_millis(59_999));
        assert_eq!(send(app.anonymous(Method::GET, &page)).await.status, StatusCode::OK);
        app.clock.advance(Duration::from_millis(1));
        let expired = send(app.anonymous(Method::GET, &page)).await;
        assert_eq!(expired.status, StatusCode::GONE);
        assert!(expired.body.contains("This link has expired"), "{}", expired.body);
        assert_eq!(send(app.anonymous(Method::GET, &format!("/api{page}"))).await.status, StatusCode::UNAUTHORIZED);
    }

    async fn opening_a_link_changes_nothing_so_mail_scanners_do_no_harm(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let page = format!("/portal/{}", app.mint(&app.customer_id(&customers, "plain monthly").await).await);
        for method in [Method::HEAD, Method::GET, Method::GET, Method::HEAD] {
            assert_eq!(send(app.anonymous(method, &page)).await.status, StatusCode::OK);
        }
    }

    async fn a_revoked_link_is_gone_at_once_and_the_others_stay(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let (kept, revoked) = (app.mint(&customer).await, app.mint(&customer).await);
        let sessions = send(app.as_key(Method::GET, &format!("portal/sessions?customerId={customer}"))).await.json();
        assert_eq!(sessions["sessions"].as_array().unwrap().len(), 2);
        assert!(!sessions.to_string().contains(&revoked), "a list never shows a token");
        let newest = sessions["sessions"][0]["sessionId"].as_str().unwrap().to_owned();

        let answer = send(app.as_key(Method::DELETE, &format!("portal/sessions/{newest}"))).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        let states = [
            send(app.anonymous(Method::GET, &format!("/portal/{kept}"))).await.status,
            send(app.anonymous(Method::GET, &format!("/portal/{revoked}"))).await.status,
        ];
        // Both were made in the same millisecond, so either may be the newest.
        assert!(states.contains(&StatusCode::OK) && states.contains(&StatusCode::GONE), "{states:?}");

        let answer = send(app.as_key(Method::DELETE, &format!("portal/sessions?customerId={customer}"))).await;
        assert_eq!(answer.json(), json!({ "revoked": 1 }));
        for token in [kept, revoked] {
            assert_eq!(send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.status, StatusCode::GONE);
        }
    }

    async fn the_same_request_with_the_same_idempotency_key_is_answered_once(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let mint = |body: serde_json::Value, key: &str| {
            send(app.as_key(Method::POST, "portal").header("Idempotency-Key", key).json(&body))
        };
        let body = json!({ "customerId": customer });
        let (first, raced) = tokio::join!(mint(body.clone(), "order-7"), mint(body.clone(), "order-7"));
        assert_eq!((first.status, raced.status), (StatusCode::CREATED, StatusCode::CREATED));
        assert_eq!(first.body, raced.body);
        let again = mint(body.clone(), "order-7").await;
        assert_eq!(again.body, first.body);
        assert_eq!(again.header("idempotent-replayed"), "true");

        let other = mint(json!({ "customerId": customer, "ttlMs": 60_000 }), "order-7").await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        app.clock.advance(Duration::from_secs(24 * 3_600));
        assert_ne!(mint(body, "order-7").await.body, first.body);
    }

    async fn what_is_wrong_with_a_request_is_said_in_words(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let said = async |body: serde_json::Value| {
            let answer = send(app.as_key(Method::POST, "portal").json(&body)).await;
            (answer.status.as_u16(), answer.error())
        };
        let ttl = "`ttlMs` must be a whole number of milliseconds from 60000 (a minute) to 2592000000 (30 days).";
        assert_eq!(said(json!({ "customerId": customer, "ttlMs": 59_999 })).await, (400, ttl.into()));
        assert_eq!(said(json!({ "customerId": customer, "ttlMs": "1h" })).await, (400, ttl.into()));
        let (status, sentence) = said(json!({ "customerId": customer, "ttl": 1 })).await;
        assert!(status == 400 && sentence.contains("`ttl`"), "{status} {sentence}");
        let (status, sentence) = said(json!({})).await;
        assert!(status == 400 && sentence.contains("customerId"), "{status} {sentence}");
        assert_eq!(said(json!({ "customerId": "pc_nobody" })).await.0, 404);
        assert_eq!(said(json!({ "customerId": customer, "returnUrl": "javascript:alert(1)" })).await.0, 400);
        assert_eq!(said(json!({ "customerId": customer, "locale": "not a locale" })).await.0, 400);
        for zone in ["", "Mars/Olympus", "+02:00", "../etc/passwd", "Etc/Unknown"] {
            let (status, sentence) = said(json!({ "customerId": customer, "timeZone": zone })).await;
            assert!(status == 400 && sentence.contains("`timeZone`"), "{zone}: {status} {sentence}");
        }
        assert_eq!(said(json!({ "customerId": customer, "flow": { "type": "subscription_cancel" } })).await.0, 400);
        assert_eq!(said(json!({ "customerId": customer, "capabilities": ["everything"] })).await.0, 400);

        let not_json = send(app.as_key(Method::POST, "portal").body("{}")).await;
        assert_eq!(not_json.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        let large = json!({ "customerId": "x".repeat(70_000) });
        assert_eq!(send(app.as_key(Method::POST, "portal").json(&large)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        let broken = app.as_key(Method::POST, "portal").header("content-type", "application/json").body("{\"customerId\":");
        assert!(send(broken).await.error().starts_with("The body is not valid JSON"));
        let in_order = json!([customer, null, null, null, null, null, null]);
        for no_object in [json!([]), in_order, json!("customerId"), json!(1), json!(null)] {
            assert_eq!(said(no_object).await, (400, "The body must be a JSON object.".into()));
        }
    }

    async fn a_flow_leads_to_what_the_customer_has_and_the_link_may(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let subscription = async |customer: &str| {
            let list = send(app.as_key(Method::GET, &format!("subscriptions?customerId={customer}"))).await.json();
            list["subscriptions"][0].clone()
        };
        let mint = async |customer: &str, id: &str, capabilities: Option<&[&str]>| {
            let flow = json!({ "type": "subscription_cancel", "subscriptionId": id });
            let body = json!({ "customerId": customer, "flow": flow, "capabilities": capabilities });
            send(app.as_key(Method::POST, "portal").json(&body)).await
        };
        let own = subscription(&customer).await;
        let (own_id, stripe_id) = (own["id"].as_str().unwrap(), own["stripeSubscriptionId"].as_str().unwrap());

        let anothers = subscription(&app.customer_id(&customers, "yearly").await).await;
        for id in [anothers["id"].as_str().unwrap(), "ps_nobody"] {
            let refused = mint(&customer, id, None).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{}", refused.body);
            assert!(refused.error().contains("`flow.subscriptionId`"), "{}", refused.error());
        }
        let refused = mint(&customer, stripe_id, None).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{}", refused.body);
        assert!(refused.error().contains("`flow.subscriptionId`") && refused.error().contains("`ps_`"), "{}", refused.error());
        assert!(mint("pc_nobody", own_id, None).await.error().contains("`customerId`"));

        let refused = mint(&customer, own_id, Some(&["invoice_history"])).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
        assert!(refused.error().contains("`subscription_cancel`") && refused.error().contains("`capabilities`"), "{}", refused.error());
        let body = json!({ "customerId": customer, "flow": { "type": "payment_method_update" }, "capabilities": [] });
        let refused = send(app.as_key(Method::POST, "portal").json(&body)).await;
        assert!(refused.error().contains("`payment_method_update`"), "{}", refused.error());

        let minted = mint(&customer, own_id, Some(&["subscription_cancel"])).await;
        assert_eq!(minted.status, StatusCode::CREATED, "{}", minted.body);
        let page = format!("/portal/{}", minted.json()["token"].as_str().unwrap());
        let question = format!("{page}/subscriptions/{own_id}/cancel");
        assert_eq!(send(app.anonymous(Method::GET, &page)).await.header("location"), question);
        app.stripe_delete(&format!("subscriptions/{stripe_id}")).await;
        app.settled().await;
        let ended = send(app.anonymous(Method::GET, send(app.anonymous(Method::GET, &page)).await.header("location"))).await;
        assert_eq!(ended.header("location"), format!("{page}?tab=subscriptions"), "there is nothing left to cancel");
    }

    async fn a_flow_about_a_subscription_that_is_gone_opens_the_overview(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = PlainToken::portal(&app.app.entropy);
        let now = app.clock.epoch_ms();
        let session = NewSession {
            id: "portal_sess_1".to_owned(),
            customer_id: app.customer_id(&customers, "plain monthly").await,
            token_hash: token.hash(),
            return_url: None,
            locale: None,
            time_zone: None,
            flow: Some(json!({ "type": "subscription_cancel", "subscriptionId": "ps_gone" }).to_string()),
            capabilities: None,
            created_by: "a test".to_owned(),
            created_at: now,
            expires_at: now + 60_000,
        };
        app.app.db.write(vec![store::portal_sessions::insert(&app.project, &session)]).await.unwrap();
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", token.expose()))).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Pine Studio"), "{}", page.body);
    }

    async fn a_key_that_may_not_is_told_why(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let body = json!({ "customerId": app.customer_id(&customers, "plain monthly").await });
        let path = app.project_path("portal");
        let without = send(app.anonymous(Method::POST, &path).json(&body)).await;
        assert_eq!(without.status, StatusCode::UNAUTHORIZED);
        assert_eq!(without.header("www-authenticate"), "Bearer");
        let wrong = send(app.anonymous(Method::POST, &path).bearer_auth("bs_wrong").json(&body)).await;
        assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
        let elsewhere = path.replace(&app.project.id, "proj_other");
        let elsewhere = send(app.anonymous(Method::POST, &elsewhere).bearer_auth(&app.api_key).json(&body)).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    }
}
