//! What customers read, in their language: messages, and how a locale writes money, numbers and days.
//!
//! A message is written once in English in `translations/en.ftl` ([Fluent](https://projectfluent.org/fluent/guide/)), and in every
//! other locale beside it. Each becomes a function of [`Text`], so a page that uses a message which doesn't exist doesn't compile.

mod cldr;
mod date;
mod locale;
mod message;
mod money;
mod negotiate;
mod number;
mod pattern;
mod relative;
mod text;

pub use locale::{Direction, Locale};
pub use message::{Markup, Words};
pub use text::Text;
