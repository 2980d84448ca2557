//! `GET /portal/{token}`: what a customer sees.

use reqwest::{Method, StatusCode};
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

on_both_engines! {
    async fn the_page_tells_subscriptions_invoices_and_payment_methods(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await;
        assert_eq!(page.status, StatusCode::OK);
        for text in ["Subscriptions", "Invoices", "Payment methods", "per month", "Active", "Current period", "Paid", "Download PDF", "••••\u{a0}4242"] {
            assert!(page.body.contains(text), "the page lacks `{text}`:\n{}", page.body);
        }
        assert!(page.body.contains(&format!("action=\"/portal/{token}/payment-method\"")));
    }

    async fn every_demo_customer_has_a_page_and_no_name_breaks_out_of_it(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        for customer in &customers {
            let token = app.mint(&app.customer_id(&customers, &customer.about).await).await;
            let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await;
            assert_eq!(page.status, StatusCode::OK, "{}", customer.about);
            assert!(!page.body.contains("<script>"), "{}", customer.about);
            assert!(!page.body.contains("<img"), "{}", customer.about);
            assert_eq!(page.body.matches("<script").count(), 1, "our own script and no other: {}", customer.about);
        }
    }

    async fn whoever_is_sent_invoices_reads_that_nothing_is_charged(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let id = app.customer_id(&customers, "plain monthly").await;
        let stripe_id = &customers.iter().find(|customer| customer.about.contains("plain monthly")).unwrap().stripe_customer_id;
        let page = async |id: &str| send(app.anonymous(Method::GET, &format!("/portal/{}", app.mint(id).await))).await.body;
        let charged = page(&id).await;
        assert!(charged.contains("Pays for") && !charged.contains("By invoice"), "{charged}");
        assert!(charged.contains("It will then pay for everything."), "{charged}");

        let subscriptions = app.stripe_get(&format!("subscriptions?customer={stripe_id}")).await;
        let subscription = &subscriptions["data"][0];
        app.stripe_delete(&format!("subscriptions/{}", subscription["id"].as_str().unwrap())).await;
        let price = subscription["items"]["data"][0]["price"]["id"].as_str().unwrap();
        let sent = format!("customer={stripe_id}&items[0][price]={price}&collection_method=send_invoice&days_until_due=9");
        app.stripe_post("subscriptions", sent).await;
        app.settled().await;
        let sent = page(&id).await;
        assert!(!sent.contains("Pays for") && sent.contains("By invoice"), "{sent}");
        assert!(sent.contains("secure page.") && !sent.contains("pay for everything"), "{sent}");

        let by_hand = page(&app.customer_id(&customers, "by hand").await).await;
        assert!(by_hand.contains("By invoice"), "{by_hand}");
    }

    async fn what_is_owed_has_one_button_beside_the_list_of_invoices(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "no funds").await).await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
        let (before, invoices) = page.split_once("<section id=\"invoices\"").unwrap();
        let (banner, card) = before.split_once("<section id=\"subscriptions\"").unwrap();
        let pays = |html: &str| html.matches("/pay\"").count();
        assert_eq!((pays(banner), pays(card), pays(invoices)), (1, 0, 1), "{page}");
    }

    /// In bytes as they are sent: the page 10 KiB, its script 12 KiB, everything 40 KiB.
    async fn the_first_load_is_light(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let page = format!("/portal/{}", app.mint(&app.customer_id(&customers, "plain monthly").await).await);
        let html = send(app.anonymous(Method::GET, &page)).await.body;
        let after = |mark: &str| html.split_once(mark).unwrap().1.split_once('"').unwrap().0.to_owned();
        let (style, script) = (after("<link rel=\"stylesheet\" href=\""), after("<script src=\""));
        assert_eq!((html.matches("rel=\"stylesheet\"").count(), html.matches("<script").count()), (1, 1), "{html}");
        let mut sizes = Vec::new();
        for (path, packing) in [(page, "gzip"), (style, "br"), (script, "br")] {
            let request = app.anonymous(Method::GET, &path).header("accept-encoding", "gzip, deflate, br, zstd");
            let answer = request.send().await.unwrap();
            assert_eq!(answer.headers()["content-encoding"], packing, "{path}");
            sizes.push(answer.bytes().await.unwrap().len());
        }
        assert!(sizes[0] < 10 * 1024 && sizes[2] < 12 * 1024 && sizes.iter().sum::<usize>() < 40 * 1024, "{sizes:?}");
    }

    async fn three_hundred_invoices_come_in_pages(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "Three hundred invoices").await).await;
        let mut page = 1;
        let mut seen = std::collections::BTreeSet::new();
        let mut path = format!("/portal/{token}?tab=invoices");
        loop {
            let html = send(app.anonymous(Method::GET, &path)).await.body;
            seen.extend(html.split("/invoices/").skip(1).filter_map(|rest| rest.split_once("/pdf")).map(|(id, _)| id.to_owned()).filter(|id| id.len() < 50));
            let Some((before, _)) = html.split_once("\" rel=\"next\"") else { break };
            path = before.rsplit("href=\"").next().unwrap().replace("&#38;", "&");
            page += 1;
        }
        assert_eq!((page, seen.len()), (13, 300));
    }

    async fn a_link_that_does_not_open_says_what_to_do(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for token in ["0123456789abcdef0123456789abcdef", "0123", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"] {
            let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{token}");
            assert!(page.body.contains("This link doesn’t work") && !page.body.contains("<script"), "{}", page.body);
            assert!(page.header("content-type").starts_with("text/html"));
        }
        let api = send(app.anonymous(Method::GET, "/api/portal/0123456789abcdef0123456789abcdef")).await;
        assert_eq!((api.status, api.error()), (StatusCode::UNAUTHORIZED, "This portal link is not valid.".to_owned()));
    }

    async fn pages_are_kept_from_caches_frames_robots_and_referrers(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await;
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        let policy = page.header("content-security-policy");
        for part in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        for asset in page.body.split('"').filter(|text| text.starts_with("/assets/")) {
            let asset = send(app.anonymous(Method::GET, asset)).await;
            assert_eq!(asset.status, StatusCode::OK);
            assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
        }
    }

    async fn guessing_tokens_is_slowed_down(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let mut last = StatusCode::OK;
        for guess in 0..100 {
            let answer = send(app.anonymous(Method::GET, &format!("/api/portal/{guess:032x}"))).await;
            last = answer.status;
            if last == StatusCode::TOO_MANY_REQUESTS {
                assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
                break;
            }
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn one_link_cannot_use_up_the_calls_to_stripe_that_all_customers_share(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let busy = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let overview = send(app.anonymous(Method::GET, &format!("/api/portal/{busy}"))).await.json();
        let document = format!("/portal/{busy}/invoices/{}/pdf", overview["invoices"][0]["id"].as_str().unwrap());
        let mut last = StatusCode::OK;
        for _ in 0..100 {
            let answer = send(app.anonymous(Method::GET, &document)).await;
            last = answer.status;
            if last == StatusCode::TOO_MANY_REQUESTS {
                assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
                break;
            }
            assert_eq!(last, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
        let page = send(app.anonymous(Method::GET, &format!("/portal/{busy}"))).await;
        assert_eq!(page.status, StatusCode::OK, "what is mirrored is shown all the same");
    }

    async fn one_customers_link_never_reaches_anothers_things(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let mine = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let other = app.mint(&app.customer_id(&customers, "yearly").await).await;
        let theirs = send(app.anonymous(Method::GET, &format!("/api/portal/{other}"))).await.json();
        let subscription = theirs["subscriptions"][0]["id"].as_str().unwrap();
        let invoice = theirs["invoices"][0]["id"].as_str().unwrap();
        let patch = app
            .anonymous(Method::PATCH, &format!("/api/portal/{mine}/subscriptions/{subscription}"))
            .json(&serde_json::json!({ "cancelAtPeriodEnd": true }));
        assert_eq!(send(patch).await.status, StatusCode::NOT_FOUND);
        for path in [format!("subscriptions/{subscription}/cancel"), format!("invoices/{invoice}/pdf")] {
            let answer = send(app.anonymous(Method::GET, &format!("/portal/{mine}/{path}"))).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        let mine = send(app.anonymous(Method::GET, &format!("/api/portal/{mine}"))).await.body;
        assert!(!mine.contains(subscription) && !mine.contains(invoice));
    }

    async fn a_pdf_is_fetched_fresh_from_stripe_each_time(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = app.mint(&app.customer_id(&customers, "plain monthly").await).await;
        let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
        let invoice = portal["invoices"][0]["id"].as_str().unwrap();
        let redirect = send(app.anonymous(Method::GET, &format!("/portal/{token}/invoices/{invoice}/pdf"))).await;
        assert_eq!(redirect.status, StatusCode::SEE_OTHER);
        let pdf = app.http.get(redirect.header("location")).send().await.unwrap();
        assert_eq!(pdf.status(), StatusCode::OK);
        assert!(pdf.bytes().await.unwrap().starts_with(b"%PDF-"));
    }
}
