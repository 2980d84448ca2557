//! Whether a team's mirror is true, and whether webhooks keep it so.

use store::event_fills::EventFill;
use store::sweeps::Sweep;
use store::{tenant, webhook_events};

use super::{Check, STUCK_MS, bad, good, note};
use crate::api::stripe_connection::webhook_address;
use crate::app::App;
use crate::sync::reconcile::{self, Unseen};
use crate::sync::refresh::RefreshError;
use crate::sync::standing::ago;

/// Stripe's list of events is read every five minutes. After so long, in milliseconds, that has stopped.
const NOT_READ_MS: i64 = 15 * 60 * 1_000;

/// A comparison begins once a day and then gets on every few seconds, though of a large account it takes weeks. After so long without
/// either, in milliseconds, that has stopped.
const NOT_COMPARED_MS: i64 = 2 * 24 * 60 * 60 * 1_000;

/// For so long after connecting, in milliseconds, nothing may have happened yet that Stripe could tell.
const NEW_MS: i64 = 60 * 60 * 1_000;

/// What is known of a team's mirror.
pub(super) struct Known {
    pub(super) connected_at: i64,
    pub(super) summary: Option<webhook_events::Summary>,
    pub(super) fill: Option<EventFill>,
    pub(super) sweep: Option<Sweep>,
    /// Since when that event is due to be applied which is due for the longest time; epoch milliseconds.
    pub(super) due_since: Option<i64>,
}

/// Says how true the mirror is. Asks Stripe for what it hasn't seen, unless it is known that Stripe can't be used.
pub(super) async fn checks(app: &App, team: &tenant::Team, known: &Known, is_usable: bool) -> Vec<Check> {
    let about = |what: &str| format!("{} {what}", team.id);
    let url = webhook_address(app, team);
    let now = app.clock.epoch_ms();
    let unseen = match &known.fill {
        Some(fill) if is_usable => Some(reconcile::unseen(app, team, fill).await),
        _ => None,
    };
    vec![
        in_step(about("mirror"), &url, known, unseen.as_ref(), now),
        webhooks_arrive(about("webhooks"), team, &url, known, now),
        compared(about("comparison"), known.sweep.as_ref(), now),
    ]
}

fn in_step(
    about: String,
    url: &str,
    known: &Known,
    unseen: Option<&Result<Unseen, RefreshError>>,
    now: i64,
) -> Check {
    let Some(fill) = &known.fill else {
        return bad(
            about,
            "has not been compared with Stripe's list of events",
            "start the server: it reads the list",
        );
    };
    let pending = known.summary.as_ref().map_or(0, |summary| summary.pending);
    let mut found = format!("in step with Stripe as of {}", ago(fill.complete_at, now));
    if pending > 0 {
        found = format!("{found}, but for {pending} events that are still to be applied");
    }
    if let Some(since) = known.due_since.filter(|since| now - since > STUCK_MS) {
        let found = format!("{found}, the first of them due {}", ago(since, now));
        return bad(
            about,
            found,
            "see that the server is running and reaches Stripe: it applies what waits, the oldest first",
        );
    }
    match unseen {
        Some(Ok(Unseen { count, more })) if *count > 0 => {
            let more = if *more { " or more" } else { "" };
            let found = format!(
                "{found}; Stripe has {count}{more} events that no webhook told and that are not recorded"
            );
            let to_do = format!(
                "see that the server is running: it reads them within five minutes. In Stripe's dashboard, look why the webhook endpoint {url} was not told"
            );
            bad(about, found, to_do)
        }
        Some(Err(error)) => bad(
            about,
            format!("{found}; Stripe's list of events can't be read: {error}"),
            "let the key read events, or see that Stripe can be reached",
        ),
        _ if now - fill.complete_at > NOT_READ_MS => bad(
            about,
            found,
            "see that the server is running and reaches Stripe: it reads Stripe's list of events every five minutes",
        ),
        _ => good(about, found),
    }
}

fn webhooks_arrive(about: String, team: &tenant::Team, url: &str, known: &Known, now: i64) -> Check {
    let Some((summary, last)) =
        known.summary.as_ref().and_then(|summary| Some((summary, summary.last_received_at?)))
    else {
        let found = format!("none has arrived since you connected {}", ago(known.connected_at, now));
        let missed_at = known.fill.as_ref().and_then(|fill| fill.last_found_at);
        let was_missed = missed_at.is_some_and(|missed| missed >= known.connected_at);
        if now - known.connected_at < NEW_MS && !was_missed {
            let to_do = format!(
                "to see one arrive, change a customer's description in Stripe's dashboard and run this again; the endpoint's address there has to be {url}"
            );
            return note(about, found, to_do);
        }
        return bad(
            about,
            found,
            format!("check the endpoint's address in Stripe's dashboard: it has to be {url}"),
        );
    };
    let found =
        format!("the last one {}; {} waiting, {} given up", ago(last, now), summary.pending, summary.failed);
    let missed_since =
        known.fill.as_ref().and_then(|fill| fill.last_found_at).filter(|missed| *missed > last);
    if summary.failed > 0 {
        let to_do = format!(
            "see why with `billstack admin webhook-events --team {0}`, then run `billstack admin retry-webhook-events --team {0}`",
            team.id
        );
        bad(about, found, to_do)
    } else if let Some(missed) = missed_since {
        let found = format!(
            "{found}; {} an event had to be read from Stripe's list that none had told",
            ago(missed, now)
        );
        bad(
            about,
            found,
            format!(
                "look in Stripe's dashboard whether the endpoint {url} is enabled, and what its deliveries were answered"
            ),
        )
    } else {
        good(about, found)
    }
}

fn compared(about: String, sweep: Option<&Sweep>, now: i64) -> Check {
    let Some(sweep) = sweep else {
        return bad(
            about,
            "none has begun",
            "start the server: it compares the mirror with Stripe once a day",
        );
    };
    let under_way = if sweep.object.is_some() { "; another is under way" } else { "" };
    if now - sweep.advanced_at > NOT_COMPARED_MS {
        let last = match sweep.finished_at {
            Some(at) => format!("the last came to its end {}", ago(at, now)),
            None => "none has come to its end".to_owned(),
        };
        return bad(
            about,
            format!("{last}; the comparison last got on {}", ago(sweep.advanced_at, now)),
            "see that the server is running and reaches Stripe",
        );
    }
    let Some((at, objects, drift)) = finished(sweep) else {
        let found = format!("the first begins a day after connecting{}", under_way.replace("another", "it"));
        return good(about, found);
    };
    let at = ago(at, now);
    if let Some(skipped) = &sweep.last_skipped {
        let skipped = skipped.replace(',', ", ");
        return bad(
            about,
            format!(
                "{at}, {drift} of {objects} objects differed from Stripe and were mended, but not all of {skipped} could be listed and read{under_way}"
            ),
            format!(
                "let the key read {skipped}, or see in the log how Stripe fails to list them or which of them can't be read; until then nothing tells whether the mirror is right about those"
            ),
        );
    }
    if drift == 0 {
        return good(about, format!("{at}, {objects} objects were all as Stripe says{under_way}"));
    }
    let found = format!("{at}, {drift} of {objects} objects differed from Stripe and were mended{under_way}");
    note(
        about,
        found,
        "nothing now. If it happens again, report it with the log's lines `the mirror differed from Stripe`",
    )
}

/// When the last comparison ended, how many objects it compared, and how many differed.
fn finished(sweep: &Sweep) -> Option<(i64, i64, i64)> {
    Some((sweep.finished_at?, sweep.last_compared?, sweep.last_drift?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::line;

    const MINUTE: i64 = 60_000;

    fn known(last_received_at: Option<i64>, last_found_at: Option<i64>) -> Known {
        Known {
            connected_at: 0,
            summary: Some(webhook_events::Summary { last_received_at, pending: 0, failed: 0 }),
            fill: Some(EventFill {
                complete_at: 58 * MINUTE,
                cursor: None,
                newest: None,
                newest_at: 0,
                position: None,
                found: 0,
                last_found_at,
            }),
            sweep: None,
            due_since: None,
        }
    }

    fn step(unseen: Unseen, now: i64) -> String {
        line(&in_step("mirror".into(), "https://x", &known(None, None), Some(&Ok(unseen)), now))
    }

    #[test]
    fn how_fresh_the_mirror_is_stands_in_words() {
        let nothing = Unseen { count: 0, more: false };
        assert_eq!(step(nothing, 60 * MINUTE), "✓ mirror: in step with Stripe as of 2 minutes ago");
        assert!(
            step(nothing, 200 * MINUTE)
                .starts_with("✗ mirror: in step with Stripe as of 2 hours ago\n  → see that the server")
        );
        let unseen = step(Unseen { count: 3, more: true }, 60 * MINUTE);
        assert!(
            unseen.contains("Stripe has 3 or more events that no webhook told")
                && unseen.contains("https://x"),
            "{unseen}"
        );
    }

    #[test]
    fn events_that_wait_are_judged_by_how_long_one_is_due() {
        let step = |due_since, last_webhook| {
            let mut known = Known { due_since, ..known(Some(last_webhook), None) };
            known.summary.as_mut().unwrap().pending = 50_000;
            line(&in_step("mirror".into(), "https://x", &known, None, 60 * MINUTE))
        };
        let waiting =
            "in step with Stripe as of 2 minutes ago, but for 50000 events that are still to be applied";
        // Put back a second ago where nothing else happens, and while webhooks keep coming.
        assert_eq!(step(Some(60 * MINUTE - 1_000), MINUTE), format!("✓ mirror: {waiting}"));
        assert!(
            step(Some(40 * MINUTE), 60 * MINUTE)
                .starts_with(&format!("✗ mirror: {waiting}, the first of them due 20 minutes ago\n  → see"))
        );
        assert_eq!(step(None, MINUTE), format!("✓ mirror: {waiting}"), "each waits for its next try");
    }

    #[test]
    fn webhooks_that_stopped_are_noticed() {
        let team = tenant::Team { id: "team_1".into() };
        let check = |last, found| {
            line(&webhooks_arrive("webhooks".into(), &team, "https://x", &known(last, found), 60 * MINUTE))
        };
        assert_eq!(
            check(Some(57 * MINUTE), Some(1)),
            "✓ webhooks: the last one 3 minutes ago; 0 waiting, 0 given up"
        );
        assert_eq!(
            check(None, None),
            "✗ webhooks: none has arrived since you connected 1 hour ago\n  → check the endpoint's address in Stripe's dashboard: it has to be https://x"
        );
        let new = |found| {
            line(&webhooks_arrive("webhooks".into(), &team, "https://x", &known(None, found), 59 * MINUTE))
        };
        assert_eq!(
            new(None),
            "• webhooks: none has arrived since you connected 59 minutes ago\n  → to see one arrive, change a customer's description in Stripe's dashboard and run this again; the endpoint's address there has to be https://x"
        );
        assert!(new(Some(58 * MINUTE)).starts_with("✗"), "one was missed already");
        assert!(
            check(Some(MINUTE), Some(50 * MINUTE))
                .contains("10 minutes ago an event had to be read from Stripe's list")
        );
    }

    #[test]
    fn drift_is_told_until_a_comparison_finds_none() {
        let sweep = |drift| Sweep {
            started_at: 0,
            advanced_at: 0,
            object: None,
            position: None,
            compared: 9,
            drift,
            skipped: None,
            finished_at: Some(0),
            last_compared: Some(9),
            last_drift: Some(drift),
            last_skipped: None,
        };
        let check = |sweep| line(&compared("comparison".into(), Some(&sweep), MINUTE));
        assert_eq!(check(sweep(0)), "✓ comparison: 1 minute ago, 9 objects were all as Stripe says");
        assert!(check(sweep(2)).starts_with(
            "• comparison: 1 minute ago, 2 of 9 objects differed from Stripe and were mended\n  → "
        ));
        let later = 40 * 24 * 60 * MINUTE;
        let then = |sweep| line(&compared("comparison".into(), Some(&sweep), later));
        assert_eq!(
            then(sweep(0)),
            "✗ comparison: the last came to its end 40 days ago; the comparison last got on 40 days ago\n  → see that the server is running and reaches Stripe"
        );
        // One of an account with very many customers takes longer than a month by its own pace.
        let moving = |sweep| Sweep {
            advanced_at: later - MINUTE,
            object: Some("payment_methods".to_owned()),
            ..sweep
        };
        assert_eq!(
            then(moving(sweep(0))),
            "✓ comparison: 40 days ago, 9 objects were all as Stripe says; another is under way"
        );
        assert!(then(moving(Sweep { finished_at: None, ..sweep(0) })).starts_with("✓ comparison: the first"));
        let skipping = Sweep { last_skipped: Some("invoices,refunds".to_owned()), ..sweep(0) };
        let said = check(skipping);
        assert!(said.starts_with("✗ comparison: 1 minute ago, 0 of 9 objects"), "{said}");
        assert!(
            said.contains(
                "but not all of invoices, refunds could be listed and read\n  → let the key read invoices, refunds, or see"
            ),
            "{said}"
        );
    }
}
