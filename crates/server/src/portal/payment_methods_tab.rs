//! The tab of payment methods.

use store::payment_methods::Line;

use super::own_text::OwnText;

/// What stands under the tab.
#[derive(Hash)]
pub struct PaymentMethodsTab {
    /// All of them.
    pub lines: Vec<PaymentMethodLine>,
    /// Whether the link allows to enter another.
    pub may_update: bool,
}

/// A payment method in the list.
#[derive(Hash)]
pub struct PaymentMethodLine {
    /// `ppm_…`
    pub id: OwnText,
    /// `Visa •••• 4242`
    pub label: String,
    /// `Expires 08/2027`
    pub expiry: Option<String>,
    /// Whether it pays for what has none of its own.
    pub is_default: bool,
}

impl PaymentMethodsTab {
    /// Tells what was read.
    pub fn new(rows: Vec<Line>, may_update: bool) -> Self {
        Self { lines: rows.into_iter().map(line).collect(), may_update }
    }
}

fn line(row: Line) -> PaymentMethodLine {
    PaymentMethodLine {
        expiry: row.exp_month.zip(row.exp_year).map(|(month, year)| format!("Expires {month:02}/{year}")),
        label: row.label,
        id: OwnText::new(row.id),
        is_default: row.is_default,
    }
}
