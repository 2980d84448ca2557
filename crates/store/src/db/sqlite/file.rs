//! The database's file, and what is set on every connection to it.

use std::fs::OpenOptions;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

/// How long to wait for another process (a `billstack admin` beside the server) to finish its write.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// More than there are statements, so none is ever prepared twice on a connection.
const STATEMENTS: usize = 512;
/// The size to which the write-ahead log is cut back once it has been copied into the database.
const LOG_BYTES_KEPT: u32 = 16 << 20;

/// Makes the file if it isn't there, readable by its owner alone, and says plainly what is in the way.
pub(super) fn create(path: &Path) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(_) if path.is_dir() => Err("it is a folder; name a file in it".to_owned()),
        Err(error) => Err(match (error.kind(), path.parent()) {
            (io::ErrorKind::NotFound, Some(folder)) if !folder.exists() => {
                format!("the folder {} does not exist; create it first", folder.display())
            }
            (io::ErrorKind::NotADirectory, Some(folder)) => format!("{} is not a folder", folder.display()),
            (io::ErrorKind::PermissionDenied, _) => "this user may not read and write it".to_owned(),
            _ => error.to_string(),
        }),
    }
}

/// The connection that writes, and makes the database one with a write-ahead log.
pub(super) fn connect_to_write(path: &Path) -> Result<Connection, String> {
    let connect = || {
        let connection = connect(path)?;
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", (), |row| row.get(0))?;
        connection.execute_batch(&format!(
            "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = {LOG_BYTES_KEPT};"
        ))?;
        Ok((connection, mode))
    };
    // SQLite waits for every lock but the one that it takes to set the journal mode of a new file.
    let began = Instant::now();
    let (connection, mode) = loop {
        match connect() {
            Ok(connected) => break connected,
            Err(error) if is_busy(&error) && began.elapsed() < BUSY_TIMEOUT => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(error) => return Err(problem(&error)),
        }
    };
    if mode != "wal" {
        return Err("its file system has no shared memory, which a write-ahead log needs".to_owned());
    }
    Ok(connection)
}

/// A connection with what is set on all of them.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Otherwise each new value of a parameter has the statement planned anew, which took longer than running it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -4096;
         PRAGMA synchronous = FULL;",
    )?;
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn connect_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let connection = connect(path)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// What is wrong with the file, for a person.
pub(super) fn problem(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        _ if is_busy(error) => {
            "another process holds its lock; stop that process, or wait for it to finish".to_owned()
        }
        Some(ErrorCode::NotADatabase) => "the file is not an SQLite database".to_owned(),
        Some(ErrorCode::DatabaseCorrupt) => "the file is damaged; restore a backup".to_owned(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "this user may not write it, or the files beside it whose names end in -wal and -shm".to_owned()
        }
        Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}
