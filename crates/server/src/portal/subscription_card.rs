//! A subscription as the page tells it: what it is, what comes next, what needs the customer, and what they can do.

use billing::subscription_actions::{self, Action, Decision, Facts, Refusal, Status};
use i18n::{Text, Words};
use store::{invoices, subscriptions};

use super::capability::Capabilities;
use super::language::Language;
use super::own_text::OwnText;
use super::price_text::{self, PriceText};
use super::subscription_facts::{self, Wallet};

/// A subscription as the page tells it.
#[derive(Hash)]
pub struct SubscriptionCard {
    /// `ps_…`
    pub id: OwnText,
    /// The products' names.
    pub title: String,
    /// What each item costs.
    pub prices: Vec<PriceText>,
    /// Stripe's word, for the style; `ending` for one that goes on only until its end.
    pub state: &'static str,
    /// The word a customer reads.
    pub status_text: Words,
    /// The current period, `Nov 1, 2026 – Dec 1, 2026`.
    pub period: Option<String>,
    /// What comes next, as a sentence.
    pub outlook: Option<String>,
    /// Why it can't be canceled, as a sentence, where nothing else on the card says it.
    pub refusal: Option<Words>,
    /// What it waits for to be paid, newest first; empty where invoices aren't the link's business.
    pub to_pay: Vec<OpenInvoice>,
    actions: Vec<Action>,
    awaits_payment: bool,
}

/// An invoice to pay.
#[derive(Clone, Hash)]
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
        language: &Language,
        row: &subscriptions::Subscription,
        items: &[subscriptions::Item],
        wallet: &Wallet,
        capabilities: &Capabilities,
    ) -> Self {
        let text = language.text;
        let own = || items.iter().filter(|item| item.stripe_subscription_id == row.stripe_subscription_id);
        let facts = subscription_facts::mirrored(row, wallet);
        let actions: Vec<Action> = subscription_facts::offered(&facts, capabilities).collect();
        let shows_bills = facts.status.awaits_payment() && actions.contains(&Action::Pay);
        let to_pay =
            wallet.open_of(row).filter(|_| shows_bills).map(|invoice| OpenInvoice::new(language, invoice));
        let (state, status_text) = state(text, &facts);
        Self {
            id: OwnText::new(row.id.clone()),
            title: title(text, own()),
            prices: own().map(|item| price_text::of_item(language, item)).collect(),
            state,
            status_text,
            period: row
                .current_period_start
                .zip(row.current_period_end)
                .filter(|_| !facts.status.is_over())
                .map(|(start, end)| language.days(start, end)),
            outlook: outlook(language, row, facts.status),
            refusal: refusal(text, &facts, capabilities),
            to_pay: to_pay.collect(),
            actions,
            awaits_payment: facts.status.awaits_payment(),
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
        self.awaits_payment && self.actions.contains(&Action::UpdatePaymentMethod)
    }
}

impl OpenInvoice {
    /// Tells an invoice that is to be paid.
    pub fn new(language: &Language, invoice: &invoices::Invoice) -> Self {
        Self {
            id: OwnText::new(invoice.id.clone()),
            number: invoice.number.clone().unwrap_or_else(|| language.text.no_invoice_number().into()),
            amount: language.money(invoice.amount_remaining, &invoice.currency),
        }
    }
}

/// What a subscription is called: the names of its products.
pub fn title<'a>(text: &'static Text, own: impl Iterator<Item = &'a subscriptions::Item>) -> String {
    let names: Vec<&str> = own.filter_map(|item| item.product_name.as_deref()).collect();
    if names.is_empty() { text.subscription().into() } else { names.join(" + ") }
}

fn outlook(language: &Language, row: &subscriptions::Subscription, status: Status) -> Option<String> {
    let text = language.text;
    let date = |ms| language.day(ms);
    if status.is_over() {
        return row.ended_at.or(row.canceled_at).map(|ms| text.ended_on(&date(ms)));
    }
    if let Some(ms) = row.ends_at() {
        return Some(text.ends_on(&date(ms)));
    }
    if row.collection_paused {
        return Some(match row.collection_resumes_at {
            Some(ms) => text.payments_paused_until(&date(ms)),
            None => text.payments_paused().into(),
        });
    }
    match status {
        Status::Trialing => row.trial_end.map(|ms| text.trial_until(&date(ms))),
        Status::Active => row.current_period_end.map(|ms| text.renews_on(&date(ms))),
        _ => None,
    }
}

fn refusal(text: &'static Text, facts: &Facts, capabilities: &Capabilities) -> Option<Words> {
    if !capabilities.allow(subscription_facts::needed(Action::Cancel)) {
        return None;
    }
    match subscription_actions::decide(facts, Action::Cancel) {
        Decision::Refuse(Refusal::ManagedBySchedule) => Some(text.scheduled()),
        Decision::Refuse(Refusal::UnknownStatus) => Some(text.unknown_status()),
        _ => None,
    }
}

/// Where it is in its life: a word for the style, and one for the customer.
fn state(text: &'static Text, facts: &Facts) -> (&'static str, Words) {
    match facts.status {
        Status::Trialing | Status::Active if facts.is_scheduled_to_end() => ("ending", text.status_ending()),
        Status::Incomplete => ("incomplete", text.status_incomplete()),
        Status::IncompleteExpired => ("incomplete_expired", text.status_incomplete_expired()),
        Status::Trialing => ("trialing", text.status_trialing()),
        Status::Active => ("active", text.status_active()),
        Status::PastDue => ("past_due", text.status_past_due()),
        Status::Unpaid => ("unpaid", text.status_unpaid()),
        Status::Canceled => ("canceled", text.status_canceled()),
        Status::Paused => ("paused", text.status_paused()),
        Status::Unknown => ("unknown", text.status_unknown()),
    }
}
