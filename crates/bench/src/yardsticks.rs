//! The yardsticks: servers that do no more than a part of the work, by the shortest way known. They use SQLite directly, on a copy
//! of the database that the real server reads, so that they also tell what our own layers cost.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use billing::clock::Clock;
use billing::entropy::Entropy;
use billing::id::{self, Kind};
use bytes::Bytes;
use rusqlite::{Connection, params};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tokio::task::JoinSet;

use crate::grouped_writes::{Writer, open};
use crate::load::Round;

/// What a page about a customer has to read, each by a key: the session with its customer and how its project looks, subscriptions with
/// their next charges, items with price and product, invoices with what was given back, those that are open, and payment methods.
const READS: [&str; 6] = [
    "SELECT s.id, s.team_id, s.project_id, s.expires_at, s.revoked_at, s.return_url, s.locale, s.time_zone, s.flow,
            s.capabilities, c.id, c.stripe_customer_id, c.email, c.name, c.currency, c.default_payment_method,
            c.preferred_locales, c.balance, c.discount, c.deleted, c.refreshed_at, c.refresh_at, c.refresh_failures, p.name,
            p.portal_settings, p.portal_logo
        FROM portal_sessions s JOIN customers c ON c.id = s.customer_id JOIN projects p ON p.id = s.project_id
        WHERE s.token_hash = ?1",
    "SELECT s.id, s.stripe_subscription_id, s.status, s.cancel_at_period_end, s.cancel_at, s.canceled_at, s.ended_at,
            s.current_period_start, s.current_period_end, s.last_period_end, s.trial_end, s.missing_payment_method,
            s.schedule_id, s.collection_paused, s.collection_resumes_at, s.sends_invoices, s.default_payment_method,
            s.discounts, s.terms, u.terms, u.customer_discount, u.customer_balance, u.fetched_at, u.try_at, u.amount_due,
            u.total, u.currency, u.at
        FROM subscriptions s
        LEFT JOIN upcoming_invoices u ON u.team_id = s.team_id AND u.stripe_subscription_id = s.stripe_subscription_id
        WHERE s.team_id = ?1 AND s.stripe_customer_id = ?2",
    "SELECT i.stripe_subscription_id, i.quantity, i.current_period_end, p.id, p.currency, p.unit_amount,
            p.unit_amount_decimal, p.interval, p.interval_count, p.usage_type, p.billing_scheme, p.tiers_mode,
            p.package_size, p.package_round, d.name
        FROM subscriptions s CROSS JOIN subscription_items i
        LEFT JOIN prices p ON p.team_id = i.team_id AND p.stripe_price_id = i.stripe_price_id
        LEFT JOIN products d ON d.team_id = p.team_id AND d.stripe_product_id = p.stripe_product_id
        WHERE s.team_id = ?1 AND s.stripe_customer_id = ?2
            AND i.team_id = s.team_id AND i.stripe_subscription_id = s.stripe_subscription_id",
    "SELECT i.id, i.number, i.status, i.currency, i.total, i.amount_remaining, i.has_pdf, i.pre_payment_credit,
            i.post_payment_credit, i.description, i.other_things, i.period_start, i.period_end, i.created_at,
            (SELECT SUM(r.amount_refunded) FROM refunded_charges r
                WHERE r.team_id = i.team_id AND r.stripe_customer_id = i.stripe_customer_id
                    AND r.stripe_invoice_id = i.stripe_invoice_id)
        FROM invoices i WHERE i.team_id = ?1 AND i.stripe_customer_id = ?2
        ORDER BY i.created_at DESC LIMIT 12",
    "SELECT id, stripe_subscription_id, number, status, currency, total, amount_due, amount_paid, amount_remaining, due_at,
            next_attempt_at, attempt_count, confirm_attempt, has_pdf, created_at
        FROM invoices WHERE team_id = ?1 AND stripe_customer_id = ?2 AND (status = 'open' OR status = 'draft')
        ORDER BY +created_at DESC LIMIT 100",
    "SELECT id, stripe_payment_method_id, type, brand, last4, exp_month, exp_year, wallet, label
        FROM payment_methods WHERE team_id = ?1 AND stripe_customer_id = ?2",
];

/// The row of a new portal session.
const INSERT: &str = "INSERT INTO portal_sessions
        (id, team_id, project_id, customer_id, token_hash, created_by, created_at, expires_at)
    SELECT ?1, team_id, project_id, id, ?3, ?4, ?5, ?6 FROM customers WHERE id = ?2";

/// What the yardsticks have at hand.
#[derive(Clone)]
struct Yardsticks {
    body: Bytes,
    readers: Readers,
    inserter: Inserter,
}

/// Answers on the listener until the process ends:
/// `GET /constant`, the body; `GET /reads/{token}`, the reads and then the body; `POST /insert`, one durable insert.
pub(crate) async fn serve(
    listener: tokio::net::TcpListener,
    database: &Path,
    body: Bytes,
) -> Result<(), String> {
    let yardsticks =
        Yardsticks { body, readers: Readers::new(database), inserter: Inserter::start(database)? };
    let router = Router::new()
        .route("/constant", get(constant))
        .route("/reads/{token}", get(read))
        .route("/insert", post(insert))
        .with_state(yardsticks);
    answer(listener, router).await
}

/// Answers with connections set up as the real server sets up its own, until the process ends.
pub(crate) async fn answer(listener: tokio::net::TcpListener, router: Router) -> Result<(), String> {
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            eprintln!("can't set TCP_NODELAY: {error}");
        }
    });
    axum::serve(listener, router).await.map_err(|error| error.to_string())
}

async fn constant(State(yardsticks): State<Yardsticks>) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], yardsticks.body).into_response()
}

async fn read(State(yardsticks): State<Yardsticks>, UrlPath(token): UrlPath<String>) -> Response {
    // Some 20 µs, so it is done right here: handing it to another thread and back would take as long.
    match yardsticks.readers.read(&Sha256::digest(token.as_bytes())) {
        Ok(_) => constant(State(yardsticks)).await,
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error).into_response(),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Insert {
    customer_id: String,
    ttl_ms: i64,
}

async fn insert(State(yardsticks): State<Yardsticks>, body: Bytes) -> Response {
    let Ok(Insert { customer_id, ttl_ms }) = serde_json::from_slice(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match yardsticks.inserter.insert(customer_id, ttl_ms).await {
        Ok(token) => (StatusCode::CREATED, axum::Json(serde_json::json!({ "token": token }))).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error).into_response(),
    }
}

/// Connections that read, as many as read at the same time.
#[derive(Clone)]
struct Readers {
    database: PathBuf,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Readers {
    fn new(database: &Path) -> Self {
        Self { database: database.to_owned(), idle: Arc::default() }
    }

    /// Does all the reads for the token with this hash, looks at every column, and tells how many rows there were.
    fn read(&self, hash: &[u8]) -> Result<usize, String> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = idle.map_or_else(|| open(&self.database), Ok).map_err(|error| error.to_string())?;
        let rows = read_all(&connection, hash).map_err(|error| error.to_string());
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        rows
    }
}

fn read_all(connection: &Connection, hash: &[u8]) -> rusqlite::Result<usize> {
    let mut session = connection.prepare_cached(READS[0])?;
    let (team, customer): (String, String) =
        session.query_row([hash], |row| Ok((row.get(1)?, row.get(11)?)))?;
    let mut count = 1;
    connection.prepare_cached("BEGIN")?.execute([])?;
    for sql in &READS[1..] {
        let mut statement = connection.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([&team, &customer])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                std::hint::black_box(row.get_ref(column)?);
            }
            count += 1;
        }
    }
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(count)
}

/// Inserts sessions.
#[derive(Clone)]
pub(crate) struct Inserter {
    writer: Writer<Session>,
    clock: Clock,
    entropy: Entropy,
}

struct Session {
    id: String,
    customer_id: String,
    token_hash: [u8; 32],
    created_at: i64,
    expires_at: i64,
}

impl Inserter {
    /// Starts it on a database.
    pub(crate) fn start(database: &Path) -> Result<Self, String> {
        let writer = Writer::start(database, insert_session)?;
        Ok(Self { writer, clock: Clock::system(), entropy: Entropy::system() })
    }

    /// Inserts a session with a new token, which it yields once the row is on the disk.
    pub(crate) async fn insert(&self, customer_id: String, ttl_ms: i64) -> Result<String, String> {
        let token = hex::encode(self.entropy.bytes::<16>());
        let created_at = self.clock.epoch_ms();
        let session = Session {
            id: id::new(Kind::PortalSession, &self.clock, &self.entropy),
            customer_id,
            token_hash: Sha256::digest(token.as_bytes()).into(),
            created_at,
            expires_at: created_at + ttl_ms,
        };
        self.writer.write(session).await?;
        Ok(token)
    }
}

fn insert_session(connection: &Connection, session: &Session) -> rusqlite::Result<()> {
    let Session { id, customer_id, token_hash, created_at, expires_at } = session;
    let mut insert = connection.prepare_cached(INSERT)?;
    insert.execute(params![id, customer_id, token_hash, "api_key:bench", created_at, expires_at])?;
    Ok(())
}

/// Inserts sessions for a while, so many callers at a time, each waiting for its row before the next.
pub(crate) fn insert_for(
    inserter: &Inserter,
    customer_id: &str,
    callers: usize,
    time: Duration,
) -> Result<Round, String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let start = Instant::now();
    let count = runtime.block_on(async {
        let mut tasks = JoinSet::new();
        for _ in 0..callers {
            let (inserter, customer_id) = (inserter.clone(), customer_id.to_owned());
            tasks.spawn(async move {
                let mut count = 0;
                while start.elapsed() < time {
                    inserter.insert(customer_id.clone(), 3_600_000).await?;
                    count += 1;
                }
                Ok::<u32, String>(count)
            });
        }
        let counts = tasks.join_all().await;
        counts.into_iter().sum::<Result<u32, String>>()
    })?;
    Ok(Round { rate: f64::from(count) / start.elapsed().as_secs_f64(), latency: None })
}
