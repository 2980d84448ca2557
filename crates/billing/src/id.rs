//! Identifiers: a prefix that says what the object is, then 28 lower-case letters and digits.
//!
//! The first 8 characters count milliseconds since 1970 (base 36, which lasts until the year 2059), so identifiers made
//! later sort later; the other 20 carry 103 random bits. None of the prefixes is one of Stripe's.

use crate::clock::Clock;
use crate::entropy::Entropy;

/// What an identifier names; gives its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A company that owns one Stripe connection.
    Team,
    /// One product of a team.
    Project,
    /// A person with a dashboard login.
    Operator,
    /// An API key (its record; the secret itself is another thing).
    ApiKey,
    /// A customer of a project.
    Customer,
    /// A product in the catalogue.
    Product,
    /// A price of a product.
    Price,
    /// A subscription.
    Subscription,
    /// An invoice.
    Invoice,
    /// A credit note on an invoice.
    CreditNote,
    /// A payment method.
    PaymentMethod,
    /// A portal session (its record; the token is another thing).
    PortalSession,
    /// A job in the queue.
    Job,
    /// A line of the audit log.
    AuditEntry,
    /// A running program that works on the database.
    Process,
}

impl Kind {
    /// The text that every identifier of this kind starts with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Team => "team_",
            Self::Project => "proj_",
            Self::Operator => "op_",
            Self::ApiKey => "key_",
            Self::Customer => "pc_",
            Self::Product => "pp_",
            Self::Price => "pri_",
            Self::Subscription => "ps_",
            Self::Invoice => "pinv_",
            Self::CreditNote => "pcn_",
            Self::PaymentMethod => "ppm_",
            Self::PortalSession => "portal_sess_",
            Self::Job => "job_",
            Self::AuditEntry => "aud_",
            Self::Process => "proc_",
        }
    }
}

const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Makes a new identifier of a kind.
pub fn new(kind: Kind, clock: &Clock, entropy: &Entropy) -> String {
    let prefix = kind.prefix();
    let mut id = String::with_capacity(prefix.len() + 28);
    id.push_str(prefix);
    let ms = u64::try_from(clock.epoch_ms()).unwrap_or(0);
    push_base_36::<8>(&mut id, u128::from(ms));
    push_base_36::<20>(&mut id, u128::from_le_bytes(entropy.bytes()));
    id
}

/// The lowest `N` digits of a number, base 36, zero-padded.
fn push_base_36<const N: usize>(out: &mut String, mut number: u128) {
    let mut digits = [b'0'; N];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[(number % 36) as usize];
        number /= 36;
    }
    out.extend(digits.map(char::from));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn later_identifiers_sort_later(a in 0i64..2_800_000_000_000, b in 0i64..2_800_000_000_000, seed: u64) {
            prop_assume!(a < b);
            let entropy = Entropy::seeded(seed);
            let at = |ms| Clock::manual(jiff::Timestamp::from_millisecond(ms).unwrap());
            prop_assert!(new(Kind::Customer, &at(a), &entropy) < new(Kind::Customer, &at(b), &entropy));
        }
    }

    #[test]
    fn an_identifier_is_its_prefix_and_28_lower_case_letters_and_digits() {
        let id = new(Kind::PortalSession, &Clock::system(), &Entropy::system());
        let rest = id.strip_prefix("portal_sess_").unwrap();
        assert_eq!(rest.len(), 28);
        assert!(rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    }
}
