//! `/v1/credit_notes`.

use super::{Answer, show};
use crate::engine::crediting::{self, NewCreditNote};
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Word;
use crate::objects::credit_note::{CreditLine, CreditNote, CreditReason};
use crate::objects::metadata;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

/// One of `lines[]`.
struct NewLine {
    invoice_line: Option<String>,
    description: Option<String>,
    quantity: Option<i64>,
    unit_amount: Option<i64>,
    amount: Option<i64>,
}

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let invoice = params.required_text("invoice")?;
    let amount = params.integer("amount")?;
    let lines = params.groups("lines", take_line)?;
    let refund_amount = params.count("refund_amount")?.unwrap_or(0);
    let out_of_band = params.count("out_of_band_amount")?;
    if params.has("credit_amount") || params.has("refunds") {
        let message = "The sandbox gives back by `refund_amount` and `out_of_band_amount` only.";
        return Err(ApiError::invalid("credit_amount", message));
    }
    let words = "duplicate, fraudulent, order_change, or product_unsatisfactory";
    let reason = params.choice("reason", words, CreditReason::from_word)?;
    let memo = params.text("memo")?;
    let metadata = metadata::take_new(&mut params)?;
    params.finish()?;

    let lines = match (amount, lines) {
        (Some(amount), None) => vec![NewLine {
            invoice_line: None,
            description: Some("Credit".to_owned()),
            quantity: Some(1),
            unit_amount: Some(amount),
            amount: Some(amount),
        }],
        (None, Some(lines)) if !lines.is_empty() => lines,
        (None, _) => {
            let message = "You must pass one of `amount` or `lines`.";
            return Err(ApiError::missing("amount").saying(message));
        }
        (Some(_), Some(_)) => {
            let message = "You may only specify one of these parameters: amount, lines.";
            return Err(ApiError::invalid("amount", message));
        }
    };
    let lines = lines.into_iter().enumerate();
    let lines = lines.map(|(index, line)| line.build(state, &invoice, index)).collect::<Result<_, _>>()?;
    let new = NewCreditNote { invoice, lines, refund_amount, out_of_band, reason, memo, metadata };
    let id = crediting::issue(state, new)?;
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(|note| note.json(state))
}

pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let memo = params.change_text("memo")?;
    let metadata = metadata::take(&mut params)?;
    params.finish()?;

    known(state, id)?;
    state.change("credit_note.updated", id, |state| {
        if let Some(note) = state.credit_notes.get_mut(id) {
            memo.apply(&mut note.memo);
            metadata::merge(&mut note.metadata, metadata);
        }
    });
    show(state, id)
}

pub(super) fn void(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;
    crediting::void(state, id)?;
    show(state, id)
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let customer = params.text("customer")?;
    let invoice = params.text("invoice")?;
    params.finish()?;

    let keep = |note: &CreditNote| {
        customer.as_ref().is_none_or(|customer| note.customer == *customer)
            && invoice.as_ref().is_none_or(|invoice| note.invoice == *invoice)
    };
    let (rows, has_more) = page.of(
        &state.credit_notes,
        "credit_note",
        Scope { key: invoice.as_deref().or(customer.as_deref()), created },
        keep,
    )?;
    Ok(list_object("/v1/credit_notes", has_more, rows.into_iter().map(|note| note.json(state)).collect()))
}

pub(super) fn list_lines(state: &State, id: &str, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    params.finish()?;

    let note = known(state, id)?;
    let (lines, has_more) = page.of_parts(&note.lines, "credit_note_line_item", |line| &line.id)?;
    let data = lines.iter().map(CreditLine::json).collect();
    Ok(list_object(&format!("/v1/credit_notes/{id}/lines"), has_more, data))
}

impl NewLine {
    fn build(self, state: &State, invoice: &str, index: usize) -> Result<CreditLine, ApiError> {
        let param = |field: &str| format!("lines[{index}][{field}]");
        let line = |id: &String| {
            let found = state.invoices.get(invoice)?;
            found.lines.iter().find(|line| line.id == *id)
        };
        let corrected = match &self.invoice_line {
            None => None,
            Some(id) => Some(
                line(id)
                    .ok_or_else(|| ApiError::no_such("invoice line item", id, &param("invoice_line_item")))?,
            ),
        };
        let unit_amount = self.unit_amount.or(corrected.and_then(|line| line.unit_amount));
        let of_units = || Some(unit_amount?.saturating_mul(self.quantity.unwrap_or(1)));
        let amount = self.amount.or_else(of_units);
        Ok(CreditLine {
            id: state.new_id("cnli_", 24),
            amount: amount.ok_or_else(|| ApiError::missing(param("amount")))?,
            description: self.description.or_else(|| corrected.map(|line| line.description.clone())),
            invoice_line: self.invoice_line,
            quantity: self.quantity,
            unit_amount,
        })
    }
}

fn take_line(line: &mut Params) -> Result<NewLine, ApiError> {
    let words = "invoice_line_item or custom_line_item";
    let is_correction = line.choice("type", words, |word| match word {
        "invoice_line_item" => Some(true),
        "custom_line_item" => Some(false),
        _ => None,
    })?;
    let invoice_line = match is_correction.ok_or_else(|| ApiError::missing(line.name("type")))? {
        true => Some(line.required_text("invoice_line_item")?),
        false => None,
    };
    Ok(NewLine {
        invoice_line,
        description: line.text("description")?,
        quantity: line.count("quantity")?,
        unit_amount: line.integer("unit_amount")?,
        amount: line.integer("amount")?,
    })
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a CreditNote, ApiError> {
    state.credit_notes.get(id).ok_or_else(|| ApiError::no_such("credit_note", id, "id"))
}
