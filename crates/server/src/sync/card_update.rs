//! A customer's new payment method, saved on Stripe's own page, put in the place of the one before.
//!
//! Checkout in setup mode makes nothing default (<https://docs.stripe.com/payments/save-and-reuse?platform=web&ui=stripe-hosted>):
//! the method has to become the customer's default, and that of every subscription whose own method would outrank it
//! (<https://docs.stripe.com/api/subscriptions/object>, `default_payment_method`). The return address and the webhook both bring
//! that about, in any order and any number of times.

use billing::id::Kind;
use serde_json::json;
use store::db::{Command, DbError};
use store::{audit, card_updates, customers, tenant};
use stripe::objects::{
    CheckoutMode, CheckoutSession, CheckoutStatus, Customer, PaymentMethod, Reference, Subscription,
    SubscriptionStatus,
};
use stripe::{Account, Change, CustomerChanges, Fetched, IdempotencyKey, Listing, SubscriptionChanges};

use super::mirror;
use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account;

/// Key of a Checkout session's metadata: our id of the customer.
pub const CUSTOMER_KEY: &str = "billstack_customer";

/// Key of a Checkout session's metadata: the portal session that opened it.
pub const SESSION_KEY: &str = "billstack_portal_session";

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The new method is in place now.
    Applied,
    /// It was in place before, or a later one is.
    AppliedBefore,
    /// The customer hasn't finished on Stripe's page, or the bank still has to confirm; or it is none of our sessions.
    NotFinished,
}

/// Puts what a Checkout session saved in place, as far as that isn't done yet.
///
/// # Errors
/// When Stripe or the database fails, or Stripe refuses a part. Then nothing is marked, and calling it again goes on where it
/// stopped.
pub async fn apply(app: &App, team: &tenant::Team, checkout_session_id: &str) -> Result<Outcome, Problem> {
    let known = app.db.read_optional(card_updates::find(team, checkout_session_id)).await?;
    if known.is_some_and(|update| update.applied_at.is_some() || update.superseded) {
        return Ok(Outcome::AppliedBefore);
    }
    let account = stripe_account::of(app, team).await?;
    let session = account.retrieve_checkout_session(checkout_session_id).await?.object;
    let Some(saved) = Saved::of(&session) else { return Ok(Outcome::NotFinished) };
    let Some(owner) = owner(app, team, &saved).await? else { return Ok(Outcome::NotFinished) };

    let method_seen_at = app.observation_time();
    let (method, before) = tokio::try_join!(
        account.retrieve_payment_method(saved.method),
        Holders::ask(app, &account, saved.customer),
    )?;
    let replaced = before.outdated(saved.method);
    let mut request_id = None;
    let holders = if replaced.is_empty() {
        before
    } else {
        request_id = replace(&account, &session.id, saved.method, &replaced, app.clock.epoch_ms()).await?;
        // Asked again rather than taken from the answers: an answer may be one that Stripe repeats from an earlier attempt.
        let after = Holders::ask(app, &account, saved.customer).await?;
        if !after.outdated(saved.method).is_empty() {
            return Err(Problem::unavailable("Stripe has not taken over the new payment method yet."));
        }
        after
    };

    let now = app.clock.epoch_ms();
    let entry = audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: owner.project_id,
        actor: match saved.portal_session {
            Some(portal_session) => format!("customer:{} via {portal_session}", owner.id),
            None => format!("customer:{}", owner.id),
        },
        action: "payment_method.replaced",
        target: owner.id.clone(),
        before: Some(json!(replaced.iter().map(Outdated::as_json).collect::<Vec<_>>()).to_string()),
        after: Some(json!({ "defaultPaymentMethod": saved.method }).to_string()),
        stripe_request_id: request_id,
        created_at: now,
    };
    let begun_at = session.created.map_or(now, |created| created.epoch_ms());
    let done = Done {
        mirror: holders.mirror(app, team, &method, method_seen_at),
        remember: card_updates::insert(team, &owner.id, &session.id, begun_at),
        mark: card_updates::mark_applied(team, &session.id, saved.method, now),
        audit: audit::insert(team, &entry),
    };
    let first = record(app, done).await?;
    Ok(if first { Outcome::Applied } else { Outcome::AppliedBefore })
}

/// What a finished Checkout session of ours says.
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
    fn of(session: &'a CheckoutSession) -> Option<Self> {
        let complete =
            session.mode == Some(CheckoutMode::Setup) && session.status == Some(CheckoutStatus::Complete);
        if !complete {
            return None;
        }
        Some(Self {
            customer_id: session.metadata.get(CUSTOMER_KEY)?,
            customer: session.customer.as_ref()?.id(),
            method: session.saved_payment_method_id()?,
            portal_session: session.metadata.get(SESSION_KEY).map(String::as_str),
        })
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

/// All that decides what a customer's invoices are charged to.
struct Holders {
    asked_at: i64,
    customer: Fetched<Customer>,
    subscriptions: Vec<Fetched<Subscription>>,
}

/// Something that would be charged to another method than the new one.
#[derive(Debug, PartialEq, Eq)]
enum Outdated {
    Customer { id: String, method: Option<String> },
    Subscription { id: String, method: Option<String> },
}

impl Holders {
    async fn ask(app: &App, account: &Account, customer: &str) -> Result<Self, stripe::Error> {
        let asked_at = app.observation_time();
        let (customer, subscriptions) =
            tokio::try_join!(account.retrieve_customer(customer), all_subscriptions(account, customer))?;
        Ok(Self { asked_at, customer, subscriptions })
    }

    fn outdated(&self, new: &str) -> Vec<Outdated> {
        let settings = self.customer.object.invoice_settings.as_ref();
        let default =
            settings.and_then(|settings| settings.default_payment_method.as_ref()).map(Reference::id);
        let customer = (default != Some(new)).then(|| Outdated::Customer {
            id: self.customer.object.id.clone(),
            method: default.map(str::to_owned),
        });
        let subscriptions =
            self.subscriptions.iter().filter_map(|seen| outdated_subscription(&seen.object, new));
        customer.into_iter().chain(subscriptions).collect()
    }

    fn mirror(
        &self,
        app: &App,
        team: &tenant::Team,
        method: &Fetched<PaymentMethod>,
        method_seen_at: i64,
    ) -> Vec<Command> {
        let mut commands = mirror::subscriptions(app, team, &self.subscriptions, self.asked_at);
        commands.extend(mirror::customer(app, team, &self.customer, self.asked_at));
        commands.extend(mirror::payment_method(app, team, method, method_seen_at));
        commands
    }
}

/// A subscription that still runs and has a method or an old source of its own, which would outrank the customer's default.
fn outdated_subscription(subscription: &Subscription, new: &str) -> Option<Outdated> {
    use SubscriptionStatus::{Canceled, IncompleteExpired};
    if matches!(subscription.status, Some(Canceled | IncompleteExpired)) {
        return None;
    }
    let method = subscription.default_payment_method.as_ref().map(Reference::id);
    let source = subscription.default_source.as_ref().map(Reference::id);
    let own = method.or(source).filter(|own| *own != new)?;
    Some(Outdated::Subscription { id: subscription.id.clone(), method: Some(own.to_owned()) })
}

async fn all_subscriptions(
    account: &Account,
    customer: &str,
) -> Result<Vec<Fetched<Subscription>>, stripe::Error> {
    let mut all = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let listing = Listing { after: after.as_deref(), created_since: None };
        let page = account.list_subscriptions(Some(customer), listing).await?;
        all.extend(page.data);
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(all),
        }
    }
}

impl Outdated {
    /// Names the change, the same in every attempt of an hour: Stripe carries out only one of those that are under way at once. What
    /// it replaces belongs to it, because Stripe repeats its answer to a key for a day; and so does the hour, because it repeats a
    /// failure of its own as well (<https://docs.stripe.com/api/idempotent_requests>). Made twice, the change is still the same one.
    fn key(&self, checkout_session_id: &str, now_ms: i64) -> IdempotencyKey {
        use sha2::{Digest, Sha256};
        let (Self::Customer { id, method } | Self::Subscription { id, method }) = self;
        let hour = now_ms.div_euclid(60 * 60 * 1_000);
        let name = format!("{checkout_session_id} {id} {} {hour}", method.as_deref().unwrap_or(""));
        let digest = hex::encode(Sha256::digest(name));
        IdempotencyKey::new(format!("card-update-{digest}")).expect("hexadecimal digits are visible ASCII")
    }

    fn as_json(&self) -> serde_json::Value {
        match self {
            Self::Customer { method, .. } => json!({ "defaultPaymentMethod": method }),
            Self::Subscription { id, method } => {
                json!({ "stripeSubscriptionId": id, "defaultPaymentMethod": method })
            }
        }
    }
}

/// Makes the changes, the customer's first. One that fails doesn't keep the others from being made; the first failure is the
/// answer. Else the name of the first call, if there was one.
async fn replace(
    account: &Account,
    checkout_session_id: &str,
    new: &str,
    outdated: &[Outdated],
    now_ms: i64,
) -> Result<Option<String>, stripe::Error> {
    let mut first_call = None;
    let mut failure = None;
    for one in outdated {
        let key = one.key(checkout_session_id, now_ms);
        let to_new = Change::To(new.to_owned());
        let made = match one {
            Outdated::Customer { id, .. } => {
                let changes =
                    CustomerChanges { default_payment_method: to_new, ..CustomerChanges::default() };
                account.update_customer(id, &changes, Some(&key)).await.map(|seen| seen.request_id)
            }
            Outdated::Subscription { id, .. } => {
                let changes =
                    SubscriptionChanges { default_payment_method: to_new, ..SubscriptionChanges::default() };
                account.update_subscription(id, &changes, Some(&key)).await.map(|seen| seen.request_id)
            }
        };
        match made {
            Ok(request_id) => first_call = first_call.or(request_id),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    failure.map_or(Ok(first_call), Err)
}

/// What is written when the new method is in place.
struct Done {
    mirror: Vec<Command>,
    remember: Command,
    mark: Command,
    audit: Command,
}

/// Writes it in one transaction; of several that get here at once only the first adds to the audit log. True for that one.
async fn record(app: &App, done: Done) -> Result<bool, DbError> {
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                for command in done.mirror {
                    tx.execute(command).await?;
                }
                tx.execute(done.remember).await?;
                let first = tx.execute(done.mark).await? == 1;
                if first {
                    tx.execute(done.audit).await?;
                }
                Ok(first)
            })
        })
        .await
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
        let spoil: [fn(&mut Value); 6] = [
            |session| session["mode"] = json!("subscription"),
            |session| session["status"] = json!("open"),
            |session| session["customer"] = json!(null),
            |session| session["metadata"] = json!({}),
            |session| session["setup_intent"]["status"] = json!("requires_action"),
            |session| session["setup_intent"] = json!("seti_1"),
        ];
        for spoil in spoil {
            let session = session(spoil);
            assert_eq!(Saved::of(&session), None, "{session:?}");
        }
    }

    #[test]
    fn a_subscription_moves_when_its_own_method_would_outrank_the_new_one() {
        let outdated = |subscription: Value| {
            let subscription: Subscription = stripe::objects::parse(&subscription.to_string()).unwrap();
            outdated_subscription(&subscription, "pm_new").is_some()
        };
        assert!(outdated(json!({"id": "sub_1", "status": "active", "default_payment_method": "pm_old"})));
        assert!(outdated(json!({"id": "sub_1", "status": "past_due", "default_source": "card_1"})));
        assert!(outdated(
            json!({"id": "sub_1", "status": "something_new", "default_payment_method": {"id": "pm_old"}})
        ));
        assert!(!outdated(json!({"id": "sub_1", "status": "active"})));
        assert!(!outdated(json!({"id": "sub_1", "status": "active", "default_payment_method": "pm_new"})));
        assert!(!outdated(
            json!({"id": "sub_1", "status": "active", "default_payment_method": "pm_new", "default_source": "card_1"})
        ));
        assert!(!outdated(json!({"id": "sub_1", "status": "canceled", "default_payment_method": "pm_old"})));
    }

    #[test]
    fn a_change_has_one_name_however_often_it_is_tried_in_an_hour() {
        const HOUR: i64 = 3_600_000;
        let change =
            |method: &str| Outdated::Subscription { id: "sub_1".into(), method: Some(method.into()) };
        let key = change("pm_old").key("cs_1", 0);
        assert_eq!(key, change("pm_old").key("cs_1", HOUR - 1));
        assert_ne!(key, change("pm_old").key("cs_1", HOUR));
        assert_ne!(key, change("pm_other").key("cs_1", 0));
        assert_ne!(key, change("pm_old").key("cs_2", 0));
    }
}
