//! `…/api-keys`: what the company's servers show to be let in. A key is shown once, when it is made.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use billing::clock::Timestamp;
use billing::id::Kind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::db::Command;
use store::{api_keys, audit, teams, tenant};
use utoipa::{IntoParams, ToSchema};

use super::customers::check_text;
use crate::app::App;
use crate::http::body::{JsonBody, Query};
use crate::http::caller::{ManageTeam, SCOPES, TeamCaller};
use crate::http::error_answers::{BodyErrors, CallerErrors};
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::secret::token::PlainToken;
use crate::shapes;

/// Keys, without what they are.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiKeyList {
    keys: Vec<ApiKey>,
}

/// A key that was just made.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedApiKey {
    key: ApiKey,
    /// What a server sends. It can't be had again.
    #[schema(example = "bs_…")]
    raw_key: String,
}

/// A key as the API shows it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiKey {
    #[schema(example = "key_0mf2xb…")]
    id: String,
    #[schema(example = "Production server")]
    name: String,
    /// Null when it opens all of the team's projects.
    #[schema(example = "proj_0mf2x6…")]
    project_id: Option<String>,
    /// Empty when it has every scope.
    scopes: Vec<String>,
    /// The key's last four characters.
    #[schema(example = "7f3a")]
    hint: String,
    #[schema(example = "2026-03-01T12:00:00Z")]
    created_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
}

impl From<api_keys::ApiKey> for ApiKey {
    fn from(row: api_keys::ApiKey) -> Self {
        Self {
            id: row.id,
            name: row.name,
            project_id: row.project_id,
            scopes: serde_json::from_str(&row.scopes).unwrap_or_default(),
            hint: row.hint,
            created_at: shapes::time(row.created_at),
            expires_at: row.expires_at.and_then(shapes::time),
            revoked_at: row.revoked_at.and_then(shapes::time),
        }
    }
}

/// The request of `POST …/api-keys`.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewApiKey {
    /// What the team calls it.
    #[schema(example = "Production server", min_length = 1, max_length = 512)]
    pub name: String,
    /// The only project it opens; none for all.
    pub project_id: Option<String>,
    /// What it may do, any of `customers:read`, `customers:write`, `products:read`, `products:write`, `subscriptions:read`,
    /// `subscriptions:write`, `invoices:read`; none or empty for everything. `products:write` and `invoices:read` open nothing yet.
    #[schema(example = json!(["customers:write", "subscriptions:write"]))]
    pub scopes: Option<Vec<String>>,
    /// From when on it is refused; none for never.
    pub expires_at: Option<Timestamp>,
}

/// The query of `GET …/api-keys`.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListApiKeys {
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
    /// How many to leave out first.
    #[param(minimum = 0, maximum = 1_000_000, default = 0)]
    offset: Option<i64>,
}

/// Lists API keys.
///
/// Revoked ones included.
#[utoipa::path(
    get,
    path = "/api-keys",
    operation_id = "listApiKeys",
    tag = "API keys",
    security(("session" = ["admin"])),
    params(ListApiKeys),
    responses((status = 200, body = ApiKeyList), CallerErrors),
)]
pub async fn list(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    Query(query): Query<ListApiKeys>,
) -> Result<Json<ApiKeyList>, Problem> {
    let (limit, offset) = Paging::new(query.limit, query.offset).checked()?;
    let keys = app.db.read(api_keys::list(&caller.team, limit, offset)).await?;
    Ok(Json(ApiKeyList { keys: keys.into_iter().map(ApiKey::from).collect() }))
}

/// Makes an API key.
///
/// The key itself is in this answer and can't be had again.
#[utoipa::path(
    post,
    path = "/api-keys",
    operation_id = "createApiKey",
    tag = "API keys",
    security(("session" = ["admin"])),
    request_body = NewApiKey,
    responses((status = 201, body = CreatedApiKey), CallerErrors, BodyErrors),
)]
pub async fn create(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    JsonBody(wanted): JsonBody<NewApiKey>,
) -> Result<(StatusCode, Json<CreatedApiKey>), Problem> {
    let (key, token) = make(&app, &caller.team, wanted, &caller.actor.to_string()).await?;
    Ok((StatusCode::CREATED, Json(CreatedApiKey { key, raw_key: token.expose().to_owned() })))
}

/// Revokes an API key.
///
/// From now on it is refused. Revoking it again changes nothing.
#[utoipa::path(
    delete,
    path = "/api-keys/{keyId}",
    operation_id = "revokeApiKey",
    tag = "API keys",
    security(("session" = ["admin"])),
    responses((status = 204, description = "It is revoked."), CallerErrors),
)]
pub async fn revoke(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let found = app.db.read_optional(api_keys::find(&caller.team, &id)).await?;
    let key = found.ok_or_else(|| Problem::not_found("There is no such API key in this team."))?;
    if key.revoked_at.is_none() {
        let entry = entry(&app, &caller.team, &caller.actor.to_string(), "api_key.revoked", &key);
        app.db.write(vec![api_keys::revoke(&caller.team, &id, app.clock.epoch_ms()), entry]).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a key for a team, on behalf of `actor`; answers its record and the key itself, which can't be had again.
pub async fn make(
    app: &App,
    team: &tenant::Team,
    wanted: NewApiKey,
    actor: &str,
) -> Result<(ApiKey, PlainToken), Problem> {
    check_text("name", &wanted.name)?;
    let scopes = checked_scopes(wanted.scopes.as_deref().unwrap_or_default())?;
    let now = app.clock.epoch_ms();
    let expires_at = wanted.expires_at.map(Timestamp::as_millisecond);
    if expires_at.is_some_and(|at| at <= now) {
        return Err(Problem::bad_request("`expiresAt` must be in the future."));
    }
    if let Some(id) = &wanted.project_id {
        let project = tenant::Project { team: team.clone(), id: id.clone() };
        if app.db.read_optional(teams::project_name(&project)).await?.is_none() {
            return Err(Problem::not_found("There is no project with this `projectId` in this team."));
        }
    }
    let token = PlainToken::api_key(&app.entropy);
    let key = api_keys::ApiKey {
        id: app.new_id(Kind::ApiKey),
        project_id: wanted.project_id,
        name: wanted.name,
        hint: token.expose()[token.expose().len() - 4..].to_owned(),
        scopes: json!(scopes).to_string(),
        created_at: now,
        expires_at,
        revoked_at: None,
    };
    let entry = entry(app, team, actor, "api_key.created", &key);
    app.db.write(vec![api_keys::insert(team, &key, token.hash()), entry]).await?;
    Ok((key.into(), token))
}

impl ApiKey {
    /// `key_…`
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The scopes in their usual order, each once.
fn checked_scopes(wanted: &[String]) -> Result<Vec<&'static str>, Problem> {
    if let Some(unknown) = wanted.iter().find(|scope| !SCOPES.contains(&scope.as_str())) {
        let shown: String = unknown.chars().take(50).collect();
        return Err(Problem::bad_request(format!(
            "`scopes` has {shown:?}, which is not a scope. The scopes are: {}.",
            SCOPES.join(", ")
        )));
    }
    Ok(SCOPES.into_iter().filter(|scope| wanted.iter().any(|wanted| wanted == scope)).collect())
}

fn entry(
    app: &App,
    team: &tenant::Team,
    actor: &str,
    action: &'static str,
    key: &api_keys::ApiKey,
) -> Command {
    let about = json!({ "name": key.name, "hint": key.hint }).to_string();
    let created = action == "api_key.created";
    let entry = audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: key.project_id.clone(),
        actor: actor.to_owned(),
        action,
        target: key.id.clone(),
        before: (!created).then(|| about.clone()),
        after: created.then_some(about),
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    };
    audit::insert(team, &entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_scope_is_refused_with_the_list_of_those_there_are() {
        let scopes =
            |names: &[&str]| checked_scopes(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let both = ["subscriptions:write", "customers:read", "customers:read"];
        assert_eq!(scopes(&both).unwrap(), ["customers:read", "subscriptions:write"]);
        assert!(scopes(&[]).unwrap().is_empty());
        let refusal = scopes(&["customers:read", "custmers:write"]).unwrap_err().sentence;
        assert!(
            refusal.contains("`scopes`")
                && refusal.contains("custmers:write")
                && refusal.contains("invoices:read")
        );
    }
}
