//! What happened, as a webhook tells it. See <https://docs.stripe.com/api/events/object>.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Identified, OnlyId, ParseError, Reference, UnixTime, null_as_default, parse};

/// An event. What it is about is left as JSON: which object it is depends on `kind`, and its shape on `api_version`.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    /// `evt_…`. The same change may be told under two ids.
    pub id: String,
    /// `customer.subscription.updated`, …: an open set.
    #[serde(rename = "type")]
    pub kind: String,
    /// When it happened. Seconds, so two events may share it.
    pub created: UnixTime,
    /// The version that `data` is in.
    pub api_version: Option<String>,
    /// The connected account that it happened in, if not the endpoint's own.
    pub account: Option<String>,
    /// Whether it is a real one, not a test.
    #[serde(default, deserialize_with = "null_as_default")]
    pub livemode: bool,
    /// What it is about.
    pub data: EventData,
}

/// What an event is about.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "RawEventData")]
pub struct EventData {
    /// The object as it was when the event happened.
    pub object: Box<RawValue>,
    /// Which object that is. All absent if it isn't an object, or has something else than texts there.
    pub subject: Subject,
    /// For an update: the fields that changed, with their earlier values.
    pub previous_attributes: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct RawEventData {
    object: Box<RawValue>,
    previous_attributes: Option<Box<RawValue>>,
}

impl From<RawEventData> for EventData {
    fn from(RawEventData { object, previous_attributes }: RawEventData) -> Self {
        let subject = serde_json::from_str(object.get()).unwrap_or_default();
        Self { object, subject, previous_attributes }
    }
}

/// The little that is the same in every object an event may be about.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Subject {
    /// Its id; a preview (`invoice.upcoming`) has none.
    pub id: Option<String>,
    /// `customer`, `subscription`, …
    pub object: Option<String>,
    /// Whose it is, where it is somebody's.
    pub customer: Option<Reference<OnlyId>>,
}

impl Event {
    /// Reads an event from a webhook's body or from `GET /v1/events`.
    ///
    /// # Errors
    /// [`ParseError`] if it isn't one.
    pub fn parse(body: &[u8]) -> Result<Self, ParseError> {
        let text = std::str::from_utf8(body)
            .map_err(|error| ParseError { field: ".".to_owned(), problem: error.to_string() })?;
        parse(text)
    }
}

impl Identified for Event {
    fn id(&self) -> &str {
        &self.id
    }
}
