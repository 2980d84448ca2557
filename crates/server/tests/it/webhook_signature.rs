//! The signature of `POST /api/webhooks/stripe/{teamId}`: what proves to be Stripe's, also while the secret is rolled, and that whatever
//! else is sent is refused with one answer.

use std::time::Duration;

use billing::clock::Timestamp;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use stripe::webhook_signature::{SigningSecret, sign};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::webhooks::{deliver, event, signature, summary};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn body(app: &TestApp, id: &str) -> String {
    event(app, id, "something.new", &json!({"object": "something", "id": "so_1"})).to_string()
}

/// `Stripe-Signature` of a body under these secrets, now.
fn signed(app: &TestApp, body: &str, secrets: &[&str]) -> String {
    let one = |secret: &&str| {
        sign(body.as_bytes(), &SigningSecret::try_from((*secret).to_owned()).unwrap(), app.clock.now())
    };
    let all: Vec<String> = secrets.iter().map(one).collect();
    let rest = all[1..].iter().map(|header| header.split_once(',').unwrap().1);
    [all[0].as_str()].into_iter().chain(rest).collect::<Vec<_>>().join(",")
}

/// `Stripe-Signature` of a body as it was so many seconds ago.
fn signed_ago(app: &TestApp, body: &str, seconds: i64) -> String {
    let secret = SigningSecret::try_from(app.webhook_secret.clone()).unwrap();
    let at = Timestamp::from_second(app.clock.now().as_second() - seconds).unwrap();
    sign(body.as_bytes(), &secret, at)
}

/// Whether a fresh event is taken that these secrets have signed.
async fn taken(app: &TestApp, secrets: &[&str]) -> bool {
    let body = body(app, &format!("evt_{}", app.app.new_id(billing::id::Kind::Job)));
    let answer = deliver(app, &app.team.id, Some(&signed(app, &body, secrets)), &body).await;
    assert!(matches!(answer.status, StatusCode::OK | StatusCode::BAD_REQUEST), "{}", answer.body);
    answer.status == StatusCode::OK
}

async fn roll(app: &TestApp, cookie: &str, body: Value) -> Answer {
    let path = app.team_path("stripe/webhook-secret");
    send(app.as_operator(cookie, Method::POST, &path).json(&body)).await
}

async fn status(app: &TestApp, cookie: &str) -> Value {
    send(app.as_operator(cookie, Method::GET, &app.team_path("stripe/status"))).await.json()
}

fn in_time(app: &TestApp, wait: Duration) -> Value {
    let at = app.clock.epoch_ms() + i64::try_from(wait.as_millis()).unwrap();
    json!(Timestamp::from_millisecond(at).unwrap().to_string())
}

on_both_engines! {
    async fn while_a_secret_is_rolled_both_verify_and_then_the_new_one_alone(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = app.sign_in_as("owner").await;
        let old = app.webhook_secret.clone();
        assert_eq!(status(&app, &owner).await["previousWebhookSecretUntil"], Value::Null);
        assert!(taken(&app, &[&old]).await && !taken(&app, &["whsec_new"]).await);

        let rolled = roll(&app, &owner, json!({ "webhookSecret": "whsec_new", "overlapMs": 3_600_000 })).await;
        assert_eq!(rolled.status, StatusCode::OK, "{}", rolled.body);
        let until = in_time(&app, Duration::from_secs(3_600));
        assert_eq!(rolled.json(), json!({ "success": true, "previousWebhookSecretUntil": until }));
        assert_eq!(status(&app, &owner).await["previousWebhookSecretUntil"], until);
        for secrets in [&[old.as_str()][..], &["whsec_new"], &["whsec_other", "whsec_new"], &[&old, "whsec_other"]] {
            assert!(taken(&app, secrets).await, "{secrets:?}");
        }
        assert!(!taken(&app, &["whsec_other"]).await);

        app.clock.advance(Duration::from_millis(3_599_999));
        assert!(taken(&app, &[&old]).await);
        app.clock.advance(Duration::from_millis(1));
        assert!(!taken(&app, &[&old]).await && taken(&app, &["whsec_new"]).await);
        assert_eq!(status(&app, &owner).await["previousWebhookSecretUntil"], Value::Null);

        // What has ended is forgotten, at the latest when a server starts.
        let kept = async |app: &TestApp| {
            app.app.db.read(store::stripe_connections::rolled_webhook_secrets(&app.team, 0)).await.unwrap().len()
        };
        assert_eq!(kept(&app).await, 1);
        let app = app.restarted().await;
        eventually("the old secret to be forgotten", async || kept(&app).await == 0).await;
    }

    /// As `billstack admin` does beside the server, which doesn't hear of it.
    async fn what_is_rolled_elsewhere_counts_at_once_and_what_it_replaced_only_for_a_moment(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let old = app.webhook_secret.clone();
        assert!(taken(&app, &[&old]).await);

        let context = billstack::stripe_account::webhook_secret_context(&app.team);
        let sealed = app.app.config.keyring.seal(&context, b"whsec_new", &app.app.entropy);
        app.app.db.write(vec![store::stripe_connections::set_webhook_secret(&app.team, sealed)]).await.unwrap();
        assert!(taken(&app, &["whsec_new"]).await);
        eventually("the old secret to be refused", async || !taken(&app, &[&old]).await).await;
        assert!(taken(&app, &["whsec_new"]).await);
    }

    async fn a_roll_overlaps_for_a_day_unless_it_says_otherwise_and_may_be_sent_twice(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = app.sign_in_as("owner").await;
        let old = app.webhook_secret.clone();
        let until = in_time(&app, DAY);
        let rolled = roll(&app, &owner, json!({ "webhookSecret": " whsec_new\n" })).await;
        assert_eq!(rolled.json()["previousWebhookSecretUntil"], until);
        app.clock.advance(Duration::from_secs(60));
        let again = roll(&app, &owner, json!({ "webhookSecret": "whsec_new" })).await;
        assert_eq!(again.json(), rolled.json());
        roll(&app, &owner, json!({ "webhookSecret": "whsec_newer" })).await;
        for secret in [old.as_str(), "whsec_new", "whsec_newer"] {
            assert!(taken(&app, &[secret]).await, "{secret}");
        }
        let ended = roll(&app, &owner, json!({ "webhookSecret": "whsec_newer", "overlapMs": 0 })).await;
        assert_eq!(ended.json()["previousWebhookSecretUntil"], Value::Null);
        assert!(!taken(&app, &[&old]).await && !taken(&app, &["whsec_new"]).await && taken(&app, &["whsec_newer"]).await);

        let log = app.app.db.read(store::audit::list(&app.team, 10, 0)).await.unwrap();
        let rolls = log.iter().filter(|entry| entry.action == "stripe.webhook_secret_rolled");
        assert_eq!(rolls.count(), 4);
        assert!(log.iter().all(|line| !format!("{line:?}").contains("whsec_")), "{log:?}");
    }

    async fn connecting_anew_ends_what_was_rolled(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = app.sign_in_as("owner").await;
        let old = app.webhook_secret.clone();
        roll(&app, &owner, json!({ "webhookSecret": "whsec_new" })).await;
        let keys = Keys::new(app.sandbox.secret_key(), None, "whsec_third").unwrap();
        stripe_connection::connect_account(&app.app, &app.team, "test", keys).await.unwrap();
        assert!(!taken(&app, &[&old, "whsec_new"]).await && taken(&app, &["whsec_third"]).await);
        assert_eq!(status(&app, &owner).await["previousWebhookSecretUntil"], Value::Null);
    }

    async fn what_a_roll_may_be_asked_is_checked_and_too_many_are_refused(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let owner = app.sign_in_as("owner").await;
        for (body, field) in [
            (json!({}), "webhookSecret"),
            (json!({ "webhookSecret": "hidden" }), "`webhookSecret`"),
            (json!({ "webhookSecret": "whsec_1", "overlapMs": -1 }), "`overlapMs`"),
            (json!({ "webhookSecret": "whsec_1", "overlapMs": 86_400_001 }), "`overlapMs`"),
            (json!({ "webhookSecret": "whsec_1", "overlapMs": 0.5 }), "`overlapMs`"),
            (json!({ "webhookSecret": "whsec_1", "overlap": 1 }), "`overlap`"),
        ] {
            let answer = roll(&app, &owner, body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
            assert!(answer.error().contains(field) && !answer.error().contains("hidden"), "{}", answer.error());
        }
        for n in 1..=4 {
            assert_eq!(roll(&app, &owner, json!({ "webhookSecret": format!("whsec_{n}") })).await.status, StatusCode::OK);
        }
        assert_eq!(roll(&app, &owner, json!({ "webhookSecret": "whsec_5" })).await.status, StatusCode::CONFLICT);
        assert!(taken(&app, &["whsec_4"]).await && taken(&app, &[&app.webhook_secret]).await);
        let short = json!({ "webhookSecret": "whsec_5", "overlapMs": 0 });
        assert_eq!(roll(&app, &owner, short).await.status, StatusCode::OK);

        let unconnected = send(app.as_operator(&owner, Method::DELETE, &app.team_path("stripe"))).await;
        assert_eq!(unconnected.status, StatusCode::NO_CONTENT);
        assert_eq!(roll(&app, &owner, json!({ "webhookSecret": "whsec_6" })).await.status, StatusCode::NOT_FOUND);
    }

    async fn whatever_is_wrong_with_a_signature_the_answer_is_the_same(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let other = create::team(&app.app, "Other").await.unwrap();
        let keys = Keys::new(app.sandbox.secret_key(), None, "whsec_other").unwrap();
        stripe_connection::connect_account(&app.app, &other, "test", keys).await.unwrap();
        let (team, body) = (app.team.id.as_str(), body(&app, "evt_1"));
        let valid = signature(&app, &body);
        let (time, v1) = valid.split_once(',').unwrap();
        let altered = body.replace("so_1", "so_2");
        let with_another_time = format!("t={},{v1}", app.clock.now().as_second() + 1);
        let upper_case = format!("{time},v1={}", v1.trim_start_matches("v1=").to_uppercase());
        let cases = [
            ("no header", team, None, &body),
            ("an empty one", team, Some(String::new()), &body),
            ("no time", team, Some(v1.to_owned()), &body),
            ("two times", team, Some(format!("{time},{valid}")), &body),
            ("no signature", team, Some(time.to_owned()), &body),
            ("only a v0", team, Some(valid.replace("v1=", "v0=")), &body),
            ("not hexadecimal", team, Some("t=1,v1=abc".to_owned()), &body),
            ("another spelling", team, Some(upper_case), &body),
            ("another time", team, Some(with_another_time), &body),
            ("another's secret", team, Some(signed(&app, &body, &["whsec_other"])), &body),
            ("one byte altered", team, Some(valid.clone()), &altered),
            ("one byte more", team, Some(valid.clone()), &format!("{body} ")),
            ("another team's event", other.id.as_str(), Some(valid.clone()), &body),
            ("nobody's event", "team_unknown", Some(valid.clone()), &body),
        ];
        let mut answers = Vec::new();
        for (what, team, signature, body) in &cases {
            let answer = deliver(&app, team, signature.as_deref(), body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{what}: {}", answer.body);
            answers.push(answer.error());
        }
        for age in [301, -301] {
            answers.push(deliver(&app, team, Some(&signed_ago(&app, &body, age)), &body).await.error());
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:?}");
        assert!(summary(&app).await.last_received_at.is_none());
    }

    async fn a_signature_is_good_for_five_minutes_either_way(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for (age, expected) in [(300, StatusCode::OK), (-300, StatusCode::OK), (301, StatusCode::BAD_REQUEST), (-301, StatusCode::BAD_REQUEST)] {
            let body = body(&app, &format!("evt_{}", age + 1_000));
            let answer = deliver(&app, &app.team.id, Some(&signed_ago(&app, &body, age)), &body).await;
            assert_eq!(answer.status, expected, "{age}: {}", answer.body);
        }
        let body = body(&app, "evt_late");
        let early = signature(&app, &body);
        app.clock.advance(Duration::from_secs(301));
        assert_eq!(deliver(&app, &app.team.id, Some(&early), &body).await.status, StatusCode::BAD_REQUEST, "by the app's clock");
    }
}
