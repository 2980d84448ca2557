//! One sandbox for each test, at a time that stands still until the test moves it.

use std::time::Duration;

use billing::clock::Clock;
use billing::entropy::Entropy;
use reqwest::{Client, Method, redirect};
use serde_json::{Value, json};
use stripe_sandbox::{AfterLastRetry, Options, Sandbox};

pub(crate) const START: &str = "2026-03-01T12:00:00Z";
pub(crate) const DAY: i64 = 86_400;

pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) clock: Clock,
    client: Client,
}

/// An answer, parsed.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Value,
    headers: reqwest::header::HeaderMap,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The identifier of the object that was answered.
    pub(crate) fn id(&self) -> String {
        assert_eq!(self.status, 200, "{:#}", self.body);
        self.body["id"].as_str().unwrap().to_owned()
    }

    /// The object, of a request that must have succeeded.
    pub(crate) fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{:#}", self.body);
        self.body
    }

    /// Status and `error.code` (or its type) of a request that must have failed.
    pub(crate) fn refusal(&self) -> (u16, &str) {
        let error = &self.body["error"];
        (self.status, error["code"].as_str().or(error["type"].as_str()).unwrap_or("no error"))
    }

    pub(crate) fn message(&self) -> &str {
        self.body["error"]["message"].as_str().unwrap_or_default()
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(AfterLastRetry::Cancel).await
    }

    pub(crate) async fn with(after_last_retry: AfterLastRetry) -> Self {
        let clock = Clock::manual(START.parse().unwrap());
        let options = Options { after_last_retry, ..Options::new(clock.clone(), Entropy::seeded(7)) };
        let sandbox = Sandbox::start("127.0.0.1:0".parse().unwrap(), options).await.unwrap();
        let client = Client::builder().redirect(redirect::Policy::none()).timeout(Duration::from_secs(20));
        Self { sandbox, clock, client: client.build().unwrap() }
    }

    /// A request without anything set.
    pub(crate) fn raw(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{path}", self.sandbox.url()))
    }

    /// A request with the key.
    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.raw(method, path).bearer_auth(self.sandbox.secret_key())
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        reply(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, params: &[(&str, &str)]) -> Reply {
        reply(form(self.request(Method::POST, path), params)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        reply(self.request(Method::DELETE, path)).await
    }

    /// A control endpoint, which must do as it is told.
    pub(crate) async fn control(&self, method: Method, path: &str, body: Value) -> Value {
        let reply = reply(self.raw(method, path).body(body.to_string())).await;
        reply.ok()
    }

    pub(crate) async fn advance_days(&self, days: i64) {
        self.control(Method::POST, "/sandbox/clock", json!({ "advanceSeconds": days * DAY })).await;
    }

    /// A customer, with a card as the default if one is named.
    pub(crate) async fn customer(&self, card: Option<&str>) -> String {
        let id = self.post("/v1/customers", &[("email", "ada@example.com"), ("name", "Ada")]).await.id();
        if let Some(card) = card {
            let path = format!("/v1/customers/{id}");
            self.post(&path, &[("invoice_settings[default_payment_method]", card)]).await.ok();
        }
        id
    }

    /// A monthly price, in minor units.
    pub(crate) async fn price(&self, amount: &str, currency: &str, interval: &str) -> String {
        let params = [
            ("unit_amount", amount),
            ("currency", currency),
            ("recurring[interval]", interval),
            ("product_data[name]", "Team"),
        ];
        self.post("/v1/prices", &params).await.id()
    }

    /// A customer with a working card and a monthly subscription of 10.00 USD; returns both.
    pub(crate) async fn subscriber(&self, extra: &[(&str, &str)]) -> (String, String) {
        let customer = self.customer(Some("pm_card_visa")).await;
        let price = self.price("1000", "usd", "month").await;
        let mut params = vec![("customer", customer.as_str()), ("items[0][price]", price.as_str())];
        params.extend(extra);
        let subscription = self.post("/v1/subscriptions", &params).await.id();
        (customer, subscription)
    }

    /// The types of the events so far, oldest first.
    pub(crate) async fn event_types(&self) -> Vec<String> {
        let events = self.get("/v1/events?limit=100").await.ok();
        let types = events["data"].as_array().unwrap().iter().rev();
        types.map(|event| event["type"].as_str().unwrap().to_owned()).collect()
    }
}

pub(crate) fn form(request: reqwest::RequestBuilder, params: &[(&str, &str)]) -> reqwest::RequestBuilder {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(params).finish();
    request.header("content-type", "application/x-www-form-urlencoded").body(body)
}

pub(crate) async fn reply(request: reqwest::RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
    Reply { status, body, headers }
}

/// Waits until something holds, which must be soon.
pub(crate) async fn eventually<T>(mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let look_until_found = async {
        loop {
            match look().await {
                Some(found) => return found,
                None => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), look_until_found).await.expect("it never happened")
}
