//! Paying the latest draft of an unpaid subscription, which ends that.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use stripe_sandbox::DemoCustomer;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

use crate::payment_methods::{action, recorded};
use crate::portal_attention::{banners, first_screen, narrow_link};
use crate::truth::lies;

/// A customer of whom a subscription is unpaid, with nothing open.
struct Stuck {
    id: String,
    stripe_id: String,
    token: String,
    subscription: String,
    draft: String,
}

impl Stuck {
    async fn of(app: &TestApp, customers: &[DemoCustomer]) -> Self {
        let about = "Unpaid with nothing open";
        let id = app.customer_id(customers, about).await;
        let stripe_id =
            customers.iter().find(|one| one.about.starts_with(about)).unwrap().stripe_customer_id.clone();
        let token = app.mint(&id).await;
        let of_customer = app.stripe_get(&format!("subscriptions?customer={stripe_id}&status=all")).await;
        let subscription = &of_customer["data"][0];
        assert_eq!(subscription["status"], "unpaid");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let (subscription, draft) = (text(&subscription["id"]), text(&subscription["latest_invoice"]));
        Self { id, stripe_id, token, subscription, draft }
    }

    async fn status(&self, app: &TestApp) -> Value {
        app.stripe_get(&format!("subscriptions/{}", self.subscription)).await["status"].clone()
    }

    async fn invoice(&self, app: &TestApp) -> Value {
        app.stripe_get(&format!("invoices/{}", self.draft)).await
    }

    /// Where the banner's button leads.
    async fn pay(&self, app: &TestApp) -> String {
        action(&first_screen(app, &self.token).await, "/pay")
    }
}

on_both_engines! {
    async fn the_latest_draft_is_finalised_once_and_paid_on_stripes_page(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stuck = Stuck::of(&app, &customers).await;
        let screen = first_screen(&app, &stuck.token).await;
        assert!(screen.contains("Several payments failed. Pay the latest invoice, $49.00, to use it again."), "{screen}");
        assert_eq!(banners(&screen), [("urgent".to_owned(), "Team is on hold".to_owned(), Some("pay".to_owned()))]);
        let pay = stuck.pay(&app).await;
        let charges = app.stripe_get(&format!("charges?customer={}&limit=100", stuck.stripe_id)).await["data"].as_array().unwrap().len();

        let opened = send(app.anonymous(Method::GET, &pay)).await;
        assert_eq!(opened.status, StatusCode::NOT_FOUND, "looking finalises nothing: {}", opened.body);
        assert_eq!(stuck.invoice(&app).await["status"], "draft");

        let (first, second) = tokio::join!(send(app.anonymous(Method::POST, &pay)), send(app.anonymous(Method::POST, &pay)));
        let again = send(app.anonymous(Method::POST, &pay)).await;
        let invoice = stuck.invoice(&app).await;
        assert_eq!((&invoice["status"], &invoice["auto_advance"]), (&json!("open"), &json!(false)));
        for answer in [first, second, again] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
            assert_eq!(answer.header("location"), invoice["hosted_invoice_url"].as_str().unwrap());
        }
        assert_eq!(recorded(&app, "invoice.finalized").await, 1);
        assert_eq!(stuck.status(&app).await, "unpaid", "nobody is charged before they have agreed on Stripe's page");
        let after = app.stripe_get(&format!("charges?customer={}&limit=100", stuck.stripe_id)).await["data"].as_array().unwrap().len();
        assert_eq!(after, charges);
        // Who comes back without having paid finds it open.
        let screen = first_screen(&app, &stuck.token).await;
        assert!(screen.contains("Pay what is open to use it again.") && screen.contains(">Pay $49.00 <"), "{screen}");

        let good = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={}", stuck.stripe_id)).await;
        app.stripe_post(&format!("invoices/{}/pay", stuck.draft), format!("payment_method={}", good["id"].as_str().unwrap())).await;
        app.settled().await;
        assert_eq!(stuck.status(&app).await, "active");
        assert!(!first_screen(&app, &stuck.token).await.contains("is on hold"));
        let paid = send(app.anonymous(Method::POST, &pay)).await;
        assert!(paid.header("location").ends_with("done=paid"), "{} {}", paid.status, paid.body);
    }

    async fn a_draft_follows_when_what_was_open_is_paid(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let about = "Unpaid: every attempt";
        let token = app.mint(&app.customer_id(&customers, about).await).await;
        let id = &customers.iter().find(|one| one.about.starts_with(about)).unwrap().stripe_customer_id;
        let open = app.stripe_get(&format!("invoices?customer={id}&status=open")).await["data"][0]["id"].as_str().unwrap().to_owned();
        let screen = first_screen(&app, &token).await;
        assert!(screen.contains("Pay what is open to use it again.") && screen.contains("After that, the latest invoice of $49.00 is left to pay."), "{screen}");
        let good = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={id}")).await;
        let default = format!("invoice_settings[default_payment_method]={}", good["id"].as_str().unwrap());
        app.stripe_post(&format!("customers/{id}"), default).await;
        app.settled().await;
        let offer = send(app.anonymous(Method::GET, &format!("/portal/{token}?tab=payment-methods"))).await.body;
        let paid = send(app.anonymous(Method::POST, &action(&offer, "/pay?"))).await;
        assert!(paid.header("location").ends_with("done=paid-this"), "the draft is left: {} {}", paid.status, paid.body);
        assert_eq!(app.stripe_get(&format!("invoices/{open}")).await["status"], "paid");
        app.settled().await;
        let screen = first_screen(&app, &token).await;
        assert!(screen.contains("Pay the latest invoice, $49.00, to use it again."), "{screen}");
        assert_eq!(send(app.anonymous(Method::POST, &action(&screen, "/pay"))).await.status, StatusCode::SEE_OTHER);
    }

    async fn what_is_due_of_a_draft_follows_the_customers_balance(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stuck = Stuck::of(&app, &customers).await;
        for (balance, due) in [(-1_000, 3_900), (-9_000, 0), (250, 5_150)] {
            app.clock.advance(std::time::Duration::from_secs(10));
            app.stripe_post(&format!("customers/{}", stuck.stripe_id), format!("balance={balance}")).await;
            app.settled().await;
            assert_eq!(stuck.invoice(&app).await["amount_due"], due, "{balance}");
            let screen = first_screen(&app, &stuck.token).await;
            let told = format!("Pay the latest invoice, ${}.{:02}, to", due / 100, due % 100);
            assert!(screen.contains(&told), "{told}: {screen}");
            assert_eq!(lies(&app).await, Vec::<String>::new(), "{balance}");
        }
    }

    async fn who_may_not_pay_finalises_nothing(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stuck = Stuck::of(&app, &customers).await;
        let pay = stuck.pay(&app).await;
        let narrow = narrow_link(&app, &stuck.id, &["payment_method_update", "subscription_cancel"]).await;
        let screen = first_screen(&app, &narrow).await;
        assert!(screen.contains("It can be used again once what is owed is paid.") && banners(&screen)[0].2.is_none(), "{screen}");
        let forbidden = send(app.anonymous(Method::POST, &pay.replace(&stuck.token, &narrow))).await;
        assert_eq!(forbidden.status, StatusCode::FORBIDDEN, "{}", forbidden.body);
        let another = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let anothers = send(app.anonymous(Method::POST, &pay.replace(&stuck.token, &another))).await;
        assert_eq!(anothers.status, StatusCode::NOT_FOUND, "{}", anothers.body);
        let foreign = app.anonymous(Method::POST, &pay).header("origin", "https://evil.example");
        assert_eq!(send(foreign).await.status, StatusCode::FORBIDDEN);
        assert_eq!(stuck.invoice(&app).await["status"], "draft");
        assert_eq!(recorded(&app, "invoice.finalized").await, 0);
    }

    async fn a_draft_that_ends_nothing_any_more_stays_one(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stuck = Stuck::of(&app, &customers).await;
        let pay = stuck.pay(&app).await;
        app.stripe_delete(&format!("subscriptions/{}", stuck.subscription)).await;
        let changed = send(app.anonymous(Method::POST, &pay)).await;
        assert!(changed.header("location").ends_with("done=pay-changed"), "{} {}", changed.status, changed.body);
        assert_eq!(stuck.invoice(&app).await["status"], "draft");
        assert_eq!(recorded(&app, "invoice.finalized").await, 0);
    }

    async fn while_stripe_is_down_it_stays_a_draft(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let stuck = Stuck::of(&app, &customers).await;
        let pay = stuck.pay(&app).await;
        let finalize = format!("/v1/invoices/{}/finalize", stuck.draft);
        for faults in [json!({ "status": 503 }), json!({ "status": 503, "match": finalize })] {
            app.sandbox_control(Method::PUT, "faults", faults).await;
            let refused = send(app.anonymous(Method::POST, &pay)).await;
            app.sandbox_control(Method::DELETE, "faults", json!({})).await;
            assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
            assert_eq!(stuck.invoice(&app).await["status"], "draft");
            assert_eq!(recorded(&app, "invoice.finalized").await, 0);
        }
        assert!(first_screen(&app, &stuck.token).await.contains("Pay the latest invoice, $49.00"));

        // Stripe did it, and its answer was lost.
        app.sandbox_control(Method::PUT, "faults", json!({ "drop": "after", "match": finalize })).await;
        let answer = send(app.anonymous(Method::POST, &pay)).await;
        app.sandbox_control(Method::DELETE, "faults", json!({})).await;
        let page = stuck.invoice(&app).await["hosted_invoice_url"].clone();
        assert_eq!(answer.header("location"), page.as_str().unwrap(), "{} {}", answer.status, answer.body);
        assert_eq!(recorded(&app, "invoice.finalized").await, 1);
    }
}
