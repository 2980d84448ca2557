//! The load generator: a closed loop of keep-alive HTTP/1.1 connections on one thread.
//!
//! It shares the machine with the server that it measures, so it does as little as it can for each request: the bytes to send are
//! ready before the round, and of an answer it reads only the head.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::{JoinSet, LocalSet};

/// What to send, to whom, and how much of it at once.
pub(crate) struct Load {
    /// The server.
    pub(crate) address: SocketAddr,
    /// Whole requests.
    pub(crate) requests: Rc<[Vec<u8>]>,
    /// The status of the right answer. Any other fails the round.
    pub(crate) status: u16,
    /// How many connections ask at the same time, each waiting for its answer before it asks again.
    pub(crate) connections: usize,
}

/// What one round measured.
pub(crate) struct Round {
    /// Answers a second.
    pub(crate) rate: f64,
    /// Time to the last byte of each answer, in microseconds, unless who measured tells only the rate.
    pub(crate) latency: Option<Histogram<u64>>,
}

/// When a load began, and how long each answer took, in microseconds.
pub(crate) struct Sent {
    /// Just before the first request.
    pub(crate) start: Instant,
    /// One for each answer.
    pub(crate) latency: Histogram<u64>,
}

/// The bytes of a request.
pub(crate) fn request(method: &str, path: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n{headers}content-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// Puts the load on the server for a while: every connection sends all requests in turn, each beginning with another.
///
/// # Errors
/// At the first answer that is not the right one, and when a connection breaks.
pub(crate) fn run(load: &Load, time: Duration) -> Result<Round, String> {
    let count = load.requests.len();
    let sent = drive(load, |connection| {
        let mut turns = (0..count).cycle().skip(connection % count);
        let mut end = None;
        move || {
            let end = *end.get_or_insert_with(|| Instant::now() + time);
            turns.next().filter(|_| Instant::now() < end)
        }
    })?;
    let elapsed = sent.start.elapsed().as_secs_f64();
    Ok(Round { rate: sent.latency.len() as f64 / elapsed, latency: Some(sent.latency) })
}

/// Sends every request once, each on whichever connection is free.
///
/// # Errors
/// As [`run`].
pub(crate) fn send_all(load: &Load) -> Result<Sent, String> {
    let count = load.requests.len();
    let next = Rc::new(Cell::new(0));
    drive(load, |_| {
        let next = Rc::clone(&next);
        move || Some(next.replace(next.get() + 1)).filter(|turn| *turn < count)
    })
}

/// Lets every connection send the requests that its `turns` name, until they name none.
fn drive<T: FnMut() -> Option<usize> + 'static>(
    load: &Load,
    mut turns: impl FnMut(usize) -> T,
) -> Result<Sent, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    LocalSet::new().block_on(&runtime, async {
        let latency = Histogram::new_with_bounds(1, 60_000_000, 3).map_err(|error| error.to_string())?;
        let latency = Rc::new(RefCell::new(latency));
        let mut connections = Vec::new();
        for number in 0..load.connections {
            connections.push((Connection::open(load.address, load.status).await?, turns(number)));
        }

        let start = Instant::now();
        let mut asking = JoinSet::new();
        for (connection, turns) in connections {
            let (requests, latency) = (Rc::clone(&load.requests), Rc::clone(&latency));
            asking.spawn_local(connection.ask(requests, turns, latency));
        }
        while let Some(ended) = asking.join_next().await {
            ended.map_err(|error| error.to_string())??;
        }
        let latency = latency.borrow().clone();
        Ok(Sent { start, latency })
    })
}

/// A connection that is kept alive.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    status: u16,
}

impl Connection {
    /// Connects to a server whose right answers have this status.
    pub(crate) async fn open(address: SocketAddr, status: u16) -> Result<Self, String> {
        let stream = TcpStream::connect(address).await.map_err(|error| error.to_string())?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        Ok(Self { stream, buffer: vec![0; 64 * 1024], status })
    }

    /// Sends a request, and yields the body of the answer.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> Result<&[u8], String> {
        self.stream.write_all(request).await.map_err(|error| error.to_string())?;
        self.read_answer().await
    }

    async fn ask(
        mut self,
        requests: Rc<[Vec<u8>]>,
        mut turns: impl FnMut() -> Option<usize>,
        latency: Rc<RefCell<Histogram<u64>>>,
    ) -> Result<(), String> {
        while let Some(turn) = turns() {
            let asked = Instant::now();
            self.exchange(&requests[turn]).await?;
            let micros = u64::try_from(asked.elapsed().as_micros()).unwrap_or(u64::MAX);
            latency.borrow_mut().saturating_record(micros);
        }
        Ok(())
    }

    /// Reads one answer to its last byte.
    async fn read_answer(&mut self) -> Result<&[u8], String> {
        let mut filled = 0;
        let mut answer: Option<Lengths> = None;
        while answer.is_none_or(|answer| answer.total() > filled) {
            if filled == self.buffer.len() {
                let wanted = answer.map_or(0, |answer| answer.total());
                self.buffer.resize(wanted.max(2 * filled), 0);
            }
            let read =
                self.stream.read(&mut self.buffer[filled..]).await.map_err(|error| error.to_string())?;
            if read == 0 {
                return Err("the server closed the connection".to_owned());
            }
            filled += read;
            if answer.is_none() {
                answer = lengths(&self.buffer[..filled], self.status)?;
            }
        }
        match answer {
            Some(answer) if answer.total() == filled => Ok(&self.buffer[answer.head..filled]),
            _ => Err("the server sent more than its content-length".to_owned()),
        }
    }
}

/// How many bytes an answer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lengths {
    head: usize,
    body: usize,
}

impl Lengths {
    fn total(self) -> usize {
        self.head + self.body
    }
}

/// How long the answer is, once its head is complete.
fn lengths(bytes: &[u8], expected_status: u16) -> Result<Option<Lengths>, String> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut parsed = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) = parsed.parse(bytes).map_err(|error| error.to_string())? else {
        return Ok(None);
    };
    if parsed.code != Some(expected_status) {
        return Err(format!("expected {expected_status}, got: {}", String::from_utf8_lossy(bytes)));
    }
    let length = parsed.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|header| std::str::from_utf8(header.value).ok()?.parse::<usize>().ok());
    length
        .map(|body| Some(Lengths { head, body }))
        .ok_or_else(|| "an answer has no content-length".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_where_its_content_length_says() {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
        assert_eq!(lengths(&head[..20], 200), Ok(None));
        assert_eq!(lengths(head, 200), Ok(Some(Lengths { head: head.len(), body: 5 })));
    }

    #[test]
    fn a_wrong_status_or_no_length_is_an_error() {
        assert!(lengths(b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", 200).is_err());
        assert!(lengths(b"HTTP/1.1 200 OK\r\n\r\n", 200).is_err());
    }
}
