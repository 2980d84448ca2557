//! The Rust tests of the whole workspace.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::program;
use crate::steps::Failure;

/// Runs `cargo test` with PostgreSQL at hand. All tests run, even after one failed; the failure names those that did.
pub(crate) fn run(arguments: &[&str], postgres_url: &str) -> Result<(), Failure> {
    let mut command = program::cargo();
    command.args(["test", "--locked", "--no-fail-fast"]);
    if !arguments.iter().any(|argument| argument.starts_with("-p") || argument.starts_with("--package")) {
        command.arg("--workspace");
    }
    command.args(arguments).env("BILLSTACK_TEST_POSTGRES_URL", postgres_url).stdout(Stdio::piped());
    let mut cargo = command.spawn().map_err(|error| format!("cargo test: {error}"))?;

    let mut failed = Vec::new();
    for line in cargo.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let line = line.map_err(|error| format!("cargo test: {error}"))?;
        println!("{line}");
        if line.starts_with("test ") && line.ends_with(" ... FAILED") {
            failed.push(line);
        }
    }
    let status = cargo.wait().map_err(|error| format!("cargo test: {error}"))?;
    if status.success() {
        Ok(())
    } else if failed.is_empty() {
        Err(format!("cargo test: {status}"))
    } else {
        Err(failed.join("\n"))
    }
}
