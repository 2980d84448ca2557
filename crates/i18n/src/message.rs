//! What a message becomes on a page.

use std::fmt;

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};

/// A message without arguments. It goes into a page unescaped: the translations' test sees to it that none has a character that HTML
/// gives a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Words(pub(crate) &'static str);

/// A message with markup of its own, whose arguments have been escaped.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Markup(pub(crate) String);

impl Words {
    /// The text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0.to_owned()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Words {}
impl HtmlSafe for Markup {}

impl FastWritable for Words {
    fn write_into(&self, page: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(page.write_str(self.0)?)
    }
}

impl FastWritable for Markup {
    fn write_into(&self, page: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(page.write_str(&self.0)?)
    }
}
