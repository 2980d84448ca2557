//! Servers run as processes of their own, as in production: started, waited for, and weighed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A server that answers HTTP.
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// From its start until it was ready.
    pub(crate) start_time: Duration,
    process: Running,
}

/// A process, killed when dropped.
pub(crate) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        if let Err(error) = self.0.kill().and_then(|()| self.0.wait()) {
            eprintln!("a process may still run: {error}");
        }
    }
}

/// Resident memory in MiB.
pub(crate) struct Memory {
    /// At the moment.
    pub(crate) now: f64,
    /// The most it ever was.
    pub(crate) most: f64,
}

impl Server {
    /// Starts the program, which listens on the address, and waits until `path` answers 200.
    pub(crate) fn start(command: &mut Command, address: SocketAddr, path: &str) -> Result<Self, String> {
        let started = Instant::now();
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        let process = Running(process.map_err(|error| format!("{command:?}: {error}"))?);
        let mut server = Self { address, start_time: Duration::ZERO, process };
        while !matches!(ask(address, "GET", path, "", ""), Ok((200, _))) {
            if let Ok(Some(status)) = server.process.0.try_wait() {
                return Err(format!("{command:?} ended before it was ready: {status}"));
            }
            if started.elapsed() > Duration::from_secs(30) {
                return Err(format!("{command:?} is not ready after 30 seconds"));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        server.start_time = started.elapsed();
        Ok(server)
    }

    /// Its resident memory.
    pub(crate) fn memory(&self) -> Result<Memory, String> {
        let file = format!("/proc/{}/status", self.process.0.id());
        let status = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kib = line.and_then(|line| line.trim_end_matches("kB").trim().parse::<f64>().ok());
            kib.map(|kib| kib / 1024.0).ok_or_else(|| format!("{file} has no {name}"))
        };
        Ok(Memory { now: field("VmRSS:")?, most: field("VmHWM:")? })
    }
}

/// Starts a program, and yields the line of JSON that it prints when it is ready.
pub(crate) fn start_and_read(command: &mut Command) -> Result<(Running, Value), String> {
    let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut running = Running(process.map_err(|error| format!("{command:?}: {error}"))?);
    let mut line = String::new();
    if let Some(stdout) = running.0.stdout.as_mut() {
        BufReader::new(stdout).read_line(&mut line).map_err(|error| format!("{command:?}: {error}"))?;
    }
    let told =
        serde_json::from_str(&line).map_err(|error| format!("{command:?} printed `{line}`: {error}"))?;
    Ok((running, told))
}

/// Runs a program to its end with a line of input, and yields the JSON that it prints.
pub(crate) fn read(command: &mut Command, input: &str) -> Result<Value, String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
    if let Some(mut stdin) = process.stdin.take() {
        // A program that doesn't read its input may have closed it.
        let _unread = writeln!(stdin, "{input}");
    }
    let output = process.wait_with_output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{command:?}: {error}"))
}

/// An address of this machine that nobody listened on a moment ago.
pub(crate) fn free_address() -> Result<SocketAddr, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map_err(|error| error.to_string())
}

/// Asks once, on a connection of its own; yields status and body.
pub(crate) fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &str,
    body: &str,
) -> Result<(u16, String), String> {
    let exchange = || {
        let mut stream = TcpStream::connect(address)?;
        let headers = format!("connection: close\r\n{headers}");
        stream.write_all(&crate::load::request(method, path, &headers, body))?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    let answer: String = exchange().map_err(|error: std::io::Error| error.to_string())?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("an answer without a head")?;
    let status =
        head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("an answer without a status")?;
    Ok((status, body.to_owned()))
}
