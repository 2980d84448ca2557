//! `/api/auth`: operators sign in with a password and get a session cookie.

use axum::Json;
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use billing::clock::Timestamp;
use serde::{Deserialize, Serialize};
use store::db::Command;
use store::operators::{self, Credentials};
use utoipa::ToSchema;

use super::customers::check_email;
use crate::app::App;
use crate::http::address::ClientAddress;
use crate::http::body::JsonBody;
use crate::http::caller::{self, Credential, SESSION_COOKIE};
use crate::http::error_answers::{BodyErrors, ForeignErrors, SessionErrors};
use crate::http::problem::Problem;
use crate::http::same_origin;
use crate::secret::password::MAX_BYTES;
use crate::secret::token::PlainToken;
use crate::shapes;

/// How long a session lasts, in seconds: 12 hours.
const SESSION_SECONDS: i64 = 12 * 60 * 60;

/// The request of `POST /api/auth/sign-in`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    #[schema(example = "olga@example.com")]
    email: String,
    #[schema(example = "correct horse battery staple", format = Password)]
    password: String,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    operator: Operator,
    teams: Vec<Membership>,
    #[schema(example = "2026-03-01T13:00:00Z")]
    expires_at: Option<Timestamp>,
}

/// A person with a login.
#[derive(Debug, Serialize, ToSchema)]
pub struct Operator {
    #[schema(example = "op_0mf2x1…")]
    id: String,
    #[schema(example = "olga@example.com")]
    email: String,
}

/// A team that an operator belongs to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Membership {
    #[schema(example = "team_0mf2x5…")]
    id: String,
    #[schema(example = "Acme")]
    name: String,
    /// `owner`, `admin`, `member` or `viewer`.
    #[schema(example = "owner")]
    role: String,
}

/// Signs an operator in.
///
/// For 12 hours. Neither the answer nor the time it takes tells whether the e-mail address is known.
#[utoipa::path(
    post,
    path = "/api/auth/sign-in",
    operation_id = "signIn",
    tag = "Sign-in",
    security(()),
    request_body = SignIn,
    responses(
        (status = 204, description = "Signed in.", headers(("Set-Cookie" = String, description = "The session."))),
        SessionErrors,
        ForeignErrors,
        BodyErrors,
    ),
)]
pub async fn sign_in(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    parts: Parts,
    JsonBody(SignIn { email, password }): JsonBody<SignIn>,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), Problem> {
    refuse_foreign(&app, &parts)?;
    let sane = check_email("email", &email).is_ok() && password.len() <= MAX_BYTES;
    app.limits.sign_in(address, if sane { &email } else { "" })?;
    if !sane {
        return Err(wrong());
    }
    let credentials = app.db.read_optional(operators::by_email(&email)).await?;
    let stored = credentials.as_ref().map(|credentials| credentials.password_hash.as_str());
    let verified =
        app.passwords.verify(&password, stored).await.map_err(|error| Problem::internal(&error))?;
    let Some(credentials) = credentials.filter(|_| verified) else { return Err(wrong()) };

    let token = PlainToken::operator_session(&app.entropy);
    let now = app.clock.epoch_ms();
    let expires_at = now + SESSION_SECONDS * 1_000;
    let session = operators::insert_session(token.hash(), &credentials.operator_id, now, expires_at);
    open_session(&app, credentials, session).await?;
    Ok((StatusCode::NO_CONTENT, [cookie(&app, token.expose(), SESSION_SECONDS)]))
}

/// Opens the session, unless another password was set since this one was verified: that has ended all sessions, and must end this one.
async fn open_session(app: &App, verified: Credentials, session: Command) -> Result<(), Problem> {
    app.db
        .tx(move |tx| {
            Box::pin(async move {
                let present = tx.read_optional(operators::present_password(&verified.operator_id)).await?;
                if present.as_ref() != Some(&verified.password_hash) {
                    return Err(wrong());
                }
                tx.execute(session).await?;
                Ok(())
            })
        })
        .await
}

/// Ends the session.
///
/// Without one there is nothing to end, which is fine too.
#[utoipa::path(
    post,
    path = "/api/auth/sign-out",
    operation_id = "signOut",
    tag = "Sign-in",
    security((), ("session" = [])),
    responses((status = 204, description = "Nobody is signed in any more."), ForeignErrors),
)]
pub async fn sign_out(
    State(app): State<App>,
    parts: Parts,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), Problem> {
    refuse_foreign(&app, &parts)?;
    if let Some(Credential::Session(token)) = caller::credential(&parts) {
        app.db.write(vec![operators::delete_session(token.hash())]).await?;
    }
    Ok((StatusCode::NO_CONTENT, [cookie(&app, "", 0)]))
}

/// Tells who is signed in.
#[utoipa::path(
    get,
    path = "/api/auth/session",
    operation_id = "getSession",
    tag = "Sign-in",
    security(("session" = [])),
    responses((status = 200, body = Session), SessionErrors),
)]
pub async fn session(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    parts: Parts,
) -> Result<Json<Session>, Problem> {
    let Some(Credential::Session(token)) = caller::credential(&parts) else {
        return Err(Problem::unauthorized(
            "Nobody is signed in. Sign in with `POST /api/auth/sign-in` first.",
        ));
    };
    let Some(operator) =
        app.db.read_optional(operators::signed_in(token.hash(), app.clock.epoch_ms())).await?
    else {
        app.limits.unknown_token(address)?;
        return Err(Problem::unauthorized("Your session is over. Sign in again."));
    };
    let memberships = app.db.read(operators::memberships(&operator.operator_id)).await?;
    let teams = memberships
        .into_iter()
        .map(|member| Membership { id: member.team_id, name: member.team_name, role: member.role })
        .collect();
    Ok(Json(Session {
        operator: Operator { id: operator.operator_id, email: operator.email },
        teams,
        expires_at: shapes::time(operator.expires_at),
    }))
}

fn wrong() -> Problem {
    Problem::unauthorized("The e-mail address or the password is wrong.")
}

/// Another site must not sign anybody in or out.
fn refuse_foreign(app: &App, parts: &Parts) -> Result<(), Problem> {
    if same_origin::is_foreign(&parts.headers, &app.config.public_url) {
        return Err(Problem::forbidden("This request came from another site and was not carried out."));
    }
    Ok(())
}

fn cookie(app: &App, token: &str, max_age_seconds: i64) -> (HeaderName, HeaderValue) {
    let secure = if app.config.public_url.is_https() { "; Secure" } else { "" };
    let text = format!(
        "{SESSION_COOKIE}={token}; HttpOnly; SameSite=Lax; Path=/; Max-Age={max_age_seconds}{secure}"
    );
    // The token is hexadecimal and the rest is ours, so it always fits a header.
    let mut value = HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    (header::SET_COOKIE, value)
}
