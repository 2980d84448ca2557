//! Limits on what strangers may try. They live in memory: a restart forgives.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use super::problem::Problem;

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, DefaultClock>;

/// Every limit of the server.
pub struct RateLimits {
    unknown_tokens: Limiter<IpAddr>,
    sign_ins_by_address: Limiter<IpAddr>,
    sign_ins_by_email: Limiter<String>,
    mints: Option<Limiter<String>>,
    portal_actions: Limiter<String>,
    new_links: Limiter<IpAddr>,
}

impl RateLimits {
    /// `mints_per_second` bounds each API key or operator; none for no bound.
    pub fn new(mints_per_second: Option<NonZeroU32>) -> Self {
        Self {
            unknown_tokens: RateLimiter::keyed(per(Duration::from_secs(1), 60)),
            sign_ins_by_address: RateLimiter::keyed(per(Duration::from_secs(3), 20)),
            sign_ins_by_email: RateLimiter::keyed(per(Duration::from_secs(6), 10)),
            mints: mints_per_second.map(|rate| RateLimiter::keyed(Quota::per_second(rate))),
            portal_actions: RateLimiter::keyed(per(Duration::from_secs(1), 30)),
            new_links: RateLimiter::keyed(per(Duration::from_secs(60), 10)),
        }
    }

    /// Counts a token, key or cookie that nobody has: 60 at once and one a second from an address.
    pub fn unknown_token(&self, address: IpAddr) -> Result<(), Problem> {
        check(&self.unknown_tokens, &address)
    }

    /// Counts an attempt to sign in: 20 at once and one in 3 seconds from an address, 10 and one in 6 seconds for an e-mail address.
    pub fn sign_in(&self, address: IpAddr, email: &str) -> Result<(), Problem> {
        check(&self.sign_ins_by_address, &address)?;
        check(&self.sign_ins_by_email, &email.to_lowercase())
    }

    /// Counts a portal session made by a caller.
    pub fn mint(&self, caller: &str) -> Result<(), Problem> {
        self.mints.as_ref().map_or(Ok(()), |limiter| check(limiter, &caller.to_owned()))
    }

    /// Counts an action in a portal session, or a visit that has Stripe asked: 30 at once and one a second. All customers of an account
    /// share what Stripe allows it.
    pub fn portal_action(&self, session_id: &str) -> Result<(), Problem> {
        check(&self.portal_actions, &session_id.to_owned())
    }

    /// Counts a wish for a new link by mail: 10 at once and one a minute from an address.
    pub fn new_link(&self, address: IpAddr) -> Result<(), Problem> {
        check(&self.new_links, &address)
    }

    /// Forgets keys that are back at their full quota, so that memory stays bounded.
    pub fn forget_idle(&self) {
        self.unknown_tokens.retain_recent();
        self.sign_ins_by_address.retain_recent();
        self.sign_ins_by_email.retain_recent();
        self.portal_actions.retain_recent();
        self.new_links.retain_recent();
        if let Some(mints) = &self.mints {
            mints.retain_recent();
        }
    }
}

/// `burst` at once, then one in `interval`.
fn per(interval: Duration, burst: u32) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(interval).map_or(Quota::per_second(burst), |quota| quota.allow_burst(burst))
}

fn check<K: Hash + Eq + Clone>(limiter: &Limiter<K>, key: &K) -> Result<(), Problem> {
    limiter
        .check_key(key)
        .map_err(|refused| Problem::too_many_requests(refused.wait_time_from(DefaultClock::default().now())))
}
