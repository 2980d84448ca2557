//! How many processes work on the database. What Stripe allows an account is one budget, so each takes its part of it.

use std::time::Duration;

use billing::id::Kind;
use store::db::DbError;
use store::processes;
use tokio::sync::watch;

use crate::app::App;
use crate::http::problem::Causes;

/// How often a process says that it is at work, and looks who else is. One that begins knows of the others at once, and they of it
/// after this long.
const SAY_EVERY: Duration = Duration::from_secs(15);

/// A process that has said nothing for so long, in milliseconds, is at work no more.
const GONE_MS: i64 = 60_000;

/// This process among those that work on the database.
#[derive(Debug)]
pub struct Process {
    id: String,
}

impl Process {
    /// One that nobody knows of yet.
    pub fn new(app: &App) -> Self {
        Self { id: app.new_id(Kind::Process) }
    }

    /// Says that it is at work, and takes its part of what Stripe allows.
    ///
    /// # Errors
    /// When the database fails; then its part stays as it was.
    pub async fn say(&self, app: &App) -> Result<(), DbError> {
        let now = app.clock.epoch_ms();
        let forget_others = processes::forget_others(now - GONE_MS, now + GONE_MS);
        app.db.write(vec![forget_others, processes::seen(&self.id, now)]).await?;
        let count = app.db.read_optional(processes::count()).await?.unwrap_or(1);
        app.stripe.share_among(u32::try_from(count).unwrap_or(u32::MAX));
        Ok(())
    }

    /// Leaves its part to the others.
    ///
    /// # Errors
    /// When the database fails; then they notice a minute later.
    pub async fn leave(self, app: &App) -> Result<(), DbError> {
        app.db.write(vec![processes::forget(&self.id)]).await.map(drop)
    }
}

/// Counts this process in until it is told to stop.
pub async fn run(app: App, mut stopped: watch::Receiver<bool>) {
    let process = Process::new(&app);
    loop {
        if let Err(error) = process.say(&app).await {
            tracing::warn!(error = %Causes(&error), "this process can't be counted in");
        }
        tokio::select! {
            // An error means that the sender is gone, which is the end as well.
            _ = stopped.wait_for(|stopped| *stopped) => break,
            () = tokio::time::sleep(SAY_EVERY) => {}
        }
    }
    if let Err(error) = process.leave(&app).await {
        tracing::warn!(error = %Causes(&error), "the others learn later that this process has ended");
    }
}
