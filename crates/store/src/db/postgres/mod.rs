//! PostgreSQL: a pool of connections, on each of which statements are prepared once and sent without waiting for one
//! another.

mod open;
mod several_rows;
mod tls;

use std::error::Error;
use std::sync::Arc;

use bytes::BytesMut;
use deadpool_postgres::{Client, Pool};
use futures_util::StreamExt;
use futures_util::future::join_all;
use tokio_postgres::Statement;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::batch::Batch;
use super::row::Row;
use super::statement::{Command, Query, Sql, Value};
use super::url::Server;
use super::{DbError, OpenError, Tx, TxFuture};
use several_rows::SeveralRows;

/// Waits for any other server that is migrating, however long that takes. The number is ours alone.
pub(super) const LOCK_SCHEMA: &str = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; \
     SELECT pg_advisory_xact_lock(7091881925412344)";

/// Until the transaction ends.
pub(super) const LIFT_TIME_LIMIT: &str = "SET LOCAL statement_timeout = 0";

/// How often a write is tried that other transactions are in the way of, as when two wait for each other.
const TRIES: usize = 3;
/// Commands that are sent in one go; [`join_all`] sends up to 30 in their order.
const SENT_TOGETHER: usize = 30;

#[derive(Clone, Debug)]
pub(super) struct Postgres {
    pool: Pool,
}

impl Postgres {
    pub(super) async fn open(server: &Server) -> Result<Self, OpenError> {
        Ok(Self { pool: open::pool(server).await? })
    }

    pub(super) async fn read<B: Batch>(&self, batch: B) -> Result<B::Rows, DbError> {
        // Not a lease: a reader that goes away has sent all that it had to send, and leaves nothing open.
        let client = self.client().await?;
        let result = batch.on_postgres(&client).await;
        Lease(Some(client)).end(result)
    }

    pub(super) async fn write(&self, commands: &[Command]) -> Result<Vec<u64>, DbError> {
        let mut tries = 1;
        loop {
            let lease = Lease(Some(self.client().await?));
            let result = write(&lease, commands).await;
            match lease.end(result) {
                // Nothing was changed, so it can be done as if it had never been tried.
                Err(DbError::Retryable { .. }) if tries < TRIES => tries += 1,
                ended => return ended,
            }
        }
    }

    pub(super) async fn tx<T, E: From<DbError>>(
        &self,
        run: impl for<'t> FnOnce(&'t mut Tx<'_>) -> TxFuture<'t, T, E> + Send + 'static,
    ) -> Result<T, E> {
        let mut session = Session { lease: Lease(Some(self.client().await?)), begun: false, ended: false };
        let mut tx = Tx::on_postgres(&mut session);
        let result = run(&mut tx).await;
        let result = tx.verdict(result);
        session.end(result).await
    }

    pub(super) async fn prepare(&self, statements: &[Sql]) -> Result<(), DbError> {
        let client = self.client().await?;
        for sql in statements {
            prepare(&client, *sql).await?;
            if let Some(several) = SeveralRows::of(*sql, 2) {
                let prepared = client.prepare_cached(&several.text).await;
                prepared.map_err(|error| DbError::postgres(sql.name(), error))?;
            }
        }
        Ok(())
    }

    pub(super) async fn ping(&self) -> Result<(), DbError> {
        control(&self.client().await?, "SELECT 1").await
    }

    pub(super) fn close(&self) {
        self.pool.close();
    }

    async fn client(&self) -> Result<Client, DbError> {
        self.pool.get().await.map_err(DbError::pool)
    }
}

/// A connection that goes back to the pool only if it is known to be in order. One whose caller went away in the middle of
/// a transaction is closed, upon which the server rolls back.
#[derive(Debug)]
struct Lease(Option<Client>);

impl Lease {
    /// Ends the lease. After an error the connection is closed, except for the one that is part of daily life.
    fn end<T>(mut self, result: Result<T, DbError>) -> Result<T, DbError> {
        if matches!(result, Ok(_) | Err(DbError::Unique { .. })) {
            drop(self.0.take());
        }
        result
    }
}

impl std::ops::Deref for Lease {
    type Target = Client;

    fn deref(&self) -> &Client {
        self.0.as_ref().expect("only end and drop take it")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(client) = self.0.take() {
            drop(Client::take(client));
        }
    }
}

/// What a [`Tx`] runs on. The transaction begins with its first statement, in the same round trip.
#[derive(Debug)]
pub(super) struct Session {
    lease: Lease,
    begun: bool,
    ended: bool,
}

impl Session {
    /// Whether the transaction is still to begin.
    fn begins(&mut self) -> Result<bool, DbError> {
        if self.ended {
            return Err(DbError::other("transaction", "a statement came after its last"));
        }
        Ok(!std::mem::replace(&mut self.begun, true))
    }

    pub(super) async fn query<T>(&mut self, wanted: &Query<T>) -> Result<Vec<T>, DbError> {
        let begin = self.begins()?;
        let statement = prepare(&self.lease, wanted.sql).await?;
        let (begun, rows) = tokio::join!(
            biased;
            control_if(begin, &self.lease, "BEGIN"),
            query(&self.lease, &statement, wanted),
        );
        begun.and(rows)
    }

    pub(super) async fn execute(&mut self, command: &Command) -> Result<u64, DbError> {
        let begin = self.begins()?;
        let statement = prepare(&self.lease, command.sql).await?;
        let (begun, changed) = tokio::join!(
            biased;
            control_if(begin, &self.lease, "BEGIN"),
            execute(&self.lease, &statement, command),
        );
        begun.and(changed)
    }

    pub(super) async fn execute_all(&mut self, commands: &[&Command]) -> Result<Vec<u64>, DbError> {
        if commands.is_empty() {
            return Ok(Vec::new());
        }
        let mut begin = self.begins()?;
        let prepared = prepare_all(&self.lease, commands).await?;
        let mut counts = Vec::with_capacity(commands.len());
        for parts in prepared.chunks(SENT_TOGETHER) {
            let (begun, changed) = tokio::join!(
                biased;
                control_if(std::mem::take(&mut begin), &self.lease, "BEGIN"),
                join_all(parts.iter().map(|part| part.execute(&self.lease))),
            );
            begun?;
            for changed in changed {
                counts.extend(changed?);
            }
        }
        Ok(counts)
    }

    pub(super) async fn execute_last(&mut self, commands: &[&Command]) -> Result<(), DbError> {
        if commands.is_empty() {
            return Ok(());
        }
        let begin = self.begins()?;
        let prepared = prepare_all(&self.lease, commands).await?;
        self.ended = true;
        run_to_commit(&self.lease, &prepared, begin).await.map(drop)
    }

    pub(super) async fn batch(&mut self, sql: &'static str) -> Result<(), DbError> {
        let begin = self.begins()?;
        control_if(begin, &self.lease, "BEGIN").await?;
        let sql = sql.replace("-- PostgreSQL: ", "");
        self.lease.batch_execute(&sql).await.map_err(|error| DbError::postgres("migration", error))
    }

    async fn end<T, E: From<DbError>>(self, result: Result<T, E>) -> Result<T, E> {
        if !self.begun {
            self.lease.end(Ok(()))?;
            return result;
        }
        if self.ended {
            // Where it failed, the closure's result says so, and the connection is closed.
            let ended =
                if result.is_ok() { Ok(()) } else { Err(DbError::other("transaction", "it was given up")) };
            let _ = self.lease.end(ended);
            return result;
        }
        let how = if result.is_ok() { "COMMIT" } else { "ROLLBACK" };
        let ended = control(&self.lease, how).await;
        let ended = self.lease.end(ended);
        // A failed rollback adds nothing: the connection is closed, and the server rolls back.
        let value = result?;
        ended?;
        Ok(value)
    }
}

async fn write(client: &Client, commands: &[Command]) -> Result<Vec<u64>, DbError> {
    let commands: Vec<&Command> = commands.iter().collect();
    let prepared = prepare_all(client, &commands).await?;
    match prepared.as_slice() {
        [] => Ok(Vec::new()),
        [alone] => alone.execute(client).await,
        several => run_to_commit(client, several, true).await,
    }
}

/// Runs commands and commits; `begin` is whether the transaction begins with them.
async fn run_to_commit(client: &Client, prepared: &[Part<'_>], begin: bool) -> Result<Vec<u64>, DbError> {
    let mut counts = Vec::with_capacity(prepared.len());
    let chunks = prepared.chunks(SENT_TOGETHER);
    let last = chunks.len() - 1;
    for (place, parts) in chunks.enumerate() {
        let (begun, changed, ended) = tokio::join!(
            biased;
            control_if(begin && place == 0, client, "BEGIN"),
            join_all(parts.iter().map(|part| part.execute(client))),
            // Where a command failed, this rolls back.
            control_if(place == last, client, "COMMIT"),
        );
        begun?;
        let changed: Result<Vec<Vec<u64>>, DbError> = changed.into_iter().collect();
        if changed.is_err() && place != last {
            control(client, "ROLLBACK").await?;
        }
        counts.extend(changed?.into_iter().flatten());
        ended?;
    }
    Ok(counts)
}

/// Commands that are sent as one statement.
struct Part<'c> {
    commands: &'c [&'c Command],
    statement: Statement,
    /// None for a single command.
    several: Option<Arc<SeveralRows>>,
}

impl Part<'_> {
    /// How many rows each command changed. It is sent when first polled.
    async fn execute(&self, client: &Client) -> Result<Vec<u64>, DbError> {
        let sql = self.commands[0].sql;
        let failed = |error| DbError::postgres(sql.name(), error);
        let params: Vec<&Value> = self.commands.iter().flat_map(|command| &command.params).collect();
        let Some(several) = self.several.as_ref().filter(|several| !several.key.is_empty()) else {
            let changed = client.execute_raw(&self.statement, params).await.map_err(failed)?;
            return Ok(if self.commands.len() == 1 { vec![changed] } else { vec![1; self.commands.len()] });
        };
        let rows = client.query_raw(&self.statement, params).await.map_err(failed)?;
        let mut rows = std::pin::pin!(rows);
        let mut counts = vec![0; self.commands.len()];
        while let Some(row) = rows.next().await {
            let row = row.map_err(failed)?;
            let is_changed = |command: &Command| {
                several.key_of(command).enumerate().all(|(column, value)| match value {
                    Some(Value::Text(value)) => row.try_get(column).is_ok_and(|key: &str| key == value),
                    _ => false,
                })
            };
            match self.commands.iter().position(|command| is_changed(command)) {
                Some(place) => counts[place] = 1,
                None => {
                    return Err(DbError::other(sql.name(), "it changed a row that was not among its own"));
                }
            }
        }
        Ok(counts)
    }
}

async fn prepare_all<'c>(client: &Client, commands: &'c [&'c Command]) -> Result<Vec<Part<'c>>, DbError> {
    let mut parts = Vec::with_capacity(commands.len());
    for (commands, several) in several_rows::together(commands) {
        let sql = commands[0].sql;
        let text = several.as_ref().map_or(sql.text(), |several| &several.text);
        let statement =
            client.prepare_cached(text).await.map_err(|error| DbError::postgres(sql.name(), error))?;
        // Before anything is sent: a commit sent along would not notice a command that never left.
        let takes = statement.params().len() / commands.len();
        for (number, command) in commands.iter().enumerate() {
            check(sql, &statement.params()[number * takes..][..takes], &command.params)?;
        }
        parts.push(Part { commands, statement, several });
    }
    Ok(parts)
}

/// The statement as this connection knows it, prepared if it is new to it.
pub(super) async fn prepare(client: &Client, sql: Sql) -> Result<Statement, DbError> {
    client.prepare_cached(sql.text()).await.map_err(|error| DbError::postgres(sql.name(), error))
}

/// The rows that a query answers. It is sent when first polled.
pub(super) async fn query<T>(
    client: &Client,
    statement: &Statement,
    query: &Query<T>,
) -> Result<Vec<T>, DbError> {
    let name = query.sql.name();
    check(query.sql, statement.params(), &query.params)?;
    let rows =
        client.query_raw(statement, &query.params).await.map_err(|error| DbError::postgres(name, error))?;
    let mut rows = std::pin::pin!(rows);
    let mut found = Vec::new();
    while let Some(row) = rows.next().await {
        let row = row.map_err(|error| DbError::postgres(name, error))?;
        found.push((query.map)(&Row::postgres(&row, name)).map_err(|error| DbError::other(name, error))?);
    }
    Ok(found)
}

/// How many rows a command changed. It is sent when first polled.
async fn execute(client: &Client, statement: &Statement, command: &Command) -> Result<u64, DbError> {
    check(command.sql, statement.params(), &command.params)?;
    let changed = client.execute_raw(statement, &command.params).await;
    changed.map_err(|error| DbError::postgres(command.sql.name(), error))
}

/// Begins a transaction that only reads, and sees one state of the database.
pub(super) async fn begin_snapshot(client: &Client) -> Result<(), DbError> {
    control(client, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
}

pub(super) async fn commit(client: &Client) -> Result<(), DbError> {
    control(client, "COMMIT").await
}

/// A statement that begins or ends something.
async fn control(client: &Client, sql: &'static str) -> Result<(), DbError> {
    client.batch_execute(sql).await.map_err(|error| DbError::postgres(sql, error))
}

async fn control_if(wanted: bool, client: &Client, sql: &'static str) -> Result<(), DbError> {
    if wanted { control(client, sql).await } else { Ok(()) }
}

fn check(sql: Sql, wanted: &[Type], params: &[Value]) -> Result<(), DbError> {
    if wanted.len() != params.len() {
        let counts = format!("it takes {} parameters and was given {}", wanted.len(), params.len());
        return Err(DbError::other(sql.name(), counts));
    }
    for (number, (value, kind)) in (1..).zip(params.iter().zip(wanted)) {
        if !value.fits(kind) {
            let kinds = format!("${number} has to be a {kind} and is {value:?}");
            return Err(DbError::other(sql.name(), kinds));
        }
    }
    Ok(())
}

impl Value {
    fn fits(&self, kind: &Type) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(_) => <bool as ToSql>::accepts(kind),
            Self::Int(_) => <i64 as ToSql>::accepts(kind),
            Self::Text(_) | Self::SharedText(_) => <&str as ToSql>::accepts(kind),
            Self::Bytes(_) => <Vec<u8> as ToSql>::accepts(kind),
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Bool(value) => value.to_sql(kind, out),
            Self::Int(value) => value.to_sql(kind, out),
            Self::Text(value) => value.to_sql(kind, out),
            Self::SharedText(value) => (&**value).to_sql(kind, out),
            Self::Bytes(value) => value.to_sql(kind, out),
        }
    }

    /// [`check`] has made sure before, where it can tell which parameter doesn't fit.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
