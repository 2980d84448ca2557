//! `…/teams/{teamId}/customers`: which project a customer belongs to. Stripe's metadata says it; where that names no project of the team,
//! the customer is unassigned until an operator assigns it.

use axum::Json;
use axum::extract::{OriginalUri, Path, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{audit, customers, teams, tenant};
use stripe::objects::Metadata;
use stripe::{Account, CustomerChanges, ErrorKind, Fetched};
use utoipa::{IntoParams, ToSchema};

use super::{Audited, Customer, CustomerList, Refused, after_change, audit_entry, refuse_taken};
use crate::api::portal_sessions::to_json;
use crate::app::App;
use crate::http::body::{self, Query};
use crate::http::caller::{AssignCustomers, ReadTeam, TeamCaller};
use crate::http::error_answers::{BodyErrors, CallerErrors, StripeErrors};
use crate::http::idempotency::{self, IdempotencyKey, Keyed};
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::stripe_account::{self, AccountError, ConnectedAccount};
use crate::sync::mirror::{self, PROJECT_KEY};

/// The query of `GET …/teams/{teamId}/customers`.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListTeamCustomers {
    /// `false` for those that belong to no project yet, `true` for the others; all when it is left out.
    assigned: Option<bool>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
    /// How many to leave out first.
    #[param(minimum = 0, maximum = 1_000_000, default = 0)]
    offset: Option<i64>,
}

/// Lists customers of all projects.
///
/// And those of none: their metadata in Stripe has no `project_id`, or one that isn't a project of this team. The newest first.
#[utoipa::path(
    get,
    path = "/customers",
    operation_id = "listTeamCustomers",
    tag = "Customers",
    security(("session" = ["viewer"])),
    params(ListTeamCustomers),
    responses((status = 200, body = CustomerList), CallerErrors),
)]
pub async fn list(
    State(app): State<App>,
    caller: TeamCaller<ReadTeam>,
    Query(query): Query<ListTeamCustomers>,
) -> Result<Json<CustomerList>, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let rows = app.db.read(customers::list_of_team(&caller.team, query.assigned, limit, offset)).await?;
    Ok(Json(CustomerList { customers: rows.into_iter().map(Customer::from).collect() }))
}

/// The request of `POST …/customers/{customerId}/assign`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssignCustomer {
    /// The project of the team that it shall belong to.
    #[schema(example = "proj_0mf2x6…")]
    project_id: String,
}

/// A customer that belongs to a project now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AssignedCustomer {
    customer: Customer,
    /// Whether its metadata in Stripe names the project, too. False when the connected key may not write there; then the assignment
    /// is BillStack's alone, and lasts until the metadata changes.
    #[schema(example = true)]
    pub written_to_stripe: bool,
}

/// Assigns a customer to a project.
///
/// Whether it had none or another. Its subscriptions, invoices and payment methods go with it, and portal links of the project
/// that it had stop working. The project is written to its metadata in Stripe. The same request with the same `Idempotency-Key` gets
/// the same answer for 24 hours.
#[utoipa::path(
    post,
    path = "/customers/{customerId}/assign",
    operation_id = "assignCustomer",
    tag = "Customers",
    security(("session" = ["member"])),
    params(IdempotencyKey),
    request_body = AssignCustomer,
    responses((status = 200, body = AssignedCustomer), CallerErrors, BodyErrors, StripeErrors),
)]
pub async fn assign(
    State(app): State<App>,
    caller: TeamCaller<AssignCustomers>,
    Path((_, id)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Problem> {
    let raw = body::json_bytes(request, &app).await?;
    let wanted: AssignCustomer = body::parse(&raw)?;
    let keyed = idempotency::keyed(&headers, &caller.actor, uri.path(), &raw)?;
    if let Some(keyed) = &keyed
        && let Some(answer) = keyed.replay(&app).await?
    {
        return Ok(
            ([(header::CONTENT_TYPE, "application/json"), IDEMPOTENT_REPLAYED], answer).into_response()
        );
    }
    let project = tenant::Project { team: caller.team.clone(), id: wanted.project_id };
    let assigned = assign_to(&app, &project, &caller.actor.to_string(), &id, keyed).await?;
    Ok(Json(assigned).into_response())
}

/// Puts a customer of the project's team into the project, here and in Stripe's metadata.
///
/// # Errors
/// A 404 when the team has no such project or customer, a 409 when the project has another customer with the same e-mail address, and
/// what comes of Stripe's failing; then nothing has changed, unless the answer says that Stripe has not confirmed it.
pub async fn assign_to(
    app: &App,
    project: &tenant::Project,
    actor: &str,
    customer_id: &str,
    keyed: Option<Keyed>,
) -> Result<AssignedCustomer, Problem> {
    let batch = (customers::find_in_team(&project.team, customer_id), teams::project_name(project));
    let (customer, name) = app.db.read_batch(batch).await?;
    let before = customer.into_iter().next().ok_or_else(no_such_customer)?;
    if name.is_empty() {
        return Err(Problem::not_found("There is no project with this `projectId` in this team."));
    }
    let named = named_project(&before);
    if before.project_id.as_ref() == Some(&project.id) && named.as_ref() == Some(&project.id) {
        return Ok(AssignedCustomer { customer: before.into(), written_to_stripe: true });
    }
    if let Some(email) = &before.email {
        refuse_taken(app, project, email, &before.stripe_customer_id).await?;
    }
    let account = stripe_account::of(app, &project.team).await?;
    let sent_at = app.observation_time();
    let written = write_project(&account, &before.stripe_customer_id, &project.id).await;
    let written = match written.map_err(Problem::of_change)? {
        Some(written) => Some(after_change(app, &account, written, sent_at).await),
        None => None,
    };
    let entry = Audited {
        action: "customer.assigned",
        target: &before.id,
        before: Some(json!({ "projectId": before.project_id }).to_string()),
        after: Some(json!({ "projectId": project.id, "writtenToStripe": written.is_some() }).to_string()),
        stripe_request_id: written.as_ref().and_then(|(seen, _)| seen.request_id.clone()),
    };
    let entry = audit_entry(app, project, actor, entry);
    match store(app, &account, project, &before, written.as_ref(), &entry, keyed).await {
        Ok(assigned) => Ok(assigned),
        Err(refused) => {
            // The metadata says again what it said; if that fails, Stripe's webhook moves the customer.
            if written.is_some() && !matches!(refused, Refused::Db(_)) {
                let put_back = named.as_deref().unwrap_or_default();
                if let Err(error) = write_project(&account, &before.stripe_customer_id, put_back).await {
                    tracing::warn!(%error, customer = before.id, "a customer's project could not be put back");
                    if let Refused::Account(AccountError::Replaced) = refused {
                        account.audit_alone(app, &entry).await?;
                    }
                }
            }
            Err(refused.into())
        }
    }
}

const IDEMPOTENT_REPLAYED: (header::HeaderName, &str) =
    (header::HeaderName::from_static("idempotent-replayed"), "true");

fn no_such_customer() -> Problem {
    Problem::not_found("There is no such customer in this team.")
}

/// The project that a customer's metadata names, whether or not it exists.
fn named_project(customer: &customers::Customer) -> Option<String> {
    let metadata: Metadata = serde_json::from_str(&customer.metadata).unwrap_or_default();
    metadata.get(PROJECT_KEY).cloned()
}

/// Writes the project to the customer's metadata in Stripe; an empty one removes it. None if the key may not.
///
/// The name that a caller gave the request isn't passed on. Written twice it is the same, and a request that is sent again after its
/// answer was lost has to write it, whatever happened in between, while Stripe would repeat its answer for a day.
async fn write_project(
    account: &Account,
    stripe_customer_id: &str,
    project_id: &str,
) -> Result<Option<Fetched<stripe::objects::Customer>>, stripe::Error> {
    let metadata = Metadata::from([(PROJECT_KEY.to_owned(), project_id.to_owned())]);
    let changes = CustomerChanges { metadata, ..Default::default() };
    match account.update_customer(stripe_customer_id, &changes, None).await {
        Ok(updated) => Ok(Some(updated)),
        Err(error) if matches!(error.kind, ErrorKind::Forbidden { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn store(
    app: &App,
    account: &ConnectedAccount,
    project: &tenant::Project,
    before: &customers::Customer,
    written: Option<&(Fetched<stripe::objects::Customer>, i64)>,
    entry: &audit::Entry,
    keyed: Option<Keyed>,
) -> Result<AssignedCustomer, Refused> {
    let lock = teams::lock_customers(project, app.clock.epoch_ms());
    let taken =
        before.email.as_ref().map(|email| customers::email_taken(project, email, &before.stripe_customer_id));
    let mirror = written.map(|(seen, asked_at)| mirror::customer(app, &project.team, seen, *asked_at));
    let entry = audit::insert(&project.team, entry);
    let written_to_stripe = written.is_some();
    let (app, account, project, id) = (app.clone(), account.clone(), project.clone(), before.id.clone());
    app.db
        .clone()
        .tx(move |tx| {
            Box::pin(async move {
                account.hold(tx).await?;
                tx.execute(lock).await?;
                if let Some(taken) = taken
                    && let Some(id) = tx.read_optional(taken).await?
                {
                    return Err(Refused::EmailTaken(id));
                }
                for command in mirror.unwrap_or_default().unguarded() {
                    tx.execute(command).await?;
                }
                tx.execute(customers::move_to(&project, &id)).await?;
                let stored = tx.read_optional(customers::find(&project, &id)).await?.ok_or(Refused::Gone)?;
                tx.execute(entry).await?;
                let assigned = AssignedCustomer { customer: stored.into(), written_to_stripe };
                if let Some(keyed) = keyed {
                    for command in keyed.keep(&app, &to_json(&assigned)) {
                        tx.execute(command).await?;
                    }
                }
                Ok(assigned)
            })
        })
        .await
}
