//! Whom webhooks are for, and what they are checked with.
//!
//! What was looked up serves the deliveries of the next moment too, since Stripe sends many at once. A delivery that doesn't fit it is
//! checked again with what is stored by then, so that a new secret counts at once; and so is one that can't be recorded, because another
//! account was connected. What was taken away elsewhere otherwise, by another server or on the command line, counts for that moment longer,
//! as if the delivery had come a moment earlier.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use store::stripe_connections;
use store::tenant;
use stripe::webhook_signature::SigningSecret;

use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account::webhook_secret_context;

/// For how long what was looked up serves.
const MOMENT: Duration = Duration::from_millis(100);

/// Whom deliveries are for.
pub(super) struct Receiver {
    pub(super) team: tenant::Team,
    /// None when the team isn't connected.
    pub(super) connection: Option<Connection>,
}

/// What deliveries are checked with.
pub(super) struct Connection {
    /// `acct_…`, where it is known.
    pub(super) account_id: Option<String>,
    /// Whether real money moves.
    pub(super) livemode: bool,
    /// The number of the copy that the team's mirror is of this account.
    pub(super) copy: i64,
    /// The one in use, and behind it those that others have taken the place of, the last to end first.
    secrets: Vec<SigningSecret>,
    /// When they end, in epoch milliseconds.
    ends: Vec<i64>,
}

impl Connection {
    /// The secrets that verify at a time (epoch milliseconds).
    pub(super) fn secrets(&self, now_ms: i64) -> &[SigningSecret] {
        &self.secrets[..self.ends.partition_point(|end| *end > now_ms)]
    }
}

/// The receivers of the last moment, by their teams' ids. There are no more than teams.
#[derive(Default)]
pub struct Receivers(Mutex<HashMap<String, (Instant, Arc<Receiver>)>>);

impl Receivers {
    /// Has the next delivery to a team looked up, because its connection or its secrets are others now.
    pub fn forget(&self, team: &tenant::Team) {
        self.lock().remove(&team.id);
    }

    /// A team's receiver, if it was looked up a moment ago.
    pub(super) fn recent(&self, team_id: &str) -> Option<Arc<Receiver>> {
        let recent = self.lock();
        let (began, receiver) = recent.get(team_id)?;
        (began.elapsed() < MOMENT).then(|| Arc::clone(receiver))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, (Instant, Arc<Receiver>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks a team's receiver up. None where there is no such team.
///
/// # Errors
/// When the database fails, or the secret in use can't be opened.
pub(super) async fn look_up(app: &App, team_id: &str) -> Result<Option<Arc<Receiver>>, Problem> {
    let began = Instant::now();
    let team = tenant::Team { id: team_id.to_owned() };
    let rows = app.db.read(stripe_connections::receiving(&team, app.clock.epoch_ms())).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let connection = match &first.connection {
        None => None,
        Some(connection) => {
            let in_use = open(app, &team, &connection.webhook_secret_sealed)?;
            let rolled = rows.iter().filter_map(|row| row.rolled.as_ref());
            // One that can't be opened verifies nothing.
            let rolled =
                rolled.filter_map(|rolled| Some((open(app, &team, &rolled.sealed).ok()?, rolled.ends_at)));
            let (secrets, ends) = std::iter::once((in_use, i64::MAX)).chain(rolled).unzip();
            let (account_id, livemode) = (connection.account_id.clone(), connection.livemode);
            Some(Connection { account_id, livemode, copy: connection.copy, secrets, ends })
        }
    };
    let receiver = Arc::new(Receiver { team, connection });
    app.receivers.lock().insert(team_id.to_owned(), (began, Arc::clone(&receiver)));
    Ok(Some(receiver))
}

fn open(app: &App, team: &tenant::Team, sealed: &[u8]) -> Result<SigningSecret, Problem> {
    let opened = app.config.keyring.open(&webhook_secret_context(team), sealed);
    let text = String::from_utf8(opened.map_err(|error| Problem::unreadable_secret(&error))?);
    SigningSecret::try_from(text.map_err(|error| Problem::unreadable_secret(&error))?)
        .map_err(|error| Problem::unreadable_secret(&error))
}
