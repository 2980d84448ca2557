//! The real binary, started as an operator starts it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// A process that is killed when it is dropped, with no chance to finish anything.
pub(crate) struct Process {
    child: Child,
    /// Collects what it writes to standard error from now on.
    log: Option<std::thread::JoinHandle<String>>,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    /// Ends it, and answers all that it wrote to standard error.
    pub(crate) fn kill(mut self) -> String {
        let _ = self.child.kill();
        self.log.take().map(|log| log.join().unwrap()).unwrap_or_default()
    }
}

/// The binary, with nothing of this process's environment.
pub(crate) fn billstack(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_billstack"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

/// Runs it to its end, with a text on its standard input.
pub(crate) fn run(command: &mut Command, input: &str) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It may end without having read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// As [`run`], while what runs in this process goes on.
pub(crate) async fn run_beside(mut command: Command, input: &str) -> Output {
    let input = input.to_owned();
    tokio::task::spawn_blocking(move || run(&mut command, &input)).await.unwrap()
}

/// Starts it, and waits for the first line of its standard output.
pub(crate) fn start_printing(command: &mut Command) -> (Process, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let process = Process { child, log: None };
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    (process, line)
}

/// Starts `serve` with a JSON log, and waits until it says where it listens.
pub(crate) fn start_server(command: &mut Command) -> (Process, String) {
    let command = command.env("BILLSTACK_LOG_FORMAT", "json").stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut process = Process { child, log: None };
    let mut seen = String::new();
    let address = loop {
        let mut line = String::new();
        assert_ne!(log.read_line(&mut line).unwrap(), 0, "the server ended before it was ready: {seen}");
        seen.push_str(&line);
        let entry: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("not a log line: {line}"));
        if entry["message"] == "ready" {
            break entry["address"].as_str().unwrap().to_owned();
        }
    };
    // Read on, so that a full pipe never stops the server.
    process.log = Some(std::thread::spawn(move || {
        let _ = log.read_to_string(&mut seen);
        seen
    }));
    (process, format!("http://{address}"))
}
