//! A process that is killed at any moment loses nothing that it has acknowledged.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use store::db::Db;
use testkit::on_both_engines;

use crate::ledger;

const URL: &str = "STORE_TEST_CRASHING_DATABASE";
const WRITERS: usize = 16;

on_both_engines! {
    async fn what_was_acknowledged_survives_a_kill(database: TestDatabase) {
        ledger::opened(&database).await.close().await;
        let url = database.url().to_owned();
        let acknowledged = tokio::task::spawn_blocking(move || acknowledged_before_a_kill(&url)).await.unwrap();

        let db = database.open().await;
        let kept: BTreeSet<String> = db.read(ledger::ids()).await.unwrap().into_iter().collect();
        let lost: Vec<_> = acknowledged.difference(&kept).collect();
        assert!(acknowledged.len() >= 500 && lost.is_empty(), "{} acknowledged, lost: {lost:?}", acknowledged.len());
        // At most one write a writer was under way.
        assert!(kept.len() <= acknowledged.len() + WRITERS, "{} kept", kept.len());
    }
}

/// Starts this test's binary again as a process that writes, and kills it amid its work.
fn acknowledged_before_a_kill(url: &str) -> BTreeSet<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::the_process_that_is_killed", "--nocapture"])
        .env(URL, url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = BTreeSet::new();
    for line in lines {
        // The last line may be cut off, and then its write was not acknowledged.
        let Ok(line) = line else { break };
        let Some(id) = line.split_once("wrote ").and_then(|(_, id)| id.strip_suffix('.')) else { continue };
        acknowledged.insert(id.to_owned());
        if acknowledged.len() == 500 {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    acknowledged
}

/// The process that is killed; as a test by itself it has nothing to do.
#[tokio::test]
async fn the_process_that_is_killed() {
    let Ok(url) = std::env::var(URL) else { return };
    let db = Db::open(&url.parse().unwrap()).await.unwrap();
    let writers = (0..WRITERS).map(|writer| {
        let db = db.clone();
        tokio::spawn(async move {
            for n in 0.. {
                let id = format!("{writer}-{n}");
                db.write(vec![ledger::add(&id, 0)]).await.unwrap();
                writeln!(std::io::stdout(), "wrote {id}.").unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
}
