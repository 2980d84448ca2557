//! Databases filled by the real server, from the sandbox in Stripe's place, and what is needed to use them.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use billing::entropy::Entropy;
use serde_json::{Value, json};

use crate::account::Account;
use crate::load;
use crate::process::{self, Server};

/// What connected teams have events signed with.
pub(crate) const WEBHOOK_SECRET: &str = "whsec_bench";

/// Words in what the demo says about the customer that the page is measured with.
const ABOUT: &str = "Three subscriptions";

/// A filled database.
pub(crate) struct World {
    billstack: PathBuf,
    settings: Vec<(&'static str, String)>,
    api_key: String,
    team_id: String,
    project_path: String,
    customer_id: String,
}

impl World {
    /// The demo's own database, copied to a file: an SQLite database with one customer for each situation.
    pub(crate) fn of_demo(billstack: &Path, folder: &Path, copy: &Path) -> Result<Self, String> {
        let mut demo = Command::new(billstack);
        demo.args(["demo", "--json", "--listen", &process::free_address()?.to_string()])
            .env("TMPDIR", folder);
        let (_running, told) = process::start_and_read(&mut demo)?;
        let customers = told["customers"].as_array().map(Vec::as_slice).unwrap_or_default();
        let customer =
            customers.iter().find(|one| one["about"].as_str().is_some_and(|about| about.contains(ABOUT)));
        let customer =
            customer.ok_or_else(|| format!("the demo has no customer about whom it says `{ABOUT}`"))?;
        let made = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let database = made.map(|entry| entry.path().join("billstack.db")).find(|file| file.is_file());
        copy_sqlite(&database.ok_or("the demo's database is not in its temporary folder")?, copy)?;
        leave_stripe(copy)?;

        let settings = settings(format!("sqlite://{}", copy.display()));
        Self::known(
            billstack,
            settings,
            &told["teamId"],
            &told["projectId"],
            &told["apiKey"],
            &customer["id"],
        )
    }

    /// A team in a database that may be empty, connected to the account as an operator does it.
    pub(crate) fn connected(billstack: &Path, database_url: &str, account: &Account) -> Result<Self, String> {
        let mut settings = settings(database_url.to_owned());
        settings.push(("BILLSTACK_STRIPE_API_BASE", account.url()));
        let admin = |arguments: &[&str]| {
            let mut command = Command::new(billstack);
            command.arg("admin").args(arguments).arg("--json").envs(settings.iter().cloned());
            process::read(command.env("STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET), account.secret_key())
        };
        let team = admin(&["create-team", "--name", "Bench"])?["team"]["id"].clone();
        let team_id = text(&team)?;
        let project =
            admin(&["create-project", "--team", &team_id, "--name", "Bench"])?["project"]["id"].clone();
        let key = admin(&["create-api-key", "--team", &team_id, "--name", "Bench"])?["rawKey"].clone();
        admin(&["connect-stripe", "--team", &team_id, "--secret-key-stdin"])?;
        Self::known(billstack, settings, &team, &project, &key, &json!(""))
    }

    /// Makes a customer by the API; links are minted for that from now on.
    pub(crate) fn add_customer(&mut self, server: SocketAddr) -> Result<(), String> {
        let path = format!("{}/customers", self.project_path);
        let customer = json!({ "email": "bench@example.com" }).to_string();
        let (status, answer) = process::ask(server, "POST", &path, &self.headers(), &customer)?;
        let made: Value = serde_json::from_str(&answer).unwrap_or_default();
        self.customer_id =
            text(&made["customer"]["id"]).map_err(|_| format!("{path} answered {status}: {answer}"))?;
        Ok(())
    }

    fn known(
        billstack: &Path,
        settings: Vec<(&'static str, String)>,
        team: &Value,
        project: &Value,
        api_key: &Value,
        customer: &Value,
    ) -> Result<Self, String> {
        Ok(Self {
            billstack: billstack.to_owned(),
            settings,
            api_key: text(api_key)?,
            team_id: text(team)?,
            project_path: format!("/api/billstack/teams/{}/projects/{}", text(team)?, text(project)?),
            customer_id: text(customer)?,
        })
    }

    /// The customer that links are minted for.
    pub(crate) fn customer_id(&self) -> &str {
        &self.customer_id
    }

    /// Of the rows of its team, as a condition in SQL.
    pub(crate) fn condition(&self) -> String {
        format!("team_id = '{}'", self.team_id)
    }

    /// Where its webhooks come in.
    pub(crate) fn webhook_path(&self) -> String {
        format!("/api/webhooks/stripe/{}", self.team_id)
    }

    /// Starts the server on this database.
    pub(crate) fn serve(&self) -> Result<Server, String> {
        let address = process::free_address()?;
        let mut command = Command::new(&self.billstack);
        command.args(["serve", "--listen", &address.to_string()]).envs(self.settings.iter().cloned());
        Server::start(&mut command, address, "/readyz")
    }

    /// The bytes of a request that mints a portal link.
    pub(crate) fn mint_request(&self) -> Vec<u8> {
        load::request("POST", &self.mint_path(), &self.headers(), &self.mint_body())
    }

    /// What such a request asks for.
    pub(crate) fn mint_body(&self) -> String {
        json!({ "customerId": self.customer_id, "ttlMs": 3_600_000 }).to_string()
    }

    /// Mints a portal link, and yields the path of its page.
    pub(crate) fn mint_page(&self, server: SocketAddr) -> Result<String, String> {
        let (status, answer) =
            process::ask(server, "POST", &self.mint_path(), &self.headers(), &self.mint_body())?;
        let session: Value = serde_json::from_str(&answer).unwrap_or_default();
        match (status, session["token"].as_str()) {
            (201, Some(token)) => Ok(format!("/portal/{token}")),
            _ => Err(format!("minting a link answered {status}: {answer}")),
        }
    }

    fn mint_path(&self) -> String {
        format!("{}/portal", self.project_path)
    }

    fn headers(&self) -> String {
        format!("authorization: Bearer {}\r\ncontent-type: application/json\r\n", self.api_key)
    }
}

/// Copies a database that may be in use.
pub(crate) fn copy_sqlite(from: &Path, to: &Path) -> Result<(), String> {
    let copied = rusqlite::Connection::open(from)
        .and_then(|connection| connection.execute("VACUUM INTO ?1", [to.to_string_lossy()]));
    copied.map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

/// Disconnects the demo's team, whose Stripe is gone with the demo, and has its mirror count as fresh, as it is for nearly all views.
fn leave_stripe(database: &Path) -> Result<(), String> {
    let left = rusqlite::Connection::open(database).and_then(|connection| {
        connection.execute_batch(
            "DELETE FROM stripe_connections; DELETE FROM jobs; UPDATE customers SET refreshed_at = 9000000000000000;",
        )
    });
    left.map_err(|error| format!("{}: {error}", database.display()))
}

/// A server's settings: what it needs, and no limit on minting.
fn settings(database_url: String) -> Vec<(&'static str, String)> {
    vec![
        ("BILLSTACK_DATABASE_URL", database_url),
        ("BILLSTACK_ENCRYPTION_KEY", hex::encode(Entropy::system().bytes::<32>())),
        ("BILLSTACK_MINTS_PER_SECOND", "0".to_owned()),
        ("BILLSTACK_LOG", "warn".to_owned()),
    ]
}

fn text(value: &Value) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| format!("expected a text, got {value}"))
}
