//! What Stripe answers: an object, or a page of them, each beside its own JSON.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
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
    pub raw: Arc<str>,
    /// Stripe's name for the call (`req_…`).
    pub request_id: Option<String>,
}

/// A page of a list, newest first whichever way the list is walked. See <https://docs.stripe.com/api/pagination>.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// At most 100.
    pub data: Vec<Fetched<T>>,
    /// Those of the page that could not be read, or not as a whole. One of them must not hide the others.
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
    pub raw: Arc<str>,
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
        let raw: Arc<str> = compact_json(&body).into();
        let object = parse(&raw).map_err(|error| match serde_json::from_str::<IgnoredAny>(&raw) {
            Ok(_) => Error::unreadable(&error, request_id.clone()),
            Err(error) => Error::malformed(format!("not JSON: {error}"), request_id.clone()),
        })?;
        Ok(Fetched { object, raw, request_id })
    }

    /// `walk` is the direction that this page was asked for in.
    pub(crate) fn page<T: DeserializeOwned>(self, walk: Walk) -> Result<Page<T>, Error> {
        let Self { body, request_id } = self;
        let compact = compact_json(&body);
        drop(body);
        let list: RawList<'_> = serde_json::from_str(&compact)
            .map_err(|error| Error::malformed(format!("not a list: {error}"), request_id.clone()))?;
        let end = match walk {
            Walk::ToOlder => list.data.last(),
            Walk::ToNewer => list.data.first(),
        };
        let next = match (list.has_more, end) {
            (false, _) => None,
            (true, end) => Some(end.and_then(|raw| id_of(raw.get())).ok_or_else(|| {
                Error::malformed("a page without an end to go on from", request_id.clone())
            })?),
        };
        let mut page = Page { data: Vec::with_capacity(list.data.len()), unreadable: Vec::new(), next };
        for raw in list.data {
            let raw: Arc<str> = raw.get().into();
            match parse(&raw) {
                Ok(object) => page.data.push(Fetched { object, raw, request_id: request_id.clone() }),
                Err(error) => page.unreadable.push(unreadable(raw, &error)),
            }
        }
        Ok(page)
    }
}

#[derive(Deserialize)]
struct RawList<'a> {
    #[serde(borrow)]
    data: Vec<&'a RawValue>,
    #[serde(default)]
    has_more: bool,
}

fn id_of(raw: &str) -> Option<String> {
    parse::<OnlyId>(raw).ok().map(|object| object.id)
}

fn unreadable(raw: Arc<str>, error: &ParseError) -> Unreadable {
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
        assert_eq!(&*page.data[0].raw, r#"{"id":"cus_1","extra":1.0}"#);
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
