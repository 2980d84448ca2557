//! `/api/openapi.json` and `/api/docs`: the description is the one in the tree, and it is true of the server.

use std::collections::BTreeSet;
use std::path::Path;

use billstack::api::description::{document, operations};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use testkit::app::{Answer, TestApp, send};
use testkit::database::TestDatabase;

const UPDATE: &str = "BILLSTACK_UPDATE_OPENAPI";

#[test]
fn the_description_is_the_one_in_the_tree() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let described = format!("{}\n", serde_json::to_string_pretty(document()).unwrap());
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&file, &described).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = kept.lines().zip(described.lines()).position(|(kept, described)| kept != described);
    assert!(
        kept == described,
        "docs/openapi.json is not what the server says of itself (line {}). If the change is meant, write it with \
         `{UPDATE}=1 cargo test -p billstack --test it openapi` and commit it.",
        differs.unwrap_or(kept.lines().count().min(described.lines().count())) + 1
    );
}

#[test]
fn every_operation_says_what_a_reader_needs() {
    let document = document();
    let tags: Vec<&Value> = document["tags"].as_array().unwrap().iter().map(|tag| &tag["name"]).collect();
    let mut ids = BTreeSet::new();
    for (path, method, operation) in operations(document) {
        let at = format!("{method} {path}");
        assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{at}: its id is another's");
        assert!(operation["summary"].as_str().is_some_and(|text| text.len() < 50), "{at}: a short summary");
        assert!(tags.contains(&&operation["tags"][0]), "{at}: a tag that is described");
        assert!(operation["security"].is_array(), "{at}: who may");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["description"].is_string(), "{at}: what `{}` is", parameter["name"]);
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            let said = response["description"].is_string() || response["$ref"].is_string();
            assert!(said, "{at}: what {status} means");
        }
    }
}

#[test]
fn every_reference_leads_somewhere_and_nothing_is_null() {
    fn check(document: &Value, value: &Value) {
        match value {
            Value::Object(fields) => {
                if let Some(name) = value["$ref"].as_str() {
                    assert!(document.pointer(name.trim_start_matches('#')).is_some(), "{name}");
                }
                fields.values().for_each(|value| check(document, value));
            }
            Value::Array(values) => values.iter().for_each(|value| check(document, value)),
            Value::Null => panic!("OpenAPI knows no null"),
            _ => {}
        }
    }
    check(document(), document());
}

#[test]
fn the_bounds_of_the_contract_are_in_it() {
    let ttl = document().pointer("/components/schemas/CreatePortalSession/properties/ttlMs").unwrap();
    assert_eq!(
        (&ttl["minimum"], &ttl["maximum"], &ttl["default"]),
        (&60_000.into(), &2_592_000_000_i64.into(), &3_600_000.into())
    );
}

/// Checks that an answer is one that the description has for an operation.
pub(crate) fn assert_described(path: &str, method: &Method, answer: &Answer) {
    let at = format!("{method} {path}");
    let operation = &document()["paths"][path][method.as_str().to_lowercase()];
    let described = &operation["responses"][answer.status.as_str()];
    assert!(described.is_object(), "{at}: {} is not described", answer.status);
    match described.pointer("/content/application~1json/schema") {
        Some(schema) => assert_fits(&at, schema, &answer.json()),
        None => assert_eq!(answer.body, "", "{at}: the body is not described"),
    }
}

fn assert_fits(at: &str, schema: &Value, value: &Value) {
    if let Some(name) = schema["$ref"].as_str() {
        return assert_fits(at, document().pointer(name.trim_start_matches('#')).unwrap(), value);
    }
    // An object that may be absent is one or the other.
    if let Some(choices) = schema["oneOf"].as_array() {
        let fitting = choices.iter().find(|choice| (choice["type"] == "null") == value.is_null());
        return assert_fits(at, fitting.unwrap_or_else(|| panic!("{at}: {value}, {schema}")), value);
    }
    let is_type = |name: &str| {
        schema["type"] == name || schema["type"].as_array().is_some_and(|all| all.iter().any(|it| it == name))
    };
    match value {
        Value::Null => assert!(is_type("null"), "{at}: null, {schema}"),
        Value::Bool(_) => assert!(is_type("boolean"), "{at}: {value}, {schema}"),
        Value::Number(_) => assert!(is_type("integer"), "{at}: {value}, {schema}"),
        Value::String(_) => assert!(is_type("string"), "{at}: {value}, {schema}"),
        Value::Array(values) => {
            assert!(is_type("array"), "{at}: {value}, {schema}");
            values
                .iter()
                .enumerate()
                .for_each(|(n, value)| assert_fits(&format!("{at}[{n}]"), &schema["items"], value));
        }
        Value::Object(fields) => {
            assert!(is_type("object"), "{at}: {value}, {schema}");
            let Some(properties) = schema["properties"].as_object() else { return };
            assert!(fields.keys().eq(properties.keys()), "{at}: {value}, {schema}");
            fields
                .iter()
                .for_each(|(name, value)| assert_fits(&format!("{at}.{name}"), &properties[name], value));
        }
    }
}

/// A path of the description with something in place of its parameters.
fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn the_server_takes_the_methods_that_are_described_and_no_others() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    let served = send(app.anonymous(Method::GET, "/api/openapi.json")).await;
    assert_eq!((served.status, served.header("content-type")), (StatusCode::OK, "application/json"));
    let described = served.json();
    assert_eq!(&described, document());
    for path in described["paths"].as_object().unwrap().keys() {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let is_described = described["paths"][path].get(method.as_str().to_lowercase()).is_some();
            let answer = send(app.anonymous(method.clone(), &filled(path))).await;
            let is_taken = answer.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(is_taken, is_described, "{method} {path}: {} {}", answer.status, answer.body);
            assert!(!answer.body.contains("nothing at this address"), "{method} {path}");
        }
    }
}

/// axum prints a router with the paths of its routes.
#[tokio::test]
async fn every_route_for_programs_is_described() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    let router = format!("{:?}", billstack::router::router(app.app.clone()));
    let paths: BTreeSet<&str> = router.split('"').filter(|part| part.starts_with('/')).collect();
    let is_page = |path: &str| {
        // `/` and the one with the odd name are the fallback.
        let pages = ["/portal/", "/assets/", "/favicon.ico", "/api/docs", "/{*__private__axum_fallback}"];
        path == "/" || pages.iter().any(|page| path.starts_with(page))
    };
    let described: BTreeSet<&str> =
        document()["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let routed: BTreeSet<&str> = paths.into_iter().filter(|path| !is_page(path)).collect();
    assert_eq!(routed, described);
}

#[tokio::test]
async fn a_developer_reads_it_without_a_login() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    let page = send(app.anonymous(Method::GET, "/api/docs")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
    assert!(!page.body.contains("<script") && !page.body.contains("style="));
    assert!(page.body.contains(&format!("export BILLSTACK={}", app.url(""))));
    for (path, method, operation) in operations(document()) {
        let id = operation["operationId"].as_str().unwrap();
        assert!(page.body.contains(&format!("<article id=\"{id}\"")), "{method} {path}");
    }
    let css = page.body.split("href=\"").find(|part| part.starts_with("/assets/docs.")).unwrap();
    let css = send(app.anonymous(Method::GET, css.split('"').next().unwrap())).await;
    assert_eq!((css.status, css.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
}
