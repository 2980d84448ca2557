//! Request parameters: a decoder for form bodies with nested and indexed keys, and typed reading from the result.
//!
//! `items[0][price]=p&metadata[k]=v&expand[]=x` is a tree. An endpoint *takes* what it knows out of that tree;
//! what nobody took is an unknown parameter, so none can be ignored by accident.

use std::collections::BTreeMap;

use crate::error::ApiError;

/// No amount, quantity or point in time is farther from zero than this, so that sums of a few can't overflow.
const MAX_INTEGER: i64 = 1_000_000_000_000;

/// How deep keys may nest. Stripe's own go no deeper than six.
const MAX_DEPTH: usize = 10;

/// What a request says about a field that may be unset.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Change<T> {
    /// It was not mentioned.
    Keep,
    /// It was sent as an empty string: unset it.
    Clear,
    /// A new value.
    Set(T),
}

impl<T> Change<T> {
    /// Applies it to an optional field.
    pub(crate) fn apply(self, field: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Clear => *field = None,
            Self::Set(value) => *field = Some(value),
        }
    }

    /// The value, where the field starts out unset.
    pub(crate) fn into_option(self) -> Option<T> {
        match self {
            Self::Keep | Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Text(String),
    Group(BTreeMap<String, Node>),
}

/// One level of a request's parameters.
#[derive(Debug, Default)]
pub(crate) struct Params {
    /// Where this level hangs, as errors name it: `items[0]`. Empty at the top.
    path: String,
    nodes: BTreeMap<String, Node>,
}

impl Params {
    /// Decodes a body or a query string.
    pub(crate) fn parse(encoded: &[u8]) -> Result<Self, ApiError> {
        let mut nodes = BTreeMap::new();
        for (key, value) in form_urlencoded::parse(encoded) {
            let segments = segments(&key)?;
            insert(&mut nodes, &segments, value.into_owned())
                .map_err(|()| ApiError::invalid(&*key, "Invalid object"))?;
        }
        Ok(Self { path: String::new(), nodes })
    }

    /// Ends the reading: whatever is left was asked for by nobody.
    pub(crate) fn finish(self) -> Result<(), ApiError> {
        if self.nodes.is_empty() {
            return Ok(());
        }
        let unknown: Vec<String> = self.nodes.keys().map(|key| self.name(key)).collect();
        Err(ApiError::unknown(&unknown))
    }

    /// A text that may be absent, but not empty.
    pub(crate) fn text(&mut self, key: &str) -> Result<Option<String>, ApiError> {
        match self.change_text(key)? {
            Change::Keep => Ok(None),
            Change::Clear => Err(ApiError::invalid_empty(&self.name(key))),
            Change::Set(text) => Ok(Some(text)),
        }
    }

    /// A text that must be there.
    pub(crate) fn required_text(&mut self, key: &str) -> Result<String, ApiError> {
        self.text(key)?.ok_or_else(|| ApiError::missing(self.name(key)))
    }

    /// A text that may also be unset.
    pub(crate) fn change_text(&mut self, key: &str) -> Result<Change<String>, ApiError> {
        match self.nodes.remove(key) {
            None => Ok(Change::Keep),
            Some(Node::Text(text)) if text.is_empty() => Ok(Change::Clear),
            Some(Node::Text(text)) => Ok(Change::Set(text)),
            Some(Node::Group(_)) => {
                Err(ApiError::invalid(self.name(key), "Invalid string: a hash was given"))
            }
        }
    }

    /// A whole number; also how points in time come, in seconds since 1970.
    pub(crate) fn integer(&mut self, key: &str) -> Result<Option<i64>, ApiError> {
        self.text(key)?.map(|text| self.parse_integer(key, &text)).transpose()
    }

    /// Reads the text of a parameter that may also hold a word as a whole number.
    pub(crate) fn parse_integer(&self, key: &str, text: &str) -> Result<i64, ApiError> {
        let number = text.parse().ok().filter(|number| (-MAX_INTEGER..=MAX_INTEGER).contains(number));
        number.ok_or_else(|| ApiError::invalid_integer(self.name(key), text))
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&mut self, key: &str) -> Result<Option<i64>, ApiError> {
        let number = self.integer(key)?;
        match number {
            Some(number) if number < 0 => {
                Err(ApiError::invalid(self.name(key), "This value must be greater than or equal to 0."))
            }
            number => Ok(number),
        }
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&mut self, key: &str) -> Result<Option<bool>, ApiError> {
        match self.text(key)?.as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(other) => Err(ApiError::invalid(self.name(key), format!("Invalid boolean: {other}"))),
        }
    }

    /// One of a closed set of words, read by `parse`; `words` lists them for the error.
    pub(crate) fn choice<T>(
        &mut self,
        key: &str,
        words: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, ApiError> {
        let text = self.text(key)?;
        let refuse = || {
            ApiError::invalid(self.name(key), format!("Invalid {}: must be one of {words}", self.name(key)))
        };
        text.map(|text| parse(&text).ok_or_else(refuse)).transpose()
    }

    /// A nested hash, read by `read`, which must take all of it.
    pub(crate) fn group<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Params) -> Result<T, ApiError>,
    ) -> Result<Option<T>, ApiError> {
        let path = self.name(key);
        match self.nodes.remove(key) {
            None => Ok(None),
            Some(node) => read_group(path, node, read).map(Some),
        }
    }

    /// Like [`Params::group`], where an empty string unsets the whole.
    pub(crate) fn change_group<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Params) -> Result<T, ApiError>,
    ) -> Result<Change<T>, ApiError> {
        if self.nodes.get(key) == Some(&Node::Text(String::new())) {
            self.nodes.remove(key);
            return Ok(Change::Clear);
        }
        Ok(self.group(key, read)?.map_or(Change::Keep, Change::Set))
    }

    /// A list of hashes, each read by `read`.
    pub(crate) fn groups<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Params) -> Result<T, ApiError>,
    ) -> Result<Option<Vec<T>>, ApiError> {
        let path = self.name(key);
        let Some(elements) = self.elements(key)? else { return Ok(None) };
        let read_each = |(index, node)| read_group(format!("{path}[{index}]"), node, &mut read);
        elements.into_iter().enumerate().map(read_each).collect::<Result<Vec<T>, _>>().map(Some)
    }

    /// A list of texts. An empty string is the empty list.
    pub(crate) fn texts(&mut self, key: &str) -> Result<Option<Vec<String>>, ApiError> {
        let path = self.name(key);
        let Some(elements) = self.elements(key)? else { return Ok(None) };
        let as_text = |(index, node)| match node {
            Node::Text(text) => Ok(text),
            Node::Group(_) => {
                Err(ApiError::invalid(format!("{path}[{index}]"), "Invalid string: a hash was given"))
            }
        };
        elements.into_iter().enumerate().map(as_text).collect::<Result<Vec<String>, _>>().map(Some)
    }

    /// A hash of texts with keys of the caller's choice, in the order of the keys.
    pub(crate) fn pairs(&mut self, key: &str) -> Result<Change<Vec<(String, String)>>, ApiError> {
        self.change_group(key, |group| {
            let path = group.path.clone();
            let as_pair = |(key, node)| match node {
                Node::Text(text) => Ok((key, text)),
                Node::Group(_) => {
                    Err(ApiError::invalid(format!("{path}[{key}]"), "Metadata values must be strings."))
                }
            };
            std::mem::take(&mut group.nodes).into_iter().map(as_pair).collect()
        })
    }

    /// Whether all was taken, or nothing sent.
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a parameter was sent at all.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.nodes.contains_key(key)
    }

    /// Whether a parameter was sent as a plain text, not as a hash.
    pub(crate) fn has_text(&self, key: &str) -> bool {
        matches!(self.nodes.get(key), Some(Node::Text(_)))
    }

    /// A parameter's full name, as errors show it.
    pub(crate) fn name(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}[{key}]", self.path) }
    }

    fn elements(&mut self, key: &str) -> Result<Option<Vec<Node>>, ApiError> {
        match self.nodes.remove(key) {
            None => Ok(None),
            Some(Node::Text(text)) if text.is_empty() => Ok(Some(Vec::new())),
            Some(Node::Text(_)) => Err(ApiError::invalid(self.name(key), "Invalid array")),
            Some(Node::Group(nodes)) => {
                let by_index =
                    |(index, node): (String, Node)| index.parse::<usize>().ok().map(|index| (index, node));
                let elements: Option<BTreeMap<usize, Node>> = nodes.into_iter().map(by_index).collect();
                let elements = elements.ok_or_else(|| ApiError::invalid(self.name(key), "Invalid array"))?;
                Ok(Some(elements.into_values().collect()))
            }
        }
    }
}

fn read_group<T>(
    path: String,
    node: Node,
    read: impl FnOnce(&mut Params) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let Node::Group(nodes) = node else { return Err(ApiError::invalid(path, "Invalid object")) };
    let mut group = Params { path, nodes };
    let value = read(&mut group)?;
    group.finish()?;
    Ok(value)
}

/// `a[b][]` → `a`, `b`, and an empty one, which appends.
fn segments(key: &str) -> Result<Vec<&str>, ApiError> {
    let malformed = || ApiError::invalid(key, "Invalid parameter name");
    let Some((first, mut rest)) = key.find('[').map(|at| key.split_at(at)) else { return Ok(vec![key]) };
    let mut segments = vec![first];
    while !rest.is_empty() {
        let (segment, after) =
            rest.strip_prefix('[').and_then(|r| r.split_once(']')).ok_or_else(malformed)?;
        segments.push(segment);
        rest = after;
    }
    if first.is_empty() || segments.len() > MAX_DEPTH { Err(malformed()) } else { Ok(segments) }
}

/// Puts a value at its place; fails where a text and a hash meet.
fn insert(nodes: &mut BTreeMap<String, Node>, segments: &[&str], value: String) -> Result<(), ()> {
    let Some((segment, rest)) = segments.split_first() else { return Err(()) };
    let key = if segment.is_empty() { appended_index(nodes, rest) } else { (*segment).to_owned() };
    if rest.is_empty() {
        nodes.insert(key, Node::Text(value));
        return Ok(());
    }
    match nodes.entry(key).or_insert_with(|| Node::Group(BTreeMap::new())) {
        Node::Group(inner) => insert(inner, rest, value),
        Node::Text(_) => Err(()),
    }
}

/// `a[][x]=1&a[][y]=2` is one element with two fields; `a[][x]=1&a[][x]=2` is two elements.
fn appended_index(nodes: &BTreeMap<String, Node>, rest: &[&str]) -> String {
    let last = nodes.len().checked_sub(1).map(|last| last.to_string());
    let fits = |last: &String| match (nodes.get(last), rest.first()) {
        (Some(Node::Group(group)), Some(next)) => !group.contains_key(*next),
        _ => false,
    };
    last.filter(fits).unwrap_or_else(|| nodes.len().to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Params {
        Params::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn nested_and_indexed_keys_become_a_tree() {
        let mut params =
            parse("items[1][price]=b&items[0][price]=a&items[10][price]=c&expand[]=x&expand[]=y&n=");
        let prices = params.groups("items", |item| item.required_text("price")).unwrap().unwrap();
        assert_eq!(prices, ["a", "b", "c"]);
        assert_eq!(params.texts("expand").unwrap().unwrap(), ["x", "y"]);
        assert_eq!(params.change_text("n").unwrap(), Change::Clear);
        params.finish().unwrap();
    }

    #[test]
    fn unindexed_lists_of_hashes_start_an_element_when_a_field_repeats() {
        let mut params = parse("items[][price]=a&items[][quantity]=2&items[][price]=b");
        let read = |item: &mut Params| Ok((item.required_text("price")?, item.integer("quantity")?));
        let items = params.groups("items", read).unwrap().unwrap();
        assert_eq!(items, [("a".to_owned(), Some(2)), ("b".to_owned(), None)]);
    }

    #[test]
    fn what_nobody_took_is_named_with_its_full_path() {
        let mut params = parse("items[0][price]=a&items[0][colour]=red");
        let error = params.groups("items", |item| item.required_text("price")).unwrap_err();
        let body = error.json("req_1");
        assert_eq!(body["error"]["message"], "Received unknown parameter: items[0][colour]");
        assert_eq!(body["error"]["code"], "parameter_unknown");
    }

    proptest! {
        #[test]
        fn no_input_can_break_the_decoder(input in "[a-c\\[\\]=&%0-2]{0,60}") {
            if let Ok(mut params) = Params::parse(input.as_bytes()) {
                let _ = params.texts("a");
                let _ = params.groups("b", |group| group.integer("c"));
                let _ = params.finish();
            }
        }

        #[test]
        fn a_list_comes_back_as_it_was_sent(values in proptest::collection::vec("[a-z ]{1,8}", 0..20)) {
            let mut body = form_urlencoded::Serializer::new(String::new());
            for (index, value) in values.iter().enumerate() {
                body.append_pair(&format!("list[{index}]"), value);
            }
            let mut params = parse(&body.finish());
            prop_assert_eq!(params.texts("list").unwrap().unwrap_or_default(), values);
        }
    }
}
