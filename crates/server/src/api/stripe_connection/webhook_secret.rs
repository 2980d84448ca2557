//! `POST …/stripe/webhook-secret`: rolls the signing secret of the webhook endpoint. For a while the old and the new one verify.
//!
//! Stripe's own roll lets the old secret live for at most 24 hours more and signs with both meanwhile:
//! <https://docs.stripe.com/webhooks#roll-endpoint-secrets>.

use axum::Json;
use axum::extract::State;
use billing::clock::Timestamp;
use billing::id::Kind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::stripe_connections::{self, RolledSecret};
use store::{audit, tenant};
use stripe::webhook_signature::SigningSecret;
use utoipa::ToSchema;

use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::caller::{ManageTeam, TeamCaller};
use crate::http::error_answers::{BodyErrors, CallerErrors, Conflict};
use crate::http::problem::Problem;
use crate::shapes::time;
use crate::stripe_account::webhook_secret_context;

/// The longest overlap, and the one where nothing is said, in milliseconds: a day.
pub const MAX_OVERLAP_MS: i64 = 24 * 60 * 60 * 1_000;
/// How many rolled secrets may verify at once. Each makes checking a signature a little dearer.
const MAX_ROLLED: usize = 4;

/// The request of `POST …/stripe/webhook-secret`.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollWebhookSecret {
    /// The endpoint's new secret, `whsec_…`.
    #[schema(example = "whsec_…")]
    webhook_secret: String,
    /// How long the old secret verifies beside the new one, in milliseconds. 0 ends it at once.
    #[schema(minimum = 0, maximum = 86_400_000, default = 86_400_000)]
    overlap_ms: Option<i64>,
}

/// A secret that was rolled.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookSecretRolled {
    #[schema(example = true)]
    success: bool,
    /// Until when an earlier secret verifies too; null when none does.
    #[schema(example = "2026-03-02T12:00:00Z")]
    previous_webhook_secret_until: Option<Timestamp>,
}

/// Rolls the webhook secret.
///
/// From now on the new secret verifies, and so does the old one until the overlap ends. With the secret that is in use already,
/// earlier ones end when `overlapMs` is over, if they don't end before.
#[utoipa::path(
    post,
    path = "/stripe/webhook-secret",
    operation_id = "rollWebhookSecret",
    tag = "Stripe connection",
    security(("session" = ["admin"])),
    request_body = RollWebhookSecret,
    responses((status = 200, body = WebhookSecretRolled), CallerErrors, BodyErrors, Conflict),
)]
pub async fn roll(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    JsonBody(wanted): JsonBody<RollWebhookSecret>,
) -> Result<Json<WebhookSecretRolled>, Problem> {
    let actor = caller.actor.to_string();
    let until = roll_to(&app, &caller.team, &actor, &wanted.webhook_secret, wanted.overlap_ms).await?;
    app.receivers.forget(&caller.team);
    Ok(Json(WebhookSecretRolled { success: true, previous_webhook_secret_until: until }))
}

/// Puts a new webhook secret in use, and lets the old one verify for `overlap_ms` more, a day when none is given. Answers until when an
/// earlier secret verifies.
///
/// # Errors
/// A 400 that names the field, a 404 when the team isn't connected, a 409 when too many secrets verify already.
pub async fn roll_to(
    app: &App,
    team: &tenant::Team,
    actor: &str,
    webhook_secret: &str,
    overlap_ms: Option<i64>,
) -> Result<Option<Timestamp>, Problem> {
    let secret = SigningSecret::try_from(webhook_secret.trim().to_owned())
        .map_err(|error| Problem::bad_request(format!("`webhookSecret` is not valid: {error}.")))?;
    let overlap = overlap_ms.unwrap_or(MAX_OVERLAP_MS);
    if !(0..=MAX_OVERLAP_MS).contains(&overlap) {
        return Err(Problem::bad_request(
            "`overlapMs` must be a whole number of milliseconds from 0 to 86400000 (a day).",
        ));
    }
    let (app, team, actor) = (app.clone(), team.clone(), actor.to_owned());
    let now = app.clock.epoch_ms();
    app.db
        .clone()
        .tx(move |tx| {
            Box::pin(async move {
                let present = tx.read_optional(stripe_connections::present_webhook_secret(&team)).await?;
                let present = present.ok_or_else(|| {
                    Problem::not_found("This team is not connected to Stripe. Connect it first.")
                })?;
                let rolled = tx.read(stripe_connections::rolled_webhook_secrets(&team, now)).await?;
                let context = webhook_secret_context(&team);
                // One that can't be opened verifies nothing, so it need not be kept.
                let open = |sealed: &[u8]| app.config.keyring.open(&context, sealed).ok();
                let present = open(&present).map(|secret| (secret, i64::MAX));
                let rolled = rolled.iter().filter_map(|old| Some((open(&old.sealed)?, old.ends_at)));
                let old: Vec<_> = present.into_iter().chain(rolled).collect();
                let left = left_beside(secret.expose().as_bytes(), old, now, now + overlap);
                if left.len() > MAX_ROLLED {
                    return Err(Problem::conflict(
                        "Too many earlier secrets verify still. Roll with a shorter `overlapMs`, or wait until one has ended.",
                    ));
                }
                let until = left.iter().map(|(_, ends_at)| *ends_at).max().and_then(time);
                let seal = |secret: &[u8]| app.config.keyring.seal(&context, secret, &app.entropy);
                tx.execute(stripe_connections::set_webhook_secret(&team, seal(secret.expose().as_bytes()))).await?;
                tx.execute(stripe_connections::forget_rolled_webhook_secrets(&team)).await?;
                for (secret, ends_at) in left {
                    let rolled = RolledSecret { sealed: seal(&secret), ends_at };
                    tx.execute(stripe_connections::add_rolled_webhook_secret(&team, &rolled)).await?;
                }
                tx.execute(audit::insert(&team, &audit_entry(&app, &team, actor, until))).await?;
                Ok(until)
            })
        })
        .await
}

/// The earlier secrets that verify beside a new one, each until its end or `until`, whichever comes first.
fn left_beside(new: &[u8], old: Vec<(Vec<u8>, i64)>, now_ms: i64, until_ms: i64) -> Vec<(Vec<u8>, i64)> {
    let ending = old.into_iter().map(|(secret, ends_at)| (secret, ends_at.min(until_ms)));
    ending.filter(|(secret, ends_at)| secret != new && *ends_at > now_ms).collect()
}

fn audit_entry(app: &App, team: &tenant::Team, actor: String, until: Option<Timestamp>) -> audit::Entry {
    audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: None,
        actor,
        action: "stripe.webhook_secret_rolled",
        target: team.id.clone(),
        before: None,
        after: Some(json!({ "previousWebhookSecretUntil": until }).to_string()),
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(new: &str, old: &[(&str, i64)], until: i64) -> Vec<(String, i64)> {
        let old = old.iter().map(|(secret, ends_at)| (secret.as_bytes().to_vec(), *ends_at)).collect();
        let left = left_beside(new.as_bytes(), old, 100, until);
        left.into_iter().map(|(secret, ends_at)| (String::from_utf8(secret).unwrap(), ends_at)).collect()
    }

    #[test]
    fn no_earlier_secret_outlives_the_overlap_or_its_own_end() {
        let both = [("b", i64::MAX), ("a", 150)];
        assert_eq!(left("c", &both, 200), [("b".to_owned(), 200), ("a".to_owned(), 150)]);
        assert_eq!(left("c", &both, 120), [("b".to_owned(), 120), ("a".to_owned(), 120)]);
        assert_eq!(left("c", &both, 100), []);
        assert_eq!(left("b", &both, 200), [("a".to_owned(), 150)], "the same again changes nothing");
        assert_eq!(left("a", &both, 200), [("b".to_owned(), 200)], "back to the old one");
    }
}
