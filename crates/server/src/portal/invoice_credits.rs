//! What credit notes did to a customer's invoices.

use std::collections::HashMap;

use store::credit_notes::{self, CreditNote};
use store::db::DbError;
use store::tenant;

use crate::app::App;

/// The credit notes on some invoices.
#[derive(Debug, Default)]
pub struct Credits(HashMap<String, Vec<CreditNote>>);

impl Credits {
    /// Reads those on invoices, each told by when it was made (epoch milliseconds) and how much was credited on it. Where that is nothing,
    /// as with most customers, nothing is read.
    pub async fn on(
        app: &App,
        customer: &tenant::Customer,
        invoices: impl Iterator<Item = (i64, i64)>,
    ) -> Result<Self, DbError> {
        let credited = invoices.filter(|(_, credit)| *credit > 0).map(|(made_at, _)| made_at);
        let span = credited.fold(None, |span: Option<(i64, i64)>, at| {
            Some(span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))))
        });
        let Some((first, last)) = span else { return Ok(Self::default()) };
        let mut notes: HashMap<String, Vec<CreditNote>> = HashMap::new();
        for note in app.db.read(credit_notes::of_invoices(customer, first, last)).await? {
            notes.entry(note.invoice_id.clone()).or_default().push(note);
        }
        Ok(Self(notes))
    }

    /// Those on an invoice, oldest first.
    pub fn notes(&self, invoice_id: &str) -> &[CreditNote] {
        self.0.get(invoice_id).map_or(&[], Vec::as_slice)
    }

    /// How much an invoice was lowered by, in minor units, without what was refunded; `credit` is all that Stripe says was credited on it.
    pub fn amount(&self, invoice_id: &str, credit: i64) -> i64 {
        let refunded = self.notes(invoice_id).iter().map(|note| note.refunded).fold(0, i64::saturating_add);
        credit.saturating_sub(refunded).max(0)
    }
}
