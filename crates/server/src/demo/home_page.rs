//! `GET /` of the demo: a card for every state that the portal can show. Its text is for developers, and in English only.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use i18n::Locale;
use jiff::tz::TimeZone;
use serde::Deserialize;
use stripe_sandbox::Group;

use super::home::{Entries, Entry, Home};
use super::links::SPECIAL;
use crate::app::App;
use crate::http::body::Query;
use crate::http::problem::Problem;

/// The groups of cards, in the order of the page: what is after the `#`, and the heading.
const GROUPS: [(Group, &str, &str); 5] = [
    (Group::NeedsAttention, "needs-attention", "Needs attention"),
    (Group::Subscriptions, "subscriptions", "Subscriptions"),
    (Group::Invoices, "invoices", "Invoices"),
    (Group::PaymentMethods, "payment-methods", "Payment methods"),
    (Group::NamesAndMoney, "names-and-money", "Names and money"),
];

#[derive(Template)]
#[template(path = "demo_home.html")]
struct HomePage<'a> {
    css: &'a str,
    said: Option<&'static str>,
    is_away: bool,
    now: String,
    locales: Vec<Locale>,
    customers: usize,
    sections: Vec<Section<'a>>,
}

/// A group of cards.
struct Section<'a> {
    anchor: &'static str,
    heading: &'static str,
    cards: Vec<Card<'a>>,
}

/// A card: its button sends `field=value`.
struct Card<'a> {
    field: &'static str,
    value: &'a str,
    title: &'a str,
    about: &'a str,
}

/// The query: what was just done.
#[derive(Deserialize)]
pub(super) struct View {
    done: Option<String>,
}

/// `GET /`
pub(super) async fn get(
    State(app): State<App>,
    Extension(home): Extension<Arc<Home>>,
    Query(view): Query<View>,
) -> Result<Response, Problem> {
    let Entries { customers, brands } = home.entries()?;
    let groups = GROUPS.into_iter().map(|(group, anchor, heading)| {
        let cards = customers.iter().filter(|(of, _)| *of == group).map(|(_, entry)| card(entry)).collect();
        Section { anchor, heading, cards }
    });
    let brands = Section { anchor: "brands", heading: "Brands", cards: brands.iter().map(card).collect() };
    let links = SPECIAL.iter().map(|(_, value, title, about)| Card { field: "link", value, title, about });
    let links = Section { anchor: "links", heading: "Links", cards: links.collect() };
    let page = HomePage {
        css: &app.assets.css.path,
        said: view.done.as_deref().and_then(said),
        is_away: home.sandbox.is_faulty(),
        now: home.sandbox.now().to_zoned(TimeZone::UTC).strftime("%B %-d, %Y").to_string(),
        locales: Locale::all().collect(),
        customers: customers.len(),
        sections: groups.chain([brands, links]).collect(),
    };
    let html = page.render().map_err(|error| Problem::internal(&error))?;
    // Unlike a portal, it may be shown again when somebody goes back, so that the language stays chosen.
    Ok(([(header::CACHE_CONTROL, "no-cache")], Html(html)).into_response())
}

/// `GET /demo/home.css`
pub(super) async fn style() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, include_str!("../../assets/demo/home.css"))
}

fn card(entry: &Entry) -> Card<'_> {
    Card {
        field: "customer",
        value: &entry.customer.id,
        title: entry.name.as_deref().unwrap_or("(no name)"),
        about: &entry.about,
    }
}

/// What was just done, in words.
fn said(done: &str) -> Option<&'static str> {
    match done {
        "day" => Some("A day has passed. What fell due is on its way to the portal by webhook."),
        "month" => Some(
            "A month has passed: subscriptions renewed, trials ended, and the cards that fail have failed.",
        ),
        "back" => Some("Stripe answers again."),
        _ => None,
    }
}
