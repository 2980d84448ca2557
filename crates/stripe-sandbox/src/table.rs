//! The rows of one kind of object: by identifier, in order of age, by what they belong to, and by when they fall due.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What a table needs to know of its rows.
pub(crate) trait Row {
    /// Whether rows of this kind wait for moments, which [`Table::first_due`] then finds.
    const IS_TIMED: bool = false;

    /// The object's identifier.
    fn id(&self) -> &str;
    /// When it was made, in seconds since 1970. It never changes.
    fn created(&self) -> i64;
    /// What it is also found by, as the identifiers of the objects that it belongs to. A key that a row once had may
    /// still find it, so whoever looks checks; one that it gets later is made known by [`Table::rekey`].
    fn keys(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// Age, then order of insertion among rows of the same second.
pub(crate) type Place = (i64, u64);

/// Rows that lists show newest first.
#[derive(Debug)]
pub(crate) struct Table<T> {
    /// Boxed, since a tree keeps room for rows that it does not have.
    rows: BTreeMap<Place, Box<T>>,
    places: HashMap<String, Place>,
    /// Each list is in order of age.
    by_key: HashMap<String, Vec<Place>>,
    agenda: Agenda,
    inserted: u64,
}

/// When rows fall due, as far as it was looked at.
#[derive(Debug, Default)]
struct Agenda {
    dues: BTreeSet<(i64, Place)>,
    due_of: HashMap<Place, i64>,
    /// Rows that were handed out to be changed since.
    touched: Vec<Place>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: BTreeMap::new(),
            places: HashMap::new(),
            by_key: HashMap::new(),
            agenda: Agenda::default(),
            inserted: 0,
        }
    }
}

impl<T: Row> Table<T> {
    /// Adds a row, and gives it back to be changed further.
    pub(crate) fn insert(&mut self, row: T) -> &mut T {
        self.inserted += 1;
        let place = (row.created(), self.inserted);
        self.places.insert(row.id().to_owned(), place);
        for key in row.keys() {
            add(&mut self.by_key, key, place);
        }
        if T::IS_TIMED {
            self.agenda.touched.push(place);
        }
        self.rows.entry(place).or_insert_with(|| Box::new(row))
    }

    pub(crate) fn get(&self, id: &str) -> Option<&T> {
        self.at(self.places.get(id)?)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let place = *self.places.get(id)?;
        if T::IS_TIMED {
            self.agenda.touched.push(place);
        }
        self.rows.get_mut(&place).map(Box::as_mut)
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        let place = self.places.remove(id)?;
        let row = *self.rows.remove(&place)?;
        for key in row.keys() {
            if let Some(places) = self.by_key.get_mut(key) {
                places.retain(|other| *other != place);
            }
        }
        if T::IS_TIMED {
            self.agenda.touched.push(place);
        }
        Some(row)
    }

    /// Lets a row be found by the keys that it has now.
    pub(crate) fn rekey(&mut self, id: &str) {
        let Some(place) = self.places.get(id).copied() else { return };
        for key in self.rows.get(&place).map(|row| row.keys()).unwrap_or_default() {
            add(&mut self.by_key, key, place);
        }
    }

    fn at(&self, place: &Place) -> Option<&T> {
        self.rows.get(place).map(Box::as_ref)
    }

    pub(crate) fn place(&self, id: &str) -> Option<Place> {
        self.places.get(id).copied()
    }

    pub(crate) fn oldest_first(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.values().map(Box::as_ref)
    }

    pub(crate) fn newest_first(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.oldest_first().rev()
    }

    /// The rows that have, or once had, a key; oldest first.
    pub(crate) fn with_key(&self, key: &str) -> impl DoubleEndedIterator<Item = &T> {
        let places = self.by_key.get(key).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.at(place))
    }

    /// The rows of a stretch of time, of those with a key if one is given; oldest first. Nothing else is looked at.
    pub(crate) fn within<'a>(
        &'a self,
        key: Option<&str>,
        places: &Range<Place>,
    ) -> Box<dyn DoubleEndedIterator<Item = &'a T> + 'a> {
        if places.is_empty() {
            return Box::new(std::iter::empty());
        }
        let Some(key) = key else {
            return Box::new(self.rows.range(places.clone()).map(|(_, row)| row.as_ref()));
        };
        let keyed = self.by_key.get(key).map(Vec::as_slice).unwrap_or_default();
        let from = keyed.partition_point(|place| *place < places.start);
        let to = keyed.partition_point(|place| *place < places.end);
        Box::new(keyed[from..to].iter().filter_map(|place| self.at(place)))
    }

    /// When the next row falls due, by a rule that is always the same for a table.
    pub(crate) fn first_due(&mut self, due: impl Fn(&T) -> Option<i64>) -> Option<i64> {
        let Agenda { dues, due_of, touched } = &mut self.agenda;
        for place in touched.drain(..) {
            if let Some(before) = due_of.remove(&place) {
                dues.remove(&(before, place));
            }
            if let Some(at) = self.rows.get(&place).and_then(|row| due(row)) {
                dues.insert((at, place));
                due_of.insert(place, at);
            }
        }
        dues.first().map(|(at, _)| *at)
    }

    /// The rows that fall due at a moment, as [`Table::first_due`] found it.
    pub(crate) fn due_at(&self, at: i64) -> impl Iterator<Item = &T> {
        let dues = self.agenda.dues.range((at, Place::default())..(at.saturating_add(1), Place::default()));
        dues.filter_map(|(_, place)| self.at(place))
    }
}

fn add(by_key: &mut HashMap<String, Vec<Place>>, key: &str, place: Place) {
    let places = match by_key.get_mut(key) {
        Some(places) => places,
        // Most keys have one row for ever.
        None => by_key.entry(key.to_owned()).or_insert_with(|| Vec::with_capacity(1)),
    };
    if let Err(at) = places.binary_search(&place) {
        places.insert(at, place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Task {
        id: String,
        created: i64,
        owner: &'static str,
        due: Option<i64>,
    }

    impl Row for Task {
        const IS_TIMED: bool = true;

        fn id(&self) -> &str {
            &self.id
        }

        fn created(&self) -> i64 {
            self.created
        }

        fn keys(&self) -> Vec<&str> {
            vec![self.owner]
        }
    }

    fn tasks() -> Table<Task> {
        let mut table = Table::default();
        for (id, created, owner, due) in
            [("a", 5, "x", Some(50)), ("b", 1, "x", Some(40)), ("c", 3, "y", None), ("d", 9, "x", Some(40))]
        {
            table.insert(Task { id: id.to_owned(), created, owner, due });
        }
        table
    }

    fn ids<'a>(rows: impl Iterator<Item = &'a Task>) -> String {
        rows.map(|task| task.id.as_str()).collect()
    }

    #[test]
    fn rows_are_found_by_key_and_age() {
        let mut table = tasks();
        assert_eq!(ids(table.with_key("x")), "bad");
        assert_eq!(ids(table.within(Some("x"), &((2, 0)..(9, 0)))), "a");
        assert_eq!(ids(table.within(None, &((2, 0)..(10, 0))).rev()), "dac");
        assert_eq!(ids(table.within(None, &((9, 0)..(2, 0)))), "");
        table.get_mut("c").unwrap().owner = "x";
        table.rekey("c");
        table.rekey("c");
        assert_eq!(ids(table.with_key("x")), "bcad");
        table.remove("a");
        assert_eq!(ids(table.with_key("x")), "bcd");
    }

    #[test]
    fn the_agenda_follows_what_rows_wait_for() {
        let mut table = tasks();
        let due = |task: &Task| task.due;
        assert_eq!(table.first_due(due), Some(40));
        assert_eq!(ids(table.due_at(40)), "bd");
        table.get_mut("b").unwrap().due = None;
        table.get_mut("d").unwrap().due = Some(60);
        assert_eq!(table.first_due(due), Some(50));
        table.remove("a");
        assert_eq!(table.first_due(due), Some(60));
    }
}
