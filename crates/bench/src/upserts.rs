//! The yardstick of webhooks: an HTTP handler that checks the signature, parses the event, and upserts its object with grouped
//! commits. It keeps no record of the event and asks nothing of what it stores.

use std::path::Path;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use billing::clock::Clock;
use bytes::Bytes;
use rusqlite::{Connection, params};
use serde::Deserialize;
use stripe::objects::Event;
use stripe::webhook_signature::{self, SigningSecret};

use crate::grouped_writes::{Writer, open};
use crate::yardsticks::answer;

const TABLE: &str =
    "CREATE TABLE objects (id TEXT PRIMARY KEY, kind TEXT NOT NULL, customer TEXT, status TEXT,
    created_at INTEGER, changed_at INTEGER NOT NULL, raw TEXT NOT NULL)";
const UPSERT: &str = "INSERT INTO objects (id, kind, customer, status, created_at, changed_at, raw)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, status = excluded.status,
        changed_at = excluded.changed_at, raw = excluded.raw
    WHERE objects.changed_at <= excluded.changed_at";

/// What the handler has at hand.
#[derive(Clone)]
struct Handler {
    secret: SigningSecret,
    clock: Clock,
    writer: Writer<Object>,
}

struct Object {
    facts: Facts,
    changed_at: i64,
    raw: String,
}

#[derive(Deserialize)]
struct Facts {
    id: String,
    object: String,
    customer: Option<String>,
    status: Option<String>,
    created: Option<i64>,
}

/// Answers on the listener until the process ends, at any address: a POST is an event, a GET is for who waits until it is ready.
pub(crate) async fn serve(
    listener: tokio::net::TcpListener,
    database: &Path,
    secret: &str,
) -> Result<(), String> {
    let made = open(database).and_then(|connection| connection.execute_batch(TABLE));
    made.map_err(|error| error.to_string())?;
    let secret = SigningSecret::try_from(secret.to_owned()).map_err(|error| error.to_string())?;
    let handler = Handler { secret, clock: Clock::system(), writer: Writer::start(database, upsert)? };
    let router = Router::new().route("/{*path}", get(ready).post(take)).with_state(handler);
    answer(listener, router).await
}

async fn ready() -> StatusCode {
    StatusCode::OK
}

async fn take(State(handler): State<Handler>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers.get("stripe-signature").map(|value| value.as_bytes()).unwrap_or_default();
    let secrets = std::slice::from_ref(&handler.secret);
    if webhook_signature::verify(&body, signature, secrets, handler.clock.now()).is_err() {
        return StatusCode::BAD_REQUEST;
    }
    let Ok(event) = Event::parse(&body) else { return StatusCode::BAD_REQUEST };
    let raw = event.data.object.get();
    let Ok(facts) = serde_json::from_str(raw) else { return StatusCode::BAD_REQUEST };
    let object = Object { facts, changed_at: event.created.epoch_ms(), raw: raw.to_owned() };
    match handler.writer.write(object).await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn upsert(connection: &Connection, object: &Object) -> rusqlite::Result<()> {
    let Object { facts: Facts { id, object: kind, customer, status, created }, changed_at, raw } = object;
    connection
        .prepare_cached(UPSERT)?
        .execute(params![id, kind, customer, status, created, changed_at, raw])?;
    Ok(())
}
