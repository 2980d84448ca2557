//! The tab of subscriptions.

use billing::subscription_actions::Status;
use store::subscriptions::{Item, Subscription};

use super::attention::{Attention, Step};
use super::caller::PortalCaller;
use super::subscription_card::{OpenInvoice, SubscriptionCard};
use super::subscription_facts::Wallet;

/// What stands under the tab.
#[derive(Hash)]
pub struct SubscriptionsTab {
    /// Those that go on, or could.
    pub current: Vec<SubscriptionCard>,
    /// Those that are over.
    pub past: Vec<SubscriptionCard>,
}

impl SubscriptionsTab {
    /// Tells a customer's subscriptions. What `attention` says first is paid there, and not once more on a card.
    pub fn new(
        caller: &PortalCaller,
        rows: &[Subscription],
        items: &[Item],
        wallet: &Wallet,
        attention: &[Attention],
        now: i64,
    ) -> Self {
        let is_said_first = |invoice: &OpenInvoice| {
            attention
                .iter()
                .any(|need| matches!(&need.step, Some(Step::Pay(first)) if first.id == invoice.id))
        };
        let language = &caller.language;
        let (mut current, mut past) = (Vec::with_capacity(rows.len()), Vec::new());
        for row in rows {
            let mut card = SubscriptionCard::new(language, row, items, wallet, &caller.capabilities, now);
            card.to_pay.retain(|invoice| !is_said_first(invoice));
            let list = if Status::parse(&row.status).is_over() { &mut past } else { &mut current };
            list.push(card);
        }
        Self { current, past }
    }
}
