//! The project's own tasks, run as `cargo xtask NAME`. Each sets up what it needs and says so.

#![expect(clippy::print_stdout, reason = "a task tells the person at the terminal what it does")]

mod bench;
mod browser_tests;
mod cargo_tests;
mod official_sdks;
mod postgres;
mod program;
mod steps;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use steps::Steps;

const HELP: &str = "\
Usage: cargo xtask TASK

  test              every test: on SQLite and on PostgreSQL, the official Stripe SDKs against the sandbox, the pages in a browser
  test -- ARGS      only `cargo test ARGS`, with PostgreSQL set up: `cargo xtask test -- -p store`, `cargo xtask test -- cancel`
  e2e               the tests of the pages in Chromium, against the demo
  e2e -- ARGS       only those that Playwright selects: `cargo xtask e2e -- cancel`
  bench             the release build's speed and memory, against yardsticks in the same run; takes about eight minutes
  bench -- PARTS    only some parts of it: portal, webhooks, backfill

For the tests, PostgreSQL is a throw-away cluster, unless BILLSTACK_TEST_POSTGRES_URL names a server whose role may create databases.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => test(&[]),
        ["test", "--", rest @ ..] => test(rest),
        ["e2e"] => e2e(&[]),
        ["e2e", "--", rest @ ..] => e2e(rest),
        ["bench"] => bench(&bench::PARTS),
        ["bench", "--", parts @ ..] if parts.iter().all(|part| bench::PARTS.contains(part)) => bench(parts),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("unknown task `{}`\n\n{HELP}", words.join(" "));
            ExitCode::from(2)
        }
    }
}

/// Runs every test; with `cargo_arguments`, only the Rust tests that they select.
fn test(cargo_arguments: &[&str]) -> ExitCode {
    let mut steps = Steps::default();
    // Dropped, and with it the cluster, only after the last test.
    let Some(postgres) = steps.run("PostgreSQL", postgres::for_tests) else { return steps.finish() };
    steps.run("Rust tests", || cargo_tests::run(cargo_arguments, postgres.url()));
    if cargo_arguments.is_empty() {
        if let Some(sandbox) =
            steps.run("Stripe sandbox", || cargo_tests::build().and_then(|()| official_sdks::start_sandbox()))
        {
            steps.run("Stripe's Node package", || official_sdks::node(&sandbox));
            steps.run("Stripe's Python package", || official_sdks::python(&sandbox));
        }
        steps.run("Browser", || cargo_tests::build().and_then(|()| browser_tests::run(&[])));
    }
    drop(postgres);
    steps.finish()
}

/// Runs the browser tests alone, those that `playwright_arguments` select.
fn e2e(playwright_arguments: &[&str]) -> ExitCode {
    let mut steps = Steps::default();
    if steps.run("Build", browser_tests::build).is_some() {
        steps.run("Browser", || browser_tests::run(playwright_arguments));
    }
    steps.finish()
}

fn bench(parts: &[&str]) -> ExitCode {
    let mut steps = Steps::default();
    let built = steps.run("Release build", bench::build);
    // Its own settings, that is: what it has acknowledged is on the disk.
    if let Some(postgres) = built.and_then(|()| steps.run("PostgreSQL", || postgres::Cluster::start(""))) {
        for part in bench::PARTS.into_iter().filter(|part| parts.contains(part)) {
            steps.run(part, || bench::measure(part, &postgres));
        }
    }
    steps.finish()
}

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}
