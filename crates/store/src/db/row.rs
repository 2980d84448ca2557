//! One row of an answer, whichever engine gave it.

use std::fmt;

/// One row of an answer. Columns count from 0.
#[derive(Debug)]
pub struct Row<'a> {
    cells: Cells<'a>,
    statement: &'static str,
}

#[derive(Debug)]
enum Cells<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl<'a> Row<'a> {
    pub(super) fn sqlite(row: &'a rusqlite::Row<'a>, statement: &'static str) -> Self {
        Self { cells: Cells::Sqlite(row), statement }
    }

    pub(super) fn postgres(row: &'a tokio_postgres::Row, statement: &'static str) -> Self {
        Self { cells: Cells::Postgres(row), statement }
    }

    /// The column's value: an `i64` (BIGINT), `bool` (BOOLEAN), `String` (TEXT), `Vec<u8>` (BYTEA), or an `Option` of
    /// one where the column may be NULL.
    ///
    /// PostgreSQL is strict about the width of numbers: `COUNT(*)` is a BIGINT, but a `SUM` and a literal aren't, and
    /// need `CAST(… AS BIGINT)`.
    ///
    /// # Errors
    /// When there is no such column or it holds something else; the error names statement and column.
    pub fn get<T>(&self, index: usize) -> Result<T, RowError>
    where
        T: rusqlite::types::FromSql + for<'r> tokio_postgres::types::FromSql<'r>,
    {
        match self.cells {
            Cells::Sqlite(row) => row.get(index).map_err(|error| self.invalid(index, error)),
            Cells::Postgres(row) => row.try_get(index).map_err(|error| self.invalid(index, error)),
        }
    }

    /// For a mapper whose column holds a value that the mapper can't make sense of. The reason is logged, so it must not
    /// quote the value.
    pub fn invalid(&self, index: usize, reason: impl fmt::Display) -> RowError {
        let column = match self.cells {
            Cells::Sqlite(row) => row.as_ref().column_name(index).unwrap_or("missing").to_owned(),
            Cells::Postgres(row) => row.columns().get(index).map_or("missing", |c| c.name()).to_owned(),
        };
        RowError { statement: self.statement, index, column, reason: reason.to_string() }
    }
}

/// A row that isn't what its mapper expects: a mistake in a statement, a mapper or the schema.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {index} ({column}) of {statement}: {reason}")]
pub struct RowError {
    statement: &'static str,
    index: usize,
    column: String,
    reason: String,
}
