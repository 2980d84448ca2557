//! Tokens: random texts that open something, known to us only by their hash.

use std::fmt;

use billing::entropy::Entropy;
use sha2::{Digest, Sha256};

/// A token in the clear, on its way to or from the caller it belongs to. It can't be printed, and nothing stores it.
#[derive(Clone)]
pub struct PlainToken(String);

impl PlainToken {
    /// A new portal token: 32 lower-case hexadecimal characters, 128 random bits.
    pub fn portal(entropy: &Entropy) -> Self {
        Self(hex::encode(entropy.bytes::<16>()))
    }

    /// A new API key: `bs_` and 48 hexadecimal characters, 192 random bits.
    pub fn api_key(entropy: &Entropy) -> Self {
        Self(format!("bs_{}", hex::encode(entropy.bytes::<24>())))
    }

    /// A new operator session: 64 hexadecimal characters, 256 random bits.
    pub fn operator_session(entropy: &Entropy) -> Self {
        Self(hex::encode(entropy.bytes::<32>()))
    }

    /// A token that somebody presented.
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What is stored, and looked up by. Looking up the hash of a random token tells an attacker nothing by its timing.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The token itself, for the one answer that hands it over.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PlainToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlainToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_their_shape_and_do_not_show_themselves() {
        let entropy = Entropy::system();
        let portal = PlainToken::portal(&entropy);
        assert_eq!(portal.expose().len(), 32);
        assert!(portal.expose().bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
        assert_eq!(PlainToken::api_key(&entropy).expose().len(), 3 + 48);
        assert!(!format!("{portal:?}").contains(portal.expose()));
        assert_ne!(portal.hash(), PlainToken::portal(&entropy).hash());
    }
}
