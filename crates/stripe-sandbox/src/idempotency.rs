//! Idempotency keys: a repeated request gets the first one's answer.
//! Source: Stripe's API reference, "Idempotent requests".

use std::collections::HashMap;

use crate::error::ApiError;

/// How long a key is remembered.
const LIFETIME_MS: i64 = 24 * 60 * 60 * 1000;

/// How often dead entries are looked for, which takes a look at all of them.
const PURGE_EVERY_MS: i64 = 60 * 1000;

/// A finished answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
    /// The request that it first answered.
    pub(crate) request_id: String,
}

#[derive(Debug)]
struct Entry {
    /// Method, address and parameters of the first use.
    request: String,
    first_used_ms: i64,
    /// `None` while the first use is running.
    answer: Option<Answer>,
}

/// The keys in use.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    entries: HashMap<String, Entry>,
    /// When dead entries were last thrown away.
    purged_ms: i64,
}

impl Keys {
    /// Begins a request under a key. `Some` is the answer that was already given, to be repeated; `None` means go
    /// ahead, and then call [`Keys::finish`].
    ///
    /// # Errors
    /// 400 when the key was used for another request; 409 while its first use is running.
    pub(crate) fn begin(
        &mut self,
        key: &str,
        request: &str,
        now_ms: i64,
    ) -> Result<Option<Answer>, ApiError> {
        let is_alive = |entry: &Entry| entry.answer.is_none() || now_ms - entry.first_used_ms < LIFETIME_MS;
        if now_ms - self.purged_ms >= PURGE_EVERY_MS {
            self.entries.retain(|_, entry| is_alive(entry));
            self.purged_ms = now_ms;
        }
        match self.entries.get(key).filter(|entry| is_alive(entry)) {
            None => {
                let entry = Entry { request: request.to_owned(), first_used_ms: now_ms, answer: None };
                self.entries.insert(key.to_owned(), entry);
                Ok(None)
            }
            Some(entry) if entry.request != request => Err(ApiError::key_reused(key)),
            Some(Entry { answer: None, .. }) => Err(ApiError::key_in_use()),
            Some(Entry { answer: Some(answer), .. }) => Ok(Some(answer.clone())),
        }
    }

    /// Ends a request under a key. Without an answer the key is free again, as after a failed validation.
    pub(crate) fn finish(&mut self, key: &str, answer: Option<Answer>) {
        match (answer, self.entries.get_mut(key)) {
            (Some(answer), Some(entry)) => entry.answer = Some(answer),
            (None, _) => {
                self.entries.remove(key);
            }
            (Some(_), None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        Answer { status: 200, body: "{}".to_owned(), request_id: "req_1".to_owned() }
    }

    #[test]
    fn a_key_repeats_its_answer_for_a_day() {
        let mut keys = Keys::default();
        assert_eq!(keys.begin("k", "POST /v1/customers", 0).unwrap(), None);
        keys.finish("k", Some(answer()));
        assert_eq!(keys.begin("k", "POST /v1/customers", LIFETIME_MS - 1).unwrap(), Some(answer()));
        assert_eq!(keys.begin("k", "POST /v1/customers", LIFETIME_MS).unwrap(), None);
    }

    #[test]
    fn a_key_is_busy_while_it_runs_and_free_after_a_failed_validation() {
        let mut keys = Keys::default();
        keys.begin("k", "a", 0).unwrap();
        assert_eq!(keys.begin("k", "a", 1).unwrap_err().status, 409);
        keys.finish("k", None);
        assert_eq!(keys.begin("k", "b", 2).unwrap(), None);
        assert_eq!(keys.begin("k", "c", 3).unwrap_err().status, 400);
    }
}
