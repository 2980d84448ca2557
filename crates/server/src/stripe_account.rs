//! A team's Stripe account, ready to be called.

use axum::http::StatusCode;
use store::{stripe_connections, tenant};
use stripe::{Account, SecretKey};

use crate::app::App;
use crate::http::problem::Problem;

/// What the team's secret key is sealed for.
pub fn secret_key_context(team: &tenant::Team) -> String {
    format!("{} stripe secret key", team.id)
}

/// What the team's webhook signing secret is sealed for.
pub fn webhook_secret_context(team: &tenant::Team) -> String {
    format!("{} stripe webhook secret", team.id)
}

/// The account that a team is connected to, for work that nobody waits for: see [`Account::in_background`].
pub async fn in_background(app: &App, team: &tenant::Team) -> Result<Account, Problem> {
    of(app, team).await.map(Account::in_background)
}

/// The account that a team is connected to, for a caller who waits for the answer. Not being connected is a 503: for a customer it
/// is as if Stripe were away.
pub async fn of(app: &App, team: &tenant::Team) -> Result<Account, Problem> {
    let connection = app.db.read_optional(stripe_connections::find(team)).await?.ok_or_else(|| {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Payments are not connected yet. An operator has to connect Stripe first.",
        )
    })?;
    let opened = app.config.keyring.open(&secret_key_context(team), &connection.secret_key_sealed);
    let key = opened.map_err(|error| Problem::internal(&error))?;
    let key = String::from_utf8(key).map_err(|error| Problem::internal(&error))?;
    let key = SecretKey::try_from(key).map_err(|error| Problem::internal(&error))?;
    Ok(app.stripe.account(key))
}
