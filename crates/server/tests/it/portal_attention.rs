//! What the first screen says: what needs the customer, what is charged next, and what pays.

use billing::clock::Timestamp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use stripe_sandbox::DemoCustomer;
use testkit::app::{TestApp, send};
use testkit::on_both_engines;
use testkit::waiting::eventually;

use crate::payment_methods::Person;

/// What is above the tabs.
pub(crate) async fn first_screen(app: &TestApp, token: &str) -> String {
    let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
    page.split_once("<nav ").unwrap().0.to_owned()
}

async fn link(app: &TestApp, customers: &[DemoCustomer], about: &str) -> String {
    app.mint(&app.customer_id(customers, about).await).await
}

/// The tone and the title of each banner, and where its button leads: the last part of the address.
pub(crate) fn banners(screen: &str) -> Vec<(String, String, Option<String>)> {
    let banners = screen.split("<div class=\"banner\" data-tone=\"").skip(1);
    let told = banners.map(|banner| {
        let (tone, rest) = banner.split_once('"').unwrap();
        let (title, rest) = rest.split_once("<h3>").unwrap().1.split_once("</h3>").unwrap();
        let leads_to = ["class=\"button primary\" href=\"", "action=\""]
            .iter()
            .find_map(|mark| Some(rest.split_once(mark)?.1));
        let step =
            leads_to.map(|address| address.split_once('"').unwrap().0.rsplit_once('/').unwrap().1.to_owned());
        (tone.to_owned(), title.to_owned(), step)
    });
    told.collect()
}

/// The texts of the summary, without markup.
pub(crate) fn summary(screen: &str) -> Vec<String> {
    let (_, summary) = screen.split_once("<section id=\"summary\"").unwrap();
    let answers = summary.split("<dd>").skip(1).map(|answer| answer.split_once("</dd>").unwrap().0);
    let text = |html: &str| {
        let pieces =
            html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text).trim());
        pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
    };
    answers.map(text).collect()
}

/// A banner: its tone, how its title begins, and the step that mends it.
type Said = (&'static str, &'static str, Option<&'static str>);

/// Demo customers, and what is said to each.
const NEEDS: &[(&str, &[Said])] = &[
    ("card has no funds", &[("urgent", "Your payment for Team failed", Some("pay"))]),
    (
        "confirm the renewal by 3-D Secure",
        &[("urgent", "Your bank wants you to confirm the payment for Team", Some("pay"))],
    ),
    ("pays each invoice by hand", &[("urgent", "Invoice ", Some("pay"))]),
    ("one is overdue, one open", &[("urgent", "Invoice ", Some("pay")), ("soon", "Invoice ", Some("pay"))]),
    ("Canceled, and the last invoice", &[("soon", "Invoice ", Some("pay"))]),
    ("Unpaid: every attempt", &[("urgent", "Team is on hold", Some("pay"))]),
    ("Unpaid with nothing open", &[("urgent", "Team is on hold", Some("pay"))]),
    ("declined at the first payment", &[("urgent", "Team hasn’t started yet", Some("pay"))]),
    ("first payment waits for 3-D Secure", &[("urgent", "Team hasn’t started yet", Some("pay"))]),
    ("with a card to go on with", &[("soon", "Your trial of Team ends on ", None)]),
    ("and nothing to pay with", &[("urgent", "Your trial of Team ends on ", Some("payment-method"))]),
    ("Paused: the trial ended", &[("urgent", "Team is paused", Some("payment-method"))]),
    (
        "expires before the next charge",
        &[("soon", "Mastercard ••••\u{a0}4444 expires before your next charge", Some("payment-method"))],
    ),
    ("card on file has expired", &[("urgent", "Visa ••••\u{a0}4242 has expired", Some("payment-method"))]),
    (
        "with no payment method on file",
        &[("soon", "There is no payment method for Team", Some("payment-method"))],
    ),
    ("plain monthly", &[]),
    ("Set to cancel at the end of the period", &[]),
    ("Invoices for single jobs", &[]),
    ("Ten payment methods", &[]),
];

/// What a link can be allowed, how that is asked for in a page's texts (lower case), and the steps that need it.
const CAPABILITIES: [(&str, &[&str], &[&str]); 3] = [
    ("invoice_history", &["pay the ", "pay what ", "pay it", ">pay $"], &["pay"]),
    (
        "payment_method_update",
        &[
            "update your payment method",
            "add a payment method",
            "update payment method",
            "add payment method",
        ],
        &["payment-method"],
    ),
    ("subscription_cancel", &["you can resume", ">resume<"], &["resume"]),
];

/// A link that allows only so much.
pub(crate) async fn narrow_link(app: &TestApp, customer_id: &str, capabilities: &[&str]) -> String {
    let wish = json!({ "customerId": customer_id, "capabilities": capabilities });
    let minted = send(app.as_key(Method::POST, "portal").json(&wish)).await;
    assert_eq!(minted.status, StatusCode::CREATED, "{}", minted.body);
    minted.json()["token"].as_str().unwrap().to_owned()
}

/// The payment methods that a customer has at Stripe.
async fn detach_all(app: &TestApp, stripe_customer_id: &str) {
    let methods = app.stripe_get(&format!("payment_methods?customer={stripe_customer_id}")).await;
    for method in methods["data"].as_array().unwrap() {
        app.stripe_post(&format!("payment_methods/{}/detach", method["id"].as_str().unwrap()), "").await;
    }
    app.settled().await;
}

on_both_engines! {
    async fn nothing_is_asked_for_that_the_link_does_not_allow(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let everybody = send(app.as_key(Method::GET, "customers?limit=100")).await.json();
        let everybody = everybody["customers"].as_array().unwrap();
        assert!(everybody.len() >= customers.len(), "{}", everybody.len());
        for customer in everybody {
            let whole = banners(&first_screen(&app, &app.mint(customer["id"].as_str().unwrap()).await).await);
            for chosen in 0..1_usize << CAPABILITIES.len() {
                let is_allowed = |at: &usize| chosen & (1 << at) != 0;
                let allowed: Vec<&str> = (0..CAPABILITIES.len()).filter(is_allowed).map(|at| CAPABILITIES[at].0).collect();
                let token = narrow_link(&app, customer["id"].as_str().unwrap(), &allowed).await;
                let screen = first_screen(&app, &token).await;
                let (text, said) = (screen.to_lowercase(), banners(&screen));
                let whom = format!("{} with {allowed:?}: {said:?}\n{screen}", customer["email"]);
                for (capability, asking, steps) in CAPABILITIES.iter().filter(|(capability, ..)| !allowed.contains(capability)) {
                    for words in *asking {
                        assert!(!text.contains(words), "{words:?} needs {capability}: {whom}");
                    }
                    assert!(!said.iter().any(|(_, _, step)| step.as_deref().is_some_and(|step| steps.contains(&step))), "{capability}: {whom}");
                }
                // What is the matter is said all the same; an invoice by itself is no business of a link that shows none.
                let of_subscriptions = |said: &[(String, String, Option<String>)]| {
                    said.iter().filter(|(_, title, _)| !title.starts_with("Invoice ")).map(|(tone, title, _)| (tone.clone(), title.clone())).collect::<Vec<_>>()
                };
                assert_eq!(of_subscriptions(&said), of_subscriptions(&whole), "{whom}");
                let stuck = whole.iter().zip(&said).filter(|((_, title, step), _)| step.is_some() && !title.starts_with("Invoice "));
                let stuck = stuck.filter(|(_, (_, _, step))| step.is_none()).count();
                assert!(screen.matches("This can’t be settled through this link.").count() >= stuck, "{whom}");
            }
        }
    }

    async fn who_cannot_mend_it_reads_what_comes_of_it_and_whom_to_ask(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let of = async |about: &str| app.customer_id(&customers, about).await;
        let screen = async |customer: &str, capabilities: &[&str]| first_screen(&app, &narrow_link(&app, customer, capabilities).await).await;
        let expiring = of("expires before the next charge").await;
        let told = screen(&expiring, &[]).await;
        assert!(told.contains(" and may not go through.</p>") && told.contains("<p>This can’t be settled through this link.</p>"), "{told}");
        assert!(!told.contains("Need help?"), "there is nobody to name: {told}");

        let admin = app.sign_in_as("admin").await;
        let path = app.project_path("portal/settings");
        let set = app.as_operator(&admin, Method::PATCH, &path).json(&json!({ "supportEmail": "help@acme.example" }));
        let set = send(set).await;
        assert_eq!(set.status, StatusCode::OK, "{}", set.body);
        let told = screen(&expiring, &["invoice_history", "subscription_cancel"]).await;
        assert!(told.contains("Need help? <a href=\"mailto:help@acme.example\">"), "{told}");
        let told = screen(&expiring, &["payment_method_update"]).await;
        assert!(!told.contains("Need help?") && told.contains("Update your payment method so that it goes through."), "{told}");

        // A payment that is tried again is made with what is entered before; without that it has to be paid.
        let owing = of("card has no funds").await;
        assert!(screen(&owing, &["invoice_history"]).await.contains("<p>To keep it, pay the open invoice now.</p>"));
        assert!(screen(&owing, &["payment_method_update"]).await.contains("<p>To keep it, update your payment method.</p>"));
        detach_all(&app, &customers.iter().find(|one| one.about.contains("card has no funds")).unwrap().stripe_customer_id).await;
        let told = screen(&owing, &["payment_method_update"]).await;
        assert!(told.contains("<p>To keep it, add a payment method.</p>") && told.contains(">Add payment method</button>"), "{told}");
        let told = first_screen(&app, &app.mint(&owing).await).await;
        assert!(told.contains("<p>To keep it, pay the open invoice now or add a payment method.</p>"), "{told}");
        // Nothing is tried again of what is given up, so a card alone mends nothing.
        let told = screen(&of("Unpaid: every attempt").await, &["payment_method_update"]).await;
        assert!(told.contains("It can be used again once what is owed is paid.") && told.contains("help@acme.example"), "{told}");
        assert_eq!(banners(&told)[0].2, None);

        let paused = of("Paused: the trial ended").await;
        let told = screen(&paused, &["payment_method_update"]).await;
        assert!(told.contains("it can’t go on without one.") && told.contains(">Add payment method</button>"), "{told}");
        let stripe_id = &customers.iter().find(|one| one.about.starts_with("Paused: the trial ended")).unwrap().stripe_customer_id;
        let card = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={stripe_id}")).await;
        let default = format!("invoice_settings[default_payment_method]={}", card["id"].as_str().unwrap());
        app.stripe_post(&format!("customers/{stripe_id}"), default).await;
        app.settled().await;
        let told = screen(&paused, &["payment_method_update", "invoice_history"]).await;
        assert!(told.contains("It stays paused until it is resumed.") && banners(&told)[0].2.is_none(), "{told}");
        assert_eq!(banners(&screen(&paused, &["subscription_cancel"]).await)[0].2.as_deref(), Some("resume"));
    }

    async fn what_needs_a_customer_is_said_once_with_the_step_that_mends_it(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        for (about, expected) in NEEDS {
            let screen = first_screen(&app, &link(&app, &customers, about).await).await;
            let said = banners(&screen);
            assert_eq!(said.len(), expected.len(), "{about}: {said:?}");
            for ((tone, title, step), (wanted_tone, beginning, wanted_step)) in said.iter().zip(*expected) {
                assert!(tone == wanted_tone && title.starts_with(beginning), "{about}: {said:?}");
                assert_eq!(step.as_deref(), *wanted_step, "{about}");
            }
        }
    }

    async fn an_expired_card_of_a_second_subscription_is_said_too(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "card on file has expired").await;
        let stripe_id = &customers.iter().find(|one| one.about.contains("card on file has expired")).unwrap().stripe_customer_id;
        let of_customer = app.stripe_get(&format!("subscriptions?customer={stripe_id}")).await;
        let price = of_customer["data"][0]["items"]["data"][0]["price"]["id"].as_str().unwrap().to_owned();
        let expired = of_customer["data"][0]["default_payment_method"].as_str().map(str::to_owned);
        assert!(expired.is_some(), "the first is charged to a card of its own: {of_customer}");
        let good = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={stripe_id}")).await;
        let sooner = format!("customer={stripe_id}&items[0][price]={price}&default_payment_method={}&trial_period_days=10", good["id"].as_str().unwrap());
        app.stripe_post("subscriptions", sooner).await;
        app.settled().await;
        let said = banners(&first_screen(&app, &token).await);
        assert!(said.iter().any(|(tone, title, _)| tone == "urgent" && title == "Visa ••••\u{a0}4242 has expired"), "{said:?}");
    }

    async fn what_ends_later_and_renews_before_says_what_is_charged_next(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "Monthly and yearly items in one subscription").await;
        let told = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
        let id = told["subscriptions"][0]["id"].as_str().unwrap().to_owned();
        let canceled = send(app.anonymous(Method::POST, &format!("/portal/{token}/subscriptions/{id}/cancel"))).await;
        assert_eq!(canceled.status, StatusCode::SEE_OTHER, "{}", canceled.body);
        eventually("the next charge of what is paid by the month", async || {
            let told = summary(&first_screen(&app, &token).await);
            told[1].starts_with('$') && told[1].contains(" on ")
        })
        .await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
        assert!(page.contains("<dt>Next charge</dt>") && page.contains(". Until then, it renews.</p>"), "{page}");
    }

    async fn what_is_charged_on_one_day_is_one_sum_and_names_what_pays(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "two subscriptions, each with its own").await;
        eventually("what is charged next", async || {
            let told = summary(&first_screen(&app, &token).await);
            told[0].ends_with(" $148.00 per month") && told[1].starts_with("$148.00 on ") && told[2] == "Visa ••••\u{a0}4242 and 1 more"
        })
        .await;
        let metered = link(&app, &customers, "metered price beside a fixed one").await;
        eventually("what is charged next, by use too", async || {
            let told = summary(&first_screen(&app, &metered).await);
            told[0].ends_with(" per month + $0.02 per unit used") && told[1].ends_with("Your use so far is included.")
        })
        .await;
        let subscription = send(app.anonymous(Method::GET, &format!("/api/portal/{metered}"))).await.json();
        let id = subscription["subscriptions"][0]["id"].as_str().unwrap().to_owned();
        let question = send(app.anonymous(Method::GET, &format!("/portal/{metered}/subscriptions/{id}/cancel"))).await.body;
        assert!(question.contains("What you use until then is still billed."), "{question}");
        send(app.anonymous(Method::POST, &format!("/portal/{metered}/subscriptions/{id}/cancel"))).await;
        let told = summary(&first_screen(&app, &metered).await);
        assert!(told[1].starts_with("It ends on ") && told[1].ends_with("What you use until then is still billed."), "{told:?}");
    }

    async fn a_payment_that_is_tried_again_before_is_the_next_charge(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "card has no funds").await;
        let id = &customers.iter().find(|one| one.about.contains("card has no funds")).unwrap().stripe_customer_id;
        let open = app.stripe_get(&format!("invoices?customer={id}&status=open")).await["data"][0].clone();
        let next = Timestamp::from_second(open["next_payment_attempt"].as_i64().unwrap()).unwrap();
        let day = next.strftime("%b %-d, %Y").to_string();
        let screen = first_screen(&app, &token).await;
        assert!(screen.contains(&format!("The payment will be tried again on {day}.")), "{screen}");
        assert_eq!(summary(&screen)[1], format!("$147.00 on {day}"));
    }

    async fn what_is_unpaid_asks_for_nothing_when_nothing_can_be_paid(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let about = "Unpaid with nothing open";
        let token = link(&app, &customers, about).await;
        let id = &customers.iter().find(|one| one.about.starts_with(about)).unwrap().stripe_customer_id;
        let latest = app.stripe_get(&format!("invoices?customer={id}&status=draft")).await["data"][0]["id"].as_str().unwrap().to_owned();
        app.stripe_post(&format!("invoices/{latest}/finalize"), "").await;
        app.stripe_post(&format!("invoices/{latest}/void"), "").await;
        app.settled().await;
        let status = &app.stripe_get(&format!("subscriptions?customer={id}&status=all")).await["data"][0]["status"];
        assert_eq!(status, "unpaid", "no payment has come");
        let screen = first_screen(&app, &token).await;
        assert!(screen.contains("There is nothing left to pay here. Contact us to use it again."), "{screen}");
        assert_eq!(banners(&screen), [("urgent".to_owned(), "Team is on hold".to_owned(), None)]);
    }

    async fn a_trial_that_ends_with_nothing_to_charge_promises_no_charge(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let about = "Nothing at all: no subscription";
        let token = link(&app, &customers, about).await;
        let id = &customers.iter().find(|one| one.about.starts_with(about)).unwrap().stripe_customer_id;
        let price = app.stripe_get("prices?limit=1&type=recurring").await["data"][0]["id"].as_str().unwrap().to_owned();
        let ends = "trial_settings[end_behavior][missing_payment_method]=cancel";
        app.stripe_post("subscriptions", format!("customer={id}&items[0][price]={price}&trial_period_days=20&{ends}")).await;
        app.settled().await;
        let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
        assert!(page.contains("Without a payment method, it won’t go on after that"), "{page}");
        assert_eq!(summary(&page)[1], "Nothing will be charged");
        let told = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
        assert_eq!(told["subscriptions"][0]["nextCharge"], Value::Null);

        let card = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={id}")).await;
        let default = format!("invoice_settings[default_payment_method]={}", card["id"].as_str().unwrap());
        app.stripe_post(&format!("customers/{id}"), default).await;
        app.settled().await;
        eventually("what is charged when the trial ends", async || {
            summary(&first_screen(&app, &token).await)[1].contains(", when your trial ends")
        })
        .await;
    }

    async fn a_pause_that_ends_by_itself_says_when(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let told = summary(&first_screen(&app, &link(&app, &customers, "paused for forty-five days").await).await);
        assert!(told[1].starts_with("Payments are paused until "), "{told:?}");
        let told = summary(&first_screen(&app, &link(&app, &customers, "until somebody ends the pause").await).await);
        assert_eq!(told[1], "Payments are paused");
    }

    async fn a_pause_that_outlasts_its_subscription_ends_with_that(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let about = "paused for forty-five days";
        let token = link(&app, &customers, about).await;
        let stripe_id = &customers.iter().find(|one| one.about.contains(about)).unwrap().stripe_customer_id;
        let subscription = app.stripe_get(&format!("subscriptions?customer={stripe_id}")).await["data"][0].clone();
        let path = format!("subscriptions/{}", subscription["id"].as_str().unwrap());
        let resumes = subscription["pause_collection"]["resumes_at"].as_i64().unwrap();
        let page = async || send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;

        app.stripe_post(&path, "cancel_at_period_end=true").await;
        app.settled().await;
        let told = page().await;
        let (when, until_end) = (&summary(&told)[1], "Payments are paused until it ends");
        assert!(when.starts_with(&format!("{until_end} It ends on ")), "{when}");
        assert!(told.contains("and will not renew</p>") && told.contains(&format!("<p class=\"outlook\">{until_end}</p>")), "{told}");

        // In the very moment in which the pause would end, there is nothing left to go on with.
        app.stripe_post(&path, "cancel_at_period_end=false").await;
        app.stripe_post(&path, format!("cancel_at={resumes}")).await;
        app.settled().await;
        let told = page().await;
        assert!(summary(&told)[1].starts_with(until_end), "{told}");

        // It goes on for long after: the pause ends first, and there are charges until the end.
        app.stripe_post(&path, format!("cancel_at={}", resumes + 90 * 86_400)).await;
        app.settled().await;
        let told = page().await;
        let day = Timestamp::from_second(resumes).unwrap().strftime("%b %-d, %Y").to_string();
        let said = format!("Payments are paused until {day}");
        assert!(summary(&told)[1].starts_with(&format!("{said} It ends on ")), "{told}");
        assert!(told.contains(&format!("<p class=\"outlook\">{said}</p>")) && !told.contains(until_end), "{told}");
        assert!(told.contains(". Until then, it renews.</p>") && !told.contains("will not renew"), "{told}");
    }

    async fn a_trial_says_its_end_beside_what_is_charged_then(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "free trial that ends in ten days").await;
        let page = async || send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
        eventually("the next charge", async || page().await.contains("<dt>Next charge</dt><dd>")).await;
        let page = page().await;
        assert!(page.contains("<p class=\"outlook\">Free trial until "), "{page}");
    }

    async fn two_pauses_say_when_the_first_of_them_ends(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let about = "paused for forty-five days";
        let token = link(&app, &customers, about).await;
        let id = &customers.iter().find(|one| one.about.contains(about)).unwrap().stripe_customer_id;
        let price = app.stripe_get("prices?limit=1&type=recurring").await["data"][0]["id"].as_str().unwrap().to_owned();
        let second = app.stripe_post("subscriptions", format!("customer={id}&items[0][price]={price}")).await;
        let pause = "pause_collection[behavior]=void";
        app.stripe_post(&format!("subscriptions/{}", second["id"].as_str().unwrap()), pause).await;
        app.settled().await;
        let told = summary(&first_screen(&app, &token).await);
        assert!(told[1].starts_with("Payments are paused until "), "{told:?}");
    }

    async fn a_charge_whose_moment_has_passed_is_not_said_to_be_none(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        app.sandbox_control(Method::PUT, "faults", json!({ "status": 503 })).await;
        app.clock.advance(std::time::Duration::from_secs(40 * 86_400));
        let token = app.mint(&customer).await;
        let told = summary(&first_screen(&app, &token).await);
        assert!(!told[1].contains("Nothing"), "{told:?}");
    }

    async fn what_costs_nothing_needs_no_payment_method(database: TestDatabase) {
        let app = TestApp::start(database).await;
        let person = Person::with_cards(&app, &[]).await;
        let product = app.stripe_post("products", "name=Free").await["id"].as_str().unwrap().to_owned();
        for (amount, said) in [(0, ""), (900, "There is no payment method for Free")] {
            let form = format!("product={product}&currency=usd&unit_amount={amount}&recurring[interval]=month");
            let price = app.stripe_post("prices", form).await["id"].as_str().unwrap().to_owned();
            let trial = if amount == 0 { "" } else { "&trial_period_days=20" };
            app.stripe_post("subscriptions", format!("customer={}&items[0][price]={price}{trial}", person.stripe_id)).await;
            app.settled().await;
            let told = banners(&first_screen(&app, &person.token).await);
            assert!(told.iter().all(|(_, title, _)| title == said) && told.is_empty() == said.is_empty(), "{told:?}");
        }
    }

    async fn a_trial_whose_payments_are_paused_asks_for_nothing(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let about = "with a card to go on with";
        let token = link(&app, &customers, about).await;
        assert_eq!(banners(&first_screen(&app, &token).await).len(), 1);
        let id = &customers.iter().find(|one| one.about.contains(about)).unwrap().stripe_customer_id;
        let subscription = app.stripe_get(&format!("subscriptions?customer={id}")).await["data"][0]["id"].as_str().unwrap().to_owned();
        app.stripe_post(&format!("subscriptions/{subscription}"), "pause_collection[behavior]=void").await;
        app.settled().await;
        let screen = first_screen(&app, &token).await;
        assert!(banners(&screen).is_empty() && screen.contains("Payments are paused"), "{screen}");
    }

    async fn canceling_promises_nothing_that_is_not_so(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let question = async |about: &str| {
            let token = link(&app, &customers, about).await;
            let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await.json();
            let id = portal["subscriptions"][0]["id"].as_str().unwrap().to_owned();
            send(app.anonymous(Method::GET, &format!("/portal/{token}/subscriptions/{id}/cancel"))).await.body
        };
        let metered = question("A metered price").await;
        assert!(metered.contains("What you use until then is still billed."), "{metered}");
        assert!(!metered.contains("will not be charged"), "{metered}");
        let flat = question("plain monthly").await;
        assert!(!flat.contains("What you use"), "{flat}");
        let on_hold = question("Unpaid with nothing open").await;
        assert!(on_hold.contains("It ends on ") && !on_hold.contains("You can use it until"), "{on_hold}");
    }

    async fn a_first_payment_says_until_when_it_can_be_made(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let token = link(&app, &customers, "declined at the first payment").await;
        let screen = first_screen(&app, &token).await;
        assert!(screen.contains("This is possible until ") && screen.contains(" UTC."), "{screen}");
    }

    async fn a_charge_has_the_same_day_on_the_first_screen_and_on_its_card_wherever_one_lives(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        eventually("what is charged next", async || {
            summary(&first_screen(&app, &app.mint(&customer).await).await)[1].starts_with('$')
        })
        .await;
        for hours in -12..=12 {
            let zone = format!("Etc/GMT{hours:+}").replace("+0", "");
            let wish = json!({ "customerId": customer, "timeZone": zone });
            let minted = send(app.as_key(Method::POST, "portal").json(&wish)).await.json();
            let token = minted["token"].as_str().unwrap();
            let page = send(app.anonymous(Method::GET, &format!("/portal/{token}"))).await.body;
            let said = &summary(&page)[1];
            assert!(page.contains(&format!("<dt>Next charge</dt><dd>{said}</dd>")), "{zone}: {said}\n{page}");
        }
    }
}
