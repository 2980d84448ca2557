//! Copies the write-ahead log back into the database without making writers wait.
//!
//! A thread of its own does the bulk while the writer goes on. Since the log can start over only once all of it has been
//! copied, the writer copies the last few pages between two groups.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::file;

/// Pages of 4 KiB in the log at which copying starts. With 16 writers the slowest write took 8 ms so, and 50 ms with four or
/// eight times as many.
const START: u32 = 1_000;
/// Pages at which the writer waits until everything is copied: the log's bound of 64 MiB.
const BOUND: u32 = 16_384;
/// So few pages left are copied by the writer.
const FEW: u32 = 64;
/// How often the thread goes after pages that were written while it copied.
const ROUNDS: u8 = 4;

const IDLE: u8 = 0;
const COPYING: u8 = 1;
const COPIED: u8 = 2;

#[derive(Debug)]
pub(super) struct Checkpoints {
    shared: Arc<Shared>,
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    /// Pages in the log at which the next copying starts.
    due: u32,
    /// Pages in the log after the last commit.
    last: u32,
}

#[derive(Debug, Default)]
struct Shared {
    /// Pages in the log, by the writer's last commit.
    pages: AtomicU32,
    state: AtomicU8,
}

impl Checkpoints {
    pub(super) fn start(path: &Path, writer: &mut Connection) -> Result<Self, String> {
        let shared = Arc::new(Shared::default());
        let pages = Arc::clone(&shared);
        let count = move |_: &mut Wal, count| {
            pages.pages.store(u32::try_from(count).unwrap_or(0), Ordering::Relaxed);
            Ok(())
        };
        writer.wal_hook(Some(count)).map_err(|error| file::problem(&error))?;
        let connection = file::connect(path).map_err(|error| file::problem(&error))?;
        let (wake, woken) = sync_channel(1);
        let with_thread = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("sqlite-checkpoint".to_owned())
            .spawn(move || copy_when_woken(&connection, &woken, &with_thread))
            .map_err(|error| error.to_string())?;
        Ok(Self { shared, wake: Some(wake), thread: Some(thread), due: START, last: 0 })
    }

    /// The writer calls this between two groups.
    pub(super) fn after_commit(&mut self, writer: &Connection) {
        let pages = self.shared.pages.load(Ordering::Relaxed);
        if pages < self.last {
            // The log has started over.
            self.due = START;
        }
        self.last = pages;
        if pages < self.due {
            return;
        }
        let state = self.shared.state.load(Ordering::Acquire);
        if pages >= BOUND.max(self.due) {
            report(checkpoint(writer, "PRAGMA wal_checkpoint(FULL)"));
        } else if state == COPIED {
            report(checkpoint(writer, "PRAGMA wal_checkpoint(PASSIVE)"));
        } else {
            if state == IDLE
                && let Some(wake) = &self.wake
            {
                self.shared.state.store(COPYING, Ordering::Release);
                // It is idle, so it takes this; if it has died, the bound is what remains.
                let _ = wake.try_send(());
            }
            return;
        }
        self.due = pages + START;
        if state == COPIED {
            self.shared.state.store(IDLE, Ordering::Release);
        }
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.wake.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn copy_when_woken(connection: &Connection, woken: &Receiver<()>, shared: &Shared) {
    while woken.recv().is_ok() {
        for _ in 0..ROUNDS {
            let copied = report(checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)"));
            if shared.pages.load(Ordering::Relaxed).saturating_sub(copied) < FEW {
                break;
            }
        }
        shared.state.store(COPIED, Ordering::Release);
    }
}

/// Answers how many of the log's pages have been copied.
fn checkpoint(connection: &Connection, pragma: &'static str) -> rusqlite::Result<u32> {
    let copied: i64 = connection.prepare_cached(pragma)?.query_row((), |row| row.get(2))?;
    Ok(u32::try_from(copied).unwrap_or(0))
}

/// A checkpoint that fails is tried again after the next writes, and loses nothing: the log still has it all.
fn report(copied: rusqlite::Result<u32>) -> u32 {
    copied.unwrap_or_else(|error| {
        tracing::warn!(%error, "the write-ahead log could not be copied into the database");
        0
    })
}
