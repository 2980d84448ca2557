//! What the demo's home page does to the stand-in for Stripe: moving its time, and taking it away.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::Redirect;
use serde::Deserialize;

use super::home::{self, Home};
use crate::app::App;
use crate::http::problem::Problem;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How far the time moves.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Leap {
    /// 24 hours.
    Day,
    /// 31 days, so that whatever is paid by the month renews.
    Month,
}

/// The form of `POST /demo/clock`.
#[derive(Deserialize)]
pub(super) struct Clock {
    advance: Leap,
}

/// The form of `POST /demo/stripe`.
#[derive(Deserialize)]
pub(super) struct Stripe {
    away: bool,
}

/// `POST /demo/clock`: lets time pass in the stand-in, with all that falls due.
pub(super) async fn advance(
    State(app): State<App>,
    Extension(home): Extension<Arc<Home>>,
    headers: HeaderMap,
    form: Result<Form<Clock>, FormRejection>,
) -> Result<Redirect, Problem> {
    home::check_origin(&app, &headers)?;
    let Form(Clock { advance }) = form.map_err(|_| unreadable())?;
    let (by, done) = match advance {
        Leap::Day => (DAY, "/?done=day"),
        Leap::Month => (31 * DAY, "/?done=month"),
    };
    home.sandbox.advance(by);
    Ok(Redirect::to(done))
}

/// `POST /demo/stripe`: has the stand-in not answer, or answer again.
pub(super) async fn set_away(
    State(app): State<App>,
    Extension(home): Extension<Arc<Home>>,
    headers: HeaderMap,
    form: Result<Form<Stripe>, FormRejection>,
) -> Result<Redirect, Problem> {
    home::check_origin(&app, &headers)?;
    let Form(Stripe { away }) = form.map_err(|_| unreadable())?;
    home.sandbox.set_away(away);
    Ok(Redirect::to(if away { "/" } else { "/?done=back" }))
}

fn unreadable() -> Problem {
    Problem::bad_request("This form can't be read.")
}
