//! Stripe's errors: keys, addresses and parameters.

use proptest::prelude::*;
use reqwest::Method;

use crate::world::{World, form, reply};

#[tokio::test]
async fn a_request_needs_the_accounts_own_key() {
    let world = World::new().await;
    let without = reply(world.raw(Method::GET, "/v1/customers")).await;
    assert_eq!(without.status, 401);
    assert!(without.message().starts_with("You did not provide an API key."));

    let wrong = world.raw(Method::GET, "/v1/customers").bearer_auth("sk_test_ABCDEFGHIJKLMNOPQRSTUVWX");
    let wrong = reply(wrong).await;
    assert_eq!(wrong.status, 401);
    assert_eq!(wrong.message(), "Invalid API Key provided: sk_test_********************UVWX");

    let publishable = world.raw(Method::GET, "/v1/customers").bearer_auth(world.sandbox.publishable_key());
    assert_eq!(reply(publishable).await.status, 401);
}

#[tokio::test]
async fn the_key_may_come_as_the_user_of_basic_authentication() {
    let world = World::new().await;
    let basic = world.raw(Method::GET, "/v1/account").basic_auth(world.sandbox.secret_key(), None::<&str>);
    let account = reply(basic).await.ok();
    assert_eq!(account["object"], "account");
}

#[tokio::test]
async fn every_answer_names_its_request_and_the_version() {
    let world = World::new().await;
    let plain = world.get("/v1/customers").await;
    assert!(plain.header("request-id").unwrap().starts_with("req_"));
    assert_eq!(plain.header("stripe-version"), Some(stripe_sandbox::API_VERSION));
    assert_eq!(plain.header("content-type"), Some("application/json"));

    let pinned = world.request(Method::GET, "/v1/customers").header("stripe-version", "2025-03-31.basil");
    assert_eq!(reply(pinned).await.header("stripe-version"), Some("2025-03-31.basil"));
}

#[tokio::test]
async fn an_unknown_address_is_a_404_in_stripes_words() {
    let world = World::new().await;
    for (method, path) in
        [(Method::GET, "/v1/teapots"), (Method::PUT, "/v1/customers"), (Method::GET, "/v2/customers")]
    {
        let reply = reply(world.request(method, path)).await;
        assert_eq!(reply.refusal(), (404, "invalid_request_error"), "{path}");
        assert!(reply.message().starts_with("Unrecognized request URL ("), "{}", reply.message());
    }
}

/// Every endpoint that there is, with identifiers that exist nowhere.
const ENDPOINTS: [(&str, &str); 59] = [
    ("GET", "account"),
    ("POST", "customers"),
    ("GET", "customers"),
    ("GET", "customers/x"),
    ("POST", "customers/x"),
    ("DELETE", "customers/x"),
    ("GET", "customers/x/payment_methods"),
    ("GET", "customers/x/payment_methods/x"),
    ("POST", "products"),
    ("GET", "products"),
    ("GET", "products/x"),
    ("POST", "products/x"),
    ("DELETE", "products/x"),
    ("POST", "prices"),
    ("GET", "prices"),
    ("GET", "prices/x"),
    ("POST", "prices/x"),
    ("POST", "subscriptions"),
    ("GET", "subscriptions"),
    ("GET", "subscriptions/x"),
    ("POST", "subscriptions/x"),
    ("DELETE", "subscriptions/x"),
    ("POST", "subscriptions/x/resume"),
    ("GET", "subscription_items"),
    ("GET", "subscription_items/x"),
    ("POST", "subscription_schedules"),
    ("GET", "subscription_schedules"),
    ("GET", "subscription_schedules/x"),
    ("POST", "subscription_schedules/x/release"),
    ("POST", "subscription_schedules/x/cancel"),
    ("GET", "invoices"),
    ("POST", "invoices/create_preview"),
    ("GET", "invoices/x"),
    ("GET", "invoices/x/lines"),
    ("POST", "invoices/x/pay"),
    ("POST", "invoices/x/finalize"),
    ("POST", "invoices/x/void"),
    ("POST", "invoices/x/mark_uncollectible"),
    ("GET", "payment_methods"),
    ("GET", "payment_methods/x"),
    ("POST", "payment_methods/x"),
    ("POST", "payment_methods/x/attach"),
    ("POST", "payment_methods/x/detach"),
    ("GET", "payment_intents/x"),
    ("POST", "setup_intents"),
    ("GET", "setup_intents"),
    ("GET", "setup_intents/x"),
    ("POST", "setup_intents/x/confirm"),
    ("GET", "checkout/sessions"),
    ("GET", "checkout/sessions/x"),
    ("GET", "checkout/sessions/x/line_items"),
    ("POST", "checkout/sessions/x/expire"),
    ("GET", "events"),
    ("GET", "events/x"),
    ("POST", "webhook_endpoints"),
    ("GET", "webhook_endpoints"),
    ("GET", "webhook_endpoints/x"),
    ("POST", "webhook_endpoints/x"),
    ("DELETE", "webhook_endpoints/x"),
];

/// What some endpoints insist on before they look at anything else.
const REQUIRED: &str = "name=n&currency=usd&unit_amount=1&customer=c&items[0][price]=p&subscription=s&\
                        from_subscription=s&url=http://a.example&enabled_events[]=*";

#[tokio::test]
async fn no_endpoint_takes_a_parameter_it_does_not_know() {
    let world = World::new().await;
    for (method, path) in ENDPOINTS {
        let query = format!("{REQUIRED}&colour=red");
        let request = match method {
            "POST" => world.request(Method::POST, &format!("/v1/{path}")).body(query),
            method => world.request(method.parse().unwrap(), &format!("/v1/{path}?{query}")),
        };
        let reply = reply(request).await;
        assert_eq!(reply.refusal(), (400, "parameter_unknown"), "{method} {path}: {}", reply.message());
        assert!(reply.message().contains("colour"), "{method} {path}: {}", reply.message());
    }
}

#[tokio::test]
async fn an_object_that_is_not_there_is_a_404_and_one_that_a_parameter_names_a_400() {
    let world = World::new().await;
    let missing = world.get("/v1/customers/cus_nobody").await;
    assert_eq!(missing.refusal(), (404, "resource_missing"));
    assert_eq!(missing.message(), "No such customer: 'cus_nobody'");
    assert_eq!(missing.body["error"]["param"], "id");

    let named =
        world.post("/v1/subscriptions", &[("customer", "cus_nobody"), ("items[0][price]", "price_x")]).await;
    assert_eq!(named.refusal(), (400, "resource_missing"));
    assert_eq!(named.body["error"]["param"], "customer");
}

#[tokio::test]
async fn values_of_the_wrong_type_name_their_parameter() {
    let world = World::new().await;
    for (path, params, code, param) in [
        (
            "/v1/prices",
            vec![("currency", "usd"), ("unit_amount", "ten")],
            "parameter_invalid_integer",
            "unit_amount",
        ),
        ("/v1/customers", vec![("address", "here")], "invalid_request_error", "address"),
        ("/v1/customers", vec![("email[x]", "y")], "invalid_request_error", "email"),
        ("/v1/customers", vec![("email", "nobody")], "invalid_request_error", "email"),
        ("/v1/products", vec![("name", "")], "parameter_invalid_empty", "name"),
        ("/v1/products", vec![("name", "a"), ("active", "maybe")], "invalid_request_error", "active"),
        ("/v1/products", vec![], "parameter_missing", "name"),
        ("/v1/prices", vec![("currency", "dollars")], "invalid_request_error", "currency"),
        (
            "/v1/subscriptions",
            vec![("customer", "c"), ("items[0][colour]", "red")],
            "parameter_missing",
            "items[0][price]",
        ),
    ] {
        let reply = world.post(path, &params).await;
        assert_eq!(reply.refusal(), (400, code), "{params:?}: {}", reply.message());
        assert_eq!(reply.body["error"]["param"], param, "{}", reply.message());
    }
}

#[tokio::test]
async fn expanding_shows_objects_in_place_of_identifiers() {
    let world = World::new().await;
    let (customer, subscription) = world.subscriber(&[]).await;
    let path = format!(
        "/v1/subscriptions/{subscription}?expand[]=customer&expand[]=latest_invoice.payments\
         &expand[]=items.data.price.product"
    );
    let expanded = world.get(&path).await.ok();
    assert_eq!(expanded["customer"]["id"], customer.as_str());
    assert_eq!(expanded["latest_invoice"]["payments"]["data"][0]["status"], "paid");
    assert_eq!(expanded["items"]["data"][0]["price"]["product"]["name"], "Team");

    let listed = world.get("/v1/subscriptions?expand[]=data.customer").await.ok();
    assert_eq!(listed["data"][0]["customer"]["object"], "customer");

    let refused = world.get(&format!("/v1/subscriptions/{subscription}?expand[]=status")).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.message(), "This property cannot be expanded (status).");
}

#[tokio::test]
async fn a_refused_request_changes_nothing() {
    let world = World::new().await;
    let create = form(
        world.request(Method::POST, "/v1/customers"),
        &[("email", "a@b.example"), ("expand[]", "nonsense")],
    );
    assert_eq!(reply(create).await.status, 400);
    assert_eq!(world.event_types().await, Vec::<String>::new());
}

/// Names of parameters, and values that are often near the edge of what is allowed.
fn parameters() -> impl Strategy<Value = Vec<(String, String)>> {
    const NAMES: [&str; 26] = [
        "customer",
        "items[0][price]",
        "items[0][quantity]",
        "items[0][deleted]",
        "trial_period_days",
        "trial_end",
        "cancel_at",
        "days_until_due",
        "collection_method",
        "unit_amount",
        "currency",
        "recurring[interval]",
        "recurring[interval_count]",
        "mode",
        "success_url",
        "line_items[0][price]",
        "line_items[0][quantity]",
        "subscription_data[trial_period_days]",
        "expires_at",
        "metadata[a]",
        "expand[]",
        "limit",
        "product_data[name]",
        "pause_collection[resumes_at]",
        "type",
        "sepa_debit[iban]",
    ];
    const VALUES: [&str; 12] = [
        "CUSTOMER",
        "PRICE",
        "setup",
        "subscription",
        "send_invoice",
        "usd",
        "year",
        "https://a.example",
        "now",
        "",
        "9223372036854775807",
        "1000000000000",
    ];
    let value = prop_oneof![
        prop::sample::select(VALUES.to_vec()).prop_map(str::to_owned),
        any::<i16>().prop_map(|number| number.to_string()),
        "\\PC{0,12}",
    ];
    let name = prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned);
    prop::collection::vec((name, value), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_sent_the_answer_is_stripes_and_never_a_crash(mut sent in prop::collection::vec(parameters(), 6)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let world = World::new().await;
            let (customer, subscription) = world.subscriber(&[]).await;
            let price = world.price("500", "usd", "month").await;
            let update = format!("subscriptions/{subscription}");
            for params in &mut sent {
                for (_, value) in params.iter_mut() {
                    *value = value.replace("CUSTOMER", &customer).replace("PRICE", &price);
                }
                let mut complete = vec![("customer", customer.as_str()), ("items[0][price]", price.as_str())];
                complete.extend(params.iter().map(|(name, value)| (name.as_str(), value.as_str())));
                for path in ["subscriptions", &update, "prices", "checkout/sessions", "payment_methods", "customers"] {
                    let request = if path == "subscriptions" { &complete[..] } else { &complete[2..] };
                    let reply = world.post(&format!("/v1/{path}"), request).await;
                    assert!(matches!(reply.status, 200 | 400 | 402 | 404), "{path} {request:?}: {}", reply.status);
                    assert!(reply.body.is_object());
                }
            }
            world.advance_days(40).await;
            world.get("/v1/invoices?limit=100").await.ok();
        });
    }
}
