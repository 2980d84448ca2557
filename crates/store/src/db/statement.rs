//! A query is data: SQL written once for both engines, its parameters, and how to read a row.

use std::fmt;
use std::sync::Arc;

use super::row::{Row, RowError};

/// One SQL statement. Only [`statements!`](crate::statements) makes these, so that a module's `ALL` is complete and a test can
/// prepare every statement on both engines.
///
/// Parameters are `$1`, `$2`, …; a parameter may stand in several places. `FOR UPDATE`, `FOR UPDATE SKIP LOCKED` and `FOR SHARE`
/// are for PostgreSQL: SQLite has a single writer, and gets the statement without them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    name: &'static str,
    text: &'static str,
    text_for_sqlite: &'static str,
}

impl Sql {
    #[doc(hidden)]
    pub const fn from_macro(name: &'static str, text: &'static str, text_for_sqlite: &'static [u8]) -> Self {
        match std::str::from_utf8(text_for_sqlite) {
            Ok(text_for_sqlite) => Self { name, text, text_for_sqlite },
            Err(_) => panic!("exchanging ASCII for ASCII keeps UTF-8 whole"),
        }
    }

    /// Where it is declared, as `store::customers::FIND`.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// As written, which is what PostgreSQL gets.
    pub const fn text(self) -> &'static str {
        self.text
    }

    pub(super) const fn text_for_sqlite(self) -> &'static str {
        self.text_for_sqlite
    }
}

impl fmt::Debug for Sql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Declares a module's statements, and `ALL`, the list of them.
///
/// ```
/// store::statements! {
///     /// The customers of a project, newest first.
///     LIST = "SELECT id, email FROM customers WHERE project_id = $1 ORDER BY id DESC LIMIT $2";
/// }
/// assert_eq!(ALL, [LIST]);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $text:expr;)+) => {
        $(
            $(#[$meta])*
            const $name: $crate::db::Sql = {
                const TEXT: &str = $text;
                const LENGTH: usize = $crate::db::length_for_sqlite(TEXT);
                const FOR_SQLITE: [u8; LENGTH] = $crate::db::for_sqlite(TEXT);
                $crate::db::Sql::from_macro(concat!(module_path!(), "::", stringify!($name)), TEXT, &FOR_SQLITE)
            };
        )+
        /// Every statement of this module.
        pub(crate) const ALL: &[$crate::db::Sql] = &[$($name),+];
    };
}

/// The text as SQLite gets it: without row locks, with `?1` for `$1`, because SQLite takes a parameter's number from its name only
/// then, and with single spaces, because statements are looked up by their text. What is quoted stays as it is.
#[doc(hidden)]
pub const fn for_sqlite<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    rewritten(text).0
}

/// How long [`for_sqlite`] is.
#[doc(hidden)]
pub const fn length_for_sqlite(text: &str) -> usize {
    rewritten::<0>(text).1
}

/// The rewritten text as far as there is room, and its whole length.
const fn rewritten<const ROOM: usize>(text: &str) -> ([u8; ROOM], usize) {
    let text = text.as_bytes();
    let (mut out, mut length) = ([b' '; ROOM], 0);
    let (mut at, mut quoted, mut after_space) = (0, false, true);
    while at < text.len() {
        let mut byte = text[at];
        let row_lock = if quoted { 0 } else { row_lock(text, at) };
        if row_lock > 0 {
            at += row_lock;
            continue;
        }
        at += 1;
        if byte == b'\'' {
            quoted = !quoted;
        } else if !quoted && byte == b'$' {
            byte = b'?';
        } else if !quoted && byte.is_ascii_whitespace() {
            if after_space {
                continue;
            }
            byte = b' ';
        }
        after_space = byte == b' ' && !quoted;
        if length < ROOM {
            out[length] = byte;
        }
        length += 1;
    }
    (out, length)
}

/// How long the clause is that locks rows, if one is there; else 0.
const fn row_lock(text: &[u8], at: usize) -> usize {
    // The longer of two that begin alike comes first.
    const CLAUSES: [&[u8]; 3] = [b"FOR UPDATE SKIP LOCKED", b"FOR UPDATE", b"FOR SHARE"];
    let mut i = 0;
    while i < CLAUSES.len() {
        if starts_with(text, at, CLAUSES[i]) {
            return CLAUSES[i].len();
        }
        i += 1;
    }
    0
}

const fn starts_with(text: &[u8], at: usize, word: &[u8]) -> bool {
    let mut i = 0;
    while i < word.len() {
        if at + i >= text.len() || text[at + i] != word[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// A parameter. Its `Debug` gives the kind and never the content.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// SQL's NULL.
    Null,
    /// A BOOLEAN.
    Bool(bool),
    /// A BIGINT.
    Int(i64),
    /// A TEXT. PostgreSQL refuses one with the character U+0000 in it.
    Text(String),
    /// A TEXT that others have too.
    SharedText(Arc<str>),
    /// A BYTEA.
    Bytes(Vec<u8>),
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Text(_) | Self::SharedText(_) => "a text",
            Self::Bytes(_) => "bytes",
        })
    }
}

macro_rules! value_from {
    ($($from:ty => |$value:ident| $make:expr;)+) => {
        $(impl From<$from> for Value {
            fn from($value: $from) -> Self {
                $make
            }
        })+
    };
}

value_from! {
    bool => |value| Self::Bool(value);
    i64 => |value| Self::Int(value);
    &str => |value| Self::Text(value.to_owned());
    String => |value| Self::Text(value);
    &String => |value| Self::Text(value.clone());
    &Arc<str> => |value| Self::SharedText(Arc::clone(value));
    Vec<u8> => |value| Self::Bytes(value);
    &[u8] => |value| Self::Bytes(value.to_vec());
    [u8; 32] => |value| Self::Bytes(value.to_vec());
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The parameters `$1`, `$2`, … of a statement, in that order.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Value::from($value)),*] };
}

/// A statement that answers rows of `T`.
#[derive(Debug)]
pub struct Query<T> {
    pub(super) sql: Sql,
    pub(super) params: Vec<Value>,
    pub(super) map: fn(&Row<'_>) -> Result<T, RowError>,
}

impl<T> Query<T> {
    /// A query, its parameters, and what makes a `T` of a row.
    pub fn new(sql: Sql, params: Vec<Value>, map: fn(&Row<'_>) -> Result<T, RowError>) -> Self {
        Self { sql, params, map }
    }
}

/// A statement that changes rows and answers how many.
#[derive(Clone, Debug)]
pub struct Command {
    pub(super) sql: Sql,
    pub(super) params: Vec<Value>,
    pub(super) in_place: Option<Sql>,
}

impl Command {
    /// A command and its parameters.
    pub fn new(sql: Sql, params: Vec<Value>) -> Self {
        Self { sql, params, in_place: None }
    }

    /// An upsert that does the same where no indexed column changes, and otherwise changes no row. It takes the same parameters.
    ///
    /// SQLite writes to an index for each column of it that an update sets, whether or not the value is another; PostgreSQL compares.
    /// So SQLite tries this first, and the command only where this changes no row.
    pub fn in_place(self, sql: Sql) -> Self {
        Self { in_place: Some(sql), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::statements! {
        CLAIM = "UPDATE jobs SET taken = $1
            WHERE id IN (SELECT id FROM jobs LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id";
        LOCK = "SELECT id
            FROM jobs WHERE id = $1 AND name <> '$1  FOR UPDATE' FOR UPDATE";
        SHARE = "SELECT id FROM jobs WHERE id = $1 FOR SHARE";
    }

    #[test]
    fn sqlite_gets_numbered_parameters_single_spaces_and_no_row_locks() {
        assert!(CLAIM.text().contains("FOR UPDATE SKIP LOCKED"));
        assert_eq!(
            CLAIM.text_for_sqlite(),
            "UPDATE jobs SET taken = ?1 WHERE id IN (SELECT id FROM jobs LIMIT 1 ) RETURNING id"
        );
        assert_eq!(LOCK.text_for_sqlite(), "SELECT id FROM jobs WHERE id = ?1 AND name <> '$1  FOR UPDATE' ");
        assert_eq!(SHARE.text_for_sqlite(), "SELECT id FROM jobs WHERE id = ?1 ");
        assert_eq!(ALL.len(), 3);
        assert_eq!(LOCK.name(), "store::db::statement::tests::LOCK");
    }

    #[test]
    fn a_parameter_never_shows_its_content() {
        let shown = format!(
            "{:?}",
            Query::new(LOCK, params!["secret", vec![201u8, 202]], |row| row.get::<String>(0))
        );
        assert!(!shown.contains("secret") && !shown.contains("201, 202"), "{shown}");
    }
}
