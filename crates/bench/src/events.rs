//! Events as Stripe sends them: about the objects of an account, in full, each newer than the one before about the same object.

use std::time::{Duration, Instant};

use billing::clock::Clock;
use billing::entropy::Entropy;
use serde_json::{Value, json};
use stripe::webhook_signature::{self, SigningSecret};

use crate::account::Account;
use crate::load;

/// Customers of the account; each has two subscriptions with an invoice each.
const CUSTOMERS: usize = 1_000;

/// A history of changes: every object changes once in each.
pub(crate) struct History {
    /// Products and prices, which are told of first and don't change.
    catalogue: Vec<Value>,
    /// Customers, subscriptions and invoices, mixed.
    objects: Vec<Value>,
    /// How many changes there are.
    changes: usize,
    /// When the first change was; seconds.
    began: i64,
    clock: Clock,
    entropy: Entropy,
}

impl History {
    /// Fills the account, and makes up a history that led to what it has. All of it is past when this returns.
    pub(crate) fn of(account: &Account, changes: usize) -> Result<Self, String> {
        let (clock, entropy) = (Clock::system(), Entropy::system());
        account.seed(CUSTOMERS, 1);
        for subscription in account.all("subscriptions")? {
            let (customer, price) =
                (&subscription["customer"], &subscription["items"]["data"][0]["price"]["id"]);
            let (customer, price) = (text(customer), text(price));
            account.ask(
                "POST",
                "/v1/subscriptions",
                &format!("customer={customer}&items[0][price]={price}"),
            )?;
        }
        let mut catalogue = account.all("products")?;
        catalogue.extend(account.all("prices")?);
        let mut objects = account.all("customers")?;
        objects.extend(account.all("subscriptions")?);
        objects.extend(account.all("invoices")?);
        // In an order that has nothing to do with the kind or the age.
        objects.sort_by_cached_key(|_| entropy.bytes::<8>());
        let began = clock.now().as_second();
        let last_change = Duration::from_secs(u64::try_from(changes).unwrap_or(0) + 1);
        let filled = Instant::now();
        while filled.elapsed() < last_change {
            std::thread::sleep(last_change.saturating_sub(filled.elapsed()));
        }
        Ok(Self { catalogue, objects, changes, began, clock, entropy })
    }

    /// How many events a change is.
    pub(crate) fn events_a_change(&self) -> usize {
        self.objects.len()
    }

    /// How many objects there are of a kind: `customer`, `subscription` or `invoice`.
    pub(crate) fn count(&self, kind: &str) -> usize {
        self.objects.iter().filter(|object| object["object"] == kind).count()
    }

    /// Whether an object shows which change it is at. After the last it is as the account has it.
    pub(crate) fn is_marked(&self, change: usize) -> bool {
        change < self.changes
    }

    /// Requests that tell of the catalogue, signed now.
    pub(crate) fn catalogue(&self, path: &str, secret: &SigningSecret) -> Vec<Vec<u8>> {
        let event = |object: &Value| {
            let kind = text(&object["object"]);
            self.request(path, secret, &format!("{kind}.created"), self.began, object, None)
        };
        self.catalogue.iter().map(event).collect()
    }

    /// Requests that tell of a change, the first being 1, signed now.
    pub(crate) fn change(&self, change: usize, path: &str, secret: &SigningSecret) -> Vec<Vec<u8>> {
        let requests = self.objects.iter().map(|object| {
            let mut object = object.clone();
            if self.is_marked(change) {
                object["metadata"]["change"] = json!(change.to_string());
            }
            let kind = match text(&object["object"]) {
                "subscription" => "customer.subscription",
                other => other,
            };
            let (kind, previous) = match change {
                1 => (format!("{kind}.created"), None),
                _ => (
                    format!("{kind}.updated"),
                    Some(json!({ "metadata": { "change": (change - 1).to_string() } })),
                ),
            };
            let created = self.began + i64::try_from(change).unwrap_or(0);
            self.request(path, secret, &kind, created, &object, previous)
        });
        requests.collect()
    }

    fn request(
        &self,
        path: &str,
        secret: &SigningSecret,
        kind: &str,
        created: i64,
        object: &Value,
        previous: Option<Value>,
    ) -> Vec<u8> {
        let mut data = json!({ "object": object });
        if let Some(previous) = previous {
            data["previous_attributes"] = previous;
        }
        let event = json!({
            // As Stripe's, it begins with its time.
            "id": format!("evt_1{created:x}{}", hex::encode(self.entropy.bytes::<8>())),
            "object": "event",
            "api_version": stripe_sandbox::API_VERSION,
            "created": created,
            "data": data,
            "livemode": false,
            "pending_webhooks": 1,
            "request": { "id": format!("req_{}", hex::encode(self.entropy.bytes::<7>())), "idempotency_key": null },
            "type": kind,
        });
        let body = format!("{event:#}");
        let signature = webhook_signature::sign(body.as_bytes(), secret, self.clock.now());
        let headers =
            format!("content-type: application/json; charset=utf-8\r\nstripe-signature: {signature}\r\n");
        load::request("POST", path, &headers, &body)
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
