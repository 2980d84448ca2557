//! A whole BillStack for one test: server, sandbox and database, talking real HTTP on free ports.

use billing::clock::{Clock, Timestamp};
use billing::entropy::Entropy;
use billstack::admin::create;
use billstack::api::api_keys::{self, NewApiKey};
use billstack::api::stripe_connection::{self, Keys};
use billstack::app::App;
use billstack::config::{Hidden, Settings};
use billstack::{serve, sync};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use store::tenant;
use stripe_sandbox::{DemoCustomer, Sandbox};

use crate::database::TestDatabase;
use crate::waiting::eventually;

/// What every test server seals its secrets with.
pub const ENCRYPTION_KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// The password of every operator that a test makes.
pub const PASSWORD: &str = "correct horse battery staple";

/// A clock that stands until it is advanced, at the same time of an ordinary day whenever a test runs. What ends of days, months and years
/// do has tests of its own.
pub fn clock() -> Clock {
    Clock::manual(Timestamp::constant(1_781_691_630, 0))
}

/// A running server with one team that is connected to a sandbox, one project in it, and an API key that may do everything.
pub struct TestApp {
    /// The server's own parts, to look behind the scenes.
    pub app: App,
    /// The stand-in for Stripe.
    pub sandbox: Sandbox,
    /// The time, for the server and the sandbox's deliveries; it stands still until it is advanced.
    pub clock: Clock,
    /// The team.
    pub team: tenant::Team,
    /// The project.
    pub project: tenant::Project,
    /// `bs_…`
    pub api_key: String,
    /// `whsec_…`
    pub webhook_secret: String,
    /// Sends requests and follows no redirect.
    pub http: reqwest::Client,
    base_url: String,
    server: serve::Server,
    // Dropped last, when nothing uses it any more.
    database: TestDatabase,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: reqwest::header::HeaderMap,
    /// Its body.
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Panics
    /// When it isn't.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("{error} in {}: {}", self.status, self.body))
    }

    /// The sentence of an error.
    ///
    /// # Panics
    /// When it isn't one.
    pub fn error(&self) -> String {
        self.json()["error"].as_str().unwrap_or_else(|| panic!("no error in {}", self.body)).to_owned()
    }

    /// A header as text, empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }
}

impl TestApp {
    /// Starts everything, with an empty Stripe account.
    ///
    /// # Panics
    /// When anything doesn't start.
    pub async fn start(database: TestDatabase) -> Self {
        Self::start_with(database, |options| options).await
    }

    /// Starts everything, with an empty Stripe account that is set up as the test says; the server has its clock.
    ///
    /// # Panics
    /// When anything doesn't start.
    pub async fn start_with(
        database: TestDatabase,
        set_up: impl FnOnce(stripe_sandbox::Options) -> stripe_sandbox::Options,
    ) -> Self {
        let options = set_up(stripe_sandbox::Options::new(clock(), Entropy::system()));
        let clock = options.clock.clone();
        let sandbox = Sandbox::start(([127, 0, 0, 1], 0).into(), options).await.expect("the sandbox starts");
        let settings = settings(&database, &sandbox);
        let server =
            serve::start(settings, clock.clone(), Entropy::system()).await.expect("the server starts");
        let app = server.app.clone();
        let team = create::team(&app, "Acme").await.expect("a team");
        let project = create::project(&app, &team, "Acme Notes", &[]).await.expect("a project");
        let api_key = create::api_key(&app, &team, Some(&project), "test").await.expect("a key");
        let webhook_secret = sandbox.add_webhook_endpoint(&stripe_connection::webhook_address(&app, &team));
        let keys = Keys::new(sandbox.secret_key(), None, &webhook_secret).expect("keys of the sandbox");
        stripe_connection::connect_account(&app, &team, "test", keys)
            .await
            .expect("the sandbox is connected");
        let http =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        let base_url = format!("http://{}", server.address);
        let app = Self {
            app,
            sandbox,
            clock,
            team,
            project,
            api_key,
            webhook_secret,
            http,
            base_url,
            server,
            database,
        };
        // A copy that is still under way would mend what a test breaks.
        app.copied().await;
        app
    }

    /// Starts everything, with the demo's customers mirrored.
    ///
    /// # Panics
    /// When anything doesn't start.
    pub async fn with_demo_data(database: TestDatabase) -> (Self, Vec<DemoCustomer>) {
        let app = Self::start(database).await;
        let customers = app.sandbox.seed_demo(Some(&app.project.id));
        sync::backfill::run_to_end(&app.app, &app.team, None, None, |_| ()).await.expect("the backfill ends");
        (app, customers)
    }

    /// Our id of the demo customer whose `about` has these words.
    ///
    /// # Panics
    /// When there is none.
    pub async fn customer_id(&self, customers: &[DemoCustomer], about: &str) -> String {
        let found = customers.iter().find(|customer| customer.about.contains(about));
        let stripe_id =
            &found.unwrap_or_else(|| panic!("no demo customer is about `{about}`")).stripe_customer_id;
        let found = self.app.db.read_optional(store::customers::by_stripe_id(&self.team, stripe_id)).await;
        found.expect("the database answers").expect("the customer is mirrored").id
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The path of a resource of the project: `portal`, `customers/pc_…`.
    pub fn project_path(&self, rest: &str) -> String {
        format!("/api/billstack/teams/{}/projects/{}/{rest}", self.team.id, self.project.id)
    }

    /// A request without any credential.
    pub fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.url(path))
    }

    /// A request to a resource of the project, with the API key.
    pub fn as_key(&self, method: Method, rest: &str) -> RequestBuilder {
        self.anonymous(method, &self.project_path(rest)).bearer_auth(&self.api_key)
    }

    /// The path of a resource of the team: `api-keys`, `stripe/status`.
    pub fn team_path(&self, rest: &str) -> String {
        format!("/api/billstack/teams/{}/{rest}", self.team.id)
    }

    /// A new API key of the project that has only these scopes.
    ///
    /// # Panics
    /// When one isn't a scope.
    pub async fn key_with_scopes(&self, scopes: &[&str]) -> String {
        let wanted = NewApiKey {
            name: "narrow".to_owned(),
            project_id: Some(self.project.id.clone()),
            scopes: Some(scopes.iter().map(|scope| (*scope).to_owned()).collect()),
            expires_at: None,
        };
        let made = api_keys::make(&self.app, &self.team, wanted, "test").await;
        made.expect("a key").1.expose().to_owned()
    }

    /// Makes an operator with a role in the team, signs in, and answers the cookie as a browser sends it back.
    ///
    /// # Panics
    /// When that is refused.
    pub async fn sign_in_as(&self, role: &str) -> String {
        let email = format!("{role}@example.com");
        let made = create::operator_in(&self.app, &email, PASSWORD, Some((&self.team, role))).await;
        made.expect("an operator");
        let body = json!({ "email": email, "password": PASSWORD });
        let answer = send(self.anonymous(Method::POST, "/api/auth/sign-in").json(&body)).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.body);
        answer.header("set-cookie").split(';').next().unwrap_or("").to_owned()
    }

    /// A request from the server's own pages, with an operator's cookie.
    pub fn as_operator(&self, cookie: &str, method: Method, path: &str) -> RequestBuilder {
        self.anonymous(method, path).header("cookie", cookie).header("origin", &self.base_url)
    }

    /// What Stripe answers to `GET /v1/{path}`.
    ///
    /// # Panics
    /// When it refuses.
    pub async fn stripe_get(&self, path: &str) -> Value {
        self.stripe(Method::GET, path, String::new()).await
    }

    /// What Stripe answers to `POST /v1/{path}` with a form, as the company's own code or Stripe's dashboard would send it.
    ///
    /// # Panics
    /// When it refuses.
    pub async fn stripe_post(&self, path: &str, form: impl Into<String>) -> Value {
        self.stripe(Method::POST, path, form.into()).await
    }

    /// What Stripe answers to `DELETE /v1/{path}`.
    ///
    /// # Panics
    /// When it refuses.
    pub async fn stripe_delete(&self, path: &str) -> Value {
        self.stripe(Method::DELETE, path, String::new()).await
    }

    async fn stripe(&self, method: Method, path: &str, form: String) -> Value {
        let request = self.http.request(method, format!("{}/v1/{path}", self.sandbox.url()));
        let request = request.bearer_auth(self.sandbox.secret_key());
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        let answer = send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer.json()
    }

    /// Turns one of the sandbox's own knobs: `PUT faults`, `POST clock`, …
    ///
    /// # Panics
    /// When it refuses.
    pub async fn sandbox_control(&self, method: Method, knob: &str, body: Value) -> Value {
        let request = self.http.request(method, format!("{}/sandbox/{knob}", self.sandbox.url()));
        let answer = send(request.json(&body)).await;
        assert_eq!(answer.status, StatusCode::OK, "{knob}: {}", answer.body);
        answer.json()
    }

    /// How often a metric of the server, with its labels, says that something happened.
    pub fn counted(&self, metric: &str) -> u64 {
        let metrics = self.app.metrics.render();
        let line = metrics.lines().find(|line| line.starts_with(metric));
        line.and_then(|line| line.rsplit(' ').next()?.parse().ok()).unwrap_or(0)
    }

    /// Makes a link for a customer and answers its token.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn mint(&self, customer_id: &str) -> String {
        let answer =
            send(self.as_key(Method::POST, "portal").json(&json!({ "customerId": customer_id }))).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.json()["token"].as_str().expect("a token").to_owned()
    }

    /// Waits until every event that the sandbox made has been delivered and applied.
    ///
    /// # Panics
    /// When that takes more than a minute.
    pub async fn settled(&self) {
        eventually("every event to be applied", async || {
            // Applying one may make others, so nothing may have come between two looks.
            let Some(newest) = self.newest_if_all_are_taken().await else { return false };
            let summary = self.app.db.read_optional(store::webhook_events::summary(&self.team)).await;
            let pending = summary.expect("the database answers").map_or(0, |summary| summary.pending);
            pending == 0 && self.newest_if_all_are_taken().await == Some(newest)
        })
        .await;
    }

    /// Waits until a server that was just started has read Stripe's list of events, as each does first of all.
    ///
    /// # Panics
    /// When that takes too long.
    pub async fn caught_up(&self) {
        eventually("the list of events to be read", async || {
            self.counted("billstack_jobs_total{outcome=\"done\"}") > 0
        })
        .await;
    }

    /// Waits until nothing is being copied from Stripe.
    ///
    /// # Panics
    /// When that takes more than a minute.
    pub async fn copied(&self) {
        eventually("the copying to end", async || {
            let rows = sync::backfill::status(&self.app, &self.team).await.expect("the database answers");
            rows.iter().all(|row| row.status != "running")
        })
        .await;
    }

    /// The id of the sandbox's newest event, empty if there is none; `None` while one has not been taken yet.
    async fn newest_if_all_are_taken(&self) -> Option<String> {
        let delivery = self.http.get(format!("{}/sandbox/delivery", self.sandbox.url()));
        let delivery = send(delivery).await.json();
        let newest = delivery["newestEvent"].as_str().unwrap_or_default();
        (delivery["pending"] == 0).then(|| newest.to_owned())
    }

    /// Stops the server as an operator would, and starts another on its database. Its address is a new one.
    ///
    /// # Panics
    /// When it doesn't start.
    pub async fn restarted(self) -> Self {
        self.restarted_with(|settings| settings).await
    }

    /// The same, with other settings.
    ///
    /// # Panics
    /// When it doesn't start.
    pub async fn restarted_with(self, change: impl FnOnce(Settings) -> Settings) -> Self {
        self.server.stop().await;
        let settings = change(settings(&self.database, &self.sandbox));
        let server = serve::start(settings, self.clock.clone(), Entropy::system()).await;
        let server = server.expect("the server starts again");
        Self { app: server.app.clone(), base_url: format!("http://{}", server.address), server, ..self }
    }

    /// Stops the server and the sandbox.
    pub async fn stop(self) {
        self.server.stop().await;
        self.sandbox.shutdown().await;
    }
}

fn settings(database: &TestDatabase, sandbox: &Sandbox) -> Settings {
    Settings {
        listen: Some("127.0.0.1:0".to_owned()),
        database_url: Some(database.url().to_owned()),
        encryption_key: Some(Hidden::new(ENCRYPTION_KEY)),
        stripe_api_base: Some(sandbox.url()),
        mints_per_second: Some(0),
        ..Settings::default()
    }
}

/// Sends a request and reads the answer to its end.
///
/// # Panics
/// When there is none.
pub async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status(), response.headers().clone());
    Answer { status, headers, body: response.text().await.expect("a body of text") }
}
