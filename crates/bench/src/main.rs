//! Measures the server against yardsticks, on the same machine and in the same run. `cargo xtask bench` builds and starts it.

#![expect(clippy::print_stdout, reason = "it reports to the person at the terminal")]

mod account;
mod backfill;
mod database;
mod events;
mod grouped_writes;
mod load;
mod measure;
mod pages;
mod pgbench;
mod process;
mod report;
mod upserts;
mod webhooks;
mod world;
mod yardsticks;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use account::Account;
use load::Load;
use measure::{Contender, in_turn, median};
use process::Server;
use report::{heading, share, within};
use webhooks::SyncEngine;
use world::{World, copy_sqlite};

/// Connections that ask for pages at the same time.
const READERS: usize = 32;
/// Callers that mint at the same time.
const MINTERS: usize = 16;
/// How many links the page is asked for through, in turn.
const LINKS: usize = 64;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["yardsticks", address, database, body] => {
            serve_yardsticks(address, Path::new(database), Path::new(body))
        }
        ["upserts", address, database, secret] => serve_upserts(address, Path::new(database), secret),
        ["portal", billstack, postgres_url, pgbench] => {
            portal(Path::new(billstack), postgres_url, Path::new(pgbench))
        }
        ["webhooks", billstack, postgres_url, node, server] => {
            let engine = SyncEngine { node: Path::new(node), server: Path::new(server) };
            webhooks(Path::new(billstack), postgres_url, &engine)
        }
        ["backfill", billstack] => in_folder(|folder| backfill::on_sqlite(Path::new(billstack), folder)),
        _ => Err("run `cargo xtask bench`".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn webhooks(billstack: &Path, postgres_url: &str, engine: &SyncEngine<'_>) -> Result<(), String> {
    in_folder(|folder| webhooks::on_sqlite(billstack, folder))?;
    webhooks::on_postgres(billstack, postgres_url, engine)
}

/// Lends a folder that is gone afterwards.
fn in_folder(run: impl FnOnce(&Path) -> Result<(), String>) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    run(folder.path())
}

/// Runs a program's server on an address until the process ends.
fn serve<F: Future<Output = Result<(), String>>>(
    address: &str,
    server: impl FnOnce(tokio::net::TcpListener) -> F,
) -> Result<(), String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| error.to_string())?;
        server(listener).await
    })
}

fn serve_upserts(address: &str, database: &Path, secret: &str) -> Result<(), String> {
    serve(address, |listener| upserts::serve(listener, database, secret))
}

/// Runs the yardsticks as a server, as the real one is run.
fn serve_yardsticks(address: &str, database: &Path, body: &Path) -> Result<(), String> {
    let body = std::fs::read(body).map_err(|error| error.to_string())?;
    serve(address, |listener| yardsticks::serve(listener, database, body.into()))
}

/// The portal's page, and the links that open it.
fn portal(billstack: &Path, postgres_url: &str, pgbench: &Path) -> Result<(), String> {
    in_folder(|folder| portal_on_sqlite(billstack, folder))?;
    let account = Account::empty()?;
    let mut world = World::connected(billstack, postgres_url, &account)?;
    let server = world.serve()?;
    world.add_customer(server.address)?;
    drop(server);
    mint_on_postgres(&world, postgres_url, pgbench)
}

fn portal_on_sqlite(billstack: &Path, folder: &Path) -> Result<(), String> {
    let database = folder.join("billstack.db");
    let world = World::of_demo(billstack, folder, &database)?;

    heading("Start on an existing SQLite database");
    let starts =
        (0..measure::ROUNDS).map(|_| world.serve().map(|server| server.start_time.as_secs_f64() * 1e3));
    let start_time = median(starts.collect::<Result<Vec<_>, _>>()?);
    within("milliseconds until /readyz answers 200", start_time, 200.0);

    let server = world.serve()?;
    std::thread::sleep(Duration::from_secs(1));
    let idle = server.memory()?.now;

    let links = (0..LINKS).map(|_| world.mint_page(server.address)).collect::<Result<Vec<_>, _>>()?;
    let yardsticks = start_yardsticks(folder, &server, &links)?;
    page(&server, &yardsticks, &links)?;
    let after_pages = server.memory()?.most;
    mint_on_sqlite(&world, &server, &yardsticks, folder)?;

    heading("Resident memory on SQLite, MiB");
    within("idle", idle, 40.0);
    within("most under the load of pages", after_pages, 120.0);
    within("most under the load of pages, then of minting", server.memory()?.most, 120.0);
    Ok(())
}

/// Starts the yardsticks on a copy of the server's database, with a body of the page's size.
fn start_yardsticks(folder: &Path, server: &Server, links: &[String]) -> Result<Server, String> {
    let (status, page) = process::ask(server.address, "GET", &links[0], "", "")?;
    if status != 200 {
        return Err(format!("the page answered {status}: {page}"));
    }
    let body = folder.join("body");
    std::fs::write(&body, "x".repeat(page.len())).map_err(|error| error.to_string())?;
    let (_, json) = process::ask(server.address, "GET", &format!("/api{}", links[0]), "", "")?;
    let shown: serde_json::Value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let count = |list: &str| shown[list].as_array().map_or(0, Vec::len);
    println!(
        "\nThe page shows {} subscriptions, {} invoices and {} payment methods in {} bytes.",
        count("subscriptions"),
        count("invoices"),
        count("paymentMethods"),
        page.len()
    );

    let database = folder.join("yardsticks.db");
    copy_sqlite(&folder.join("billstack.db"), &database)?;
    let address = process::free_address()?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.args(["yardsticks", &address.to_string()]).arg(database).arg(body);
    Server::start(&mut command, address, "/constant")
}

fn page(server: &Server, yardsticks: &Server, links: &[String]) -> Result<(), String> {
    let load = |server: &Server, paths: Vec<String>| Load {
        address: server.address,
        requests: paths.iter().map(|path| load::request("GET", path, "", "")).collect(),
        status: 200,
        connections: READERS,
    };
    let reads = links.iter().map(|link| link.replace("/portal/", "/reads/")).collect();
    let (page, reads) = (load(server, links.to_vec()), load(yardsticks, reads));
    let constant = load(yardsticks, vec!["/constant".to_owned()]);
    let [page, constant, reads] = in_turn(&[
        Contender::under_load("portal page", &page),
        Contender::under_load("constant body (HTTP ceiling)", &constant),
        Contender::under_load("six reads, constant body (storage ceiling)", &reads),
    ])?;
    heading(&format!("Portal page, {READERS} connections"));
    report::table(&[&page, &constant, &reads]);
    share("page / HTTP ceiling", page.rate / constant.rate, None);
    share("page / storage ceiling", page.rate / reads.rate, Some(0.6));
    Ok(())
}

fn mint_on_sqlite(world: &World, server: &Server, yardsticks: &Server, folder: &Path) -> Result<(), String> {
    let minting = minting(world, server);
    let inserting = Load {
        address: yardsticks.address,
        requests: [load::request("POST", "/insert", "", &world.mint_body())].into(),
        status: 201,
        connections: MINTERS,
    };
    let database = folder.join("inserts.db");
    copy_sqlite(&folder.join("billstack.db"), &database)?;
    let inserter = yardsticks::Inserter::start(&database)?;
    let [mint, handler, raw] = in_turn(&[
        Contender::under_load("mint a link", &minting),
        Contender::under_load("parse, hash, insert (HTTP handler)", &inserting),
        Contender::new("grouped inserts without HTTP", |time| {
            yardsticks::insert_for(&inserter, world.customer_id(), MINTERS, time)
        }),
    ])?;
    heading(&format!("Minting on SQLite, {MINTERS} callers, each row on the disk before its answer"));
    report::table(&[&mint, &handler, &raw]);
    share("mint / HTTP handler", mint.rate / handler.rate, Some(0.6));
    share("mint / inserts without HTTP", mint.rate / raw.rate, None);
    Ok(())
}

fn mint_on_postgres(world: &World, postgres_url: &str, program: &Path) -> Result<(), String> {
    let server = world.serve()?;
    let minting = minting(world, &server);
    let script = pgbench::Script::new(world.customer_id())?;
    let [mint, inserts] = in_turn(&[
        Contender::under_load("mint a link", &minting),
        Contender::new("pgbench with the same insert", |time| {
            script.run(program, postgres_url, MINTERS, time)
        }),
    ])?;
    heading(&format!("Minting on PostgreSQL, {MINTERS} callers, each row on the disk before its answer"));
    report::table(&[&mint, &inserts]);
    share("mint / pgbench", mint.rate / inserts.rate, Some(0.35));
    Ok(())
}

fn minting(world: &World, server: &Server) -> Load {
    Load {
        address: server.address,
        requests: [world.mint_request()].into(),
        status: 201,
        connections: MINTERS,
    }
}
