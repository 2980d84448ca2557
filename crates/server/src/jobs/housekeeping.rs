//! Forgetting what is of no more use.

use std::time::Duration;

use store::db::DbError;
use store::{
    card_updates, idempotent_answers, jobs, link_requests, newest_events, operators, portal_sessions,
    stripe_connections, teams, webhook_events, webhook_refusals,
};

use crate::app::App;
use crate::http::problem::Causes;
use crate::sync::reconcile;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// How long expired portal sessions stay, so that their links say that they have expired and not that they never were; and how long
/// events and jobs that are settled, and counts of refused webhooks, stay to be looked at.
const KEPT_MS: i64 = 30 * DAY_MS;

/// How long events that were given up stay to be retried, and new payment methods that such an event may tell of. Stripe itself has
/// forgotten the events by then.
const FAILED_KEPT_MS: i64 = 90 * DAY_MS;

/// Tidies up now and then once an hour, for ever; and sees to it that each team's jobs for ever are there.
pub async fn every_hour(app: &App) {
    let mut hours = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hours.tick().await;
        if let Err(error) = reconcile::wake_all(app).await {
            tracing::warn!(error = %Causes(&error), "reading what webhooks may have missed could not be begun");
        }
        if let Err(error) = tidy_up(app).await {
            tracing::warn!(error = %Causes(&error), "old rows could not be deleted; the next try is in an hour");
        }
    }
}

async fn tidy_up(app: &App) -> Result<(), DbError> {
    app.limits.forget_idle();
    let now = app.clock.epoch_ms();
    let mut commands = vec![
        portal_sessions::delete_expired(now - KEPT_MS),
        operators::delete_expired_sessions(now),
        idempotent_answers::forget(now - DAY_MS),
        stripe_connections::forget_ended_webhook_secrets(now),
        card_updates::forget(now - FAILED_KEPT_MS),
        webhook_refusals::delete_old(now - KEPT_MS),
        link_requests::forget(now - DAY_MS),
        jobs::delete_dead(now - KEPT_MS),
    ];
    for team in app.db.read(teams::all()).await? {
        commands.push(webhook_events::delete_old(&team, now - KEPT_MS));
        commands.push(webhook_events::delete_failed(&team, now - FAILED_KEPT_MS));
    }
    // One by one: each may be large, and a commit in between lets others write.
    for command in commands {
        app.db.write(vec![command]).await?;
    }
    forget_newest_events(app, now - KEPT_MS).await
}

/// Forgets objects that had no event since a time. The table has as many rows as there are objects and no index by time. So it is read
/// through, beside the writer, which every webhook waits for: that gets only the rows that go.
async fn forget_newest_events(app: &App, before_ms: i64) -> Result<(), DbError> {
    const PAGE: i64 = 500;
    let mut last = None;
    loop {
        let page = app.db.read(newest_events::after(last.as_ref(), PAGE)).await?;
        let old = page.iter().filter(|noted| noted.happened_at < before_ms);
        let forget: Vec<_> = old.map(|noted| newest_events::forget(noted, before_ms)).collect();
        if !forget.is_empty() {
            app.db.write(forget).await?;
        }
        match page.into_iter().next_back() {
            Some(end) => last = Some(end),
            None => return Ok(()),
        }
        // On SQLite a read doesn't wait for anything.
        tokio::task::yield_now().await;
    }
}
