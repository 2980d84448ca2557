//! `…/portal/settings`: how a project's portal looks, and what pages make of it.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

const SVG: &[u8] =
    br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>"#;
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

async fn set(app: &TestApp, cookie: &str, body: Value) -> Answer {
    let path = app.project_path("portal/settings");
    send(app.as_operator(cookie, Method::PATCH, &path).json(&body)).await
}

async fn settings(app: &TestApp) -> Value {
    send(app.as_key(Method::GET, "portal/settings")).await.json()["settings"].clone()
}

/// The first address in a page that starts so.
fn address<'a>(page: &'a str, start: &str) -> &'a str {
    page.split('"').find(|part| part.starts_with(start)).unwrap_or_else(|| panic!("no {start} in {page}"))
}

on_both_engines! {
    async fn what_is_set_is_read_back_and_what_is_left_out_stays(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let admin = app.sign_in_as("admin").await;
        let plain = json!({
            "brandName": null, "accentColor": null, "cornerRadius": "medium", "appearance": "auto", "headline": null, "supportEmail": null,
            "supportUrl": null, "termsUrl": null, "privacyUrl": null, "emailNewLink": false, "logoUrl": null,
        });
        assert_eq!(settings(&app).await, plain);

        let wanted = json!({
            "brandName": "Acme & Söhne", "accentColor": "#2F4FC6", "cornerRadius": "large", "appearance": "dark", "headline": "Hello",
            "supportEmail": "help@acme.example", "supportUrl": "https://acme.example/help", "termsUrl": "https://acme.example/terms",
            "privacyUrl": "https://acme.example/privacy", "emailNewLink": true,
        });
        app.clock.advance(Duration::from_secs(1));
        let answer = set(&app, &admin, wanted.clone()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let mut expected = wanted;
        expected["accentColor"] = "#2f4fc6".into();
        expected["logoUrl"] = Value::Null;
        assert_eq!(answer.json()["settings"], expected);
        assert_eq!(settings(&app).await, expected);

        app.clock.advance(Duration::from_secs(1));
        set(&app, &admin, json!({ "headline": null, "appearance": "light" })).await;
        expected["headline"] = Value::Null;
        expected["appearance"] = "light".into();
        assert_eq!(settings(&app).await, expected);

        set(&app, &admin, json!({ "appearance": "light" })).await;
        let lines = app.app.db.read(store::audit::list(&app.team, 2, 0)).await.unwrap();
        let store::audit::Recorded { actor, action, target, before, after, .. } = &lines[0];
        assert!(actor.starts_with("operator:op_"), "{actor}");
        assert_eq!((action.as_str(), target.as_str()), ("portal_settings.changed", app.project.id.as_str()));
        let parsed = |json: &Option<String>| serde_json::from_str::<Value>(json.as_deref().unwrap()).unwrap();
        assert_eq!(parsed(before), json!({ "appearance": "dark", "headline": "Hello" }));
        assert_eq!(parsed(after), json!({ "appearance": "light", "headline": null }));
        assert_eq!(parsed(&lines[1].after)["brandName"], "Acme & Söhne", "what changes nothing leaves no line");
    }

    async fn what_cannot_be_is_refused_by_its_field(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let admin = app.sign_in_as("admin").await;
        let long = "x".repeat(2_100);
        for (field, bad) in [
            ("brandName", json!("")), ("brandName", json!("x".repeat(81))), ("brandName", json!("a\nb")), ("headline", json!("x".repeat(201))),
            ("accentColor", json!("blue")), ("accentColor", json!("#12345")), ("cornerRadius", json!("round")), ("cornerRadius", json!(null)), ("cornerRadius", json!(4)),
            ("appearance", json!("sepia")), ("supportEmail", json!("help")), ("supportUrl", json!("http://acme.example")),
            ("termsUrl", json!("javascript:alert(1)")), ("privacyUrl", json!(format!("https://acme.example/{long}"))),
            ("supportUrl", json!("https://a:b@acme.example")), ("emailNewLink", json!("yes")), ("emailNewLink", json!(null)), ("logo", json!("x")),
        ] {
            let answer = set(&app, &admin, json!({ field: bad })).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{field}: {bad}");
            assert!(answer.error().contains(&format!("`{field}`")), "{field}: {}", answer.error());
        }
        assert_eq!(settings(&app).await["brandName"], Value::Null);
        let elsewhere = app.project_path("portal/settings").replace(&app.project.id, "proj_other");
        let answer = send(app.as_operator(&admin, Method::PATCH, &elsewhere).json(&json!({ "headline": "x" }))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }

    async fn a_logo_is_served_from_here_and_runs_nothing(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let admin = app.sign_in_as("admin").await;
        let path = app.project_path("portal/settings/logo");
        let put = |image: Vec<u8>| send(app.as_operator(&admin, Method::PUT, &path).header("content-type", "image/png").body(image));
        let fetched = async |settings: &Value| {
            let address = settings["logoUrl"].as_str().unwrap().strip_prefix(&app.url("")).unwrap().to_owned();
            app.anonymous(Method::GET, &address).send().await.unwrap()
        };

        let svg = put(SVG.to_vec()).await;
        assert_eq!(svg.status, StatusCode::OK, "{}", svg.body);
        let svg = svg.json()["settings"].clone();
        let image = fetched(&svg).await;
        let header = |name: &str| image.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "image/svg+xml");
        assert_eq!(header("content-security-policy"), "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(image.bytes().await.unwrap(), SVG);

        let mut large = PNG.to_vec();
        large.resize(100 * 1024, 7);
        let png = put(large.clone()).await.json()["settings"].clone();
        assert_eq!(png, settings(&app).await);
        let image = fetched(&png).await;
        assert_eq!((image.status(), image.headers()["content-type"].to_str().unwrap()), (StatusCode::OK, "image/png"));
        assert_eq!(image.bytes().await.unwrap(), large);
        assert_eq!(fetched(&svg).await.status(), StatusCode::NOT_FOUND, "the one before is gone");

        large.push(7);
        let refused = put(large).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(refused.error().contains("100 KB"));
        assert_eq!(put(b"<html>".to_vec()).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(put(Vec::new()).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(settings(&app).await, png);

        for _ in 0..2 {
            let removed = send(app.as_operator(&admin, Method::DELETE, &path)).await;
            assert_eq!(removed.status, StatusCode::NO_CONTENT, "{}", removed.body);
        }
        assert_eq!(settings(&app).await["logoUrl"], Value::Null);
        assert_eq!(fetched(&png).await.status(), StatusCode::NOT_FOUND);
    }

    async fn a_page_has_the_brand_of_its_project(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let admin = app.sign_in_as("admin").await;
        let page = format!("/portal/{}", app.mint(&app.customer_id(&customers, "plain monthly").await).await);
        let html = async || send(app.anonymous(Method::GET, &page)).await.body;
        let before = html().await;
        assert!(before.contains("Acme Notes") && !before.contains("/assets/brand/"));

        set(&app, &admin, json!({ "brandName": "<b>Acme", "accentColor": "#ffee00" })).await;
        let after = html().await;
        assert!(after.contains("&#60;b&#62;Acme") && !after.contains("<b>Acme") && !after.contains("Acme Notes"), "{after}");
        let css = send(app.anonymous(Method::GET, address(&after, "/assets/brand/"))).await;
        assert_eq!((css.status, css.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
        assert_eq!(css.header("cache-control"), "public, max-age=31536000, immutable");
        assert!(css.body.contains("--accent-fill: light-dark(#ffee00, #ffee00)"), "{}", css.body);
        let unknown = address(&after, "/assets/brand/").replace("ffee00", "ffee0");
        assert_eq!(send(app.anonymous(Method::GET, &unknown)).await.status, StatusCode::NOT_FOUND);
    }
}
