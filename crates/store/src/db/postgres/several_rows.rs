//! Commands that insert a row each into the same table, sent as one statement with several rows. Beginning and ending a statement takes
//! PostgreSQL about as long as an upsert itself, so eight upserts take half as long together.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::super::statement::{Command, Sql, Value};

/// How many rows a statement may have. Few different numbers, because each is prepared on each connection; with these, up to eight rows
/// are two statements at most.
const NUMBERS_OF_ROWS: [usize; 7] = [16, 12, 8, 6, 4, 3, 2];

/// A statement that inserts several rows where a command inserts one.
#[derive(Debug)]
pub(super) struct SeveralRows {
    /// It answers the key of each row that was inserted or changed, if there may be others.
    pub(super) text: String,
    /// Which of a command's parameters are the key that its `ON CONFLICT` names, counted from 0. Empty without one: then every row is
    /// inserted.
    pub(super) key: Vec<usize>,
}

/// The commands in their order, those together that can be sent as one statement.
pub(super) fn together<'a, 'c>(
    mut commands: &'a [&'c Command],
) -> Vec<(&'a [&'c Command], Option<Arc<SeveralRows>>)> {
    let mut parts = Vec::with_capacity(commands.len());
    while let Some(first) = commands.first() {
        let alike = commands.iter().take_while(|command| command.sql == first.sql).count();
        let several = NUMBERS_OF_ROWS.iter().filter(|rows| **rows <= alike).find_map(|rows| {
            let several = SeveralRows::of(first.sql, *rows)?;
            several.takes(&commands[..*rows]).then_some((*rows, several))
        });
        let (rows, several) = several.map_or((1, None), |(rows, several)| (rows, Some(several)));
        let (part, rest) = commands.split_at(rows);
        parts.push((part, several));
        commands = rest;
    }
    parts
}

impl SeveralRows {
    /// The statement made of one that inserts a single row; none if that isn't what it does.
    pub(super) fn of(sql: Sql, rows: usize) -> Option<Arc<Self>> {
        type Made = HashMap<(&'static str, usize), Option<Arc<SeveralRows>>>;
        static MADE: LazyLock<Mutex<Made>> = LazyLock::new(Mutex::default);
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        made.entry((sql.name(), rows)).or_insert_with(|| Self::make(sql.text(), rows).map(Arc::new)).clone()
    }

    fn make(sql: &str, rows: usize) -> Option<Self> {
        let (into, rest) = sql.strip_prefix("INSERT INTO ")?.split_once(" VALUES ")?;
        let (row, rest) = rest.split_at(length_in_brackets(rest)?);
        let (columns, values) =
            (list(into.split_once('(')?.1.trim_end().strip_suffix(')')?), list(&row[1..row.len() - 1]));
        if rest.contains('$') || rest.contains("RETURNING") || columns.len() != values.len() {
            return None;
        }
        let key_columns = match rest.split_once("ON CONFLICT (") {
            Some((_, rest)) => list(rest.split_once(')')?.0),
            None if rest.trim().is_empty() => Vec::new(),
            None => return None,
        };
        let parameter = |column: &&str| {
            let place = columns.iter().position(|name| name == column)?;
            values.get(place)?.strip_prefix('$')?.parse::<usize>().ok()?.checked_sub(1)
        };
        let key = key_columns.iter().map(parameter).collect::<Option<Vec<usize>>>()?;
        let parameters = parameters(row).max()?;
        let mut text = format!("INSERT INTO {into} VALUES ");
        for number in 0..rows {
            if number > 0 {
                text.push_str(", ");
            }
            renumber(row, number * parameters, &mut text);
        }
        text.push_str(rest);
        if !key.is_empty() {
            text.push_str(" RETURNING ");
            text.push_str(&key_columns.join(", "));
        }
        Some(Self { text, key })
    }

    /// Whether these are different rows. One statement can't change the same row twice.
    fn takes(&self, rows: &[&Command]) -> bool {
        self.key.is_empty()
            || rows.iter().enumerate().all(|(number, row)| {
                self.key_of(row).all(|value| matches!(value, Some(Value::Text(_))))
                    && rows[..number].iter().all(|other| !self.key_of(other).eq(self.key_of(row)))
            })
    }

    pub(super) fn key_of<'c>(&'c self, row: &'c Command) -> impl Iterator<Item = Option<&'c Value>> {
        self.key.iter().map(|parameter| row.params.get(*parameter))
    }
}

/// How long the text is until its first bracket is closed.
fn length_in_brackets(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            // Text in quotes might have brackets in it.
            b'\'' => return None,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// What stands between commas, those in brackets left alone.
fn list(text: &str) -> Vec<&str> {
    let mut depth = 0usize;
    text.split(move |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .map(str::trim)
    .collect()
}

/// The numbers of the parameters in a text.
fn parameters(text: &str) -> impl Iterator<Item = usize> {
    text.split('$').skip(1).filter_map(|rest| {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse().ok()
    })
}

/// Writes a row with its parameters counted from another one on.
fn renumber(row: &str, after: usize, out: &mut String) {
    let mut pieces = row.split('$');
    out.push_str(pieces.next().unwrap_or_default());
    for (piece, number) in pieces.zip(parameters(row)) {
        let _ = write!(out, "${}", number + after);
        out.push_str(piece.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::statements! {
        UPSERT = "INSERT INTO prices (team_id, id, name, at, seen)
            VALUES ($1, $2, (SELECT p.id FROM p WHERE p.id = $2), $3, $3)
            ON CONFLICT (team_id, id) DO UPDATE SET name = excluded.name WHERE prices.at <= excluded.at";
        PLAIN = "INSERT INTO log (id) VALUES ($1)";
        OUTSIDE = "INSERT INTO log (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET id = $2";
        CHOSEN = "INSERT INTO log (id) SELECT id FROM prices WHERE id = $1";
        CONSTANT_KEY = "INSERT INTO log (id) VALUES (1) ON CONFLICT (id) DO NOTHING";
        UPDATE = "UPDATE log SET id = $1";
        ASKED = "SELECT id FROM log WHERE id = $1";
    }

    #[test]
    fn a_row_becomes_several_and_names_those_that_changed() {
        let several = SeveralRows::make(UPSERT.text(), 2).unwrap();
        let single: Vec<&str> = several.text.split_whitespace().collect();
        assert_eq!(
            single.join(" "),
            "INSERT INTO prices (team_id, id, name, at, seen) VALUES ($1, $2, (SELECT p.id FROM p WHERE p.id = $2), $3, $3), \
             ($4, $5, (SELECT p.id FROM p WHERE p.id = $5), $6, $6) ON CONFLICT (team_id, id) DO UPDATE SET name = excluded.name \
             WHERE prices.at <= excluded.at RETURNING team_id, id"
        );
        assert_eq!(several.key, [0, 1]);
        assert_eq!(
            SeveralRows::make(PLAIN.text(), 2).unwrap().text,
            "INSERT INTO log (id) VALUES ($1), ($2)"
        );
    }

    #[test]
    fn only_what_inserts_a_row_by_itself_becomes_several() {
        for other in [OUTSIDE, CHOSEN, CONSTANT_KEY, UPDATE, ASKED] {
            assert!(SeveralRows::make(other.text(), 2).is_none(), "{other:?}");
        }
        assert_eq!(ALL.len(), 7);
    }

    #[test]
    fn alike_commands_stand_together_and_no_row_twice() {
        let upsert = |id: &str| Command::new(UPSERT, crate::params!["team", id, 1i64]);
        let other = || Command::new(PLAIN, crate::params!["1"]);
        let parts = |commands: &[Command]| -> Vec<usize> {
            together(&commands.iter().collect::<Vec<_>>()).iter().map(|(rows, _)| rows.len()).collect()
        };
        let many: Vec<Command> = (0..21).map(|number| upsert(&number.to_string())).collect();
        assert_eq!(parts(&many), [16, 4, 1]);
        assert_eq!(parts(&[upsert("1"), other(), upsert("2")]), [1, 1, 1]);
        assert_eq!(parts(&[upsert("1"), upsert("2"), upsert("1"), upsert("3")]), [2, 2]);
        assert_eq!(parts(&[upsert("1"), upsert("1")]), [1, 1]);
        assert_eq!(parts(&[other(), other()]), [2]);
        assert_eq!(parts(&[]), [0usize; 0]);
    }
}
