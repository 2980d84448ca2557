//! The one thread that writes. Callers whose writes wait at the same time share a commit, and so its flush to disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::super::DbError;
use super::checkpoint::Checkpoints;
use super::{control, file};

/// Writes that may wait; more callers than this wait for a place.
const QUEUE: usize = 256;
/// A commit isn't held back for more writes than this, nor for longer than this.
const GROUP: usize = 256;
const GROUP_TIME: Duration = Duration::from_millis(5);

#[derive(Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Message>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

enum Message {
    Write(Write),
    Close,
}

/// One caller's part of a group.
struct Write {
    /// Whether what it did has to be undone by us when it fails.
    savepoint: bool,
    run: Run,
}

/// Does the work, or takes note that it can't be done.
type Run = Box<dyn FnOnce(Result<&mut Connection, DbError>) -> Done + Send>;

struct Done {
    keep: bool,
    answer: Answer,
}

/// Called when the group has ended, with the reason if it could not be committed.
type Answer = Box<dyn FnOnce(Option<&DbError>) + Send>;

impl Writer {
    pub(super) fn start(path: &Path) -> Result<Self, String> {
        let (queue, writes) = mpsc::channel(QUEUE);
        let mut connection = file::connect_to_write(path)?;
        let checkpoints = Checkpoints::start(path, &mut connection)?;
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || work(connection, writes, checkpoints))
            .map_err(|error| error.to_string())?;
        Ok(Self { queue, thread: Mutex::new(Some(thread)) })
    }

    /// Runs a piece of work in the next group, and answers once that is on disk.
    pub(super) async fn submit<T, E>(
        &self,
        savepoint: bool,
        run: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        let run = move |connection: Result<&mut Connection, DbError>| {
            let result = connection.map_err(E::from).and_then(run);
            let keep = result.is_ok();
            let answer = move |failure: Option<&DbError>| {
                // The caller may have gone away; what it wrote stands all the same.
                let _ = sender.send(match failure {
                    Some(failure) => result.and(Err(failure.clone().into())),
                    None => result,
                });
            };
            Done { keep, answer: Box::new(answer) }
        };
        let write = Message::Write(Write { savepoint, run: Box::new(run) });
        self.queue.send(write).await.map_err(|_| closed())?;
        answer.await.unwrap_or_else(|_| Err(DbError::other("write", "it panicked, and was undone").into()))
    }

    /// Whether the thread is there.
    pub(super) fn check(&self) -> Result<(), DbError> {
        if self.queue.is_closed() { Err(closed()) } else { Ok(()) }
    }

    /// Ends the thread when it has done what was asked of it.
    pub(super) async fn close(&self) {
        // An error means that it has ended already.
        let _ = self.queue.send(Message::Close).await;
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(|| thread.join()).await;
        }
    }
}

fn closed() -> DbError {
    DbError::unavailable("the database was closed")
}

fn work(mut connection: Connection, mut writes: mpsc::Receiver<Message>, mut checkpoints: Checkpoints) {
    while let Some(message) = writes.blocking_recv() {
        match message {
            Message::Close => writes.close(),
            Message::Write(first) => {
                run_group(&mut connection, first, &mut writes);
                checkpoints.after_commit(&connection);
            }
        }
    }
}

/// Runs one write and those that wait behind it in one transaction, commits it, and only then answers.
fn run_group(connection: &mut Connection, first: Write, writes: &mut mpsc::Receiver<Message>) {
    let began = Instant::now();
    let mut failure = control(connection, "BEGIN IMMEDIATE").err();
    let mut answers = Vec::new();
    let mut next = Some(first);
    while let Some(write) = next {
        match &failure {
            None => failure = run_one(connection, write, &mut answers).err(),
            Some(failure) => answers.push((write.run)(Err(failure.clone())).answer),
        }
        let full = answers.len() >= GROUP || began.elapsed() > GROUP_TIME;
        next = if full { None } else { next_write(writes) };
    }
    let failure = failure.or_else(|| control(connection, "COMMIT").err());
    if !connection.is_autocommit() {
        // If even this fails, the next group's BEGIN reports it.
        let _ = control(connection, "ROLLBACK");
    }
    for answer in answers {
        answer(failure.as_ref());
    }
}

fn next_write(writes: &mut mpsc::Receiver<Message>) -> Option<Write> {
    match writes.try_recv() {
        Ok(Message::Write(write)) => Some(write),
        Ok(Message::Close) => {
            writes.close();
            None
        }
        Err(_) => None,
    }
}

/// Runs one write so that its failure leaves the others of the group alone. An error here is one of the whole group.
fn run_one(connection: &mut Connection, write: Write, answers: &mut Vec<Answer>) -> Result<(), DbError> {
    if write.savepoint
        && let Err(failure) = control(connection, "SAVEPOINT piece")
    {
        answers.push((write.run)(Err(failure.clone())).answer);
        return Err(failure);
    }
    let keep = match catch_unwind(AssertUnwindSafe(|| (write.run)(Ok(connection)))) {
        Ok(done) => {
            answers.push(done.answer);
            done.keep
        }
        // The panic has been reported where it happened, and its caller finds that no answer comes.
        Err(_) => false,
    };
    if connection.is_autocommit() {
        return Err(DbError::unavailable("SQLite gave up the transaction that this write was part of"));
    }
    if write.savepoint {
        if !keep {
            control(connection, "ROLLBACK TO piece")?;
        }
        control(connection, "RELEASE piece")?;
    }
    Ok(())
}
