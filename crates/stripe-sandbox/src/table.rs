//! The rows of one kind of object, by identifier and in order of age.

use std::collections::{BTreeMap, HashMap};

/// What a table needs to know of its rows.
pub(crate) trait Row {
    /// The object's identifier.
    fn id(&self) -> &str;
    /// When it was made, in seconds since 1970. It never changes.
    fn created(&self) -> i64;
}

/// Age, then order of insertion among rows of the same second.
pub(crate) type Place = (i64, u64);

/// Rows that lists show newest first.
#[derive(Debug)]
pub(crate) struct Table<T> {
    rows: BTreeMap<Place, T>,
    places: HashMap<String, Place>,
    inserted: u64,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), places: HashMap::new(), inserted: 0 }
    }
}

impl<T: Row> Table<T> {
    /// Adds a row, and gives it back to be changed further.
    pub(crate) fn insert(&mut self, row: T) -> &mut T {
        self.inserted += 1;
        let place = (row.created(), self.inserted);
        self.places.insert(row.id().to_owned(), place);
        self.rows.entry(place).or_insert(row)
    }

    pub(crate) fn get(&self, id: &str) -> Option<&T> {
        self.rows.get(self.places.get(id)?)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.rows.get_mut(self.places.get(id)?)
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        self.rows.remove(&self.places.remove(id)?)
    }

    pub(crate) fn place(&self, id: &str) -> Option<Place> {
        self.places.get(id).copied()
    }

    pub(crate) fn oldest_first(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.values()
    }

    pub(crate) fn newest_first(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.values().rev()
    }

    /// Rows older than a place, newest first.
    pub(crate) fn older_than(&self, place: Place) -> impl Iterator<Item = &T> {
        self.rows.range(..place).rev().map(|(_, row)| row)
    }

    /// Rows newer than a place, oldest first.
    pub(crate) fn newer_than(&self, place: Place) -> impl Iterator<Item = &T> {
        self.rows.range((std::ops::Bound::Excluded(place), std::ops::Bound::Unbounded)).map(|(_, row)| row)
    }
}
