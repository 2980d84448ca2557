//! What customers get back: refunds of what paid their invoices, and credit notes.
//!
//! A refund names a charge, and a charge no invoice since Stripe's version 2025-03-31. Which invoice it paid is asked once, and kept. An
//! event about either has Stripe asked, so the order of events doesn't matter; and of two answers the one that was asked for later
//! counts.

use futures_util::stream::{self, StreamExt, TryStreamExt};
use store::{refunded_charges, tenant};
use stripe::Fetched;
use stripe::objects::{Charge, Reference, Refund};

use super::mirror::{self, Changes};
use super::refresh::{RefreshError, is_out_of_reach, warn_of};
use crate::app::App;
use crate::stripe_account::{self, ConnectedAccount};

/// For how many charges Stripe is asked at the same time which invoice they paid.
const CHARGES_AT_ONCE: usize = 8;

/// Asks Stripe for a charge of which something was given back, and stores how much. What the key may not read is left out.
///
/// # Errors
/// As [`refresh`](super::refresh::refresh).
pub async fn refresh_charge(app: &App, team: &tenant::Team, id: &str) -> Result<(), RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    let asked_at = app.observation_time();
    let changes = async {
        let charge = account.retrieve_charge(id).await?.object;
        store_charge(app, &account, &charge, asked_at).await
    };
    store_unless_out_of_reach(app, &account, id, changes.await).await
}

/// Asks Stripe for a credit note, and stores it. What the key may not read is left out.
///
/// # Errors
/// As [`refresh`](super::refresh::refresh).
pub async fn refresh_credit_note(app: &App, team: &tenant::Team, id: &str) -> Result<(), RefreshError> {
    let account = stripe_account::in_background(app, team).await?;
    let asked_at = app.observation_time();
    let note = account.retrieve_credit_note(id).await.map_err(RefreshError::from);
    let changes = note.map(|note| mirror::credit_note(app, team, &note, asked_at));
    store_unless_out_of_reach(app, &account, id, changes).await
}

/// The charges that refunds are of, each once, in the order in which they are stored.
pub(super) fn charges_of(refunds: Vec<Fetched<Refund>>) -> Vec<Charge> {
    let charges = refunds.into_iter().filter_map(|refund| match refund.object.charge {
        Some(Reference::Object(charge)) => Some(*charge),
        _ => None,
    });
    let mut charges: Vec<Charge> = charges.collect();
    charges.sort_by(|a, b| a.id.cmp(&b.id));
    charges.dedup_by(|a, b| a.id == b.id);
    charges
}

/// What stores each of some charges, after Stripe was asked which invoices they paid, where that isn't known.
///
/// # Errors
/// When Stripe or the database fails.
pub(super) async fn store_charges(
    app: &App,
    account: &ConnectedAccount,
    charges: &[Charge],
    asked_at: i64,
) -> Result<Vec<Changes>, RefreshError> {
    // As a list, since the compiler can't tell of a closure that its futures may move between threads.
    let asking: Vec<_> = charges.iter().map(|charge| store_charge(app, account, charge, asked_at)).collect();
    let changes = stream::iter(asking).buffered(CHARGES_AT_ONCE);
    changes.try_collect().await
}

async fn store_charge(
    app: &App,
    account: &ConnectedAccount,
    charge: &Charge,
    asked_at: i64,
) -> Result<Changes, RefreshError> {
    // Every invoice has a customer.
    if charge.customer.is_none() {
        return Ok(Changes::default());
    }
    let team = account.team();
    let invoice = match (&charge.invoice, &charge.payment_intent) {
        (Some(invoice), _) => Some(invoice.id().to_owned()),
        (None, None) => None,
        (None, Some(intent)) => {
            match app.db.read_optional(refunded_charges::invoice_of(team, &charge.id)).await? {
                Some(known) => known,
                None => {
                    match account.list_invoice_payments(intent.id(), None).await {
                        Ok(page) => {
                            let found = page.data.into_iter().find_map(|one| one.object.invoice);
                            if found.is_none() && !page.unreadable.is_empty() {
                                // It isn't known to pay none.
                                warn_of(team, &page.unreadable);
                                return Ok(Changes::default());
                            }
                            found.map(|invoice| invoice.id().to_owned())
                        }
                        // One that Stripe doesn't know pays no invoice. It isn't to end the reading of all the others.
                        Err(error) if error.names_what_is_missing() => None,
                        Err(error) => return Err(error.into()),
                    }
                }
            }
        }
    };
    Ok(mirror::refunded_charge(app, team, charge, invoice, asked_at))
}

async fn store_unless_out_of_reach(
    app: &App,
    account: &ConnectedAccount,
    id: &str,
    changes: Result<Changes, RefreshError>,
) -> Result<(), RefreshError> {
    match changes {
        Err(RefreshError::Stripe(error)) if is_out_of_reach(&error) => {
            tracing::warn!(team = account.team().id, id, %error, "what was given back can't be read");
        }
        changes => {
            account.store(app, changes?).await?;
        }
    }
    Ok(())
}
