//! What became of the last try to collect an invoice, as Stripe told it, or as it is concluded where Stripe's word was missed.

use super::Invoice;

/// What became of the last try to collect an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// Nothing was tried, as far as is known.
    Untried,
    /// The bank takes its time: of a debit it may be days until one knows.
    OnItsWay,
    /// The bank wants the customer to confirm it.
    AwaitsConfirmation,
    /// It failed.
    Failed,
}

/// How long a bank debit may be on its way, in milliseconds: 30 days, more than any bank takes.
const LONGEST_DEBIT_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

impl Invoice {
    /// What became of the last try to collect it. Stripe counts a try when it begins, and tells by an event that it failed. Of one whose
    /// failure wasn't told, as more than 30 days before the mirror was filled, it is concluded from what else is known: that Stripe plans
    /// another, that no bank takes as long, and `in_arrears`, which is whether Stripe holds its subscription to be behind.
    pub fn payment(&self, in_arrears: bool, now_ms: i64) -> Payment {
        let is_recent = |at: i64| now_ms - at <= LONGEST_DEBIT_MS;
        match self.failed_attempt {
            _ if self.begun_at.is_some_and(|at| at > self.last_told_at() && is_recent(at)) => {
                Payment::OnItsWay
            }
            _ if self.awaits_confirmation => Payment::AwaitsConfirmation,
            _ if self.attempt_count == 0 => Payment::Untried,
            Some(failed) if failed < self.attempt_count && self.next_attempt_at.is_none() => {
                if self.failed_at.is_some_and(is_recent) { Payment::OnItsWay } else { Payment::Failed }
            }
            Some(_) => Payment::Failed,
            None if self.due_at.is_some() => Payment::Untried,
            None if in_arrears || self.next_attempt_at.is_some() => Payment::Failed,
            None if !is_recent(self.created_at) => Payment::Failed,
            None => Payment::OnItsWay,
        }
    }

    /// When Stripe told last that a try to collect it came to nothing, or has to be confirmed; epoch milliseconds by its clock, 0 if it
    /// never did.
    pub fn last_told_at(&self) -> i64 {
        self.failed_at.max(self.confirm_at).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60 * 1_000;

    /// Made on the first day; Stripe has begun to collect it twice.
    fn invoice() -> Invoice {
        Invoice {
            id: "pinv_1".to_owned(),
            stripe_invoice_id: "in_1".to_owned(),
            number: None,
            status: "open".to_owned(),
            currency: "usd".to_owned(),
            total: 1_900,
            amount_due: 1_900,
            amount_paid: 0,
            amount_remaining: 1_900,
            created_at: DAY,
            due_at: None,
            next_attempt_at: None,
            attempt_count: 2,
            awaits_confirmation: false,
            failed_attempt: None,
            failed_at: None,
            confirm_at: None,
            begun_at: None,
            subscription_id: None,
            has_pdf: false,
            tax: 0,
            credit: 0,
            description: None,
            other_things: None,
            period_start: None,
            period_end: None,
            amount_refunded: 0,
        }
    }

    /// What is said of it on some days after it was made.
    fn said(invoice: &Invoice, in_arrears: bool, days: [i64; 3]) -> [Payment; 3] {
        days.map(|day| invoice.payment(in_arrears, DAY + day * DAY))
    }

    #[test]
    fn a_try_is_on_its_way_until_it_is_told_to_have_failed_and_no_longer_than_any_bank_takes() {
        use Payment::{Failed, OnItsWay, Untried};
        let days = [2, 30, 31];
        assert_eq!(said(&invoice(), false, days), [OnItsWay, OnItsWay, Failed]);
        assert_eq!(said(&invoice(), true, days), [Failed; 3], "Stripe holds the subscription to be behind");
        assert_eq!(said(&Invoice { attempt_count: 0, ..invoice() }, true, days), [Untried; 3]);

        let first_failed = Invoice { failed_attempt: Some(1), failed_at: Some(DAY), ..invoice() };
        assert_eq!(said(&first_failed, true, days), [OnItsWay, OnItsWay, Failed]);
        let planned = Invoice { next_attempt_at: Some(9 * DAY), ..first_failed };
        assert_eq!(
            said(&planned, true, days),
            [Failed; 3],
            "the second came to nothing, or there would be no third"
        );
        let both_failed = Invoice { failed_attempt: Some(2), failed_at: Some(2 * DAY), ..invoice() };
        assert_eq!(said(&both_failed, true, days), [Failed; 3]);
    }

    #[test]
    fn a_payment_that_was_begun_counts_until_something_newer_is_told() {
        use Payment::{AwaitsConfirmation, Failed, OnItsWay};
        let days = [4, 33, 34];
        let failed = Invoice { failed_attempt: Some(2), failed_at: Some(3 * DAY), ..invoice() };
        let begun = Invoice { begun_at: Some(4 * DAY), ..failed };
        assert_eq!(said(&begun, true, days), [OnItsWay, OnItsWay, Failed]);
        let failed = Invoice { failed_at: Some(5 * DAY), ..begun };
        assert_eq!(said(&failed, true, days), [Failed; 3]);
        let asked = Invoice {
            confirm_at: Some(5 * DAY),
            awaits_confirmation: true,
            begun_at: Some(6 * DAY),
            ..failed
        };
        assert_eq!(said(&asked, true, days), [OnItsWay, OnItsWay, OnItsWay]);
        let asked = Invoice { confirm_at: Some(7 * DAY), ..asked };
        assert_eq!(said(&asked, true, days), [AwaitsConfirmation; 3]);
    }
}
