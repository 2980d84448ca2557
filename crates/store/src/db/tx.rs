//! An interactive transaction.

use rusqlite::Connection;

use super::statement::{Command, Query};
use super::{DbError, postgres, sqlite};

/// A transaction that is under way, lent to the closure of [`Db::tx`](super::Db::tx).
///
/// Once a statement has failed, every later one fails too and the transaction is rolled back, whatever the closure
/// answers. To allow for a row that may be there already, write `ON CONFLICT`.
#[derive(Debug)]
pub struct Tx<'c> {
    engine: Engine<'c>,
    failed: Option<DbError>,
}

#[derive(Debug)]
enum Engine<'c> {
    Sqlite(&'c mut Connection),
    Postgres(&'c mut postgres::Session),
}

impl<'c> Tx<'c> {
    /// The rows that a query answers; it may be a statement with `RETURNING`.
    ///
    /// # Errors
    /// When the statement or its mapper fails, or the database can't be used.
    pub async fn read<T>(&mut self, query: Query<T>) -> Result<Vec<T>, DbError> {
        self.refuse_if_failed()?;
        let result = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::query(connection, &query),
            Engine::Postgres(session) => session.query(&query).await,
        };
        self.remember(result)
    }

    /// The first row that a query answers, if there is one.
    ///
    /// # Errors
    /// As [`Tx::read`].
    pub async fn read_optional<T>(&mut self, query: Query<T>) -> Result<Option<T>, DbError> {
        Ok(self.read(query).await?.into_iter().next())
    }

    /// Runs a command, and answers how many rows it changed; of a `SELECT` that locks rows, how many these are.
    ///
    /// # Errors
    /// When the statement fails, or the database can't be used.
    pub async fn execute(&mut self, command: Command) -> Result<u64, DbError> {
        self.refuse_if_failed()?;
        let result = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::execute(connection, &command),
            Engine::Postgres(session) => session.execute(&command).await,
        };
        self.remember(result)
    }

    /// Runs commands in their order, none of which depends on another's count, and answers how many rows each changed. On
    /// PostgreSQL they are sent in one go, and those that insert into the same table and follow each other as one statement.
    ///
    /// # Errors
    /// As [`Tx::execute`], the first that occurs.
    pub async fn execute_all(&mut self, commands: &[&Command]) -> Result<Vec<u64>, DbError> {
        self.refuse_if_failed()?;
        let result = match &mut self.engine {
            Engine::Sqlite(connection) => {
                commands.iter().map(|command| sqlite::execute(connection, command)).collect()
            }
            Engine::Postgres(session) => session.execute_all(commands).await,
        };
        self.remember(result)
    }

    /// Runs commands after which nothing follows, and whose counts don't matter. On PostgreSQL the transaction ends with them, in the
    /// same round trip; every later statement fails.
    ///
    /// # Errors
    /// As [`Tx::execute`], the first that occurs. Then none of the transaction had an effect.
    pub async fn execute_last(&mut self, commands: &[&Command]) -> Result<(), DbError> {
        self.refuse_if_failed()?;
        let result = match &mut self.engine {
            Engine::Sqlite(connection) => {
                commands.iter().try_for_each(|command| sqlite::execute(connection, command).map(drop))
            }
            Engine::Postgres(session) => session.execute_last(commands).await,
        };
        self.remember(result)
    }

    /// Lets what follows in the transaction take as long as it takes. On PostgreSQL a statement is given up after 15 seconds otherwise.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn lift_time_limit(&mut self) -> Result<(), DbError> {
        self.refuse_if_failed()?;
        let result = match &mut self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.batch(postgres::LIFT_TIME_LIMIT).await,
        };
        self.remember(result)
    }

    /// Several statements without parameters, for migrations.
    pub(super) async fn batch(&mut self, sql: &'static str) -> Result<(), DbError> {
        self.refuse_if_failed()?;
        let result = match &mut self.engine {
            Engine::Sqlite(connection) => {
                connection.execute_batch(sql).map_err(|error| DbError::sqlite("migration", error))
            }
            Engine::Postgres(session) => session.batch(sql).await,
        };
        self.remember(result)
    }

    /// Keeps other servers from changing the schema until the transaction ends. SQLite's writer lock does that already.
    pub(super) async fn lock_schema(&mut self) -> Result<(), DbError> {
        match &mut self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.batch(postgres::LOCK_SCHEMA).await,
        }
    }

    pub(super) fn on_sqlite(connection: &'c mut Connection) -> Self {
        Self { engine: Engine::Sqlite(connection), failed: None }
    }

    pub(super) fn on_postgres(session: &'c mut postgres::Session) -> Self {
        Self { engine: Engine::Postgres(session), failed: None }
    }

    /// What the closure answered, or the failure that it passed over.
    pub(super) fn verdict<T, E: From<DbError>>(self, result: Result<T, E>) -> Result<T, E> {
        match self.failed {
            Some(failure) => result.and(Err(failure.into())),
            None => result,
        }
    }

    fn refuse_if_failed(&self) -> Result<(), DbError> {
        self.failed.clone().map_or(Ok(()), Err)
    }

    fn remember<T>(&mut self, result: Result<T, DbError>) -> Result<T, DbError> {
        if let Err(error) = &result {
            self.failed = Some(error.clone());
        }
        result
    }
}
