//! The facts that decide what may be done with a subscription: from the mirror, for what a page offers, and from Stripe's own
//! object, for what is really done.

use billing::clock::Timestamp;
use billing::subscription_actions::{self, Action, BillingMode, Facts, Status};
use store::db::DbError;
use store::invoices::{self, Payment};
use store::{subscriptions, upcoming_invoices};
use stripe::objects;

use super::caller::PortalCaller;
use super::capability::{Capabilities, Capability};
use crate::app::App;

/// What a customer pays with and owes, as far as the mirror has it.
pub struct Wallet {
    /// Whether the customer has a default payment method.
    pub has_default: bool,
    /// Open invoices, newest first.
    pub open: Vec<invoices::Invoice>,
    /// The drafts that Stripe is about to charge, and those that can be paid because their subscriptions are unpaid.
    pub drafts: Vec<invoices::Invoice>,
}

impl Wallet {
    /// The caller's, with what was read by [`invoices::unsettled_of_customer`].
    pub fn new(caller: &PortalCaller, unsettled: Vec<invoices::Invoice>) -> Self {
        let (drafts, open) = unsettled
            .into_iter()
            .partition(|invoice| invoice.status == objects::InvoiceStatus::Draft.as_str());
        Self { has_default: caller.session.default_payment_method.is_some(), open, drafts }
    }

    /// Reads the drafts that can be paid, where there may be some, and says of all drafts and of the subscriptions what each comes to when the
    /// customer's balance settles one after the other.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settle(
        &mut self,
        app: &App,
        caller: &PortalCaller,
        subscriptions: &mut [subscriptions::Subscription],
    ) -> Result<(), DbError> {
        if subscriptions.iter().any(|row| Status::parse(&row.status) == Status::Unpaid) {
            self.drafts.extend(app.db.read(invoices::drafts_to_pay(&caller.customer)).await?);
        }
        let currency = caller.session.customer_currency.as_deref();
        upcoming_invoices::settle_in_turn(subscriptions, &mut self.drafts, currency, app.clock.epoch_ms());
        Ok(())
    }

    /// The drafts that Stripe is about to charge, where a credit leaves anything to be charged, each with when that is. Stripe may be late
    /// with one.
    pub fn about_to_be_charged(&self, now: i64) -> impl Iterator<Item = (i64, &invoices::Invoice)> {
        let charged = self.drafts.iter().filter(|draft| draft.amount_remaining > 0);
        charged.filter_map(move |draft| Some((draft.next_attempt_at?.max(now), draft)))
    }

    /// The same of a subscription, of which there is one at most but for a moment.
    pub fn about_to_be_charged_of<'a>(
        &'a self,
        row: &subscriptions::Subscription,
        now: i64,
    ) -> Option<(i64, &'a invoices::Invoice)> {
        self.about_to_be_charged(now).find(|(_, draft)| draft.subscription_id.as_deref() == Some(&*row.id))
    }

    /// The open invoices of a subscription that can be paid, the first to be due first, else the newest: none whose payment is on its way.
    pub fn to_pay_of<'a>(
        &'a self,
        row: &'a subscriptions::Subscription,
        now: i64,
    ) -> Vec<&'a invoices::Invoice> {
        let waits = |invoice: &&invoices::Invoice| payment(invoice, Some(row), now) != Payment::OnItsWay;
        let mut to_pay: Vec<_> = self.open_of(row).filter(waits).collect();
        to_pay.sort_by_key(|invoice| invoice.due_at);
        to_pay
    }

    /// The draft of an unpaid subscription, which can be paid.
    pub fn draft_of(&self, row: &subscriptions::Subscription) -> Option<&invoices::Invoice> {
        self.drafts.iter().find(|invoice| invoice.subscription_id.as_deref() == Some(&*row.id))
    }

    /// The open invoices of one subscription.
    pub fn open_of<'a>(
        &'a self,
        row: &'a subscriptions::Subscription,
    ) -> impl Iterator<Item = &'a invoices::Invoice> {
        self.open.iter().filter(|invoice| invoice.subscription_id.as_deref() == Some(&*row.id))
    }
}

/// What became of the last try to collect an invoice, which is of the subscription or of none.
pub fn payment(invoice: &invoices::Invoice, row: Option<&subscriptions::Subscription>, now: i64) -> Payment {
    invoice.payment(row.is_some_and(|row| Status::parse(&row.status).awaits_payment()), now)
}

/// What the mirror says.
pub fn mirrored(row: &subscriptions::Subscription, wallet: &Wallet) -> Facts {
    Facts {
        status: Status::parse(&row.status),
        billing_mode: billing_mode(row.flexible_billing),
        cancel_at_period_end: row.cancel_at_period_end,
        cancel_at: row.cancel_at.and_then(|ms| Timestamp::from_millisecond(ms).ok()),
        renews_before_end: row.renews_before_end(),
        has_schedule: row.schedule_id.is_some(),
        collection_paused: row.collection_paused,
        has_payment_method: row.default_payment_method.is_some() || wallet.has_default,
        owes: wallet.open_of(row).next().is_some(),
    }
}

/// What Stripe says. Its object names neither the customer's default payment method nor what is owed; those come beside it.
pub fn of_stripe(subscription: &objects::Subscription, customer_has_default: bool, owes: bool) -> Facts {
    let own_method = subscription.default_payment_method.is_some() || subscription.default_source.is_some();
    let status = subscription.status.as_ref();
    Facts {
        status: status.map_or(Status::Unknown, |status| Status::parse(status.as_str())),
        billing_mode: billing_mode(subscription.is_billed_flexibly()),
        cancel_at_period_end: subscription.cancel_at_period_end,
        cancel_at: subscription.cancel_at.and_then(|at| Timestamp::from_second(at.seconds()).ok()),
        renews_before_end: subscription
            .cancel_at
            .zip(subscription.last_period_end())
            .is_some_and(|(end, period)| end > period),
        has_schedule: subscription.schedule.is_some(),
        collection_paused: subscription.pause_collection.is_some(),
        has_payment_method: own_method || customer_has_default,
        owes,
    }
}

/// The actions that are open to the customer through a link with these capabilities.
pub fn offered(facts: &Facts, capabilities: &Capabilities) -> impl Iterator<Item = Action> {
    subscription_actions::offered(facts).filter(|action| capabilities.allow(needed(*action)))
}

/// What a link must allow for an action.
pub fn needed(action: Action) -> Capability {
    match action {
        Action::Cancel | Action::Keep | Action::Unpause | Action::Resume | Action::Release => {
            Capability::SubscriptionCancel
        }
        Action::Pay => Capability::InvoiceHistory,
        Action::UpdatePaymentMethod => Capability::PaymentMethodUpdate,
    }
}

fn billing_mode(flexible: bool) -> BillingMode {
    if flexible { BillingMode::Flexible } else { BillingMode::Classic }
}
