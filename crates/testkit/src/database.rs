//! A database for one test, on either engine, gone when the test ends.

use billing::entropy::Entropy;
use store::db::Db;
use tempfile::TempDir;
use tokio_postgres::NoTls;

const POSTGRES: &str = "BILLSTACK_TEST_POSTGRES_URL";

/// An empty database that nobody else uses. Dropping it removes it.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(TempDir),
    Server { url: String, database: String },
}

impl TestDatabase {
    /// An SQLite database in a temporary folder.
    ///
    /// # Panics
    /// When there is no temporary folder to be had.
    pub fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self { url, place: Place::Folder(folder) }
    }

    /// A database in the PostgreSQL server that the environment names.
    ///
    /// # Panics
    /// When the environment names none, or its role may not create databases.
    pub async fn postgres() -> Self {
        let server = std::env::var(POSTGRES).unwrap_or_else(|_| {
            panic!("{POSTGRES} is not set: run `cargo xtask test`, which starts a server")
        });
        let database = format!("test_{}", hex::encode(Entropy::system().bytes::<12>()));
        run_on(&server, &format!("CREATE DATABASE {database}")).await;
        Self { url: with_database(&server, &database), place: Place::Server { url: server, database } }
    }

    /// Where it is, in the form of `BILLSTACK_DATABASE_URL`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Opens it, as empty as it is.
    ///
    /// # Panics
    /// When it can't be opened.
    pub async fn open(&self) -> Db {
        let url = self.url.parse().expect("a database address");
        Db::open(&url).await.expect("a fresh database opens")
    }

    /// The folder of an SQLite database.
    pub fn folder(&self) -> Option<&std::path::Path> {
        match &self.place {
            Place::Folder(folder) => Some(folder.path()),
            Place::Server { .. } => None,
        }
    }
}

/// How long a test waits for its database to be removed before it goes on.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Place::Server { url, database } = &self.place else { return };
        let (url, sql) = (url.clone(), format!("DROP DATABASE {database} WITH (FORCE)"));
        // A thread of its own, because the test's may be inside a runtime. What fails here is left to whoever owns the
        // server: a second panic would hide the test's own.
        let (removed, is_removed) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(run_on(&url, &sql));
            // Nobody may be waiting any more.
            let _ = removed.send(());
        });
        // The server waits for its processes to take note, and one that talks with a connection of this very runtime can't until
        // the runtime goes on: then it has to go on first.
        let _ = is_removed.recv_timeout(PATIENCE);
    }
}

/// Runs one statement outside of a transaction.
async fn run_on(server: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(server, NoTls).await.expect("the test server answers");
    let (result, _) = tokio::join!(
        async {
            let result = client.batch_execute(sql).await;
            drop(client);
            result
        },
        connection,
    );
    result.expect("the test server's role may create and drop databases");
}

/// The address of another database of the same server.
fn with_database(server: &str, database: &str) -> String {
    let (address, options) = match server.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (server, String::new()),
    };
    let host_at = address.find("://").map_or(0, |at| at + 3);
    let host_end = address[host_at..].find('/').map_or(address.len(), |at| host_at + at);
    format!("{}/{database}{options}", &address[..host_end])
}

/// Makes two tests of each story, one an engine.
///
/// ```
/// testkit::on_both_engines! {
///     async fn a_fresh_database_answers(database: TestDatabase) {
///         database.open().await.ping().await.unwrap();
///     }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($database:ident: TestDatabase) $story:block)+) => {
        $(
            $(#[$meta])*
            mod $name {
                use super::*;

                async fn story($database: $crate::database::TestDatabase) $story

                #[tokio::test]
                async fn sqlite() {
                    story($crate::database::TestDatabase::sqlite()).await;
                }

                #[tokio::test]
                async fn postgres() {
                    story($crate::database::TestDatabase::postgres().await).await;
                }
            }
        )+
    };
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_database_of_an_address_is_replaced() {
        assert_eq!(with_database("postgres://a:b@h:1/postgres?x=y", "t"), "postgres://a:b@h:1/t?x=y");
        assert_eq!(with_database("postgres://a:b@h:1", "t"), "postgres://a:b@h:1/t");
    }
}
