//! Bringing a seeded subscription into a situation.

use super::{DAY, Seeder, Terms};
use crate::engine::calendar;
use crate::engine::lifecycle::{self, FirstPayment};
use crate::objects::Seconds;
use crate::objects::Word;
use crate::objects::discount::{Applied, Coupon, Discount, Duration, Off};
use crate::objects::metadata::Metadata;
use crate::objects::price::Interval;
use crate::objects::subscription::{
    CancellationReason, MissingPaymentMethod, PauseBehavior, PauseCollection, Status, Subscription,
    period_end,
};
use crate::objects::subscription_schedule::{
    EndBehavior, Phase, PhaseItem, ScheduleStatus, SubscriptionSchedule,
};

const HOUR: Seconds = 3_600;

impl Seeder<'_> {
    /// Seeds what happened so long ago as if that were today.
    pub(in crate::demo_data) fn earlier<R>(&mut self, ago: Seconds, seed: impl FnOnce(&mut Self) -> R) -> R {
        self.now -= ago;
        let result = seed(self);
        self.now += ago;
        result
    }

    /// A subscription in its trial, which began and ends so many days from today.
    pub(in crate::demo_data) fn trial(
        &mut self,
        customer: &str,
        price: &str,
        method: Option<&str>,
        (began, ends): (i64, i64),
    ) -> String {
        let terms = method.map_or_else(Terms::without_method, Terms::paid_by).with_status(Status::Trialing);
        let end = self.now + ends * DAY;
        let begin = |seeder: &mut Self| {
            let id = seeder.subscription(customer, &[(price, 1)], terms);
            if let Some(subscription) = seeder.state.subscriptions.get_mut(&id) {
                subscription.trial_start = Some(subscription.created);
                subscription.trial_end = Some(end);
                subscription.trial_end_announced = ends <= 3;
                subscription.missing_payment_method = MissingPaymentMethod::Pause;
                subscription.billing_cycle_anchor = end;
                for item in &mut subscription.items {
                    item.period_end = end;
                }
            }
            seeder.past_invoices(&id, 1);
            id
        };
        self.earlier((-began - 2) * DAY, begin)
    }

    /// A trial that ended three days ago without anything to charge, which paused the subscription.
    pub(in crate::demo_data) fn paused(&mut self, customer: &str, price: &str) {
        let id = self.trial(customer, price, None, (-17, -3));
        if let Some(subscription) = self.state.subscriptions.get_mut(&id) {
            subscription.status = Status::Paused;
        }
    }

    /// A subscription that began two hours ago, and was charged then to what the customer has.
    pub(in crate::demo_data) fn begin(&mut self, customer: &str, price: &str) -> String {
        self.begin_hours_ago(customer, price, 2)
    }

    /// A subscription whose first payment never came.
    pub(in crate::demo_data) fn never_begun(&mut self, customer: &str, price: &str) {
        let hours = 10 * 24;
        let id = self.begin_hours_ago(customer, price, hours);
        let expired = self.now - hours * HOUR + lifecycle::INCOMPLETE_TIME;
        self.state.quietly_at(expired, |state| calendar::expire_incomplete(state, &id));
    }

    fn begin_hours_ago(&mut self, customer: &str, price: &str, hours: i64) -> String {
        let at = self.now - hours * HOUR;
        let id = self.state.new_id("sub_", 24);
        let currency = self.state.prices.get(price).map(|price| price.currency.clone());
        let items = vec![self.item(price, 1, at)];
        let subscription =
            Subscription::new(id.clone(), at, customer.to_owned(), currency.unwrap_or_default(), items);
        self.state.quietly_at(at, |state| lifecycle::start(state, subscription, FirstPayment::Collect));
        id
    }

    /// A subscription that ended about so many days ago, after so many paid months.
    pub(in crate::demo_data) fn ended(
        &mut self,
        customer: &str,
        price: &str,
        terms: Terms,
        (days_ago, months): (i64, usize),
    ) -> String {
        let last = |seeder: &mut Self| {
            let id = seeder.subscription(customer, &[(price, 1)], terms.for_periods(months));
            seeder.past_invoices(&id, months);
            id
        };
        // A month's length before, so that its last period was over by then.
        let id = self.earlier((days_ago + 31) * DAY, last);
        if let Some(subscription) = self.state.subscriptions.get_mut(&id) {
            subscription.status = Status::Canceled;
            let end = subscription.period_end();
            subscription.canceled_at = Some(end - 20 * DAY);
            subscription.ended_at = Some(end);
            subscription.cancellation_details.reason = Some(CancellationReason::CancellationRequested);
        }
        id
    }

    /// Pauses the collection of a subscription's payments; perhaps only for so many days.
    pub(in crate::demo_data) fn pause_collection(&mut self, subscription: &str, days: Option<i64>) {
        let resumes_at = days.map(|days| self.now + days * DAY);
        if let Some(subscription) = self.state.subscriptions.get_mut(subscription) {
            subscription.pause_collection =
                Some(PauseCollection { behavior: PauseBehavior::Void, resumes_at });
        }
    }

    /// Gives a subscription a coupon's discount from its beginning; perhaps only for so many months.
    pub(in crate::demo_data) fn discount(
        &mut self,
        subscription: &str,
        name: &str,
        off: Off,
        months: Option<i64>,
    ) {
        let id = self.state.new_id("di_", 24);
        let coupon = self.state.random("", 8);
        let Some(found) = self.state.subscriptions.get_mut(subscription) else { return };
        let start = found.created;
        let end = months.map(|months| period_end(start, start, Interval::Month, months));
        found.discounts.push(Applied { id: id.clone(), end });
        self.state.discounts.insert(Discount {
            id,
            start,
            end,
            coupon: coupon.clone(),
            customer: found.customer.clone(),
            subscription: Some(found.id.clone()),
            item: None,
        });
        self.state.coupons.insert(Coupon {
            id: coupon,
            created: self.opened,
            name: Some(name.to_owned()),
            off,
            currency: Some(found.currency.clone()),
            duration: if months.is_some() { Duration::Repeating } else { Duration::Forever },
            months,
            times_redeemed: 1,
            metadata: Metadata::new(),
            deleted: false,
        });
    }

    /// Puts a subscription under a schedule that ends with its period.
    pub(in crate::demo_data) fn schedule(&mut self, subscription: &str) {
        let Some(found) = self.state.subscriptions.get(subscription).cloned() else { return };
        let id = self.state.new_id("sub_sched_", 24);
        let items =
            found.items.iter().map(|item| PhaseItem { price: item.price.clone(), quantity: item.quantity });
        let phase = Phase {
            start: found.items.first().map_or(found.created, |item| item.period_start),
            end: found.period_end(),
            currency: found.currency.clone(),
            items: items.collect(),
        };
        self.state.schedules.insert(SubscriptionSchedule {
            id: id.clone(),
            created: self.now - DAY,
            customer: found.customer,
            subscription: Some(found.id),
            released_subscription: None,
            status: ScheduleStatus::Active,
            phases: vec![phase],
            end_behavior: EndBehavior::Release,
            end_announced: false,
            released_at: None,
            canceled_at: None,
            completed_at: None,
            billing_mode: found.billing_mode.word(),
            metadata: Metadata::new(),
        });
        if let Some(subscription) = self.state.subscriptions.get_mut(subscription) {
            subscription.schedule = Some(id);
        }
    }
}
