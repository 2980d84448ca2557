//! The tests in `e2e/`: Chromium opens the demo's pages and does what customers do there.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program;
use crate::steps::{Failure, say};

/// Builds the server that the browser tests start.
pub(crate) fn build() -> Result<(), Failure> {
    program::run(program::cargo().args(["build", "--locked", "--package", "billstack"]))
}

/// Runs the browser tests; with `arguments`, those that Playwright selects by them.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    let chromium = program::find_or_install("Chromium", &["chromium"], chromium)?;
    let folder = crate::root().join("e2e");
    let node = program::node_with_packages(&folder)?;
    let target = program::target_folder();
    let output = target.join("e2e");
    let mut playwright = Command::new(node);
    playwright.arg("node_modules/@playwright/test/cli.js").arg("test").args(arguments);
    playwright.current_dir(&folder).stdin(Stdio::null());
    playwright.env("BILLSTACK_TEST_BINARY", target.join("debug/billstack"));
    playwright.env("BILLSTACK_TEST_CHROMIUM", chromium).env("BILLSTACK_TEST_OUTPUT", &output);
    let outcome = program::run(&mut playwright);
    say(&format!("pictures of the pages are in {}", output.join("screenshots").display()));
    outcome
}

/// Debian's program, else one that calls itself so.
fn chromium() -> Option<PathBuf> {
    let debian = Path::new("/usr/bin/chromium");
    debian.is_file().then(|| debian.to_path_buf()).or_else(|| program::find("chromium"))
}
