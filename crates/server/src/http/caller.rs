//! Who calls the API, and whether they may. A handler that takes a [`ProjectCaller`] or a [`TeamCaller`] runs only for a caller who
//! has the permission that its type names.

use std::marker::PhantomData;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header;
use axum::http::request::Parts;
use store::{api_keys, operators, teams, tenant};

use super::address;
use super::problem::Problem;
use super::same_origin;
use crate::app::App;
use crate::secret::token::PlainToken;

/// The cookie that holds an operator's session token.
pub const SESSION_COOKIE: &str = "billstack_session";

/// Somebody who may do `P` in a project.
#[derive(Debug)]
pub struct ProjectCaller<P> {
    /// The project, in its team.
    pub project: tenant::Project,
    /// Who it is.
    pub actor: Actor,
    permission: PhantomData<P>,
}

/// A signed-in operator who may do `P` in a team. API keys never are.
#[derive(Debug)]
pub struct TeamCaller<P> {
    /// The team.
    pub team: tenant::Team,
    /// Who it is.
    pub actor: Actor,
    permission: PhantomData<P>,
}

/// Who did something, as the audit log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// An API key, by its id.
    ApiKey(String),
    /// An operator, by id.
    Operator(String),
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ApiKey(id) => write!(f, "api_key:{id}"),
            Self::Operator(id) => write!(f, "operator:{id}"),
        }
    }
}

/// What an operator may do in a team; a later one may all that an earlier one may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Only reads.
    Viewer,
    /// Works with customers and subscriptions.
    Member,
    /// Manages API keys and the Stripe connection.
    Admin,
    /// May everything.
    Owner,
}

impl Role {
    /// Reads a role's name; one that we don't know may nothing.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "viewer" => Some(Self::Viewer),
            "member" => Some(Self::Member),
            "admin" => Some(Self::Admin),
            "owner" => Some(Self::Owner),
            _ => None,
        }
    }
}

/// Something that a caller may or may not do.
pub trait Permission {
    /// The scope that an API key needs.
    const SCOPE: &'static str;
    /// The lowest role that an operator needs.
    const ROLE: Role;
}

/// Every scope that an API key can have.
pub const SCOPES: [&str; 7] = [
    "customers:read",
    "customers:write",
    "products:read",
    "products:write",
    "subscriptions:read",
    "subscriptions:write",
    "invoices:read",
];

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $scope:literal, $role:ident;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}

            impl Permission for $name {
                const SCOPE: &'static str = $scope;
                const ROLE: Role = Role::$role;
            }
        )+
    };
}

permissions! {
    /// Read customers.
    ReadCustomers = "customers:read", Viewer;
    /// Create, change and delete customers.
    WriteCustomers = "customers:write", Member;
    /// Read products and prices.
    ReadProducts = "products:read", Viewer;
    /// Read subscriptions.
    ReadSubscriptions = "subscriptions:read", Viewer;
    /// Make portal sessions and change subscriptions.
    WriteSubscriptions = "subscriptions:write", Member;
    /// Read what belongs to the team.
    ReadTeam = "", Viewer;
    /// Say which project a customer belongs to.
    AssignCustomers = "", Member;
    /// Manage API keys and the Stripe connection.
    ManageTeam = "", Admin;
}

impl<P: Permission> FromRequestParts<App> for ProjectCaller<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let [team_id, project_id] = path_params(parts, ["teamId", "projectId"]).await;
        let team = tenant::Team { id: team_id };
        let project = tenant::Project { team, id: project_id };
        let actor = match credential(parts) {
            Some(Credential::ApiKey(key)) => by_api_key::<P>(parts, app, &key, &project).await?,
            Some(Credential::Session(token)) => {
                let batch = (
                    operators::signed_in(token.hash(), app.clock.epoch_ms()),
                    operators::member(token.hash(), &project.team, app.clock.epoch_ms()),
                    teams::project_name(&project),
                );
                let (signed_in, member, name) = app.db.read_batch(batch).await?;
                let member = standing::<P>(parts, app, !signed_in.is_empty(), member.into_iter().next())?;
                if name.is_empty() {
                    return Err(no_such_project());
                }
                Actor::Operator(member.operator_id)
            }
            None => {
                return Err(Problem::unauthorized(
                    "Send an API key in the header `Authorization: Bearer bs_…`, or sign in.",
                ));
            }
        };
        Ok(Self { project, actor, permission: PhantomData })
    }
}

impl<P: Permission> FromRequestParts<App> for TeamCaller<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let [team_id] = path_params(parts, ["teamId"]).await;
        let team = tenant::Team { id: team_id };
        let token = match credential(parts) {
            Some(Credential::Session(token)) => token,
            Some(Credential::ApiKey(_)) => {
                return Err(Problem::forbidden("This needs a signed-in operator; API keys can't do it."));
            }
            None => return Err(Problem::unauthorized("Sign in with `POST /api/auth/sign-in` first.")),
        };
        let batch = (
            operators::signed_in(token.hash(), app.clock.epoch_ms()),
            operators::member(token.hash(), &team, app.clock.epoch_ms()),
        );
        let (signed_in, member) = app.db.read_batch(batch).await?;
        let member = standing::<P>(parts, app, !signed_in.is_empty(), member.into_iter().next())?;
        Ok(Self { team, actor: Actor::Operator(member.operator_id), permission: PhantomData })
    }
}

/// What a request shows to say who sends it.
pub enum Credential {
    /// `Authorization: Bearer …`
    ApiKey(PlainToken),
    /// The session cookie.
    Session(PlainToken),
}

/// Reads the credential of a request; the header wins over the cookie.
pub fn credential(parts: &Parts) -> Option<Credential> {
    if let Some(value) = parts.headers.get(header::AUTHORIZATION) {
        let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
        return scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| Credential::ApiKey(PlainToken::presented(token.trim())));
    }
    let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, token) = pairs.find(|(name, _)| *name == SESSION_COOKIE)?;
    Some(Credential::Session(PlainToken::presented(token)))
}

async fn by_api_key<P: Permission>(
    parts: &Parts,
    app: &App,
    key: &PlainToken,
    project: &tenant::Project,
) -> Result<Actor, Problem> {
    let grant = app.db.read_optional(api_keys::grant(key.hash(), &project.id)).await?;
    let Some(grant) = grant.filter(|grant| grant.revoked_at.is_none()) else {
        app.limits.unknown_token(address::of(parts, app).0)?;
        return Err(Problem::unauthorized(
            "This API key is not valid. Check it for typing errors, or make a new one.",
        ));
    };
    if grant.expires_at.is_some_and(|at| at <= app.clock.epoch_ms()) {
        return Err(Problem::unauthorized("This API key has expired. Make a new one."));
    }
    let bound_elsewhere = grant.project_id.as_deref().is_some_and(|bound| bound != project.id);
    if grant.team_id != project.team.id || bound_elsewhere || !grant.has_project {
        return Err(no_such_project());
    }
    let scopes: Vec<String> =
        serde_json::from_str(&grant.scopes).map_err(|error| Problem::internal(&error))?;
    if !scopes.is_empty() && !scopes.iter().any(|scope| scope == P::SCOPE) {
        return Err(Problem::forbidden(format!("This API key lacks the scope `{}`.", P::SCOPE)));
    }
    Ok(Actor::ApiKey(grant.id))
}

/// Checks an operator's standing for a permission, and that a change comes from our own pages.
fn standing<P: Permission>(
    parts: &Parts,
    app: &App,
    signed_in: bool,
    member: Option<operators::Member>,
) -> Result<operators::Member, Problem> {
    if !signed_in {
        app.limits.unknown_token(address::of(parts, app).0)?;
        return Err(Problem::unauthorized("Your session is over. Sign in again."));
    }
    let member = member.ok_or_else(|| Problem::not_found("There is no such team."))?;
    if !parts.method.is_safe() && !same_origin::is_proven(&parts.headers, &app.config.public_url) {
        return Err(Problem::forbidden(
            "A change with a session cookie must come from this site: send the header `Origin` with its address.",
        ));
    }
    if Role::parse(&member.role).is_none_or(|role| role < P::ROLE) {
        return Err(Problem::forbidden(format!(
            "Your role in this team ({}) does not allow this.",
            member.role
        )));
    }
    Ok(member)
}

fn no_such_project() -> Problem {
    Problem::not_found("There is no such project in this team.")
}

/// Path parameters by name; one that the route lacks is empty, and so finds nothing.
async fn path_params<const N: usize>(parts: &mut Parts, names: [&str; N]) -> [String; N] {
    let params = RawPathParams::from_request_parts(parts, &()).await.ok();
    names.map(|wanted| {
        let mut pairs = params.iter().flatten();
        pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned()).unwrap_or_default()
    })
}
