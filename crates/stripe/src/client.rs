//! Sending requests: one pool of connections for all accounts, one place that retries.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use billing::entropy::Entropy;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Url, redirect};
use serde::de::DeserializeOwned;

use crate::API_VERSION;
use crate::answer::{Answer, Fetched, Page, Walk};
use crate::error::Error;
use crate::form::Form;
use crate::request::{IdempotencyKey, Method, Request};
use crate::retry::{self, Hints, Next, Outcome};
use crate::secret_key::SecretKey;

#[cfg(test)]
mod tests;

/// How long a connection may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long one try may take.
const TRY_TIMEOUT: Duration = Duration::from_secs(10);

/// The most that is read of one answer. A page of 100 large objects is about 1 MiB.
const LONGEST_ANSWER: usize = 32 << 20;

/// A client of Stripe's API. Clones share its connections.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    http: reqwest::Client,
    /// Without a trailing slash.
    base: String,
    encrypted: bool,
    entropy: Entropy,
    try_timeout: Duration,
    pause: Pause,
}

/// How to wait between tries.
enum Pause {
    Sleep,
    /// Notes how long it would have been.
    #[cfg(test)]
    Note(std::sync::Mutex<Vec<Duration>>),
}

/// One Stripe account: what a key may do there. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Account {
    client: Client,
    key: SecretKey,
}

/// A client can't be made.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The base address is not one.
    #[error("Stripe's API base must be http:// or https:// with a host, and no user, query or fragment")]
    Base,
    /// Encryption can't be set up, as when the system has no certificates of authorities.
    #[error("connections to Stripe can't be encrypted")]
    Tls(#[source] reqwest::Error),
}

impl Client {
    /// A client for the API at `api_base` (`https://api.stripe.com`, or a stand-in). Connects to nothing yet.
    ///
    /// # Errors
    /// If the base isn't usable, or, for `https`, if the system has no certificates of authorities.
    pub fn new(api_base: &Url, entropy: Entropy) -> Result<Self, ClientError> {
        Self::with(api_base, entropy, TRY_TIMEOUT, Pause::Sleep)
    }

    fn with(
        api_base: &Url,
        entropy: Entropy,
        try_timeout: Duration,
        pause: Pause,
    ) -> Result<Self, ClientError> {
        let encrypted = api_base.scheme() == "https";
        let plain_address = api_base.username().is_empty()
            && api_base.password().is_none()
            && api_base.query().is_none()
            && api_base.fragment().is_none();
        if !(encrypted || api_base.scheme() == "http") || !api_base.has_host() || !plain_address {
            return Err(ClientError::Base);
        }
        let builder = reqwest::Client::builder()
            .user_agent(concat!("BillStack/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECT_TIMEOUT)
            // A redirect would carry the key elsewhere.
            .redirect(redirect::Policy::none());
        let builder = if encrypted {
            // Does nothing where the program has chosen a provider already.
            let _ = rustls::crypto::ring::default_provider().install_default();
            builder.https_only(true)
        } else {
            // A stand-in at hand: no proxy leads there, and the system's certificates needn't be loaded.
            builder.no_proxy().tls_backend_preconfigured(trusts_nobody())
        };
        let http = builder.build().map_err(ClientError::Tls)?;
        let base = api_base.as_str().trim_end_matches('/').to_owned();
        Ok(Self(Arc::new(Inner { http, base, encrypted, entropy, try_timeout, pause })))
    }

    /// The account that `key` belongs to.
    pub fn account(&self, key: SecretKey) -> Account {
        Account { client: self.clone(), key }
    }

    /// Sends a request until it succeeds, or fails for good.
    async fn send(&self, key: &SecretKey, request: &Request) -> Result<Answer, Error> {
        if key.livemode() && !self.0.encrypted {
            return Err(Error::unsendable("a live key is sent over https only", None));
        }
        let started = Instant::now();
        let mut tries = 0;
        loop {
            tries += 1;
            let left = retry::BUDGET.saturating_sub(started.elapsed());
            let tried = self.try_once(key, request, left.min(self.0.try_timeout)).await;
            let elapsed = started.elapsed();
            let (error, outcome, hints) = match tried {
                Ok(received) => {
                    tracing::debug!(
                        method = request.method.name(),
                        path = request.path,
                        tries,
                        status = received.status,
                        request_id = received.request_id,
                        elapsed_ms = elapsed.as_millis(),
                        "stripe answered"
                    );
                    let Received { status, hints, request_id, body } = received;
                    if (200..300).contains(&status) {
                        return Ok(Answer { body, request_id });
                    }
                    (
                        Error::from_answer(status, hints.retry_after, &body, request_id),
                        Outcome::Status(status),
                        hints,
                    )
                }
                Err(error) => {
                    tracing::debug!(
                        method = request.method.name(), path = request.path, tries,
                        elapsed_ms = elapsed.as_millis(), %error, "stripe did not answer"
                    );
                    (error, Outcome::NoAnswer, Hints::default())
                }
            };
            // An answer that came but makes no sense will not make more of it next time.
            if matches!(error.kind, crate::ErrorKind::Malformed { .. }) {
                return Err(error);
            }
            let random = u64::from_le_bytes(self.0.entropy.bytes());
            match retry::after(tries, elapsed, outcome, hints, random) {
                Next::Stop => return Err(error),
                Next::Retry { wait } => self.0.pause.wait(wait).await,
            }
        }
    }

    async fn try_once(
        &self,
        key: &SecretKey,
        request: &Request,
        timeout: Duration,
    ) -> Result<Received, Error> {
        let mut url = format!("{}{}", self.0.base, request.path);
        let encoded = request.params.encode();
        let http = &self.0.http;
        let call = match &request.method {
            Method::Post(key) => http
                .post(url)
                .header(HeaderName::from_static("idempotency-key"), key.as_str())
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(encoded),
            Method::Get | Method::Delete => {
                if !encoded.is_empty() {
                    url.push('?');
                    url.push_str(&encoded);
                }
                if request.method == Method::Get { http.get(url) } else { http.delete(url) }
            }
        };
        let answer = call
            .headers(credentials(key)?)
            .timeout(timeout)
            .send()
            .await
            .map_err(|error| Error::unreachable(&error))?;
        receive(answer).await
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base", &self.0.base).finish_non_exhaustive()
    }
}

impl Account {
    /// The key it was made with.
    pub fn key(&self) -> &SecretKey {
        &self.key
    }

    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        params: Form,
    ) -> Result<Fetched<T>, Error> {
        self.client.send(&self.key, &Request::get(path, params)?).await?.object()
    }

    pub(crate) async fn list<T: DeserializeOwned>(
        &self,
        path: &[&str],
        params: Form,
    ) -> Result<Page<T>, Error> {
        self.list_towards(Walk::ToOlder, path, params).await
    }

    pub(crate) async fn list_towards<T: DeserializeOwned>(
        &self,
        walk: Walk,
        path: &[&str],
        params: Form,
    ) -> Result<Page<T>, Error> {
        self.client.send(&self.key, &Request::get(path, params)?).await?.page(walk)
    }

    /// Without a key of the caller's, one is made, and used for every try of this call.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &[&str],
        params: Form,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<T>, Error> {
        let key = key.cloned().unwrap_or_else(|| IdempotencyKey::random(&self.client.0.entropy));
        self.client.send(&self.key, &Request::post(path, params, key)?).await?.object()
    }

    pub(crate) async fn delete<T: DeserializeOwned>(&self, path: &[&str]) -> Result<Fetched<T>, Error> {
        self.client.send(&self.key, &Request::delete(path)?).await?.object()
    }
}

impl Method {
    fn name(&self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post(_) => "POST",
            Self::Delete => "DELETE",
        }
    }
}

impl Pause {
    async fn wait(&self, time: Duration) {
        match self {
            Self::Sleep => tokio::time::sleep(time).await,
            #[cfg(test)]
            Self::Note(waits) => waits.lock().unwrap().push(time),
        }
    }
}

/// A whole answer.
struct Received {
    status: u16,
    hints: Hints,
    request_id: Option<String>,
    body: String,
}

async fn receive(mut answer: reqwest::Response) -> Result<Received, Error> {
    let status = answer.status().as_u16();
    let hints = Hints::read(answer.headers());
    let request_id = answer.headers().get("request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| Error::unreachable(&error))? {
        if body.len() + chunk.len() > LONGEST_ANSWER {
            return Err(Error::malformed("it is too long", request_id));
        }
        body.extend_from_slice(&chunk);
    }
    // Of a failure the status is enough; a success must be read.
    let body = match String::from_utf8(body) {
        Ok(body) => body,
        Err(_) if (200..300).contains(&status) => return Err(Error::malformed("not text", request_id)),
        Err(_) => String::new(),
    };
    Ok(Received { status, hints, request_id, body })
}

fn credentials(key: &SecretKey) -> Result<HeaderMap, Error> {
    let mut bearer = HeaderValue::try_from(format!("Bearer {}", key.expose()))
        .map_err(|_| Error::unsendable("the key doesn't fit a header", None))?;
    bearer.set_sensitive(true);
    Ok(HeaderMap::from_iter([
        (AUTHORIZATION, bearer),
        (HeaderName::from_static("stripe-version"), HeaderValue::from_static(API_VERSION)),
    ]))
}

fn trusts_nobody() -> rustls::ClientConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring speaks the versions of TLS that rustls asks for")
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth()
}
