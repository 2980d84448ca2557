//! Brings the schema to the version that this binary was built for.

use std::path::PathBuf;

use super::statement::{Command, Query};
use super::{Db, DbError, Tx};
use crate::{params, statements};

/// One step of the schema, applied whole or not at all. Its version is its place in the list, counted from 1.
///
/// The SQL may hold several statements, and has to mean the same on both engines. What follows `-- PostgreSQL: ` in a line is a
/// comment to SQLite only: how a table is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// As its file is called after the number, `initial`. A database remembers it, and a step that was renamed or replaced is refused.
    pub name: &'static str,
    /// The statements.
    pub sql: &'static str,
}

/// Why a database can't be opened or brought up to date. Each is one sentence for the operator, without the password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file can't be used.
    #[error("the SQLite database {} can't be opened: {problem}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The server can't be used.
    #[error("PostgreSQL at {server} can't be used: {problem}")]
    Postgres {
        /// Host and port.
        server: String,
        /// What is wrong.
        problem: String,
    },
    /// A newer binary has been here.
    #[error(
        "the database has schema version {database}, but this program knows only up to version {known}: run a newer program, or restore a backup from before the upgrade"
    )]
    Newer {
        /// The database's version.
        database: i64,
        /// The last version that this binary knows.
        known: i64,
    },
    /// The database was made from other steps than this binary's.
    #[error(
        "schema version {version} of the database is called {found}, but this program's is {expected}: it belongs to another program or build"
    )]
    Foreign {
        /// Which step.
        version: i64,
        /// Its name in the database.
        found: String,
        /// Its name in this binary.
        expected: &'static str,
    },
    /// A step failed, and left nothing behind.
    #[error("schema migration {name} failed and was rolled back: {}", source.reason())]
    Migration {
        /// The step.
        name: &'static str,
        /// Why.
        source: DbError,
    },
    /// The database failed in some other way.
    #[error("the database can't be prepared: {}", .0.reason())]
    Database(#[from] DbError),
}

statements! {
    APPLIED = "SELECT version, name FROM schema_migrations ORDER BY version";
    RECORD = "INSERT INTO schema_migrations (version, name, applied_at) VALUES ($1, $2, $3)";
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (
    version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)";

impl Db {
    /// Applies the steps that the database doesn't have yet, each in its own transaction, and answers how many. Servers
    /// that start at the same time wait for each other.
    ///
    /// # Errors
    /// When the database is newer than this binary or not ours, or a step fails.
    pub async fn migrate(&self, migrations: &'static [Migration], now_ms: i64) -> Result<usize, OpenError> {
        let mut applied = 0;
        while self.tx(move |tx| Box::pin(apply_next(tx, migrations, now_ms))).await? {
            applied += 1;
        }
        Ok(applied)
    }

    /// The version that the schema has, without changing anything.
    ///
    /// # Errors
    /// When there is no schema at all, or as [`Db::migrate`].
    pub async fn schema_version(&self, migrations: &'static [Migration]) -> Result<i64, OpenError> {
        let applied: Vec<(i64, String)> =
            self.read(Query::new(APPLIED, params![], |row| Ok((row.get(0)?, row.get(1)?)))).await?;
        next_step(&applied, migrations)?;
        Ok(applied.last().map_or(0, |(version, _)| *version))
    }
}

/// Applies one step; false when there was none left.
async fn apply_next(
    tx: &mut Tx<'_>,
    migrations: &'static [Migration],
    now_ms: i64,
) -> Result<bool, OpenError> {
    tx.lock_schema().await?;
    tx.batch(TABLE).await?;
    let applied = tx.read(Query::new(APPLIED, params![], |row| Ok((row.get(0)?, row.get(1)?)))).await?;
    let Some((version, migration)) = next_step(&applied, migrations)? else { return Ok(false) };
    tx.batch(migration.sql).await.map_err(|source| OpenError::Migration { name: migration.name, source })?;
    tx.execute(Command::new(RECORD, params![version, migration.name, now_ms])).await?;
    tracing::info!(migration = migration.name, "migrated the database");
    Ok(true)
}

fn next_step<'m>(
    applied: &[(i64, String)],
    migrations: &'m [Migration],
) -> Result<Option<(i64, &'m Migration)>, OpenError> {
    let mut known = (1i64..).zip(migrations);
    for (version, found) in applied {
        match known.next() {
            None => {
                let database = applied.last().map_or(*version, |(last, _)| *last);
                return Err(OpenError::Newer { database, known: version - 1 });
            }
            Some((_, migration)) if migration.name != found => {
                return Err(OpenError::Foreign {
                    version: *version,
                    found: found.clone(),
                    expected: migration.name,
                });
            }
            Some(_) => {}
        }
    }
    Ok(known.next())
}
