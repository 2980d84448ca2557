//! A customer's new payment method, saved on Stripe's own page, put in the place of the one before.
//!
//! Checkout in setup mode makes nothing default (<https://docs.stripe.com/payments/save-and-reuse?platform=web&ui=stripe-hosted>):
//! the method has to become the customer's default, and that of every subscription whose own method would outrank it
//! (<https://docs.stripe.com/api/subscriptions/object>, `default_payment_method`). The return address and the webhook both bring
//! that about, in any order and any number of times.

use billing::id::Kind;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::db::DbError;
use store::{audit, card_updates, customers, tenant};
use stripe::objects::{CheckoutMode, CheckoutSession, CheckoutStatus, PaymentMethod, SetupIntentStatus};

use super::charged_to::{self, Holders};
use super::mirror;
use super::refresh::RefreshError;
use crate::app::App;
use crate::stripe_account;

/// Key of a Checkout session's metadata: our id of the customer.
pub const CUSTOMER_KEY: &str = "billstack_customer";

/// Key of a Checkout session's metadata: the portal session that opened it.
pub const SESSION_KEY: &str = "billstack_portal_session";

/// What is known to have happened less than this after something else may have happened before it, in milliseconds: Stripe's clock and
/// ours differ, and a change is seen some time after it was made.
const CLEARLY_LATER_MS: i64 = 10_000;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The new method is in place now.
    Applied,
    /// It was in place before.
    AppliedBefore,
    /// The customer has entered or chosen another one since, and that is in place.
    Superseded,
    /// It isn't in place.
    Not(Why),
}

/// Why a new method isn't in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The customer hasn't finished on Stripe's page.
    Open,
    /// The customer hasn't finished, and it is too late now.
    Expired,
    /// The bank refused it.
    Declined,
    /// The bank, or the customer at the bank, still has to confirm it; an event tells when that is done.
    Unconfirmed,
    /// It was removed again before anybody told us of it, or its customer was.
    Removed,
    /// It is none of our sessions.
    NotOurs,
}

/// Puts what a Checkout session saved in place, as far as that isn't done yet.
///
/// # Errors
/// When Stripe or the database fails, Stripe refuses a part, or another account is connected meanwhile. Then nothing is marked, and calling it again goes on where it
/// stopped.
pub async fn apply(
    app: &App,
    team: &tenant::Team,
    checkout_session_id: &str,
) -> Result<Outcome, RefreshError> {
    let known = app.db.read_optional(card_updates::find(team, checkout_session_id)).await?;
    match known {
        Some(update) if update.superseded => return Ok(Outcome::Superseded),
        Some(update) if update.applied_at.is_some() => return Ok(Outcome::AppliedBefore),
        _ => {}
    }
    let account = stripe_account::of(app, team).await?;
    let session = account.retrieve_checkout_session(checkout_session_id).await?.object;
    let saved = match Saved::of(&session) {
        Ok(saved) => saved,
        Err(why) => return Ok(Outcome::Not(why)),
    };
    let Some(owner) = owner(app, team, &saved).await? else { return Ok(Outcome::Not(Why::NotOurs)) };

    let method_seen_at = app.observation_time();
    let method = match account.retrieve_payment_method(saved.method).await {
        Ok(method) if saved.is_still_kept(&method.object) => method,
        Err(error) if !error.is_missing() => return Err(error.into()),
        _ => return Ok(Outcome::Not(Why::Removed)),
    };
    let before = Holders::ask(app, &account, saved.customer).await?;
    if before.customer.object.deleted {
        return Ok(Outcome::Not(Why::Removed));
    }
    if is_outdated(app, team, &before, &method.object).await? {
        return Ok(Outcome::Superseded);
    }
    let replaced = before.all_but(saved.method);
    let mut request_id = None;
    let holders = if replaced.is_empty() {
        before
    } else {
        let now = app.clock.epoch_ms();
        request_id = charged_to::put_there(&account, &session.id, saved.method, &replaced, now).await?;
        // Asked again rather than taken from the answers: an answer may be one that Stripe repeats from an earlier attempt.
        let after = Holders::ask(app, &account, saved.customer).await?;
        if !after.all_but(saved.method).is_empty() {
            return Err(RefreshError::NotTakenOver);
        }
        after
    };

    let now = app.clock.epoch_ms();
    let entry = audit::Entry {
        id: entry_id(team, &session.id),
        project_id: owner.project_id,
        actor: match saved.portal_session {
            Some(portal_session) => format!("customer:{} via {portal_session}", owner.id),
            None => format!("customer:{}", owner.id),
        },
        action: "payment_method.replaced",
        target: owner.id.clone(),
        before: Some(charged_to::as_json(&replaced)),
        after: Some(json!({ "defaultPaymentMethod": saved.method }).to_string()),
        stripe_request_id: request_id,
        created_at: now,
    };
    let begun_at = session.created.map_or(now, |created| created.epoch_ms());
    let mut changes = holders.mirror(app, team);
    changes.add(mirror::payment_method(app, team, &method, method_seen_at));
    changes.add(card_updates::insert(team, &owner.id, &session.id, begun_at));
    let mark = changes.len();
    changes.add(card_updates::mark_applied(team, &session.id, saved.method, now));
    let changed = account.store_change(app, changes, &entry).await?;
    Ok(if changed.get(mark) == Some(&1) { Outcome::Applied } else { Outcome::AppliedBefore })
}

/// The id of a Checkout session's entry in the audit log, which is written once, however many get here at the same time.
fn entry_id(team: &tenant::Team, checkout_session_id: &str) -> String {
    let named = Sha256::digest(format!("entered {} {checkout_session_id}", team.id));
    format!("{}{}", Kind::AuditEntry.prefix(), hex::encode(&named[..14]))
}

/// What a finished Checkout session of ours saved.
#[derive(Debug, PartialEq, Eq)]
struct Saved<'a> {
    /// Our id.
    customer_id: &'a str,
    /// Stripe's id.
    customer: &'a str,
    method: &'a str,
    portal_session: Option<&'a str>,
}

impl<'a> Saved<'a> {
    fn of(session: &'a CheckoutSession) -> Result<Self, Why> {
        let (Some(CheckoutMode::Setup), Some(customer_id), Some(customer)) =
            (&session.mode, session.metadata.get(CUSTOMER_KEY), &session.customer)
        else {
            return Err(Why::NotOurs);
        };
        let intent = session.setup_intent.as_ref().and_then(|intent| intent.object());
        let failed = intent.is_some_and(|intent| intent.last_setup_error.is_some());
        match session.status {
            Some(CheckoutStatus::Complete) => {}
            Some(CheckoutStatus::Expired) => return Err(Why::Expired),
            _ if failed => return Err(Why::Declined),
            _ => return Err(Why::Open),
        }
        let method = session.saved_payment_method_id().ok_or_else(|| {
            match intent.and_then(|intent| intent.status.as_ref()) {
                Some(SetupIntentStatus::RequiresPaymentMethod | SetupIntentStatus::Canceled) => Why::Declined,
                _ => Why::Unconfirmed,
            }
        })?;
        Ok(Self {
            customer_id,
            customer: customer.id(),
            method,
            portal_session: session.metadata.get(SESSION_KEY).map(String::as_str),
        })
    }

    /// Whether the customer has the method now. One that was detached can't be charged to, nor attached again.
    fn is_still_kept(&self, method: &PaymentMethod) -> bool {
        method.customer.as_ref().is_some_and(|customer| customer.id() == self.customer)
    }
}

/// The mirrored customer that a session is for, if the session's two names for it mean the same one.
async fn owner(
    app: &App,
    team: &tenant::Team,
    saved: &Saved<'_>,
) -> Result<Option<customers::Customer>, DbError> {
    let found = app.db.read_optional(customers::by_stripe_id(team, saved.customer)).await?;
    let owner = found.filter(|customer| customer.id == saved.customer_id);
    if owner.is_none() {
        tracing::warn!(
            team = team.id,
            customer = saved.customer_id,
            "a Checkout session is for a customer that is not ours"
        );
    }
    Ok(owner)
}

/// Whether the customer's default was put there clearly after a method was entered, by the customer here or by anybody at Stripe.
/// One that the mirror doesn't know yet counts as put there now.
async fn is_outdated(
    app: &App,
    team: &tenant::Team,
    holders: &Holders,
    method: &PaymentMethod,
) -> Result<bool, DbError> {
    let customer = &holders.customer.object;
    let default = customer.default_payment_method_id().filter(|default| *default != method.id);
    let Some((default, entered)) = default.zip(method.created) else { return Ok(false) };
    let since = app.db.read_optional(customers::default_since(team, &customer.id, default)).await?;
    Ok(since.unwrap_or_else(|| app.clock.epoch_ms()) > entered.epoch_ms() + CLEARLY_LATER_MS)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn session(change: impl FnOnce(&mut Value)) -> CheckoutSession {
        let mut session = json!({
            "id": "cs_1", "mode": "setup", "status": "complete", "customer": "cus_1",
            "metadata": {"billstack_customer": "pc_1", "billstack_portal_session": "portal_sess_1"},
            "setup_intent": {"id": "seti_1", "status": "succeeded", "payment_method": "pm_new"},
        });
        change(&mut session);
        stripe::objects::parse(&session.to_string()).unwrap()
    }

    #[test]
    fn only_a_finished_setup_session_of_ours_saves_a_method() {
        let saved = session(|_| ());
        let saved = Saved::of(&saved).unwrap();
        assert_eq!((saved.customer_id, saved.customer, saved.method), ("pc_1", "cus_1", "pm_new"));
        type Spoil = fn(&mut Value);
        let spoil: [(Spoil, Why); 11] = [
            (|session| session["mode"] = json!("subscription"), Why::NotOurs),
            (|session| session["customer"] = json!(null), Why::NotOurs),
            (|session| session["metadata"] = json!({}), Why::NotOurs),
            (|session| session["status"] = json!("open"), Why::Open),
            (|session| session["status"] = json!("expired"), Why::Expired),
            (
                |session| {
                    session["status"] = json!("open");
                    session["setup_intent"] = json!({"id": "seti_1", "status": "requires_payment_method", "last_setup_error": {"code": "card_declined"}});
                },
                Why::Declined,
            ),
            (|session| session["setup_intent"]["status"] = json!("requires_action"), Why::Unconfirmed),
            (|session| session["setup_intent"]["status"] = json!("processing"), Why::Unconfirmed),
            (|session| session["setup_intent"]["status"] = json!("requires_payment_method"), Why::Declined),
            (|session| session["setup_intent"]["status"] = json!("canceled"), Why::Declined),
            (|session| session["setup_intent"] = json!("seti_1"), Why::Unconfirmed),
        ];
        for (spoil, why) in spoil {
            let session = session(spoil);
            assert_eq!(Saved::of(&session), Err(why), "{session:?}");
        }
    }
}
