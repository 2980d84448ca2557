//! The customer behind a portal link. A handler that takes a [`PortalCaller`] runs only for a link that is valid right now.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use i18n::Locale;
use jiff::tz::TimeZone;
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
        Self::open(app, self.token).await
    }

    async fn open(app: &App, token: PlainToken) -> Result<Self, Problem> {
        let found = app.db.read_optional(portal_sessions::by_token(token.hash())).await?;
        let session = found.ok_or_else(|| Problem::link(LinkProblem::Unknown))?;
        if session.revoked_at.is_some() || session.customer_gone {
            return Err(Problem::link(LinkProblem::Revoked));
        }
        if session.expires_at <= app.clock.epoch_ms() {
            return Err(Problem::link(LinkProblem::Expired));
        }
        Ok(Self {
            customer: session.customer.clone(),
            brand: Brand::of(&session, &app.assets),
            capabilities: Capabilities::stored(session.capabilities.as_deref()),
            language: Language::new(Locale::ENGLISH, TimeZone::UTC),
            session,
            token,
        })
    }

    /// Who it is, as the audit log has it.
    pub fn actor(&self) -> String {
        format!("customer:{} via {}", self.customer.id, self.session.id)
    }
}

impl FromRequestParts<App> for PortalCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let opened = match presented_token(parts).await {
            Some(token) => Self::open(app, token).await,
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

/// The token in the path, if it could be one: 32 lower-case hexadecimal characters.
async fn presented_token(parts: &mut Parts) -> Option<PlainToken> {
    let params = RawPathParams::from_request_parts(parts, &()).await.ok()?;
    let (_, token) = params.iter().find(|(name, _)| *name == "token")?;
    let well_formed = token.len() == 32 && token.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    well_formed.then(|| PlainToken::presented(token))
}
