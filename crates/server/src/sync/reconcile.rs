//! Filling gaps: what no webhook told is read from Stripe's list of events.
//!
//! Webhooks get lost: while the server is down, while its endpoint is disabled or its address is wrong. So every few minutes, and when
//! the server starts, a job reads the list from the last event on, oldest first, and has each event recorded as if a webhook had
//! brought it. An event is recorded once, so it doesn't matter that most have arrived before, or arrive later. When nothing is new
//! that is one call.
//!
//! Stripe keeps events for 30 days (<https://docs.stripe.com/api/events/list>). After a longer silence everything is copied anew, and
//! the list is read from its beginning.
//!
//! The list is not filtered by type: Stripe takes at most 20 types, without wildcards, and we handle more.

use std::collections::{HashSet, VecDeque};

use store::db::{Command, DbError};
use store::event_fills::{self, EventFill, Recorded as Page};
use store::jobs::{self, Job};
use store::{stamped_ahead, stripe_connections, sweeps, tenant};
use stripe::objects::{Event, UnixTime};
use stripe::{Account, ErrorKind, EventListing, EventsFrom, Fetched};

use super::backfill;
use super::refresh::RefreshError;
use crate::app::App;
use crate::http::problem::Causes;
use crate::jobs::event;
use crate::stripe_account::{AccountError, ConnectedAccount};
use crate::webhooks::{self, Recorded};
use crate::{jobs as worker, stripe_account};

/// How often the list is read, in milliseconds.
const EVERY_MS: i64 = 5 * 60 * 1_000;

/// How long after an event an older one may still appear in the list, in milliseconds. Events carry whole seconds, and Stripe makes
/// no promise about their order. Clocks that differ by more make webhooks fail anyway.
const OVERLAP_MS: i64 = 5 * 60 * 1_000;

/// How far the list reaches back, in milliseconds: 30 days, but for an hour to read it in.
const REACH_MS: i64 = (30 * 24 - 1) * 60 * 60 * 1_000;

/// How long Stripe keeps an event, and a day.
const KEPT_SECONDS: i64 = 31 * 24 * 60 * 60;

/// How much of that is given up where everything is copied anew, in milliseconds: the list forgets at one end while it is read at the
/// other.
const TIME_TO_READ_MS: i64 = 6 * 60 * 60 * 1_000;

/// An event this old should have been told by a webhook, in milliseconds.
const TOLD_BY_THEN_MS: i64 = 60 * 1_000;

/// How long the comparison waits at each start for the list to be read, in milliseconds.
const READ_FIRST_MS: i64 = 60 * 1_000;

/// So many pages of the events of the last minute are read at most.
const MOST_PAGES_JUST_CHANGED: usize = 10;

/// What begins to keep a team's mirror true from now on, when its account is connected. Everything is being copied then, so reading
/// and comparing have time.
pub fn begin(team: &tenant::Team, now_ms: i64) -> Vec<Command> {
    let read =
        [event_fills::begin(team, now_ms), jobs::ensure(team, worker::EVENT_FILL, now_ms + EVERY_MS, now_ms)];
    read.into_iter().chain(compare_later(team, now_ms)).collect()
}

/// The same when the account was connected before, and its mirror is still there. What happened since its list was last read is read now: a copy doesn't tell what
/// is gone.
pub fn go_on(team: &tenant::Team, now_ms: i64) -> Vec<Command> {
    let read = jobs::ensure(team, worker::EVENT_FILL, now_ms, now_ms);
    [read].into_iter().chain(compare_later(team, now_ms)).collect()
}

fn compare_later(team: &tenant::Team, now_ms: i64) -> [Command; 2] {
    [sweeps::rest(team, now_ms), jobs::ensure(team, worker::SWEEP, now_ms + EVERY_MS, now_ms)]
}

/// Lets every connected team's list be read now, and what waits for an account be tried, whose key may be readable again; and mends
/// what a clock has stamped that ran ahead.
pub async fn wake_all(app: &App) -> Result<(), DbError> {
    let now = app.clock.epoch_ms();
    for team in app.db.read(event_fills::connected_teams()).await? {
        if let Err(error) = mend_stamps(app, &team, now).await {
            tracing::warn!(team = team.id, error = %Causes(&error), "what a clock stamped that ran ahead could not be mended");
        }
        let read = jobs::ensure(&team, worker::EVENT_FILL, now, now);
        // What happened while no server ran is no difference once the list has told it.
        let compare_at = now + READ_FIRST_MS;
        let compare = [
            jobs::put_off(&team, worker::SWEEP, compare_at, now),
            jobs::ensure(&team, worker::SWEEP, compare_at, now),
        ];
        let waiting = [worker::EVENT, worker::BACKFILL].map(|kind| jobs::wake_blameless(&team, kind, now));
        app.db.write([read].into_iter().chain(compare).chain(waiting).collect()).await?;
    }
    app.jobs_due.notify_one();
    Ok(())
}

async fn mend_stamps(app: &App, team: &tenant::Team, now: i64) -> Result<(), DbError> {
    if app.db.read_optional(stamped_ahead::is_seen(team, now)).await?.is_some() {
        tracing::warn!(
            team = team.id,
            "this machine's clock ran ahead and was set back; what it stamped counts as seen now"
        );
        for part in stamped_ahead::mend(team, now) {
            app.db
                .tx(move |tx| {
                    Box::pin(async move {
                        // It may be all that is mirrored.
                        tx.lift_time_limit().await?;
                        tx.execute_last(&part.iter().collect::<Vec<_>>()).await
                    })
                })
                .await?;
        }
    }
    Ok(())
}

/// Reads the next page of a team's list and puts the job back; forgets the job when the team is no longer connected.
///
/// # Errors
/// When Stripe or the database fails; then the same page is read again.
pub async fn step_job(app: &App, job: &Job) -> Result<(), RefreshError> {
    let put_back = if app.db.read_optional(stripe_connections::find(&job.team)).await?.is_none() {
        jobs::end(job)
    } else {
        match step(app, &job.team).await? {
            Step::More => vec![jobs::again(job, app.clock.epoch_ms())],
            Step::Complete => vec![jobs::again(job, app.clock.epoch_ms() + EVERY_MS)],
        }
    };
    app.db.write(put_back).await?;
    Ok(())
}

/// Reads a team's list to its end.
///
/// # Errors
/// When Stripe or the database fails; what was read until then is recorded.
pub async fn fill(app: &App, team: &tenant::Team) -> Result<(), RefreshError> {
    while step(app, team).await? == Step::More {}
    Ok(())
}

/// Whether there are more pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    More,
    Complete,
}

/// Records one page. A step that is done twice changes nothing the second time.
async fn step(app: &App, team: &tenant::Team) -> Result<Step, RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    let asked_at = app.clock.epoch_ms();
    let Some(at) = app.db.read_optional(event_fills::find(team)).await? else {
        app.db.write(vec![event_fills::begin(team, asked_at)]).await?;
        return Ok(Step::More);
    };
    if asked_at - at.complete_at > REACH_MS {
        // A key that may not read the list would have everything copied each time.
        account.list_events(EventListing::default()).await?;
        copy_everything(app, team, asked_at).await?;
        return Ok(Step::More);
    }
    let next = next_page(&account, &at).await?;
    let newest = next.oldest_first.back().map(|event| event.object.created.epoch_ms());
    let mut found = 0;
    let mut any_new = false;
    for seen in next.oldest_first {
        let recorded = record(app, &account, seen, asked_at).await?;
        any_new |= recorded.is_new;
        found += i64::from(recorded.was_missed);
    }
    if any_new {
        app.jobs_due.notify_one();
    }
    let page = Page { found, at: asked_at };
    let (step, command) = match next.reached {
        Some(position) if next.more => {
            // Of a long list, what is read needn't be read once more, however long the rest takes.
            let complete_at = newest.map_or(at.complete_at, |newest| at.complete_at.max(newest - OVERLAP_MS));
            (Step::More, event_fills::advance(team, &at, &position, complete_at, page))
        }
        reached => {
            (Step::Complete, event_fills::complete(team, &at, &completed(&at, reached, asked_at), page))
        }
    };
    account.store(app, command).await?;
    Ok(step)
}

/// How a reading stands when it has come to its end. The newest event becomes the one to begin after as soon as it has been known
/// for so long that no older one can appear any more.
fn completed(at: &EventFill, reached: Option<String>, asked_at: i64) -> EventFill {
    let mut after = EventFill { complete_at: asked_at, position: None, ..at.clone() };
    if at.newest.is_none() || asked_at - at.newest_at >= OVERLAP_MS {
        after.cursor = at.newest.clone().or(after.cursor);
        after.newest = reached.or(after.newest);
        after.newest_at = asked_at;
    }
    after
}

/// A page of events that may be new.
struct Next {
    oldest_first: VecDeque<Fetched<Event>>,
    /// The newest event that is known, if there is any.
    reached: Option<String>,
    /// Whether newer ones follow.
    more: bool,
}

async fn next_page(account: &Account, at: &EventFill) -> Result<Next, stripe::Error> {
    let after = at.position.as_ref().or(at.cursor.as_ref());
    if let Some(after) = after {
        let newer = EventListing { from: EventsFrom::NewerThan(after), ..EventListing::default() };
        match account.list_events(newer).await {
            Ok(page) => {
                let more = page.next.is_some();
                return Ok(next(page, Some(after), more));
            }
            Err(error) if is_forgotten(&error) => {}
            Err(error) => return Err(error),
        }
    }
    let (page, more) = oldest_page(account, (at.complete_at - OVERLAP_MS) / 1_000).await?;
    Ok(next(page, None, more))
}

/// The first page of what has happened since a second, and whether more has happened since. Lists begin with the newest, so the time is
/// halved until what it holds fits on one page: a few calls, however many events there are.
async fn oldest_page(account: &Account, since: i64) -> Result<(stripe::Page<Event>, bool), stripe::Error> {
    let within = async |from: i64, before: Option<i64>, after: Option<&str>| {
        account
            .list_events(EventListing {
                created_since: UnixTime::from_seconds(from),
                created_before: before.and_then(UnixTime::from_seconds),
                from: after.map_or(EventsFrom::Newest, EventsFrom::OlderThan),
                ..EventListing::default()
            })
            .await
    };
    let mut page = within(since, None, None).await?;
    if page.next.is_none() {
        return Ok((page, false));
    }
    let newest = page.data.iter().map(|event| event.object.created.seconds()).max();
    // There are always more events in this time than a page has, and none since the beginning that are older.
    let (mut from, mut before) = (since, newest.unwrap_or(since + KEPT_SECONDS) + 1);
    while before - from > 1 {
        let middle = from + (before - from) / 2;
        page = within(from, Some(middle), None).await?;
        match page.next {
            Some(_) => before = middle,
            None if page.data.is_empty() && page.unreadable.is_empty() => from = middle,
            None => return Ok((page, true)),
        }
    }
    page = within(from, Some(before), None).await?;
    while let Some(older) = page.next {
        page = within(from, Some(before), Some(&older)).await?;
    }
    Ok((page, true))
}

/// Whether Stripe no longer knows the event to begin after. What is looked for is younger, and is found by its age.
fn is_forgotten(error: &stripe::Error) -> bool {
    matches!(&error.kind, ErrorKind::InvalidRequest { param: Some(param), .. } if param == "ending_before")
}

fn next(page: stripe::Page<Event>, after: Option<&String>, more: bool) -> Next {
    for one in &page.unreadable {
        tracing::warn!(id = one.id, problem = one.problem, "an event in Stripe's list can't be read");
    }
    let of_page = page.data.first().map(|event| &event.object.id);
    let of_page = of_page.or_else(|| page.unreadable.first()?.id.as_ref());
    let newest = page.next.as_ref().or(of_page).cloned();
    Next {
        reached: newest.or_else(|| after.cloned()),
        oldest_first: page.data.into_iter().rev().collect(),
        more,
    }
}

/// What became of an event of the list.
#[derive(Default)]
struct Outcome {
    is_new: bool,
    /// A webhook should have told it.
    was_missed: bool,
}

async fn record(
    app: &App,
    account: &ConnectedAccount,
    seen: Fetched<Event>,
    asked_at: i64,
) -> Result<Outcome, AccountError> {
    let id = &seen.object.id;
    // Nearly all have been told, so it is looked before anything is written. One that was given up isn't tried again for being listed.
    if event::action(&seen.object).is_none()
        || app.db.read_optional(event_fills::is_recorded(account.team(), id)).await?.is_some()
    {
        return Ok(Outcome::default());
    }
    let should_be_told = should_be_told(&seen.object, asked_at);
    let recorded = webhooks::record_listed(app, account, &seen.object, seen.raw.to_string()).await?;
    let outcome = match recorded {
        Recorded::Repeated => Outcome::default(),
        Recorded::Ignored | Recorded::Applied | Recorded::ToBeApplied => {
            Outcome { is_new: true, was_missed: should_be_told }
        }
    };
    if outcome.was_missed {
        app.metrics.count_webhook("missed");
    }
    Ok(outcome)
}

fn should_be_told(event: &Event, now_ms: i64) -> bool {
    event.created.epoch_ms() <= now_ms - TOLD_BY_THEN_MS
}

/// The list doesn't reach back as far as the last reading. What it still has is read beside the copy, which doesn't tell what is gone,
/// nor what an event alone tells.
async fn copy_everything(app: &App, team: &tenant::Team, now_ms: i64) -> Result<(), DbError> {
    tracing::warn!(
        team = team.id,
        "Stripe has forgotten events that were never read, so everything is copied anew"
    );
    let copy = backfill::Start::new(app, team, None, None);
    let begin = event_fills::begin(team, now_ms - REACH_MS + TIME_TO_READ_MS);
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                copy.within(tx).await?;
                tx.execute(begin).await?;
                Ok(())
            })
        })
        .await?;
    app.jobs_due.notify_one();
    Ok(())
}

/// The ids of what Stripe lists events of that are so young that their webhooks may be on their way. Of an account where more happens
/// than ten pages of events a minute tell, the newest.
///
/// # Errors
/// When Stripe fails.
pub(super) async fn just_changed(app: &App, account: &Account) -> Result<HashSet<String>, stripe::Error> {
    let created_since = UnixTime::from_epoch_ms(app.clock.epoch_ms() - TOLD_BY_THEN_MS + 1_000);
    let newest = EventListing { created_since, ..EventListing::default() };
    let mut ids = HashSet::new();
    let mut older: Option<String> = None;
    for _ in 0..MOST_PAGES_JUST_CHANGED {
        let from = older.as_deref().map_or(EventsFrom::Newest, EventsFrom::OlderThan);
        let page = account.list_events(EventListing { from, ..newest }).await?;
        for event in page.data {
            ids.extend(event::action(&event.object).map(|action| action.about().to_owned()));
            ids.extend(event.object.data.subject.id);
        }
        older = page.next;
        if older.is_none() {
            break;
        }
    }
    Ok(ids)
}

/// Events that Stripe lists, that a webhook should have told, and that aren't recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// How many of the next hundred.
    pub count: usize,
    /// Whether Stripe has more after those.
    pub more: bool,
}

/// Looks at what the next reading will find, and records nothing.
///
/// # Errors
/// When Stripe or the database fails.
pub async fn unseen(app: &App, team: &tenant::Team, at: &EventFill) -> Result<Unseen, RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    let now = app.clock.epoch_ms();
    let next = next_page(&account, at).await?;
    let mut count = 0;
    for seen in &next.oldest_first {
        if event::action(&seen.object).is_some() && should_be_told(&seen.object, now) {
            let recorded = app.db.read_optional(event_fills::is_recorded(team, &seen.object.id)).await?;
            count += usize::from(recorded.is_none());
        }
    }
    Ok(Unseen { count, more: next.more })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(cursor: Option<&str>, newest: Option<&str>, newest_at: i64) -> EventFill {
        EventFill {
            complete_at: newest_at,
            cursor: cursor.map(str::to_owned),
            newest: newest.map(str::to_owned),
            newest_at,
            position: Some("evt_underway".to_owned()),
            found: 0,
            last_found_at: None,
        }
    }

    fn outcome(
        at: &EventFill,
        reached: Option<&str>,
        asked_at: i64,
    ) -> (Option<String>, Option<String>, i64) {
        let after = completed(at, reached.map(str::to_owned), asked_at);
        assert_eq!((after.complete_at, after.position), (asked_at, None));
        (after.cursor, after.newest, after.newest_at)
    }

    #[test]
    fn an_event_is_begun_after_once_no_older_one_can_appear() {
        let some = |id: &str| Some(id.to_owned());
        let first = at(None, None, 0);
        assert_eq!(outcome(&first, None, 10), (None, None, 10));
        assert_eq!(outcome(&first, Some("evt_2"), 10), (None, some("evt_2"), 10));
        let known = at(some("evt_1").as_deref(), Some("evt_2"), 0);
        assert_eq!(outcome(&known, Some("evt_3"), OVERLAP_MS - 1), (some("evt_1"), some("evt_2"), 0));
        assert_eq!(outcome(&known, Some("evt_3"), OVERLAP_MS), (some("evt_2"), some("evt_3"), OVERLAP_MS));
        assert_eq!(outcome(&known, None, OVERLAP_MS), (some("evt_2"), some("evt_2"), OVERLAP_MS));
    }
}
