//! What needs the customer: said above everything else, with the one step that mends it. Where the link doesn't allow that step, it is
//! said what is the matter and what comes of it, and nothing is asked for.

use billing::card_expiry::CardExpiry;
use billing::subscription_actions::{Action, Status};
use i18n::{Text, Words};
use store::invoices::{self, Payment};
use store::{payment_methods, subscriptions};

use super::capability::Capabilities;
use super::language::Language;
use super::own_text::OwnText;
use super::subscription_card::OpenInvoice;
use super::subscription_facts::{self, Wallet, payment};
use super::{payment_method_text, payment_methods_tab, price_text};

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
    /// What happens by itself, until when there is time, or that the link is no help; each a sentence.
    pub details: Vec<String>,
    /// The step that mends it, where the link allows it.
    pub step: Option<Step>,
    /// Whether only the company can help, so that it is said how to reach it.
    pub names_support: bool,
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
    /// The same of a draft, which is finalised first.
    PayDraft(OpenInvoice),
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

impl<'a> Known<'a> {
    /// The subscription that an invoice is for.
    pub fn subscription_of(&self, invoice: &invoices::Invoice) -> Option<&'a subscriptions::Subscription> {
        self.subscriptions.iter().find(|row| invoice.subscription_id.as_ref() == Some(&row.id))
    }

    /// What became of the last try to collect an invoice.
    fn payment(&self, invoice: &invoices::Invoice) -> Payment {
        payment(invoice, self.subscription_of(invoice), self.now)
    }

    /// The open invoices whose payment is on its way.
    pub fn on_its_way(&self) -> Vec<&'a str> {
        let open = self.wallet.open.iter().filter(|invoice| self.payment(invoice) == Payment::OnItsWay);
        open.map(|invoice| invoice.id.as_str()).collect()
    }
}

impl Attention {
    fn new(tone: Tone, title: String, sentence: impl Into<String>) -> Self {
        let sentence = sentence.into();
        Self { tone, title, sentence, details: Vec::new(), step: None, names_support: false }
    }

    fn detail(mut self, detail: Option<String>) -> Self {
        self.details.extend(detail);
        self
    }

    fn step(mut self, step: Step) -> Self {
        self.step = Some(step);
        self
    }

    /// Of what would need more than the link allows.
    fn beyond_link(mut self, text: &'static Text) -> Self {
        self.details.push(text.beyond_link().into());
        self.names_support = true;
        self
    }
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
    let to_pay = known.wallet.to_pay_of(row, known.now);
    let plan = payment_methods_tab::title(row, known.items, text);
    if facts.owes && to_pay.is_empty() {
        let title = text.payment_on_its_way_title(&plan);
        return Some(Attention::new(Tone::Soon, title, text.payment_on_its_way_sentence()));
    }
    let first = to_pay.first();
    let invoice = first.filter(|_| allowed.contains(&Action::Pay));
    let pay = invoice.map(|invoice| Step::Pay(OpenInvoice::new(language, invoice)));
    let may_enter = allowed.contains(&Action::UpdatePaymentMethod);
    let add = || Step::EnterPaymentMethod(text.add_payment_method());
    // Paying keeps it no longer than that.
    let ends_anyway = row.ends_at().is_some() && !row.renews_before_end();
    let urgent = |title: String, sentence: Words| Attention::new(Tone::Urgent, title, String::from(sentence));
    match status {
        Status::PastDue if row.sends_invoices => {
            let title = text.invoice_due_title(&plan);
            Some(match pay {
                Some(pay) if ends_anyway => urgent(title, text.past_due_owed_sentence()).step(pay),
                Some(pay) => urgent(title, text.invoice_due_sentence()).step(pay),
                None => urgent(title, text.past_due_owed_sentence()).beyond_link(text),
            })
        }
        Status::PastDue => {
            let to_confirm =
                |invoice: &&invoices::Invoice| known.payment(invoice) == Payment::AwaitsConfirmation;
            if first.is_some_and(to_confirm) {
                let title = text.confirm_payment_title(&plan);
                return Some(match pay {
                    Some(pay) => urgent(title, text.confirm_payment_sentence()).step(pay),
                    None => urgent(title, text.past_due_owed_sentence()).beyond_link(text),
                });
            }
            let title = text.past_due_title(&plan);
            let attempts = known.wallet.open_of(row).filter_map(|invoice| invoice.next_attempt_at);
            let next = attempts.filter(|at| *at > known.now).min();
            let detail = next.map(|at| text.past_due_next_try(&language.day(at)));
            // What is entered pays by itself only when the payment is tried again.
            let enter = may_enter && next.is_some();
            Some(match (pay, facts.has_payment_method) {
                (Some(pay), _) if ends_anyway => {
                    urgent(title, text.past_due_owed_sentence()).detail(detail).step(pay)
                }
                (Some(pay), _) if !enter => {
                    urgent(title, text.invoice_due_sentence()).detail(detail).step(pay)
                }
                (Some(pay), true) => urgent(title, text.past_due_sentence()).detail(detail).step(pay),
                (Some(pay), false) => urgent(title, text.past_due_or_add_sentence()).detail(detail).step(pay),
                (None, true) if enter => urgent(title, text.past_due_update_sentence())
                    .detail(detail)
                    .step(Step::EnterPaymentMethod(text.update_payment_method())),
                (None, false) if enter => {
                    urgent(title, text.past_due_add_sentence()).detail(detail).step(add())
                }
                (None, _) => urgent(title, text.past_due_owed_sentence()).detail(detail).beyond_link(text),
            })
        }
        // Stripe makes no more than drafts of what came after; it goes on when the latest is paid.
        Status::Unpaid if !facts.owes => {
            let title = text.unpaid_title(&plan);
            let may_pay = known.capabilities.allow(subscription_facts::needed(Action::Pay));
            Some(match known.wallet.draft_of(row) {
                Some(draft) if may_pay => {
                    let draft = OpenInvoice::new(language, draft);
                    let sentence = text.unpaid_latest_sentence(&draft.amount);
                    Attention::new(Tone::Urgent, title, sentence).step(Step::PayDraft(draft))
                }
                Some(_) => urgent(title, text.unpaid_owed_sentence()).beyond_link(text),
                // Whether it goes on is then up to the company.
                None => {
                    let need = urgent(title, text.unpaid_settled_sentence());
                    Attention { names_support: true, ..need }
                }
            })
        }
        // Stripe doesn't try again, so another payment method alone would change nothing.
        Status::Unpaid => {
            let title = text.unpaid_title(&plan);
            // It is active again only when the latest is paid as well.
            let then = known.wallet.draft_of(row).map(|draft| OpenInvoice::new(language, draft).amount);
            let then = then.map(|amount| text.unpaid_then_latest(&amount));
            Some(match pay {
                Some(pay) => urgent(title, text.unpaid_sentence()).detail(then).step(pay),
                None => urgent(title, text.unpaid_owed_sentence()).beyond_link(text),
            })
        }
        Status::Incomplete => {
            let title = text.incomplete_title(&plan);
            let until = row.created_at + FIRST_PAYMENT_TIME;
            let detail =
                (until > known.now).then(|| text.incomplete_until(&language.moment(until, known.now)));
            Some(match pay {
                Some(pay) => urgent(title, text.incomplete_sentence()).detail(detail).step(pay),
                None => urgent(title, text.incomplete_owed_sentence()).detail(detail).beyond_link(text),
            })
        }
        Status::Paused => {
            let title = text.paused_title(&plan);
            let may_resume = known.capabilities.allow(subscription_facts::needed(Action::Resume));
            Some(match pay {
                Some(pay) => urgent(title, text.paused_owes_sentence()).step(pay),
                None if facts.owes => urgent(title, text.paused_owes_sentence()).beyond_link(text),
                None if facts.has_payment_method && may_resume => {
                    urgent(title, text.paused_resume_sentence())
                        .step(Step::Resume(OwnText::new(row.id.clone())))
                }
                None if facts.has_payment_method => {
                    urgent(title, text.paused_stays_sentence()).beyond_link(text)
                }
                None if may_enter && may_resume => urgent(title, text.paused_add_sentence()).step(add()),
                // It is no more than the first half of it.
                None if may_enter => urgent(title, text.paused_lacks_method_sentence()).step(add()),
                None => urgent(title, text.paused_lacks_method_sentence()).beyond_link(text),
            })
        }
        // Who is sent an invoice needs nothing on file.
        Status::Trialing if row.sends_invoices => None,
        Status::Trialing if row.ends_at().is_some_and(|end| trial_soon.is_none_or(|trial| end <= trial)) => {
            None
        }
        // What the trial leads to is charged to nobody, unless it ends with it.
        Status::Trialing if !row.trial_ends_uncharged() && is_free(known, row) => None,
        Status::Trialing => {
            let day = language.day(trial_soon?);
            if facts.has_payment_method {
                let title = text.trial_ends_title(&plan, &day);
                return Some(Attention::new(Tone::Soon, title, text.trial_ends_sentence()));
            }
            let title = text.trial_needs_method_title(&plan, &day);
            Some(match may_enter {
                true => urgent(title, text.trial_needs_method_sentence()).step(add()),
                false => urgent(title, text.trial_lacks_method_sentence()).beyond_link(text),
            })
        }
        _ => None,
    }
}

/// Invoices that were sent to be paid, those whose payment failed, and those that are left of subscriptions that are over; the first to
/// be due first. What else is open is being collected, or said with its subscription.
fn of_open_invoices(language: &Language, known: &Known<'_>) -> Vec<Attention> {
    if !known.capabilities.allow(subscription_facts::needed(Action::Pay)) {
        return Vec::new();
    }
    let status_of =
        |invoice: &invoices::Invoice| known.subscription_of(invoice).map(|row| Status::parse(&row.status));
    let waits_for_customer = |invoice: &&invoices::Invoice| match (status_of(invoice), known.payment(invoice))
    {
        (_, Payment::OnItsWay) => false,
        (Some(status), _) if status.awaits_payment() => false,
        (Some(status), _) if status.is_over() => true,
        (_, payment) => invoice.due_at.is_some() || payment != Payment::Untried,
    };
    let mut waiting: Vec<&invoices::Invoice> = known.wallet.open.iter().filter(waits_for_customer).collect();
    waiting.sort_by_key(|invoice| invoice.due_at.unwrap_or(invoice.created_at));
    let text = language.text;
    let say = |invoice: &invoices::Invoice| {
        let day = |ms| language.day(ms);
        let (tone, sentence) = match invoice.due_at {
            Some(due) if due < known.now => (Tone::Urgent, text.invoice_open_overdue(&day(due))),
            Some(due) => (Tone::Soon, text.invoice_open_due(&day(due))),
            // Nothing hangs on it any more.
            None if status_of(invoice).is_some_and(Status::is_over) => {
                (Tone::Soon, text.invoice_open_sentence().into())
            }
            None if known.payment(invoice) == Payment::AwaitsConfirmation => {
                (Tone::Urgent, text.confirm_payment_sentence().into())
            }
            None => (Tone::Urgent, text.invoice_open_failed().into()),
        };
        let invoice = OpenInvoice::new(language, invoice);
        Attention::new(tone, text.invoice_open_title(&invoice.number), sentence).step(Step::Pay(invoice))
    };
    waiting.into_iter().take(MOST_INVOICES).map(say).collect()
}

/// Whether the next charge of each subscription can be paid by what is on file. `concerned` are those of which something is said already.
fn of_payment_methods(language: &Language, known: &Known<'_>, concerned: &[&str]) -> Vec<Attention> {
    let text = language.text;
    let may_enter = known.capabilities.allow(subscription_facts::needed(Action::UpdatePaymentMethod));
    let default = known.payment_methods.iter().find(|method| method.is_default);
    let mut found = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    let mut one_is_missing = false;
    for (renews_at, row) in renewals(known).into_iter().filter(|(_, row)| !is_free(known, row)) {
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
                let title = text.method_missing_title(&payment_methods_tab::title(row, known.items, text));
                let need = |sentence: String| Attention::new(Tone::Soon, title, sentence);
                found.push(match may_enter {
                    true => need(text.method_missing_sentence(&day))
                        .step(Step::EnterPaymentMethod(text.add_payment_method())),
                    false => need(text.method_lacking_sentence(&day)).beyond_link(text),
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
        let need = |sentence: String| Attention::new(tone, title, sentence);
        found.push(match may_enter {
            true => need(text.method_expires_sentence(&day))
                .step(Step::EnterPaymentMethod(text.update_payment_method())),
            false => need(text.method_lapses_sentence(&day)).beyond_link(text),
        });
    }
    found
}

/// Whether nothing is charged when its time is over: it costs nothing then, or collecting payments is paused.
fn is_free(known: &Known<'_>, row: &subscriptions::Subscription) -> bool {
    let mut own = known
        .items
        .iter()
        .filter(|item| item.stripe_subscription_id == row.stripe_subscription_id)
        .peekable();
    let is_metered = own.clone().any(price_text::is_metered);
    let costs_nothing = match row.next_charge(known.now) {
        Some(charge) => charge.amount_due == 0,
        // Until Stripe has told.
        None => own.peek().is_some() && own.all(|item| item.unit_amount == Some(0)),
    };
    row.collection_paused || (costs_nothing && !is_metered)
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
