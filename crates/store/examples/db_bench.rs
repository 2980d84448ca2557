//! How fast the database layer is by itself: a page's five reads, and durable writes that share commits.
//!
//! `cargo run --release -p store --example db_bench -- [DATABASE_URL]`; without an address, SQLite in a temporary folder.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement prints, and stops at the first failure"
)]

use std::time::{Duration, Instant};

use store::db::{Command, Db, Migration, Query, Row, RowError, params};

const CUSTOMERS: i64 = 2_000;
const READERS: usize = 64;
const WRITERS: usize = 16;
const ROUND: Duration = Duration::from_secs(3);
const ROUNDS: usize = 5;

const SCHEMA: &[Migration] = &[Migration {
    name: "0001_bench",
    sql: "CREATE TABLE sessions (token_hash BYTEA PRIMARY KEY, customer TEXT NOT NULL, expires_at BIGINT NOT NULL);
        CREATE TABLE customers (id TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT, metadata TEXT NOT NULL);
        CREATE TABLE subscriptions (id TEXT PRIMARY KEY, customer TEXT NOT NULL, status TEXT NOT NULL,
            amount BIGINT NOT NULL, cancels BOOLEAN NOT NULL, period_end BIGINT, items TEXT NOT NULL);
        CREATE INDEX subscriptions_of ON subscriptions (customer, id);
        CREATE TABLE invoices (id TEXT PRIMARY KEY, customer TEXT NOT NULL, number TEXT, total BIGINT NOT NULL,
            currency TEXT NOT NULL, created_at BIGINT NOT NULL);
        CREATE INDEX invoices_of ON invoices (customer, created_at);
        CREATE TABLE methods (id TEXT PRIMARY KEY, customer TEXT NOT NULL, brand TEXT, last4 TEXT, expires BIGINT);
        CREATE INDEX methods_of ON methods (customer, id);",
}];

store::statements! {
    ADD_SESSION = "INSERT INTO sessions (token_hash, customer, expires_at) VALUES ($1, $2, $3)";
    ADD_CUSTOMER = "INSERT INTO customers (id, email, name, metadata) VALUES ($1, $2, $3, $4)";
    ADD_SUBSCRIPTION = "INSERT INTO subscriptions VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_INVOICE = "INSERT INTO invoices VALUES ($1, $2, $3, $4, $5, $6)";
    ADD_METHOD = "INSERT INTO methods VALUES ($1, $2, $3, $4, $5)";
    SESSION = "SELECT customer, expires_at FROM sessions WHERE token_hash = $1";
    CUSTOMER = "SELECT id, email, name, metadata FROM customers WHERE id = $1";
    SUBSCRIPTIONS = "SELECT id, status, amount, cancels, period_end, items FROM subscriptions
        WHERE customer = $1 ORDER BY id LIMIT 50";
    INVOICES = "SELECT id, number, total, currency, created_at FROM invoices
        WHERE customer = $1 ORDER BY created_at DESC LIMIT 12";
    METHODS = "SELECT id, brand, last4, expires FROM methods WHERE customer = $1 ORDER BY id LIMIT 50";
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let url = std::env::args()
        .nth(1)
        .unwrap_or_else(|| format!("sqlite://{}", folder.path().join("bench.db").display()));
    runtime.block_on(async {
        let db = Db::open(&url.parse().unwrap()).await.unwrap();
        db.migrate(SCHEMA, 0).await.unwrap();
        db.prepare(ALL).await.unwrap();
        fill(&db).await;
        println!("{READERS} tasks, each batch five keyed reads of 19 rows:");
        measure(READERS, move |db, n| async move { read(&db, n).await }, &db).await;
        println!("{WRITERS} tasks, each write one durable insert:");
        measure(WRITERS, move |db, n| async move { write(&db, n).await }, &db).await;
        db.close().await;
    });
}

/// Runs the work on so many tasks for several rounds, and prints the median round and its latencies.
async fn measure<F>(tasks: usize, work: impl Fn(Db, i64) -> F + Send + Sync + Copy + 'static, db: &Db)
where
    F: Future<Output = ()> + Send,
{
    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let began = Instant::now();
        let tasks = (0..tasks).map(|task| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut latencies = Vec::new();
                let mut n = i64::try_from((round * 1_000 + task) * 1_000_000).unwrap();
                while began.elapsed() < ROUND {
                    let asked = Instant::now();
                    work(db.clone(), n).await;
                    tokio::task::yield_now().await;
                    latencies.push(asked.elapsed());
                    n += 1;
                }
                latencies
            })
        });
        let mut latencies = Vec::new();
        for task in tasks.collect::<Vec<_>>() {
            latencies.extend(task.await.unwrap());
        }
        let rate = latencies.len() as f64 / began.elapsed().as_secs_f64();
        latencies.sort_unstable();
        let at = |per_mille: usize| latencies[(latencies.len() - 1) * per_mille / 1_000];
        rounds.push((rate, at(500), at(990), at(999), at(1_000)));
    }
    rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (rate, p50, p99, p999, worst) = rounds[ROUNDS / 2];
    println!("  {rate:.0} a second, p50 {p50:?}, p99 {p99:?}, p99.9 {p999:?}, worst {worst:?}");
}

async fn fill(db: &Db) {
    for n in 0..CUSTOMERS {
        let customer = format!("pc_{n:028}");
        let mut commands = vec![
            Command::new(ADD_SESSION, params![hash(-1 - n), &customer, i64::MAX]),
            Command::new(ADD_CUSTOMER, params![&customer, format!("{n}@example.com"), "Ann Example", "{}"]),
        ];
        for k in 0..3 {
            let id = format!("ps_{n:020}{k:08}");
            let items = r#"[{"priceId":"pri_1","productName":"Pro","unitAmount":1200,"currency":"usd"}]"#;
            commands.push(Command::new(
                ADD_SUBSCRIPTION,
                params![id, &customer, "active", 1_200, false, 7, items],
            ));
        }
        for k in 0..12 {
            let id = format!("pinv_{n:020}{k:08}");
            commands
                .push(Command::new(ADD_INVOICE, params![id, &customer, format!("N-{k}"), 1_200, "usd", k]));
        }
        for k in 0..2 {
            let id = format!("ppm_{n:020}{k:08}");
            commands.push(Command::new(ADD_METHOD, params![id, &customer, "visa", "4242", 203_012]));
        }
        db.write(commands).await.unwrap();
    }
}

/// As random as a real hash, so that inserts hit pages all over the index.
fn hash(n: i64) -> [u8; 32] {
    let mut hash = [0; 32];
    let mut state = n.cast_unsigned();
    for chunk in hash.chunks_mut(8) {
        state =
            (state ^ (state >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x1234_5678_9ABC_DEF1);
        chunk.copy_from_slice(&state.to_be_bytes());
    }
    hash
}

async fn read(db: &Db, n: i64) {
    let n = (n.wrapping_mul(7_919) >> 3).rem_euclid(CUSTOMERS);
    let customer = format!("pc_{n:028}");
    let (session, person, subscriptions, invoices, methods) = db
        .read_batch((
            Query::new(SESSION, params![hash(-1 - n)], |row| Ok((text(row, 0)?, number(row, 1)?))),
            Query::new(CUSTOMER, params![&customer], |row| {
                Ok((text(row, 0)?, text(row, 1)?, row.get::<Option<String>>(2)?, text(row, 3)?))
            }),
            Query::new(SUBSCRIPTIONS, params![&customer], |row| {
                let end: Option<i64> = row.get(4)?;
                Ok((text(row, 0)?, text(row, 1)?, number(row, 2)?, row.get::<bool>(3)?, end, text(row, 5)?))
            }),
            Query::new(INVOICES, params![&customer], |row| {
                Ok((text(row, 0)?, text(row, 1)?, number(row, 2)?, text(row, 3)?, number(row, 4)?))
            }),
            Query::new(METHODS, params![&customer], |row| {
                Ok((text(row, 0)?, text(row, 1)?, text(row, 2)?, number(row, 3)?))
            }),
        ))
        .await
        .unwrap();
    let rows = session.len() + person.len() + subscriptions.len() + invoices.len() + methods.len();
    assert_eq!(rows, 19);
}

async fn write(db: &Db, n: i64) {
    let session = Command::new(ADD_SESSION, params![hash(n), "pc_0000000000000000000000000000", n]);
    assert_eq!(db.write(vec![session]).await.unwrap(), [1]);
}

fn text(row: &Row<'_>, index: usize) -> Result<String, RowError> {
    row.get(index)
}

fn number(row: &Row<'_>, index: usize) -> Result<i64, RowError> {
    row.get(index)
}
