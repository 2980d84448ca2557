//! `/v1/customers`.

use super::{Answer, coupons, deleted, payment_methods, show};
use crate::engine::discounting::{self, Owner};
use crate::engine::{lifecycle, saving};
use crate::error::ApiError;
use crate::form::{Change, Params};
use crate::objects::address::Address;
use crate::objects::customer::Customer;
use crate::objects::metadata::{self, MetadataChange};
use crate::objects::subscription::CancellationReason;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

/// The fields that both making and changing a customer take.
struct Fields {
    name: Change<String>,
    email: Change<String>,
    phone: Change<String>,
    description: Change<String>,
    address: Change<Address>,
    balance: Option<i64>,
    default_payment_method: Change<String>,
    preferred_locales: Option<Vec<String>>,
    tax_exempt: Option<String>,
    metadata: MetadataChange,
}

impl Fields {
    fn take(params: &mut Params) -> Result<Self, ApiError> {
        let email = params.change_text("email")?;
        if let Change::Set(email) = &email
            && !email.contains('@')
        {
            return Err(ApiError::invalid("email", format!("Invalid email address: {email}")));
        }
        let tax_word = |word: &str| matches!(word, "none" | "exempt" | "reverse").then(|| word.to_owned());
        Ok(Self {
            name: params.change_text("name")?,
            email,
            phone: params.change_text("phone")?,
            description: params.change_text("description")?,
            address: params.change_group("address", Address::read)?,
            balance: params.integer("balance")?,
            default_payment_method: params
                .group("invoice_settings", |settings| settings.change_text("default_payment_method"))?
                .unwrap_or(Change::Keep),
            preferred_locales: params.texts("preferred_locales")?,
            tax_exempt: params.choice("tax_exempt", "none, exempt, or reverse", tax_word)?,
            metadata: metadata::take(params)?,
        })
    }

    fn apply(self, customer: &mut Customer) {
        self.name.apply(&mut customer.name);
        self.email.apply(&mut customer.email);
        self.phone.apply(&mut customer.phone);
        self.description.apply(&mut customer.description);
        self.address.apply(&mut customer.address);
        self.default_payment_method.apply(&mut customer.default_payment_method);
        customer.balance = self.balance.unwrap_or(customer.balance);
        if let Some(locales) = self.preferred_locales {
            customer.preferred_locales = locales;
        }
        if let Some(tax_exempt) = self.tax_exempt {
            customer.tax_exempt = tax_exempt;
        }
        metadata::merge(&mut customer.metadata, self.metadata);
    }
}

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let fields = Fields::take(&mut params)?;
    let method = params.text("payment_method")?;
    let test_clock = params.text("test_clock")?;
    params.finish()?;

    let method = method.map(|method| saving::resolve(state, &method, "payment_method")).transpose()?;
    let id = state.new_id("cus_", 14);
    let mut customer = Customer::new(id.clone(), state.now(), state.new_invoice_prefix());
    if let Change::Set(default) = &fields.default_payment_method
        && Some(default) != method.as_ref()
    {
        return Err(not_attached(default, "invoice_settings[default_payment_method]"));
    }
    fields.apply(&mut customer);
    customer.test_clock = test_clock;
    state.customers.insert(customer);
    if let Some(method) = &method
        && let Err(error) = saving::attach(state, method, &id)
    {
        state.customers.remove(&id);
        return Err(error);
    }
    state.record("customer.created", &id);
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    let found = state.customers.get(id).map(|customer| customer.json(state));
    found.ok_or_else(|| ApiError::no_such("customer", id, "id"))
}

pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let mut fields = Fields::take(&mut params)?;
    // As older versions have it. Now only Stripe's dashboard can do it.
    let coupon = params.change_text("coupon")?;
    params.finish()?;

    known(state, id)?;
    if let Change::Set(coupon) = &coupon {
        discounting::redeemable(state, coupon, "coupon")?;
    }
    if let Change::Set(method) = &fields.default_payment_method {
        let param = "invoice_settings[default_payment_method]";
        fields.default_payment_method = Change::Set(owned_method(state, method, id, param)?);
    }
    state.change("customer.updated", id, |state| {
        if let Some(customer) = state.customers.get_mut(id) {
            fields.apply(customer);
        }
        let before: Vec<String> =
            state.customers.get(id).and_then(|customer| customer.discount.clone()).into_iter().collect();
        let wanted = match coupon {
            Change::Keep => return,
            Change::Clear => Vec::new(),
            Change::Set(coupon) => vec![coupons::Wanted::Coupon(coupon)],
        };
        let owner = Owner { customer: id, subscription: None, item: None };
        let after = coupons::apply(state, wanted, &before, owner);
        if let Some(customer) = state.customers.get_mut(id) {
            customer.discount = after.into_iter().next();
        }
    });
    state.customers.rekey(id);
    show(state, id)
}

/// Takes the customer's discount away.
pub(super) fn delete_discount(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id)?;
    let discount = state.customers.get(id).and_then(|customer| customer.discount.clone());
    let discount = discount.and_then(|discount| state.discounts.get(&discount).cloned());
    let discount = discount.ok_or_else(|| ApiError::no_such("discount", id, "id"))?;
    discounting::remove_from_customer(state, id);
    coupons::deleted_discount(&discount, state)
}

/// Deleting a customer ends their subscriptions at once.
pub(super) fn delete(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;

    known(state, id)?;
    let running = state.subscriptions.with_key(id).filter(|subscription| subscription.customer == id);
    let running: Vec<String> = running.map(|subscription| subscription.id.clone()).collect();
    for subscription in running {
        lifecycle::cancel(state, &subscription, CancellationReason::CancellationRequested);
    }
    state.record("customer.deleted", id);
    if let Some(customer) = state.customers.get_mut(id) {
        customer.deleted = true;
    }
    Ok(deleted("customer", id))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let email = params.text("email")?;
    params.finish()?;

    let keep = |customer: &Customer| {
        !customer.deleted
            && customer.test_clock.is_none()
            && email.as_ref().is_none_or(|email| customer.email.as_ref() == Some(email))
    };
    let (rows, has_more) =
        page.of(&state.customers, "customer", Scope { key: email.as_deref(), created }, keep)?;
    Ok(list_object(
        "/v1/customers",
        has_more,
        rows.into_iter().map(|customer| customer.json(state)).collect(),
    ))
}

pub(super) fn list_payment_methods(state: &State, id: &str, params: Params) -> Answer {
    let filter = payment_methods::Filter::take(params)?;
    known(state, id)?;
    filter.list(state, Some(id), &format!("/v1/customers/{id}/payment_methods"))
}

pub(super) fn retrieve_payment_method(state: &State, id: &str, method: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id)?;
    let found = state.payment_methods.get(method).filter(|method| method.customer.as_deref() == Some(id));
    found.map(|method| method.json()).ok_or_else(|| ApiError::no_such("PaymentMethod", method, "id"))
}

/// A customer that exists and was not deleted, named by the address.
fn known(state: &State, id: &str) -> Result<(), ApiError> {
    state.live_customer(id).map(|_| ()).ok_or_else(|| ApiError::no_such("customer", id, "id"))
}

/// A payment method that a parameter names and that must be the customer's. Test methods are saved on the way.
pub(super) fn owned_method(
    state: &mut State,
    method: &str,
    customer: &str,
    param: &str,
) -> Result<String, ApiError> {
    let was_test_method = state.payment_methods.get(method).is_none();
    let id = saving::resolve(state, method, param)?;
    if was_test_method {
        saving::attach(state, &id, customer)?;
    }
    let owner = state.payment_methods.get(&id).and_then(|method| method.customer.as_deref());
    if owner == Some(customer) { Ok(id) } else { Err(not_attached(method, param)) }
}

fn not_attached(method: &str, param: &str) -> ApiError {
    let message = format!(
        "The customer does not have a payment method with the ID {method}. The payment method must be attached to the \
         customer."
    );
    ApiError::invalid(param, message)
}
