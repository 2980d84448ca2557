//! Named steps: each is announced, timed, and told again at the end, the failed ones last.

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Why a step failed, in words for the person who started it.
pub(crate) type Failure = String;

/// The steps taken so far.
#[derive(Default)]
pub(crate) struct Steps {
    taken: Vec<Taken>,
}

struct Taken {
    name: &'static str,
    time: Duration,
    failure: Option<Failure>,
}

impl Steps {
    /// Takes a step, and yields what it made unless it failed.
    pub(crate) fn run<T>(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<T, Failure>,
    ) -> Option<T> {
        say(name);
        let start = Instant::now();
        let (made, failure) = match step() {
            Ok(made) => (Some(made), None),
            Err(failure) => (None, Some(failure)),
        };
        self.taken.push(Taken { name, time: start.elapsed(), failure });
        made
    }

    /// Tells how each step ended, and the exit code of the whole.
    pub(crate) fn finish(mut self) -> ExitCode {
        println!();
        self.taken.sort_by_key(|step| step.failure.is_some());
        for Taken { name, time, failure } in &self.taken {
            let outcome = if failure.is_some() { "FAILED" } else { "ok" };
            println!("{outcome:<7} {name:<24} {:>7.1} s", time.as_secs_f64());
            for line in failure.iter().flat_map(|failure| failure.lines()) {
                println!("        {line}");
            }
        }
        if self.taken.iter().any(|step| step.failure.is_some()) {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Tells what is being done.
pub(crate) fn say(what: &str) {
    println!("==> {what}");
}
