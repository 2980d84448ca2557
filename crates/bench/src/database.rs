//! A look into a database from outside of the server that uses it, to see that it has done what it was measured at.

use std::path::Path;

use rusqlite::OpenFlags;
use tokio::runtime::Runtime;
use tokio_postgres::NoTls;

/// A database of either kind.
pub(crate) enum Database {
    /// SQLite, read only.
    Sqlite(rusqlite::Connection),
    /// PostgreSQL, and what its client runs on.
    Postgres(Runtime, tokio_postgres::Client),
}

impl Database {
    /// Opens a file of SQLite's.
    pub(crate) fn sqlite(file: &Path) -> Result<Self, String> {
        let opened = rusqlite::Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY);
        opened.map(Self::Sqlite).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Connects to PostgreSQL.
    pub(crate) fn postgres(url: &str) -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let connected = runtime.block_on(tokio_postgres::connect(url, NoTls));
        let (client, connection) = connected.map_err(|error| error.to_string())?;
        runtime.spawn(connection);
        Ok(Self::Postgres(runtime, client))
    }

    /// The one number that a query answers.
    pub(crate) fn number(&self, sql: &str) -> Result<i64, String> {
        match self {
            Self::Sqlite(connection) => {
                let number =
                    connection.prepare_cached(sql).and_then(|mut sql| sql.query_row([], |row| row.get(0)));
                number.map_err(|error| format!("{sql}: {error}"))
            }
            Self::Postgres(runtime, client) => {
                let row = runtime.block_on(client.query_one(sql, &[]));
                row.and_then(|row| row.try_get(0)).map_err(|error| format!("{sql}: {error}"))
            }
        }
    }
}
