//! What customers read is all used.

use std::fs;
use std::path::Path;

/// Everything that can use a message: Rust and templates.
fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_message_has_its_place() {
    let mut text = String::new();
    for folder in ["src", "templates"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut text);
    }
    let unused: Vec<&str> = i18n::Text::names()
        .filter(|name| {
            let function = name.replace('-', "_");
            let is_called = |before: &str| {
                text.match_indices(&format!("{before}{function}")).any(|(at, found)| {
                    !text[at + found.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '_')
                })
            };
            !is_called(".") && !is_called("Text::")
        })
        .collect();
    assert!(unused.is_empty(), "take these out of every catalogue, or use them: {unused:?}");
}
