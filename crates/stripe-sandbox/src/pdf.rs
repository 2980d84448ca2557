//! An invoice or a credit note as a PDF of one page, set in two of the fonts that every reader has.

use billing::money::to_decimal;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use crate::hosted_pages::day;
use crate::objects::Word;
use crate::objects::account::Account;
use crate::objects::credit_note::CreditNote;
use crate::objects::invoice::{Invoice, InvoiceStatus};

/// A4, in points.
const PAGE: Rect = Rect { x1: 0.0, y1: 0.0, x2: 595.0, y2: 842.0 };
const LEFT: f32 = 56.0;
const RIGHT: f32 = 539.0;
const LINE_HEIGHT: f32 = 18.0;

/// As many lines as fit on the page; the rest is counted.
const MAX_LINES: usize = 26;

const BODY: Name<'static> = Name(b"Body");
const HEADING: Name<'static> = Name(b"Heading");
/// Every letter is 0.6 of the size wide, so that amounts can be aligned on the right.
const FIGURES: Name<'static> = Name(b"Figures");
const FIGURE_WIDTH: f32 = 0.6;

/// What a document says.
struct Document<'a> {
    title: &'static str,
    number: &'a str,
    facts: Vec<(&'static str, String)>,
    currency: &'a str,
    lines: Vec<(&'a str, i64)>,
    sums: [(&'static str, i64); 2],
}

/// Draws an invoice.
pub(crate) fn render(invoice: &Invoice) -> Vec<u8> {
    let customer = invoice.customer_name.clone().or_else(|| invoice.customer_email.clone());
    let number = invoice.number.as_deref().unwrap_or_default();
    let settled = if invoice.status == InvoiceStatus::Paid {
        ("Amount paid", invoice.amount_paid())
    } else {
        ("Amount due", invoice.amount_remaining())
    };
    let lines = invoice.lines.iter().map(|line| (line.description.as_str(), line.amount));
    let discounts = invoice.discounts.iter().map(|(_, off)| ("Discount", -off));
    write(&Document {
        title: "Invoice",
        number,
        facts: vec![
            ("Invoice number", number.to_owned()),
            ("Date", day(invoice.finalized_at.unwrap_or(invoice.created))),
            ("Due", invoice.due_date.map(day).unwrap_or_default()),
            ("Billed to", customer.unwrap_or_default()),
            ("Status", invoice.status.word().to_owned()),
        ],
        currency: &invoice.currency,
        lines: lines.chain(discounts).collect(),
        sums: [("Total", invoice.total()), settled],
    })
}

/// Draws a credit note.
pub(crate) fn render_credit_note(note: &CreditNote) -> Vec<u8> {
    write(&Document {
        title: "Credit note",
        number: &note.number,
        facts: vec![
            ("Credit note number", note.number.clone()),
            ("Date", day(note.created)),
            ("Memo", note.memo.clone().unwrap_or_default()),
        ],
        currency: &note.currency,
        lines: note
            .lines
            .iter()
            .map(|line| (line.description.as_deref().unwrap_or_default(), line.amount))
            .collect(),
        sums: [("Total", note.total()), ("Given back", note.post_payment)],
    })
}

fn write(document: &Document) -> Vec<u8> {
    let [catalog, pages, page, content, body, heading, figures, info] =
        [1, 2, 3, 4, 5, 6, 7, 8].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages).lang(TextStr("en"));
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.media_box(PAGE).parent(pages).contents(content);
    sheet.resources().fonts().pair(BODY, body).pair(HEADING, heading).pair(FIGURES, figures);
    sheet.finish();
    for (id, font) in [(body, "Helvetica"), (heading, "Helvetica-Bold"), (figures, "Courier")] {
        pdf.type1_font(id).base_font(Name(font.as_bytes())).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    pdf.stream(content, &draw(document));
    let title = format!("{} {}", document.title, document.number);
    pdf.document_info(info).title(TextStr(&title)).author(TextStr(Account::NAME));
    pdf.finish()
}

fn draw(document: &Document) -> Vec<u8> {
    let money = |amount| {
        format!("{} {}", to_decimal(amount, document.currency), document.currency.to_ascii_uppercase())
    };
    let mut sheet = Sheet { content: Content::new(), y: 780.0 };
    sheet.text(HEADING, 22.0, LEFT, document.title);
    sheet.text_right(11.0, Account::NAME);
    sheet.down(2.0);
    for (label, value) in document.facts.iter().filter(|(_, value)| !value.is_empty()) {
        sheet.text(HEADING, 10.0, LEFT, label);
        sheet.text(BODY, 10.0, LEFT + 110.0, &shortened(value, 70));
        sheet.down(1.0);
    }
    sheet.down(1.0);
    sheet.rule();
    for (description, amount) in document.lines.iter().take(MAX_LINES) {
        sheet.text(BODY, 10.0, LEFT, &shortened(description, 62));
        sheet.text_right(10.0, &money(*amount));
        sheet.down(1.0);
    }
    if let Some(more) = document.lines.len().checked_sub(MAX_LINES).filter(|more| *more > 0) {
        sheet.text(BODY, 10.0, LEFT, &format!("and {more} more"));
        sheet.down(1.0);
    }
    sheet.rule();
    for (label, amount) in document.sums {
        sheet.text(HEADING, 12.0, LEFT, label);
        sheet.text_right(12.0, &money(amount));
        sheet.down(1.2);
    }
    sheet.content.finish().to_vec()
}

/// A page that is written from the top down.
struct Sheet {
    content: Content,
    y: f32,
}

impl Sheet {
    fn text(&mut self, font: Name, size: f32, x: f32, text: &str) {
        self.content.begin_text().set_font(font, size).next_line(x, self.y);
        self.content.show(Str(&win_ansi(text))).end_text();
    }

    fn text_right(&mut self, size: f32, text: &str) {
        let encoded = win_ansi(text);
        let width = encoded.len() as f32 * FIGURE_WIDTH * size;
        self.text(FIGURES, size, RIGHT - width, text);
    }

    fn down(&mut self, lines: f32) {
        self.y -= LINE_HEIGHT * lines;
    }

    fn rule(&mut self) {
        self.content
            .move_to(LEFT, self.y + LINE_HEIGHT / 2.0)
            .line_to(RIGHT, self.y + LINE_HEIGHT / 2.0)
            .stroke();
        self.down(1.0);
    }
}

fn shortened(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// The text in the encoding of the built-in fonts. They have no letters beyond Western European ones, so others become
/// `?`, and characters that only steer the direction of text disappear.
fn win_ansi(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        ' '..='~' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(letter)).ok(),
        '€' => Some(0x80),
        '…' => Some(0x85),
        '–' => Some(0x96),
        '•' => Some(0x95),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        _ => Some(b'?'),
    };
    text.chars().filter_map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_built_in_fonts_survive_and_others_are_marked() {
        assert_eq!(win_ansi("Bäckerei 5 €"), [b"B\xe4ckerei 5 ".as_slice(), &[0x80]].concat());
        assert_eq!(win_ansi("さ\u{202e}x"), b"?x");
    }
}
