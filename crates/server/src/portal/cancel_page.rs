//! The question before canceling: what ends when, with one button to go through and one to stay.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use store::subscriptions;

use super::caller::PortalCaller;
use super::capability::Capability;
use super::overview_page::{SubscriptionCard, subscription_card};
use super::subscription::no_such_subscription;
use crate::app::App;
use crate::http::problem::Problem;

#[derive(Template)]
#[template(path = "cancel.html")]
struct CancelPage<'a> {
    css: &'a str,
    js: &'a str,
    path: String,
    project_name: &'a str,
    return_url: Option<&'a str>,
    card: SubscriptionCard,
    is_past_due: bool,
}

/// `GET /portal/{token}/subscriptions/{subscriptionId}/cancel`. Where there is nothing to cancel it leads back to the overview.
pub async fn get(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    caller.capabilities.require(Capability::SubscriptionCancel)?;
    let batch = (
        subscriptions::find_of_customer(&caller.customer, &subscription_id),
        subscriptions::items_of_customer(&caller.customer),
    );
    let (found, items) = app.db.read_batch(batch).await?;
    let row = found.first().ok_or_else(no_such_subscription)?;
    let card = subscription_card(row, &items, true);
    if !card.can_cancel {
        return Ok(Redirect::to(&format!("{}?tab=subscriptions", caller.path())).into_response());
    }
    let html = CancelPage {
        css: &app.assets.css.path,
        js: &app.assets.js.path,
        path: caller.path(),
        project_name: &caller.session.project_name,
        return_url: caller.session.return_url.as_deref(),
        is_past_due: matches!(row.status.as_str(), "past_due" | "unpaid"),
        card,
    };
    Ok(Html(html.render().map_err(|error| Problem::internal(&error))?).into_response())
}
