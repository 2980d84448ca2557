//! Events that were given up, to be tried again when what was in their way has been mended.

use billing::id::Kind;
use serde_json::json;
use store::db::{Command, DbError};
use store::webhook_events::{self, Failed};
use store::{audit, jobs, tenant};
use stripe::objects::Event;

use super::event;
use crate::app::App;

/// Events that are put back in one transaction.
const AT_ONCE: i64 = 200;

/// Puts an event back that was given up; answers whether it was. An event in any other state stays as it is.
pub async fn retry(
    app: &App,
    team: &tenant::Team,
    actor: &str,
    stripe_event_id: &str,
) -> Result<bool, DbError> {
    let failed = app.db.read(webhook_events::failed_one(team, stripe_event_id)).await?;
    Ok(put_back(app, team, actor, stripe_event_id, failed).await? == 1)
}

/// Puts every event of a team back that was given up; answers how many.
pub async fn retry_all(app: &App, team: &tenant::Team, actor: &str) -> Result<i64, DbError> {
    let (mut after, mut all) = (String::new(), 0);
    loop {
        let page = app.db.read(webhook_events::failed_after(team, &after, AT_ONCE)).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after.clone_from(&last.stripe_event_id);
        all += put_back(app, team, actor, &team.id, page).await?;
    }
}

/// Puts those of the events back that are still given up, each with a job, and records who did it. Answers how many they were.
async fn put_back(
    app: &App,
    team: &tenant::Team,
    actor: &str,
    target: &str,
    failed: Vec<Failed>,
) -> Result<i64, DbError> {
    let now = app.clock.epoch_ms();
    let each: Vec<[Command; 2]> = failed
        .iter()
        .map(|failed| {
            let job = jobs::enqueue(team, &app.new_id(Kind::Job), super::EVENT, &job_payload(failed), now);
            [webhook_events::mark_pending_again(team, &failed.stripe_event_id), job]
        })
        .collect();
    let (app_, team, actor, target) = (app.clone(), team.clone(), actor.to_owned(), target.to_owned());
    let count = app
        .db
        .tx(move |tx| {
            Box::pin(async move {
                let mut count = 0;
                for [mark, enqueue] in each {
                    if tx.execute(mark).await? == 1 {
                        tx.execute(enqueue).await?;
                        count += 1;
                    }
                }
                if count > 0 {
                    tx.execute(audit::insert(&team, &audit_entry(&app_, actor, target, count))).await?;
                }
                Ok::<_, DbError>(count)
            })
        })
        .await?;
    app.jobs_due.notify_one();
    Ok(count)
}

/// The payload of the job that tries an event again. One that can't be read fails again, and is listed again.
fn job_payload(failed: &Failed) -> String {
    let event = failed.payload.as_deref().and_then(|body| Event::parse(body.as_bytes()).ok());
    match event.as_ref().and_then(event::action) {
        Some(action) => event::payload(&failed.stripe_event_id, &action),
        None => json!(event::Payload {
            event: failed.stripe_event_id.clone(),
            about: failed.stripe_event_id.clone()
        })
        .to_string(),
    }
}

fn audit_entry(app: &App, actor: String, target: String, count: i64) -> audit::Entry {
    audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: None,
        actor,
        action: "webhook_event.retried",
        target,
        before: None,
        after: Some(json!({ "events": count }).to_string()),
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    }
}
