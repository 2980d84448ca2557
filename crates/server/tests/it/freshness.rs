//! Opening a page brings its customer up to date in the background, an open page is told of changes, and while Stripe is down the page
//! says since when it may be out of date.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use billing::clock::Timestamp;
use billing::entropy::Entropy;
use billstack::app::App;
use billstack::config::{Hidden, Settings};
use billstack::serve::{self, Server};
use billstack::sync::watchers::MOST_OF_A_SESSION;
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use stripe_sandbox::DemoCustomer;
use testkit::app::{Answer, ENCRYPTION_KEY, TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;
use tokio::time::{self, timeout};

use crate::discounts::subscribe;
use crate::mirror::portal;

const ABOUT: &str = "plain monthly";

/// A customer whose page is opened.
struct Ann {
    stripe_id: String,
    token: String,
}

async fn ann(app: &TestApp, customers: &[DemoCustomer]) -> Ann {
    let stripe_id =
        &customers.iter().find(|customer| customer.about.contains(ABOUT)).unwrap().stripe_customer_id;
    let ann =
        Ann { stripe_id: stripe_id.clone(), token: app.mint(&app.customer_id(customers, ABOUT).await).await };
    // It is asked for as soon as somebody looks, and is not what is told here.
    eventually("the next charge", async || {
        let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{}", ann.token))).await.json();
        portal["subscriptions"][0]["nextCharge"].is_object()
    })
    .await;
    ann
}

impl Ann {
    fn page_path(&self) -> String {
        format!("/portal/{}", self.token)
    }

    async fn page(&self, app: &TestApp) -> String {
        let page = send(app.anonymous(Method::GET, &self.page_path())).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        page.body
    }

    async fn json(&self, app: &TestApp) -> Value {
        portal(app, &self.token).await
    }

    /// Changes the name at Stripe.
    async fn is_renamed(&self, app: &TestApp, name: &str) {
        app.stripe_post(&format!("customers/{}", self.stripe_id), format!("name={name}")).await;
    }

    /// Opens the page and listens as its script does.
    async fn watch(&self, app: &TestApp) -> Events {
        let path = events_path(&self.page(app).await);
        let response = app.anonymous(Method::GET, &path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        Events { response, text: String::new() }
    }
}

/// Where a page's script listens.
fn events_path(page: &str) -> String {
    let (_, rest) =
        page.split_once("data-events=\"").unwrap_or_else(|| panic!("nothing to listen to: {page}"));
    rest.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&")
}

/// The name of what a page shows.
fn version(page: &str) -> String {
    events_path(page).rsplit_once("version=").unwrap().1.to_owned()
}

/// What a page's script hears.
struct Events {
    response: Response,
    text: String,
}

impl Events {
    /// The next event and its data; none when there are no more.
    async fn next(&mut self) -> Option<(String, String)> {
        timeout(Duration::from_secs(120), self.heard()).await.expect("something to hear in two minutes")
    }

    async fn heard(&mut self) -> Option<(String, String)> {
        loop {
            let Some((event, rest)) = self.text.split_once("\n\n") else {
                let chunk = self.response.chunk().await.unwrap()?;
                self.text.push_str(std::str::from_utf8(&chunk).unwrap());
                continue;
            };
            let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            // What has no name is a heartbeat, and what has no data is dropped, as browsers do.
            let data = field("data:").filter(|data| !data.is_empty());
            let named = field("event:").zip(data).map(|(name, data)| (name.to_owned(), data.to_owned()));
            self.text = rest.to_owned();
            if named.is_some() {
                return named;
            }
        }
    }

    /// The version that the page has changed to.
    async fn change(&mut self) -> String {
        let (event, version) = self.next().await.expect("the stream goes on");
        assert_eq!(event, "changed");
        version
    }
}

fn old_enough(app: &TestApp) {
    app.clock.advance(Duration::from_secs(61));
}

/// How many refreshes came to some end.
fn refreshes(app: &App, outcome: &str) -> usize {
    counted(app, &format!("billstack_customer_refreshes_total{{outcome=\"{outcome}\"}} "))
}

fn counted(app: &App, line: &str) -> usize {
    let metrics = app.metrics.render();
    metrics.lines().find_map(|metric| metric.strip_prefix(line)).map_or(0, |count| count.parse().unwrap())
}

async fn deliveries(app: &TestApp, mode: &str) {
    app.sandbox_control(Method::PUT, "delivery", json!({ "mode": mode })).await;
}

async fn stripe_is_down(app: &TestApp) {
    app.sandbox_control(Method::PUT, "faults", json!({ "status": 500 })).await;
}

async fn stripe_is_back(app: &TestApp) {
    app.sandbox_control(Method::DELETE, "faults", json!({})).await;
}

/// Has all timers, the server's and Stripe's, stand still until they are moved by [`time::advance`]. It lasts until
/// [`time::resume`], and what is answered has to be kept as long.
fn timers_stand_still() -> mpsc::Sender<()> {
    let (until, end) = mpsc::channel();
    // Paused time jumps to the next timer as soon as all wait for the network or the database, unless something blocks.
    tokio::task::spawn_blocking(move || end.recv());
    time::pause();
    until
}

/// Another server on the database of the first, after the list of events was read, as is done first of all when a server starts.
async fn another_server(app: &TestApp, database_url: String) -> Server {
    let settings = Settings {
        listen: Some("127.0.0.1:0".to_owned()),
        database_url: Some(database_url),
        encryption_key: Some(Hidden::new(ENCRYPTION_KEY)),
        stripe_api_base: Some(app.sandbox.url()),
        ..Settings::default()
    };
    let jobs_done = |app: &App| counted(app, "billstack_jobs_total{outcome=\"done\"} ");
    let before = jobs_done(&app.app);
    let other = serve::start(settings, app.clock.clone(), Entropy::system()).await.unwrap();
    eventually("the list of events to be read", async || {
        jobs_done(&app.app) + jobs_done(&other.app) > before
    })
    .await;
    other
}

fn cancel(app: &TestApp, ann: &Ann, subscription: &Value) -> reqwest::RequestBuilder {
    let id = subscription["id"].as_str().unwrap();
    app.anonymous(Method::POST, &format!("{}/subscriptions/{id}/cancel", ann.page_path()))
}

on_both_engines! {
    async fn twenty_views_of_an_old_mirror_ask_stripe_once(database: TestDatabase) {
        let url = database.url().to_owned();
        let (app, customers) = TestApp::with_demo_data(database).await;
        let other = another_server(&app, url).await;
        let all = || refreshes(&app.app, "done") + refreshes(&other.app, "done");
        let ann = ann(&app, &customers).await;
        deliveries(&app, "drop").await;
        ann.is_renamed(&app, "Anna").await;
        assert!(!ann.page(&app).await.contains("Anna"), "less than a minute old, so nothing was asked");

        old_enough(&app);
        app.sandbox_control(Method::PUT, "faults", json!({ "latencyMs": 300 })).await;
        let views = (0..20).map(|n| {
            let base = if n % 2 == 0 { app.url("") } else { format!("http://{}", other.address) };
            tokio::spawn(send(app.http.get(format!("{base}{}", ann.page_path()))))
        });
        let views: Vec<_> = views.collect();
        for view in views {
            assert_eq!(view.await.unwrap().status, StatusCode::OK);
        }
        eventually("the refresh", async || all() > 0).await;
        assert!(ann.page(&app).await.contains("Anna"));

        // Each of these would be one more by the time that the next is counted.
        for _ in 0..5 {
            ann.page(&app).await;
        }
        ann.is_renamed(&app, "Annabel").await;
        old_enough(&app);
        assert!(!ann.page(&app).await.contains("Annabel"), "the page doesn't wait for Stripe");
        eventually("the next refresh", async || ann.page(&app).await.contains("Annabel")).await;
        // The page has it a moment before it is counted.
        eventually("the next refresh's count", async || all() > 1).await;
        assert_eq!((all(), refreshes(&app.app, "away"), refreshes(&other.app, "away")), (2, 0, 0));
        other.stop().await;
    }

    async fn an_old_page_is_told_what_no_webhook_told(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        deliveries(&app, "drop").await;
        let methods = app.stripe_get(&format!("customers/{}/payment_methods", ann.stripe_id)).await;
        app.stripe_post(&format!("payment_methods/{}/detach", methods["data"][0]["id"].as_str().unwrap()), "").await;
        ann.is_renamed(&app, "Anna").await;
        old_enough(&app);
        let mut events = ann.watch(&app).await;
        let changed = events.change().await;
        let page = ann.page(&app).await;
        assert_eq!(version(&page), changed);
        assert!(page.contains("Anna") && page.contains("No payment method is on file"), "{page}");
    }

    async fn an_open_page_is_told_nothing_when_nothing_changed(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        let mut events = ann.watch(&app).await;
        old_enough(&app);
        let before = version(&ann.page(&app).await);
        eventually("the refresh", async || refreshes(&app.app, "done") == 1).await;
        assert_eq!(version(&ann.page(&app).await), before);
        ann.is_renamed(&app, "Anna").await;
        let first = events.change().await;
        let page = ann.page(&app).await;
        assert!(page.contains("Anna"));
        assert_eq!(first, version(&page), "the first thing that was said is the change that there was");
    }

    async fn what_another_tab_does_by_another_server_is_told_too(database: TestDatabase) {
        let url = database.url().to_owned();
        let (app, customers) = TestApp::with_demo_data(database).await;
        let other = another_server(&app, url).await;
        let ann = ann(&app, &customers).await;
        deliveries(&app, "drop").await;
        let subscription = ann.json(&app).await["subscriptions"][0]["id"].clone();
        // Observations of one process are never at the same moment; here two processes have one clock that stands still.
        app.clock.advance(Duration::from_secs(10));
        let mut events = ann.watch(&app).await;
        let path = format!("http://{}{}/subscriptions/{}/cancel", other.address, ann.page_path(), subscription.as_str().unwrap());
        assert_eq!(send(app.http.post(path)).await.status, StatusCode::SEE_OTHER);
        let changed = events.change().await;
        let page = ann.page(&app).await;
        assert_eq!(version(&page), changed);
        assert!(page.contains("will not renew"), "{page}");
        other.stop().await;
    }

    async fn a_revoked_or_expired_link_ends_what_its_page_hears(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let revoked = ann(&app, &customers).await;
        let mut events = revoked.watch(&app).await;
        let id = app.customer_id(&customers, ABOUT).await;
        send(app.as_key(Method::DELETE, &format!("portal/sessions?customerId={id}"))).await;
        assert_eq!(events.next().await, Some(("ended".to_owned(), "link".to_owned())));
        assert_eq!(events.next().await, None);

        let expired = ann(&app, &customers).await;
        let mut events = expired.watch(&app).await;
        app.clock.advance(Duration::from_secs(2 * 60 * 60));
        assert_eq!(events.next().await, Some(("ended".to_owned(), "link".to_owned())));
        assert_eq!(events.next().await, None);
        let again = send(app.anonymous(Method::GET, &format!("{}/events", expired.page_path()))).await;
        assert_eq!(again.status, StatusCode::GONE);
    }

    async fn a_server_that_stops_lets_go_of_open_pages_at_once(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        let mut events = ann.watch(&app).await;
        let begun = Instant::now();
        let let_go = async {
            assert_eq!(events.next().await, None);
            begun.elapsed()
        };
        let ((), let_go) = tokio::join!(app.stop(), let_go);
        assert!(let_go < Duration::from_secs(8), "it waited for its open pages: {let_go:?}");
    }

    async fn a_session_can_listen_only_so_often_at_once(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        let path = format!("{}/events", ann.page_path());
        let mut open = Vec::new();
        for _ in 0..MOST_OF_A_SESSION {
            open.push(ann.watch(&app).await);
        }
        let refused: Answer = send(app.anonymous(Method::GET, &path)).await;
        assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "60"));
        drop(open.pop());
        eventually("the place to come free", async || {
            app.anonymous(Method::GET, &path).send().await.unwrap().status() == StatusCode::OK
        })
        .await;
    }

    async fn while_stripe_is_down_the_page_says_since_when_it_may_be_out_of_date(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        let fresh = ann.json(&app).await;
        assert_eq!(fresh["staleSince"], Value::Null);
        assert!(!ann.page(&app).await.contains("Shown as of"));
        stripe_is_down(&app).await;
        app.clock.advance(Duration::from_secs(190));
        let mut events = ann.watch(&app).await;
        let changed = events.change().await;
        let page = ann.page(&app).await;
        assert_eq!(version(&page), changed);
        let stale = ann.json(&app).await;
        let since: Timestamp = stale["staleSince"].as_str().unwrap().parse().unwrap();
        let shown = format!("{}. ", since.strftime("%-I:%M %p UTC"));
        for text in ["Shown as of", &shown] {
            assert!(page.contains(text), "the page lacks `{text}`: {page}");
        }
        assert_eq!(stale["subscriptions"], fresh["subscriptions"], "the page shows what was last known");

        // Neither these views nor the open page try again before it is time.
        for _ in 0..5 {
            ann.page(&app).await;
        }
        app.clock.advance(Duration::from_secs(15));
        eventually("the second try", async || refreshes(&app.app, "away") == 2).await;
        assert!(ann.page(&app).await.contains("Shown as of"));

        // The client leaves Stripe alone for a while, and so does the page.
        stripe_is_back(&app).await;
        eventually("the next try that succeeds", async || {
            app.clock.advance(Duration::from_millis(100));
            refreshes(&app.app, "done") == 1
        })
        .await;
        let recovered = events.change().await;
        let page = ann.page(&app).await;
        assert_eq!(version(&page), recovered);
        assert!(!page.contains("Shown as of"), "{page}");
    }

    async fn a_stripe_that_answers_too_slowly_is_as_good_as_down(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        deliveries(&app, "drop").await;
        // Their products are asked for one after the other. Each answer comes in time, and all together they don't.
        for _ in 0..2 {
            subscribe(&app, &ann.stripe_id).await;
        }
        let fresh = ann.json(&app).await;
        app.sandbox_control(Method::PUT, "faults", json!({ "latencyMs": 8_500 })).await;
        app.clock.advance(Duration::from_secs(190));
        let still = timers_stand_still();
        let begun = time::Instant::now();
        while refreshes(&app.app, "late") == 0 {
            assert!(begun.elapsed() < Duration::from_secs(60), "it goes on and on");
            ann.page(&app).await;
            time::advance(Duration::from_millis(250)).await;
        }
        assert!(begun.elapsed() >= Duration::from_secs(30), "{:?}", begun.elapsed());
        time::resume();
        drop(still);
        stripe_is_back(&app).await;

        eventually("the page to say so", async || ann.page(&app).await.contains("Shown as of")).await;
        let stale = ann.json(&app).await;
        assert_eq!(stale["subscriptions"], fresh["subscriptions"], "the page shows what was last known");
        let since: Timestamp = stale["staleSince"].as_str().unwrap().parse().unwrap();
        assert!(app.clock.now().duration_since(since).as_secs() > 180, "{since}");
        // The next try waits.
        for _ in 0..5 {
            ann.page(&app).await;
        }
        assert_eq!((refreshes(&app.app, "late"), refreshes(&app.app, "done")), (1, 0));
        app.clock.advance(Duration::from_secs(15));
        eventually("the next try", async || !ann.page(&app).await.contains("Shown as of")).await;
        assert_eq!(ann.json(&app).await["subscriptions"].as_array().unwrap().len(), 3);
    }

    async fn while_stripe_is_down_actions_change_nothing_and_say_so(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        let subscription = ann.json(&app).await["subscriptions"][0].clone();
        stripe_is_down(&app).await;
        let question = send(app.anonymous(Method::GET, &format!("{}/subscriptions/{}/cancel", ann.page_path(), subscription["id"].as_str().unwrap()))).await;
        assert_eq!(question.status, StatusCode::OK);
        assert!(question.body.contains("You can use it until"), "{}", question.body);
        for refused in [
            send(cancel(&app, &ann, &subscription)).await,
            send(app.anonymous(Method::POST, &format!("{}/payment-method", ann.page_path()))).await,
        ] {
            assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
            assert!(refused.header("content-type").starts_with("text/html"));
            let back = format!("href=\"{}\"", ann.page_path());
            assert!(refused.body.contains("Nothing was changed") && refused.body.contains(&back), "{}", refused.body);
        }
        stripe_is_back(&app).await;
        let at_stripe = app.stripe_get(&format!("subscriptions/{}", subscription["stripeSubscriptionId"].as_str().unwrap())).await;
        assert_eq!(at_stripe["cancel_at_period_end"], false);
        assert_eq!(ann.json(&app).await["subscriptions"][0], subscription);
        eventually("Stripe to be asked again", async || {
            send(cancel(&app, &ann, &subscription)).await.status == StatusCode::SEE_OTHER
        })
        .await;
    }

    async fn a_page_without_a_connection_to_stripe_is_shown_and_tried_seldom(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        let cookie = app.sign_in_as("owner").await;
        send(app.as_operator(&cookie, Method::DELETE, &app.team_path("stripe"))).await;
        old_enough(&app);
        eventually("the try", async || ann.page(&app).await.contains("Shown as of")).await;
        for _ in 0..5 {
            ann.page(&app).await;
        }
        app.clock.advance(Duration::from_secs(15));
        ann.page(&app).await;
        eventually("the second try", async || refreshes(&app.app, "away") == 2).await;
    }

    async fn a_customer_that_no_webhook_said_was_deleted_is_found_out(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let ann = ann(&app, &customers).await;
        deliveries(&app, "drop").await;
        app.stripe_delete(&format!("customers/{}", ann.stripe_id)).await;
        old_enough(&app);
        ann.page(&app).await;
        eventually("the link to stop working", async || {
            send(app.anonymous(Method::GET, &ann.page_path())).await.status == StatusCode::GONE
        })
        .await;
    }
}
