//! Every shape that a webhook may bring, and whatever else.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn read<T: DeserializeOwned>(json: &Value) -> T {
    parse(&json.to_string()).unwrap_or_else(|error| panic!("{error} in {json}"))
}

fn refused<T: DeserializeOwned>(json: &Value) -> ParseError {
    parse::<T>(&json.to_string()).err().expect("this must not be read")
}

fn seconds(time: Option<UnixTime>) -> Option<i64> {
    time.map(UnixTime::seconds)
}

fn monthly(id: &str) -> Value {
    json!({"id": id, "object": "price", "active": true, "currency": "eur", "type": "recurring", "product": "prod_1",
        "billing_scheme": "per_unit", "unit_amount": 900, "unit_amount_decimal": "900",
        "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"}})
}

fn current_subscription() -> Value {
    json!({"id": "sub_1", "object": "subscription", "customer": "cus_1", "status": "active", "currency": "eur",
        "cancel_at_period_end": false, "cancel_at": 1_790_000_000, "canceled_at": null, "billing_mode": {"type": "flexible"},
        "schedule": {"id": "sub_sched_1", "object": "subscription_schedule"}, "latest_invoice": "in_1",
        "discounts": ["di_1", {"id": "di_2", "object": "discount"}], "metadata": {"plan": "team"},
        "default_payment_method": {"id": "pm_1", "object": "payment_method", "type": "card", "card": {"last4": "4242"}},
        "items": {"object": "list", "has_more": false, "data": [
            {"id": "si_1", "price": monthly("price_1"), "quantity": 5,
                "current_period_start": 1_770_000_000, "current_period_end": 1_801_000_000},
            {"id": "si_2", "price": monthly("price_2"), "quantity": 1,
                "current_period_start": 1_770_000_000, "current_period_end": 1_772_500_000}]}})
}

#[test]
fn a_current_subscription_has_its_periods_on_its_items() {
    let subscription: Subscription = read(&current_subscription());
    assert_eq!(subscription.period().map(|period| period.end.seconds()), Some(1_772_500_000));
    let ends =
        subscription.items.data.iter().map(|item| subscription.item_period(item).unwrap().end.seconds());
    assert_eq!(ends.collect::<Vec<_>>(), [1_801_000_000, 1_772_500_000]);
    assert_eq!(seconds(subscription.cancel_at), Some(1_790_000_000));
    assert_eq!(subscription.schedule.as_ref().map(Reference::id), Some("sub_sched_1"));
    assert_eq!(subscription.default_payment_method.as_ref().map(Reference::id), Some("pm_1"));
    assert_eq!(subscription.discounts().map(|(_, one)| one.id()).collect::<Vec<_>>(), ["di_1", "di_2"]);
    assert!(!subscription.knows_its_discounts() && subscription.knows_its_periods());
    assert_eq!(subscription.billing_mode.unwrap().kind, Some(BillingModeKind::Flexible));
}

#[test]
fn a_discount_is_found_wherever_a_version_has_it() {
    let coupon = json!({"id": "SPRING", "name": "Spring", "percent_off": 25.5, "duration": "repeating", "duration_in_months": 3});
    let found = |fields: Value| {
        let mut json = json!({"id": "sub_1"});
        json.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let subscription: Subscription = read(&json);
        let of = |(place, one): (Option<usize>, &Reference<Discount>)| {
            let coupon = one.object().and_then(Discount::coupon);
            (place, one.id().to_owned(), coupon.and_then(|coupon| coupon.percent_off))
        };
        (subscription.discounts().map(of).collect::<Vec<_>>(), subscription.knows_its_discounts())
    };
    let old = json!({"id": "di_1", "coupon": coupon, "end": 1_800_000_000});
    let new = json!({"id": "di_1", "source": {"type": "coupon", "coupon": coupon}});
    let whole = (None, "di_1".to_owned(), Some(25.5));
    assert_eq!(found(json!({"discount": old})), (vec![whole.clone()], true));
    assert_eq!(found(json!({"discount": old, "discounts": ["di_1"]})), (vec![whole.clone()], true));
    assert_eq!(found(json!({"discounts": [old]})), (vec![whole.clone()], true));
    assert_eq!(found(json!({"discounts": [new]})), (vec![whole], true));
    assert_eq!(found(json!({"discounts": ["di_1"]})), (vec![(None, "di_1".to_owned(), None)], false));
    let unexpanded = json!({"id": "di_1", "source": {"type": "coupon", "coupon": "SPRING"}});
    assert!(!found(json!({"discounts": [unexpanded]})).1);
    let items = json!({"data": [{"id": "si_1"}, {"id": "si_2", "discounts": [new]}]});
    assert_eq!(found(json!({"items": items})), (vec![(Some(1), "di_1".to_owned(), Some(25.5))], true));
    assert_eq!(found(json!({"discounts": null})), (Vec::new(), true));
}

#[test]
fn an_old_subscription_has_one_period_and_items_with_plans() {
    let subscription: Subscription = read(
        &json!({"id": "sub_old", "customer": {"id": "cus_1", "deleted": true},
        "status": "past_due", "cancel_at_period_end": true, "discount": {"coupon": {"id": "SPRING"}},
        "current_period_start": 1_580_000_000, "current_period_end": 1_582_600_000,
        "items": {"data": [{"id": "si_1", "quantity": 2, "plan": {"id": "gold plan", "amount": 1200, "currency": "usd",
            "interval": "year", "interval_count": 1, "usage_type": "licensed", "product": null, "metadata": null}}]}}),
    );
    let item = &subscription.items.data[0];
    assert_eq!(subscription.item_period(item), subscription.period());
    assert_eq!(subscription.period().map(|period| period.start.seconds()), Some(1_580_000_000));
    assert_eq!(subscription.customer.as_ref().map(Reference::id), Some("cus_1"));
    let (_, single) = subscription.discounts().next().unwrap();
    assert_eq!(single.object().and_then(Discount::coupon).map(|coupon| &*coupon.id), Some("SPRING"));
    assert!(subscription.knows_its_discounts() && subscription.knows_its_periods());
    let price = item.price().unwrap();
    assert_eq!((price.id.as_str(), price.unit_amount), ("gold plan", Some(1200)));
    assert_eq!(price.recurring.as_ref().unwrap().interval, Some(Interval::Year));
}

#[test]
fn an_old_subscription_with_several_items_does_not_tell_their_periods() {
    let subscription: Subscription = read(&json!({"id": "sub_old",
        "current_period_start": 1_580_000_000, "current_period_end": 1_582_600_000,
        "items": {"data": [{"id": "si_1", "price": monthly("price_1")}, {"id": "si_2", "price": monthly("price_2")}]}}));
    assert!(!subscription.knows_its_periods());
}

#[test]
fn a_value_newer_than_this_program_is_kept_as_it_is() {
    let subscription: Subscription =
        read(&json!({"id": "sub_1", "status": "hibernating", "nonsense": [1, {"a": null}]}));
    assert_eq!(subscription.status, Some(SubscriptionStatus::Other("hibernating".to_owned())));
    assert_eq!(subscription.status.unwrap().as_str(), "hibernating");
    assert_eq!(SubscriptionStatus::from("past_due".to_owned()), SubscriptionStatus::PastDue);
}

#[test]
fn an_invoice_names_its_subscription_in_one_of_two_places() {
    let current: Invoice = read(
        &json!({"id": "in_1", "status": "open", "number": "A-1", "total": 2380, "due_date": 1_772_000_000,
        "parent": {"type": "subscription_details", "subscription_details": {"subscription": "sub_new", "metadata": null}},
        "lines": {"data": [{"id": "il_1", "description": "Team", "period": {"start": 1, "end": 2}, "quantity": 1}], "has_more": true}}),
    );
    assert_eq!(current.subscription_id(), Some("sub_new"));
    assert_eq!(current.lines.data[0].period().map(|period| period.end.seconds()), Some(2));
    assert!(current.lines.has_more);
    assert_eq!(current.status(), Some(InvoiceStatus::Open));

    let old: Invoice = read(&json!({"id": "in_2", "paid": true, "subscription": {"id": "sub_old"}}));
    assert_eq!(old.subscription_id(), Some("sub_old"));
    assert_eq!(old.status(), Some(InvoiceStatus::Paid));

    let by_hand: Invoice =
        read(&json!({"id": "in_3", "status": "paid", "parent": null, "subscription": null}));
    assert_eq!(by_hand.subscription_id(), None);
    assert_eq!(by_hand.status(), Some(InvoiceStatus::Paid));
}

#[test]
fn an_invoice_from_before_statuses_has_one_by_its_flags() {
    for (paid, forgiven, closed, expected) in [
        (true, false, true, InvoiceStatus::Paid),
        (false, true, true, InvoiceStatus::Uncollectible),
        (false, false, true, InvoiceStatus::Void),
        (false, false, false, InvoiceStatus::Open),
    ] {
        let invoice: Invoice =
            read(&json!({"id": "in_1", "paid": paid, "forgiven": forgiven, "closed": closed,
            "date": 1_500_000_000}));
        assert_eq!(invoice.status(), Some(expected));
        assert_eq!(seconds(invoice.created()), Some(1_500_000_000));
    }
    let bare: Invoice = read(&json!({"id": "in_2"}));
    assert_eq!(bare.status(), None);
}

#[test]
fn a_customer_pays_by_its_default_method_or_else_by_its_old_source() {
    let customer: Customer = read(
        &json!({"id": "cus_1", "email": "ada@example.com", "default_source": "card_1",
        "invoice_settings": {"default_payment_method": "pm_1", "footer": null}, "preferred_locales": ["de"], "created": 1_700_000_000}),
    );
    assert_eq!(customer.default_payment_method_id(), Some("pm_1"));
    assert!(!customer.deleted);

    let older: Customer = read(
        &json!({"id": "cus_2", "invoice_settings": {"default_payment_method": null}, "default_source":
        {"id": "card_1", "object": "card", "brand": "American Express", "last4": "0005", "exp_month": 7, "exp_year": 2031}}),
    );
    assert_eq!(older.default_payment_method_id(), Some("card_1"));
    let card = older.default_source.as_ref().and_then(Reference::object).unwrap().instrument();
    assert_eq!((card.kind, card.brand.as_deref(), card.last4), ("card", Some("amex"), Some("0005")));

    let gone: Customer = read(&json!({"id": "cus_3", "object": "customer", "deleted": true}));
    assert!(gone.deleted && gone.metadata.is_empty());
}

#[test]
fn prices_may_have_tiers_fractions_and_a_whole_product() {
    let tiered: Price = read(
        &json!({"id": "price_t", "billing_scheme": "tiered", "tiers_mode": "graduated", "unit_amount": null,
        "product": {"id": "prod_1", "name": "Calls", "deleted": true}, "recurring": {"interval": "month", "usage_type": "metered"},
        "tiers": [{"up_to": 100, "flat_amount": 500, "unit_amount": null}, {"up_to": null, "unit_amount_decimal": "0.25"}]}),
    );
    assert_eq!(tiered.unit_amount, None);
    assert_eq!(tiered.tiers.as_ref().unwrap()[1].up_to, None);
    assert_eq!(tiered.product.as_ref().and_then(Reference::object).unwrap().name.as_deref(), Some("Calls"));
}

#[test]
fn every_kind_of_payment_method_shows_what_a_customer_knows_it_by() {
    let shown = |method: Value| {
        let method: PaymentMethod = read(&method);
        let it = method.instrument();
        format!("{} {:?} {:?} {:?} {:?}", it.kind, it.brand, it.wallet, it.last4, it.label)
    };
    for (method, expected) in [
        (
            json!({"id": "pm_1", "type": "card", "card": {"brand": "visa", "last4": "4242", "exp_month": 8, "exp_year": 2030, "wallet": {"type": "apple_pay"}}}),
            r#"card Some("visa") Some("apple_pay") Some("4242") None"#,
        ),
        (
            json!({"id": "pm_1", "type": "us_bank_account", "us_bank_account": {"bank_name": "STRIPE TEST BANK", "last4": "6789"}}),
            r#"us_bank_account None None Some("6789") Some("STRIPE TEST BANK")"#,
        ),
        (
            json!({"id": "pm_1", "type": "sepa_debit", "sepa_debit": {"last4": "3000", "country": "DE"}}),
            r#"sepa_debit None None Some("3000") None"#,
        ),
        (
            json!({"id": "pm_1", "type": "link", "link": {"email": "a@b.c"}}),
            r#"link None None None Some("a@b.c")"#,
        ),
        (
            json!({"id": "pm_1", "type": "paypal", "paypal": {"payer_email": "a@b.c"}}),
            r#"paypal None None None Some("a@b.c")"#,
        ),
        (
            json!({"id": "pm_1", "type": "cashapp", "cashapp": {"cashtag": "$ada"}}),
            r#"cashapp None None None Some("$ada")"#,
        ),
        (
            json!({"id": "pm_1", "type": "moonpay", "moonpay": {"last4": "1234", "extra": {}}}),
            r#"moonpay None None Some("1234") None"#,
        ),
        (json!({"id": "pm_1", "type": "moonpay", "moonpay": {"last4": 1234}}), "moonpay None None None None"),
        (json!({"id": "pm_1", "type": "amazon_pay", "amazon_pay": {}}), "amazon_pay None None None None"),
        (json!({"id": "pm_1", "type": "klarna"}), "klarna None None None None"),
    ] {
        assert_eq!(shown(method.clone()), expected, "{method}");
    }
}

#[test]
fn a_checkout_session_leads_to_the_saved_method_only_once_it_succeeded() {
    let session = |status: &str| -> CheckoutSession {
        read(&json!({"id": "cs_1", "mode": "setup", "status": "complete", "customer": "cus_1",
            "setup_intent": {"id": "seti_1", "status": status, "payment_method": "pm_9", "last_setup_error": null}}))
    };
    assert_eq!(session("succeeded").saved_payment_method_id(), Some("pm_9"));
    assert_eq!(session("requires_action").saved_payment_method_id(), None);
    let bare: CheckoutSession = read(&json!({"id": "cs_1", "setup_intent": "seti_1"}));
    assert_eq!(bare.saved_payment_method_id(), None);
    assert_eq!(bare.setup_intent.as_ref().map(Reference::id), Some("seti_1"));
}

#[test]
fn a_schedule_says_what_its_subscription_becomes() {
    let current: SubscriptionSchedule = read(
        &json!({"id": "sub_sched_1", "object": "subscription_schedule", "status": "active", "end_behavior": "cancel",
        "subscription": {"id": "sub_1"}, "released_subscription": null, "metadata": null, "current_phase": null,
        "phases": [{"start_date": 1_770_000_000, "end_date": 1_772_500_000, "currency": "eur", "items":
            [{"price": {"id": "price_1", "object": "price"}, "plan": {"id": "plan_1"}, "quantity": 2}, {"price": "price_2"}]}]}),
    );
    assert!(current.is_running());
    assert_eq!(current.end_behavior, Some(ScheduleEnd::Cancel));
    assert_eq!(current.subscription.as_ref().map(Reference::id), Some("sub_1"));
    let prices = current.phases[0].items().iter().map(|item| (item.price_id(), item.quantity));
    assert_eq!(prices.collect::<Vec<_>>(), [(Some("price_1"), Some(2)), (Some("price_2"), None)]);

    let old: SubscriptionSchedule = read(&json!({"id": "sub_sched_2", "status": "released",
        "released_subscription": "sub_2", "phases": [{"plans": [{"plan": "gold", "quantity": 1}]}]}));
    assert!(!old.is_running());
    assert_eq!(old.phases[0].items()[0].price_id(), Some("gold"));
}

#[test]
fn a_refunded_charge_leads_to_its_invoice_in_one_of_two_ways() {
    let old: Charge = read(
        &json!({"id": "ch_1", "invoice": "in_1", "amount": 900, "amount_refunded": 900, "refunded": true}),
    );
    assert_eq!(old.invoice.as_ref().map(Reference::id), Some("in_1"));
    assert!(old.refunded);

    let current: Charge = read(
        &json!({"id": "ch_2", "payment_intent": {"id": "pi_2"}, "amount_refunded": 0, "refunded": false}),
    );
    let payment: InvoicePayment =
        read(&json!({"id": "inpay_2", "status": "paid", "invoice": {"id": "in_2"}, "amount_paid": null,
        "payment": {"type": "payment_intent", "payment_intent": "pi_2"}}));
    assert_eq!(current.invoice, None);
    let paid_by = payment.payment.as_ref().and_then(|payment| payment.payment_intent.as_ref());
    assert_eq!(current.payment_intent.as_ref().map(Reference::id), paid_by.map(Reference::id));
    assert_eq!(payment.invoice.as_ref().map(Reference::id), Some("in_2"));
}

#[test]
fn a_credit_note_says_what_it_takes_off_and_whether_it_holds() {
    let note: CreditNote = read(
        &json!({"id": "cn_1", "invoice": "in_1", "status": "void", "total": 500, "currency": "eur",
        "pre_payment_amount": 200, "post_payment_amount": 300, "voided_at": 1_772_000_000, "refunds": [{"refund": "re_1"}]}),
    );
    assert_eq!(note.status, Some(CreditNoteStatus::Void));
    assert_eq!(
        (note.total, note.pre_payment_amount, note.post_payment_amount),
        (Some(500), Some(200), Some(300))
    );
    let older: CreditNote = read(&json!({"id": "cn_2", "invoice": {"id": "in_1"}, "status": "issued"}));
    assert_eq!(older.invoice.as_ref().map(Reference::id), Some("in_1"));
}

#[test]
fn an_event_keeps_what_it_is_about_byte_for_byte() {
    let body = br#"{"id":"evt_1","type":"invoice.paid","created":1772000000,"api_version":"2019-03-14","livemode":false,
        "data":{"object":{"id":"in_1","object":"invoice","customer":"cus_1","n":1.10},"previous_attributes":{"paid":false}}}"#;
    let event = Event::parse(body).unwrap();
    assert!(event.data.object.get().contains("1.10"));
    assert_eq!(event.data.previous_attributes.as_ref().unwrap().get(), r#"{"paid":false}"#);
    let subject = event.data.subject;
    assert_eq!(
        (subject.id.as_deref(), subject.customer.as_ref().map(Reference::id)),
        (Some("in_1"), Some("cus_1"))
    );
    assert!(Event::parse(b"\xff").is_err());
}

#[test]
fn an_account_is_called_what_customers_read() {
    let account: Account = read(
        &json!({"id": "acct_1", "business_profile": {"name": null}, "settings": {"dashboard": {"display_name": "Acme"}}}),
    );
    assert_eq!(account.display_name(), Some("Acme"));
    let bare: Account = read(&json!({"id": "acct_1"}));
    assert_eq!(bare.display_name(), None);
}

#[test]
fn what_cannot_be_read_is_named() {
    let mut subscription = current_subscription();
    subscription["items"]["data"][1]["quantity"] = json!("five");
    assert_eq!(refused::<Subscription>(&subscription).field, "items.data[1].quantity");
    subscription["items"]["data"][1]["quantity"] = json!(-5);
    assert_eq!(refused::<Subscription>(&subscription).field, "items.data[1].quantity");
    assert_eq!(refused::<Customer>(&json!({"id": "cus_1", "created": 1e300})).field, "created");
    assert_eq!(refused::<Customer>(&json!({"id": "cus_1", "created": i64::MAX})).field, "created");
    assert_eq!(refused::<Invoice>(&json!({"id": "in_1", "total": 1.5})).field, "total");
    assert!(refused::<Invoice>(&json!({"status": "open"})).problem.contains("`id`"));
    let card = refused::<PaymentMethod>(&json!({"id": "pm_1", "type": "card", "card": {"exp_month": 300}}));
    assert!(card.to_string().contains("card.exp_month"), "{card}");
    assert!(parse::<Customer>("{\"id\":\"cus_1\"} trailing").is_err());
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((field_name(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Mostly names that some object has, so that its parser goes on.
fn field_name() -> impl Strategy<Value = String> {
    let known = [
        "id",
        "object",
        "type",
        "data",
        "items",
        "price",
        "plan",
        "product",
        "card",
        "customer",
        "status",
        "metadata",
        "created",
        "tiers",
        "recurring",
        "lines",
        "period",
        "start",
        "end",
        "parent",
        "subscription_details",
        "subscription",
        "deleted",
        "invoice_settings",
        "default_payment_method",
        "default_source",
        "quantity",
        "current_period_end",
        "setup_intent",
        "payment_method",
        "previous_attributes",
        "discounts",
        "discount",
        "coupon",
        "source",
        "percent_off",
        "transform_quantity",
        "exp_month",
        "wallet",
        "settings",
        "dashboard",
        "phases",
        "plans",
        "payment",
        "payment_intent",
        "invoice",
    ];
    prop_oneof![9 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"]
}

fn read_as_everything(json: &str) {
    let _ =
        (parse::<Account>(json), parse::<CheckoutSession>(json), parse::<Event>(json), parse::<Plan>(json));
    let _ =
        (parse::<Price>(json), parse::<Product>(json), parse::<SetupIntent>(json), parse::<Subject>(json));
    let _ = (parse::<Discount>(json), parse::<InvoicePreview>(json));
    let _ = (parse::<Charge>(json), parse::<CreditNote>(json), parse::<InvoicePayment>(json));
    if let Ok(schedule) = parse::<SubscriptionSchedule>(json) {
        let items = schedule.phases.iter().flat_map(SchedulePhase::items);
        let _ = (schedule.is_running(), items.filter_map(SchedulePhaseItem::price_id).count());
    }
    if let Ok(customer) = parse::<Customer>(json) {
        let _ = (customer.default_payment_method_id(), customer.knows_its_discount());
    }
    if let Ok(invoice) = parse::<Invoice>(json) {
        let _ = (invoice.subscription_id(), invoice.status(), invoice.created());
    }
    if let Ok(method) = parse::<PaymentMethod>(json) {
        let _ = method.instrument();
    }
    if let Ok(source) = parse::<Source>(json) {
        let _ = source.instrument();
    }
    if let Ok(subscription) = parse::<Subscription>(json) {
        let _ = (subscription.period(), subscription.knows_its_discounts());
        for item in &subscription.items.data {
            let _ = (item.price(), subscription.item_period(item));
        }
    }
}

/// Puts `value` at the `place`-th node of `tree`.
fn replace_node(tree: &mut Value, place: &mut usize, value: &Value) {
    if *place == 0 {
        *tree = value.clone();
    }
    *place = place.wrapping_sub(1);
    match tree {
        Value::Array(elements) => elements.iter_mut().for_each(|child| replace_node(child, place, value)),
        Value::Object(fields) => fields.values_mut().for_each(|child| replace_node(child, place, value)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn no_json_makes_a_parser_panic(json in any_json()) {
        read_as_everything(&json.to_string());
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in ".{0,60}") {
        read_as_everything(&text);
    }

    #[test]
    fn a_subscription_with_any_one_value_changed_is_read_or_refused(place in 0..60usize, value in any_json()) {
        let mut json = current_subscription();
        replace_node(&mut json, &mut place.clone(), &value);
        read_as_everything(&json.to_string());
    }

    #[test]
    fn a_time_is_the_same_in_our_milliseconds(seconds in -62_135_596_800..=253_402_300_799i64) {
        let time = UnixTime::from_seconds(seconds).unwrap();
        prop_assert_eq!(UnixTime::from_epoch_ms(time.epoch_ms()), Some(time));
    }
}
