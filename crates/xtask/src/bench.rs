//! The benchmark: builds everything for release, starts a PostgreSQL that waits for the disk, and lets the `bench` program measure part by part.

use std::path::PathBuf;
use std::process::Command;

use crate::postgres::Cluster;
use crate::program;
use crate::steps::Failure;

/// Builds the server and what measures it.
pub(crate) fn build() -> Result<(), Failure> {
    program::run(program::cargo().args(["build", "--release", "--locked", "-p", "billstack", "-p", "bench"]))
}

/// The parts, in the order in which they are measured.
pub(crate) const PARTS: [&str; 3] = ["portal", "webhooks", "backfill"];

/// Measures a part, and reports as it goes.
pub(crate) fn measure(part: &str, postgres: &Cluster) -> Result<(), Failure> {
    let release = program::target_folder().join("release");
    let mut bench = Command::new(release.join("bench"));
    bench.arg(part).arg(release.join("billstack"));
    match part {
        "portal" => {
            let pgbench = program::find_or_install("pgbench", &["postgresql"], || program::find("pgbench"))?;
            bench.arg(postgres.url()).arg(pgbench)
        }
        "webhooks" => {
            let (node, server) = stripe_sync_engine()?;
            bench.arg(postgres.url()).arg(node).arg(server)
        }
        _ => &mut bench,
    };
    program::run(&mut bench)
}

/// Node, and the server that has the npm package that webhooks are measured against.
fn stripe_sync_engine() -> Result<(PathBuf, PathBuf), Failure> {
    let folder = crate::root().join("crates/bench/stripe-sync-engine");
    Ok((program::node_with_packages(&folder)?, folder.join("server.mjs")))
}
