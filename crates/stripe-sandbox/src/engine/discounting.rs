//! Coupons: redeeming them, and what they take off invoices.
//! Source: Stripe's documentation, "Coupons and promotion codes" and "Discounts for subscriptions".

use crate::error::ApiError;
use crate::objects::Seconds;
use crate::objects::discount::{Applied, Coupon, Discount, Duration};
use crate::objects::invoice::{Line, LineSource};
use crate::objects::price::Interval;
use crate::objects::subscription::{Subscription, period_end};
use crate::state::State;

/// Whom a coupon is redeemed for.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'a> {
    pub(crate) customer: &'a str,
    pub(crate) subscription: Option<&'a str>,
    pub(crate) item: Option<&'a str>,
}

/// A coupon that can be redeemed.
pub(crate) fn redeemable<'a>(state: &'a State, coupon: &str, param: &str) -> Result<&'a Coupon, ApiError> {
    let found = state.coupons.get(coupon).filter(|coupon| !coupon.deleted);
    found.ok_or_else(|| ApiError::no_such("coupon", coupon, param))
}

/// Makes a discount of a coupon, from now on. Returns its identifier.
pub(crate) fn redeem(state: &mut State, coupon: &str, owner: Owner<'_>) -> Option<String> {
    let start = state.now();
    let found = state.coupons.get_mut(coupon)?;
    found.times_redeemed += 1;
    let months = found.months.filter(|_| found.duration == Duration::Repeating);
    let id = state.new_id("di_", 24);
    state.discounts.insert(Discount {
        id: id.clone(),
        start,
        end: months.map(|months| period_end(start, start, Interval::Month, months)),
        coupon: coupon.to_owned(),
        customer: owner.customer.to_owned(),
        subscription: owner.subscription.map(str::to_owned),
        item: owner.item.map(str::to_owned),
    });
    Some(id)
}

/// What a subscription keeps of discounts of its own.
pub(crate) fn applied(state: &State, ids: Vec<String>) -> Vec<Applied> {
    let end = |id: &str| state.discounts.get(id).and_then(|discount| discount.end);
    ids.into_iter().map(|id| Applied { end: end(&id), id }).collect()
}

/// What each discount takes off an invoice of these lines, made at some moment: those of items off their lines first, then the
/// subscription's, or the customer's where it has none, off what is left. Parts of periods are not discounted.
pub(crate) fn taken_off(
    state: &State,
    subscription: &Subscription,
    lines: &[Line],
    at: Seconds,
) -> Vec<(String, i64)> {
    let mut taken = Vec::new();
    let mut left = 0i64;
    for line in lines.iter().filter(|line| !line.proration) {
        let mut of_line = line.amount.max(0);
        let LineSource::SubscriptionItem(id) = &line.source else { continue };
        let item = subscription.items.iter().find(|item| item.id == *id);
        for discount in item.into_iter().flat_map(|item| &item.discounts) {
            of_line -= take(state, discount, of_line, &subscription.currency, at, &mut taken);
        }
        left = left.saturating_add(of_line);
    }
    for discount in of_all(state, subscription) {
        left -= take(state, &discount, left, &subscription.currency, at, &mut taken);
    }
    taken
}

/// Ends what was for one invoice, which has been made, and what is for a time that has passed.
pub(crate) fn use_up(state: &mut State, subscription: &str, used: &[(String, i64)]) {
    let now = state.now();
    let Some(found) = state.subscriptions.get(subscription).cloned() else { return };
    let is_over = |id: &String| {
        let Some(discount) = state.discounts.get(id) else { return true };
        let coupon = state.coupons.get(&discount.coupon);
        let once = coupon.is_some_and(|coupon| coupon.duration == Duration::Once);
        (once && used.iter().any(|(used, _)| used == id)) || discount.end.is_some_and(|end| end <= now)
    };
    let of_customer = state.customers.get(&found.customer).and_then(|customer| customer.discount.clone());
    let own = found.discounts.iter().map(|applied| &applied.id);
    let mut over: Vec<String> = own.filter(|id| is_over(id)).cloned().collect();
    over.extend(found.items.iter().flat_map(|item| &item.discounts).filter(|id| is_over(id)).cloned());
    let customers = of_customer.filter(|id| is_over(id));
    if let Some(row) = state.subscriptions.get_mut(subscription) {
        row.discounts.retain(|applied| !over.contains(&applied.id));
        for item in &mut row.items {
            item.discounts.retain(|id| !over.contains(id));
        }
    }
    for id in over {
        state.record("customer.discount.deleted", &id);
    }
    if customers.is_some() {
        remove_from_customer(state, &found.customer);
    }
}

/// Takes a customer's discount away. False if there is none.
pub(crate) fn remove_from_customer(state: &mut State, customer: &str) -> bool {
    let gone = state.change("customer.updated", customer, |state| {
        state.customers.get_mut(customer).and_then(|customer| customer.discount.take())
    });
    if let Some(id) = &gone {
        state.record("customer.discount.deleted", id);
    }
    gone.is_some()
}

/// The discounts of a subscription as a whole.
fn of_all(state: &State, subscription: &Subscription) -> Vec<String> {
    if !subscription.discounts.is_empty() {
        return subscription.discounts.iter().map(|applied| applied.id.clone()).collect();
    }
    let customer = state.customers.get(&subscription.customer);
    customer.and_then(|customer| customer.discount.clone()).into_iter().collect()
}

/// Takes a discount off an amount. Returns how much that is.
fn take(
    state: &State,
    id: &str,
    amount: i64,
    currency: &str,
    at: Seconds,
    taken: &mut Vec<(String, i64)>,
) -> i64 {
    let running = state.discounts.get(id).filter(|discount| discount.runs_at(at));
    let Some(coupon) = running.and_then(|discount| state.coupons.get(&discount.coupon)) else { return 0 };
    let off = coupon.amount_off(amount, currency);
    taken.push((id.to_owned(), off));
    off
}
