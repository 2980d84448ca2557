//! `billstack doctor`: what is wrong with an installation, and what to do about it. It changes nothing.
//!
//! Teams are checked side by side, because each is asked about at Stripe, and what is found of one is printed as soon as it is known
//! of those before it.

mod mirror;

use std::io::Write;
use std::path::Path;
use std::pin::pin;

use billing::clock::Clock;
use billing::entropy::Entropy;
use clap::Args;
use futures_util::StreamExt as _;
use futures_util::stream;
use serde::Serialize;
use store::db::{Db, OpenError};
use store::webhook_refusals::{self, Refusal};
use store::{backfills, event_fills, jobs, stripe_connections, sweeps, teams, tenant, webhook_events};
use stripe::{ErrorKind, SecretKey};

use crate::app::App;
use crate::config::{Config, PublicUrl, Settings};
use crate::jobs as worker;
use crate::shapes;
use crate::stripe_account::{secret_key_context, webhook_secret_context};
use crate::sync::standing::ago;
use crate::webhooks::refusals;
use mirror::Known;

/// Work that has not moved for so long, in milliseconds, is stuck.
const STUCK_MS: i64 = 10 * 60 * 1_000;

/// So many teams are checked at the same time.
const SIDE_BY_SIDE: usize = 16;

/// Flags of `billstack doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Check this team alone (team_…) [default: every team]
    #[arg(long)]
    team: Option<String>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Something is wrong; what, is printed already.
#[derive(Debug, thiserror::Error)]
#[error("{wrong} of {all} checks failed")]
pub struct Unwell {
    wrong: usize,
    all: usize,
}

/// One check and how it came out.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Check {
    about: String,
    ok: bool,
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_do: Option<String>,
}

/// What was found so far. Unless all of it is to be one line of JSON, each check is printed when it is added.
struct Report {
    is_json: bool,
    checks: Vec<Check>,
}

impl Report {
    fn add(&mut self, checks: impl IntoIterator<Item = Check>) {
        for check in checks {
            if !self.is_json {
                print(&line(&check));
            }
            self.checks.push(check);
        }
    }
}

/// Checks an installation and prints what it found.
///
/// # Errors
/// When a check failed.
pub async fn run(args: DoctorArgs, settings: Settings) -> Result<(), Unwell> {
    let mut report = Report { is_json: args.json, checks: Vec::new() };
    examine(&settings, args.team.as_deref(), &mut report).await;
    let Report { is_json, checks } = report;
    let wrong = checks.iter().filter(|check| !check.ok).count();
    if is_json {
        print(&serde_json::json!({ "ok": wrong == 0, "checks": checks }).to_string());
    }
    if wrong == 0 { Ok(()) } else { Err(Unwell { wrong, all: checks.len() }) }
}

fn print(text: &str) {
    // A closed pipe doesn't change the verdict.
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn line(check: &Check) -> String {
    let mark = match (check.ok, &check.to_do) {
        (true, None) => '✓',
        (true, Some(_)) => '•',
        (false, _) => '✗',
    };
    let mut text = format!("{mark} {}: {}", check.about, check.found);
    if let Some(to_do) = &check.to_do {
        text.push_str("\n  → ");
        text.push_str(to_do);
    }
    text
}

fn good(about: impl Into<String>, found: impl Into<String>) -> Check {
    Check { about: about.into(), ok: true, found: found.into(), to_do: None }
}

fn bad(about: impl Into<String>, found: impl Into<String>, to_do: impl Into<String>) -> Check {
    Check { about: about.into(), ok: false, found: found.into(), to_do: Some(to_do.into()) }
}

/// Something that may well be meant to be so, with what to do if it isn't.
fn note(about: impl Into<String>, found: impl Into<String>, to_do: impl Into<String>) -> Check {
    Check { to_do: Some(to_do.into()), ..good(about, found) }
}

async fn examine(settings: &Settings, team: Option<&str>, report: &mut Report) {
    let config = match settings.check() {
        Ok(config) => config,
        Err(error) => {
            report.add([bad("settings", error.to_string(), "change the setting and run this again")]);
            return;
        }
    };
    report.add([complete(&config.public_url)]);
    let db = match open(&config).await {
        Ok(db) => db,
        Err(check) => {
            report.add([check]);
            return;
        }
    };
    let schema = schema(&db).await;
    let usable = schema.ok;
    report.add([schema]);
    if usable {
        match App::new(config, db.clone(), Clock::system(), Entropy::system()) {
            Ok(app) => {
                report.add([mail(&app).await]);
                check_teams(&app, team, report).await;
            }
            Err(error) => {
                report.add([bad(
                    "stripe",
                    error.to_string(),
                    "install the system's CA certificates, or set BILLSTACK_STRIPE_API_BASE right",
                )]);
            }
        }
    }
    db.close().await;
}

fn complete(public_url: &PublicUrl) -> Check {
    if public_url.is_unspecified() {
        return bad(
            "settings",
            format!("links start with {public_url}, which leads nowhere"),
            "set BILLSTACK_PUBLIC_URL to the address that customers' browsers reach the server by",
        );
    }
    good("settings", format!("complete; links start with {public_url}"))
}

/// Opens the database, but makes no new one.
async fn open(config: &Config) -> Result<Db, Check> {
    let shown = config.database_url.to_string();
    if let Some(path) = shown.strip_prefix("sqlite://")
        && !Path::new(path).exists()
    {
        let found = format!("there is no file {path}");
        return Err(bad(
            "database",
            found,
            "run `billstack serve` or an admin command, which make it, or correct BILLSTACK_DATABASE_URL",
        ));
    }
    Db::open(&config.database_url).await.map_err(|error| {
        bad("database", error.to_string(), "correct BILLSTACK_DATABASE_URL, or start the database")
    })
}

async fn schema(db: &Db) -> Check {
    let known = store::MIGRATIONS.len();
    match db.schema_version(store::MIGRATIONS).await {
        Ok(version) if usize::try_from(version) == Ok(known) => {
            good("database", format!("answers, with schema version {version}"))
        }
        Ok(version) => bad(
            "database",
            format!("has schema version {version}, and this program needs {known}"),
            "start the server once: it brings the schema up to date",
        ),
        Err(OpenError::Database(_)) => bad(
            "database",
            "answers, but has no schema of BillStack's",
            "start the server once: it makes the schema",
        ),
        Err(error) => bad("database", error.to_string(), "run the program that fits this database"),
    }
}

async fn mail(app: &App) -> Check {
    let Some(mailer) = &app.mailer else {
        return good("mail", "not set up, so no page offers to mail a new link");
    };
    match mailer.check().await {
        Ok(()) => good("mail", format!("the mail server answers ({})", mailer.about())),
        Err(error) => bad(
            "mail",
            format!("{error} ({})", mailer.about()),
            "correct BILLSTACK_SMTP_URL, or let this machine reach the mail server",
        ),
    }
}

/// Checks every team, or the one that is wanted.
async fn check_teams(app: &App, wanted: Option<&str>, report: &mut Report) {
    let found = match wanted {
        Some(id) => app.db.read(teams::find(id)).await,
        None => app.db.read(teams::all()).await,
    };
    let teams = match found {
        Ok(teams) => teams,
        Err(error) => return report.add([bad("teams", error.to_string(), "look at the database's own log")]),
    };
    if teams.is_empty() {
        return report.add([match wanted {
            Some(id) => bad(
                "teams",
                format!("there is no team {id}"),
                "correct `--team`, or leave it out: then every team is named and checked",
            ),
            None => bad("teams", "there is none", "make one with `billstack admin create-team --name …`"),
        }]);
    }
    let each = stream::iter(teams).map(async |team| team_checks(app, &team).await);
    let mut checked = pin!(each.buffered(SIDE_BY_SIDE));
    while let Some(checks) = checked.next().await {
        report.add(checks);
    }
}

async fn team_checks(app: &App, team: &tenant::Team) -> Vec<Check> {
    let about = |what: &str| format!("{} {what}", team.id);
    let now = app.clock.epoch_ms();
    let batch = (
        stripe_connections::find(team),
        webhook_events::summary(team),
        webhook_refusals::list(team),
        backfills::list(team),
        jobs::given_up(team),
        event_fills::find(team),
        sweeps::find(team),
        jobs::longest_due(team, worker::EVENT, now),
    );
    let (connections, webhooks, refused, backfills, given_up, fills, sweeps, due) =
        match app.db.read_batch(batch).await {
            Ok(rows) => rows,
            Err(error) => {
                return vec![bad(about("database"), error.to_string(), "look at the database's own log")];
            }
        };
    let Some(connection) = connections.first() else {
        let to_do = format!("to use it, connect it with `billstack admin connect-stripe --team {}`", team.id);
        return vec![note(about("stripe"), "not connected", to_do)];
    };
    let key = match secret_key(app, team, connection) {
        Ok(key) => key,
        Err(check) => return vec![check],
    };
    let unchecked = unchecked_permissions(about("key"), &key);
    let stripe = stripe_answers(app, about("stripe"), key, connection).await;
    let is_usable = stripe.ok;
    let mut checks = vec![
        good(about("secrets"), "open with the configured key"),
        stripe,
        webhooks_are_taken(about("refused webhooks"), webhooks.first(), &refused),
        backfill_done(team, about("backfill"), &backfills, now),
        jobs_done(team, about("jobs"), &given_up),
    ];
    checks.extend(unchecked);
    if connection.livemode {
        checks.extend(wrong_address(about("links"), &app.config.public_url));
    }
    let known = Known {
        connected_at: connection.connected_at,
        summary: webhooks.into_iter().next(),
        fill: fills.into_iter().next(),
        sweep: sweeps.into_iter().next(),
        due_since: due.into_iter().next(),
    };
    checks.extend(mirror::checks(app, team, &known, is_usable).await);
    checks
}

/// What is wrong with the address that links to real customers start with. One that leads nowhere is told among the settings.
fn wrong_address(about: String, public_url: &PublicUrl) -> Option<Check> {
    let wrong = if public_url.is_loopback() {
        "leads every browser to its own machine"
    } else if !public_url.is_https() && !public_url.is_unspecified() {
        "isn't encrypted: who is on the way can read a link, and use it"
    } else {
        return None;
    };
    Some(bad(
        about,
        format!("real customers' links start with {public_url}, which {wrong}"),
        "put a proxy that speaks TLS in front, and set BILLSTACK_PUBLIC_URL to its https address",
    ))
}

/// Opens both of a team's secrets; answers the key.
fn secret_key(
    app: &App,
    team: &tenant::Team,
    connection: &stripe_connections::StripeConnection,
) -> Result<SecretKey, Check> {
    let keyring = &app.config.keyring;
    let key = keyring.open(&secret_key_context(team), &connection.secret_key_sealed);
    let webhook = keyring.open(&webhook_secret_context(team), &connection.webhook_secret_sealed);
    let opened = key.and_then(|key| webhook.map(|_| key)).ok().and_then(|key| String::from_utf8(key).ok());
    opened.and_then(|key| SecretKey::try_from(key).ok()).ok_or_else(|| {
        bad(
            format!("{} secrets", team.id),
            "can't be decrypted with the configured BILLSTACK_ENCRYPTION_KEY",
            "put the key they were encrypted with behind the new one, separated by a comma, and restart the server; if it is lost, connect \
             again with `billstack admin connect-stripe`",
        )
    })
}

/// What a restricted key may write shows only where something is written.
fn unchecked_permissions(about: String, key: &SecretKey) -> Option<Check> {
    let to_do = "see that it has the permissions that docs/operating.md lists under Restricted keys";
    key.is_restricted().then(|| note(about, "a restricted one; what it may write isn't checked", to_do))
}

/// Any answer but a failure or a refusal of the key shows that Stripe can be used; a restricted key may not read the account.
async fn stripe_answers(
    app: &App,
    about: String,
    key: SecretKey,
    connection: &stripe_connections::StripeConnection,
) -> Check {
    let mode = if connection.livemode { "live" } else { "test" };
    let account = connection.account_id.as_deref().unwrap_or("account unknown");
    match app.stripe.account(key, connection.account_id.as_deref()).retrieve_account().await {
        Ok(_) => good(about, format!("answers ({account}, {mode} mode)")),
        Err(error) => match error.kind {
            ErrorKind::Unauthorized => bad(
                about,
                "no longer accepts the key",
                "make a new key in Stripe's dashboard and connect again with `billstack admin connect-stripe`",
            ),
            ErrorKind::Unreachable { .. }
            | ErrorKind::Away { .. }
            | ErrorKind::Server { .. }
            | ErrorKind::Malformed { .. } => bad(
                about,
                error.to_string(),
                format!(
                    "let this machine reach {}, and look at https://status.stripe.com",
                    app.config.stripe_api_base
                ),
            ),
            _ => good(about, format!("answers ({account}, {mode} mode)")),
        },
    }
}

/// Anybody can send what has to be refused, so refusals are wrong only when nothing good has come since.
fn webhooks_are_taken(
    about: String,
    summary: Option<&webhook_events::Summary>,
    refused: &[Refusal],
) -> Check {
    let Some(latest) = refused.first() else { return good(about, "none in the last 30 days") };
    let counts: Vec<_> = refused.iter().map(|one| format!("{} {}", one.count, one.reason)).collect();
    let at = shapes::time(latest.last_at).map_or_else(String::new, |at| at.to_string());
    let found = format!("{}; the last at {at}", counts.join(", "));
    let taken_since =
        summary.and_then(|summary| summary.last_received_at).is_some_and(|at| at >= latest.last_at);
    if taken_since { good(about, found) } else { bad(about, found, refusals::to_do(&latest.reason)) }
}

/// A mail that its server didn't take is no fault of the installation's if the server takes others, which the check of mail says.
fn jobs_done(team: &tenant::Team, about: String, given_up: &[(String, i64, Option<String>)]) -> Check {
    if given_up.is_empty() {
        return good(about, "none was given up in the last 30 days");
    }
    let found = given_up.iter().map(|(kind, count, reason)| {
        format!("{count} {kind} given up: {}", reason.as_deref().unwrap_or("for an unknown reason"))
    });
    let to_do = given_up.iter().map(|(kind, ..)| match kind.as_str() {
        worker::NEW_LINK => {
            "if the check of mail fails, mend that; whoever still needs a link asks again on the expired one's page"
                .to_owned()
        }
        worker::BACKFILL => format!("run `billstack admin backfill --team {}`", team.id),
        _ => "look for `given up` in the server's log".to_owned(),
    });
    let (found, to_do): (Vec<_>, Vec<_>) = (found.collect(), to_do.collect());
    let is_mail_alone = given_up.iter().all(|(kind, ..)| kind == worker::NEW_LINK);
    Check { ok: is_mail_alone, ..note(about, found.join("; "), to_do.join("; ")) }
}

fn backfill_done(team: &tenant::Team, about: String, backfills: &[backfills::Backfill], now: i64) -> Check {
    let copy = format!("run `billstack admin backfill --team {}", team.id);
    let failed = backfills.iter().find(|one| one.status == "failed");
    // A type that comes after another waits for it, so the copy moves as long as any type does.
    let moved_at = backfills.iter().map(|one| one.updated_at).max().unwrap_or(now);
    let running = backfills.iter().filter(|one| one.status == "running").max_by_key(|one| one.updated_at);
    if backfills.is_empty() {
        bad(about, "has not been started", format!("{copy}`"))
    } else if let Some(one) = failed {
        let reason = one.reason.as_deref().unwrap_or("for an unknown reason");
        bad(about, format!("{} failed: {reason}", one.object), format!("{copy} --object {}`", one.object))
    } else if let Some(one) = running {
        let found = format!("{} of {} so far", one.count, one.object);
        if moved_at < now - STUCK_MS {
            let at = ago(moved_at, now);
            let to_do = "see that the server is running and reaches Stripe: it goes on from there by itself";
            bad(about, format!("stopped {at}: {found}"), to_do)
        } else {
            good(about, format!("running: {found}"))
        }
    } else {
        let each = backfills.iter().map(|one| match one.status.as_str() {
            backfills::LEFT_OUT => format!("no {}, which the key may not read", one.object),
            _ => format!("{} {}", one.count, one.object),
        });
        good(about, format!("done: {}", each.collect::<Vec<_>>().join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backfill(object: &str, status: &str, updated_at: i64) -> backfills::Backfill {
        backfills::Backfill {
            object: object.into(),
            status: status.into(),
            cursor: None,
            count: 7,
            created_after: None,
            reason: (status == "failed").then(|| "the key may not read invoices".into()),
            started_at: 0,
            updated_at,
        }
    }

    #[test]
    fn refused_webhooks_are_wrong_when_none_was_taken_since() {
        let refused = [Refusal { reason: "wrong_signature".into(), count: 3, first_at: 0, last_at: 2_000 }];
        let check = |last_received_at, refused: &[Refusal]| {
            let summary = webhook_events::Summary { last_received_at, pending: 0, failed: 0 };
            webhooks_are_taken("refused".into(), Some(&summary), refused)
        };
        assert!(check(None, &[]).ok && check(Some(2_000), &refused).ok);
        for last_received_at in [None, Some(1_999)] {
            assert_eq!(
                line(&check(last_received_at, &refused)),
                "✗ refused: 3 wrong_signature; the last at 1970-01-01T00:00:02Z\n  → enter the endpoint's present signing secret with `billstack admin roll-webhook-secret`"
            );
        }
    }

    #[test]
    fn an_address_that_customers_cannot_use_is_wrong() {
        let url = |text: &str| PublicUrl::parse(text).unwrap();
        let nowhere = line(&complete(&url("http://0.0.0.0:4242")));
        assert!(
            nowhere.starts_with("✗ settings: links start with http://0.0.0.0:4242, which leads nowhere\n"),
            "{nowhere}"
        );
        assert!(complete(&url("http://127.0.0.1:4242")).ok, "for trying it out");
        let live = |text| wrong_address("links".into(), &url(text)).map(|check| check.found);
        assert_eq!(live("https://billing.example.com"), None);
        assert_eq!(live("http://0.0.0.0:4242"), None, "that is told already");
        assert!(live("http://billing.example.com").unwrap().contains("isn't encrypted"));
        assert!(live("https://localhost").unwrap().contains("its own machine"));
    }

    #[test]
    fn what_a_restricted_key_may_write_is_said_not_to_be_checked() {
        let check = |key: &str| {
            let key = SecretKey::try_from(key.to_owned()).unwrap();
            unchecked_permissions("key".into(), &key).as_ref().map(line)
        };
        assert_eq!(check("sk_test_0123456789"), None);
        let said = check("rk_test_0123456789").unwrap();
        assert!(
            said.starts_with("• key: a restricted one; what it may write isn't checked\n  → see"),
            "{said}"
        );
    }

    #[test]
    fn jobs_that_were_given_up_are_told_with_a_reason_and_what_to_do_about_their_kind() {
        let team = tenant::Team { id: "team_1".into() };
        let check = |kinds: &[&str]| {
            let given_up: Vec<_> =
                kinds.iter().map(|kind| ((*kind).to_owned(), 2, Some("it broke".to_owned()))).collect();
            line(&jobs_done(&team, "jobs".into(), &given_up))
        };
        assert_eq!(check(&[]), "✓ jobs: none was given up in the last 30 days");
        assert!(check(&["new_link"]).starts_with("• jobs: 2 new_link given up: it broke\n  → if the check"));
        assert_eq!(
            check(&["backfill"]),
            "✗ jobs: 2 backfill given up: it broke\n  → run `billstack admin backfill --team team_1`"
        );
        let both = check(&["new_link", "of_a_later_version"]);
        assert!(both.starts_with("✗ jobs: 2 new_link given up: it broke; 2 of_a_later"), "{both}");
        assert!(both.contains("asks again") && both.contains("`given up` in the server's log"), "{both}");
    }

    #[test]
    fn a_backfill_is_well_when_it_is_done_or_moves() {
        let team = tenant::Team { id: "team_1".into() };
        let check = |backfills: &[backfills::Backfill]| {
            backfill_done(&team, "backfill".into(), backfills, 2 * STUCK_MS)
        };
        let done = backfill("customers", "done", 0);
        assert_eq!(line(&check(std::slice::from_ref(&done))), "✓ backfill: done: 7 customers");
        assert_eq!(
            line(&check(&[done.clone(), backfill("refunds", "left_out", 0)])),
            "✓ backfill: done: 7 customers, no refunds, which the key may not read"
        );
        let prices = backfill("prices", "running", 2 * STUCK_MS);
        assert!(check(&[done.clone(), prices.clone()]).ok);
        let waiting = backfill("failed_payments", "running", 0);
        assert_eq!(
            line(&check(&[waiting.clone(), prices])),
            "✓ backfill: running: 7 of prices so far",
            "what waits for another type isn't stuck"
        );
        let just_done = backfill("invoices", "done", 2 * STUCK_MS);
        assert!(check(&[waiting.clone(), just_done]).ok, "it has just begun");
        assert_eq!(
            line(&check(&[done.clone(), waiting])),
            "✗ backfill: stopped 20 minutes ago: 7 of failed_payments so far\n  → see that the server is running and reaches Stripe: it goes on from there by itself"
        );
        assert!(!check(&[]).ok);
        assert_eq!(
            line(&check(&[done, backfill("invoices", "failed", 0)])),
            "✗ backfill: invoices failed: the key may not read invoices\n  → run `billstack admin backfill --team team_1 --object invoices`"
        );
    }
}
