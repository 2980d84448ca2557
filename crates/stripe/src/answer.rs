//! What Stripe answers: an object, or a page of them, each beside its own JSON.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::compact_json;
use crate::error::Error;
use crate::objects::{OnlyId, ParseError, parse};

/// An object as we read it, beside the JSON it was read from.
#[derive(Clone, Debug)]
pub struct Fetched<T> {
    /// The part of it that we know.
    pub object: T,
    /// All of it, without white space between its parts.
    pub raw: Box<RawValue>,
    /// Stripe's name for the call (`req_…`).
    pub request_id: Option<String>,
}

/// A page of a list, newest first whichever way the list is walked. See <https://docs.stripe.com/api/pagination>.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// At most 100.
    pub data: Vec<Fetched<T>>,
    /// Those of the page that could not be read. One of them must not hide the others.
    pub unreadable: Vec<Unreadable>,
    /// Where the next page begins in the direction that the list is walked, or `None` if this is the last.
    pub next: Option<String>,
}

/// An object of a page that could not be read.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// Its id, if it has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub problem: String,
    /// All of it.
    pub raw: Box<RawValue>,
}

/// Which way a list is walked, page by page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walk {
    /// `starting_after`, or from the newest on.
    ToOlder,
    /// `ending_before`
    ToNewer,
}

/// The text of a successful answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) body: String,
    pub(crate) request_id: Option<String>,
}

impl Answer {
    pub(crate) fn object<T: DeserializeOwned>(self) -> Result<Fetched<T>, Error> {
        let Self { body, request_id } = self;
        let raw = RawValue::from_string(compact_json(&body))
            .map_err(|error| Error::malformed(format!("not JSON: {error}"), request_id.clone()))?;
        let object = parse(raw.get()).map_err(|error| Error::unreadable(&error, request_id.clone()))?;
        Ok(Fetched { object, raw, request_id })
    }

    /// `walk` is the direction that this page was asked for in.
    pub(crate) fn page<T: DeserializeOwned>(self, walk: Walk) -> Result<Page<T>, Error> {
        let Self { body, request_id } = self;
        let list: RawList = serde_json::from_str(&compact_json(&body))
            .map_err(|error| Error::malformed(format!("not a list: {error}"), request_id.clone()))?;
        let end = match walk {
            Walk::ToOlder => list.data.last(),
            Walk::ToNewer => list.data.first(),
        };
        let next = match (list.has_more, end) {
            (false, _) => None,
            (true, end) => Some(end.and_then(|raw| id_of(raw)).ok_or_else(|| {
                Error::malformed("a page without an end to go on from", request_id.clone())
            })?),
        };
        let mut page = Page { data: Vec::with_capacity(list.data.len()), unreadable: Vec::new(), next };
        for raw in list.data {
            match parse(raw.get()) {
                Ok(object) => page.data.push(Fetched { object, raw, request_id: request_id.clone() }),
                Err(error) => page.unreadable.push(unreadable(raw, &error)),
            }
        }
        Ok(page)
    }
}

#[derive(Deserialize)]
struct RawList {
    data: Vec<Box<RawValue>>,
    #[serde(default)]
    has_more: bool,
}

fn id_of(raw: &RawValue) -> Option<String> {
    parse::<OnlyId>(raw.get()).ok().map(|object| object.id)
}

fn unreadable(raw: Box<RawValue>, error: &ParseError) -> Unreadable {
    Unreadable { id: id_of(&raw), problem: error.to_string(), raw }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::Customer;

    fn page(body: &str) -> Result<Page<Customer>, Error> {
        Answer { body: body.to_owned(), request_id: Some("req_1".to_owned()) }.page(Walk::ToOlder)
    }

    #[test]
    fn one_unreadable_object_does_not_hide_the_others() {
        let page = page(r#"{"data":[{"id":"cus_1","extra":1.0},{"id":"cus_2","created":"soon"},{"id":"cus_3"}],"has_more":true}"#).unwrap();
        assert_eq!(
            page.data.iter().map(|one| one.object.id.as_str()).collect::<Vec<_>>(),
            ["cus_1", "cus_3"]
        );
        assert_eq!(page.data[0].raw.get(), r#"{"id":"cus_1","extra":1.0}"#);
        assert_eq!(page.unreadable[0].id.as_deref(), Some("cus_2"));
        assert!(page.unreadable[0].problem.starts_with("created: "));
        assert_eq!(page.next.as_deref(), Some("cus_3"));
    }

    #[test]
    fn the_last_page_has_no_next_and_a_broken_list_is_not_taken_for_it() {
        assert_eq!(page(r#"{"data":[{"id":"cus_1"}],"has_more":false}"#).unwrap().next, None);
        for body in
            [r#"{"data":[],"has_more":true}"#, r#"{"data":[{}],"has_more":true}"#, "{}", "[]", "<html>"]
        {
            assert!(page(body).is_err(), "{body}");
        }
    }
}
