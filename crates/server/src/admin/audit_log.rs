//! `billstack admin audit-log`: what was done in a team, and by whom.

use clap::Args;
use serde_json::{Value, json};
use store::audit::{self, Recorded};

use super::{AdminError, Done, find_team};
use crate::app::App;
use crate::shapes;

/// Flags of `audit-log`.
#[derive(Debug, Args)]
pub struct AuditLog {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// How many, the newest first
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..=1_000))]
    limit: i64,
    /// How many to leave out first
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..=1_000_000))]
    offset: i64,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn list(app: &App, flags: AuditLog) -> Result<Done, AdminError> {
    let AuditLog { team, limit, offset, json } = flags;
    let team = find_team(app, &team).await?;
    let rows = app.db.read(audit::list(&team, limit, offset)).await?;
    let text = if rows.is_empty() { "There is no entry.".to_owned() } else { table(&rows) };
    let entries: Vec<Value> = rows.iter().map(entry).collect();
    Ok(Done::new(json, json!({ "entries": entries }), text))
}

/// A line an entry: when, who, what, to what, and what was changed. What stands one below the other begins in the same column.
fn table(rows: &[Recorded]) -> String {
    let cells: Vec<[String; 4]> = rows
        .iter()
        .map(|row| {
            let when = shapes::time(row.created_at).map(|time| time.to_string());
            [when.unwrap_or_default(), row.actor.clone(), row.action.clone(), row.target.clone()]
        })
        .collect();
    let width =
        |column: usize| cells.iter().map(|cells| cells[column].chars().count()).max().unwrap_or_default();
    let [when_width, actor_width, action_width, target_width] = [width(0), width(1), width(2), width(3)];
    let lines = rows.iter().zip(&cells).map(|(row, [when, actor, action, target])| {
        let line = format!(
            "{when:when_width$}  {actor:actor_width$}  {action:action_width$}  {target:target_width$}  {}",
            change(row)
        );
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What was before and is after, where either is on record.
fn change(row: &Recorded) -> String {
    match (&row.before, &row.after) {
        (None, None) => String::new(),
        (None, Some(after)) => after.clone(),
        (Some(before), after) => format!("{before} → {}", after.as_deref().unwrap_or("(nothing)")),
    }
}

fn entry(row: &Recorded) -> Value {
    json!({
        "id": row.id,
        "projectId": row.project_id,
        "actor": row.actor,
        "action": row.action,
        "target": row.target,
        "before": parsed(row.before.as_deref()),
        "after": parsed(row.after.as_deref()),
        "stripeRequestId": row.stripe_request_id,
        "createdAt": shapes::time(row.created_at),
    })
}

/// The JSON of a row; none where there is none.
fn parsed(text: Option<&str>) -> Option<Value> {
    text.and_then(|text| serde_json::from_str(text).ok())
}
