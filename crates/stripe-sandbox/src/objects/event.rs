//! Events: the record of each change, as it was at that moment.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Seconds;
use crate::api_versions::{self, ApiVersion};
use crate::state::State;
use crate::table::Row;

#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    /// `customer.subscription.updated`, for example.
    pub(crate) kind: &'static str,
    pub(crate) object: Value,
    pub(crate) previous_attributes: Option<Value>,
    /// The account's default at the event's birth, in whose words it is told for ever.
    pub(crate) api_version: ApiVersion,
    /// The request that caused it; `None` when time did.
    pub(crate) request: Option<RequestOrigin>,
    /// Endpoints that have not acknowledged it yet.
    pub(crate) awaiting: BTreeSet<String>,
}

/// Which request made the changes.
#[derive(Clone, Debug)]
pub(crate) struct RequestOrigin {
    pub(crate) id: String,
    pub(crate) idempotency_key: Option<String>,
    /// The version that it speaks.
    pub(crate) api_version: ApiVersion,
}

impl Row for Event {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }
}

impl Event {
    /// The event as the API shows it, in the version it was born in, whichever the request speaks.
    pub(crate) fn json(&self, state: &State) -> Value {
        self.json_in(&self.api_version, state)
    }

    /// The event in the words of a version, as an endpoint gets it that asked for one.
    pub(crate) fn json_in(&self, version: &ApiVersion, state: &State) -> Value {
        let price_of = state.price_of();
        let mut object = self.object.clone();
        api_versions::shape(&mut object, version, &price_of);
        let previous = self.previous_attributes.clone().map(|mut previous| {
            api_versions::shape_previous(&mut previous, &object, version, &price_of);
            previous
        });
        let mut data = Map::new();
        data.insert("object".to_owned(), object);
        data.extend(previous.map(|previous| ("previous_attributes".to_owned(), previous)));
        let request = self.request.as_ref();
        json!({
            "id": self.id,
            "object": "event",
            "api_version": version.as_str(),
            "created": self.created,
            "data": data,
            "livemode": false,
            "pending_webhooks": self.awaiting.len(),
            "request": {
                "id": request.map(|request| &request.id),
                "idempotency_key": request.and_then(|request| request.idempotency_key.as_ref()),
            },
            "type": self.kind,
        })
    }
}

/// The fields of `before` that `after` no longer has as they were; `None` when nothing changed.
///
/// Hashes are compared field by field, lists as a whole, and a field that is new shows as null.
pub(crate) fn previous_attributes(before: &Value, after: &Value) -> Option<Value> {
    let (Value::Object(before), Value::Object(after)) = (before, after) else { return None };
    let mut previous = Map::new();
    for (field, old) in before {
        match after.get(field) {
            Some(new) if new == old => {}
            Some(new) if old["object"] != "list" && old.is_object() && new.is_object() => {
                previous.extend(previous_attributes(old, new).map(|changed| (field.clone(), changed)));
            }
            _ => {
                previous.insert(field.clone(), old.clone());
            }
        }
    }
    for field in after.keys().filter(|field| !before.contains_key(*field)) {
        previous.insert(field.clone(), Value::Null);
    }
    (!previous.is_empty()).then_some(Value::Object(previous))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn previous_attributes_hold_only_what_changed() {
        let before = json!({ "a": 1, "b": { "c": null, "d": 2 }, "list": [1], "metadata": {} });
        let after = json!({ "a": 1, "b": { "c": "x", "d": 2 }, "list": [1, 2], "metadata": { "k": "v" } });
        let expected = json!({ "b": { "c": null }, "list": [1], "metadata": { "k": null } });
        assert_eq!(previous_attributes(&before, &after), Some(expected));
        assert_eq!(previous_attributes(&before, &before), None);
    }
}
