//! Paying what is overdue: offered with the card that is on file, also right after it was entered.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::invoices;
use testkit::app::{Answer, TestApp, send};
use testkit::on_both_engines;

use crate::event_kinds::{PAYS_AFTER_DAYS, debit};
use crate::payment_methods::{Person, action, recorded};
use crate::portal_attention::{banners, first_screen};
use crate::portal_payment_method::enter_card;

/// A customer who owes for one subscription, since the card has no funds.
pub(crate) struct Debtor {
    token: String,
    stripe_id: String,
    subscription: String,
    /// Stripe's id of what is owed.
    pub(crate) invoice: String,
}

impl Debtor {
    pub(crate) async fn of(app: &TestApp, customers: &[stripe_sandbox::DemoCustomer]) -> Self {
        let customer =
            customers.iter().find(|customer| customer.about.contains("the card has no funds")).unwrap();
        let token = app.mint(&app.customer_id(customers, "the card has no funds").await).await;
        let open =
            app.stripe_get(&format!("invoices?customer={}&status=open", customer.stripe_customer_id)).await;
        let subscriptions =
            app.stripe_get(&format!("subscriptions?customer={}", customer.stripe_customer_id)).await;
        let id = |list: &Value| list["data"][0]["id"].as_str().unwrap().to_owned();
        Self {
            token,
            stripe_id: customer.stripe_customer_id.clone(),
            subscription: id(&subscriptions),
            invoice: id(&open),
        }
    }

    async fn page(&self, app: &TestApp) -> String {
        send(app.anonymous(Method::GET, &format!("/portal/{}?tab=payment-methods", self.token))).await.body
    }

    /// Enters a card on Stripe's page and comes back from it.
    pub(crate) async fn enter(&self, app: &TestApp, card: &str) -> Answer {
        let back = enter_card(app, &self.token, card).await.json()["url"].as_str().unwrap().to_owned();
        let returned = send(app.http.get(back)).await;
        send(app.anonymous(Method::GET, returned.header("location"))).await
    }

    async fn status(&self, app: &TestApp) -> Value {
        app.stripe_get(&format!("subscriptions/{}", self.subscription)).await["status"].clone()
    }

    /// Gets an open invoice of $100 that is of no subscription, and that nothing was tried of: Stripe's id of it.
    async fn is_invoiced_for_setup(&self, app: &TestApp) -> String {
        let made = app.stripe_post("invoices", format!("customer={}", self.stripe_id)).await["id"].clone();
        let made = made.as_str().unwrap().to_owned();
        let customer = &self.stripe_id;
        let item = format!("customer={customer}&invoice={made}&amount=10000&currency=usd&description=Setup");
        app.stripe_post("invoiceitems", item).await;
        app.stripe_post(&format!("invoices/{made}/finalize"), "auto_advance=false").await;
        made
    }

    /// The same of an invoice whose payment was tried, and failed.
    async fn cannot_pay_for_setup(&self, app: &TestApp) -> String {
        let made = self.is_invoiced_for_setup(app).await;
        let pay = app.http.post(format!("{}/v1/invoices/{made}/pay", app.sandbox.url()));
        let refused = send(pay.bearer_auth(app.sandbox.secret_key())).await;
        assert_eq!(refused.status, StatusCode::PAYMENT_REQUIRED, "{}", refused.body);
        app.settled().await;
        made
    }

    async fn successful_charges(&self, app: &TestApp) -> usize {
        let charges = app.stripe_get(&format!("charges?customer={}&limit=100", self.stripe_id)).await;
        let all = charges["data"].as_array().unwrap();
        all.iter().filter(|charge| charge["status"] == "succeeded" && charge["amount"] == 14_700).count()
    }
}

on_both_engines! {
    async fn the_new_card_pays_what_is_overdue_once(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let back = debtor.enter(&app, "visa").await;
        assert!(back.body.contains("Your new payment method is in place for everything."), "{}", back.body);
        assert!(back.body.contains("You owe $147.00."), "{}", back.body);
        assert!(back.body.contains("Pay $147.00 now with Visa ••••\u{a0}4242"), "{}", back.body);

        let before = debtor.successful_charges(&app).await;
        let pay = action(&back.body, "/pay?");
        let (first, second) = tokio::join!(send(app.anonymous(Method::POST, &pay)), send(app.anonymous(Method::POST, &pay)));
        for answer in [first, second, send(app.anonymous(Method::POST, &pay)).await] {
            assert!(answer.header("location").ends_with("done=paid"), "{} {}", answer.status, answer.body);
        }
        assert_eq!(debtor.successful_charges(&app).await, before + 1);
        assert_eq!(debtor.status(&app).await, "active");
        assert_eq!(recorded(&app, "invoice.paid").await, 1);
        let page = debtor.page(&app).await;
        assert!(!page.contains("You owe") && !page.contains("/pay?"), "{page}");
        let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{}", debtor.token))).await.json();
        assert_eq!(portal["subscriptions"][0]["status"], "active");
    }

    async fn a_payment_that_takes_days_is_not_asked_for_again(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let own = format!("subscriptions/{}", debtor.subscription);
        app.stripe_post(&own, "default_payment_method=").await;
        debit(&app, &debtor.stripe_id, PAYS_AFTER_DAYS).await;
        let offer = debtor.page(&app).await;
        let begun = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        assert!(begun.header("location").ends_with("done=pay-processing"), "{} {}", begun.status, begun.body);
        assert_eq!(recorded(&app, "invoice.payment_begun").await, 1);
        let page = debtor.page(&app).await;
        assert!(!page.contains("You owe") && !page.contains("/pay?"), "{page}");
        let begun = ("soon".to_owned(), "Your payment for Team is on its way".to_owned(), None);
        assert_eq!(banners(&first_screen(&app, &debtor.token).await), [begun]);
        assert_eq!(debtor.status(&app).await, "past_due");

        app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 6 * 86_400 })).await;
        app.settled().await;
        assert_eq!(debtor.status(&app).await, "active");
        assert!(banners(&first_screen(&app, &debtor.token).await).is_empty());
    }

    async fn a_payment_that_takes_days_takes_the_place_of_one_that_the_bank_asked_about(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let about = "confirm the renewal by 3-D Secure";
        let customer = customers.iter().find(|customer| customer.about.contains(about)).unwrap();
        let token = app.mint(&app.customer_id(&customers, about).await).await;
        let said = async || banners(&first_screen(&app, &token).await).into_iter().map(|(_, title, _)| title).collect::<Vec<_>>();
        assert_eq!(said().await, ["Your bank wants you to confirm the payment for Team"]);
        let invoice = app.stripe_get(&format!("invoices?customer={}&status=open", customer.stripe_customer_id)).await["data"][0].clone();
        let id = invoice["id"].as_str().unwrap();
        let tries = invoice["attempt_count"].as_i64().unwrap();
        let asked_at = invoice["created"].as_i64().unwrap() * 1_000;
        debit(&app, &customer.stripe_customer_id, PAYS_AFTER_DAYS).await;
        let offer = send(app.anonymous(Method::GET, &format!("/portal/{token}?tab=payment-methods"))).await.body;
        let begun = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        assert!(begun.header("location").ends_with("done=pay-processing"), "{} {}", begun.status, begun.body);
        assert_eq!(said().await, ["Your payment for Team is on its way"]);
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}?tab=payment-methods"))).await.body;
        assert!(!page.contains("You owe") && !page.contains("/pay?"), "{page}");
        let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
        let subscription = portal["subscriptions"][0]["id"].as_str().unwrap();
        let question = send(app.anonymous(Method::GET, &format!("/portal/{token}/subscriptions/{subscription}/cancel"))).await.body;
        assert!(question.contains("Your payment is on its way.") && !question.contains("stays owed") && !question.contains("/pay\""), "{question}");

        // What is told late was before.
        let late = vec![invoices::fail(&app.team, id, tries, asked_at), invoices::confirm(&app.team, id, tries, asked_at)];
        app.app.db.write(late).await.unwrap();
        assert_eq!(said().await, ["Your payment for Team is on its way"]);
        let later = app.clock.epoch_ms() + 86_400_000;
        app.app.db.write(vec![invoices::fail(&app.team, id, tries, later), invoices::fail(&app.team, id, tries - 1, later)]).await.unwrap();
        assert_ne!(said().await, ["Your payment for Team is on its way"], "of two in one second the later try counts");
    }

    async fn a_part_that_is_paid_is_not_kept_quiet_about_when_the_rest_is_declined(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let made = debtor.cannot_pay_for_setup(&app).await;
        let offer = debtor.enter(&app, "visa").await.body;
        let fault = json!({ "status": 402, "match": format!("/v1/invoices/{made}/pay") });
        app.sandbox_control(Method::PUT, "faults", fault).await;
        let paid = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        assert!(paid.header("location").ends_with("done=paid-some"), "{} {}", paid.status, paid.body);
        let page = send(app.anonymous(Method::GET, paid.header("location"))).await.body;
        assert!(page.contains("One payment went through") && page.contains("You owe $100.00."), "{page}");
    }

    async fn where_a_subscription_ends_anyway_paying_is_not_said_to_keep_it(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        assert!(first_screen(&app, &debtor.token).await.contains("To keep it, "));
        app.stripe_post(&format!("subscriptions/{}", debtor.subscription), "cancel_at_period_end=true").await;
        app.settled().await;
        let screen = first_screen(&app, &debtor.token).await;
        assert!(screen.contains("Its invoice has not been paid yet.") && !screen.contains("To keep it"), "{screen}");
    }

    async fn everything_is_paid_only_when_nothing_else_is_open(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        debtor.is_invoiced_for_setup(&app).await;
        app.settled().await;
        let offer = debtor.enter(&app, "visa").await.body;
        assert!(offer.contains("You owe $147.00."), "nothing was tried of the other: {offer}");
        let paid = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        assert!(paid.header("location").ends_with("done=paid-this"), "{} {}", paid.status, paid.body);
        let page = send(app.anonymous(Method::GET, paid.header("location"))).await.body;
        assert!(page.contains("Thank you. This payment went through."), "{page}");
    }

    async fn an_invoice_of_no_subscription_whose_payment_failed_is_paid_with_the_rest(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        debtor.cannot_pay_for_setup(&app).await;
        let offer = debtor.enter(&app, "visa").await.body;
        assert!(offer.contains("You owe $247.00."), "{offer}");
        let paid = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        assert!(paid.header("location").ends_with("done=paid"), "{} {}", paid.status, paid.body);
    }

    async fn a_card_that_is_refused_says_why_and_can_try_again(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let offer = debtor.enter(&app, "fails_later").await.body;
        for tries in 1..=2 {
            let refused = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
            assert!(refused.header("location").ends_with("done=pay-declined-funds"), "{} {}", refused.status, refused.body);
            assert_eq!(recorded(&app, "invoice.payment_failed").await, tries, "each try is another one");
        }
        let page = send(app.anonymous(Method::GET, &format!("/portal/{}?tab=payment-methods&done=pay-declined-funds", debtor.token))).await.body;
        assert!(page.contains("there is not enough money on this card") && page.contains("Pay $147.00 now"), "{page}");
        assert_eq!(debtor.status(&app).await, "past_due");
    }

    async fn a_bank_that_asks_is_answered_on_stripes_page(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let offer = debtor.enter(&app, "asks_always").await.body;
        let asked = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        let there = asked.header("location");
        assert!(asked.status == StatusCode::SEE_OTHER && there.ends_with("/pay"), "{} {}", asked.status, asked.body);
        let hosted = send(app.anonymous(Method::GET, there)).await;
        let expected = app.stripe_get(&format!("invoices/{}", debtor.invoice)).await["hosted_invoice_url"].clone();
        assert_eq!(hosted.header("location"), expected.as_str().unwrap());
        assert_eq!(recorded(&app, "invoice.payment_unconfirmed").await, 1);
        assert_eq!(debtor.status(&app).await, "past_due");
    }

    async fn what_is_no_longer_owed_is_not_charged(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let offer = debtor.enter(&app, "visa").await.body;
        app.stripe_post(&format!("invoices/{}/void", debtor.invoice), "").await;
        let before = debtor.successful_charges(&app).await;
        let changed = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        assert!(changed.header("location").ends_with("done=pay-changed"), "{} {}", changed.status, changed.body);
        assert_eq!(debtor.successful_charges(&app).await, before);
        assert!(!debtor.page(&app).await.contains("You owe"));
    }

    async fn nothing_of_this_shows_where_nothing_is_overdue_or_the_link_shows_no_invoices(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        for about in ["plain monthly", "by hand"] {
            let token = app.mint(&app.customer_id(&customers, about).await).await;
            let page = send(app.anonymous(Method::GET, &format!("/portal/{token}?tab=payment-methods"))).await.body;
            assert!(!page.contains("You owe") && !page.contains("/pay?"), "{about}: {page}");
        }
        let customer = app.customer_id(&customers, "the card has no funds").await;
        let body = json!({ "customerId": customer, "capabilities": ["payment_method_update"] });
        let narrow = send(app.as_key(Method::POST, "portal").json(&body)).await.json()["token"].as_str().unwrap().to_owned();
        let page = send(app.anonymous(Method::GET, &format!("/portal/{narrow}?tab=payment-methods"))).await.body;
        assert!(!page.contains("You owe"), "{page}");
        let wide = app.mint(&customer).await;
        let offer = send(app.anonymous(Method::GET, &format!("/portal/{wide}?tab=payment-methods"))).await.body;
        let pay = action(&offer, "/pay?").replace(&wide, &narrow);
        assert_eq!(send(app.anonymous(Method::POST, &pay)).await.status, StatusCode::FORBIDDEN);

        // Somebody else's debt is nobody's business, with whatever card.
        let person = Person::with_cards(&app, &[("pm_card_visa", "4242")]).await;
        let invoices = pay.split('?').nth(1).unwrap();
        let method = person.method(&app, "4242").await;
        let answer = person.do_with(&app, &method, &format!("pay?{invoices}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
    }

    async fn while_stripe_is_down_nothing_is_charged(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let offer = debtor.enter(&app, "visa").await.body;
        let pay = action(&offer, "/pay?");
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 503 })).await;
        let refused = send(app.anonymous(Method::POST, &pay)).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        assert_eq!(debtor.status(&app).await, "past_due");
    }

    async fn a_payment_whose_answer_was_lost_is_not_made_again(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let debtor = Debtor::of(&app, &customers).await;
        let offer = debtor.enter(&app, "visa").await.body;
        let pay = action(&offer, "/pay?");
        let path = format!("/v1/invoices/{}/pay", debtor.invoice);
        app.sandbox_control(Method::PUT, "faults", json!({ "drop": "after", "match": path })).await;
        let before = debtor.successful_charges(&app).await;
        let answer = send(app.anonymous(Method::POST, &pay)).await;
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        assert!(answer.header("location").ends_with("done=paid"), "Stripe was asked again: {} {}", answer.status, answer.body);
        let again = send(app.anonymous(Method::POST, &pay)).await;
        assert!(again.header("location").ends_with("done=paid"), "{} {}", again.status, again.body);
        assert_eq!(debtor.successful_charges(&app).await, before + 1);
    }
}
