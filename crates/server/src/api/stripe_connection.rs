//! A team's connection to its Stripe account: made, looked at, filled from what Stripe has, and ended.

pub mod status;
pub mod webhook_secret;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use billing::clock::Timestamp;
use billing::id::Kind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::db::{Command, DbError, Tx};
use store::mirrored_account::{self, MirroredAccount};
use store::stripe_connections::{self, StripeConnection};
use store::{audit, customers, jobs, tenant};
use stripe::webhook_signature::SigningSecret;
use stripe::{ErrorKind, SecretKey};
use utoipa::ToSchema;

use self::status::sync_status;
use crate::app::App;
use crate::http::body::{JsonBody, OptionalJsonBody};
use crate::http::caller::{ManageTeam, ReadTeam, TeamCaller};
use crate::http::error_answers::{BodyErrors, CallerErrors, Conflict};
use crate::http::problem::Problem;
use crate::jobs as worker;
use crate::stripe_account::{secret_key_context, webhook_secret_context};
use crate::sync::backfill::{self, Object as BackfillObject};
use crate::sync::reconcile;

/// So many of the mirrored customers are asked for, to see whether an account has them.
const SAMPLE: i64 = 3;

/// How often connecting is tried while others store what is left behind.
const TRIES: u32 = 3;

/// What connects an account, checked for its form. Neither secret shows when it is printed.
#[derive(Clone, Debug)]
pub struct Keys {
    secret_key: SecretKey,
    publishable_key: Option<String>,
    webhook_secret: SigningSecret,
}

/// An account that is connected.
#[derive(Clone, Debug)]
pub struct Connected {
    /// `acct_…`; none for a restricted key that may not read its account.
    pub account_id: Option<String>,
    /// Whether real money moves.
    pub livemode: bool,
    /// Where Stripe has to send its webhooks.
    pub webhook_url: String,
    /// Whether another account, or the other mode of this one, was mirrored before, whose copy is left behind.
    pub replaces_mirror: bool,
}

impl Keys {
    /// Checks keys for their form.
    ///
    /// # Errors
    /// A 400 that names the field; it never repeats a key.
    pub fn new(
        secret_key: &str,
        publishable_key: Option<&str>,
        webhook_secret: &str,
    ) -> Result<Self, Problem> {
        let bad = |field: &str, why: &dyn std::fmt::Display| {
            Problem::bad_request(format!("`{field}` is not valid: {why}."))
        };
        let secret_key =
            SecretKey::try_from(secret_key.trim().to_owned()).map_err(|error| bad("secretKey", &error))?;
        let webhook_secret = SigningSecret::try_from(webhook_secret.trim().to_owned())
            .map_err(|error| bad("webhookSecret", &error))?;
        let mode = if secret_key.livemode() { "pk_live_" } else { "pk_test_" };
        let publishable_key = publishable_key.map(str::trim);
        if publishable_key.is_some_and(|key| !key.starts_with(mode) || key.len() > 250) {
            return Err(bad(
                "publishableKey",
                &format_args!(
                    "beside this secret key, it begins with {mode} and is at most 250 characters long"
                ),
            ));
        }
        Ok(Self { secret_key, publishable_key: publishable_key.map(str::to_owned), webhook_secret })
    }
}

/// Where a team's Stripe account has to send its webhooks.
pub fn webhook_address(app: &App, team: &tenant::Team) -> String {
    format!("{}/api/webhooks/stripe/{}", app.config.public_url, team.id)
}

/// Connects a team to the account behind the keys, in place of what it was connected to, and starts to copy what the account has. If
/// another account was mirrored before, or the other mode of this one, nothing of that is shown any more.
///
/// # Errors
/// A 400 when Stripe doesn't accept the secret key, or it can't tell whether it is of the account that is mirrored; a 503 when Stripe can't
/// be asked. Then nothing has changed.
pub async fn connect_account(
    app: &App,
    team: &tenant::Team,
    actor: &str,
    keys: Keys,
) -> Result<Connected, Problem> {
    let account_id = account_id(app, &keys.secret_key).await?;
    let now = app.clock.epoch_ms();
    let seal =
        |context: &str, secret: &str| app.config.keyring.seal(context, secret.as_bytes(), &app.entropy);
    let connection = StripeConnection {
        account_id,
        livemode: keys.secret_key.livemode(),
        publishable_key: keys.publishable_key,
        secret_key_sealed: seal(&secret_key_context(team), keys.secret_key.expose()),
        webhook_secret_sealed: seal(&webhook_secret_context(team), keys.webhook_secret.expose()),
        connected_at: now,
    };
    let connect = [
        stripe_connections::upsert(team, &connection),
        stripe_connections::forget_rolled_webhook_secrets(team),
    ];
    let entry = audit_entry(app, team, actor, "stripe.connected", None, Some(&connection));
    let account = MirroredAccount { id: connection.account_id.clone(), livemode: connection.livemode };
    let is_named = app.db.read_optional(mirrored_account::is_named(team)).await?;
    let is_compared = account.id.is_some() && is_named != Some(false);
    let knows_none = !is_compared && knows_none_of_mirrored(app, team, &keys.secret_key).await?;
    let connecting = Connecting {
        team: team.clone(),
        account,
        knows_none,
        connect,
        entry,
        start: backfill::Start::new(app, team, None, None),
        now,
    };
    let mut tries = 1;
    let replaces_mirror = loop {
        let connecting = connecting.clone();
        match app.db.tx(move |tx| Box::pin(connecting.within(tx))).await {
            // Others were storing what is left behind. Nothing was changed.
            Err(DbError::Retryable { .. }) if tries < TRIES => tries += 1,
            ended => break ended?,
        }
    };
    app.receivers.forget(team);
    app.jobs_due.notify_one();
    Ok(Connected {
        account_id: connection.account_id,
        livemode: connection.livemode,
        webhook_url: webhook_address(app, team),
        replaces_mirror,
    })
}

/// What is to be done to connect a team.
#[derive(Clone)]
struct Connecting {
    team: tenant::Team,
    account: MirroredAccount,
    /// Whether the account has none of what is mirrored, where it isn't known whether it is the account that is mirrored.
    knows_none: bool,
    connect: [Command; 2],
    /// Without what was connected before.
    entry: audit::Entry,
    start: backfill::Start,
    now: i64,
}

impl Connecting {
    /// Does it. Answers whether what was mirrored before is left behind.
    async fn within(self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        let Self { team, account, knows_none, connect, entry, start, now } = self;
        let is_first = tx.execute(mirrored_account::begin(&team, &account)).await? == 1;
        let mirrored = tx.read_optional(mirrored_account::find(&team)).await?;
        // No other connection of the team is under way from here on.
        let before = tx.read_optional(stripe_connections::find(&team)).await?;
        let record = audit::insert(&team, &audit::Entry { before: before.as_ref().map(told), ..entry });
        // Before anything is left behind: a page of the old copy that comes now is no longer stored.
        start.within(tx).await?;
        let differs = mirrored.is_some_and(|mirrored| knows_none || mirrored.differs_from(&account));
        let is_left = differs && !is_first;
        let keeping = if is_first {
            reconcile::begin(&team, now)
        } else if is_left {
            // There may be millions of rows.
            tx.lift_time_limit().await?;
            let leave = mirrored_account::leave(&team, worker::EVENT, now);
            let next = mirrored_account::begin_next(&team, &account);
            [leave, vec![next], reconcile::begin(&team, now)].concat()
        } else {
            // What waited for a key that works needn't wait any longer.
            let waiting = [jobs::wake(&team, worker::EVENT, now), mirrored_account::go_on(&team, &account)];
            [reconcile::go_on(&team, now), waiting.to_vec()].concat()
        };
        for command in keeping.into_iter().chain(connect).chain([record]) {
            tx.execute(command).await?;
        }
        Ok(is_left)
    }
}

/// Whether a key that may not say which account it is of knows none of the team's newest customers: then it is of another one than
/// is mirrored.
///
/// # Errors
/// A 400 when the key may not read customers either, a 503 when Stripe doesn't tell.
async fn knows_none_of_mirrored(app: &App, team: &tenant::Team, key: &SecretKey) -> Result<bool, Problem> {
    let newest = app.db.read(customers::newest_of_stripe(team, SAMPLE)).await?;
    let account = app.stripe.account(key.clone(), None);
    for id in &newest {
        if knows(account.retrieve_customer(id).await)? {
            return Ok(false);
        }
    }
    Ok(!newest.is_empty())
}

/// Whether an account has what was asked for. Only an answer tells that: whoever guesses mixes two accounts, or throws a mirror away.
fn knows<T>(told: Result<T, stripe::Error>) -> Result<bool, Problem> {
    match told {
        Ok(_) => Ok(true),
        Err(error) if error.is_missing() => Ok(false),
        Err(error) => Err(match error.kind {
            ErrorKind::Unauthorized => not_accepted(),
            ErrorKind::Forbidden { .. } => Problem::bad_request(
                "It can't be told whether `secretKey` is of the account that is mirrored, since it may not read customers. \
                 Nothing was changed; let the key read customers, in Stripe's dashboard.",
            ),
            _ => not_told(&error),
        }),
    }
}

fn not_accepted() -> Problem {
    Problem::bad_request(
        "`secretKey` is not valid: Stripe does not accept it. Copy it again from Stripe's dashboard.",
    )
}

fn not_told(error: &stripe::Error) -> Problem {
    tracing::warn!(%error, "a new Stripe key can't be checked");
    Problem::unavailable(
        "Stripe can't be reached to check `secretKey`. Nothing was changed; please try again in a minute.",
    )
}

/// The account behind a key, if the key may say so. Only a key that Stripe doesn't accept at all is refused.
async fn account_id(app: &App, key: &SecretKey) -> Result<Option<String>, Problem> {
    match app.stripe.account(key.clone(), None).retrieve_account().await {
        Ok(account) => Ok(Some(account.object.id)),
        Err(error) => match &error.kind {
            ErrorKind::Unauthorized => Err(not_accepted()),
            // Never sent: a live key over a connection that isn't encrypted.
            ErrorKind::InvalidRequest { message, .. } if error.request_id.is_none() => {
                Err(Problem::bad_request(format!("`secretKey` can't be used: {message}.")))
            }
            ErrorKind::Forbidden { .. }
            | ErrorKind::NotFound { .. }
            | ErrorKind::InvalidRequest { .. }
            | ErrorKind::CardDeclined { .. } => Ok(None),
            ErrorKind::Conflict { .. }
            | ErrorKind::RateLimited { .. }
            | ErrorKind::Server { .. }
            | ErrorKind::Unreachable { .. }
            | ErrorKind::Away { .. }
            | ErrorKind::Malformed { .. } => Err(not_told(&error)),
        },
    }
}

fn audit_entry(
    app: &App,
    team: &tenant::Team,
    actor: &str,
    action: &'static str,
    before: Option<&StripeConnection>,
    after: Option<&StripeConnection>,
) -> audit::Entry {
    audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: None,
        actor: actor.to_owned(),
        action,
        target: team.id.clone(),
        before: before.map(told),
        after: after.map(told),
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    }
}

/// The part of a connection that the audit log tells.
fn told(connection: &StripeConnection) -> String {
    json!({ "accountId": connection.account_id, "livemode": connection.livemode }).to_string()
}

/// The request of `POST …/stripe/connect`.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ConnectStripe)]
pub struct Connect {
    /// `sk_…`, or a restricted key `rk_…`.
    #[schema(example = "sk_test_…")]
    secret_key: String,
    /// `pk_…`, of the same mode.
    publishable_key: Option<String>,
    /// `whsec_…`, of the endpoint with the address that `GET …/stripe/webhook-url` tells.
    #[schema(example = "whsec_…")]
    webhook_secret: String,
}

/// A connection that was just made.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = StripeConnected)]
pub struct ConnectedAnswer {
    #[schema(example = true)]
    success: bool,
    #[schema(example = "https://billing.example.com/api/webhooks/stripe/team_0mf2x5…")]
    webhook_url: String,
    /// `running`, `failed`, `done` or `none`.
    #[schema(example = "running")]
    sync_status: &'static str,
}

/// How the copying stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BackfillStarted {
    /// `running`, `failed`, `done` or `none`.
    #[schema(example = "running")]
    sync_status: &'static str,
}

/// Where Stripe has to send a team's webhooks.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookUrl {
    #[schema(example = "https://billing.example.com/api/webhooks/stripe/team_0mf2x5…")]
    webhook_url: String,
}

/// Connects a Stripe account.
///
/// It takes the place of an account that was connected before, of which nothing is shown any more; so does real data of that of test
/// data. What it has is copied in the background. The keys are kept encrypted and never shown.
#[utoipa::path(
    post,
    path = "/stripe/connect",
    operation_id = "connectStripe",
    tag = "Stripe connection",
    security(("session" = ["admin"])),
    request_body = Connect,
    responses((status = 200, body = ConnectedAnswer), CallerErrors, BodyErrors),
)]
pub async fn connect(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    JsonBody(wanted): JsonBody<Connect>,
) -> Result<Json<ConnectedAnswer>, Problem> {
    let keys = Keys::new(&wanted.secret_key, wanted.publishable_key.as_deref(), &wanted.webhook_secret)?;
    let connected = connect_account(&app, &caller.team, &caller.actor.to_string(), keys).await?;
    let rows = backfill::status(&app, &caller.team).await?;
    Ok(Json(ConnectedAnswer {
        success: true,
        webhook_url: connected.webhook_url,
        sync_status: sync_status(&rows),
    }))
}

/// The request of `POST …/stripe/backfill`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartBackfill {
    /// All when it is left out.
    #[schema(example = json!(["customers", "subscriptions"]), min_items = 1)]
    objects: Option<Vec<BackfillObject>>,
    /// Only what Stripe created at or after then.
    created_after: Option<Timestamp>,
}

/// Copies what the account has.
///
/// In the background: `GET …/stripe/status` tells how far it is. The body may be left out.
#[utoipa::path(
    post,
    path = "/stripe/backfill",
    operation_id = "startBackfill",
    tag = "Stripe connection",
    security(("session" = ["admin"])),
    request_body = Option<StartBackfill>,
    responses((status = 202, body = BackfillStarted), CallerErrors, BodyErrors, Conflict),
)]
pub async fn backfill(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    OptionalJsonBody(wanted): OptionalJsonBody<StartBackfill>,
) -> Result<(StatusCode, Json<BackfillStarted>), Problem> {
    if wanted.objects.as_ref().is_some_and(Vec::is_empty) {
        return Err(Problem::bad_request(
            "`objects` must name at least one type; leave it out to copy all of them.",
        ));
    }
    if app.db.read_optional(stripe_connections::find(&caller.team)).await?.is_none() {
        return Err(Problem::conflict("This team is not connected to Stripe. Connect it first."));
    }
    let created_after = wanted.created_after.map(Timestamp::as_millisecond);
    backfill::start(&app, &caller.team, wanted.objects.as_deref(), created_after).await?;
    let rows = backfill::status(&app, &caller.team).await?;
    Ok((StatusCode::ACCEPTED, Json(BackfillStarted { sync_status: sync_status(&rows) })))
}

/// Tells where webhooks have to go.
#[utoipa::path(
    get,
    path = "/stripe/webhook-url",
    operation_id = "getWebhookUrl",
    tag = "Stripe connection",
    security(("session" = ["viewer"])),
    responses((status = 200, body = WebhookUrl), CallerErrors),
)]
pub async fn webhook_url(State(app): State<App>, caller: TeamCaller<ReadTeam>) -> Json<WebhookUrl> {
    Json(WebhookUrl { webhook_url: webhook_address(&app, &caller.team) })
}

/// Disconnects the Stripe account.
///
/// Its keys are forgotten. What was copied stays, and is caught up with when the same account is connected again.
#[utoipa::path(
    delete,
    path = "/stripe",
    operation_id = "disconnectStripe",
    tag = "Stripe connection",
    security(("session" = ["admin"])),
    responses((status = 204, description = "It is disconnected."), CallerErrors),
)]
pub async fn disconnect(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
) -> Result<StatusCode, Problem> {
    let missing = || Problem::not_found("This team is not connected to Stripe.");
    let before = app.db.read_optional(stripe_connections::find(&caller.team)).await?.ok_or_else(missing)?;
    let actor = caller.actor.to_string();
    let entry = audit_entry(&app, &caller.team, &actor, "stripe.disconnected", Some(&before), None);
    let (delete, record) = (stripe_connections::delete(&caller.team), audit::insert(&caller.team, &entry));
    let forget_rolled = stripe_connections::forget_rolled_webhook_secrets(&caller.team);
    let deleted = app
        .db
        .tx(move |tx| {
            Box::pin(async move {
                let deleted = tx.execute(delete).await? == 1;
                if deleted {
                    tx.execute(forget_rolled).await?;
                    tx.execute(record).await?;
                }
                Ok::<_, DbError>(deleted)
            })
        })
        .await?;
    app.receivers.forget(&caller.team);
    if deleted { Ok(StatusCode::NO_CONTENT) } else { Err(missing()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(secret_key: &str, publishable_key: Option<&str>, webhook_secret: &str) -> String {
        Keys::new(secret_key, publishable_key, webhook_secret).unwrap_err().sentence.into_owned()
    }

    #[test]
    fn only_an_answer_tells_whether_an_account_has_a_customer() {
        let status = |kind| {
            let error = stripe::Error { kind, request_id: None, follows_unconfirmed_try: false };
            knows::<()>(Err(error)).map_err(|problem| problem.status.as_u16())
        };
        let message = String::new;
        assert!(knows(Ok(())).unwrap());
        assert_eq!(status(ErrorKind::NotFound { message: message() }), Ok(false));
        assert_eq!(status(ErrorKind::Unauthorized), Err(400));
        assert_eq!(status(ErrorKind::Forbidden { message: message() }), Err(400));
        for kind in [
            ErrorKind::RateLimited { retry_after: None },
            ErrorKind::Server { status: 500 },
            ErrorKind::Unreachable { reason: message() },
            ErrorKind::Malformed { reason: message() },
        ] {
            assert_eq!(status(kind.clone()), Err(503), "{kind:?}");
        }
    }

    #[test]
    fn a_wrong_key_is_named_and_not_repeated() {
        assert!(Keys::new(" sk_test_abcd1234\n", Some("pk_test_1"), "whsec_1").is_ok());
        let cases = [
            (refusal("pk_test_hidden", None, "whsec_1"), "`secretKey`"),
            (refusal("sk_test_abcd", None, "hidden"), "`webhookSecret`"),
            (refusal("sk_test_abcd", Some("pk_live_hidden"), "whsec_1"), "`publishableKey`"),
        ];
        for (sentence, field) in cases {
            assert!(sentence.starts_with(field) && !sentence.contains("hidden"), "{sentence}");
        }
        let keys = Keys::new("sk_test_hidden", None, "whsec_hidden").unwrap();
        assert!(!format!("{keys:?}").contains("hidden"));
    }
}
