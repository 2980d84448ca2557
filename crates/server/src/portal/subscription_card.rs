//! A subscription as the page tells it: what it is, what comes next, what needs the customer, and what they can do.

use billing::money;
use billing::subscription_actions::{self, Action, Decision, Facts, Refusal, Status};
use store::{invoices, subscriptions};

use super::capability::Capabilities;
use super::date::date;
use super::own_text::OwnText;
use super::price_text;
use super::subscription_facts::{self, Wallet};

/// A subscription as the page tells it.
#[derive(Hash)]
pub struct SubscriptionCard {
    /// `ps_…`
    pub id: OwnText,
    /// The products' names.
    pub title: String,
    /// What each item costs.
    pub prices: Vec<String>,
    /// Stripe's word, for the style.
    pub status: String,
    /// The word a customer reads.
    pub status_text: &'static str,
    /// The current period, `Nov 1, 2026 – Dec 1, 2026`.
    pub period: Option<String>,
    /// What comes next, as a sentence.
    pub outlook: Option<String>,
    /// What needs the customer, as a sentence.
    pub warning: Option<&'static str>,
    /// Why it can't be canceled, as a sentence, where nothing else on the card says it.
    pub refusal: Option<&'static str>,
    /// What it waits for to be paid, newest first; empty where invoices aren't the link's business.
    pub to_pay: Vec<OpenInvoice>,
    actions: Vec<Action>,
}

/// An invoice to pay.
#[derive(Hash)]
pub struct OpenInvoice {
    /// `pinv_…`
    pub id: OwnText,
    /// Its number, as a customer reads it.
    pub number: String,
    /// What is still to be paid.
    pub amount: String,
}

impl SubscriptionCard {
    /// Tells a subscription; of `items`, those that are its own.
    pub fn new(
        row: &subscriptions::Subscription,
        items: &[subscriptions::Item],
        wallet: &Wallet,
        capabilities: &Capabilities,
    ) -> Self {
        let own = || items.iter().filter(|item| item.stripe_subscription_id == row.stripe_subscription_id);
        let names: Vec<&str> = own().filter_map(|item| item.product_name.as_deref()).collect();
        let facts = subscription_facts::mirrored(row, wallet);
        let actions: Vec<Action> = subscription_facts::offered(&facts, capabilities).collect();
        let shows_bills = facts.status.awaits_payment() && actions.contains(&Action::Pay);
        let to_pay = wallet.open_of(row).filter(|_| shows_bills).map(OpenInvoice::new);
        Self {
            id: OwnText::new(row.id.clone()),
            title: if names.is_empty() { "Subscription".to_owned() } else { names.join(" + ") },
            prices: own().map(price_text::of_item).collect(),
            status: row.status.clone(),
            status_text: status_text(facts.status),
            period: row
                .current_period_start
                .zip(row.current_period_end)
                .map(|(start, end)| format!("{} – {}", date(start), date(end))),
            outlook: outlook(row, facts.status),
            warning: warning(&facts),
            refusal: refusal(&facts, capabilities),
            to_pay: to_pay.collect(),
            actions,
        }
    }

    /// Whether there is anything to press on the card. A payment method can be replaced elsewhere on the page too.
    pub fn has_actions(&self) -> bool {
        self.wants_payment_method()
            || self.actions.iter().any(|action| *action != Action::UpdatePaymentMethod)
    }

    /// Whether it can be set to end.
    pub fn can_cancel(&self) -> bool {
        self.actions.contains(&Action::Cancel)
    }

    /// Whether its end can be taken back.
    pub fn can_keep(&self) -> bool {
        self.actions.contains(&Action::Keep)
    }

    /// Whether collecting payments can go on.
    pub fn can_unpause(&self) -> bool {
        self.actions.contains(&Action::Unpause)
    }

    /// Whether it is paused and can be taken up.
    pub fn can_resume(&self) -> bool {
        self.actions.contains(&Action::Resume)
    }

    /// Whether it can be released from its schedule.
    pub fn can_release(&self) -> bool {
        self.actions.contains(&Action::Release)
    }

    /// Whether another payment method would help it, and may be entered.
    pub fn wants_payment_method(&self) -> bool {
        Status::parse(&self.status).awaits_payment() && self.actions.contains(&Action::UpdatePaymentMethod)
    }
}

impl OpenInvoice {
    /// Tells an invoice that is to be paid.
    pub fn new(invoice: &invoices::Invoice) -> Self {
        Self {
            id: OwnText::new(invoice.id.clone()),
            number: invoice.number.clone().unwrap_or_else(|| "without a number".to_owned()),
            amount: money::format_en(invoice.amount_remaining, &invoice.currency),
        }
    }
}

fn outlook(row: &subscriptions::Subscription, status: Status) -> Option<String> {
    if status.is_over() {
        return row.ended_at.or(row.canceled_at).map(|ms| format!("Ended on {}", date(ms)));
    }
    if let Some(ms) = row.ends_at() {
        return Some(format!("Ends on {} and will not renew", date(ms)));
    }
    if row.collection_paused {
        return Some(match row.collection_resumes_at {
            Some(ms) => format!("Payments are paused until {}", date(ms)),
            None => "Payments are paused".to_owned(),
        });
    }
    match status {
        Status::Trialing => row.trial_end.map(|ms| format!("Free trial until {}, then it renews", date(ms))),
        Status::Active => row.current_period_end.map(|ms| format!("Renews on {}", date(ms))),
        _ => None,
    }
}

fn warning(facts: &Facts) -> Option<&'static str> {
    match facts.status {
        Status::PastDue => {
            Some("The last payment failed. Update your payment method or pay the open invoice to keep it.")
        }
        Status::Unpaid => {
            Some("Payments failed, and this subscription is on hold until its open invoices are paid.")
        }
        Status::Incomplete => {
            Some("The first payment has not been made yet. Pay the open invoice to start it.")
        }
        Status::Paused if facts.owes => Some("It is paused. It goes on as soon as its open invoice is paid."),
        Status::Paused if facts.has_payment_method => {
            Some("It is paused, because its trial ended without a payment method. You can resume it now.")
        }
        Status::Paused => Some("The trial has ended. Add a payment method to go on."),
        _ => None,
    }
}

fn refusal(facts: &Facts, capabilities: &Capabilities) -> Option<&'static str> {
    if !capabilities.allow(subscription_facts::needed(Action::Cancel)) {
        return None;
    }
    match subscription_actions::decide(facts, Action::Cancel) {
        Decision::Refuse(Refusal::ManagedBySchedule) => {
            Some("Changes to this subscription are already scheduled, so its end can't be changed directly.")
        }
        Decision::Refuse(refusal @ Refusal::UnknownStatus) => Some(refusal.sentence()),
        _ => None,
    }
}

fn status_text(status: Status) -> &'static str {
    match status {
        Status::Incomplete => "Waiting for payment",
        Status::IncompleteExpired => "Never started",
        Status::Trialing => "Trial",
        Status::Active => "Active",
        Status::PastDue => "Payment overdue",
        Status::Unpaid => "Unpaid",
        Status::Canceled => "Ended",
        Status::Paused => "Paused",
        Status::Unknown => "Other",
    }
}
