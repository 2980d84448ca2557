//! What the client for Stripe counts.

use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

/// Reads the client's counts whenever metrics are asked for.
#[derive(Debug)]
pub(super) struct StripeCalls(pub(super) stripe::Client);

impl Collector for StripeCalls {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), fmt::Error> {
        let counts = self.0.call_counts();
        let mut calls =
            encoder.encode_descriptor("stripe_calls", "Calls to Stripe", None, MetricType::Counter)?;
        for (outcome, count) in [
            ("ok", counts.ok),
            ("refused", counts.refused),
            ("rate_limited", counts.rate_limited),
            ("unreachable", counts.unreachable),
        ] {
            let labels = [("outcome", outcome)];
            ConstCounter::new(count).encode(calls.encode_family(&labels)?)?;
        }
        let help = "Time that calls to Stripe waited for their turn";
        let waited =
            encoder.encode_descriptor("stripe_wait", help, Some(&Unit::Seconds), MetricType::Counter)?;
        ConstCounter::new(counts.waited.as_secs_f64()).encode(waited)?;
        let help = "Stripe accounts that don't answer";
        let away = encoder.encode_descriptor("stripe_accounts_away", help, None, MetricType::Gauge)?;
        ConstGauge::new(i64::try_from(counts.accounts_away).unwrap_or(i64::MAX)).encode(away)?;
        let help = "Processes at work on the database, which share what Stripe allows";
        let processes = encoder.encode_descriptor("processes", help, None, MetricType::Gauge)?;
        ConstGauge::new(i64::from(self.0.processes())).encode(processes)
    }
}
