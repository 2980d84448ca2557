//! The tab of invoices.

use billing::money;
use store::db::Query;
use store::invoices::{self, Line};
use store::tenant;

use super::date::date;
use super::own_text::OwnText;

/// Invoices on one page.
const INVOICES_A_PAGE: i64 = 24;
/// The last page that can be asked for: 10,000 invoices.
const LAST_PAGE: i64 = 417;

/// What stands under the tab.
#[derive(Hash)]
pub struct InvoicesTab {
    /// Newest first.
    pub lines: Vec<InvoiceLine>,
    /// The page with newer ones.
    pub newer_page: Option<i64>,
    /// The page with older ones.
    pub older_page: Option<i64>,
}

/// An invoice in the list.
#[derive(Hash)]
pub struct InvoiceLine {
    /// `pinv_…`
    pub id: OwnText,
    /// Its number, as a customer reads it.
    pub number: String,
    /// When it was made.
    pub date: OwnText,
    /// What it is about.
    pub amount: String,
    /// Stripe's word, for the style.
    pub status: String,
    /// The word a customer reads.
    pub status_text: &'static str,
    /// Whether there is a PDF of it.
    pub has_pdf: bool,
    /// Whether it can be paid.
    pub can_pay: bool,
}

/// The page of invoices that an address asks for.
pub fn page_number(asked: Option<&str>) -> i64 {
    asked.and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, LAST_PAGE)
}

/// What has to be read for a page of it: one more than it shows, to know whether there are older ones.
pub fn query(customer: &tenant::Customer, page: i64) -> Query<Line> {
    invoices::lines_of_customer(customer, INVOICES_A_PAGE + 1, (page - 1) * INVOICES_A_PAGE)
}

impl InvoicesTab {
    /// Tells what was read for a page.
    pub fn new(rows: Vec<Line>, page: i64) -> Self {
        let has_older = rows.len() > INVOICES_A_PAGE as usize && page < LAST_PAGE;
        Self {
            lines: rows.into_iter().take(INVOICES_A_PAGE as usize).map(line).collect(),
            newer_page: (page > 1).then(|| page - 1),
            older_page: has_older.then_some(page + 1),
        }
    }
}

fn line(row: Line) -> InvoiceLine {
    InvoiceLine {
        number: row.number.unwrap_or_else(|| "No number".to_owned()),
        date: OwnText::new(date(row.created_at)),
        amount: money::format_en(row.total, &row.currency),
        status_text: match row.status.as_str() {
            "paid" => "Paid",
            "open" => "Open",
            "void" => "Void",
            "uncollectible" => "Not collected",
            _ => "Other",
        },
        can_pay: row.status == "open" && row.amount_remaining > 0,
        status: row.status,
        has_pdf: row.has_pdf,
        id: OwnText::new(row.id),
    }
}
