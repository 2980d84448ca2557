//! `billstack admin connect-stripe` and `roll-webhook-secret`: a team's connection to its Stripe account.

use clap::Args;
use serde_json::json;

use super::{AdminError, Done, ask, create, find_team, first_line};
use crate::api::stripe_connection::{self, Keys, webhook_secret};
use crate::app::App;

/// Where the signing secret may be, for scripts.
const WEBHOOK_SECRET: &str = "STRIPE_WEBHOOK_SECRET";

/// The end of both commands' help.
const WHERE_THE_SIGNING_SECRET_IS: &str = "The signing secret of the webhook endpoint (whsec_…) is asked for, unless the environment variable STRIPE_WEBHOOK_SECRET has it.";

/// Flags of `connect-stripe`. No flag takes a secret: other users of the machine could read it in the list of processes.
#[derive(Debug, Args)]
#[command(after_help = WHERE_THE_SIGNING_SECRET_IS)]
pub struct ConnectStripe {
    /// Team to connect (team_…)
    #[arg(long)]
    team: String,
    /// Read the secret or restricted key from the first line of standard input instead of asking for it; needs STRIPE_WEBHOOK_SECRET, too
    #[arg(long)]
    secret_key_stdin: bool,
    /// The account's publishable key (pk_…)
    #[arg(long)]
    publishable_key: Option<String>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(app: &App, flags: ConnectStripe) -> Result<Done, AdminError> {
    let ConnectStripe { team, secret_key_stdin, publishable_key, json } = flags;
    let team = find_team(app, &team).await?;
    let webhook_url = stripe_connection::webhook_address(app, &team);
    let secret_key = if secret_key_stdin {
        first_line()?
    } else {
        ask("Secret or restricted key: ", "--secret-key-stdin")?
    };
    let webhook_secret =
        ask_for_webhook_secret(&format!("Signing secret (whsec_…) of the webhook endpoint {webhook_url}: "))?;
    let keys = Keys::new(&secret_key, publishable_key.as_deref(), &webhook_secret)?;
    let connected = stripe_connection::connect_account(app, &team, create::ACTOR, keys).await?;
    let mode = if connected.livemode { "live" } else { "test" };
    let replaced = if connected.replaces_mirror {
        "What was copied of the account connected before is left behind: its customers' links no longer open.\n"
    } else {
        ""
    };
    let text = format!(
        "Connected, in {mode} mode. Stripe has to send its events to {webhook_url}\n\
         {replaced}\
         A running server copies now what the account has; to do it here: billstack admin backfill --team {}",
        team.id
    );
    let value = json!({
        "success": true,
        "webhookUrl": webhook_url,
        "accountId": connected.account_id,
        "livemode": connected.livemode,
    });
    Ok(Done::new(json, value, text))
}

/// Flags of `roll-webhook-secret`.
#[derive(Debug, Args)]
#[command(after_help = WHERE_THE_SIGNING_SECRET_IS)]
pub struct RollWebhookSecret {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// How long the old secret verifies beside the new one, in milliseconds: 0 to 86400000 [default: 86400000, a day]
    #[arg(long)]
    overlap_ms: Option<i64>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn roll(app: &App, flags: RollWebhookSecret) -> Result<Done, AdminError> {
    let RollWebhookSecret { team, overlap_ms, json } = flags;
    let team = find_team(app, &team).await?;
    let secret = ask_for_webhook_secret("New signing secret (whsec_…): ")?;
    let until = webhook_secret::roll_to(app, &team, create::ACTOR, &secret, overlap_ms).await?;
    let text = match until {
        Some(until) => format!("The new secret is in use. An earlier one verifies until {until}, too."),
        None => "The new secret is in use, and no other verifies.".to_owned(),
    };
    Ok(Done::new(json, json!({ "success": true, "previousWebhookSecretUntil": until }), text))
}

fn ask_for_webhook_secret(prompt: &str) -> Result<String, AdminError> {
    match std::env::var(WEBHOOK_SECRET) {
        Ok(secret) if !secret.is_empty() => Ok(secret),
        _ => ask(prompt, &format!("the environment variable {WEBHOOK_SECRET}")),
    }
}
