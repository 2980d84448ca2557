//! A team's connection to its Stripe account. Secrets come in and go out sealed; this crate can't open them.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// A connection.
#[derive(Clone)]
pub struct StripeConnection {
    /// Stripe's `acct_…`; unknown for a restricted key that may not read the account.
    pub account_id: Option<String>,
    /// Whether real money moves.
    pub livemode: bool,
    /// `pk_…`; not a secret.
    pub publishable_key: Option<String>,
    /// The secret or restricted key, encrypted.
    pub secret_key_sealed: Vec<u8>,
    /// The webhook endpoint's signing secret, encrypted.
    pub webhook_secret_sealed: Vec<u8>,
    /// Epoch milliseconds.
    pub connected_at: i64,
}

statements! {
    UPSERT = "INSERT INTO stripe_connections
            (team_id, account_id, livemode, publishable_key, secret_key_sealed, webhook_secret_sealed, connected_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (team_id) DO UPDATE SET account_id = excluded.account_id, livemode = excluded.livemode,
            publishable_key = excluded.publishable_key, secret_key_sealed = excluded.secret_key_sealed,
            webhook_secret_sealed = excluded.webhook_secret_sealed, connected_at = excluded.connected_at";
    FIND = "SELECT account_id, livemode, publishable_key, secret_key_sealed, webhook_secret_sealed, connected_at
        FROM stripe_connections WHERE team_id = $1";
    CALLING = "SELECT c.account_id, c.secret_key_sealed, m.copy FROM stripe_connections c
        JOIN mirrored_accounts m ON m.team_id = c.team_id WHERE c.team_id = $1";
    DELETE = "DELETE FROM stripe_connections WHERE team_id = $1";
    PRESENT_WEBHOOK_SECRET = "SELECT webhook_secret_sealed FROM stripe_connections WHERE team_id = $1 FOR UPDATE";
    SET_WEBHOOK_SECRET = "UPDATE stripe_connections SET webhook_secret_sealed = $2 WHERE team_id = $1";
    RESEAL_SECRET_KEY = "UPDATE stripe_connections SET secret_key_sealed = $3 WHERE team_id = $1 AND secret_key_sealed = $2";
    RESEAL_WEBHOOK_SECRET = "UPDATE stripe_connections SET webhook_secret_sealed = $3 WHERE team_id = $1 AND webhook_secret_sealed = $2";
    RESEAL_ROLLED = "UPDATE rolled_webhook_secrets SET secret_sealed = $3 WHERE team_id = $1 AND secret_sealed = $2";
    ROLLED = "SELECT secret_sealed, ends_at FROM rolled_webhook_secrets WHERE team_id = $1 AND ends_at > $2 ORDER BY ends_at DESC";
    ADD_ROLLED = "INSERT INTO rolled_webhook_secrets (team_id, secret_sealed, ends_at) VALUES ($1, $2, $3)";
    FORGET_ROLLED = "DELETE FROM rolled_webhook_secrets WHERE team_id = $1";
    RECEIVING = "SELECT c.account_id, c.livemode, c.webhook_secret_sealed, m.copy, r.secret_sealed, r.ends_at FROM teams t
        LEFT JOIN (stripe_connections c JOIN mirrored_accounts m ON m.team_id = c.team_id) ON c.team_id = t.id
        LEFT JOIN rolled_webhook_secrets r ON r.team_id = t.id AND r.ends_at > $2
        WHERE t.id = $1 ORDER BY r.ends_at DESC";
    FORGET_ENDED = "DELETE FROM rolled_webhook_secrets WHERE ends_at <= $1";
}

/// What a team's account is called with.
#[derive(Clone)]
pub struct Calling {
    /// As [`StripeConnection::account_id`].
    pub account_id: Option<String>,
    /// As [`StripeConnection::secret_key_sealed`].
    pub secret_key_sealed: Vec<u8>,
    /// The number of the copy that the team's mirror is: see [`mirrored_account`](crate::mirrored_account).
    pub copy: i64,
}

/// A signing secret that another has taken the place of.
#[derive(Clone)]
pub struct RolledSecret {
    /// The secret, encrypted.
    pub sealed: Vec<u8>,
    /// Until when it still verifies; epoch milliseconds.
    pub ends_at: i64,
}

/// What a team's webhooks are checked with. A team that has several webhook secrets has as many of these, which differ in `rolled` only.
#[derive(Clone)]
pub struct Receiving {
    /// None when the team isn't connected.
    pub connection: Option<ReceivingConnection>,
    /// A secret that another has taken the place of and that still verifies. The last to end comes first.
    pub rolled: Option<RolledSecret>,
}

/// The part of a connection that webhooks are checked with.
#[derive(Clone)]
pub struct ReceivingConnection {
    /// As [`StripeConnection::account_id`].
    pub account_id: Option<String>,
    /// As [`StripeConnection::livemode`].
    pub livemode: bool,
    /// As [`StripeConnection::webhook_secret_sealed`].
    pub webhook_secret_sealed: Vec<u8>,
    /// As [`Calling::copy`].
    pub copy: i64,
}

/// Connects a team, in place of what it was connected to before.
pub fn upsert(team: &tenant::Team, connection: &StripeConnection) -> Command {
    Command::new(
        UPSERT,
        params![
            &team.id,
            connection.account_id.as_deref(),
            connection.livemode,
            connection.publishable_key.as_deref(),
            connection.secret_key_sealed.clone(),
            connection.webhook_secret_sealed.clone(),
            connection.connected_at
        ],
    )
}

/// A team's connection.
pub fn find(team: &tenant::Team) -> Query<StripeConnection> {
    Query::new(FIND, params![&team.id], |row| {
        Ok(StripeConnection {
            account_id: row.get(0)?,
            livemode: row.get(1)?,
            publishable_key: row.get(2)?,
            secret_key_sealed: row.get(3)?,
            webhook_secret_sealed: row.get(4)?,
            connected_at: row.get(5)?,
        })
    })
}

/// What a team's account is called with; nothing when it has none.
pub fn calling(team: &tenant::Team) -> Query<Calling> {
    Query::new(CALLING, params![&team.id], |row| {
        Ok(Calling { account_id: row.get(0)?, secret_key_sealed: row.get(1)?, copy: row.get(2)? })
    })
}

/// What a team's webhooks are checked with at a time; no rows where there is no such team. For Stripe's webhooks, which come with another
/// proof than membership.
pub fn receiving(team: &tenant::Team, now_ms: i64) -> Query<Receiving> {
    Query::new(RECEIVING, params![&team.id, now_ms], |row| {
        let connection = match row.get::<Option<bool>>(1)? {
            Some(livemode) => Some(ReceivingConnection {
                account_id: row.get(0)?,
                livemode,
                webhook_secret_sealed: row.get(2)?,
                copy: row.get(3)?,
            }),
            None => None,
        };
        let rolled = match row.get::<Option<i64>>(5)? {
            Some(ends_at) => Some(RolledSecret { sealed: row.get(4)?, ends_at }),
            None => None,
        };
        Ok(Receiving { connection, rolled })
    })
}

/// Forgets a team's connection and its secrets.
pub fn delete(team: &tenant::Team) -> Command {
    Command::new(DELETE, params![&team.id])
}

/// The webhook secret that is in use, which stays so until the transaction ends.
pub fn present_webhook_secret(team: &tenant::Team) -> Query<Vec<u8>> {
    Query::new(PRESENT_WEBHOOK_SECRET, params![&team.id], |row| row.get(0))
}

/// Puts another webhook secret in use.
pub fn set_webhook_secret(team: &tenant::Team, sealed: Vec<u8>) -> Command {
    Command::new(SET_WEBHOOK_SECRET, params![&team.id, sealed])
}

/// Puts the same secret key, sealed anew, in the place of a sealed one, if that is still there.
pub fn reseal_secret_key(team: &tenant::Team, sealed: &[u8], anew: Vec<u8>) -> Command {
    Command::new(RESEAL_SECRET_KEY, params![&team.id, sealed.to_vec(), anew])
}

/// The same of the webhook secret that is in use.
pub fn reseal_webhook_secret(team: &tenant::Team, sealed: &[u8], anew: Vec<u8>) -> Command {
    Command::new(RESEAL_WEBHOOK_SECRET, params![&team.id, sealed.to_vec(), anew])
}

/// The same of a rolled webhook secret.
pub fn reseal_rolled_webhook_secret(team: &tenant::Team, sealed: &[u8], anew: Vec<u8>) -> Command {
    Command::new(RESEAL_ROLLED, params![&team.id, sealed.to_vec(), anew])
}

/// A team's rolled webhook secrets that still verify, the last to end first.
pub fn rolled_webhook_secrets(team: &tenant::Team, now_ms: i64) -> Query<RolledSecret> {
    Query::new(ROLLED, params![&team.id, now_ms], |row| {
        Ok(RolledSecret { sealed: row.get(0)?, ends_at: row.get(1)? })
    })
}

/// Keeps a rolled webhook secret until it ends.
pub fn add_rolled_webhook_secret(team: &tenant::Team, rolled: &RolledSecret) -> Command {
    Command::new(ADD_ROLLED, params![&team.id, rolled.sealed.clone(), rolled.ends_at])
}

/// Forgets a team's rolled webhook secrets.
pub fn forget_rolled_webhook_secrets(team: &tenant::Team) -> Command {
    Command::new(FORGET_ROLLED, params![&team.id])
}

/// Forgets every team's rolled webhook secrets that have ended.
pub fn forget_ended_webhook_secrets(now_ms: i64) -> Command {
    Command::new(FORGET_ENDED, params![now_ms])
}
