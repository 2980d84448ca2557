//! A new encryption key takes over: when the server starts, what an older key has sealed is sealed anew under the first one, so that the
//! older may go.
//!
//! Each value is replaced only while it is the one that was read. So it may be done again and again, by several processes at once, and
//! while secrets are changed.

use store::db::{Command, DbError};
use store::{idempotent_answers, stripe_connections, teams, tenant};

use super::seal::CannotOpen;
use crate::app::App;
use crate::http::idempotency;
use crate::http::problem::Causes;
use crate::stripe_account::{secret_key_context, webhook_secret_context};

/// How many kept answers are read, and stored again, at once.
const PAGE: i64 = 200;

/// What became of the values that the first key has not sealed.
#[derive(Debug, Default)]
struct Counts {
    resealed: u64,
    unreadable: u64,
}

/// Seals anew what needs it, and says so in the log. There is nothing to do for a single key: what it has not sealed it can't open either.
pub async fn run(app: App) {
    if !app.config.keyring.has_older_keys() {
        return;
    }
    let mut counts = Counts::default();
    match everything(&app, &mut counts).await {
        Ok(()) => {
            let Counts { resealed, unreadable } = counts;
            tracing::info!(
                resealed,
                "every stored secret that can be read is sealed with the first encryption key"
            );
            if unreadable > 0 {
                tracing::warn!(unreadable, "stored secrets can't be read with any of the encryption keys");
            }
        }
        Err(error) => tracing::warn!(
            error = %Causes(&error),
            "stored secrets could not be sealed with the first encryption key; keep the older keys, the next try is at the next start"
        ),
    }
}

async fn everything(app: &App, counts: &mut Counts) -> Result<(), DbError> {
    for team in app.db.read(teams::all()).await? {
        let commands = of_connection(app, &team, counts).await?;
        store(app, commands, counts).await?;
    }
    let mut after = None;
    loop {
        let page = app.db.read(idempotent_answers::sealed_after(after.as_ref(), PAGE)).await?;
        let commands = page.iter().filter_map(|answer| {
            let resealed = app.config.keyring.reseal(idempotency::CONTEXT, &answer.sealed, &app.entropy);
            Some(idempotent_answers::reseal(answer, counted(resealed, counts)?))
        });
        let commands = commands.collect();
        store(app, commands, counts).await?;
        match page.into_iter().next_back() {
            Some(last) => after = Some(last),
            None => return Ok(()),
        }
    }
}

/// What replaces a team's secrets.
async fn of_connection(app: &App, team: &tenant::Team, counts: &mut Counts) -> Result<Vec<Command>, DbError> {
    let batch = (stripe_connections::find(team), stripe_connections::rolled_webhook_secrets(team, 0));
    let (connections, rolled) = app.db.read_batch(batch).await?;
    let mut anew = |context: &str, sealed: &[u8]| {
        counted(app.config.keyring.reseal(context, sealed, &app.entropy), counts)
    };
    let mut commands = Vec::new();
    for connection in &connections {
        let old = &connection.secret_key_sealed;
        if let Some(new) = anew(&secret_key_context(team), old) {
            commands.push(stripe_connections::reseal_secret_key(team, old, new));
        }
        let old = &connection.webhook_secret_sealed;
        if let Some(new) = anew(&webhook_secret_context(team), old) {
            commands.push(stripe_connections::reseal_webhook_secret(team, old, new));
        }
    }
    for secret in &rolled {
        if let Some(new) = anew(&webhook_secret_context(team), &secret.sealed) {
            commands.push(stripe_connections::reseal_rolled_webhook_secret(team, &secret.sealed, new));
        }
    }
    Ok(commands)
}

fn counted(resealed: Result<Option<Vec<u8>>, CannotOpen>, counts: &mut Counts) -> Option<Vec<u8>> {
    resealed.unwrap_or_else(|_: CannotOpen| {
        counts.unreadable += 1;
        None
    })
}

async fn store(app: &App, commands: Vec<Command>, counts: &mut Counts) -> Result<(), DbError> {
    if !commands.is_empty() {
        counts.resealed += app.db.write(commands).await?.into_iter().sum::<u64>();
    }
    Ok(())
}
