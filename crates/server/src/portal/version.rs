//! A short name for what a page shows.

use std::hash::{Hash, Hasher};

/// Names what is shown: what differs has another name, but for an accident; the same has the same name, also in another process.
pub fn of(shown: &impl Hash) -> String {
    let mut hasher = Quick::default();
    shown.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Takes eight bytes a step, because every page is named. Nobody gains by two pages of theirs that have one name.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        self.write_u64(rest);
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_i64(&mut self, number: i64) {
        self.write_u64(number.cast_unsigned());
    }

    /// For a given word it is one to one, so a difference in one of them is never lost.
    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_has_another_name() {
        let name = |texts: &[&str], number: i64| of(&(texts, Some(number), true));
        let first = name(&["Pro", "$10.00 per month"], 1);
        assert_eq!(first.len(), 16);
        assert_eq!(first, name(&["Pro", "$10.00 per month"], 1));
        for other in [
            name(&["Pro", "$10.01 per month"], 1),
            name(&["Pr", "o$10.00 per month"], 1),
            name(&["$10.00 per month", "Pro"], 1),
            name(&["Pro", "$10.00 per month"], 2),
            name(&["Pro"], 1),
        ] {
            assert_ne!(first, other);
        }
    }
}
