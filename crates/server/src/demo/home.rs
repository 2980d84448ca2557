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
    project: OnceLock<Project>,
}

/// The demo's project and its customers.
pub(super) struct Project {
    /// Which.
    pub(super) project: tenant::Project,
    /// One for each state, in the order they were made.
    pub(super) customers: Vec<Entry>,
}

/// A customer of the demo.
pub(super) struct Entry {
    /// Who.
    pub(super) customer: tenant::Customer,
    /// As Stripe has it.
    pub(super) name: Option<String>,
    /// What kind of state it is in.
    pub(super) group: Group,
    /// The state, in a sentence.
    pub(super) about: String,
}

impl Home {
    /// A home page that says "not yet" until the demo is filled.
    pub(super) fn new(sandbox: Sandbox) -> Self {
        Self { sandbox, project: OnceLock::new() }
    }

    /// Shows these customers from now on.
    pub(super) fn open(&self, project: Project) {
        // The demo is filled once.
        let _ = self.project.set(project);
    }

    /// The project.
    ///
    /// # Errors
    /// 503 while the demo is being filled.
    pub(super) fn project(&self) -> Result<&Project, Problem> {
        let starting =
            || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "The demo is starting. Try again in a second.");
        self.project.get().ok_or_else(starting)
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
