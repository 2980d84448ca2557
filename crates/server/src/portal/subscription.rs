//! Canceling a subscription at its period's end, and taking that back.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Redirect;
use billing::cancel::{self, Change, Decision, Facts, Status, Wish};
use billing::clock::Timestamp;
use billing::id::Kind;
use serde::Deserialize;
use serde_json::json;
use store::db::Command;
use store::{audit, subscriptions};
use stripe::{Ending, ErrorKind, Fetched, IdempotencyKey, SubscriptionChanges};
use utoipa::ToSchema;

use super::caller::PortalCaller;
use super::capability::Capability;
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error_answers::{BodyErrors, PortalErrors, StripeErrors};
use crate::http::problem::{Causes, Problem};
use crate::shapes::{Subscription, SubscriptionAnswer};
use crate::stripe_account;
use crate::sync::mirror;

/// The request of `PATCH /api/portal/{token}/subscriptions/{subscriptionId}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateSubscription {
    /// True to end it with its period, false to go on.
    #[schema(example = true)]
    cancel_at_period_end: bool,
}

/// Cancels or resumes a subscription.
///
/// Sets it to end with its period, or takes that back. A subscription that can't be changed this way, such as one that a schedule manages, is a 409 that says why.
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
    let wish = if wanted.cancel_at_period_end { Wish::End } else { Wish::Continue };
    let subscription = fulfil(&app, &caller, &subscription_id, wish).await?;
    let items = subscriptions::items_of(caller.customer.team(), &subscription.stripe_subscription_id);
    let items = app.db.read(items).await?;
    Ok(Json(SubscriptionAnswer { subscription: Subscription::new(&subscription, &items) }))
}

/// `POST /portal/{token}/subscriptions/{subscriptionId}/cancel`, the same as a form.
pub async fn cancel_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    fulfil(&app, &caller, &subscription_id, Wish::End).await?;
    Ok(Redirect::to(&format!("{}?tab=subscriptions&done=canceled", caller.path())))
}

/// `POST /portal/{token}/subscriptions/{subscriptionId}/resume`, the same as a form.
pub async fn resume_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    fulfil(&app, &caller, &subscription_id, Wish::Continue).await?;
    Ok(Redirect::to(&format!("{}?tab=subscriptions&done=resumed", caller.path())))
}

/// Brings about what the customer wishes, and answers the subscription as it is then.
///
/// The decision is taken on the object that Stripe has now and not on the mirror, so that it is right on a stale page too. Whatever
/// Stripe said is in the mirror afterwards, together with the audit entry of a change.
async fn fulfil(
    app: &App,
    caller: &PortalCaller,
    subscription_id: &str,
    wish: Wish,
) -> Result<subscriptions::Subscription, Problem> {
    caller.capabilities.require(Capability::SubscriptionCancel)?;
    let own = || subscriptions::find_of_customer(&caller.customer, subscription_id);
    let mirrored = app.db.read_optional(own()).await?.ok_or_else(no_such_subscription)?;
    let stripe_id = &mirrored.stripe_subscription_id;
    let account = stripe_account::of(app, caller.customer.team()).await?;

    let asked_at = app.observation_time();
    let current = account.retrieve_subscription(stripe_id).await?;
    if current.object.customer.as_ref().is_none_or(|owner| owner.id() != caller.customer.stripe_id) {
        return Err(no_such_subscription());
    }
    match cancel::decide(&facts(&current), wish) {
        Decision::AlreadySo => store_observed(app, caller, &current, asked_at, None).await?,
        Decision::Refuse(refusal) => {
            store_observed(app, caller, &current, asked_at, None).await?;
            return Err(Problem::conflict(refusal.sentence()));
        }
        Decision::Change(change) => {
            let key = IdempotencyKey::random(&app.entropy);
            let updated = account.update_subscription(stripe_id, &changes(change), Some(&key)).await;
            let updated = updated.map_err(unconfirmed)?;
            let entry = audit_entry(app, caller, subscription_id, wish, &current, &updated);
            store_observed(app, caller, &updated, app.observation_time(), Some(entry)).await?;
        }
    }
    app.db.read_optional(own()).await?.ok_or_else(no_such_subscription)
}

/// The problem of a change that failed. Where its answer was lost, Stripe may have carried it out all the same; if so, its webhook
/// tells the mirror, and the page is right again.
fn unconfirmed(error: stripe::Error) -> Problem {
    match error.kind {
        ErrorKind::Server { .. } | ErrorKind::Unreachable { .. } | ErrorKind::Malformed { .. } => {
            tracing::warn!(error = %Causes(&error), "Stripe did not confirm a change");
            Problem::unavailable(
                "Stripe has not confirmed this change. Look at your billing page again in a minute before you try again.",
            )
        }
        _ => error.into(),
    }
}

fn facts(subscription: &Fetched<stripe::objects::Subscription>) -> Facts {
    let subscription = &subscription.object;
    Facts {
        status: subscription.status.as_ref().map_or(Status::Unknown, |status| Status::parse(status.as_str())),
        cancel_at_period_end: subscription.cancel_at_period_end,
        cancel_at: subscription.cancel_at.and_then(|at| Timestamp::from_second(at.seconds()).ok()),
        has_schedule: subscription.schedule.is_some(),
    }
}

fn changes(change: Change) -> SubscriptionChanges {
    let ending = match change {
        Change::CancelAtPeriodEnd => Ending::AtPeriodEnd,
        Change::DoNotCancelAtPeriodEnd => Ending::NotAtPeriodEnd,
        Change::ClearCancelAt => Ending::NotAt,
    };
    SubscriptionChanges { ending, ..Default::default() }
}

async fn store_observed(
    app: &App,
    caller: &PortalCaller,
    seen: &Fetched<stripe::objects::Subscription>,
    observed_at: i64,
    entry: Option<Command>,
) -> Result<(), Problem> {
    let mut commands = mirror::subscription(app, caller.customer.team(), seen, observed_at);
    commands.extend(entry);
    app.db.write(commands).await?;
    Ok(())
}

fn audit_entry(
    app: &App,
    caller: &PortalCaller,
    subscription_id: &str,
    wish: Wish,
    before: &Fetched<stripe::objects::Subscription>,
    after: &Fetched<stripe::objects::Subscription>,
) -> Command {
    let end = |seen: &Fetched<stripe::objects::Subscription>| {
        let end = &seen.object;
        let at = end.cancel_at.and_then(|at| Timestamp::from_second(at.seconds()).ok());
        json!({ "cancelAtPeriodEnd": end.cancel_at_period_end, "cancelAt": at }).to_string()
    };
    let entry = audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: Some(caller.customer.project.id.clone()),
        actor: caller.actor(),
        action: match wish {
            Wish::End => "subscription.cancel_scheduled",
            Wish::Continue => "subscription.resumed",
        },
        target: subscription_id.to_owned(),
        before: Some(end(before)),
        after: Some(end(after)),
        stripe_request_id: after.request_id.clone(),
        created_at: app.clock.epoch_ms(),
    };
    audit::insert(caller.customer.team(), &entry)
}

/// The answer for a subscription that is missing or another customer's.
pub fn no_such_subscription() -> Problem {
    Problem::not_found("There is no such subscription.")
}
