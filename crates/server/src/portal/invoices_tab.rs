//! The tab of invoices.

use i18n::{Text, Words};
use store::credit_notes::CreditNote;
use store::db::DbError;
use store::invoices::{self, Line, Place};

use super::caller::PortalCaller;
use super::invoice_credits::Credits;
use super::invoices_list::{Asked, INVOICES_A_PAGE, STATUSES, Start, year_of};
use super::language::Language;
use super::own_text::OwnText;
use crate::app::App;

/// How an open invoice stands whose payment is on its way; Stripe has no word for that.
const ON_ITS_WAY: &str = "on_its_way";

/// More invoices than this are worth choosing from.
const FEW: usize = 6;

/// What stands under the tab.
#[derive(Hash)]
pub struct InvoicesTab {
    /// Newest first.
    pub lines: Vec<InvoiceLine>,
    /// What the address of the page with newer ones says.
    pub newer: Option<String>,
    /// What the address of the page with older ones says.
    pub older: Option<String>,
    /// What there is to choose from; none where there is little.
    pub filter: Option<Filter>,
    /// Whether some are left out.
    pub is_filtered: bool,
}

/// What there is to choose from.
#[derive(Hash)]
pub struct Filter {
    /// Years, the last first, and whether each is chosen.
    pub years: Vec<(i16, bool)>,
    /// Statuses: Stripe's word, ours, and whether it is chosen.
    pub statuses: Vec<(&'static str, Words, bool)>,
}

/// An invoice in the list.
#[derive(Hash)]
pub struct InvoiceLine {
    /// `pinv_…`
    pub id: OwnText,
    /// Its number, as a customer reads it.
    pub number: String,
    /// When it was made.
    pub date: String,
    /// What it was for.
    pub subject: Option<String>,
    /// The time that was paid for.
    pub period: Option<String>,
    /// What it is about.
    pub amount: String,
    /// What was given back, as a sentence.
    pub refunded: Option<String>,
    /// What was credited otherwise, as a sentence.
    pub credited: Option<String>,
    /// The credit notes on it of which there is a PDF.
    pub credit_notes: Vec<NoteLink>,
    /// Stripe's word or [`ON_ITS_WAY`], for the style.
    pub status: String,
    /// The word a customer reads.
    pub status_text: Words,
    /// Whether there is a PDF of it, and a page.
    pub has_pdf: bool,
    /// Whether it can be paid.
    pub can_pay: bool,
}

/// A credit note's PDF.
#[derive(Hash)]
pub struct NoteLink {
    /// `pcn_…`
    pub id: OwnText,
    /// Its number, as a customer reads it.
    pub number: String,
}

impl InvoicesTab {
    /// Tells a page of the list, of which `rows` were read by [`Asked::query`]; of those of `on_its_way` the payment was begun, and isn't
    /// made yet. More is read only where a page needs it: not for a customer whose invoices fit on one, and on none of whose something
    /// was credited.
    pub async fn new(
        app: &App,
        caller: &PortalCaller,
        asked: &Asked,
        rows: Vec<Line>,
        on_its_way: &[&str],
    ) -> Result<Self, DbError> {
        let customer = &caller.customer;
        let at_the_top;
        let (asked, mut rows) = match asked.start {
            // The page before is the first one, which may have got longer.
            Start::NewerThan(_) if rows.len() <= INVOICES_A_PAGE => {
                at_the_top = Asked { start: Start::Newest, ..asked.clone() };
                (&at_the_top, app.db.read(at_the_top.query(customer, &caller.language.zone)).await?)
            }
            _ => (asked, rows),
        };
        let has_more = rows.len() > INVOICES_A_PAGE;
        rows.truncate(INVOICES_A_PAGE);
        let (has_newer, has_older) = match asked.start {
            Start::Newest => (false, has_more),
            Start::OlderThan(_) => (true, has_more),
            Start::NewerThan(_) => (has_more, true),
        };
        if matches!(asked.start, Start::NewerThan(_)) {
            rows.reverse();
        }
        let beyond = |row: Option<&Line>, start: fn(Place) -> Start| {
            let place = row.map(|row| Place { made_at: row.created_at, id: row.id.clone() });
            Asked { start: place.map_or(Start::Newest, start), ..asked.clone() }.to_params()
        };
        let is_whole = !has_newer && !has_older && !asked.is_filtered();
        let filter = if is_whole && rows.len() <= FEW {
            None
        } else {
            let years = if is_whole {
                span_of(&rows)
            } else {
                app.db.read_optional(invoices::span(customer)).await?.flatten()
            };
            Some(Filter::new(&caller.language, asked, years))
        };
        let credits = Credits::on(app, customer, rows.iter().map(|row| (row.created_at, row.credit))).await?;
        let line = |row: Line| {
            let is_on_its_way = on_its_way.contains(&&*row.id);
            line(&caller.language, row, &credits, is_on_its_way)
        };
        Ok(Self {
            newer: has_newer.then(|| beyond(rows.first(), Start::NewerThan)),
            older: has_older.then(|| beyond(rows.last(), Start::OlderThan)),
            filter,
            is_filtered: asked.is_filtered(),
            lines: rows.into_iter().map(line).collect(),
        })
    }
}

impl Filter {
    /// `made` is when the first and the last invoice were made. In a year between there may be none.
    fn new(language: &Language, asked: &Asked, made: Option<(i64, i64)>) -> Self {
        let span = made.and_then(|(first, last)| {
            Some((year_of(first, &language.zone)?, year_of(last, &language.zone)?))
        });
        let mut years: Vec<i16> = span.map_or(Vec::new(), |(first, last)| (first..=last).collect());
        years.extend(asked.year.filter(|asked| !years.contains(asked)));
        years.sort_unstable_by(|a, b| b.cmp(a));
        let statuses =
            STATUSES.map(|status| (status, status_text(language.text, status), asked.status == Some(status)));
        Self {
            years: years.into_iter().map(|year| (year, asked.year == Some(year))).collect(),
            statuses: statuses.into(),
        }
    }
}

/// When the first and the last of them were made; the newest stands first.
fn span_of(rows: &[Line]) -> Option<(i64, i64)> {
    Some((rows.last()?.created_at, rows.first()?.created_at))
}

fn line(language: &Language, row: Line, credits: &Credits, is_on_its_way: bool) -> InvoiceLine {
    let text = language.text;
    let status = if is_on_its_way { ON_ITS_WAY.to_owned() } else { row.status };
    let amount = |amount: i64| language.money(amount, &row.currency);
    let credited = credits.amount(&row.id, row.credit);
    let period = row.period_start.zip(row.period_end);
    InvoiceLine {
        date: language.day(row.created_at),
        subject: subject(text, row.description, row.other_things),
        period: period.map(|(start, end)| language.days(start, end)),
        amount: amount(row.total),
        refunded: (row.amount_refunded > 0).then(|| text.invoice_refunded(&amount(row.amount_refunded))),
        credited: (credited > 0).then(|| text.invoice_credited(&amount(credited))),
        credit_notes: credits.notes(&row.id).iter().filter_map(|note| note_link(text, note)).collect(),
        status_text: status_text(text, &status),
        can_pay: status == "open" && row.amount_remaining > 0,
        has_pdf: row.has_pdf,
        number: row.number.unwrap_or_else(|| text.invoice_without_number().into()),
        status,
        id: OwnText::new(row.id),
    }
}

fn note_link(text: &'static Text, note: &CreditNote) -> Option<NoteLink> {
    let number = note.number.clone().unwrap_or_else(|| text.invoice_without_number().into());
    note.has_pdf.then(|| NoteLink { id: OwnText::new(note.id.clone()), number })
}

/// What an invoice was for. Nothing is put around what is the only thing.
fn subject(text: &'static Text, first: Option<String>, others: Option<i64>) -> Option<String> {
    let first = first?;
    Some(match others {
        Some(0) => first,
        Some(others) => text.first_and_others(others, &first),
        None => text.invoice_subject_and_more(&first),
    })
}

fn status_text(text: &'static Text, status: &str) -> Words {
    match status {
        "paid" => text.invoice_paid(),
        "open" => text.invoice_open(),
        ON_ITS_WAY => text.invoice_on_its_way(),
        "void" => text.invoice_void(),
        "uncollectible" => text.invoice_uncollectible(),
        _ => text.invoice_other(),
    }
}
