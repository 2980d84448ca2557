//! Faults on request: slowness, error answers and cut connections, for the API's addresses with some prefix.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The fault that `PUT /sandbox/faults` sets.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Fault {
    /// Each request that is carried out waits this long first.
    #[serde(default)]
    pub(crate) latency_ms: u64,
    /// Which part of the requests fails, 0 to 1. Unless told: all, if `status`, `page` or `drop` is given; else none.
    #[serde(default)]
    pub(crate) fail_rate: Option<f64>,
    /// The status that failing requests answer; 500 unless told.
    #[serde(default)]
    pub(crate) status: Option<u16>,
    /// Failing requests answer a page, as what stands between a client and Stripe does, instead of Stripe's JSON.
    #[serde(default)]
    pub(crate) page: bool,
    /// Failing requests have their connection cut instead of an answer.
    #[serde(default)]
    pub(crate) drop: Cut,
    /// Only addresses that start like this.
    #[serde(default = "everything", rename = "match")]
    pub(crate) path_prefix: String,
}

/// When a connection is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "CutWord", into = "CutWord")]
pub(crate) enum Cut {
    #[default]
    Never,
    /// The request has no effect.
    BeforeExecution,
    /// The request takes effect, and its answer is lost.
    AfterExecution,
}

/// How the control endpoint writes a [`Cut`]: `true`, `false` or `"after"`.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum CutWord {
    Flag(bool),
    After(After),
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum After {
    After,
}

impl From<CutWord> for Cut {
    fn from(word: CutWord) -> Self {
        match word {
            CutWord::Flag(false) => Self::Never,
            CutWord::Flag(true) => Self::BeforeExecution,
            CutWord::After(After::After) => Self::AfterExecution,
        }
    }
}

impl From<Cut> for CutWord {
    fn from(cut: Cut) -> Self {
        match cut {
            Cut::Never => Self::Flag(false),
            Cut::BeforeExecution => Self::Flag(true),
            Cut::AfterExecution => Self::After(After::After),
        }
    }
}

fn everything() -> String {
    "/v1".to_owned()
}

/// What becomes of one request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fate {
    pub(crate) latency: Duration,
    pub(crate) failure: Option<Failure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    Status(u16),
    Page(u16),
    CutBefore,
    CutAfter,
}

/// The fault that is set, if any.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    fault: Option<Fault>,
    /// The part of a failure that the requests so far have gathered.
    owed: f64,
}

impl Faults {
    /// Replaces the fault.
    pub(crate) fn set(&mut self, fault: Option<Fault>) {
        self.fault = fault;
        self.owed = 0.0;
    }

    pub(crate) fn is_set(&self) -> bool {
        self.fault.is_some()
    }

    /// Decides over a request. Failures are spread evenly: a rate of 0.5 fails every second one, always the same.
    pub(crate) fn fate(&mut self, path: &str) -> Fate {
        let Some(fault) = self.fault.as_ref().filter(|fault| path.starts_with(&fault.path_prefix)) else {
            return Fate::default();
        };
        let latency = Duration::from_millis(fault.latency_ms);
        self.owed += fault.rate();
        if self.owed < 1.0 {
            return Fate { latency, failure: None };
        }
        self.owed -= 1.0;
        let failure = match fault.drop {
            Cut::Never if fault.page => Failure::Page(fault.status.unwrap_or(500)),
            Cut::Never => Failure::Status(fault.status.unwrap_or(500)),
            Cut::BeforeExecution => Failure::CutBefore,
            Cut::AfterExecution => Failure::CutAfter,
        };
        Fate { latency, failure: Some(failure) }
    }
}

impl Fault {
    /// Cuts every connection to the API.
    pub(crate) fn away() -> Self {
        Self {
            latency_ms: 0,
            fail_rate: None,
            status: None,
            page: false,
            drop: Cut::BeforeExecution,
            path_prefix: everything(),
        }
    }

    /// What is wrong with it, in words for the one who sent it.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        if self.fail_rate.is_some_and(|rate| !(0.0..=1.0).contains(&rate)) {
            Some("failRate must be a number from 0 to 1")
        } else if self.status.is_some_and(|status| !(400..=599).contains(&status)) {
            Some("status must be an error status, 400 to 599")
        } else if self.latency_ms > 60_000 {
            Some("latencyMs must be at most 60000")
        } else {
            None
        }
    }

    fn rate(&self) -> f64 {
        let fails_by_default = self.status.is_some() || self.page || self.drop != Cut::Never;
        self.fail_rate.unwrap_or(if fails_by_default { 1.0 } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failures(json: &str, requests: usize) -> usize {
        let mut faults = Faults::default();
        faults.set(Some(serde_json::from_str(json).unwrap()));
        (0..requests).filter(|_| faults.fate("/v1/customers").failure.is_some()).count()
    }

    #[test]
    fn the_rate_is_kept_exactly() {
        assert_eq!(failures(r#"{"failRate": 1}"#, 7), 7);
        assert_eq!(failures(r#"{"failRate": 0.5}"#, 8), 4);
        assert_eq!(failures(r#"{"status": 429}"#, 3), 3);
        assert_eq!(failures(r#"{"drop": "after"}"#, 3), 3);
        assert_eq!(failures(r#"{"latencyMs": 5}"#, 3), 0);
        assert_eq!(failures(r#"{"status": 500, "match": "/v1/invoices"}"#, 3), 0);
    }
}
