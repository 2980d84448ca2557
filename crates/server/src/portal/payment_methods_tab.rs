//! The tab of payment methods: what each is, what it pays for, and what is owed that one of them could pay now.

use billing::card_expiry::{CardExpiry, Standing};
use billing::clock::Timestamp;
use billing::subscription_actions::{Action, Status};
use i18n::Text;
use store::invoices::{Invoice, Payment};
use store::payment_methods::PaymentMethod;
use store::subscriptions::{Item, Subscription};

use super::attention::Known;
use super::caller::PortalCaller;
use super::capability::Capability;
use super::language::Language;
use super::own_text::OwnText;
use super::subscription_facts::{needed, payment};
use super::{payment_method_facts, payment_method_text, subscription_card};

/// What stands under the tab.
#[derive(Hash)]
pub struct PaymentMethodsTab {
    /// What is owed and can be paid at once; one for each currency.
    pub offers: Vec<PayOffer>,
    /// All of them, the default first.
    pub lines: Vec<PaymentMethodLine>,
    /// Whether the link allows to enter another, and to change what pays.
    pub may_update: bool,
    /// Whether anything is charged that could be charged to another.
    pub has_subscriptions: bool,
    /// Whether all that will be paid is charged, so that a new one pays for it.
    pub next_pays_for_all: bool,
}

/// A payment method in the list.
#[derive(Hash)]
pub struct PaymentMethodLine {
    /// `ppm_…`
    pub id: OwnText,
    /// `Visa •••• 4242`
    pub name: String,
    /// Which glyph stands beside it.
    pub glyph: &'static str,
    /// `Apple Pay`
    pub wallet: Option<&'static str>,
    /// When it expires, as a sentence.
    pub expiry: Option<String>,
    /// Whether that needs the customer.
    pub needs_attention: bool,
    /// Whether it pays for what has none of its own.
    pub is_default: bool,
    /// The subscriptions that are charged to it.
    pub pays_for: Vec<String>,
    /// Whether there is anything that it could be put in place for.
    pub can_pay_for_more: bool,
}

/// What is owed in a currency, and can be paid with the default at once.
#[derive(Hash)]
pub struct PayOffer {
    /// `ppm_…`
    pub method_id: OwnText,
    /// The button: `Pay $49.00 now with Visa •••• 4242`.
    pub button: String,
    /// `You owe $49.00.`
    pub owed: String,
    /// What is paid: ids of invoices, with commas between.
    pub invoices: OwnText,
}

/// A subscription that will be charged again.
struct Paid<'a> {
    payer: Option<&'a str>,
    title: String,
    next_charge: Option<Timestamp>,
}

impl PaymentMethodsTab {
    /// Tells what was read.
    pub fn new(caller: &PortalCaller, known: &Known<'_>) -> Self {
        let text = caller.language.text;
        let now = moment(known.now).unwrap_or(Timestamp::MAX);
        let default = caller.session.default_payment_method.as_deref();
        let paid: Vec<Paid<'_>> = known
            .subscriptions
            .iter()
            .filter_map(|row| {
                let charged = payment_method_facts::charged(row, known.items)?;
                charged.is_charged_again.then(|| Paid {
                    payer: charged.payer(default),
                    title: title(row, known.items, text),
                    next_charge: row.current_period_end.and_then(moment),
                })
            })
            .collect();
        let is_paid_by_hand =
            |row: &Subscription| row.sends_invoices && !Status::parse(&row.status).is_over();
        Self {
            offers: offers(&caller.language, now, known),
            lines: known.payment_methods.iter().map(|row| line(row, &paid, now, text)).collect(),
            may_update: known.capabilities.allow(Capability::PaymentMethodUpdate),
            has_subscriptions: !paid.is_empty(),
            next_pays_for_all: !paid.is_empty() && !known.subscriptions.iter().any(is_paid_by_hand),
        }
    }
}

fn line(row: &PaymentMethod, paid: &[Paid<'_>], now: Timestamp, text: &'static Text) -> PaymentMethodLine {
    let is_payer = |one: &&Paid<'_>| one.payer == Some(&*row.stripe_payment_method_id);
    let next_charge = paid.iter().filter(is_payer).filter_map(|one| one.next_charge).min();
    let expiry = row.exp_month.zip(row.exp_year).and_then(|(month, year)| CardExpiry::new(month, year));
    let standing = expiry.map_or(Standing::Valid, |expiry| expiry.standing(now, next_charge));
    let say = |expiry: CardExpiry| {
        let month = expiry.to_string();
        match standing {
            Standing::Valid => text.card_expires(&month),
            Standing::Soon => text.card_expires_soon(&month),
            Standing::Expired => text.card_expired(&month),
        }
    };
    let pays_for: Vec<String> = paid.iter().filter(is_payer).map(|one| one.title.clone()).collect();
    PaymentMethodLine {
        name: payment_method_text::name(row, text),
        glyph: payment_method_text::glyph(&row.kind),
        wallet: payment_method_text::wallet(row),
        expiry: expiry.map(say),
        needs_attention: standing != Standing::Valid,
        is_default: row.is_default,
        can_pay_for_more: standing != Standing::Expired && (!row.is_default || pays_for.len() < paid.len()),
        pays_for,
        id: OwnText::new(row.id.clone()),
    }
}

fn moment(epoch_ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(epoch_ms).ok()
}

/// What a customer calls a subscription: its products.
pub fn title(row: &Subscription, items: &[Item], text: &'static Text) -> String {
    let own = items.iter().filter(|item| item.stripe_subscription_id == row.stripe_subscription_id);
    subscription_card::title(text, own)
}

/// Whether an open invoice waits for the customer by now. What is left of a subscription that is over keeps nothing running, and isn't
/// asked for with the rest.
fn is_overdue(invoice: &Invoice, known: &Known<'_>) -> bool {
    let row = known.subscription_of(invoice);
    let status = row.map(|row| Status::parse(&row.status));
    let payment = payment(invoice, row, known.now);
    if payment == Payment::OnItsWay || status.is_some_and(Status::is_over) {
        return false;
    }
    match invoice.due_at {
        Some(due) => due <= known.now,
        None => payment != Payment::Untried || status.is_some_and(Status::awaits_payment),
    }
}

/// What is overdue, where the link may show that and the default can be charged.
fn offers(language: &Language, now: Timestamp, known: &Known<'_>) -> Vec<PayOffer> {
    if known.wallet.open.is_empty() || !known.capabilities.allow(needed(Action::Pay)) {
        return Vec::new();
    }
    let is_usable = |row: &&PaymentMethod| payment_method_facts::is_usable(row.exp_month, row.exp_year, now);
    let Some(method) = known.payment_methods.iter().find(|row| row.is_default).filter(is_usable) else {
        return Vec::new();
    };
    let waiting: Vec<_> = known.wallet.open.iter().filter(|invoice| is_overdue(invoice, known)).collect();
    let mut currencies: Vec<&str> = Vec::new();
    for invoice in &waiting {
        if !currencies.contains(&&*invoice.currency) {
            currencies.push(&invoice.currency);
        }
    }
    let text = language.text;
    let offer = |currency: &str| {
        let of_currency = waiting.iter().filter(|invoice| invoice.currency == currency);
        let sum = of_currency.clone().fold(0i64, |sum, invoice| sum.saturating_add(invoice.amount_remaining));
        let amount = language.money(sum, currency);
        let ids: Vec<&str> = of_currency.map(|invoice| invoice.id.as_str()).collect();
        PayOffer {
            method_id: OwnText::new(method.id.clone()),
            button: text.pay_now_with(&amount, &payment_method_text::name(method, text)),
            owed: text.you_owe(&amount),
            invoices: OwnText::new(ids.join(",")),
        }
    };
    currencies.into_iter().map(offer).collect()
}
