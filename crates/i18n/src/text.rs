//! The messages of one locale.

use std::borrow::Borrow;
use std::sync::OnceLock;

use askama::filters::{Escaper, Html};
use fluent_syntax::ast::Entry;
use fluent_syntax::parser;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use crate::locale::{Direction, Locale};
use crate::message::{Markup, Words};
use crate::pattern::{self, Case, Part};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The messages of one locale, a function each.
#[derive(Debug)]
pub struct Text {
    locale: Locale,
    plurals: PluralRules,
    /// In the order of [`MESSAGES`].
    messages: Vec<Ready>,
}

/// A message as the English catalogue has it.
pub(crate) struct Message {
    pub(crate) name: &'static str,
    /// In the order of a function's parameters.
    pub(crate) variables: &'static [&'static str],
}

#[derive(Debug)]
enum Ready {
    /// It never changes.
    Plain(String),
    Parts(Vec<Part>),
}

enum Argument<'a> {
    Text(&'a str),
    Number(i64),
}

impl Text {
    /// The messages in a locale. Each is made ready when it is first asked for, once.
    pub(crate) fn of(locale: Locale) -> &'static Self {
        static TEXTS: [OnceLock<Text>; Locale::COUNT] = [const { OnceLock::new() }; Locale::COUNT];
        TEXTS[locale.index()].get_or_init(|| Self::load(locale).0)
    }

    /// Every message's name, for a test that each is used.
    pub fn names() -> impl Iterator<Item = &'static str> {
        MESSAGES.iter().map(|message| message.name)
    }

    /// Which locale it is.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The messages of a locale, those that are missing or wrong in English, and a sentence for each of these.
    pub(crate) fn load(locale: Locale) -> (Self, Vec<String>) {
        let (mut messages, mut mistakes) = read(locale);
        if locale != Locale::ENGLISH {
            let (english, _) = read(Locale::ENGLISH);
            for (found, english) in messages.iter_mut().zip(english) {
                if found.is_none() {
                    *found = english;
                }
            }
        }
        let plurals = locale
            .facts()
            .tag
            .parse()
            .ok()
            .and_then(|tag: icu_locale_core::Locale| {
                PluralRules::try_new(tag.into(), PluralRulesOptions::default()).ok()
            })
            .unwrap_or_else(|| {
                mistakes.push("there are no plural rules for it".to_owned());
                PluralRules::try_new(icu_locale_core::locale!("en").into(), PluralRulesOptions::default())
                    .expect("English has plural rules")
            });
        let messages =
            messages.into_iter().map(|found| found.unwrap_or_else(|| Ready::Plain(String::new()))).collect();
        (Self { locale, plurals, messages }, mistakes)
    }

    fn words(&'static self, number: usize) -> Words {
        match &self.messages[number] {
            Ready::Plain(text) => Words(text),
            Ready::Parts(_) => Words(""),
        }
    }

    fn say(&self, number: usize, arguments: &[Argument]) -> String {
        let mut said = String::with_capacity(96);
        self.write(&mut said, number, arguments, |said, argument| said.push_str(argument));
        said
    }

    fn markup(&self, number: usize, arguments: &[Argument]) -> Markup {
        let mut said = String::with_capacity(160);
        self.write(&mut said, number, arguments, |said, argument| {
            // Writing to a String can't fail.
            let _ = Html.write_escaped_str(said, argument);
        });
        Markup(said)
    }

    fn write(
        &self,
        said: &mut String,
        number: usize,
        arguments: &[Argument],
        put: impl Fn(&mut String, &str) + Copy,
    ) {
        match &self.messages[number] {
            Ready::Plain(text) => said.push_str(text),
            Ready::Parts(parts) => self.write_parts(said, parts, arguments, put),
        }
    }

    fn write_parts(
        &self,
        said: &mut String,
        parts: &[Part],
        arguments: &[Argument],
        put: impl Fn(&mut String, &str) + Copy,
    ) {
        for part in parts {
            match part {
                Part::Text(text) => said.push_str(text),
                Part::Variable(place) => match &arguments[*place] {
                    Argument::Text(text) if self.must_isolate(text) => {
                        said.push('\u{2068}');
                        put(said, text);
                        said.push('\u{2069}');
                    }
                    Argument::Text(text) => put(said, text),
                    Argument::Number(number) => self.locale.write_number(said, *number),
                },
                Part::Choice { of, cases, otherwise } => {
                    let chosen = match arguments[*of] {
                        Argument::Number(number) => {
                            let category = self.category(number);
                            let exact = cases.iter().find(|(case, _)| *case == Case::Exactly(number));
                            exact.or_else(|| cases.iter().find(|(case, _)| *case == Case::Category(category)))
                        }
                        Argument::Text(_) => None,
                    };
                    let parts = chosen.map_or(otherwise, |(_, parts)| parts);
                    self.write_parts(said, parts, arguments, put);
                }
            }
        }
    }

    pub(crate) fn category(&self, number: i64) -> PluralCategory {
        self.plurals.category_for(number.unsigned_abs())
    }

    /// Whether what goes into a sentence may be written in the other direction, and must not turn the rest of it around (Unicode
    /// Standard Annex 9, isolates).
    fn must_isolate(&self, argument: &str) -> bool {
        self.locale.direction() == Direction::RightToLeft || argument.chars().any(is_right_to_left)
    }
}

fn read(locale: Locale) -> (Vec<Option<Ready>>, Vec<String>) {
    let mut mistakes = Vec::new();
    let mut messages: Vec<Option<Ready>> = MESSAGES.iter().map(|_| None).collect();
    let resource = parser::parse(locale.facts().messages).unwrap_or_else(|(resource, errors)| {
        mistakes.extend(errors.iter().map(ToString::to_string));
        resource
    });
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        let Some(place) = MESSAGES.iter().position(|known| known.name == name) else {
            mistakes.push(format!("{name}: English doesn't have it"));
            continue;
        };
        let parts = message.value.as_ref().map(|value| pattern::ready(value, MESSAGES[place].variables));
        match parts {
            Some(Ok(parts)) if messages[place].is_none() => messages[place] = Some(plain_or_parts(parts)),
            Some(Ok(_)) => mistakes.push(format!("{name}: it is there twice")),
            Some(Err(mistake)) => mistakes.push(format!("{name}: {mistake}")),
            None => mistakes.push(format!("{name}: it has no text")),
        }
    }
    let missing = MESSAGES.iter().zip(&messages).filter(|(_, found)| found.is_none());
    mistakes.extend(missing.map(|(message, _)| format!("{}: it is missing", message.name)));
    (messages, mistakes)
}

fn plain_or_parts(parts: Vec<Part>) -> Ready {
    let texts: Option<Vec<&str>> = parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => Some(*text),
            _ => None,
        })
        .collect();
    match texts {
        Some(texts) => Ready::Plain(texts.concat()),
        None => Ready::Parts(parts),
    }
}

/// The blocks of the scripts that are written from right to left (Unicode Standard Annex 9, classes R and AL).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is wrong with every catalogue, at once.
    #[test]
    fn every_locale_has_every_message_and_none_besides() {
        let mistakes: Vec<String> = Locale::all()
            .flat_map(|locale| {
                let (_, mistakes) = Text::load(locale);
                mistakes.into_iter().map(move |mistake| format!("{}.ftl: {mistake}", locale.tag()))
            })
            .collect();
        assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    }

    /// What isn't escaped must not need it.
    #[test]
    fn only_messages_named_so_have_markup() {
        for locale in Locale::all() {
            for (message, ready) in MESSAGES.iter().zip(&Text::of(locale).messages) {
                let is_markup = message.name.ends_with("-html");
                let text = all_text(ready);
                let harmful = if is_markup { &['"'][..] } else { &['<', '>', '&', '"', '\''][..] };
                let found = text.contains(harmful);
                assert!(
                    !found,
                    "{}.ftl: {}: write ’ “ ” for quotes, and no markup: {text}",
                    locale.tag(),
                    message.name
                );
            }
        }
    }

    fn all_text(ready: &Ready) -> String {
        fn of(parts: &[Part], text: &mut String) {
            for part in parts {
                match part {
                    Part::Text(value) => text.push_str(value),
                    Part::Variable(_) => {}
                    Part::Choice { cases, otherwise, .. } => {
                        cases.iter().for_each(|(_, parts)| of(parts, text));
                        of(otherwise, text);
                    }
                }
            }
        }
        match ready {
            Ready::Plain(text) => text.clone(),
            Ready::Parts(parts) => {
                let mut text = String::new();
                of(parts, &mut text);
                text
            }
        }
    }
}
