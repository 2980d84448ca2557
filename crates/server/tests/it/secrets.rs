//! Secrets stay where they belong: sealed in the database, and in no answer and no log.

use billing::clock::Clock;
use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use billstack::app::App;
use billstack::config::{Hidden, Settings};
use billstack::serve::open_database;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::json;
use store::stripe_connections;
use stripe::webhook_signature::{SigningSecret, sign};
use stripe_sandbox::{Options, Sandbox};
use testkit::app::{Answer, ENCRYPTION_KEY, PASSWORD, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::process::{billstack, start_server};

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Sends a request that must be answered with this status.
async fn expect(status: u16, request: RequestBuilder) -> Answer {
    let answer = send(request).await;
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    answer
}

on_both_engines! {
    async fn stripes_secrets_are_sealed_in_the_database(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let stored = app.app.db.read_optional(stripe_connections::find(&app.team)).await.unwrap().unwrap();
        for (secret, sealed) in [
            (app.sandbox.secret_key(), &stored.secret_key_sealed),
            (&*app.webhook_secret, &stored.webhook_secret_sealed),
        ] {
            assert!(sealed.len() > secret.len());
            assert!(!has(sealed, secret) && !has(sealed, &secret[8..]));
        }
        let before = stored.secret_key_sealed;
        let keys = Keys::new(app.sandbox.secret_key(), None, &app.webhook_secret).unwrap();
        stripe_connection::connect_account(&app.app, &app.team, "test", keys).await.unwrap();
        let after = app.app.db.read_optional(stripe_connections::find(&app.team)).await.unwrap().unwrap();
        assert_ne!(after.secret_key_sealed, before, "the same key is never sealed the same way");
    }

    async fn a_new_encryption_key_takes_over_when_the_server_starts(database: TestDatabase) {
        const NEW_KEY: &str = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("owner").await;
        let create = |app: &TestApp, email: &str| {
            let request = app.as_key(Method::POST, "customers").json(&json!({ "email": email }));
            request.header("idempotency-key", email)
        };
        let first = expect(201, create(&app, "ann@example.com")).await;
        let rolled = json!({ "webhookSecret": "whsec_the_next_one_0123456789" });
        expect(200, app.as_operator(&cookie, Method::POST, &app.team_path("stripe/webhook-secret")).json(&rolled)).await;

        let with_key = |key: String| move |settings| Settings { encryption_key: Some(Hidden::new(key)), ..settings };
        let app = app.restarted_with(with_key(format!("{NEW_KEY},{ENCRYPTION_KEY}"))).await;
        let app = app.restarted_with(with_key(NEW_KEY.to_owned())).await;
        assert_eq!(expect(201, create(&app, "ann@example.com")).await.body, first.body, "the kept answer");
        expect(201, create(&app, "bob@example.com")).await;
        let event = json!({ "id": "evt_1", "object": "event", "type": "balance.available", "created": 1, "livemode": false, "data": { "object": { "object": "balance" } } }).to_string();
        for secret in [&*app.webhook_secret, "whsec_the_next_one_0123456789"] {
            let signature = sign(event.as_bytes(), &SigningSecret::try_from(secret.to_owned()).unwrap(), app.clock.now());
            let webhook = app.anonymous(Method::POST, &format!("/api/webhooks/stripe/{}", app.team.id));
            expect(200, webhook.header("stripe-signature", signature).body(event.clone())).await;
        }
        app.stop().await;
    }

    async fn no_answer_has_stripes_secrets(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let cookie = app.sign_in_as("owner").await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let keys = json!({ "secretKey": app.sandbox.secret_key(), "webhookSecret": app.webhook_secret });
        let wrong = json!({ "secretKey": "sk_test_0123456789wrong", "webhookSecret": app.webhook_secret });
        let connect = || app.as_operator(&cookie, Method::POST, &app.team_path("stripe/connect"));
        let get = |path: String| app.as_operator(&cookie, Method::GET, &path);
        let answers = [
            expect(200, connect().json(&keys)).await,
            expect(400, connect().json(&wrong)).await,
            expect(200, get(app.team_path("stripe/status"))).await,
            expect(200, get(app.team_path("stripe/webhook-url"))).await,
            expect(200, get(app.team_path("api-keys"))).await,
            expect(200, get(app.project_path("customers"))).await,
            expect(200, get("/api/auth/session".to_owned())).await,
            expect(200, app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await,
            expect(200, app.anonymous(Method::GET, &format!("/portal/{token}"))).await,
        ];
        let cookie = cookie.split('=').nth(1).unwrap();
        for answer in answers {
            let text = format!("{:?} {}", answer.headers, answer.body);
            for secret in [app.sandbox.secret_key(), &app.webhook_secret, "0123456789wrong", &app.api_key, cookie, ENCRYPTION_KEY] {
                assert!(!text.contains(secret), "{text}");
            }
        }
    }

    async fn a_disconnected_team_keeps_its_pages_and_can_do_nothing_at_stripe(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let cookie = app.sign_in_as("owner").await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let portal = expect(200, app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
        expect(204, app.as_operator(&cookie, Method::DELETE, &app.team_path("stripe"))).await;
        assert!(app.app.db.read(stripe_connections::find(&app.team)).await.unwrap().is_empty());

        expect(200, app.anonymous(Method::GET, &format!("/portal/{token}"))).await;
        let id = portal["subscriptions"][0]["id"].as_str().unwrap();
        let cancel = app.anonymous(Method::PATCH, &format!("/api/portal/{token}/subscriptions/{id}"));
        let refused = expect(503, cancel.json(&json!({ "cancelAtPeriodEnd": true }))).await;
        assert!(refused.error().contains("not connected"), "{}", refused.error());
        assert_eq!(refused.header("retry-after"), "10");
        expect(503, app.anonymous(Method::POST, &format!("/api/portal/{token}/setup-intent"))).await;
        let invoice = portal["invoices"][0]["id"].as_str().unwrap();
        expect(503, app.anonymous(Method::GET, &format!("/portal/{token}/invoices/{invoice}/pdf"))).await;
        expect(503, app.as_key(Method::POST, "customers").json(&json!({ "email": "ann@example.com" }))).await;
    }

    async fn the_log_has_no_secret_at_its_most_talkative(database: TestDatabase) {
        let sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), Options::new(Clock::system(), Entropy::system())).await.unwrap();
        let stripe_api_base = sandbox.url();
        let settings = Settings {
            database_url: Some(database.url().to_owned()),
            encryption_key: Some(Hidden::new(ENCRYPTION_KEY)),
            stripe_api_base: Some(stripe_api_base.clone()),
            ..Settings::default()
        };
        let clock = Clock::system();
        let config = settings.check().unwrap();
        let db = open_database(&config, &clock).await.unwrap();
        let app = App::new(config, db, clock, Entropy::system()).unwrap();
        let team = create::team(&app, "Acme").await.unwrap();
        let project = create::project(&app, &team, "Acme Notes", &[]).await.unwrap();
        create::operator_in(&app, "owner@example.com", PASSWORD, Some((&team, "owner"))).await.unwrap();
        let api_key = create::api_key(&app, &team, Some(&project), "test").await.unwrap();
        let seeded = sandbox.seed_demo(Some(&project.id));

        let mut command = billstack(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
        command.env("BILLSTACK_STRIPE_API_BASE", &stripe_api_base).env("BILLSTACK_LOG", "trace");
        let (server, base) = start_server(&mut command);
        let webhook_secret = sandbox.add_webhook_endpoint(&format!("{base}/api/webhooks/stripe/{}", team.id));
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let api = format!("{base}/api/billstack/teams/{}", team.id);
        let projects = format!("{api}/projects/{}", project.id);

        let sign_in = json!({ "email": "owner@example.com", "password": PASSWORD });
        let signed_in = expect(204, http.post(format!("{base}/api/auth/sign-in")).json(&sign_in)).await;
        let wrong = json!({ "email": "owner@example.com", "password": "not my password" });
        expect(401, http.post(format!("{base}/api/auth/sign-in")).json(&wrong)).await;
        let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
        let mine = |request: RequestBuilder| request.header("cookie", &cookie).header("origin", &base);
        let keys = json!({ "secretKey": sandbox.secret_key(), "webhookSecret": webhook_secret });
        expect(200, mine(http.post(format!("{api}/stripe/connect")).json(&keys))).await;
        let wrong_key = json!({ "secretKey": "sk_test_0123456789wrong", "webhookSecret": webhook_secret });
        expect(400, mine(http.post(format!("{api}/stripe/connect")).json(&wrong_key))).await;
        let made = expect(201, mine(http.post(format!("{api}/api-keys")).json(&json!({ "name": "two" })))).await.json();

        let list = format!("{projects}/customers?email={}", seeded[0].email);
        let found = async || expect(200, http.get(&list).bearer_auth(&api_key)).await.json()["customers"][0]["id"].clone();
        eventually("the customer to be copied", async || found().await.is_string()).await;
        let customer = found().await;
        let body = json!({ "customerId": customer });
        let mint = || http.post(format!("{projects}/portal")).json(&body);
        let token = expect(201, mint().bearer_auth(&api_key).header("idempotency-key", "order-7")).await.json()["token"].as_str().unwrap().to_owned();
        expect(401, mint().bearer_auth("bs_0123456789wrong")).await;
        for path in [format!("portal/{token}"), format!("api/portal/{token}"), format!("portal/{token}?tab=invoices")] {
            expect(200, http.get(format!("{base}/{path}"))).await;
        }
        expect(200, http.post(format!("{base}/api/portal/{token}/setup-intent"))).await;
        let unknown = "0123456789abcdef0123456789abcdef";
        expect(404, http.get(format!("{base}/portal/{unknown}"))).await;
        let event = json!({ "id": "evt_1", "object": "event", "type": "balance.available", "created": 1, "livemode": false, "data": { "object": { "object": "balance" } } }).to_string();
        let signature = sign(event.as_bytes(), &SigningSecret::try_from(webhook_secret.clone()).unwrap(), app.clock.now());
        let webhook = |header: &str| http.post(format!("{base}/api/webhooks/stripe/{}", team.id)).header("stripe-signature", header).body(event.clone());
        expect(200, webhook(&signature)).await;
        expect(400, webhook("t=1,v1=0123456789wrong")).await;

        let log = server.kill();
        assert!(log.lines().count() > 20, "{log}");
        for (what, secret) in [
            ("a portal token", token.as_str()),
            ("an unknown token", unknown),
            ("an API key", &api_key),
            ("a new API key", made["rawKey"].as_str().unwrap()),
            ("a session cookie", cookie.split('=').nth(1).unwrap()),
            ("a password", PASSWORD),
            ("a wrong password", "not my password"),
            ("Stripe's key", sandbox.secret_key()),
            ("a signing secret", &webhook_secret),
            ("a wrong credential", "0123456789wrong"),
            ("a signature", signature.rsplit('=').next().unwrap()),
            ("the encryption key", ENCRYPTION_KEY),
        ] {
            if let Some(line) = log.lines().find(|line| line.contains(secret)) {
                panic!("{what} is in the log: {line}");
            }
        }
    }
}
