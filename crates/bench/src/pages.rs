//! The yardstick of copying an account: the same pages, asked for by a client that throws them away.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::account::Account;
use crate::load::{self, Connection};

/// For how many customers payment methods are asked for at the same time.
const CUSTOMERS_AT_ONCE: usize = 16;

/// Asks for every page, each list on a connection of its own; payment methods after the customers, as they are asked for by
/// customer. Yields how long that took.
pub(crate) fn throw_away(account: &Account) -> Result<Duration, String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let client = Client { address: account.address, authorization: account.authorization() };
    let began = Instant::now();
    runtime.block_on(async {
        let mut lists = JoinSet::new();
        lists.spawn(client.clone().customers());
        for list in [
            "products?limit=100",
            "prices?limit=100",
            "subscriptions?limit=100&status=all",
            "invoices?limit=100",
            "credit_notes?limit=100",
            "refunds?limit=100&expand%5B%5D=data.charge",
        ] {
            let client = client.clone();
            lists.spawn(async move { client.list(list).await.map(drop) });
        }
        lists.join_all().await.into_iter().collect::<Result<(), _>>()
    })?;
    Ok(began.elapsed())
}

#[derive(Clone)]
struct Client {
    address: SocketAddr,
    authorization: String,
}

impl Client {
    /// Customers, and then their payment methods.
    async fn customers(self) -> Result<(), String> {
        let customers: Arc<[String]> = self.list("customers?limit=100").await?.into();
        let next = Arc::new(AtomicUsize::new(0));
        let mut asking = JoinSet::new();
        for _ in 0..CUSTOMERS_AT_ONCE {
            let (client, customers, next) = (self.clone(), Arc::clone(&customers), Arc::clone(&next));
            asking.spawn(async move {
                let mut connection = Connection::open(client.address, 200).await?;
                while let Some(customer) = customers.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let request = client.request(&format!("customers/{customer}/payment_methods?limit=100"));
                    connection.exchange(&request).await?;
                }
                Ok(())
            });
        }
        asking.join_all().await.into_iter().collect()
    }

    /// The ids of all that a list has.
    async fn list(&self, list: &str) -> Result<Vec<String>, String> {
        let mut connection = Connection::open(self.address, 200).await?;
        let mut ids: Vec<String> = Vec::new();
        loop {
            let after = ids.last().map(|id| format!("&starting_after={id}")).unwrap_or_default();
            let page = connection.exchange(&self.request(&format!("{list}{after}"))).await?;
            let page = std::str::from_utf8(page).map_err(|error| error.to_string())?;
            ids.extend(ids_of(page));
            if !has_more(page) {
                return Ok(ids);
            }
        }
    }

    fn request(&self, path: &str) -> Vec<u8> {
        load::request("GET", &format!("/v1/{path}"), &self.authorization, "")
    }
}

/// The ids of a page's objects. Reading the page as JSON would take its own time, so they are found by where Stripe indents them.
fn ids_of(page: &str) -> impl Iterator<Item = String> {
    let ids = page.split("\n      \"id\": \"").skip(1);
    ids.filter_map(|rest| rest.split_once('"').map(|(id, _)| id.to_owned()))
}

fn has_more(page: &str) -> bool {
    page.rsplit_once("\n  \"has_more\": ").is_some_and(|(_, rest)| rest.starts_with("true"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_objects_themselves() {
        let page = serde_json::json!({
            "object": "list",
            "data": [{ "id": "cus_1", "inner": { "id": "no" } }, { "object": "customer", "id": "cus_2", "has_more": true }],
            "has_more": false,
            "url": "/v1/customers",
        });
        let page = format!("{page:#}");
        assert_eq!(ids_of(&page).collect::<Vec<_>>(), ["cus_1", "cus_2"]);
        assert!(
            !has_more(&page) && has_more(&page.replace("\n  \"has_more\": false", "\n  \"has_more\": true"))
        );
    }
}
