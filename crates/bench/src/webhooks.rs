//! Webhooks: from the first that is sent until all of a round are applied, each durable before it is acknowledged.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::time::{Duration, Instant};

use stripe::webhook_signature::SigningSecret;

use crate::account::Account;
use crate::database::Database;
use crate::events::History;
use crate::load::{self, Load, Round};
use crate::measure::{Measured, ROUNDS, medians};
use crate::process::{self, Server};
use crate::report::{self, heading, part, share, within};
use crate::world::{WEBHOOK_SECRET, World};

/// How many webhooks are sent at the same time.
const CONNECTIONS: usize = 16;
/// How often each object changes in a round. There is one round to warm up before those that count.
const CHANGES_A_ROUND: usize = 2;
const CHANGES: usize = (ROUNDS + 1) * CHANGES_A_ROUND;
/// How long the events of a round may take to be applied after the last was acknowledged.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is mirrored: how Stripe calls it, and its table.
const KINDS: [(&str, &str); 3] =
    [("customer", "customers"), ("subscription", "subscriptions"), ("invoice", "invoices")];

/// The npm package that does the same on PostgreSQL.
pub(crate) struct SyncEngine<'a> {
    /// The program `node`.
    pub(crate) node: &'a Path,
    /// The server that has the package in it.
    pub(crate) server: &'a Path,
}

/// What takes webhooks, and how to see that it has.
struct Receiver<'a> {
    name: &'static str,
    server: &'a Server,
    /// Whether nothing is left to be done.
    is_settled: Box<dyn Fn() -> Result<bool, String> + 'a>,
    count: Box<Count<'a>>,
}

/// How many objects of a kind are stored as they were after a change, or, without one, as the account has them now.
type Count<'a> = dyn Fn(&str, Option<usize>) -> Result<i64, String> + 'a;

/// On SQLite, beside a handler that does the least.
pub(crate) fn on_sqlite(billstack: &Path, folder: &Path) -> Result<(), String> {
    let file = folder.join("webhooks.db");
    let ours = Ours::start(billstack, &format!("sqlite://{}", file.display()), || Database::sqlite(&file))?;
    let objects = folder.join("upserts.db");
    let address = process::free_address()?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.args(["upserts", &address.to_string()]).arg(&objects).arg(WEBHOOK_SECRET);
    let upserts = Server::start(&mut command, address, "/ready")?;
    let stored = Database::sqlite(&objects)?;
    let upserts = Receiver {
        name: "verify, parse, upsert (HTTP handler)",
        server: &upserts,
        is_settled: Box::new(|| Ok(true)),
        count: Box::new(|kind, change| {
            let at = raw_at(change);
            stored.number(&format!("SELECT COUNT(*) FROM objects WHERE kind = '{kind}' AND {at}"))
        }),
    };
    heading(&format!(
        "Webhooks on SQLite until applied, {CONNECTIONS} connections, each on the disk before its answer"
    ));
    let [ours_measured, handler] = ours.measure(&[ours.receiver(), upserts])?;
    report::table(&[&ours_measured, &handler]);
    share("webhooks / HTTP handler", ours_measured.rate / handler.rate, Some(0.5));
    ours.report()
}

/// On PostgreSQL, beside the npm package in a schema of its own.
pub(crate) fn on_postgres(billstack: &Path, url: &str, engine: &SyncEngine<'_>) -> Result<(), String> {
    let ours = Ours::start(billstack, url, || Database::postgres(url))?;
    let address = process::free_address()?;
    let mut command = Command::new(engine.node);
    command.arg(engine.server).env("DATABASE_URL", url).env("WEBHOOK_SECRET", WEBHOOK_SECRET);
    command.env("PORT", address.port().to_string()).env("POOL_SIZE", CONNECTIONS.to_string());
    let server = Server::start(&mut command, address, "/")?;
    let receiver = Receiver {
        name: "@supabase/stripe-sync-engine",
        server: &server,
        is_settled: Box::new(|| Ok(true)),
        count: Box::new(|kind, change| {
            let at = match change {
                Some(change) => format!("metadata->>'change' = '{change}'"),
                None => "metadata->>'change' IS NULL".to_owned(),
            };
            ours.database.number(&format!("SELECT COUNT(*) FROM stripe.{} WHERE {at}", table(kind)))
        }),
    };
    heading(&format!(
        "Webhooks on PostgreSQL until applied, {CONNECTIONS} connections, each on the disk before its answer"
    ));
    let [ours_measured, theirs] = ours.measure(&[ours.receiver(), receiver])?;
    report::table(&[&ours_measured, &theirs]);
    share("webhooks / stripe-sync-engine", ours_measured.rate / theirs.rate, Some(3.0));
    let p99 = |measured: &Measured| measured.latency.as_ref().map_or(0.0, |latency| latency.p99 as f64);
    part("p99 / its p99", p99(&ours_measured) / p99(&theirs), 1.0 / 3.0);
    let (memory, its_memory) = (ours.server.memory()?.most, server.memory()?.most);
    println!("  {:<48} {its_memory:>8.1}", "its resident memory, most, MiB");
    part("resident memory / its", memory / its_memory, 1.0 / 3.0);
    ours.report()
}

/// The real server, what happens in the account, and what its database has of that.
struct Ours {
    world: World,
    server: Server,
    database: Database,
    history: History,
    secret: SigningSecret,
    // The server may ask it for what the events leave open.
    _account: Account,
}

impl Ours {
    fn start(
        billstack: &Path,
        url: &str,
        open: impl FnOnce() -> Result<Database, String>,
    ) -> Result<Self, String> {
        let account = Account::empty()?;
        let world = World::connected(billstack, url, &account)?;
        let server = world.serve()?;
        let database = open()?;
        // The account is copied while it is empty, so that everything is heard of by webhooks.
        let copying =
            format!("SELECT COUNT(*) FROM backfills WHERE {} AND status <> 'done'", world.condition());
        wait_until("the empty account to be copied", || Ok(database.number(&copying)? == 0))?;
        let history = History::of(&account, CHANGES)?;
        let secret = SigningSecret::try_from(WEBHOOK_SECRET.to_owned()).map_err(|error| error.to_string())?;
        Ok(Self { world, server, database, history, secret, _account: account })
    }

    fn receiver(&self) -> Receiver<'_> {
        Receiver {
            name: "webhooks",
            server: &self.server,
            is_settled: Box::new(|| Ok(self.events("pending")? == 0)),
            count: Box::new(|kind, change| {
                let (table, of_team, at) = (table(kind), self.world.condition(), raw_at(change));
                self.database.number(&format!("SELECT COUNT(*) FROM {table} WHERE {of_team} AND {at}"))
            }),
        }
    }

    fn events(&self, status: &str) -> Result<i64, String> {
        let of_team = self.world.condition();
        let sql = format!("SELECT COUNT(*) FROM webhook_events WHERE {of_team} AND status = '{status}'");
        self.database.number(&sql)
    }

    /// Sends the history to each receiver, in turn.
    fn measure<const N: usize>(&self, receivers: &[Receiver<'_>; N]) -> Result<[Measured; N], String> {
        let path = self.world.webhook_path();
        let catalogue = self.history.catalogue(&path, &self.secret);
        let catalogue: Rc<[Vec<u8>]> = catalogue.into();
        for receiver in receivers {
            receiver.take(&catalogue)?;
        }
        let mut rounds = [const { Vec::new() }; N];
        for first in (1..=CHANGES).step_by(CHANGES_A_ROUND) {
            let changes = first..first + CHANGES_A_ROUND;
            let requests = changes.flat_map(|change| self.history.change(change, &path, &self.secret));
            let requests: Rc<[Vec<u8>]> = requests.collect();
            for (receiver, rounds) in receivers.iter().zip(&mut rounds) {
                let round = receiver.take(&requests)?;
                let change = first + CHANGES_A_ROUND - 1;
                let (as_told, all) = (receiver.check(&self.history, change)?, self.history.events_a_change());
                if self.history.is_marked(change) && as_told < all {
                    println!(
                        "  {}: {as_told} of {all} objects are as change {change} told, the others as the account has them",
                        receiver.name
                    );
                }
                if first > 1 {
                    rounds.push(round);
                }
            }
        }
        Ok(std::array::from_fn(|number| medians(receivers[number].name, &rounds[number])))
    }

    fn report(&self) -> Result<(), String> {
        within("resident memory, most, MiB", self.server.memory()?.most, 120.0);
        let (applied, failed) = (self.events("applied")?, self.events("failed")?);
        if failed > 0 {
            return Err(format!("{failed} events could not be applied"));
        }
        let objects = self.history.events_a_change();
        println!(
            "  {applied} events about {objects} objects were applied, and what is stored is what the last of them say."
        );
        Ok(())
    }
}

impl Receiver<'_> {
    fn take(&self, requests: &Rc<[Vec<u8>]>) -> Result<Round, String> {
        let (address, requests) = (self.server.address, Rc::clone(requests));
        let load = Load { address, requests, status: 200, connections: CONNECTIONS };
        let failed = |error| format!("{}: {error}", self.name);
        let sent = load::send_all(&load).map_err(failed)?;
        wait_until("every event to be applied", &self.is_settled).map_err(failed)?;
        let elapsed = sent.start.elapsed().as_secs_f64();
        Ok(Round { rate: load.requests.len() as f64 / elapsed, latency: Some(sent.latency) })
    }

    /// Fails unless every object is stored as it was after a change, or as the account has it now, for a receiver that asks. Tells of
    /// how many the former is true.
    fn check(&self, history: &History, change: usize) -> Result<usize, String> {
        let mut all_as_told = 0;
        for (kind, _) in KINDS {
            let as_told = if history.is_marked(change) { (self.count)(kind, Some(change))? } else { 0 };
            let (right, wanted) = (as_told + (self.count)(kind, None)?, history.count(kind));
            if usize::try_from(right) != Ok(wanted) {
                return Err(format!(
                    "{}: after change {change}, {right} of {wanted} objects of the kind `{kind}` are as they have to be",
                    self.name
                ));
            }
            all_as_told += usize::try_from(as_told).unwrap_or(0);
        }
        Ok(all_as_told)
    }
}

/// A condition on Stripe's JSON of an object: that it is as it was after a change, or as the account has it now.
fn raw_at(change: Option<usize>) -> String {
    match change {
        Some(change) => format!("replace(raw, ': ', ':') LIKE '%\"change\":\"{change}\"%'"),
        None => "raw NOT LIKE '%\"change\":%'".to_owned(),
    }
}

fn table(kind: &str) -> &'static str {
    KINDS.iter().find(|(name, _)| *name == kind).map_or("", |(_, table)| table)
}

fn wait_until(what: &str, so: impl Fn() -> Result<bool, String>) -> Result<(), String> {
    let began = Instant::now();
    while !so()? {
        if began.elapsed() > PATIENCE {
            return Err(format!("waited in vain for {what}"));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(())
}
