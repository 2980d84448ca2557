//! Stripe's own packages for Node and Python, driven through every endpoint we use: the proof that the sandbox is Stripe-shaped.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::program;
use crate::steps::{Failure, say};

/// A running sandbox, stopped when dropped.
pub(crate) struct Sandbox {
    url: String,
    key: String,
    process: Child,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Err(error) = self.process.kill().and_then(|()| self.process.wait()) {
            eprintln!("the sandbox may still run: {error}");
        }
    }
}

/// Starts the sandbox's example server, which is built with the tests, and tells its address and key in one line of JSON.
pub(crate) fn start_sandbox() -> Result<Sandbox, Failure> {
    let mut command = Command::new(program::target_folder().join("debug/examples/serve"));
    let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let process = process.map_err(|error| format!("the sandbox: {error}"))?;
    let mut sandbox = Sandbox { url: String::new(), key: String::new(), process };

    let mut line = String::new();
    if let Some(stdout) = sandbox.process.stdout.as_mut() {
        BufReader::new(stdout).read_line(&mut line).map_err(|error| format!("the sandbox: {error}"))?;
    }
    let told: serde_json::Value = serde_json::from_str(&line)
        .map_err(|error| format!("the sandbox said `{}`: {error}", line.trim()))?;
    let field = |name| told[name].as_str().map(str::to_owned).ok_or(format!("the sandbox told no {name}"));
    sandbox.url = field("url")?;
    sandbox.key = field("key")?;
    say(&format!("the sandbox listens on {}", sandbox.url));
    Ok(sandbox)
}

/// Runs the tests that use Stripe's package for Node.
pub(crate) fn node(sandbox: &Sandbox) -> Result<(), Failure> {
    let folder = tests_folder("node");
    let node = program::node_with_packages(&folder)?;
    program::run(with_sandbox(Command::new(node).arg("--test"), &folder, sandbox))
}

/// Runs the tests that use Stripe's package for Python.
pub(crate) fn python(sandbox: &Sandbox) -> Result<(), Failure> {
    let python = program::find_or_install("Python with venv", &["python3", "python3-venv"], || {
        let python = program::find("python3")?;
        program::run(Command::new(&python).args(["-c", "import ensurepip"])).ok().map(|()| python)
    })?;
    let folder = tests_folder("python");
    let environment = crate::root().join("target/xtask/python");
    program::run(Command::new(python).args(["-m", "venv"]).arg(&environment))?;
    let python = environment.join("bin/python");
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"];
    program::run(Command::new(&python).args(install).current_dir(&folder).stdin(Stdio::null()))?;
    program::run(with_sandbox(Command::new(&python).args(["-m", "unittest", "discover"]), &folder, sandbox))
}

fn tests_folder(language: &str) -> PathBuf {
    crate::root().join("crates/stripe-sandbox/tests/official_sdks").join(language)
}

fn with_sandbox<'a>(command: &'a mut Command, folder: &Path, sandbox: &Sandbox) -> &'a mut Command {
    command
        .current_dir(folder)
        .env("STRIPE_SANDBOX_URL", &sandbox.url)
        .env("STRIPE_SANDBOX_KEY", &sandbox.key)
        .stdin(Stdio::null())
}
