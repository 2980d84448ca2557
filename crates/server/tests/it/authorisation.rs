//! Who may do what, for every operation of the description. A new endpoint is in these tests as soon as it is described; one that
//! opens to everybody, or takes an id that no case knows, fails them until it is put here.

use std::collections::BTreeMap;

use billstack::admin::create;
use billstack::api::description::{document, operations};
use billstack::http::caller::SCOPES;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use store::tenant;
use testkit::app::{PASSWORD, TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::openapi::assert_described;

/// What everybody may call, with or without a credential.
const OPEN: [&str; 5] = ["signIn", "signOut", "getDescription", "livez", "readyz"];

/// From the lowest to the highest.
const ROLES: [&str; 4] = ["viewer", "member", "admin", "owner"];

/// Who an operation is for.
#[derive(Debug, PartialEq)]
enum For {
    Everybody,
    /// Whoever has the portal link in the path.
    Link,
    /// Stripe, with its signature.
    Stripe,
    /// Anybody who is signed in.
    SignedIn,
    /// An operator with this role in the team or above, and an API key with this scope if there is one.
    Team {
        scope: Option<&'static str>,
        role: &'static str,
    },
}

#[derive(Debug)]
struct Operation {
    id: &'static str,
    method: Method,
    path: &'static str,
    needed_query: Vec<&'static str>,
    body: Option<&'static Value>,
    who: For,
}

fn described() -> Vec<Operation> {
    let all = operations(document()).map(|(path, method, operation)| {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let needed = parameters.filter(|it| it["in"] == "query" && it["required"] == true);
        Operation {
            id: operation["operationId"].as_str().unwrap(),
            method: method.to_uppercase().parse().unwrap(),
            path,
            needed_query: needed.map(|it| it["name"].as_str().unwrap()).collect(),
            body: operation.pointer("/requestBody/content/application~1json/example"),
            who: who(path, operation),
        }
    });
    all.collect()
}

fn who(path: &str, operation: &'static Value) -> For {
    let requirement = |scheme: &str| {
        operation["security"].as_array().unwrap().iter().find_map(|requirement| requirement.get(scheme))
    };
    let named = |needs: &'static Value| needs[0].as_str();
    match (requirement("apiKey"), requirement("session"), requirement("stripeSignature")) {
        (None, None, None) if path.contains("{token}") => For::Link,
        (None, None, None) => For::Everybody,
        (None, None, Some(_)) => For::Stripe,
        (key, Some(session), None) if path.contains("{teamId}") => {
            let scope = key.map(|key| named(key).unwrap_or_else(|| panic!("{path}: which scope?")));
            let role = named(session).unwrap_or_else(|| panic!("{path}: which role?"));
            For::Team { scope, role }
        }
        (None, Some(_), None) if operation["security"].as_array().unwrap().len() == 1 => For::SignedIn,
        (None, Some(_), None) => For::Everybody,
        other => panic!("{path}: there is no case for {other:?}"),
    }
}

/// What stands in a request for the ids that it names.
type Ids = BTreeMap<&'static str, String>;

/// Ids that nobody has, in the app's own team and project.
fn nobodys(app: &TestApp) -> Ids {
    let nobody =
        ["customerId", "productId", "subscriptionId", "paymentMethodId", "sessionId", "keyId", "eventId"]
            .map(|name| (name, "nobody".to_owned()));
    let mut ids = Ids::from(nobody);
    ids.insert("token", "0".repeat(32));
    place(&mut ids, &app.project);
    ids
}

fn place(ids: &mut Ids, project: &tenant::Project) {
    ids.insert("teamId", project.team.id.clone());
    ids.insert("projectId", project.id.clone());
}

fn request(app: &TestApp, operation: &Operation, ids: &Ids) -> RequestBuilder {
    let id = |name: &str| {
        let known = ids.get(name);
        known
            .unwrap_or_else(|| panic!("{}: put something that fills `{name}` into these tests", operation.id))
            .as_str()
    };
    let filled: Vec<&str> = operation
        .path
        .split('/')
        .map(|part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => id(name),
            None => part,
        })
        .collect();
    // Ids are letters, digits and underscores.
    let query: Vec<String> =
        operation.needed_query.iter().map(|name| format!("{name}={}", id(name))).collect();
    let address = format!("{}?{}", filled.join("/"), query.join("&"));
    let request = app.anonymous(operation.method.clone(), &address);
    if operation.id == "setPortalLogo" {
        return request.body(crate::portal_settings::PNG);
    }
    let Some(body) = operation.body else { return request };
    let mut body = body.clone();
    for (name, value) in body.as_object_mut().into_iter().flatten() {
        if let Some(id) = ids.get(name.as_str()) {
            *value = json!(id);
        }
    }
    request.json(&body)
}

fn with_cookie(app: &TestApp, request: RequestBuilder, cookie: &str) -> RequestBuilder {
    request.header("cookie", cookie).header("origin", app.url(""))
}

/// Whether a request names something in a team or a project, beside the two.
fn names_an_object(operation: &Operation) -> bool {
    let is_object = |name: &str| name.ends_with("Id") && name != "teamId" && name != "projectId";
    let in_path = operation.path.split(['{', '}']).any(is_object);
    let in_query = operation.needed_query.iter().any(|name| is_object(name));
    let in_body =
        operation.body.and_then(Value::as_object).into_iter().flatten().any(|(name, _)| is_object(name));
    in_path || in_query || in_body
}

fn of_a_team() -> impl Iterator<Item = (Operation, Option<&'static str>, &'static str)> {
    described().into_iter().filter_map(|operation| match operation.who {
        For::Team { scope, role } => Some((operation, scope, role)),
        _ => None,
    })
}

#[tokio::test]
async fn without_a_credential_nobody_gets_in() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    let ids = nobodys(&app);
    for operation in described() {
        let answer = send(request(&app, &operation, &ids)).await;
        let Operation { id, who, .. } = &operation;
        match who {
            For::Everybody => {
                assert!(
                    OPEN.contains(id),
                    "{id} is open to everybody. Is that meant? Then it belongs into `OPEN`."
                );
            }
            For::Stripe => assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{id}: {}", answer.body),
            For::Link | For::SignedIn | For::Team { .. } => {
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{id}: {}", answer.body);
                assert!(!answer.error().is_empty(), "{id}");
            }
        }
    }
}

#[tokio::test]
async fn what_nobody_was_given_opens_nothing() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    let ids = nobodys(&app);
    for (operation, scope, _) in of_a_team() {
        // An unknown key is not told apart from a known one where no key may.
        let expected = if scope.is_some() { StatusCode::UNAUTHORIZED } else { StatusCode::FORBIDDEN };
        let answer =
            send(request(&app, &operation, &ids).bearer_auth(format!("bs_{}", "0".repeat(48)))).await;
        assert_eq!(answer.status, expected, "{}: {}", operation.id, answer.body);
        let cookie = format!("billstack_session={}", "0".repeat(64));
        let answer = send(with_cookie(&app, request(&app, &operation, &ids), &cookie)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}: {}", operation.id, answer.body);
    }
}

#[tokio::test]
async fn a_key_needs_the_scope_that_the_description_names_and_no_other() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    let ids = nobodys(&app);
    for (operation, scope, _) in of_a_team() {
        let id = operation.id;
        let Some(scope) = scope else {
            let answer = send(request(&app, &operation, &ids).bearer_auth(&app.api_key)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{id} is not for API keys: {}", answer.body);
            continue;
        };
        assert!(SCOPES.contains(&scope), "{id}: `{scope}` is not a scope");
        let others: Vec<&str> = SCOPES.into_iter().filter(|other| *other != scope).collect();
        let answer =
            send(request(&app, &operation, &ids).bearer_auth(app.key_with_scopes(&others).await)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{id} without `{scope}`: {}", answer.body);
        assert!(answer.error().contains(&format!("`{scope}`")), "{id}: {}", answer.error());
        let answer =
            send(request(&app, &operation, &ids).bearer_auth(app.key_with_scopes(&[scope]).await)).await;
        let refused = matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
        assert!(!refused, "{id} with `{scope}`: {} {}", answer.status, answer.body);
    }
}

#[tokio::test]
async fn an_operator_needs_the_role_that_the_description_names_and_no_higher() {
    let app = TestApp::start(TestDatabase::sqlite()).await;
    let ids = nobodys(&app);
    let mut cookies = BTreeMap::new();
    for role in ROLES {
        cookies.insert(role, app.sign_in_as(role).await);
    }
    for (operation, _, role) in of_a_team() {
        let needed = ROLES.iter().position(|known| *known == role).unwrap_or_else(|| panic!("{role}"));
        for (rank, role) in ROLES.into_iter().enumerate() {
            let answer = send(with_cookie(&app, request(&app, &operation, &ids), &cookies[role])).await;
            let refused = matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            assert_eq!(
                refused,
                rank < needed,
                "{} as {role}: {} {}",
                operation.id,
                answer.status,
                answer.body
            );
            if refused {
                assert!(answer.error().contains(role), "{}: {}", operation.id, answer.error());
            }
        }
        if operation.method != Method::GET {
            let forged = request(&app, &operation, &ids).header("cookie", &cookies["owner"]);
            let answer = send(forged.header("origin", "https://evil.example")).await;
            assert_eq!(
                answer.status,
                StatusCode::FORBIDDEN,
                "{} from elsewhere: {}",
                operation.id,
                answer.body
            );
        }
    }
}

/// Another team with a project, a key and an owner of its own.
struct Rival {
    project: tenant::Project,
    key: String,
    cookie: String,
}

impl Rival {
    async fn of(app: &TestApp) -> Self {
        let team = create::team(&app.app, "Rival").await.unwrap();
        let project = create::project(&app.app, &team, "Rival", &[]).await.unwrap();
        let key = create::api_key(&app.app, &team, None, "rival").await.unwrap();
        create::operator_in(&app.app, "rival@example.com", PASSWORD, Some((&team, "owner"))).await.unwrap();
        let body = json!({ "email": "rival@example.com", "password": PASSWORD });
        let signed_in = send(app.anonymous(Method::POST, "/api/auth/sign-in").json(&body)).await;
        let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
        Self { project, key, cookie }
    }
}

/// Something of each kind that the app's project has, and what connects its team to Stripe.
async fn ours(app: &TestApp, customer: &str, owner: &str) -> Ids {
    let list = async |rest: &str| send(app.as_key(Method::GET, rest)).await.json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let link = send(app.as_key(Method::POST, "portal").json(&json!({ "customerId": customer }))).await.json();
    let key =
        app.as_operator(owner, Method::POST, &app.team_path("api-keys")).json(&json!({ "name": "spare" }));
    let stripe_id = &app
        .app
        .db
        .read_optional(store::customers::find(&app.project, customer))
        .await
        .unwrap()
        .unwrap()
        .stripe_customer_id;
    app.stripe_post("payment_methods/pm_card_mastercard/attach", format!("customer={stripe_id}")).await;
    app.settled().await;
    let portal = format!("/api/portal/{}", link["token"].as_str().unwrap());
    let methods = send(app.anonymous(Method::GET, &portal)).await.json()["paymentMethods"].clone();
    let event = crate::webhooks::event(app, "evt_ours", "something.new", &json!({"object": "something"}));
    assert_eq!(crate::webhooks::deliver_signed(app, &event).await.status, StatusCode::OK);
    let mut ids = Ids::from([
        ("eventId", "evt_ours".to_owned()),
        ("customerId", customer.to_owned()),
        ("productId", text(&list("products").await["products"][0]["id"])),
        (
            "subscriptionId",
            text(&list(&format!("subscriptions?customerId={customer}")).await["subscriptions"][0]["id"]),
        ),
        ("paymentMethodId", text(&methods[0]["id"])),
        ("sessionId", text(&link["sessionId"])),
        ("keyId", text(&send(key).await.json()["key"]["id"])),
        ("secretKey", app.sandbox.secret_key().to_owned()),
        ("webhookSecret", app.webhook_secret.clone()),
    ]);
    place(&mut ids, &app.project);
    ids
}

on_both_engines! {
    async fn what_is_anothers_is_missing_and_stays_as_it_was(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let owner = app.sign_in_as("owner").await;
        let ours = ours(&app, &app.customer_id(&customers, "plain monthly").await, &owner).await;
        let rival = Rival::of(&app).await;
        let mut ours_at_theirs = ours.clone();
        place(&mut ours_at_theirs, &rival.project);

        for (operation, scope, _) in of_a_team() {
            let mut tries = vec![("an operator at our place", with_cookie(&app, request(&app, &operation, &ours), &rival.cookie))];
            if scope.is_some() {
                tries.push(("a key at our place", request(&app, &operation, &ours).bearer_auth(&rival.key)));
            }
            if names_an_object(&operation) {
                let at_theirs = || request(&app, &operation, &ours_at_theirs);
                tries.push(("an operator at their own place", with_cookie(&app, at_theirs(), &rival.cookie)));
                if scope.is_some() {
                    tries.push(("a key at their own place", at_theirs().bearer_auth(&rival.key)));
                }
            }
            for (who, request) in tries {
                let answer = send(request).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}, {who}: {}", operation.id, answer.body);
            }
        }

        // The same requests are good when we send them, so that it was the caller who was wrong, and nothing is gone. What deletes
        // comes last.
        let mut all: Vec<_> = of_a_team().collect();
        all.sort_by_key(|(operation, ..)| operation.method == Method::DELETE);
        for (operation, scope, _) in all {
            let request = request(&app, &operation, &ours);
            let request = if scope.is_some() { request.bearer_auth(&app.api_key) } else { with_cookie(&app, request, &owner) };
            let answer = send(request).await;
            assert!(answer.status.is_success(), "{}: {} {}", operation.id, answer.status, answer.body);
            assert_described(operation.path, &operation.method, &answer);
        }
    }

    async fn a_link_opens_what_is_its_customers_while_it_lasts(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let owner = app.sign_in_as("owner").await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let mut own = ours(&app, &customer, &owner).await;
        own.insert("token", app.mint(&customer).await);
        let mut anothers = own.clone();
        anothers.insert("token", app.mint(&app.customer_id(&customers, "yearly").await).await);
        let look_only = app.as_key(Method::POST, "portal").json(&json!({ "customerId": customer, "capabilities": [] }));
        let mut narrow = own.clone();
        narrow.insert("token", send(look_only).await.json()["token"].as_str().unwrap().to_owned());
        let mut links: Vec<_> = described().into_iter().filter(|operation| operation.who == For::Link).collect();
        links.sort_by_key(|operation| operation.method == Method::DELETE);
        assert!(!links.is_empty());

        for operation in &links {
            let answer = send(request(&app, operation, &own)).await;
            assert!(answer.status.is_success(), "{}: {} {}", operation.id, answer.status, answer.body);
            assert_described(operation.path, &operation.method, &answer);
            if names_an_object(operation) {
                let answer = send(request(&app, operation, &anothers)).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}: {}", operation.id, answer.body);
            }
            if operation.method != Method::GET {
                let answer = send(request(&app, operation, &narrow)).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}: {}", operation.id, answer.body);
                let foreign = request(&app, operation, &own).header("origin", "https://evil.example");
                assert_eq!(send(foreign).await.status, StatusCode::FORBIDDEN, "{} from elsewhere", operation.id);
            }
        }
        app.clock.advance(std::time::Duration::from_secs(3_600));
        for operation in &links {
            let answer = send(request(&app, operation, &own)).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}: {}", operation.id, answer.body);
        }
    }
}
