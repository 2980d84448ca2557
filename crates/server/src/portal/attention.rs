//! What needs the customer: said above everything else, with the one step that mends it.

use billing::card_expiry::CardExpiry;
use billing::subscription_actions::{Action, Status};
use i18n::Words;
use store::{payment_methods, subscriptions};

use super::capability::Capabilities;
use super::language::Language;
use super::own_text::OwnText;
use super::payment_method_text;
use super::subscription_card::{OpenInvoice, title};
use super::subscription_facts::{self, Wallet};

/// How long before a trial ends the page says so first, in milliseconds: a week.
const TRIAL_NOTICE: i64 = 7 * 24 * 60 * 60_000;
/// How long before a charge it is said that nothing can pay it, in milliseconds: 30 days.
const METHOD_NOTICE: i64 = 30 * 24 * 60 * 60_000;

/// Something that needs the customer.
#[derive(Hash)]
pub struct Attention {
    /// How much it matters.
    pub tone: Tone,
    /// What it is.
    pub title: String,
    /// What to do about it.
    pub sentence: String,
    /// The step that mends it, where the link allows it.
    pub step: Option<Step>,
}

/// How much something matters.
#[derive(Clone, Copy, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Something is not paid or doesn't run.
    Urgent,
    /// Something won't be paid, or changes soon.
    Soon,
}

/// The one step that mends it.
#[derive(Hash)]
pub enum Step {
    /// Stripe's page of an invoice.
    Pay(OpenInvoice),
    /// Stripe's page to enter a payment method, with what the button says.
    EnterPaymentMethod(Words),
    /// Resume a subscription, `ps_…`.
    Resume(OwnText),
}

/// What is known of a customer.
pub struct Known<'a> {
    /// All of them.
    pub subscriptions: &'a [subscriptions::Subscription],
    /// Of all of them.
    pub items: &'a [subscriptions::Item],
    /// What pays, and what is owed.
    pub wallet: &'a Wallet,
    /// All of them.
    pub payment_methods: &'a [payment_methods::PaymentMethod],
    /// What the link allows.
    pub capabilities: &'a Capabilities,
    /// Epoch milliseconds.
    pub now: i64,
}

impl Tone {
    /// Its word in the style sheet.
    pub fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Soon => "soon",
        }
    }
}

/// What needs the customer, the most urgent first.
pub fn of(language: &Language, known: &Known<'_>) -> Vec<Attention> {
    let mut found = Vec::new();
    for row in known.subscriptions {
        found.extend(of_subscription(language, known, row));
    }
    found.extend(of_payment_method(language, known));
    found.sort_by_key(|need| need.tone);
    found
}

fn of_subscription(
    language: &Language,
    known: &Known<'_>,
    row: &subscriptions::Subscription,
) -> Option<Attention> {
    let text = language.text;
    let status = Status::parse(&row.status);
    let trial_soon = row.trial_end.filter(|end| (known.now..=known.now + TRIAL_NOTICE).contains(end));
    let concerned = status.awaits_payment() || (status == Status::Trialing && trial_soon.is_some());
    if !concerned {
        return None;
    }
    let facts = subscription_facts::mirrored(row, known.wallet);
    let allowed: Vec<Action> = subscription_facts::offered(&facts, known.capabilities).collect();
    let pay = || {
        let invoice = known.wallet.open_of(row).next().filter(|_| allowed.contains(&Action::Pay))?;
        Some(Step::Pay(OpenInvoice::new(language, invoice)))
    };
    let enter = |label: Words| {
        allowed.contains(&Action::UpdatePaymentMethod).then_some(Step::EnterPaymentMethod(label))
    };
    let update = || enter(text.update_payment_method());
    let add = || enter(text.add_payment_method());
    let own = known.items.iter().filter(|item| item.stripe_subscription_id == row.stripe_subscription_id);
    let plan = title(text, own);
    let urgent = |title: String, sentence: Words, step: Option<Step>| {
        Some(Attention { tone: Tone::Urgent, title, sentence: sentence.into(), step })
    };
    match status {
        Status::PastDue => {
            if row.sends_invoices {
                return urgent(text.invoice_due_title(&plan), text.invoice_due_sentence(), pay());
            }
            urgent(text.past_due_title(&plan), text.past_due_sentence(), pay().or_else(update))
        }
        Status::Unpaid => urgent(text.unpaid_title(&plan), text.unpaid_sentence(), pay().or_else(update)),
        Status::Incomplete => urgent(text.incomplete_title(&plan), text.incomplete_sentence(), pay()),
        Status::Paused if facts.owes => urgent(text.paused_title(&plan), text.paused_owes_sentence(), pay()),
        Status::Paused if facts.has_payment_method => {
            let resume =
                allowed.contains(&Action::Resume).then(|| Step::Resume(OwnText::new(row.id.clone())));
            urgent(text.paused_title(&plan), text.paused_resume_sentence(), resume)
        }
        Status::Paused => urgent(text.paused_title(&plan), text.paused_add_sentence(), add()),
        // Who is sent an invoice needs nothing on file.
        Status::Trialing if facts.is_scheduled_to_end() || row.sends_invoices => None,
        Status::Trialing => {
            let day = language.day(trial_soon?);
            Some(if facts.has_payment_method {
                Attention {
                    tone: Tone::Soon,
                    title: text.trial_ends_title(&plan, &day),
                    sentence: text.trial_ends_sentence().into(),
                    step: None,
                }
            } else {
                Attention {
                    tone: Tone::Urgent,
                    title: text.trial_needs_method_title(&plan, &day),
                    sentence: text.trial_needs_method_sentence().into(),
                    step: add(),
                }
            })
        }
        _ => None,
    }
}

/// Whether the next charge can be paid by what is on file.
fn of_payment_method(language: &Language, known: &Known<'_>) -> Option<Attention> {
    let text = language.text;
    let (renews_at, row) = next_renewal(known)?;
    let step = |label: Words| {
        let allowed = known.capabilities.allow(subscription_facts::needed(Action::UpdatePaymentMethod));
        allowed.then_some(Step::EnterPaymentMethod(label))
    };
    let day = language.day(renews_at);
    let Some(method) = known.payment_methods.iter().find(|method| method.is_default) else {
        let pays_by_itself = row.default_payment_method.is_some() || !known.payment_methods.is_empty();
        let is_soon = renews_at - known.now <= METHOD_NOTICE;
        if pays_by_itself || !is_soon {
            return None;
        }
        let own = known.items.iter().filter(|item| item.stripe_subscription_id == row.stripe_subscription_id);
        return Some(Attention {
            tone: Tone::Soon,
            title: text.method_missing_title(&title(text, own)),
            sentence: text.method_missing_sentence(&day),
            step: step(text.add_payment_method()),
        });
    };
    if row.default_payment_method.is_some() {
        return None;
    }
    let over = expires_at(method)?;
    if over <= known.now {
        return Some(Attention {
            tone: Tone::Urgent,
            title: text.method_expired_title(&payment_method_text::name(method, text)),
            sentence: text.method_expires_sentence(&day),
            step: step(text.update_payment_method()),
        });
    }
    (over <= renews_at).then(|| Attention {
        tone: Tone::Soon,
        title: text.method_expires_title(&payment_method_text::name(method, text)),
        sentence: text.method_expires_sentence(&day),
        step: step(text.update_payment_method()),
    })
}

/// The subscription that is charged next by itself, and when.
fn next_renewal<'a>(known: &Known<'a>) -> Option<(i64, &'a subscriptions::Subscription)> {
    let charged = known.subscriptions.iter().filter(|row| !row.sends_invoices);
    let renewing = charged.filter_map(|row| Some((renews_at(row)?, row)));
    renewing.filter(|(at, _)| *at > known.now).min_by_key(|(at, _)| *at)
}

/// When a subscription is charged next, as far as it goes on; epoch milliseconds.
pub fn renews_at(row: &subscriptions::Subscription) -> Option<i64> {
    if row.is_scheduled_to_end() || row.collection_paused {
        return None;
    }
    match Status::parse(&row.status) {
        Status::Trialing => row.trial_end.or(row.current_period_end),
        Status::Active | Status::PastDue => row.current_period_end,
        _ => None,
    }
}

/// The first moment when a card can't be charged any more; epoch milliseconds.
fn expires_at(method: &payment_methods::PaymentMethod) -> Option<i64> {
    let (month, year) = method.exp_month.zip(method.exp_year)?;
    Some(CardExpiry::new(month, year)?.ends().as_millisecond())
}
