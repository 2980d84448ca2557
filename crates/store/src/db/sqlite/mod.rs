//! SQLite: one writer's thread that shares commits among its callers, and readers on the callers' own threads.

mod checkpoint;
mod file;
mod readers;
mod writer;

use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql};

use super::row::Row;
use super::statement::{Command, Query, Sql, Value};
use super::{DbError, OpenError, Tx, TxFuture};
use readers::Readers;
use writer::Writer;

/// Rows that an answer has room for at first, so that those of a page aren't moved while they grow in number.
const ROOM_FOR_ROWS: usize = 16;

#[derive(Debug)]
pub(super) struct Sqlite {
    readers: Readers,
    writer: Writer,
}

impl Sqlite {
    pub(super) async fn open(path: PathBuf) -> Result<Self, OpenError> {
        let open = move || {
            let problem = |problem| OpenError::Sqlite { path: path.clone(), problem };
            file::create(&path).map_err(problem)?;
            let writer = Writer::start(&path).map_err(problem)?;
            Ok(Self { readers: Readers::new(path), writer })
        };
        match tokio::task::spawn_blocking(open).await {
            Ok(result) => result,
            Err(panic) => Err(DbError::other("open", panic).into()),
        }
    }

    pub(super) fn read<R>(&self, run: impl FnOnce(&Connection) -> Result<R, DbError>) -> Result<R, DbError> {
        self.readers.with(run)
    }

    pub(super) async fn write(&self, commands: Vec<Command>) -> Result<Vec<u64>, DbError> {
        // A single statement has an effect or none by itself, so it can do without a savepoint.
        let savepoint = commands.len() > 1;
        let run = move |connection: &mut Connection| {
            commands.iter().map(|command| execute(connection, command)).collect()
        };
        self.writer.submit(savepoint, run).await
    }

    pub(super) async fn tx<T, E>(
        &self,
        run: impl for<'t> FnOnce(&'t mut Tx<'_>) -> TxFuture<'t, T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let run = move |connection: &mut Connection| {
            let mut tx = Tx::on_sqlite(connection);
            let result = match run_to_end(run(&mut tx)) {
                Some(result) => result,
                None => {
                    Err(DbError::other("transaction", "it waited for something else than its own statements")
                        .into())
                }
            };
            tx.verdict(result)
        };
        self.writer.submit(true, run).await
    }

    pub(super) fn prepare(&self, statements: &[Sql]) -> Result<(), DbError> {
        self.readers
            .with(|connection| statements.iter().try_for_each(|sql| statement(connection, *sql).map(drop)))
    }

    pub(super) fn ping(&self) -> Result<(), DbError> {
        self.writer.check()?;
        self.readers.with(|connection| {
            connection.query_row("SELECT 1", (), |_| Ok(())).map_err(|error| DbError::sqlite("ping", error))
        })
    }

    pub(super) async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
    }
}

/// The rows that a query answers on this connection.
pub(super) fn query<T>(connection: &Connection, query: &Query<T>) -> Result<Vec<T>, DbError> {
    let name = query.sql.name();
    let mut statement = statement(connection, query.sql)?;
    bind(&mut statement, query.sql, &query.params)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::with_capacity(ROOM_FOR_ROWS);
    while let Some(row) = rows.next().map_err(|error| DbError::sqlite(name, error))? {
        found.push((query.map)(&Row::sqlite(row, name)).map_err(|error| DbError::other(name, error))?);
    }
    Ok(found)
}

/// How many rows a command changed, or would lock, on this connection.
pub(super) fn execute(connection: &Connection, command: &Command) -> Result<u64, DbError> {
    if let Some(in_place) = command.in_place {
        let changed = execute_with(connection, in_place, &command.params)?;
        if changed > 0 {
            return Ok(changed);
        }
    }
    execute_with(connection, command.sql, &command.params)
}

fn execute_with(connection: &Connection, sql: Sql, params: &[Value]) -> Result<u64, DbError> {
    let mut statement = statement(connection, sql)?;
    bind(&mut statement, sql, params)?;
    if statement.column_count() > 0 {
        let mut rows = statement.raw_query();
        let mut locked = 0;
        while rows.next().map_err(|error| DbError::sqlite(sql.name(), error))?.is_some() {
            locked += 1;
        }
        return Ok(locked);
    }
    let changed = statement.raw_execute().map_err(|error| DbError::sqlite(sql.name(), error))?;
    Ok(changed as u64)
}

/// Runs several queries in one read transaction.
pub(super) fn in_snapshot<R>(
    connection: &Connection,
    run: impl FnOnce() -> Result<R, DbError>,
) -> Result<R, DbError> {
    control(connection, "BEGIN")?;
    let result = run();
    let ended = control(connection, "COMMIT");
    let rows = result?;
    ended?;
    Ok(rows)
}

/// A statement that begins or ends something.
fn control(connection: &Connection, sql: &'static str) -> Result<(), DbError> {
    let run = || connection.prepare_cached(sql)?.execute(());
    run().map(drop).map_err(|error| DbError::sqlite(sql, error))
}

fn statement(connection: &Connection, sql: Sql) -> Result<CachedStatement<'_>, DbError> {
    connection.prepare_cached(sql.text_for_sqlite()).map_err(|error| DbError::sqlite(sql.name(), error))
}

fn bind(statement: &mut CachedStatement<'_>, sql: Sql, params: &[Value]) -> Result<(), DbError> {
    let takes = statement.parameter_count();
    if takes != params.len() {
        return Err(DbError::other(
            sql.name(),
            format!("it takes {takes} parameters and was given {}", params.len()),
        ));
    }
    for (index, value) in (1..).zip(params) {
        statement.raw_bind_parameter(index, value).map_err(|error| DbError::sqlite(sql.name(), error))?;
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::SharedText(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

/// On the writer's thread a transaction's statements never wait, so its future is ready when first polled.
fn run_to_end<T>(mut future: Pin<Box<dyn Future<Output = T> + Send + '_>>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}
