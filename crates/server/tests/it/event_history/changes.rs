//! What happens to an account: changes by the company and by time, each legal now or refused by Stripe, which is as good.

use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::select;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{TestApp, send};

use crate::event_kinds::{FAILS_AFTER_DAYS, PAYS_AFTER_DAYS};

/// One change; `which` and `how` choose among what there is then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) what: What,
    which: u8,
    how: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    NewCustomer,
    Rename,
    DeleteCustomer,
    NewMethod,
    DetachMethod,
    DefaultMethod,
    UpdateMethod,
    /// The network renews or replaces a card.
    AutomaticUpdate,
    /// A card from before payment methods.
    Source,
    TaxId,
    Subscribe,
    CancelAtPeriodEnd,
    CancelAt,
    CancelNow,
    Items,
    PauseCollection,
    Resume,
    OwnMethod,
    Schedule,
    Discount,
    RenameCoupon,
    NewPrice,
    ChangePrice,
    ChangeProduct,
    DeleteProduct,
    /// Under an identifier that was used before, whose product or plan is deleted first where there is one.
    Remake,
    DeletePlan,
    Draft,
    DeleteDraft,
    Pay,
    Void,
    WriteOff,
    Finalize,
    Refund,
    Credit,
    VoidCredit,
    /// The company upgrades or downgrades what its account speaks, and with it all events from then on.
    ApiVersion,
    /// A person finishes on Stripe's page, or the page expires.
    Checkout,
    LetSecondsPass,
    LetDaysPass,
    /// The customer cancels or resumes on the portal, while events arrive.
    Portal,
}

/// Twice where it makes what others work on, or where order is decided.
const WHAT: [What; 57] = [
    What::NewCustomer,
    What::Rename,
    What::Rename,
    What::DeleteCustomer,
    What::NewMethod,
    What::NewMethod,
    What::DetachMethod,
    What::DefaultMethod,
    What::UpdateMethod,
    What::AutomaticUpdate,
    What::Source,
    What::Source,
    What::TaxId,
    What::Subscribe,
    What::Subscribe,
    What::CancelAtPeriodEnd,
    What::CancelAtPeriodEnd,
    What::CancelAt,
    What::CancelNow,
    What::Items,
    What::Items,
    What::PauseCollection,
    What::Resume,
    What::OwnMethod,
    What::Schedule,
    What::Discount,
    What::Discount,
    What::RenameCoupon,
    What::NewPrice,
    What::ChangePrice,
    What::ChangeProduct,
    What::DeleteProduct,
    What::Remake,
    What::Remake,
    What::Remake,
    What::DeletePlan,
    What::Draft,
    What::Draft,
    What::DeleteDraft,
    What::Pay,
    What::Void,
    What::WriteOff,
    What::Finalize,
    What::Refund,
    What::Refund,
    What::Credit,
    What::VoidCredit,
    What::ApiVersion,
    What::Checkout,
    What::Checkout,
    What::Checkout,
    What::LetSecondsPass,
    What::LetSecondsPass,
    What::LetDaysPass,
    What::LetDaysPass,
    What::Portal,
    What::Portal,
];

/// A plan that is made again and again.
const MONTHLY: &str = "monthly";

/// Versions whose shapes differ.
const VERSIONS: [&str; 5] =
    ["2019-12-03", "2024-06-20", "2025-03-31.basil", "2025-08-27.basil", "2026-02-25.clover"];

/// Any change.
pub(super) fn change() -> impl Strategy<Value = Change> {
    (select(&WHAT[..]), any::<u8>(), any::<u8>()).prop_map(|(what, which, how)| Change { what, which, how })
}

/// An account to begin with: two customers with a card and a subscription each.
pub(super) async fn begin(app: &TestApp) {
    let price = "product_data[name]=Notes&currency=usd&unit_amount=1900&recurring[interval]=month";
    let price = app.stripe_post("prices", price).await;
    for coupon in
        ["id=FOREVER&percent_off=25.5", "id=ONCE&amount_off=500&currency=usd", "id=MONTHS&percent_off=10"]
    {
        let duration = match coupon {
            _ if coupon.contains("MONTHS") => "repeating&duration_in_months=1",
            _ if coupon.contains("ONCE") => "once",
            _ => "forever",
        };
        app.stripe_post("coupons", format!("{coupon}&name=Less&duration={duration}")).await;
    }
    for name in ["Ada", "Grace"] {
        let customer = new_customer(app, name).await;
        let form = format!("customer={}&items[0][price]={}", text(&customer["id"]), text(&price["id"]));
        app.stripe_post("subscriptions", form).await;
    }
}

impl Change {
    /// Makes the change, if Stripe allows it. [`What::Portal`] is not Stripe's to make.
    pub(super) async fn happen(self, app: &TestApp) {
        match self.what {
            What::NewCustomer => drop(new_customer(app, ["Alan", "Barbara", "Edsger"][self.one_of(3)]).await),
            What::Rename | What::DeleteCustomer | What::DefaultMethod => self.to_a_customer(app).await,
            What::NewMethod | What::DetachMethod | What::UpdateMethod | What::AutomaticUpdate => {
                self.to_a_method(app).await;
            }
            What::Source => self.to_a_source(app).await,
            What::TaxId => self.to_a_tax_id(app).await,
            What::RenameCoupon => {
                let coupon = ["FOREVER", "ONCE", "MONTHS"][self.one_of(3)];
                let name = ["Less", "Even+less", ""][self.one_of(3)];
                ask(app, Method::POST, &format!("coupons/{coupon}"), &format!("name={name}")).await;
            }
            What::Checkout => self.at_checkout(app).await,
            What::ApiVersion => speak(app, VERSIONS[self.one_of(VERSIONS.len())]).await,
            What::Remake => self.remake(app).await,
            What::Draft => self.draft(app).await,
            What::Subscribe => self.subscribe(app).await,
            What::CancelAtPeriodEnd
            | What::CancelAt
            | What::CancelNow
            | What::Items
            | What::PauseCollection
            | What::Resume
            | What::OwnMethod
            | What::Schedule
            | What::Discount => self.to_a_subscription(app).await,
            What::NewPrice
            | What::ChangePrice
            | What::ChangeProduct
            | What::DeleteProduct
            | What::DeletePlan => self.to_the_catalogue(app).await,
            What::Pay | What::Void | What::WriteOff | What::Finalize | What::DeleteDraft => {
                self.to_an_invoice(app).await;
            }
            What::Refund | What::Credit | What::VoidCredit => self.to_what_was_paid(app).await,
            What::LetSecondsPass => pass(app, u64::from(self.how % 40)).await,
            What::LetDaysPass => pass(app, u64::from(self.how % 15 + 1) * 86_400).await,
            What::Portal => {}
        }
    }

    /// The customer's wish, at the portal. Any answer will do but a failure of ours.
    pub(super) async fn at_the_portal(self, app: &TestApp) {
        let Some(token) = self.link(app).await else { return };
        let portal = send(app.anonymous(Method::GET, &format!("/api/portal/{token}"))).await;
        if portal.status != StatusCode::OK {
            return;
        }
        let portal = portal.json();
        let Some(subscription) = one_of(portal["subscriptions"].as_array().unwrap(), self.how) else {
            return;
        };
        let path = format!("/api/portal/{token}/subscriptions/{}", text(&subscription["id"]));
        let wish = json!({ "cancelAtPeriodEnd": self.how.is_multiple_of(2) });
        let answer = send(app.anonymous(Method::PATCH, &path).json(&wish)).await;
        assert!(!answer.status.is_server_error(), "{}: {}", answer.status, answer.body);
    }

    fn one_of(self, count: usize) -> usize {
        usize::from(self.how) % count
    }

    async fn pick(self, app: &TestApp, list: &str) -> Option<Value> {
        let found =
            app.stripe_get(&format!("{list}{}limit=100", if list.contains('?') { '&' } else { '?' })).await;
        one_of(found["data"].as_array().unwrap(), self.which)
    }

    async fn to_a_customer(self, app: &TestApp) {
        let Some(customer) = self.pick(app, "customers").await else { return };
        let path = format!("customers/{}", text(&customer["id"]));
        match self.what {
            What::Rename => {
                let how = self.how;
                let form = match how % 3 {
                    0 => format!("name=Name+{how}"),
                    1 => format!("email=mail{how}@example.com&preferred_locales[0]=de"),
                    _ => format!("metadata[note]={how}"),
                };
                ask(app, Method::POST, &path, &form).await;
            }
            What::DeleteCustomer => ask(app, Method::DELETE, &path, "").await,
            _ => {
                let methods = app.stripe_get(&format!("{path}/payment_methods")).await;
                let method = one_of(methods["data"].as_array().unwrap(), self.how);
                let method = method.map_or(String::new(), |method| text(&method["id"]).to_owned());
                let form = format!("invoice_settings[default_payment_method]={method}");
                ask(app, Method::POST, &path, &form).await;
            }
        }
    }

    async fn to_a_method(self, app: &TestApp) {
        let Some(customer) = self.pick(app, "customers").await else { return };
        let customer = text(&customer["id"]);
        if self.what == What::NewMethod {
            let cards = ["visa", "mastercard", "amex", "chargeCustomerFail", "authenticationRequired"];
            let debits = [PAYS_AFTER_DAYS, FAILS_AFTER_DAYS];
            let one = self.one_of(cards.len() + debits.len());
            let method = match cards.get(one) {
                Some(card) => format!("pm_card_{card}"),
                None => {
                    let debit = format!("type=sepa_debit&sepa_debit[iban]={}", debits[one - cards.len()]);
                    text(&app.stripe_post("payment_methods", debit).await["id"]).to_owned()
                }
            };
            let path = format!("payment_methods/{method}/attach");
            ask(app, Method::POST, &path, &format!("customer={customer}")).await;
            if one >= cards.len() {
                // Or next to nothing would be paid by debit.
                let pays = format!("invoice_settings[default_payment_method]={method}");
                ask(app, Method::POST, &format!("customers/{customer}"), &pays).await;
            }
            return;
        }
        let kind = if self.what == What::DetachMethod { "" } else { "?type=card" };
        let methods = app.stripe_get(&format!("customers/{customer}/payment_methods{kind}")).await;
        let Some(method) = one_of(methods["data"].as_array().unwrap(), self.how) else { return };
        let path = format!("payment_methods/{}", text(&method["id"]));
        let month = self.how % 12 + 1;
        match self.what {
            What::DetachMethod => ask(app, Method::POST, &format!("{path}/detach"), "").await,
            What::AutomaticUpdate => {
                let card = json!({ "expMonth": month, "expYear": 2036, "last4": format!("{:04}", self.how) });
                app.sandbox_control(Method::POST, &format!("{path}/automatic_update"), card).await;
            }
            _ => {
                let form = format!("card[exp_month]={month}&card[exp_year]=2035");
                ask(app, Method::POST, &path, &form).await;
            }
        }
    }

    async fn to_a_source(self, app: &TestApp) {
        let Some(customer) = self.pick(app, "customers").await else { return };
        let path = format!("customers/{}/sources", text(&customer["id"]));
        let sources = app.stripe_get(&path).await;
        match (one_of(sources["data"].as_array().unwrap(), self.how), self.how % 3) {
            (Some(source), 1) => {
                let path = format!("{path}/{}", text(&source["id"]));
                ask(app, Method::POST, &path, &format!("exp_month={}", self.how % 12 + 1)).await;
            }
            (Some(source), 2) => {
                ask(app, Method::DELETE, &format!("{path}/{}", text(&source["id"])), "").await;
            }
            _ => {
                let token = ["visa", "mastercard", "chargeCustomerFail"][self.one_of(3)];
                ask(app, Method::POST, &path, &format!("source=tok_{token}")).await;
            }
        }
    }

    async fn to_a_tax_id(self, app: &TestApp) {
        let Some(customer) = self.pick(app, "customers").await else { return };
        let path = format!("customers/{}/tax_ids", text(&customer["id"]));
        let tax_ids = app.stripe_get(&path).await;
        match one_of(tax_ids["data"].as_array().unwrap(), self.how) {
            Some(tax_id) => ask(app, Method::DELETE, &format!("{path}/{}", text(&tax_id["id"])), "").await,
            None => ask(app, Method::POST, &path, "type=eu_vat&value=DE000000000").await,
        }
    }

    /// A page is opened, for a new card by the portal or to buy something; one is finished; or one expires.
    async fn at_checkout(self, app: &TestApp) {
        let open = self.pick(app, "checkout/sessions?status=open").await;
        match (open, self.how % 4) {
            (Some(session), 0 | 1) => {
                let cards =
                    ["visa", "mastercard", "declined", "three_d_secure", "asks_always", "fails_later"];
                let card = json!({ "card": cards[self.one_of(cards.len())] });
                let path =
                    format!("{}/sandbox/checkout/{}/complete", app.sandbox.url(), text(&session["id"]));
                let answer = send(app.http.post(path).json(&card)).await;
                assert!(!answer.status.is_server_error(), "{}: {}", answer.status, answer.body);
            }
            (Some(session), 2) => {
                let path = format!("checkout/sessions/{}/expire", text(&session["id"]));
                ask(app, Method::POST, &path, "").await;
            }
            (_, 3) => {
                let Some(price) = self.pick(app, "prices?active=true").await else { return };
                let customer = self.pick(app, "customers").await;
                let customer =
                    customer.map_or(String::new(), |customer| format!("&customer={}", text(&customer["id"])));
                let form = format!(
                    "mode=subscription&success_url=https://shop.example&line_items[0][price]={}{customer}",
                    text(&price["id"])
                );
                ask(app, Method::POST, "checkout/sessions", &form).await;
            }
            _ => {
                let Some(token) = self.link(app).await else { return };
                let path = format!("/api/portal/{token}/setup-intent");
                let opened = send(app.anonymous(Method::POST, &path)).await;
                assert!(!opened.status.is_server_error(), "{}: {}", opened.status, opened.body);
            }
        }
    }

    /// The token of a link for one of the customers, if the mirror has that one by now.
    async fn link(self, app: &TestApp) -> Option<String> {
        let customer = self.pick(app, "customers").await?;
        let row = store::customers::by_stripe_id(&app.team, text(&customer["id"]));
        let row = app.app.db.read_optional(row).await.unwrap().filter(|row| row.project_id.is_some())?;
        Some(app.mint(&row.id).await)
    }

    async fn draft(self, app: &TestApp) {
        let Some(customer) = self.pick(app, "customers").await else { return };
        let customer = text(&customer["id"]);
        let draft = app.stripe_post("invoices", format!("customer={customer}&currency=usd")).await;
        if self.how.is_multiple_of(2) {
            let invoice = text(&draft["id"]);
            let form = format!("customer={customer}&invoice={invoice}&amount={}", i64::from(self.how) * 10);
            ask(app, Method::POST, "invoiceitems", &form).await;
        }
    }

    async fn remake(self, app: &TestApp) {
        let (list, form) = if self.which.is_multiple_of(2) {
            ("products", format!("id=gold&name=Gold+{}", self.how))
        } else {
            let Some(product) = self.pick(app, "products").await else { return };
            let product = text(&product["id"]);
            (
                "plans",
                format!("id={MONTHLY}&product={product}&currency=usd&interval=month&amount={}", self.how),
            )
        };
        let id = if list == "products" { "gold" } else { MONTHLY };
        if is_had(app, id).await {
            return;
        }
        // Not always in one go, so that it may be gone for a while.
        if !self.how.is_multiple_of(3) {
            ask(app, Method::DELETE, &format!("{list}/{id}"), "").await;
        }
        if self.how % 3 < 2 {
            ask(app, Method::POST, list, &form).await;
        }
    }

    async fn subscribe(self, app: &TestApp) {
        let (Some(customer), Some(price)) =
            (self.pick(app, "customers").await, self.pick(app, "prices?active=true").await)
        else {
            return;
        };
        if self.how % 6 == 5 {
            return subscribe_inline(app, text(&customer["id"]), &price, self.how).await;
        }
        let terms = match self.how % 5 {
            0 => "",
            1 => "&trial_period_days=3&trial_settings[end_behavior][missing_payment_method]=pause",
            2 => "&billing_mode[type]=flexible&cancel_at_period_end=true",
            3 => "&collection_method=send_invoice&days_until_due=7",
            _ => "&payment_behavior=default_incomplete",
        };
        let form = format!(
            "customer={}&items[0][price]={}&items[0][quantity]={}{terms}",
            text(&customer["id"]),
            text(&price["id"]),
            self.how % 4 + 1
        );
        ask(app, Method::POST, "subscriptions", &form).await;
    }

    async fn to_a_subscription(self, app: &TestApp) {
        let Some(subscription) = self.pick(app, "subscriptions").await else { return };
        let path = format!("subscriptions/{}", text(&subscription["id"]));
        let how = self.how;
        let form = match self.what {
            What::CancelAtPeriodEnd => format!("cancel_at_period_end={}", how.is_multiple_of(2)),
            What::CancelAt if how.is_multiple_of(3) => "cancel_at=".to_owned(),
            What::CancelAt => {
                format!("cancel_at={}", app.clock.now().as_second() + i64::from(how) * 3_600 + 60)
            }
            What::CancelNow => return ask(app, Method::DELETE, &path, "").await,
            What::Items => {
                let Some(price) = self.pick(app, "prices?active=true").await else { return };
                let items = subscription["items"]["data"].as_array().unwrap();
                let item = one_of(items, how).unwrap_or_default();
                match how % 4 {
                    0 => format!("items[0][price]={}&proration_behavior=none", text(&price["id"])),
                    1 => format!("items[0][id]={}&items[0][deleted]=true", text(&item["id"])),
                    2 => format!("items[0][id]={}&items[0][price]={}", text(&item["id"]), text(&price["id"])),
                    _ => format!("items[0][id]={}&items[0][quantity]={}", text(&item["id"]), how % 9 + 1),
                }
            }
            What::PauseCollection if how.is_multiple_of(2) => "pause_collection=".to_owned(),
            What::PauseCollection => "pause_collection[behavior]=keep_as_draft".to_owned(),
            What::Discount => {
                let coupon = ["FOREVER", "ONCE", "MONTHS"][self.one_of(3)];
                let customer = format!("customers/{}", text(&subscription["customer"]));
                let item = one_of(subscription["items"]["data"].as_array().unwrap(), how).unwrap_or_default();
                match how % 7 {
                    0 | 1 => format!("discounts[0][coupon]={coupon}"),
                    2 => "discounts=".to_owned(),
                    3 => {
                        format!("items[0][id]={}&items[0][discounts][0][coupon]={coupon}", text(&item["id"]))
                    }
                    4 => return ask(app, Method::DELETE, &format!("{path}/discount"), "").await,
                    5 => return ask(app, Method::DELETE, &format!("{customer}/discount"), "").await,
                    _ => return ask(app, Method::POST, &customer, &format!("coupon={coupon}")).await,
                }
            }
            What::Resume => return ask(app, Method::POST, &format!("{path}/resume"), "").await,
            What::OwnMethod if how.is_multiple_of(3) => "default_payment_method=".to_owned(),
            What::OwnMethod => "default_payment_method=pm_card_mastercard".to_owned(),
            _ => return self.to_a_schedule(app, &subscription).await,
        };
        ask(app, Method::POST, &path, &form).await;
    }

    async fn to_a_schedule(self, app: &TestApp, subscription: &Value) {
        match subscription["schedule"].as_str() {
            None => {
                let form = format!("from_subscription={}", text(&subscription["id"]));
                ask(app, Method::POST, "subscription_schedules", &form).await;
            }
            Some(schedule) => {
                let verb = if self.how.is_multiple_of(3) { "cancel" } else { "release" };
                ask(app, Method::POST, &format!("subscription_schedules/{schedule}/{verb}"), "").await;
            }
        }
    }

    async fn to_the_catalogue(self, app: &TestApp) {
        let how = self.how;
        if self.what == What::NewPrice {
            let interval = ["month", "week", "year"][self.one_of(3)];
            let form = format!(
                "product_data[name]=Product+{how}&currency=usd&unit_amount={how}00&recurring[interval]={interval}"
            );
            return ask(app, Method::POST, "prices", &form).await;
        }
        let list = match self.what {
            What::ChangePrice => "prices",
            What::DeletePlan => "plans",
            _ => "products",
        };
        let Some(one) = self.pick(app, list).await else { return };
        let path = format!("{list}/{}", text(&one["id"]));
        match self.what {
            What::ChangePrice => {
                let form = format!("nickname=Nick+{how}&active={}", !how.is_multiple_of(3));
                ask(app, Method::POST, &path, &form).await;
            }
            What::ChangeProduct if how.is_multiple_of(4) => {
                ask(app, Method::POST, "products", &format!("name=Spare+{how}")).await;
            }
            What::ChangeProduct => {
                ask(app, Method::POST, &path, &format!("name=Product+{how}&description=No.+{how}")).await;
            }
            _ if is_had(app, text(&one["id"])).await => {}
            _ => ask(app, Method::DELETE, &path, "").await,
        }
    }

    async fn to_an_invoice(self, app: &TestApp) {
        let (status, verb) = match self.what {
            What::Pay => ("open", "pay"),
            What::Void => ("open", "void"),
            What::WriteOff => ("open", "mark_uncollectible"),
            _ => ("draft", "finalize"),
        };
        let Some(invoice) = self.pick(app, &format!("invoices?status={status}")).await else { return };
        if self.what == What::DeleteDraft {
            return ask(app, Method::DELETE, &format!("invoices/{}", text(&invoice["id"])), "").await;
        }
        ask(app, Method::POST, &format!("invoices/{}/{verb}", text(&invoice["id"])), "").await;
    }
}

impl Change {
    async fn to_what_was_paid(self, app: &TestApp) {
        let amount = i64::from(self.how) + 1;
        match self.what {
            What::Refund => {
                let Some(charge) = self.pick(app, "charges").await else { return };
                let form = format!("charge={}&amount={amount}", text(&charge["id"]));
                ask(app, Method::POST, "refunds", &form).await;
            }
            What::Credit => {
                let Some(invoice) = self.pick(app, "invoices").await else { return };
                let back = match (invoice["status"].as_str(), self.how % 2) {
                    (Some("paid"), 0) => format!("&refund_amount={amount}"),
                    (Some("paid"), _) => format!("&out_of_band_amount={amount}"),
                    _ => String::new(),
                };
                let form = format!("invoice={}&amount={amount}{back}", text(&invoice["id"]));
                ask(app, Method::POST, "credit_notes", &form).await;
            }
            _ => {
                let Some(note) = self.pick(app, "credit_notes").await else { return };
                ask(app, Method::POST, &format!("credit_notes/{}/void", text(&note["id"])), "").await;
            }
        }
    }
}

async fn new_customer(app: &TestApp, name: &str) -> Value {
    let form = format!("name={name}&email={name}@example.com&metadata[project_id]={}", app.project.id);
    let customer = app.stripe_post("customers", form).await;
    let id = text(&customer["id"]);
    let method = app.stripe_post("payment_methods/pm_card_visa/attach", format!("customer={id}")).await;
    let form = format!("invoice_settings[default_payment_method]={}", text(&method["id"]));
    app.stripe_post(&format!("customers/{id}"), form).await
}

/// Whether this is the plan whose identifier is used again, while somebody has it. Under one identifier Stripe may then have two plans,
/// one for those who had it before and one for sale, and the mirror keeps one.
async fn is_had(app: &TestApp, id: &str) -> bool {
    id == MONTHLY && {
        let had = app.stripe_get(&format!("subscriptions?status=all&price={MONTHLY}")).await;
        !had["data"].as_array().unwrap().is_empty()
    }
}

/// Sells something at a price that is for nobody else.
async fn subscribe_inline(app: &TestApp, customer: &str, price: &Value, how: u8) {
    let data = "items[0][price_data]";
    let form = format!(
        "customer={customer}&{data}[product]={}&{data}[currency]=usd&{data}[unit_amount]={how}00\
         &{data}[recurring][interval]=month",
        text(&price["product"])
    );
    ask(app, Method::POST, "subscriptions", &form).await;
}

/// Sets the version in which events are told from now on.
pub(super) async fn speak(app: &TestApp, version: &str) {
    app.sandbox_control(Method::PUT, "account", json!({ "apiVersion": version })).await;
}

/// Lets time pass for the server and the sandbox, and what falls due happen.
async fn pass(app: &TestApp, seconds: u64) {
    app.clock.advance(Duration::from_secs(seconds));
    app.sandbox_control(Method::POST, "clock", json!({ "advanceSeconds": 0 })).await;
}

/// Asks Stripe for a change. It may refuse: not everything is possible at all times.
async fn ask(app: &TestApp, method: Method, path: &str, form: &str) {
    let request = app.http.request(method, format!("{}/v1/{path}", app.sandbox.url()));
    let request = request.bearer_auth(app.sandbox.secret_key());
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(form.to_owned());
    let answer = send(request).await;
    let refused = matches!(answer.status.as_u16(), 400 | 402 | 404 | 409);
    assert!(answer.status == StatusCode::OK || refused, "{path}: {} {}", answer.status, answer.body);
    // A parameter that the sandbox doesn't know would make this change none, always.
    assert!(!answer.body.contains("unknown parameter"), "{path}: {}", answer.body);
}

fn one_of(all: &[Value], which: u8) -> Option<Value> {
    (!all.is_empty()).then(|| all[usize::from(which) % all.len()].clone())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} isn't text"))
}
