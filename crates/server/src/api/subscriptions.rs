//! `…/subscriptions`: what a project's customers subscribe to.

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};
use store::{customers, subscriptions};

use crate::app::App;
use crate::http::body::Query;
use crate::http::caller::{ProjectCaller, ReadSubscriptions};
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::shapes::Subscription;

/// The query of `GET …/subscriptions`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListSubscriptions {
    /// Leaves out those that are over.
    #[serde(default)]
    active_only: bool,
    /// `pc_…`
    customer_id: Option<String>,
    limit: Option<i64>,
    offset: Option<i64>,
}

/// `GET …/subscriptions?activeOnly=true&customerId=`
pub async fn list(
    State(app): State<App>,
    caller: ProjectCaller<ReadSubscriptions>,
    Query(query): Query<ListSubscriptions>,
) -> Result<Json<Value>, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let (customer_id, active_only) = (query.customer_id.as_deref(), query.active_only);
    if let Some(id) = customer_id
        && app.db.read_optional(customers::find(&caller.project, id)).await?.is_none()
    {
        return Err(Problem::not_found("There is no customer with this `customerId` in this project."));
    }
    let batch = (
        subscriptions::in_project(&caller.project, customer_id, active_only, limit, offset),
        subscriptions::items_in_project(&caller.project, customer_id, active_only, limit, offset),
    );
    let (rows, items) = app.db.read_batch(batch).await?;
    let shaped: Vec<_> = rows.iter().map(|row| Subscription::new(row, &items)).collect();
    Ok(Json(json!({ "subscriptions": shaped })))
}

/// `GET …/subscriptions/{subscriptionId}`
pub async fn get(
    State(app): State<App>,
    caller: ProjectCaller<ReadSubscriptions>,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Result<Json<Value>, Problem> {
    let found = app.db.read_optional(subscriptions::find_in_project(&caller.project, &id)).await?;
    let row = found.ok_or_else(|| Problem::not_found("There is no such subscription in this project."))?;
    let items =
        app.db.read(subscriptions::items_of(&caller.project.team, &row.stripe_subscription_id)).await?;
    Ok(Json(json!({ "subscription": Subscription::new(&row, &items) })))
}
