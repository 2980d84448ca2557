//! Serves a sandbox with the demo's data until it is interrupted, for the official libraries' tests and for curl.
//!
//! `cargo run -p stripe-sandbox --example serve -- 127.0.0.1:12111` prints one line of JSON: its `url` and its `key`.

use std::io::Write;

use billing::clock::Clock;
use billing::entropy::Entropy;
use stripe_sandbox::{Options, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listen = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned()).parse()?;
    let sandbox = Sandbox::start(listen, Options::new(Clock::system(), Entropy::system())).await?;
    sandbox.seed_demo(None);
    let ready = serde_json::json!({ "url": sandbox.url(), "key": sandbox.secret_key() });
    let mut out = std::io::stdout();
    writeln!(out, "{ready}")?;
    out.flush()?;
    tokio::signal::ctrl_c().await?;
    sandbox.shutdown().await;
    Ok(())
}
