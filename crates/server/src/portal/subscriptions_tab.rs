//! The tab of subscriptions.

use billing::subscription_actions::Status;
use store::subscriptions::{Item, Subscription};

use super::caller::PortalCaller;
use super::subscription_card::SubscriptionCard;
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
    /// Tells a customer's subscriptions.
    pub fn new(
        caller: &PortalCaller,
        rows: &[Subscription],
        items: &[Item],
        wallet: &Wallet,
        now: i64,
    ) -> Self {
        let language = &caller.language;
        let (mut current, mut past) = (Vec::with_capacity(rows.len()), Vec::new());
        for row in rows {
            let card = SubscriptionCard::new(language, row, items, wallet, &caller.capabilities, now);
            let list = if Status::parse(&row.status).is_over() { &mut past } else { &mut current };
            list.push(card);
        }
        Self { current, past }
    }
}
