//! `billstack admin set-password`, `add-member`, `remove-member` and `audit-log`: who may sign in, and what was done.

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use testkit::app::ENCRYPTION_KEY;
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::process::{Process, billstack, run_beside, start_server};

/// A server, and the command line beside it.
struct Installation<'a> {
    database: &'a TestDatabase,
    base: String,
    http: Client,
    _server: Process,
}

impl<'a> Installation<'a> {
    fn start(database: &'a TestDatabase) -> Self {
        let mut command = billstack(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
        let (server, base) = start_server(&mut command);
        Self { database, base, http: Client::new(), _server: server }
    }

    /// Runs `billstack admin`, and answers what it printed, or its complaint.
    async fn says(&self, arguments: &[&str], input: &str) -> Result<String, String> {
        let mut command = billstack(&[&["admin"], arguments].concat());
        command
            .env("BILLSTACK_DATABASE_URL", self.database.url())
            .env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
        let output = run_beside(command, input).await;
        let text = |bytes| String::from_utf8(bytes).unwrap();
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }

    /// Runs it for a script, which it must serve.
    async fn admin(&self, arguments: &[&str], input: &str) -> Value {
        let said = self.says(&[arguments, &["--json"]].concat(), input).await;
        serde_json::from_str(&said.unwrap_or_else(|complaint| panic!("{arguments:?}: {complaint}"))).unwrap()
    }

    async fn team(&self) -> String {
        self.admin(&["create-team", "--name", "Acme"], "").await["team"]["id"].as_str().unwrap().to_owned()
    }

    async fn operator(&self, email: &str, team: &str, role: &str) {
        let flags = ["create-user", "--email", email, "--team", team, "--role", role, "--password-stdin"];
        self.admin(&flags, "a long password\n").await;
    }

    /// Signs in, and answers the cookie, or the status of the refusal.
    async fn sign_in(&self, email: &str, password: &str) -> Result<String, StatusCode> {
        let body = json!({ "email": email, "password": password });
        let answer =
            self.http.post(format!("{}/api/auth/sign-in", self.base)).json(&body).send().await.unwrap();
        match answer.headers().get("set-cookie") {
            Some(cookie) => Ok(cookie.to_str().unwrap().split(';').next().unwrap().to_owned()),
            None => Err(answer.status()),
        }
    }

    async fn status(&self, cookie: &str, path: &str) -> StatusCode {
        let request = self.http.get(format!("{}{path}", self.base)).header("cookie", cookie);
        request.send().await.unwrap().status()
    }
}

on_both_engines! {
    async fn a_new_password_ends_what_was_opened_with_the_old_one(database: TestDatabase) {
        let here = Installation::start(&database);
        let team = here.team().await;
        here.operator("ann@example.com", &team, "owner").await;
        let cookie = here.sign_in("ann@example.com", "a long password").await.unwrap();
        assert_eq!(here.status(&cookie, "/api/auth/session").await, StatusCode::OK);

        let flags = ["set-password", "--email", "Ann@example.com", "--password-stdin"];
        assert!(here.says(&flags, "short\n").await.unwrap_err().contains("password"));
        assert_eq!(here.status(&cookie, "/api/auth/session").await, StatusCode::OK, "nothing was changed");
        let done = here.admin(&flags, "another password\n").await;
        assert_eq!((&done["operator"]["email"], &done["endedSessions"]), (&json!("ann@example.com"), &json!(1)));
        assert_eq!(here.status(&cookie, "/api/auth/session").await, StatusCode::UNAUTHORIZED);
        assert_eq!(here.sign_in("ann@example.com", "a long password").await, Err(StatusCode::UNAUTHORIZED));
        let cookie = here.sign_in("ann@example.com", "another password").await.unwrap();
        assert_eq!(here.status(&cookie, "/api/auth/session").await, StatusCode::OK);
        let log = here.admin(&["audit-log", "--team", &team], "").await;
        assert_eq!(log["entries"][0]["action"], "operator.password_set", "{log}");

        let nobody = here.says(&["set-password", "--email", "bob@example.com", "--password-stdin"], "another password\n").await;
        assert!(nobody.unwrap_err().contains("bob@example.com"));
    }

    async fn who_is_removed_has_no_access_from_then_on_and_can_be_added_again(database: TestDatabase) {
        let here = Installation::start(&database);
        let (team, other) = (here.team().await, here.team().await);
        here.operator("ann@example.com", &team, "owner").await;
        here.operator("bob@example.com", &team, "admin").await;
        here.admin(&["add-member", "--team", &other, "--email", "bob@example.com", "--role", "viewer"], "").await;
        let bob = here.sign_in("bob@example.com", "a long password").await.unwrap();
        let keys = format!("/api/billstack/teams/{team}/api-keys");
        assert_eq!(here.status(&bob, &keys).await, StatusCode::OK);

        let done = here.admin(&["remove-member", "--team", &team, "--email", "BOB@example.com"], "").await;
        assert_eq!((&done["operator"]["email"], &done["role"]), (&json!("bob@example.com"), &json!("admin")));
        assert_eq!(here.status(&bob, &keys).await, StatusCode::NOT_FOUND);
        assert_eq!(here.status(&bob, &format!("/api/billstack/teams/{other}/stripe/status")).await, StatusCode::OK, "another team's");
        let again = here.says(&["remove-member", "--team", &team, "--email", "bob@example.com"], "").await;
        assert!(again.unwrap_err().contains("doesn't belong"));
        let last = here.says(&["remove-member", "--team", &team, "--email", "ann@example.com"], "").await;
        assert!(last.unwrap_err().contains("last owner"));

        here.admin(&["add-member", "--team", &team, "--email", "bob@example.com", "--role", "owner"], "").await;
        assert_eq!(here.status(&bob, &keys).await, StatusCode::OK);
        here.admin(&["remove-member", "--team", &team, "--email", "ann@example.com"], "").await;
    }

    async fn the_audit_log_is_read_newest_first_and_bounded(database: TestDatabase) {
        let here = Installation::start(&database);
        let team = here.team().await;
        here.operator("ann@example.com", &team, "owner").await;
        here.operator("bob@example.com", &team, "viewer").await;
        here.admin(&["remove-member", "--team", &team, "--email", "bob@example.com"], "").await;
        let actions = |log: &Value| -> Vec<String> {
            log["entries"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect()
        };
        let log = here.admin(&["audit-log", "--team", &team], "").await;
        assert_eq!(actions(&log), ["member.removed", "member.added", "member.added", "team.created"]);
        assert_eq!((&log["entries"][0]["actor"], &log["entries"][0]["before"]), (&json!("command line"), &json!({ "role": "viewer" })));
        let newest = here.admin(&["audit-log", "--team", &team, "--limit", "2"], "").await;
        assert_eq!(actions(&newest), ["member.removed", "member.added"]);
        assert_eq!(actions(&here.admin(&["audit-log", "--team", &team, "--offset", "3"], "").await), ["team.created"]);

        let table = here.says(&["audit-log", "--team", &team], "").await.unwrap();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 4, "{table}");
        assert!(lines[0].contains("command line  member.removed  op_") && lines[0].ends_with(r#"{"role":"viewer"} → (nothing)"#), "{table}");
        assert!(here.says(&["audit-log", "--team", &team, "--limit", "1001"], "").await.is_err());
        assert!(here.says(&["audit-log", "--team", "team_nobody"], "").await.unwrap_err().contains("team_nobody"));
    }
}
