//! Connects to the server, and tells the operator in one sentence why it can't.

use std::time::Duration;

use deadpool_postgres::{Hook, Manager, ManagerConfig, Pool, PoolError, QueueMode, RecyclingMethod, Runtime};
use tokio_postgres::error::SqlState;

use super::super::OpenError;
use super::super::error::{io_cause, root_cause};
use super::super::url::Server;
use super::tls;

/// Enough to keep a server of several cores busy; PostgreSQL itself allows 100 unless told otherwise.
const CONNECTIONS: usize = 16;
/// For a new connection, and for one to become free.
const PATIENCE: Duration = Duration::from_secs(5);
/// A statement is given up after 15 s and a lock after 5 s, and a transaction that its client forgot after 30 s. Every
/// statement is short, so compiling one never pays.
const SETTINGS: &str =
    "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s -c jit=off";
/// Of the JSON that rows hold. PostgreSQL's own takes five times as long.
const FASTER_COMPRESSION: &str = "SET default_toast_compression = 'lz4'";

pub(super) async fn pool(server: &Server) -> Result<Pool, OpenError> {
    let failed = |problem| OpenError::Postgres { server: server.to_string(), problem };
    let mut config = server.config.clone();
    // The operator's own options come later, and win.
    config.options(format!("{SETTINGS} {}", server.config.get_options().unwrap_or_default()).trim_end());
    if config.get_application_name().is_none() {
        config.application_name("billstack");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    let tls = tls::connector(server.must_be_verified()).map_err(failed)?;
    let manager =
        Manager::from_config(config, tls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    let pool = Pool::builder(manager)
        .max_size(CONNECTIONS)
        // The connection used last has its statements prepared.
        .queue_mode(QueueMode::Lifo)
        .post_create(Hook::async_fn(|client, _| {
            Box::pin(async move {
                // A server that was built without it, or is older than it, goes on as it is.
                let _ = client.batch_execute(FASTER_COMPRESSION).await;
                Ok(())
            })
        }))
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .build()
        .map_err(|error| failed(error.to_string()))?;
    match pool.get().await {
        Ok(_) => Ok(pool),
        Err(error) => Err(failed(problem(server, &error))),
    }
}

fn problem(server: &Server, error: &PoolError) -> String {
    let PoolError::Backend(error) = error else {
        return format!("it did not answer within {} seconds", PATIENCE.as_secs());
    };
    match error.code() {
        Some(code) if *code == SqlState::INVALID_PASSWORD => {
            format!("the password of user {} is wrong", server.user())
        }
        Some(code) if *code == SqlState::INVALID_CATALOG_NAME => {
            format!("it has no database {}; create it first", server.database())
        }
        Some(code) if *code == SqlState::TOO_MANY_CONNECTIONS => {
            "all its connections are taken; raise its max_connections".to_owned()
        }
        Some(_) => root_cause(error),
        None if is_about_the_certificate(error) => format!(
            "its certificate is not trusted ({}); name the file of its authority in SSL_CERT_FILE",
            root_cause(error)
        ),
        None => match io_cause(error).map(std::io::Error::kind) {
            Some(std::io::ErrorKind::TimedOut) => {
                format!("it did not answer within {} seconds", PATIENCE.as_secs())
            }
            Some(std::io::ErrorKind::ConnectionRefused) => {
                "the connection was refused; is it running, and does it listen there?".to_owned()
            }
            _ => root_cause(error),
        },
    }
}

fn is_about_the_certificate(error: &tokio_postgres::Error) -> bool {
    let wrapped = io_cause(error).and_then(std::io::Error::get_ref);
    wrapped
        .and_then(|error| error.downcast_ref())
        .is_some_and(|error| matches!(error, rustls::Error::InvalidCertificate(_)))
}
