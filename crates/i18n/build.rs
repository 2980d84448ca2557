//! Makes a function of each message in `translations/en.ftl`, so that a message that doesn't exist, or lacks an argument, doesn't compile.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

const ENGLISH: &str = "translations/en.ftl";

fn main() {
    println!("cargo::rerun-if-changed=translations");
    let source = fs::read_to_string(ENGLISH).expect("the English messages can be read");
    let resource = fluent_syntax::parser::parse(source.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{ENGLISH} is not right: {errors:?}"));
    let mut functions = String::from("impl Text {\n");
    let mut messages = String::new();
    let mut known = HashSet::new();
    let mut number = 0;
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        let pattern = message.value.as_ref().unwrap_or_else(|| panic!("{ENGLISH}: `{name}` has no text"));
        assert!(known.insert(name), "{ENGLISH}: `{name}` is there twice");
        let mut variables = Vec::new();
        collect(pattern, &mut variables);
        function(&mut functions, number, name, &variables, &english(pattern));
        let names: Vec<&str> = variables.iter().map(|variable| variable.name).collect();
        writeln!(messages, "    Message {{ name: {name:?}, variables: &{names:?} }},").expect("a String");
        number += 1;
    }
    functions.push_str("}\n");
    let list = format!(
        "/// Every message, in the order of `{ENGLISH}`.\npub(crate) const MESSAGES: [Message; {number}] = [\n{messages}];\n"
    );
    let folder = env::var("OUT_DIR").expect("Cargo names a folder");
    fs::write(format!("{folder}/messages.rs"), functions + &list).expect("the folder can be written to");
}

struct Variable<'a> {
    name: &'a str,
    /// Whether the text depends on how many there are.
    is_number: bool,
}

fn function(out: &mut String, number: usize, name: &str, variables: &[Variable], english: &str) {
    let function = name.replace('-', "_");
    let mut say = |line: &str| {
        out.push_str(line);
        out.push('\n');
    };
    for line in english.lines() {
        say(&format!("    /// {line}"));
    }
    if variables.is_empty() {
        say("    #[must_use]");
        say(&format!("    pub fn {function}(&'static self) -> Words {{ self.words({number}) }}"));
        return;
    }
    let parameter = |variable: &Variable| {
        format!(
            "{}: {}",
            variable.name.replace('-', "_"),
            if variable.is_number { "impl Borrow<i64>" } else { "&str" }
        )
    };
    let argument = |variable: &Variable| {
        let name = variable.name.replace('-', "_");
        if variable.is_number {
            format!("Argument::Number(*{name}.borrow())")
        } else {
            format!("Argument::Text({name})")
        }
    };
    let parameters: Vec<String> = variables.iter().map(parameter).collect();
    let arguments: Vec<String> = variables.iter().map(argument).collect();
    let (made, how) = if name.ends_with("-html") { ("Markup", "markup") } else { ("String", "say") };
    say("    #[must_use]");
    say(&format!(
        "    pub fn {function}(&'static self, {}) -> {made} {{ self.{how}({number}, &[{}]) }}",
        parameters.join(", "),
        arguments.join(", ")
    ));
}

/// The variables of a message, in the order of their first appearance.
fn collect<'a>(pattern: &Pattern<&'a str>, variables: &mut Vec<Variable<'a>>) {
    let mut note = |name: &'a str, is_number: bool| match variables.iter_mut().find(|v| v.name == name) {
        Some(variable) => variable.is_number |= is_number,
        None => variables.push(Variable { name, is_number }),
    };
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => note(id.name, false),
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    note(id.name, true);
                }
                for variant in variants {
                    let mut inner = Vec::new();
                    collect(&variant.value, &mut inner);
                    inner.iter().for_each(|variable| note(variable.name, variable.is_number));
                }
            }
        }
    }
}

/// What a message says in English, for the function's description.
fn english(pattern: &Pattern<&str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => text.push_str(&format!("`{}`", id.name)),
                InlineExpression::StringLiteral { value } => text.push_str(value),
                _ => {}
            },
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let other = variants.iter().find(|variant| variant.default);
                text.push_str(&other.map(|variant| english(&variant.value)).unwrap_or_default());
            }
        }
    }
    text.replace('<', "\\<")
}
