//! A new link by mail, for whoever opened one that has expired, where the project allows it.
//!
//! Whoever asks learns nothing: every wish is counted and becomes a job, and gets the same answer, whether the customer has an address or not.
//! The mail goes to the address that the customer has in Stripe and to no other. What the company took back stays taken back.

use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use billing::id::Kind;
use i18n::{Locale, Text};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::db::DbError;
use store::jobs::Job;
use store::link_requests::{self, Counted, Wish};
use store::{audit, jobs, portal_sessions};

use super::brand::{Brand, Settings};
use super::brand_color::{Accent, LIGHT, Rgb};
use super::caller::{KnownLink, over};
use super::error_page;
use super::frame::{self, Frame};
use super::language;
use crate::app::App;
use crate::http::address::ClientAddress;
use crate::http::problem::{LinkProblem, Problem};
use crate::jobs::NEW_LINK;
use crate::mail::{Mail, MailError};
use crate::secret::token::PlainToken;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How many wishes are taken from one expired link in an hour, and how many for a customer in a day.
const MOST_OF_LINK: usize = 3;
const MOST_OF_CUSTOMER: usize = 5;
/// How many mails of a team go to one address in a day, whosever it is.
const MOST_TO_ADDRESS: i64 = 5;

/// How long a mailed link lasts: as long as the expired one did, within these bounds. A mail may take minutes to arrive, and lies about.
const SHORTEST_MS: i64 = 15 * MINUTE_MS;
const LONGEST_MS: i64 = HOUR_MS;

/// What a mail's button has where the project has no accent, as on its pages.
const PLAIN_ACCENT: Rgb = Rgb([0x2f, 0x4f, 0xc6]);

#[derive(Template)]
#[template(path = "new_link.html")]
struct AskedPage<'a> {
    frame: Frame<'a>,
}

#[derive(Template)]
#[template(path = "mail_new_link.html")]
struct MailBody<'a> {
    locale: Locale,
    text: &'static Text,
    brand: &'a str,
    url: &'a str,
    minutes: i64,
    support_email: Option<&'a str>,
    accent: Accent,
}

/// Whether a page may offer to mail a new link.
pub fn is_offered(app: &App, brand: &Brand) -> bool {
    brand.email_new_link && app.mailer.is_some()
}

/// `GET /portal/{token}/new-link`: says that a mail is on its way, if there is an address to send it to.
pub async fn get(State(app): State<App>, link: KnownLink, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(elsewhere) = unless_expired(&app, &link)? {
        return Ok(elsewhere);
    }
    let locale = language::of_session(&link.session, headers.get("accept-language"));
    let page = AskedPage { frame: Frame::without_customer(&app, locale, Some(&link)) };
    Ok(frame::answer(locale, page.render().map_err(|error| Problem::internal(&error))?))
}

/// `POST /portal/{token}/new-link`: counts the wish and leaves the rest to a job.
pub async fn ask(
    State(app): State<App>,
    link: KnownLink,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(elsewhere) = unless_expired(&app, &link)? {
        return Ok(elsewhere);
    }
    app.limits.new_link(address).map_err(too_often)?;
    let (now, id) = (app.clock.epoch_ms(), app.new_id(Kind::Job));
    let (customer, session_id) = (link.session.customer.clone(), link.session.id.clone());
    let locale = language::of_session(&link.session, headers.get("accept-language")).tag();
    let tx = app.db.tx(move |tx| {
        Box::pin(async move {
            tx.read(link_requests::lock(&customer)).await?;
            let counted = tx.read(link_requests::since(&customer, now - DAY_MS)).await?;
            if let Some(wait) = wait(&counted, &session_id, now) {
                return Err(too_often(Problem::too_many_requests(wait)));
            }
            tx.execute(link_requests::insert(&customer, &id, &session_id, locale, now)).await?;
            tx.execute(jobs::enqueue(customer.team(), &id, NEW_LINK, "{}", now)).await?;
            Ok::<_, Problem>(())
        })
    });
    tx.await?;
    app.jobs_due.notify_one();
    Ok(Redirect::to(&format!("{}/new-link", link.path)).into_response())
}

/// Where a link leads that hasn't expired, or whose project offers no new ones.
fn unless_expired(app: &App, link: &KnownLink) -> Result<Option<Response>, Problem> {
    match over(&link.session, app.clock.epoch_ms()) {
        None => Ok(Some(Redirect::to(&link.path).into_response())),
        Some(LinkProblem::Expired) if is_offered(app, &link.brand) => Ok(None),
        Some(over) => Err(Problem::link(over)),
    }
}

fn too_often(problem: Problem) -> Problem {
    problem.saying(Text::new_link_too_often)
}

/// How long to wait before the next wish; none when it may be now.
fn wait(counted: &[Counted], session_id: &str, now: i64) -> Option<Duration> {
    let of_link = counted.iter().filter(|it| it.session_id == session_id && it.created_at > now - HOUR_MS);
    let until = |oldest: Option<i64>, span: i64| oldest.map(|at| at + span - now);
    let link = (of_link.clone().count() >= MOST_OF_LINK)
        .then(|| until(of_link.map(|it| it.created_at).min(), HOUR_MS))
        .flatten();
    let customer = (counted.len() >= MOST_OF_CUSTOMER)
        .then(|| until(counted.iter().map(|it| it.created_at).min(), DAY_MS))
        .flatten();
    let wait = link.max(customer)?;
    Some(Duration::from_millis(u64::try_from(wait).unwrap_or(0)))
}

/// Why a mail could not be sent.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbError),
    /// The mail server did, or the mail can't be written.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The settings no longer say how.
    #[error("no mail server is set: BILLSTACK_SMTP_URL and BILLSTACK_MAIL_FROM")]
    NoMailer,
    /// A template failed.
    #[error(transparent)]
    Template(#[from] askama::Error),
}

/// Does what a wish asks for: makes a link and mails it. There is nothing to do where the customer has no address that mail can be sent to, or
/// the company has decided otherwise meanwhile. Every try makes a link of its own, so that its token is never stored; one that didn't arrive is known to nobody.
pub async fn mail(app: &App, job: &Job) -> Result<(), NotSent> {
    let Some(wish) = app.db.read_optional(link_requests::find(&job.team, &job.id)).await? else {
        return Ok(());
    };
    let settings = Settings::stored(wish.portal_settings.as_deref());
    let Some(email) = recipient(&wish, &settings) else { return Ok(()) };
    let mailer = app.mailer.as_ref().ok_or(NotSent::NoMailer)?;
    let now = app.clock.epoch_ms();
    let hash: [u8; 32] = Sha256::digest(email.to_lowercase()).into();
    let sent =
        app.db.read_optional(link_requests::to_address(&job.team, hash, now - DAY_MS, &job.id)).await?;
    if sent.unwrap_or(0) >= MOST_TO_ADDRESS {
        tracing::info!(
            team = job.team.id,
            job = job.id,
            "no mail: its address has had as many as it may in a day"
        );
        return Ok(());
    }

    let token = PlainToken::portal(&app.entropy);
    let ttl_ms = wish.ttl_ms.clamp(SHORTEST_MS, LONGEST_MS);
    let session = session(app, &wish, &token, now + ttl_ms);
    let customer = &wish.customer;
    let made = vec![
        portal_sessions::insert(&customer.project, &session),
        link_requests::note_address(&job.team, &job.id, hash),
    ];
    if app.db.write(made).await?.first() != Some(&1) {
        // The customer has gone meanwhile.
        return Ok(());
    }

    let locale = Locale::of_tag(&wish.page_locale).unwrap_or(Locale::ENGLISH);
    let text = locale.text();
    let brand = settings.brand_name.as_deref().unwrap_or(&wish.project_name);
    let body = MailBody {
        locale,
        text,
        brand,
        url: &format!("{}/portal/{}", app.config.public_url, token.expose()),
        minutes: ttl_ms / MINUTE_MS,
        support_email: settings.support_email.as_deref(),
        accent: Accent::on(&LIGHT, settings.accent_color.unwrap_or(PLAIN_ACCENT)),
    };
    let mail = Mail {
        id: &job.id,
        to: email,
        from_name: brand,
        reply_to: settings.support_email.as_deref(),
        subject: &text.mail_new_link_subject(brand),
        text: body.plain(),
        html: body.render()?,
        made_at: now,
    };
    match mailer.send(&mail).await {
        // Another try would come to the same.
        Err(error @ (MailError::Address | MailError::Refused(_))) => {
            tracing::warn!(team = job.team.id, customer = customer.id, %error, "no mail");
        }
        sent => {
            sent?;
            app.db.write(vec![audit::insert(&job.team, &entry(app, &wish, &session))]).await?;
        }
    }
    Ok(())
}

/// The address to send to, if there is one and nothing speaks against it any more.
fn recipient<'a>(wish: &'a Wish, settings: &Settings) -> Option<&'a str> {
    let allowed = settings.email_new_link && wish.revoked_at.is_none() && !wish.customer_gone;
    wish.customer_email.as_deref().filter(|email| allowed && !email.is_empty())
}

/// The new session may what the old one might. What that was opened with is done by now.
fn session(app: &App, wish: &Wish, token: &PlainToken, expires_at: i64) -> portal_sessions::NewSession {
    portal_sessions::NewSession {
        id: app.new_id(Kind::PortalSession),
        customer_id: wish.customer.id.clone(),
        token_hash: token.hash(),
        return_url: wish.return_url.clone(),
        locale: wish.locale.clone(),
        time_zone: wish.time_zone.clone(),
        flow: None,
        capabilities: wish.capabilities.clone(),
        created_by: actor(wish),
        created_at: app.clock.epoch_ms(),
        expires_at,
    }
}

fn entry(app: &App, wish: &Wish, session: &portal_sessions::NewSession) -> audit::Entry {
    audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: Some(wish.customer.project.id.clone()),
        actor: actor(wish),
        action: "portal_link.mailed",
        target: session.id.clone(),
        before: None,
        after: Some(json!({ "customerId": wish.customer.id }).to_string()),
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    }
}

fn actor(wish: &Wish) -> String {
    format!("customer:{} via {}", wish.customer.id, wish.session_id)
}

impl MailBody<'_> {
    fn plain(&self) -> String {
        let text = self.text;
        let mut parts = vec![
            text.mail_new_link_intro(self.brand),
            self.url.to_owned(),
            text.mail_new_link_lasts(self.minutes),
            text.mail_new_link_ignore().into(),
        ];
        parts.extend(self.support_email.map(|email| text.mail_help(email)));
        parts.push(self.brand.to_owned());
        parts.join("\n\n")
    }

    /// A mail has no style sheet.
    fn button(&self) -> String {
        let Accent { fill, on_fill, line, .. } = self.accent;
        format!(
            "display:inline-block;padding:12px 20px;border:1px solid {line};border-radius:8px;background:{fill};color:{on_fill};\
             font-weight:600;text-decoration:none"
        )
    }

    fn mailto(&self) -> String {
        self.support_email.map(error_page::mailto).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(wishes: &[(&str, i64)]) -> Vec<Counted> {
        wishes.iter().map(|(id, at)| Counted { session_id: (*id).to_owned(), created_at: *at }).collect()
    }

    #[test]
    fn a_link_has_three_wishes_an_hour_and_a_customer_five_a_day() {
        let now = 10 * DAY_MS;
        let wait = |wishes: &[(&str, i64)]| wait(&counted(wishes), "a", now).map(|wait| wait.as_secs());
        assert_eq!(wait(&[]), None);
        assert_eq!(wait(&[("a", now - 10), ("a", now - 20), ("b", now)]), None);
        assert_eq!(wait(&[("a", now - 1), ("a", now - 60_000), ("a", now - 2)]), Some(3_540));
        assert_eq!(wait(&[("a", now), ("a", now), ("a", now - HOUR_MS)]), None);
        let five = [("b", now - HOUR_MS), ("c", now), ("d", now), ("e", now), ("f", now)];
        assert_eq!(wait(&five), Some(23 * 3_600));
        assert_eq!(wait(&[("b", now), ("a", now), ("a", now), ("a", now), ("f", now)]), Some(24 * 3_600));
    }
}
