//! `GET /portal/{token}/events`: tells an open page that it shows something else now, as server-sent events.
//!
//! The page says what it shows by a name for it (its version). This looks from time to time what it would show now,
//! and at once when something of the customer is stored in this process. Looking finds every change, also one by another process;
//! what is stored without changing what the page shows is none.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use futures_util::stream;
use serde::Deserialize;
use tokio::time::sleep;

use super::caller::PortalCaller;
use super::invoices_list::{Asked, Asking};
use super::overview_page::current_version;
use crate::app::App;
use crate::http::body::Query;
use crate::http::problem::Problem;
use crate::sync::on_view;
use crate::sync::watchers::{Full, Told, Watching};

/// How often it is looked when nobody says that something was stored.
const LOOK: Duration = Duration::from_secs(4);
/// How long after somebody has said so. More than once, because they may say it before they commit.
const LOOKS_WHEN_TOLD: [Duration; 3] =
    [Duration::from_millis(100), Duration::from_millis(400), Duration::from_millis(1_500)];
/// How often something is sent at least, so that nothing in between takes the connection for dead.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long a page is watched before its script has to ask again.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// What the page shows.
#[derive(Debug, Deserialize)]
pub struct Shown {
    version: Option<String>,
    #[serde(flatten)]
    invoices: Asking,
}

/// `GET /portal/{token}/events?version=…`, and what the page's address says of the invoices
///
/// Events are `changed`, with the name of what the page would show now, and `ended`, when the link doesn't open any more.
pub async fn get(
    State(app): State<App>,
    caller: PortalCaller,
    Query(shown): Query<Shown>,
) -> Result<Response, Problem> {
    let watching = app.watchers.watch(&caller.session.id, &caller.customer).map_err(|full| match full {
        Full::Session => Problem::too_many_requests(Duration::from_secs(60)),
        Full::Process => Problem::unavailable("Too many pages are open at the moment. Please try again."),
    })?;
    let page = OpenPage {
        invoices: shown.invoices.into(),
        shown: shown.version.unwrap_or_default(),
        caller: Some(caller),
        watching,
        opened: Instant::now(),
        next_look: Instant::now(),
        looks: LOOKS_WHEN_TOLD.len(),
        app,
    };
    let events = stream::unfold(page, |mut page| async move {
        let event = page.next().await?;
        Some((Ok::<_, Infallible>(event), page))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would keep events back until it has gathered some.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

struct OpenPage {
    app: App,
    /// None when the link doesn't open any more.
    caller: Option<PortalCaller>,
    invoices: Asked,
    shown: String,
    watching: Watching,
    opened: Instant,
    next_look: Instant,
    /// How many looks there have been since somebody said that something was stored.
    looks: usize,
}

impl OpenPage {
    /// Waits for the next event. None ends the stream, and the page's script asks for another if it still wants to know.
    async fn next(&mut self) -> Option<Event> {
        while self.opened.elapsed() < LONGEST {
            tokio::select! {
                told = self.watching.told() => match told {
                    Told::Touched => self.look_soon(),
                    Told::Closed => return None,
                },
                () = sleep(self.next_look.saturating_duration_since(Instant::now())) => {
                    let caller = self.caller.take()?;
                    if let Some(event) = self.look(caller).await? {
                        return Some(event);
                    }
                }
            }
        }
        None
    }

    fn look_soon(&mut self) {
        self.next_look = self.next_look.min(Instant::now() + LOOKS_WHEN_TOLD[0]);
        self.looks = 1;
    }

    /// Looks what the page would show. None when that can't be told, which ends the stream.
    async fn look(&mut self, caller: PortalCaller) -> Option<Option<Event>> {
        self.next_look = Instant::now() + LOOKS_WHEN_TOLD.get(self.looks).copied().unwrap_or(LOOK);
        self.looks += 1;
        let mut caller = caller;
        let mut before = None;
        let now = loop {
            caller = match caller.again(&self.app).await {
                Ok(caller) => caller,
                // Browsers drop an event without data.
                Err(problem) => {
                    return problem.link.map(|_| Some(Event::default().event("ended").data("link")));
                }
            };
            let now = current_version(&self.app, &caller, &self.invoices).await.ok()?;
            // A session and what it shows are two reads, and something may be stored between them. So a change counts when it is
            // seen twice.
            if now == self.shown || before.as_ref() == Some(&now) {
                break now;
            }
            before = Some(now);
        };
        // Its last try failed. As long as somebody looks, it goes on, so that the page says when Stripe is back.
        if caller.session.freshness.failures > 0 {
            on_view::viewed(&self.app, &caller.session);
        }
        self.caller = Some(caller);
        if now == self.shown {
            return Some(None);
        }
        self.shown.clone_from(&now);
        Some(Some(Event::default().event("changed").data(now)))
    }
}
