//! How true a team's mirror is known to be: for the status of its connection, and in words for whoever runs the server.

use billing::clock::Timestamp;
use serde::Serialize;
use store::event_fills::EventFill;
use store::sweeps::Sweep;
use utoipa::ToSchema;

use crate::shapes::time;

/// How true the mirror is known to be.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MirrorStanding)]
pub struct Standing {
    /// Every event that Stripe listed then has been recorded. Stripe's list is read every five minutes.
    in_step_at: Option<Timestamp>,
    /// Events that were found in Stripe's list and that a webhook should have told.
    #[schema(example = 0)]
    missed_events: i64,
    last_missed_event_at: Option<Timestamp>,
    /// When the last comparison of the mirror with Stripe came to its end. One begins once a day.
    compared_at: Option<Timestamp>,
    /// How many objects were compared.
    #[schema(example = 1250)]
    compared_objects: Option<i64>,
    /// How many of them differed, and were mended.
    #[schema(example = 0)]
    differing_objects: Option<i64>,
    /// The types of object, as in `backfill`, that it had to leave out in whole or in part, because Stripe would not list them (the key may
    /// not, or it failed each time), or because some of them can't be read, which the log names. Not those that copying leaves out.
    #[schema(example = json!(["invoices"]))]
    skipped_objects: Vec<String>,
}

impl Standing {
    /// Of what is known of a team.
    pub fn new(fill: Option<&EventFill>, sweep: Option<&Sweep>) -> Self {
        Self {
            in_step_at: fill.and_then(|fill| time(fill.complete_at)),
            missed_events: fill.map_or(0, |fill| fill.found),
            last_missed_event_at: fill.and_then(|fill| fill.last_found_at).and_then(time),
            compared_at: sweep.and_then(|sweep| sweep.finished_at).and_then(time),
            compared_objects: sweep.and_then(|sweep| sweep.last_compared),
            differing_objects: sweep.and_then(|sweep| sweep.last_drift),
            skipped_objects: sweep.map(skipped).unwrap_or_default(),
        }
    }
}

/// The types of object that the last comparison had to leave out, in whole or in part.
fn skipped(sweep: &Sweep) -> Vec<String> {
    sweep.last_skipped.iter().flat_map(|skipped| skipped.split(',')).map(str::to_owned).collect()
}

/// How long ago a moment is, in words; both in epoch milliseconds.
pub fn ago(at_ms: i64, now_ms: i64) -> String {
    let seconds = (now_ms - at_ms).max(0) / 1_000;
    let (count, unit) = match seconds {
        0..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..172_800 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_told_in_the_largest_unit_that_fits() {
        let told = [0, 1, 59, 60, 3_599, 3_600, 172_799, 172_800].map(|seconds| ago(0, seconds * 1_000));
        let expected =
            ["0 seconds", "1 second", "59 seconds", "1 minute", "59 minutes", "1 hour", "47 hours", "2 days"];
        assert_eq!(told, expected.map(|time| format!("{time} ago")));
        assert_eq!(ago(5_000, 0), "0 seconds ago");
    }
}
