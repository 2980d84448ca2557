//! The worker: takes due jobs from the queue and runs them, some side by side, never two for the same object of Stripe's at once.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use store::db::{Command, DbError};
use store::jobs::{self, Job};
use tokio::sync::watch;
use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::{MissedTickBehavior, interval};

use super::outcome::{Failure, settle, write};
use super::{EVENT, HOLD_MS, RENEW, event, run_group, take};
use crate::app::App;
use crate::http::problem::Causes;

/// Groups of jobs that run side by side.
const SIDE_BY_SIDE: usize = 32;
/// Of so many places a team may have all; the others are for teams that have none, one each, so that what hangs on some accounts doesn't
/// keep the others waiting.
const FOR_ANY_TEAM: usize = 8;
/// Jobs taken at once.
const BATCH: i64 = 32;
/// The same of each team, while another has as many here as it may.
const BATCH_OF_A_TEAM: i64 = 4;
/// So many teams are looked at then: those that may be full, and as many others as there are places.
const TEAMS_AT_ONCE: i64 = 4 * SIDE_BY_SIDE as i64;
/// So many jobs of a team may wait here for others of it, which hang on Stripe; with as many, no more of it are taken.
const MOST_WAITING_OF_A_TEAM: usize = 256;
/// The same of all teams: as if every place were a team's whose jobs hang.
const MOST_WAITING: usize = SIDE_BY_SIDE * MOST_WAITING_OF_A_TEAM;
/// How often the queue is looked at when nobody says that there is something in it, as another process can't.
const LOOK: Duration = Duration::from_secs(1);

/// Takes jobs and runs them until it is told to stop; then lets what runs come to its end.
pub(super) async fn work(app: &App, mut stopped: watch::Receiver<bool>) {
    let mut worker = Worker::default();
    let [mut look, mut renew] = [LOOK, RENEW].map(interval);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        worker.take(app).await;
        worker.start(app);
        tokio::select! {
            () = told(&mut stopped) => break,
            Some(ended) = worker.running.join_next_with_id() => worker.ended(app, ended).await,
            () = app.jobs_due.notified() => {}
            _ = look.tick() => {}
            _ = renew.tick() => worker.renew(app).await,
        }
    }
    worker.stop(app).await;
}

async fn told(stopped: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, which is the end as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// What jobs work on: the team's id, and the id of the object.
type About = (String, String);

/// Jobs about one thing. They are done together: an object that several events are about is asked for once.
#[derive(Clone)]
struct Group {
    about: About,
    jobs: Vec<Job>,
}

#[derive(Default)]
struct Worker {
    running: JoinSet<()>,
    groups: HashMap<Id, Group>,
    waiting: VecDeque<Group>,
}

impl Worker {
    async fn take(&mut self, app: &App) {
        // What waits for one that runs doesn't keep others from running.
        let can_start = self.waiting.iter().any(|group| self.may_start(group));
        let waiting: usize = self.waiting.iter().map(|group| group.jobs.len()).sum();
        if self.running.len() >= SIDE_BY_SIDE || can_start || waiting >= MOST_WAITING {
            return;
        }
        match self.due(app).await {
            Ok(jobs) => jobs.into_iter().for_each(|job| self.add(job)),
            Err(error) => tracing::warn!(error = %Causes(&error), "the queue can't be read"),
        }
    }

    /// Takes due jobs, but of no team that has as many here as it may.
    async fn due(&self, app: &App) -> Result<Vec<Job>, DbError> {
        let now = app.clock.epoch_ms();
        let until = now + HOLD_MS;
        if !self.teams().any(|team| self.is_full(team)) {
            return take(app, jobs::take(now, until, BATCH)).await;
        }
        let mut due = Vec::new();
        for team in app.db.read(jobs::teams_with_due(now, TEAMS_AT_ONCE)).await? {
            if due.len() < SIDE_BY_SIDE && !self.is_full(&team.id) {
                match take(app, jobs::take_of_team(&team, now, until, BATCH_OF_A_TEAM)).await {
                    Ok(jobs) => due.extend(jobs),
                    // What was taken before is run all the same.
                    Err(error) => tracing::warn!(error = %Causes(&error), "the queue can't be read"),
                }
            }
        }
        Ok(due)
    }

    /// The teams that have something here, some of them several times.
    fn teams(&self) -> impl Iterator<Item = &str> {
        self.groups.values().chain(&self.waiting).map(|group| group.about.0.as_str())
    }

    fn add(&mut self, job: Job) {
        // A process that was suspended loses its hold, and may take a job that already waits here. One that still runs here may
        // have been put back just now, so it waits for its next turn.
        if self.waiting.iter().flat_map(|group| &group.jobs).any(|waiting| waiting.id == job.id) {
            return;
        }
        let about = about(&job);
        match self.waiting.iter_mut().find(|group| group.about == about) {
            Some(group) => group.jobs.push(job),
            None => self.waiting.push_back(Group { about, jobs: vec![job] }),
        }
    }

    /// Whether none that runs is about the same, and its team has a place left.
    fn may_start(&self, group: &Group) -> bool {
        self.has_place(&group.about.0) && !self.groups.values().any(|running| running.about == group.about)
    }

    fn has_place(&self, team: &str) -> bool {
        let running = self.running.len();
        running < FOR_ANY_TEAM
            || running < SIDE_BY_SIDE && !self.groups.values().any(|running| running.about.0 == team)
    }

    /// Whether a team has no place left, or as many waiting as may.
    fn is_full(&self, team: &str) -> bool {
        let of_it = self.waiting.iter().filter(|group| group.about.0 == team);
        !self.has_place(team) || of_it.map(|group| group.jobs.len()).sum::<usize>() >= MOST_WAITING_OF_A_TEAM
    }

    fn start(&mut self, app: &App) {
        while let Some(group) = self.next() {
            let (app, jobs) = (app.clone(), group.jobs.clone());
            let task = self.running.spawn(async move { run_group(&app, jobs).await });
            self.groups.insert(task.id(), group);
        }
    }

    /// The first of those that wait and may start.
    fn next(&mut self) -> Option<Group> {
        let place = self.waiting.iter().position(|group| self.may_start(group))?;
        self.waiting.remove(place)
    }

    async fn ended(&mut self, app: &App, ended: Result<(Id, ()), JoinError>) {
        let id = match &ended {
            Ok((id, ())) => *id,
            Err(error) => error.id(),
        };
        let Some(group) = self.groups.remove(&id) else { return };
        if ended.is_err() {
            // The panic itself has been reported where it happened.
            for job in &group.jobs {
                settle(app, job, Err(Failure::own("it panicked"))).await;
            }
        }
    }

    fn held(&self) -> impl Iterator<Item = &Job> {
        self.groups.values().chain(&self.waiting).flat_map(|group| &group.jobs)
    }

    async fn renew(&self, app: &App) {
        let until = app.clock.epoch_ms() + HOLD_MS;
        let holds: Vec<Command> = self.held().map(|job| jobs::hold(&job.id, until)).collect();
        if !holds.is_empty() {
            write(app, holds).await;
        }
    }

    /// Gives back what was not begun, and waits for what was.
    async fn stop(mut self, app: &App) {
        let now = app.clock.epoch_ms();
        let waiting = self.waiting.drain(..).flat_map(|group| group.jobs);
        let back: Vec<Command> = waiting.map(|job| jobs::again(&job, now)).collect();
        if !back.is_empty() {
            write(app, back).await;
        }
        while let Some(ended) = self.running.join_next_with_id().await {
            self.ended(app, ended).await;
        }
    }
}

/// What a job is about; of one that says nothing, the job itself.
fn about(job: &Job) -> About {
    let payload = (job.kind == EVENT).then(|| serde_json::from_str::<event::Payload>(&job.payload).ok());
    let about = payload.flatten().map_or_else(|| job.id.clone(), |payload| payload.about);
    (job.team.id.clone(), about)
}

#[cfg(test)]
mod tests {
    use store::tenant;

    use super::super::BACKFILL;
    use super::*;

    fn job(kind: &str, payload: &str) -> Job {
        let team = tenant::Team { id: "team_1".to_owned() };
        let (kind, payload) = (kind.to_owned(), payload.to_owned());
        Job { id: "job_1".to_owned(), team, kind, payload, attempts: 1, failures: 0 }
    }

    #[test]
    fn jobs_about_one_object_are_one_group() {
        let mut worker = Worker::default();
        for (id, about_id) in [("job_1", "in_1"), ("job_2", "in_2"), ("job_3", "in_1"), ("job_1", "in_1")] {
            let payload = serde_json::json!({ "event": "evt_1", "about": about_id }).to_string();
            worker.add(Job { id: id.to_owned(), ..job(EVENT, &payload) });
        }
        let groups: Vec<Vec<&str>> =
            worker.waiting.iter().map(|group| group.jobs.iter().map(|job| &*job.id).collect()).collect();
        assert_eq!(groups, [vec!["job_1", "job_3"], vec!["job_2"]]);
    }

    #[tokio::test]
    async fn while_everything_of_many_teams_hangs_others_have_a_place() {
        let mut worker = Worker::default();
        let mut hangs = |team: &str, jobs: usize| {
            for number in 0..jobs {
                let about = tenant::Team { id: team.to_owned() };
                worker.add(Job { id: format!("job_{team}_{number}"), team: about, ..job(BACKFILL, "{}") });
            }
            while let Some(group) = worker.next() {
                let task = worker.running.spawn(std::future::pending());
                worker.groups.insert(task.id(), group);
            }
            worker.groups.values().filter(|group| group.about.0 == team).count()
        };
        assert_eq!(hangs("team_0", 100), FOR_ANY_TEAM);
        for number in 1..=SIDE_BY_SIDE - FOR_ANY_TEAM {
            assert_eq!(hangs(&format!("team_{number}"), 3), 1);
        }
        assert_eq!(hangs("one_too_many", 1), 0);
    }

    #[test]
    fn a_job_that_says_nothing_is_about_itself() {
        for job in [job(BACKFILL, "{}"), job(EVENT, "not JSON"), job("something_newer", "{}")] {
            assert_eq!(about(&job), ("team_1".to_owned(), "job_1".to_owned()));
        }
    }
}
