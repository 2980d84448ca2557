//! All of a customer's invoices as a table for their bookkeeping (RFC 4180).
//!
//! Columns and statuses have the same names in every language, as the JSON has, because whatever reads the table goes by them. It begins
//! with a byte order mark, without which spreadsheets take the text for something else than UTF-8.

use std::collections::VecDeque;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use billing::clock::Timestamp;
use billing::money;
use futures_util::{StreamExt as _, stream};
use jiff::tz::TimeZone;
use store::db::DbError;
use store::invoices::{self, Invoice, Place};
use store::tenant;

use super::caller::PortalCaller;
use super::capability::Capability;
use super::invoice_credits::Credits;
use crate::app::App;
use crate::http::problem::Problem;

/// Invoices that are read, and sent, at a time.
const AT_A_TIME: usize = 500;

const BYTE_ORDER_MARK: &str = "\u{feff}";

const HEADER: &str = "Number,Date,Due date,Description,Period start,Period end,Currency,Total,Tax,Due,Paid,Refunded,Credited,Status\r\n";

/// `GET /portal/{token}/invoices.csv`: from the newest to the oldest, however many there are.
pub async fn get(State(app): State<App>, caller: PortalCaller) -> Result<Response, Problem> {
    caller.capabilities.require(Capability::InvoiceHistory)?;
    let name = file_name(&caller.session.project_name, &day(app.clock.epoch_ms(), &caller.language.zone));
    let zone = caller.language.zone;
    let mut rows = Rows { app, customer: caller.customer, zone, after: None, is_done: false };
    // The first rows before the answer, so that a database that fails is told by a status.
    let first = format!("{BYTE_ORDER_MARK}{HEADER}{}", rows.next().await?.unwrap_or_default());
    let chunks = stream::unfold((VecDeque::from([first]), rows), |(mut ready, mut rows)| async move {
        let chunk = match ready.pop_front() {
            Some(chunk) => Ok(chunk),
            None => rows.next().await.transpose()?,
        };
        Some((chunk.map(Bytes::from), (ready, rows)))
    });
    // What compresses an answer asks once more after its end.
    let chunks = chunks.fuse();
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers
        .insert(header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment")));
    Ok((headers, Body::from_stream(chunks)).into_response())
}

/// A walk through a customer's invoices.
struct Rows {
    app: App,
    customer: tenant::Customer,
    /// Whose days are told.
    zone: TimeZone,
    after: Option<Place>,
    is_done: bool,
}

impl Rows {
    /// The next of them as text; none when there are no more.
    async fn next(&mut self) -> Result<Option<String>, DbError> {
        if self.is_done {
            return Ok(None);
        }
        let query = invoices::of_customer(&self.customer, self.after.as_ref(), AT_A_TIME as i64);
        let invoices = self.app.db.read(query).await?;
        let credited = invoices.iter().map(|invoice| (invoice.created_at, invoice.credit));
        let credits = Credits::on(&self.app, &self.customer, credited).await?;
        self.is_done = invoices.len() < AT_A_TIME;
        self.after = invoices.last().map(|last| Place { made_at: last.created_at, id: last.id.clone() });
        let mut text = String::with_capacity(invoices.len() * 128);
        for invoice in &invoices {
            let credited = credits.amount(&invoice.id, invoice.credit);
            write_row(&mut text, invoice, credited, &self.zone);
        }
        Ok(Some(text))
    }
}

fn write_row(out: &mut String, invoice: &Invoice, credited: i64, zone: &TimeZone) {
    let amount = |minor_units: i64| money::to_decimal(minor_units, &invoice.currency);
    let moment = |ms: Option<i64>| ms.map(|ms| day(ms, zone)).unwrap_or_default();
    let description = invoice.description.as_deref().unwrap_or_default();
    let description = match invoice.other_things {
        Some(0) => description.to_owned(),
        Some(others) => format!("{description} (+{others})"),
        None => format!("{description} (+)"),
    };
    let fields = [
        words(invoice.number.as_deref().unwrap_or_default()),
        day(invoice.created_at, zone),
        moment(invoice.due_at),
        words(&description),
        moment(invoice.period_start),
        moment(invoice.period_end),
        invoice.currency.to_ascii_uppercase(),
        amount(invoice.total),
        amount(invoice.tax),
        amount(invoice.amount_due),
        amount(invoice.amount_paid),
        amount(invoice.amount_refunded),
        amount(credited),
        words(&invoice.status),
    ];
    for (place, field) in fields.iter().enumerate() {
        out.push_str(if place > 0 { "," } else { "" });
        write_field(out, field);
    }
    out.push_str("\r\n");
}

/// A text as a table may hold it. A spreadsheet runs what looks like a formula, so that is made a text by an apostrophe; see
/// <https://owasp.org/www-community/attacks/CSV_Injection>. Amounts are our own, and may be negative.
fn words(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    format!("{}{text}", if is_formula { "'" } else { "" })
}

fn write_field(out: &mut String, field: &str) {
    if field.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(field);
    }
}

/// The day of a moment in a time zone, `2026-11-22`.
fn day(ms: i64, zone: &TimeZone) -> String {
    let time = Timestamp::from_millisecond(ms);
    time.map_or(String::new(), |time| zone.to_datetime(time).date().to_string())
}

/// `acme-notes-invoices-2026-11-22.csv`, of whatever in the project's name can stand in any file's name.
fn file_name(project: &str, day: &str) -> String {
    let words = project.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = words.fold(String::new(), |name, word| name + &word.to_ascii_lowercase() + "-");
    name.truncate(60);
    format!("{name}invoices-{day}.csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_has_what_separates_is_quoted() {
        let written = |field: &str| {
            let mut out = String::new();
            write_field(&mut out, field);
            out
        };
        assert_eq!(written("plain; text"), "plain; text");
        assert_eq!(written("a,b"), "\"a,b\"");
        assert_eq!(written("say \"yes\""), "\"say \"\"yes\"\"\"");
        assert_eq!(written("two\nlines"), "\"two\nlines\"");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_made_a_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(words(text), format!("'{text}"));
        }
        assert_eq!(words("Team - yearly = good"), "Team - yearly = good");
    }

    #[test]
    fn a_file_is_named_by_the_project_and_the_day() {
        assert_eq!(file_name("Acme Notes", "2026-11-22"), "acme-notes-invoices-2026-11-22.csv");
        assert_eq!(file_name("../\"x\"; 株式会社", "2026-11-22"), "x-invoices-2026-11-22.csv");
        assert_eq!(file_name("株式会社", "2026-11-22"), "invoices-2026-11-22.csv");
        assert!(file_name(&"long ".repeat(100), "2026-11-22").len() < 100);
    }
}
