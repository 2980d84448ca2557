//! A small layer over SQLite and PostgreSQL. A query is data ([`Query`], [`Command`]): its SQL is written once, and the
//! engine is matched only here, in [`Tx`] and in the batch.

mod batch;
mod error;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod statement;
mod tx;
mod url;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

pub use batch::Batch;
pub use error::{Cause, DbError};
pub(crate) use migrate::ALL as SCHEMA_STATEMENTS;
pub use migrate::{Migration, OpenError};
pub use row::{Row, RowError};
pub use statement::{Command, Query, Sql, Value, for_sqlite, length_for_sqlite};
pub use tx::Tx;
pub use url::{DatabaseUrl, UrlError};

pub use crate::{params, statements};
use postgres::Postgres;
use sqlite::Sqlite;
use url::Location;

/// What the closure of [`Db::tx`] answers: `Box::pin(async move { … })`.
pub type TxFuture<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// An open database. Clones share it.
#[derive(Clone, Debug)]
pub struct Db(Engine);

#[derive(Clone, Debug)]
enum Engine {
    Sqlite(Arc<Sqlite>),
    Postgres(Postgres),
}

impl Db {
    /// Opens the database, creating the file of an SQLite one, and makes sure that it answers.
    ///
    /// # Errors
    /// One sentence that says what is wrong with the path, the server or the credentials.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, OpenError> {
        match &url.0 {
            Location::Sqlite(path) => Ok(Self(Engine::Sqlite(Arc::new(Sqlite::open(path.clone()).await?)))),
            Location::Postgres(server) => Ok(Self(Engine::Postgres(Postgres::open(server).await?))),
        }
    }

    /// The rows that a query answers. Bound what it can read with a `LIMIT`: on SQLite it runs on the caller's thread. A
    /// statement with `RETURNING` or `FOR UPDATE` belongs in a [`Db::tx`].
    ///
    /// # Errors
    /// When the statement or its mapper fails, or the database can't be used.
    pub async fn read<T: Send + 'static>(&self, query: Query<T>) -> Result<Vec<T>, DbError> {
        self.read_batch(query).await
    }

    /// The first row that a query answers, if there is one.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn read_optional<T: Send + 'static>(&self, query: Query<T>) -> Result<Option<T>, DbError> {
        Ok(self.read_batch(query).await?.into_iter().next())
    }

    /// The rows of several queries, all of one snapshot of the database: one read transaction on SQLite, one round trip on
    /// PostgreSQL.
    ///
    /// # Errors
    /// As [`Db::read`], the first that occurs.
    pub async fn read_batch<B: Batch>(&self, batch: B) -> Result<B::Rows, DbError> {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.read(|connection| batch.on_sqlite(connection)),
            Engine::Postgres(postgres) => postgres.read(batch).await,
        }
    }

    /// Runs the commands in one transaction, and answers how many rows each changed. It is durable when this returns.
    ///
    /// # Errors
    /// The first that occurs; then none of the commands had an effect.
    pub async fn write(&self, commands: Vec<Command>) -> Result<Vec<u64>, DbError> {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.write(commands).await,
            Engine::Postgres(postgres) => postgres.write(&commands).await,
        }
    }

    /// Runs a transaction whose statements depend on what was read. It commits when the closure answers `Ok`, and is
    /// durable when this returns; it rolls back when the closure answers `Err` or a statement failed.
    ///
    /// Lock the rows that a decision rests on with `FOR UPDATE`: on SQLite transactions run one after the other, on
    /// PostgreSQL they run side by side at READ COMMITTED. The closure may wait for its own statements only: on SQLite it
    /// runs on the writer's thread, where waiting for anything else is an error.
    ///
    /// # Errors
    /// The closure's own, or the database's turned into it.
    pub async fn tx<T, E>(
        &self,
        run: impl for<'t> FnOnce(&'t mut Tx<'_>) -> TxFuture<'t, T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.tx(run).await,
            Engine::Postgres(postgres) => postgres.tx(run).await,
        }
    }

    /// Whether writes that wait at the same time share a commit whoever they are from, so that callers needn't see to it.
    pub fn shares_commits(&self) -> bool {
        matches!(self.0, Engine::Sqlite(_))
    }

    /// Prepares the statements without running them, so that a mistake in one shows.
    ///
    /// # Errors
    /// Of the first statement that this engine doesn't accept.
    pub async fn prepare(&self, statements: &[Sql]) -> Result<(), DbError> {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.prepare(statements),
            Engine::Postgres(postgres) => postgres.prepare(statements).await,
        }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it doesn't.
    pub async fn ping(&self) -> Result<(), DbError> {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.ping(),
            Engine::Postgres(postgres) => postgres.ping().await,
        }
    }

    /// Finishes what was begun and closes every connection. Calls through other clones fail from now on.
    pub async fn close(self) {
        match self.0 {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(postgres) => postgres.close(),
        }
    }
}
