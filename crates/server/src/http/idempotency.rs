//! `Idempotency-Key`: a request that is sent again gets the first answer again, for 24 hours.

use axum::http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};
use store::db::{Command, DbError};
use store::idempotent_answers::{self, Kept};
use utoipa::IntoParams;

use super::caller::Actor;
use super::problem::Problem;
use crate::app::App;

/// How long an answer is kept, in milliseconds.
const KEPT_MS: i64 = 24 * 60 * 60 * 1_000;
/// What kept answers are sealed for.
pub const CONTEXT: &str = "idempotent answer";

/// The header, for the description of the operations that honour it.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
pub struct IdempotencyKey {
    /// Makes it safe to send the request twice.
    #[param(rename = "Idempotency-Key", min_length = 1, max_length = 255)]
    pub key: Option<String>,
}

/// A request that carries an idempotency key.
#[derive(Clone, Debug)]
pub struct Keyed {
    caller: String,
    key: String,
    request_hash: [u8; 32],
}

/// Reads the header `Idempotency-Key` (1 to 255 printable ASCII characters); none when it isn't sent. `path` and `body` say
/// what the request is, so that a key used for another request is noticed.
pub fn keyed(headers: &HeaderMap, actor: &Actor, path: &str, body: &[u8]) -> Result<Option<Keyed>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().ok().filter(|key| (1..=255).contains(&key.len()));
    let key = key.ok_or_else(|| {
        Problem::bad_request("`Idempotency-Key` must be 1 to 255 printable ASCII characters.")
    })?;
    let request_hash =
        Sha256::new().chain_update(path).chain_update([0]).chain_update(body).finalize().into();
    Ok(Some(Keyed { caller: actor.to_string(), key: key.to_owned(), request_hash }))
}

impl Keyed {
    /// The answer that was given to this request before, if any. The same key with another request is a 409.
    pub async fn replay(&self, app: &App) -> Result<Option<String>, Problem> {
        let Some(kept) = self.kept(app).await?.filter(|kept| !kept.answer_sealed.is_empty()) else {
            return Ok(None);
        };
        let answer = app
            .config
            .keyring
            .open(CONTEXT, &kept.answer_sealed)
            .map_err(|error| Problem::unreadable_secret(&error))?;
        String::from_utf8(answer).map(Some).map_err(|error| Problem::internal(&error))
    }

    /// Whether [`Keyed::begin`] was called for this request before.
    pub async fn was_begun(&self, app: &App) -> Result<bool, Problem> {
        Ok(self.kept(app).await?.is_some())
    }

    /// Records that the request is about to change something at Stripe. Should what came of it be lost, the same request finds out when
    /// it is sent again, instead of taking what it did itself for somebody else's doing.
    pub async fn begin(&self, app: &App) -> Result<(), Problem> {
        let now = app.clock.epoch_ms();
        let free_if_old = idempotent_answers::forget_one(&self.caller, &self.key, now - KEPT_MS);
        let begin = idempotent_answers::begin(&self.caller, &self.key, self.request_hash, now);
        app.db.write(vec![free_if_old, begin]).await?;
        Ok(())
    }

    async fn kept(&self, app: &App) -> Result<Option<Kept>, Problem> {
        let after = app.clock.epoch_ms() - KEPT_MS;
        let kept = app.db.read_optional(idempotent_answers::find(&self.caller, &self.key, after)).await?;
        if kept.as_ref().is_some_and(|kept| kept.request_hash != self.request_hash) {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                "This `Idempotency-Key` was used for another request. Use a new key for each new request.",
            ));
        }
        Ok(kept)
    }

    /// The commands that keep an answer; they belong into the transaction that acts. A request with the same key that got there
    /// first makes them fail ([`Keyed::lost_the_race`]).
    pub fn keep(&self, app: &App, answer: &str) -> [Command; 2] {
        let now = app.clock.epoch_ms();
        let sealed = app.config.keyring.seal(CONTEXT, answer.as_bytes(), &app.entropy);
        [
            idempotent_answers::forget_one(&self.caller, &self.key, now - KEPT_MS),
            idempotent_answers::insert(&self.caller, &self.key, self.request_hash, sealed, now),
        ]
    }

    /// The key for a call to Stripe that is one step of this request: the same whenever the request is sent again.
    pub fn for_stripe(&self, step: &str) -> Option<stripe::IdempotencyKey> {
        let mut hash = Sha256::new_with_prefix(self.request_hash);
        for part in [&self.caller, &self.key, step] {
            hash.update(part);
            hash.update([0]);
        }
        stripe::IdempotencyKey::new(hex::encode(hash.finalize())).ok()
    }

    /// Whether a failed transaction means that the same request got there first, so that its answer can be replayed.
    pub fn lost_the_race(error: &DbError) -> bool {
        matches!(error, DbError::Unique { .. })
    }
}
