//! Rounds taken in turn, so that what else the machine does strikes all alike, and their medians.

use std::time::Duration;

use crate::load::{self, Load, Round};

/// How many rounds each contender gets.
pub(crate) const ROUNDS: usize = 5;
/// How long a round lasts.
const TIME: Duration = Duration::from_secs(3);
/// How long each contender runs before the rounds that count.
const WARM_UP: Duration = Duration::from_secs(1);

/// Something that is measured.
pub(crate) struct Contender<'a> {
    name: &'static str,
    round: Box<dyn Fn(Duration) -> Result<Round, String> + 'a>,
}

impl<'a> Contender<'a> {
    /// A server under a load.
    pub(crate) fn under_load(name: &'static str, load: &'a Load) -> Self {
        Self::new(name, move |time| load::run(load, time))
    }

    /// Anything that can fill a while with answers.
    pub(crate) fn new(name: &'static str, round: impl Fn(Duration) -> Result<Round, String> + 'a) -> Self {
        Self { name, round: Box::new(round) }
    }
}

/// The medians over all rounds of a contender.
pub(crate) struct Measured {
    /// What was measured.
    pub(crate) name: &'static str,
    /// Answers a second.
    pub(crate) rate: f64,
    /// How long an answer took, where that is known.
    pub(crate) latency: Option<Latency>,
}

/// Times in microseconds.
pub(crate) struct Latency {
    /// Half of the answers took at most this.
    pub(crate) p50: u64,
    /// 99 of 100 answers took at most this.
    pub(crate) p99: u64,
    /// The slowest answer of all rounds.
    pub(crate) slowest: u64,
}

/// Measures the contenders against each other, in turn.
pub(crate) fn in_turn<const N: usize>(contenders: &[Contender<'_>; N]) -> Result<[Measured; N], String> {
    let failed = |contender: &Contender<'_>, error| format!("{}: {error}", contender.name);
    for contender in contenders {
        (contender.round)(WARM_UP).map_err(|error| failed(contender, error))?;
    }
    let mut rounds = [const { Vec::new() }; N];
    for _ in 0..ROUNDS {
        for (contender, rounds) in contenders.iter().zip(&mut rounds) {
            rounds.push((contender.round)(TIME).map_err(|error| failed(contender, error))?);
        }
    }
    Ok(std::array::from_fn(|number| medians(contenders[number].name, &rounds[number])))
}

/// The medians over rounds that somebody else took.
pub(crate) fn medians(name: &'static str, rounds: &[Round]) -> Measured {
    let rate = median(rounds.iter().map(|round| round.rate));
    let latencies: Option<Vec<_>> = rounds.iter().map(|round| round.latency.as_ref()).collect();
    let latency = latencies.map(|latencies| {
        let percentile = |at| median(latencies.iter().map(|latency| latency.value_at_quantile(at)));
        let slowest = latencies.iter().map(|latency| latency.max()).max().unwrap_or_default();
        Latency { p50: percentile(0.5), p99: percentile(0.99), slowest }
    });
    Measured { name, rate, latency }
}

/// The one in the middle, of an odd number of values.
pub(crate) fn median<T: PartialOrd + Copy + Default>(values: impl IntoIterator<Item = T>) -> T {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    values.get(values.len() / 2).copied().unwrap_or_default()
}
