//! What Stripe says that subscriptions will be charged next, as long as nothing that decides it has changed.

use billing::customer_balance::{self, Preview};

use crate::db::{Command, params, statements};
use crate::invoices::Invoice;
use crate::subscriptions::Subscription;
use crate::tenant;

/// How long what Stripe said is held to be true, in milliseconds: six hours. What a subscription's terms don't tell may change it, such
/// as a tax or an amount that waits for the next invoice.
const KEPT_MS: i64 = 6 * 60 * 60 * 1_000;

/// What a subscription will be charged next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCharge {
    /// What will be asked for, settled with the customer's balance as if no other invoice used that up before, unless
    /// [`settle_in_turn`] has seen to the others; minor units.
    pub amount_due: i64,
    /// What the invoice will come to, taxes and discounts counted; minor units.
    pub total: i64,
    /// Lower case.
    pub currency: String,
    /// When payment will be tried, or the invoice made where that is sent; epoch milliseconds.
    pub at: i64,
    /// When Stripe said so; epoch milliseconds.
    pub fetched_at: i64,
}

/// What is known of a subscription's next charge.
#[derive(Clone, Debug, Default)]
pub(crate) struct Upcoming {
    /// None where Stripe wasn't asked about the terms that it has now, and where it said that there is no charge.
    pub(crate) charge: Option<NextCharge>,
    /// When Stripe was asked about those terms; epoch milliseconds, 0 for never.
    pub(crate) fetched_at: i64,
    /// Before then nobody is to ask; epoch milliseconds.
    pub(crate) try_at: i64,
}

statements! {
    CLAIM = "INSERT INTO upcoming_invoices (team_id, stripe_subscription_id, terms, fetched_at, try_at)
        VALUES ($1, $2, 0, 0, $4)
        ON CONFLICT (team_id, stripe_subscription_id) DO UPDATE SET try_at = excluded.try_at
        WHERE upcoming_invoices.try_at <= $3";
    STORE = "UPDATE upcoming_invoices SET terms = $4, customer_discount = $5, customer_balance = $11, amount_due = $6, total = $7, currency = $8, at = $9,
            fetched_at = $10, try_at = 0
        WHERE team_id = $1 AND stripe_subscription_id = $2 AND try_at = $3";
    PUT_OFF = "UPDATE upcoming_invoices SET try_at = $4
        WHERE team_id = $1 AND stripe_subscription_id = $2 AND try_at = $3";
}

/// Takes it upon the caller to ask about a subscription, until some moment; affects no row when somebody else is at it, or when
/// nobody is to ask yet. In epoch milliseconds.
pub fn claim(team: &tenant::Team, stripe_subscription_id: &str, now: i64, until: i64) -> Command {
    Command::new(CLAIM, params![&team.id, stripe_subscription_id, now, until])
}

/// Stores what Stripe said to whoever had claimed it until `claimed_until`: the next charge of the terms that `asked_about` has, or
/// that there is none.
pub fn store(
    team: &tenant::Team,
    asked_about: &Subscription,
    claimed_until: i64,
    asked_at: i64,
    charge: Option<&NextCharge>,
) -> Command {
    Command::new(
        STORE,
        params![
            &team.id,
            &asked_about.stripe_subscription_id,
            claimed_until,
            asked_about.terms,
            asked_about.customer_discount.as_deref(),
            charge.map(|charge| charge.amount_due),
            charge.map(|charge| charge.total),
            charge.map(|charge| charge.currency.as_str()),
            charge.map(|charge| charge.at),
            asked_at,
            asked_about.customer_balance
        ],
    )
}

/// Records that whoever had claimed a subscription could not ask about it, and when the next try may be. What was known stays.
pub fn put_off(
    team: &tenant::Team,
    stripe_subscription_id: &str,
    claimed_until: i64,
    next_try_at: i64,
) -> Command {
    Command::new(PUT_OFF, params![&team.id, stripe_subscription_id, claimed_until, next_try_at])
}

/// Of all of a customer's subscriptions, and of drafts, of which Stripe is about to charge some, says what each is charged next when the
/// customer's balance, in the customer's currency, settles one charge after the other. A charge of which that can't be told is taken out.
pub fn settle_in_turn(
    subscriptions: &mut [Subscription],
    drafts: &mut Vec<Invoice>,
    customer_currency: Option<&str>,
    now_ms: i64,
) {
    let balance = subscriptions.first().map_or(0, |first| first.customer_balance);
    for draft in drafts.iter_mut() {
        let balance = if customer_currency == Some(&draft.currency) { balance } else { 0 };
        draft.amount_remaining = draft.total.saturating_add(balance).max(0);
    }
    let of_drafts = drafts.iter().filter_map(|draft| {
        let (total, amount_due) = (draft.total, draft.amount_remaining);
        Some(Preview { at: draft.next_attempt_at?, currency: &draft.currency, total, amount_due })
    });
    let of_subscriptions =
        subscriptions.iter().filter_map(|row| row.next_charge(now_ms)).map(|charge| Preview {
            at: charge.at,
            currency: &charge.currency,
            total: charge.total,
            amount_due: charge.amount_due,
        });
    let previews: Vec<Preview<'_>> = of_drafts.chain(of_subscriptions).collect();
    if previews.len() < 2 || (balance == 0 && previews.iter().all(|charge| charge.total >= 0)) {
        return;
    }
    let mut settled = customer_balance::settle_in_turn(&previews, balance).into_iter();
    drafts.retain_mut(|draft| {
        if draft.next_attempt_at.is_none() {
            return true;
        }
        let amount_due = settled.next().flatten();
        draft.amount_remaining = amount_due.unwrap_or(draft.amount_remaining);
        amount_due.is_some()
    });
    let charged = subscriptions.iter_mut().filter(|row| row.next_charge(now_ms).is_some());
    for (row, settled) in charged.zip(settled) {
        let charge = row.upcoming.charge.take().zip(settled);
        row.upcoming.charge = charge.map(|(charge, amount_due)| NextCharge { amount_due, ..charge });
    }
}

impl Subscription {
    /// Whether Stripe will go on to charge for it by itself, as things are: it is running, it doesn't end before, nor with a trial for
    /// want of a payment method, and collecting isn't paused.
    pub fn will_be_charged(&self) -> bool {
        let runs = matches!(self.status.as_str(), "trialing" | "active" | "past_due");
        let ends_before =
            self.ends_at().is_some_and(|end| self.current_period_end.is_none_or(|next| end <= next));
        runs && !ends_before && !self.trial_ends_uncharged() && !self.collection_paused
    }

    /// Whether its trial will end without a charge, because nothing is on file that could be charged.
    pub fn trial_ends_uncharged(&self) -> bool {
        self.status == "trialing"
            && self.missing_payment_method.is_some()
            && self.default_payment_method.is_none()
            && !self.customer_has_payment_method
            && !self.sends_invoices
    }

    /// What it will be charged next, as far as Stripe was asked about it as it is now. Nothing once that moment has passed.
    pub fn next_charge(&self, now_ms: i64) -> Option<&NextCharge> {
        self.upcoming.charge.as_ref().filter(|charge| charge.at > now_ms && self.will_be_charged())
    }

    /// Whether Stripe is to be asked about that: it never was, or not since its terms changed, since the charge that it told of, or
    /// for six hours.
    pub fn next_charge_is_due(&self, now_ms: i64) -> bool {
        let Upcoming { charge, fetched_at, try_at } = &self.upcoming;
        let has_passed = charge.as_ref().is_some_and(|charge| charge.at <= now_ms && *fetched_at < charge.at);
        let is_old = now_ms - fetched_at >= KEPT_MS;
        (is_old || has_passed) && now_ms >= *try_at && self.will_be_charged()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * 60 * 1_000;
    const DAY: i64 = 24 * HOUR;

    /// At its first day, 30 days before its next charge, of which Stripe was asked just now.
    fn subscription() -> Subscription {
        let charge = NextCharge {
            amount_due: 900,
            total: 900,
            currency: "usd".to_owned(),
            at: 30 * DAY,
            fetched_at: DAY,
        };
        Subscription {
            status: "active".to_owned(),
            current_period_end: Some(30 * DAY),
            upcoming: Upcoming { charge: Some(charge), fetched_at: DAY, try_at: 0 },
            ..Subscription::default()
        }
    }

    #[test]
    fn only_what_goes_on_will_be_charged() {
        assert!(subscription().will_be_charged());
        let later = Subscription { cancel_at: Some(31 * DAY), ..subscription() };
        assert!(later.will_be_charged(), "it ends in a later period");
        for status in ["incomplete", "incomplete_expired", "unpaid", "paused", "canceled", "something_new"] {
            let other = Subscription { status: status.to_owned(), ..subscription() };
            assert!(!other.will_be_charged() && other.next_charge(DAY).is_none(), "{status}");
            assert!(!other.next_charge_is_due(2 * DAY), "{status}");
        }
        for other in [
            Subscription { cancel_at_period_end: true, ..subscription() },
            Subscription { cancel_at: Some(30 * DAY), ..subscription() },
            Subscription { collection_paused: true, ..subscription() },
        ] {
            assert!(!other.will_be_charged());
        }
    }

    #[test]
    fn it_is_asked_when_it_is_not_known_has_passed_or_is_old_and_nobody_is_to_keep_off() {
        let known = subscription();
        assert!(!known.next_charge_is_due(DAY + 6 * HOUR - 1));
        assert!(known.next_charge_is_due(DAY + 6 * HOUR));
        let with = |upcoming: Upcoming| Subscription { upcoming, ..subscription() };
        let never = Upcoming::default();
        assert!(with(never.clone()).next_charge_is_due(DAY));
        assert!(!with(Upcoming { try_at: DAY + 1, ..never }).next_charge_is_due(DAY));
        let none = Upcoming { charge: None, fetched_at: DAY, try_at: 0 };
        assert!(!with(none).next_charge_is_due(DAY + 1), "Stripe said that there is none");
        let just_before = Upcoming { fetched_at: 30 * DAY - 1, ..subscription().upcoming };
        assert!(with(just_before.clone()).next_charge_is_due(30 * DAY));
        assert_eq!(with(just_before.clone()).next_charge(30 * DAY), None);
        let since = Upcoming { fetched_at: 30 * DAY, ..just_before };
        assert!(!with(since).next_charge_is_due(30 * DAY + 1), "Stripe was asked since, and is late itself");
    }
}
