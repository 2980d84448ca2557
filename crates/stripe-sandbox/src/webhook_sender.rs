//! Sends events to webhook endpoints, signed, and tries again where that fails.
//! Source: Stripe's documentation, "Receive Stripe events in your webhook endpoint".

use std::sync::Arc;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinSet;

use crate::Shared;
use crate::delivery::{Order, Parcel};

/// How long after a failed attempt the next one follows. Stripe takes days; here nobody should have to wait.
const RETRY_AFTER: [Duration; 5] = [
    Duration::from_millis(100),
    Duration::from_millis(400),
    Duration::from_millis(1_600),
    Duration::from_secs(6),
    Duration::from_secs(25),
];

/// How long an endpoint may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How long reversed and shuffled events are collected before they leave by themselves.
const COLLECTING_WINDOW: Duration = Duration::from_secs(1);

/// Carries out orders until it is dropped. First attempts are made one after the other, in order.
pub(crate) async fn run(shared: Arc<Shared>, client: reqwest::Client, mut orders: UnboundedReceiver<Order>) {
    let mut waiting = JoinSet::new();
    while let Some(order) = orders.recv().await {
        match order {
            Order::Send(parcel) => {
                if !attempt(&shared, &client, &parcel).await {
                    waiting.spawn(retry(Arc::clone(&shared), client.clone(), parcel));
                }
            }
            Order::SendAfter(parcel, delay) => {
                let (shared, client) = (Arc::clone(&shared), client.clone());
                waiting.spawn(async move {
                    tokio::time::sleep(delay).await;
                    if !attempt(&shared, &client, &parcel).await {
                        retry(shared, client, parcel).await;
                    }
                });
            }
            Order::FlushSoon => {
                let shared = Arc::clone(&shared);
                waiting.spawn(async move {
                    tokio::time::sleep(COLLECTING_WINDOW).await;
                    shared.lock().outbox.flush();
                });
            }
        }
        while waiting.try_join_next().is_some() {}
    }
}

/// The value of `Stripe-Signature` for a body, at a time in seconds since 1970.
/// Source: Stripe's documentation, "Verify webhook signatures manually".
fn signature(secret: &str, timestamp: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(format!("{timestamp}.{body}").as_bytes());
    format!("t={timestamp},v1={}", hex::encode(mac.finalize().into_bytes()))
}

/// Makes the client that deliveries are sent with. It follows no redirects.
pub(crate) fn client() -> reqwest::Result<reqwest::Client> {
    // Whoever installed a provider before has made the choice already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(TIMEOUT)
        .user_agent("Stripe/1.0 (+https://stripe.com/docs/webhooks)")
        .build()
}

async fn retry(shared: Arc<Shared>, client: reqwest::Client, parcel: Parcel) {
    for delay in RETRY_AFTER {
        tokio::time::sleep(delay).await;
        if attempt(&shared, &client, &parcel).await {
            return;
        }
    }
    tracing::warn!(
        event = parcel.event,
        endpoint = parcel.endpoint,
        "the endpoint never acknowledged the event"
    );
}

/// Sends once, freshly signed. Returns whether nothing is left to do: it was acknowledged, or the endpoint is gone.
async fn attempt(shared: &Shared, client: &reqwest::Client, parcel: &Parcel) -> bool {
    let Some((url, body, signature)) = prepare(shared, parcel) else { return true };
    let request = client
        .post(url)
        .header("content-type", "application/json; charset=utf-8")
        .header("stripe-signature", signature)
        .body(body);
    // A redirect is not an acknowledgement.
    let acknowledged = request.send().await.is_ok_and(|response| response.status().is_success());
    if acknowledged && let Some(event) = shared.lock().events.get_mut(&parcel.event) {
        event.awaiting.remove(&parcel.endpoint);
    }
    acknowledged
}

fn prepare(shared: &Shared, parcel: &Parcel) -> Option<(String, String, String)> {
    let state = shared.lock();
    let endpoint = state.webhook_endpoints.get(&parcel.endpoint)?;
    let event = state.events.get(&parcel.event)?;
    let version = endpoint.api_version.as_ref().unwrap_or(&event.api_version);
    let body = format!("{:#}", event.json_in(version, &state));
    let signature = signature(&endpoint.secret, state.clock.now().as_second(), &body);
    Some((endpoint.url.clone(), body, signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_covers_the_time_and_the_body() {
        let header = signature("whsec_test", 1_700_000_000, "{}");
        let (time, hash) = header.split_once(",v1=").unwrap();
        assert_eq!(time, "t=1700000000");
        assert_eq!(hash.len(), 64);
        assert_ne!(header, signature("whsec_test", 1_700_000_001, "{}"));
        assert_ne!(header, signature("whsec_other", 1_700_000_000, "{}"));
    }
}
