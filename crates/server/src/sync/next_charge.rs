//! What subscriptions will be charged next: only Stripe can tell, for one subscription in each call, so it is asked in the background,
//! about subscriptions that somebody looks at, and only where what it said before may no longer be true (`store::upcoming_invoices`).

use store::subscriptions::{self, Subscription};
use store::tenant;
use store::upcoming_invoices::{self, NextCharge};
use stripe::ErrorKind;
use stripe::objects::{InvoicePreview, UnixTime};

use super::mirror::Changes;
use crate::app::App;
use crate::http::problem::Causes;
use crate::stripe_account::{self, AccountError, ConnectedAccount};

/// Subscriptions of a customer that are asked about in one go. The others' turn comes when they are looked at again.
const MOST: usize = 5;
/// How long others keep off, in milliseconds; after a crash it is tried again then.
const HOLD_MS: i64 = 45_000;
/// The wait while Stripe is away, or has no time for this.
const AWAY_WAIT_MS: i64 = 60_000;
/// The wait after something that waiting doesn't mend, such as a permission that the key lacks.
const REFUSED_WAIT_MS: i64 = 60 * 60_000;

/// Asks Stripe about those of a customer's subscriptions whose next charge isn't known, a few of them at most.
///
/// # Errors
/// When the database fails, or another account is connected meanwhile. Where Stripe fails, that is put off.
pub async fn refresh(app: &App, customer: &tenant::Customer) -> Result<(), AccountError> {
    let now = app.clock.epoch_ms();
    let (team, claimed_until) = (customer.team(), now + HOLD_MS);
    let mut due = app.db.read(subscriptions::of_customer(customer)).await?;
    due.retain(|row| row.next_charge_is_due(now));
    due.truncate(MOST);
    let claim =
        |row: &Subscription| upcoming_invoices::claim(team, &row.stripe_subscription_id, now, claimed_until);
    let claimed = app.db.write(due.iter().map(claim).collect()).await?;
    let ours: Vec<Subscription> =
        due.into_iter().zip(claimed).filter(|(_, changed)| *changed == 1).map(|(row, _)| row).collect();
    if ours.is_empty() {
        return Ok(());
    }
    let account = match stripe_account::in_background(app, team).await {
        Ok(account) => account,
        Err(error) => {
            tracing::debug!(team = team.id, error = %Causes(&error), "next charges can't be asked for");
            let put_off = |row: &Subscription| {
                upcoming_invoices::put_off(
                    team,
                    &row.stripe_subscription_id,
                    claimed_until,
                    now + AWAY_WAIT_MS,
                )
            };
            app.db.write(ours.iter().map(put_off).collect()).await?;
            return Ok(());
        }
    };
    let (changes, outcomes): (Vec<Changes>, Vec<Outcome>) =
        ask(app, &account, customer, &ours, claimed_until).await.into_iter().unzip();
    account.store(app, changes.into_iter().collect::<Changes>()).await?;
    outcomes.into_iter().flatten().for_each(|outcome| app.metrics.count_next_charge(outcome));
    app.watchers.touched(team, &customer.stripe_id);
    Ok(())
}

/// What became of a question; none if it wasn't asked.
type Outcome = Option<&'static str>;

/// What stores what Stripe says of each, in the order of their ids. Once it doesn't answer, the rest is put off.
async fn ask(
    app: &App,
    account: &ConnectedAccount,
    customer: &tenant::Customer,
    claimed: &[Subscription],
    claimed_until: i64,
) -> Vec<(Changes, Outcome)> {
    let team = customer.team();
    let mut is_answering = true;
    let mut asked = Vec::with_capacity(claimed.len());
    for row in claimed {
        let id = row.stripe_subscription_id.as_str();
        let asked_at = app.clock.epoch_ms();
        let put_off =
            |wait| Changes::from(upcoming_invoices::put_off(team, id, claimed_until, asked_at + wait));
        if !is_answering {
            asked.push((put_off(AWAY_WAIT_MS), None));
            continue;
        }
        let told = match account.preview_next_invoice(&customer.stripe_id, id).await {
            Ok(preview) => Ok(next_charge(&preview.object, asked_at)),
            Err(error) if error.is_missing() => Ok(None),
            Err(error) => Err(error),
        };
        match told {
            Ok(charge) => {
                let charge = charge.as_ref();
                let outcome = if charge.is_some() { "told" } else { "none" };
                let store = upcoming_invoices::store(team, row, claimed_until, asked_at, charge);
                asked.push((store.into(), Some(outcome)));
            }
            Err(error) => {
                tracing::warn!(team = team.id, subscription = row.id, error = %Causes(&error), "Stripe did not tell a next charge");
                let is_refused =
                    matches!(error.kind, ErrorKind::Forbidden { .. } | ErrorKind::InvalidRequest { .. });
                is_answering = is_refused;
                let wait = if is_refused { REFUSED_WAIT_MS } else { AWAY_WAIT_MS };
                asked.push((put_off(wait), Some("failed")));
            }
        }
    }
    asked
}

/// None where Stripe leaves out what a charge is.
fn next_charge(preview: &InvoicePreview, fetched_at: i64) -> Option<NextCharge> {
    let total = preview.total?;
    Some(NextCharge {
        amount_due: preview.amount_due.unwrap_or(total),
        total,
        currency: preview.currency.as_deref()?.to_lowercase(),
        at: preview.next_payment_attempt.or(preview.period_end).map(UnixTime::epoch_ms)?,
        fetched_at,
    })
}
