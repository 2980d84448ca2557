//! The first answers of the page: what is paid, when the next charge is, and what pays it.

use billing::subscription_actions::Status;
use i18n::{Text, Words};
use store::invoices::Invoice;
use store::subscriptions::{Item, Subscription};
use store::upcoming_invoices::NextCharge;

use super::attention::renews_at;
use super::language::Language;
use super::payment_methods_tab::{PaymentMethodLine, PaymentMethodsTab};
use super::price_text;
use super::subscription_card::{SubscriptionCard, paused_payments};
use super::subscription_facts::Wallet;

/// The first answers of the page.
#[derive(Hash)]
pub struct Summary {
    /// What stands above the plan's name.
    pub plan_heading: Words,
    /// The subscription, or several of them.
    pub plan: String,
    /// What it costs, before discounts and taxes.
    pub price: Option<String>,
    /// The next charge: an amount, a day, or words.
    pub next: String,
    /// Whether these are words, which need less room.
    pub next_is_words: bool,
    /// When that is.
    pub next_when: Option<String>,
    /// What else is to be known of it.
    pub next_detail: Option<Words>,
    /// What pays.
    pub method: String,
    /// More about that.
    pub method_detail: Option<String>,
    /// Whether that needs the customer.
    pub method_needs_attention: bool,
}

impl Summary {
    /// Sums up what the tabs show. `current` tells those of the subscriptions that aren't over.
    pub fn new(
        language: &Language,
        (rows, items): (&[Subscription], &[Item]),
        wallet: &Wallet,
        current: &[SubscriptionCard],
        methods: &PaymentMethodsTab,
        now: i64,
    ) -> Self {
        let text = language.text;
        let (plan_heading, plan) = match current {
            [] => (text.summary_plan(), text.summary_no_plan().into()),
            [only] => (text.summary_plan(), only.title.clone()),
            [first, second] => (text.summary_plans(), format!("{} + {}", first.title, second.title)),
            [first, rest @ ..] => {
                (text.summary_plans(), text.first_and_others(rest.len() as i64, &first.title))
            }
        };
        let running: Vec<&Subscription> = running(rows).collect();
        let is_paid_for = |item: &&Item| {
            running.iter().any(|row| row.stripe_subscription_id == item.stripe_subscription_id)
        };
        let paid_for: Vec<&Item> = items.iter().filter(is_paid_for).collect();
        // What doesn't run costs nothing now, and is no part of a sum.
        let is_paid = |row: &&Subscription| {
            matches!(Status::parse(&row.status), Status::Active | Status::Trialing | Status::PastDue)
                && !row.collection_paused
        };
        let adds_up = running.len() == 1 || running.iter().all(is_paid);
        let price = price_text::of_all(language, &paid_for).filter(|_| adds_up);
        let payer = Payer::of(text, rows, methods);
        let next = ChargeSaid::new(language, (rows, items), wallet, methods.has_subscriptions, now);
        Self {
            plan_heading,
            plan,
            price,
            next: next.told,
            next_is_words: next.is_words,
            next_when: next.when,
            next_detail: next.detail,
            method: payer.method,
            method_detail: payer.detail,
            method_needs_attention: payer.needs_attention,
        }
    }
}

/// Those that aren't over.
fn running(rows: &[Subscription]) -> impl Iterator<Item = &Subscription> {
    rows.iter().filter(|row| !Status::parse(&row.status).is_over())
}

/// What pays.
struct Payer {
    method: String,
    detail: Option<String>,
    needs_attention: bool,
}

impl Payer {
    fn of(text: &'static Text, rows: &[Subscription], methods: &PaymentMethodsTab) -> Self {
        let mut paying = methods.lines.iter().filter(|method| !method.pays_for.is_empty());
        if let Some(first) = paying.next() {
            return match paying.count() {
                0 => Self::named(first),
                others => Self { detail: Some(text.summary_more(others as i64)), ..Self::named(first) },
            };
        }
        if is_paid_by_invoice(rows) {
            return Self::words(text.summary_by_invoice());
        }
        // One that nothing is charged to would pay for what comes, unless something is to be charged already and can't be.
        let would_pay = methods.lines.iter().find(|method| method.is_default || !methods.has_subscriptions);
        would_pay.map_or_else(|| Self::words(text.summary_no_payment_method()), Self::named)
    }

    fn named(method: &PaymentMethodLine) -> Self {
        Self {
            method: method.name.clone(),
            detail: method.expiry.clone(),
            needs_attention: method.needs_attention,
        }
    }

    fn words(words: Words) -> Self {
        Self { method: words.into(), detail: None, needs_attention: false }
    }
}

/// Whether all that is paid for is paid by invoices that are sent.
fn is_paid_by_invoice(rows: &[Subscription]) -> bool {
    let mut running = running(rows).peekable();
    running.peek().is_some() && running.all(|row| row.sends_invoices)
}

/// What is said of the next charge.
struct ChargeSaid {
    told: String,
    is_words: bool,
    when: Option<String>,
    detail: Option<Words>,
}

impl ChargeSaid {
    /// What is charged on one day is one charge to who pays it, be it for the time to come, of a draft or of an invoice that is tried again.
    /// `is_charged` is whether anything will be charged, which may be what is used until a subscription ends.
    fn new<'a>(
        language: &Language,
        (rows, items): (&[Subscription], &[Item]),
        wallet: &'a Wallet,
        is_charged: bool,
        now: i64,
    ) -> Self {
        let text = language.text;
        let renewing = || rows.iter().filter_map(|row| Some((renews_at(row).filter(|at| *at > now)?, row)));
        let tried = || {
            let of_open =
                |invoice: &'a Invoice| Some((invoice.next_attempt_at.filter(|at| *at > now)?, invoice));
            wallet.open.iter().filter_map(of_open).chain(wallet.about_to_be_charged(now))
        };
        let first = renewing().map(|(at, _)| at).chain(tried().map(|(at, _)| at)).min();
        if let Some(day) = first.map(|at| language.day(at)) {
            let of_day: Vec<&Subscription> =
                renewing().filter(|(at, _)| language.day(*at) == day).map(|(_, row)| row).collect();
            let charges: Option<Vec<_>> = of_day.iter().map(|row| row.next_charge(now)).collect();
            let Some(mut sums) = charges.map(|charges| sums(&charges)) else {
                return Self { told: day, is_words: false, when: None, detail: None };
            };
            for (_, invoice) in tried().filter(|(at, _)| language.day(*at) == day) {
                match sums.iter_mut().find(|(currency, _)| *currency == invoice.currency) {
                    Some((_, sum)) => *sum = sum.saturating_add(invoice.amount_remaining),
                    None => sums.push((&invoice.currency, invoice.amount_remaining)),
                }
            }
            let is_on_trial = |row: &&Subscription| Status::parse(&row.status) == Status::Trialing;
            let on_trial = !of_day.is_empty() && of_day.iter().all(is_on_trial);
            let when = if on_trial { text.summary_after_trial(&day) } else { text.summary_on_day(&day) };
            let is_of_day = |item: &Item| {
                let is_own = |row: &&Subscription| row.stripe_subscription_id == item.stripe_subscription_id;
                of_day.iter().any(is_own)
                    && item.current_period_end.is_none_or(|end| language.day(end) == day)
            };
            let has_use = items.iter().any(|item| price_text::is_metered(item) && is_of_day(item));
            let told: Vec<_> =
                sums.into_iter().map(|(currency, sum)| language.money(sum, currency)).collect();
            return Self {
                told: told.join(" + "),
                is_words: false,
                when: Some(when),
                detail: has_use.then(|| text.includes_use()),
            };
        }
        // Its moment has passed, and Stripe hasn't told yet what came of it.
        if let Some(day) = rows.iter().filter_map(renews_at).max().map(|at| language.day(at)) {
            return Self { told: day, is_words: false, when: None, detail: None };
        }
        let running: Vec<&Subscription> = running(rows).collect();
        // Of several, each says on its card when it ends.
        let only = if let [only] = running.as_slice() { Some(*only) } else { None };
        let ends = only.and_then(Subscription::ends_at).map(|at| text.summary_ends(&language.day(at)));
        let words = |told: String, when, detail: Option<Words>| Self { told, is_words: true, when, detail };
        let first_resumed = running.iter().min_by_key(|row| row.collection_resumes_at.unwrap_or(i64::MAX));
        let uses = |row: &Subscription| {
            let is_own = |item: &&Item| item.stripe_subscription_id == row.stripe_subscription_id;
            items.iter().filter(is_own).any(price_text::is_metered)
        };
        match (only, ends) {
            (_, ends) if !running.is_empty() && running.iter().all(|row| row.collection_paused) => {
                let told = first_resumed.map(|row| paused_payments(language, row));
                words(told.unwrap_or_default(), ends, None)
            }
            (Some(row), Some(ends)) if is_charged && uses(row) => {
                words(ends, None, Some(text.cancel_usage()))
            }
            (_, ends) => words(text.summary_no_charge().into(), ends, None),
        }
    }
}

/// What charges come to, in each currency.
fn sums<'a>(charges: &[&'a NextCharge]) -> Vec<(&'a str, i64)> {
    let mut sums: Vec<(&str, i64)> = Vec::new();
    for charge in charges {
        match sums.iter_mut().find(|(currency, _)| *currency == charge.currency) {
            Some((_, sum)) => *sum = sum.saturating_add(charge.amount_due),
            None => sums.push((&charge.currency, charge.amount_due)),
        }
    }
    sums
}
