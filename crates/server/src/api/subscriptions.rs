//! `…/subscriptions`: what a project's customers subscribe to.

use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use store::db::DbError;
use store::{customers, subscriptions, tenant};
use utoipa::{IntoParams, ToSchema};

use super::customers::no_such_customer;
use crate::app::App;
use crate::http::body::Query;
use crate::http::caller::{ProjectCaller, ReadSubscriptions};
use crate::http::error_answers::CallerErrors;
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::shapes::{Subscription, SubscriptionAnswer};

/// Subscriptions.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubscriptionList {
    subscriptions: Vec<Subscription>,
}

/// The query of `GET …/subscriptions`.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListSubscriptions {
    /// Leaves out those that are over.
    #[serde(default)]
    #[param(default = false)]
    active_only: bool,
    /// `pc_…`, for one customer's.
    customer_id: Option<String>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
    /// How many to leave out first.
    #[param(minimum = 0, maximum = 1_000_000, default = 0)]
    offset: Option<i64>,
}

/// Lists subscriptions.
#[utoipa::path(
    get,
    path = "/subscriptions",
    operation_id = "listSubscriptions",
    tag = "Subscriptions",
    security(("apiKey" = ["subscriptions:read"]), ("session" = ["viewer"])),
    params(ListSubscriptions),
    responses((status = 200, body = SubscriptionList), CallerErrors),
)]
pub async fn list(
    State(app): State<App>,
    caller: ProjectCaller<ReadSubscriptions>,
    Query(query): Query<ListSubscriptions>,
) -> Result<Json<SubscriptionList>, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let Some(id) = query.customer_id else {
        let (rows, items) = page_of_project(&app, &caller.project, query.active_only, limit, offset).await?;
        return Ok(shown(&rows, &items));
    };
    let customer = app.db.read_optional(customers::find(&caller.project, &id)).await?.ok_or_else(|| {
        no_such_customer(&id, "There is no customer with this `customerId` in this project.")
    })?;
    let customer = tenant::Customer {
        project: caller.project.clone(),
        id: customer.id,
        stripe_id: customer.stripe_customer_id,
    };
    let batch = (
        subscriptions::list_of_customer(&customer, query.active_only, limit, offset),
        subscriptions::items_of_customer(&customer),
    );
    let (rows, items) = app.db.read_batch(batch).await?;
    Ok(shown(&rows, &items))
}

async fn page_of_project(
    app: &App,
    project: &tenant::Project,
    active_only: bool,
    limit: i64,
    offset: i64,
) -> Result<(Vec<subscriptions::Subscription>, Vec<subscriptions::Item>), DbError> {
    let rows = app.db.read(subscriptions::in_project(project, active_only, limit, offset)).await?;
    let items = match (rows.first(), rows.last()) {
        (Some(newest), Some(oldest)) => {
            app.db.read(subscriptions::items_in_project(project, newest, oldest)).await?
        }
        _ => Vec::new(),
    };
    Ok((rows, items))
}

fn shown(rows: &[subscriptions::Subscription], items: &[subscriptions::Item]) -> Json<SubscriptionList> {
    Json(SubscriptionList { subscriptions: rows.iter().map(|row| Subscription::new(row, items)).collect() })
}

/// Gets a subscription.
#[utoipa::path(
    get,
    path = "/subscriptions/{subscriptionId}",
    operation_id = "getSubscription",
    tag = "Subscriptions",
    security(("apiKey" = ["subscriptions:read"]), ("session" = ["viewer"])),
    responses((status = 200, body = SubscriptionAnswer), CallerErrors),
)]
pub async fn get(
    State(app): State<App>,
    caller: ProjectCaller<ReadSubscriptions>,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    let found = app.db.read_optional(subscriptions::find_in_project(&caller.project, &id)).await?;
    let row = found.ok_or_else(|| Problem::not_found("There is no such subscription in this project."))?;
    let items =
        app.db.read(subscriptions::items_of(&caller.project.team, &row.stripe_subscription_id)).await?;
    Ok(Json(SubscriptionAnswer { subscription: Subscription::new(&row, &items) }))
}
