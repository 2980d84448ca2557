//! Identifiers as Stripe makes them: objects that were made later have later ones, to the second or the minute.
//!
//! Stripe doesn't document that, and a program shouldn't rely on it. But a database feels it: what was made at about the same time
//! lies together in an index. The identifiers of its documentation's samples, beside when those were made, say how.

use billing::entropy::Entropy;

use crate::objects::Seconds;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The second, and the minute, that the times in identifiers are counted from.
const SECOND_ZERO: Seconds = 426_256_548;
const MINUTE_ZERO: i64 = 22_373_157;

/// Characters of an account's identifier that those of its objects carry, at its end.
const ACCOUNT_CHARS: usize = 10;

/// Identifiers of so many characters or more carry the second and the account; shorter ones the minute.
const LONG: usize = 24;

/// A new identifier of an account: `acct_1Pga…`.
pub(crate) fn of_account(entropy: &Entropy, created: Seconds) -> String {
    let mut id = format!("acct_{}", digits::<6>(created - SECOND_ZERO));
    push_random(&mut id, entropy, ACCOUNT_CHARS);
    id
}

/// A new identifier of an account's object, with `length` letters and digits behind the prefix.
pub(crate) fn new(entropy: &Entropy, account: &str, prefix: &str, length: usize, created: Seconds) -> String {
    let mut id = prefix.to_owned();
    if length >= LONG {
        id.push_str(&digits::<6>(created - SECOND_ZERO));
        id.push_str(&account[account.len().saturating_sub(ACCOUNT_CHARS)..]);
    } else {
        id.push_str(&digits::<4>(created.div_euclid(60) - MINUTE_ZERO));
    }
    let missing = (prefix.len() + length).saturating_sub(id.len());
    push_random(&mut id, entropy, missing);
    id
}

/// A prefix and `length` random letters and digits.
pub(crate) fn random(entropy: &Entropy, prefix: &str, length: usize) -> String {
    let mut text = prefix.to_owned();
    push_random(&mut text, entropy, length);
    text
}

fn push_random(text: &mut String, entropy: &Entropy, length: usize) {
    let bytes = entropy.bytes::<64>();
    let digit = |byte: &u8| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]);
    text.extend(bytes.iter().map(digit).take(length));
}

/// The last `N` digits of a number, base 62.
fn digits<const N: usize>(number: i64) -> String {
    let mut rest = usize::try_from(number).unwrap_or(0);
    let mut digits = [0; N];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[rest % ALPHABET.len()];
        rest /= ALPHABET.len();
    }
    digits.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_begin_as_those_of_stripes_samples() {
        let entropy = Entropy::seeded(1);
        let new = |prefix, length, created| new(&entropy, "acct_1PgafTB7WZ01zgkW", prefix, length, created);
        let price = new("price_", 24, 1_721_948_530);
        assert!(price.starts_with("price_1PgafmB7WZ01zgkW") && price.len() == 30, "{price}");
        let item = new("si_", 14, 1_721_954_060);
        assert!(item.starts_with("si_QXhV") && item.len() == 17, "{item}");
        let account = of_account(&entropy, 1_721_948_511);
        assert!(account.starts_with("acct_1PgafT") && account.len() == 21, "{account}");
    }

    #[test]
    fn what_was_made_later_has_a_later_one() {
        let entropy = Entropy::seeded(1);
        for (prefix, length, apart) in [("in_", 24, 1), ("cus_", 14, 60)] {
            let ids: Vec<_> = (0..200)
                .map(|n| new(&entropy, "acct_1PgafTB7WZ01zgkW", prefix, length, 1_800_000_000 + n * apart))
                .collect();
            assert!(ids.is_sorted(), "{ids:?}");
        }
    }
}
