//! `billstack demo`: everything in one process, with data in it, and nothing to set up. And `billstack sandbox`, its stand-in for
//! Stripe alone.

mod brands;
mod home;
mod home_page;
mod links;
mod stand_in;

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::sync::Arc;

use billing::clock::Clock;
use billing::entropy::Entropy;
use clap::Args;
use serde::Serialize;
use serde_json::json;
use store::tenant;
use stripe_sandbox::{DemoCustomer, Sandbox};

use crate::api::portal_settings;
use crate::api::stripe_connection::{self, Keys};
use crate::app::App;
use crate::config::{Hidden, Settings};
use crate::demo::brands::Branded;
use crate::demo::home::{Entries, Entry, Home};
use crate::http::body;
use crate::{admin, cli, serve, sync};

/// Flags of `billstack demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Print one line of JSON when ready, and nothing else
    #[arg(long)]
    json: bool,
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:4242")]
    listen: SocketAddr,
}

/// Who the audit log says did it.
const ACTOR: &str = "demo";

const OPERATOR_EMAIL: &str = "owner@demo.example";

/// What a demo is made of, for people and for scripts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Demo {
    base_url: String,
    portal_url: String,
    api_key: String,
    team_id: String,
    project_id: String,
    customers: Vec<Customer>,
    sandbox_url: String,
    webhook_secret: String,
    operator: Operator,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Customer {
    id: String,
    stripe_customer_id: String,
    email: String,
    about: String,
}

#[derive(Debug, Serialize)]
struct Operator {
    email: String,
    password: String,
}

/// Starts the demo, prints what it is made of, and runs until it is asked to stop.
pub async fn run(args: DemoArgs) -> Result<(), String> {
    let folder = tempfile::Builder::new().prefix("billstack-demo-").tempdir();
    let folder = folder.map_err(|error| format!("can't make a temporary folder: {error}"))?;
    let entropy = Entropy::system();
    // It brings everything but a mail server.
    let environment = Settings::default().overlay_environment(std::env::vars());
    let Settings { smtp_url, mail_from, .. } = environment.map_err(|error| error.to_string())?;
    let settings = Settings {
        smtp_url,
        mail_from,
        listen: Some(args.listen.to_string()),
        database_url: Some(format!("sqlite://{}", folder.path().join("billstack.db").display())),
        encryption_key: Some(Hidden::new(hex(&entropy))),
        mints_per_second: Some(0),
        log: Some("warn".to_owned()),
        ..Settings::default()
    };
    cli::start_log(&settings)?;
    let sandbox = start_sandbox(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
    let settings = Settings { stripe_api_base: Some(sandbox.url()), ..settings };
    let home = Arc::new(Home::new(sandbox.clone()));
    let pages = home::routes(Arc::clone(&home));
    let server = serve::start_with(settings, Clock::system(), entropy, pages).await;
    let server = server.map_err(|error| error.to_string())?;
    let demo = fill(&server, &home).await?;
    let text = if args.json { json_line(&demo)? } else { welcome(&demo) };
    // A closed pipe is no reason to stop: the demo is there to be used.
    let _ = writeln!(std::io::stdout(), "{text}");
    let _ = std::io::stdout().flush();

    cli::asked_to_stop().await;
    server.stop().await;
    sandbox.shutdown().await;
    Ok(())
}

/// Runs the stand-in for Stripe alone, with the demo's data in it, until it is asked to stop.
pub async fn run_sandbox(listen: Option<SocketAddr>) -> Result<(), String> {
    let sandbox = start_sandbox(listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 4243)))).await?;
    let customers = sandbox.seed_demo(None).len();
    let ready = json!({
        "sandboxUrl": sandbox.url(),
        "secretKey": sandbox.secret_key(),
        "publishableKey": sandbox.publishable_key(),
        "customers": customers,
    });
    let _ = writeln!(std::io::stdout(), "{ready}");
    let _ = std::io::stdout().flush();
    cli::asked_to_stop().await;
    sandbox.shutdown().await;
    Ok(())
}

async fn start_sandbox(listen: SocketAddr) -> Result<Sandbox, String> {
    let options = stripe_sandbox::Options::new(Clock::system(), Entropy::system());
    Sandbox::start(listen, options)
        .await
        .map_err(|error| format!("the sandbox can't listen on {listen}: {error}"))
}

/// Makes the team, connects it to the sandbox and copies what the sandbox has.
async fn fill(server: &serve::Server, home: &Home) -> Result<Demo, String> {
    let (app, sandbox) = (&server.app, &home.sandbox);
    let text = |problem: crate::http::problem::Problem| problem.sentence.into_owned();
    let password = hex(&app.entropy)[..20].to_owned();
    let team = admin::create::team(app, "Northwind Apps").await.map_err(text)?;
    let project = admin::create::project(app, &team, "Northwind Notes", &[]).await.map_err(text)?;
    let operator = admin::create::operator(app, OPERATOR_EMAIL, &password).await.map_err(text)?;
    admin::create::membership(app, &team, &operator, "owner").await.map_err(text)?;
    let api_key = admin::create::api_key(app, &team, Some(&project), "Demo").await.map_err(text)?;

    let offered = body::parse(json!({ "emailNewLink": true }).to_string().as_bytes()).map_err(text)?;
    portal_settings::change(app, &project, ACTOR, offered).await.map_err(text)?;

    let seeded = sandbox.seed_demo(Some(&project.id));
    let branded = brands::make(app, &team, sandbox).await.map_err(text)?;
    let webhook_url = stripe_connection::webhook_address(app, &team);
    let webhook_secret = sandbox.add_webhook_endpoint(&webhook_url);
    let keys =
        Keys::new(sandbox.secret_key(), Some(sandbox.publishable_key()), &webhook_secret).map_err(text)?;
    stripe_connection::connect_account(app, &team, ACTOR, keys).await.map_err(text)?;
    sync::backfill::run_to_end(app, &team, None, None, |_| ()).await.map_err(text)?;

    let mut customers = Vec::with_capacity(seeded.len());
    let mut entries = Vec::with_capacity(seeded.len());
    for DemoCustomer { stripe_customer_id, email, name, group, about } in seeded {
        let customer = mirrored(app, &project, stripe_customer_id.clone()).await?;
        customers.push(Customer { id: customer.id.clone(), stripe_customer_id, email, about: about.clone() });
        entries.push((group, Entry { customer, name, about }));
    }
    let mut brands = Vec::with_capacity(branded.len());
    for Branded { name, about, project, stripe_customer_id } in branded {
        let customer = mirrored(app, &project, stripe_customer_id).await?;
        brands.push(Entry { customer, name: Some(name.to_owned()), about: about.to_owned() });
    }
    let first = customers.first().ok_or("the sandbox has no customers")?;
    let portal_url = admin::create::portal_link(app, &project, &first.id, None).await.map_err(text)?;
    home.open(Entries { customers: entries, brands });
    Ok(Demo {
        base_url: app.config.public_url.to_string(),
        portal_url,
        api_key,
        team_id: team.id,
        project_id: project.id,
        customers,
        sandbox_url: sandbox.url(),
        webhook_secret,
        operator: Operator { email: OPERATOR_EMAIL.to_owned(), password },
    })
}

/// The mirror's customer for one of Stripe's.
async fn mirrored(
    app: &App,
    project: &tenant::Project,
    stripe_id: String,
) -> Result<tenant::Customer, String> {
    let found = app.db.read_optional(store::customers::by_stripe_id(&project.team, &stripe_id)).await;
    let found = found.map_err(|error| error.to_string())?;
    let found = found.ok_or_else(|| format!("{stripe_id} did not arrive in the mirror"))?;
    Ok(tenant::Customer { project: project.clone(), id: found.id, stripe_id })
}

fn json_line(demo: &Demo) -> Result<String, String> {
    serde_json::to_string(demo).map_err(|error| error.to_string())
}

fn welcome(demo: &Demo) -> String {
    let colour = std::io::stdout().is_terminal();
    let (bold, plain) = if colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let Demo { base_url, portal_url, api_key, team_id, project_id, sandbox_url, .. } = demo;
    let count = demo.customers.len();
    let first = demo.customers.first().map_or("", |customer| customer.id.as_str());
    format!(
        "
{bold}BillStack is running.{plain}

  Every state of the portal, one click away ({count} customers):
    {bold}{base_url}/{plain}

  Or at once, as one customer sees it:
    {bold}{portal_url}{plain}

  Make another link, as your server would:
    curl -X POST {base_url}/api/billstack/teams/{team_id}/projects/{project_id}/portal \\
      -H 'Authorization: Bearer {api_key}' \\
      -H 'Content-Type: application/json' \\
      -d '{{\"customerId\": \"{first}\"}}'

  Things to try:
    - Cancel the subscription, then resume it.
    - Update the payment method: the stand-in for Stripe offers test cards that work, decline, or ask for 3-D Secure.
    - On the first page, let a month pass and see what renews, or take Stripe away.

  Stripe's stand-in: {sandbox_url}      Stop with Ctrl-C; nothing is kept.
"
    )
}

fn hex(entropy: &Entropy) -> String {
    hex::encode(entropy.bytes::<32>())
}
