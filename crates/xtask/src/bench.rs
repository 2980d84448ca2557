//! The benchmark: builds everything for release, starts a PostgreSQL that waits for the disk, and lets the `bench` program measure.

use std::process::Command;

use crate::postgres::Cluster;
use crate::program;
use crate::steps::Failure;

/// Builds the server and what measures it.
pub(crate) fn build() -> Result<(), Failure> {
    program::run(program::cargo().args(["build", "--release", "--locked", "-p", "billstack", "-p", "bench"]))
}

/// Measures, and reports as it goes.
pub(crate) fn measure(postgres: &Cluster) -> Result<(), Failure> {
    let pgbench = program::find_or_install("pgbench", &["postgresql"], || program::find("pgbench"))?;
    let release = crate::root().join("target/release");
    let mut bench = Command::new(release.join("bench"));
    program::run(bench.arg(release.join("billstack")).arg(postgres.url()).arg(pgbench))
}
