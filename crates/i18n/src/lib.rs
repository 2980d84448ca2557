//! What customers read, in their language: messages, and how a locale writes money, numbers and days.
//!
//! A message is written once in English in `translations/en.ftl` ([Fluent](https://projectfluent.org/fluent/guide/)), and in every
//! other locale beside it. Each becomes a function of [`Text`], so a page that uses a message which doesn't exist doesn't compile.

mod locale;
mod message;
mod pattern;
mod text;

pub use locale::{Direction, Locale};
pub use message::{Markup, Words};
pub use text::Text;
