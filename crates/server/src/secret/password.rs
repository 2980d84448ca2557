//! Passwords, hashed with argon2id. Hashing takes tens of milliseconds and 19 MiB on purpose, so it runs off the async threads,
//! and only a few at once.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use billing::entropy::Entropy;
use tokio::sync::Semaphore;

/// Shortest password accepted, in characters (NIST SP 800-63B, section 5.1.1.2, asks for at least 8).
pub const MIN_LENGTH: usize = 10;
/// Longest password accepted, in bytes, so that hashing can't be made slow from outside.
pub const MAX_BYTES: usize = 200;

/// Hashes and checks passwords, two at once.
#[derive(Clone, Debug)]
pub struct Passwords(Arc<Semaphore>);

impl Default for Passwords {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(2)))
    }
}

impl Passwords {
    /// The PHC string to store.
    pub async fn hash(&self, password: &str, entropy: &Entropy) -> Result<String, HashingFailed> {
        let salt: [u8; 16] = entropy.bytes();
        let password = password.to_owned();
        self.run(move || {
            let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).ok()?;
            Some(hash.to_string())
        })
        .await?
        .ok_or(HashingFailed)
    }

    /// Whether a password is the one behind a stored PHC string.
    ///
    /// Without a stored string the same time is spent on a made-up one, so that the answer's timing doesn't tell whether
    /// an e-mail address is known.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, HashingFailed> {
        let password = password.to_owned();
        let known = stored.is_some();
        let stored = stored.unwrap_or(NOBODY).to_owned();
        let matches = self
            .run(move || {
                PasswordHash::new(&stored)
                    .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(matches && known)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingFailed> {
        let _permit = self.0.acquire().await.map_err(|_| HashingFailed)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| HashingFailed)
    }
}

/// Hashing didn't come to an end.
#[derive(Debug, thiserror::Error)]
#[error("password hashing failed")]
pub struct HashingFailed;

/// A hash that no password is known for, with the parameters that [`Argon2::default`] uses.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdA$8H6hDqTH1l8JqkKAQ0Vn7sY8Zr6sXGqvW9jC2rW4m1o";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_passes_and_an_unknown_person_never_does() {
        let passwords = Passwords::default();
        let stored = passwords.hash("correct horse", &Entropy::system()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(passwords.verify("correct horse", Some(&stored)).await.unwrap());
        assert!(!passwords.verify("wrong horse", Some(&stored)).await.unwrap());
        assert!(!passwords.verify("correct horse", None).await.unwrap());
        assert!(PasswordHash::new(NOBODY).is_ok(), "the made-up hash must cost what a real one costs");
    }
}
