//! The payment methods of a customer: what each pays for, using one for everything, and removing one.

use billing::payment_method_removal::{Charged, Decision, Facts, Method, decide};
use reqwest::{Method as Verb, StatusCode};
use serde_json::{Value, json};
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

/// Stripe's test cards, and the last digits that tell them apart.
pub(crate) const VISA: (&str, &str) = ("pm_card_visa", "4242");
pub(crate) const MASTERCARD: (&str, &str) = ("pm_card_mastercard", "4444");
const AMEX: (&str, &str) = ("pm_card_amex", "8431");

fn id(object: &Value) -> String {
    object["id"].as_str().unwrap().to_owned()
}

pub(crate) async fn price(app: &TestApp, product: &str) -> String {
    let product = id(&app.stripe_post("products", format!("name={product}")).await);
    let form = format!("product={product}&currency=usd&unit_amount=1900&recurring[interval]=month");
    id(&app.stripe_post("prices", form).await)
}

/// A customer of the app's project with cards, of which the first is the default.
pub(crate) struct Person {
    pub(crate) stripe_id: String,
    pub(crate) id: String,
    pub(crate) token: String,
    pub(crate) cards: Vec<String>,
}

impl Person {
    pub(crate) async fn with_cards(app: &TestApp, cards: &[(&str, &str)]) -> Self {
        let form = format!("metadata[project_id]={}", app.project.id);
        let stripe_id = id(&app.stripe_post("customers", form).await);
        let mut own = Vec::new();
        for (card, _) in cards {
            let attach = format!("payment_methods/{card}/attach");
            own.push(id(&app.stripe_post(&attach, format!("customer={stripe_id}")).await));
        }
        app.settled().await;
        let found = app.app.db.read_optional(store::customers::by_stripe_id(&app.team, &stripe_id)).await;
        let mirrored = found.unwrap().unwrap().id;
        let token = app.mint(&mirrored).await;
        let person = Self { stripe_id, id: mirrored, token, cards: own };
        if let Some(first) = person.cards.first() {
            person.make_default(app, first).await;
        }
        person
    }

    async fn make_default(&self, app: &TestApp, card: &str) {
        let form = format!("invoice_settings[default_payment_method]={card}");
        app.stripe_post(&format!("customers/{}", self.stripe_id), form).await;
        app.settled().await;
    }

    /// Subscribes to a price, paid by the first card; then it has a card of its own or none.
    pub(crate) async fn subscribe(&self, app: &TestApp, price: &str, own: Option<&str>) -> String {
        let form = format!(
            "customer={}&items[0][price]={price}&default_payment_method={}",
            self.stripe_id, self.cards[0]
        );
        let subscription = id(&app.stripe_post("subscriptions", form).await);
        let form = format!("default_payment_method={}", own.unwrap_or(""));
        app.stripe_post(&format!("subscriptions/{subscription}"), form).await;
        app.settled().await;
        subscription
    }

    /// What stands under the tab.
    pub(crate) async fn page(&self, app: &TestApp) -> String {
        let path = format!("/portal/{}?tab=payment-methods", self.token);
        let answer = send(app.anonymous(Verb::GET, &path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body.split_once("<section id=\"payment-methods\"").unwrap().1.to_owned()
    }

    /// Our id of the card with these last digits.
    pub(crate) async fn method(&self, app: &TestApp, last4: &str) -> String {
        let portal = send(app.anonymous(Verb::GET, &format!("/api/portal/{}", self.token))).await.json();
        let methods = portal["paymentMethods"].as_array().unwrap();
        let found = methods.iter().find(|method| method["last4"] == last4);
        id(found.unwrap_or_else(|| panic!("no card with {last4} in {methods:?}")))
    }

    pub(crate) async fn do_with(&self, app: &TestApp, method: &str, what: &str) -> Answer {
        let path = format!("/portal/{}/payment-methods/{method}/{what}", self.token);
        send(app.anonymous(Verb::POST, &path)).await
    }

    /// The question before removing a card.
    async fn question(&self, app: &TestApp, method: &str) -> String {
        let path = format!("/portal/{}/payment-methods/{method}/remove", self.token);
        let answer = send(app.anonymous(Verb::GET, &path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body
    }

    async fn delete(&self, app: &TestApp, method: &str) -> Answer {
        let path = format!("/api/portal/{}/payment-methods/{method}", self.token);
        send(app.anonymous(Verb::DELETE, &path)).await
    }

    pub(crate) async fn default_at_stripe(&self, app: &TestApp) -> Option<String> {
        let customer = app.stripe_get(&format!("customers/{}", self.stripe_id)).await;
        customer["invoice_settings"]["default_payment_method"].as_str().map(str::to_owned)
    }
}

pub(crate) async fn own_at_stripe(app: &TestApp, subscription: &str) -> Option<String> {
    let subscription = app.stripe_get(&format!("subscriptions/{subscription}")).await;
    subscription["default_payment_method"].as_str().map(str::to_owned)
}

pub(crate) async fn recorded(app: &TestApp, action: &str) -> usize {
    let log = app.app.db.read(store::audit::list(&app.team, 100, 0)).await.unwrap();
    log.iter().filter(|entry| entry.action == action).count()
}

/// What a page says in one element, without markup.
fn text(page: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    for c in page.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out
}

/// The address that the form on a page leads to.
pub(crate) fn action(page: &str, ending: &str) -> String {
    let addresses = page.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut found = addresses.filter(|address| address.contains(ending));
    found.next().unwrap_or_else(|| panic!("no form for {ending} in {page}")).replace("&amp;", "&")
}

on_both_engines! {
    async fn each_says_what_it_is_until_when_it_works_and_what_it_pays_for(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let open = async |about: &str| {
            let token = app.mint(&app.customer_id(&customers, about).await).await;
            send(app.anonymous(Verb::GET, &format!("/portal/{token}"))).await.body
        };
        let several = open("Three subscriptions").await;
        let said = text(&several);
        assert!(several.contains("Mastercard ••••\u{a0}4444"), "{several}");
        let wallets = text(&open("Pays with Apple Pay").await);
        assert!(wallets.contains("Visa ••••\u{a0}1881") && wallets.contains("Apple Pay") && wallets.contains("Google Pay"), "{wallets}");
        assert!(said.contains("Pays for Team, Priority support, Team + Extra seats + Storage 100 GB"), "{said}");
        let sepa = open("SEPA").await;
        assert!(sepa.contains("SEPA Direct Debit ••••\u{a0}3000") && sepa.contains("data-glyph=\"bank\""), "{sepa}");
        let none = open("No payment method").await;
        assert!(none.contains("No payment method is on file."), "{none}");

        let person = Person::with_cards(&app, &[VISA, MASTERCARD, AMEX]).await;
        let (pro, team) = (price(&app, "Pro").await, price(&app, "Team").await);
        person.subscribe(&app, &pro, None).await;
        let ended = person.subscribe(&app, &team, Some(&person.cards[1])).await;
        let now = app.clock.now().to_zoned(jiff::tz::TimeZone::UTC);
        let (year, month) = (now.year(), now.month());
        let expire = async |card: &str, month: i8, year: i16| {
            let form = format!("card[exp_month]={month}&card[exp_year]={year}");
            app.stripe_post(&format!("payment_methods/{card}"), form).await;
        };
        expire(&person.cards[0], month, year).await;
        expire(&person.cards[1], month, year).await;
        expire(&person.cards[2], 3, year - 1).await;
        app.stripe_delete(&format!("subscriptions/{ended}")).await;
        app.settled().await;
        let said = text(&person.page(&app).await);
        assert!(said.contains(&format!("Expires {month:02}/{year}, before your next payment")), "{said}");
        assert!(said.contains(&format!("Expired 03/{}", year - 1)), "{said}");
        assert!(said.contains("Pays for Pro") && !said.contains("Pays for Team"), "{said}");
        assert_eq!(said.matches("before your next payment").count(), 1, "it pays for nothing: {said}");
        assert_eq!(said.matches("Use for everything").count(), 1, "not the one that does, nor the expired one: {said}");
    }

    async fn one_is_used_for_everything(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[VISA, MASTERCARD]).await;
        let subscription = person.subscribe(&app, &price(&app, "Pro").await, Some(&person.cards[0])).await;
        let mastercard = person.method(&app, "4444").await;
        let (first, second) = tokio::join!(
            person.do_with(&app, &mastercard, "default"),
            person.do_with(&app, &mastercard, "default")
        );
        for answer in [first, second, person.do_with(&app, &mastercard, "default").await] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
            assert!(answer.header("location").ends_with("done=method-default"), "{}", answer.header("location"));
        }
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[1]));
        assert_eq!(own_at_stripe(&app, &subscription).await.as_ref(), Some(&person.cards[1]));
        assert_eq!(recorded(&app, "payment_method.made_default").await, 1);
        let page = person.page(&app).await;
        assert!(!page.contains("Use for everything") || page.matches("Use for everything").count() == 1, "{page}");

        // Back, and there again: three changes, though Stripe remembers each for a day.
        let visa = person.method(&app, "4242").await;
        let patch = async |method: &str, body: Value| {
            let path = format!("/api/portal/{}/payment-methods/{method}", person.token);
            send(app.anonymous(Verb::PATCH, &path).json(&body)).await
        };
        let answer = patch(&visa, json!({ "isDefault": true })).await;
        assert_eq!((answer.status, &answer.json()["paymentMethod"]["isDefault"]), (StatusCode::OK, &json!(true)));
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[0]));
        patch(&mastercard, json!({ "isDefault": true })).await;
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[1]));
        assert_eq!(own_at_stripe(&app, &subscription).await.as_ref(), Some(&person.cards[1]));
        assert_eq!(recorded(&app, "payment_method.made_default").await, 3);
        assert_eq!(patch(&visa, json!({ "isDefault": false })).await.status, StatusCode::BAD_REQUEST);

        let form = "card[exp_month]=1&card[exp_year]=2020";
        app.stripe_post(&format!("payment_methods/{}", person.cards[0]), form).await;
        app.settled().await;
        assert_eq!(patch(&visa, json!({ "isDefault": true })).await.status, StatusCode::CONFLICT);
        let refused = person.do_with(&app, &visa, "default").await;
        assert!(refused.header("location").ends_with("done=method-unusable"), "{}", refused.header("location"));
    }

    async fn what_the_webhooks_tell_meanwhile_changes_nothing(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[VISA, MASTERCARD]).await;
        person.subscribe(&app, &price(&app, "Pro").await, None).await;
        let mastercard = person.method(&app, "4444").await;
        for mode in ["hold", "reverse", "duplicate"] {
            app.sandbox_control(Verb::PUT, "delivery", json!({ "mode": mode })).await;
            let other = person.method(&app, "4242").await;
            for method in [&mastercard, &other, &mastercard] {
                assert_eq!(person.do_with(&app, method, "default").await.status, StatusCode::SEE_OTHER);
            }
            app.sandbox_control(Verb::POST, "delivery/flush", json!({})).await;
            app.sandbox_control(Verb::PUT, "delivery", json!({ "mode": "normal" })).await;
            app.settled().await;
            let portal = send(app.anonymous(Verb::GET, &format!("/api/portal/{}", person.token))).await.json();
            assert_eq!(portal["paymentMethods"][0]["last4"], "4444", "{mode}");
            assert_eq!(portal["paymentMethods"][0]["isDefault"], true, "{mode}");
        }
    }

    async fn while_stripe_is_down_nothing_is_half_done(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[VISA, MASTERCARD]).await;
        let subscription = person.subscribe(&app, &price(&app, "Pro").await, Some(&person.cards[0])).await;
        let (visa, mastercard) = (person.method(&app, "4242").await, person.method(&app, "4444").await);
        app.sandbox_control(Verb::PUT, "faults", json!({ "status": 500 })).await;
        assert_eq!(person.do_with(&app, &mastercard, "default").await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(person.do_with(&app, &visa, "remove").await.status, StatusCode::SERVICE_UNAVAILABLE);
        app.sandbox_control(Verb::DELETE, "faults", json!({})).await;
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[0]));
        assert_eq!(recorded(&app, "payment_method.made_default").await, 0);
        assert_eq!(own_at_stripe(&app, &subscription).await.as_ref(), Some(&person.cards[0]));
    }

    async fn what_stripe_took_in_part_is_finished_by_wishing_it_again(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[VISA, MASTERCARD]).await;
        let subscription = person.subscribe(&app, &price(&app, "Pro").await, Some(&person.cards[0])).await;
        let (visa, mastercard) = (person.method(&app, "4242").await, person.method(&app, "4444").await);
        // It takes the customer's default, and fails over the subscription: the same wish does the rest.
        app.sandbox_control(Verb::PUT, "faults", json!({ "status": 500, "match": format!("/v1/subscriptions/{subscription}") })).await;
        let half = person.do_with(&app, &mastercard, "default").await;
        assert_eq!(half.status, StatusCode::SERVICE_UNAVAILABLE, "{}", half.body);
        app.sandbox_control(Verb::DELETE, "faults", json!({})).await;
        let page = text(&person.page(&app).await);
        assert!(page.contains("Mastercard ••••\u{a0}4444 Default") && page.contains("Use for everything"), "{page}");
        assert_eq!(recorded(&app, "payment_method.made_default").await, 1);
        assert_eq!(person.do_with(&app, &mastercard, "default").await.status, StatusCode::SEE_OTHER);
        assert_eq!(own_at_stripe(&app, &subscription).await.as_ref(), Some(&person.cards[1]));
        assert_eq!(recorded(&app, "payment_method.made_default").await, 2);

        // Taken away, and the answer lost: nobody is told that it failed, and asking again finds it done.
        app.sandbox_control(Verb::PUT, "faults", json!({ "drop": "after", "match": format!("/v1/payment_methods/{}/detach", person.cards[0]) })).await;
        assert_eq!(person.do_with(&app, &visa, "remove").await.status, StatusCode::SERVICE_UNAVAILABLE);
        app.sandbox_control(Verb::DELETE, "faults", json!({})).await;
        app.settled().await;
        assert!(!person.page(&app).await.contains("••••\u{a0}4242"));
    }

    async fn nobody_touches_what_is_anothers_or_what_the_link_does_not_allow(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, other) = (Person::with_cards(&app, &[VISA, MASTERCARD]).await, Person::with_cards(&app, &[AMEX]).await);
        let method = person.method(&app, "4444").await;
        for what in ["default", "remove", "pay?invoices=pinv_none"] {
            assert_eq!(other.do_with(&app, &method, what).await.status, StatusCode::NOT_FOUND, "{what}");
        }
        assert_eq!(other.delete(&app, &method).await.status, StatusCode::NOT_FOUND);
        let path = format!("/portal/{}/payment-methods/{method}/remove", other.token);
        assert_eq!(send(app.anonymous(Verb::GET, &path)).await.status, StatusCode::NOT_FOUND);

        let body = json!({ "customerId": person.id, "capabilities": ["subscription_cancel"] });
        let narrow = send(app.as_key(Verb::POST, "portal").json(&body)).await.json()["token"].as_str().unwrap().to_owned();
        for what in ["default", "remove", "pay?invoices=pinv_none"] {
            let path = format!("/portal/{narrow}/payment-methods/{method}/{what}");
            assert_eq!(send(app.anonymous(Verb::POST, &path)).await.status, StatusCode::FORBIDDEN, "{what}");
        }
        let path = format!("/portal/{narrow}/payment-methods/{method}/remove");
        assert_eq!(send(app.anonymous(Verb::GET, &path)).await.status, StatusCode::FORBIDDEN);
        let page = send(app.anonymous(Verb::GET, &format!("/portal/{narrow}?tab=payment-methods"))).await.body;
        assert!(page.contains("4444") && !page.contains("/remove") && !page.contains("/default"), "{page}");
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[0]));
    }

    async fn one_that_is_needed_stays_and_the_page_says_by_what(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[VISA]).await;
        let subscription = person.subscribe(&app, &price(&app, "Pro").await, None).await;
        let visa = person.method(&app, "4242").await;
        let question = text(&person.question(&app, &visa).await);
        assert!(question.contains("Visa ••••\u{a0}4242 can’t be removed yet") && question.contains("Pro"), "{question}");
        let refused = person.do_with(&app, &visa, "remove").await;
        assert!(refused.header("location").ends_with("/remove"), "{} {}", refused.status, refused.body);
        let refused = person.delete(&app, &visa).await;
        assert_eq!((refused.status, refused.error().contains("Pro")), (StatusCode::CONFLICT, true), "{}", refused.body);
        assert_eq!(person.default_at_stripe(&app).await.as_ref(), Some(&person.cards[0]));

        // What ends with the period that is paid needs nothing more.
        app.stripe_post(&format!("subscriptions/{subscription}"), "cancel_at_period_end=true").await;
        app.settled().await;
        let question = person.question(&app, &visa).await;
        assert!(text(&question).contains("Nothing is charged to it."), "{question}");
        let removed = send(app.anonymous(Verb::POST, &action(&question, "/remove"))).await;
        assert!(removed.header("location").ends_with("done=method-removed"), "{} {}", removed.status, removed.body);
        assert!(person.page(&app).await.contains("No payment method is on file."));
    }

    async fn another_takes_its_place_first_as_the_customer_was_told(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[VISA, MASTERCARD]).await;
        let (pro, team) = (price(&app, "Pro").await, price(&app, "Team").await);
        let by_default = person.subscribe(&app, &pro, None).await;
        let by_its_own = person.subscribe(&app, &team, Some(&person.cards[0])).await;
        let visa = person.method(&app, "4242").await;
        let stale = person.question(&app, &visa).await;
        let said = text(&stale);
        assert!(said.contains("Mastercard ••••\u{a0}4444 will pay instead") && said.contains("Pro") && said.contains("Team"), "{said}");

        app.sandbox_control(Verb::POST, "clock", json!({ "advanceSeconds": 1 })).await;
        // Meanwhile another was added, which would take its place. The customer is asked anew.
        app.stripe_post("payment_methods/pm_card_amex/attach", format!("customer={}", person.stripe_id)).await;
        let asked_anew = send(app.anonymous(Verb::POST, &action(&stale, "/remove"))).await;
        assert!(asked_anew.header("location").ends_with("/remove"), "{} {}", asked_anew.status, asked_anew.body);
        app.settled().await;
        let question = person.question(&app, &visa).await;
        assert!(text(&question).contains("American Express ••••\u{a0}8431 will pay instead"), "{question}");
        let agreed = action(&question, "/remove");
        let (first, second) =
            tokio::join!(send(app.anonymous(Verb::POST, &agreed)), send(app.anonymous(Verb::POST, &agreed)));
        for answer in [first, second, send(app.anonymous(Verb::POST, &agreed)).await] {
            assert!(answer.header("location").ends_with("done=method-removed"), "{} {}", answer.status, answer.body);
        }
        let amex = person.default_at_stripe(&app).await.unwrap();
        assert_eq!(app.stripe_get(&format!("payment_methods/{amex}")).await["card"]["last4"], "8431");
        assert_eq!(own_at_stripe(&app, &by_its_own).await.as_ref(), Some(&amex));
        assert_eq!(own_at_stripe(&app, &by_default).await, None);
        let gone = app.stripe_get(&format!("payment_methods/{}", person.cards[0])).await;
        assert_eq!(gone["customer"], Value::Null);
        assert_eq!(recorded(&app, "payment_method.removed").await, 1);
        assert_eq!(recorded(&app, "payment_method.replaced").await, 1);
        let page = text(&person.page(&app).await);
        assert!(!page.contains("••••\u{a0}4242") && page.contains("American Express ••••\u{a0}8431 Default"), "{page}");
        app.settled().await;
        assert_eq!(text(&person.page(&app).await), page, "the events say the same");
    }

    /// Every small situation, at Stripe: what the rules decide is done, and whoever was charged to something still is.
    async fn every_removal_ends_as_the_rules_say(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let price = price(&app, "Pro").await;
        let mut outcomes = std::collections::BTreeSet::new();
        for cards in [&[VISA][..], &[VISA, MASTERCARD]] {
            for default in [None, Some(0), Some(1)] {
                for own in [None, Some(0), Some(1)] {
                    for is_ending in [false, true] {
                        let exists = |card: Option<usize>| card.is_none_or(|card| card < cards.len());
                        if !exists(default) || !exists(own) {
                            continue;
                        }
                        let person = Person::with_cards(&app, cards).await;
                        let card = |index: usize| person.cards[index].as_str();
                        let subscription = person.subscribe(&app, &price, own.map(card)).await;
                        if is_ending {
                            app.stripe_post(&format!("subscriptions/{subscription}"), "cancel_at_period_end=true").await;
                        }
                        person.make_default(&app, default.map_or("", card)).await;
                        let subscriptions = vec![Charged { id: &subscription, own: own.map(card), is_charged_again: !is_ending }];
                        let methods = person.cards.iter().rev().map(|id| Method { id, is_usable: true }).collect();
                        let facts = Facts { default: default.map(card), methods, subscriptions };
                        let expected = decide(&facts, card(0));
                        let method = person.method(&app, VISA.1).await;
                        let question = text(&person.question(&app, &method).await);
                        let answer = person.delete(&app, &method).await;
                        let at_stripe = app.stripe_get(&format!("payment_methods/{}", card(0))).await;
                        let payer = own_at_stripe(&app, &subscription).await.or(person.default_at_stripe(&app).await);
                        let what = format!("{cards:?} {default:?} {own:?} {is_ending}: {expected:?}, {payer:?}");
                        match &expected {
                            Decision::Keep { .. } => {
                                assert_eq!(answer.status, StatusCode::CONFLICT, "{what}");
                                assert!(at_stripe["customer"].is_string() && payer.as_deref() == Some(card(0)), "{what}");
                                assert!(question.contains("can’t be removed yet"), "{what}: {question}");
                            }
                            Decision::Remove { successor, passed_on } => {
                                assert_eq!(answer.status, StatusCode::NO_CONTENT, "{what}: {}", answer.body);
                                assert_eq!(at_stripe["customer"], Value::Null, "{what}");
                                assert_ne!(payer.as_deref(), Some(card(0)), "{what}");
                                let before = own.or(default);
                                assert!(is_ending || before.is_none() || payer.is_some(), "{what}");
                                let told = if passed_on.is_empty() { "will be your default instead" } else { "will pay instead" };
                                assert_eq!(question.contains(told), successor.is_some(), "{what}: {question}");
                            }
                        }
                        outcomes.insert(std::mem::discriminant(&expected) == std::mem::discriminant(&Decision::Keep { needed_by: Vec::new() }));
                        app.settled().await;
                        // Not in the markup: a link's token may have any four digits.
                        let page = text(&person.page(&app).await);
                        assert_eq!(page.contains(VISA.1), matches!(expected, Decision::Keep { .. }), "{what}: {page}");
                    }
                }
            }
        }
        assert_eq!(outcomes.len(), 2);
    }
}
