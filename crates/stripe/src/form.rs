//! Stripe's request bodies: forms with nested and indexed names, such as `items[0][price]`, `metadata[plan]` and
//! `expand[]`. See <https://docs.stripe.com/api>.

use std::collections::BTreeMap;
use std::fmt;

use crate::objects::UnixTime;

/// The name of a form field, nested as deep as needed: `Key::of("items").index(0).field("price")` is `items[0][price]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// A name that the program itself wrote; it may be nested already (`invoice_settings[default_payment_method]`).
    pub fn of(name: &'static str) -> Self {
        Self(name.to_owned())
    }

    /// The field `name` inside this one.
    #[must_use]
    pub fn field(self, name: &'static str) -> Self {
        Self(format!("{}[{name}]", self.0))
    }

    /// The element at `position` of this list.
    #[must_use]
    pub fn index(self, position: usize) -> Self {
        Self(format!("{}[{position}]", self.0))
    }

    /// A field whose name came from outside, as the keys of `metadata` do.
    ///
    /// # Errors
    /// [`BadKey`] if the name is empty or has a square bracket, which would make it another field: Stripe decodes names
    /// before it splits them, so no encoding can hide a bracket. It forbids them too
    /// (<https://docs.stripe.com/metadata>).
    pub fn entry(self, name: &str) -> Result<Self, BadKey> {
        if name.is_empty() || name.contains(['[', ']']) {
            return Err(BadKey { key: name.to_owned() });
        }
        Ok(Self(format!("{}[{name}]", self.0)))
    }
}

impl From<&'static str> for Key {
    fn from(name: &'static str) -> Self {
        Self::of(name)
    }
}

/// A field's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value(String);

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self(value.to_string())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self(number.to_string())
    }
}

impl From<UnixTime> for Value {
    fn from(time: UnixTime) -> Self {
        Self(time.to_string())
    }
}

/// A metadata key that can't be sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("metadata key {key:?} must not be empty and must not have square brackets")]
pub struct BadKey {
    key: String,
}

/// Fields in the order they were set. The same form is a request's body or its query.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

/// Names only: the values are customers' names and addresses, which don't belong in a log.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl Form {
    /// No fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field.
    #[must_use]
    pub fn set(mut self, key: impl Into<Key>, value: impl Into<Value>) -> Self {
        self.0.push((key.into().0, value.into().0));
        self
    }

    /// Adds a field if there is a value for it.
    #[must_use]
    pub fn set_some(self, key: impl Into<Key>, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.set(key, value),
            None => self,
        }
    }

    /// Adds a field according to a [`Change`]: nothing, an empty value (Stripe unsets the field), or the value.
    #[must_use]
    pub fn change(self, key: impl Into<Key>, change: &Change<impl ToString>) -> Self {
        match change {
            Change::Keep => self,
            Change::Clear => self.set(key, ""),
            Change::To(value) => self.set(key, value.to_string()),
        }
    }

    /// Asks Stripe to put a whole object where it would put an id. See <https://docs.stripe.com/expand>.
    #[must_use]
    pub fn expand(self, path: &'static str) -> Self {
        self.set("expand[]", path)
    }

    /// Adds one field for each entry, as `name[key]`. An empty value removes that key from an existing object.
    ///
    /// # Errors
    /// [`BadKey`] for the first key that can't be sent.
    pub fn entries(self, name: &'static str, entries: &BTreeMap<String, String>) -> Result<Self, BadKey> {
        entries.iter().try_fold(self, |form, (key, value)| Ok(form.set(Key::of(name).entry(key)?, value)))
    }

    /// Whether nothing was set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As `application/x-www-form-urlencoded`.
    pub fn encode(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

/// What an update does to one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// Leaves it as it is.
    #[default]
    Keep,
    /// Unsets it.
    Clear,
    /// Sets it.
    To(T),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(form: &Form) -> Vec<(String, String)> {
        form_urlencoded::parse(form.encode().as_bytes()).into_owned().collect()
    }

    #[test]
    fn nested_indexed_expanded_and_cleared_fields_are_written_as_stripe_reads_them() {
        let form = Form::new()
            .set(Key::of("items").index(0).field("price"), "price_1")
            .set(Key::of("items").index(1).field("quantity"), 5u64)
            .set("cancel_at_period_end", true)
            .change("cancel_at", &Change::<i64>::Clear)
            .change("default_payment_method", &Change::<&str>::Keep)
            .set_some("description", None::<&str>)
            .expand("data.tiers");
        assert_eq!(
            form.encode(),
            "items%5B0%5D%5Bprice%5D=price_1&items%5B1%5D%5Bquantity%5D=5&cancel_at_period_end=true&cancel_at=&expand%5B%5D=data.tiers"
        );
    }

    #[test]
    fn a_metadata_key_cannot_become_another_field() {
        for key in ["", "a[b]", "a]", "[a", "a][customer"] {
            let entries = BTreeMap::from([(key.to_owned(), "x".to_owned())]);
            assert!(Form::new().entries("metadata", &entries).is_err(), "{key:?} was accepted");
        }
    }

    #[test]
    fn debug_shows_no_value() {
        assert_eq!(format!("{:?}", Form::new().set("email", "ada@example.com")), r#"["email"]"#);
    }

    proptest! {
        #[test]
        fn what_is_decoded_is_what_was_set(entries in proptest::collection::btree_map("[^\\[\\]]{1,12}", ".{0,40}", 0..8), value in ".{0,40}") {
            let form = Form::new().set("name", &value).entries("metadata", &entries).unwrap();
            let expected: Vec<_> = std::iter::once(("name".to_owned(), value))
                .chain(entries.into_iter().map(|(key, value)| (format!("metadata[{key}]"), value)))
                .collect();
            prop_assert_eq!(decoded(&form), expected);
        }

        #[test]
        fn no_key_from_outside_is_ever_read_as_a_field_outside_its_map(key in ".{0,20}", value in ".{0,20}") {
            if let Ok(form) = Form::new().entries("metadata", &BTreeMap::from([(key, value)])) {
                let pairs = decoded(&form);
                prop_assert_eq!(pairs.len(), 1);
                let inner = pairs[0].0.strip_prefix("metadata[").and_then(|rest| rest.strip_suffix(']')).unwrap();
                prop_assert!(!inner.is_empty() && !inner.contains(['[', ']']));
            }
        }
    }
}
