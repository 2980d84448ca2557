//! Stripe's times: whole seconds since 1970 in UTC.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer};

/// Seconds since 1970-01-01T00:00:00Z, between the years 1 and 9999, so that it always fits our milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(i64);

impl UnixTime {
    const MIN: i64 = -62_135_596_800;
    const MAX: i64 = 253_402_300_799;

    /// That many seconds after 1970, or `None` outside the years 1 to 9999.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&seconds).then_some(Self(seconds))
    }

    /// The whole seconds in that many milliseconds (rounded down), or `None` outside the years 1 to 9999.
    pub fn from_epoch_ms(ms: i64) -> Option<Self> {
        Self::from_seconds(ms.div_euclid(1000))
    }

    /// As Stripe sends it.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// As our time columns store it.
    pub fn epoch_ms(self) -> i64 {
        self.0 * 1000
    }
}

impl std::fmt::Display for UnixTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for UnixTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = i64::deserialize(deserializer)?;
        Self::from_seconds(seconds).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Signed(seconds), &"seconds since 1970, before the year 10000")
        })
    }
}

/// From `start` (included) to `end` (not included).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first moment.
    pub start: UnixTime,
    /// The first moment after it.
    pub end: UnixTime,
}
