//! Turns any problem on a route for people into a page that says what to do next.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use i18n::Locale;

use super::frame::Frame;
use crate::app::App;
use crate::http::problem::{LinkProblem, Problem};

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    sentence: &'a str,
    advice: &'a str,
    /// The billing page, where there is one to go back to.
    back: Option<String>,
}

/// The page for a problem, in place of the plain answer that was made of it. `portal` is the path of the billing page that it
/// happened on.
pub fn of(app: &App, problem: &Problem, portal: Option<String>, plain: Response) -> Response {
    let (status, title, advice) = match (problem.link, problem.status) {
        (Some(LinkProblem::Unknown), _) => (
            StatusCode::NOT_FOUND,
            "This link doesn’t work",
            "Check that you opened the whole link, or ask the company that sent it for a new one.",
        ),
        (Some(LinkProblem::Expired), _) => (
            StatusCode::GONE,
            "This link has expired",
            "Links to your billing page last only a while, to keep it safe. Go back to the app or the e-mail that brought you here \
             and ask for a new one.",
        ),
        (Some(LinkProblem::Revoked), _) => {
            (StatusCode::GONE, "This link is no longer valid", "Ask the company that sent it for a new one.")
        }
        (None, StatusCode::NOT_FOUND) => (problem.status, "Not found", "Go back and try again."),
        (None, StatusCode::TOO_MANY_REQUESTS) => {
            (problem.status, "One moment, please", "Wait a little, then try again.")
        }
        (None, StatusCode::SERVICE_UNAVAILABLE | StatusCode::BAD_GATEWAY) => {
            (problem.status, "Not available right now", "Go back and try again in a minute.")
        }
        (None, status) if status.is_server_error() => {
            (status, "Something went wrong", "Go back and try again.")
        }
        (None, status) => {
            (status, "That didn’t work", "Go back to your billing page to see where things stand.")
        }
    };
    let back = portal.filter(|_| problem.link.is_none());
    let page = ProblemPage {
        frame: Frame::without_link(app, Locale::ENGLISH),
        title,
        sentence: &problem.sentence,
        advice,
        back,
    };
    let Ok(body) = page.render() else { return plain };
    let mut response = (status, Html(body)).into_response();
    if let Some(wait) = plain.headers().get(axum::http::header::RETRY_AFTER) {
        response.headers_mut().insert(axum::http::header::RETRY_AFTER, wait.clone());
    }
    response
}

/// The path of the billing page that an address belongs to, if it is another than that.
pub fn portal_of(path: &str) -> Option<String> {
    let (token, _) = path.strip_prefix("/portal/")?.split_once('/')?;
    Some(format!("/portal/{token}"))
}
