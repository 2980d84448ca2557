//! The question before canceling: what ends when and what stays owed, with one button to go through and one to stay.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use billing::subscription_actions::Status;
use store::{invoices, subscriptions};

use super::caller::PortalCaller;
use super::capability::Capability;
use super::frame::{self, Frame};
use super::language::Language;
use super::price_text;
use super::subscription::no_such_subscription;
use super::subscription_card::{OpenInvoice, SubscriptionCard};
use super::subscription_facts::Wallet;
use crate::app::App;
use crate::http::problem::Problem;

#[derive(Template)]
#[template(path = "cancel.html")]
struct CancelPage<'a> {
    frame: Frame<'a>,
    card: SubscriptionCard,
    /// The last day, if it is known.
    last_day: Option<String>,
    renews_before: Vec<String>,
    /// Whether what is used until then is billed.
    is_metered: bool,
    /// Whether it can be used until then, and isn't on hold.
    is_in_use: bool,
    debt: Option<Debt>,
    /// What is charged yet of the invoice that is being made, as a sentence.
    still_charged: Option<String>,
    /// Whether a payment is on its way.
    is_on_its_way: bool,
}

/// What is owed for a subscription that is being canceled.
///
/// Stripe's API reference, "Cancel a subscription": when a subscription ends, Stripe stops collecting its finalised invoices by
/// itself; they stay open and can be paid. Until then it goes on as before, except for `unpaid`, where it has given up already ("How
/// subscriptions work"). An invoice that was sent to be paid was never collected by itself.
struct Debt {
    /// All of it.
    amount: String,
    /// Each invoice, where the link shows invoices.
    invoices: Vec<OpenInvoice>,
    /// How it is collected, as a sentence.
    collection: String,
}

/// `GET /portal/{token}/subscriptions/{subscriptionId}/cancel`. Where there is nothing to cancel it leads back to the overview, and
/// where a schedule is in the way to what releasing it would mean.
pub async fn get(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    caller.capabilities.require(Capability::SubscriptionCancel)?;
    let batch = (
        subscriptions::find_of_customer(&caller.customer, &subscription_id),
        subscriptions::items_of_customer(&caller.customer),
        invoices::unsettled_of_customer(&caller.customer),
    );
    let language = &caller.language;
    let (mut found, items, unsettled) = app.db.read_batch(batch).await?;
    let now = app.clock.epoch_ms();
    let mut wallet = Wallet::new(&caller, unsettled);
    wallet.settle(&app, &caller, &mut found).await?;
    let row = found.first().ok_or_else(no_such_subscription)?;
    let card = SubscriptionCard::new(language, row, &items, &wallet, &caller.capabilities, now);
    if !card.can_cancel() {
        let to = if card.can_release() {
            format!("{}/subscriptions/{}/release", caller.path(), row.id)
        } else {
            format!("{}?tab=subscriptions", caller.path())
        };
        return Ok(Redirect::to(&to).into_response());
    }
    let own: Vec<_> =
        items.iter().filter(|item| item.stripe_subscription_id == row.stripe_subscription_id).collect();
    let last = own.iter().filter_map(|item| item.current_period_end).max().or(row.current_period_end);
    let debt = debt(language, row, &wallet, last, caller.capabilities.allow(Capability::InvoiceHistory), now);
    let charged = wallet.about_to_be_charged_of(row, now);
    let html = CancelPage {
        frame: Frame::of(&app, &caller),
        last_day: last.map(|ms| language.day(ms)),
        renews_before: renewals_before(language, &own, last),
        is_metered: own.iter().any(|item| price_text::is_metered(item)),
        is_in_use: !matches!(Status::parse(&row.status), Status::Unpaid | Status::Paused),
        is_on_its_way: debt.is_none() && wallet.open_of(row).next().is_some(),
        still_charged: charged.map(|(at, draft)| {
            let amount = language.money(draft.amount_remaining, &draft.currency);
            language.text.cancel_still_charged(&amount, &language.day(at))
        }),
        debt,
        card,
    };
    Ok(frame::answer(caller.language.locale, html.render().map_err(|error| Problem::internal(&error))?))
}

/// Items whose period ends before that of the others, with the day. They go on renewing until the subscription ends.
fn renewals_before(language: &Language, items: &[&subscriptions::Item], last: Option<i64>) -> Vec<String> {
    let sooner = items
        .iter()
        .filter_map(|item| Some((item, item.current_period_end.filter(|end| Some(*end) < last)?)));
    let told = sooner.map(|(item, end)| {
        let name = item.product_name.as_deref().unwrap_or(language.text.cancel_one_item().as_str());
        language.text.cancel_renewal(name, &price_text::of_item(language, item).in_one(), &language.day(end))
    });
    told.collect()
}

fn debt(
    language: &Language,
    row: &subscriptions::Subscription,
    wallet: &Wallet,
    last_day: Option<i64>,
    shows_invoices: bool,
    now: i64,
) -> Option<Debt> {
    let to_pay = wallet.to_pay_of(row, now);
    let first = to_pay.first()?;
    let of_currency = to_pay.iter().filter(|invoice| invoice.currency == first.currency);
    let sum = of_currency.fold(0i64, |sum, invoice| sum.saturating_add(invoice.amount_remaining));
    let invoices = to_pay.iter().filter(|_| shows_invoices);
    Some(Debt {
        amount: language.money(sum, &first.currency),
        invoices: invoices.map(|invoice| OpenInvoice::new(language, invoice)).collect(),
        collection: match last_day {
            _ if row.sends_invoices => language.text.cancel_debt_sent().into(),
            _ if Status::parse(&row.status) == Status::Unpaid => language.text.cancel_debt_given_up().into(),
            Some(day) => language.text.cancel_debt_collected_until(&language.day(day)),
            None => language.text.cancel_debt_collected().into(),
        },
    })
}
