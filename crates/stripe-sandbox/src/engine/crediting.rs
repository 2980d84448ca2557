//! Giving money back: refunds of charges, and credit notes on invoices.
//! Source: Stripe's documentation, "Refund and cancel payments" and "Issue credit notes".

use crate::engine::invoicing;
use crate::error::ApiError;
use crate::objects::credit_note::{CreditLine, CreditNote, CreditReason};
use crate::objects::invoice::{Invoice, InvoiceStatus};
use crate::objects::metadata::Metadata;
use crate::objects::payment_method::Kind;
use crate::objects::refund::Refund;
use crate::state::State;

/// Gives back a part of a charge; without an amount, all that is left of it. Returns the refund.
///
/// # Errors
/// 400 when less is left than was asked for.
pub(crate) fn refund(
    state: &mut State,
    charge: &str,
    amount: Option<i64>,
    reason: Option<String>,
    metadata: Metadata,
) -> Result<String, ApiError> {
    let found = state.charges.get(charge).ok_or_else(|| ApiError::no_such("charge", charge, "charge"))?;
    let left = found.refundable();
    if left == 0 && found.decline.is_none() {
        return Err(ApiError::already_refunded(charge));
    }
    if left == 0 {
        let message = format!("You cannot refund {charge}, since it did not succeed.");
        return Err(ApiError::forbidden_by_state(message));
    }
    let amount = amount.unwrap_or(left);
    if amount < 1 {
        return Err(ApiError::invalid_integer("amount", &amount.to_string()));
    }
    if amount > left {
        let message =
            format!("Refund amount ({amount}) is greater than unrefunded amount on charge ({left})");
        return Err(ApiError::invalid("amount", message));
    }
    let id = state.new_id("re_", 24);
    let refund = Refund {
        id: id.clone(),
        created: state.now(),
        amount,
        currency: found.currency.clone(),
        charge: charge.to_owned(),
        payment_intent: found.payment_intent.clone(),
        reason,
        to_card: matches!(found.method.kind, Kind::Card { .. }),
        metadata,
    };
    state.refunds.insert(refund);
    state.change("charge.refunded", charge, |state| {
        if let Some(charge) = state.charges.get_mut(charge) {
            charge.amount_refunded += amount;
        }
    });
    state.record("refund.created", &id);
    Ok(id)
}

/// What a credit note is to say.
pub(crate) struct NewCreditNote {
    pub(crate) invoice: String,
    pub(crate) lines: Vec<CreditLine>,
    /// How the part that was paid already comes back: by a refund, or by other ways that Stripe does not see.
    pub(crate) refund_amount: i64,
    pub(crate) out_of_band: Option<i64>,
    pub(crate) reason: Option<CreditReason>,
    pub(crate) memo: Option<String>,
    pub(crate) metadata: Metadata,
}

/// Corrects a finalised invoice. What is still to be paid is reduced first; the rest comes back. Returns the note.
///
/// # Errors
/// 400 when the invoice can't be corrected, or not by that much.
pub(crate) fn issue(state: &mut State, new: NewCreditNote) -> Result<String, ApiError> {
    let invoice = state.invoices.get(&new.invoice);
    let invoice = invoice.ok_or_else(|| ApiError::no_such("invoice", &new.invoice, "invoice"))?;
    let total = new.lines.iter().map(|line| line.amount).fold(0, i64::saturating_add);
    let pre_payment = total.min(invoice.amount_remaining());
    let post_payment = total - pre_payment;
    check(invoice, &new, total, post_payment)?;
    let (was_open, earlier) = (invoice.status == InvoiceStatus::Open, notes_on(state, &new.invoice));
    let note = CreditNote {
        id: state.new_id("cn_", 24),
        created: state.now(),
        number: format!("{}-CN-{:02}", invoice.number.as_deref().unwrap_or_default(), earlier + 1),
        customer: invoice.customer.clone(),
        invoice: new.invoice.clone(),
        currency: invoice.currency.clone(),
        lines: new.lines,
        pre_payment,
        post_payment,
        out_of_band: new.out_of_band,
        refund: None,
        reason: new.reason,
        memo: new.memo,
        voided_at: None,
        link_secret: state.random("", 40),
        metadata: new.metadata,
    };
    let charge = charge_of(state, invoice);
    let refund = match (new.refund_amount, charge) {
        (0, _) => None,
        (_, None) => {
            let message = "The invoice has no successful charge that could be refunded.";
            return Err(ApiError::invalid("refund_amount", message));
        }
        (amount, Some(charge)) => {
            Some((refund(state, &charge, Some(amount), None, Metadata::new())?, amount))
        }
    };
    let id = note.id.clone();
    state.credit_notes.insert(CreditNote { refund, ..note });
    state.record("credit_note.created", &id);
    credit(state, &new.invoice, pre_payment, post_payment);
    let is_settled = state.invoices.get(&new.invoice).is_some_and(|invoice| invoice.amount_remaining() == 0);
    if was_open && is_settled {
        invoicing::mark_paid(state, &new.invoice);
    }
    Ok(id)
}

/// Takes a credit note back.
///
/// # Errors
/// 400 when its invoice is no longer open, or it is void already.
pub(crate) fn void(state: &mut State, id: &str) -> Result<(), ApiError> {
    let now = state.now();
    let note = state.credit_notes.get_mut(id).ok_or_else(|| ApiError::no_such("credit_note", id, "id"))?;
    let is_open =
        |invoice: &str| state.invoices.get(invoice).is_some_and(|found| found.status == InvoiceStatus::Open);
    if note.voided_at.is_some() || !is_open(&note.invoice) {
        let message = "You can only void a credit note that is issued, and whose invoice is open.";
        return Err(ApiError::forbidden_by_state(message));
    }
    note.voided_at = Some(now);
    let (invoice, amount) = (note.invoice.clone(), note.pre_payment);
    state.record("credit_note.voided", id);
    credit(state, &invoice, -amount, 0);
    Ok(())
}

fn check(invoice: &Invoice, new: &NewCreditNote, total: i64, post_payment: i64) -> Result<(), ApiError> {
    if matches!(invoice.status, InvoiceStatus::Draft | InvoiceStatus::Void) {
        let message = "You can only create credit notes for finalized invoices that are not void.";
        return Err(ApiError::forbidden_by_state(message));
    }
    let left = invoice.total() - invoice.pre_payment_credit - invoice.post_payment_credit;
    if total < 1 || total > left {
        let message =
            format!("The credit note must be for an amount from 1 to {left}, what is left of the invoice.");
        return Err(ApiError::invalid("amount", message));
    }
    let given_back = new.refund_amount.saturating_add(new.out_of_band.unwrap_or(0));
    if given_back != post_payment {
        let message = format!(
            "The sum of refund_amount and out_of_band_amount ({given_back}) must equal the part of the credit note \
             that was paid already ({post_payment})."
        );
        return Err(ApiError::invalid("refund_amount", message));
    }
    Ok(())
}

fn credit(state: &mut State, invoice: &str, pre_payment: i64, post_payment: i64) {
    invoicing::change(state, invoice, |invoice| {
        invoice.pre_payment_credit += pre_payment;
        invoice.post_payment_credit += post_payment;
    });
}

fn charge_of(state: &State, invoice: &Invoice) -> Option<String> {
    let intent = state.payment_intents.get(invoice.payment_intent.as_ref()?)?;
    intent.latest_charge.clone()
}

fn notes_on(state: &State, invoice: &str) -> usize {
    state.credit_notes.with_key(invoice).count()
}
