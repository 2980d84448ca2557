//! Copying a large account, beside a client that throws away what it is told.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::account::Account;
use crate::database::Database;
use crate::pages;
use crate::report::{heading, share, within};
use crate::world::World;

const CUSTOMERS: usize = 100_000;
const INVOICES_EACH: usize = 3;
/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// On SQLite.
pub(crate) fn on_sqlite(billstack: &Path, folder: &Path) -> Result<(), String> {
    let account = Account::empty()?;
    account.seed(CUSTOMERS, INVOICES_EACH);
    let thrown_away = pages::throw_away(&account)?;

    let file = folder.join("backfill.db");
    // Connecting enqueues the copying; the server begins it when it starts.
    let world = World::connected(billstack, &format!("sqlite://{}", file.display()), &account)?;
    let database = Database::sqlite(&file)?;
    let (began, had_work) = (Instant::now(), account.had_work()?);
    let server = world.serve()?;
    let mut memory_at_a_tenth = None;
    let number = |sql: &str| database.number(&format!("{sql} WHERE {}", world.condition()));
    let objects = i64::try_from(CUSTOMERS * (3 + INVOICES_EACH) + 2).unwrap_or(0);
    while number("SELECT COUNT(CASE WHEN status = 'running' THEN 1 END) FROM backfills")? > 0 {
        if began.elapsed() > PATIENCE {
            return Err(format!("the copying took more than {} seconds", PATIENCE.as_secs()));
        }
        if memory_at_a_tenth.is_none() && number("SELECT SUM(count) FROM backfills")? > objects / 10 {
            memory_at_a_tenth = Some(server.memory()?.now);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let took = began.elapsed();
    let had_work = account.had_work()? - had_work;
    for (table, each) in
        [("customers", 1), ("subscriptions", 1), ("invoices", INVOICES_EACH), ("payment_methods", 1)]
    {
        let (found, wanted) = (number(&format!("SELECT COUNT(*) FROM {table}"))?, CUSTOMERS * each);
        if usize::try_from(found) != Ok(wanted) {
            return Err(format!("{found} of {wanted} {table} were copied"));
        }
    }

    heading(&format!("Copying {CUSTOMERS} customers with {INVOICES_EACH} invoices each on SQLite"));
    let rate = |time: Duration| objects as f64 / time.as_secs_f64();
    let row = |name: &str, time: Duration| {
        println!("  {name:<48} {:>8.0}/s   {:.1} s for {objects} objects", rate(time), time.as_secs_f64());
    };
    row("copying", took);
    row("the same pages, thrown away", thrown_away);
    share("copying / pages thrown away", rate(took) / rate(thrown_away), None);
    let bound = had_work.as_secs_f64() / took.as_secs_f64();
    share("of that time, the sandbox had something to do", bound, None);
    within("resident memory after a tenth, MiB", memory_at_a_tenth.unwrap_or_default(), 150.0);
    within("resident memory, most, MiB", server.memory()?.most, 150.0);
    Ok(())
}
