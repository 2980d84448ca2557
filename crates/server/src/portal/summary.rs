//! The first answers of the page: what is paid, when the next charge is, and what pays it.

use billing::subscription_actions::Status;
use i18n::Words;
use store::subscriptions::Subscription;

use super::attention::renews_at;
use super::language::Language;
use super::payment_methods_tab::PaymentMethodLine;
use super::subscription_card::SubscriptionCard;

/// The first answers of the page.
#[derive(Hash)]
pub struct Summary {
    /// What stands above the plan's name.
    pub plan_heading: Words,
    /// The subscription, or several of them.
    pub plan: String,
    /// What it costs.
    pub price: Option<String>,
    /// The next charge: an amount, a day, or words.
    pub next: String,
    /// Whether these are words, which need less room.
    pub next_is_words: bool,
    /// When that is.
    pub next_when: Option<String>,
    /// What pays.
    pub method: String,
    /// More about that.
    pub method_detail: Option<String>,
}

impl Summary {
    /// Sums up what the tabs show; `rows` are the subscriptions that `current` tells, and others.
    pub fn new(
        language: &Language,
        rows: &[Subscription],
        current: &[SubscriptionCard],
        methods: &[PaymentMethodLine],
        now: i64,
    ) -> Self {
        let text = language.text;
        let (plan_heading, plan, price) = match current {
            [] => (text.summary_plan(), text.summary_no_plan().into(), None),
            [only] => {
                let price = only.prices.first().map(|price| price.price.clone());
                (text.summary_plan(), only.title.clone(), price.filter(|_| only.prices.len() == 1))
            }
            [first, second] => (text.summary_plans(), format!("{} + {}", first.title, second.title), None),
            [first, rest @ ..] => {
                let more = text.summary_more(rest.len() as i64);
                (text.summary_plans(), first.title.clone(), Some(more))
            }
        };
        let by_invoice = is_paid_by_invoice(rows);
        let default = methods.iter().find(|method| method.is_default).or(methods.first());
        let default = default.filter(|_| !by_invoice);
        let none = if by_invoice { text.summary_by_invoice() } else { text.summary_no_payment_method() };
        let (next, next_is_words, next_when) = next_charge(language, rows, now);
        Self {
            plan_heading,
            plan,
            price,
            next,
            next_is_words,
            next_when,
            method: default.map_or_else(|| none.into(), |method| method.name.clone()),
            method_detail: default.and_then(|method| method.expiry.clone()),
        }
    }
}

/// Whether all that is paid for is paid by invoices that are sent.
fn is_paid_by_invoice(rows: &[Subscription]) -> bool {
    let mut running = rows.iter().filter(|row| !Status::parse(&row.status).is_over()).peekable();
    running.peek().is_some() && running.all(|row| row.sends_invoices)
}

fn next_charge(language: &Language, rows: &[Subscription], now: i64) -> (String, bool, Option<String>) {
    let renewing = rows.iter().filter_map(|row| Some((renews_at(row).filter(|at| *at > now)?, row)));
    if let Some((at, row)) = renewing.min_by_key(|(at, _)| *at) {
        let day = language.day(at);
        let Some(charge) = row.next_charge(now) else { return (day, false, None) };
        let on_trial = Status::parse(&row.status) == Status::Trialing;
        let when = if on_trial {
            language.text.summary_after_trial(&day)
        } else {
            language.text.summary_on_day(&day)
        };
        return (language.money(charge.amount_due, &charge.currency), false, Some(when));
    }
    let ends =
        rows.iter().filter(|row| !Status::parse(&row.status).is_over()).filter_map(Subscription::ends_at);
    let when = ends.min().map(|at| language.text.summary_ends(&language.day(at)));
    (language.text.summary_no_charge().into(), true, when)
}
