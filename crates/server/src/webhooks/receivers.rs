//! Whom webhooks are for. Deliveries to a team that come in while it is being looked up share the next look-up, so that none is checked
//! with what was stored before it came.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use store::db::DbError;
use store::stripe_connections::{self, ReceivingConnection};
use store::tenant;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::app::App;

/// Whom deliveries are for, and what they are checked with.
pub(super) struct Receiver {
    pub(super) team: tenant::Team,
    pub(super) connection: Option<ReceivingConnection>,
    /// Secrets that others have taken the place of, sealed.
    pub(super) rolled: Vec<Vec<u8>>,
}

/// None where there is no such team.
type Found = Result<Option<Arc<Receiver>>, DbError>;

/// Those who wait for the next look-up of a team, by its id, while one is under way.
#[derive(Default)]
pub struct Receivers(Mutex<HashMap<String, Vec<oneshot::Sender<Found>>>>);

impl Receivers {
    /// What is found next; none for who has to look, because nobody does.
    fn join(&self, team_id: &str) -> Option<oneshot::Receiver<Found>> {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(waiting) = under_way.get_mut(team_id) else {
            under_way.insert(team_id.to_owned(), Vec::new());
            return None;
        };
        let (sender, found) = oneshot::channel();
        waiting.push(sender);
        Some(found)
    }

    /// Ends a look-up, and answers who waits for the next.
    fn end(&self, team_id: &str) -> Vec<oneshot::Sender<Found>> {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = under_way.get_mut(team_id).map(std::mem::take).unwrap_or_default();
        if waiting.is_empty() {
            under_way.remove(team_id);
        }
        waiting
    }
}

impl Receiver {
    pub(super) async fn find(app: &App, team_id: &str) -> Found {
        match app.receivers.join(team_id) {
            None => {
                let _under_way = UnderWay { app, team_id };
                look_up(app, team_id).await
            }
            Some(found) => found.await.unwrap_or_else(|_| Err(DbError::other("look-up", "it panicked"))),
        }
    }
}

/// A look-up. When it ends, and be it because whoever asked has gone away, the next begins for those who wait.
struct UnderWay<'a> {
    app: &'a App,
    team_id: &'a str,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        let waiting = self.app.receivers.end(self.team_id);
        // There is no runtime any more when the server has ended.
        if let (false, Ok(runtime)) = (waiting.is_empty(), Handle::try_current()) {
            runtime.spawn(find_for(self.app.clone(), self.team_id.to_owned(), waiting));
        }
    }
}

async fn find_for(app: App, team_id: String, waiting: Vec<oneshot::Sender<Found>>) {
    let _under_way = UnderWay { app: &app, team_id: &team_id };
    let found = look_up(&app, &team_id).await;
    for waiting in waiting {
        // Whoever asked may have gone away.
        let _ = waiting.send(found.clone());
    }
}

async fn look_up(app: &App, team_id: &str) -> Found {
    let team = tenant::Team { id: team_id.to_owned() };
    let found = app.db.read(stripe_connections::receiving(&team, app.clock.epoch_ms())).await?;
    let (connections, rolled): (Vec<_>, Vec<_>) =
        found.into_iter().map(|found| (found.connection, found.rolled)).unzip();
    let rolled = rolled.into_iter().flatten().collect();
    let connection = connections.into_iter().next();
    Ok(connection.map(|connection| Arc::new(Receiver { team, connection, rolled })))
}
