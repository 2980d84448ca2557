//! The list of invoices: what was given back, what is shown of it and what isn't, page by page, and all of it as a table.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::time::Duration;

use billing::clock::Timestamp;
use billstack::sync::{backfill, sweep};
use flate2::read::GzDecoder;
use reqwest::header::HeaderValue;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use store::db::Command;
use store::invoices::{self, Observed, Place, Wanted};
use store::observation::Observation;
use store::tenant;
use stripe_sandbox::DemoCustomer;
use testkit::app::{Answer, TestApp, send};
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::mirror::portal;
use crate::truth::lies;

/// One customer with a subscription whose first invoice, of $29.00, is paid by card. Stripe's ids of the customer and the invoice.
struct Paid {
    app: TestApp,
    token: String,
    customer: String,
    invoice: String,
    charge: String,
}

impl Paid {
    async fn start(database: TestDatabase) -> Self {
        let app = TestApp::start(database).await;
        let form = format!("name=Ada&email=ada@example.com&metadata[project_id]={}", app.project.id);
        let customer = id(&app.stripe_post("customers", form).await);
        let card =
            app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={customer}")).await;
        let default = format!("invoice_settings[default_payment_method]={}", id(&card));
        app.stripe_post(&format!("customers/{customer}"), default).await;
        let price = "product_data[name]=Notes&currency=usd&unit_amount=2900&recurring[interval]=month";
        let price = id(&app.stripe_post("prices", price).await);
        app.stripe_post("subscriptions", format!("customer={customer}&items[0][price]={price}")).await;
        app.settled().await;
        let invoice = id(&app.stripe_get("invoices").await["data"][0]);
        let charge = id(&app.stripe_get("charges").await["data"][0]);
        let row = store::customers::by_stripe_id(&app.team, &customer);
        let own = app.app.db.read_optional(row).await.unwrap().unwrap().id;
        let token = app.mint(&own).await;
        Self { app, token, customer, invoice, charge }
    }

    async fn refund(&self, amount: i64) {
        self.app.stripe_post("refunds", format!("charge={}&amount={amount}", self.charge)).await;
    }

    async fn credit(&self, form: &str) -> Value {
        self.app.stripe_post("credit_notes", format!("invoice={}&{form}", self.invoice)).await
    }

    async fn deliver(&self, mode: &str) {
        self.app.sandbox_control(Method::PUT, "delivery", json!({ "mode": mode })).await;
    }

    /// What the portal says of the invoice: refunded, credited, and how many credit notes.
    async fn given_back(&self) -> (i64, i64, usize) {
        let portal = portal(&self.app, &self.token).await;
        let invoice = &portal["invoices"][0];
        let number = |field: &str| invoice[field].as_i64().unwrap();
        let notes = invoice["creditNotes"].as_array().unwrap().len();
        (number("amountRefunded"), number("amountCredited"), notes)
    }

    async fn page(&self) -> String {
        page(&self.app, &self.token, "").await.body
    }
}

fn id(object: &Value) -> String {
    object["id"].as_str().unwrap().to_owned()
}

async fn page(app: &TestApp, token: &str, params: &str) -> Answer {
    let answer = send(app.anonymous(Method::GET, &format!("/portal/{token}?tab=invoices{params}"))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer
}

async fn csv(app: &TestApp, token: &str) -> Answer {
    send(app.anonymous(Method::GET, &format!("/portal/{token}/invoices.csv"))).await
}

/// Where a link of the page leads, by its `rel`.
fn link(html: &str, rel: &str) -> Option<String> {
    let (before, _) = html.split_once(&format!("\" rel=\"{rel}\""))?;
    let params = before.rsplit("?tab=invoices").next()?.replace("&#38;", "&");
    Some(params.split('#').next()?.to_owned())
}

/// The ids of the listed invoices, in their order.
fn listed(html: &str) -> Vec<String> {
    html.split("<tr id=\"").skip(1).map(|row| row.split('"').next().unwrap().to_owned()).collect()
}

async fn customer(app: &TestApp, customers: &[DemoCustomer], about: &str) -> (tenant::Customer, String) {
    let id = app.customer_id(customers, about).await;
    let stripe_id =
        customers.iter().find(|one| one.about.contains(about)).unwrap().stripe_customer_id.clone();
    let token = app.mint(&id).await;
    (tenant::Customer { project: app.project.clone(), id, stripe_id }, token)
}

/// A made-up invoice of a customer, the `number`th of them, four hours after the one before; every 50th is a draft, every 1,000th void.
fn made_up(stripe_customer_id: &str, number: usize, begin: i64) -> Observed {
    let (status, total) = match number {
        number if number % 50 == 49 => ("draft", 100),
        number if number % 1_000 == 7 => ("void", 200),
        _ => ("paid", 1_900),
    };
    Observed {
        stripe_invoice_id: format!("in_made_up_{number}"),
        stripe_customer_id: stripe_customer_id.to_owned(),
        stripe_subscription_id: None,
        number: Some(format!("M-{number:05}")),
        status: status.to_owned(),
        currency: "usd".to_owned(),
        total,
        amount_due: total,
        amount_paid: total,
        amount_remaining: 0,
        due_at: None,
        next_attempt_at: None,
        attempt_count: 1,
        has_pdf: true,
        tax: 0,
        pre_payment_credit: 0,
        post_payment_credit: 0,
        description: Some(if number == 3 { "=HYPERLINK(\"evil\"),1".to_owned() } else { "Notes".to_owned() }),
        other_things: Some(0),
        period_start: None,
        period_end: None,
        created_at: begin + i64::try_from(number).unwrap() * 4 * 3_600_000,
        observed_at: Observation::Asked(begin),
        raw: "{}".into(),
    }
}

async fn ten_thousand(app: &TestApp, stripe_customer_id: &str) {
    let begin = "2019-01-01T00:00:00Z".parse::<Timestamp>().unwrap().as_millisecond();
    let upsert = |number: usize| -> Command {
        let seen = made_up(stripe_customer_id, number, begin);
        invoices::upsert(&app.team, &app.app.new_id(billing::id::Kind::Invoice), &seen)
    };
    for numbers in (0..10_000).collect::<Vec<_>>().chunks(2_000) {
        app.app.db.write(numbers.iter().map(|number| upsert(*number)).collect()).await.unwrap();
    }
}

on_both_engines! {
    async fn a_refund_is_told_by_its_webhook(database: TestDatabase) {
        let paid = Paid::start(database).await;
        assert_eq!(paid.given_back().await, (0, 0, 0));
        paid.refund(500).await;
        paid.app.settled().await;
        assert_eq!(paid.given_back().await, (500, 0, 0));
        assert!(paid.page().await.contains("Refunded $5.00"));
        paid.refund(2_400).await;
        paid.app.settled().await;
        assert_eq!(paid.given_back().await, (2_900, 0, 0));
        assert_eq!(lies(&paid.app).await, [""; 0]);
    }

    async fn a_credit_note_is_told_by_its_webhook_and_one_that_was_refunded_is_told_once(database: TestDatabase) {
        let paid = Paid::start(database).await;
        let note = paid.credit("amount=700&out_of_band_amount=700").await;
        paid.credit("amount=400&refund_amount=400").await;
        paid.app.settled().await;
        assert_eq!(paid.given_back().await, (400, 700, 2));
        let page = paid.page().await;
        for text in ["Refunded $4.00", "Credited $7.00", note["number"].as_str().unwrap()] {
            assert!(page.contains(text), "the page lacks `{text}`");
        }
        let notes = portal(&paid.app, &paid.token).await["invoices"][0]["creditNotes"].clone();
        let path = format!("/portal/{}/credit-notes/{}/pdf", paid.token, id(&notes[0]));
        let redirect = send(paid.app.anonymous(Method::GET, &path)).await;
        assert_eq!(redirect.status, StatusCode::SEE_OTHER, "{}", redirect.body);
        let pdf = paid.app.http.get(redirect.header("location")).send().await.unwrap();
        assert!(pdf.bytes().await.unwrap().starts_with(b"%PDF-"));
        assert_eq!(lies(&paid.app).await, [""; 0]);
    }

    async fn what_was_given_back_while_nobody_told_is_copied(database: TestDatabase) {
        let paid = Paid::start(database).await;
        paid.deliver("drop").await;
        paid.refund(500).await;
        paid.credit("amount=700&out_of_band_amount=700").await;
        let rows = backfill::run_to_end(&paid.app.app, &paid.app.team, None, None, |_| ()).await.unwrap();
        for object in ["refunds", "credit_notes"] {
            let row = rows.iter().find(|row| row.object == object).unwrap();
            assert_eq!((row.status.as_str(), row.count), ("done", 1), "{object}");
        }
        assert_eq!(paid.given_back().await, (500, 700, 1));
    }

    async fn what_was_given_back_while_nobody_told_is_found_by_the_comparison(database: TestDatabase) {
        let paid = Paid::start(database).await;
        paid.deliver("drop").await;
        paid.refund(500).await;
        paid.credit("amount=700&out_of_band_amount=700").await;
        // Until then their webhooks may be on their way.
        let should_be_told = Duration::from_secs(60);
        paid.app.clock.advance(should_be_told);
        let (_, drift) = sweep::turn(&paid.app.app, &paid.app.team).await.unwrap();
        assert_eq!(drift, 3, "the invoice, its credit note and the charge");
        assert_eq!(paid.given_back().await, (500, 700, 1));
        paid.refund(100).await;
        paid.app.clock.advance(should_be_told);
        assert_eq!(sweep::turn(&paid.app.app, &paid.app.team).await.unwrap().1, 1);
        assert_eq!(paid.given_back().await, (600, 700, 1));
        assert_eq!(sweep::turn(&paid.app.app, &paid.app.team).await.unwrap().1, 0);
        assert_eq!(lies(&paid.app).await, [""; 0]);
    }

    async fn a_key_that_may_not_read_charges_leaves_refunds_out_and_nothing_waits(database: TestDatabase) {
        let paid = Paid::start(database).await;
        paid.app.sandbox_control(Method::PUT, "faults", json!({ "status": 403, "match": "/v1/charges" })).await;
        paid.refund(500).await;
        paid.app.settled().await;
        assert_eq!(paid.given_back().await, (0, 0, 0));
        let summary = store::webhook_events::summary(&paid.app.team);
        assert_eq!(paid.app.app.db.read_optional(summary).await.unwrap().unwrap().failed, 0);
    }

    async fn a_refund_of_no_invoice_is_asked_about_once(database: TestDatabase) {
        let paid = Paid::start(database).await;
        let charge = store::refunded_charges::Observed {
            stripe_charge_id: paid.charge.clone(),
            stripe_customer_id: paid.customer.clone(),
            stripe_invoice_id: None,
            amount_refunded: 500,
            asked_at: paid.app.app.observation_time(),
        };
        let stored = store::refunded_charges::upsert(&paid.app.team, &charge);
        paid.app.app.db.write(vec![stored]).await.unwrap();
        paid.app.sandbox_control(Method::PUT, "faults", json!({ "status": 500, "match": "/v1/invoice_payments" })).await;
        paid.refund(500).await;
        paid.app.settled().await;
        assert_eq!(paid.given_back().await, (0, 0, 0), "it is known to have paid no invoice");
    }

    async fn an_invoice_says_what_it_was_for_and_until_when(database: TestDatabase) {
        let paid = Paid::start(database).await;
        let portal = portal(&paid.app, &paid.token).await;
        let (invoice, subscription) = (&portal["invoices"][0], &portal["subscriptions"][0]);
        assert_eq!((&invoice["description"], &invoice["otherThings"]), (&json!("Notes"), &json!(0)));
        assert_eq!(invoice["periodStart"], subscription["currentPeriodStart"]);
        assert_eq!(invoice["periodEnd"], subscription["currentPeriodEnd"]);
        assert!(paid.page().await.contains("<span class=\"subject\"><bdi>Notes</bdi></span>"));
    }

    async fn drafts_are_the_companys_business(database: TestDatabase) {
        let paid = Paid::start(database).await;
        let draft = paid.app.stripe_post("invoices", format!("customer={}", paid.customer)).await;
        let item = format!("customer={}&invoice={}&amount=100&currency=usd", paid.customer, id(&draft));
        paid.app.stripe_post("invoiceitems", item).await;
        assert_eq!(draft["status"], "draft");
        paid.app.settled().await;
        assert_eq!(portal(&paid.app, &paid.token).await["invoices"].as_array().unwrap().len(), 1);
        assert_eq!(listed(&paid.page().await).len(), 1);
        assert_eq!(listed(&page(&paid.app, &paid.token, "&status=draft").await.body).len(), 1, "no such choice");
        assert_eq!(csv(&paid.app, &paid.token).await.body.lines().count(), 2);
    }

    async fn a_list_is_narrowed_to_a_year_and_a_status(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let (_, token) = customer(&app, &customers, "Three hundred invoices").await;
        let html = page(&app, &token, "").await.body;
        let years: Vec<i32> = html.split("<option value=\"").skip(1).filter_map(|one| one.split('"').next()?.parse().ok()).collect();
        assert!(years.len() >= 6 && years.is_sorted_by(|a, b| *a == b + 1), "{years:?}");
        let year = years[1];
        let narrowed = page(&app, &token, &format!("&year={year}&status=paid")).await.body;
        assert!(narrowed.contains(&format!("<option value=\"{year}\" selected>")), "{narrowed}");
        assert!(narrowed.contains("<option value=\"paid\" selected>"));
        let mut html = narrowed;
        let mut seen = listed(&html).len();
        while let Some(params) = link(&html, "next") {
            assert!(params.contains(&format!("year={year}")) && params.contains("status=paid"), "{params}");
            html = page(&app, &token, &params).await.body;
            seen += listed(&html).len();
        }
        assert!((52..=53).contains(&seen), "{seen} weeks of {year}");
        let none = page(&app, &token, "&status=void").await.body;
        assert!(none.contains("There are no invoices of this kind.") && none.contains("Show all invoices"));
        for mangled in ["&year=abc&status=nonsense", "&year=&status=", "&older=x&newer=y"] {
            assert_eq!(listed(&page(&app, &token, mangled).await.body).len(), 24, "{mangled}");
        }
    }

    async fn days_and_years_are_those_where_the_customer_is(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "Three hundred invoices").await;
        // More than a day apart, so every moment is on another day.
        let mut days = Vec::new();
        for zone in ["Pacific/Pago_Pago", "Pacific/Kiritimati"] {
            let wanted = json!({ "customerId": customer, "timeZone": zone });
            let token = send(app.as_key(Method::POST, "portal").json(&wanted)).await.json()["token"].as_str().unwrap().to_owned();
            let table = send(app.anonymous(Method::GET, &format!("/portal/{token}/invoices.csv"))).await.body;
            let of_zone: Vec<String> = table.lines().skip(1).map(|line| line.split(',').nth(1).unwrap().to_owned()).collect();
            let year: i32 = of_zone[100][..4].parse().unwrap();
            let (mut html, mut seen) = (page(&app, &token, &format!("&year={year}")).await.body, 0);
            loop {
                seen += listed(&html).len();
                let Some(params) = link(&html, "next") else { break };
                html = page(&app, &token, &params).await.body;
            }
            assert_eq!(seen, of_zone.iter().filter(|day| day.starts_with(&year.to_string())).count(), "{zone}");
            days.push(of_zone);
        }
        assert!(days[0].len() == 300 && days[0].iter().zip(&days[1]).all(|(west, east)| west < east), "{days:?}");
    }

    async fn a_customer_with_few_invoices_has_nothing_to_choose(database: TestDatabase) {
        let paid = Paid::start(database).await;
        assert!(!paid.page().await.contains("invoices-filter"));
    }

    async fn ten_thousand_invoices_are_each_on_one_page_back_and_forth(database: TestDatabase) {
        let paid = Paid::start(database).await;
        ten_thousand(&paid.app, &paid.customer).await;
        let (mut params, mut pages, mut seen) = (String::new(), 0, BTreeSet::new());
        let mut html;
        loop {
            html = page(&paid.app, &paid.token, &params).await.body;
            (pages, params) = (pages + 1, link(&html, "next").unwrap_or_default());
            for id in listed(&html) {
                assert!(seen.insert(id), "twice");
            }
            if params.is_empty() {
                break;
            }
        }
        assert_eq!((pages, seen.len()), (409, 9_801), "drafts are left out");
        for _ in 0..3 {
            html = page(&paid.app, &paid.token, &link(&html, "prev").unwrap()).await.body;
            assert_eq!(listed(&html).len(), 24);
        }
        let first = listed(&page(&paid.app, &paid.token, "").await.body);
        let second = page(&paid.app, &paid.token, &link(&page(&paid.app, &paid.token, "").await.body, "next").unwrap()).await.body;
        assert_eq!(listed(&page(&paid.app, &paid.token, &link(&second, "prev").unwrap()).await.body), first);
        let void = page(&paid.app, &paid.token, "&status=void").await.body;
        assert_eq!((listed(&void).len(), link(&void, "next")), (10, None));
    }

    async fn the_last_page_is_read_as_quickly_as_the_first(database: TestDatabase) {
        let paid = Paid::start(database).await;
        ten_thousand(&paid.app, &paid.customer).await;
        let customer = tenant::Customer { project: paid.app.project.clone(), id: String::new(), stripe_id: paid.customer.clone() };
        let took = async |after: Option<&Place>, wanted: &Wanted<'_>| {
            let began = std::time::Instant::now();
            paid.app.app.db.read(invoices::older_lines(&customer, wanted, after, 25)).await.unwrap();
            began.elapsed()
        };
        let begin = "2019-01-02T00:00:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        let end = Place { made_at: begin + 100 * 4 * 3_600_000, id: String::new() };
        // In turn, so that what else the machine does comes in the way of each.
        let [mut first, mut last, mut void] = [Duration::MAX; 3];
        for _ in 0..20 {
            first = first.min(took(None, &invoices::EVERY_ONE).await);
            last = last.min(took(Some(&end), &invoices::EVERY_ONE).await);
            void = void.min(took(None, &Wanted { status: Some("void"), ..invoices::EVERY_ONE }).await);
        }
        // Ten times: other tests take their share of the machine.
        assert!(last < 10 * first + Duration::from_millis(2), "first {first:?}, last {last:?}");
        assert!(void < Duration::from_millis(250), "the void ones of ten thousand: {void:?}");
    }

    async fn a_table_has_every_invoice_and_nothing_in_it_runs(database: TestDatabase) {
        let paid = Paid::start(database).await;
        ten_thousand(&paid.app, &paid.customer).await;
        paid.refund(500).await;
        paid.credit("amount=700&out_of_band_amount=700").await;
        paid.app.settled().await;
        let answer = csv(&paid.app, &paid.token).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8; header=present");
        let day = paid.app.clock.now().to_string()[..10].to_owned();
        assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"acme-notes-invoices-{day}.csv\""));
        // As browsers ask for it.
        let path = format!("/portal/{}/invoices.csv", paid.token);
        let packed = paid.app.anonymous(Method::GET, &path).header("accept-encoding", "gzip, deflate, br").send().await.unwrap();
        assert_eq!((packed.status(), &packed.headers()["content-encoding"]), (StatusCode::OK, &HeaderValue::from_static("gzip")));
        let packed = packed.bytes().await.expect("the whole table");
        let mut unpacked = String::new();
        GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, answer.body);
        let mut lines = answer.body.split("\r\n");
        assert_eq!(
            lines.next().unwrap(),
            "\u{feff}Number,Date,Due date,Description,Period start,Period end,Currency,Total,Tax,Due,Paid,Refunded,Credited,Status"
        );
        let newest = lines.next().unwrap();
        assert!(newest.contains(",Notes,") && newest.ends_with(",USD,29.00,0.00,29.00,29.00,5.00,7.00,paid"), "{newest}");
        let rest: Vec<&str> = lines.collect();
        assert_eq!((rest.len(), rest.last()), (9_801, Some(&"")), "all but the drafts, and the end of the last line");
        assert_eq!(
            rest.iter().find(|line| line.starts_with("M-00003")).unwrap(),
            &"M-00003,2019-01-01,,\"'=HYPERLINK(\"\"evil\"\"),1\",,,USD,19.00,0.00,19.00,19.00,0.00,0.00,paid"
        );
    }

    async fn a_link_without_invoices_shows_none_of_it(database: TestDatabase) {
        let paid = Paid::start(database).await;
        let note = paid.credit("amount=700&out_of_band_amount=700").await;
        paid.app.settled().await;
        let all = portal(&paid.app, &paid.token).await["invoices"][0].clone();
        let own = portal(&paid.app, &paid.token).await["customer"]["id"].clone();
        let body = json!({ "customerId": own, "capabilities": ["payment_method_update"] });
        let token = id_of_token(&send(paid.app.as_key(Method::POST, "portal").json(&body)).await);
        for path in [
            "invoices.csv".to_owned(),
            format!("invoices/{}/view", id(&all)),
            format!("credit-notes/{}/pdf", id(&all["creditNotes"][0])),
        ] {
            let answer = send(paid.app.anonymous(Method::GET, &format!("/portal/{token}/{path}"))).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        let html = page(&paid.app, &token, "").await.body;
        assert!(!html.contains("invoices.csv") && !html.contains(note["number"].as_str().unwrap()));
    }

    async fn nobody_elses_invoice_or_credit_note_is_reached(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let (_, token) = customer(&app, &customers, "plain monthly").await;
        let (_, theirs) = customer(&app, &customers, "Credit notes").await;
        let theirs = portal(&app, &theirs).await;
        let credited = theirs["invoices"].as_array().unwrap().iter().find(|one| !one["creditNotes"].as_array().unwrap().is_empty());
        let credited = credited.unwrap();
        for path in [
            format!("invoices/{}/view", id(credited)),
            format!("invoices/{}/pdf", id(credited)),
            format!("credit-notes/{}/pdf", id(&credited["creditNotes"][0])),
            "credit-notes/pcn_nothing/pdf".to_owned(),
        ] {
            let answer = send(app.anonymous(Method::GET, &format!("/portal/{token}/{path}"))).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert!(!csv(&app, &token).await.body.contains(credited["number"].as_str().unwrap()));
        let place = "&older=9999999999999.pinv_z";
        assert!(!page(&app, &token, place).await.body.contains(&id(credited)));
    }
}

fn id_of_token(minted: &Answer) -> String {
    assert_eq!(minted.status, StatusCode::CREATED, "{}", minted.body);
    minted.json()["token"].as_str().unwrap().to_owned()
}
