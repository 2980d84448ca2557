//! The customer behind a portal link. A handler that takes a [`PortalCaller`] runs only for a link that is valid right now.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Uri, header};
use store::portal_sessions::{self, Opened};
use store::tenant;

use super::brand::Brand;
use super::capability::Capabilities;
use super::language::Language;
use crate::app::App;
use crate::http::address;
use crate::http::problem::{LinkProblem, Problem};
use crate::http::same_origin;
use crate::secret::token::PlainToken;

/// A valid portal session.
#[derive(Debug)]
pub struct PortalCaller {
    /// Who may be seen through it; every query of a portal route takes this.
    pub customer: tenant::Customer,
    /// The rest of the session.
    pub session: Opened,
    /// How the project's pages look.
    pub brand: Brand,
    /// What it may do.
    pub capabilities: Capabilities,
    /// How its pages speak.
    pub language: Language,
    token: PlainToken,
    request: Requested,
}

/// What a request says beside the token.
#[derive(Debug)]
struct Requested {
    accept_language: Option<HeaderValue>,
    /// The address of a page.
    page: Option<Uri>,
}

impl PortalCaller {
    /// The portal's path for this session, `/portal/…`.
    pub fn path(&self) -> String {
        format!("/portal/{}", self.token.expose())
    }

    /// The same session as it is now.
    ///
    /// # Errors
    /// When it is over, or the database fails.
    pub async fn again(self, app: &App) -> Result<Self, Problem> {
        Self::open(app, self.token, self.request).await
    }

    /// Path and query of the page that is asked for, but for what it says of what was just done; nothing when it isn't a page.
    pub fn page(&self) -> String {
        let Some(address) = &self.request.page else { return String::new() };
        let is_done = |pair: &&str| pair.starts_with("done=") || pair.starts_with("subscription=");
        let pairs = address.query().into_iter().flat_map(|query| query.split('&'));
        let query: Vec<&str> = pairs.filter(|pair| !is_done(pair)).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{}", address.path(), query.join("&"))
    }

    async fn open(app: &App, token: PlainToken, request: Requested) -> Result<Self, Problem> {
        let found = app.db.read_optional(portal_sessions::by_token(token.hash())).await?;
        let session = found.ok_or_else(|| Problem::link(LinkProblem::Unknown))?;
        if let Some(over) = over(&session, app.clock.epoch_ms()) {
            return Err(Problem::link(over));
        }
        Ok(Self {
            customer: session.customer.clone(),
            brand: Brand::of(&session, &app.assets),
            capabilities: Capabilities::stored(session.capabilities.as_deref()),
            language: Language::of(&session, request.accept_language.as_ref()),
            session,
            token,
            request,
        })
    }

    /// Who it is, as the audit log has it.
    pub fn actor(&self) -> String {
        format!("customer:{} via {}", self.customer.id, self.session.id)
    }
}

impl Requested {
    fn of(parts: &Parts) -> Self {
        Self {
            accept_language: parts.headers.get(header::ACCEPT_LANGUAGE).cloned(),
            page: (parts.method == Method::GET).then(|| parts.uri.clone()),
        }
    }
}

impl FromRequestParts<App> for PortalCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let opened = match presented_token(parts).await {
            Some(token) => Self::open(app, token, Requested::of(parts)).await,
            None => Err(Problem::link(LinkProblem::Unknown)),
        };
        if matches!(&opened, Err(problem) if problem.link == Some(LinkProblem::Unknown)) {
            app.limits.unknown_token(address::of(parts, app).0)?;
        }
        let caller = opened?;
        // The token in the path is proof enough against forged requests; this stops a page that got hold of a link as well.
        if !parts.method.is_safe() {
            if same_origin::is_foreign(&parts.headers, &app.config.public_url) {
                return Err(Problem::forbidden(
                    "This request came from another site and was not carried out.",
                ));
            }
            app.limits.portal_action(&caller.session.id)?;
        }
        Ok(caller)
    }
}

/// Why a session no longer opens its portal; none while it does.
pub fn over(session: &Opened, now: i64) -> Option<LinkProblem> {
    if session.revoked_at.is_some() || session.customer_gone {
        Some(LinkProblem::Revoked)
    } else {
        (session.expires_at <= now).then_some(LinkProblem::Expired)
    }
}

/// What a link belongs to, whether it still opens or not, for pages about links themselves. Unknown ones are a 404 as everywhere.
#[derive(Debug)]
pub struct KnownLink {
    /// The session.
    pub session: Opened,
    /// How the project's pages look.
    pub brand: Brand,
    /// The portal's path for it, `/portal/…`.
    pub path: String,
}

impl FromRequestParts<App> for KnownLink {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let found = match presented_token(parts).await {
            Some(token) => of_token(app, &token).await?,
            None => None,
        };
        let Some(link) = found else {
            app.limits.unknown_token(address::of(parts, app).0)?;
            return Err(Problem::link(LinkProblem::Unknown));
        };
        if !parts.method.is_safe() && same_origin::is_foreign(&parts.headers, &app.config.public_url) {
            return Err(Problem::forbidden("This request came from another site and was not carried out."));
        }
        Ok(link)
    }
}

impl KnownLink {
    /// What the link in a page's address belongs to, `/portal/{token}` or below.
    pub async fn of_path(app: &App, path: &str) -> Option<Self> {
        let token = path.strip_prefix("/portal/")?.split('/').next()?;
        let token = is_well_formed(token).then(|| PlainToken::presented(token))?;
        of_token(app, &token).await.ok().flatten()
    }
}

async fn of_token(app: &App, token: &PlainToken) -> Result<Option<KnownLink>, Problem> {
    let found = app.db.read_optional(portal_sessions::by_token(token.hash())).await?;
    Ok(found.map(|session| KnownLink {
        brand: Brand::of(&session, &app.assets),
        path: format!("/portal/{}", token.expose()),
        session,
    }))
}

/// The token in the path, if it could be one: 32 lower-case hexadecimal characters.
async fn presented_token(parts: &mut Parts) -> Option<PlainToken> {
    let params = RawPathParams::from_request_parts(parts, &()).await.ok()?;
    let (_, token) = params.iter().find(|(name, _)| *name == "token")?;
    is_well_formed(token).then(|| PlainToken::presented(token))
}

fn is_well_formed(token: &str) -> bool {
    token.len() == 32 && token.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
