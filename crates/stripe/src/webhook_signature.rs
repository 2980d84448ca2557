//! Proof that a webhook came from Stripe: `Stripe-Signature: t=<seconds>,v1=<hex>[,v1=<hex>…]`, where each `v1` is the
//! HMAC-SHA256 of `<seconds>.<body>` under a signing secret of the endpoint.
//! See <https://docs.stripe.com/webhooks#verify-manually>.

use std::fmt;

use billing::clock::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// How far a signature's time may be from ours, before or after. Stripe's own libraries allow this much.
pub const TOLERANCE_SECONDS: i64 = 300;

/// The signing secret of one webhook endpoint, `whsec_…`. `Debug` doesn't show it.
#[derive(Clone, Debug)]
pub struct SigningSecret(SecretString);

impl SigningSecret {
    /// The secret itself: to encrypt and store it, or to sign with it. Never for a log or an answer.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl TryFrom<String> for SigningSecret {
    type Error = NotASigningSecret;

    fn try_from(text: String) -> Result<Self, NotASigningSecret> {
        let secret = SecretString::from(text);
        let rest = secret.expose_secret().strip_prefix("whsec_").unwrap_or_default();
        let plain = rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=_-".contains(&b));
        if rest.is_empty() || rest.len() > 250 || !plain { Err(NotASigningSecret) } else { Ok(Self(secret)) }
    }
}

/// What was given is not a webhook signing secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a webhook signing secret begins with whsec_ and has only letters, digits and + / = _ - after it")]
pub struct NotASigningSecret;

/// The signature is not valid. Whoever sent it learns no more than that; `reason` is for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the webhook's signature is not valid")]
pub struct InvalidSignature {
    /// Why it was refused.
    pub reason: Reason,
}

/// Why a signature was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The header has not exactly one `t` in digits and at least one `v1`.
    Malformed,
    /// No `v1` was made with any of our secrets over this body.
    NoMatch,
    /// Properly signed, more than [`TOLERANCE_SECONDS`] ago: a replay, or our clock is ahead.
    TooOld,
    /// Properly signed, more than [`TOLERANCE_SECONDS`] ahead of us: our clock is behind.
    InTheFuture,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the header is malformed",
            Self::NoMatch => "no signature matches a secret of ours",
            Self::TooOld => "signed too long ago",
            Self::InTheFuture => "signed in the future",
        })
    }
}

/// Checks a webhook's signature over the body exactly as it arrived. Any of `secrets` will do, as an endpoint has two
/// while its secret is being rolled, and so will any `v1` in the header. Takes the same time whichever it is.
///
/// # Errors
/// [`InvalidSignature`], whatever is wrong.
pub fn verify(
    body: &[u8],
    header: &[u8],
    secrets: &[SigningSecret],
    now: Timestamp,
) -> Result<(), InvalidSignature> {
    check(body, header, secrets, now).map_err(|reason| InvalidSignature { reason })
}

/// The header that Stripe would send with `body` at that time, for what stands in for Stripe.
pub fn sign(body: &[u8], secret: &SigningSecret, at: Timestamp) -> String {
    let seconds = at.as_second().to_string();
    let signature = signature(seconds.as_bytes(), body, secret);
    format!("t={seconds},v1={signature}")
}

fn check(body: &[u8], header: &[u8], secrets: &[SigningSecret], now: Timestamp) -> Result<(), Reason> {
    let header = Header::parse(header).ok_or(Reason::Malformed)?;
    let mut matched = subtle::Choice::from(0);
    for secret in secrets {
        // The text is compared, not the bytes it stands for: a signature has one spelling.
        let expected = signature(header.time_text, body, secret);
        for given in &header.signatures {
            matched |= expected.as_bytes().ct_eq(given);
        }
    }
    if !bool::from(matched) {
        return Err(Reason::NoMatch);
    }
    match now.as_second().saturating_sub(header.time) {
        age if age > TOLERANCE_SECONDS => Err(Reason::TooOld),
        age if age < -TOLERANCE_SECONDS => Err(Reason::InTheFuture),
        _ => Ok(()),
    }
}

struct Header<'a> {
    time: i64,
    time_text: &'a [u8],
    signatures: Vec<&'a [u8]>,
}

impl<'a> Header<'a> {
    fn parse(header: &'a [u8]) -> Option<Self> {
        let (mut time_text, mut signatures) = (None, Vec::new());
        for part in header.split(|b| *b == b',') {
            if let Some(value) = part.strip_prefix(b"t=") {
                if time_text.replace(value).is_some() {
                    return None;
                }
            } else if let Some(value) = part.strip_prefix(b"v1=") {
                signatures.push(value);
            }
            // Other schemes are not for us: v0 is a fake for test mode, later ones are yet to come.
        }
        let time_text = time_text.filter(|text| text.iter().all(u8::is_ascii_digit))?;
        let time = std::str::from_utf8(time_text).ok()?.parse().ok()?;
        if signatures.is_empty() { None } else { Some(Self { time, time_text, signatures }) }
    }
}

fn signature(time: &[u8], body: &[u8], secret: &SigningSecret) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()).expect("HMAC takes a key of any length");
    mac.update(time);
    mac.update(b".");
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: i64 = 1_772_000_000;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    fn secret(name: &str) -> SigningSecret {
        SigningSecret::try_from(format!("whsec_{name}")).unwrap()
    }

    fn reason(result: Result<(), InvalidSignature>) -> Option<Reason> {
        result.err().map(|error| error.reason)
    }

    #[test]
    fn the_signature_is_the_one_another_implementation_makes() {
        // printf '1772000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
        let header = "t=1772000000,v1=2f8d15c21135a9ca40a908af5a8502eb806c1e2697994c6dc59aeff718c43109";
        assert_eq!(sign(br#"{"id":"evt_1"}"#, &secret("test"), at(NOW)), header);
        assert_eq!(verify(br#"{"id":"evt_1"}"#, header.as_bytes(), &[secret("test")], at(NOW)), Ok(()));
    }

    #[test]
    fn while_a_secret_is_rolled_either_side_may_have_several() {
        let body = b"{}";
        let (old, new) = (sign(body, &secret("old"), at(NOW)), sign(body, &secret("new"), at(NOW)));
        let both = format!("{old},{},v0=abc", new.split_once(',').unwrap().1);
        assert_eq!(verify(body, both.as_bytes(), &[secret("new")], at(NOW)), Ok(()));
        assert_eq!(verify(body, both.as_bytes(), &[secret("old")], at(NOW)), Ok(()));
        assert_eq!(verify(body, new.as_bytes(), &[secret("old"), secret("new")], at(NOW)), Ok(()));
        assert_eq!(reason(verify(body, both.as_bytes(), &[secret("other")], at(NOW))), Some(Reason::NoMatch));
        assert_eq!(reason(verify(body, both.as_bytes(), &[], at(NOW))), Some(Reason::NoMatch));
    }

    #[test]
    fn five_minutes_either_way_are_allowed_and_no_more() {
        let header = sign(b"{}", &secret("s"), at(NOW));
        let when = |seconds| reason(verify(b"{}", header.as_bytes(), &[secret("s")], at(seconds)));
        assert_eq!(when(NOW + 300), None);
        assert_eq!(when(NOW - 300), None);
        assert_eq!(when(NOW + 301), Some(Reason::TooOld));
        assert_eq!(when(NOW - 301), Some(Reason::InTheFuture));
    }

    #[test]
    fn a_header_that_is_not_one_is_malformed() {
        let good = sign(b"{}", &secret("s"), at(NOW));
        let twice = format!("t=1,{good}");
        for header in
            ["", ",", "t=", "t=1", "v1=aa", "t=x,v1=aa", "t=-1,v1=aa", "t=99999999999999999999,v1=aa", &twice]
        {
            let refused = reason(verify(b"{}", header.as_bytes(), &[secret("s")], at(NOW)));
            assert_eq!(refused, Some(Reason::Malformed), "{header:?}");
        }
        assert_eq!(reason(verify(b"{}", b"t=1,v1=\xff", &[secret("s")], at(1))), Some(Reason::NoMatch));
    }

    #[test]
    fn only_a_signing_secret_is_taken_for_one_and_it_is_never_shown() {
        for text in ["", "whsec_", "sk_test_1", "whsec_a b", "whsec_é"] {
            assert!(SigningSecret::try_from(text.to_owned()).is_err(), "{text:?}");
        }
        assert!(!format!("{:?}", secret("hidden")).contains("hidden"));
    }

    proptest! {
        #[test]
        fn what_was_signed_is_verified_and_any_flipped_bit_is_not(
            body in proptest::collection::vec(any::<u8>(), 1..200),
            place in any::<proptest::sample::Index>(),
            bit in 0..8u8,
            in_header in any::<bool>(),
        ) {
            let secrets = [secret("property")];
            let header = sign(&body, &secrets[0], at(NOW)).into_bytes();
            prop_assert_eq!(verify(&body, &header, &secrets, at(NOW)), Ok(()));

            let (mut body, mut header) = (body, header);
            let text = if in_header { &mut header } else { &mut body };
            let place = place.index(text.len());
            text[place] ^= 1 << bit;
            prop_assert!(verify(&body, &header, &secrets, at(NOW)).is_err());
        }

        #[test]
        fn no_header_panics(header in proptest::collection::vec(any::<u8>(), 0..100), body in ".{0,20}") {
            prop_assert!(verify(body.as_bytes(), &header, &[secret("s")], at(NOW)).is_err());
        }
    }
}
