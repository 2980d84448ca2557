//! What no webhook told is found: by reading Stripe's list of events, and by comparing the mirror with Stripe.

use std::time::Duration;

use billing::clock::Clock;
use billstack::api::stripe_connection::{self, Keys};
use billstack::sync::{backfill, reconcile, sweep};
use reqwest::Method;
use serde_json::{Value, json};
use store::db::{Command, params};
use store::event_fills::{self, EventFill};
use store::jobs::Job;
use store::sweeps::{self, Sweep};
use store::{catalogue, customers, payment_methods, webhook_events};
use testkit::app::{TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::event_history::forget_reconciliation;
use crate::truth::lies;

const MINUTE: Duration = Duration::from_secs(60);

/// A server with eight customers mirrored, each with a card, a subscription and an invoice.
async fn with_customers(database: TestDatabase) -> TestApp {
    let app = TestApp::start(database).await;
    app.sandbox.seed_customers(8, 1);
    backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
    app
}

async fn delivery(app: &TestApp, mode: &str) {
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": mode })).await;
}

/// Changes of several kinds, to the first customers that Stripe lists.
async fn changes(app: &TestApp) {
    let all = app.stripe_get("customers?limit=3").await;
    let [renamed, deleted, carded] = [0, 1, 2].map(|n| text(&all["data"][n]["id"]));
    app.stripe_post(&format!("customers/{renamed}"), "name=Renamed&email=renamed@example.com").await;
    app.stripe_delete(&format!("customers/{deleted}")).await;
    app.stripe_post("payment_methods/pm_card_amex/attach", format!("customer={carded}")).await;
    let one = app.stripe_get("subscriptions?limit=1").await;
    app.stripe_delete(&format!("subscriptions/{}", text(&one["data"][0]["id"]))).await;
    app.stripe_post("products", "name=Something+new").await;
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

async fn filled(app: &TestApp) -> EventFill {
    app.app.db.read_optional(event_fills::find(&app.team)).await.unwrap().unwrap()
}

async fn swept(app: &TestApp) -> Sweep {
    app.app.db.read_optional(sweeps::find(&app.team)).await.unwrap().unwrap()
}

async fn true_again(app: &TestApp) {
    eventually("the mirror to be true", async || lies(app).await.is_empty()).await;
}

/// Checks that every event that Stripe lists is recorded; answers how many.
async fn all_recorded(app: &TestApp) -> usize {
    let mut after: Option<String> = None;
    let mut seen = 0;
    loop {
        let from = after.map_or(String::new(), |id| format!("&starting_after={id}"));
        let page = app.stripe_get(&format!("events?limit=100{from}")).await;
        let ids: Vec<String> =
            page["data"].as_array().unwrap().iter().map(|event| text(&event["id"])).collect();
        for id in &ids {
            let recorded = app.app.db.read_optional(event_fills::is_recorded(&app.team, id)).await.unwrap();
            assert!(recorded.is_some(), "{id} after {seen} others");
            seen += 1;
        }
        after = ids.last().cloned();
        if page["has_more"] == false {
            return seen;
        }
    }
}

on_both_engines! {
    async fn what_happened_while_the_server_was_down_is_read_when_it_starts(database: TestDatabase) {
        let app = with_customers(database).await;
        delivery(&app, "drop").await;
        changes(&app).await;
        assert!(!lies(&app).await.is_empty(), "nobody has told it");
        app.clock.advance(2 * MINUTE);
        let app = app.restarted().await;
        true_again(&app).await;
        let cookie = app.sign_in_as("viewer").await;
        let status = send(app.as_operator(&cookie, Method::GET, &app.team_path("stripe/status"))).await.json();
        assert!(status["mirror"]["missedEvents"].as_i64().unwrap() >= 5, "{status}");
        assert!(status["mirror"]["inStepAt"].is_string() && status["mirror"]["lastMissedEventAt"].is_string(), "{status}");
        assert_eq!(status["lastWebhookAt"], Value::Null, "it was read, not told");
        assert!(app.counted(r#"billstack_webhook_events_total{outcome="missed"}"#) >= 5);
    }

    async fn what_happened_before_the_same_account_is_connected_again_is_read(database: TestDatabase) {
        let app = with_customers(database).await;
        delivery(&app, "drop").await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 401, "match": "/v1/events" })).await;
        let methods = app.stripe_get("customers?limit=3").await["data"][2]["id"].clone();
        let methods = app.stripe_get(&format!("customers/{}/payment_methods", text(&methods))).await;
        app.stripe_post(&format!("payment_methods/{}/detach", text(&methods["data"][0]["id"])), "").await;
        changes(&app).await;
        app.clock.advance(30 * MINUTE);
        let keys = Keys::new(app.sandbox.secret_key(), None, &app.webhook_secret).unwrap();
        stripe_connection::connect_account(&app.app, &app.team, "test", keys).await.unwrap();
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        app.copied().await;
        app.clock.advance(6 * MINUTE);
        app.app.jobs_due.notify_one();
        true_again(&app).await;
    }

    async fn what_was_stamped_by_a_clock_that_ran_ahead_can_be_overwritten_once_it_goes_right(database: TestDatabase) {
        let mut app = with_customers(database).await;
        delivery(&app, "drop").await;
        let ahead = Clock::manual(app.clock.now());
        ahead.advance(6 * 60 * MINUTE);
        let right = std::mem::replace(&mut app.clock, ahead);
        let mut app = app.restarted().await;
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        let limit = right.epoch_ms() + 1;
        eventually("the list to be read", async || filled(&app).await.complete_at > limit).await;

        app.clock = right;
        let app = app.restarted().await;
        changes(&app).await;
        eventually("the mirror to be true", async || {
            app.clock.advance(MINUTE);
            app.app.jobs_due.notify_one();
            lies(&app).await.is_empty()
        })
        .await;
    }

    async fn while_webhooks_are_silent_the_list_is_read_every_five_minutes(database: TestDatabase) {
        let app = with_customers(database).await;
        delivery(&app, "drop").await;
        for _ in 0..3 {
            changes(&app).await;
            app.clock.advance(5 * MINUTE);
            app.app.jobs_due.notify_one();
            true_again(&app).await;
        }
    }

    async fn a_gap_of_many_pages_is_recorded_from_its_beginning_to_its_end(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let customer = text(&app.stripe_post("customers", "name=Ada").await["id"]);
        app.settled().await;
        reconcile::fill(&app.app, &app.team).await.unwrap();
        delivery(&app, "drop").await;
        for n in 0..230 {
            app.stripe_post(&format!("customers/{customer}"), format!("name=Ada+{n}")).await;
        }
        reconcile::fill(&app.app, &app.team).await.unwrap();
        let seen = all_recorded(&app).await;
        assert!(seen > 230, "{seen}");
        let fill = filled(&app).await;
        assert_eq!((fill.position, fill.complete_at), (None, app.clock.epoch_ms()));
        // Later the reading begins after them.
        app.clock.advance(5 * MINUTE);
        reconcile::fill(&app.app, &app.team).await.unwrap();
        assert_eq!(filled(&app).await.cursor, fill.newest);
        eventually("all of them to be applied", async || lies(&app).await.is_empty()).await;
    }

    async fn a_list_without_a_beginning_is_recorded_from_its_oldest_event_on(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.settled().await;
        delivery(&app, "drop").await;
        let long_ago = app.clock.epoch_ms();
        let mut made = 0;
        // More in a second than a page has, then fewer, then nothing for days.
        for (second, customers) in [130, 40, 0, 90, 230, 1].into_iter().enumerate() {
            for number in 0..customers {
                app.stripe_post("customers", format!("name={second}+{number}")).await;
                made += 1;
            }
            app.clock.advance([Duration::from_secs(1), Duration::from_secs(40_000)][second % 2]);
        }
        app.app.db.write(vec![event_fills::begin(&app.team, long_ago)]).await.unwrap();
        reconcile::fill(&app.app, &app.team).await.unwrap();
        assert_eq!(all_recorded(&app).await, made);
    }

    async fn events_that_stripe_has_forgotten_are_made_up_for_by_copying_everything(database: TestDatabase) {
        let app = with_customers(database).await;
        let started = backfill::status(&app.app, &app.team).await.unwrap()[0].started_at;
        delivery(&app, "drop").await;
        let one = app.stripe_get("customers?limit=1").await;
        app.stripe_post(&format!("customers/{}", text(&one["data"][0]["id"])), "name=Renamed").await;
        app.clock.advance(31 * 24 * 60 * MINUTE);
        app.app.jobs_due.notify_one();
        eventually("everything to be copied anew", async || {
            let rows = backfill::status(&app.app, &app.team).await.unwrap();
            rows.iter().all(|row| row.started_at > started && row.status == "done")
        })
        .await;
        eventually("the mirror to be true", async || {
            // What time has made happen meanwhile, the list tells.
            app.clock.advance(5 * MINUTE);
            lies(&app).await.is_empty()
        })
        .await;
    }

    async fn after_a_long_silence_what_stripe_still_lists_is_read_beside_the_copy(database: TestDatabase) {
        let app = with_customers(database).await;
        delivery(&app, "drop").await;
        let customers = app.stripe_get("customers?limit=2").await["data"].clone();
        app.stripe_delete(&format!("customers/{}", text(&customers[0]["id"]))).await;
        let methods = app.stripe_get(&format!("customers/{}/payment_methods", text(&customers[1]["id"]))).await;
        app.stripe_post(&format!("payment_methods/{}/detach", text(&methods["data"][0]["id"])), "").await;
        let long_ago = app.clock.epoch_ms() - 31 * 24 * 60 * 60 * 1_000;
        app.app.db.write(vec![event_fills::begin(&app.team, long_ago)]).await.unwrap();
        app.clock.advance(60 * MINUTE);
        let now = app.clock.epoch_ms();
        reconcile::wake_all(&app.app).await.unwrap();
        eventually("the list to be read", async || filled(&app).await.complete_at >= now).await;
        app.copied().await;
        eventually("every event to be applied", async || {
            app.clock.advance(Duration::from_secs(3));
            app.app.db.read_optional(webhook_events::summary(&app.team)).await.unwrap().unwrap().pending == 0
        })
        .await;
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn a_list_that_takes_longer_to_read_than_it_reaches_back_is_read_on_where_it_was_left(database: TestDatabase) {
        let app = TestApp::start(database).await;
        app.settled().await;
        forget_reconciliation(&app).await;
        delivery(&app, "drop").await;
        let began = app.clock.epoch_ms();
        for customers in [60, 130] {
            for number in 0..customers {
                app.stripe_post("customers", format!("name={number}")).await;
            }
            app.clock.advance(24 * 60 * MINUTE);
        }
        app.app.db.write(vec![event_fills::begin(&app.team, began)]).await.unwrap();
        let fill = Job {
            id: "job_fill".to_owned(),
            team: app.team.clone(),
            kind: "event_fill".to_owned(),
            payload: String::new(),
            attempts: 0,
            failures: 0,
        };
        let read_a_page = async || reconcile::step_job(&app.app, &fill).await.unwrap();
        let copied_at = async || backfill::status(&app.app, &app.team).await.unwrap()[0].started_at;
        let before = copied_at().await;
        // The first day's, and a page of the second's.
        read_a_page().await;
        read_a_page().await;
        assert!(filled(&app).await.position.is_some(), "there is more");
        app.clock.advance(28 * 24 * 60 * MINUTE + 12 * 60 * MINUTE);
        read_a_page().await;
        let fill = filled(&app).await;
        assert_eq!((copied_at().await, fill.position, fill.complete_at), (before, None, app.clock.epoch_ms()));
        eventually("all of it to be applied", async || lies(&app).await.is_empty()).await;
    }

    async fn a_webhook_that_repeats_what_the_list_told_shows_that_webhooks_arrive(database: TestDatabase) {
        let app = with_customers(database).await;
        delivery(&app, "hold").await;
        changes(&app).await;
        app.clock.advance(2 * MINUTE);
        reconcile::fill(&app.app, &app.team).await.unwrap();
        let missed_at = filled(&app).await.last_found_at.unwrap();
        // What Stripe could not deliver it sends again.
        app.clock.advance(MINUTE);
        delivery(&app, "normal").await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        let repeated = r#"billstack_webhook_events_total{outcome="repeated"}"#;
        eventually("the webhooks to arrive", async || app.counted(repeated) >= 5).await;
        let summary = app.app.db.read_optional(webhook_events::summary(&app.team)).await.unwrap().unwrap();
        assert!(summary.last_received_at.is_some_and(|at| at > missed_at), "{summary:?}");
        true_again(&app).await;
    }

    async fn when_the_last_webhook_came_is_known_for_as_long_as_none_comes(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let mut told = Vec::new();
        for name in ["Ada", "Grace"] {
            app.clock.advance(MINUTE);
            app.stripe_post("customers", format!("name={name}")).await;
            app.settled().await;
            told.push(text(&app.stripe_get("events?limit=1").await["data"][0]["id"]));
        }
        let last = app.clock.epoch_ms();
        app.clock.advance(31 * 24 * 60 * MINUTE);
        let app = app.restarted().await;
        eventually("old events to be forgotten", async || {
            app.app.db.read_optional(webhook_events::find(&app.team, &told[0])).await.unwrap().is_none()
        })
        .await;
        let summary = app.app.db.read_optional(webhook_events::summary(&app.team)).await.unwrap().unwrap();
        assert_eq!(summary.last_received_at, Some(last));
        let failed = webhook_events::mark_failed(&app.team, told.last().unwrap(), "for a test", 10);
        app.app.db.write(vec![failed, webhook_events::delete_failed(&app.team, app.clock.epoch_ms())]).await.unwrap();
        let summary = app.app.db.read_optional(webhook_events::summary(&app.team)).await.unwrap().unwrap();
        assert_eq!(summary.last_received_at, Some(last), "the newest stays, also given up");
    }

    async fn a_key_that_may_not_read_events_is_tried_for_ever(database: TestDatabase) {
        let app = with_customers(database).await;
        delivery(&app, "drop").await;
        changes(&app).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 403, "match": "/v1/events" })).await;
        eventually("many tries", async || {
            app.clock.advance(5 * MINUTE);
            app.app.jobs_due.notify_one();
            app.counted(r#"billstack_jobs_total{outcome="retried"}"#) > 12
        })
        .await;
        assert_eq!(app.counted(r#"billstack_jobs_total{outcome="given_up"}"#), 0);
        let started = async || backfill::status(&app.app, &app.team).await.unwrap()[0].started_at;
        let copied = started().await;
        for _ in 0..4 {
            let tries = app.counted(r#"billstack_jobs_total{outcome="retried"}"#);
            app.clock.advance(10 * 24 * 60 * MINUTE);
            app.app.jobs_due.notify_one();
            eventually("the next try", async || app.counted(r#"billstack_jobs_total{outcome="retried"}"#) > tries).await;
        }
        assert_eq!(started().await, copied, "nothing is copied anew for a list that can't be read either");
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        eventually("the mirror to be true", async || {
            app.clock.advance(5 * MINUTE);
            app.app.jobs_due.notify_one();
            lies(&app).await.is_empty()
        })
        .await;
    }

    async fn what_differs_from_stripe_is_mended_and_counted(database: TestDatabase) {
        let (app, all) = TestApp::with_demo_data(database).await;
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 0, "a fresh copy is true");
        let now = app.app.observation_time();
        let seen = store::observation::Observation::Asked(now);
        let (team, customer) = (&app.team, &all[0].stripe_customer_id);
        let method = app.stripe_get(&format!("customers/{customer}/payment_methods")).await["data"][0]["id"].clone();
        let product = app.stripe_get("products?limit=1").await["data"][0]["id"].clone();
        let ghost = customers::Observed {
            stripe_customer_id: "cus_ghost".to_owned(),
            project_id: Some(app.project.id.clone()),
            email: None,
            name: Some("Nobody".to_owned()),
            currency: None,
            default_payment_method: None,
            discount: None,
            balance: 0,
            preferred_locales: "[]".to_owned(),
            metadata: "{}".to_owned(),
            deleted: false,
            created_at: now - 1_000,
            observed_at: seen,
            raw: "{}".into(),
        };
        let lost = vec![
            customers::mark_deleted(team, customer, seen),
            payment_methods::mark_detached(team, &text(&method), seen),
            catalogue::mark_product_deleted(team, &text(&product), seen),
            customers::upsert(team, "pc_ghost", &ghost),
        ];
        app.app.db.write(lost).await.unwrap();
        app.sandbox.seed_customers(2, 1);

        let (compared, drift) = sweep::turn(&app.app, team).await.unwrap();
        assert_eq!(lies(&app).await, [""; 0]);
        // Two customers, each with a card, a subscription and an invoice, of one new product with one price; and the four above.
        assert_eq!(drift, 2 * 4 + 2 + 4, "of {compared}");
        assert_eq!(app.counted(r#"billstack_mirror_drift_total{object="customers"}"#), 4);
        assert_eq!(app.counted(r#"billstack_mirror_drift_total{object="payment_methods"}"#), 3);
        assert_eq!(sweep::turn(&app.app, team).await.unwrap(), (compared, 0));
    }

    async fn what_is_only_just_arriving_is_mended_and_not_counted(database: TestDatabase) {
        let app = with_customers(database).await;
        forget_reconciliation(&app).await;
        delivery(&app, "drop").await;
        let customers = app.stripe_get("customers?limit=2").await["data"].clone();
        app.stripe_post(&format!("customers/{}", text(&customers[0]["id"])), "name=Ada+L.").await;
        app.clock.advance(MINUTE);
        app.stripe_post(&format!("customers/{}", text(&customers[1]["id"])), "name=Grace+H.").await;
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 1, "the first should have been told");
        assert_eq!(lies(&app).await, [""; 0]);
        assert_eq!(app.counted("billstack_mirror_drift_total{"), 1);
    }

    async fn what_was_not_to_be_copied_is_no_difference(database: TestDatabase) {
        let app = with_customers(database).await;
        app.settled().await;
        app.clock.advance(MINUTE);
        delivery(&app, "drop").await;
        let since = app.clock.epoch_ms();
        app.clock.advance(MINUTE);
        let customer = text(&app.stripe_post("customers", "name=Since").await["id"]);
        app.stripe_post("payment_methods/pm_card_amex/attach", format!("customer={customer}")).await;
        app.app.db.write(vec![Command::new(FORGET_METHODS, params![]), Command::new(FORGET_PRODUCTS, params![])]).await.unwrap();
        backfill::run_to_end(&app.app, &app.team, None, Some(since), |_| ()).await.unwrap();
        forget_reconciliation(&app).await;
        app.clock.advance(2 * MINUTE);
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 0, "what is older was not wanted");
        delivery(&app, "drop").await;
        app.stripe_post(&format!("customers/{customer}"), "name=Renamed").await;
        app.clock.advance(2 * MINUTE);
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 1, "what is mirrored is compared");
    }

    async fn what_stripe_does_not_list_is_no_difference_until_it_differs(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let unlisted = text(&app.stripe_post("customers", "name=Ada&test_clock=clock_1").await["id"]);
        app.settled().await;
        assert_eq!(app.stripe_get("customers").await["data"], json!([]));
        forget_reconciliation(&app).await;
        app.clock.advance(MINUTE);
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 0);
        delivery(&app, "drop").await;
        app.stripe_post(&format!("customers/{unlisted}"), "name=Ada+L.").await;
        app.clock.advance(MINUTE);
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 1, "it has another name");
        app.stripe_delete(&format!("customers/{unlisted}")).await;
        app.clock.advance(MINUTE);
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 1, "it is gone");
        app.clock.advance(MINUTE);
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 0);
        assert_eq!(app.counted(r#"billstack_mirror_drift_total{object="customers"}"#), 2);
    }

    async fn a_comparison_finds_what_is_gone_among_many_of_one_second(database: TestDatabase) {
        let app = TestApp::start(database).await;
        // Three pages, all made in the same second.
        let ids = app.sandbox.seed_customers(250, 0);
        backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.unwrap();
        delivery(&app, "drop").await;
        for place in [0, 99, 100, 130, 199, 200, 249] {
            app.stripe_delete(&format!("customers/{}", ids[place])).await;
        }
        sweep::turn(&app.app, &app.team).await.unwrap();
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn a_comparison_with_a_key_that_is_not_accepted_is_none_and_goes_on_with_one_that_is(database: TestDatabase) {
        let app = with_customers(database).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 401 })).await;
        let refused = sweep::turn(&app.app, &app.team).await;
        assert!(matches!(&refused, Err(error) if error.is_outage()), "{refused:?}");
        let at = swept(&app).await;
        assert_eq!((at.object.as_deref(), at.finished_at, at.skipped), (Some("customers"), None, None));
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        assert!(sweep::turn(&app.app, &app.team).await.unwrap().0 >= 32);
        assert_eq!(swept(&app).await.last_skipped, None);
    }

    async fn a_comparison_says_what_the_key_may_not_list(database: TestDatabase) {
        let app = with_customers(database).await;
        let cookie = app.sign_in_as("viewer").await;
        let told = async || {
            let status = send(app.as_operator(&cookie, Method::GET, &app.team_path("stripe/status"))).await.json();
            status["mirror"]["skippedObjects"].clone()
        };
        assert_eq!(told().await, json!([]));
        for path in ["/v1/invoices", "/v1/refunds"] {
            app.sandbox_control(Method::PUT, "faults", json!({ "status": 403, "match": path })).await;
            sweep::turn(&app.app, &app.team).await.unwrap();
            let ended = swept(&app).await;
            assert_eq!(ended.last_skipped.as_deref(), path.strip_prefix("/v1/"));
            assert_eq!(told().await, json!([path.strip_prefix("/v1/")]));
            assert!(ended.last_compared > Some(0), "the others are compared: {ended:?}");
        }
        // That the copy does without them was said there.
        backfill::run_to_end(&app.app, &app.team, Some(&[backfill::Object::Refunds]), None, |_| ()).await.unwrap();
        sweep::turn(&app.app, &app.team).await.unwrap();
        assert_eq!(swept(&app).await.last_skipped, None);
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        sweep::turn(&app.app, &app.team).await.unwrap();
        assert_eq!(swept(&app).await.last_skipped, None);
    }

    async fn what_differs_is_mended_also_when_the_list_of_events_cannot_be_read(database: TestDatabase) {
        let app = with_customers(database).await;
        forget_reconciliation(&app).await;
        delivery(&app, "drop").await;
        let customer = text(&app.stripe_get("customers?limit=1").await["data"][0]["id"]);
        app.stripe_post(&format!("customers/{customer}"), "name=Ada+L.").await;
        app.clock.advance(MINUTE);
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 500, "match": "/v1/events" })).await;
        assert_eq!(sweep::turn(&app.app, &app.team).await.unwrap().1, 1);
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        assert_eq!(lies(&app).await, [""; 0]);
    }

    async fn a_turn_begins_once_a_day_and_takes_its_time(database: TestDatabase) {
        let (app, _) = TestApp::with_demo_data(database).await;
        let rest = swept(&app).await;
        assert_eq!((rest.object, rest.finished_at), (None, None));
        app.clock.advance(24 * 60 * MINUTE);
        app.app.jobs_due.notify_one();
        eventually("the first page", async || swept(&app).await.object.as_deref() == Some("products")).await;
        let begun = swept(&app).await;
        eventually("the end of the turn", async || {
            app.clock.advance(Duration::from_secs(6));
            app.app.jobs_due.notify_one();
            swept(&app).await.finished_at.is_some()
        })
        .await;
        let ended = swept(&app).await;
        let seconds = (ended.finished_at.unwrap() - begun.started_at) / 1_000;
        assert!(seconds >= 6 * 10, "{seconds} seconds for six lists and the payment methods of twenty customers");
        assert!(ended.last_compared.unwrap() > 300, "{ended:?}");
        // A minute before the next may begin.
        let until = begun.started_at + (24 * 60 - 1) * 60_000;
        app.clock.advance(Duration::from_millis((until - app.clock.epoch_ms()).try_into().unwrap()));
        eventually("the list of events to be read", async || filled(&app).await.complete_at == app.clock.epoch_ms()).await;
        assert_eq!(swept(&app).await.started_at, begun.started_at);
    }
}

store::statements! {
    FORGET_METHODS = "DELETE FROM payment_methods";
    FORGET_PRODUCTS = "DELETE FROM products";
}
