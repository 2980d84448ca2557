//! Sending requests: one pool of connections for all accounts, one place that waits its turn, retries, and gives up.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use billing::entropy::Entropy;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Url, redirect};
use serde::de::DeserializeOwned;
use tokio::time::Instant;

use crate::API_VERSION;
use crate::answer::{Answer, Fetched, Page, Walk};
use crate::breaker::{Admitted, Away};
use crate::budget::{NotBefore, Pace, Urgency};
use crate::calls::{CallCounts, Calls};
use crate::error::{Error, ErrorKind};
use crate::form::Form;
use crate::gate::{Gate, Gates, Name};
use crate::request::{IdempotencyKey, Method, Request};
use crate::retry::{self, Hints, Next, Outcome};
use crate::secret_key::SecretKey;
use crate::timer::Timer;

#[cfg(test)]
mod tests;

/// How long a connection may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long one try may take.
const TRY_TIMEOUT: Duration = Duration::from_secs(10);

/// The most that is read of one answer. A page of 100 large objects is about 1 MiB.
const LONGEST_ANSWER: usize = 32 << 20;

/// Room is made beforehand for an answer of this length at most.
const LIKELY_ANSWER: usize = 1 << 20;

/// A client of Stripe's API. Clones share its connections, and what it knows about the accounts: how fast each may be called, and
/// whether it answers.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    http: reqwest::Client,
    /// Without a trailing slash.
    base: String,
    encrypted: bool,
    entropy: Entropy,
    try_timeout: Duration,
    timer: Timer,
    gates: Gates,
    calls: Calls,
}

/// One Stripe account: what a key may do there. Cheap to clone.
///
/// All who call the same account share its budget: see [`Account::in_background`].
#[derive(Clone, Debug)]
pub struct Account {
    client: Client,
    key: SecretKey,
    gate: Arc<Gate>,
    urgency: Urgency,
    /// Shared by clones.
    calls: Arc<AtomicI64>,
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
    /// Behind `https` each account is called no faster than Stripe allows. What is behind `http` is a stand-in at hand, which is
    /// called as fast as it answers, until it refuses a request because there were too many.
    ///
    /// # Errors
    /// If the base isn't usable, or, for `https`, if the system has no certificates of authorities.
    pub fn new(api_base: &Url, entropy: Entropy) -> Result<Self, ClientError> {
        Self::with(api_base, entropy, TRY_TIMEOUT, Timer::Real)
    }

    fn with(
        api_base: &Url,
        entropy: Entropy,
        try_timeout: Duration,
        timer: Timer,
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
        let (gates, calls) = (Gates::default(), Calls::default());
        Ok(Self(Arc::new(Inner { http, base, encrypted, entropy, try_timeout, timer, gates, calls })))
    }

    /// The account that `key` belongs to, for calls that somebody waits for. If `id`, its `acct_…`, is known, all who call it share
    /// its budget; otherwise those who do so with the same key.
    pub fn account(&self, key: SecretKey, id: Option<&str>) -> Account {
        let pace = match (self.0.encrypted, key.livemode()) {
            (false, _) => None,
            (true, true) => Some(Pace::LIVE),
            (true, false) => Some(Pace::TEST),
        };
        let gate = self.0.gates.of(Name::new(&key, id), pace, self.0.timer.now());
        let calls = Arc::default();
        Account { client: self.clone(), key, gate, urgency: Urgency::Interactive, calls }
    }

    /// Learns how many processes call the same accounts, this one included, until it is told another number. Each keeps to its part of
    /// their budgets.
    pub fn share_among(&self, processes: u32) {
        self.0.gates.share_among(processes, self.0.timer.now());
    }

    /// How many processes share the accounts' budgets, as far as this one was told.
    pub fn processes(&self) -> u32 {
        self.0.gates.processes()
    }

    /// What became of all calls so far.
    pub fn call_counts(&self) -> CallCounts {
        self.0.calls.read(self.0.gates.away())
    }

    /// Sends a request until it succeeds, or fails for good.
    async fn send(&self, account: &Account, request: &Request) -> Result<Answer, Error> {
        let sent = if account.key.livemode() && !self.0.encrypted {
            Err(Error::unsendable("a live key is sent over https only", None))
        } else {
            match account.gate.admit(self.0.timer.now()) {
                Ok(call) => self.try_until_done(account, request, call.admitted).await,
                Err(Away { retry_in }) => Err(Error::away(retry_in)),
            }
        };
        self.0.calls.count(&sent);
        account.calls.fetch_add(1, Ordering::Relaxed);
        sent
    }

    async fn try_until_done(
        &self,
        account: &Account,
        request: &Request,
        admitted: Admitted,
    ) -> Result<Answer, Error> {
        let Inner { timer, entropy, .. } = &*self.0;
        let mut begun_at = None;
        // Time spent in the queue isn't Stripe's, so it isn't taken from what the tries may take together.
        let mut queued = Duration::ZERO;
        let mut tries = 0;
        let mut last_failure: Option<Error> = None;
        loop {
            let joined_at = timer.now();
            let turn = account.gate.turn(account.urgency, timer).await;
            let sent_at = timer.now();
            self.0.calls.count_wait(sent_at - joined_at);
            if let Err(NotBefore(wait)) = turn {
                return Err(last_failure.unwrap_or_else(|| Error::over_budget(wait)));
            }
            queued += if tries == 0 { Duration::ZERO } else { sent_at - joined_at };
            let begun_at = *begun_at.get_or_insert(sent_at);
            tries += 1;
            let left = retry::BUDGET.saturating_sub(sent_at - begun_at - queued);
            let tried = self.try_once(&account.key, request, left.min(self.0.try_timeout)).await;
            let now = timer.now();
            let elapsed = (now - begun_at).saturating_sub(queued);
            let (mut error, outcome, hints) = match tried {
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
                        account.note_answer();
                        return Ok(Answer { body, request_id });
                    }
                    let error = Error::from_answer(status, hints.retry_after, &body, request_id);
                    if !error.is_silence() {
                        account.note_answer();
                    }
                    (error, Outcome::Status(status), hints)
                }
                Err(error) => {
                    tracing::debug!(
                        method = request.method.name(), path = request.path, tries,
                        elapsed_ms = elapsed.as_millis(), %error, "stripe did not answer"
                    );
                    (error, Outcome::NoAnswer, Hints::default())
                }
            };
            error.follows_unconfirmed_try = last_failure.is_some_and(|earlier| earlier.may_be_carried_out());
            // An answer that came but makes no sense will not make more of it next time.
            if matches!(error.kind, ErrorKind::Malformed { .. }) {
                match outcome {
                    Outcome::Status(_) => account.note_silence(begun_at, now),
                    Outcome::NoAnswer => account.note_answer(),
                }
                return Err(error);
            }
            if matches!(error.kind, ErrorKind::RateLimited { .. }) && !hints.one_object {
                account.gate.limited(sent_at, now, hints.retry_after);
            }
            let random = u64::from_le_bytes(entropy.bytes());
            let next = match admitted {
                Admitted::Freely => retry::after(tries, elapsed, outcome, hints, random),
                Admitted::OnTrial => Next::Stop,
            };
            match next {
                Next::Retry { wait } => timer.wait(wait).await,
                Next::Stop => {
                    if matches!(error.kind, ErrorKind::Server { .. } | ErrorKind::Unreachable { .. }) {
                        account.note_silence(begun_at, now);
                    }
                    return Err(error);
                }
            }
            last_failure = Some(error);
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
    /// The same account for work that nobody waits for. Its calls never go before one that somebody waits for, leave a part of the
    /// account's budget unused for the next one, and wait up to a minute for their turn where the others give up after 3 seconds.
    #[must_use]
    pub fn in_background(self) -> Self {
        Self { urgency: Urgency::Background, ..self }
    }

    /// How many calls were made with this value and its clones, whatever became of them. One that was sent several times counts once.
    pub fn calls(&self) -> i64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// For how long Stripe has not answered this account's calls; `None` while it answers. After three calls in a row without an
    /// answer, further ones fail at once ([`ErrorKind::Away`]), but for one every few seconds that tries whether Stripe is back.
    pub fn away_for(&self) -> Option<Duration> {
        self.gate.away_for(self.client.0.timer.now())
    }

    fn note_answer(&self) {
        if self.gate.answered() {
            tracing::info!(key = self.key.hint(), "Stripe answers again");
        }
    }

    fn note_silence(&self, begun_at: Instant, now: Instant) {
        if self.gate.unanswered(begun_at, now) {
            tracing::warn!(key = self.key.hint(), "Stripe does not answer; it is left alone for a while");
        }
    }

    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        params: Form,
    ) -> Result<Fetched<T>, Error> {
        self.client.send(self, &Request::get(path, params)?).await?.object()
    }

    /// Gets what `get` gets, and more of it than Stripe tells by itself. Where the key may not read the rest, or the object has none
    /// of it, as a deleted one, without that.
    pub(crate) async fn get_expanded<T: DeserializeOwned>(
        &self,
        path: &[&str],
        expanded: &'static str,
    ) -> Result<Fetched<T>, Error> {
        match self.get(path, Form::new().expand(expanded)).await {
            Err(error) if may_be_the_expansion(&error) => self.get(path, Form::new()).await,
            answer => answer,
        }
    }

    /// Lists what `list` lists, with more of each as [`Account::get_expanded`] has it.
    pub(crate) async fn list_expanded<T: DeserializeOwned>(
        &self,
        path: &[&str],
        params: Form,
        expanded: &'static str,
    ) -> Result<Page<T>, Error> {
        match self.list(path, params.clone().expand(expanded)).await {
            Err(error) if may_be_the_expansion(&error) => self.list(path, params).await,
            answer => answer,
        }
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
        self.client.send(self, &Request::get(path, params)?).await?.page(walk)
    }

    /// Without a key of the caller's, one is made, and used for every try of this call.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &[&str],
        params: Form,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<T>, Error> {
        let key = key.cloned().unwrap_or_else(|| IdempotencyKey::random(&self.client.0.entropy));
        self.client.send(self, &Request::post(path, params, key)?).await?.object()
    }

    pub(crate) async fn delete<T: DeserializeOwned>(&self, path: &[&str]) -> Result<Fetched<T>, Error> {
        self.client.send(self, &Request::delete(path)?).await?.object()
    }
}

/// Stripe doesn't say of which parameter a refusal is that is about an expansion, so it may be any.
fn may_be_the_expansion(error: &Error) -> bool {
    matches!(error.kind, ErrorKind::Forbidden { .. } | ErrorKind::InvalidRequest { .. })
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
    let announced = answer.content_length().and_then(|length| usize::try_from(length).ok());
    let mut body = Vec::with_capacity(announced.unwrap_or(0).min(LIKELY_ANSWER));
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
