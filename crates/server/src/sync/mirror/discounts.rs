//! Stripe's discounts as the mirror keeps them: what they take off and until when, in the words of [`billing::discount`].

use billing::discount::{Discount, Lasts, Of, Off};
use stripe::objects::{self, CouponDuration, Reference, UnixTime};

use super::text;

/// A subscription's own and its items', as JSON; none when there are none.
pub(super) fn of_subscription(subscription: &objects::Subscription) -> Option<String> {
    let currency = subscription.currency.as_deref();
    let discounts = subscription.discounts().map(|(item, seen)| {
        let of = item.map_or(Of::Subscription, Of::Item);
        discount(seen, of, currency)
    });
    let discounts: Vec<Discount> = discounts.collect();
    if discounts.is_empty() { None } else { serde_json::to_string(&discounts).ok() }
}

/// A customer's own, as JSON; none when there is none.
pub(super) fn of_customer(customer: &objects::Customer) -> Option<String> {
    let seen = customer.discount.as_ref()?;
    serde_json::to_string(&discount(seen, Of::Customer, customer.currency.as_deref())).ok()
}

/// What isn't known of it, as where the key may not read coupons, is left out. So is an amount in another currency than the one that
/// is paid in: Stripe takes another one off then.
fn discount(seen: &Reference<objects::Discount>, of: Of, currency: Option<&str>) -> Discount {
    let end = seen.object().and_then(|discount| discount.end).map(UnixTime::epoch_ms);
    let Some(coupon) = seen.object().and_then(objects::Discount::coupon) else {
        return Discount { coupon: None, name: None, off: None, lasts: end.map(Lasts::Until), of };
    };
    let is_paid_in = |off: &str| currency.is_none_or(|currency| currency.eq_ignore_ascii_case(off));
    let off = match (coupon.percent_off, coupon.amount_off, &coupon.currency) {
        (Some(percent), ..) => Some(Off::Percent(percent.to_string())),
        (None, Some(minor), Some(currency)) if is_paid_in(currency) => {
            Some(Off::Amount { minor, currency: currency.to_lowercase() })
        }
        _ => None,
    };
    let lasts = match (end, &coupon.duration) {
        (Some(end), _) => Some(Lasts::Until(end)),
        (None, Some(CouponDuration::Forever)) => Some(Lasts::Forever),
        (None, Some(CouponDuration::Once)) => Some(Lasts::Once),
        (None, _) => None,
    };
    Discount { coupon: text(Some(&coupon.id)), name: text(coupon.name.as_deref()), off, lasts, of }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn stored(fields: &Value) -> Value {
        let mut object = json!({"id": "sub_1", "currency": "usd"});
        object.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let subscription: objects::Subscription = objects::parse(&object.to_string()).unwrap();
        of_subscription(&subscription).map_or(Value::Null, |json| serde_json::from_str(&json).unwrap())
    }

    #[test]
    fn a_discount_is_stored_alike_whichever_version_tells_it() {
        let coupon = json!({"id": "SPRING", "name": "Spring", "percent_off": 25.5, "duration": "repeating"});
        let expected = json!([{"coupon": "SPRING", "name": "Spring", "off": {"percent": "25.5"}, "lasts": {"until": 9_000}, "of": "subscription"}]);
        let old = json!({"id": "di_1", "coupon": coupon, "end": 9});
        let new = json!({"id": "di_1", "source": {"coupon": coupon}, "end": 9});
        assert_eq!(stored(&json!({"discount": old, "discounts": ["di_1"]})), expected);
        assert_eq!(stored(&json!({"discounts": [new]})), expected);
        assert_eq!(stored(&json!({"discounts": [], "discount": null})), Value::Null);
    }

    #[test]
    fn amounts_durations_and_items_are_told_and_what_is_not_known_is_left_out() {
        let with = |coupon: Value| json!({"id": "di_1", "source": {"coupon": coupon}, "end": null});
        let amount = with(json!({"id": "c", "amount_off": 500, "currency": "usd", "duration": "once"}));
        assert_eq!(
            stored(&json!({"discounts": [amount]})),
            json!([{"coupon": "c", "off": {"amount": {"minor": 500, "currency": "usd"}}, "lasts": "once", "of": "subscription"}])
        );
        let other = with(json!({"id": "c", "amount_off": 500, "currency": "eur", "duration": "forever"}));
        assert_eq!(
            stored(&json!({"discounts": [other]})),
            json!([{"coupon": "c", "lasts": "forever", "of": "subscription"}])
        );
        let item = json!({"id": "si_2", "discounts": [with(json!({"id": "c", "percent_off": 10, "duration": "forever"}))]});
        assert_eq!(
            stored(&json!({"items": {"data": [{"id": "si_1"}, item]}})),
            json!([{"coupon": "c", "off": {"percent": "10"}, "lasts": "forever", "of": {"item": 1}}])
        );
        assert_eq!(stored(&json!({"discounts": ["di_1"]})), json!([{"of": "subscription"}]));
    }

    #[test]
    fn a_customers_discount_is_its_customers() {
        let customer = json!({"id": "cus_1", "discount": {"id": "di_1", "end": null,
            "coupon": {"id": "c", "percent_off": 5, "duration": "forever"}}});
        let customer: objects::Customer = objects::parse(&customer.to_string()).unwrap();
        let expected = r#"{"coupon":"c","off":{"percent":"5"},"lasts":"forever","of":"customer"}"#;
        assert_eq!(of_customer(&customer).as_deref(), Some(expected));
    }
}
