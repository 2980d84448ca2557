//! `…/portal`: the company's server asks for a link and sends its customer there.

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use billing::clock::Timestamp;
use billing::id::Kind;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::db::{Db, DbError};
use store::{customers, portal_sessions, teams};
use url::Url;

use crate::app::App;
use crate::http::body::{self, Query};
use crate::http::caller::{ProjectCaller, ReadSubscriptions, WriteSubscriptions};
use crate::http::idempotency::{self, Keyed};
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::portal::capability::Capability;
use crate::secret::token::PlainToken;

pub(crate) const DEFAULT_TTL_MS: i64 = 3_600_000;
pub(crate) const MIN_TTL_MS: i64 = 60_000;
pub(crate) const MAX_TTL_MS: i64 = 2_592_000_000;

/// The request of `POST …/portal`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreatePortalSession {
    /// `pc_…`
    customer_id: String,
    /// How long the link lasts, in milliseconds: 60000 to 2592000000, by default 3600000.
    ttl_ms: Option<serde_json::Value>,
    /// Where the customer goes back to.
    return_url: Option<String>,
    /// BCP 47.
    locale: Option<String>,
    /// What the page opens with.
    flow: Option<Flow>,
    /// What the session may do; everything when left out.
    capabilities: Option<Vec<Capability>>,
}

/// A page to open the portal with.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Flow {
    /// Which.
    #[serde(rename = "type")]
    pub kind: FlowKind,
    /// `ps_…`, for the flows about one subscription.
    pub subscription_id: Option<String>,
}

/// Which page a portal opens with.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// Payment methods.
    PaymentMethodUpdate,
    /// The question whether to cancel one subscription.
    SubscriptionCancel,
}

/// The answer of `POST …/portal`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreatedPortalSession<'a> {
    session_id: &'a str,
    token: &'a str,
    portal_url: String,
    expires_at: Timestamp,
}

/// `POST …/portal`
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
    check_flow(wanted.flow.as_ref())?;
    let token = PlainToken::portal(&app.entropy);
    let session = portal_sessions::NewSession {
        id: app.new_id(Kind::PortalSession),
        customer_id: wanted.customer_id,
        token_hash: token.hash(),
        return_url: wanted.return_url,
        locale: wanted.locale,
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
            _ => Err(no_such_customer()),
        };
    };
    match open_once(&app.db, insert, keyed.keep(&app, &answer)).await {
        Ok(true) => Ok(created(answer, false)),
        Ok(false) => Err(no_such_customer()),
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

/// The query of the routes that take a customer.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfCustomer {
    customer_id: Option<String>,
    limit: Option<i64>,
    offset: Option<i64>,
}

/// `GET …/portal/sessions?customerId=`
pub async fn list(
    State(app): State<App>,
    caller: ProjectCaller<ReadSubscriptions>,
    Query(query): Query<OfCustomer>,
) -> Result<Response, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let customer_id = query.customer_id.ok_or_else(customer_id_is_needed)?;
    let batch = (
        customers::find(&caller.project, &customer_id),
        portal_sessions::list(&caller.project, &customer_id, limit, offset),
    );
    let (customer, sessions) = app.db.read_batch(batch).await?;
    if customer.is_empty() {
        return Err(no_such_customer());
    }
    let time = |ms| Timestamp::from_millisecond(ms).ok();
    let sessions: Vec<_> = sessions
        .into_iter()
        .map(|session| {
            json!({
                "sessionId": session.id,
                "createdAt": time(session.created_at),
                "expiresAt": time(session.expires_at),
                "revokedAt": session.revoked_at.and_then(time),
            })
        })
        .collect();
    Ok(Json(json!({ "sessions": sessions })).into_response())
}

/// `DELETE …/portal/sessions/{sessionId}`
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

/// `DELETE …/portal/sessions?customerId=`
pub async fn revoke_all(
    State(app): State<App>,
    caller: ProjectCaller<WriteSubscriptions>,
    Query(query): Query<OfCustomer>,
) -> Result<Response, Problem> {
    let customer_id = query.customer_id.ok_or_else(customer_id_is_needed)?;
    if app.db.read_optional(customers::find(&caller.project, &customer_id)).await?.is_none() {
        return Err(no_such_customer());
    }
    let revoke = portal_sessions::revoke_all(&caller.project, &customer_id, app.clock.epoch_ms());
    let revoked = app.db.write(vec![revoke]).await?;
    Ok(Json(json!({ "revoked": revoked.first() })).into_response())
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

fn no_such_customer() -> Problem {
    Problem::not_found("There is no customer with this `customerId` in this project.")
}

fn customer_id_is_needed() -> Problem {
    Problem::bad_request("`customerId` is needed: add `?customerId=pc_…`.")
}

fn to_json<T: Serialize>(value: &T) -> String {
    // Texts, numbers and lists of them always serialise.
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

/// A return address must be https, or http on this very machine for development, and where the project lists origins, one of them.
fn check_return_url(text: &str, origins: Option<&str>) -> Result<(), Problem> {
    let bad = |why: &str| Err(Problem::bad_request(format!("`returnUrl` {why}.")));
    if text.len() > 2_048 {
        return bad("must be at most 2048 characters long");
    }
    let Ok(url) = Url::parse(text) else {
        return bad("must be a full address like https://app.example.com/billing");
    };
    let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if !(url.scheme() == "https" || url.scheme() == "http" && local) {
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

fn check_flow(flow: Option<&Flow>) -> Result<(), Problem> {
    match flow {
        Some(Flow { kind: FlowKind::SubscriptionCancel, subscription_id: None }) => {
            Err(Problem::bad_request("`flow.subscriptionId` is needed for the flow `subscription_cancel`."))
        }
        Some(Flow { kind: FlowKind::PaymentMethodUpdate, subscription_id: Some(_) }) => {
            Err(Problem::bad_request(
                "`flow.subscriptionId` has no meaning for the flow `payment_method_update`.",
            ))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
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
