//! What depends on a payment method: from the mirror, for what a page says, and from Stripe's own objects, for what is really done.

use billing::card_expiry::CardExpiry;
use billing::clock::Timestamp;
use billing::payment_method_removal::{Charged, Facts, Method, Renewal};
use billing::subscription_actions::Status;
use store::payment_methods::PaymentMethod;
use store::subscriptions::{Item, Subscription};
use stripe::Fetched;
use stripe::objects::{self, UnixTime};

use crate::sync::charged_to::{Holders, own_method};

/// What the mirror says. `default` is the customer's.
pub fn mirrored<'a>(
    methods: &'a [PaymentMethod],
    subscriptions: &'a [Subscription],
    items: &[Item],
    default: Option<&'a str>,
    now: Timestamp,
) -> Facts<'a> {
    // The default is listed first, and doesn't have to be the newest. It comes first in any choice.
    let methods = methods.iter().map(|row| Method {
        id: &row.stripe_payment_method_id,
        is_usable: is_usable(row.exp_month, row.exp_year, now),
    });
    let subscriptions = subscriptions.iter().filter_map(|row| charged(row, items));
    Facts { default, methods: methods.collect(), subscriptions: subscriptions.collect() }
}

/// A subscription of the mirror, unless it is over.
pub fn charged<'a>(row: &'a Subscription, items: &[Item]) -> Option<Charged<'a>> {
    let status = Status::parse(&row.status);
    if status.is_over() {
        return None;
    }
    let is_metered = |item: &Item| {
        item.stripe_subscription_id == row.stripe_subscription_id
            && item.usage_type.as_deref() == Some("metered")
    };
    let renewal = Renewal {
        status,
        ends_at: row.ends_at(),
        current_period_end: row.current_period_end,
        is_metered: items.iter().any(is_metered),
    };
    Some(Charged {
        id: &row.stripe_subscription_id,
        own: row.default_payment_method.as_deref(),
        is_charged_again: renewal.is_charged_again() && !row.sends_invoices,
    })
}

/// What Stripe says.
pub fn of_stripe<'a>(
    holders: &'a Holders,
    methods: &'a [Fetched<objects::PaymentMethod>],
    now: Timestamp,
) -> Facts<'a> {
    let methods = methods.iter().map(|seen| {
        let instrument = seen.object.instrument();
        let (month, year) = (instrument.exp_month.map(i64::from), instrument.exp_year.map(i64::from));
        Method { id: &seen.object.id, is_usable: is_usable(month, year, now) }
    });
    let subscriptions = holders.running().map(|subscription| Charged {
        id: &subscription.id,
        own: own_method(subscription),
        is_charged_again: renewal(subscription).is_charged_again() && !subscription.sends_invoices(),
    });
    Facts {
        default: holders.customer.object.default_payment_method_id(),
        methods: methods.collect(),
        subscriptions: subscriptions.collect(),
    }
}

fn renewal(subscription: &objects::Subscription) -> Renewal {
    let status = subscription.status.as_ref();
    let current_period_end = subscription.period().map(|period| period.end.epoch_ms());
    let cancel_at = subscription.cancel_at.map(UnixTime::epoch_ms);
    let is_metered = |item: &objects::SubscriptionItem| {
        let price = item.price();
        let usage = price.as_ref().and_then(|price| price.recurring.as_ref()?.usage_type.as_ref());
        usage.is_some_and(|usage| usage.as_str() == "metered")
    };
    Renewal {
        status: status.map_or(Status::Unknown, |status| Status::parse(status.as_str())),
        ends_at: cancel_at.or(current_period_end.filter(|_| subscription.cancel_at_period_end)),
        current_period_end,
        is_metered: subscription.items.data.iter().any(is_metered),
    }
}

/// Whether it can be charged, as far as its expiry says. What has none doesn't expire.
pub fn is_usable(exp_month: Option<i64>, exp_year: Option<i64>, now: Timestamp) -> bool {
    let expiry = exp_month.zip(exp_year).and_then(|(month, year)| CardExpiry::new(month, year));
    expiry.is_none_or(|expiry| expiry.ends() > now)
}
