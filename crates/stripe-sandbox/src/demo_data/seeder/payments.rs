//! What became of a seeded subscription's invoices, where they weren't simply paid.

use super::{DAY, Seeder};
use crate::engine::crediting::{self, NewCreditNote};
use crate::engine::invoicing::{self, DRAFT_TIME};
use crate::engine::payments::{self, Attempt, RETRY_AFTER};
use crate::objects::credit_note::{CreditLine, CreditReason};
use crate::objects::invoice::{Invoice, InvoiceStatus, Line, LineSource};
use crate::objects::metadata::Metadata;

impl Seeder<'_> {
    /// An invoice of a subscription, counted from the latest.
    fn invoice(&self, subscription: &str, back: usize) -> Option<String> {
        let of_subscription = |invoice: &&Invoice| invoice.subscription.as_deref() == Some(subscription);
        let mut found = self.state.invoices.newest_first().filter(of_subscription);
        found.nth(back).map(|invoice| invoice.id.clone())
    }

    /// Makes the latest invoice of a subscription one that could not be collected so far.
    pub(in crate::demo_data) fn fail_latest_invoice(&mut self, subscription: &str) {
        let Some(found) = self.state.subscriptions.get(subscription) else { return };
        let (invoice, customer) = (found.latest_invoice.clone().unwrap_or_default(), found.customer.clone());
        if let Some(invoice) = self.state.invoices.get_mut(&invoice) {
            invoice.status = InvoiceStatus::Open;
            invoice.paid_at = None;
            invoice.auto_advance = true;
            invoice.next_payment_attempt = Some(invoice.created + DRAFT_TIME + RETRY_AFTER[0]);
        }
        if let Some(customer) = self.state.customers.get_mut(&customer) {
            customer.delinquent = true;
        }
    }

    /// Gives an invoice of a subscription, counted from the latest, another outcome than paid.
    pub(in crate::demo_data) fn settle(&mut self, subscription: &str, back: usize, status: InvoiceStatus) {
        let id = self.invoice(subscription, back);
        let Some(invoice) = id.and_then(|id| self.state.invoices.get_mut(&id)) else { return };
        invoice.status = status;
        invoice.paid_at = None;
        if status == InvoiceStatus::Void {
            invoice.voided_at = invoice.finalized_at.map(|finalized| finalized + DAY);
        }
        if status == InvoiceStatus::Uncollectible {
            invoice.marked_uncollectible_at = invoice.finalized_at.map(|finalized| finalized + 20 * DAY);
        }
    }

    /// Leaves a subscription's last invoice but one open after the last attempt to collect it, and the last a draft, as it happens
    /// while a subscription is unpaid.
    pub(in crate::demo_data) fn give_up(&mut self, subscription: &str) {
        self.settle(subscription, 1, InvoiceStatus::Open);
        let attempts = 1 + u32::try_from(RETRY_AFTER.len()).unwrap_or(0);
        let given_up = self.invoice(subscription, 1);
        if let Some(invoice) = given_up.and_then(|id| self.state.invoices.get_mut(&id)) {
            invoice.attempt_count = attempts;
        }
        let latest = self.invoice(subscription, 0);
        let Some(invoice) = latest.and_then(|id| self.state.invoices.get_mut(&id)) else { return };
        invoice.status = InvoiceStatus::Draft;
        invoice.number = None;
        invoice.attempt_count = 0;
        (invoice.finalized_at, invoice.paid_at, invoice.ending_balance) = (None, None, None);
        invoicing::stop_collecting(invoice);
        if let Some(customer) = self.state.customers.get_mut(&invoice.customer) {
            customer.next_invoice_sequence -= 1;
            customer.delinquent = true;
        }
    }

    /// Has an invoice of a subscription charged as if it hadn't been: to what it is charged to, when it was finalised. So there is
    /// a payment, or its failure, behind it.
    pub(in crate::demo_data) fn charge(&mut self, subscription: &str, back: usize) {
        let Some(id) = self.invoice(subscription, back) else { return };
        let Some(method) = payments::method_for(self.state, &id) else { return };
        let Some(invoice) = self.state.invoices.get_mut(&id) else { return };
        let at = invoice.finalized_at.unwrap_or(invoice.created);
        invoice.status = InvoiceStatus::Open;
        invoice.paid_at = None;
        invoice.attempt_count = 0;
        invoice.auto_advance = true;
        self.state.listed_at(at, |state| {
            // A failure leaves the invoice open, which is what it is charged for here.
            let _ = payments::collect(state, &id, &method, Attempt::Scheduled);
        });
    }

    /// Gives a part of a charged invoice back five days later, or all of it.
    pub(in crate::demo_data) fn refund(&mut self, subscription: &str, back: usize, amount: Option<i64>) {
        self.charge(subscription, back);
        let invoice = self.invoice(subscription, back).and_then(|id| self.state.invoices.get(&id));
        let Some((paid_at, intent)) =
            invoice.and_then(|found| Some((found.paid_at?, found.payment_intent.clone()?)))
        else {
            return;
        };
        let charge = self.state.payment_intents.get(&intent).and_then(|intent| intent.latest_charge.clone());
        let reason = Some("requested_by_customer".to_owned());
        let refunded = self.state.quietly_at(paid_at + 5 * DAY, |state| {
            crediting::refund(state, &charge.unwrap_or_default(), amount, reason, Metadata::new())
        });
        debug_assert!(refunded.is_ok(), "{refunded:?}");
    }

    /// Corrects an invoice by a credit note. What was paid already is paid back.
    pub(in crate::demo_data) fn credit(&mut self, subscription: &str, back: usize, amount: i64, memo: &str) {
        let Some(id) = self.invoice(subscription, back) else { return };
        if self.state.invoices.get(&id).is_some_and(|invoice| invoice.status == InvoiceStatus::Paid) {
            self.charge(subscription, back);
        }
        let Some(invoice) = self.state.invoices.get(&id) else { return };
        let refund_amount = amount - amount.min(invoice.amount_remaining());
        let at = invoice.finalized_at.unwrap_or(invoice.created) + DAY;
        let line = CreditLine {
            id: self.state.new_id("cnli_", 24),
            invoice_line: None,
            description: Some(memo.to_owned()),
            quantity: Some(1),
            unit_amount: Some(amount),
            amount,
        };
        let note = NewCreditNote {
            invoice: id,
            lines: vec![line],
            refund_amount,
            out_of_band: None,
            reason: Some(CreditReason::ProductUnsatisfactory),
            memo: Some(memo.to_owned()),
            metadata: Metadata::new(),
        };
        let issued = self.state.quietly_at(at, |state| crediting::issue(state, note));
        debug_assert!(issued.is_ok(), "{issued:?}");
    }

    /// An invoice for no subscription, made and paid so many days ago.
    pub(in crate::demo_data) fn one_off(
        &mut self,
        customer: &str,
        (amount, currency): (i64, &str),
        what_for: &str,
        days_ago: i64,
    ) {
        let at = self.now - days_ago * DAY;
        self.state.quietly_at(at, |state| {
            let Some(mut invoice) = invoicing::empty(state, customer, currency) else { return };
            invoice.lines.push(Line {
                id: state.new_id("il_", 24),
                amount,
                description: what_for.to_owned(),
                price: None,
                unit_amount: Some(amount),
                quantity: 1,
                period_start: at,
                period_end: at,
                source: LineSource::InvoiceItem(state.new_id("ii_", 24)),
                proration: false,
            });
            let id = invoice.id.clone();
            state.invoices.insert(invoice);
            invoicing::finalize(state, &id);
            if let Some(method) = payments::method_for(state, &id) {
                let _ = payments::collect(state, &id, &method, Attempt::Requested);
            }
        });
        if let Some(customer) = self.state.customers.get_mut(customer) {
            customer.currency.get_or_insert(currency.to_owned());
        }
    }
}
