//! `billstack admin`: setting an installation up from the command line of the machine that runs it. Whoever may read the settings
//! may do this, so nobody has to be signed in.

mod audit_log;
mod connect;
mod copy;
pub mod create;
mod customers;
mod events;
mod operators;
mod portal_settings;

use std::io::{BufRead, IsTerminal, Write};

use billing::clock::{Clock, Timestamp};
use billing::entropy::Entropy;
use clap::{ArgGroup, Args, Subcommand};
use serde_json::{Value, json};
use store::db::{DbError, OpenError};
use store::{teams, tenant};

use crate::api::api_keys::{self, NewApiKey};
use crate::api::customers::check_email;
use crate::app::App;
use crate::config::{ConfigError, Settings};
use crate::http::problem::Problem;
use crate::serve;

/// What `billstack admin` can do.
#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Add a person who can sign in
    CreateUser(CreateUser),
    /// Give an operator another password, and end what was opened with the old one
    SetPassword(operators::SetPassword),
    /// Add a team, which owns one Stripe connection
    CreateTeam(CreateTeam),
    /// Give an operator a role in a team
    AddMember(operators::AddMember),
    /// Take an operator's access to a team away, at once
    RemoveMember(operators::RemoveMember),
    /// List what was done in a team, and by whom
    AuditLog(audit_log::AuditLog),
    /// Add a project to a team
    CreateProject(CreateProject),
    /// Make an API key for your server; it is shown once
    CreateApiKey(CreateApiKey),
    /// Connect a team to its Stripe account
    ConnectStripe(connect::ConnectStripe),
    /// Take a new signing secret of the webhook endpoint; the old one verifies for a while more
    RollWebhookSecret(connect::RollWebhookSecret),
    /// Copy what the Stripe account has, and wait until it is all here
    Backfill(copy::Backfill),
    /// List a team's customers, above all those that belong to no project yet
    Customers(customers::Customers),
    /// Say which project a customer belongs to
    AssignCustomer(customers::AssignCustomer),
    /// List Stripe's events that could not be applied, and why
    WebhookEvents(events::WebhookEvents),
    /// Try events again that could not be applied
    RetryWebhookEvents(events::RetryWebhookEvents),
    /// Show or change how a project's portal looks and whom it names
    PortalSettings(portal_settings::PortalSettingsFlags),
    /// Make a portal link for a customer
    PortalLink(PortalLink),
}

/// Flags of `create-user`.
#[derive(Debug, Args)]
pub struct CreateUser {
    /// E-mail address to sign in with
    #[arg(long)]
    email: String,
    /// Read the password from the first line of standard input instead of asking for it
    #[arg(long)]
    password_stdin: bool,
    /// Team to join (team_…)
    #[arg(long, requires = "role")]
    team: Option<String>,
    /// Role in that team
    #[arg(long, requires = "team", value_parser = ["owner", "admin", "member", "viewer"])]
    role: Option<String>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `create-team`.
#[derive(Debug, Args)]
pub struct CreateTeam {
    /// What the team is called
    #[arg(long)]
    name: String,
    /// E-mail address of the operator who will own it
    #[arg(long, value_name = "EMAIL")]
    owner: Option<String>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `create-project`.
#[derive(Debug, Args)]
pub struct CreateProject {
    /// Team it belongs to (team_…)
    #[arg(long)]
    team: String,
    /// What the project is called; customers see it at the top of the portal
    #[arg(long)]
    name: String,
    /// Where the portal may send customers back to, like https://app.example.com; may be given several times [default: any https address]
    #[arg(long, value_name = "ORIGIN")]
    return_origin: Vec<String>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `create-api-key`.
#[derive(Debug, Args)]
pub struct CreateApiKey {
    /// Team it belongs to (team_…)
    #[arg(long)]
    team: String,
    /// The only project it opens (proj_…) [default: all of the team's]
    #[arg(long)]
    project: Option<String>,
    /// What you call it
    #[arg(long)]
    name: String,
    /// What it may do, like subscriptions:write; may be given several times [default: everything]
    #[arg(long)]
    scope: Vec<String>,
    /// When it stops working, like 2027-01-01T00:00:00Z [default: never]
    #[arg(long, value_name = "TIME")]
    expires: Option<Timestamp>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `portal-link`.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("whose").args(["customer", "email"]).required(true)))]
pub struct PortalLink {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// Project (proj_…)
    #[arg(long)]
    project: String,
    /// Customer (pc_…); this or --email is needed
    #[arg(long)]
    customer: Option<String>,
    /// E-mail address of the customer; this or --customer is needed
    #[arg(long)]
    email: Option<String>,
    /// How long the link lasts, in milliseconds: 60000 to 2592000000 [default: 3600000]
    #[arg(long)]
    ttl_ms: Option<i64>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Why a command failed, in one line.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// A setting is missing or wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database can't be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The client for Stripe can't be made.
    #[error(transparent)]
    Stripe(#[from] stripe::ClientError),
    /// What was asked for isn't possible.
    #[error("{0}")]
    Refused(String),
}

impl From<Problem> for AdminError {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem.sentence.into_owned())
    }
}

impl From<DbError> for AdminError {
    fn from(error: DbError) -> Self {
        Self::Refused(error.to_string())
    }
}

fn refused(sentence: impl Into<String>) -> AdminError {
    AdminError::Refused(sentence.into())
}

/// What a command prints: one line for scripts, some for people.
#[derive(Debug)]
struct Done {
    json: Option<Value>,
    text: String,
}

impl Done {
    fn new(as_json: bool, value: Value, text: String) -> Self {
        Self { json: as_json.then_some(value), text }
    }
}

/// Runs a command against the database of the settings and prints what came of it.
///
/// # Errors
/// One line that says what to change. Then nothing is on standard output.
pub async fn run(command: AdminCommand, settings: Settings) -> Result<(), AdminError> {
    let config = settings.check()?;
    let clock = Clock::system();
    let db = serve::open_database(&config, &clock).await?;
    let app = App::new(config, db.clone(), clock, Entropy::system())?;
    let done = act(&app, command).await;
    db.close().await;
    let Done { json, text } = done?;
    // A closed pipe doesn't undo what was done.
    let _ = match json {
        Some(value) => writeln!(std::io::stdout(), "{value}"),
        None => writeln!(std::io::stdout(), "{text}"),
    };
    Ok(())
}

async fn act(app: &App, command: AdminCommand) -> Result<Done, AdminError> {
    match command {
        AdminCommand::CreateUser(flags) => create_user(app, flags).await,
        AdminCommand::SetPassword(flags) => operators::set_password(app, flags).await,
        AdminCommand::AddMember(flags) => operators::add(app, flags).await,
        AdminCommand::RemoveMember(flags) => operators::remove(app, flags).await,
        AdminCommand::AuditLog(flags) => audit_log::list(app, flags).await,
        AdminCommand::CreateTeam(flags) => create_team(app, flags).await,
        AdminCommand::CreateProject(flags) => create_project(app, flags).await,
        AdminCommand::CreateApiKey(flags) => create_api_key(app, flags).await,
        AdminCommand::ConnectStripe(flags) => connect::run(app, flags).await,
        AdminCommand::RollWebhookSecret(flags) => connect::roll(app, flags).await,
        AdminCommand::Backfill(flags) => copy::run(app, flags).await,
        AdminCommand::Customers(flags) => customers::list(app, flags).await,
        AdminCommand::AssignCustomer(flags) => customers::assign(app, flags).await,
        AdminCommand::WebhookEvents(flags) => events::list(app, flags).await,
        AdminCommand::RetryWebhookEvents(flags) => events::retry(app, flags).await,
        AdminCommand::PortalSettings(flags) => portal_settings::run(app, flags).await,
        AdminCommand::PortalLink(flags) => portal_link(app, flags).await,
    }
}

async fn create_user(app: &App, flags: CreateUser) -> Result<Done, AdminError> {
    let CreateUser { email, password_stdin, team, role, json } = flags;
    check_email("email", &email)?;
    let team = match &team {
        Some(id) => Some(find_team(app, id).await?),
        None => None,
    };
    let password = new_password(password_stdin)?;
    let membership = team.as_ref().zip(role.as_deref());
    let id = create::operator_in(app, &email, &password, membership).await?;
    let value = json!({ "operator": { "id": id, "email": email.to_lowercase() }, "teamId": team.map(|team| team.id), "role": role });
    Ok(Done::new(json, value, format!("{email} can sign in now ({id}).")))
}

async fn create_team(app: &App, flags: CreateTeam) -> Result<Done, AdminError> {
    let CreateTeam { name, owner, json } = flags;
    let owner_id = match &owner {
        Some(email) => Some(operators::find(app, email).await?),
        None => None,
    };
    let team = create::team_of(app, &name, owner_id.as_deref()).await?;
    let text = format!(
        "Team {} is made.\nNext: billstack admin create-project --team {} --name …",
        team.id, team.id
    );
    Ok(Done::new(json, json!({ "team": { "id": team.id, "name": name } }), text))
}

async fn create_project(app: &App, flags: CreateProject) -> Result<Done, AdminError> {
    let CreateProject { team, name, return_origin, json } = flags;
    let team = find_team(app, &team).await?;
    let project = create::project(app, &team, &name, &return_origin).await?;
    let text =
        format!("Project {} is made.\nNext: billstack admin connect-stripe --team {}", project.id, team.id);
    Ok(Done::new(json, json!({ "project": { "id": project.id, "teamId": team.id, "name": name } }), text))
}

async fn create_api_key(app: &App, flags: CreateApiKey) -> Result<Done, AdminError> {
    let CreateApiKey { team, project, name, scope, expires, json } = flags;
    let team = find_team(app, &team).await?;
    let wanted = NewApiKey { name, project_id: project, scopes: Some(scope), expires_at: expires };
    let (key, token) = api_keys::make(app, &team, wanted, create::ACTOR).await?;
    let text = format!(
        "{}\n\nThis is the API key ({}). It is not stored and can't be shown again, so keep it now.",
        token.expose(),
        key.id()
    );
    Ok(Done::new(json, json!({ "key": key, "rawKey": token.expose() }), text))
}

async fn portal_link(app: &App, flags: PortalLink) -> Result<Done, AdminError> {
    let PortalLink { team, project, customer, email, ttl_ms, json } = flags;
    let project = find_project(app, find_team(app, &team).await?, project).await?;
    let customer_id = match (customer, email) {
        (Some(id), _) => id,
        (None, email) => customer_by_email(app, &project, &email.unwrap_or_default()).await?,
    };
    let link = create::portal_session(app, &project, &customer_id, ttl_ms).await?;
    let text = link.portal_url.clone();
    Ok(Done::new(json, json!(link), text))
}

async fn customer_by_email(app: &App, project: &tenant::Project, email: &str) -> Result<String, AdminError> {
    let found = app.db.read(store::customers::list_by_email(project, email, 2, 0)).await?;
    match <[_; 1]>::try_from(found) {
        Ok([customer]) => Ok(customer.id),
        Err(found) if found.is_empty() => {
            Err(refused(format!("this project has no customer with the address {email}")))
        }
        Err(_) => Err(refused(format!(
            "this project has several customers with the address {email}: give --customer pc_…"
        ))),
    }
}

async fn find_team(app: &App, id: &str) -> Result<tenant::Team, AdminError> {
    let found = app.db.read_optional(teams::find(id)).await?;
    found
        .ok_or_else(|| refused(format!("there is no team {id}: make one with `billstack admin create-team`")))
}

async fn find_project(app: &App, team: tenant::Team, id: String) -> Result<tenant::Project, AdminError> {
    let project = tenant::Project { team, id };
    match app.db.read_optional(teams::project_name(&project)).await? {
        Some(_) => Ok(project),
        None => Err(refused(format!("there is no project {} in the team {}", project.id, project.team.id))),
    }
}

/// A password that somebody will sign in with, from standard input or from whoever is asked for it twice.
fn new_password(from_stdin: bool) -> Result<String, AdminError> {
    if from_stdin {
        return first_line();
    }
    let password = ask("Password: ", "--password-stdin")?;
    create::check_password(&password)?;
    if ask("Again: ", "--password-stdin")? != password {
        return Err(refused("the two passwords differ"));
    }
    Ok(password)
}

/// The first line of standard input, without its end.
fn first_line() -> Result<String, AdminError> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    read.map_err(|error| refused(format!("can't read standard input: {error}")))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Asks for a secret at the terminal, without showing it.
fn ask(prompt: &str, otherwise: &str) -> Result<String, AdminError> {
    if !std::io::stdin().is_terminal() {
        return Err(refused(format!("there is no terminal to ask at: use {otherwise}")));
    }
    rpassword::prompt_password(prompt)
        .map_err(|error| refused(format!("can't ask at this terminal: {error}")))
}
