//! `GET /api/docs`: the API described for people, from the same description.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use serde_json::Value;

use super::description::{document, example, operations};
use crate::app::App;
use crate::http::problem::Problem;

#[derive(Template)]
#[template(path = "api_docs.html")]
struct DocsPage<'a> {
    css: &'a str,
    base_url: &'a str,
    about: Vec<Prose>,
    sections: &'a [Section],
    errors: &'a [ErrorKind],
}

/// A text in parts, each code or not.
type Prose = Vec<(bool, String)>;

struct Section {
    id: String,
    title: String,
    about: Prose,
    endpoints: Vec<Endpoint>,
}

struct Endpoint {
    id: String,
    method: String,
    path: String,
    title: Prose,
    about: Vec<Prose>,
    who: Vec<Prose>,
    parameters: Vec<Field>,
    body: Vec<Field>,
    curl: String,
    answers: Vec<Answer>,
    errors: Vec<String>,
}

/// A parameter, or a field of a body.
struct Field {
    name: String,
    place: String,
    kind: String,
    required: bool,
    about: Prose,
}

struct Answer {
    status: String,
    about: Prose,
    example: Option<String>,
}

struct ErrorKind {
    status: String,
    about: Prose,
}

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| sections(document()));
static ERRORS: LazyLock<Vec<ErrorKind>> = LazyLock::new(|| errors(document()));

/// `GET /api/docs`
pub async fn get(State(app): State<App>) -> Result<Html<String>, Problem> {
    let page = DocsPage {
        css: &app.assets.docs_css.path,
        base_url: app.config.public_url.origin(),
        about: paragraphs(&document()["info"]["description"]),
        sections: &SECTIONS,
        errors: &ERRORS,
    };
    page.render().map(Html).map_err(|error| Problem::internal(&error))
}

fn sections(document: &Value) -> Vec<Section> {
    let tags = document["tags"].as_array().into_iter().flatten();
    tags.map(|tag| {
        let own = operations(document).filter(|(.., operation)| operation["tags"][0] == tag["name"]);
        Section {
            id: text(&tag["name"]).to_lowercase().replace(' ', "-"),
            title: text(&tag["name"]),
            about: prose(&text(&tag["description"])),
            endpoints: own
                .map(|(path, method, operation)| endpoint(document, path, method, operation))
                .collect(),
        }
    })
    .collect()
}

fn endpoint(document: &Value, path: &str, method: &str, operation: &Value) -> Endpoint {
    let responses = || operation["responses"].as_object().into_iter().flatten();
    let answers = responses().filter(|(_, response)| response.get("$ref").is_none());
    let errors = responses().filter(|(_, response)| response.get("$ref").is_some());
    Endpoint {
        id: text(&operation["operationId"]),
        method: method.to_uppercase(),
        path: path.to_owned(),
        title: prose(&text(&operation["summary"])),
        about: paragraphs(&operation["description"]),
        who: who(path, operation),
        parameters: parameters(operation),
        body: body_fields(document, operation),
        curl: curl(path, method, operation),
        answers: answers.map(|(status, response)| answer(document, status, response)).collect(),
        errors: errors.map(|(status, _)| status.clone()).collect(),
    }
}

/// Who may, one line each.
fn who(path: &str, operation: &Value) -> Vec<Prose> {
    if path.contains("{token}") {
        return vec![prose("Whoever has the portal link: its token is in the path.")];
    }
    let requirements = operation["security"].as_array().into_iter().flatten();
    let lines = requirements.filter_map(|requirement| {
        let (scheme, needs) = requirement.as_object()?.iter().next()?;
        let need = needs.get(0).and_then(Value::as_str);
        Some(match (scheme.as_str(), need) {
            ("apiKey", Some(scope)) => format!("An API key with the scope `{scope}`."),
            ("session", Some(role)) => {
                format!("A signed-in operator with the role `{role}` or above in the team.")
            }
            ("session", None) => "A signed-in operator.".to_owned(),
            ("stripeSignature", _) => {
                "Stripe, with its signature in the header `Stripe-Signature`.".to_owned()
            }
            (scheme, _) => scheme.to_owned(),
        })
    });
    let lines: Vec<_> = lines.map(|line| prose(&line)).collect();
    if lines.is_empty() { vec![prose("Everybody.")] } else { lines }
}

fn parameters(operation: &Value) -> Vec<Field> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters
        .map(|parameter| Field {
            name: text(&parameter["name"]),
            place: text(&parameter["in"]),
            kind: kind(&parameter["schema"]),
            required: parameter["required"] == true,
            about: prose(&text(&parameter["description"])),
        })
        .collect()
}

fn body_fields(document: &Value, operation: &Value) -> Vec<Field> {
    let Some(schema) = operation.pointer("/requestBody/content/application~1json/schema") else {
        return Vec::new();
    };
    let schema = resolved(document, schema);
    let is_required =
        |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|it| it == name));
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties
        .map(|(name, property)| {
            let target = resolved(document, property);
            let about =
                [&property["description"], &target["description"]].into_iter().find_map(Value::as_str);
            Field {
                name: name.clone(),
                place: "body".to_owned(),
                kind: kind_in(document, property),
                required: is_required(name),
                about: prose(about.unwrap_or_default()),
            }
        })
        .collect()
}

/// The schema behind a reference, also one that may be null.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(name) = schema["$ref"].as_str() {
        return document.pointer(name.trim_start_matches('#')).unwrap_or(schema);
    }
    let choices = schema["oneOf"].as_array().into_iter().flatten();
    let mut choices = choices.filter(|choice| choice["type"] != "null");
    choices.next().map_or(schema, |choice| resolved(document, choice))
}

fn kind_in(document: &Value, schema: &Value) -> String {
    let schema = resolved(document, schema);
    let inner = resolved(document, &schema["items"]);
    match (schema["enum"].as_array(), inner["enum"].as_array()) {
        (Some(words), _) => one_of(words),
        (_, Some(words)) => format!("list of {}", one_of(words)),
        _ => kind(schema),
    }
}

fn one_of(words: &[Value]) -> String {
    words.iter().map(text).collect::<Vec<_>>().join(" | ")
}

/// A schema in words: `integer, 1 to 100, 50 if left out`.
fn kind(schema: &Value) -> String {
    let name = match &schema["type"] {
        Value::Array(names) => names.iter().map(text).filter(|name| name != "null").collect(),
        name => text(name),
    };
    let mut words = vec![match (name.as_str(), schema["format"].as_str()) {
        ("string", Some("date-time")) => "time".to_owned(),
        ("array", _) => format!("list of {}s", text(&schema["items"]["type"])),
        _ => name,
    }];
    if let (Some(least), Some(most)) = (schema["minimum"].as_i64(), schema["maximum"].as_i64()) {
        words.push(format!("{least} to {most}"));
    }
    if let Some(most) = schema["maxLength"].as_i64() {
        words.push(format!("at most {most} characters"));
    }
    if let Some(default) = schema.get("default").filter(|default| !default.is_null()) {
        words.push(format!("{default} if left out"));
    }
    words.join(", ")
}

fn answer(document: &Value, status: &str, response: &Value) -> Answer {
    let content = response["content"].as_object().and_then(|content| content.values().next());
    let example = content.and_then(|content| match content.get("example") {
        Some(Value::String(given)) => Some(given.clone()),
        _ => serde_json::to_string_pretty(&example(document, &content["schema"])).ok(),
    });
    let about = response["description"].as_str().unwrap_or_default();
    Answer { status: status.to_owned(), about: prose(about), example: example.filter(|text| text != "null") }
}

fn errors(document: &Value) -> Vec<ErrorKind> {
    let mut kinds: Vec<(String, &str)> = operations(document)
        .flat_map(|(.., operation)| operation["responses"].as_object().into_iter().flatten())
        .filter_map(|(status, response)| Some((status.clone(), response["$ref"].as_str()?)))
        .collect();
    kinds.sort();
    kinds.dedup();
    let about =
        |name: &str| document.pointer(name.trim_start_matches('#')).map(|kind| text(&kind["description"]));
    kinds
        .into_iter()
        .map(|(status, name)| ErrorKind { status, about: prose(&about(name).unwrap_or_default()) })
        .collect()
}

/// A command that calls an operation, for a shell with `$BILLSTACK` and what else it names.
fn curl(path: &str, method: &str, operation: &Value) -> String {
    let mut address = path
        .split('/')
        .map(|part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => variable(name),
            None => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/");
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    for (n, needed) in parameters.filter(|it| it["in"] == "query" && it["required"] == true).enumerate() {
        let name = text(&needed["name"]);
        address.push_str(&format!("{}{name}={}", if n == 0 { '?' } else { '&' }, variable(&name)));
    }
    let mut lines = vec![match method {
        "get" => format!("curl \"$BILLSTACK{address}\""),
        method => format!("curl -X {} \"$BILLSTACK{address}\"", method.to_uppercase()),
    }];
    let accepts = |scheme: &str| {
        let requirements = operation["security"].as_array().into_iter().flatten();
        requirements.into_iter().any(|requirement| requirement.get(scheme).is_some())
    };
    let sets_cookie = operation.pointer("/responses/204/headers/Set-Cookie").is_some();
    if accepts("apiKey") {
        lines.push("-H \"Authorization: Bearer $API_KEY\"".to_owned());
    } else if accepts("session") {
        lines.push("-b cookies.txt".to_owned());
        if method != "get" {
            lines.push("-H \"Origin: $BILLSTACK\"".to_owned());
        }
    } else if accepts("stripeSignature") {
        lines.push("-H \"Stripe-Signature: $SIGNATURE\"".to_owned());
    }
    if sets_cookie {
        lines.push("-c cookies.txt".to_owned());
    }
    if let Some(body) =
        operation.pointer("/requestBody/content/application~1json/example").filter(|it| !it.is_null())
    {
        let body = serde_json::to_string_pretty(body).unwrap_or_default().replace('\'', r"'\''");
        lines.push("-H 'Content-Type: application/json'".to_owned());
        lines.push(format!("-d '{body}'"));
    }
    lines.join(" \\\n  ")
}

/// `customerId` as a shell has it: `$CUSTOMER_ID`.
fn variable(name: &str) -> String {
    let mut variable = "$".to_owned();
    for letter in name.chars() {
        if letter.is_uppercase() {
            variable.push('_');
        }
        variable.push(letter.to_ascii_uppercase());
    }
    variable
}

fn paragraphs(value: &Value) -> Vec<Prose> {
    let text = value.as_str().unwrap_or_default();
    text.split("\n\n").filter(|part| !part.is_empty()).map(prose).collect()
}

/// Splits a text at its backticks.
fn prose(text: &str) -> Prose {
    let parts = text.split('`').enumerate().map(|(n, part)| (n % 2 == 1, part.to_owned()));
    parts.filter(|(_, part)| !part.is_empty()).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_example_can_be_pasted_into_a_shell() {
        let operation = json!({
            "security": [{ "session": ["admin"] }],
            "parameters": [{ "name": "customerId", "in": "query", "required": true }],
            "requestBody": { "content": { "application/json": { "example": { "name": "Ann's" } } } },
        });
        assert_eq!(
            curl("/api/teams/{teamId}/things", "post", &operation),
            "curl -X POST \"$BILLSTACK/api/teams/$TEAM_ID/things?customerId=$CUSTOMER_ID\" \\\n  -b cookies.txt \\\n  \
             -H \"Origin: $BILLSTACK\" \\\n  -H 'Content-Type: application/json' \\\n  -d '{\n  \"name\": \"Ann'\\''s\"\n}'"
        );
    }

    #[test]
    fn a_schema_is_told_in_words() {
        assert_eq!(
            kind(&json!({ "type": ["integer", "null"], "minimum": 1, "maximum": 100, "default": 50 })),
            "integer, 1 to 100, 50 if left out"
        );
        assert_eq!(kind(&json!({ "type": "array", "items": { "type": "string" } })), "list of strings");
        assert_eq!(kind(&json!({ "type": "string", "format": "date-time" })), "time");
    }
}
