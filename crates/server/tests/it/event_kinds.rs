//! Kinds of events that no other story tells: each happens at Stripe, is told by its webhook alone, and is true in the mirror and on
//! the customer's page. Where what it is about isn't shown, it is taken note of and changes nothing.
//!
//! A page is opened once, at the end: opening one would bring its customer up to date by itself.

use std::collections::BTreeSet;
use std::time::Duration;

use billstack::sync::backfill::{self, Object};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::db::{Command, params};
use store::sweeps::{self, Made};
use store::webhook_events;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::event_history::forget_reconciliation;
use crate::mirror::portal;
use crate::payment_methods::{Person, price};
use crate::portal_attention::{banners, first_screen};
use crate::portal_payment_method::enter_card;
use crate::stripe_connection::deliver;
use crate::truth::lies;
use crate::webhooks::summary;

const VISA: [(&str, &str); 1] = [("pm_card_visa", "4242")];
const DAY: i64 = 86_400;
/// Stripe's test accounts whose debits take days.
pub(crate) const PAYS_AFTER_DAYS: &str = "AT861904300235473202";
pub(crate) const FAILS_AFTER_DAYS: &str = "AT181904300235473205";

fn id(object: &Value) -> String {
    object["id"].as_str().unwrap().to_owned()
}

/// Has Stripe send events of these kinds only.
pub(crate) async fn hear_only(app: &TestApp, kinds: &[&str]) {
    let endpoint = id(&app.stripe_get("webhook_endpoints").await["data"][0]);
    let kinds: Vec<String> = kinds.iter().map(|kind| format!("enabled_events[]={kind}")).collect();
    app.stripe_post(&format!("webhook_endpoints/{endpoint}"), kinds.join("&")).await;
}

/// The first invoice in the list.
fn invoice_row(page: &str) -> &str {
    page.split_once("<tr id=\"").unwrap().1.split_once("</tr>").unwrap().0
}

async fn let_pass(app: &TestApp, seconds: i64) {
    app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": seconds })).await;
}

/// Waits until all events have come in and done their work, and checks that those of these kinds are among them.
async fn heard(app: &TestApp, kinds: &[&str]) {
    app.settled().await;
    let mut recorded = BTreeSet::new();
    for status in ["applied", "ignored"] {
        let listed = app.app.db.read(webhook_events::list(&app.team, status, 1_000, 0)).await.unwrap();
        recorded.extend(listed.into_iter().map(|event| event.kind));
    }
    for kind in kinds {
        assert!(recorded.contains(*kind), "no {kind} in {recorded:?}");
    }
    assert_eq!((summary(app).await.pending, summary(app).await.failed), (0, 0));
}

async fn assert_true(app: &TestApp) {
    assert_eq!(lies(app).await, Vec::<String>::new());
}

/// A customer with a card and a subscription that is paid by it, and the subscription.
async fn subscriber(app: &TestApp) -> (Person, String) {
    let price = price(app, "Notes").await;
    let person = Person::with_cards(app, &VISA).await;
    let subscription = person.subscribe(app, &price, None).await;
    (person, subscription)
}

/// A subscriber whose card refused to pay the second month.
async fn behind(app: &TestApp) -> (Person, String) {
    let (person, subscription) = subscriber(app).await;
    let refuses = "invoice_settings[default_payment_method]=pm_card_chargeCustomerFail";
    app.stripe_post(&format!("customers/{}", person.stripe_id), refuses).await;
    let_pass(app, 32 * DAY).await;
    heard(app, &["invoice.payment_failed"]).await;
    (person, subscription)
}

async fn drafts(app: &TestApp) -> Vec<String> {
    let any = Made { after: i64::MIN, until: i64::MAX, observed_before: i64::MAX, at_most: i64::MAX };
    app.app.db.read(sweeps::drafts_made(&app.team, any)).await.unwrap()
}

/// Has a customer pay by a bank debit, from one of Stripe's test accounts.
pub(crate) async fn debit(app: &TestApp, customer: &str, iban: &str) {
    let debit =
        id(&app.stripe_post("payment_methods", format!("type=sepa_debit&sepa_debit[iban]={iban}")).await);
    app.stripe_post(&format!("payment_methods/{debit}/attach"), format!("customer={customer}")).await;
    let default = format!("invoice_settings[default_payment_method]={debit}");
    app.stripe_post(&format!("customers/{customer}"), default).await;
    app.settled().await;
}

async fn products(app: &TestApp) -> Vec<Value> {
    send(app.as_key(Method::GET, "products")).await.json()["products"].as_array().unwrap().clone()
}

async fn schedule(app: &TestApp, subscription: &str) -> String {
    let form = format!("from_subscription={subscription}");
    format!("subscription_schedules/{}", id(&app.stripe_post("subscription_schedules", form).await))
}

on_both_engines! {
    async fn a_draft_that_is_deleted_is_gone(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        let draft = id(&app.stripe_post("invoices", format!("customer={}", person.stripe_id)).await);
        let item = format!("customer={}&invoice={draft}&amount=900&currency=usd", person.stripe_id);
        app.stripe_post("invoiceitems", item).await;
        app.settled().await;
        assert_eq!(drafts(&app).await, [draft.as_str()]);
        app.stripe_delete(&format!("invoices/{draft}")).await;
        heard(&app, &["invoice.deleted"]).await;
        assert!(drafts(&app).await.is_empty());
        assert_eq!(portal(&app, &person.token).await["invoices"], json!([]));
        assert_true(&app).await;
    }

    async fn a_card_that_its_network_replaces_is_shown_as_it_is_now(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        let update = format!("payment_methods/{}/automatic_update", person.cards[0]);
        app.sandbox_control(Method::POST, &update, json!({ "expMonth": 1, "expYear": 2040, "last4": "1881" })).await;
        heard(&app, &["payment_method.automatically_updated"]).await;
        let page = person.page(&app).await;
        assert!(page.contains("Visa ••••\u{a0}1881") && page.contains("Expires 01/2040"), "{page}");
        assert!(!page.contains("••••\u{a0}4242"), "{page}");
        assert_true(&app).await;
    }

    async fn a_card_from_before_payment_methods_comes_changes_and_goes(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[]).await;
        let sources = format!("customers/{}/sources", person.stripe_id);
        let card = id(&app.stripe_post(&sources, "source=tok_visa").await);
        let second = id(&app.stripe_post(&sources, "source=tok_mastercard").await);
        heard(&app, &["customer.source.created"]).await;
        app.stripe_post(&format!("{sources}/{card}"), "exp_month=2&exp_year=2041").await;
        app.stripe_delete(&format!("{sources}/{second}")).await;
        heard(&app, &["customer.source.updated", "customer.source.deleted"]).await;
        let page = person.page(&app).await;
        assert!(page.contains("Visa ••••\u{a0}4242") && page.contains("Expires 02/2041"), "{page}");
        assert!(page.contains("Default") && !page.contains("••••\u{a0}4444"), "{page}");
        assert_true(&app).await;
    }

    async fn a_source_that_went_and_does_not_say_whose_it_was_is_gone(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[]).await;
        let sources = format!("customers/{}/sources", person.stripe_id);
        app.stripe_post(&sources, "source=tok_visa").await;
        let second = id(&app.stripe_post(&sources, "source=tok_mastercard").await);
        heard(&app, &["customer.source.created"]).await;
        hear_only(&app, &["customer.updated"]).await;
        app.stripe_delete(&format!("{sources}/{second}")).await;
        let mut deleted = app.stripe_get("events?type=customer.source.deleted").await["data"][0].clone();
        deleted["data"]["object"].as_object_mut().unwrap().remove("customer");
        deliver(&app, &deleted).await;
        heard(&app, &["customer.source.deleted"]).await;
        let page = person.page(&app).await;
        assert!(page.contains("••••\u{a0}4242") && !page.contains("••••\u{a0}4444"), "{page}");
        assert_true(&app).await;
    }

    async fn a_trial_that_is_about_to_end_pauses_and_goes_on_by_its_own_events_alone(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let price = price(&app, "Notes").await;
        let person = Person::with_cards(&app, &[]).await;
        let form = format!("customer={}&items[0][price]={price}&trial_period_days=10&{}",
            person.stripe_id, "trial_settings[end_behavior][missing_payment_method]=pause");
        let subscription = id(&app.stripe_post("subscriptions", form).await);
        app.settled().await;
        let status = async || app.stripe_get(&format!("subscriptions/{subscription}")).await["status"].clone();
        hear_only(&app, &["customer.subscription.trial_will_end"]).await;
        app.stripe_post(&format!("subscriptions/{subscription}"), "metadata[seats]=five").await;
        let_pass(&app, 8 * DAY).await;
        heard(&app, &["customer.subscription.trial_will_end"]).await;
        assert_true(&app).await;
        hear_only(&app, &["customer.subscription.paused"]).await;
        let_pass(&app, 3 * DAY).await;
        heard(&app, &["customer.subscription.paused"]).await;
        assert_eq!(status().await, "paused");
        assert_true(&app).await;
        app.stripe_post(&format!("customers/{}", person.stripe_id), "invoice_settings[default_payment_method]=pm_card_visa").await;
        hear_only(&app, &["customer.subscription.resumed", "customer.updated", "invoice.paid"]).await;
        app.stripe_post(&format!("customers/{}", person.stripe_id), "name=With+a+card").await;
        app.stripe_post(&format!("subscriptions/{subscription}/resume"), "").await;
        heard(&app, &["customer.subscription.resumed"]).await;
        assert_eq!(status().await, "active");
    }

    async fn an_invoice_that_is_voided_or_written_off_is_so_by_that_event_alone(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        for (verb, kind) in [("void", "invoice.voided"), ("mark_uncollectible", "invoice.marked_uncollectible")] {
            hear_only(&app, &["invoice.finalized"]).await;
            let form = format!("customer={}&collection_method=send_invoice&days_until_due=9", person.stripe_id);
            let invoice = id(&app.stripe_post("invoices", form).await);
            let item = format!("customer={}&invoice={invoice}&amount=900&currency=usd", person.stripe_id);
            app.stripe_post("invoiceitems", item).await;
            app.stripe_post(&format!("invoices/{invoice}/finalize"), "").await;
            heard(&app, &["invoice.finalized"]).await;
            hear_only(&app, &[kind]).await;
            app.stripe_post(&format!("invoices/{invoice}/{verb}"), "").await;
            heard(&app, &[kind]).await;
            assert_true(&app).await;
        }
    }

    async fn a_card_that_its_company_corrects_is_so_by_that_event_alone(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        hear_only(&app, &["payment_method.updated"]).await;
        let form = "card[exp_month]=2&card[exp_year]=2044";
        app.stripe_post(&format!("payment_methods/{}", person.cards[0]), form).await;
        heard(&app, &["payment_method.updated"]).await;
        assert_true(&app).await;
        assert!(person.page(&app).await.contains("Expires 02/2044"));
    }

    async fn what_changes_is_so_by_its_event_alone(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, subscription) = subscriber(&app).await;
        let invoice = app.stripe_get(&format!("invoices?subscription={subscription}")).await["data"][0].clone();
        let price = app.stripe_get("prices?limit=1").await["data"][0].clone();
        let product = price["product"].as_str().unwrap();
        let payment = app.stripe_get(&format!("invoice_payments?invoice={}", id(&invoice))).await["data"][0]["payment"].clone();
        let (customer, new_price) = (format!("customers/{}", person.stripe_id), format!("product={product}&currency=usd"));
        let note = format!("invoice={}&amount=500&out_of_band_amount=500", id(&invoice));
        let second = app.stripe_post("payment_methods/pm_card_mastercard/attach", format!("customer={}", person.stripe_id)).await;
        app.settled().await;
        let changes = [
            ("customer.created", "customers".to_owned(), format!("name=Bo&metadata[project_id]={}", app.project.id)),
            ("customer.updated", customer, "name=Renamed".to_owned()),
            ("product.created", "products".to_owned(), "name=More".to_owned()),
            ("product.updated", format!("products/{product}"), "name=Better".to_owned()),
            ("price.created", "prices".to_owned(), format!("{new_price}&unit_amount=500&recurring[interval]=year")),
            ("price.updated", format!("prices/{}", id(&price)), "nickname=Old".to_owned()),
            ("payment_method.attached", "payment_methods/pm_card_amex/attach".to_owned(), format!("customer={}", person.stripe_id)),
            ("payment_method.detached", format!("payment_methods/{}/detach", id(&second)), String::new()),
            ("charge.refunded", "refunds".to_owned(), format!("payment_intent={}&amount=300", payment["payment_intent"].as_str().unwrap())),
            ("credit_note.created", "credit_notes".to_owned(), note),
        ];
        for (kind, path, form) in changes {
            hear_only(&app, &[kind]).await;
            app.stripe_post(&path, form).await;
            heard(&app, &[kind]).await;
            let lies = lies(&app).await;
            assert!(lies.is_empty(), "{kind}: {lies:?}");
        }
        let shown = portal(&app, &person.token).await["invoices"][0].clone();
        assert_eq!((&shown["amountRefunded"], &shown["amountCredited"]), (&json!(300), &json!(500)), "{shown}");
    }

    async fn an_event_that_does_not_tell_how_a_subscription_is_billed_leaves_that_as_it_is(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let price = price(&app, "Notes").await;
        let person = Person::with_cards(&app, &VISA).await;
        let form = format!("customer={}&items[0][price]={price}&billing_mode[type]=flexible", person.stripe_id);
        let path = format!("subscriptions/{}", id(&app.stripe_post("subscriptions", form).await));
        app.settled().await;
        assert_eq!(app.stripe_get(&path).await["billing_mode"]["type"], "flexible");
        hear_only(&app, &["invoice.voided"]).await;
        let_pass(&app, 60).await;
        app.stripe_post(&path, "metadata[seats]=five").await;
        let mut updated = app.stripe_get("events?type=customer.subscription.updated").await["data"][0].clone();
        updated["data"]["object"].as_object_mut().unwrap().remove("billing_mode").unwrap();
        deliver(&app, &updated).await;
        heard(&app, &["customer.subscription.updated"]).await;
        assert_true(&app).await;
    }

    async fn a_tax_id_is_taken_note_of_and_changes_nothing(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        let tax_ids = format!("customers/{}/tax_ids", person.stripe_id);
        let tax_id = id(&app.stripe_post(&tax_ids, "type=eu_vat&value=DE000000000").await);
        app.stripe_delete(&format!("{tax_ids}/{tax_id}")).await;
        heard(&app, &["customer.tax_id.created", "customer.tax_id.updated", "customer.tax_id.deleted"]).await;
        assert_true(&app).await;
    }

    async fn a_tax_id_of_a_customer_who_is_gone_by_then_brings_nobody_back(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "hold" })).await;
        app.stripe_post(&format!("customers/{}/tax_ids", person.stripe_id), "type=eu_vat&value=DE111111111").await;
        app.stripe_delete(&format!("customers/{}", person.stripe_id)).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "reverse" })).await;
        app.sandbox_control(Method::POST, "delivery/flush", json!({})).await;
        heard(&app, &["customer.tax_id.created", "customer.deleted"]).await;
        let path = format!("customers/{}", person.id);
        assert_eq!(send(app.as_key(Method::GET, &path)).await.status, StatusCode::NOT_FOUND);
        assert_true(&app).await;
    }

    async fn a_renewal_that_the_bank_asks_about_is_confirmed_where_the_page_leads(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, subscription) = subscriber(&app).await;
        let asks = format!("customers/{}", person.stripe_id);
        app.stripe_post(&asks, "invoice_settings[default_payment_method]=pm_card_authenticationRequired").await;
        let_pass(&app, 31 * DAY).await;
        let_pass(&app, 7_200).await;
        heard(&app, &["invoice.payment_action_required"]).await;
        let said = banners(&first_screen(&app, &person.token).await);
        assert_eq!(said, [("urgent".to_owned(), "Your bank wants you to confirm the payment for Notes".to_owned(), Some("pay".to_owned()))]);
        assert_true(&app).await;

        let open = portal(&app, &person.token).await["invoices"][0].clone();
        assert_eq!((&open["status"], &open["amountDue"]), (&json!("open"), &json!(1_900)));
        let pay = format!("/portal/{}/invoices/{}/pay", person.token, id(&open));
        let hosted = send(app.anonymous(Method::GET, &pay)).await.header("location").to_owned();
        let confirm = app.http.post(&hosted).header("content-type", "application/x-www-form-urlencoded");
        let confirmed = send(confirm.body("card=asks_always&authentication=approve")).await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.body);
        heard(&app, &["invoice.paid"]).await;
        assert_eq!(app.stripe_get(&format!("subscriptions/{subscription}")).await["status"], "active");
        assert!(banners(&first_screen(&app, &person.token).await).is_empty());
        assert_true(&app).await;
    }

    async fn a_bank_debit_is_on_its_way_until_its_failure_is_told(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, subscription) = subscriber(&app).await;
        debit(&app, &person.stripe_id, FAILS_AFTER_DAYS).await;
        let_pass(&app, 32 * DAY).await;
        heard(&app, &["invoice.updated"]).await;
        let open = app.stripe_get(&format!("invoices?subscription={subscription}&status=open")).await["data"][0].clone();
        assert_eq!(open["attempt_count"], 1, "it has begun");
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", person.token))).await.body;
        assert!(banners(&page).is_empty() && !page.contains("You owe") && !page.contains("failed"), "{page}");
        let row = invoice_row(&page);
        assert!(row.contains(">Processing</span>") && !row.contains("/pay"), "{row}");
        assert_true(&app).await;

        let_pass(&app, 6 * DAY).await;
        heard(&app, &["invoice.payment_failed"]).await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", person.token))).await.body;
        let row = invoice_row(&page);
        assert!(row.contains(">Open</span>") && row.contains("/pay"), "{row}");
        let failed = ("urgent".to_owned(), "Your payment for Notes failed".to_owned(), Some("pay".to_owned()));
        assert_eq!(banners(&first_screen(&app, &person.token).await), [failed]);

        // Stripe tries again by itself, which again takes its days.
        let_pass(&app, 3 * DAY).await;
        app.settled().await;
        let screen = first_screen(&app, &person.token).await;
        let begun = ("soon".to_owned(), "Your payment for Notes is on its way".to_owned(), None);
        assert_eq!(banners(&screen), [begun]);
        assert!(screen.contains("Your bank may take a few days to confirm it."), "{screen}");
        assert_true(&app).await;
    }

    async fn a_failure_that_nobody_told_is_concluded_from_the_try_that_is_planned(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, subscription) = behind(&app).await;

        forget_reconciliation(&app).await;
        app.sandbox_control(Method::PUT, "delivery", json!({ "mode": "drop" })).await;
        let_pass(&app, 4 * DAY).await;
        let open = app.stripe_get(&format!("invoices?subscription={subscription}&status=open")).await["data"][0].clone();
        assert_eq!(open["attempt_count"], 2, "it was tried again");
        app.clock.advance(Duration::from_secs(61));
        first_screen(&app, &person.token).await;
        let refreshed = "billstack_customer_refreshes_total{outcome=\"done\"}";
        eventually("the refresh", async || app.counted(refreshed) > 0).await;
        let failed = ("urgent".to_owned(), "Your payment for Notes failed".to_owned(), Some("pay".to_owned()));
        assert_eq!(banners(&first_screen(&app, &person.token).await), [failed]);
    }

    async fn of_sent_invoices_the_first_to_be_due_is_asked_for_first(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let price = price(&app, "Notes").await;
        let person = Person::with_cards(&app, &[]).await;
        let sent = format!("customer={}&items[0][price]={price}&collection_method=send_invoice&days_until_due=40", person.stripe_id);
        app.stripe_post("subscriptions", sent).await;
        let_pass(&app, 32 * DAY).await;
        app.settled().await;
        let open = app.stripe_get(&format!("invoices?customer={}&status=open", person.stripe_id)).await["data"].clone();
        let first_due = open.as_array().unwrap().iter().min_by_key(|one| one["due_date"].as_i64()).unwrap();
        assert_eq!((open.as_array().unwrap().len(), first_due), (2, &open[1]));
        let told = portal(&app, &person.token).await;
        let of_stripe = |id: &Value| told["invoices"].as_array().unwrap().iter().find(|one| one["number"] == *id).unwrap()["id"].clone();
        let asked: Vec<Value> = [&open[1], &open[0]].map(|one| of_stripe(&one["number"])).into();
        let screen = first_screen(&app, &person.token).await;
        let places = asked.iter().map(|id| screen.find(&format!("/invoices/{}/pay", id.as_str().unwrap())).unwrap());
        assert!(places.is_sorted(), "{screen}");
    }

    async fn a_debit_that_was_begun_on_stripes_page_is_on_its_way(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, subscription) = behind(&app).await;
        let title = async || banners(&first_screen(&app, &person.token).await).remove(0).1;
        assert_eq!(title().await, "Your payment for Notes failed");
        let open = id(&app.stripe_get(&format!("invoices?subscription={subscription}&status=open")).await["data"][0]);
        let form = format!("type=sepa_debit&sepa_debit[iban]={PAYS_AFTER_DAYS}");
        let debit = id(&app.stripe_post("payment_methods", form).await);
        app.stripe_post(&format!("payment_methods/{debit}/attach"), format!("customer={}", person.stripe_id)).await;
        let_pass(&app, 60).await;
        app.stripe_post(&format!("invoices/{open}/pay"), format!("payment_method={debit}")).await;
        heard(&app, &["payment_intent.processing"]).await;
        assert_eq!(title().await, "Your payment for Notes is on its way");
        assert_true(&app).await;

        // A copy tells the same: of the invoice alone it can't be seen.
        app.app.db.write(vec![Command::new(FORGET_PAYMENTS, params![&app.team.id])]).await.unwrap();
        assert_eq!(title().await, "Your payment for Notes failed");
        let copied = backfill::run_to_end(&app.app, &app.team, Some(&[Object::FailedPayments]), None, |_| ()).await.unwrap();
        assert_eq!((&*copied[0].status, copied[0].count), ("done", 2));
        assert_eq!(title().await, "Your payment for Notes is on its way");
    }

    async fn an_invoice_without_a_subscription_whose_payment_failed_needs_the_customer(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        let refuses = "invoice_settings[default_payment_method]=pm_card_chargeCustomerFail";
        app.stripe_post(&format!("customers/{}", person.stripe_id), refuses).await;
        let made = app.stripe_post("invoices", format!("customer={}&auto_advance=true", person.stripe_id)).await;
        let item = format!("customer={}&invoice={}&amount=4900&currency=usd&description=Setup", person.stripe_id, id(&made));
        app.stripe_post("invoiceitems", item).await;
        app.stripe_post(&format!("invoices/{}/finalize", id(&made)), "auto_advance=true").await;
        let pay = app.http.post(format!("{}/v1/invoices/{}/pay", app.sandbox.url(), id(&made)));
        assert_eq!(send(pay.bearer_auth(app.sandbox.secret_key())).await.status, StatusCode::PAYMENT_REQUIRED);
        heard(&app, &["invoice.payment_failed"]).await;
        let number = app.stripe_get(&format!("invoices/{}", id(&made))).await["number"].as_str().unwrap().to_owned();
        let screen = first_screen(&app, &person.token).await;
        let title = format!("Invoice {number} is to be paid");
        assert_eq!(banners(&screen), [("urgent".to_owned(), title, Some("pay".to_owned()))]);
        assert!(screen.contains("Its payment failed."), "{screen}");
        assert_true(&app).await;
    }

    /// A price is a plan as well, by its older name, and a plan's shape lacks most of what a price has.
    async fn a_price_that_is_told_of_as_a_plan_keeps_all_that_a_price_has(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, _) = subscriber(&app).await;
        hear_only(&app, &["plan.updated"]).await;
        let price = id(&app.stripe_get("prices").await["data"][0]);
        app.clock.advance(Duration::from_secs(60));
        app.stripe_post(&format!("prices/{price}"), "nickname=Gold").await;
        heard(&app, &["plan.updated"]).await;
        assert_true(&app).await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", person.token))).await.body;
        assert!(page.contains("$19.00 per month"), "{page}");
    }

    async fn a_price_that_is_deleted_is_for_sale_to_nobody_and_stays_with_whoever_has_it(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, _) = subscriber(&app).await;
        let price = id(&app.stripe_get("prices").await["data"][0]);
        let product = id(&products(&app).await[0]);
        for (kind, form) in [("plan.deleted", ""), ("price.deleted", "product_data[name]=Spare&currency=usd&unit_amount=5")] {
            let gone = if form.is_empty() { price.clone() } else { id(&app.stripe_post("prices", format!("{form}&recurring[interval]=month")).await) };
            app.settled().await;
            hear_only(&app, &[kind]).await;
            app.clock.advance(Duration::from_secs(60));
            app.stripe_delete(&format!("plans/{gone}")).await;
            heard(&app, &[kind]).await;
            hear_only(&app, &["*"]).await;
        }
        let prices = send(app.as_key(Method::GET, &format!("products/{product}/prices"))).await.json();
        assert_eq!(prices["prices"], json!([]));
        assert_true(&app).await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", person.token))).await.body;
        assert!(page.contains("$19.00 per month"), "{page}");
    }

    async fn a_product_that_is_deleted_is_listed_no_more(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let product = id(&app.stripe_post("products", "name=Spare").await);
        app.settled().await;
        assert_eq!(products(&app).await.len(), 1);
        app.stripe_delete(&format!("products/{product}")).await;
        heard(&app, &["product.deleted"]).await;
        assert!(products(&app).await.is_empty());
        assert_true(&app).await;
    }

    /// Stripe lists no such price, so only what has it tells of it.
    async fn a_price_made_for_one_subscription_is_shown_there(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &VISA).await;
        let product = id(&app.stripe_post("products", "name=Bespoke").await);
        hear_only(&app, &["customer.updated", "customer.subscription.created", "invoice.paid"]).await;
        let price = format!("items[0][price_data][product]={product}&items[0][price_data][currency]=usd");
        let price = format!("{price}&items[0][price_data][unit_amount]=4200&items[0][price_data][recurring][interval]=month");
        app.stripe_post("subscriptions", format!("customer={}&{price}", person.stripe_id)).await;
        heard(&app, &["customer.subscription.created"]).await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}", person.token))).await.body;
        assert!(page.contains("Bespoke") && page.contains("$42.00 per month"), "{page}");
        assert_true(&app).await;
    }

    async fn a_new_card_that_the_bank_refuses_changes_nothing(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, _) = subscriber(&app).await;
        enter_card(&app, &person.token, "declined").await;
        heard(&app, &["setup_intent.setup_failed"]).await;
        let page = person.page(&app).await;
        assert!(page.contains("Visa ••••\u{a0}4242") && !page.contains("••••\u{a0}0002"), "{page}");
        assert_true(&app).await;
    }

    async fn a_page_for_a_new_card_that_nobody_finished_changes_nothing(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, _) = subscriber(&app).await;
        let opened = send(app.anonymous(Method::POST, &format!("/api/portal/{}/setup-intent", person.token))).await;
        assert_eq!(opened.status, StatusCode::OK, "{}", opened.body);
        let_pass(&app, DAY).await;
        heard(&app, &["checkout.session.expired"]).await;
        let session = id(&app.stripe_get("checkout/sessions").await["data"][0]);
        let back = format!("/portal/{}/payment-method/return?session_id={session}", person.token);
        let back = send(app.anonymous(Method::GET, &back)).await;
        assert!(back.header("location").ends_with("done=card-expired"), "{}", back.header("location"));
        assert!(person.page(&app).await.contains("Visa ••••\u{a0}4242"));
        assert_true(&app).await;
    }

    /// Of each the schedule's own events are heard and no others: a subscription's needn't follow.
    async fn a_schedule_comes_and_goes_as_its_own_events_tell(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (kept, released) = subscriber(&app).await;
        let (leaver, canceled) = subscriber(&app).await;
        hear_only(&app, &["subscription_schedule.created", "subscription_schedule.released", "subscription_schedule.canceled"]).await;
        app.clock.advance(Duration::from_secs(60));
        let schedules = [schedule(&app, &released).await, schedule(&app, &canceled).await];
        heard(&app, &["subscription_schedule.created"]).await;
        for subscription in [&released, &canceled] {
            assert!(is_managed(&app, subscription).await);
        }
        app.clock.advance(Duration::from_secs(60));
        app.stripe_post(&format!("{}/release", schedules[0]), "").await;
        app.stripe_post(&format!("{}/cancel", schedules[1]), "").await;
        heard(&app, &["subscription_schedule.released", "subscription_schedule.canceled"]).await;
        let shown = portal(&app, &kept.token).await["subscriptions"][0].clone();
        assert_eq!((&shown["status"], &shown["managedBySchedule"]), (&json!("active"), &json!(false)));
        assert_eq!(portal(&app, &leaver.token).await["subscriptions"][0]["status"], "canceled");
    }

    async fn a_schedule_that_runs_out_leaves_its_subscription_or_ends_it(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (kept, released) = subscriber(&app).await;
        let (leaver, completed) = subscriber(&app).await;
        schedule(&app, &released).await;
        let ends = schedule(&app, &completed).await;
        app.stripe_post(&ends, "end_behavior=cancel").await;
        let_pass(&app, 25 * DAY).await;
        heard(&app, &["subscription_schedule.updated", "subscription_schedule.expiring"]).await;
        assert!(is_managed(&app, &released).await && is_managed(&app, &completed).await);
        let_pass(&app, 7 * DAY).await;
        heard(&app, &["subscription_schedule.released", "subscription_schedule.completed"]).await;
        let shown = portal(&app, &kept.token).await["subscriptions"][0].clone();
        assert_eq!((&shown["status"], &shown["managedBySchedule"]), (&json!("active"), &json!(false)));
        assert_eq!(portal(&app, &leaver.token).await["subscriptions"][0]["status"], "canceled");
        assert_true(&app).await;
    }

    async fn a_schedule_ends_with_a_subscription_that_nobody_pays(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let (person, subscription) = behind(&app).await;
        schedule(&app, &subscription).await;
        app.settled().await;
        let_pass(&app, 16 * DAY).await;
        heard(&app, &["subscription_schedule.aborted", "subscription_schedule.canceled"]).await;
        let shown = portal(&app, &person.token).await["subscriptions"][0].clone();
        assert_eq!(shown["status"], "canceled");
        assert_true(&app).await;
    }
}

/// Whether the mirror has a schedule for a subscription.
async fn is_managed(app: &TestApp, subscription: &str) -> bool {
    let subscriptions = send(app.as_key(Method::GET, "subscriptions")).await.json();
    let subscriptions = subscriptions["subscriptions"].as_array().unwrap();
    let found = subscriptions.iter().find(|one| one["stripeSubscriptionId"] == subscription);
    found.unwrap()["managedBySchedule"] == true
}

store::statements! {
    FORGET_PAYMENTS = "UPDATE invoices SET confirm_attempt = NULL, confirm_at = NULL, failed_attempt = NULL, failed_at = NULL, begun_at = NULL
        WHERE team_id = $1";
}
