//! The sandbox in Stripe's place, in this process: filled without leaving a trace in its events, and asked for what it has.

use std::net::SocketAddr;
use std::time::Duration;

use billing::clock::Clock;
use billing::entropy::Entropy;
use serde_json::Value;
use stripe_sandbox::{Options, Sandbox};
use tokio::runtime::Runtime;

use crate::process;

/// What the sandbox's thread is called.
const THREAD: &str = "sandbox";

/// A Stripe account, answered for on a thread of its own.
pub(crate) struct Account {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    sandbox: Sandbox,
    // Dropped last: the sandbox runs on it.
    _runtime: Runtime,
}

impl Account {
    /// An account that has nothing yet.
    pub(crate) fn empty() -> Result<Self, String> {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        runtime.worker_threads(1).thread_name(THREAD).enable_all();
        let runtime = runtime.build().map_err(|error| error.to_string())?;
        let options = Options::new(Clock::system(), Entropy::system());
        let address = process::free_address()?;
        let sandbox =
            runtime.block_on(Sandbox::start(address, options)).map_err(|error| error.to_string())?;
        Ok(Self { address, sandbox, _runtime: runtime })
    }

    /// Adds alike customers, each with a card, a subscription and so many invoices.
    pub(crate) fn seed(&self, customers: usize, invoices_each: usize) {
        self.sandbox.seed_customers(customers, invoices_each);
    }

    /// For how long it has had something to do so far: its thread was running, or could have run had there been a core for it.
    pub(crate) fn had_work(&self) -> Result<Duration, String> {
        let read = |file: std::path::PathBuf| {
            std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
        };
        let mut nanoseconds: u64 = 0;
        for thread in std::fs::read_dir("/proc/self/task").map_err(|error| error.to_string())? {
            let thread = thread.map_err(|error| error.to_string())?.path();
            if read(thread.join("comm"))?.trim_end() == THREAD {
                // On a core, and waiting for one: <https://docs.kernel.org/scheduler/sched-stats.html>.
                let stat = read(thread.join("schedstat"))?;
                nanoseconds +=
                    stat.split(' ').take(2).filter_map(|part| part.parse::<u64>().ok()).sum::<u64>();
            }
        }
        Ok(Duration::from_nanos(nanoseconds))
    }

    /// Where its API begins.
    pub(crate) fn url(&self) -> String {
        self.sandbox.url()
    }

    /// `sk_test_…`
    pub(crate) fn secret_key(&self) -> &str {
        self.sandbox.secret_key()
    }

    /// The header that a request needs.
    pub(crate) fn authorization(&self) -> String {
        format!("authorization: Bearer {}\r\n", self.secret_key())
    }

    /// What it answers to a request with a form.
    pub(crate) fn ask(&self, method: &str, path: &str, form: &str) -> Result<Value, String> {
        let headers = format!("{}content-type: application/x-www-form-urlencoded\r\n", self.authorization());
        let (status, answer) = process::ask(self.address, method, path, &headers, form)?;
        if status != 200 {
            return Err(format!("{path} answered {status}: {answer}"));
        }
        serde_json::from_str(&answer).map_err(|error| format!("{path}: {error}"))
    }

    /// All that a list has.
    pub(crate) fn all(&self, list: &str) -> Result<Vec<Value>, String> {
        let mut all: Vec<Value> = Vec::new();
        loop {
            let after = all.last().and_then(|last| last["id"].as_str());
            let after = after.map(|id| format!("&starting_after={id}")).unwrap_or_default();
            let mut page = self.ask("GET", &format!("/v1/{list}?limit=100{after}"), "")?;
            if let Some(data) = page["data"].as_array_mut() {
                all.append(data);
            }
            if page["has_more"] != true {
                return Ok(all);
            }
        }
    }
}
