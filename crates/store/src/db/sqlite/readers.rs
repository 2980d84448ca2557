//! Reading connections, used on the thread of whoever reads.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::super::DbError;
use super::file;

/// Connections that wait for the next reader; the one used last comes first, because its pages are warm.
///
/// There are never more connections in use than threads that read.
#[derive(Debug)]
pub(super) struct Readers {
    path: PathBuf,
    /// None once closed.
    idle: Mutex<Option<Vec<Connection>>>,
    keep: usize,
}

impl Readers {
    pub(super) fn new(path: PathBuf) -> Self {
        let keep = std::thread::available_parallelism().map_or(2, usize::from) + 1;
        Self { path, idle: Mutex::new(Some(Vec::new())), keep }
    }

    pub(super) fn with<R>(&self, run: impl FnOnce(&Connection) -> Result<R, DbError>) -> Result<R, DbError> {
        let waiting = match self.idle().as_mut() {
            Some(idle) => idle.pop(),
            None => return Err(DbError::unavailable("the database was closed")),
        };
        let connection = match waiting {
            Some(connection) => connection,
            None => file::connect_to_read(&self.path).map_err(|error| DbError::sqlite("open", error))?,
        };
        let result = run(&connection);
        if connection.is_autocommit()
            && let Some(idle) = self.idle().as_mut()
            && idle.len() < self.keep
        {
            idle.push(connection);
        }
        result
    }

    pub(super) fn close(&self) {
        self.idle().take();
    }

    fn idle(&self) -> MutexGuard<'_, Option<Vec<Connection>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
