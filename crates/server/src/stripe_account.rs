//! A team's Stripe account, ready to be called.

use axum::http::StatusCode;
use store::db::DbError;
use store::{stripe_connections, tenant};
use stripe::{Account, SecretKey};

use crate::app::App;
use crate::http::problem::Problem;

/// Why a team's account can't be called.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The team has none.
    #[error("the team is not connected to Stripe")]
    NotConnected,
    /// Its key was encrypted with an encryption key that isn't among the configured ones, or is damaged.
    #[error("the connected Stripe key can't be read")]
    UnreadableKey(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<AccountError> for Problem {
    /// Not being connected is a 503: for a customer it is as if Stripe were away.
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::NotConnected => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "Payments are not connected yet. An operator has to connect Stripe first.",
            ),
            AccountError::UnreadableKey(_) => Problem::internal(&error),
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

/// The account that a team is connected to, for work that nobody waits for: see [`Account::in_background`].
///
/// # Errors
/// As [`of`].
pub async fn in_background(app: &App, team: &tenant::Team) -> Result<Account, AccountError> {
    of(app, team).await.map(Account::in_background)
}

/// The account that a team is connected to, for a caller who waits for the answer.
///
/// # Errors
/// When there is none, its key can't be read, or the database fails.
pub async fn of(app: &App, team: &tenant::Team) -> Result<Account, AccountError> {
    let connection = app.db.read_optional(stripe_connections::find(team)).await?;
    let connection = connection.ok_or(AccountError::NotConnected)?;
    let opened = app.config.keyring.open(&secret_key_context(team), &connection.secret_key_sealed);
    let key = opened.map_err(unreadable)?;
    let key = String::from_utf8(key).map_err(unreadable)?;
    let key = SecretKey::try_from(key).map_err(unreadable)?;
    Ok(app.stripe.account(key, connection.account_id.as_deref()))
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> AccountError {
    AccountError::UnreadableKey(Box::new(error))
}
