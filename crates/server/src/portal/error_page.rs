//! Turns any problem on a route for people into a page that says what to do next: in their language, with the brand of the project and
//! whom to write to, where the address has a link that is known.

use std::time::Duration;

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use i18n::{Locale, Text, Words};

use super::caller::{KnownLink, over};
use super::frame::{self, Frame};
use super::{language, new_link};
use crate::app::App;
use crate::http::problem::{LinkProblem, Problem};

/// How long the database may take to say whose page it is. When it is away, the page does without.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is kept of a request, in case that its answer is a problem.
#[derive(Debug)]
pub struct Asked {
    uri: Uri,
    languages: Option<HeaderValue>,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    frame: Frame<'a>,
    title: Words,
    sentence: &'a str,
    advice: Option<Words>,
    /// Where the page can have a new link mailed.
    new_link: Option<String>,
    /// The billing page, where there is one to go back to.
    back: Option<String>,
}

/// What a page says of a problem: its title, what is the matter, and what to do.
struct Told {
    status: StatusCode,
    title: Words,
    sentence: Words,
    advice: Option<Words>,
}

impl Asked {
    /// Of a request.
    pub fn of(request: &Request) -> Self {
        let languages = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
        Self { uri: request.uri().clone(), languages }
    }
}

/// The page for a problem, in place of the plain answer that was made of it.
pub async fn of(app: &App, problem: &Problem, asked: &Asked, plain: Response) -> Response {
    let link = known_link(app, problem, asked.uri.path()).await;
    let languages = asked.languages.as_ref();
    let locale = match &link {
        Some(link) => language::of_session(&link.session, languages),
        None => language::chosen(None, &[], languages),
    };
    let Told { status, title, sentence, advice } = told(problem, locale.text());
    // Of a failure it says as well whether anything was done, so that nobody need look.
    let english = english(problem, locale);
    let offered = problem.link == Some(LinkProblem::Expired);
    let offering = link.as_ref().filter(|link| offered && new_link::is_offered(app, &link.brand));
    let opens = link.as_ref().is_some_and(|link| over(&link.session, app.clock.epoch_ms()).is_none());
    let below = asked.uri.path().trim_start_matches("/portal/").contains('/');
    let page = ProblemPage {
        frame: Frame::without_customer(app, locale, link.as_ref()),
        title,
        sentence: english.unwrap_or(sentence.as_str()),
        advice: advice.filter(|_| offering.is_none() && !(english.is_some() && status.is_server_error())),
        new_link: offering.map(|link| format!("{}/new-link", link.path)),
        back: link.as_ref().filter(|_| opens && below).map(|link| link.path.clone()),
    };
    let Ok(body) = page.render() else { return plain };
    let mut response = (status, frame::answer(locale, body)).into_response();
    if let Some(wait) = plain.headers().get(header::RETRY_AFTER) {
        response.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    response
}

/// Asks once more whose link it is: a problem is rare, and other pages needn't carry that along. Not for those who guess at links.
async fn known_link(app: &App, problem: &Problem, path: &str) -> Option<KnownLink> {
    let guessing = problem.status == StatusCode::TOO_MANY_REQUESTS && problem.said.is_none();
    if guessing || problem.link == Some(LinkProblem::Unknown) {
        return None;
    }
    tokio::time::timeout(PATIENCE, KnownLink::of_path(app, path)).await.ok().flatten()
}

/// The sentence that programs get, which says more than what is true of every problem with its status. There is none in other languages.
fn english(problem: &Problem, locale: Locale) -> Option<&str> {
    let says_more = problem.link.is_none() && problem.said.is_none() && locale == Locale::ENGLISH;
    says_more.then_some(&problem.sentence)
}

fn told(problem: &Problem, text: &'static Text) -> Told {
    let (status, title, sentence, advice) = match (problem.link, problem.status) {
        (Some(LinkProblem::Unknown), _) => (
            StatusCode::NOT_FOUND,
            text.link_unknown(),
            text.link_unknown_why(),
            Some(text.link_unknown_advice()),
        ),
        (Some(LinkProblem::Expired), _) => {
            (StatusCode::GONE, text.link_expired(), text.link_expired_why(), Some(text.link_expired_advice()))
        }
        (Some(LinkProblem::Revoked), _) => {
            (StatusCode::GONE, text.link_revoked(), text.link_revoked_why(), Some(text.link_revoked_advice()))
        }
        (None, status @ StatusCode::NOT_FOUND) => {
            (status, text.not_found(), text.not_found_why(), Some(text.go_back_advice()))
        }
        (None, status @ StatusCode::FORBIDDEN) => {
            (status, text.not_allowed(), text.not_allowed_why(), Some(text.look_again_advice()))
        }
        (None, status @ StatusCode::TOO_MANY_REQUESTS) => {
            (status, text.too_many_requests(), text.too_many_requests_why(), None)
        }
        (None, status @ (StatusCode::SERVICE_UNAVAILABLE | StatusCode::BAD_GATEWAY)) => {
            (status, text.unavailable(), text.unavailable_why(), Some(text.unavailable_advice()))
        }
        (None, status) if status.is_server_error() => {
            (status, text.failed(), text.failed_why(), Some(text.go_back_advice()))
        }
        (None, status) => (status, text.refused(), text.refused_why(), Some(text.look_again_advice())),
    };
    Told { status, title, sentence: problem.said.map_or(sentence, |said| said(text)), advice }
}

/// The address of a mail to somebody (RFC 6068): what isn't plain is percent-encoded.
pub fn mailto(address: &str) -> String {
    let mut link = String::from("mailto:");
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_goes_to_the_address_and_nothing_else_is_in_its_link() {
        assert_eq!(mailto("help+portal@acme.example"), "mailto:help+portal@acme.example");
        assert_eq!(mailto("a?cc=b&x%20@ünï.example"), "mailto:a%3Fcc%3Db%26x%2520@%C3%BCn%C3%AF.example");
    }

    #[test]
    fn what_a_problem_says_to_people_wins() {
        let text = Locale::ENGLISH.text();
        let plain = Problem::conflict("It is canceled.");
        assert_eq!(told(&plain, text).sentence, text.refused_why());
        assert_eq!(english(&plain, Locale::ENGLISH), Some("It is canceled."));
        let saying = plain.saying(Text::new_link_too_often);
        assert_eq!(told(&saying, text).sentence, text.new_link_too_often());
        assert_eq!(english(&saying, Locale::ENGLISH), None);
    }
}
