//! The Rust tests of the whole workspace.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::program;
use crate::steps::Failure;

/// Runs `cargo test` with PostgreSQL at hand. All tests run, even after one failed; the failure names those that did,
/// and says why.
pub(crate) fn run(arguments: &[&str], postgres_url: &str) -> Result<(), Failure> {
    let mut command = program::cargo();
    command.args(["test", "--locked", "--no-fail-fast"]);
    if !arguments.iter().any(|argument| argument.starts_with("-p") || argument.starts_with("--package")) {
        command.arg("--workspace");
    }
    command.args(arguments).env("BILLSTACK_TEST_POSTGRES_URL", postgres_url).stdout(Stdio::piped());
    let mut cargo = command.spawn().map_err(|error| format!("cargo test: {error}"))?;

    let mut failed = Vec::new();
    let mut why = Vec::new();
    let mut in_message = false;
    for line in cargo.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let line = line.map_err(|error| format!("cargo test: {error}"))?;
        println!("{line}");
        if line.starts_with("test ") && line.ends_with(" ... FAILED") {
            failed.push(line);
        } else {
            in_message = (in_message && !ends_message(&line)) || line.contains(" panicked at ");
            if in_message {
                why.push(line);
            }
        }
    }
    let status = cargo.wait().map_err(|error| format!("cargo test: {error}"))?;
    if status.success() {
        Ok(())
    } else if failed.is_empty() {
        Err(format!("cargo test: {status}"))
    } else {
        // A test that expects a panic tells nothing here: only the output of those that failed is shown.
        failed.append(&mut why);
        Err(failed.join("\n"))
    }
}

/// Makes sure that all programs are built as they are for the Rust tests. To build one by itself would build its dependencies once more,
/// with no more than that one needs of them.
pub(crate) fn build() -> Result<(), Failure> {
    program::run(program::cargo().args(["test", "--locked", "--workspace", "--no-run", "--quiet"]))
}

/// Whether the line follows the message of a panic, as Rust's test runner writes it.
fn ends_message(line: &str) -> bool {
    line.is_empty() || line.starts_with("stack backtrace:") || line.starts_with("note: ")
}
