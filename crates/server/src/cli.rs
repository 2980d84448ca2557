//! The command line.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use billing::clock::Clock;
use billing::entropy::Entropy;
use clap::{Args, CommandFactory, Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{ConfigError, Settings};
use crate::{admin, demo, doctor, serve};

/// The billing portal for your own Stripe account.
#[derive(Debug, Parser)]
#[command(name = "billstack", version, about)]
struct Cli {
    /// Settings file (TOML); the environment's BILLSTACK_… variables go over it
    #[arg(long, env = "BILLSTACK_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server
    Serve(Listen),
    /// Try it all in one process: server, database in a temporary folder, and a stand-in for Stripe with data in it
    Demo(demo::DemoArgs),
    /// Run the stand-in for Stripe alone
    Sandbox(Listen),
    /// Create users, teams, projects, keys and links, and connect Stripe
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// Check the settings, the database and each team's connection to Stripe
    Doctor(doctor::DoctorArgs),
}

#[derive(Debug, Args)]
struct Listen {
    /// Address and port to listen on
    #[arg(long)]
    listen: Option<SocketAddr>,
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let Some(command) = cli.command else {
        let _ = Cli::command().print_help();
        return ExitCode::SUCCESS;
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("can't start: {error}")),
    };
    match runtime.block_on(run(command, cli.config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

fn fail(line: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "billstack: {line}");
    ExitCode::FAILURE
}

async fn run(command: Command, config: Option<PathBuf>) -> Result<(), String> {
    // The demo and the sandbox bring their own settings, the demo but for a mail server.
    let settings = match command {
        Command::Demo(_) | Command::Sandbox(_) => Ok(Settings::default()),
        _ => settings(config.as_deref()),
    };
    let settings = settings.map_err(|error| error.to_string())?;
    match command {
        Command::Serve(Listen { listen }) => {
            start_log(&settings)?;
            let settings =
                Settings { listen: listen.map(|a| a.to_string()).or(settings.listen.clone()), ..settings };
            let server = serve::start(settings, Clock::system(), Entropy::system())
                .await
                .map_err(|e| e.to_string())?;
            tracing::info!(address = %server.address, public_url = %server.app.config.public_url, "ready");
            asked_to_stop().await;
            tracing::info!("stopping");
            server.stop().await;
            Ok(())
        }
        Command::Demo(args) => demo::run(args).await,
        Command::Sandbox(Listen { listen }) => demo::run_sandbox(listen).await,
        Command::Admin(command) => admin::run(command, settings).await.map_err(|error| error.to_string()),
        Command::Doctor(args) => doctor::run(args, settings).await.map_err(|error| error.to_string()),
    }
}

fn settings(file: Option<&std::path::Path>) -> Result<Settings, ConfigError> {
    let settings = match file {
        Some(path) => Settings::from_file(path)?,
        None => Settings::default(),
    };
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    settings.overlay_environment(variables)
}

/// Starts logging to standard error.
pub fn start_log(settings: &Settings) -> Result<(), String> {
    let filter = EnvFilter::try_new(settings.log.as_deref().unwrap_or("info"))
        .map_err(|error| format!("BILLSTACK_LOG is not valid: {error}"))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log_format.as_deref() {
        None | Some("pretty") => log.with_target(false).init(),
        Some("json") => log.json().flatten_event(true).init(),
        Some(other) => return Err(format!("BILLSTACK_LOG_FORMAT must be `pretty` or `json`, not `{other}`")),
    }
    Ok(())
}

/// Waits for SIGINT (Ctrl-C) or SIGTERM.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}
