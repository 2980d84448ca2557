//! Where events are sent.

use serde_json::{Value, json};

use super::Seconds;
use super::metadata::Metadata;
use crate::api_versions::ApiVersion;
use crate::state::State;
use crate::table::Row;

#[derive(Clone, Debug)]
pub(crate) struct WebhookEndpoint {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) url: String,
    pub(crate) secret: String,
    /// The secret before, while it still signs beside the new one, and until when by the machine's time.
    pub(crate) old_secret: Option<(String, Seconds)>,
    pub(crate) enabled_events: Vec<String>,
    pub(crate) enabled: bool,
    pub(crate) description: Option<String>,
    pub(crate) api_version: Option<ApiVersion>,
    pub(crate) metadata: Metadata,
}

impl Row for WebhookEndpoint {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }
}

impl WebhookEndpoint {
    /// An enabled endpoint with a secret of its own.
    pub(crate) fn new(state: &State, url: String, enabled_events: Vec<String>) -> Self {
        Self {
            id: state.new_id("we_", 24),
            created: state.now(),
            url,
            secret: state.random("whsec_", 32),
            old_secret: None,
            enabled_events,
            enabled: true,
            description: None,
            api_version: None,
            metadata: Metadata::new(),
        }
    }

    /// Whether it asked for events of this type.
    pub(crate) fn wants(&self, event_type: &str) -> bool {
        self.enabled && self.enabled_events.iter().any(|wanted| wanted == "*" || wanted == event_type)
    }

    /// What everybody may see; the secret is shown once, to the one who makes it.
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "webhook_endpoint",
            "api_version": self.api_version.as_ref().map(ApiVersion::as_str),
            "application": null,
            "created": self.created,
            "description": self.description,
            "enabled_events": self.enabled_events,
            "livemode": false,
            "metadata": self.metadata,
            "status": if self.enabled { "enabled" } else { "disabled" },
            "url": self.url,
        })
    }
}
