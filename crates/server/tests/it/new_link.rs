//! From a link that has expired to a new one by mail.

use std::time::Duration;

use billstack::config::Hidden;
use reqwest::{Method, StatusCode};
use serde_json::json;
use store::db::{Query, params};
use testkit::app::{Answer, TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;
use testkit::smtp::{Mail, MailServer};
use testkit::waiting::eventually;

/// A project that allows new links by mail, with a mail server.
struct Story {
    app: TestApp,
    mails: MailServer,
    customers: Vec<stripe_sandbox::DemoCustomer>,
}

impl Story {
    async fn begin(database: TestDatabase) -> Self {
        let mails = MailServer::start().await;
        let (app, customers) = TestApp::with_demo_data(database).await;
        let url = mails.url();
        let app = app
            .restarted_with(|settings| billstack::config::Settings {
                smtp_url: Some(Hidden::new(url)),
                mail_from: Some("billing@acme.example".to_owned()),
                ..settings
            })
            .await;
        let story = Self { app, mails, customers };
        story
            .set(json!({ "emailNewLink": true, "supportEmail": "help@acme.example", "brandName": "Acme" }))
            .await;
        story
    }

    async fn set(&self, settings: serde_json::Value) {
        let wanted = serde_json::from_value(settings).unwrap();
        billstack::api::portal_settings::change(&self.app.app, &self.app.project, "test", wanted)
            .await
            .unwrap();
    }

    async fn customer(&self) -> String {
        self.app.customer_id(&self.customers, "plain monthly").await
    }

    /// A link that has just expired, by its path.
    async fn expired(&self, mut wanted: serde_json::Value) -> String {
        wanted["ttlMs"] = 60_000.into();
        let minted = send(self.app.as_key(Method::POST, "portal").json(&wanted)).await.json();
        self.app.clock.advance(Duration::from_secs(61));
        format!("/portal/{}", minted["token"].as_str().unwrap())
    }

    async fn get(&self, path: &str) -> Answer {
        send(self.app.anonymous(Method::GET, path)).await
    }

    async fn ask(&self, link: &str) -> Answer {
        send(self.app.anonymous(Method::POST, &format!("{link}/new-link"))).await
    }

    async fn mails(&self, count: usize) -> Vec<Mail> {
        eventually("a mail to arrive", async || self.mails.mails().len() >= count).await;
        self.mails.mails()
    }

    /// Waits until the queue knows that so many tries have failed; from then on the next one waits for the clock.
    async fn failed(&self, tries: usize) {
        let line = format!(r#"billstack_jobs_total{{outcome="retried"}} {tries}"#);
        eventually("a try to fail", async || {
            self.app.app.metrics.render().lines().any(|found| found == line)
        })
        .await;
        assert_eq!(self.mails.refused(), tries);
    }

    /// How many mails the audit log tells of.
    async fn mailed(&self) -> usize {
        let lines = self.app.app.db.read(store::audit::list(&self.app.team, 50, 0)).await.unwrap();
        lines.iter().filter(|line| line.action == "portal_link.mailed").count()
    }

    /// How many wishes the queue still has.
    async fn waiting(&self) -> i64 {
        let waiting = Query::new(WAITING, params![], |row| row.get::<i64>(0));
        self.app.app.db.read_optional(waiting).await.unwrap().unwrap()
    }

    async fn given_up(&self) -> Vec<(String, i64, Option<String>)> {
        self.app.app.db.read(store::jobs::given_up(&self.app.team)).await.unwrap()
    }

    fn link_in(&self, mail: &Mail) -> String {
        let text = mail.part("text/plain");
        let link = text.split_whitespace().find_map(|word| word.strip_prefix(&self.app.url("")));
        link.unwrap_or_else(|| panic!("no link in {text}")).to_owned()
    }
}

/// The page with what is another on each link left out.
fn apart_from_link(answer: &Answer, link: &str) -> (StatusCode, String, String) {
    (answer.status, answer.header("location").replace(link, ""), answer.body.replace(link, ""))
}

const OFFER: &str = "Email me a new link";

on_both_engines! {
    async fn an_expired_link_leads_to_a_new_one_by_mail(database: TestDatabase) {
        let story = Story::begin(database).await;
        let customer = story.customer().await;
        let link = story.expired(json!({
            "customerId": customer, "returnUrl": "https://app.example.com/settings", "capabilities": ["payment_method_update"],
            "flow": { "type": "payment_method_update" },
        })).await;

        let page = story.get(&link).await;
        assert_eq!(page.status, StatusCode::GONE);
        for text in ["This link has expired", OFFER, "Acme", "mailto:help@acme.example", "https://app.example.com/settings"] {
            assert!(page.body.contains(text), "the page lacks `{text}`:\n{}", page.body);
        }
        assert!(page.body.contains(&format!("<form class=\"actions\" method=\"post\" action=\"{link}/new-link\">")));
        // A scanner that looks at everything asks for nothing.
        for path in [link.clone(), format!("{link}/new-link"), format!("{link}?tab=invoices")] {
            send(story.app.anonymous(Method::HEAD, &path)).await;
            send(story.app.anonymous(Method::GET, &path).header("sec-purpose", "prefetch")).await;
        }

        let asked = story.ask(&link).await;
        assert_eq!((asked.status, asked.header("location")), (StatusCode::SEE_OTHER, &*format!("{link}/new-link")));
        let after = story.get(&format!("{link}/new-link")).await;
        assert_eq!(after.status, StatusCode::OK);
        assert!(after.body.contains("Check your email") && after.body.contains("If we have an email address for you"));

        let mails = story.mails(1).await;
        assert_eq!(mails.len(), 1);
        let mail = &mails[0];
        let found = story.app.app.db.read_optional(store::customers::find(&story.app.project, &customer)).await.unwrap();
        assert_eq!((mail.from.as_str(), &mail.to), ("billing@acme.example", &vec![found.unwrap().email.unwrap()]));
        assert_eq!(mail.header("From"), "Acme <billing@acme.example>");
        assert_eq!(mail.header("Reply-To"), "help@acme.example");
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert!(mail.header("Subject").contains("Acme"), "{}", mail.data);
        let new = story.link_in(mail);
        for kind in ["text/plain", "text/html"] {
            let part = mail.part(kind);
            for text in [new.as_str(), "15 minutes", "you don’t need to do anything", "help@acme.example"] {
                assert!(part.contains(text), "{kind} lacks `{text}`: {part}");
            }
        }

        let page = story.get(&new).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("https://app.example.com/settings"));
        let token = new.rsplit('/').next().unwrap();
        let json = story.get(&format!("/api/portal/{token}")).await.json();
        assert_eq!(json["customer"]["id"], customer);
        let invoices = story.get(&format!("{new}/invoices.csv")).await;
        assert_eq!(invoices.status, StatusCode::FORBIDDEN, "it may no more than the old one");
        assert_eq!(story.get(&link).await.status, StatusCode::GONE, "the old one stays as it is");
        story.app.clock.advance(Duration::from_secs(15 * 60));
        assert_eq!(story.get(&new).await.status, StatusCode::GONE);

        eventually("the mail to be in the audit log", async || story.mailed().await == 1).await;
        let lines = story.app.app.db.read(store::audit::list(&story.app.team, 1, 0)).await.unwrap();
        assert_eq!(lines[0].action, "portal_link.mailed");
        assert!(lines[0].actor.starts_with(&format!("customer:{customer} via portal_sess_")), "{}", lines[0].actor);
    }

    async fn whoever_has_no_address_gets_the_same_answer(database: TestDatabase) {
        let story = Story::begin(database).await;
        let form = format!("name=Nobody&metadata[project_id]={}", story.app.project.id);
        let made = story.app.stripe_post("customers", form).await;
        billstack::sync::backfill::run_to_end(&story.app.app, &story.app.team, None, None, |_| ()).await.unwrap();
        let stripe_id = made["id"].as_str().unwrap();
        let nobody = story.app.app.db.read_optional(store::customers::by_stripe_id(&story.app.team, stripe_id)).await.unwrap().unwrap();
        assert_eq!(nobody.email, None);

        let mut told = Vec::new();
        for customer in [nobody.id, story.customer().await] {
            let link = story.expired(json!({ "customerId": customer })).await;
            let mut answers = Vec::new();
            for _ in 0..4 {
                answers.push(apart_from_link(&story.ask(&link).await, &link));
            }
            for path in [link.clone(), format!("{link}/new-link")] {
                answers.push(apart_from_link(&story.get(&path).await, &link));
            }
            told.push(answers);
        }
        assert_eq!(told[0], told[1]);
        assert_eq!(told[0][3].0, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(story.mails(3).await.len(), 3, "the other had one for each wish");
    }

    async fn wishes_are_counted_for_a_link_a_customer_and_an_address(database: TestDatabase) {
        let story = Story::begin(database).await;
        let customer = story.customer().await;
        let (first, second) = (story.expired(json!({ "customerId": customer })).await, story.expired(json!({ "customerId": customer })).await);
        for _ in 0..3 {
            assert_eq!(story.ask(&first).await.status, StatusCode::SEE_OTHER);
        }
        let refused = story.ask(&first).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.header("retry-after"), "3600");
        assert!(refused.body.contains("You have asked for a new link several times") && refused.body.contains("Acme"), "{}", refused.body);
        for _ in 0..2 {
            assert_eq!(story.ask(&second).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(story.ask(&second).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(story.mails(5).await.len(), 5);

        // Another customer with the same address is answered as ever, but the address has had enough.
        let address = &story.mails.mails()[0].to[0];
        let form = format!("email={address}&metadata[project_id]={}", story.app.project.id);
        let made = story.app.stripe_post("customers", form).await;
        billstack::sync::backfill::run_to_end(&story.app.app, &story.app.team, None, None, |_| ()).await.unwrap();
        let twin = store::customers::by_stripe_id(&story.app.team, made["id"].as_str().unwrap());
        let twin = story.app.app.db.read_optional(twin).await.unwrap().unwrap();
        let other = story.app.customer_id(&story.customers, "yearly").await;
        for customer in [twin.id, other] {
            let link = story.expired(json!({ "customerId": customer })).await;
            assert_eq!(story.ask(&link).await.status, StatusCode::SEE_OTHER);
        }
        let mails = story.mails(6).await;
        assert_eq!(mails.iter().filter(|mail| &mail.to[0] == address).count(), 5);

        story.app.clock.advance(Duration::from_secs(24 * 3_600 + 1));
        assert_eq!(story.ask(&second).await.status, StatusCode::SEE_OTHER, "a day later all is forgotten");
    }

    async fn nothing_is_offered_where_it_is_not_meant_to_be(database: TestDatabase) {
        let story = Story::begin(database).await;
        let customer = story.customer().await;
        let link = story.expired(json!({ "customerId": customer })).await;
        let refused = async |link: &str, status: StatusCode, why: &str| {
            let page = story.get(link).await;
            assert_eq!(page.status, status, "{why}");
            assert!(!page.body.contains(OFFER), "{why}: {}", page.body);
            assert_eq!(story.ask(link).await.status, status, "{why}");
            assert_eq!(story.get(&format!("{link}/new-link")).await.status, status, "{why}");
        };

        story.set(json!({ "emailNewLink": false })).await;
        refused(&link, StatusCode::GONE, "the project doesn't allow it").await;
        story.set(json!({ "emailNewLink": true })).await;
        assert!(story.get(&link).await.body.contains(OFFER));
        let foreign = story.app.anonymous(Method::POST, &format!("{link}/new-link")).header("origin", "https://evil.example");
        assert_eq!(send(foreign).await.status, StatusCode::FORBIDDEN);
        refused("/portal/0123456789abcdef0123456789abcdef", StatusCode::NOT_FOUND, "nobody has this link").await;

        // One that still works needs no new one.
        let open = format!("/portal/{}", story.app.mint(&customer).await);
        let asked = story.ask(&open).await;
        assert_eq!((asked.status, asked.header("location")), (StatusCode::SEE_OTHER, open.as_str()));

        let path = format!("portal/sessions?customerId={customer}");
        let revoked = send(story.app.as_key(Method::DELETE, &path)).await;
        assert_eq!(revoked.json(), json!({ "revoked": 1 }));
        refused(&link, StatusCode::GONE, "it had expired and was taken back").await;
        refused(&open, StatusCode::GONE, "it was taken back").await;
        assert!(story.get(&open).await.body.contains("mailto:help@acme.example"));
        assert!(story.mails.mails().is_empty());

        let Story { app, customers, mails } = story;
        let story = Story { app: app.restarted().await, customers, mails };
        let link = story.expired(json!({ "customerId": customer })).await;
        let page = story.get(&link).await;
        assert!(page.status == StatusCode::GONE && !page.body.contains(OFFER), "without a mail server");
        assert_eq!(story.ask(&link).await.status, StatusCode::GONE);
    }

    async fn a_mail_is_tried_again_and_given_up_in_the_end(database: TestDatabase) {
        let story = Story::begin(database).await;
        let link = story.expired(json!({ "customerId": story.customer().await })).await;
        story.mails.refuse(Some("451 4.3.0 <{address}> Try later"));
        story.ask(&link).await;
        story.failed(1).await;
        story.mails.refuse(None);
        story.app.clock.advance(Duration::from_secs(3));
        let mail = story.mails(1).await.remove(0);
        assert_eq!(story.get(&story.link_in(&mail)).await.status, StatusCode::OK);

        story.mails.refuse(Some("550 5.7.1 <{address}> Relaying denied"));
        story.ask(&link).await;
        for tries in 2..=5 {
            story.failed(tries).await;
            story.app.clock.advance(Duration::from_secs(180));
        }
        eventually("the job to be given up", async || !story.given_up().await.is_empty()).await;
        let (kind, count, reason) = story.given_up().await.remove(0);
        assert_eq!((kind.as_str(), count, story.mails.refused()), ("new_link", 1, 6));
        let reason = reason.unwrap();
        assert!(reason.contains("550") && reason.contains("Relaying denied"), "{reason}");
        assert!(!reason.contains('@') && !reason.contains("/portal/"), "no address and no link: {reason}");
        assert_eq!(story.mailed().await, 1, "the audit log tells what was taken");
    }

    async fn an_address_that_is_refused_for_good_is_done_with(database: TestDatabase) {
        let story = Story::begin(database).await;
        let link = story.expired(json!({ "customerId": story.customer().await })).await;
        story.mails.refuse(Some("550 5.1.1 <{address}> Nobody here"));
        story.ask(&link).await;
        eventually("the address to be refused", async || story.mails.refused() == 1).await;
        eventually("that to be settled", async || story.waiting().await == 0).await;
        story.mails.refuse(None);
        // Longer than until a next try. The wish of somebody else comes after it, and is fulfilled.
        story.app.clock.advance(Duration::from_secs(180));
        let other = story.app.customer_id(&story.customers, "yearly").await;
        let other = story.expired(json!({ "customerId": other })).await;
        story.ask(&other).await;
        let mails = story.mails(1).await;
        assert!(mails.len() == 1 && story.get(&story.link_in(&mails[0])).await.status == StatusCode::OK);
        eventually("the mail to be in the audit log", async || story.mailed().await == 1).await;
        assert_eq!((story.app.counted("billstack_jobs_total{outcome=\"retried\"}"), story.mails.refused()), (0, 1));
        assert!(story.given_up().await.is_empty());
    }

    async fn a_wish_is_dropped_when_the_company_decides_otherwise_meanwhile(database: TestDatabase) {
        let story = Story::begin(database).await;
        let customer = story.customer().await;
        let link = story.expired(json!({ "customerId": customer })).await;
        story.mails.refuse(Some("451 4.3.0 Try later"));
        story.ask(&link).await;
        story.failed(1).await;
        let revoke = store::portal_sessions::revoke_all(&story.app.project, &customer, story.app.clock.epoch_ms());
        story.app.app.db.write(revoke.into()).await.unwrap();
        story.mails.refuse(None);
        story.app.clock.advance(Duration::from_secs(10));
        // The wish of somebody else comes after it, and is fulfilled.
        let other = story.app.customer_id(&story.customers, "yearly").await;
        let other = story.expired(json!({ "customerId": other })).await;
        story.ask(&other).await;
        story.app.clock.advance(Duration::from_secs(10));
        let mails = story.mails(1).await;
        assert!(mails.len() == 1 && story.get(&story.link_in(&mails[0])).await.status == StatusCode::OK);
        let given_up = story.given_up().await;
        assert!(given_up.is_empty(), "{given_up:?}");
    }

    async fn the_mail_is_in_the_language_of_the_link(database: TestDatabase) {
        let story = Story::begin(database).await;
        let link = story.expired(json!({ "customerId": story.customer().await, "locale": "de" })).await;
        let page = story.get(&link).await;
        assert!(page.body.contains("<html lang=\"de\" dir=\"ltr\">"), "{}", page.body);
        story.ask(&link).await;
        let mail = story.mails(1).await.remove(0);
        assert!(mail.part("text/html").contains("<html lang=\"de\" dir=\"ltr\">"));
    }

    async fn the_mail_is_in_the_language_that_the_page_was_in_for_its_browser(database: TestDatabase) {
        let story = Story::begin(database).await;
        let link = story.expired(json!({ "customerId": story.customer().await })).await;
        let german = |request: reqwest::RequestBuilder| request.header("accept-language", "de-AT, en;q=0.5");
        let page = send(german(story.app.anonymous(Method::GET, &link))).await;
        assert!(page.body.contains("<html lang=\"de\" dir=\"ltr\">"), "{}", page.body);
        send(german(story.app.anonymous(Method::POST, &format!("{link}/new-link")))).await;
        let mail = story.mails(1).await.remove(0);
        assert!(mail.part("text/html").contains("<html lang=\"de\" dir=\"ltr\">"), "{}", mail.part("text/html"));

        let new = send(story.app.anonymous(Method::GET, &story.link_in(&mail))).await;
        assert!(new.body.contains("<html lang=\"en\" dir=\"ltr\">"), "the new page asks its own browser: {}", new.body);
    }
}

store::statements! {
    WAITING = "SELECT COUNT(*) FROM jobs WHERE kind = 'new_link'";
}
