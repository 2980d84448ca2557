//! Paying what is overdue with a payment method that is on file.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use billing::id::Kind;
use billing::subscription_actions::Action;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::invoices::{self, Invoice};
use store::{audit, payment_methods};
use stripe::objects::InvoiceStatus;
use stripe::{ErrorKind, IdempotencyKey};

use super::caller::PortalCaller;
use super::frame;
use super::invoice_at_stripe::{look, no_such_invoice};
use super::payment_method::back;
use super::payment_method_change::no_such_payment_method;
use super::subscription_facts::{Wallet, needed};
use crate::app::App;
use crate::http::body::Query;
use crate::http::problem::Problem;
use crate::stripe_account::{self, ConnectedAccount};

/// As many invoices as the page ever offers to pay at once.
const MOST_INVOICES: usize = 100;

/// What the customer agreed to pay.
#[derive(Debug, Deserialize)]
pub struct Agreed {
    /// Ids of invoices (`pinv_…`), with commas between.
    invoices: Option<String>,
}

/// What trying to pay came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It is paid.
    Paid,
    /// It will be, in some days: a bank debit takes its time.
    Processing,
    /// The bank wants the customer to confirm it.
    Confirm,
    /// The bank refuses.
    Declined(Reason),
    /// It can't be paid any more.
    Changed,
    /// It can't be paid with this payment method.
    Impossible,
}

/// Why a bank refuses, as far as it helps the customer to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Funds,
    Limit,
    Expired,
    Unsupported,
    Details,
    Later,
    /// None that may be told, or none that is known.
    Other,
}

/// `POST /portal/{token}/payment-methods/{paymentMethodId}/pay?invoices=…`: pays exactly these invoices, the oldest first, and stops at
/// the first that isn't paid.
///
/// Paying twice pays once: Stripe refuses to charge an invoice that is paid, and what is asked twice at once has one name.
pub async fn form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, method_id)): Path<(String, String)>,
    Query(agreed): Query<Agreed>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    caller.capabilities.require(needed(Action::Pay))?;
    let ids: Vec<String> = agreed.invoices.unwrap_or_default().split(',').map(str::to_owned).collect();
    if ids.len() > MOST_INVOICES {
        return Err(Problem::bad_request("That is more than can be paid at once."));
    }
    let default = caller.session.default_payment_method.as_deref();
    let method = payment_methods::find_of_customer(&caller.customer, default, &method_id);
    let method = app.db.read_optional(method).await?.ok_or_else(no_such_payment_method)?;
    let mut owed = Vec::with_capacity(ids.len());
    for id in &ids {
        let batch =
            (invoices::find_of_customer(&caller.customer, id), invoices::changed_at(&caller.customer, id));
        let (mut found, changed_at) = app.db.read_batch(batch).await?;
        let invoice = found.pop().ok_or_else(no_such_invoice)?;
        owed.push(Owed { invoice, changed_at: changed_at.first().copied().unwrap_or(0) });
    }
    owed.sort_by_key(|owed| owed.invoice.created_at);
    let account = stripe_account::of(&app, caller.customer.team()).await?;

    let (mut all, mut some_are_paid) = (Outcome::Paid, false);
    for (paid, owed) in owed.iter().enumerate() {
        let outcome = match pay(&app, &caller, &account, owed, &method.stripe_payment_method_id).await {
            // Not that nothing was changed: those before it were paid.
            Err(problem) if paid > 0 && problem.status.is_server_error() => {
                return Err(Problem::not_confirmed());
            }
            outcome => outcome?,
        };
        match outcome {
            Outcome::Paid => some_are_paid = true,
            Outcome::Processing => all = Outcome::Processing,
            Outcome::Confirm => {
                // Stripe's own page for it, where the bank's question is answered.
                let id = &owed.invoice.id;
                return Ok(frame::elsewhere(&headers, &format!("{}/invoices/{id}/pay", caller.path())));
            }
            outcome => {
                all = outcome;
                break;
            }
        }
    }
    let notice = match all {
        Outcome::Paid => self::paid(&app, &caller).await?,
        Outcome::Processing => all.notice(),
        _ if some_are_paid => "paid-some",
        all => all.notice(),
    };
    Ok(back(&caller, notice).into_response())
}

/// The key of what the page says after a payment: whether anything else is to be paid.
pub async fn paid(app: &App, caller: &PortalCaller) -> Result<&'static str, Problem> {
    let customer = &caller.customer;
    let batch = (invoices::unsettled_of_customer(customer), invoices::drafts_to_pay(customer));
    let (unsettled, drafts_to_pay) = app.db.read_batch(batch).await?;
    // A draft that Stripe is about to charge needs nobody.
    let open = Wallet::new(caller, unsettled).open;
    Ok(if open.is_empty() && drafts_to_pay.is_empty() { "paid" } else { "paid-this" })
}

/// An invoice as the mirror had it.
struct Owed {
    invoice: Invoice,
    changed_at: i64,
}

/// Pays one invoice, stores what Stripe says of it then, and records the try.
async fn pay(
    app: &App,
    caller: &PortalCaller,
    account: &ConnectedAccount,
    owed: &Owed,
    method: &str,
) -> Result<Outcome, Problem> {
    let before = look(app, caller, account, &owed.invoice).await?;
    match before.invoice.object.status() {
        Some(InvoiceStatus::Open) => {}
        status => {
            account.store(app, before.mirror(app, caller)).await?;
            let is_paid = status == Some(InvoiceStatus::Paid);
            return Ok(if is_paid { Outcome::Paid } else { Outcome::Changed });
        }
    }
    let name = payment_name(caller, owed, method);
    let key = IdempotencyKey::new(&*name).ok();
    let made = account.pay_invoice(&owed.invoice.stripe_invoice_id, method, key.as_ref()).await;
    let after = match look(app, caller, account, &owed.invoice).await {
        Ok(after) => after,
        Err(problem) => {
            tracing::warn!(sentence = %problem.sentence, "Stripe was asked to charge an invoice and could not be asked what came of it");
            return Err(made.err().map_or_else(Problem::not_confirmed, Problem::of_change));
        }
    };
    let is_paid = after.invoice.object.status() == Some(InvoiceStatus::Paid);
    let outcome = match &made {
        _ if is_paid => Outcome::Paid,
        Ok(_) => Outcome::Processing,
        Err(error) => match of_failure(&error.kind) {
            Some(outcome) => outcome,
            None => {
                // Nobody knows what came of it. What is stored here makes the next try another one.
                account.store(app, after.mirror(app, caller)).await?;
                return Err(Problem::of_change(error.clone()));
            }
        },
    };
    let entry = audit::Entry {
        id: format!("{}{name}", Kind::AuditEntry.prefix()),
        project_id: Some(caller.customer.project.id.clone()),
        actor: caller.actor(),
        action: outcome.action(),
        target: owed.invoice.id.clone(),
        before: Some(before.audited()),
        after: Some(after.audited()),
        stripe_request_id: match made {
            Ok(paid) => paid.request_id,
            Err(error) => error.request_id,
        },
        created_at: app.clock.epoch_ms(),
    };
    let mut changes = after.mirror(app, caller);
    if outcome == Outcome::Processing {
        let now = app.clock.epoch_ms();
        changes.add(invoices::begin_payment(caller.customer.team(), &owed.invoice, now));
    }
    account.store_change(app, changes, &entry).await?;
    Ok(outcome)
}

/// The same for two tries at once; another after anything has been stored of the invoice, as every try does.
fn payment_name(caller: &PortalCaller, owed: &Owed, method: &str) -> String {
    let Owed { invoice, changed_at } = owed;
    let named = format!("{}/pay/{}/{method}/{changed_at}", caller.customer.team().id, invoice.id);
    hex::encode(&Sha256::digest(named)[..14])
}

/// What a refusal of Stripe's means; none where it is no refusal. See <https://docs.stripe.com/error-codes>.
fn of_failure(error: &ErrorKind) -> Option<Outcome> {
    let (code, decline_code) = match error {
        ErrorKind::CardDeclined { code, decline_code, .. } => (code.as_deref(), decline_code.as_deref()),
        ErrorKind::InvalidRequest { code, .. } => (code.as_deref(), None),
        _ => return None,
    };
    Some(match (code, decline_code) {
        (
            Some(
                "invoice_payment_intent_requires_action"
                | "subscription_payment_intent_requires_action"
                | "authentication_required",
            ),
            _,
        )
        | (_, Some("authentication_required")) => Outcome::Confirm,
        _ if matches!(error, ErrorKind::InvalidRequest { .. }) => Outcome::Impossible,
        (code, decline_code) => Outcome::Declined(reason(code, decline_code)),
    })
}

/// Why a bank refuses. That a card was reported as lost or stolen, or looks like fraud, is not for whoever holds it to know. See
/// <https://docs.stripe.com/declines/codes>.
fn reason(code: Option<&str>, decline_code: Option<&str>) -> Reason {
    match decline_code.or(code).unwrap_or("") {
        "insufficient_funds" => Reason::Funds,
        "card_velocity_exceeded" | "withdrawal_count_limit_exceeded" => Reason::Limit,
        "expired_card" => Reason::Expired,
        "card_not_supported"
        | "currency_not_supported"
        | "service_not_allowed"
        | "transaction_not_allowed"
        | "testmode_decline" => Reason::Unsupported,
        "incorrect_number"
        | "invalid_number"
        | "incorrect_cvc"
        | "invalid_cvc"
        | "incorrect_zip"
        | "incorrect_address"
        | "invalid_expiry_month"
        | "invalid_expiry_year"
        | "invalid_account" => Reason::Details,
        "issuer_not_available"
        | "processing_error"
        | "reenter_transaction"
        | "try_again_later"
        | "approve_with_id"
        | "duplicate_transaction" => Reason::Later,
        _ => Reason::Other,
    }
}

impl Outcome {
    /// The key of what the page says.
    fn notice(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Processing | Self::Confirm => "pay-processing",
            Self::Changed => "pay-changed",
            Self::Impossible => "pay-impossible",
            Self::Declined(Reason::Funds) => "pay-declined-funds",
            Self::Declined(Reason::Limit) => "pay-declined-limit",
            Self::Declined(Reason::Expired) => "pay-declined-expired",
            Self::Declined(Reason::Unsupported) => "pay-declined-unsupported",
            Self::Declined(Reason::Details) => "pay-declined-details",
            Self::Declined(Reason::Later) => "pay-declined-later",
            Self::Declined(Reason::Other) => "pay-declined",
        }
    }

    /// What the audit log calls it.
    fn action(self) -> &'static str {
        match self {
            Self::Paid => "invoice.paid",
            Self::Processing => "invoice.payment_begun",
            Self::Confirm => "invoice.payment_unconfirmed",
            Self::Declined(_) | Self::Impossible | Self::Changed => "invoice.payment_failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use i18n::Locale;

    use super::*;
    use crate::portal::notice::Notice;

    fn declined(code: &str, decline_code: Option<&str>) -> Option<Outcome> {
        of_failure(&ErrorKind::CardDeclined {
            message: "No.".to_owned(),
            code: Some(code.to_owned()),
            decline_code: decline_code.map(str::to_owned),
        })
    }

    #[test]
    fn each_refusal_says_what_helps_and_nothing_that_a_thief_should_know() {
        let cases = [
            ("insufficient_funds", Reason::Funds),
            ("card_velocity_exceeded", Reason::Limit),
            ("expired_card", Reason::Expired),
            ("currency_not_supported", Reason::Unsupported),
            ("incorrect_cvc", Reason::Details),
            ("try_again_later", Reason::Later),
            ("generic_decline", Reason::Other),
            ("do_not_honor", Reason::Other),
            ("lost_card", Reason::Other),
            ("stolen_card", Reason::Other),
            ("fraudulent", Reason::Other),
            ("something_new", Reason::Other),
        ];
        for (code, reason) in cases {
            assert_eq!(declined("card_declined", Some(code)), Some(Outcome::Declined(reason)), "{code}");
            let notice = Notice::named(Outcome::Declined(reason).notice(), Locale::ENGLISH.text());
            assert!(notice.is_some_and(|notice| notice.tone == "bad"), "{code}");
        }
        assert_eq!(declined("expired_card", None), Some(Outcome::Declined(Reason::Expired)));
    }

    #[test]
    fn the_banks_question_is_no_refusal_and_silence_is_no_answer() {
        assert_eq!(declined("invoice_payment_intent_requires_action", None), Some(Outcome::Confirm));
        assert_eq!(declined("card_declined", Some("authentication_required")), Some(Outcome::Confirm));
        let refused = |code: Option<&str>| ErrorKind::InvalidRequest {
            message: "No.".to_owned(),
            param: None,
            code: code.map(str::to_owned),
        };
        assert_eq!(
            of_failure(&refused(Some("invoice_payment_intent_requires_action"))),
            Some(Outcome::Confirm)
        );
        assert_eq!(of_failure(&refused(None)), Some(Outcome::Impossible));
        assert_eq!(of_failure(&ErrorKind::Server { status: 500 }), None);
    }
}
