//! What a customer's fields may hold. The bounds are Stripe's (<https://docs.stripe.com/api/customers/create>,
//! <https://docs.stripe.com/metadata>), checked here so that the answer names the field.

use std::collections::BTreeMap;

use serde::Deserialize;
use stripe::{Change, CustomerChanges};
use utoipa::ToSchema;

use crate::http::body::{not_null, null_or};
use crate::http::problem::Problem;
use crate::sync::mirror::PROJECT_KEY;

/// Longest e-mail address and name, in characters.
const MAX_TEXT: usize = 512;
/// Stripe allows 50, and one says the project.
const MAX_METADATA: usize = 49;
const MAX_METADATA_KEY: usize = 40;
const MAX_METADATA_VALUE: usize = 500;

/// The request of `PATCH …/customers/{customerId}`.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateCustomer {
    #[serde(default, deserialize_with = "not_null")]
    /// Used once in a project.
    #[schema(value_type = String, required = false, max_length = 512)]
    pub(super) email: Option<String>,
    /// Null clears it.
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, example = "Ann B. Example", min_length = 1, max_length = 512)]
    name: Option<Option<String>>,
    /// Null removes a key.
    #[serde(default, deserialize_with = "not_null")]
    #[schema(value_type = BTreeMap<String, Option<String>>, required = false)]
    metadata: Option<BTreeMap<String, Option<String>>>,
}

impl UpdateCustomer {
    pub(super) fn check(&self) -> Result<(), Problem> {
        if let Some(email) = &self.email {
            check_email("email", email)?;
        }
        if let Some(Some(name)) = &self.name {
            check_text("name", name)?;
        }
        let metadata = self.metadata.iter().flatten();
        check_metadata(
            metadata.map(|(key, value)| (key.as_str(), value.as_deref().filter(|text| !text.is_empty()))),
        )
    }

    /// Whether it changes nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.email.is_none() && self.name.is_none() && self.metadata.as_ref().is_none_or(BTreeMap::is_empty)
    }

    pub(super) fn changes(&self) -> CustomerChanges {
        let metadata = self.metadata.iter().flatten();
        CustomerChanges {
            email: self.email.clone().map_or(Change::Keep, Change::To),
            name: match self.name.clone() {
                None => Change::Keep,
                Some(None) => Change::Clear,
                Some(Some(name)) => Change::To(name),
            },
            // An empty value removes the key.
            metadata: metadata.map(|(key, value)| (key.clone(), value.clone().unwrap_or_default())).collect(),
            ..Default::default()
        }
    }
}

/// Refuses what can't be an e-mail address. Whether mail arrives there is another question.
pub fn check_email(field: &str, email: &str) -> Result<(), Problem> {
    let sane = email.chars().count() <= MAX_TEXT
        && !email.chars().any(|c| c.is_whitespace() || c.is_control())
        && email.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.contains('@') && domain.split('.').all(|label| !label.is_empty())
        });
    if sane {
        Ok(())
    } else {
        Err(Problem::bad_request(format!(
            "`{field}` must be an e-mail address like ann@example.com, of at most {MAX_TEXT} characters."
        )))
    }
}

/// Refuses a name that is empty, too long, or has control characters.
pub fn check_text(field: &str, text: &str) -> Result<(), Problem> {
    let fits = (1..=MAX_TEXT).contains(&text.chars().count());
    if fits && !text.trim().is_empty() && !text.chars().any(char::is_control) {
        Ok(())
    } else {
        Err(Problem::bad_request(format!(
            "`{field}` must be 1 to {MAX_TEXT} characters long, without line breaks or other control characters."
        )))
    }
}

/// Checks metadata; a value of none is a key to be removed.
pub(super) fn check_metadata<'a>(
    entries: impl Iterator<Item = (&'a str, Option<&'a str>)>,
) -> Result<(), Problem> {
    let bad = |sentence: String| Err(Problem::bad_request(sentence));
    for (count, (key, value)) in entries.enumerate() {
        if count == MAX_METADATA {
            return bad(format!("`metadata` must have at most {MAX_METADATA} keys."));
        }
        if key == PROJECT_KEY {
            return bad(format!("`metadata.{PROJECT_KEY}` is set by BillStack; leave it out."));
        }
        let plain = !key.contains(['[', ']']) && !key.chars().any(char::is_control);
        if !plain || !(1..=MAX_METADATA_KEY).contains(&key.chars().count()) {
            return bad(format!(
                "`metadata` has a key that Stripe does not allow: use 1 to {MAX_METADATA_KEY} characters without square brackets."
            ));
        }
        let Some(value) = value else { continue };
        if !(1..=MAX_METADATA_VALUE).contains(&value.chars().count()) || value.contains('\0') {
            return bad(format!("`metadata.{key}` must be 1 to {MAX_METADATA_VALUE} characters long."));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(entries: &[(&str, &str)]) -> Result<(), Problem> {
        check_metadata(entries.iter().map(|(key, value)| (*key, Some(*value))))
    }

    #[test]
    fn an_email_address_has_one_at_sign_between_two_texts_without_spaces() {
        for good in
            ["ann@example.com", "Ann.O'Neil+x@mail.example.co.uk", "ünï@bücher.example", "a@localhost"]
        {
            assert!(check_email("email", good).is_ok(), "{good}");
        }
        let long = format!("{}@example.com", "a".repeat(501));
        for bad in [
            "",
            "ann",
            "@",
            "@example.com",
            "ann@",
            "a b@c.de",
            "a@b@c.de",
            "a@b..de",
            "a@b.",
            "a@b\n.de",
            "a\0@b.de",
            &long,
        ] {
            assert!(check_email("email", bad).unwrap_err().sentence.contains("`email`"), "{bad:?}");
        }
    }

    #[test]
    fn metadata_keeps_stripes_bounds_and_the_projects_key_is_ours() {
        assert!(metadata(&[("plan", "gold"), (&"k".repeat(40), &"é".repeat(500))]).is_ok());
        for bad in [
            ("", "x"),
            ("a[b]", "x"),
            (&"k".repeat(41), "x"),
            ("k", ""),
            ("k", &"v".repeat(501)),
            ("k", "\0"),
        ] {
            assert!(metadata(&[bad]).is_err(), "{bad:?}");
        }
        assert!(
            metadata(&[("project_id", "proj_1")]).unwrap_err().sentence.contains("`metadata.project_id`")
        );
        let many: Vec<String> = (0..50).map(|n| n.to_string()).collect();
        let many: Vec<_> = many.iter().map(|key| (key.as_str(), "x")).collect();
        assert!(metadata(&many).is_err() && metadata(&many[1..]).is_ok());
    }

    #[test]
    fn an_update_tells_null_from_left_out() {
        let parse = |json: &str| crate::http::body::parse::<UpdateCustomer>(json.as_bytes());
        assert!(parse("{}").unwrap().is_empty());
        assert_eq!(parse(r#"{"name":null}"#).unwrap().changes().name, Change::Clear);
        assert_eq!(parse(r#"{"name":"Ann"}"#).unwrap().changes().name, Change::To("Ann".to_owned()));
        let removed = parse(r#"{"metadata":{"a":null,"b":"1"}}"#).unwrap();
        removed.check().unwrap();
        assert_eq!(
            removed.changes().metadata,
            [("a", ""), ("b", "1")].map(|(k, v)| (k.into(), v.into())).into()
        );
        assert!(parse(r#"{"email":null}"#).unwrap_err().sentence.contains("`email`"));
        assert!(parse(r#"{"metadata":{"a":1}}"#).unwrap_err().sentence.contains("`metadata.a`"));
        assert!(parse(r#"{"emial":"x"}"#).unwrap_err().sentence.contains("`emial`"));
    }
}
