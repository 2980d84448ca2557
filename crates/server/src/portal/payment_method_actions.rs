//! What a customer does with a payment method that is on file, as JSON and as forms.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::PortalCaller;
use super::payment_method::back;
use super::payment_method_change::{self, Removal};
use crate::app::App;
use crate::http::body::{JsonBody, Query};
use crate::http::error_answers::{BodyErrors, PortalErrors, StripeErrors};
use crate::http::problem::Problem;
use crate::shapes::PaymentMethod;

/// The request of `PATCH /api/portal/{token}/payment-methods/{paymentMethodId}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdatePaymentMethod {
    /// Only true: to take it back, put another in its place.
    #[schema(example = true)]
    is_default: bool,
}

/// One payment method.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethodAnswer {
    payment_method: PaymentMethod,
}

/// Charges everything to a payment method.
///
/// It becomes the customer's default and replaces the own payment method of each subscription. One that has expired is a 409.
#[utoipa::path(
    patch,
    path = "/api/portal/{token}/payment-methods/{paymentMethodId}",
    operation_id = "updatePortalPaymentMethod",
    tag = "Portal",
    security(()),
    request_body = UpdatePaymentMethod,
    responses((status = 200, body = PaymentMethodAnswer), PortalErrors, BodyErrors, StripeErrors),
)]
pub async fn update(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, method_id)): Path<(String, String)>,
    JsonBody(wanted): JsonBody<UpdatePaymentMethod>,
) -> Result<Json<PaymentMethodAnswer>, Problem> {
    if !wanted.is_default {
        return Err(Problem::bad_request(
            "`isDefault` can only be set to true. Make another payment method the default instead.",
        ));
    }
    let row = payment_method_change::use_for_everything(&app, &caller, &method_id).await?;
    Ok(Json(PaymentMethodAnswer { payment_method: row.into() }))
}

/// Removes a payment method.
///
/// What it pays for is charged to another first: the default, or else the newest that has not expired. Where a subscription needs it
/// and there is no other, it stays, and the answer is a 409 that names the subscription. Removing it again changes nothing.
#[utoipa::path(
    delete,
    path = "/api/portal/{token}/payment-methods/{paymentMethodId}",
    operation_id = "deletePortalPaymentMethod",
    tag = "Portal",
    security(()),
    responses((status = 204, description = "It is removed."), PortalErrors, StripeErrors),
)]
pub async fn remove(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, method_id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    match payment_method_change::remove(&app, &caller, &method_id, None).await? {
        Removal::Removed => Ok(StatusCode::NO_CONTENT),
        Removal::OtherSuccessor => {
            Err(Problem::conflict("What would pay instead has changed. Please try again."))
        }
        Removal::Needed(names) => Err(Problem::conflict(format!(
            "It pays for {}, and no other payment method on file could. Add another first.",
            names.join(", ")
        ))),
    }
}

/// `POST /portal/{token}/payment-methods/{paymentMethodId}/default`
pub async fn default_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, method_id)): Path<(String, String)>,
) -> Result<Redirect, Problem> {
    match payment_method_change::use_for_everything(&app, &caller, &method_id).await {
        Ok(_) => Ok(back(&caller, "method-default")),
        Err(problem) if problem.status == StatusCode::CONFLICT => Ok(back(&caller, "method-unusable")),
        Err(problem) => Err(problem),
    }
}

/// What the customer was told when asked whether to remove one.
#[derive(Debug, Deserialize)]
pub struct Agreed {
    instead: Option<String>,
}

/// `POST /portal/{token}/payment-methods/{paymentMethodId}/remove`: the customer has been told what pays instead, and agreed. Where that
/// isn't so any more, the question is asked anew.
pub async fn remove_form(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, method_id)): Path<(String, String)>,
    Query(agreed): Query<Agreed>,
) -> Result<Redirect, Problem> {
    let agreed = agreed.instead.unwrap_or_default();
    Ok(match payment_method_change::remove(&app, &caller, &method_id, Some(&agreed)).await? {
        Removal::Removed => back(&caller, "method-removed"),
        Removal::Needed(_) | Removal::OtherSuccessor => {
            Redirect::to(&format!("{}/payment-methods/{method_id}/remove", caller.path()))
        }
    })
}
