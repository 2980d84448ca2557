//! A message made ready: of Fluent's language text, variables, and a choice by number. The rest has no use here and is refused.

use fluent_syntax::ast::{self, Expression, InlineExpression, PatternElement, VariantKey};
use icu_plurals::PluralCategory;

/// What a message says, with variables by their place among the message's variables.
#[derive(Debug)]
pub(crate) enum Part {
    Text(&'static str),
    Variable(usize),
    /// By how many there are.
    Choice {
        of: usize,
        cases: Vec<(Case, Vec<Part>)>,
        otherwise: Vec<Part>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Exactly(i64),
    Category(PluralCategory),
}

/// Makes a message ready.
///
/// # Errors
/// A sentence for whoever wrote it, when it uses what isn't supported here or a variable that the English message doesn't have.
pub(crate) fn ready(pattern: &ast::Pattern<&'static str>, variables: &[&str]) -> Result<Vec<Part>, String> {
    pattern.elements.iter().map(|element| part(element, variables)).collect()
}

fn part(element: &PatternElement<&'static str>, variables: &[&str]) -> Result<Part, String> {
    let place = |name: &str| {
        variables
            .iter()
            .position(|known| *known == name)
            .ok_or_else(|| format!("English has no ${name} in it"))
    };
    match element {
        PatternElement::TextElement { value } => Ok(Part::Text(value)),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::VariableReference { id } => Ok(Part::Variable(place(id.name)?)),
            InlineExpression::StringLiteral { value } => Ok(Part::Text(value)),
            _ => Err("only variables and quoted text may stand in braces".to_owned()),
        },
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            let InlineExpression::VariableReference { id } = selector else {
                return Err("only a variable can be chosen by".to_owned());
            };
            let mut cases = Vec::new();
            let mut otherwise = Vec::new();
            for variant in variants {
                let parts = ready(&variant.value, variables)?;
                if variant.default {
                    otherwise = parts;
                } else {
                    cases.push((case(&variant.key)?, parts));
                }
            }
            Ok(Part::Choice { of: place(id.name)?, cases, otherwise })
        }
    }
}

fn case(key: &VariantKey<&'static str>) -> Result<Case, String> {
    match key {
        VariantKey::NumberLiteral { value } => {
            value.parse().map(Case::Exactly).map_err(|_| format!("{value} is not a whole number"))
        }
        VariantKey::Identifier { name } => PluralCategory::get_for_cldr_string(name)
            .map(Case::Category)
            .ok_or_else(|| format!("{name} is not a plural category of CLDR")),
    }
}
