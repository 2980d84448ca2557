//! The key of a Stripe account.

use secrecy::{ExposeSecret, SecretString};

/// A secret (`sk_…`) or restricted (`rk_…`) key. `Debug` doesn't show it.
#[derive(Clone, Debug)]
pub struct SecretKey(SecretString);

impl SecretKey {
    /// The key itself: to encrypt and store it, or to send it to Stripe. Never for a log or an answer.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether it moves real money.
    pub fn livemode(&self) -> bool {
        self.expose()[3..].starts_with("live_")
    }

    /// Whether it is restricted to some resources.
    pub fn is_restricted(&self) -> bool {
        self.expose().starts_with("rk_")
    }

    /// Enough of it to recognise it by in Stripe's dashboard: its kind and its last four characters.
    pub fn hint(&self) -> String {
        let key = self.expose();
        format!("{}…{}", &key[..8], &key[key.len() - 4..])
    }
}

impl TryFrom<String> for SecretKey {
    type Error = NotASecretKey;

    fn try_from(text: String) -> Result<Self, NotASecretKey> {
        let key = SecretString::from(text);
        let text = key.expose_secret();
        if text.starts_with("pk_") {
            return Err(NotASecretKey::Publishable);
        }
        let rest =
            ["sk_test_", "sk_live_", "rk_test_", "rk_live_"].iter().find_map(|kind| text.strip_prefix(kind));
        match rest {
            None => Err(NotASecretKey::Prefix),
            Some(rest) if rest.len() < 4 || rest.len() > 240 => Err(NotASecretKey::Length),
            Some(rest) if !rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') => {
                Err(NotASecretKey::Letters)
            }
            Some(_) => Ok(Self(key)),
        }
    }
}

/// What was given is not a secret key. The message never repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASecretKey {
    /// The key that browsers get.
    #[error("this is a publishable key; the secret key begins with sk_ or rk_")]
    Publishable,
    /// Not a key of Stripe's.
    #[error("a Stripe secret key begins with sk_test_, sk_live_, rk_test_ or rk_live_")]
    Prefix,
    /// Cut off, or more than a key.
    #[error("this Stripe secret key is too short or too long; copy it again")]
    Length,
    /// A space, a line break or the like was copied with it.
    #[error("a Stripe secret key has only letters, digits and underscores; copy it again")]
    Letters,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_secret_key_is_taken_for_one() {
        let refusal = |text: &str| SecretKey::try_from(text.to_owned()).err();
        assert_eq!(refusal("sk_test_abcd1234"), None);
        assert_eq!(refusal("rk_live_51AbC_d"), None);
        assert_eq!(refusal("pk_test_abcd1234"), Some(NotASecretKey::Publishable));
        assert_eq!(refusal("whsec_abcd"), Some(NotASecretKey::Prefix));
        assert_eq!(refusal(""), Some(NotASecretKey::Prefix));
        assert_eq!(refusal("sk_test_abc"), Some(NotASecretKey::Length));
        assert_eq!(refusal("sk_test_abcd\n"), Some(NotASecretKey::Letters));
        assert_eq!(refusal("sk_test_abc\u{e9}d"), Some(NotASecretKey::Letters));
    }

    #[test]
    fn a_key_says_what_it_is_without_showing_itself() {
        let key = SecretKey::try_from("rk_live_51HiddenPart9876".to_owned()).unwrap();
        assert!(key.livemode() && key.is_restricted());
        assert_eq!(key.hint(), "rk_live_…9876");
        assert!(!format!("{key:?}").contains("Hidden"));
        assert!(!SecretKey::try_from("sk_test_live_1234".to_owned()).unwrap().livemode());
    }
}
