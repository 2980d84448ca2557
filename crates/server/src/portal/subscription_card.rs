//! A subscription as the page tells it: what it is, what comes next, what needs the customer, and what they can do.

use billing::discount::{Lasts, Of, Off};
use billing::subscription_actions::{self, Action, Decision, Facts, Refusal, Status};
use i18n::{Text, Words};
use store::{invoices, subscriptions};

use super::attention::renews_at;
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
    /// What these two will be once its end is taken back.
    pub kept: (&'static str, Words),
    /// The current period, `Nov 1, 2026 – Dec 1, 2026`.
    pub period: Option<String>,
    /// What is charged next, `$12.00 on Dec 1, 2026`, as far as Stripe has said.
    pub next_charge: Option<String>,
    /// Whether that depends on use, of which it has what was used so far.
    pub has_use: bool,
    /// What takes off from the price, each as a sentence.
    pub discounts: Vec<String>,
    /// The day of its end, of one that goes on only until then.
    pub last_day: Option<String>,
    /// What comes next, each as a sentence, where that isn't a charge alone.
    pub outlook: Vec<String>,
    /// Why it can't be canceled, as a sentence, where nothing else on the card says it.
    pub refusal: Option<Words>,
    /// What it waits for to be paid, the first to be due first, else the newest; empty where invoices aren't the link's business.
    pub to_pay: Vec<OpenInvoice>,
    /// Whether there is something on file that it can be charged to.
    pub has_payment_method: bool,
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
        now: i64,
    ) -> Self {
        let text = language.text;
        let own = || items.iter().filter(|item| item.stripe_subscription_id == row.stripe_subscription_id);
        let facts = subscription_facts::mirrored(row, wallet);
        let actions: Vec<Action> = subscription_facts::offered(&facts, capabilities).collect();
        let shows_bills = facts.status.awaits_payment() && actions.contains(&Action::Pay);
        let to_pay = if shows_bills { wallet.to_pay_of(row, now) } else { Vec::new() };
        let draft = wallet.about_to_be_charged_of(row, now).map(|(at, draft)| {
            let amount = language.money(draft.amount_remaining, &draft.currency);
            text.amount_on_day(&amount, &language.day(at))
        });
        let preview = row.next_charge(now).map(|next| {
            // The day on which its time is over, as the first screen has it. Stripe makes the invoice then, and tries it an hour later.
            let day = language.day(renews_at(row).unwrap_or(next.at));
            text.amount_on_day(&language.money(next.amount_due, &next.currency), &day)
        });
        let next = draft.or(preview);
        let (state, status_text) = state_of(text, facts.status, facts.is_scheduled_to_end());
        Self {
            id: OwnText::new(row.id.clone()),
            title: title(text, own()),
            prices: own().map(|item| price_text::of_item(language, item)).collect(),
            state,
            status_text,
            kept: state_of(text, facts.status, false),
            period: row
                .current_period_start
                .zip(row.current_period_end)
                .filter(|_| !facts.status.is_over())
                .map(|(start, end)| language.days(start, end)),
            last_day: row.ends_at().filter(|_| !facts.status.is_over()).map(|ms| language.day(ms)),
            outlook: if next.is_none() || row.ends_at().is_some() || facts.status == Status::Trialing {
                outlook(language, row, facts.status)
            } else {
                Vec::new()
            },
            next_charge: next,
            has_use: own().any(price_text::is_metered),
            discounts: match facts.status.is_over() {
                true => Vec::new(),
                false => discounts(language, row, &own(), now),
            },
            refusal: refusal(text, &facts, capabilities),
            to_pay: to_pay.into_iter().map(|invoice| OpenInvoice::new(language, invoice)).collect(),
            has_payment_method: facts.has_payment_method,
            actions,
            awaits_payment: facts.status.awaits_payment(),
        }
    }

    /// Whether there is anything to tell in pairs.
    pub fn has_facts(&self) -> bool {
        self.period.is_some() || self.next_charge.is_some() || !self.discounts.is_empty()
    }

    /// Whether there is anything to press on the card. What is owed can be paid, and a payment method replaced, elsewhere on the page too.
    pub fn has_actions(&self) -> bool {
        let elsewhere = |action: &Action| matches!(action, Action::Pay | Action::UpdatePaymentMethod);
        !self.to_pay.is_empty()
            || self.wants_payment_method()
            || self.actions.iter().any(|action| !elsewhere(action))
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

fn outlook(language: &Language, row: &subscriptions::Subscription, status: Status) -> Vec<String> {
    let text = language.text;
    let date = |ms| language.day(ms);
    if status.is_over() {
        return row.ended_at.or(row.canceled_at).map(|ms| text.ended_on(&date(ms))).into_iter().collect();
    }
    // What ends with its trial never comes to a later end.
    let ends_before =
        |end: &i64| row.trial_ends_uncharged() && row.trial_end.is_some_and(|trial| trial < *end);
    let end = row.ends_at().filter(|end| !ends_before(end)).map(|end| match row.current_period_end {
        Some(renewal) if renewal < end => text.ends_on_renews_before(&date(end)),
        _ => text.ends_on(&date(end)),
    });
    let pause = row.collection_paused.then(|| paused_payments(language, row));
    let goes_on = || match status {
        Status::Trialing if row.trial_ends_uncharged() => {
            row.trial_end.map(|ms| text.trial_until_without_method(&date(ms)))
        }
        Status::Trialing => row.trial_end.map(|ms| text.trial_until(&date(ms))),
        Status::Active => row.current_period_end.map(|ms| text.renews_on(&date(ms))),
        _ => None,
    };
    match (end, pause) {
        (None, None) => goes_on().into_iter().collect(),
        (end, pause) => end.into_iter().chain(pause).collect(),
    }
}

/// That collecting payments is paused, and until when if that ends by itself: with the pause, or with the subscription before that.
pub fn paused_payments(language: &Language, row: &subscriptions::Subscription) -> String {
    let text = language.text;
    match (row.collection_resumes_at, row.ends_at()) {
        (Some(resumes), Some(end)) if end <= resumes => text.payments_paused_until_end().into(),
        (Some(resumes), _) => text.payments_paused_until(&language.day(resumes)),
        (None, _) => text.payments_paused().into(),
    }
}

/// What takes off from the price now.
fn discounts<'a>(
    language: &Language,
    row: &subscriptions::Subscription,
    own: &(impl Iterator<Item = &'a subscriptions::Item> + Clone),
    now: i64,
) -> Vec<String> {
    let text = language.text;
    let told = row.discounts.iter().filter(|discount| !discount.is_over(now)).map(|discount| {
        let off = match &discount.off {
            Some(Off::Percent(percent)) => {
                language.locale.percent(percent).map(|percent| text.discount_percent(&percent))
            }
            Some(Off::Amount { minor, currency }) => {
                Some(text.discount_amount(&language.money(*minor, currency)))
            }
            None => None,
        };
        let said = match (off, &discount.name) {
            (Some(off), Some(name)) => text.discount_named(&off, name),
            (Some(off), None) => off,
            (None, Some(name)) => name.clone(),
            (None, None) => text.discount_unknown().into(),
        };
        let said = match discount.of {
            Of::Item(place) => match own.clone().nth(place).and_then(|item| item.product_name.as_deref()) {
                Some(product) => text.discount_for(&said, product),
                None => said,
            },
            Of::Subscription | Of::Customer => said,
        };
        match discount.lasts {
            Some(Lasts::Once) => text.discount_once(&said),
            Some(Lasts::Until(ms)) => text.discount_until(&said, &language.day(ms)),
            Some(Lasts::Forever) | None => said,
        }
    });
    told.collect()
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
fn state_of(text: &'static Text, status: Status, ends: bool) -> (&'static str, Words) {
    match status {
        Status::Trialing | Status::Active if ends => ("ending", text.status_ending()),
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
