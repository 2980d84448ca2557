//! What needs the customer: said above everything else, with the one step that mends it.

use billing::card_expiry::CardExpiry;
use billing::subscription_actions::{Action, Status};
use i18n::Words;
use store::{invoices, payment_methods, subscriptions};

use super::capability::Capabilities;
use super::language::Language;
use super::own_text::OwnText;
use super::subscription_card::OpenInvoice;
use super::subscription_facts::{self, Wallet};
use super::{payment_method_text, payment_methods_tab};

/// How long before a trial ends the page says so first, in milliseconds: a week.
const TRIAL_NOTICE: i64 = 7 * 24 * 60 * 60_000;
/// How long before a charge it is said that nothing can pay it, in milliseconds: 30 days.
const METHOD_NOTICE: i64 = 30 * 24 * 60 * 60_000;
/// How long the first payment may take, in milliseconds: 23 hours, after which Stripe gives the subscription up
/// (<https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses>).
const FIRST_PAYMENT_TIME: i64 = 23 * 60 * 60_000;
/// So many open invoices are told one by one. All of them are in their list.
const MOST_INVOICES: usize = 3;

/// Something that needs the customer.
#[derive(Hash)]
pub struct Attention {
    /// How much it matters.
    pub tone: Tone,
    /// What it is.
    pub title: String,
    /// What to do about it.
    pub sentence: String,
    /// What happens by itself, or until when there is time.
    pub detail: Option<String>,
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
    let mut concerned: Vec<&str> = Vec::new();
    for row in known.subscriptions {
        if let Some(need) = of_subscription(language, known, row) {
            concerned.push(&row.id);
            found.push(need);
        }
    }
    found.extend(of_open_invoices(language, known));
    found.extend(of_payment_methods(language, known, &concerned));
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
    let plan = payment_methods_tab::title(row, known.items, text);
    let urgent = |title: String, sentence: Words, step: Option<Step>| {
        Some(Attention { tone: Tone::Urgent, title, sentence: sentence.into(), detail: None, step })
    };
    match status {
        Status::PastDue => {
            if row.sends_invoices {
                return urgent(text.invoice_due_title(&plan), text.invoice_due_sentence(), pay());
            }
            let attempts = known.wallet.open_of(row).filter_map(|invoice| invoice.next_attempt_at);
            let next = attempts.filter(|at| *at > known.now).min();
            let detail = next.map(|at| text.past_due_next_try(&language.day(at)));
            let need = urgent(text.past_due_title(&plan), text.past_due_sentence(), pay().or_else(update))?;
            Some(Attention { detail, ..need })
        }
        // Whether it goes on is then up to the company: Stripe makes no more than drafts of what came after.
        Status::Unpaid if !facts.owes => {
            urgent(text.unpaid_title(&plan), text.unpaid_settled_sentence(), None)
        }
        Status::Unpaid => urgent(text.unpaid_title(&plan), text.unpaid_sentence(), pay().or_else(update)),
        Status::Incomplete => {
            let until = row.created_at + FIRST_PAYMENT_TIME;
            let detail =
                (until > known.now).then(|| text.incomplete_until(&language.moment(until, known.now)));
            let need = urgent(text.incomplete_title(&plan), text.incomplete_sentence(), pay())?;
            Some(Attention { detail, ..need })
        }
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
                    detail: None,
                    step: None,
                }
            } else {
                Attention {
                    tone: Tone::Urgent,
                    title: text.trial_needs_method_title(&plan, &day),
                    sentence: text.trial_needs_method_sentence().into(),
                    detail: None,
                    step: add(),
                }
            })
        }
        _ => None,
    }
}

/// Invoices that were sent to be paid, and those that are left of subscriptions that are over; the first to be due first. What else is
/// open is being collected, or said with its subscription.
fn of_open_invoices(language: &Language, known: &Known<'_>) -> Vec<Attention> {
    if !known.capabilities.allow(subscription_facts::needed(Action::Pay)) {
        return Vec::new();
    }
    let waits_for_customer = |invoice: &&invoices::Invoice| {
        let of = |row: &&subscriptions::Subscription| invoice.subscription_id.as_ref() == Some(&row.id);
        match known.subscriptions.iter().find(of).map(|row| Status::parse(&row.status)) {
            Some(status) if status.awaits_payment() => false,
            Some(status) if status.is_over() => true,
            _ => invoice.due_at.is_some(),
        }
    };
    let mut waiting: Vec<&invoices::Invoice> = known.wallet.open.iter().filter(waits_for_customer).collect();
    waiting.sort_by_key(|invoice| invoice.due_at.unwrap_or(invoice.created_at));
    let text = language.text;
    let say = |invoice: &invoices::Invoice| {
        let day = |ms| language.day(ms);
        let (tone, sentence) = match invoice.due_at {
            Some(due) if due < known.now => (Tone::Urgent, text.invoice_open_overdue(&day(due))),
            Some(due) => (Tone::Soon, text.invoice_open_due(&day(due))),
            None => (Tone::Soon, text.invoice_open_sentence().into()),
        };
        let invoice = OpenInvoice::new(language, invoice);
        Attention {
            tone,
            title: text.invoice_open_title(&invoice.number),
            sentence,
            detail: None,
            step: Some(Step::Pay(invoice)),
        }
    };
    waiting.into_iter().take(MOST_INVOICES).map(say).collect()
}

/// Whether the next charge of each subscription can be paid by what is on file. `concerned` are those of which something is said already.
fn of_payment_methods(language: &Language, known: &Known<'_>, concerned: &[&str]) -> Vec<Attention> {
    let text = language.text;
    let step = |label: Words| {
        let allowed = known.capabilities.allow(subscription_facts::needed(Action::UpdatePaymentMethod));
        allowed.then_some(Step::EnterPaymentMethod(label))
    };
    let default = known.payment_methods.iter().find(|method| method.is_default);
    let mut found = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    let mut one_is_missing = false;
    for (renews_at, row) in renewals(known) {
        let day = language.day(renews_at);
        let own = row.default_payment_method.as_deref();
        let payer = match own {
            Some(own) => known.payment_methods.iter().find(|method| method.stripe_payment_method_id == own),
            None => default,
        };
        let Some(method) = payer else {
            // What Stripe charges may also be older than payment methods, and isn't among them.
            let is_elsewhere = own.is_some() || known.wallet.has_default;
            let is_soon = renews_at - known.now <= METHOD_NOTICE;
            if !is_elsewhere && is_soon && !one_is_missing && !concerned.contains(&&*row.id) {
                one_is_missing = true;
                found.push(Attention {
                    tone: Tone::Soon,
                    title: text.method_missing_title(&payment_methods_tab::title(row, known.items, text)),
                    sentence: text.method_missing_sentence(&day),
                    detail: None,
                    step: step(text.add_payment_method()),
                });
            }
            continue;
        };
        let over = expires_at(method).filter(|over| *over <= renews_at);
        let Some(over) = over.filter(|_| !told.contains(&&*method.id)) else { continue };
        told.push(&method.id);
        let name = payment_method_text::name(method, text);
        let (tone, title) = if over <= known.now {
            (Tone::Urgent, text.method_expired_title(&name))
        } else {
            (Tone::Soon, text.method_expires_title(&name))
        };
        let sentence = text.method_expires_sentence(&day);
        let step = step(text.update_payment_method());
        found.push(Attention { tone, title, sentence, detail: None, step });
    }
    found
}

/// The subscriptions that are charged by themselves and go on, with when they are charged next, the first one first.
fn renewals<'a>(known: &Known<'a>) -> Vec<(i64, &'a subscriptions::Subscription)> {
    let charged = known.subscriptions.iter().filter(|row| !row.sends_invoices);
    let renewing = charged.filter_map(|row| Some((renews_at(row)?, row)));
    let mut renewals: Vec<_> = renewing.filter(|(at, _)| *at > known.now).collect();
    renewals.sort_by_key(|(at, _)| *at);
    renewals
}

/// When a subscription is charged next, if it will be; epoch milliseconds.
pub fn renews_at(row: &subscriptions::Subscription) -> Option<i64> {
    let trial_end = row.trial_end.filter(|_| Status::parse(&row.status) == Status::Trialing);
    trial_end.or(row.current_period_end).filter(|_| row.will_be_charged())
}

/// The first moment when a card can't be charged any more; epoch milliseconds.
fn expires_at(method: &payment_methods::PaymentMethod) -> Option<i64> {
    let (month, year) = method.exp_month.zip(method.exp_year)?;
    Some(CardExpiry::new(month, year)?.ends().as_millisecond())
}
