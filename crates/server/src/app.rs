//! What every handler works with.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::http::HeaderValue;
use billing::clock::Clock;
use billing::entropy::Entropy;
use billing::id::{self, Kind};
use store::db::Db;
use store::stamped_ahead;
use tokio::sync::Notify;

use crate::config::Config;
use crate::http::rate_limit::RateLimits;
use crate::http::security_headers::page_policy;
use crate::mail::Mailer;
use crate::metrics::Metrics;
use crate::portal::assets::Assets;
use crate::secret::password::Passwords;
use crate::sync::on_view::Refreshes;
use crate::sync::watchers::Watchers;
use crate::webhooks::refusals::Refusals;
use crate::webhooks::{Receivers, Recorder};

/// The server's parts; clones share them.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// See [`App`].
pub struct Parts {
    /// Settings.
    pub config: Config,
    /// The database, migrated.
    pub db: Db,
    /// Talks to Stripe for every team.
    pub stripe: stripe::Client,
    /// Tells the time.
    pub clock: Clock,
    /// Gives random bytes.
    pub entropy: Entropy,
    /// Limits on what strangers may try.
    pub limits: RateLimits,
    /// Sends mail; none where the settings don't say how.
    pub mailer: Option<Mailer>,
    /// Hashes passwords.
    pub passwords: Passwords,
    /// Counts.
    pub metrics: Metrics,
    /// Whom webhooks were for a moment ago.
    pub receivers: Receivers,
    /// Events that wait to be recorded.
    pub recorder: Recorder,
    /// Webhooks that were refused and are still to be written down.
    pub refusals: Refusals,
    /// The portal's style sheet and script.
    pub assets: Assets,
    /// Content security policy of pages.
    pub page_policy: HeaderValue,
    /// Wakes the job worker.
    pub jobs_due: Notify,
    /// Customers whose mirror is to be brought up to date, because they look at it.
    pub refreshes: Refreshes,
    /// Open pages that want to know of changes.
    pub watchers: Watchers,
    last_observation: AtomicI64,
}

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, db: Db, clock: Clock, entropy: Entropy) -> Result<Self, stripe::ClientError> {
        let stripe = stripe::Client::new(&config.stripe_api_base, entropy.clone())?;
        Ok(Self(Arc::new(Parts {
            page_policy: page_policy(&config.stripe_api_base),
            limits: RateLimits::new(config.mints_per_second),
            mailer: config.mail.clone().map(|mail| Mailer::new(mail, &config.public_url)),
            config,
            db,
            metrics: Metrics::new(stripe.clone()),
            stripe,
            clock,
            entropy,
            passwords: Passwords::default(),
            receivers: Receivers::default(),
            recorder: Recorder::default(),
            refusals: Refusals::default(),
            assets: Assets::embedded(),
            jobs_due: Notify::new(),
            refreshes: Refreshes::default(),
            watchers: Watchers::default(),
            last_observation: AtomicI64::new(0),
        })))
    }

    /// The moment of an observation of Stripe, epoch milliseconds: taken when a question is sent, and when a change has been
    /// answered. No two in this process are the same, so that of two observations one is always the newer, unless the clock is set back.
    pub fn observation_time(&self) -> i64 {
        let now = self.clock.epoch_ms();
        // A clock that was set back doesn't go on from where it was.
        let after = |last: i64| if last > now + stamped_ahead::AHEAD_MS { now } else { now.max(last + 1) };
        let last =
            self.last_observation.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(after(last)));
        last.map_or(now, after)
    }

    /// A new identifier.
    pub fn new_id(&self, kind: Kind) -> String {
        id::new(kind, &self.clock, &self.entropy)
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
