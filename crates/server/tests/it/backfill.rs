//! Copying an account: it goes on where it stopped, whatever stopped it.

use std::time::Duration;

use billing::clock::Clock;
use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use billstack::app::App;
use billstack::config::{Hidden, Settings};
use billstack::jobs::{run_one, take_backfills};
use billstack::processes::Process as CountedIn;
use billstack::serve::open_database;
use billstack::sync::backfill::{self, Object};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::backfills::Backfill;
use store::jobs::Job;
use store::{sweeps, tenant};
use stripe_sandbox::{Options, Sandbox};
use testkit::app::{ENCRYPTION_KEY, TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::truth::lies;

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

    /// Takes every due job, and answers them.
    async fn take(&self) -> Vec<Job> {
        take_backfills(&self.app, &self.team).await.unwrap()
    }

    async fn run(&self, jobs: Vec<Job>) {
        for job in jobs {
            run_one(&self.app, job).await;
        }
    }

    /// Works until no job is due.
    async fn finish(&self) {
        loop {
            let jobs = self.take().await;
            if jobs.is_empty() {
                return;
            }
            self.run(jobs).await;
        }
    }

    /// Works until the first page of an object type is stored, and no longer than a moment after that, as when it is killed.
    async fn until_a_page_is_stored(&self, object: Object) {
        let stored = async {
            eventually("a page to be stored", async || self.row(object).await.count > 0).await;
        };
        tokio::select! {
            () = self.finish() => panic!("it came to its end"),
            () = stored => {}
        }
    }

    async fn row(&self, object: Object) -> Backfill {
        let rows = backfill::status(&self.app, &self.team).await.unwrap();
        rows.into_iter().find(|row| row.object == object.name()).unwrap()
    }
}

/// Lets Stripe wait before each answer below a path.
async fn slow(sandbox: &Sandbox, path: &str, latency_ms: u64) {
    let fault = json!({ "latencyMs": latency_ms, "match": path });
    ask(sandbox, Method::PUT, "/sandbox/faults", fault.to_string()).await;
}

async fn ask(sandbox: &Sandbox, method: Method, path: &str, body: String) {
    let request = reqwest::Client::new().request(method, format!("{}{path}", sandbox.url()));
    let answer = send(request.bearer_auth(sandbox.secret_key()).body(body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
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
    async fn processes_of_one_database_share_what_stripe_allows(database: TestDatabase) {
        let clock = Clock::manual("2026-03-01T12:00:00Z".parse().unwrap());
        let (sandbox, first) = account(&database, &clock).await;
        let second = first.another(&database, &sandbox).await;
        let (one, other) = (CountedIn::new(&first.app), CountedIn::new(&second.app));
        let parts = || (first.app.stripe.processes(), second.app.stripe.processes());
        one.say(&first.app).await.unwrap();
        assert_eq!(parts(), (1, 1));
        other.say(&second.app).await.unwrap();
        assert_eq!(parts(), (1, 2), "one that begins knows of those that are there");
        one.say(&first.app).await.unwrap();
        assert_eq!(parts(), (2, 2));
        other.leave(&second.app).await.unwrap();
        one.say(&first.app).await.unwrap();
        assert_eq!(parts(), (1, 2));

        let killed = CountedIn::new(&second.app);
        killed.say(&second.app).await.unwrap();
        clock.advance(Duration::from_secs(60));
        one.say(&first.app).await.unwrap();
        assert_eq!(parts().0, 2);
        clock.advance(Duration::from_secs(1));
        one.say(&first.app).await.unwrap();
        assert_eq!(parts().0, 1, "it has said nothing for a minute");
    }

    async fn another_process_goes_on_from_the_last_page_a_minute_later(database: TestDatabase) {
        let clock = testkit::app::clock();
        let (sandbox, first) = account(&database, &clock).await;
        slow(&sandbox, "/v1/customers", 1_500).await;
        first.until_a_page_is_stored(Object::Customers).await;
        let halfway = first.row(Object::Customers).await;
        assert_eq!((halfway.status.as_str(), halfway.count), ("running", 100));
        slow(&sandbox, "/v1/customers", 0).await;

        let second = first.another(&database, &sandbox).await;
        first.app.db.clone().close().await;
        clock.advance(Duration::from_millis(59_000));
        second.finish().await;
        assert_eq!(second.row(Object::Customers).await.count, 100, "the job is still held");
        clock.advance(Duration::from_millis(1_001));
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

    async fn payment_methods_are_stored_when_a_steps_time_is_over_and_gone_on_with_from_there(database: TestDatabase) {
        let clock = testkit::app::clock();
        let (sandbox, first) = account(&database, &clock).await;
        // Of sixteen customers at a time, all of them take more than three seconds.
        slow(&sandbox, "/v1/customers/", 200).await;
        first.until_a_page_is_stored(Object::PaymentMethods).await;
        let stored = first.row(Object::PaymentMethods).await.count;
        assert!((1..250).contains(&stored), "{stored}");
        slow(&sandbox, "/v1/customers/", 0).await;
        clock.advance(Duration::from_secs(61));
        first.finish().await;
        assert_eq!(first.row(Object::PaymentMethods).await.count, 250);
    }

    async fn a_step_that_two_processes_do_counts_once(database: TestDatabase) {
        let clock = testkit::app::clock();
        let (sandbox, first) = account(&database, &clock).await;
        let slow = first.take().await;
        clock.advance(Duration::from_secs(61));
        let second = first.another(&database, &sandbox).await;
        let taken_over = second.take().await;
        assert_eq!((slow.len(), taken_over.len()), (7, 7));
        tokio::join!(first.run(slow), second.run(taken_over));
        second.finish().await;
        for (object, count) in [(Object::Customers, 250), (Object::Subscriptions, 250), (Object::Invoices, 250)] {
            assert_eq!(second.row(object).await.count, count, "{object:?}");
        }
    }

    async fn starting_again_starts_from_the_first_page_and_ends_what_was_running(database: TestDatabase) {
        let clock = testkit::app::clock();
        let (sandbox, first) = account(&database, &clock).await;
        slow(&sandbox, "/v1/customers", 50).await;
        let started_anew = async {
            eventually("a page to be stored", async || first.row(Object::Customers).await.count > 0).await;
            backfill::start(&first.app, &first.team, Some(&[Object::Customers]), None).await.unwrap();
            assert_eq!(first.row(Object::Customers).await.count, 0);
        };
        tokio::join!(first.finish(), started_anew);
        assert_eq!(first.row(Object::Customers).await.count, 250);
        // The job that gave way has still to do these, and waited for the customers.
        clock.advance(Duration::from_secs(1));
        first.finish().await;
        assert_eq!(first.row(Object::PaymentMethods).await.count, 250);
        // The hold of a job that nobody works on would be over by then.
        clock.advance(Duration::from_secs(61));
        assert_eq!(first.take().await.len(), 0, "no job is left behind");
    }

    async fn a_type_whose_last_object_was_deleted_meanwhile_starts_again(database: TestDatabase) {
        let clock = testkit::app::clock();
        let (sandbox, first) = account(&database, &clock).await;
        for number in 0..120 {
            ask(&sandbox, Method::POST, "/v1/products", format!("name=Product+{number}")).await;
        }
        slow(&sandbox, "/v1/products", 1_500).await;
        first.until_a_page_is_stored(Object::Products).await;
        slow(&sandbox, "/v1/products", 0).await;
        let halfway = first.row(Object::Products).await;
        assert_eq!((halfway.status.as_str(), halfway.count), ("running", 100));
        ask(&sandbox, Method::DELETE, &format!("/v1/products/{}", halfway.cursor.unwrap()), String::new()).await;
        clock.advance(Duration::from_secs(61));
        first.finish().await;
        let done = first.row(Object::Products).await;
        // One of them belongs to the price that is there from the beginning.
        assert_eq!((done.status.as_str(), done.count), ("done", 120));
    }

    async fn a_server_that_stops_midway_goes_on_after_its_start(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox.seed_customers(250, 0);
        faults(&app, json!({ "status": 500, "match": "/v1/subscriptions" })).await;
        backfill::start(&app.app, &app.team, None, None).await.unwrap();
        eventually("the others to be done", async || done(&app).await == 8).await;
        let app = app.restarted().await;
        assert_eq!(done(&app).await, 8, "a start begins nothing anew");
        faults(&app, json!({})).await;
        // Whether the job waits for its next try or was given back, it is due then.
        app.clock.advance(Duration::from_secs(61));
        app.copied().await;
        let rows = backfill::status(&app.app, &app.team).await.unwrap();
        let counts: Vec<(&str, i64)> = rows.iter().map(|row| (row.object.as_str(), row.count)).collect();
        assert_eq!(done(&app).await, 9, "{rows:?}");
        assert!(counts.contains(&("subscriptions", 250)) && counts.contains(&("customers", 250)), "{counts:?}");
    }

    async fn a_stripe_that_fails_for_hours_is_asked_until_it_answers(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let cookie = app.sign_in_as("owner").await;
        app.sandbox.seed_customers(3, 2);
        faults(&app, json!({ "status": 500, "match": "/v1/invoices" })).await;
        let started = send(app.as_operator(&cookie, Method::POST, &app.team_path("stripe/backfill"))).await;
        assert_eq!(started.status, StatusCode::ACCEPTED, "{}", started.body);
        eventually("the others to be done", async || done(&app).await == 7).await;
        faults(&app, json!({ "status": 500 })).await;
        let tried = || app.counted("billstack_jobs_total{outcome=\"retried\"}");
        for _ in 0..12 {
            let before = tried();
            app.clock.advance(Duration::from_secs(6 * 60));
            app.app.jobs_due.notify_one();
            eventually("the next try", async || tried() > before).await;
        }
        assert_eq!(status(&app, &cookie).await["syncStatus"], "running");
        faults(&app, json!({})).await;
        // Not by the operator's session, which ends while the time passes.
        eventually("the next try to be the last", async || {
            app.clock.advance(Duration::from_secs(60));
            done(&app).await == 9
        })
        .await;
        let rows = backfill::status(&app.app, &app.team).await.unwrap();
        assert_eq!(rows.iter().find(|row| row.object == "invoices").unwrap().count, 6);
    }

    async fn a_list_that_alone_fails_is_given_up_and_keeps_nothing_else_from_being_compared(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox.seed_customers(3, 2);
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        faults(&app, json!({ "status": 500, "match": "/v1/invoices" })).await;
        backfill::start(&app.app, &app.team, None, None).await.unwrap();
        eventually("the others to be done", async || done(&app).await == 7).await;
        let swept = async || app.app.db.read_optional(sweeps::find(&app.team)).await.unwrap().unwrap();
        app.clock.advance(Duration::from_secs(24 * 60 * 60));
        app.app.jobs_due.notify_one();
        eventually("the comparison to begin", async || swept().await.object.is_some()).await;
        let invoices = async || {
            let rows = backfill::status(&app.app, &app.team).await.unwrap();
            rows.into_iter().find(|row| row.object == "invoices").unwrap()
        };
        assert_eq!(invoices().await.status, "running");

        eventually("the list to be given up", async || {
            app.clock.advance(Duration::from_secs(60));
            app.app.jobs_due.notify_one();
            invoices().await.status == "failed"
        })
        .await;
        let reason = invoices().await.reason.unwrap();
        assert!(reason.contains("status 500"), "{reason}");
        eventually("the comparison to end", async || {
            app.clock.advance(Duration::from_secs(60));
            app.app.jobs_due.notify_one();
            swept().await.finished_at.is_some()
        })
        .await;
        assert_eq!(swept().await.last_skipped.as_deref(), Some("invoices"));
    }

    async fn what_pages_do_without_is_left_out_where_the_key_may_not_read_it(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        for object in ["refunds", "credit_notes", "invoices"] {
            let fault = json!({ "status": 403, "match": format!("/v1/{object}") });
            faults(&app, fault).await;
            let ended = backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
            let status = if object == "invoices" { "failed" } else { "left_out" };
            for row in ended {
                let expected = if row.object == object { status } else { "done" };
                assert_eq!(row.status, expected, "{}: {:?}", row.object, row.reason);
            }
        }
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        assert_eq!(done(&app).await, 9);
    }

    async fn only_the_chosen_types_and_what_was_made_since_are_copied(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox.seed_customers(3, 6);
        let since = app.clock.now().as_second() - 75 * 86_400;
        let made = app.stripe_get(&format!("invoices?limit=100&created[gte]={since}")).await;
        let made = made["data"].as_array().unwrap().len();
        assert!((3..18).contains(&made), "{made} invoices of 75 days");
        let chosen = [Object::Invoices, Object::Prices];
        backfill::start(&app.app, &app.team, Some(&chosen), Some(since * 1_000)).await.unwrap();
        app.copied().await;
        let rows = backfill::status(&app.app, &app.team).await.unwrap();
        let counts: Vec<(&str, i64)> = rows.iter().map(|row| (row.object.as_str(), row.count)).collect();
        let invoices = i64::try_from(made).unwrap();
        let others = ["customers", "products", "subscriptions", "payment_methods"].map(|object| (object, 0));
        assert!(others.iter().all(|other| counts.contains(other)), "copied again: {counts:?}");
        // The price is years old.
        assert!(counts.contains(&("invoices", invoices)) && counts.contains(&("prices", 0)), "{counts:?}");
    }

    async fn an_account_that_allows_few_requests_is_copied_all_the_same(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox.seed_customers(150, 1);
        app.sandbox_control(Method::PUT, "rate-limit", json!({ "perSecond": 40 })).await;
        backfill::start(&app.app, &app.team, None, None).await.unwrap();
        eventually("the copying to end", async || {
            app.clock.advance(Duration::from_millis(20));
            done(&app).await == 9
        })
        .await;
        let rows = backfill::status(&app.app, &app.team).await.unwrap();
        for (object, count) in [("customers", 150), ("subscriptions", 150), ("invoices", 150), ("payment_methods", 150)] {
            let row = rows.iter().find(|row| row.object == object).unwrap();
            assert_eq!((row.status.as_str(), row.count), ("done", count), "{object}");
        }
        let limit = send(app.http.get(format!("{}/sandbox/rate-limit", app.sandbox.url()))).await.json();
        let (admitted, refused) = (limit["admitted"].as_u64().unwrap(), limit["refused"].as_u64().unwrap());
        // With tries alone, each burst would be refused anew.
        assert!(4 * refused <= admitted, "{refused} requests were refused, and {admitted} were not");
    }

    async fn prices_have_their_tiers_also_when_subscriptions_told_of_them_first(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        let customer = app.stripe_post("customers", format!("name=Ann&metadata[project_id]={}", app.project.id)).await;
        let tiers = "tiers[0][up_to]=100&tiers[0][unit_amount]=10&tiers[1][up_to]=inf&tiers[1][unit_amount]=5";
        let form = format!("product_data[name]=Calls&currency=eur&recurring[interval]=month&billing_scheme=tiered&tiers_mode=graduated&{tiers}");
        let price = app.stripe_post("prices", form).await;
        let form = format!("customer={}&items[0][price]={}&items[0][quantity]=7&collection_method=send_invoice&days_until_due=9",
            customer["id"].as_str().unwrap(), price["id"].as_str().unwrap());
        app.stripe_post("subscriptions", form).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "latencyMs": 2_000, "match": "/v1/prices" })).await;
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        assert_eq!(lies(&app).await, Vec::<String>::new());
    }
}
