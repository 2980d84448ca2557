//! Making teams, projects, operators, keys and links without anybody being signed in: for the command line, the demo and tests.

use billing::clock::Timestamp;
use billing::id::Kind;
use serde::Serialize;
use serde_json::{Value, json};
use store::db::{Command, DbError};
use store::{audit, operators, portal_sessions, teams, tenant};
use url::Url;

use crate::api::api_keys::{self, NewApiKey};
use crate::api::customers::{check_email, check_text, no_such_customer};
use crate::api::portal_sessions::{DEFAULT_TTL_MS, MAX_TTL_MS, MIN_TTL_MS};
use crate::app::App;
use crate::http::caller::Role;
use crate::http::problem::Problem;
use crate::http::web_address::is_https_or_local;
use crate::secret::password::{MAX_BYTES, MIN_LENGTH};
use crate::secret::token::PlainToken;
use crate::shapes;

/// Who the audit log says did it.
pub const ACTOR: &str = "command line";

/// A portal link that was made.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PortalLink {
    /// `portal_sess_…`
    pub session_id: String,
    /// The last part of the link.
    pub token: String,
    /// The link.
    pub portal_url: String,
    /// From when on it is dead.
    pub expires_at: Option<Timestamp>,
}

/// Makes a team.
pub async fn team(app: &App, name: &str) -> Result<tenant::Team, Problem> {
    team_of(app, name, None).await
}

/// Makes a team that an operator owns, or nobody.
pub async fn team_of(app: &App, name: &str, owner_id: Option<&str>) -> Result<tenant::Team, Problem> {
    check_text("name", name)?;
    let team = tenant::Team { id: app.new_id(Kind::Team) };
    let mut commands = vec![
        teams::insert(&team, name, app.clock.epoch_ms()),
        audited(app, &team, "team.created", &team.id, [None, Some(json!({ "name": name }))]),
    ];
    if let Some(id) = owner_id {
        commands.extend(join(app, &team, id, "owner"));
    }
    app.db.write(commands).await?;
    Ok(team)
}

/// Makes a project. A portal may send its customer back to `return_origins` only; to any https address when there are none.
pub async fn project(
    app: &App,
    team: &tenant::Team,
    name: &str,
    return_origins: &[String],
) -> Result<tenant::Project, Problem> {
    check_text("name", name)?;
    let origins = return_origins.iter().map(|text| origin(text)).collect::<Result<Vec<_>, _>>()?;
    let project = tenant::Project { team: team.clone(), id: app.new_id(Kind::Project) };
    let about = json!({ "name": name, "returnOrigins": origins });
    let insert = teams::insert_project(&project, name, &json!(origins).to_string(), app.clock.epoch_ms());
    app.db
        .write(vec![insert, audited(app, team, "project.created", &project.id, [None, Some(about)])])
        .await?;
    Ok(project)
}

/// Makes an operator, who belongs to no team yet; answers the id.
pub async fn operator(app: &App, email: &str, password: &str) -> Result<String, Problem> {
    operator_in(app, email, password, None).await
}

/// Makes an operator with a role in a team, or in none; answers the id.
pub async fn operator_in(
    app: &App,
    email: &str,
    password: &str,
    membership: Option<(&tenant::Team, &str)>,
) -> Result<String, Problem> {
    check_email("email", email)?;
    check_password(password)?;
    let id = app.new_id(Kind::Operator);
    let hash = app.passwords.hash(password, &app.entropy).await.map_err(|error| Problem::internal(&error))?;
    let mut commands = vec![operators::insert(&id, email, &hash, app.clock.epoch_ms())];
    if let Some((team, role)) = membership {
        check_role(role)?;
        commands.extend(join(app, team, &id, role));
    }
    match app.db.write(commands).await {
        Ok(_) => Ok(id),
        Err(DbError::Unique { .. }) => {
            Err(Problem::conflict("There is an operator with this `email` already."))
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives an operator a role in a team: `owner`, `admin`, `member` or `viewer`.
pub async fn membership(
    app: &App,
    team: &tenant::Team,
    operator_id: &str,
    role: &str,
) -> Result<(), Problem> {
    check_role(role)?;
    match app.db.write(join(app, team, operator_id, role).into()).await {
        Ok(_) => Ok(()),
        Err(DbError::Unique { .. }) => Err(Problem::conflict("This operator belongs to the team already.")),
        Err(error) => Err(error.into()),
    }
}

/// Makes an API key with every scope, for one project or all; answers the key itself.
pub async fn api_key(
    app: &App,
    team: &tenant::Team,
    project: Option<&tenant::Project>,
    name: &str,
) -> Result<String, Problem> {
    let project_id = project.map(|project| project.id.clone());
    let wanted = NewApiKey { name: name.to_owned(), project_id, ..NewApiKey::default() };
    let (_, token) = api_keys::make(app, team, wanted, ACTOR).await?;
    Ok(token.expose().to_owned())
}

/// Makes a portal link for a customer (`pc_…`); answers its address. It lasts `ttl_ms`, an hour by default.
pub async fn portal_link(
    app: &App,
    project: &tenant::Project,
    customer_id: &str,
    ttl_ms: Option<i64>,
) -> Result<String, Problem> {
    Ok(portal_session(app, project, customer_id, ttl_ms).await?.portal_url)
}

/// Makes a portal link; answers all of it.
pub async fn portal_session(
    app: &App,
    project: &tenant::Project,
    customer_id: &str,
    ttl_ms: Option<i64>,
) -> Result<PortalLink, Problem> {
    let ttl_ms = ttl_ms.unwrap_or(DEFAULT_TTL_MS);
    if !(MIN_TTL_MS..=MAX_TTL_MS).contains(&ttl_ms) {
        return Err(Problem::bad_request(format!("`ttlMs` must be from {MIN_TTL_MS} to {MAX_TTL_MS}.")));
    }
    let token = PlainToken::portal(&app.entropy);
    let now = app.clock.epoch_ms();
    let session = portal_sessions::NewSession {
        id: app.new_id(Kind::PortalSession),
        customer_id: customer_id.to_owned(),
        token_hash: token.hash(),
        return_url: None,
        locale: None,
        time_zone: None,
        flow: None,
        capabilities: None,
        created_by: ACTOR.to_owned(),
        created_at: now,
        expires_at: now + ttl_ms,
    };
    if app.db.write(vec![portal_sessions::insert(project, &session)]).await? != [1] {
        return Err(no_such_customer(customer_id, "There is no such customer in this project."));
    }
    Ok(PortalLink {
        session_id: session.id,
        portal_url: format!("{}/portal/{}", app.config.public_url, token.expose()),
        token: token.expose().to_owned(),
        expires_at: shapes::time(session.expires_at),
    })
}

/// Refuses a password that is too short to be safe, or so long that hashing it would be a burden.
pub fn check_password(password: &str) -> Result<(), Problem> {
    if password.chars().count() < MIN_LENGTH || password.len() > MAX_BYTES {
        return Err(Problem::bad_request(format!(
            "`password` must be at least {MIN_LENGTH} characters and at most {MAX_BYTES} bytes long."
        )));
    }
    Ok(())
}

fn check_role(role: &str) -> Result<(), Problem> {
    match Role::parse(role) {
        Some(_) => Ok(()),
        None => Err(Problem::bad_request("`role` must be `owner`, `admin`, `member` or `viewer`.")),
    }
}

fn join(app: &App, team: &tenant::Team, operator_id: &str, role: &str) -> [Command; 2] {
    [
        operators::insert_membership(team, operator_id, role),
        audited(app, team, "member.added", operator_id, [None, Some(json!({ "role": role }))]),
    ]
}

/// The audit entry of what was done to a target, with what it was before and is after.
pub(super) fn audited(
    app: &App,
    team: &tenant::Team,
    action: &'static str,
    target: &str,
    [before, after]: [Option<Value>; 2],
) -> Command {
    let entry = audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: None,
        actor: ACTOR.to_owned(),
        action,
        target: target.to_owned(),
        before: before.map(|value| value.to_string()),
        after: after.map(|value| value.to_string()),
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    };
    audit::insert(team, &entry)
}

/// An origin as browsers write it: [https or local](is_https_or_local).
fn origin(text: &str) -> Result<String, Problem> {
    let url = Url::parse(text).ok().filter(|url| {
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        is_https_or_local(url) && bare && url.username().is_empty() && url.password().is_none()
    });
    url.map(|url| url.origin().ascii_serialization()).ok_or_else(|| {
        Problem::bad_request(
            "`returnOrigins` must be addresses like https://app.example.com, without a path.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_do() {
        assert_eq!(origin("https://App.Example.com:443/").unwrap(), "https://app.example.com");
        assert_eq!(origin("http://localhost:3000").unwrap(), "http://localhost:3000");
        for bad in [
            "app.example.com",
            "http://app.example.com",
            "https://a.b/path",
            "https://u@a.b",
            "https://a.b?q",
            "",
        ] {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_has_ten_characters_and_an_end() {
        assert!(check_password("ten chars!").is_ok());
        assert!(check_password("nine char").is_err());
        assert!(check_password(&"é".repeat(101)).is_err());
    }

    #[test]
    fn a_role_is_one_of_four() {
        assert!(["owner", "admin", "member", "viewer"].into_iter().all(|role| check_role(role).is_ok()));
        assert!(check_role("root").is_err());
    }
}
