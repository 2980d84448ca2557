//! What an event of Stripe's asks for where it can't be told from the event itself (`sync::told`). The object in an event is how it was
//! once; what is stored here is asked of Stripe anew, so events may come late, twice, or in any order.
//!
//! Of an object in an event no more is read than its action needs: what else is wrong with it is of no account, since Stripe is asked.

use serde::{Deserialize, Serialize};
use serde_json::json;
use store::db::Command;
use store::jobs::Job;
use store::{card_updates, invoices, tenant, webhook_events};
use stripe::objects::{self, CheckoutMode, CheckoutSession, Event, OnlyId, Reference, SetupIntent};

use crate::app::App;
use crate::sync::card_update::{self, CUSTOMER_KEY};
use crate::sync::given_back;
use crate::sync::refresh::{self, ObjectKind, RefreshError};

/// How long a Checkout session may wait for a bank to confirm its method, in milliseconds: 30 days.
const UNCONFIRMED_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// What an event asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Ask Stripe for the object and store it.
    Refresh(ObjectKind, String),
    /// The object was deleted, or a payment method detached. Ids of products and plans may be used again, so this too is asked.
    Gone(ObjectKind, String),
    /// A customer has finished on Stripe's page: put the new payment method in place.
    ReplaceCard {
        /// `cus_…`
        customer: String,
        /// `cs_…`
        session: String,
    },
    /// A card or a bank account from before payment methods came, changed or went. Stripe lists it among the payment methods, and
    /// tells of it in no other way.
    Wallet {
        /// `cus_…`
        customer: String,
    },
    /// Money was given back, or it was tried to: ask how much in all.
    Refunded {
        /// `ch_…` or `py_…`
        charge: String,
    },
    /// A credit note was issued, changed or voided, and with it the invoice: ask for both.
    Credited {
        /// `cn_…`
        note: String,
        /// `in_…`
        invoice: String,
    },
    /// The payment of an invoice failed, or waits for the customer. Only these events say so; the invoice itself doesn't.
    Unpaid {
        /// `cus_…`
        customer: String,
        /// `in_…`
        invoice: String,
        /// How often it has been tried to collect it.
        attempt: i64,
        /// What became of that.
        why: Unpaid,
        /// When that was, in epoch milliseconds.
        at: i64,
    },
    /// A payment was begun that takes days, on Stripe's own page perhaps: ask which invoice it is of.
    Begun {
        /// `cus_…`
        customer: String,
        /// `pi_…`
        intent: String,
        /// When it was begun, in epoch milliseconds.
        at: i64,
    },
    /// A coupon has another name: ask for all that have it, since Stripe tells of no change of those.
    Coupon {
        /// Any text its owner chose.
        id: String,
        /// When it changed, in epoch milliseconds.
        at: i64,
    },
    /// A payment method was confirmed, perhaps long after its Checkout session was finished.
    Confirmed {
        /// `cus_…`
        customer: String,
        /// `pm_…`
        method: String,
    },
}

/// Why an invoice was not paid when it was tried to collect it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unpaid {
    /// The bank wanted the customer to confirm it.
    Unconfirmed,
    /// It failed.
    Failed,
}

impl Unpaid {
    /// What notes it of an invoice that is mirrored, and a try.
    pub fn note(self, team: &tenant::Team, invoice: &str, attempt: i64, at: i64) -> Command {
        match self {
            Self::Unconfirmed => invoices::confirm(team, invoice, attempt, at),
            Self::Failed => invoices::fail(team, invoice, attempt, at),
        }
    }
}

/// The types of the events that alone tell what became of a payment: those that ask for [`Action::Unpaid`] and [`Action::Begun`].
pub const OF_PAYMENTS: [&str; 3] =
    ["invoice.payment_action_required", "invoice.payment_failed", "payment_intent.processing"];

/// What an event asks for; nothing if it isn't about what is mirrored.
pub fn action(event: &Event) -> Option<Action> {
    use ObjectKind::{Customer, Invoice, PaymentMethod, Price, Product, Subscription};
    let subject = &event.data.subject;
    let id = subject.id.clone();
    let kind = match subject.object.as_deref()? {
        "customer" => Customer,
        "product" => Product,
        "price" | "plan" => Price,
        "subscription" => Subscription,
        "invoice" if event.kind == "invoice.payment_action_required" => {
            return unpaid(event, Unpaid::Unconfirmed);
        }
        "invoice" if event.kind == "invoice.payment_failed" => {
            return unpaid(event, Unpaid::Failed);
        }
        // What will be one. Where it has an id (`upcoming_in_…`), nothing has it later on.
        "invoice" if event.kind == "invoice.upcoming" => return None,
        "invoice" => Invoice,
        "payment_intent" if event.kind == "payment_intent.processing" => return begun(event),
        "payment_method" => PaymentMethod,
        "card" | "source" | "bank_account" if event.kind.starts_with("customer.source.") => {
            return source(event);
        }
        "discount" => return discounted(event),
        // A new one nobody has; from one that was deleted, discounts stay as they are.
        "coupon" if event.kind == "coupon.updated" => {
            return Some(Action::Coupon { id: id?, at: event.created.epoch_ms() });
        }
        "tax_id" => return Some(Action::Refresh(Customer, subject.customer.as_ref()?.id().to_owned())),
        "credit_note" => return credited_invoice(event),
        "charge" if event.kind == "charge.refunded" => return refunded_charge(event),
        // `charge.refunded` has told of a new one.
        "refund" if event.kind != "refund.created" => return changed_refund(event),
        "subscription_schedule" => return scheduled_subscription(event),
        "checkout.session" => return finished_checkout(event),
        "setup_intent" if event.kind == "setup_intent.succeeded" => return confirmed_method(event),
        _ => return None,
    };
    // A subscription's `deleted` means that it ended; Stripe keeps it. A preview of an invoice has no id.
    let gone =
        kind != Subscription && (event.kind.ends_with(".deleted") || event.kind == "payment_method.detached");
    if gone { Some(Action::Gone(kind, id?)) } else { Some(Action::Refresh(kind, id?)) }
}

/// A source that no customer has doesn't say whose it is or was (<https://docs.stripe.com/api/sources/object>, `customer`). Of one that
/// went, its id tells which it is in the mirror; of any other, nothing is mirrored.
fn source(event: &Event) -> Option<Action> {
    let subject = &event.data.subject;
    match &subject.customer {
        Some(customer) => Some(Action::Wallet { customer: customer.id().to_owned() }),
        None if event.kind == "customer.source.deleted" => {
            Some(Action::Gone(ObjectKind::PaymentMethod, subject.id.clone()?))
        }
        None => None,
    }
}

/// A schedule comes to and goes from its subscription without the subscription's changing otherwise.
fn scheduled_subscription(event: &Event) -> Option<Action> {
    #[derive(Deserialize)]
    struct Schedule {
        subscription: Option<Reference<OnlyId>>,
        released_subscription: Option<String>,
    }
    let schedule: Schedule = objects::parse(event.data.object.get()).ok()?;
    let current = schedule.subscription.map(|subscription| subscription.id().to_owned());
    Some(Action::Refresh(ObjectKind::Subscription, current.or(schedule.released_subscription)?))
}

/// A customer's discount comes and goes without the customer's changing otherwise, and so may a subscription's.
fn discounted(event: &Event) -> Option<Action> {
    #[derive(Deserialize)]
    struct Discounted {
        subscription: Option<Reference<OnlyId>>,
        customer: Option<Reference<OnlyId>>,
    }
    let discount: Discounted = serde_json::from_str(event.data.object.get()).ok()?;
    match (discount.subscription, discount.customer) {
        (Some(subscription), _) => {
            Some(Action::Refresh(ObjectKind::Subscription, subscription.id().to_owned()))
        }
        (None, Some(customer)) => Some(Action::Refresh(ObjectKind::Customer, customer.id().to_owned())),
        (None, None) => None,
    }
}

/// Of a charge without a customer there is no invoice.
fn refunded_charge(event: &Event) -> Option<Action> {
    event.data.subject.customer.as_ref()?;
    Some(Action::Refunded { charge: event.data.subject.id.clone()? })
}

/// A refund may fail after days, and then it doesn't count any more. (`refund.updated`, `refund.failed`, `charge.refund.updated`.)
fn changed_refund(event: &Event) -> Option<Action> {
    #[derive(Deserialize)]
    struct OfCharge {
        charge: Option<Reference<OnlyId>>,
    }
    let refund: OfCharge = objects::parse(event.data.object.get()).ok()?;
    Some(Action::Refunded { charge: refund.charge?.id().to_owned() })
}

fn unpaid(event: &Event, why: Unpaid) -> Option<Action> {
    #[derive(Deserialize)]
    struct Tried {
        attempt_count: Option<i64>,
    }
    let subject = &event.data.subject;
    let tried: Option<Tried> = objects::parse(event.data.object.get()).ok();
    Some(Action::Unpaid {
        customer: subject.customer.as_ref()?.id().to_owned(),
        invoice: subject.id.clone()?,
        attempt: tried.and_then(|tried| tried.attempt_count).unwrap_or(0),
        why,
        at: event.created.epoch_ms(),
    })
}

/// Every invoice has a customer.
fn begun(event: &Event) -> Option<Action> {
    let subject = &event.data.subject;
    let customer = subject.customer.as_ref()?.id().to_owned();
    Some(Action::Begun { customer, intent: subject.id.clone()?, at: event.created.epoch_ms() })
}

fn credited_invoice(event: &Event) -> Option<Action> {
    #[derive(Deserialize)]
    struct OfInvoice {
        invoice: Option<Reference<OnlyId>>,
    }
    let note: OfInvoice = objects::parse(event.data.object.get()).ok()?;
    Some(Action::Credited { invoice: note.invoice?.id().to_owned(), note: event.data.subject.id.clone()? })
}

fn finished_checkout(event: &Event) -> Option<Action> {
    if event.kind != "checkout.session.completed" {
        return None;
    }
    let session: CheckoutSession = objects::parse(event.data.object.get()).ok()?;
    let ours = session.mode == Some(CheckoutMode::Setup) && session.metadata.contains_key(CUSTOMER_KEY);
    let customer = session.customer.filter(|_| ours)?.id().to_owned();
    Some(Action::ReplaceCard { customer, session: session.id })
}

fn confirmed_method(event: &Event) -> Option<Action> {
    let intent: SetupIntent = objects::parse(event.data.object.get()).ok()?;
    Some(Action::Confirmed {
        customer: intent.customer?.id().to_owned(),
        method: intent.payment_method?.id().to_owned(),
    })
}

/// The payload of an event's job.
#[derive(Debug, Deserialize, Serialize)]
pub struct Payload {
    /// `evt_…`
    pub event: String,
    /// The id of the object that it works on; jobs with the same never run side by side in a process.
    pub about: String,
}

/// The payload of the job that applies an event.
pub fn payload(stripe_event_id: &str, action: &Action) -> String {
    json!({ "event": stripe_event_id, "about": action.about() }).to_string()
}

impl Action {
    /// The id of the object that is worked on.
    pub fn about(&self) -> &str {
        match self {
            Self::Refresh(_, id)
            | Self::Gone(_, id)
            | Self::Refunded { charge: id }
            | Self::Credited { invoice: id, .. }
            | Self::Unpaid { invoice: id, .. }
            | Self::Begun { intent: id, .. }
            | Self::Coupon { id, .. } => id,
            // So that two new methods of a customer don't get in each other's way.
            Self::ReplaceCard { customer, .. }
            | Self::Confirmed { customer, .. }
            | Self::Wallet { customer } => customer,
        }
    }
}

/// Why an event could not be applied, in words.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// The job or the stored event can't be read.
    #[error("the event can't be read: {0}")]
    Unreadable(String),
    /// Stripe or the database failed.
    #[error(transparent)]
    Refresh(#[from] RefreshError),
}

/// What a job's event asks for. None also when the event is gone, or asks for nothing in this version of the program.
pub async fn of_job(app: &App, job: &Job, payload: &Payload) -> Result<Option<Action>, EventError> {
    let stored = app.db.read_optional(webhook_events::payload(&job.team, &payload.event)).await;
    let Some(body) = stored.map_err(RefreshError::from)? else { return Ok(None) };
    let event = Event::parse(body.as_bytes()).map_err(|error| EventError::Unreadable(error.to_string()))?;
    Ok(action(&event))
}

/// Does what an event asks for. Doing it again changes nothing.
///
/// # Errors
/// When Stripe or the database fails.
pub async fn perform(app: &App, team: &tenant::Team, action: &Action) -> Result<(), EventError> {
    match action {
        Action::Refresh(kind, id) | Action::Gone(kind, id) => refresh::refresh(app, team, *kind, id).await?,
        Action::Wallet { customer } => refresh::refresh_wallet(app, team, customer).await?,
        Action::Refunded { charge } => given_back::refresh_charge(app, team, charge).await?,
        Action::Credited { note, invoice } => {
            given_back::refresh_credit_note(app, team, note).await?;
            refresh::refresh(app, team, ObjectKind::Invoice, invoice).await?;
        }
        Action::Unpaid { customer, invoice, attempt, why, at } => {
            refresh::refresh(app, team, ObjectKind::Invoice, invoice).await?;
            app.db.write(vec![why.note(team, invoice, *attempt, *at)]).await.map_err(RefreshError::from)?;
            app.watchers.touched(team, customer);
        }
        Action::Begun { customer, intent, at } => {
            if let Some(invoice) = refresh::refresh_paid_by(app, team, intent).await? {
                let begun = invoices::begun(team, &invoice, *at);
                app.db.write(vec![begun]).await.map_err(RefreshError::from)?;
                app.watchers.touched(team, customer);
            }
        }
        Action::Coupon { id, at } => refresh::refresh_all_with_coupon(app, team, id, *at).await?,
        Action::ReplaceCard { session, .. } => replace_card(app, team, session).await?,
        Action::Confirmed { customer, method } => {
            refresh::refresh(app, team, ObjectKind::PaymentMethod, method).await?;
            let since = app.clock.epoch_ms() - UNCONFIRMED_MS;
            let open = app.db.read(card_updates::open_of_customer(team, customer, since)).await;
            for session_id in open.map_err(RefreshError::from)? {
                replace_card(app, team, &session_id).await?;
            }
        }
    }
    Ok(())
}

async fn replace_card(app: &App, team: &tenant::Team, session_id: &str) -> Result<(), EventError> {
    let outcome = card_update::apply(app, team, session_id).await?;
    tracing::debug!(team = team.id, ?outcome, "looked at a new payment method");
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn asks_for(kind: &str, object: &Value) -> Option<Action> {
        let event = json!({"id": "evt_1", "type": kind, "created": 1, "data": {"object": object}});
        action(&Event::parse(event.to_string().as_bytes()).unwrap())
    }

    fn refresh(kind: ObjectKind, id: &str) -> Option<Action> {
        Some(Action::Refresh(kind, id.to_owned()))
    }

    fn refunded(charge: &str) -> Option<Action> {
        Some(Action::Refunded { charge: charge.to_owned() })
    }

    fn gone(kind: ObjectKind, id: &str) -> Option<Action> {
        Some(Action::Gone(kind, id.to_owned()))
    }

    #[test]
    fn what_is_mirrored_is_asked_for_anew_and_what_is_gone_is_noted() {
        use ObjectKind::{Customer, Invoice, PaymentMethod, Price, Product, Subscription};
        let object = |object: &str, id: &str| json!({"object": object, "id": id});
        let cases = [
            ("customer.updated", object("customer", "cus_1"), refresh(Customer, "cus_1")),
            ("customer.deleted", object("customer", "cus_1"), gone(Customer, "cus_1")),
            (
                "customer.subscription.updated",
                object("subscription", "sub_1"),
                refresh(Subscription, "sub_1"),
            ),
            (
                "customer.subscription.deleted",
                object("subscription", "sub_1"),
                refresh(Subscription, "sub_1"),
            ),
            ("invoice.paid", object("invoice", "in_1"), refresh(Invoice, "in_1")),
            ("invoice.something_new", object("invoice", "in_1"), refresh(Invoice, "in_1")),
            (
                "invoice.payment_action_required",
                json!({"object": "invoice", "id": "in_1", "customer": "cus_1", "attempt_count": 2}),
                Some(Action::Unpaid {
                    customer: "cus_1".to_owned(),
                    invoice: "in_1".to_owned(),
                    attempt: 2,
                    why: Unpaid::Unconfirmed,
                    at: 1_000,
                }),
            ),
            (
                "invoice.payment_failed",
                json!({"object": "invoice", "id": "in_1", "customer": "cus_1", "attempt_count": 2}),
                Some(Action::Unpaid {
                    customer: "cus_1".to_owned(),
                    invoice: "in_1".to_owned(),
                    attempt: 2,
                    why: Unpaid::Failed,
                    at: 1_000,
                }),
            ),
            (
                "payment_intent.processing",
                json!({"object": "payment_intent", "id": "pi_1", "customer": "cus_1"}),
                Some(Action::Begun { customer: "cus_1".to_owned(), intent: "pi_1".to_owned(), at: 1_000 }),
            ),
            ("payment_intent.created", json!({"object": "payment_intent", "id": "pi_1"}), None),
            ("invoice.deleted", object("invoice", "in_1"), gone(Invoice, "in_1")),
            ("invoice.upcoming", json!({"object": "invoice"}), None),
            ("invoice.upcoming", object("invoice", "upcoming_in_1"), None),
            ("payment_method.attached", object("payment_method", "pm_1"), refresh(PaymentMethod, "pm_1")),
            ("payment_method.detached", object("payment_method", "pm_1"), gone(PaymentMethod, "pm_1")),
            ("product.deleted", object("product", "prod_1"), gone(Product, "prod_1")),
            ("price.created", object("price", "price_1"), refresh(Price, "price_1")),
            ("plan.updated", object("plan", "gold"), refresh(Price, "gold")),
            (
                "customer.source.created",
                json!({"object": "card", "id": "card_1", "customer": "cus_1"}),
                Some(Action::Wallet { customer: "cus_1".to_owned() }),
            ),
            ("customer.source.deleted", object("source", "src_1"), gone(PaymentMethod, "src_1")),
            ("customer.source.updated", object("source", "src_1"), None),
            ("charge.succeeded", object("charge", "ch_1"), None),
            (
                "charge.refunded",
                json!({"object": "charge", "id": "ch_1", "customer": "cus_1", "payment_intent": "pi_1"}),
                refunded("ch_1"),
            ),
            ("charge.refunded", json!({"object": "charge", "id": "ch_1"}), None),
            ("refund.created", json!({"object": "refund", "id": "re_1", "charge": "ch_1"}), None),
            ("refund.failed", json!({"object": "refund", "id": "re_1", "charge": "ch_1"}), refunded("ch_1")),
            (
                "charge.refund.updated",
                json!({"object": "refund", "id": "re_1", "charge": "ch_1"}),
                refunded("ch_1"),
            ),
            (
                "credit_note.created",
                json!({"object": "credit_note", "id": "cn_1", "invoice": "in_1"}),
                Some(Action::Credited { note: "cn_1".to_owned(), invoice: "in_1".to_owned() }),
            ),
            (
                "customer.tax_id.created",
                json!({"object": "tax_id", "id": "txi_1", "customer": "cus_1"}),
                refresh(Customer, "cus_1"),
            ),
            (
                "customer.discount.created",
                json!({"object": "discount", "id": "di_1", "customer": "cus_1", "subscription": null}),
                refresh(Customer, "cus_1"),
            ),
            (
                "customer.discount.deleted",
                json!({"object": "discount", "id": "di_1", "customer": "cus_1", "subscription": "sub_1"}),
                refresh(Subscription, "sub_1"),
            ),
            (
                "coupon.updated",
                json!({"object": "coupon", "id": "SPRING"}),
                Some(Action::Coupon { id: "SPRING".to_owned(), at: 1_000 }),
            ),
            ("coupon.deleted", json!({"object": "coupon", "id": "SPRING"}), None),
            ("balance.available", json!({"object": "balance"}), None),
        ];
        for (kind, object, expected) in cases {
            assert_eq!(asks_for(kind, &object), expected, "{kind}");
        }
    }

    #[test]
    fn a_schedule_is_about_the_subscription_that_it_has_or_had() {
        let sub = refresh(ObjectKind::Subscription, "sub_1");
        let schedule = |subscription: Value, released: Value| json!({"object": "subscription_schedule", "id": "sub_sched_1", "subscription": subscription, "released_subscription": released});
        assert_eq!(asks_for("subscription_schedule.created", &schedule(json!("sub_1"), json!(null))), sub);
        assert_eq!(asks_for("subscription_schedule.released", &schedule(json!(null), json!("sub_1"))), sub);
        assert_eq!(asks_for("subscription_schedule.created", &schedule(json!(null), json!(null))), None);
    }

    #[test]
    fn only_our_own_setup_sessions_replace_a_card() {
        let session = |mode: &str, metadata: Value| json!({"object": "checkout.session", "id": "cs_1", "customer": "cus_1", "mode": mode, "metadata": metadata});
        let ours = json!({"billstack_customer": "pc_1"});
        let completed = "checkout.session.completed";
        let replace = Action::ReplaceCard { customer: "cus_1".to_owned(), session: "cs_1".to_owned() };
        assert_eq!(asks_for(completed, &session("setup", ours.clone())), Some(replace));
        assert_eq!(asks_for(completed, &session("setup", json!({}))), None);
        assert_eq!(asks_for(completed, &session("subscription", ours.clone())), None);
        assert_eq!(asks_for("checkout.session.expired", &session("setup", ours)), None);
    }

    #[test]
    fn a_method_that_a_bank_confirmed_later_is_looked_for_among_its_customers_sessions() {
        let intent = json!({"object": "setup_intent", "id": "seti_1", "status": "succeeded", "customer": "cus_1", "payment_method": "pm_1"});
        let expected = Action::Confirmed { customer: "cus_1".to_owned(), method: "pm_1".to_owned() };
        assert_eq!(asks_for("setup_intent.succeeded", &intent), Some(expected));
        assert_eq!(asks_for("setup_intent.created", &intent), None);
    }
}
