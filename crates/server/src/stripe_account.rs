//! A team's Stripe account, ready to be called, and storing what it tells.

use std::ops::Deref;
use std::sync::Arc;

use store::db::{DbError, Tx};
use store::{audit, mirrored_account, stripe_connections, tenant};
use stripe::{Account, SecretKey};

use crate::app::App;
use crate::http::problem::Problem;
use crate::sync::mirror::Changes;

/// How often storing is tried while other transactions are in the way.
const TRIES: u32 = 3;

/// The account that a team is connected to, and the copy of it that the team's mirror is. What the account tells is stored only as
/// long as that is the team's copy: a call may take until after the team is connected to another account.
#[derive(Clone, Debug)]
pub struct ConnectedAccount {
    account: Account,
    team: tenant::Team,
    copy: i64,
}

/// Why a team's account can't be called, or why what it told can't be stored.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The team has none.
    #[error("the team is not connected to Stripe")]
    NotConnected,
    /// Its key was encrypted with an encryption key that isn't among the configured ones, or is damaged.
    #[error("the connected Stripe key can't be read")]
    UnreadableKey(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What it told isn't stored, because the mirror is a copy of another account now.
    #[error("the team was connected to another account meanwhile")]
    Replaced,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<AccountError> for Problem {
    /// Not being connected is a 503, as is a key that can't be read: for a customer it is as if Stripe were away.
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::NotConnected => Problem::unavailable(
                "Payments are not connected yet. An operator has to connect Stripe first.",
            ),
            AccountError::UnreadableKey(_) => Problem::unreadable_secret(&error),
            AccountError::Replaced => Problem::conflict(
                "Another Stripe account was connected meanwhile, so nothing of this was stored.",
            ),
            AccountError::Database(error) => error.into(),
        }
    }
}

/// What the team's secret key is sealed for.
pub fn secret_key_context(team: &tenant::Team) -> String {
    format!("{} stripe secret key", team.id)
}

/// What the team's webhook signing secret is sealed for.
pub fn webhook_secret_context(team: &tenant::Team) -> String {
    format!("{} stripe webhook secret", team.id)
}

impl Deref for ConnectedAccount {
    type Target = Account;

    fn deref(&self) -> &Account {
        &self.account
    }
}

impl ConnectedAccount {
    /// The team that is connected to it.
    pub fn team(&self) -> &tenant::Team {
        &self.team
    }

    /// The number of the copy that the team's mirror is: see [`mirrored_account`].
    pub fn copy(&self) -> i64 {
        self.copy
    }

    /// Stores what it told in one transaction, and answers how many rows each change has changed.
    ///
    /// # Errors
    /// [`AccountError::Replaced`], or when the database fails; then nothing was stored.
    pub async fn store(&self, app: &App, changes: impl Into<Changes>) -> Result<Vec<u64>, AccountError> {
        let commands = Arc::new(changes.into().unguarded());
        let mut tries = 1;
        loop {
            let (account, commands) = (self.clone(), Arc::clone(&commands));
            let stored = app.db.tx(move |tx| {
                Box::pin(async move {
                    account.hold(tx).await?;
                    Ok(tx.execute_all(&commands.iter().collect::<Vec<_>>()).await?)
                })
            });
            match stored.await {
                // Nothing was changed.
                Err(AccountError::Database(DbError::Retryable { .. })) if tries < TRIES => tries += 1,
                ended => return ended,
            }
        }
    }

    /// Stores what came of a change of it, as [`ConnectedAccount::store`] does, with the change's entry in the audit log. The entry is kept
    /// even when nothing else can be, because the account was changed all the same.
    ///
    /// # Errors
    /// As [`ConnectedAccount::store`].
    pub async fn store_change(
        &self,
        app: &App,
        changes: impl Into<Changes>,
        entry: &audit::Entry,
    ) -> Result<Vec<u64>, AccountError> {
        let mut changes = changes.into();
        changes.add(audit::insert(&self.team, entry));
        let stored = self.store(app, changes).await;
        if let Err(AccountError::Replaced) = stored {
            self.audit_alone(app, entry).await?;
        }
        stored
    }

    /// Keeps the entry of a change that was made to it, of which nothing else can be stored because of [`AccountError::Replaced`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_alone(&self, app: &App, entry: &audit::Entry) -> Result<(), DbError> {
        app.db.write(vec![audit::insert(&self.team, entry)]).await.map(drop)
    }

    /// Sees to it that the mirror is a copy of this account until the transaction ends. This comes before all else in it, as it does
    /// where a team is connected, so that neither waits for the other.
    ///
    /// # Errors
    /// [`AccountError::Replaced`], or when the database fails; then the transaction has to end without storing anything.
    pub async fn hold(&self, tx: &mut Tx<'_>) -> Result<(), AccountError> {
        match tx.execute(mirrored_account::hold(&self.team, self.copy)).await? {
            0 => Err(AccountError::Replaced),
            _ => Ok(()),
        }
    }
}

/// The account that a team is connected to, for work that nobody waits for: see [`Account::in_background`].
///
/// # Errors
/// As [`of`].
pub async fn in_background(app: &App, team: &tenant::Team) -> Result<ConnectedAccount, AccountError> {
    let connected = of(app, team).await?;
    Ok(ConnectedAccount { account: connected.account.in_background(), ..connected })
}

/// The account that a team is connected to, for a caller who waits for the answer.
///
/// # Errors
/// When there is none, its key can't be read, or the database fails.
pub async fn of(app: &App, team: &tenant::Team) -> Result<ConnectedAccount, AccountError> {
    let calling = app.db.read_optional(stripe_connections::calling(team)).await?;
    let calling = calling.ok_or(AccountError::NotConnected)?;
    let opened = app.config.keyring.open(&secret_key_context(team), &calling.secret_key_sealed);
    let key = opened.map_err(unreadable)?;
    let key = String::from_utf8(key).map_err(unreadable)?;
    let key = SecretKey::try_from(key).map_err(unreadable)?;
    let account = app.stripe.account(key, calling.account_id.as_deref());
    Ok(ConnectedAccount { account, team: team.clone(), copy: calling.copy })
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> AccountError {
    AccountError::UnreadableKey(Box::new(error))
}
