//! `/v1/payment_methods`.

use super::{Answer, show};
use crate::engine::saving;
use crate::error::ApiError;
use crate::form::{Change, Params};
use crate::objects::address::Address;
use crate::objects::metadata::{self, MetadataChange};
use crate::objects::payment_method::{Behaviour, BillingDetails, Decline, Kind, PaymentMethod, test_method};
use crate::pagination::{Page, Scope, list_object};
use crate::state::State;

/// Makes one from a test token (`card[token]=tok_visa`) or from the details of a bank account.
///
/// Card numbers are refused, as Stripe refuses them from servers: nobody should get used to sending them.
pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let year = saving::this_year(state);
    let kind = params.required_text("type")?;
    let (kind, behaviour) = match kind.as_str() {
        "card" => required(&mut params, "card", |card| take_card(card, year))?,
        "sepa_debit" => required(&mut params, "sepa_debit", take_sepa_debit)?,
        "us_bank_account" => {
            (required(&mut params, "us_bank_account", take_us_bank_account)?, Behaviour::Works)
        }
        "link" => {
            params.group("link", |_| Ok(()))?;
            (Kind::Link { email: "link@example.com".to_owned() }, Behaviour::Works)
        }
        _ => {
            return Err(ApiError::invalid(
                "type",
                "Invalid type: must be one of card, link, sepa_debit, or us_bank_account",
            ));
        }
    };
    let details = Details::take(&mut params)?;
    params.finish()?;

    let id = saving::create(state, kind, behaviour, BillingDetails::default());
    if let Some(method) = state.payment_methods.get_mut(&id) {
        details.apply(method);
    }
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(PaymentMethod::json)
}

pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let details = Details::take(&mut params)?;
    let expiry = params.group("card", |card| Ok((card.integer("exp_month")?, card.integer("exp_year")?)))?;
    params.finish()?;

    known(state, id)?;
    saving::change(state, id, "payment_method.updated", |method| {
        details.apply(method);
        if let (Some((month, year)), Kind::Card { exp_month, exp_year, .. }) = (expiry, &mut method.kind) {
            *exp_month = month.unwrap_or(*exp_month);
            *exp_year = year.unwrap_or(*exp_year);
        }
    });
    show(state, id)
}

pub(super) fn attach(state: &mut State, id: &str, mut params: Params) -> Answer {
    let customer = params.required_text("customer")?;
    params.finish()?;

    if state.live_customer(&customer).is_none() {
        return Err(ApiError::no_such("customer", &customer, "customer"));
    }
    let method = saving::resolve(state, id, "id")?;
    saving::attach(state, &method, &customer)?;
    show(state, &method)
}

pub(super) fn detach(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;

    if known(state, id)?.customer.is_none() {
        let message =
            "The payment method you provided is not attached to a customer so detachment is impossible.";
        return Err(ApiError::forbidden_by_state(message));
    }
    saving::detach(state, id);
    show(state, id)
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let customer = params.text("customer")?;
    let filter = Filter::take(params)?;

    if let Some(customer) = &customer
        && state.live_customer(customer).is_none()
    {
        return Err(ApiError::no_such("customer", customer, "customer"));
    }
    filter.list(state, customer.as_deref(), "/v1/payment_methods")
}

/// What both lists of payment methods can be asked for.
pub(super) struct Filter {
    page: Page,
    kind: Option<String>,
    allow_redisplay: Option<String>,
}

impl Filter {
    pub(super) fn take(mut params: Params) -> Result<Self, ApiError> {
        let page = Page::take(&mut params)?;
        let (kind, allow_redisplay) = (params.text("type")?, params.text("allow_redisplay")?);
        params.finish()?;
        Ok(Self { page, kind, allow_redisplay })
    }

    /// A customer's payment methods. Without a customer Stripe lists none of those that are attached.
    pub(super) fn list(&self, state: &State, customer: Option<&str>, url: &str) -> Answer {
        let keep = |method: &PaymentMethod| {
            customer.is_some()
                && method.customer.as_deref() == customer
                && self.kind.as_ref().is_none_or(|kind| method.type_name() == kind)
                && self.allow_redisplay.as_ref().is_none_or(|redisplay| method.allow_redisplay == *redisplay)
        };
        let (rows, has_more) =
            self.page.of(&state.payment_methods, "PaymentMethod", Scope::of_key(customer), keep)?;
        Ok(list_object(url, has_more, rows.into_iter().map(PaymentMethod::json).collect()))
    }
}

/// The fields that both making and changing one take.
struct Details {
    billing: Option<BillingChange>,
    allow_redisplay: Option<String>,
    metadata: MetadataChange,
}

struct BillingChange {
    address: Change<Address>,
    email: Change<String>,
    name: Change<String>,
    phone: Change<String>,
}

impl Details {
    fn take(params: &mut Params) -> Result<Self, ApiError> {
        let known =
            |word: &str| matches!(word, "always" | "limited" | "unspecified").then(|| word.to_owned());
        Ok(Self {
            billing: params.group("billing_details", |details| {
                Ok(BillingChange {
                    address: details.change_group("address", Address::read)?,
                    email: details.change_text("email")?,
                    name: details.change_text("name")?,
                    phone: details.change_text("phone")?,
                })
            })?,
            allow_redisplay: params.choice("allow_redisplay", "always, limited, or unspecified", known)?,
            metadata: metadata::take(params)?,
        })
    }

    fn apply(self, method: &mut PaymentMethod) {
        if let Some(billing) = self.billing {
            billing.address.apply(&mut method.billing_details.address);
            billing.email.apply(&mut method.billing_details.email);
            billing.name.apply(&mut method.billing_details.name);
            billing.phone.apply(&mut method.billing_details.phone);
        }
        if let Some(allow_redisplay) = self.allow_redisplay {
            method.allow_redisplay = allow_redisplay;
        }
        metadata::merge(&mut method.metadata, self.metadata);
    }
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a PaymentMethod, ApiError> {
    state.payment_methods.get(id).ok_or_else(|| ApiError::no_such("PaymentMethod", id, "id"))
}

fn required<T>(
    params: &mut Params,
    key: &str,
    read: impl FnOnce(&mut Params) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    params.group(key, read)?.ok_or_else(|| ApiError::missing(params.name(key)))
}

fn take_card(card: &mut Params, year: i64) -> Result<(Kind, Behaviour), ApiError> {
    if card.has("number") {
        let message = "Sending credit card numbers directly to the Stripe API is generally unsafe. To continue \
                       processing use a test token such as tok_visa.";
        return Err(ApiError::invalid(card.name("number"), message));
    }
    let token = card.required_text("token")?;
    let method = token.strip_prefix("tok_").and_then(|name| test_method(&format!("pm_card_{name}"), year));
    method.ok_or_else(|| ApiError::no_such("token", &token, &card.name("token")))
}

/// Two of Stripe's test accounts take their time: one pays in the end, and one doesn't.
/// Source: Stripe's documentation, "Accept a SEPA Direct Debit payment", on testing.
fn take_sepa_debit(sepa: &mut Params) -> Result<(Kind, Behaviour), ApiError> {
    let iban: String = sepa.required_text("iban")?.chars().filter(|c| !c.is_whitespace()).collect();
    let is_iban = (15..=34).contains(&iban.len()) && iban.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_iban {
        return Err(ApiError::invalid(sepa.name("iban"), "The IBAN you provided is invalid."));
    }
    let behaviour = match iban.as_str() {
        "AT861904300235473202" => Behaviour::TakesDays(Ok(())),
        "AT181904300235473205" => Behaviour::TakesDays(Err(Decline::Generic)),
        _ => Behaviour::Works,
    };
    let kind = Kind::SepaDebit {
        country: iban[..2].to_ascii_uppercase(),
        bank_code: iban[4..12].to_owned(),
        last4: iban[iban.len() - 4..].to_owned(),
    };
    Ok((kind, behaviour))
}

fn take_us_bank_account(account: &mut Params) -> Result<Kind, ApiError> {
    let number = account.required_text("account_number")?;
    let routing_number = account.required_text("routing_number")?;
    let kind = account.text("account_type")?.unwrap_or_else(|| "checking".to_owned());
    account.text("account_holder_type")?;
    let is_number = |text: &str| text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(&number) || !is_number(&routing_number) {
        let message = "The account number and the routing number must be digits.";
        return Err(ApiError::invalid(account.name("account_number"), message));
    }
    Ok(Kind::UsBankAccount {
        bank_name: "STRIPE TEST BANK",
        account_type: kind,
        last4: number[number.len() - 4..].to_owned(),
        routing_number,
    })
}
