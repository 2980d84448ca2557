//! The client against a server that says what it is told to, over real connections.

use std::sync::Mutex;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::objects::{Reference, UnixTime};
use crate::{
    Change, CustomerChanges, Ending, ErrorKind, EventListing, EventsFrom, Listing, NewCustomer,
    NewSetupSession, SubscriptionChanges,
};

/// What the server does with one request.
enum Reply {
    /// Status, further header lines, body.
    Answer(u16, &'static str, &'static str),
    /// Closes the connection without a word.
    Drop,
    /// These bytes, whatever they promise.
    Bytes(&'static [u8]),
    /// Never answers.
    Hang,
}

use Reply::{Answer as Says, Bytes, Drop, Hang};

const CUSTOMER: Reply =
    Says(200, "Request-Id: req_ok\r\n", r#"{"id":"cus_1","object":"customer","email":"a@b.c"}"#);

#[derive(Clone, Debug)]
struct Heard {
    /// `POST /v1/customers`
    line: String,
    headers: HeaderMap,
    body: String,
}

impl Heard {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A server that gives these replies, one a request, and what it heard.
struct Stand {
    base: Url,
    heard: Arc<Mutex<Vec<Heard>>>,
    server: tokio::task::JoinHandle<()>,
}

impl Stand {
    async fn with(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let replies: Vec<Reply> = replies.into_iter().collect();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let notes = heard.clone();
        let server = tokio::spawn(async move {
            let mut hanging = Vec::new();
            // A request that no reply was foreseen for is heard too, so that it can't go unnoticed.
            for reply in replies.into_iter().chain(std::iter::repeat_with(|| Drop)) {
                let (mut stream, _) = listener.accept().await.unwrap();
                let heard = hear(&mut stream).await;
                notes.lock().unwrap().push(heard);
                match reply {
                    Says(status, headers, body) => {
                        let length = body.len();
                        let text = format!(
                            "HTTP/1.1 {status} X\r\n{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
                        );
                        stream.write_all(text.as_bytes()).await.unwrap();
                    }
                    Bytes(bytes) => stream.write_all(bytes).await.unwrap(),
                    Drop => {}
                    Hang => hanging.push(stream),
                }
            }
        });
        Self { base, heard, server }
    }

    fn client(&self) -> Client {
        Client::with(&self.base, Entropy::seeded(1), Duration::from_secs(5), Timer::Jumping(Mutex::default()))
            .unwrap()
    }

    fn account(&self) -> Account {
        self.client().account(key("sk_test_abcd1234"), None)
    }

    fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }
}

impl std::ops::Drop for Stand {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn hear(stream: &mut TcpStream) -> Heard {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let mut lines = head.lines();
            let line = lines.next().unwrap().trim_end_matches(" HTTP/1.1").to_owned();
            let headers: HeaderMap = lines
                .map(|line| line.split_once(": ").unwrap())
                .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap()))
                .collect();
            let length =
                headers.get("content-length").map_or(0, |value| value.to_str().unwrap().parse().unwrap());
            if body.len() >= length {
                return Heard { line, headers, body: body.to_owned() };
            }
        }
        assert_ne!(stream.read_buf(&mut bytes).await.unwrap(), 0, "the client hung up");
    }
}

fn key(text: &str) -> SecretKey {
    SecretKey::try_from(text.to_owned()).unwrap()
}

fn waits(account: &Account) -> Vec<Duration> {
    match &account.client.0.timer {
        Timer::Jumping(jumps) => jumps.lock().unwrap().clone(),
        Timer::Real => Vec::new(),
    }
}

#[tokio::test]
async fn a_request_says_who_asks_and_in_which_version() {
    let stand = Stand::with([CUSTOMER]).await;
    let customer = stand.account().retrieve_customer("cus_1").await.unwrap();
    assert_eq!(customer.object.email.as_deref(), Some("a@b.c"));
    assert_eq!(&*customer.raw, r#"{"id":"cus_1","object":"customer","email":"a@b.c"}"#);
    assert_eq!(customer.request_id.as_deref(), Some("req_ok"));

    let heard = &stand.heard()[0];
    assert_eq!(heard.line, "GET /v1/customers/cus_1?expand%5B%5D=discount.source.coupon");
    assert_eq!(heard.header("authorization"), "Bearer sk_test_abcd1234");
    assert_eq!(heard.header("stripe-version"), API_VERSION);
    assert!(heard.header("user-agent").starts_with("BillStack/"));
    assert_eq!(heard.header("idempotency-key"), "");
}

#[tokio::test]
async fn a_limited_request_is_sent_again_with_the_same_key_when_stripe_says() {
    let stand = Stand::with([Says(429, "Retry-After: 2\r\n", "{}"), CUSTOMER]).await;
    let account = stand.account();
    account.create_customer(&NewCustomer::default(), None).await.unwrap();
    let heard = stand.heard();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0].header("idempotency-key").len(), 32);
    assert_eq!(heard[0].header("idempotency-key"), heard[1].header("idempotency-key"));
    assert_eq!(waits(&account), [Duration::from_secs(2)]);
}

#[tokio::test]
async fn stripe_is_left_alone_after_three_calls_without_an_answer_until_one_is_answered() {
    let stand = Stand::with(std::iter::repeat_with(|| Drop).take(9).chain([CUSTOMER, CUSTOMER])).await;
    let client = stand.client();
    let account = client.account(key("sk_test_abcd1234"), None);
    for _ in 0..3 {
        assert_eq!(account.away_for(), None);
        account.retrieve_customer("cus_1").await.unwrap_err();
    }
    assert!(account.away_for().is_some());
    let refused = client.account(key("sk_test_abcd1234"), None).retrieve_customer("cus_1").await.unwrap_err();
    assert!(matches!(refused.kind, ErrorKind::Away { .. }), "{refused}");
    assert_eq!((stand.heard().len(), client.call_counts().accounts_away), (9, 1));
    assert_eq!(client.account(key("sk_test_other123"), None).away_for(), None);

    client.0.timer.wait(Duration::from_secs(6)).await;
    account.retrieve_customer("cus_1").await.unwrap();
    assert_eq!(account.away_for(), None);
    account.retrieve_customer("cus_1").await.unwrap();
    let counts = client.call_counts();
    assert_eq!((counts.ok, counts.unreachable, counts.accounts_away), (2, 4, 0));
}

#[tokio::test]
async fn a_trial_whose_caller_hangs_up_is_handed_on() {
    let stand = Stand::with(std::iter::repeat_with(|| Drop).take(9).chain([Hang, CUSTOMER])).await;
    let account = stand.account();
    for _ in 0..3 {
        account.retrieve_customer("cus_1").await.unwrap_err();
    }
    account.client.0.timer.wait(Duration::from_secs(6)).await;
    tokio::select! {
        answer = account.retrieve_customer("cus_1") => panic!("{answer:?}"),
        () = async { while stand.heard().len() < 10 { tokio::task::yield_now().await } } => {}
    }
    account.retrieve_customer("cus_1").await.unwrap();
    assert_eq!(account.away_for(), None);
}

#[tokio::test]
async fn refusals_however_many_are_answers() {
    let body = r#"{"error":{"code":"resource_missing","message":"no"}}"#;
    let stand = Stand::with([400, 401, 402, 403, 404].map(|status| Says(status, "", body))).await;
    let account = stand.account();
    for _ in 0..5 {
        account.retrieve_product("prod_1").await.unwrap_err();
    }
    assert_eq!((account.away_for(), account.client.call_counts().refused), (None, 5));
}

#[tokio::test]
async fn whether_an_account_answers_is_told_by_one_call() {
    let list = || Says(200, "", r#"{"data":[{"id":"cus_1"}],"has_more":true}"#);
    let failures = (0..3).map(|_| Says(500, "", "{}"));
    let forbidden = Says(403, "", r#"{"error":{"message":"This key may not read customers."}}"#);
    let replies =
        [list(), forbidden, Says(403, "", "<html>"), Says(401, "", "{}")].into_iter().chain(failures);
    let stand = Stand::with(replies).await;
    let account = stand.account();
    for expected in [true, true, false, false, false] {
        assert_eq!(account.answers().await, expected);
    }
    assert_eq!(stand.heard()[0].line, "GET /v1/customers?limit=1");
}

#[tokio::test]
async fn what_asks_for_fewer_requests_gets_fewer() {
    let limited = || Says(429, "", "{}");
    let stand = Stand::with(
        [limited(), limited(), limited()].into_iter().chain(std::iter::repeat_with(|| CUSTOMER).take(20)),
    )
    .await;
    let account = stand.account();
    let error = account.retrieve_customer("cus_1").await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::RateLimited { .. }), "{error}");
    let before = waits(&account).len();
    for _ in 0..20 {
        account.retrieve_customer("cus_1").await.unwrap();
    }
    // A quarter of what Stripe's test mode allows us was left, which makes less than 4 a second.
    let waited: Duration = waits(&account)[before..].iter().sum();
    assert!(waited > Duration::from_secs(4), "{waited:?}");
    assert_eq!(account.client.call_counts().rate_limited, 1);
}

#[tokio::test]
async fn too_many_requests_about_one_object_say_nothing_about_the_account() {
    for limited in [
        Says(429, "Stripe-Rate-Limited-Reason: resource-specific\r\nStripe-Should-Retry: false\r\n", "{}"),
        Says(
            429,
            "Stripe-Should-Retry: false\r\n",
            r#"{"error":{"code":"lock_timeout","message":"locked"}}"#,
        ),
    ] {
        let stand =
            Stand::with([limited].into_iter().chain(std::iter::repeat_with(|| CUSTOMER).take(10))).await;
        let account = stand.account();
        account.retrieve_customer("cus_1").await.unwrap_err();
        for _ in 0..10 {
            account.retrieve_customer("cus_1").await.unwrap();
        }
        assert_eq!(waits(&account), []);
    }
}

#[tokio::test]
async fn two_changes_have_two_keys_unless_the_caller_names_them() {
    let stand = Stand::with([CUSTOMER, CUSTOMER, CUSTOMER]).await;
    let account = stand.account();
    let named = IdempotencyKey::new("job_1").unwrap();
    account.create_customer(&NewCustomer::default(), None).await.unwrap();
    account.create_customer(&NewCustomer::default(), None).await.unwrap();
    account.create_customer(&NewCustomer::default(), Some(&named)).await.unwrap();
    let heard = stand.heard();
    assert_ne!(heard[0].header("idempotency-key"), heard[1].header("idempotency-key"));
    assert_eq!(heard[2].header("idempotency-key"), "job_1");
}

#[tokio::test]
async fn a_connection_that_was_lost_is_made_again_with_the_same_key() {
    let cut_short = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":";
    for lost in [Drop, Bytes(cut_short)] {
        let stand = Stand::with([lost, CUSTOMER]).await;
        let account = stand.account();
        account.update_customer("cus_1", &CustomerChanges::default(), None).await.unwrap();
        let heard = stand.heard();
        assert_eq!(heard.len(), 2);
        assert_eq!(heard[0].header("idempotency-key"), heard[1].header("idempotency-key"));
        assert_eq!(waits(&account).len(), 1);
    }
}

#[tokio::test]
async fn after_three_tries_the_failure_is_told_with_stripes_name_for_it() {
    let failing =
        || Says(500, "Request-Id: req_bad\r\n", r#"{"error":{"type":"api_error","message":"oops"}}"#);
    let stand = Stand::with([failing(), failing(), failing()]).await;
    let error = stand.account().retrieve_customer("cus_1").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Server { status: 500 });
    assert_eq!(error.request_id.as_deref(), Some("req_bad"));
    assert_eq!(stand.heard().len(), 3);
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_waited_for_no_longer_than_it_may() {
    let stand = Stand::with([Hang, Hang, Hang]).await;
    let soon = Duration::from_millis(50);
    let client =
        Client::with(&stand.base, Entropy::seeded(1), soon, Timer::Jumping(Mutex::default())).unwrap();
    let error = client.account(key("sk_test_abcd1234"), None).retrieve_customer("cus_1").await.unwrap_err();
    assert_eq!(error.to_string(), "Stripe could not be reached: no answer in time");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable_and_its_error_shows_no_query() {
    let base = "http://127.0.0.1:1".parse().unwrap();
    let client =
        Client::with(&base, Entropy::seeded(1), Duration::from_secs(5), Timer::Jumping(Mutex::default()))
            .unwrap();
    let account = client.account(key("sk_test_abcd1234"), None);
    let error = account.list_customers(Some("ada@example.com"), Listing::default()).await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Unreachable { .. }), "{error}");
    assert!(!format!("{error} {error:?}").contains("ada"), "{error:?}");
    assert_eq!(waits(&account).len(), 2);
}

#[tokio::test]
async fn what_cannot_succeed_is_sent_once() {
    for status in [400, 401, 402, 403, 404] {
        let stand =
            Stand::with([Says(status, "", r#"{"error":{"code":"resource_missing","message":"no"}}"#)]).await;
        let account = stand.account();
        let error = account.create_customer(&NewCustomer::default(), None).await.unwrap_err();
        assert_eq!(error.is_missing(), status == 404);
        assert_eq!((stand.heard().len(), waits(&account).len()), (1, 0), "{status}");
    }
}

#[tokio::test]
async fn what_an_earlier_try_may_have_done_is_not_forgotten_over_a_refusal() {
    let limited = || Says(429, "Retry-After: 60\r\n", "{}");
    let failed = || Says(500, "", "{}");
    let invalid = || Says(400, "", r#"{"error":{"type":"invalid_request_error"}}"#);
    for (replies, may_be) in [
        (vec![limited()], false),
        (vec![Drop, limited()], true),
        (vec![failed(), Says(429, "", "{}"), limited()], true),
        (vec![failed(), Says(401, "", "{}")], true),
        (vec![Says(429, "", "{}"), Says(401, "", "{}")], false),
        // Stripe would have repeated what it did.
        (vec![Drop, invalid()], false),
    ] {
        let count = replies.len();
        let stand = Stand::with(replies).await;
        let error =
            stand.account().update_customer("cus_1", &CustomerChanges::default(), None).await.unwrap_err();
        assert_eq!((error.may_be_carried_out(), stand.heard().len()), (may_be, count), "{error}");
    }
}

#[tokio::test]
async fn stripe_may_forbid_another_try() {
    let stand = Stand::with([Says(500, "Stripe-Should-Retry: false\r\n", "{}")]).await;
    assert!(stand.account().retrieve_customer("cus_1").await.is_err());
    assert_eq!(stand.heard().len(), 1);
}

#[tokio::test]
async fn a_failure_that_is_not_even_text_is_still_a_failure() {
    let stand = Stand::with([
        Bytes(b"HTTP/1.1 502 X\r\nConnection: close\r\nContent-Length: 2\r\n\r\n\xff\xfe"),
        CUSTOMER,
    ])
    .await;
    stand.account().retrieve_customer("cus_1").await.unwrap();
    let stand =
        Stand::with([Bytes(b"HTTP/1.1 200 X\r\nConnection: close\r\nContent-Length: 2\r\n\r\n\xff\xfe")])
            .await;
    let error = stand.account().retrieve_customer("cus_1").await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Malformed { .. }), "{error}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Stand::with([CUSTOMER]).await;
    let location: &'static str = format!("Location: {}v1/customers/cus_1\r\n", elsewhere.base).leak();
    let stand = Stand::with([Says(302, location, "")]).await;
    let error = stand.account().retrieve_customer("cus_1").await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Malformed { .. }), "{error}");
    assert_eq!((stand.heard().len(), elsewhere.heard().len()), (1, 0));
}

#[tokio::test]
async fn an_answer_that_makes_no_sense_is_told_as_such_and_not_asked_for_again() {
    for (body, told) in [
        ("<html>proxy</html>", "not JSON"),
        ("", "not JSON"),
        (r#"{"object":"customer"}"#, "`id`"),
        (r#"{"id":"cus_1","created":"soon"}"#, "created: "),
    ] {
        let stand = Stand::with([Says(200, "Request-Id: req_odd\r\n", body)]).await;
        let error = stand.account().retrieve_customer("cus_1").await.unwrap_err();
        assert!(error.to_string().contains(told) && error.to_string().ends_with("(req_odd)"), "{error}");
        assert_eq!(stand.heard().len(), 1);
    }
}

#[tokio::test]
async fn a_list_is_walked_page_by_page() {
    let stand = Stand::with([
        Says(200, "", r#"{"object":"list","data":[{"id":"in_2"},{"id":"in_1"}],"has_more":true}"#),
        Says(200, "", r#"{"object":"list","data":[{"id":"in_0"}],"has_more":false}"#),
    ])
    .await;
    let account = stand.account();
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let listing =
            Listing { after: after.as_deref(), created_since: UnixTime::from_seconds(1_700_000_000) };
        let page = account.list_invoices(Some("cus_1"), listing).await.unwrap();
        ids.extend(page.data.into_iter().map(|invoice| invoice.object.id));
        let Some(next) = page.next else { break };
        after = Some(next);
    }
    assert_eq!(ids, ["in_2", "in_1", "in_0"]);
    let lines: Vec<_> = stand.heard().into_iter().map(|heard| heard.line).collect();
    assert_eq!(lines[0], "GET /v1/invoices?limit=100&created%5Bgte%5D=1700000000&customer=cus_1");
    assert_eq!(
        lines[1],
        "GET /v1/invoices?limit=100&starting_after=in_1&created%5Bgte%5D=1700000000&customer=cus_1"
    );
}

#[tokio::test]
async fn events_are_walked_towards_newer_ones_as_well() {
    let event =
        |id: &str| format!(r#"{{"id":"{id}","type":"invoice.paid","created":1,"data":{{"object":{{}}}}}}"#);
    let page = |ids: [&str; 2], has_more: bool| -> &'static str {
        let data = ids.map(event).join(",");
        format!(r#"{{"object":"list","data":[{data}],"has_more":{has_more}}}"#).leak()
    };
    let stand = Stand::with([
        Says(200, "", page(["evt_3", "evt_2"], true)),
        Says(200, "", page(["evt_5", "evt_4"], false)),
        Says(200, "", page(["evt_5", "evt_4"], true)),
    ])
    .await;
    let account = stand.account();
    let newer = |id| EventListing {
        types: &["invoice.paid", "invoice.voided"],
        created_since: UnixTime::from_seconds(1_700_000_000),
        created_before: UnixTime::from_seconds(1_700_000_060),
        from: EventsFrom::NewerThan(id),
    };
    let first = account.list_events(newer("evt_1")).await.unwrap();
    assert_eq!(first.next.as_deref(), Some("evt_3"));
    assert_eq!(account.list_events(newer("evt_3")).await.unwrap().next, None);
    let older = EventListing { from: EventsFrom::OlderThan("evt_6"), ..EventListing::default() };
    assert_eq!(account.list_events(older).await.unwrap().next.as_deref(), Some("evt_4"));

    let lines: Vec<_> = stand.heard().into_iter().map(|heard| heard.line).collect();
    assert_eq!(
        lines[0],
        "GET /v1/events?limit=100&ending_before=evt_1&created%5Bgte%5D=1700000000&created%5Blt%5D=1700000060&types%5B0%5D=invoice.paid&types%5B1%5D=invoice.voided"
    );
    assert_eq!(lines[2], "GET /v1/events?limit=100&starting_after=evt_6");
}

#[tokio::test]
async fn a_subscription_has_all_of_its_items_also_those_that_stripe_left_out() {
    let cut = r#"{"id":"sub_1","n":1.10,"items":{"object":"list","data":[{"id":"si_1"}],"has_more":true}}"#;
    let pages = || {
        [
            Says(200, "", r#"{"data":[{"id":"si_1","n":2.20},{"id":"si_2"}],"has_more":true}"#),
            Says(200, "", r#"{"data":[{"id":"si_3"}],"has_more":false}"#),
        ]
    };
    let list: &'static str = format!(r#"{{"data":[{{"id":"sub_0"}},{cut}],"has_more":false}}"#).leak();
    for (first, of_list) in [(cut, false), (list, true)] {
        let stand = Stand::with([Says(200, "", first)].into_iter().chain(pages())).await;
        let account = stand.account();
        let seen = if of_list {
            account.list_subscriptions(None, Listing::default()).await.unwrap().data.remove(1)
        } else {
            account.retrieve_subscription("sub_1").await.unwrap()
        };
        let ids: Vec<_> = seen.object.items.data.iter().map(|item| item.id.as_str()).collect();
        assert_eq!((ids, seen.object.items.has_more), (vec!["si_1", "si_2", "si_3"], false));
        assert!(seen.raw.contains(r#""n":1.10"#) && seen.raw.contains(r#"{"id":"si_1","n":2.20}"#));
        assert_eq!(crate::objects::parse::<crate::objects::Subscription>(&seen.raw).unwrap(), seen.object);
        assert_eq!(
            stand.heard()[2].line,
            "GET /v1/subscription_items?limit=100&starting_after=si_2&subscription=sub_1"
        );
    }
}

#[tokio::test]
async fn where_what_was_to_be_expanded_is_not_to_be_had_the_rest_is() {
    let forbidden = || Says(403, "", r#"{"error":{"message":"This key may not read coupons."}}"#);
    let deleted = || {
        let body = r#"{"error":{"type":"invalid_request_error","message":"This property cannot be expanded (discount)."}}"#;
        Says(400, "", body)
    };
    let empty = Says(200, "", r#"{"data":[],"has_more":false}"#);
    let stand = Stand::with([forbidden(), CUSTOMER, deleted(), CUSTOMER, forbidden(), empty]).await;
    let account = stand.account();
    account.retrieve_customer("cus_1").await.unwrap();
    account.retrieve_customer("cus_1").await.unwrap();
    account.list_subscriptions(None, Listing::default()).await.unwrap();
    let lines: Vec<_> = stand.heard().into_iter().map(|heard| heard.line).collect();
    assert_eq!((&*lines[1], &*lines[3]), ("GET /v1/customers/cus_1", "GET /v1/customers/cus_1"));
    assert_eq!(lines[5], "GET /v1/subscriptions?limit=100&status=all");
}

#[tokio::test]
async fn the_discounts_of_items_are_asked_for_one_by_one() {
    let subscription = r#"{"id":"sub_1","discounts":[],"items":{"data":[{"id":"si_1"},{"id":"si_2","discounts":["di_1"]}]}}"#;
    let item =
        r#"{"id":"si_2","discounts":[{"id":"di_1","source":{"coupon":{"id":"SPRING","percent_off":5}}}]}"#;
    let stand = Stand::with([Says(200, "", subscription), Says(200, "", item)]).await;
    let seen = stand.account().retrieve_subscription("sub_1").await.unwrap();
    assert!(seen.object.knows_its_discounts());
    let line = &stand.heard()[1].line;
    assert_eq!(line, "GET /v1/subscription_items/si_2?expand%5B%5D=discounts.source.coupon");
}

const COUPON_ON_ITEM: &str =
    r#"{"id":"sub_1","discounts":[],"items":{"data":[{"id":"si_1","discounts":["di_1"]}]}}"#;
const SHORT_OF_ITEMS: &str = r#"{"id":"sub_1","items":{"data":[{"id":"si_1"}],"has_more":true}}"#;

fn listed(subscription: &str) -> Reply {
    Says(
        200,
        "Request-Id: req_list\r\n",
        format!(r#"{{"data":[{subscription},{{"id":"sub_2"}}],"has_more":false}}"#).leak(),
    )
}

#[tokio::test]
async fn one_subscription_that_cannot_be_completed_does_not_hide_the_others() {
    let named = "Request-Id: req_1\r\n";
    let no_subscription = r#"{"error":{"type":"invalid_request_error","code":"resource_missing","param":"subscription","message":"No such subscription: 'sub_1'"}}"#;
    for (subscription, status, body) in [
        (SHORT_OF_ITEMS, 400, no_subscription),
        (SHORT_OF_ITEMS, 200, r#"{"data":[{"id":"si_1","created":"soon"}],"has_more":false}"#),
        (COUPON_ON_ITEM, 200, r#"{"id":"si_1","created":"soon"}"#),
        (COUPON_ON_ITEM, 400, r#"{"error":{"param":"item","message":"No"}}"#),
    ] {
        let reply = || Says(status, named, body);
        // Twice, since a 400 may be of what was to be expanded.
        let stand = Stand::with([listed(subscription), reply(), reply()]).await;
        let page = stand.account().list_subscriptions(None, Listing::default()).await.unwrap();
        assert_eq!(page.data.iter().map(|seen| seen.object.id.as_str()).collect::<Vec<_>>(), ["sub_2"]);
        let [one] = &page.unreadable[..] else { panic!("{:?}", page.unreadable) };
        assert_eq!((one.id.as_deref(), &*one.raw), (Some("sub_1"), subscription));
        assert!(one.problem.starts_with("it can't be completed: "), "{}", one.problem);
    }
}

#[tokio::test]
async fn while_subscriptions_cannot_be_completed_for_an_outage_they_are_not_listed() {
    for reply in [
        Says(401, "", r#"{"error":{"message":"Invalid API Key"}}"#),
        Says(403, "", r#"{"error":{"message":"This key may not read it."}}"#),
        Says(429, "Retry-After: 60\r\n", "{}"),
        // Of something that stands between.
        Says(200, "", "<html>"),
        Says(404, "", "<html>"),
    ] {
        let stand = Stand::with([listed(SHORT_OF_ITEMS), reply]).await;
        stand.account().list_subscriptions(None, Listing::default()).await.unwrap_err();
    }
    let failing = || Says(500, "Request-Id: req_1\r\n", r#"{"error":{"type":"api_error"}}"#);
    let stand = Stand::with([listed(SHORT_OF_ITEMS), failing(), failing(), failing()]).await;
    stand.account().list_subscriptions(None, Listing::default()).await.unwrap_err();
}

#[tokio::test]
async fn an_item_that_was_taken_away_meanwhile_keeps_nothing_from_being_read() {
    for (status, error) in [
        (
            404,
            r#"{"error":{"code":"resource_missing","param":"item","message":"No such subscription_item: 'si_1'"}}"#,
        ),
        (
            400,
            r#"{"error":{"code":"resource_missing","param":"item","message":"No such subscription_item: 'si_1'"}}"#,
        ),
        (400, r#"{"error":{"param":"subscription_item","message":"Invalid subscription_item id: si_1"}}"#),
        (404, r#"{"error":{"type":"invalid_request_error","message":"Invalid subscription_item id: si_1"}}"#),
    ] {
        let gone = || Says(status, "Request-Id: req_1\r\n", error);
        // Twice, since a 400 may be of what was to be expanded.
        let stand = Stand::with([Says(200, "", COUPON_ON_ITEM), gone(), gone()]).await;
        let seen = stand.account().retrieve_subscription("sub_1").await.unwrap();
        assert_eq!(seen.object.items.data.len(), 1, "{error}");
        let stand = Stand::with([listed(COUPON_ON_ITEM), gone(), gone()]).await;
        let page = stand.account().list_subscriptions(None, Listing::default()).await.unwrap();
        assert_eq!((page.data.len(), page.unreadable.len()), (2, 0), "{error}");
    }
}

#[tokio::test]
async fn changes_are_written_as_stripe_documents_them() {
    let stand = Stand::with(std::iter::repeat_with(|| CUSTOMER).take(9)).await;
    let account = stand.account();
    let metadata = |key: &str, value: &str| [(key.to_owned(), value.to_owned())].into();
    let customer =
        NewCustomer { email: Some("a+b@c.d".into()), name: None, metadata: metadata("project_id", "p1") };
    account.create_customer(&customer, None).await.unwrap();
    let changes = CustomerChanges {
        name: Change::Clear,
        default_payment_method: Change::To("pm_1".into()),
        ..Default::default()
    };
    account.update_customer("cus_1", &changes, None).await.unwrap();
    let undo = SubscriptionChanges { ending: Ending::NotAt, ..Default::default() };
    account.update_subscription("sub_1", &undo, None).await.unwrap();
    let cancel = SubscriptionChanges {
        ending: Ending::AtPeriodEnd,
        end_collection_pause: false,
        default_payment_method: Change::To("pm_1".into()),
        metadata: metadata("a", "b"),
    };
    account.update_subscription("sub_1", &cancel, None).await.unwrap();
    let session = NewSetupSession {
        customer: "cus_1".into(),
        currency: "eur".into(),
        success_url: "https://x.test/?s={CHECKOUT_SESSION_ID}".into(),
        cancel_url: "https://x.test/".into(),
        locale: Some("de".into()),
        metadata: metadata("portal", "1"),
    };
    account.create_setup_session(&session, None).await.unwrap();
    let collect = SubscriptionChanges { end_collection_pause: true, ..Default::default() };
    account.update_subscription("sub_1", &collect, None).await.unwrap();
    account.resume_subscription("sub_1", None).await.unwrap();
    account.release_subscription_schedule("sub_sched_1", None).await.unwrap();

    let longest = SubscriptionChanges { ending: Ending::AtMaxPeriodEnd, ..Default::default() };
    account.update_subscription("sub_1", &longest, None).await.unwrap();

    let written: Vec<_> = stand.heard().into_iter().map(|heard| (heard.line, heard.body)).collect();
    let expected = [
        ("POST /v1/customers", "email=a%2Bb%40c.d&metadata%5Bproject_id%5D=p1"),
        ("POST /v1/customers/cus_1", "name=&invoice_settings%5Bdefault_payment_method%5D=pm_1"),
        ("POST /v1/subscriptions/sub_1", "cancel_at="),
        (
            "POST /v1/subscriptions/sub_1",
            "cancel_at_period_end=true&default_payment_method=pm_1&metadata%5Ba%5D=b",
        ),
        (
            "POST /v1/checkout/sessions",
            "mode=setup&customer=cus_1&currency=eur&success_url=https%3A%2F%2Fx.test%2F%3Fs%3D%7BCHECKOUT_SESSION_ID%7D&cancel_url=https%3A%2F%2Fx.test%2F&locale=de&metadata%5Bportal%5D=1",
        ),
        ("POST /v1/subscriptions/sub_1", "pause_collection="),
        ("POST /v1/subscriptions/sub_1/resume", ""),
        ("POST /v1/subscription_schedules/sub_sched_1/release", ""),
        ("POST /v1/subscriptions/sub_1", "cancel_at=max_period_end"),
    ];
    assert_eq!(written, expected.map(|(line, body)| (line.to_owned(), body.to_owned())));
}

#[tokio::test]
async fn reads_ask_for_what_they_need_and_no_more() {
    let empty = || Says(200, "", r#"{"data":[],"has_more":false}"#);
    let one = || Says(200, "", r#"{"id":"x_1"}"#);
    let replies = std::iter::repeat_with(empty).take(10).chain(std::iter::repeat_with(one).take(13));
    let stand = Stand::with(replies.collect::<Vec<_>>()).await;
    let account = stand.account();
    let all = Listing::default();
    account.list_customers(Some("a@b.c"), all).await.unwrap();
    account.list_products(all).await.unwrap();
    account.list_prices(Some("prod_1"), all).await.unwrap();
    account.list_subscriptions(None, all).await.unwrap();
    account.list_payment_methods("cus_1", Some("pm_1")).await.unwrap();
    account.list_events(EventListing::default()).await.unwrap();
    account.list_subscription_items("sub_1", Some("si_1")).await.unwrap();
    account.list_invoice_payments("pi_1", None).await.unwrap();
    account.list_credit_notes(all).await.unwrap();
    account.list_refunds(all).await.unwrap();
    account.retrieve_account().await.unwrap();
    account.retrieve_customer("cus_1").await.unwrap();
    account.delete_customer("cus_1").await.unwrap();
    account.retrieve_product("gold/plan").await.unwrap();
    account.retrieve_price("price_1").await.unwrap();
    account.retrieve_subscription("sub_1").await.unwrap();
    account.retrieve_invoice("in_1").await.unwrap();
    account.retrieve_payment_method("pm_1").await.unwrap();
    account.retrieve_checkout_session("cs_1").await.unwrap();
    account.retrieve_charge("ch_1").await.unwrap();
    account.retrieve_credit_note("cn_1").await.unwrap();
    account.retrieve_subscription_schedule("sub_sched_1").await.unwrap();
    let lines: Vec<_> = stand.heard().into_iter().map(|heard| heard.line).collect();
    assert_eq!(
        lines,
        [
            "GET /v1/customers?limit=100&email=a%40b.c&expand%5B%5D=data.discount.source.coupon",
            "GET /v1/products?limit=100",
            "GET /v1/prices?limit=100&product=prod_1&expand%5B%5D=data.tiers",
            "GET /v1/subscriptions?limit=100&status=all&expand%5B%5D=data.discounts.source.coupon",
            "GET /v1/customers/cus_1/payment_methods?limit=100&starting_after=pm_1",
            "GET /v1/events?limit=100",
            "GET /v1/subscription_items?limit=100&starting_after=si_1&subscription=sub_1",
            "GET /v1/invoice_payments?limit=100&payment%5Btype%5D=payment_intent&payment%5Bpayment_intent%5D=pi_1",
            "GET /v1/credit_notes?limit=100",
            "GET /v1/refunds?limit=100&expand%5B%5D=data.charge",
            "GET /v1/account",
            "GET /v1/customers/cus_1?expand%5B%5D=discount.source.coupon",
            "DELETE /v1/customers/cus_1",
            "GET /v1/products/gold%2Fplan",
            "GET /v1/prices/price_1?expand%5B%5D=tiers",
            "GET /v1/subscriptions/sub_1?expand%5B%5D=discounts.source.coupon",
            "GET /v1/invoices/in_1",
            "GET /v1/payment_methods/pm_1",
            "GET /v1/checkout/sessions/cs_1?expand%5B%5D=setup_intent",
            "GET /v1/charges/ch_1",
            "GET /v1/credit_notes/cn_1",
            "GET /v1/subscription_schedules/sub_sched_1",
        ]
    );
}

#[tokio::test]
async fn what_would_not_be_right_to_send_is_not_sent() {
    let stand = Stand::with([CUSTOMER]).await;
    let refused = |result: Result<_, Error>| {
        assert!(matches!(
            result.map(|_: Fetched<crate::objects::Customer>| ()).unwrap_err().kind,
            ErrorKind::InvalidRequest { .. }
        ));
    };
    refused(stand.client().account(key("sk_live_abcd1234"), None).retrieve_customer("cus_1").await);
    refused(stand.account().retrieve_customer("").await);
    refused(stand.account().retrieve_customer("..").await);
    let customer =
        NewCustomer { metadata: [("a][email".to_owned(), "x".to_owned())].into(), ..Default::default() };
    refused(stand.account().create_customer(&customer, None).await);
    assert!(stand.heard().is_empty());
}

#[tokio::test]
async fn an_expanded_object_is_read_where_an_id_may_stand() {
    let body = r#"{"id":"cs_1","status":"complete","setup_intent":{"id":"seti_1","status":"succeeded","payment_method":"pm_1"}}"#;
    let stand = Stand::with([Says(200, "", body)]).await;
    let session = stand.account().retrieve_checkout_session("cs_1").await.unwrap();
    assert_eq!(session.object.saved_payment_method_id(), Some("pm_1"));
    assert_eq!(session.object.setup_intent.as_ref().map(Reference::id), Some("seti_1"));
}

#[test]
fn only_an_address_that_a_client_can_use_is_a_base() {
    let made = |base: &str| Client::new(&base.parse().unwrap(), Entropy::seeded(1));
    assert!(made("http://127.0.0.1:4243").is_ok());
    assert_eq!(made("http://127.0.0.1:4243/stripe/").unwrap().0.base, "http://127.0.0.1:4243/stripe");
    for base in [
        "ftp://x.test",
        "data:x",
        "https://u@x.test",
        "https://u:p@x.test",
        "https://x.test/?a",
        "https://x.test/#a",
    ] {
        assert!(matches!(made(base), Err(ClientError::Base)), "{base}");
    }
}

#[test]
fn debug_shows_no_key() {
    let client = Client::new(&"http://127.0.0.1:1".parse().unwrap(), Entropy::seeded(1)).unwrap();
    assert!(!format!("{:?}", client.account(key("sk_test_hidden12"), None)).contains("hidden"));
}
