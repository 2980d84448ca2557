//! What happens to an account: changes by the company and by time, each legal now or refused by Stripe, which is as good.

use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::select;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::app::{TestApp, send};

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
    NewPrice,
    ChangePrice,
    ChangeProduct,
    DeleteProduct,
    Pay,
    Void,
    WriteOff,
    Finalize,
    Refund,
    Credit,
    VoidCredit,
    LetSecondsPass,
    LetDaysPass,
    /// The customer cancels or resumes on the portal, while events arrive.
    Portal,
}

/// Twice where it makes what others work on, or where order is decided.
const WHAT: [What; 41] = [
    What::NewCustomer,
    What::Rename,
    What::Rename,
    What::DeleteCustomer,
    What::NewMethod,
    What::NewMethod,
    What::DetachMethod,
    What::DefaultMethod,
    What::UpdateMethod,
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
    What::NewPrice,
    What::ChangePrice,
    What::ChangeProduct,
    What::DeleteProduct,
    What::Pay,
    What::Void,
    What::WriteOff,
    What::Finalize,
    What::Refund,
    What::Refund,
    What::Credit,
    What::VoidCredit,
    What::LetSecondsPass,
    What::LetSecondsPass,
    What::LetDaysPass,
    What::LetDaysPass,
    What::Portal,
    What::Portal,
];

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
            What::NewMethod | What::DetachMethod | What::UpdateMethod => self.to_a_method(app).await,
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
            What::NewPrice | What::ChangePrice | What::ChangeProduct | What::DeleteProduct => {
                self.to_the_catalogue(app).await;
            }
            What::Pay | What::Void | What::WriteOff | What::Finalize => self.to_an_invoice(app).await,
            What::Refund | What::Credit | What::VoidCredit => self.to_what_was_paid(app).await,
            What::LetSecondsPass => pass(app, u64::from(self.how % 40)).await,
            What::LetDaysPass => pass(app, u64::from(self.how % 15 + 1) * 86_400).await,
            What::Portal => {}
        }
    }

    /// The customer's wish, at the portal. Any answer will do but a failure of ours.
    pub(super) async fn at_the_portal(self, app: &TestApp) {
        let Some(customer) = self.pick(app, "customers").await else { return };
        let row = store::customers::by_stripe_id(&app.team, text(&customer["id"]));
        let Some(row) = app.app.db.read_optional(row).await.unwrap() else { return };
        let token = app.mint(&row.id).await;
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
            let path = format!("payment_methods/pm_card_{}/attach", cards[self.one_of(cards.len())]);
            return ask(app, Method::POST, &path, &format!("customer={customer}")).await;
        }
        let methods = app.stripe_get(&format!("customers/{customer}/payment_methods")).await;
        let Some(method) = one_of(methods["data"].as_array().unwrap(), self.how) else { return };
        let path = format!("payment_methods/{}", text(&method["id"]));
        if self.what == What::DetachMethod {
            ask(app, Method::POST, &format!("{path}/detach"), "").await;
        } else {
            let form = format!("card[exp_month]={}&card[exp_year]=2035", self.how % 12 + 1);
            ask(app, Method::POST, &path, &form).await;
        }
    }

    async fn subscribe(self, app: &TestApp) {
        let (Some(customer), Some(price)) =
            (self.pick(app, "customers").await, self.pick(app, "prices?active=true").await)
        else {
            return;
        };
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
        let list = if self.what == What::ChangePrice { "prices" } else { "products" };
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
