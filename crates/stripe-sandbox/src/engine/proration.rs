//! Changing what a subscription is for, in the middle of a period.
//! Source: Stripe's documentation, "Prorations".

use crate::engine::{invoicing, lifecycle};
use crate::objects::invoice::BillingReason;
use crate::objects::subscription::{Item, PendingProration, Status, Subscription};
use crate::objects::{Seconds, words};
use crate::state::State;

words! {
    /// What happens to the rest of a period that was paid already.
    ProrationBehavior {
        /// Billed now.
        AlwaysInvoice = "always_invoice",
        /// Billed with the next invoice.
        CreateProrations = "create_prorations",
        None = "none",
    }
}

/// The words, as errors list them.
pub(crate) const WORDS: &str = "always_invoice, create_prorations, or none";

/// Puts new items in place of the old ones, which they continue by their identifiers.
pub(crate) fn change_items(state: &mut State, id: &str, items: Vec<Item>, behavior: ProrationBehavior) {
    let now = state.now();
    let Some(before) = state.subscriptions.get(id).cloned() else { return };
    let interval = |price: &str| {
        let recurring = state.prices.get(price)?.recurring.as_ref()?;
        Some((recurring.interval, recurring.interval_count))
    };
    let first = |items: &[Item]| items.first().and_then(|item| interval(&item.price));
    let restarts = first(&before.items) != first(&items) && before.status != Status::Trialing;
    let prorates = behavior != ProrationBehavior::None && before.status == Status::Active;
    let mut pending = if prorates { credits(state, &before, &items, now) } else { Vec::new() };
    let mut items = items;
    if restarts {
        for item in &mut items {
            item.period_end = now;
            invoicing::roll_period(state, now, item);
        }
    } else if prorates {
        pending.extend(charges(state, &before, &items, now));
    }
    let ids: Vec<String> =
        if restarts { items.iter().map(|item| item.id.clone()).collect() } else { Vec::new() };
    let Some(subscription) = state.subscriptions.get_mut(id) else { return };
    subscription.items = items;
    subscription.pending_prorations.extend(pending);
    if restarts {
        subscription.billing_cycle_anchor = now;
    }
    let has_pending = !subscription.pending_prorations.is_empty();
    state.subscriptions.rekey(id);
    if restarts || (behavior == ProrationBehavior::AlwaysInvoice && has_pending) {
        let Some(invoice) = invoicing::draft(state, id, &ids, BillingReason::SubscriptionUpdate) else {
            return;
        };
        invoicing::finalize(state, &invoice);
        lifecycle::collect_if_open(state, &invoice);
    }
}

/// For each item that changes or goes: the unused rest of what was paid, given back.
fn credits(state: &State, before: &Subscription, after: &[Item], now: Seconds) -> Vec<PendingProration> {
    let changed = before.items.iter().filter(|old| !after.iter().any(|new| is_same(old, new)));
    changed.filter_map(|item| prorated(state, item, now, "Unused time on", -1)).collect()
}

/// For each item that is new or changed: the rest of the period at its new price.
fn charges(state: &State, before: &Subscription, after: &[Item], now: Seconds) -> Vec<PendingProration> {
    let changed = after.iter().filter(|new| !before.items.iter().any(|old| is_same(old, new)));
    changed.filter_map(|item| prorated(state, item, now, "Remaining time on", 1)).collect()
}

fn is_same(old: &Item, new: &Item) -> bool {
    old.id == new.id && old.price == new.price && old.quantity == new.quantity
}

fn prorated(state: &State, item: &Item, now: Seconds, what: &str, sign: i64) -> Option<PendingProration> {
    let price = state.prices.get(&item.price).filter(|price| !price.is_metered())?;
    let product = state.products.get(&price.product)?;
    let quantity = item.quantity.unwrap_or(0);
    Some(PendingProration {
        item: item.id.clone(),
        price: price.id.clone(),
        quantity,
        amount: sign * share(price.amount(quantity), item.period_start, item.period_end, now),
        description: format!("{what} {quantity} × {}", product.name),
        period_start: now,
        period_end: item.period_end,
    })
}

/// The part of an amount that belongs to the rest of a period, rounded half up, to the second.
fn share(amount: i64, start: Seconds, end: Seconds, now: Seconds) -> i64 {
    let length = i128::from((end - start).max(1));
    let rest = i128::from((end - now).max(0)).min(length);
    let scaled = i128::from(amount) * rest;
    i64::try_from((2 * scaled + length).div_euclid(2 * length)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn half_a_period_is_half_the_amount_rounded_half_up() {
        assert_eq!(share(1_000, 0, 100, 50), 500);
        assert_eq!(share(1_001, 0, 100, 50), 501);
        assert_eq!(share(1_000, 0, 100, 200), 0);
    }

    proptest! {
        #[test]
        fn a_share_is_never_more_than_the_whole(
            amount in 0i64..1_000_000_000,
            length in 1i64..40_000_000,
            now in 0i64..50_000_000,
        ) {
            let share = share(amount, 0, length, now);
            prop_assert!((0..=amount).contains(&share));
        }
    }
}
