//! `POST …/customers`: makes a customer in Stripe, or links one that Stripe has already.

use std::collections::BTreeMap;

use axum::extract::{OriginalUri, Request, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use store::db::DbError;
use store::{audit, customers, teams, tenant};
use stripe::{Account, Change, CustomerChanges, Fetched, Listing, NewCustomer};
use utoipa::ToSchema;

use super::fields::{self, check_email, check_text};
use super::{
    Audited, CustomerAnswer, Refused, after_change, audit_entry, refuse_taken, refused_by_stripe, summary_of,
};
use crate::api::portal_sessions::{created, to_json};
use crate::app::App;
use crate::http::body;
use crate::http::caller::{ProjectCaller, WriteCustomers};
use crate::http::error_answers::{BodyErrors, CallerErrors, StripeErrors};
use crate::http::idempotency::{self, IdempotencyKey, Keyed};
use crate::http::problem::{Causes, Problem};
use crate::stripe_account::{self, AccountError, ConnectedAccount};
use crate::sync::mirror::{self, Changes, PROJECT_KEY};
use crate::sync::refresh;

/// The request of `POST …/customers`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateCustomer {
    /// Used once in a project. May be left out only with `stripeCustomerId`, where the customer has an address in Stripe, which stays.
    #[schema(example = "ann@example.com", max_length = 512)]
    email: Option<String>,
    #[schema(example = "Ann Example", min_length = 1, max_length = 512)]
    name: Option<String>,
    /// At most 49 keys of 1 to 40 characters, with values of 1 to 500.
    #[serde(default)]
    metadata: BTreeMap<String, String>,
    /// `cus_…`, to link that one. An `email` that is sent with it takes the place of the one that it has in Stripe.
    stripe_customer_id: Option<String>,
}

impl CreateCustomer {
    fn check(&self) -> Result<(), Problem> {
        match &self.email {
            Some(email) => check_email("email", email)?,
            None if self.stripe_customer_id.is_none() => return Err(email_is_needed()),
            None => {}
        }
        if let Some(name) = &self.name {
            check_text("name", name)?;
        }
        fields::check_metadata(
            self.metadata.iter().map(|(key, value)| (key.as_str(), Some(value.as_str()))),
        )?;
        match &self.stripe_customer_id {
            Some(id) if !(1..=255).contains(&id.len()) || !id.bytes().all(|b| b.is_ascii_graphic()) => {
                Err(Problem::bad_request(
                    "`stripeCustomerId` must be the id of a customer in Stripe, like `cus_…`.",
                ))
            }
            _ => Ok(()),
        }
    }
}

fn email_is_needed() -> Problem {
    Problem::bad_request("`email` is needed. Only a customer that has one in Stripe is linked without.")
}

/// Creates or links a customer.
///
/// It is made in Stripe, unless a customer there with this e-mail address is free to be linked, the newest if there are several. One whose
/// address is written in another case is found, too, once the mirror knows it. What is asked for is written to a customer that is linked, too: its e-mail address and its name when given, its metadata. The same
/// request with the same `Idempotency-Key` gets the same answer for 24 hours.
#[utoipa::path(
    post,
    path = "/customers",
    operation_id = "createCustomer",
    tag = "Customers",
    security(("apiKey" = ["customers:write"]), ("session" = ["member"])),
    params(IdempotencyKey),
    request_body = CreateCustomer,
    responses((status = 201, body = CustomerAnswer), CallerErrors, BodyErrors, StripeErrors),
)]
pub async fn create(
    State(app): State<App>,
    caller: ProjectCaller<WriteCustomers>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Problem> {
    let raw = body::json_bytes(request, &app).await?;
    let wanted: CreateCustomer = body::parse(&raw)?;
    wanted.check()?;
    let keyed = idempotency::keyed(&headers, &caller.actor, uri.path(), &raw)?;
    if let Some(keyed) = &keyed
        && let Some(answer) = keyed.replay(&app).await?
    {
        return Ok(created(answer, true));
    }
    match (make_or_link(&app, &caller, &wanted, keyed.as_ref()).await, &keyed) {
        (Ok(answer), _) => Ok(created(answer, false)),
        (Err(problem), None) => Err(problem),
        // What refuses this request may be the same one, which got there first.
        (Err(problem), Some(keyed)) => match keyed.replay(&app).await? {
            Some(answer) => Ok(created(answer, true)),
            None => Err(problem),
        },
    }
}

/// Answers what the caller gets.
async fn make_or_link(
    app: &App,
    caller: &ProjectCaller<WriteCustomers>,
    wanted: &CreateCustomer,
    keyed: Option<&Keyed>,
) -> Result<String, Problem> {
    // Whatever is done at Stripe for the same request is done after this, unless that was begun before.
    let begun_at = app.observation_time();
    let begun = match keyed {
        Some(keyed) => keyed.was_begun(app).await?,
        None => false,
    };
    if !begun && let Some(email) = &wanted.email {
        refuse_taken(app, &caller.project, email, "").await?;
    }
    let account = stripe_account::of(app, &caller.project.team).await?;
    let existing = if begun { None } else { find_existing(app, &account, &caller.project, wanted).await? };
    let (seen, action) = match (existing, keyed) {
        (Some(existing), _) => link(app, &account, &caller.project, wanted, existing).await?,
        (None, Some(keyed)) if begun => {
            (made_before(app, &account, &caller.project, wanted, keyed).await?, Action::Created)
        }
        (None, keyed) => {
            if let Some(keyed) = keyed {
                keyed.begin(app).await?;
            }
            let made = make(&account, &caller.project, wanted, keyed).await?;
            (after_change(app, &account, made, begun_at).await, Action::Created)
        }
    };
    let stripe_customer_id = &*seen.0.object.id;
    match finish(app, caller, &account, wanted, &seen, action, keyed.cloned()).await {
        Ok(answer) => {
            if action != Action::Created {
                bring_the_rest(app, &caller.project.team, stripe_customer_id).await;
            }
            Ok(answer)
        }
        Err(Refused::Db(error)) if keyed.is_some() && Keyed::lost_the_race(&error) => {
            Err(Problem::conflict("The same request was carried out just now. Send it again for its answer."))
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(refused) => {
            let is_as_before = take_back(app, &account, &caller.project, stripe_customer_id, action).await;
            if !is_as_before && let Refused::Account(AccountError::Replaced) = refused {
                audit_alone(app, caller, &account, &seen.0, action).await?;
            }
            Err(refused.into())
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Created,
    Linked {
        /// Whether Stripe was told, to which it was new.
        is_written: bool,
    },
}

impl Action {
    /// Its name in the audit log.
    fn name(self) -> &'static str {
        match self {
            Self::Created => "customer.created",
            Self::Linked { .. } => "customer.linked",
        }
    }
}

type Seen = Fetched<stripe::objects::Customer>;

/// How many customers that the mirror knows by an e-mail address Stripe is asked about.
const MOST_OF_AN_ADDRESS: i64 = 10;

/// The customer in Stripe that the request names, or else the newest one with its e-mail address that no other project has; and
/// when Stripe was asked.
async fn find_existing(
    app: &App,
    account: &Account,
    project: &tenant::Project,
    wanted: &CreateCustomer,
) -> Result<Option<(Seen, i64)>, Problem> {
    let asked_at = app.observation_time();
    if let Some(id) = &wanted.stripe_customer_id {
        return match account.retrieve_customer(id).await {
            Ok(seen) if seen.object.deleted => Err(no_such_stripe_customer()),
            Ok(seen) if address(wanted, &seen).is_none() => Err(email_is_needed()),
            Ok(seen) => Ok(Some((seen, asked_at))),
            Err(error) if error.is_missing() => Err(no_such_stripe_customer()),
            Err(error) => Err(error.into()),
        };
    }
    let Some(email) = &wanted.email else { return Err(email_is_needed()) };
    let page = account.list_customers(Some(email), Listing::default()).await?;
    for seen in page.data {
        if is_free(app, project, &seen).await? {
            return Ok(Some((seen, asked_at)));
        }
    }
    // Stripe finds an address only as it is written there. The mirror knows it in any case, and may be behind, so Stripe is asked.
    let mirrored = customers::unassigned_by_email(&project.team, email, MOST_OF_AN_ADDRESS);
    for id in app.db.read(mirrored).await? {
        let asked_at = app.observation_time();
        match account.retrieve_customer(&id).await {
            Ok(seen) if has_address(&seen, email) && is_free(app, project, &seen).await? => {
                return Ok(Some((seen, asked_at)));
            }
            Err(error) if !error.is_missing() => return Err(error.into()),
            _ => {}
        }
    }
    Ok(None)
}

/// Whether no other project of the team has a customer of Stripe's.
async fn is_free(app: &App, project: &tenant::Project, seen: &Seen) -> Result<bool, DbError> {
    let mirrored = customers::by_stripe_id(&project.team, &seen.object.id);
    let (projects, mirrored) = app.db.read_batch((teams::projects(&project.team), mirrored)).await?;
    let named = seen.object.metadata.get(PROJECT_KEY);
    let named_elsewhere =
        named.is_some_and(|named| *named != project.id && projects.iter().any(|(id, _)| id == named));
    let assigned = mirrored.into_iter().next().and_then(|row| row.project_id);
    Ok(!named_elsewhere && assigned.is_none_or(|assigned| assigned == project.id))
}

/// Whether a customer is there and has an e-mail address, in any case.
fn has_address(seen: &Seen, email: &str) -> bool {
    let has = seen.object.email.as_ref().is_some_and(|has| has.to_lowercase() == email.to_lowercase());
    has && !seen.object.deleted
}

/// The e-mail address that a customer shall have: the one asked for, or else the one that it has.
fn address<'a>(wanted: &'a CreateCustomer, seen: &'a Seen) -> Option<&'a str> {
    wanted.email.as_deref().or(seen.object.email.as_deref())
}

fn no_such_stripe_customer() -> Problem {
    Problem::not_found("There is no customer with this `stripeCustomerId` in the connected Stripe account.")
}

/// Makes the customer in Stripe. A request that is sent again with its idempotency key gets the same one.
async fn make(
    account: &Account,
    project: &tenant::Project,
    wanted: &CreateCustomer,
    keyed: Option<&Keyed>,
) -> Result<Seen, Problem> {
    let new = NewCustomer {
        email: wanted.email.clone(),
        name: wanted.name.clone(),
        metadata: with_project(wanted, project),
    };
    let key = keyed.and_then(|keyed| keyed.for_stripe("create customer"));
    account.create_customer(&new, key.as_ref()).await.map_err(refused_by_stripe)
}

/// What this request made when it was sent before, whose answer may have been lost; or makes it now, if it never got to Stripe.
async fn made_before(
    app: &App,
    account: &Account,
    project: &tenant::Project,
    wanted: &CreateCustomer,
    keyed: &Keyed,
) -> Result<(Seen, i64), Problem> {
    let made = make(account, project, wanted, Some(keyed)).await?;
    // It may be gone since, above all if this request was refused and took it back.
    let asked_at = app.observation_time();
    let now = account.retrieve_customer(&made.object.id).await.map_err(|error| {
        tracing::warn!(error = %Causes(&error), "Stripe made a customer and could not be asked whether it still has it");
        Problem::unavailable(
            "Stripe made this customer and can't be asked how it is now. Please send the request again in a minute.",
        )
    })?;
    if now.object.deleted {
        return Err(Refused::Gone.into());
    }
    Ok((Fetched { request_id: made.request_id, ..now }, asked_at))
}

/// Claims the customer for the project, then tells Stripe. In this order, because only our database can tell which of two
/// projects came first.
async fn link(
    app: &App,
    account: &ConnectedAccount,
    project: &tenant::Project,
    wanted: &CreateCustomer,
    (existing, asked_at): (Seen, i64),
) -> Result<((Seen, i64), Action), Problem> {
    let mirror = mirror::customer(app, &project.team, &existing, asked_at);
    claim(app, account, project, address(wanted, &existing), &existing.object.id, mirror).await?;
    let Some(changes) = changes(&existing, wanted, project) else {
        return Ok(((existing, asked_at), Action::Linked { is_written: false }));
    };
    let sent_at = app.observation_time();
    match account.update_customer(&existing.object.id, &changes, None).await {
        Ok(updated) => {
            let seen = after_change(app, account, updated, sent_at).await;
            Ok((seen, Action::Linked { is_written: true }))
        }
        Err(error) => {
            let action = Action::Linked { is_written: false };
            take_back(app, account, project, &existing.object.id, action).await;
            Err(refused_by_stripe(error))
        }
    }
}

/// Puts a customer that has no project into this one.
async fn claim(
    app: &App,
    account: &ConnectedAccount,
    project: &tenant::Project,
    email: Option<&str>,
    stripe_customer_id: &str,
    mirror: Changes,
) -> Result<(), Refused> {
    let account = account.clone();
    let lock = teams::lock_customers(project, app.clock.epoch_ms());
    let taken = email.map(|email| customers::email_taken(project, email, stripe_customer_id));
    let mirrored = customers::by_stripe_id(&project.team, stripe_customer_id);
    let assign = customers::assign(project, stripe_customer_id);
    let project_id = project.id.clone();
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                account.hold(tx).await?;
                tx.execute(lock).await?;
                if let Some(taken) = taken
                    && let Some(id) = tx.read_optional(taken).await?
                {
                    return Err(Refused::EmailTaken(id));
                }
                if let Some(row) = tx.read_optional(mirrored).await?
                    && row.project_id.as_deref() == Some(project_id.as_str())
                {
                    return Err(Refused::AlreadyHere(row.id));
                }
                for command in mirror.unguarded() {
                    tx.execute(command).await?;
                }
                match tx.execute(assign).await? {
                    0 => Err(Refused::Elsewhere),
                    _ => Ok(()),
                }
            })
        })
        .await
}

/// What has to change in Stripe for a customer to be as asked for; none if nothing.
fn changes(existing: &Seen, wanted: &CreateCustomer, project: &tenant::Project) -> Option<CustomerChanges> {
    let has = &existing.object;
    let email = match &wanted.email {
        Some(email) if !has_address(existing, email) => Change::To(email.clone()),
        _ => Change::Keep,
    };
    let name = match &wanted.name {
        Some(name) if has.name.as_ref() != Some(name) => Change::To(name.clone()),
        _ => Change::Keep,
    };
    let mut metadata = with_project(wanted, project);
    metadata.retain(|key, value| has.metadata.get(key) != Some(value));
    let changes = CustomerChanges { email, name, metadata, ..Default::default() };
    let any = changes.email != Change::Keep || changes.name != Change::Keep || !changes.metadata.is_empty();
    any.then_some(changes)
}

fn with_project(wanted: &CreateCustomer, project: &tenant::Project) -> BTreeMap<String, String> {
    let mut metadata = wanted.metadata.clone();
    metadata.insert(PROJECT_KEY.to_owned(), project.id.clone());
    metadata
}

/// Stores the customer as Stripe had it when it was asked, with its audit entry and the answer that is kept for its idempotency key: all or
/// nothing. Answers what the caller gets.
async fn finish(
    app: &App,
    caller: &ProjectCaller<WriteCustomers>,
    account: &ConnectedAccount,
    wanted: &CreateCustomer,
    (seen, asked_at): &(Seen, i64),
    action: Action,
    keyed: Option<Keyed>,
) -> Result<String, Refused> {
    let project = caller.project.clone();
    let actor = caller.actor.to_string();
    let (app_, account) = (app.clone(), account.clone());
    let mirror = mirror::customer(app, &project.team, seen, *asked_at);
    let lock = teams::lock_customers(&project, app.clock.epoch_ms());
    let id = &seen.object.id;
    let taken = address(wanted, seen).map(|email| match (action, seen.object.created) {
        (Action::Created, Some(made)) => {
            customers::email_taken_from_new(&project, email, id, made.epoch_ms())
        }
        _ => customers::email_taken(&project, email, id),
    });
    let stripe_customer_id = seen.object.id.clone();
    let after = summary_of(seen);
    let stripe_request_id = seen.request_id.clone();
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                account.hold(tx).await?;
                tx.execute(lock).await?;
                if let Some(taken) = taken
                    && let Some(id) = tx.read_optional(taken).await?
                {
                    return Err(Refused::EmailTaken(id));
                }
                for command in mirror.unguarded() {
                    tx.execute(command).await?;
                }
                if tx.execute(customers::assign(&project, &stripe_customer_id)).await? == 0 {
                    return Err(Refused::Elsewhere);
                }
                let stored =
                    tx.read_optional(customers::by_stripe_id(&project.team, &stripe_customer_id)).await?;
                let stored = stored.ok_or(Refused::Gone)?;
                let entry = Audited {
                    action: action.name(),
                    target: &stored.id,
                    before: None,
                    after: Some(after),
                    stripe_request_id,
                };
                let entry = audit_entry(&app_, &project, &actor, entry);
                tx.execute(audit::insert(&project.team, &entry)).await?;
                let answer = to_json(&CustomerAnswer { customer: stored.into() });
                if let Some(keyed) = keyed {
                    for command in keyed.keep(&app_, &answer) {
                        tx.execute(command).await?;
                    }
                }
                Ok(answer)
            })
        })
        .await
}

/// Keeps the entry of what Stripe was told of a customer before another account was connected.
async fn audit_alone(
    app: &App,
    caller: &ProjectCaller<WriteCustomers>,
    account: &ConnectedAccount,
    seen: &Seen,
    action: Action,
) -> Result<(), DbError> {
    let id = &seen.object.id;
    let known = app.db.read_optional(customers::by_stripe_id(&caller.project.team, id)).await?;
    let entry = Audited {
        action: action.name(),
        target: known.as_ref().map_or(id, |row| &row.id),
        before: None,
        after: Some(summary_of(seen)),
        stripe_request_id: seen.request_id.clone(),
    };
    account.audit_alone(app, &audit_entry(app, &caller.project, &caller.actor.to_string(), entry)).await
}

/// After a refusal: a customer that was made for this request goes again, one that was claimed is let go. If this fails, what is
/// left over shows in Stripe's dashboard. Answers whether Stripe is as it was before.
async fn take_back(
    app: &App,
    account: &Account,
    project: &tenant::Project,
    stripe_customer_id: &str,
    action: Action,
) -> bool {
    let failed = match action {
        Action::Created => {
            account.delete_customer(stripe_customer_id).await.err().map(|error| error.to_string())
        }
        Action::Linked { .. } => {
            let release = customers::release(project, stripe_customer_id);
            app.db.write(vec![release]).await.err().map(|error| error.to_string())
        }
    };
    if let Some(error) = &failed {
        tracing::warn!(error, stripe_customer_id, "a customer that was refused could not be taken back");
    }
    match action {
        Action::Created => failed.is_none(),
        Action::Linked { is_written } => !is_written,
    }
}

/// A linked customer has subscriptions, invoices and payment methods in Stripe already. The next webhook or backfill brings what
/// fails here.
async fn bring_the_rest(app: &App, team: &tenant::Team, stripe_customer_id: &str) {
    if let Err(error) = refresh::refresh_customer(app, team, stripe_customer_id).await {
        tracing::warn!(error = %Causes(&error), stripe_customer_id, "a linked customer could not be copied whole");
    }
}
