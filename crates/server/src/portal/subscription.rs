//! What a customer does with a subscription, as JSON and as forms.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Redirect;
use billing::subscription_actions::{Action, Status};
use serde::Deserialize;
use store::{invoices, subscriptions};
use utoipa::ToSchema;

use super::caller::PortalCaller;
use super::notice;
use super::subscription_change::fulfil;
use super::subscription_facts::{self, Wallet};
use crate::app::App;
use crate::http::body::{JsonBody, OptionalJsonBody};
use crate::http::error_answers::{BodyErrors, PortalErrors, StripeErrors};
use crate::http::problem::Problem;
use crate::shapes::{Subscription, SubscriptionAnswer};

/// The request of `PATCH /api/portal/{token}/subscriptions/{subscriptionId}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateSubscription {
    /// True to end it with its period, false to go on.
    #[schema(example = true)]
    cancel_at_period_end: bool,
}

/// The request of an action that has nothing to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionAction {}

/// Cancels a subscription or takes that back.
///
/// Sets it to end with its period, or to go on. Where its items have several periods, it ends with the longest. A subscription that can't be changed this way, such as one that a schedule
/// manages, is a 409 that says why.
#[utoipa::path(
    patch,
    path = "/api/portal/{token}/subscriptions/{subscriptionId}",
    operation_id = "updatePortalSubscription",
    tag = "Portal",
    security(()),
    request_body = UpdateSubscription,
    responses((status = 200, body = SubscriptionAnswer), PortalErrors, BodyErrors, StripeErrors),
)]
pub async fn update(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
    JsonBody(wanted): JsonBody<UpdateSubscription>,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    let action = if wanted.cancel_at_period_end { Action::Cancel } else { Action::Keep };
    act(&app, &caller, &subscription_id, action).await
}

/// Resumes collecting payments.
///
/// Ends a pause of the collection: from the next invoice on, the customer is charged again. The body may be left out.
#[utoipa::path(
    post,
    path = "/api/portal/{token}/subscriptions/{subscriptionId}/unpause",
    operation_id = "unpausePortalSubscription",
    tag = "Portal",
    security(()),
    request_body = Option<SubscriptionAction>,
    responses((status = 200, body = SubscriptionAnswer), PortalErrors, BodyErrors, StripeErrors),
)]
pub async fn unpause(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
    OptionalJsonBody(SubscriptionAction {}): OptionalJsonBody<SubscriptionAction>,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    act(&app, &caller, &subscription_id, Action::Unpause).await
}

/// Resumes a paused subscription.
///
/// Begins a new period of a subscription whose trial ended without a payment method. Without one it is a 409. It may still be `paused` in the answer: then it goes on as soon as its open
/// invoice is paid. The body may be left out.
#[utoipa::path(
    post,
    path = "/api/portal/{token}/subscriptions/{subscriptionId}/resume",
    operation_id = "resumePortalSubscription",
    tag = "Portal",
    security(()),
    request_body = Option<SubscriptionAction>,
    responses((status = 200, body = SubscriptionAnswer), PortalErrors, BodyErrors, StripeErrors),
)]
pub async fn resume(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
    OptionalJsonBody(SubscriptionAction {}): OptionalJsonBody<SubscriptionAction>,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    act(&app, &caller, &subscription_id, Action::Resume).await
}

/// Releases a subscription from its schedule.
///
/// What the schedule had planned no longer happens, an end among it as well: the subscription stays as it is and renews until it is canceled. Ask the customer first. The body may be left
/// out.
#[utoipa::path(
    post,
    path = "/api/portal/{token}/subscriptions/{subscriptionId}/release",
    operation_id = "releasePortalSubscription",
    tag = "Portal",
    security(()),
    request_body = Option<SubscriptionAction>,
    responses((status = 200, body = SubscriptionAnswer), PortalErrors, BodyErrors, StripeErrors),
)]
pub async fn release(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
    OptionalJsonBody(SubscriptionAction {}): OptionalJsonBody<SubscriptionAction>,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    act(&app, &caller, &subscription_id, Action::Release).await
}

/// `POST /portal/{token}/subscriptions/{subscriptionId}/cancel`, the same as a form.
pub async fn cancel_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    let row = fulfil(&app, &caller, &subscription_id, Action::Cancel).await?;
    Ok(done(&caller, &format!("{}&subscription={}", notice::CANCELED, row.id)))
}

/// `POST /portal/{token}/subscriptions/{subscriptionId}/keep`: takes a cancellation back.
pub async fn keep_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    fulfil(&app, &caller, &subscription_id, Action::Keep).await?;
    Ok(done(&caller, "kept"))
}

/// `POST /portal/{token}/subscriptions/{subscriptionId}/unpause`
pub async fn unpause_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    fulfil(&app, &caller, &subscription_id, Action::Unpause).await?;
    Ok(done(&caller, "unpaused"))
}

/// `POST /portal/{token}/subscriptions/{subscriptionId}/resume`
pub async fn resume_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    let row = fulfil(&app, &caller, &subscription_id, Action::Resume).await?;
    let unpaid = Status::parse(&row.status).awaits_payment();
    Ok(done(&caller, if unpaid { "resumed-unpaid" } else { "resumed" }))
}

/// `POST /portal/{token}/subscriptions/{subscriptionId}/release`: the customer has been told what it does, and agreed.
pub async fn release_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    fulfil(&app, &caller, &subscription_id, Action::Release).await?;
    Ok(done(&caller, "released"))
}

async fn act(
    app: &App,
    caller: &PortalCaller,
    subscription_id: &str,
    action: Action,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    let row = fulfil(app, caller, subscription_id, action).await?;
    let batch = (
        subscriptions::items_of(caller.customer.team(), &row.stripe_subscription_id),
        invoices::unsettled_of_customer(&caller.customer),
    );
    let (items, open) = app.db.read_batch(batch).await?;
    let subscription = shaped(app, caller, &row, &items, &Wallet::new(caller, open));
    Ok(Json(SubscriptionAnswer { subscription }))
}

/// A subscription with what it will be charged next and what can be done with it through the caller's link; of `items`, those that are
/// its own.
pub fn shaped(
    app: &App,
    caller: &PortalCaller,
    row: &subscriptions::Subscription,
    items: &[subscriptions::Item],
    wallet: &Wallet,
) -> Subscription {
    let facts = subscription_facts::mirrored(row, wallet);
    let actions = subscription_facts::offered(&facts, &caller.capabilities);
    let next_charge = row.next_charge(app.clock.epoch_ms());
    Subscription::new(row, items).charged(next_charge).offering(actions.map(Action::word).collect())
}

/// Back to the page, which tells what was done.
pub fn done(caller: &PortalCaller, what: &str) -> Redirect {
    Redirect::to(&format!("{}?tab=subscriptions&done={what}", caller.path()))
}

/// The answer for a subscription that is missing or another customer's.
pub fn no_such_subscription() -> Problem {
    Problem::not_found("There is no such subscription.")
}
