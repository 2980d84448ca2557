//! The only place that reads random bits.

use std::sync::{Arc, Mutex};

/// A source of random bytes. Clones share it.
#[derive(Clone, Debug)]
pub struct Entropy(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Seeded(Arc<Mutex<u64>>),
}

impl Entropy {
    /// The operating system's cryptographic generator.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A repeatable sequence (SplitMix64). **Not secret**: only for tests and demo data.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(seed))))
    }

    /// `N` random bytes.
    ///
    /// # Panics
    /// If the operating system has no randomness to give: there is no safe way to go on.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0u8; N];
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that reads it")]
            Source::System => {
                getrandom::fill(&mut out).expect("the operating system has no random bytes to give");
            }
            Source::Seeded(state) => {
                let mut state = state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                for chunk in out.chunks_mut(8) {
                    chunk.copy_from_slice(&split_mix_64(&mut state).to_le_bytes()[..chunk.len()]);
                }
            }
        }
        out
    }
}

fn split_mix_64(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_the_system_does_not_repeat() {
        assert_eq!(Entropy::seeded(7).bytes::<20>(), Entropy::seeded(7).bytes::<20>());
        assert_ne!(Entropy::seeded(7).bytes::<20>(), Entropy::seeded(8).bytes::<20>());
        assert_ne!(Entropy::system().bytes::<20>(), Entropy::system().bytes::<20>());
    }
}
