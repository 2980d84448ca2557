//! The key-value pairs that a user may hang on most objects.

use std::collections::BTreeMap;

use crate::error::ApiError;
use crate::form::{Change, Params};

/// At most this many keys, as Stripe's documentation, "Metadata", says.
const MAX_KEYS: usize = 50;
const MAX_KEY_CHARS: usize = 40;
const MAX_VALUE_CHARS: usize = 500;

/// An object's metadata.
pub(crate) type Metadata = BTreeMap<String, String>;

/// What a request does to metadata.
pub(crate) type MetadataChange = Change<Vec<(String, String)>>;

/// Takes `metadata[…]` out of a request, checking its bounds.
pub(crate) fn take(params: &mut Params) -> Result<MetadataChange, ApiError> {
    let change = params.pairs("metadata")?;
    if let Change::Set(pairs) = &change {
        for (key, value) in pairs {
            let name = params.name("metadata");
            if key.chars().count() > MAX_KEY_CHARS {
                let message = format!("Metadata keys can have up to {MAX_KEY_CHARS} characters.");
                return Err(ApiError::invalid(name, message));
            }
            if value.chars().count() > MAX_VALUE_CHARS {
                let message = format!("Metadata values can have up to {MAX_VALUE_CHARS} characters.");
                return Err(ApiError::invalid(format!("{name}[{key}]"), message));
            }
        }
        if pairs.len() > MAX_KEYS {
            let message = format!("Metadata can have up to {MAX_KEYS} keys.");
            return Err(ApiError::invalid("metadata", message));
        }
    }
    Ok(change)
}

/// Takes the metadata of an object that is being made.
pub(crate) fn take_new(params: &mut Params) -> Result<Metadata, ApiError> {
    let mut metadata = Metadata::new();
    merge(&mut metadata, take(params)?);
    Ok(metadata)
}

/// Given keys are set, keys given empty are removed, the rest stay; `metadata=` removes all.
pub(crate) fn merge(metadata: &mut Metadata, change: MetadataChange) {
    match change {
        Change::Keep => {}
        Change::Clear => metadata.clear(),
        Change::Set(pairs) => {
            for (key, value) in pairs {
                if value.is_empty() {
                    metadata.remove(&key);
                } else {
                    metadata.insert(key, value);
                }
            }
        }
    }
}
