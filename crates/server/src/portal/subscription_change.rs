//! One change of a subscription, from the wish to the audit log: Stripe is asked how it is, the rules decide, Stripe changes it and
//! is asked again, and what it says is stored.

use billing::clock::Timestamp;
use billing::id::Kind;
use billing::subscription_actions::{self, Action, Change, Decision, Facts, Refusal, Status};
use i18n::{Text, Words};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{audit, subscriptions};
use stripe::objects::{self, Reference};
use stripe::{Account, Ending, Error, ErrorKind, Fetched, IdempotencyKey, SubscriptionChanges};

use super::caller::PortalCaller;
use super::subscription::no_such_subscription;
use super::subscription_facts;
use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account::{self, ConnectedAccount};
use crate::sync::{mirror, on_view};

/// A subscription as Stripe has it now.
struct Seen {
    subscription: Fetched<objects::Subscription>,
    facts: Facts,
    asked_at: i64,
}

/// A change that Stripe took.
struct Sent {
    change: Change,
    key: String,
    /// Stripe's name for the call.
    request_id: Option<String>,
}

/// Brings about what the customer wishes, and answers the subscription as it is then.
///
/// The decision is taken on the object that Stripe has now and not on the mirror, so that it is right on a stale page too. After the
/// change Stripe is asked once more, because its answer to the change may be a repetition of an earlier one: so what is stored is
/// true at the moment that it is stored for, whatever events of the same change come in meanwhile. Nothing is stored of a change
/// that Stripe did not confirm; its events tell the mirror.
///
/// # Errors
/// 403 for a link that doesn't allow it, 404 for what isn't the caller's, 409 with the reason where it can't be done, or when another
/// account was connected meanwhile, 502 and 503 when Stripe refuses our key or can't be reached.
pub async fn fulfil(
    app: &App,
    caller: &PortalCaller,
    subscription_id: &str,
    action: Action,
) -> Result<subscriptions::Subscription, Problem> {
    caller.capabilities.require(subscription_facts::needed(action))?;
    let own = || subscriptions::find_of_customer(&caller.customer, subscription_id);
    let row = app.db.read_optional(own()).await?.ok_or_else(no_such_subscription)?;
    let account = stripe_account::of(app, caller.customer.team()).await?;

    let before = look(app, caller, &account, &row, action).await?;
    match subscription_actions::decide(&before.facts, action) {
        Decision::Change(change) => {
            carry_out(app, caller, &account, &row, action, change, &before).await?;
        }
        decision => {
            store(app, caller, &account, &before, None).await?;
            settled(decision)?;
        }
    }
    let row = app.db.read_optional(own()).await?.ok_or_else(no_such_subscription)?;
    on_view::shown(app, &caller.customer, std::slice::from_ref(&row));
    Ok(row)
}

/// Sends the change, and stores what it came to.
async fn carry_out(
    app: &App,
    caller: &PortalCaller,
    account: &ConnectedAccount,
    row: &subscriptions::Subscription,
    action: Action,
    change: Change,
    before: &Seen,
) -> Result<(), Problem> {
    let key = change_key(caller, row, change, &before.facts);
    let request_id = match send(account, &before.subscription.object, change, &key).await {
        Ok(request_id) => request_id,
        Err(error) if matches!(error.kind, ErrorKind::InvalidRequest { .. }) => {
            // Somebody else may have been faster: then the reason is how it is now, and not what Stripe calls it.
            let now = look(app, caller, account, row, action).await?;
            store(app, caller, account, &now, None).await?;
            return match subscription_actions::decide(&now.facts, action) {
                Decision::Change(_) => Err(error.into()),
                decision => settled(decision),
            };
        }
        Err(error) => {
            // Stripe repeats its own failures as long as the key is the same. What is stored here makes the next key another.
            if let Err(problem) = store(app, caller, account, before, None).await {
                tracing::warn!(sentence = %problem.sentence, "what Stripe said before a failed change was not stored");
            }
            return Err(Problem::of_change(error));
        }
    };
    let after = look(app, caller, account, row, action).await.map_err(|problem| {
        tracing::warn!(sentence = %problem.sentence, "Stripe took a change and could not be asked what came of it");
        Problem::not_confirmed()
    })?;
    let is_done = match subscription_actions::decide(&after.facts, action) {
        Decision::AlreadySo | Decision::Refuse(Refusal::PayToResume) => true,
        Decision::Change(_) | Decision::OnStripesPage | Decision::Refuse(_) => false,
    };
    let sent = Sent { change, key, request_id };
    let entry = is_done.then(|| audit_entry(app, caller, row, sent, before, &after));
    store(app, caller, account, &after, entry.as_ref()).await?;
    if is_done { Ok(()) } else { Err(Problem::not_confirmed()) }
}

/// Asks Stripe for the subscription, and for what else the decision about an action depends on.
async fn look(
    app: &App,
    caller: &PortalCaller,
    account: &Account,
    row: &subscriptions::Subscription,
    action: Action,
) -> Result<Seen, Problem> {
    let asked_at = app.observation_time();
    let subscription = account.retrieve_subscription(&row.stripe_subscription_id).await?;
    if subscription.object.customer.as_ref().map(Reference::id) != Some(&*caller.customer.stripe_id) {
        return Err(no_such_subscription());
    }
    let facts = subscription_facts::of_stripe(&subscription.object, false, false);
    let facts = if facts.status == Status::Paused && action == Action::Resume {
        let (has_default, owes) = tokio::try_join!(
            has_default_payment_method(account, &caller.customer.stripe_id),
            owes_its_latest_invoice(account, &subscription.object),
        )?;
        subscription_facts::of_stripe(&subscription.object, has_default, owes)
    } else {
        facts
    };
    Ok(Seen { subscription, facts, asked_at })
}

async fn has_default_payment_method(account: &Account, customer: &str) -> Result<bool, Error> {
    let customer = account.retrieve_customer(customer).await?;
    Ok(customer.object.default_payment_method_id().is_some())
}

/// Whether the invoice that resuming made waits to be paid: it is the subscription's latest, a draft at first.
async fn owes_its_latest_invoice(
    account: &Account,
    subscription: &objects::Subscription,
) -> Result<bool, Error> {
    let Some(latest) = &subscription.latest_invoice else { return Ok(false) };
    let invoice = account.retrieve_invoice(latest.id()).await?.object;
    let waits =
        matches!(invoice.status(), Some(objects::InvoiceStatus::Draft | objects::InvoiceStatus::Open));
    Ok(waits && invoice.amount_remaining.or(invoice.amount_due).unwrap_or(0) > 0)
}

/// Sends a change, and answers Stripe's name for the call.
async fn send(
    account: &Account,
    subscription: &objects::Subscription,
    change: Change,
    key: &str,
) -> Result<Option<String>, Error> {
    let id = &subscription.id;
    let key = IdempotencyKey::new(key).ok();
    let key = key.as_ref();
    let ending = |ending| SubscriptionChanges { ending, ..Default::default() };
    let changes = match change {
        Change::CancelAtPeriodEnd => ending(Ending::AtPeriodEnd),
        Change::CancelAtMaxPeriodEnd => ending(Ending::AtMaxPeriodEnd),
        Change::DoNotCancelAtPeriodEnd => ending(Ending::NotAtPeriodEnd),
        Change::ClearCancelAt => ending(Ending::NotAt),
        Change::ClearPauseCollection => {
            SubscriptionChanges { end_collection_pause: true, ..Default::default() }
        }
        Change::Resume => return Ok(account.resume_subscription(id, key).await?.request_id),
        Change::ReleaseSchedule => {
            let schedule = subscription.schedule.as_ref().map_or("", Reference::id);
            return Ok(account.release_subscription_schedule(schedule, key).await?.request_id);
        }
    };
    Ok(account.update_subscription(id, &changes, key).await?.request_id)
}

/// Names a change by what it is, the state that it was decided on, and when the mirror last heard of the subscription. Asked twice
/// at once it is the same, so that Stripe acts once; after anything has been stored it is another, so that canceling, changing one's
/// mind and canceling again is three changes.
fn change_key(
    caller: &PortalCaller,
    row: &subscriptions::Subscription,
    change: Change,
    facts: &Facts,
) -> String {
    let named = format!("{}/{}/{change:?}/{facts:?}/{}", caller.customer.team().id, row.id, row.updated_at);
    hex::encode(&Sha256::digest(named)[..14])
}

/// What a decision that changes nothing means for the one who asked.
fn settled(decision: Decision) -> Result<(), Problem> {
    match decision {
        Decision::Refuse(refusal) => Err(Problem::conflict(refusal.sentence()).saying(refused(refusal))),
        Decision::AlreadySo | Decision::OnStripesPage | Decision::Change(_) => Ok(()),
    }
}

/// The reason in the customer's language.
fn refused(refusal: Refusal) -> fn(&'static Text) -> Words {
    match refusal {
        Refusal::Over => Text::refused_over,
        Refusal::Incomplete => Text::refused_incomplete,
        Refusal::Paused => Text::refused_paused,
        Refusal::NeedsPaymentMethod => Text::refused_no_payment_method,
        Refusal::PayToResume => Text::refused_unpaid,
        Refusal::NothingToPay => Text::refused_nothing_to_pay,
        Refusal::ManagedBySchedule => Text::scheduled,
        Refusal::UnknownStatus => Text::unknown_status,
    }
}

async fn store(
    app: &App,
    caller: &PortalCaller,
    account: &ConnectedAccount,
    seen: &Seen,
    entry: Option<&audit::Entry>,
) -> Result<(), Problem> {
    let changes = mirror::subscription(app, caller.customer.team(), &seen.subscription, seen.asked_at);
    match entry {
        Some(entry) => account.store_change(app, changes, entry).await?,
        None => account.store(app, changes).await?,
    };
    Ok(())
}

/// The entry of a change. Its id is made of the change's key: one that two requests carried out together is recorded once.
fn audit_entry(
    app: &App,
    caller: &PortalCaller,
    row: &subscriptions::Subscription,
    sent: Sent,
    before: &Seen,
    after: &Seen,
) -> audit::Entry {
    audit::Entry {
        id: format!("{}{}", Kind::AuditEntry.prefix(), sent.key),
        project_id: Some(caller.customer.project.id.clone()),
        actor: caller.actor(),
        action: match sent.change {
            Change::CancelAtPeriodEnd | Change::CancelAtMaxPeriodEnd => "subscription.cancel_scheduled",
            Change::DoNotCancelAtPeriodEnd | Change::ClearCancelAt => "subscription.cancel_withdrawn",
            Change::ClearPauseCollection => "subscription.collection_resumed",
            Change::Resume => "subscription.resumed",
            Change::ReleaseSchedule => "subscription.schedule_released",
        },
        target: row.id.clone(),
        before: Some(audited(before)),
        after: Some(audited(after)),
        stripe_request_id: sent.request_id,
        created_at: app.clock.epoch_ms(),
    }
}

/// The part of a subscription that customers change.
fn audited(seen: &Seen) -> String {
    let subscription = &seen.subscription.object;
    let at = subscription.cancel_at.and_then(|at| Timestamp::from_second(at.seconds()).ok());
    json!({
        "status": subscription.status.as_ref().map(ToString::to_string),
        "cancelAtPeriodEnd": subscription.cancel_at_period_end,
        "cancelAt": at,
        "collectionPaused": subscription.pause_collection.is_some(),
        "stripeScheduleId": subscription.schedule.as_ref().map(Reference::id),
    })
    .to_string()
}
