//! How a page speaks to its customer: in which language, and by which clock.

use axum::http::HeaderValue;
use i18n::{Locale, Text};
use jiff::tz::TimeZone;
use store::portal_sessions::Opened;

/// How a page speaks to its customer.
#[derive(Clone, Debug)]
pub struct Language {
    /// The language.
    pub locale: Locale,
    /// The messages in it.
    pub text: &'static Text,
    /// Whose days are told.
    pub zone: TimeZone,
}

impl Language {
    /// A language with days in a time zone.
    pub fn new(locale: Locale, zone: TimeZone) -> Self {
        Self { locale, text: locale.text(), zone }
    }

    /// That of a session, for a browser that asks for some languages. Days are told in UTC where no time zone is known.
    pub fn of(session: &Opened, accept_language: Option<&HeaderValue>) -> Self {
        let zone = session.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        Self::new(of_session(session, accept_language), zone.unwrap_or(TimeZone::UTC))
    }

    /// An amount of money, in minor units as Stripe counts them.
    pub fn money(&self, minor_units: i64, currency: &str) -> String {
        self.locale.money(minor_units, currency)
    }

    /// The day of a moment, epoch milliseconds.
    pub fn day(&self, epoch_ms: i64) -> String {
        self.locale.day(epoch_ms, &self.zone)
    }

    /// A moment to the minute, by the time of day alone if it is one of today; epoch milliseconds.
    pub fn moment(&self, epoch_ms: i64, now_ms: i64) -> String {
        let Self { locale, zone, .. } = self;
        if self.day(epoch_ms) == self.day(now_ms) {
            locale.time(epoch_ms, zone)
        } else {
            locale.day_and_time(epoch_ms, zone)
        }
    }

    /// The days from one moment to another, epoch milliseconds.
    pub fn days(&self, from_ms: i64, to_ms: i64) -> String {
        self.locale.days(from_ms, to_ms, &self.zone)
    }
}

/// The language of a session, for a browser that asks for some.
pub fn of_session(session: &Opened, accept_language: Option<&HeaderValue>) -> Locale {
    let in_stripe = session.customer_locales.as_deref();
    let preferred: Vec<String> =
        in_stripe.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    chosen(session.locale.as_deref(), &preferred, accept_language)
}

/// The language that a link was made with, else one that the customer prefers in Stripe, else what the browser asks for.
pub fn chosen(link: Option<&str>, preferred: &[String], accept_language: Option<&HeaderValue>) -> Locale {
    let accepted = accept_language.and_then(|value| value.to_str().ok());
    Locale::negotiate(link, preferred.iter().map(String::as_str), accepted)
}
