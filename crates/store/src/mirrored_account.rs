//! Which Stripe account a team's mirror is a copy of, and leaving its copy behind for another account's.
//!
//! A team's copies are numbered. Whoever stores what an account told has to hold the copy that the account was called for
//! ([`hold`]), so that nothing that the account before told gets into the copy of the next.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// The account that a team was connected to last, whether or not it still is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirroredAccount {
    /// Stripe's `acct_…`; unknown for a restricted key that may not read the account.
    pub id: Option<String>,
    /// Whether its real data is mirrored, or its test data.
    pub livemode: bool,
}

impl MirroredAccount {
    /// Whether what is mirrored of `self` can't be of `other` as well. An account that is not known may be any of its mode.
    pub fn differs_from(&self, other: &Self) -> bool {
        let ids_differ = matches!((&self.id, &other.id), (Some(one), Some(other)) if one != other);
        ids_differ || self.livemode != other.livemode
    }
}

statements! {
    FIND = "SELECT account_id, livemode FROM mirrored_accounts WHERE team_id = $1 FOR UPDATE";
    IS_NAMED = "SELECT account_id IS NOT NULL FROM mirrored_accounts WHERE team_id = $1";
    HOLD = "SELECT copy FROM mirrored_accounts WHERE team_id = $1 AND copy = $2 FOR SHARE";
    BEGIN = "INSERT INTO mirrored_accounts (team_id, account_id, livemode, copy) VALUES ($1, $2, $3, 1)
        ON CONFLICT (team_id) DO NOTHING";
    SAME = "UPDATE mirrored_accounts SET account_id = COALESCE($2, account_id) WHERE team_id = $1";
    ANOTHER = "UPDATE mirrored_accounts SET account_id = $2, livemode = $3, copy = copy + 1 WHERE team_id = $1";
    MARK_CUSTOMERS_DELETED = "UPDATE customers SET deleted = TRUE, refreshed_at = NULL, refresh_at = 0, refresh_failures = 0,
            updated_at = $2, synced_at = $2, as_of = $2
        WHERE team_id = $1 AND deleted = FALSE";
    MARK_PRODUCTS_DELETED = "UPDATE products SET deleted = TRUE, active = FALSE, updated_at = $2, synced_at = $2, as_of = $2
        WHERE team_id = $1 AND deleted = FALSE";
    DELETE_PRICES = "DELETE FROM prices WHERE team_id = $1";
    DELETE_SUBSCRIPTION_ITEMS = "DELETE FROM subscription_items WHERE team_id = $1";
    DELETE_UPCOMING_INVOICES = "DELETE FROM upcoming_invoices WHERE team_id = $1";
    DELETE_SUBSCRIPTIONS = "DELETE FROM subscriptions WHERE team_id = $1";
    DELETE_INVOICES = "DELETE FROM invoices WHERE team_id = $1";
    DELETE_CREDIT_NOTES = "DELETE FROM credit_notes WHERE team_id = $1";
    DELETE_REFUNDED_CHARGES = "DELETE FROM refunded_charges WHERE team_id = $1";
    DELETE_PAYMENT_METHODS = "DELETE FROM payment_methods WHERE team_id = $1";
    DELETE_CARD_UPDATES = "DELETE FROM card_updates WHERE team_id = $1";
    DELETE_NEWEST_EVENTS = "DELETE FROM newest_events WHERE team_id = $1";
    DELETE_WEBHOOK_EVENTS = "DELETE FROM webhook_events WHERE team_id = $1";
    DELETE_EVENT_JOBS = "DELETE FROM jobs WHERE team_id = $1 AND kind = $2";
}

/// Begins a team's first copy; affects no row when it has one. Of several that begin at the same time the others wait for the first to
/// end, so that each account but that one takes the place of the one before.
pub fn begin(team: &tenant::Team, account: &MirroredAccount) -> Command {
    Command::new(BEGIN, params![&team.id, account.id.as_deref(), account.livemode])
}

/// The account that a team's mirror is a copy of; nothing for a team that was never connected. Until the transaction ends, no other
/// one finds it.
pub fn find(team: &tenant::Team) -> Query<MirroredAccount> {
    Query::new(FIND, params![&team.id], |row| Ok(MirroredAccount { id: row.get(0)?, livemode: row.get(1)? }))
}

/// Whether it is known which account a team's mirror is a copy of; nothing for a team that was never connected.
pub fn is_named(team: &tenant::Team) -> Query<bool> {
    Query::new(IS_NAMED, params![&team.id], |row| row.get(0))
}

/// Keeps a copy the team's until the transaction ends, however many hold it; affects no row when another has taken its place. Whoever
/// leaves a copy behind ([`find`]) waits for them, so this comes before all else that locks a row.
pub fn hold(team: &tenant::Team, copy: i64) -> Command {
    Command::new(HOLD, params![&team.id, copy])
}

/// Notes that the account is connected again that a team's mirror is a copy of. Its id may not be known any more, or only now.
pub fn go_on(team: &tenant::Team, account: &MirroredAccount) -> Command {
    Command::new(SAME, params![&team.id, account.id.as_deref()])
}

/// Begins the copy of another account, which has the next number.
pub fn begin_next(team: &tenant::Team, account: &MirroredAccount) -> Command {
    Command::new(ANOTHER, params![&team.id, account.id.as_deref(), account.livemode])
}

/// Leaves the copy of an account behind: none of its objects is shown any more. Customers and products count as deleted, so that they
/// have the same identifiers if their account is connected again, and links of these customers don't open meanwhile. All else is
/// forgotten, with the events that were recorded and the jobs, of the kind `event_jobs`, that were to apply them.
pub fn leave(team: &tenant::Team, event_jobs: &str, now_ms: i64) -> Vec<Command> {
    let mark = |sql| Command::new(sql, params![&team.id, now_ms]);
    let delete = |sql| Command::new(sql, params![&team.id]);
    // In the order in which others store them.
    vec![
        delete(DELETE_WEBHOOK_EVENTS),
        delete(DELETE_NEWEST_EVENTS),
        delete(DELETE_SUBSCRIPTIONS),
        delete(DELETE_SUBSCRIPTION_ITEMS),
        delete(DELETE_UPCOMING_INVOICES),
        delete(DELETE_PRICES),
        mark(MARK_PRODUCTS_DELETED),
        mark(MARK_CUSTOMERS_DELETED),
        delete(DELETE_INVOICES),
        delete(DELETE_CREDIT_NOTES),
        delete(DELETE_REFUNDED_CHARGES),
        delete(DELETE_PAYMENT_METHODS),
        delete(DELETE_CARD_UPDATES),
        Command::new(DELETE_EVENT_JOBS, params![&team.id, event_jobs]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_differ_by_mode_or_by_ids_that_are_both_known() {
        let account = |id: Option<&str>, livemode| MirroredAccount { id: id.map(str::to_owned), livemode };
        let mirrored = account(Some("acct_1"), false);
        assert!(mirrored.differs_from(&account(Some("acct_1"), true)));
        assert!(mirrored.differs_from(&account(Some("acct_2"), false)));
        assert!(!mirrored.differs_from(&account(Some("acct_1"), false)));
        assert!(!mirrored.differs_from(&account(None, false)));
        assert!(account(None, false).differs_from(&account(None, true)));
    }
}
