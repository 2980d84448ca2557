//! Credit notes: corrections of finalised invoices, downwards.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::pagination::list_object;
use crate::state::State;
use crate::table::Row;

words! {
    CreditReason {
        Duplicate = "duplicate",
        Fraudulent = "fraudulent",
        OrderChange = "order_change",
        ProductUnsatisfactory = "product_unsatisfactory",
    }
}

#[derive(Debug)]
pub(crate) struct CreditLine {
    pub(crate) id: String,
    /// The line of the invoice that it corrects; `None` for one that stands for itself.
    pub(crate) invoice_line: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) quantity: Option<i64>,
    pub(crate) unit_amount: Option<i64>,
    pub(crate) amount: i64,
}

#[derive(Debug)]
pub(crate) struct CreditNote {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    /// The invoice's number, `-CN-` and a counter.
    pub(crate) number: String,
    pub(crate) customer: String,
    pub(crate) invoice: String,
    pub(crate) currency: String,
    /// Never empty.
    pub(crate) lines: Vec<CreditLine>,
    /// What it took from an invoice that was still to be paid.
    pub(crate) pre_payment: i64,
    /// What it gives back from an invoice that was paid.
    pub(crate) post_payment: i64,
    pub(crate) out_of_band: Option<i64>,
    /// The refund that carries the post-payment part, with its amount.
    pub(crate) refund: Option<(String, i64)>,
    pub(crate) reason: Option<CreditReason>,
    pub(crate) memo: Option<String>,
    pub(crate) voided_at: Option<Seconds>,
    /// The unguessable part of its document's address.
    pub(crate) link_secret: String,
    pub(crate) metadata: Metadata,
}

impl Row for CreditNote {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.customer, &self.invoice, &self.link_secret]
    }
}

impl CreditNote {
    /// What all lines add up to.
    pub(crate) fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.amount).fold(0, i64::saturating_add)
    }

    pub(crate) fn json(&self, state: &State) -> Value {
        let total = self.total();
        let refund = self.refund.iter().map(|(refund, amount)| {
            json!({ "amount_refunded": amount, "payment_record_refund": null, "refund": refund, "type": "refund" })
        });
        json!({
            "id": self.id,
            "object": "credit_note",
            "amount": total,
            "amount_shipping": 0,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "customer_balance_transaction": null,
            "discount_amount": 0,
            "discount_amounts": [],
            "effective_at": self.created,
            "invoice": self.invoice,
            "lines": self.lines_json(),
            "livemode": false,
            "memo": self.memo,
            "metadata": self.metadata,
            "number": self.number,
            "out_of_band_amount": self.out_of_band,
            "pdf": state.link(&format!("/cn/{}/pdf", self.link_secret)),
            "post_payment_amount": self.post_payment,
            "pre_payment_amount": self.pre_payment,
            "pretax_credit_amounts": [],
            "reason": self.reason.map(CreditReason::word),
            "refunds": refund.collect::<Value>(),
            "shipping_cost": null,
            "status": if self.voided_at.is_some() { "void" } else { "issued" },
            "subtotal": total,
            "subtotal_excluding_tax": total,
            "total": total,
            "total_excluding_tax": total,
            "total_taxes": [],
            "type": match (self.pre_payment, self.post_payment) {
                (_, 0) => "pre_payment",
                (0, _) => "post_payment",
                _ => "mixed",
            },
            "voided_at": self.voided_at,
        })
    }

    fn lines_json(&self) -> Value {
        let shown = self.lines.iter().take(10).map(CreditLine::json).collect();
        list_object(&format!("/v1/credit_notes/{}/lines", self.id), self.lines.len() > 10, shown)
    }
}

impl CreditLine {
    pub(crate) fn json(&self) -> Value {
        let mut line = json!({
            "id": self.id,
            "object": "credit_note_line_item",
            "amount": self.amount,
            "description": self.description,
            "discount_amount": 0,
            "discount_amounts": [],
            "livemode": false,
            "pretax_credit_amounts": [],
            "quantity": self.quantity,
            "tax_rates": [],
            "taxes": [],
            "type": if self.invoice_line.is_some() { "invoice_line_item" } else { "custom_line_item" },
            "unit_amount": self.unit_amount,
            "unit_amount_decimal": self.unit_amount.map(|unit| unit.to_string()),
        });
        if let Some(invoice_line) = &self.invoice_line {
            line["invoice_line_item"] = json!(invoice_line);
        }
        line
    }
}
