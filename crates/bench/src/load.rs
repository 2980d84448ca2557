//! The load generator: a closed loop of keep-alive HTTP/1.1 connections on one thread.
//!
//! It shares the machine with the server that it measures, so it does as little as it can for each request: the bytes to send are
//! ready before the round, and of an answer it reads only the head.

use std::cell::RefCell;
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
    /// Whole requests, sent in turn by every connection.
    pub(crate) requests: Vec<Vec<u8>>,
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

/// The bytes of a request.
pub(crate) fn request(method: &str, path: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n{headers}content-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// Puts the load on the server for a while.
///
/// # Errors
/// At the first answer that is not the right one, and when a connection breaks.
pub(crate) fn run(load: &Load, time: Duration) -> Result<Round, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    LocalSet::new().block_on(&runtime, drive(load, time))
}

async fn drive(load: &Load, time: Duration) -> Result<Round, String> {
    let latency = Histogram::new_with_bounds(1, 60_000_000, 3).map_err(|error| error.to_string())?;
    let latency = Rc::new(RefCell::new(latency));
    let mut streams = Vec::new();
    for _ in 0..load.connections {
        let stream = TcpStream::connect(load.address).await.map_err(|error| error.to_string())?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        streams.push(stream);
    }

    let start = Instant::now();
    let requests: Rc<[Vec<u8>]> = load.requests.as_slice().into();
    let mut connections = JoinSet::new();
    for (number, stream) in streams.into_iter().enumerate() {
        let connection = Connection { stream, buffer: vec![0; 64 * 1024], status: load.status };
        connections.spawn_local(connection.ask(
            number,
            Rc::clone(&requests),
            start + time,
            Rc::clone(&latency),
        ));
    }
    while let Some(ended) = connections.join_next().await {
        ended.map_err(|error| error.to_string())??;
    }
    let elapsed = start.elapsed().as_secs_f64();
    let latency = latency.borrow().clone();
    Ok(Round { rate: latency.len() as f64 / elapsed, latency: Some(latency) })
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    status: u16,
}

impl Connection {
    /// Asks until the end, beginning with the request of that number.
    async fn ask(
        mut self,
        first: usize,
        requests: Rc<[Vec<u8>]>,
        end: Instant,
        latency: Rc<RefCell<Histogram<u64>>>,
    ) -> Result<(), String> {
        let mut asked = Instant::now();
        for request in requests.iter().cycle().skip(first % requests.len()) {
            self.stream.write_all(request).await.map_err(|error| error.to_string())?;
            self.read_answer().await?;
            let answered = Instant::now();
            let micros = u64::try_from((answered - asked).as_micros()).unwrap_or(u64::MAX);
            latency.borrow_mut().saturating_record(micros);
            if answered >= end {
                break;
            }
            asked = answered;
        }
        Ok(())
    }

    /// Reads one answer to its last byte.
    async fn read_answer(&mut self) -> Result<(), String> {
        let mut filled = 0;
        let mut total = None;
        while total != Some(filled) {
            if filled == self.buffer.len() {
                self.buffer.resize(total.unwrap_or(2 * filled).max(2 * filled), 0);
            }
            let read =
                self.stream.read(&mut self.buffer[filled..]).await.map_err(|error| error.to_string())?;
            if read == 0 {
                return Err("the server closed the connection".to_owned());
            }
            filled += read;
            if total.is_none() {
                total = answer_length(&self.buffer[..filled], self.status)?;
            }
            if total.is_some_and(|total| total < filled) {
                return Err("the server sent more than its content-length".to_owned());
            }
        }
        Ok(())
    }
}

/// How many bytes the whole answer has, once its head is complete.
fn answer_length(bytes: &[u8], expected_status: u16) -> Result<Option<usize>, String> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut head = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head_length) = head.parse(bytes).map_err(|error| error.to_string())?
    else {
        return Ok(None);
    };
    if head.code != Some(expected_status) {
        return Err(format!("expected {expected_status}, got: {}", String::from_utf8_lossy(bytes)));
    }
    let length = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|header| std::str::from_utf8(header.value).ok()?.parse::<usize>().ok());
    length
        .map(|length| Some(head_length + length))
        .ok_or_else(|| "an answer has no content-length".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_where_its_content_length_says() {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
        assert_eq!(answer_length(&head[..20], 200), Ok(None));
        assert_eq!(answer_length(head, 200), Ok(Some(head.len() + 5)));
    }

    #[test]
    fn a_wrong_status_or_no_length_is_an_error() {
        assert!(answer_length(b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", 200).is_err());
        assert!(answer_length(b"HTTP/1.1 200 OK\r\n\r\n", 200).is_err());
    }
}
