//! Starting and stopping the server.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt;
use billing::clock::Clock;
use billing::entropy::Entropy;
use store::db::{Db, OpenError};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::config::{Config, ConfigError, Settings};
use crate::secret::reseal;
use crate::sync::on_view;
use crate::{api, jobs, processes, router};

/// How long open requests may go on after the server was asked to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Why the server didn't start, in one line.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A setting is missing or wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The address can't be listened on.
    #[error("can't listen on {address}: {source}{hint}", hint = hint(source))]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
    /// The database can't be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The client for Stripe can't be made.
    #[error(transparent)]
    Stripe(#[from] stripe::ClientError),
}

fn hint(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            "; stop what uses it, or choose another with BILLSTACK_LISTEN or --listen"
        }
        _ => "",
    }
}

/// A server that answers requests.
pub struct Server {
    /// Its parts.
    pub app: App,
    /// Where it listens.
    pub address: SocketAddr,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

/// Starts a server: listens, opens and migrates the database, then answers. Port 0 takes any free one, which the public URL then
/// has too unless it is set.
pub async fn start(settings: Settings, clock: Clock, entropy: Entropy) -> Result<Server, StartError> {
    start_with(settings, clock, entropy, Router::new()).await
}

/// The same, and answers some pages more.
pub async fn start_with(
    mut settings: Settings,
    clock: Clock,
    entropy: Entropy,
    more_pages: Router<App>,
) -> Result<Server, StartError> {
    let listener = listen(settings.listen()?).await?;
    let address = listener
        .local_addr()
        .map_err(|source| StartError::Listen { address: SocketAddr::from(([0; 4], 0)), source })?;
    settings.listen = Some(address.to_string());
    let config = settings.check()?;
    let metrics = match config.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let db = open_database(&config, &clock).await?;
    let app = App::new(config, db, clock, entropy)?;

    let (stop, stopped) = watch::channel(false);
    let mut tasks = vec![
        tokio::spawn(answer(listener, router::router_with(app.clone(), more_pages), stopped.clone())),
        tokio::spawn(jobs::run(app.clone(), stopped.clone())),
        tokio::spawn(on_view::run(app.clone(), stopped.clone())),
        tokio::spawn(processes::run(app.clone(), stopped.clone())),
        tokio::spawn(reseal::run(app.clone())),
    ];
    if let Some(listener) = metrics {
        tasks.push(tokio::spawn(answer(listener, api::operations::metrics_router(app.clone()), stopped)));
    }
    Ok(Server { app, address, stop, tasks })
}

impl Server {
    /// Stops taking requests, lets open ones and jobs come to an end for at most ten seconds, and closes the database. Pages that
    /// are watched would never end by themselves, and are let go of at once.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        self.app.watchers.close();
        let drained = async {
            for task in self.tasks {
                let _ = task.await;
            }
        };
        let _ = tokio::time::timeout(DRAIN, drained).await;
        self.app.db.clone().close().await;
    }
}

/// Opens the database of the settings and brings its schema up to date.
pub async fn open_database(config: &Config, clock: &Clock) -> Result<Db, OpenError> {
    let db = Db::open(&config.database_url).await?;
    db.migrate(store::MIGRATIONS, clock.epoch_ms()).await?;
    Ok(db)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|source| StartError::Listen { address, source })
}

async fn answer(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    // Answers are written in one piece, so waiting for more to send along would only delay them.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "can't set TCP_NODELAY");
        }
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        // An error means that the sender is gone, which is the end as well.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    });
    if let Err(error) = served.await {
        tracing::error!(%error, "the server stopped");
    }
}
