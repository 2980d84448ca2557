//! `…/customers`: the people and companies that a project bills. Stripe has each of them too; what is written here is written there
//! first.

pub mod assign;
pub mod create;
mod fields;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use billing::clock::Timestamp;
use billing::id::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::db::DbError;
use store::{audit, customers, portal_sessions, teams, tenant};
use stripe::{Account, Change, CustomerChanges, ErrorKind, Fetched};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::http::body::{JsonBody, Query};
use crate::http::caller::{ProjectCaller, ReadCustomers, WriteCustomers};
use crate::http::error_answers::{BodyErrors, CallerErrors, StripeErrors};
use crate::http::paging::Paging;
use crate::http::problem::{Causes, Problem};
use crate::shapes;
use crate::stripe_account::{self, AccountError, ConnectedAccount};
use crate::sync::mirror::{self, Changes, PROJECT_KEY};

use fields::UpdateCustomer;
pub use fields::{check_email, check_text};

/// One customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerAnswer {
    customer: Customer,
}

/// Customers.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerList {
    customers: Vec<Customer>,
}

/// A customer as the API shows it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    #[schema(example = "pc_0mf2x7…")]
    id: String,
    #[schema(example = "ann@example.com")]
    email: Option<String>,
    #[schema(example = "Ann Example")]
    name: Option<String>,
    /// As in Stripe, but for the key that says the project, which `projectId` shows.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    metadata: Map<String, Value>,
    #[schema(example = "cus_Qx…")]
    stripe_customer_id: String,
    #[schema(example = "proj_0mf2x6…")]
    project_id: Option<String>,
    #[schema(example = "2026-03-01T12:00:00Z")]
    created_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
}

impl From<customers::Customer> for Customer {
    fn from(row: customers::Customer) -> Self {
        let mut metadata: Map<String, Value> = serde_json::from_str(&row.metadata).unwrap_or_default();
        metadata.remove(PROJECT_KEY);
        Self {
            id: row.id,
            email: row.email,
            name: row.name,
            metadata,
            stripe_customer_id: row.stripe_customer_id,
            project_id: row.project_id,
            created_at: shapes::time(row.created_at),
            updated_at: shapes::time(row.updated_at),
        }
    }
}

/// The query of `GET …/customers`.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListCustomers {
    /// Only the customer with this address.
    email: Option<String>,
    /// `cus_…`: only the customer that Stripe calls so. Not together with `email`.
    stripe_customer_id: Option<String>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
    /// How many to leave out first.
    #[param(minimum = 0, maximum = 1_000_000, default = 0)]
    offset: Option<i64>,
}

/// Lists customers.
#[utoipa::path(
    get,
    path = "/customers",
    operation_id = "listCustomers",
    tag = "Customers",
    security(("apiKey" = ["customers:read"]), ("session" = ["viewer"])),
    params(ListCustomers),
    responses((status = 200, body = CustomerList), CallerErrors),
)]
pub async fn list(
    State(app): State<App>,
    caller: ProjectCaller<ReadCustomers>,
    Query(query): Query<ListCustomers>,
) -> Result<Json<CustomerList>, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let wanted = match (&query.email, &query.stripe_customer_id) {
        (Some(_), Some(_)) => {
            return Err(Problem::bad_request("Filter by `email` or by `stripeCustomerId`, not by both."));
        }
        (Some(email), None) => {
            check_email("email", email)?;
            customers::list_by_email(&caller.project, email, limit, offset)
        }
        (None, Some(id)) => customers::list_by_stripe_id(&caller.project, id, limit, offset),
        (None, None) => customers::list(&caller.project, limit, offset),
    };
    let customers = app.db.read(wanted).await?.into_iter().map(Customer::from).collect();
    Ok(Json(CustomerList { customers }))
}

/// Gets a customer.
#[utoipa::path(
    get,
    path = "/customers/{customerId}",
    operation_id = "getCustomer",
    tag = "Customers",
    security(("apiKey" = ["customers:read"]), ("session" = ["viewer"])),
    responses((status = 200, body = CustomerAnswer), CallerErrors),
)]
pub async fn get(
    State(app): State<App>,
    caller: ProjectCaller<ReadCustomers>,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Result<Json<CustomerAnswer>, Problem> {
    Ok(shown(find(&app, &caller.project, &id).await?))
}

/// Changes a customer.
///
/// In Stripe first. Metadata is merged: a key that isn't sent stays, one that is null goes.
#[utoipa::path(
    patch,
    path = "/customers/{customerId}",
    operation_id = "updateCustomer",
    tag = "Customers",
    security(("apiKey" = ["customers:write"]), ("session" = ["member"])),
    request_body = UpdateCustomer,
    responses((status = 200, body = CustomerAnswer), CallerErrors, BodyErrors, StripeErrors),
)]
pub async fn update(
    State(app): State<App>,
    caller: ProjectCaller<WriteCustomers>,
    Path((_, _, id)): Path<(String, String, String)>,
    JsonBody(wanted): JsonBody<UpdateCustomer>,
) -> Result<Json<CustomerAnswer>, Problem> {
    wanted.check()?;
    let before = find(&app, &caller.project, &id).await?;
    if wanted.is_empty() {
        return Ok(shown(before));
    }
    if let Some(email) = &wanted.email {
        refuse_taken(&app, &caller.project, email, &before.stripe_customer_id).await?;
    }
    let account = stripe_account::of(&app, &caller.project.team).await?;
    let sent_at = app.observation_time();
    let updated = account
        .update_customer(&before.stripe_customer_id, &wanted.changes(), None)
        .await
        .map_err(refused_by_stripe)?;
    let (updated, asked_at) = after_change(&app, &account, updated, sent_at).await;

    let mut changes = mirror::customer(&app, &caller.project.team, &updated, asked_at);
    let entry = Audited {
        action: "customer.updated",
        target: &id,
        before: Some(summary(&before)),
        after: Some(summary_of(&updated)),
        stripe_request_id: updated.request_id.clone(),
    };
    let entry = audit_entry(&app, &caller.project, &caller.actor.to_string(), entry);
    changes.add(audit::insert(&caller.project.team, &entry));
    let stored =
        store_updated(&app, &account, &caller.project, wanted.email, &before.stripe_customer_id, changes)
            .await;
    match stored {
        Ok(()) => Ok(shown(find(&app, &caller.project, &id).await?)),
        Err(Refused::Db(error)) => Err(error.into()),
        // No customer of the mirror has this one's address any more.
        Err(Refused::Account(AccountError::Replaced)) => {
            account.audit_alone(&app, &entry).await?;
            Err(AccountError::Replaced.into())
        }
        Err(refused) => {
            put_email_back(&account, &before).await;
            Err(refused.into())
        }
    }
}

/// Deletes a customer.
///
/// In Stripe too, which ends the customer's subscriptions at once, and closes its portal links.
#[utoipa::path(
    delete,
    path = "/customers/{customerId}",
    operation_id = "deleteCustomer",
    tag = "Customers",
    security(("apiKey" = ["customers:write"]), ("session" = ["member"])),
    responses((status = 204, description = "It is deleted."), CallerErrors, StripeErrors),
)]
pub async fn delete(
    State(app): State<App>,
    caller: ProjectCaller<WriteCustomers>,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Result<StatusCode, Problem> {
    let customer = find(&app, &caller.project, &id).await?;
    let account = stripe_account::of(&app, &caller.project.team).await?;
    let stripe_request_id = match account.delete_customer(&customer.stripe_customer_id).await {
        Ok(deleted) => deleted.request_id,
        Err(error) if error.is_missing() => error.request_id,
        Err(error) => return Err(Problem::of_change(error)),
    };
    let now = app.clock.epoch_ms();
    let entry = Audited {
        action: "customer.deleted",
        target: &id,
        before: Some(summary(&customer)),
        after: None,
        stripe_request_id,
    };
    let gone = customers::mark_deleted(
        &caller.project.team,
        &customer.stripe_customer_id,
        app.observation_time().into(),
    );
    let audited = audit_entry(&app, &caller.project, &caller.actor.to_string(), entry);
    let mut commands = vec![gone];
    commands.extend(portal_sessions::revoke_all(&caller.project, &id, now));
    account.store_change(&app, commands, &audited).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn find(app: &App, project: &tenant::Project, id: &str) -> Result<customers::Customer, Problem> {
    let found = app.db.read_optional(customers::find(project, id)).await?;
    found.ok_or_else(|| no_such_customer(id, "There is no such customer in this project."))
}

/// The answer for a customer that the project doesn't have. Whoever sent Stripe's id is told how to come to ours.
pub fn no_such_customer(id: &str, sentence: &'static str) -> Problem {
    if !id.starts_with("cus_") {
        return Problem::not_found(sentence);
    }
    Problem::not_found(format!(
        "{sentence} BillStack's ids of customers begin with `pc_`: find the one with this id of Stripe's by \
         `GET …/customers?stripeCustomerId=cus_…`, or link it by `POST …/customers`."
    ))
}

fn shown(customer: customers::Customer) -> Json<CustomerAnswer> {
    Json(CustomerAnswer { customer: customer.into() })
}

/// Stores an update; when it changed the e-mail address, only if no other customer of the project took that meanwhile.
async fn store_updated(
    app: &App,
    account: &ConnectedAccount,
    project: &tenant::Project,
    email: Option<String>,
    stripe_customer_id: &str,
    changes: Changes,
) -> Result<(), Refused> {
    let Some(email) = email else {
        account.store(app, changes).await?;
        return Ok(());
    };
    let account = account.clone();
    let lock = teams::lock_customers(project, app.clock.epoch_ms());
    let taken = customers::email_taken(project, &email, stripe_customer_id);
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                account.hold(tx).await?;
                tx.execute(lock).await?;
                if let Some(id) = tx.read_optional(taken).await? {
                    return Err(Refused::EmailTaken(id));
                }
                for command in changes.unguarded() {
                    tx.execute(command).await?;
                }
                Ok(())
            })
        })
        .await
}

/// The customer as Stripe has it after a change that was sent at a time, with the name of the call that changed it, and when it was
/// asked for; the times are epoch milliseconds. The answer to the change tells less: it may be a repetition of one to an earlier try,
/// from before something that has been stored since. So it counts as seen when the change was first sent, and only where Stripe can't be
/// asked.
async fn after_change(
    app: &App,
    account: &Account,
    changed: Fetched<stripe::objects::Customer>,
    sent_at: i64,
) -> (Fetched<stripe::objects::Customer>, i64) {
    let asked_at = app.observation_time();
    match account.retrieve_customer(&changed.object.id).await {
        Ok(now) => (Fetched { request_id: changed.request_id, ..now }, asked_at),
        Err(error) => {
            tracing::warn!(error = %Causes(&error), "Stripe took a change and could not be asked what came of it");
            (changed, sent_at)
        }
    }
}

/// After an update that came second: Stripe gets the old address again. If that fails, Stripe's webhook brings us what it has.
async fn put_email_back(account: &Account, before: &customers::Customer) {
    let email = before.email.clone().map_or(Change::Clear, Change::To);
    let changes = CustomerChanges { email, ..Default::default() };
    if let Err(error) = account.update_customer(&before.stripe_customer_id, &changes, None).await {
        tracing::warn!(%error, customer = before.id, "an e-mail address could not be put back");
    }
}

/// Why a customer can't be stored the way it was asked for.
#[derive(Debug)]
enum Refused {
    /// By the customer of the project with this id.
    EmailTaken(String),
    /// The customer in Stripe is this one of the project already.
    AlreadyHere(String),
    /// The customer in Stripe belongs to another project of the team.
    Elsewhere,
    /// The customer was deleted in Stripe while it was being stored.
    Gone,
    /// The team's account is another by now.
    Account(AccountError),
    /// The database failed.
    Db(DbError),
}

impl From<AccountError> for Refused {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Database(error) => Self::Db(error),
            error => Self::Account(error),
        }
    }
}

impl From<DbError> for Refused {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::EmailTaken(id) => {
                Self::conflict(format!("The customer `{id}` of this project has this `email` already."))
            }
            Refused::AlreadyHere(id) => Self::conflict(format!(
                "This customer of Stripe's is the customer `{id}` of this project already."
            )),
            Refused::Elsewhere => Self::conflict(
                "The customer with this `stripeCustomerId` belongs to another project of the team.",
            ),
            Refused::Gone => Self::conflict("The customer was deleted in Stripe meanwhile."),
            Refused::Account(error) => error.into(),
            Refused::Db(error) => error.into(),
        }
    }
}

async fn refuse_taken(
    app: &App,
    project: &tenant::Project,
    email: &str,
    except_stripe_id: &str,
) -> Result<(), Problem> {
    match app.db.read_optional(customers::email_taken(project, email, except_stripe_id)).await? {
        Some(id) => Err(Refused::EmailTaken(id).into()),
        None => Ok(()),
    }
}

/// The problem of a change that failed. Stripe's refusal of a field that the caller sent is the caller's to mend.
fn refused_by_stripe(error: stripe::Error) -> Problem {
    if let ErrorKind::InvalidRequest { message, param: Some(param), .. } = &error.kind {
        let field = param.split('[').next().unwrap_or(param);
        if ["email", "name", "metadata"].contains(&field) {
            return Problem::bad_request(format!("`{field}` was refused by Stripe: {message}"));
        }
    }
    Problem::of_change(error)
}

/// What the audit log tells of a change to a customer.
struct Audited<'a> {
    action: &'static str,
    target: &'a str,
    before: Option<String>,
    after: Option<String>,
    stripe_request_id: Option<String>,
}

fn audit_entry(app: &App, project: &tenant::Project, actor: &str, change: Audited<'_>) -> audit::Entry {
    audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: Some(project.id.clone()),
        actor: actor.to_owned(),
        action: change.action,
        target: change.target.to_owned(),
        before: change.before,
        after: change.after,
        stripe_request_id: change.stripe_request_id,
        created_at: app.clock.epoch_ms(),
    }
}

/// A customer of the mirror, as the audit log keeps it.
fn summary(row: &customers::Customer) -> String {
    let metadata: Value = serde_json::from_str(&row.metadata).unwrap_or_default();
    json!({ "email": row.email, "name": row.name, "metadata": metadata, "stripeCustomerId": row.stripe_customer_id })
        .to_string()
}

/// A customer of Stripe's, as the audit log keeps it.
fn summary_of(seen: &Fetched<stripe::objects::Customer>) -> String {
    let customer = &seen.object;
    json!({
        "email": customer.email,
        "name": customer.name,
        "metadata": customer.metadata,
        "stripeCustomerId": customer.id,
    })
    .to_string()
}
