//! Sends events to webhook endpoints, signed, and tries again where that fails.
//! Source: Stripe's documentation, "Receive Stripe events in your webhook endpoint".

use std::sync::Arc;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinSet;

use crate::delivery::{Order, Parcel};
use crate::{Shared, gateway};

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

/// The value of `Stripe-Signature` for a body, at a time in seconds since 1970, under each secret that is in force.
/// Source: Stripe's documentation, "Verify webhook signatures manually".
fn signature<'a>(secrets: impl Iterator<Item = &'a str>, timestamp: i64, body: &str) -> String {
    let mut header = format!("t={timestamp}");
    for secret in secrets {
        let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes());
        let mut mac = mac.expect("HMAC takes keys of any length");
        mac.update(format!("{timestamp}.{body}").as_bytes());
        header.push_str(",v1=");
        header.push_str(&hex::encode(mac.finalize().into_bytes()));
    }
    header
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
    let body = gateway::written(&event.json_in(version, &state));
    let now = state.clock.now().as_second();
    let old =
        endpoint.old_secret.as_ref().filter(|(_, until)| now < *until).map(|(secret, _)| secret.as_str());
    let signature = signature([endpoint.secret.as_str()].into_iter().chain(old), now, &body);
    Some((endpoint.url.clone(), body, signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_covers_the_time_and_the_body_under_each_secret() {
        let of = |secret: &'static str, time| signature([secret].into_iter(), time, "{}");
        let header = of("whsec_test", 1_700_000_000);
        let (time, hash) = header.split_once(",v1=").unwrap();
        assert_eq!(time, "t=1700000000");
        assert_eq!(hash.len(), 64);
        assert_ne!(header, of("whsec_test", 1_700_000_001));
        assert_ne!(header, of("whsec_other", 1_700_000_000));
        let both = signature(["whsec_test", "whsec_other"].into_iter(), 1_700_000_000, "{}");
        assert!(both.starts_with(&header) && both.matches(",v1=").count() == 2);
    }
}
