//! A team's Stripe account, ready to be called.

use axum::http::StatusCode;
use store::{stripe_connections, tenant};
use stripe::webhook_signature::SigningSecret;
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

/// What the team's webhooks may be signed with: the secret in use, and those of `rolled` that can be opened. All of them come sealed.
///
/// # Errors
/// When the secret in use can't be opened.
pub fn webhook_secrets(
    app: &App,
    team: &tenant::Team,
    in_use: &[u8],
    rolled: &[Vec<u8>],
) -> Result<Vec<SigningSecret>, Problem> {
    let context = webhook_secret_context(team);
    let open = |sealed: &[u8]| {
        let opened = app.config.keyring.open(&context, sealed).map_err(|error| Problem::internal(&error))?;
        let text = String::from_utf8(opened).map_err(|error| Problem::internal(&error))?;
        SigningSecret::try_from(text).map_err(|error| Problem::internal(&error))
    };
    let mut secrets = vec![open(in_use)?];
    secrets.extend(rolled.iter().filter_map(|rolled| open(rolled).ok()));
    Ok(secrets)
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
