//! Durable writes to SQLite by the shortest way known: one thread writes, and what waits at the same time shares a commit.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tokio::sync::{mpsc, oneshot};

/// How many writes share one commit at most.
const GROUP: usize = 256;

/// The thread's end of the queue is dropped with the last clone, and the thread ends.
pub(crate) struct Writer<T>(mpsc::UnboundedSender<Waiting<T>>);

impl<T> Clone for Writer<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

struct Waiting<T> {
    row: T,
    done: oneshot::Sender<Result<(), String>>,
}

impl<T: Send + 'static> Writer<T> {
    /// Starts the thread, which writes each row with `write`.
    pub(crate) fn start(
        database: &Path,
        write: fn(&Connection, &T) -> rusqlite::Result<()>,
    ) -> Result<Self, String> {
        let connection = open(database).map_err(|error| error.to_string())?;
        let (queue, waiting) = mpsc::unbounded_channel();
        std::thread::spawn(move || write_all(&connection, waiting, write));
        Ok(Self(queue))
    }

    /// Writes a row, and returns once it is on the disk.
    pub(crate) async fn write(&self, row: T) -> Result<(), String> {
        let (done, is_done) = oneshot::channel();
        self.0.send(Waiting { row, done }).map_err(|error| error.to_string())?;
        is_done.await.map_err(|error| error.to_string())?
    }
}

/// A connection set up as the real server sets up its own.
pub(crate) fn open(database: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(database)?;
    // Without it, SQLite may plan a statement anew for every set of parameters.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;",
    )?;
    Ok(connection)
}

fn write_all<T>(
    connection: &Connection,
    mut queue: mpsc::UnboundedReceiver<Waiting<T>>,
    write: fn(&Connection, &T) -> rusqlite::Result<()>,
) {
    let mut group = Vec::with_capacity(GROUP);
    while queue.blocking_recv_many(&mut group, GROUP) > 0 {
        let outcome = write_group(connection, &group, write).map_err(|error| error.to_string());
        for waiting in group.drain(..) {
            // A caller that has gone away needs no answer.
            let _gone = waiting.done.send(outcome.clone());
        }
    }
}

fn write_group<T>(
    connection: &Connection,
    group: &[Waiting<T>],
    write: fn(&Connection, &T) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    for waiting in group {
        write(connection, &waiting.row)?;
    }
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}
