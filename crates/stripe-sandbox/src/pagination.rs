//! Lists by cursor, and the filter on age that most of them share.

use std::ops::Range;

use serde_json::{Value, json};

use crate::error::ApiError;
use crate::form::Params;
use crate::table::{Place, Row, Table};

/// Which part of a list is wanted.
pub(crate) struct Page {
    limit: usize,
    cursor: Cursor,
}

enum Cursor {
    Newest,
    StartingAfter(String),
    EndingBefore(String),
}

impl Page {
    /// Takes `limit` (1 to 100, 10 unless told), `starting_after` and `ending_before`.
    pub(crate) fn take(params: &mut Params) -> Result<Self, ApiError> {
        let limit = match params.integer("limit")? {
            None => 10,
            Some(limit @ 1..=100) => limit.unsigned_abs() as usize,
            Some(limit) if limit < 1 => {
                return Err(ApiError::invalid("limit", "This value must be greater than or equal to 1."));
            }
            Some(_) => {
                return Err(ApiError::invalid("limit", "This value must be less than or equal to 100."));
            }
        };
        let cursor = match (params.text("starting_after")?, params.text("ending_before")?) {
            (None, None) => Cursor::Newest,
            (Some(after), None) => Cursor::StartingAfter(after),
            (None, Some(before)) => Cursor::EndingBefore(before),
            (Some(_), Some(_)) => {
                return Err(ApiError::invalid(
                    "starting_after",
                    "Received both starting_after and ending_before parameters. Please pass in only one.",
                ));
            }
        };
        Ok(Self { limit, cursor })
    }

    /// The same page, its cursor put into the words of the table that it is read from.
    pub(crate) fn map_cursor(self, map: impl Fn(String) -> String) -> Self {
        let cursor = match self.cursor {
            Cursor::Newest => Cursor::Newest,
            Cursor::StartingAfter(id) => Cursor::StartingAfter(map(id)),
            Cursor::EndingBefore(id) => Cursor::EndingBefore(map(id)),
        };
        Self { cursor, ..self }
    }

    /// The wanted rows among those of a scope that `keep` keeps, newest first, and whether there are more in that
    /// direction. Only rows of the scope are looked at, from the cursor on.
    pub(crate) fn of<'a, T: Row>(
        &self,
        table: &'a Table<T>,
        noun: &str,
        scope: Scope<'_>,
        keep: impl Fn(&T) -> bool,
    ) -> Result<(Vec<&'a T>, bool), ApiError> {
        let find = |id: &str, param| table.place(id).ok_or_else(|| ApiError::no_such(noun, id, param));
        let one_more = self.limit + 1;
        let mut places = scope.created.places();
        let rows = match &self.cursor {
            Cursor::Newest => {
                table.within(scope.key, &places).rev().filter(|row| keep(row)).take(one_more).collect()
            }
            Cursor::StartingAfter(id) => {
                places.end = places.end.min(find(id, "starting_after")?);
                table.within(scope.key, &places).rev().filter(|row| keep(row)).take(one_more).collect()
            }
            Cursor::EndingBefore(id) => {
                let (second, number) = find(id, "ending_before")?;
                places.start = places.start.max((second, number + 1));
                table.within(scope.key, &places).filter(|row| keep(row)).take(one_more).collect()
            }
        };
        let mut rows: Vec<&T> = rows;
        let has_more = rows.len() > self.limit;
        rows.truncate(self.limit);
        if matches!(self.cursor, Cursor::EndingBefore(_)) {
            rows.reverse();
        }
        Ok((rows, has_more))
    }

    /// The same for a list that lives inside an object, where order is the object's own.
    pub(crate) fn of_parts<'a, T>(
        &self,
        parts: &'a [T],
        noun: &str,
        id_of: impl Fn(&T) -> &str,
    ) -> Result<(&'a [T], bool), ApiError> {
        let find = |id: &str, param| {
            parts.iter().position(|part| id_of(part) == id).ok_or_else(|| ApiError::no_such(noun, id, param))
        };
        Ok(match &self.cursor {
            Cursor::Newest => (&parts[..parts.len().min(self.limit)], parts.len() > self.limit),
            Cursor::StartingAfter(id) => {
                let rest = &parts[find(id, "starting_after")? + 1..];
                (&rest[..rest.len().min(self.limit)], rest.len() > self.limit)
            }
            Cursor::EndingBefore(id) => {
                let rest = &parts[..find(id, "ending_before")?];
                (&rest[rest.len().saturating_sub(self.limit)..], rest.len() > self.limit)
            }
        })
    }
}

/// Stripe's list object.
pub(crate) fn list_object(url: &str, has_more: bool, data: Vec<Value>) -> Value {
    let mut list = json!({ "object": "list", "data": null, "has_more": has_more, "url": url });
    list["data"] = Value::Array(data);
    list
}

/// Which rows of a table a list is about.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    /// Only rows with one of [`Row::keys`].
    pub(crate) key: Option<&'a str>,
    pub(crate) created: TimeRange,
}

impl<'a> Scope<'a> {
    /// Rows of any time with a key.
    pub(crate) fn of_key(key: Option<&'a str>) -> Self {
        Self { key, created: TimeRange::ALWAYS }
    }
}

/// A filter on a point in time: `created=T`, or `created[gte]=T` and its kin.
#[derive(Clone, Copy)]
pub(crate) struct TimeRange {
    from: i64,
    to: i64,
}

impl TimeRange {
    /// All of time.
    const ALWAYS: Self = Self { from: i64::MIN, to: i64::MAX };

    /// Takes a filter by its name.
    pub(crate) fn take(params: &mut Params, key: &str) -> Result<Self, ApiError> {
        let mut range = Self::ALWAYS;
        if params.has_text(key) {
            let at = params.integer(key)?.unwrap_or_default();
            return Ok(Self { from: at, to: at });
        }
        params.group(key, |bounds| {
            if let Some(gt) = bounds.integer("gt")? {
                range.from = gt.saturating_add(1);
            }
            if let Some(gte) = bounds.integer("gte")? {
                range.from = range.from.max(gte);
            }
            if let Some(lt) = bounds.integer("lt")? {
                range.to = lt.saturating_sub(1);
            }
            if let Some(lte) = bounds.integer("lte")? {
                range.to = range.to.min(lte);
            }
            Ok(())
        })?;
        Ok(range)
    }

    /// What of it is not older than a moment.
    pub(crate) fn since(self, moment: i64) -> Self {
        Self { from: self.from.max(moment), ..self }
    }

    /// The places of all rows that were made in it.
    fn places(self) -> Range<Place> {
        (self.from, 0)..(self.to.saturating_add(1), 0)
    }
}
