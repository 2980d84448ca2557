//! What can go wrong, sorted by what the caller can do about it.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID, SQLITE_CONSTRAINT_UNIQUE};
use tokio_postgres::error::SqlState;

/// The engine's own error, for the log.
pub type Cause = Arc<dyn Error + Send + Sync>;

/// Why a read, a write or a transaction failed.
///
/// Neither the text nor its sources contain a parameter's value.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DbError {
    /// A row with the same key is there already.
    #[error("{statement}: a row with the same {on} exists")]
    Unique {
        /// The table and its columns, as `customers(project_id, email)` on both engines; an index over an expression
        /// gives its own text.
        on: String,
        /// The statement's name.
        statement: &'static str,
    },
    /// Another transaction was in the way. Nothing was changed, and the same call may succeed when tried again.
    #[error("{statement}: another transaction was in the way")]
    Retryable {
        /// The statement's name.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// The database can't be used at present. If this was a write on PostgreSQL, it may have happened all the same.
    #[error("the database is unavailable")]
    Unavailable {
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// A mistake in a statement, a mapper or the schema, a broken constraint that isn't a unique one, or a statement that took too long.
    #[error("{statement} failed")]
    Other {
        /// The statement's name.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: Cause,
    },
}

impl DbError {
    /// Whether the same call may succeed later, as it is.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Retryable { .. } | Self::Unavailable { .. })
    }

    /// The sentence that says most, for an operator.
    pub(super) fn reason(&self) -> String {
        match self {
            Self::Unique { .. } => self.to_string(),
            Self::Retryable { source, .. } | Self::Unavailable { source } | Self::Other { source, .. } => {
                root_cause(&**source)
            }
        }
    }

    pub(super) fn unavailable(reason: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Unavailable { source: Arc::from(reason.into()) }
    }

    /// One that is none of the other kinds: what was done, and what is wrong.
    pub fn other(statement: &'static str, reason: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Other { statement, source: Arc::from(reason.into()) }
    }

    pub(super) fn sqlite(statement: &'static str, error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::other(statement, error);
        };
        match (failure.code, failure.extended_code) {
            (
                ErrorCode::ConstraintViolation,
                SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_ROWID,
            ) => Self::Unique { on: sqlite_key(message.as_deref().unwrap_or_default()), statement },
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => {
                Self::Retryable { statement, source: Arc::new(error) }
            }
            (
                ErrorCode::CannotOpen
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::ReadOnly
                | ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::PermissionDenied,
                _,
            ) => Self::unavailable(error),
            _ => Self::other(statement, error),
        }
    }

    pub(super) fn postgres(statement: &'static str, error: tokio_postgres::Error) -> Self {
        let Some(failure) = error.as_db_error() else {
            return match error.is_closed() || io_cause(&error).is_some() {
                true => Self::unavailable(error),
                false => Self::other(statement, error),
            };
        };
        let cause =
            ServerMessage { code: failure.code().code().to_owned(), message: failure.message().to_owned() };
        let code = failure.code();
        if *code == SqlState::UNIQUE_VIOLATION {
            return Self::Unique { on: postgres_key(failure), statement };
        }
        let in_the_way = [
            &SqlState::T_R_SERIALIZATION_FAILURE,
            &SqlState::T_R_DEADLOCK_DETECTED,
            &SqlState::LOCK_NOT_AVAILABLE,
            // Said of a prepared statement whose table was changed meanwhile.
            &SqlState::FEATURE_NOT_SUPPORTED,
        ];
        // 08: connection; 53: out of disk, memory or connections; 57: shutting down, starting up; 58: the machine.
        let down = ["08", "53", "57", "58"];
        if in_the_way.contains(&code) {
            Self::Retryable { statement, source: Arc::new(cause) }
        } else if *code == SqlState::QUERY_CANCELED {
            // It took too long, as it would the next time, or somebody had enough of it. The server itself is well.
            Self::other(statement, cause)
        } else if down.iter().any(|class| code.code().starts_with(class)) {
            Self::unavailable(cause)
        } else {
            Self::other(statement, cause)
        }
    }

    pub(super) fn pool(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(error) => match Self::postgres("connect", error) {
                unavailable @ Self::Unavailable { .. } => unavailable,
                Self::Retryable { source, .. } | Self::Other { source, .. } => Self::Unavailable { source },
                unique @ Self::Unique { .. } => unique,
            },
            other => Self::unavailable(other),
        }
    }
}

/// PostgreSQL's message without its detail line, because that one quotes the row.
#[derive(Debug)]
struct ServerMessage {
    code: String,
    message: String,
}

impl fmt::Display for ServerMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code)
    }
}

impl Error for ServerMessage {}

/// The deepest sentence of an error's chain of sources; of SQLite, the one with the details.
pub(super) fn root_cause(error: &(dyn Error + 'static)) -> String {
    let mut deepest = error;
    loop {
        match deepest.downcast_ref::<rusqlite::Error>() {
            // Its own text quotes the whole statement.
            Some(rusqlite::Error::SqlInputError { msg, .. }) => return msg.clone(),
            Some(error) => return error.to_string(),
            None => match deepest.source() {
                Some(source) => deepest = source,
                None => return deepest.to_string(),
            },
        }
    }
}

pub(super) fn io_cause<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e std::io::Error> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref::<std::io::Error>() {
            return Some(io);
        }
        next = error.source();
    }
    None
}

/// `UNIQUE constraint failed: customers.project_id, customers.email` → `customers(project_id, email)`.
fn sqlite_key(message: &str) -> String {
    let key = message.split_once(": ").map_or(message, |(_, key)| key);
    let Some((table, _)) = key.split_once('.') else { return key.to_owned() };
    let columns: Vec<&str> =
        key.split(", ").map(|column| column.strip_prefix(table).map_or(column, |c| &c[1..])).collect();
    format!("{table}({})", columns.join(", "))
}

/// `Key (project_id, email)=(…) already exists.` → `customers(project_id, email)`. The line's words are translated, its
/// punctuation isn't.
fn postgres_key(failure: &tokio_postgres::error::DbError) -> String {
    let columns = failure
        .detail()
        .and_then(|detail| detail.split_once('('))
        .and_then(|(_, rest)| rest.split_once(")=("))
        .map(|(columns, _)| columns);
    match (failure.table(), columns) {
        (Some(table), Some(columns)) => format!("{table}({columns})"),
        _ => failure.constraint().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::sqlite_key;

    #[test]
    fn a_key_is_named_by_table_and_columns() {
        let message = "UNIQUE constraint failed: customers.project_id, customers.email";
        assert_eq!(sqlite_key(message), "customers(project_id, email)");
        assert_eq!(sqlite_key("UNIQUE constraint failed: index 'by_email'"), "index 'by_email'");
    }
}
