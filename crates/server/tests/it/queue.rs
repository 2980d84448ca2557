//! The queue: what is wanted while it is being done is done again, and is not put off or forgotten by whoever is doing it. What hangs
//! keeps nothing else from being done.

use reqwest::{Method, StatusCode};
use serde_json::json;
use store::db::{Db, Query, params};
use store::jobs::{self, Job};
use store::{teams, tenant, webhook_events};
use testkit::app::TestApp;
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::webhooks::{deliver_signed, event};

const MINUTE: i64 = 60_000;

/// A queue with one job that comes back for ever, which nobody has taken.
struct Queue {
    db: Db,
    team: tenant::Team,
}

impl Queue {
    async fn new(database: &TestDatabase) -> Self {
        let db = database.open().await;
        db.migrate(store::MIGRATIONS, 0).await.unwrap();
        let team = tenant::Team { id: "team_1".to_owned() };
        let ensured = jobs::ensure(&team, "reading", 0, 0);
        db.write(vec![teams::insert(&team, "Acme", 0), ensured]).await.unwrap();
        Self { db, team }
    }

    /// Takes what is due at a time, for a minute.
    async fn take(&self, now: i64) -> Vec<Job> {
        self.db.tx(move |tx| Box::pin(tx.read(jobs::take(now, now + MINUTE, 10)))).await.unwrap()
    }

    async fn take_one(&self, now: i64) -> Job {
        let mut taken = self.take(now).await;
        assert_eq!(taken.len(), 1);
        taken.remove(0)
    }
}

on_both_engines! {
    async fn what_is_woken_while_it_is_tried_is_tried_again_at_once(database: TestDatabase) {
        let queue = Queue::new(&database).await;
        let job = queue.take_one(1).await;
        queue.db.write(vec![jobs::wake(&queue.team, "reading", 1)]).await.unwrap();
        assert_eq!(queue.take(1).await.len(), 0, "it is still being tried");
        queue.db.write(vec![jobs::retry(&job, 60 * MINUTE, "not connected", 0)]).await.unwrap();
        let again = queue.take_one(1).await;
        queue.db.write(vec![jobs::retry(&again, 60 * MINUTE, "not connected", 0)]).await.unwrap();
        assert_eq!(queue.take(59 * MINUTE).await.len(), 0, "it was woken once");
        queue.db.write(vec![jobs::wake(&queue.team, "reading", 2)]).await.unwrap();
        queue.take_one(2).await;
    }

    async fn what_is_wanted_while_it_finds_nothing_to_do_is_not_forgotten(database: TestDatabase) {
        let queue = Queue::new(&database).await;
        let job = queue.take_one(1).await;
        queue.db.write(vec![jobs::ensure(&queue.team, "reading", 5 * MINUTE, 1)]).await.unwrap();
        queue.db.write(jobs::end(&job)).await.unwrap();
        assert_eq!(queue.take(4 * MINUTE).await.len(), 0);
        let job = queue.take_one(5 * MINUTE).await;
        queue.db.write(jobs::end(&job)).await.unwrap();
        assert_eq!(queue.take(60 * MINUTE).await.len(), 0, "nobody wanted it again");
    }

    async fn what_is_wanted_now_while_it_goes_on_is_not_put_off(database: TestDatabase) {
        let queue = Queue::new(&database).await;
        let job = queue.take_one(1).await;
        queue.db.write(vec![jobs::ensure(&queue.team, "reading", 1, 1)]).await.unwrap();
        queue.db.write(vec![jobs::again(&job, 5 * MINUTE)]).await.unwrap();
        let job = queue.take_one(1).await;
        queue.db.write(vec![jobs::again(&job, 5 * MINUTE)]).await.unwrap();
        assert_eq!(queue.take(4 * MINUTE).await.len(), 0);
    }

    async fn what_failed_for_a_reason_of_its_own_is_woken_only_with_the_rest(database: TestDatabase) {
        let queue = Queue::new(&database).await;
        let job = queue.take_one(1).await;
        queue.db.write(vec![jobs::retry(&job, 60 * MINUTE, "refused", 1)]).await.unwrap();
        queue.db.write(vec![jobs::wake_blameless(&queue.team, "reading", 2)]).await.unwrap();
        assert_eq!(queue.take(2).await.len(), 0);
        queue.db.write(vec![jobs::wake(&queue.team, "reading", 2)]).await.unwrap();
        queue.take_one(2).await;
    }

    async fn while_one_object_hangs_on_stripe_those_about_others_are_done(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let [slow, quick] = [0, 1].map(|n| customers[n].stripe_customer_id.clone());
        let path = format!("/v1/customers/{slow}");
        app.sandbox_control(Method::PUT, "faults", json!({ "latencyMs": 60_000, "match": path })).await;
        // Stripe is asked about each of these.
        let tell = async |id: &str, customer: &str| {
            let object = json!({ "object": "tax_id", "id": "txi_1", "customer": customer });
            let answer = deliver_signed(&app, &event(&app, id, "customer.tax_id.updated", &object)).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        };
        let pending = async || {
            let pending = app.app.db.read(webhook_events::list(&app.team, "pending", 100, 0)).await.unwrap();
            let mut ids: Vec<String> = pending.into_iter().map(|event| event.stripe_event_id).collect();
            ids.sort();
            ids
        };
        let take_next = async |job: &str| {
            app.app.jobs_due.notify_one();
            eventually(job, async || {
                let due = app.app.db.read(Query::new(DUE, params![app.clock.epoch_ms()], |row| row.get::<i64>(0))).await;
                due.unwrap() == [0]
            })
            .await;
        };
        tell("evt_1", &slow).await;
        take_next("the first to be taken").await;
        tell("evt_2", &slow).await;
        take_next("the second to be taken").await;
        tell("evt_3", &quick).await;
        eventually("the third to be done", async || pending().await == ["evt_1", "evt_2"]).await;
        let retried = app.counted("billstack_jobs_total{outcome=\"retried\"}");
        assert_eq!(retried, 0, "the first still hangs");
    }

    async fn while_all_that_a_team_has_hangs_on_stripe_other_teams_jobs_are_done(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let fault = json!({ "latencyMs": 60_000, "match": "/v1/customers" });
        app.sandbox_control(Method::PUT, "faults", fault).await;
        // More than may be worked on at the same time of one team.
        let hanging = &customers[..20];
        for (number, customer) in hanging.iter().enumerate() {
            let object = json!({ "object": "tax_id", "id": "txi_1", "customer": customer.stripe_customer_id });
            let event = event(&app, &format!("evt_{number}"), "customer.tax_id.updated", &object);
            assert_eq!(deliver_signed(&app, &event).await.status, StatusCode::OK);
        }
        let other = tenant::Team { id: "team_other".to_owned() };
        let now = app.clock.epoch_ms();
        // Of a kind that no version knows, so being done ends at once, in vain.
        let job = jobs::enqueue(&other, "job_other", "unknown", "{}", now);
        app.app.db.write(vec![teams::insert(&other, "Other", now), job]).await.unwrap();
        app.app.jobs_due.notify_one();
        eventually("the other team's to be tried", async || {
            let tried = app.app.db.read(Query::new(FAILURES, params!["job_other"], |row| row.get::<i64>(0))).await;
            tried.unwrap() == [1]
        })
        .await;
        let retried = || app.counted("billstack_jobs_total{outcome=\"retried\"}");
        eventually("that to be counted", async || retried() > 0).await;
        let pending = app.app.db.read(webhook_events::list(&app.team, "pending", 100, 0)).await.unwrap();
        assert_eq!(pending.len(), hanging.len());
        assert_eq!(retried(), 1, "all of the first team's still hang");
    }
}

store::statements! {
    FAILURES = "SELECT failures FROM jobs WHERE id = $1";
    DUE = "SELECT COUNT(*) FROM jobs WHERE dead_at IS NULL AND run_at <= $1 AND locked_until <= $1";
}
