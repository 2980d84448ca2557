//! `GET /api/openapi.json`: the API described for programs (OpenAPI 3.1), from what stands beside each handler.

use std::sync::LazyLock;

use axum::http::{HeaderName, header};
use bytes::Bytes;
use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;

use crate::http::caller::SESSION_COOKIE;
use crate::http::error_answers;
use crate::router;

const ABOUT: &str = "The billing portal on top of your own Stripe account. Your server asks for a link, your customer opens it and \
     manages subscriptions, invoices and payment methods without logging in.\n\n\
     Everything is JSON in camelCase. Ids are BillStack's own unless a field's name says `stripe`. Money is an integer in the \
     currency's minor unit beside its `currency`. Times are RFC 3339 in UTC. An answer has all its fields; what is absent is null. \
     Unknown fields and parameters are refused. A new field in an answer is not a breaking change.";

/// The groups of operations, in the order to read them.
const TAGS: [(&str, &str); 11] = [
    (
        "Portal links",
        "What your server needs: a link for a customer. It opens the portal until it expires or is revoked.",
    ),
    (
        "Portal settings",
        "How the portal of a project looks, and whom it names. Your server may read it; signed-in operators change it.",
    ),
    (
        "Customers",
        "The people and companies that a project bills. What is written here is written to Stripe first.",
    ),
    ("Subscriptions", "What customers subscribe to, as the mirror of Stripe has it."),
    ("Products and prices", "What the connected Stripe account sells."),
    (
        "Portal",
        "What the portal itself calls. The token of the link is in the path, and there is no other credential.",
    ),
    ("Sign-in", "Operators sign in with a password and get a session cookie."),
    ("API keys", "What your servers show to be let in. For signed-in operators only."),
    ("Stripe connection", "A team's connection to its Stripe account. For signed-in operators only."),
    (
        "Webhooks",
        "Where Stripe's events come in, and what became of them. All but the first is for signed-in operators only.",
    ),
    ("Operations", "For those who run the server. Metrics have a listener of their own."),
];

const PATH_PARAMETERS: [(&str, &str); 10] = [
    ("teamId", "The team, `team_…`."),
    ("projectId", "The project of the team, `proj_…`."),
    ("customerId", "The customer, `pc_…`."),
    ("productId", "The product, `pp_…`."),
    ("subscriptionId", "The subscription, `ps_…`."),
    ("paymentMethodId", "The payment method, `ppm_…`."),
    ("sessionId", "The portal session, `portal_sess_…`."),
    ("keyId", "The API key, `key_…`."),
    ("eventId", "The event's id at Stripe, `evt_…`."),
    ("token", "The token of a portal link: 32 lower-case hexadecimal characters."),
];

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| finished(router::api().into_openapi()));
static JSON: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(DOCUMENT.to_string()));

/// Describes this API for programs.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    operation_id = "getDescription",
    tag = "Operations",
    security(()),
    responses((status = 200, description = "An OpenAPI document.", body = Object)),
)]
pub async fn get() -> ([(HeaderName, &'static str); 1], Bytes) {
    ([(header::CONTENT_TYPE, "application/json")], JSON.clone())
}

/// The description, made once.
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// Every operation of a document: its path, its method in lower case, and itself.
pub fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        METHODS
            .iter()
            .filter_map(move |method| Some((path.as_str(), *method, item.as_object()?.get(*method)?)))
    })
}

/// A value that fits a schema, from the examples in it. Of what a request may leave out, it has only what has an example.
pub fn example(document: &Value, schema: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        return document
            .pointer(name.trim_start_matches('#'))
            .map_or(Value::Null, |it| example(document, it));
    }
    if let Some(given) = ["example", "default", "const"].iter().find_map(|key| schema.get(key)) {
        return given.clone();
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    if let Some(choices) = ["oneOf", "anyOf"].iter().find_map(|key| schema[key].as_array()) {
        let choice = choices.iter().find(|choice| choice["type"] != "null");
        return choice.map_or(Value::Null, |choice| example(document, choice));
    }
    match schema["type"].as_str() {
        Some("object") => {
            let refuses_others = schema["additionalProperties"] == false;
            let required = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
            let properties = schema["properties"].as_object().into_iter().flatten();
            let told = properties.filter(|(name, property)| {
                !refuses_others
                    || property.get("example").is_some()
                    || required.iter().any(|needed| needed == *name)
            });
            told.map(|(name, property)| (name.clone(), example(document, property)))
                .collect::<Map<_, _>>()
                .into()
        }
        Some("array") if schema["items"]["$ref"].is_string() => json!([example(document, &schema["items"])]),
        Some("array") => json!([]),
        Some("string") if schema["format"] == "date-time" => json!("2026-03-30T13:00:00Z"),
        Some("string") => json!("…"),
        Some("integer") => schema.get("minimum").cloned().unwrap_or_else(|| json!(0)),
        Some("boolean") => json!(false),
        _ => Value::Null,
    }
}

/// Adds what all operations share and no handler has to repeat.
fn finished(mut described: OpenApi) -> Value {
    described.info.title = "BillStack".to_owned();
    described.info.description = Some(ABOUT.to_owned());
    described.info.version = env!("CARGO_PKG_VERSION").to_owned();
    described.info.contact = None;
    let tags = TAGS.map(|(name, about)| TagBuilder::new().name(name).description(Some(about)).build());
    described.tags = Some(tags.into());
    let components = described.components.get_or_insert_default();
    components.schemas.extend([error_answers::body_schema()]);
    for (name, response) in error_answers::components() {
        components.responses.insert(name.to_owned(), response.into());
    }
    for (name, scheme) in security_schemes() {
        components.add_security_scheme(name, scheme);
    }
    // A description that was derived always serialises.
    let mut document = serde_json::to_value(described).unwrap_or_default();
    require_every_field_of_answers(&mut document);
    for item in document["paths"].as_object_mut().into_iter().flatten() {
        let (path, operations) = item;
        for operation in operations.as_object_mut().into_iter().flatten() {
            add_path_parameters(path, operation.1);
            trim_summary(operation.1);
        }
    }
    add_examples_of_bodies(&mut document);
    describe_answers(&mut document);
    document
}

fn security_schemes() -> [(&'static str, SecurityScheme); 3] {
    let key = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("bs_…")
        .description(Some(
            "An API key of the team. An operation names the scope that the key needs; a key without any scope listed has them all. \
             A key may be bound to one project.",
        ))
        .build();
    let session = ApiKeyValue::with_description(
        SESSION_COOKIE,
        "An operator's session, from `POST /api/auth/sign-in`. An operation names the lowest role that the operator needs in the \
         team: viewer, member, admin, owner. A change must come from BillStack's own origin: send the header `Origin` with its address.",
    );
    let signature = ApiKeyValue::with_description(
        "Stripe-Signature",
        "Stripe's signature of the body with the endpoint's secret. A delivery without a valid one is a 400.",
    );
    [
        ("apiKey", SecurityScheme::Http(key)),
        ("session", SecurityScheme::ApiKey(ApiKey::Cookie(session))),
        ("stripeSignature", SecurityScheme::ApiKey(ApiKey::Header(signature))),
    ]
}

/// Requests refuse fields that they don't know; what doesn't is an answer, and answers have all their fields.
fn require_every_field_of_answers(document: &mut Value) {
    for (_, schema) in document["components"]["schemas"].as_object_mut().into_iter().flatten() {
        if let Some(properties) = schema["properties"].as_object()
            && schema["additionalProperties"] != false
        {
            schema["required"] = properties.keys().cloned().collect();
        }
    }
}

fn add_path_parameters(path: &str, operation: &mut Value) {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = names
        .map(|name| {
            let about = PATH_PARAMETERS.iter().find(|(known, _)| *known == name).map(|(_, about)| about);
            json!({ "name": name, "in": "path", "description": about, "required": true, "schema": { "type": "string" } })
        })
        .collect();
    if let Some(others) = operation.get_mut("parameters").and_then(Value::as_array_mut) {
        parameters.append(others);
    }
    if !parameters.is_empty() {
        operation["parameters"] = parameters.into();
    }
}

/// A summary is the first sentence of a handler's documentation; as a heading it has no full stop.
fn trim_summary(operation: &mut Value) {
    if let Some(heading) = operation["summary"].as_str().and_then(|text| text.strip_suffix('.')) {
        operation["summary"] = heading.into();
    }
}

/// Where a handler says no more of an answer, it is described as its body is.
fn describe_answers(document: &mut Value) {
    let told = document.clone();
    for (_, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (_, operation) in item.as_object_mut().into_iter().flatten() {
            for (_, answer) in operation["responses"].as_object_mut().into_iter().flatten() {
                let body = answer.pointer("/content/application~1json/schema/$ref").and_then(Value::as_str);
                if answer.get("description").is_none()
                    && let Some(body) = body.and_then(|name| told.pointer(name.trim_start_matches('#')))
                {
                    answer["description"] = body["description"].clone();
                }
            }
        }
    }
}

fn add_examples_of_bodies(document: &mut Value) {
    let told = document.clone();
    for (_, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (_, operation) in item.as_object_mut().into_iter().flatten() {
            if let Some(body) = operation.pointer_mut("/requestBody/content/application~1json") {
                body["example"] = example(&told, &body["schema"]);
            }
        }
    }
}
