//! Encryption at rest: AES-256-GCM under keys from the configuration.
//!
//! A sealed value is the key's id (4 bytes), a random nonce (12), then the ciphertext with its tag. The key id lets keys
//! rotate: the first configured key seals, every configured key opens, and what another one than the first has sealed is sealed anew
//! when the server starts (`secret::reseal`). The context a value was sealed for is authenticated, so
//! one team's secret can't be moved into another team's row.

use std::fmt;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use billing::entropy::Entropy;
use sha2::{Digest, Sha256};

/// The keys that seal and open.
#[derive(Clone)]
pub struct Keyring {
    keys: Vec<([u8; 4], Aes256Gcm)>,
}

/// Why the configured keys can't be used. Says nothing of the keys themselves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "BILLSTACK_ENCRYPTION_KEY must be 64 hexadecimal characters (make one with `openssl rand -hex 32`); several keys are separated by commas, the newest first"
)]
pub struct BadKey;

/// Why a value can't be opened: it was sealed under another key or for another context, or it was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a stored secret can't be decrypted with the configured BILLSTACK_ENCRYPTION_KEY")]
pub struct CannotOpen;

impl Keyring {
    /// Reads keys as the configuration gives them: 64 hexadecimal characters each, separated by commas.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let keys = text.split(',').map(|key| {
            let bytes: [u8; 32] =
                hex::decode(key.trim()).ok().and_then(|b| b.try_into().ok()).ok_or(BadKey)?;
            let digest = Sha256::digest(bytes);
            let id = [digest[0], digest[1], digest[2], digest[3]];
            Ok((id, Aes256Gcm::new(&bytes.into())))
        });
        Ok(Self { keys: keys.collect::<Result<_, _>>()? })
    }

    /// Encrypts a value for a context (for example `team_… stripe secret key`).
    ///
    /// # Panics
    /// If the value is longer than AES-GCM allows (64 GiB), which no caller comes near.
    pub fn seal(&self, context: &str, value: &[u8], entropy: &Entropy) -> Vec<u8> {
        let (id, cipher) = &self.keys[0];
        let nonce: [u8; 12] = entropy.bytes();
        let sealed = cipher
            .encrypt(&Nonce::from(nonce), Payload { msg: value, aad: context.as_bytes() })
            .expect("the value is far shorter than AES-GCM's limit");
        [&id[..], &nonce[..], &sealed[..]].concat()
    }

    /// Decrypts a value that was sealed for the same context.
    pub fn open(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let (id, rest) = sealed.split_at_checked(4).ok_or(CannotOpen)?;
        let (nonce, ciphertext) = rest.split_at_checked(12).ok_or(CannotOpen)?;
        let nonce: [u8; 12] = nonce.try_into().map_err(|_| CannotOpen)?;
        let (_, cipher) = self.keys.iter().find(|(known, _)| known == id).ok_or(CannotOpen)?;
        cipher
            .decrypt(&Nonce::from(nonce), Payload { msg: ciphertext, aad: context.as_bytes() })
            .map_err(|_| CannotOpen)
    }

    /// Whether there are older keys, which open and no longer seal.
    pub fn has_older_keys(&self) -> bool {
        self.keys.len() > 1
    }

    /// Encrypts a sealed value anew, for the same context; none when the first key has sealed it already.
    pub fn reseal(
        &self,
        context: &str,
        sealed: &[u8],
        entropy: &Entropy,
    ) -> Result<Option<Vec<u8>>, CannotOpen> {
        if sealed.starts_with(&self.keys[0].0) {
            return Ok(None);
        }
        let value = self.open(context, sealed)?;
        Ok(Some(self.seal(context, &value, entropy)))
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyring({} keys)", self.keys.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(digit: char) -> String {
        digit.to_string().repeat(64)
    }

    #[test]
    fn a_value_opens_only_in_its_context_and_unchanged() {
        let keys = Keyring::parse(&key('a')).unwrap();
        let sealed = keys.seal("team_1 secret", b"sk_test_1", &Entropy::system());
        assert_eq!(keys.open("team_1 secret", &sealed).unwrap(), b"sk_test_1");
        assert_eq!(keys.open("team_2 secret", &sealed), Err(CannotOpen));
        for i in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[i] ^= 1;
            assert_eq!(keys.open("team_1 secret", &changed), Err(CannotOpen));
        }
    }

    #[test]
    fn an_old_key_still_opens_after_a_new_one_is_put_first() {
        let sealed = Keyring::parse(&key('a')).unwrap().seal("c", b"v", &Entropy::system());
        let rotated = Keyring::parse(&format!("{},{}", key('b'), key('a'))).unwrap();
        assert_eq!(rotated.open("c", &sealed).unwrap(), b"v");
        assert_eq!(Keyring::parse(&key('b')).unwrap().open("c", &sealed), Err(CannotOpen));
    }

    #[test]
    fn what_an_older_key_sealed_is_sealed_anew_once() {
        let entropy = Entropy::system();
        let sealed = Keyring::parse(&key('a')).unwrap().seal("c", b"v", &entropy);
        let rotated = Keyring::parse(&format!("{},{}", key('b'), key('a'))).unwrap();
        let anew = rotated.reseal("c", &sealed, &entropy).unwrap().unwrap();
        assert_eq!(Keyring::parse(&key('b')).unwrap().open("c", &anew).unwrap(), b"v");
        assert_eq!(rotated.reseal("c", &anew, &entropy), Ok(None));
        assert_eq!(rotated.reseal("another", &sealed, &entropy), Err(CannotOpen));
        assert_eq!(Keyring::parse(&key('c')).unwrap().reseal("c", &sealed, &entropy), Err(CannotOpen));
    }

    #[test]
    fn a_key_of_the_wrong_length_or_alphabet_is_refused() {
        assert_eq!(Keyring::parse("abc").unwrap_err(), BadKey);
        assert_eq!(Keyring::parse(&"g".repeat(64)).unwrap_err(), BadKey);
        assert_eq!(Keyring::parse("").unwrap_err(), BadKey);
    }
}
