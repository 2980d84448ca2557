//! The programs that work on the database: servers, and `billstack admin backfill`.

use crate::db::{Command, Query, params, statements};

statements! {
    SEEN = "INSERT INTO processes (id, seen_at) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at";
    FORGET_OTHERS = "DELETE FROM processes WHERE seen_at < $1 OR seen_at > $2";
    FORGET = "DELETE FROM processes WHERE id = $1";
    COUNT = "SELECT COUNT(*) FROM processes";
}

/// Notes that a process is at work (epoch milliseconds).
pub fn seen(id: &str, now_ms: i64) -> Command {
    Command::new(SEEN, params![id, now_ms])
}

/// Forgets the processes that were seen outside of a time, which ended without a word; or whose clock is another.
pub fn forget_others(from_ms: i64, until_ms: i64) -> Command {
    Command::new(FORGET_OTHERS, params![from_ms, until_ms])
}

/// Forgets a process that ends.
pub fn forget(id: &str) -> Command {
    Command::new(FORGET, params![id])
}

/// How many processes are at work.
pub fn count() -> Query<i64> {
    Query::new(COUNT, params![], |row| row.get(0))
}
