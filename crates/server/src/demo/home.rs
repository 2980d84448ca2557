//! What the demo's home page is about, and its routes. Nothing of it exists in `billstack serve`.

use std::sync::{Arc, OnceLock};

use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Extension, Router};
use store::tenant;
use stripe_sandbox::{Group, Sandbox};

use super::{home_page, links, stand_in};
use crate::app::App;
use crate::http::problem::Problem;
use crate::http::same_origin;

/// What the home page's handlers work with.
pub(super) struct Home {
    /// The stand-in for Stripe.
    pub(super) sandbox: Sandbox,
    /// Known once the demo is filled.
    entries: OnceLock<Entries>,
}

/// Whose portal can be opened.
pub(super) struct Entries {
    /// The customers of the demo's project: one for each state with its kind, in the order they were made.
    pub(super) customers: Vec<(Group, Entry)>,
    /// The customer of each project that has a brand; called by the brand's name.
    pub(super) brands: Vec<Entry>,
}

/// A customer of the demo.
pub(super) struct Entry {
    /// Who.
    pub(super) customer: tenant::Customer,
    /// As Stripe has it.
    pub(super) name: Option<String>,
    /// What there is to see, in a sentence.
    pub(super) about: String,
}

impl Entries {
    /// Whoever has an id (`pc_…`).
    pub(super) fn find(&self, customer_id: &str) -> Option<&Entry> {
        let customers = self.customers.iter().map(|(_, entry)| entry);
        customers.chain(&self.brands).find(|entry| entry.customer.id == customer_id)
    }
}

impl Home {
    /// A home page that says "not yet" until the demo is filled.
    pub(super) fn new(sandbox: Sandbox) -> Self {
        Self { sandbox, entries: OnceLock::new() }
    }

    /// Shows these customers from now on.
    pub(super) fn open(&self, entries: Entries) {
        // The demo is filled once.
        let _ = self.entries.set(entries);
    }

    /// All of them.
    ///
    /// # Errors
    /// 503 while the demo is being filled.
    pub(super) fn entries(&self) -> Result<&Entries, Problem> {
        let starting =
            || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "The demo is starting. Try again in a second.");
        self.entries.get().ok_or_else(starting)
    }
}

/// The demo's own pages.
pub(super) fn routes(home: Arc<Home>) -> Router<App> {
    Router::new()
        .route("/", get(home_page::get))
        .route("/demo/home.css", get(home_page::style))
        .route("/demo/open", post(links::open))
        .route("/demo/clock", post(stand_in::advance))
        .route("/demo/stripe", post(stand_in::set_away))
        .layer(Extension(home))
}

/// Refuses what another site's page would have a browser send.
///
/// # Errors
/// 403.
pub(super) fn check_origin(app: &App, headers: &HeaderMap) -> Result<(), Problem> {
    if same_origin::is_foreign(headers, &app.config.public_url) {
        return Err(Problem::forbidden("This request came from another site and was not carried out."));
    }
    Ok(())
}
