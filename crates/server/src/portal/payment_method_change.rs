//! What a customer does with a payment method that is on file, from the wish to the audit log: Stripe is asked how things are, the
//! rules decide, Stripe changes it and is asked again, and what it says is stored.
//!
//! The answer is always about Stripe's own objects and not the mirror's, so that it is right on a stale page too.

use billing::id::Kind;
use billing::payment_method_removal::{self, Decision};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::payment_methods::PaymentMethod;
use store::{audit, customers, payment_methods, subscriptions};
use stripe::objects::{self, Reference};
use stripe::{Account, Error, ErrorKind, Fetched, IdempotencyKey};

use super::caller::PortalCaller;
use super::capability::Capability;
use super::payment_method_facts;
use super::remove_payment_method_page::titles;
use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account::{self, ConnectedAccount};
use crate::sync::charged_to::{self, Holder, Holders};
use crate::sync::mirror::{self, Changes};

/// What became of the wish to remove one.
#[derive(Debug)]
pub enum Removal {
    /// It is gone, now or since before.
    Removed,
    /// It has to stay, because these subscriptions need it; their names.
    Needed(Vec<String>),
    /// What would pay instead is another than the customer agreed to.
    OtherSuccessor,
}

/// A payment method as it is on file at Stripe, with all that is charged to anything.
struct Seen {
    row: PaymentMethod,
    account: ConnectedAccount,
    method: Fetched<objects::PaymentMethod>,
    asked_at: i64,
    holders: Holders,
    /// The same for two that wish the same at once; another after anything has been stored of the customer.
    wish: String,
}

/// Charges everything to a payment method: it becomes the customer's default, and that of every subscription that has one of its
/// own.
///
/// # Errors
/// 403 for a link that doesn't allow it, 404 for what isn't the caller's, 409 with the reason where it can't be done, 502 and 503
/// when Stripe refuses our key or can't be reached. Where Stripe took only a part, wishing it again does the rest.
pub async fn use_for_everything(
    app: &App,
    caller: &PortalCaller,
    id: &str,
) -> Result<PaymentMethod, Problem> {
    let seen = look(app, caller, id).await?;
    if !seen.is_on_file(caller) {
        store(app, caller, &seen, &seen.holders, None).await?;
        return Err(no_such_payment_method());
    }
    let now = app.clock.now();
    if !payment_method_facts::is_usable(seen.row.exp_month, seen.row.exp_year, now) {
        return Err(Problem::conflict(
            "This card has expired. Enter it again, or use another payment method.",
        ));
    }
    let method = &seen.method.object.id;
    let outdated = seen.holders.all_but(method);
    if outdated.is_empty() {
        store(app, caller, &seen, &seen.holders, None).await?;
    } else {
        let left = |holders: &Holders| holders.all_but(method);
        replace(app, caller, &seen, method, outdated, left, "payment_method.made_default").await?;
    }
    let caller = caller.customer.clone();
    let row = payment_methods::find_of_customer(&caller, Some(method), id);
    app.db.read_optional(row).await?.ok_or_else(no_such_payment_method)
}

/// Removes a payment method for good; what it pays for is charged to another first, and where there is no other it stays. `agreed` is
/// the id (`ppm_…`) of that other, as the customer was told, or empty for none.
///
/// # Errors
/// As [`use_for_everything`].
pub async fn remove(
    app: &App,
    caller: &PortalCaller,
    id: &str,
    agreed: Option<&str>,
) -> Result<Removal, Problem> {
    let seen = match look(app, caller, id).await {
        Ok(seen) => seen,
        Err(problem) => return removed_before(app, caller, id, problem).await,
    };
    if !seen.is_on_file(caller) {
        store(app, caller, &seen, &seen.holders, None).await?;
        return Ok(Removal::Removed);
    }
    if !seen.holders.is_whole {
        // One that can't be read may be charged to it.
        return Err(Problem::unavailable(
            "Not all subscriptions can be read at the moment, so nothing was removed. Please try again later.",
        ));
    }
    let method = &seen.method.object.id;
    let on_file = all_methods(&seen.account, &caller.customer.stripe_id).await?;
    let facts = payment_method_facts::of_stripe(&seen.holders, &on_file, app.clock.now());
    let successor = match payment_method_removal::decide(&facts, method) {
        Decision::Keep { needed_by } => {
            store(app, caller, &seen, &seen.holders, None).await?;
            return Ok(Removal::Needed(names(app, caller, &needed_by).await?));
        }
        Decision::Remove { successor, .. } => successor,
    };
    // Where nothing is charged to it any more, as when it is being removed twice at once, nothing is left to agree to.
    if let Some(successor) = successor {
        if let Some(agreed) = agreed
            && own_id(app, caller, successor).await?.as_deref() != Some(agreed)
        {
            store(app, caller, &seen, &seen.holders, None).await?;
            return Ok(Removal::OtherSuccessor);
        }
        let held = seen.holders.of(method);
        let left = |holders: &Holders| holders.of(method);
        replace(app, caller, &seen, successor, held, left, "payment_method.replaced").await?;
    }
    detach(app, caller, &seen, successor).await?;
    Ok(Removal::Removed)
}

/// The answer for a payment method that is missing or another customer's.
pub fn no_such_payment_method() -> Problem {
    Problem::not_found("There is no such payment method.")
}

impl Seen {
    /// Whether it is still the caller's at Stripe.
    fn is_on_file(&self, caller: &PortalCaller) -> bool {
        self.method.object.customer.as_ref().map(Reference::id) == Some(&*caller.customer.stripe_id)
    }
}

async fn look(app: &App, caller: &PortalCaller, id: &str) -> Result<Seen, Problem> {
    caller.capabilities.require(Capability::PaymentMethodUpdate)?;
    let default = caller.session.default_payment_method.as_deref();
    let batch = (
        payment_methods::find_of_customer(&caller.customer, default, id),
        customers::find(&caller.customer.project, &caller.customer.id),
    );
    let (mut rows, own) = app.db.read_batch(batch).await?;
    let row = rows.pop().ok_or_else(no_such_payment_method)?;
    let account = stripe_account::of(app, caller.customer.team()).await?;
    let asked_at = app.observation_time();
    let (method, holders) = tokio::try_join!(
        account.retrieve_payment_method(&row.stripe_payment_method_id),
        Holders::ask(app, &account, &caller.customer.stripe_id),
    )?;
    let changed_at = own.first().map_or(0, |customer| customer.updated_at);
    let wish = format!("{}/{}/{changed_at}", caller.customer.id, row.id);
    Ok(Seen { row, account, method, asked_at, holders, wish })
}

/// Has all these charged to a payment method, stores what came of it, and records what was changed. `left` tells what is still to be
/// changed.
async fn replace(
    app: &App,
    caller: &PortalCaller,
    seen: &Seen,
    to: &str,
    held: Vec<Holder>,
    left: impl Fn(&Holders) -> Vec<Holder>,
    action: &'static str,
) -> Result<(), Problem> {
    let wish = format!("{action} {to} {}", seen.wish);
    let made = charged_to::put_there(&seen.account, &wish, to, &held, app.clock.epoch_ms()).await;
    // Asked again rather than taken from the answers, which may repeat earlier ones; and after a failure, because Stripe may have
    // taken a part of it.
    let after = match Holders::ask(app, &seen.account, &caller.customer.stripe_id).await {
        Ok(after) => after,
        Err(error) => {
            tracing::warn!(%error, "Stripe was asked to charge another payment method and could not be asked what came of it");
            return Err(match made {
                Err(refused) if held.len() == 1 => Problem::of_change(refused),
                // Some of it may have been changed all the same.
                _ => Problem::not_confirmed(),
            });
        }
    };
    let left = left(&after);
    let is_left = |holder: &Holder| left.iter().any(|one| one.id() == holder.id());
    let changed: Vec<Holder> = held.into_iter().filter(|holder| !is_left(holder)).collect();
    let entry = (!changed.is_empty()).then(|| audit::Entry {
        id: named(&wish),
        action,
        before: Some(charged_to::as_json(&changed)),
        after: Some(json!({ "defaultPaymentMethod": to }).to_string()),
        stripe_request_id: made.as_ref().ok().and_then(Clone::clone),
        ..entry(app, caller, seen)
    });
    store(app, caller, seen, &after, entry.as_ref()).await?;
    match made {
        _ if left.is_empty() => Ok(()),
        Ok(_) => Err(Problem::not_confirmed()),
        Err(error) if changed.is_empty() => Err(Problem::of_change(error)),
        Err(error) => Err(partly_made(&error)),
    }
}

/// Takes it away at Stripe, and stores that.
async fn detach(
    app: &App,
    caller: &PortalCaller,
    seen: &Seen,
    successor: Option<&str>,
) -> Result<(), Problem> {
    let method = &seen.method.object.id;
    let hour = app.clock.epoch_ms().div_euclid(60 * 60 * 1_000);
    let key = IdempotencyKey::new(format!("{}-{hour}", removal_id(caller, &seen.row.id))).ok();
    let request_id = match seen.account.detach_payment_method(method, key.as_ref()).await {
        Ok(detached) => detached.request_id,
        // Somebody else may have been faster.
        Err(error) if matches!(error.kind, ErrorKind::InvalidRequest { .. } | ErrorKind::NotFound { .. }) => {
            match seen.account.retrieve_payment_method(method).await {
                Ok(now) if now.object.customer.is_none() => None,
                Err(missing) if missing.is_missing() => None,
                Ok(_) if successor.is_none() => return Err(error.into()),
                Ok(_) | Err(_) => return Err(partly_made(&error)),
            }
        }
        Err(error) if successor.is_none() => return Err(Problem::of_change(error)),
        Err(error) => return Err(partly_made(&error)),
    };
    let detached_at = app.observation_time();
    let team = caller.customer.team();
    let entry = audit::Entry {
        id: removal_id(caller, &seen.row.id),
        action: "payment_method.removed",
        before: Some(json!({ "stripePaymentMethodId": method, "label": seen.row.label }).to_string()),
        after: Some(json!({ "defaultPaymentMethod": successor }).to_string()),
        stripe_request_id: request_id,
        ..entry(app, caller, seen)
    };
    let mut changes = match Holders::ask(app, &seen.account, &caller.customer.stripe_id).await {
        Ok(after) => after.mirror(app, team),
        // Its events tell the rest.
        Err(error) => not_asked(&error),
    };
    changes.add(payment_methods::mark_detached(team, method, detached_at.into()));
    seen.account.store_change(app, changes, &entry).await?;
    app.watchers.touched(team, &caller.customer.stripe_id);
    Ok(())
}

/// The problem of a change of which Stripe took a part, or may have.
fn partly_made(error: &Error) -> Problem {
    tracing::warn!(%error, "Stripe took only a part of a change, or perhaps did");
    Problem::not_confirmed()
}

fn not_asked(error: &Error) -> Changes {
    tracing::warn!(%error, "Stripe took a payment method away and could not be asked what else that changed");
    Changes::default()
}

/// Somebody who removes one twice has what they want. Nothing but the audit log knows whose it was.
async fn removed_before(
    app: &App,
    caller: &PortalCaller,
    id: &str,
    problem: Problem,
) -> Result<Removal, Problem> {
    if problem.status != axum::http::StatusCode::NOT_FOUND {
        return Err(problem);
    }
    let found =
        app.db.read_optional(audit::is_recorded(caller.customer.team(), &removal_id(caller, id))).await?;
    found.map(|_| Removal::Removed).ok_or(problem)
}

/// What a customer's removal of a payment method is called in the audit log. It happens once: Stripe never takes it back.
fn removal_id(caller: &PortalCaller, id: &str) -> String {
    named(&format!("removed {} {id}", caller.customer.id))
}

fn named(what: &str) -> String {
    format!("{}{}", Kind::AuditEntry.prefix(), hex::encode(&Sha256::digest(what)[..14]))
}

/// The part that all entries about it have in common.
fn entry(app: &App, caller: &PortalCaller, seen: &Seen) -> audit::Entry {
    audit::Entry {
        id: String::new(),
        project_id: Some(caller.customer.project.id.clone()),
        actor: caller.actor(),
        action: "",
        target: seen.row.id.clone(),
        before: None,
        after: None,
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    }
}

/// Stores the payment method as it was seen, and what is charged to anything as it is by now.
async fn store(
    app: &App,
    caller: &PortalCaller,
    seen: &Seen,
    holders: &Holders,
    entry: Option<&audit::Entry>,
) -> Result<(), Problem> {
    let team = caller.customer.team();
    let mut changes = holders.mirror(app, team);
    changes.add(mirror::payment_method(app, team, &seen.method, seen.asked_at));
    match entry {
        Some(entry) => seen.account.store_change(app, changes, entry).await?,
        None => seen.account.store(app, changes).await?,
    };
    app.watchers.touched(team, &caller.customer.stripe_id);
    Ok(())
}

/// All that Stripe keeps for a customer, the newest first; of the same second in the order that the mirror lists them in, so that what
/// the customer was told is what is done.
async fn all_methods(
    account: &Account,
    customer: &str,
) -> Result<Vec<Fetched<objects::PaymentMethod>>, Error> {
    let mut all = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page = account.list_payment_methods(customer, after.as_deref()).await?;
        all.extend(page.data);
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    all.sort_by(|a, b| (b.object.created, &b.object.id).cmp(&(a.object.created, &a.object.id)));
    Ok(all)
}

/// What the caller calls subscriptions of Stripe's.
async fn names(app: &App, caller: &PortalCaller, ids: &[&str]) -> Result<Vec<String>, Problem> {
    let batch =
        (subscriptions::of_customer(&caller.customer), subscriptions::items_of_customer(&caller.customer));
    let (rows, items) = app.db.read_batch(batch).await?;
    Ok(titles(ids, &rows, &items, caller.language.text))
}

/// Our id of one of the caller's payment methods.
async fn own_id(app: &App, caller: &PortalCaller, method: &str) -> Result<Option<String>, Problem> {
    let rows = app.db.read(payment_methods::of_customer(&caller.customer, None)).await?;
    Ok(rows.into_iter().find(|row| row.stripe_payment_method_id == method).map(|row| row.id))
}
