//! Replacing the payment method, on Stripe's own page. No card data touches this server.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::Redirect;
use serde::{Deserialize, Serialize};
use store::{card_updates, subscriptions};
use stripe::NewSetupSession;
use utoipa::ToSchema;

use super::caller::PortalCaller;
use super::capability::Capability;
use crate::app::App;
use crate::http::body::{OptionalJsonBody, Query};
use crate::http::error_answers::{BodyErrors, PortalErrors, StripeErrors};
use crate::http::problem::{Causes, Problem};
use crate::stripe_account;
use crate::sync::card_update::{self, Outcome, Why};

/// The request of `POST /api/portal/{token}/setup-intent`: nothing to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateSetupIntent {}

/// Where to go to enter a payment method.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetupIntent {
    #[schema(example = "https://checkout.stripe.com/c/pay/cs_test_…")]
    url: String,
}

/// Replaces the payment method.
///
/// Answers the address of Stripe's page to enter one. Once it is confirmed there it pays for everything: it becomes the customer's default and replaces the own payment method of each
/// subscription. The body may be left out.
#[utoipa::path(
    post,
    path = "/api/portal/{token}/setup-intent",
    operation_id = "createSetupIntent",
    tag = "Portal",
    security(()),
    request_body = Option<CreateSetupIntent>,
    responses((status = 200, body = SetupIntent), PortalErrors, BodyErrors, StripeErrors),
)]
pub async fn create(
    State(app): State<App>,
    caller: PortalCaller,
    OptionalJsonBody(CreateSetupIntent {}): OptionalJsonBody<CreateSetupIntent>,
) -> Result<Json<SetupIntent>, Problem> {
    Ok(Json(SetupIntent { url: checkout_url(&app, &caller).await? }))
}

/// `POST /portal/{token}/payment-method`, the same as a form.
pub async fn form(State(app): State<App>, caller: PortalCaller) -> Result<Redirect, Problem> {
    Ok(Redirect::to(&checkout_url(&app, &caller).await?))
}

/// The query that Stripe comes back with.
#[derive(Debug, Deserialize)]
pub struct Returned {
    session_id: Option<String>,
}

/// `GET /portal/{token}/payment-method/return`: the customer is back from Stripe.
///
/// This applies what happened there, which the webhook does as well, whichever comes first; doing it again changes nothing, so the
/// address may be opened any number of times.
pub async fn returned(
    State(app): State<App>,
    caller: PortalCaller,
    Query(query): Query<Returned>,
) -> Result<Redirect, Problem> {
    let page = |done: &str| back(&caller, done);
    let session_id = query.session_id.unwrap_or_default();
    let team = caller.customer.team();
    let known = app.db.read_optional(card_updates::find(team, &session_id)).await?;
    if known.is_none_or(|update| update.customer_id != caller.customer.id) {
        return Ok(page("card-unknown"));
    }
    app.limits.portal_action(&caller.session.id)?;
    Ok(match card_update::apply(&app, team, &session_id).await {
        Ok(outcome) => page(match outcome {
            Outcome::Applied | Outcome::AppliedBefore => "card-updated",
            Outcome::Superseded => "card-superseded",
            Outcome::Not(Why::Open) => "card-not-finished",
            Outcome::Not(Why::Expired) => "card-expired",
            Outcome::Not(Why::Declined) => "card-declined",
            Outcome::Not(Why::Unconfirmed) => "card-unconfirmed",
            Outcome::Not(Why::Removed | Why::NotOurs) => "card-unknown",
        }),
        Err(error) => {
            // The webhook's job goes on trying, so the customer is told the truth: it isn't in place yet.
            tracing::warn!(error = %Causes(&error), "a new payment method could not be put in place on return");
            page("card-pending")
        }
    })
}

/// Back to the tab of payment methods, which tells what was done.
pub fn back(caller: &PortalCaller, done: &str) -> Redirect {
    Redirect::to(&format!("{}?tab=payment-methods&done={done}", caller.path()))
}

/// Opens a Checkout session in setup mode and answers where it is.
///
/// Setup mode needs a currency when no payment method types are given (Stripe's API reference, "Create a Checkout Session"): the
/// customer's own, else that of a subscription, else US dollars.
async fn checkout_url(app: &App, caller: &PortalCaller) -> Result<String, Problem> {
    caller.capabilities.require(Capability::PaymentMethodUpdate)?;
    let currency = match &caller.session.customer_currency {
        Some(currency) => currency.clone(),
        None => {
            let items = app.db.read(subscriptions::items_of_customer(&caller.customer)).await?;
            items.into_iter().find_map(|item| item.currency).unwrap_or_else(|| "usd".to_owned())
        }
    };
    let page = format!("{}{}", app.config.public_url, caller.path());
    let session = NewSetupSession {
        customer: caller.customer.stripe_id.clone(),
        currency,
        success_url: format!("{page}/payment-method/return?session_id={{CHECKOUT_SESSION_ID}}"),
        cancel_url: format!("{page}?tab=payment-methods&done=card-canceled"),
        locale: checkout_locale(caller.session.locale.as_deref(), caller.language.locale.tag()),
        metadata: BTreeMap::from([
            (card_update::CUSTOMER_KEY.to_owned(), caller.customer.id.clone()),
            (card_update::SESSION_KEY.to_owned(), caller.session.id.clone()),
        ]),
    };
    let account = stripe_account::of(app, caller.customer.team()).await?;
    let created = account.create_setup_session(&session, None).await?;
    let url = created
        .object
        .url
        .ok_or_else(|| Problem::unavailable("Stripe gave no page to go to. Please try again."))?;
    let remember = card_updates::insert(
        caller.customer.team(),
        &caller.customer.id,
        &created.object.id,
        app.clock.epoch_ms(),
    );
    account.store(app, remember).await?;
    Ok(url)
}

/// The locale of Checkout for a page in some locale: the region that the session asks for within the page's language, if Checkout
/// knows it, else the page's. None where Checkout doesn't know the language either: then it takes the browser's. It refuses what it
/// doesn't know (Stripe's API reference, `locale` of a Checkout Session).
fn checkout_locale(asked: Option<&str>, page: &str) -> Option<String> {
    const KNOWN: [&str; 40] = [
        "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr", "fr-CA", "hr",
        "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru",
        "sk", "sl", "sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW",
    ];
    let is_of_page = |asked: &&str| asked.strip_prefix(page).is_some_and(|rest| rest.starts_with('-'));
    let of_page = match page {
        "zh-Hans" => "zh",
        "zh-Hant" => "zh-TW",
        other => other,
    };
    let wanted = asked.filter(is_of_page).into_iter().chain([of_page]);
    wanted.map(str::to_owned).find(|locale| KNOWN.contains(&locale.as_str()))
}

#[cfg(test)]
mod tests {
    use i18n::Locale;

    use super::*;

    #[test]
    fn checkout_speaks_the_pages_language_if_it_can() {
        let cases = [
            (None, "en", Some("en")),
            (Some("en-GB"), "en", Some("en-GB")),
            (Some("en-AU"), "en", Some("en")),
            (Some("fr-CA"), "fr", Some("fr-CA")),
            (Some("fr-CA"), "de", Some("de")),
            (Some("pt"), "pt-BR", Some("pt-BR")),
            (Some("zh-TW"), "zh-Hant", Some("zh-TW")),
            (None, "zh-Hans", Some("zh")),
            (Some("ar"), "ar", None),
        ];
        for (asked, page, expected) in cases {
            assert_eq!(checkout_locale(asked, page).as_deref(), expected, "{asked:?} {page}");
        }
    }

    #[test]
    fn only_four_of_our_languages_are_none_of_checkouts() {
        let unknown = Locale::all().map(Locale::tag).filter(|tag| checkout_locale(None, tag).is_none());
        let unknown: Vec<&str> = unknown.collect();
        assert!(unknown.iter().all(|tag| ["ar", "he", "hi", "uk"].contains(tag)), "{unknown:?}");
    }
}
