//! What `billstack doctor` says of an installation.

use billing::clock::Clock;
use billstack::admin::create;
use reqwest::Method;
use serde_json::json;
use stripe_sandbox::Options;
use testkit::app::{ENCRYPTION_KEY, TestApp};
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::process::{billstack, run_beside};

/// A server that has copied its account, and the address of its database. It has the time that the doctor has.
async fn copied(database: TestDatabase) -> (TestApp, String) {
    let url = database.url().to_owned();
    let now = Clock::manual(Clock::system().now());
    let app = TestApp::start_with(database, |options| Options { clock: now, ..options }).await;
    (app, url)
}

/// What the doctor prints, and whether it finds nothing wrong.
async fn examined(app: &TestApp, url: &str, arguments: &[&str]) -> (String, bool) {
    let mut doctor = billstack(&[&["doctor"], arguments].concat());
    doctor.env("BILLSTACK_DATABASE_URL", url).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
    doctor.env("BILLSTACK_STRIPE_API_BASE", app.sandbox.url());
    let output = run_beside(doctor, "").await;
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

on_both_engines! {
    async fn every_team_is_checked_or_the_one_that_is_named(database: TestDatabase) {
        let (app, url) = copied(database).await;
        let other = create::team(&app.app, "Other").await.unwrap();
        let (said, is_well) = examined(&app, &url, &[]).await;
        let place = |id: &str| said.find(&format!("{id} stripe: ")).unwrap_or_else(|| panic!("{id} is not in {said}"));
        assert_eq!(place(&app.team.id) < place(&other.id), app.team.id < other.id, "{said}");
        assert!(is_well && said.contains(&format!("• {} stripe: not connected\n  → to use it", other.id)), "{said}");

        let (said, is_well) = examined(&app, &url, &["--team", &app.team.id]).await;
        assert!(is_well && said.contains(&app.team.id) && !said.contains(&other.id), "{said}");
        let (said, is_well) = examined(&app, &url, &["--team", "team_nobody"]).await;
        assert!(!is_well && said.contains("✗ teams: there is no team team_nobody\n  → correct `--team`"), "{said}");
        assert!(!said.contains(&app.team.id), "{said}");
    }

    async fn a_stripe_that_is_away_is_asked_once(database: TestDatabase) {
        let (app, url) = copied(database).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 503 })).await;
        let (said, is_well) = examined(&app, &url, &[]).await;
        assert!(!is_well && said.contains(&format!("✗ {} stripe: Stripe failed with status 503", app.team.id)), "{said}");
        assert!(said.contains(&format!("✓ {} mirror: in step with Stripe as of ", app.team.id)), "{said}");
    }

    async fn an_address_to_listen_on_is_none_for_links(database: TestDatabase) {
        let mut doctor = billstack(&["doctor"]);
        doctor.env("BILLSTACK_DATABASE_URL", database.url()).env("BILLSTACK_ENCRYPTION_KEY", ENCRYPTION_KEY);
        doctor.env("BILLSTACK_LISTEN", "0.0.0.0:4242");
        let said = String::from_utf8(run_beside(doctor, "").await.stdout).unwrap();
        let wrong = "✗ settings: links start with http://0.0.0.0:4242, which leads nowhere\n  → set BILLSTACK_PUBLIC_URL";
        assert!(said.contains(wrong), "{said}");
    }
}
