//! The program as it is started: what it says when it can't start, and what it prints when it can.

use std::net::TcpListener;
use std::process::Command;

use billing::clock::Clock;
use billing::entropy::Entropy;
use reqwest::StatusCode;
use serde_json::Value;
use stripe_sandbox::{Options, Sandbox};
use tempfile::TempDir;
use testkit::app::ENCRYPTION_KEY;
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::process::{billstack, run, run_beside, start_printing, start_server};

/// `serve` with all that it needs, on a free port.
fn serve(database: &TestDatabase) -> Command {
    let mut command = billstack(&["serve", "--listen", "127.0.0.1:0"]);
    command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
    command
}

/// Runs what must fail, and answers its one line.
fn one_line(command: &mut Command) -> String {
    let output = run(command, "");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(said.lines().count(), 1, "{said}");
    let line = said.strip_suffix('\n').unwrap().to_owned();
    assert!(line.starts_with("billstack: ") && line.len() < 300, "{line}");
    line
}

async fn get(url: &str) -> reqwest::Response {
    reqwest::Client::new().get(url).send().await.unwrap()
}

#[test]
fn a_missing_setting_is_named_with_what_to_set() {
    let database = TestDatabase::sqlite();
    for name in ["BILLSTACK_DATABASE_URL", "BILLSTACK_ENCRYPTION_KEY"] {
        let line = one_line(serve(&database).env_remove(name));
        assert!(line.contains(&format!("{name} is not set")), "{line}");
        let line = one_line(
            billstack(&["admin", "create-team", "--name", "x"])
                .env("BILLSTACK_DATABASE_URL", database.url())
                .env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY)
                .env_remove(name),
        );
        assert!(line.contains(&format!("{name} is not set")), "{line}");
    }
}

#[test]
fn a_wrong_setting_is_named_and_a_secret_is_not_repeated() {
    let database = TestDatabase::sqlite();
    for (name, value) in [
        ("BILLSTACK_ENCRYPTION_KEY", "0011deadbeef"),
        ("BILLSTACK_DATABASE_URL", "mysql://root:hunter2@localhost/x"),
        ("BILLSTACK_PUBLIC_URL", "billing.example.com"),
        ("BILLSTACK_STRIPE_API_BASE", "not an address"),
        ("BILLSTACK_TRUSTED_PROXIES", "10.0.0"),
        ("BILLSTACK_MINTS_PER_SECOND", "many"),
        ("BILLSTACK_METRICS_LISTEN", "9090"),
        ("BILLSTACK_LOG", "billstack=loud"),
        ("BILLSTACK_LOG_FORMAT", "xml"),
    ] {
        let line = one_line(serve(&database).env(name, value));
        assert!(line.contains(name), "{name}: {line}");
        assert!(!line.contains("deadbeef") && !line.contains("hunter2"), "{line}");
    }
}

#[test]
fn an_unknown_setting_is_named() {
    let database = TestDatabase::sqlite();
    let line = one_line(serve(&database).env("BILLSTACK_LISTN", "127.0.0.1:1"));
    assert!(line.contains("BILLSTACK_LISTN"), "{line}");
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("billstack.toml");
    std::fs::write(&file, "listen = \"127.0.0.1:0\"\nlistn = \"x\"\n").unwrap();
    let line = one_line(serve(&database).arg("--config").arg(&file));
    assert!(line.contains("`listn`") && line.contains("billstack.toml"), "{line}");
}

#[test]
fn a_settings_file_that_cant_be_read_is_named() {
    let database = TestDatabase::sqlite();
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("missing.toml");
    let line = one_line(serve(&database).arg("--config").arg(&missing));
    assert!(line.contains("missing.toml"), "{line}");
    let broken = folder.path().join("broken.toml");
    std::fs::write(&broken, "listen = \n\n[[").unwrap();
    let line = one_line(serve(&database).env("BILLSTACK_CONFIG", &broken));
    assert!(line.contains("broken.toml"), "{line}");
}

#[test]
fn a_port_that_is_taken_is_named() {
    let database = TestDatabase::sqlite();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut command = billstack(&["serve"]);
    command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
    let line = one_line(command.env("BILLSTACK_LISTEN", &address));
    assert!(line.contains(&address) && line.contains("--listen"), "{line}");
    let line = one_line(serve(&database).env("BILLSTACK_METRICS_LISTEN", &address));
    assert!(line.contains(&address), "{line}");
    let line = one_line(&mut billstack(&["sandbox", "--listen", &address]));
    assert!(line.contains(&address), "{line}");
    let line = one_line(&mut billstack(&["demo", "--listen", &address]));
    assert!(line.contains(&address), "{line}");
}

#[test]
fn a_database_that_cant_be_opened_is_one_line_without_its_password() {
    let folder = TempDir::new().unwrap();
    let inside_nothing = format!("sqlite://{}/missing/x.db", folder.path().display());
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let unreachable = format!("postgres://billstack:hunter2@127.0.0.1:{nobody}/billstack");
    for url in [inside_nothing, unreachable] {
        let line = one_line(serve(&TestDatabase::sqlite()).env("BILLSTACK_DATABASE_URL", &url));
        assert!(!line.contains("hunter2"), "{line}");
    }
}

#[test]
fn bare_it_prints_its_help() {
    let output = run(&mut billstack(&[]), "");
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for command in ["serve", "demo", "sandbox", "admin", "doctor"] {
        assert!(help.contains(&format!("  {command} ")), "{help}");
    }
}

#[tokio::test]
async fn the_demo_says_in_one_line_what_a_script_needs() {
    let (_demo, line) = start_printing(&mut billstack(&["demo", "--json", "--listen", "127.0.0.1:0"]));
    let demo: Value = serde_json::from_str(&line).unwrap();
    let mut keys: Vec<&str> = demo.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let documented = [
        "apiKey",
        "baseUrl",
        "customers",
        "operator",
        "portalUrl",
        "projectId",
        "sandboxUrl",
        "teamId",
        "webhookSecret",
    ];
    assert_eq!(keys, documented);
    let base = demo["baseUrl"].as_str().unwrap();
    assert_eq!(get(&format!("{base}/readyz")).await.status(), StatusCode::OK);
    let page = get(demo["portalUrl"].as_str().unwrap()).await;
    assert_eq!(page.status(), StatusCode::OK);
    assert!(page.text().await.unwrap().contains("Northwind Notes"));
    let customers = demo["customers"].as_array().unwrap();
    for key in ["id", "stripeCustomerId", "email", "about"] {
        assert!(customers.iter().all(|customer| customer[key].is_string()), "{key}");
    }
    let sign_in = reqwest::Client::new().post(format!("{base}/api/auth/sign-in")).json(&demo["operator"]);
    assert_eq!(sign_in.send().await.unwrap().status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn the_sandbox_runs_alone() {
    let (_sandbox, line) = start_printing(&mut billstack(&["sandbox", "--listen", "127.0.0.1:0"]));
    let ready: Value = serde_json::from_str(&line).unwrap();
    let url = format!("{}/v1/customers?limit=1", ready["sandboxUrl"].as_str().unwrap());
    let client = reqwest::Client::new().get(url).bearer_auth(ready["secretKey"].as_str().unwrap());
    let customers: Value = client.send().await.unwrap().json().await.unwrap();
    assert_eq!(customers["data"][0]["object"], "customer");
}

on_both_engines! {
    async fn a_database_of_a_newer_version_is_left_alone(database: TestDatabase) {
        let newer: Vec<store::db::Migration> = store::MIGRATIONS
            .iter()
            .copied()
            .chain([store::db::Migration { name: "from_the_future", sql: "CREATE TABLE future (id TEXT PRIMARY KEY)" }])
            .collect();
        let db = database.open().await;
        db.migrate(Box::leak(newer.into_boxed_slice()), 0).await.unwrap();
        db.close().await;
        let line = one_line(&mut serve(&database));
        assert!(line.contains("newer"), "{line}");
    }

    async fn a_server_starts_again_on_what_it_left(database: TestDatabase) {
        for _ in 0..2 {
            let (server, base) = start_server(&mut serve(&database));
            assert_eq!(get(&format!("{base}/readyz")).await.status(), StatusCode::OK);
            server.kill();
        }
    }

    async fn from_an_empty_database_to_a_link_by_the_command_line(database: TestDatabase) {
        let sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), Options::new(Clock::system(), Entropy::system())).await.unwrap();
        let api_base = sandbox.url();
        let settings = |command: &mut Command| {
            command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
            command.env("BILLSTACK_STRIPE_API_BASE", &api_base);
        };
        let admin = async |arguments: &[&str], input: &str| -> Value {
            let mut command = billstack(&[&["admin"], arguments, &["--json"]].concat());
            settings(&mut command);
            command.env("STRIPE_WEBHOOK_SECRET", "whsec_0123456789abcdef");
            let output = run_beside(command, input).await;
            assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(text.lines().count(), 1, "{text}");
            serde_json::from_str(&text).unwrap()
        };
        let text = |value: &Value| value.as_str().unwrap().to_owned();

        admin(&["create-user", "--email", "ann@example.com", "--password-stdin"], "a long password\n").await;
        let team = text(&admin(&["create-team", "--name", "Acme", "--owner", "ann@example.com"], "").await["team"]["id"]);
        let project = text(&admin(&["create-project", "--team", &team, "--name", "Notes"], "").await["project"]["id"]);
        let key = admin(&["create-api-key", "--team", &team, "--project", &project, "--name", "server", "--scope", "customers:read"], "").await;
        let connected = admin(&["connect-stripe", "--team", &team, "--secret-key-stdin"], &format!("{}\n", sandbox.secret_key())).await;
        assert_eq!((&connected["success"], &connected["livemode"]), (&Value::Bool(true), &Value::Bool(false)));
        let customers = sandbox.seed_demo(Some(&project));
        let copied = admin(&["backfill", "--team", &team], "").await;
        assert_eq!(copied["copied"]["customers"], customers.len());
        let link = admin(&["portal-link", "--team", &team, "--project", &project, "--email", &customers[0].email], "").await;

        let mut command = serve(&database);
        settings(&mut command);
        let (_server, base) = start_server(&mut command);
        let page = get(&format!("{base}/portal/{}", link["token"].as_str().unwrap())).await;
        assert_eq!(page.status(), StatusCode::OK);
        assert!(page.text().await.unwrap().contains("Pine Studio"));
        let list = reqwest::Client::new().get(format!("{base}/api/billstack/teams/{team}/projects/{project}/customers"));
        let list = list.bearer_auth(key["rawKey"].as_str().unwrap()).send().await.unwrap();
        assert_eq!(list.status(), StatusCode::OK);
        let sign_in = reqwest::Client::new().post(format!("{base}/api/auth/sign-in"));
        let sign_in = sign_in.json(&serde_json::json!({ "email": "ann@example.com", "password": "a long password" }));
        assert_eq!(sign_in.send().await.unwrap().status(), StatusCode::NO_CONTENT);

        let mut doctor = billstack(&["doctor", "--json"]);
        settings(&mut doctor);
        let output = run_beside(doctor, "").await;
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&found["ok"], output.status.code()), (&Value::Bool(true), Some(0)), "{found}");
        let about_webhooks = format!("{team} webhooks");
        let webhooks = found["checks"].as_array().unwrap().iter().find(|check| check["about"] == about_webhooks.as_str()).unwrap();
        assert!(webhooks["toDo"].as_str().unwrap().starts_with("to see one arrive"), "{found}");
    }

    async fn who_belongs_nowhere_and_what_was_given_up_is_mended_by_the_command_line(database: TestDatabase) {
        let sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), Options::new(Clock::system(), Entropy::system())).await.unwrap();
        let api_base = sandbox.url();
        let admin = async |arguments: &[&str], secret: &str, input: &str| -> Value {
            let mut command = billstack(&[&["admin"], arguments, &["--json"]].concat());
            command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
            command.env("BILLSTACK_STRIPE_API_BASE", &api_base).env("STRIPE_WEBHOOK_SECRET", secret);
            let output = run_beside(command, input).await;
            assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
            serde_json::from_slice(&output.stdout).unwrap()
        };
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let team = text(&admin(&["create-team", "--name", "Acme"], "", "").await["team"]["id"]);
        let project = text(&admin(&["create-project", "--team", &team, "--name", "Notes"], "", "").await["project"]["id"]);
        admin(&["connect-stripe", "--team", &team, "--secret-key-stdin"], "whsec_old", &format!("{}\n", sandbox.secret_key())).await;
        let rolled = admin(&["roll-webhook-secret", "--team", &team, "--overlap-ms", "60000"], "whsec_new", "").await;
        assert!(rolled["previousWebhookSecretUntil"].is_string(), "{rolled}");
        let ended = admin(&["roll-webhook-secret", "--team", &team, "--overlap-ms", "0"], "whsec_new", "").await;
        assert_eq!(ended, serde_json::json!({ "success": true, "previousWebhookSecretUntil": null }));

        sandbox.seed_customers(2, 1);
        admin(&["backfill", "--team", &team], "", "").await;
        let unassigned = admin(&["customers", "--team", &team, "--unassigned"], "", "").await["customers"].clone();
        assert_eq!(unassigned.as_array().unwrap().len(), 2);
        let customer = text(&unassigned[0]["id"]);
        let assigned = admin(&["assign-customer", "--team", &team, "--customer", &customer, "--project", &project], "", "").await;
        assert_eq!((&assigned["customer"]["projectId"], &assigned["writtenToStripe"]), (&Value::from(project), &Value::Bool(true)));
        let left = admin(&["customers", "--team", &team, "--unassigned", "--limit", "10"], "", "").await;
        assert_eq!(left["customers"], serde_json::json!([unassigned[1]]));

        let db = database.open().await;
        let owner = store::tenant::Team { id: team.clone() };
        let event = store::webhook_events::Received {
            stripe_event_id: "evt_1".to_owned(),
            kind: "customer.updated".to_owned(),
            stripe_object_id: Some("cus_1".to_owned()),
            created_at: 0,
            received_at: 0,
            by_webhook: true,
        };
        let failed = store::webhook_events::mark_failed(&owner, "evt_1", "Stripe was away", 10);
        let pending = store::webhook_events::Progress::Pending { body: "{}" };
        db.write(vec![store::webhook_events::insert(&owner, &event, pending), failed]).await.unwrap();
        db.close().await;
        let listed = admin(&["webhook-events", "--team", &team], "", "").await["webhookEvents"].clone();
        assert_eq!((&listed[0]["stripeEventId"], &listed[0]["reason"]), (&Value::from("evt_1"), &Value::from("Stripe was away")));
        assert_eq!(admin(&["retry-webhook-events", "--team", &team], "", "").await["retried"], 1);
        assert_eq!(admin(&["webhook-events", "--team", &team, "--status", "pending"], "", "").await["webhookEvents"][0]["attempts"], 0);
    }

    async fn what_an_admin_command_cant_do_is_one_line(database: TestDatabase) {
        let fails = |arguments: &[&str], input: &str| {
            let mut command = billstack(&[&["admin"], arguments, &["--json"]].concat());
            command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
            let output = run(&mut command, input);
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success() && output.stdout.is_empty(), "{arguments:?}");
            assert_eq!(said.lines().count(), 1, "{said}");
            said
        };
        assert!(fails(&["create-project", "--team", "team_nobody", "--name", "x"], "").contains("team_nobody"));
        assert!(fails(&["create-team", "--name", "x", "--owner", "nobody@example.com"], "").contains("nobody@example.com"));
        assert!(fails(&["create-user", "--email", "nobody", "--password-stdin"], "a long password").contains("email"));
        assert!(fails(&["create-user", "--email", "ann@example.com", "--password-stdin"], "short").contains("password"));
        assert!(fails(&["create-user", "--email", "ann@example.com"], "").contains("--password-stdin"));
        assert!(fails(&["backfill", "--team", "team_nobody"], "").contains("team_nobody"));
        assert!(fails(&["portal-link", "--team", "team_nobody", "--project", "x", "--customer", "y"], "").contains("team_nobody"));
    }

    async fn what_a_command_needs_is_in_its_help(database: TestDatabase) {
        let said = |arguments: &[&str]| {
            let mut command = billstack(&[&["admin"], arguments].concat());
            command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
            let output = run(&mut command, "");
            String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
        };
        for command in ["connect-stripe", "roll-webhook-secret"] {
            assert!(said(&[command, "--help"]).contains("STRIPE_WEBHOOK_SECRET"), "{command}");
        }
        let neither = said(&["portal-link", "--team", "team_1", "--project", "proj_1"]);
        assert!(neither.contains("--customer") && neither.contains("--email"), "{neither}");
        let both = said(&["portal-link", "--team", "team_1", "--project", "proj_1", "--customer", "pc_1", "--email", "ann@example.com"]);
        assert!(both.contains("cannot be used with"), "{both}");
    }

    async fn the_doctor_says_what_to_do_next(database: TestDatabase) {
        let mut doctor = billstack(&["doctor", "--json"]);
        doctor.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
        let empty: Value = serde_json::from_slice(&run(&mut doctor, "").stdout).unwrap();
        assert_eq!(empty["ok"], false);
        assert!(empty["checks"].as_array().unwrap().iter().any(|check| check["toDo"].is_string()), "{empty}");
        let (server, _) = start_server(&mut serve(&database));
        server.kill();
        let made: Value = serde_json::from_slice(&run(&mut doctor, "").stdout).unwrap();
        let last = made["checks"].as_array().unwrap().last().unwrap().clone();
        assert!(last["toDo"].as_str().unwrap().contains("create-team"), "{made}");
    }
}
