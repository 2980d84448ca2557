//! What an invoice is for, in few words, by its lines.

use stripe::objects::{Invoice, InvoiceLine, Period};

/// What an invoice is for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// The most telling of its lines.
    pub(super) description: Option<String>,
    /// How many other things there are lines for; none when Stripe has told of some of the lines only.
    pub(super) other_things: Option<i64>,
    /// The time that line is for, unless that is a moment.
    pub(super) period: Option<Period>,
}

/// What an invoice is for. Stripe puts what makes up for a change first, among it what is given back; what is charged for a whole period
/// tells more.
pub(super) fn of(invoice: &Invoice) -> Subject {
    let lines = &invoice.lines.data;
    let is_charge = |line: &&InvoiceLine| line.amount.unwrap_or(0) > 0;
    let telling = lines
        .iter()
        .find(|line| is_charge(line) && !line.is_proration())
        .or_else(|| lines.iter().find(is_charge))
        .or(lines.first());
    let mut things: Vec<&str> =
        lines.iter().filter_map(|line| line.description.as_deref().map(thing)).collect();
    things.sort_unstable();
    things.dedup();
    let own_words = telling.and_then(|line| line.description.as_deref()).map(thing);
    let others = things.len() - usize::from(own_words.is_some());
    Subject {
        description: own_words.or(invoice.description.as_deref()).map(str::to_owned),
        other_things: (!invoice.lines.has_more).then(|| i64::try_from(others).unwrap_or(0)),
        period: telling.and_then(InvoiceLine::period).filter(|period| period.end > period.start),
    }
}

/// A line's words without what the invoice says elsewhere: of `1 × Notes Pro (at $19.00 / month)`, which Stripe writes in the customer's
/// language, `Notes Pro`.
fn thing(words: &str) -> &str {
    let Some((quantity, rest)) = words.split_once(" × ") else { return words };
    if quantity.is_empty() || !quantity.bytes().all(|b| b.is_ascii_digit()) {
        return words;
    }
    let price = rest
        .rfind(" (")
        .filter(|start| rest.ends_with(')') && rest[*start..].contains(|c: char| c.is_numeric()));
    let end = words.len() - rest.len() + price.unwrap_or(rest.len());
    let start = if quantity == "1" { words.len() - rest.len() } else { 0 };
    words.get(start..end).filter(|thing| !thing.is_empty()).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use stripe::objects;

    use super::*;

    fn subject(lines: &Value, has_more: bool) -> Subject {
        let invoice = json!({ "id": "in_1", "description": "Thank you", "lines": { "data": lines, "has_more": has_more } });
        of(&objects::parse(&invoice.to_string()).unwrap())
    }

    fn words(lines: &Value) -> (Option<String>, Option<i64>) {
        let subject = subject(lines, false);
        (subject.description, subject.other_things)
    }

    fn line(words: &str, amount: i64) -> Value {
        json!({ "id": "il_1", "description": words, "amount": amount })
    }

    #[test]
    fn a_line_is_called_by_what_is_sold() {
        let cases = [
            ("1 × Notes Pro (at $19.00 / month)", "Notes Pro"),
            ("1 × Notizen (zu 19,00 € / Monat)", "Notizen"),
            ("12 × Seats (at $5.00 / month)", "12 × Seats"),
            ("1 × Tools (beta)", "Tools (beta)"),
            ("1 × Cup (2 l) (at $5.00)", "Cup (2 l)"),
            ("1 × ملاحظات (at $19.00 / month)", "ملاحظات"),
            ("Remaining time on Notes Pro after 1 Mar 2026", "Remaining time on Notes Pro after 1 Mar 2026"),
            ("4 × 4 tyres (at $90.00)", "4 × 4 tyres"),
            ("wood × glue", "wood × glue"),
            (" × ", " × "),
            ("1 × ", "1 × "),
            ("1 × (at $5)", "(at $5)"),
        ];
        for (words, expected) in cases {
            assert_eq!(thing(words), expected, "{words}");
        }
    }

    #[test]
    fn what_is_charged_for_a_period_tells_more_than_what_makes_up_for_a_change() {
        let mut back = line("Unused time on Basic", -500);
        let mut rest = line("Remaining time on Pro", 900);
        let whole = line("1 × Pro (at $19.00 / month)", 1_900);
        assert_eq!(words(&json!([back, rest])), (Some("Remaining time on Pro".to_owned()), Some(1)));
        back["proration"] = json!(true);
        rest["parent"] = json!({ "subscription_item_details": { "proration": true } });
        assert_eq!(words(&json!([back, rest, whole])), (Some("Pro".to_owned()), Some(2)));
        assert_eq!(words(&json!([back])), (Some("Unused time on Basic".to_owned()), Some(0)));
    }

    #[test]
    fn two_tiers_of_one_product_are_one_thing() {
        let tiers = json!([
            line("5 × Calls (Tier 1 at $1.00 / month)", 500),
            line("5 × Calls (Tier 2 at $0.50 / month)", 250)
        ]);
        assert_eq!(words(&tiers), (Some("5 × Calls".to_owned()), Some(0)));
    }

    #[test]
    fn without_lines_an_invoice_is_called_by_its_own_words() {
        assert_eq!(words(&json!([])), (Some("Thank you".to_owned()), Some(0)));
    }

    #[test]
    fn of_lines_that_stripe_left_out_nobody_knows_how_many_there_are() {
        let mut one = line("Consulting", 100);
        one["period"] = json!({ "start": 1_772_000_000, "end": 1_772_000_000 });
        let subject = subject(&json!([one]), true);
        assert_eq!((subject.other_things, subject.period), (None, None), "a moment is no period");
    }
}
