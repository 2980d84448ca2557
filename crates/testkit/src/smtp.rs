//! A mail server for one test: it speaks SMTP on a free port of this machine, and keeps what it is given.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A running mail server; it stops when it is dropped.
#[derive(Debug)]
pub struct MailServer {
    port: u16,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct State {
    mails: Vec<Mail>,
    refusal: Option<String>,
    refused: usize,
}

/// A mail that was taken.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// Headers and body, as they were sent.
    pub data: String,
}

impl MailServer {
    /// Starts one.
    ///
    /// # Panics
    /// When it can't listen.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                // A client that goes away in the middle has said all it had to say.
                tokio::spawn(async move { talk(stream, &state).await.ok() });
            }
        });
        Self { port, state, task }
    }

    /// For `BILLSTACK_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://billstack:password@127.0.0.1:{}", self.port)
    }

    /// From now on every recipient is refused with this answer, like `451 4.3.0 Try later`; none to take them again.
    pub fn refuse(&self, answer: Option<&str>) {
        self.with(|state| state.refusal = answer.map(str::to_owned));
    }

    /// How many recipients were refused.
    pub fn refused(&self) -> usize {
        self.with(|state| state.refused)
    }

    /// What was taken, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.with(|state| state.mails.clone())
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Mail {
    /// A header, unfolded; empty when it is missing.
    pub fn header(&self, name: &str) -> String {
        let (headers, _) = self.data.split_once("\r\n\r\n").unwrap_or((&self.data, ""));
        let unfolded = headers.replace("\r\n ", " ").replace("\r\n\t", " ");
        let lines = unfolded.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.to_owned())
            .collect()
    }

    /// The part of a media type, decoded where it is quoted-printable.
    ///
    /// # Panics
    /// When there is none.
    pub fn part(&self, media_type: &str) -> String {
        let start = format!("Content-Type: {media_type}");
        let (_, part) =
            self.data.split_once(&start).unwrap_or_else(|| panic!("no {media_type} in {}", self.data));
        let (headers, body) = part.split_once("\r\n\r\n").expect("headers end");
        let body = body.split("\r\n--").next().unwrap_or("");
        if headers.contains("quoted-printable") { unquoted(body) } else { body.to_owned() }
    }
}

async fn talk(stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 mail.test ESMTP\r\n").await?;
    let mut mail = Mail::default();
    while let Some(line) = lines.next_line().await? {
        let verb = line.split([' ', ':']).next().unwrap_or("").to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN".to_owned(),
            // `\0billstack\0password` in base 64.
            "AUTH" if line == "AUTH PLAIN AGJpbGxzdGFjawBwYXNzd29yZA==" => "235 Welcome".to_owned(),
            "AUTH" => "535 5.7.8 Wrong".to_owned(),
            "MAIL" => {
                mail = Mail { from: address(&line), ..Mail::default() };
                "250 OK".to_owned()
            }
            "RCPT" => {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(refusal) = state.refusal.clone() {
                    state.refused += 1;
                    refusal.replace("{address}", &address(&line))
                } else {
                    mail.to.push(address(&line));
                    "250 OK".to_owned()
                }
            }
            "DATA" => {
                writer.write_all(b"354 Go on\r\n").await?;
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    mail.data.push_str(line.strip_prefix('.').unwrap_or(&line));
                    mail.data.push_str("\r\n");
                }
                let taken = std::mem::take(&mut mail);
                state.lock().unwrap_or_else(PoisonError::into_inner).mails.push(taken);
                "250 Taken".to_owned()
            }
            "NOOP" | "RSET" => "250 OK".to_owned(),
            "QUIT" => {
                return writer.write_all(b"221 Bye\r\n").await;
            }
            _ => "500 What?".to_owned(),
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// What stands between the brackets of `MAIL FROM:<…>`.
fn address(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or("").to_owned()
}

/// Quoted-printable (RFC 2045, section 6.7) as it was before.
fn unquoted(text: &str) -> String {
    let text = text.replace("=\r\n", "");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'=').then(|| after.get(..2).and_then(|code| hex::decode(code).ok())).flatten();
        match code {
            Some(code) => {
                bytes.extend(code);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
