//! Answers kept for callers who send an `Idempotency-Key`, for 24 hours.

use crate::db::{Command, Query, params, statements};

/// A kept answer.
#[derive(Clone, Debug)]
pub struct Kept {
    /// SHA-256 of the request that it answered.
    pub request_hash: Vec<u8>,
    /// The answer, encrypted; empty while the request is begun and not yet answered.
    pub answer_sealed: Vec<u8>,
}

statements! {
    INSERT = "INSERT INTO idempotent_answers (caller, key, request_hash, answer_sealed, created_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT request_hash, answer_sealed FROM idempotent_answers WHERE caller = $1 AND key = $2 AND created_at > $3";
    BEGIN = "INSERT INTO idempotent_answers (caller, key, request_hash, answer_sealed, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (caller, key) DO NOTHING";
    DELETE_ONE_OLD = "DELETE FROM idempotent_answers
        WHERE caller = $1 AND key = $2 AND (created_at <= $3 OR LENGTH(answer_sealed) = 0)";
    // Keys of callers are never empty, so the first page begins after an empty one.
    SEALED_AFTER = "SELECT caller, key, answer_sealed FROM idempotent_answers WHERE (caller, key) > ($1, $2) AND LENGTH(answer_sealed) > 0
        ORDER BY caller, key LIMIT $3";
    RESEAL = "UPDATE idempotent_answers SET answer_sealed = $4 WHERE caller = $1 AND key = $2 AND answer_sealed = $3";
    DELETE_OLD = "DELETE FROM idempotent_answers WHERE created_at <= $1";
}

/// Keeps an answer. Fails with a unique violation when the caller's key is taken, so that of two requests at once only one acts.
pub fn insert(
    caller: &str,
    key: &str,
    request_hash: [u8; 32],
    answer_sealed: Vec<u8>,
    now_ms: i64,
) -> Command {
    Command::new(INSERT, params![caller, key, request_hash, answer_sealed, now_ms])
}

/// The answer kept for a caller's key, if it is younger than `after_ms`.
pub fn find(caller: &str, key: &str, after_ms: i64) -> Query<Kept> {
    Query::new(FIND, params![caller, key, after_ms], |row| {
        Ok(Kept { request_hash: row.get(0)?, answer_sealed: row.get(1)? })
    })
}

/// Records that a request with a caller's key is begun, unless that or its answer is recorded already.
pub fn begin(caller: &str, key: &str, request_hash: [u8; 32], now_ms: i64) -> Command {
    Command::new(BEGIN, params![caller, key, request_hash, Vec::<u8>::new(), now_ms])
}

/// Frees a caller's key when there is no answer for it, or that is as old as `until_ms` or older.
pub fn forget_one(caller: &str, key: &str, until_ms: i64) -> Command {
    Command::new(DELETE_ONE_OLD, params![caller, key, until_ms])
}

/// A kept answer by its place, to be sealed anew.
#[derive(Clone, Debug)]
pub struct SealedAnswer {
    caller: String,
    key: String,
    /// As [`Kept::answer_sealed`], never empty.
    pub sealed: Vec<u8>,
}

/// The answers that come after one, at first after none, in the order of their places.
pub fn sealed_after(after: Option<&SealedAnswer>, limit: i64) -> Query<SealedAnswer> {
    let (caller, key) = after.map_or(("", ""), |after| (&after.caller, &after.key));
    Query::new(SEALED_AFTER, params![caller, key, limit], |row| {
        Ok(SealedAnswer { caller: row.get(0)?, key: row.get(1)?, sealed: row.get(2)? })
    })
}

/// Puts the same answer, sealed anew, in the place of one, if that is still there.
pub fn reseal(answer: &SealedAnswer, anew: Vec<u8>) -> Command {
    Command::new(RESEAL, params![&answer.caller, &answer.key, answer.sealed.clone(), anew])
}

/// Forgets every answer as old as `until_ms` or older.
pub fn forget(until_ms: i64) -> Command {
    Command::new(DELETE_OLD, params![until_ms])
}
