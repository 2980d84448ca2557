//! Reading connections, used on the thread of whoever reads.
//!
//! A page's five reads take 14 µs, which is less than a hop to another thread and back. Batches a second with 64 callers
//! on 2 cores, by the way that they take: 147,000 so; 118,000 through two threads of our own; 77,000 with `block_in_place`;
//! 70,000 with `spawn_blocking`; 94,000 so, but with connections that wander between the cores' caches.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::Connection;

use super::super::DbError;
use super::file;

/// As many connections as threads that run at a time. Each thread comes back to the connection that it used last, whose
/// pages are in its core's cache.
#[derive(Debug)]
pub(super) struct Readers {
    path: PathBuf,
    /// Opened when first used.
    slots: Box<[Mutex<Option<Connection>>]>,
    closed: AtomicBool,
}

static THREADS: AtomicUsize = AtomicUsize::new(0);
thread_local! {
    static THREAD: usize = THREADS.fetch_add(1, Ordering::Relaxed);
}

impl Readers {
    pub(super) fn new(path: PathBuf) -> Self {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let slots = (0..=threads).map(|_| Mutex::new(None)).collect();
        Self { path, slots, closed: AtomicBool::new(false) }
    }

    pub(super) fn with<R>(&self, run: impl FnOnce(&Connection) -> Result<R, DbError>) -> Result<R, DbError> {
        let mut slot = self.slot();
        if self.closed.load(Ordering::Acquire) {
            return Err(DbError::unavailable("the database was closed"));
        }
        let connection = match slot.take() {
            Some(connection) => connection,
            None => file::connect_to_read(&self.path).map_err(|error| DbError::sqlite("open", error))?,
        };
        let result = run(&connection);
        if connection.is_autocommit() {
            *slot = Some(connection);
        }
        result
    }

    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::Release);
        for slot in &self.slots {
            slot.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
    }

    /// This thread's slot, else any that is free, else this thread's when it is.
    fn slot(&self) -> MutexGuard<'_, Option<Connection>> {
        let (before, from) = self.slots.split_at(THREAD.with(|thread| thread % self.slots.len()));
        let free = from.iter().chain(before).find_map(|slot| match slot.try_lock() {
            Ok(slot) => Some(slot),
            // Whoever panicked has taken the connection with it.
            Err(TryLockError::Poisoned(slot)) => Some(slot.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        });
        free.unwrap_or_else(|| from[0].lock().unwrap_or_else(PoisonError::into_inner))
    }
}
