//! JSON read to its end without keeping anything. A parser that leaves parts of a text for later only looks for where they end; what it
//! passes over may be nested too deep, or hold numbers too large, for whoever reads it then.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Any JSON value that can be read: less than 128 deep, and with no number that a double can't hold.
pub(super) struct WholeJson;

impl<'de> Deserialize<'de> for WholeJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = WholeJson;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<WholeJson, E> {
        Ok(WholeJson)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<WholeJson, E> {
        Ok(WholeJson)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<WholeJson, E> {
        Ok(WholeJson)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<WholeJson, E> {
        Ok(WholeJson)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<WholeJson, E> {
        Ok(WholeJson)
    }

    fn visit_unit<E: Error>(self) -> Result<WholeJson, E> {
        Ok(WholeJson)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<WholeJson, A::Error> {
        while values.next_element::<WholeJson>()?.is_some() {}
        Ok(WholeJson)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<WholeJson, A::Error> {
        while fields.next_entry::<WholeJson, WholeJson>()?.is_some() {}
        Ok(WholeJson)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_whole(json: &str) -> bool {
        serde_json::from_str::<WholeJson>(json).is_ok()
    }

    #[test]
    fn every_kind_of_value_is_read_to_its_end() {
        let all =
            r#"{"a":[null,true,-1,18446744073709551615,99999999999999999999,1.5e300,"é\n\u0000"],"":{}}"#;
        assert!(is_whole(all));
        for end in 1..all.len() {
            assert!(!all.is_char_boundary(end) || !is_whole(&all[..end]), "{}", &all[..end]);
        }
        assert!(!is_whole(&format!("{all}{all}")));
    }

    #[test]
    fn too_deep_and_too_large_are_found_wherever_they_are() {
        let nested = |depth: usize| format!("{{\"a\":{}{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
        assert!(is_whole(&nested(127)) && !is_whole(&nested(128)) && !is_whole(&nested(500_000)));
        assert!(!is_whole(r#"{"a":[1e400]}"#) && !is_whole(r#"[-1e400]"#));
    }
}
