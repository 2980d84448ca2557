//! `…/portal`: the company's server asks for a link and sends its customer there.

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use billing::clock::Timestamp;
use billing::id::Kind;
use bytes::Bytes;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use store::db::{Db, DbError};
use store::{customers, portal_sessions, subscriptions, teams, tenant};
use url::Url;
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::http::body::{self, Query};
use crate::http::caller::{ProjectCaller, ReadSubscriptions, WriteSubscriptions};
use crate::http::error_answers::{BodyErrors, CallerErrors, Conflict};
use crate::http::idempotency::{self, IdempotencyKey, Keyed};
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::http::web_address::is_https_or_local;
use crate::portal::capability::Capability;
use crate::secret::token::PlainToken;
use crate::shapes;

pub(crate) const DEFAULT_TTL_MS: i64 = 3_600_000;
pub(crate) const MIN_TTL_MS: i64 = 60_000;
pub(crate) const MAX_TTL_MS: i64 = 2_592_000_000;

/// The request of `POST …/portal`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreatePortalSession {
    /// `pc_…`
    #[schema(example = "pc_0mf2x7…")]
    customer_id: String,
    /// How long the link lasts, in milliseconds: 60000 (a minute) to 2592000000 (30 days).
    #[schema(value_type = Option<i64>, minimum = 60_000, maximum = 2_592_000_000_i64, default = 3_600_000)]
    ttl_ms: Option<serde_json::Value>,
    /// Where the customer goes back to: https, and on one of the project's origins if it lists any.
    #[schema(example = "https://app.example.com/settings", max_length = 2_048)]
    return_url: Option<String>,
    /// The customer's language, as a tag like `pt-BR`. When it is left out, or the portal doesn't speak it, the customer's
    /// `preferred_locales` in Stripe count, and then what the browser asks for. The customer can choose another.
    #[schema(min_length = 2, max_length = 35)]
    locale: Option<String>,
    /// The customer's time zone, by its name in the IANA's database; UTC when left out. Days and times are shown in it.
    #[schema(example = "Europe/Berlin", max_length = 64)]
    time_zone: Option<String>,
    /// What the page opens with, if `capabilities` allow it. Where the subscription is gone or has ended by then, it opens as ever.
    flow: Option<Flow>,
    /// What the session may do; everything when left out.
    capabilities: Option<Vec<Capability>>,
}

/// A page to open the portal with: `{"type": "payment_method_update"}`, or
/// `{"type": "subscription_cancel", "subscriptionId": "ps_…"}`.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Flow {
    /// Which.
    #[serde(rename = "type")]
    pub kind: FlowKind,
    /// `ps_…`, for the flows about one subscription; one of the customer's.
    pub subscription_id: Option<String>,
}

/// Which page a portal opens with.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// Payment methods.
    PaymentMethodUpdate,
    /// The question whether to cancel one subscription.
    SubscriptionCancel,
}

/// A link that was just made.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedPortalSession<'a> {
    #[schema(example = "portal_sess_0mf2xc…")]
    session_id: &'a str,
    /// 32 lower-case hexadecimal characters. It can't be had again.
    #[schema(example = "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4")]
    token: &'a str,
    /// Where to send the customer.
    #[schema(example = "https://billing.example.com/portal/a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4")]
    portal_url: String,
    expires_at: Timestamp,
}

/// Makes a link to the portal.
///
/// Send the customer to `portalUrl`. The same request with the same `Idempotency-Key` gets the same answer for 24 hours.
#[utoipa::path(
    post,
    path = "/portal",
    operation_id = "createPortalSession",
    tag = "Portal links",
    security(("apiKey" = ["subscriptions:write"]), ("session" = ["member"])),
    params(IdempotencyKey),
    request_body = CreatePortalSession,
    responses((status = 201, body = CreatedPortalSession), CallerErrors, BodyErrors, Conflict),
)]
pub async fn create(
    State(app): State<App>,
    caller: ProjectCaller<WriteSubscriptions>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    request: axum::extract::Request,
) -> Result<Response, Problem> {
    app.limits.mint(&caller.actor.to_string())?;
    let raw: Bytes = body::json_bytes(request, &app).await?;
    let wanted: CreatePortalSession = body::parse(&raw)?;
    let keyed = idempotency::keyed(&headers, &caller.actor, uri.path(), &raw)?;
    if let Some(keyed) = &keyed
        && let Some(answer) = keyed.replay(&app).await?
    {
        return Ok(created(answer, true));
    }

    let now = app.clock.epoch_ms();
    let expires_at = now + ttl_ms(wanted.ttl_ms.as_ref())?;
    if let Some(url) = &wanted.return_url {
        check_return_url(
            url,
            app.db.read_optional(teams::return_origins(&caller.project)).await?.as_deref(),
        )?;
    }
    check_locale(wanted.locale.as_deref())?;
    let time_zone = wanted.time_zone.as_deref().map(time_zone).transpose()?;
    if let Some(flow) = &wanted.flow {
        check_flow(flow, wanted.capabilities.as_deref())?;
        if let Some(id) = &flow.subscription_id {
            check_subscription(&app, &caller.project, &wanted.customer_id, id).await?;
        }
    }
    let token = PlainToken::portal(&app.entropy);
    let session = portal_sessions::NewSession {
        id: app.new_id(Kind::PortalSession),
        customer_id: wanted.customer_id,
        token_hash: token.hash(),
        return_url: wanted.return_url,
        locale: wanted.locale,
        time_zone,
        flow: wanted.flow.as_ref().map(to_json),
        capabilities: wanted.capabilities.as_ref().map(to_json),
        created_by: caller.actor.to_string(),
        created_at: now,
        expires_at,
    };
    let answer = to_json(&CreatedPortalSession {
        session_id: &session.id,
        token: token.expose(),
        portal_url: format!("{}/portal/{}", app.config.public_url, token.expose()),
        expires_at: Timestamp::from_millisecond(expires_at).unwrap_or(Timestamp::MAX),
    });

    let insert = portal_sessions::insert(&caller.project, &session);
    let Some(keyed) = keyed else {
        return match app.db.write(vec![insert]).await?[..] {
            [1] => Ok(created(answer, false)),
            _ => Err(no_such_customer(&session.customer_id)),
        };
    };
    match open_once(&app.db, insert, keyed.keep(&app, &answer)).await {
        Ok(true) => Ok(created(answer, false)),
        Ok(false) => Err(no_such_customer(&session.customer_id)),
        Err(error) if Keyed::lost_the_race(&error) => match keyed.replay(&app).await? {
            Some(answer) => Ok(created(answer, true)),
            None => Err(error.into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// Opens a session and keeps its answer, both or neither. False when there is no such customer.
async fn open_once(
    db: &Db,
    insert: store::db::Command,
    keep: [store::db::Command; 2],
) -> Result<bool, DbError> {
    db.tx(move |tx| {
        Box::pin(async move {
            if tx.execute(insert).await? == 0 {
                return Ok(false);
            }
            for command in keep {
                tx.execute(command).await?;
            }
            Ok(true)
        })
    })
    .await
}

/// A link, without its token.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalSession {
    #[schema(example = "portal_sess_0mf2xc…")]
    session_id: String,
    #[schema(example = "2026-03-01T12:00:00Z")]
    created_at: Option<Timestamp>,
    #[schema(example = "2026-03-01T13:00:00Z")]
    expires_at: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
}

/// Links.
#[derive(Debug, Serialize, ToSchema)]
pub struct PortalSessionList {
    sessions: Vec<PortalSession>,
}

/// How many links were revoked that still worked.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevokedPortalSessions {
    #[schema(example = 2)]
    revoked: u64,
}

/// The query of `GET …/portal/sessions`.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListOfCustomer {
    /// `pc_…`
    #[param(required = true, nullable = false)]
    customer_id: Option<String>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
    /// How many to leave out first.
    #[param(minimum = 0, maximum = 1_000_000, default = 0)]
    offset: Option<i64>,
}

/// The query of `DELETE …/portal/sessions`.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfCustomer {
    /// `pc_…`
    #[param(required = true, nullable = false)]
    customer_id: Option<String>,
}

/// Lists a customer's links.
///
/// Newest first, without their tokens.
#[utoipa::path(
    get,
    path = "/portal/sessions",
    operation_id = "listPortalSessions",
    tag = "Portal links",
    security(("apiKey" = ["subscriptions:read"]), ("session" = ["viewer"])),
    params(ListOfCustomer),
    responses((status = 200, body = PortalSessionList), CallerErrors),
)]
pub async fn list(
    State(app): State<App>,
    caller: ProjectCaller<ReadSubscriptions>,
    Query(query): Query<ListOfCustomer>,
) -> Result<Json<PortalSessionList>, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let customer_id = query.customer_id.ok_or_else(customer_id_is_needed)?;
    let batch = (
        customers::find(&caller.project, &customer_id),
        portal_sessions::list(&caller.project, &customer_id, limit, offset),
    );
    let (customer, sessions) = app.db.read_batch(batch).await?;
    if customer.is_empty() {
        return Err(no_such_customer(&customer_id));
    }
    let sessions = sessions
        .into_iter()
        .map(|session| PortalSession {
            session_id: session.id,
            created_at: shapes::time(session.created_at),
            expires_at: shapes::time(session.expires_at),
            revoked_at: session.revoked_at.and_then(shapes::time),
        })
        .collect();
    Ok(Json(PortalSessionList { sessions }))
}

/// Revokes a link.
///
/// From now on it no longer opens.
#[utoipa::path(
    delete,
    path = "/portal/sessions/{sessionId}",
    operation_id = "revokePortalSession",
    tag = "Portal links",
    security(("apiKey" = ["subscriptions:write"]), ("session" = ["member"])),
    responses((status = 204, description = "It is revoked."), CallerErrors),
)]
pub async fn revoke(
    State(app): State<App>,
    caller: ProjectCaller<WriteSubscriptions>,
    Path((_, _, session_id)): Path<(String, String, String)>,
) -> Result<StatusCode, Problem> {
    let revoke = portal_sessions::revoke(&caller.project, &session_id, app.clock.epoch_ms());
    let known = portal_sessions::exists(&caller.project, &session_id);
    match app.db.read_optional(known).await? {
        Some(_) => {
            app.db.write(vec![revoke]).await?;
            Ok(StatusCode::NO_CONTENT)
        }
        None => Err(Problem::not_found("There is no such portal session in this project.")),
    }
}

/// Revokes a customer's links.
#[utoipa::path(
    delete,
    path = "/portal/sessions",
    operation_id = "revokePortalSessions",
    tag = "Portal links",
    security(("apiKey" = ["subscriptions:write"]), ("session" = ["member"])),
    params(OfCustomer),
    responses((status = 200, body = RevokedPortalSessions), CallerErrors),
)]
pub async fn revoke_all(
    State(app): State<App>,
    caller: ProjectCaller<WriteSubscriptions>,
    Query(query): Query<OfCustomer>,
) -> Result<Json<RevokedPortalSessions>, Problem> {
    let customer_id = query.customer_id.ok_or_else(customer_id_is_needed)?;
    if app.db.read_optional(customers::find(&caller.project, &customer_id)).await?.is_none() {
        return Err(no_such_customer(&customer_id));
    }
    let revoke = portal_sessions::revoke_all(&caller.project, &customer_id, app.clock.epoch_ms());
    let revoked = app.db.write(revoke.into()).await?;
    Ok(Json(RevokedPortalSessions { revoked: revoked.first().copied().unwrap_or_default() }))
}

/// The answer of a request that made something: JSON that may have been kept for its idempotency key.
pub(super) fn created(answer: String, replayed: bool) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (StatusCode::CREATED, json, answer).into_response();
    if replayed {
        response.headers_mut().insert("idempotent-replayed", axum::http::HeaderValue::from_static("true"));
    }
    response
}

fn no_such_customer(id: &str) -> Problem {
    super::customers::no_such_customer(id, "There is no customer with this `customerId` in this project.")
}

fn customer_id_is_needed() -> Problem {
    Problem::bad_request("`customerId` is needed: add `?customerId=pc_…`.")
}

/// JSON as text.
pub(super) fn to_json<T: Serialize>(value: &T) -> String {
    // Texts, numbers, and lists and maps of them always serialise.
    serde_json::to_string(value).unwrap_or_default()
}

fn ttl_ms(wanted: Option<&serde_json::Value>) -> Result<i64, Problem> {
    let Some(value) = wanted else { return Ok(DEFAULT_TTL_MS) };
    value.as_i64().filter(|ms| (MIN_TTL_MS..=MAX_TTL_MS).contains(ms)).ok_or_else(|| {
        Problem::bad_request(format!(
            "`ttlMs` must be a whole number of milliseconds from {MIN_TTL_MS} (a minute) to {MAX_TTL_MS} (30 days)."
        ))
    })
}

/// A return address must be [https or local](is_https_or_local), and where the project lists origins, one of them.
fn check_return_url(text: &str, origins: Option<&str>) -> Result<(), Problem> {
    let bad = |why: &str| Err(Problem::bad_request(format!("`returnUrl` {why}.")));
    if text.len() > 2_048 {
        return bad("must be at most 2048 characters long");
    }
    let Ok(url) = Url::parse(text) else {
        return bad("must be a full address like https://app.example.com/billing");
    };
    if !is_https_or_local(&url) {
        return bad("must start with https://");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return bad("must not hold a user name or a password");
    }
    let origins: Vec<String> = origins.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    if origins.is_empty() || origins.contains(&url.origin().ascii_serialization()) {
        Ok(())
    } else {
        bad("must be on one of the origins that this project lists")
    }
}

fn check_locale(locale: Option<&str>) -> Result<(), Problem> {
    let is_tag = |tag: &str| {
        (2..=35).contains(&tag.len())
            && tag
                .split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    match locale {
        Some(tag) if !is_tag(tag) => {
            Err(Problem::bad_request("`locale` must be a language tag like `en` or `pt-BR`."))
        }
        _ => Ok(()),
    }
}

/// The name of a time zone as the IANA writes it.
fn time_zone(name: &str) -> Result<String, Problem> {
    let zone = TimeZone::get(name).ok().filter(|_| name.len() <= 64);
    zone.as_ref().and_then(TimeZone::iana_name).map(str::to_owned).ok_or_else(|| {
        Problem::bad_request(
            "`timeZone` must be the name of a time zone in the IANA's database, like `Europe/Berlin` or `UTC`.",
        )
    })
}

/// A flow has to have what it is about, and leads nowhere when the link may not do it.
fn check_flow(flow: &Flow, capabilities: Option<&[Capability]>) -> Result<(), Problem> {
    let capability = match (flow.kind, &flow.subscription_id) {
        (FlowKind::SubscriptionCancel, None) => {
            return Err(Problem::bad_request(
                "`flow.subscriptionId` is needed for the flow `subscription_cancel`.",
            ));
        }
        (FlowKind::PaymentMethodUpdate, Some(_)) => {
            return Err(Problem::bad_request(
                "`flow.subscriptionId` has no meaning for the flow `payment_method_update`.",
            ));
        }
        (FlowKind::SubscriptionCancel, Some(_)) => Capability::SubscriptionCancel,
        (FlowKind::PaymentMethodUpdate, None) => Capability::PaymentMethodUpdate,
    };
    if capabilities.is_none_or(|allowed| allowed.contains(&capability)) {
        return Ok(());
    }
    let name = to_json(&capability);
    let name = name.trim_matches('"');
    Err(Problem::bad_request(format!(
        "`flow` needs the capability `{name}`, which isn't among `capabilities`: add it, or leave the flow out."
    )))
}

/// A link that asks about a subscription has to be for the customer who has it.
async fn check_subscription(
    app: &App,
    project: &tenant::Project,
    customer_id: &str,
    id: &str,
) -> Result<(), Problem> {
    let batch = (customers::find(project, customer_id), subscriptions::find_in_project(project, id));
    let (customer, subscription) = app.db.read_batch(batch).await?;
    if customer.is_empty() {
        return Err(no_such_customer(customer_id));
    }
    if subscription.first().is_some_and(|found| found.customer_id == customer_id) {
        return Ok(());
    }
    Err(Problem::not_found(if id.starts_with("sub_") {
        "`flow.subscriptionId` is Stripe's id. BillStack's begin with `ps_`: \
         `GET …/subscriptions?customerId=pc_…` lists the customer's, each with its `stripeSubscriptionId`."
    } else {
        "This customer has no subscription with this `flow.subscriptionId`."
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_time_to_live_is_a_whole_number_within_bounds() {
        assert_eq!(ttl_ms(None).unwrap(), 3_600_000);
        assert_eq!(ttl_ms(Some(&json!(60_000))).unwrap(), 60_000);
        assert_eq!(ttl_ms(Some(&json!(2_592_000_000_i64))).unwrap(), 2_592_000_000);
        for bad in
            [json!(59_999), json!(2_592_000_001_i64), json!(-1), json!(60_000.5), json!("60000"), json!([])]
        {
            assert!(ttl_ms(Some(&bad)).unwrap_err().sentence.contains("`ttlMs`"), "{bad}");
        }
    }

    #[test]
    fn a_return_url_stays_with_the_company() {
        let listed = Some(r#"["https://app.example.com"]"#);
        assert!(check_return_url("https://app.example.com/billing?x=1", listed).is_ok());
        assert!(check_return_url("https://anything.example", Some("[]")).is_ok());
        assert!(check_return_url("http://localhost:3000/back", None).is_ok());
        for bad in
            ["https://evil.example", "https://app.example.com.evil.example/", "https://app.example.com:444/"]
        {
            assert!(check_return_url(bad, listed).is_err(), "{bad}");
        }
        for bad in
            ["javascript:alert(1)", "http://app.example.com", "/billing", "https://a:b@app.example.com/", ""]
        {
            assert!(check_return_url(bad, None).is_err(), "{bad}");
        }
    }
}
