//! Copying an account: it goes on where it stopped, whatever stopped it.

use std::time::Duration;

use billing::clock::Clock;
use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use billstack::app::App;
use billstack::config::{Hidden, Settings};
use billstack::jobs::{run_one, take_backfills};
use billstack::serve::open_database;
use billstack::sync::backfill::{self, Object};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::backfills::Backfill;
use store::tenant;
use stripe_sandbox::{Options, Sandbox};
use testkit::app::{ENCRYPTION_KEY, TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;

/// What a process has of a team, without a server that works on its own.
struct Process {
    app: App,
    team: tenant::Team,
}

/// An account with 250 customers, which are three pages, and a team that is connected to it.
async fn account(database: &TestDatabase, clock: &Clock) -> (Sandbox, Process) {
    let options = Options::new(clock.clone(), Entropy::system());
    let sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.unwrap();
    sandbox.seed_customers(250, 1);
    let app = open(database, &sandbox, clock).await;
    let team = create::team(&app, "Acme").await.unwrap();
    let keys = Keys::new(sandbox.secret_key(), None, "whsec_0123456789").unwrap();
    stripe_connection::connect_account(&app, &team, "test", keys).await.unwrap();
    (sandbox, Process { app, team })
}

async fn open(database: &TestDatabase, sandbox: &Sandbox, clock: &Clock) -> App {
    let settings = Settings {
        database_url: Some(database.url().to_owned()),
        encryption_key: Some(Hidden::new(ENCRYPTION_KEY)),
        stripe_api_base: Some(sandbox.url()),
        ..Settings::default()
    };
    let config = settings.check().unwrap();
    let db = open_database(&config, clock).await.unwrap();
    App::new(config, db, clock.clone(), Entropy::system()).unwrap()
}

impl Process {
    /// The same team in another process.
    async fn another(&self, database: &TestDatabase, sandbox: &Sandbox) -> Self {
        Self { app: open(database, sandbox, &self.app.clock).await, team: self.team.clone() }
    }

    /// Takes every due job one page further; answers how many there were.
    async fn step(&self) -> usize {
        let jobs = take_backfills(&self.app, &self.team).await.unwrap();
        let count = jobs.len();
        for job in jobs {
            run_one(&self.app, job).await;
        }
        count
    }

    async fn finish(&self) {
        for _ in 0..50 {
            if self.step().await == 0 {
                return;
            }
        }
        panic!("still copying after 50 pages");
    }

    async fn row(&self, object: Object) -> Backfill {
        let rows = backfill::status(&self.app, &self.team).await.unwrap();
        rows.into_iter().find(|row| row.object == object.name()).unwrap()
    }
}

async fn faults(app: &TestApp, faults: Value) {
    app.sandbox_control(Method::PUT, "faults", faults).await;
}

/// How many object types are done.
async fn done(app: &TestApp) -> usize {
    let rows = backfill::status(&app.app, &app.team).await.unwrap();
    rows.iter().filter(|row| row.status == "done").count()
}

async fn status(app: &TestApp, cookie: &str) -> Value {
    send(app.as_operator(cookie, Method::GET, &app.team_path("stripe/status"))).await.json()
}

on_both_engines! {
    async fn another_process_goes_on_from_the_last_page(database: TestDatabase) {
        let clock = Clock::manual(Clock::system().now());
        let (sandbox, first) = account(&database, &clock).await;
        first.step().await;
        let halfway = first.row(Object::Customers).await;
        assert_eq!((halfway.status.as_str(), halfway.count), ("running", 100));
        let second = first.another(&database, &sandbox).await;
        first.app.db.clone().close().await;

        second.finish().await;
        let done = second.row(Object::Customers).await;
        assert_eq!((done.status.as_str(), done.count, done.started_at), ("done", 250, halfway.started_at));
        for object in Object::ALL {
            let row = second.row(object).await;
            assert_eq!(row.status, "done", "{row:?}");
        }
        assert_eq!(second.row(Object::PaymentMethods).await.count, 250);
        assert_eq!(second.row(Object::Invoices).await.count, 250);
    }

    async fn a_page_whose_process_died_is_taken_by_another_a_minute_later(database: TestDatabase) {
        let clock = Clock::manual(Clock::system().now());
        let (sandbox, first) = account(&database, &clock).await;
        first.step().await;
        assert_eq!(take_backfills(&first.app, &first.team).await.unwrap().len(), 5, "taken, and never done");
        let second = first.another(&database, &sandbox).await;
        clock.advance(Duration::from_millis(59_000));
        assert_eq!(second.step().await, 0, "they are still held");
        clock.advance(Duration::from_millis(1_001));
        second.finish().await;
        assert_eq!((second.row(Object::Customers).await.status, second.row(Object::Customers).await.count), ("done".to_owned(), 250));
    }

    async fn a_step_that_two_processes_do_counts_once(database: TestDatabase) {
        let clock = Clock::manual(Clock::system().now());
        let (sandbox, first) = account(&database, &clock).await;
        let slow = take_backfills(&first.app, &first.team).await.unwrap();
        clock.advance(Duration::from_secs(61));
        let second = first.another(&database, &sandbox).await;
        second.step().await;
        for job in slow {
            run_one(&first.app, job).await;
        }
        second.finish().await;
        for (object, count) in [(Object::Customers, 250), (Object::Subscriptions, 250), (Object::Invoices, 250)] {
            assert_eq!(second.row(object).await.count, count, "{object:?}");
        }
    }

    async fn starting_again_starts_from_the_first_page(database: TestDatabase) {
        let clock = Clock::manual(Clock::system().now());
        let (_sandbox, first) = account(&database, &clock).await;
        first.step().await;
        first.step().await;
        backfill::start(&first.app, &first.team, Some(&[Object::Customers]), None).await.unwrap();
        assert_eq!(first.row(Object::Customers).await.count, 0);
        first.finish().await;
        assert_eq!(first.row(Object::Customers).await.count, 250);
    }

    async fn a_server_that_stops_midway_goes_on_after_its_start(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox.seed_customers(250, 0);
        faults(&app, json!({ "status": 500, "match": "/v1/subscriptions" })).await;
        backfill::start(&app.app, &app.team, None, None).await.unwrap();
        app.eventually("the others to be done", async || done(&app).await == 5).await;
        let app = app.restarted().await;
        assert_eq!(done(&app).await, 5, "a start begins nothing anew");
        faults(&app, json!({})).await;
        // Whether the job waits for its next try or was given back, it is due then.
        app.clock.advance(Duration::from_secs(61));
        app.copied().await;
        let rows = backfill::status(&app.app, &app.team).await.unwrap();
        let counts: Vec<(&str, i64)> = rows.iter().map(|row| (row.object.as_str(), row.count)).collect();
        assert_eq!(done(&app).await, 6, "{rows:?}");
        assert!(counts.contains(&("subscriptions", 250)) && counts.contains(&("customers", 250)), "{counts:?}");
    }

    async fn a_stripe_that_fails_for_a_while_is_asked_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("owner").await;
        app.sandbox.seed_customers(3, 2);
        faults(&app, json!({ "status": 500, "match": "/v1/invoices" })).await;
        let started = send(app.as_operator(&cookie, Method::POST, &app.team_path("stripe/backfill"))).await;
        assert_eq!(started.status, StatusCode::ACCEPTED, "{}", started.body);
        app.eventually("the others to be done", async || done(&app).await == 5).await;
        assert_eq!(status(&app, &cookie).await["syncStatus"], "running");
        faults(&app, json!({})).await;
        app.eventually("the next try", async || {
            app.clock.advance(Duration::from_secs(3));
            status(&app, &cookie).await["syncStatus"] == "done"
        })
        .await;
        let rows = status(&app, &cookie).await["backfill"].as_array().unwrap().clone();
        assert_eq!(rows.iter().find(|row| row["object"] == "invoices").unwrap()["count"], 6);
    }
}
