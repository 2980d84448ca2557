//! JSON without the white space that Stripe writes between its parts: a third of what it sends.

/// The text without white space outside of strings. What is JSON stays the same JSON, and what isn't doesn't become any.
pub fn compact_json(json: &str) -> String {
    let mut compact = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.bytes().position(|byte| ENDS_A_TOKEN[usize::from(byte)]) {
        let (token, from) = rest.split_at(at);
        compact.push_str(token);
        rest = if from.as_bytes().first() == Some(&b'"') {
            let (string, after) = from.split_at(length_of_string(from));
            compact.push_str(string);
            after
        } else {
            let blank = from.bytes().position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
            let after = &from[blank.unwrap_or(from.len())..];
            // Two words side by side would be one.
            if token.bytes().next_back().is_some_and(is_of_a_word)
                && after.bytes().next().is_some_and(is_of_a_word)
            {
                compact.push(' ');
            }
            after
        };
    }
    compact.push_str(rest);
    compact
}

/// White space, as RFC 8259 has it (section 2), and the quote that a string begins with.
const ENDS_A_TOKEN: [bool; 256] = {
    let mut ends = [false; 256];
    let ending = b"\" \n\r\t";
    let mut at = 0;
    while at < ending.len() {
        ends[ending[at] as usize] = true;
        at += 1;
    }
    ends
};

/// Whether it may be in a number or a name, or is nothing that JSON has.
fn is_of_a_word(byte: u8) -> bool {
    !matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':' | b'"')
}

/// How long the string is that a text begins with, its quotes included.
fn length_of_string(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += next + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        // What is escaped is no end. It may be longer than a byte, but none of its other bytes is an ASCII character.
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[ \n\\\\\"é€a:,{}]{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map("[ \\\\\"é]{0,4}", inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn indented_it_is_the_same_as_written_without(json in any_json()) {
            prop_assert_eq!(compact_json(&serde_json::to_string_pretty(&json).unwrap()), json.to_string());
            prop_assert_eq!(compact_json(&json.to_string()), json.to_string());
        }

        #[test]
        fn what_is_no_json_does_not_become_any(text in "([0-9a-e\\-.+{}\\[\\]:,\"\\\\ \n\t]|true|null){0,12}") {
            let is_json = |text: &str| serde_json::from_str::<Value>(text).is_ok();
            prop_assert_eq!(is_json(&compact_json(&text)), is_json(&text));
        }
    }

    #[test]
    fn numbers_and_escapes_stay_as_they_are_written() {
        let json = "{\r\n\t\"a\" : [ 1.10 , 1e2 ],\n \"b\\\"\\\\\": \"\\u00e9 \\n\" }";
        assert_eq!(compact_json(json), r#"{"a":[1.10,1e2],"b\"\\":"\u00e9 \n"}"#);
        assert_eq!(compact_json("[1  2, tru\ne]"), "[1 2,tru e]");
    }
}
