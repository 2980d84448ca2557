//! Records events, each once, with what they tell. Those that come in at the same time share a transaction, in which PostgreSQL takes what
//! they store of a kind as one statement.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use billing::id::Kind;
use futures_util::future::join_all;
use store::db::{Command, DbError, Tx};
use store::webhook_events::{self, Progress, Received};
use store::{jobs, mirrored_account, tenant};
use stripe::objects::Event;
use tokio::sync::oneshot;

use crate::app::App;
use crate::jobs::event;
use crate::stripe_account::{AccountError, ConnectedAccount};
use crate::sync::told::{self, Told};

/// So many waiting events get a transaction beside the one that is under way.
const MANY: usize = 8;
/// How many events a transaction records at most.
const EVENTS: usize = 64;

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is new, and the mirror has what it tells.
    Applied,
    /// It is new, and its job waits.
    ToBeApplied,
    /// It is new, and about nothing that is mirrored.
    Ignored,
    /// It was recorded before.
    Repeated,
}

impl Recorded {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::ToBeApplied => "recorded",
            Self::Ignored => "ignored",
            Self::Repeated => "repeated",
        }
    }
}

/// Events that wait to be recorded.
#[derive(Default)]
pub struct Recorder(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    events: VecDeque<(Recording, Answer)>,
    /// Transactions that are under way.
    transactions: usize,
}

impl Waiting {
    /// How many transactions they are worth. A second one works while the first waits for the disk, but takes no less long for few.
    fn worth(&self) -> usize {
        match self.events.len() {
            0 => 0,
            1..MANY => 1,
            _ => 2,
        }
    }
}

type Answer = oneshot::Sender<Result<Recorded, AccountError>>;

impl Recorder {
    /// Takes an event, and answers whether somebody has to come for it.
    fn add(&self, event: Recording, answer: Answer) -> bool {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.events.push_back((event, answer));
        let comes = waiting.transactions < waiting.worth();
        waiting.transactions += usize::from(comes);
        comes
    }

    /// The events for the next transaction. None, and it is over, when there are none.
    fn next(&self) -> Option<(Vec<Recording>, Vec<Answer>)> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.worth() < waiting.transactions {
            waiting.transactions -= 1;
            return None;
        }
        let count = waiting.events.len().min(EVENTS);
        Some(waiting.events.drain(..count).unzip())
    }
}

/// Records an event of a webhook once, in one transaction with what it tells, or with its job where Stripe has to be asked. `copy` is
/// the number of the copy that the team's mirror is of the account that it is signed for, and `body` the event's JSON.
///
/// # Errors
/// When another account was connected since, or the database fails; then nothing was stored of it.
pub(super) async fn record(
    app: &App,
    team: &tenant::Team,
    copy: i64,
    event: &Event,
    body: String,
) -> Result<Recorded, AccountError> {
    let event = Recording::of(app, team, copy, event, body, true);
    if app.db.shares_commits() {
        return record_alone(app, Arc::new(event)).await;
    }
    let (answer, answered) = oneshot::channel();
    if app.recorder.add(event, answer) {
        tokio::spawn(record_waiting(app.clone()));
    }
    answered.await.unwrap_or_else(|_| Err(DbError::other("record", "it panicked, and was undone").into()))
}

/// Records an event that an account lists, as [`record`] does.
///
/// # Errors
/// When the database fails, or another account is connected meanwhile; then nothing was stored of it.
pub async fn record_listed(
    app: &App,
    account: &ConnectedAccount,
    event: &Event,
    body: String,
) -> Result<Recorded, AccountError> {
    let event = Recording::of(app, account.team(), account.copy(), event, body, false);
    record_alone(app, Arc::new(event)).await
}

async fn record_waiting(app: App) {
    while let Some((events, answers)) = app.recorder.next() {
        // In a task of its own, because a panic must not keep the next ones from being recorded.
        let recorded = tokio::spawn(record_together(app.clone(), events)).await;
        for (answer, recorded) in answers.into_iter().zip(recorded.unwrap_or_default()) {
            // Whoever sent it may have gone away; what was recorded stands.
            let _ = answer.send(recorded);
        }
    }
}

/// Records events in one transaction; where that fails, each in its own, so that none suffers for another.
async fn record_together(app: App, events: Vec<Recording>) -> Vec<Result<Recorded, AccountError>> {
    let events: Vec<Arc<Recording>> = events.into_iter().map(Arc::new).collect();
    match record_in_transaction(&app, events.clone()).await {
        Ok(recorded) => recorded.into_iter().map(Ok).collect(),
        // Where the database is away, none fares better alone.
        Err(AccountError::Database(error @ DbError::Unavailable { .. })) => {
            events.iter().map(|_| Err(error.clone().into())).collect()
        }
        // At the same time, so that one that waits for a lock doesn't hold up the others.
        Err(_) => join_all(events.into_iter().map(|event| record_alone(&app, event))).await,
    }
}

/// Records an event; one that tells what can't be stored, without that. Its job finds out from Stripe what there is to store, and is
/// given up, for an operator to see, if that can't be stored either.
async fn record_alone(app: &App, event: Arc<Recording>) -> Result<Recorded, AccountError> {
    let recorded = match record_in_transaction(app, vec![Arc::clone(&event)]).await {
        Err(AccountError::Database(error)) if event.tells_what_cannot_be_stored(&error) => {
            record_in_transaction(app, vec![Arc::new(event.untold())]).await
        }
        recorded => recorded,
    }?;
    Ok(recorded[0])
}

async fn record_in_transaction(
    app: &App,
    events: Vec<Arc<Recording>>,
) -> Result<Vec<Recorded>, AccountError> {
    let parts = app.clone();
    app.db.tx(move |tx| Box::pin(async move { record_in(tx, &parts, &events).await })).await
}

/// An event, and what there is to do about it.
struct Recording {
    team: tenant::Team,
    /// The number of the copy of the account that told it.
    copy: i64,
    received: Received,
    body: String,
    /// What its job does; none for an event about nothing that is mirrored.
    job: Option<String>,
    told: Option<Told>,
}

impl Recording {
    fn of(app: &App, team: &tenant::Team, copy: i64, event: &Event, body: String, by_webhook: bool) -> Self {
        let now = app.clock.epoch_ms();
        let action = event::action(event);
        let told = action.as_ref().and_then(|action| Told::by(app, team, event, action));
        let job = action.map(|action| event::payload(&event.id, &action));
        let received = Received {
            stripe_event_id: event.id.clone(),
            kind: event.kind.clone(),
            stripe_object_id: event.data.subject.id.clone(),
            created_at: event.created.epoch_ms(),
            received_at: now,
            by_webhook,
        };
        Self { team: team.clone(), copy, received, body, job, told }
    }

    /// Whether it wasn't recorded because of what it tells.
    fn tells_what_cannot_be_stored(&self, error: &DbError) -> bool {
        let is_so = self.told.is_some() && !error.may_pass();
        if is_so {
            let (team, id) = (&self.team.id, &self.received.stripe_event_id);
            tracing::warn!(team, event = id, %error, "what an event tells can't be stored");
        }
        is_so
    }

    /// The same without what it tells.
    fn untold(&self) -> Self {
        Self {
            team: self.team.clone(),
            copy: self.copy,
            received: self.received.clone(),
            body: self.body.clone(),
            job: self.job.clone(),
            told: None,
        }
    }

    fn insert(&self, is_applied: bool) -> Command {
        let progress = match (&self.job, is_applied) {
            (None, _) => Progress::Ignored,
            (Some(_), true) => Progress::Applied,
            (Some(_), false) => Progress::Pending { body: &self.body },
        };
        webhook_events::insert(&self.team, &self.received, progress)
    }

    /// Whoever records several locks rows in this order, so that no two transactions wait for each other.
    fn place(&self) -> impl Ord + '_ {
        (self.told.as_ref().map(Told::place), &self.team.id, &self.received.stripe_event_id)
    }
}

async fn record_in(
    tx: &mut Tx<'_>,
    app: &App,
    events: &[Arc<Recording>],
) -> Result<Vec<Recorded>, AccountError> {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|a, b| events[*a].place().cmp(&events[*b].place()));
    let told: Vec<&Told> = order.iter().filter_map(|number| events[*number].told.as_ref()).collect();
    let mut copies: Vec<(&tenant::Team, i64)> =
        events.iter().map(|event| (&event.team, event.copy)).collect();
    copies.sort_unstable_by_key(|(team, copy)| (&team.id, *copy));
    copies.dedup();
    let hold: Vec<Command> =
        copies.into_iter().map(|(team, copy)| mirrored_account::hold(team, copy)).collect();
    let told::Stored { is_settled, parts } = told::store(tx, &hold, &told).await?;
    let mut is_settled = is_settled.into_iter();
    let mut outcomes = vec![Recorded::Repeated; events.len()];
    for number in &order {
        if events[*number].told.is_some() && is_settled.next() == Some(true) {
            outcomes[*number] = Recorded::Applied;
        }
    }
    let inserts: Vec<Command> =
        order.iter().map(|number| events[*number].insert(outcomes[*number] == Recorded::Applied)).collect();
    if outcomes.iter().all(|outcome| *outcome == Recorded::Applied) {
        tx.execute_last(&parts.into_iter().chain(&inserts).collect::<Vec<_>>()).await?;
        return Ok(outcomes);
    }
    let changed = tx.execute_all(&parts.iter().copied().chain(&inserts).collect::<Vec<_>>()).await?;
    let mut following = Vec::new();
    for (number, inserted) in order.iter().zip(&changed[parts.len()..]) {
        let Recording { team, received, job, .. } = &*events[*number];
        if *inserted == 0 && received.by_webhook {
            following.push(webhook_events::told_again(team, &received.stripe_event_id, received.received_at));
        }
        if *inserted == 0 || outcomes[*number] == Recorded::Applied {
            continue;
        }
        outcomes[*number] = match job {
            Some(payload) => {
                let id = app.new_id(Kind::Job);
                following.push(jobs::enqueue(team, &id, crate::jobs::EVENT, payload, received.received_at));
                Recorded::ToBeApplied
            }
            None => Recorded::Ignored,
        };
    }
    tx.execute_all(&following.iter().collect::<Vec<_>>()).await?;
    Ok(outcomes)
}
