//! A request to Stripe, as data.

use std::fmt::Write as _;

use billing::entropy::Entropy;

use crate::error::Error;
use crate::form::Form;

/// What is asked of Stripe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: Method,
    /// With its leading slash, and encoded.
    pub(crate) path: String,
    pub(crate) params: Form,
}

/// How it is asked. Only what `Post` does is kept apart by its idempotency key; the others are so by nature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post(IdempotencyKey),
    Delete,
}

impl Request {
    pub(crate) fn get(path: &[&str], params: Form) -> Result<Self, Error> {
        Ok(Self { method: Method::Get, path: encoded(path)?, params })
    }

    pub(crate) fn post(path: &[&str], params: Form, key: IdempotencyKey) -> Result<Self, Error> {
        Ok(Self { method: Method::Post(key), path: encoded(path)?, params })
    }

    pub(crate) fn delete(path: &[&str]) -> Result<Self, Error> {
        Ok(Self { method: Method::Delete, path: encoded(path)?, params: Form::new() })
    }
}

/// Names one change for 24 hours: Stripe answers a repetition with the first answer and does nothing.
/// See <https://docs.stripe.com/api/idempotent_requests>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A key that the caller can make again, such as one made of a job's id, so that a restart doesn't repeat the change.
    ///
    /// # Errors
    /// Unless it is 1 to 255 visible ASCII characters.
    pub fn new(text: impl Into<String>) -> Result<Self, BadIdempotencyKey> {
        let text = text.into();
        let fits = (1..=255).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(text)) } else { Err(BadIdempotencyKey) }
    }

    /// A key for a change that is made once.
    pub fn random(entropy: &Entropy) -> Self {
        Self(hex::encode(entropy.bytes::<16>()))
    }

    /// What is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Not an idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an idempotency key is 1 to 255 visible ASCII characters")]
pub struct BadIdempotencyKey;

/// `/v1/` and the segments. An id comes from a database or from Stripe, and a product's may be any text its owner chose,
/// so each segment is encoded, and what would still lead elsewhere is refused.
fn encoded(segments: &[&str]) -> Result<String, Error> {
    let mut path = String::from("/v1");
    for segment in segments {
        if segment.is_empty() || segment.len() > 255 || matches!(*segment, "." | "..") {
            return Err(Error::unsendable(format!("{segment:?} is not an id"), Some("id")));
        }
        path.push('/');
        for byte in segment.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                path.push(char::from(byte));
            } else {
                let _ = write!(path, "%{byte:02X}");
            }
        }
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_that_is_a_path_is_not_followed() {
        for id in ["", ".", ".."] {
            assert!(encoded(&["customers", id]).is_err(), "{id:?}");
        }
        assert_eq!(encoded(&["customers", "../account?x#y"]).unwrap(), "/v1/customers/..%2Faccount%3Fx%23y");
        assert_eq!(encoded(&["products", "gold plan/2"]).unwrap(), "/v1/products/gold%20plan%2F2");
    }

    #[test]
    fn an_idempotency_key_fits_a_header() {
        assert!(IdempotencyKey::new("job_1:step-2").is_ok());
        for text in ["", "a b", "a\nb", "é", &"x".repeat(256)] {
            assert!(IdempotencyKey::new(text).is_err(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_id_changes_the_path(id in ".{0,30}") {
            if let Ok(path) = encoded(&["customers", &id, "payment_methods"]) {
                let url = reqwest::Url::parse(&format!("https://stripe.test{path}")).unwrap();
                prop_assert_eq!(url.path(), path.as_str());
                prop_assert_eq!(url.path_segments().unwrap().count(), 4);
                prop_assert!(url.query().is_none() && url.fragment().is_none());
            }
        }
    }
}
