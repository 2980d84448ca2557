//! One account of Stripe's, told in every shape that its API has had: whatever the shape, and whether it was copied or told by
//! events, the customer reads the same page.
//!
//! Each file of `tests/fixtures/api_shapes` is the whole account in one shape, by the path that its objects are asked for at:
//!
//! - `current` (2026-02-25.clover): periods on items, an invoice's subscription under `parent`, `cancel_at` alone (flexible billing);
//! - `expanded`: the same with whole objects in the place of ids, one of them a deleted product;
//! - `period_on_subscription` (2024-06-20): periods on the subscription, `invoice.subscription`, `invoice.paid`, both fields for the
//!   end (classic billing);
//! - `plans` (2019-12-03): items with plans and no prices, tiers among them; asked for by the id of a plan, Stripe answers a price;
//! - `flags` (2018-02-28): `cancel_at_period_end` alone, and invoices without a status, which have a `date`.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use billing::clock::{Clock, Timestamp};
use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::stripe_connection::{self, Keys};
use billstack::config::{Hidden, Settings};
use billstack::{serve, sync};
use reqwest::Method;
use serde_json::{Value, json};
use store::tenant;
use stripe::webhook_signature::{SigningSecret, sign};
use testkit::app::{ENCRYPTION_KEY, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::waiting::eventually;

const SHAPES: [(&str, &str); 5] = [
    ("current", include_str!("../fixtures/api_shapes/current.json")),
    ("expanded", include_str!("../fixtures/api_shapes/expanded.json")),
    ("period_on_subscription", include_str!("../fixtures/api_shapes/period_on_subscription.json")),
    ("plans", include_str!("../fixtures/api_shapes/plans.json")),
    ("flags", include_str!("../fixtures/api_shapes/flags.json")),
];

/// A day after the periods of the account began.
const NOW: i64 = 1_790_086_400;
const WEBHOOK_SECRET: &str = "whsec_shapes";

/// What Stripe has, by path.
type Objects = BTreeMap<String, Value>;

/// A stand-in for Stripe with several accounts, which answers what it was given.
#[derive(Clone, Default)]
struct Stripe(Arc<Mutex<HashMap<String, Account>>>);

#[derive(Clone, Default)]
struct Account {
    objects: Objects,
    /// Whether its lists are empty, as if it were new when it is connected.
    hides_lists: bool,
    /// Items that a subscription's own list leaves out.
    items: Vec<Value>,
}

async fn answer(
    State(stripe): State<Stripe>,
    headers: HeaderMap,
    uri: Uri,
    RawQuery(query): RawQuery,
) -> Response {
    let key = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let accounts = stripe.0.lock().unwrap();
    let Some(account) = accounts.get(key.trim_start_matches("Bearer ")) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let path = uri.path().trim_start_matches("/v1/");
    if let Some(object) = account.objects.get(path) {
        return object.to_string().into_response();
    }
    let query = query.unwrap_or_default();
    let (data, has_more) = match path.split('/').collect::<Vec<_>>()[..] {
        ["subscription_items"] => {
            let first = account.items.iter().position(|item| query.contains(item["id"].as_str().unwrap()));
            let page = &account.items[first.map_or(0, |last| last + 1)..];
            (page.iter().take(2).cloned().collect(), page.len() > 2)
        }
        ["customers", _, "payment_methods"] => (account.all("payment_methods"), false),
        [kind] if !account.hides_lists => (account.all(kind), false),
        [_] => (Vec::new(), false),
        _ => {
            let error = json!({ "error": { "type": "invalid_request_error", "code": "resource_missing" } });
            return (StatusCode::NOT_FOUND, error.to_string()).into_response();
        }
    };
    json!({ "object": "list", "data": data, "has_more": has_more }).to_string().into_response()
}

impl Account {
    fn all(&self, kind: &str) -> Vec<Value> {
        let of_kind = self.objects.iter().filter(|(path, _)| path.split('/').next() == Some(kind));
        of_kind.map(|(_, object)| object.clone()).filter(|object| object["deleted"] != true).collect()
    }
}

/// A server, the stand-in that it calls, and what drives both.
struct Stage {
    server: serve::Server,
    stripe: Stripe,
    clock: Clock,
    http: reqwest::Client,
    // Dropped last, when nothing uses it any more.
    _database: TestDatabase,
}

/// A team with an account at the stand-in.
struct Team {
    team: tenant::Team,
    project: tenant::Project,
    api_key: String,
    key: String,
}

impl Stage {
    async fn with(database: TestDatabase) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stripe_address = format!("http://{}", listener.local_addr().unwrap());
        let stripe = Stripe::default();
        let router = Router::new().fallback(answer).with_state(stripe.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let settings = Settings {
            listen: Some("127.0.0.1:0".to_owned()),
            database_url: Some(database.url().to_owned()),
            encryption_key: Some(Hidden::new(ENCRYPTION_KEY)),
            stripe_api_base: Some(stripe_address),
            mints_per_second: Some(0),
            ..Settings::default()
        };
        let clock = Clock::manual(Timestamp::from_second(NOW).unwrap());
        // Without it the test's own client can't be made. Does nothing where a provider is chosen already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = serve::start(settings, clock.clone(), Entropy::system()).await.unwrap();
        Self { server, stripe, clock, http: reqwest::Client::new(), _database: database }
    }

    /// A team that is connected to an account which has these objects. The placeholder `PROJECT` in them becomes its project.
    async fn team(&self, name: &str, account: Account) -> Team {
        let app = &self.server.app;
        let team = create::team(app, name).await.unwrap();
        let project = create::project(app, &team, "Notes", &[]).await.unwrap();
        let api_key = create::api_key(app, &team, Some(&project), "test").await.unwrap();
        let key = format!("sk_test_{name}");
        let objects = serde_json::to_string(&account.objects).unwrap().replace("PROJECT", &project.id);
        let account = Account { objects: serde_json::from_str(&objects).unwrap(), ..account };
        self.stripe.0.lock().unwrap().insert(key.clone(), account);
        let keys = Keys::new(&key, None, WEBHOOK_SECRET).unwrap();
        stripe_connection::connect_account(app, &team, "test", keys).await.unwrap();
        let team = Team { team, project, api_key, key };
        eventually("the copying to end", async || {
            let rows = sync::backfill::status(app, &team.team).await.unwrap();
            assert!(rows.iter().all(|row| row.status != "failed"), "{rows:?}");
            rows.iter().all(|row| row.status == "done")
        })
        .await;
        team
    }

    fn account(&self, team: &Team, change: impl FnOnce(&mut Account)) {
        change(self.stripe.0.lock().unwrap().get_mut(&team.key).unwrap());
    }

    /// Tells an event of each object, in the shape of the account, and waits until all are applied.
    async fn tell(&self, team: &Team, api_version: &str, events: &[(&str, Value)]) {
        for (number, (kind, object)) in events.iter().enumerate() {
            let created = self.clock.now().as_second();
            let body = json!({
                "id": format!("evt_{created}_{number}_{kind}"), "object": "event", "type": kind, "api_version": api_version,
                "created": created, "livemode": false, "data": { "object": object },
            })
            .to_string();
            let secret = SigningSecret::try_from(WEBHOOK_SECRET.to_owned()).unwrap();
            let signature = sign(body.as_bytes(), &secret, self.clock.now());
            let path = format!("/api/webhooks/stripe/{}", team.team.id);
            let request = self.request(Method::POST, &path).header("stripe-signature", signature).body(body);
            assert_eq!(send(request).await.status, 200, "{kind}");
        }
        let summary = || store::webhook_events::summary(&team.team);
        eventually("every event to be applied", async || {
            let summary = self.server.app.db.read_optional(summary()).await.unwrap();
            summary.is_none_or(|summary| summary.pending == 0)
        })
        .await;
    }

    /// The page that the customer reads, and what it shows as JSON, without what differs by nature.
    async fn page(&self, team: &Team) -> (String, Value) {
        let projects = format!("/api/billstack/teams/{}/projects/{}", team.team.id, team.project.id);
        let customers = send(self.as_key(team, Method::GET, &format!("{projects}/customers"))).await.json();
        let customer = customers["customers"][0]["id"].as_str().expect("the customer is mirrored").to_owned();
        let mint = self.as_key(team, Method::POST, &format!("{projects}/portal"));
        let minted = send(mint.json(&json!({ "customerId": customer }))).await.json();
        let token = minted["token"].as_str().unwrap();
        let html = send(self.request(Method::GET, &format!("/portal/{token}"))).await.body;
        let json = send(self.request(Method::GET, &format!("/api/portal/{token}"))).await.body;
        let mut json: Value = serde_json::from_str(&without_ids(&json)).unwrap();
        for subscription in json["subscriptions"].as_array_mut().unwrap() {
            subscription["updatedAt"] = Value::Null;
        }
        (without_ids(&html), json)
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, format!("http://{}{path}", self.server.address))
    }

    fn as_key(&self, team: &Team, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.request(method, path).bearer_auth(&team.api_key)
    }
}

/// A text with our own ids and tokens, and the version of what a page shows, which has ids in it, replaced by the order in which they
/// appear first.
fn without_ids(text: &str) -> String {
    let mut known: Vec<&str> = Vec::new();
    let mut out = String::with_capacity(text.len());
    let in_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| in_word(c) != in_word(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let is_id = word.len() > 20
            && word
                .rsplit('_')
                .next()
                .is_some_and(|end| end.len() > 20 && end.contains(|c: char| c.is_ascii_digit()));
        if is_id || out.ends_with("version=") {
            let place = known.iter().position(|one| *one == word).unwrap_or_else(|| {
                known.push(word);
                known.len() - 1
            });
            out.push_str(&format!("id-{place}"));
        } else {
            out.push_str(word);
        }
        rest = after;
    }
    out
}

fn recorded(file: &str) -> (String, Objects) {
    let file: Value = serde_json::from_str(file).unwrap();
    let objects = file["objects"].as_object().unwrap().clone().into_iter().collect();
    (file["apiVersion"].as_str().unwrap().to_owned(), objects)
}

/// An event about each object of an account, as Stripe would tell it.
fn an_event_each(objects: &Objects) -> Vec<(&'static str, Value)> {
    let told = objects.iter().filter_map(|(path, object)| {
        let kind = match path.split('/').next()? {
            "customers" => "customer.updated",
            "products" if object["deleted"] == true => "product.deleted",
            "products" => "product.updated",
            "plans" => "plan.updated",
            "prices" => "price.updated",
            "subscriptions" => "customer.subscription.updated",
            "invoices" => "invoice.updated",
            "payment_methods" => "payment_method.attached",
            _ => return None,
        };
        Some((kind, object.clone()))
    });
    told.collect()
}

/// That the page says what the account has. The pages of the other shapes are compared with this one.
fn assert_complete(html: &str, json: &Value) {
    let all = |list: &str, field: &str| -> Vec<String> {
        json[list].as_array().unwrap().iter().map(|one| one[field].to_string()).collect()
    };
    assert_eq!(
        all("subscriptions", "stripeSubscriptionId"),
        [
            r#""sub_legacy""#,
            r#""sub_trial""#,
            r#""sub_usage""#,
            r#""sub_ending""#,
            r#""sub_team""#,
            r#""sub_over""#
        ]
    );
    assert_eq!(
        all("subscriptions", "cancelAtPeriodEnd"),
        ["false", "false", "false", "true", "false", "false"]
    );
    assert_eq!(json["subscriptions"][3]["cancelAt"], "2027-09-21T14:13:20Z");
    assert_eq!(all("invoices", "status"), [r#""open""#, r#""paid""#, r#""uncollectible""#, r#""void""#]);
    assert_eq!(json["invoices"][1]["subscriptionId"], json["subscriptions"][4]["id"]);
    assert_eq!(all("paymentMethods", "isDefault"), ["true", "false"]);
    for text in [
        "Grace Hopper",
        "Team",
        "€45.00 per month",
        "5 × €9.00",
        "€120.00 per year",
        "Calls + Storage",
        "7 units",
        "€0.02 per unit used",
        "billed every month",
        "Oct 21, 2026",
        "Sep 21, 2027",
        "€45.00",
        "••••\u{a0}4242",
    ] {
        assert!(html.contains(text), "{text:?} is not on the page: {html}");
    }
}

on_both_engines! {
    async fn whatever_the_shape_and_however_it_came_the_page_is_the_same(database: TestDatabase) {
        let stage = Stage::with(database).await;
        let mut first: Option<(String, Value)> = None;
        for (shape, file) in SHAPES {
            let (version, objects) = recorded(file);
            let copied = stage.team(&format!("{shape}_copied"), Account { objects: objects.clone(), ..Account::default() }).await;
            let told = stage.team(&format!("{shape}_told"), Account { objects: objects.clone(), hides_lists: true, ..Account::default() }).await;
            let own = serde_json::to_string(&objects).unwrap().replace("PROJECT", &told.project.id);
            stage.tell(&told, &version, &an_event_each(&serde_json::from_str(&own).unwrap())).await;
            for (team, how) in [(&copied, "copied"), (&told, "told")] {
                let (html, json) = stage.page(team).await;
                let (expected_html, expected_json) = first.get_or_insert_with(|| {
                    assert_complete(&html, &json);
                    (html.clone(), json.clone())
                });
                for field in ["customer", "subscriptions", "invoices", "paymentMethods"] {
                    assert_eq!(json[field], expected_json[field], "{shape}, {how}: {field}");
                }
                assert_eq!(&html, expected_html, "{shape}, {how}");
            }
        }
    }

    async fn a_deleted_product_keeps_its_name_and_a_deleted_customer_has_no_page(database: TestDatabase) {
        let stage = Stage::with(database).await;
        for (shape, file) in SHAPES {
            let (version, objects) = recorded(file);
            let team = stage.team(shape, Account { objects, ..Account::default() }).await;
            let before = stage.page(&team).await;
            let product = json!({ "id": "prod_team", "object": "product", "deleted": true });
            stage.account(&team, |account| drop(account.objects.insert("products/prod_team".to_owned(), product.clone())));
            stage.tell(&team, &version, &[("product.deleted", product)]).await;
            assert_eq!(stage.page(&team).await, before, "{shape}");

            let projects = format!("/api/billstack/teams/{}/projects/{}", team.team.id, team.project.id);
            let customers = send(stage.as_key(&team, Method::GET, &format!("{projects}/customers"))).await.json();
            let mint = stage.as_key(&team, Method::POST, &format!("{projects}/portal"));
            let minted = send(mint.json(&json!({ "customerId": customers["customers"][0]["id"] }))).await.json();
            let customer = json!({ "id": "cus_grace", "object": "customer", "deleted": true });
            let mut subscription = json!(null);
            stage.account(&team, |account| {
                account.objects.insert("customers/cus_grace".to_owned(), customer.clone());
                let kept = account.objects.get_mut("subscriptions/sub_team").unwrap();
                // Where references are expanded, a deleted customer stands there as what is left of it.
                if kept["customer"].is_object() {
                    kept["customer"] = customer.clone();
                }
                kept["status"] = json!("canceled");
                subscription = kept.clone();
            });
            stage.tell(&team, &version, &[("customer.deleted", customer), ("customer.subscription.deleted", subscription)]).await;
            let page = send(stage.request(Method::GET, &format!("/portal/{}", minted["token"].as_str().unwrap()))).await;
            assert_eq!(page.status, 410, "{shape}");
        }
    }

    async fn a_subscription_too_long_for_its_own_list_is_copied_whole(database: TestDatabase) {
        let stage = Stage::with(database).await;
        let (version, mut objects) = recorded(SHAPES[0].1);
        let long = objects.get_mut("subscriptions/sub_team").unwrap();
        let item = long["items"]["data"][0].clone();
        let items: Vec<Value> = (1..=5)
            .map(|number| {
                let mut item = item.clone();
                item["id"] = json!(format!("si_long_{number}"));
                item["quantity"] = json!(number);
                item
            })
            .collect();
        long["items"]["data"] = json!([items[0]]);
        long["items"]["has_more"] = json!(true);
        let told_object = long.clone();
        let quantities = |json: &Value| -> Vec<i64> {
            let subscriptions = json["subscriptions"].as_array().unwrap();
            let long = subscriptions.iter().find(|one| one["stripeSubscriptionId"] == "sub_team").unwrap();
            long["items"].as_array().unwrap().iter().map(|item| item["quantity"].as_i64().unwrap()).collect()
        };
        let copied = stage.team("long", Account { objects, items, ..Account::default() }).await;
        assert_eq!(quantities(&stage.page(&copied).await.1), [1, 2, 3, 4, 5]);
        stage.account(&copied, |account| drop(account.items.remove(3)));
        stage.tell(&copied, &version, &[("customer.subscription.updated", told_object)]).await;
        assert_eq!(quantities(&stage.page(&copied).await.1), [1, 2, 3, 5]);
    }
    async fn an_event_without_the_periods_of_several_items_leaves_each_its_own(database: TestDatabase) {
        let stage = Stage::with(database).await;
        let (_, mut objects) = recorded(SHAPES[0].1);
        let yearly = objects["subscriptions/sub_ending"]["items"]["data"][0].clone();
        let mixed = objects.get_mut("subscriptions/sub_team").unwrap();
        let monthly = mixed["items"]["data"][0].clone();
        assert!(monthly["current_period_end"].as_i64() < yearly["current_period_end"].as_i64());
        mixed["billing_mode"] = json!({ "type": "flexible" });
        mixed["items"]["data"] = json!([monthly, yearly]);
        // As before 2025-03-31.
        let mut old = mixed.clone();
        for field in ["current_period_start", "current_period_end"] {
            old[field] = monthly[field].clone();
            for item in old["items"]["data"].as_array_mut().unwrap() {
                item.as_object_mut().unwrap().remove(field);
            }
        }
        let team = stage.team("mixed", Account { objects, ..Account::default() }).await;
        let copied = stage.page(&team).await.1["subscriptions"].clone();
        stage.clock.advance(Duration::from_secs(10 * 60));
        stage.tell(&team, "2024-06-20", &[("customer.subscription.updated", old)]).await;
        assert_eq!(stage.page(&team).await.1["subscriptions"], copied);
    }

    async fn an_event_of_a_release_that_nobody_knows_yet_only_tells_that_something_changed(database: TestDatabase) {
        let stage = Stage::with(database).await;
        let (_, objects) = recorded(SHAPES[0].1);
        let mut moved = objects["subscriptions/sub_team"].clone();
        let teams = [("later", "2027-03-31.edelweiss", json!(5)), ("known", "2026-08-26.dahlia", Value::Null)];
        // What is told under another name looks as if it weren't so.
        let item = moved["items"]["data"][0].as_object_mut().unwrap();
        let quantity = item.remove("quantity").unwrap();
        item.insert("units".to_owned(), quantity);
        for (name, version, quantity) in teams {
            let team = stage.team(name, Account { objects: objects.clone(), ..Account::default() }).await;
            stage.clock.advance(Duration::from_secs(10 * 60));
            stage.tell(&team, version, &[("customer.subscription.updated", moved.clone())]).await;
            let shown = stage.page(&team).await.1["subscriptions"].clone();
            let own = shown.as_array().unwrap().iter().find(|one| one["stripeSubscriptionId"] == "sub_team").unwrap();
            assert_eq!(own["items"][0]["quantity"], quantity, "{version}");
        }
    }
}
