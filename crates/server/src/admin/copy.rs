//! `billstack admin backfill`: copies what the Stripe account has, in view of whoever waits for it.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use billing::clock::Timestamp;
use clap::Args;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use serde_json::json;
use store::backfills::{Backfill as Progress, LEFT_OUT};
use tokio::sync::watch;

use super::{AdminError, Done, find_team, refused};
use crate::app::App;
use crate::processes;
use crate::sync::backfill::{self, Object};

/// How often a line tells how far an object type is, where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(2);

/// Flags of `backfill`.
#[derive(Debug, Args)]
pub struct Backfill {
    /// Team whose account is copied (team_…)
    #[arg(long)]
    team: String,
    /// What to copy; may be given several times [default: everything]
    #[arg(long, value_parser = Object::ALL.map(Object::name))]
    object: Vec<String>,
    /// Only what was made in Stripe at this time or later, like 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    created_after: Option<Timestamp>,
    /// Print one line of JSON at the end, and nothing before
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(app: &App, flags: Backfill) -> Result<Done, AdminError> {
    let Backfill { team, object, created_after, json } = flags;
    let team = find_team(app, &team).await?;
    let objects: Vec<Object> =
        Object::ALL.into_iter().filter(|one| object.iter().any(|name| name == one.name())).collect();
    let objects = if objects.is_empty() { None } else { Some(objects.as_slice()) };
    let created_after = created_after.map(Timestamp::as_millisecond);
    let mut view = View::new(json);
    let (stop, stopped) = watch::channel(false);
    let counted_in = tokio::spawn(processes::run(app.clone(), stopped));
    let ended = backfill::run_to_end(app, &team, objects, created_after, |rows| view.show(rows)).await;
    let _ = stop.send(true);
    let _ = counted_in.await;
    let ended = ended?;
    view.finish();

    let failed: Vec<String> = ended.iter().filter(|row| row.status == "failed").map(words).collect();
    if !failed.is_empty() {
        return Err(refused(failed.join("; ")));
    }
    let (left_out, copied): (Vec<_>, Vec<_>) = ended.iter().partition(|row| row.status == LEFT_OUT);
    let counts: serde_json::Map<_, _> =
        copied.iter().map(|row| (row.object.clone(), json!(row.count))).collect();
    let left_out: Vec<&str> = left_out.iter().map(|row| row.object.as_str()).collect();
    let text: Vec<String> = ended.iter().map(words).collect();
    Ok(Done::new(json, json!({ "copied": counts, "leftOut": left_out }), text.join("\n")))
}

/// Where progress is shown. It goes to standard error, so that standard output has the result alone.
enum View {
    Silent,
    Bars { all: MultiProgress, bars: BTreeMap<String, ProgressBar> },
    Lines { last: BTreeMap<String, (Instant, i64)> },
}

impl View {
    fn new(silent: bool) -> Self {
        if silent {
            Self::Silent
        } else if std::io::stderr().is_terminal() {
            Self::Bars { all: MultiProgress::new(), bars: BTreeMap::new() }
        } else {
            Self::Lines { last: BTreeMap::new() }
        }
    }

    fn show(&mut self, rows: &[Progress]) {
        match self {
            Self::Silent => {}
            Self::Bars { all, bars } => {
                for row in rows {
                    let bar = bars.entry(row.object.clone()).or_insert_with(|| all.add(spinner()));
                    bar.set_message(words(row));
                    if row.status != "running" && !bar.is_finished() {
                        bar.finish();
                    }
                }
            }
            Self::Lines { last } => {
                for row in rows.iter().filter(|row| row.status == "running") {
                    let (at, count) = last.entry(row.object.clone()).or_insert_with(|| (Instant::now(), 0));
                    if at.elapsed() >= LINE_EVERY && row.count > *count {
                        (*at, *count) = (Instant::now(), row.count);
                        // Nobody who reads it is left; the work goes on.
                        let _ = writeln!(std::io::stderr(), "{}", words(row));
                    }
                }
            }
        }
    }

    /// Leaves the terminal to the result.
    fn finish(self) {
        if let Self::Bars { all, .. } = self {
            let _ = all.clear();
        }
    }
}

fn spinner() -> ProgressBar {
    let style =
        ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::new_spinner().with_style(style);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

fn words(row: &Progress) -> String {
    let object = row.object.replace('_', " ");
    match row.status.as_str() {
        "running" => format!("{object}: {} so far", row.count),
        "failed" => {
            format!("{object}: failed after {}: {}", row.count, row.reason.as_deref().unwrap_or("no reason"))
        }
        LEFT_OUT => format!("{object}: left out, since the key may not read them"),
        _ => format!("{object}: {}", row.count),
    }
}
