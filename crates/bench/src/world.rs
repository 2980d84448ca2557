//! Databases filled by the real server, from the sandbox in Stripe's place, and what is needed to use them.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use billing::entropy::Entropy;
use serde_json::{Value, json};

use crate::load;
use crate::process::{self, Server};

/// Words in what the demo says about the customer that the page is measured with.
const ABOUT: &str = "Three subscriptions";

/// A filled database.
pub(crate) struct World {
    billstack: PathBuf,
    settings: Vec<(&'static str, String)>,
    api_key: String,
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

    /// An empty PostgreSQL database, set up as an operator does it; with one customer, made by the API.
    pub(crate) fn on_postgres(billstack: &Path, url: &str) -> Result<Self, String> {
        let mut sandbox = Command::new(billstack);
        sandbox.args(["sandbox", "--listen", &process::free_address()?.to_string()]);
        let (_sandbox, stripe) = process::start_and_read(&mut sandbox)?;
        let mut settings = settings(url.to_owned());
        settings.push(("BILLSTACK_STRIPE_API_BASE", text(&stripe["sandboxUrl"])?));
        let secret_key = text(&stripe["secretKey"])?;
        let admin = |arguments: &[&str]| {
            let mut command = Command::new(billstack);
            command.arg("admin").args(arguments).arg("--json").envs(settings.iter().cloned());
            process::read(command.env("STRIPE_WEBHOOK_SECRET", "whsec_bench"), &secret_key)
        };
        let team = admin(&["create-team", "--name", "Bench"])?["team"]["id"].clone();
        let team_id = text(&team)?;
        let project =
            admin(&["create-project", "--team", &team_id, "--name", "Bench"])?["project"]["id"].clone();
        let key = admin(&["create-api-key", "--team", &team_id, "--name", "Bench"])?["rawKey"].clone();
        admin(&["connect-stripe", "--team", &team_id, "--secret-key-stdin"])?;

        let mut world = Self::known(billstack, settings, &team, &project, &key, &json!(""))?;
        let server = world.serve()?;
        let path = format!("{}/customers", world.project_path);
        let customer = json!({ "email": "bench@example.com" }).to_string();
        let (status, answer) = process::ask(server.address, "POST", &path, &world.headers(), &customer)?;
        let made: Value = serde_json::from_str(&answer).unwrap_or_default();
        world.customer_id =
            text(&made["customer"]["id"]).map_err(|_| format!("{path} answered {status}: {answer}"))?;
        Ok(world)
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
            project_path: format!("/api/billstack/teams/{}/projects/{}", text(team)?, text(project)?),
            customer_id: text(customer)?,
        })
    }

    /// The customer that links are minted for.
    pub(crate) fn customer_id(&self) -> &str {
        &self.customer_id
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
