//! The comparison of the mirror with Stripe: how far it is, and what it found.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

/// How far a team's comparison is.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// When its turn began; epoch milliseconds.
    pub started_at: i64,
    /// When it last got on: began, compared something or came to its end; epoch milliseconds.
    pub advanced_at: i64,
    /// The object type that it is at, as a backfill names it; none between two turns.
    pub object: Option<String>,
    /// How far it is within the type, as the comparison writes it.
    pub position: Option<String>,
    /// Objects compared in this turn.
    pub compared: i64,
    /// Those of them that differed.
    pub drift: i64,
    /// The object types that Stripe wouldn't list in this turn, or of which some can't be read, with commas between; none if all were
    /// compared.
    pub skipped: Option<String>,
    /// When the last turn that came to its end did; epoch milliseconds.
    pub finished_at: Option<i64>,
    /// Objects compared in it.
    pub last_compared: Option<i64>,
    /// Those of them that differed.
    pub last_drift: Option<i64>,
    /// The same of the object types in it.
    pub last_skipped: Option<String>,
}

/// What a step of a turn adds to it.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// Objects compared.
    pub compared: i64,
    /// Those of them that differed.
    pub drift: i64,
    /// The object types that were skipped in the turn so far, as in [`Sweep::skipped`].
    pub skipped: Option<String>,
}

statements! {
    FIND = "SELECT started_at, advanced_at, object, position, compared, drift, skipped, finished_at, last_compared, last_drift,
            last_skipped
        FROM sweeps WHERE team_id = $1";
    BEGIN = "INSERT INTO sweeps (team_id, started_at, advanced_at, object, compared, drift) VALUES ($1, $2, $2, $3, 0, 0)
        ON CONFLICT (team_id) DO UPDATE SET started_at = excluded.started_at, advanced_at = excluded.advanced_at,
            object = excluded.object, position = NULL, compared = 0, drift = 0, skipped = NULL";
    ADVANCE = "UPDATE sweeps SET object = $3, position = $4, compared = compared + $5, drift = drift + $6, skipped = $7,
            advanced_at = $8
        WHERE team_id = $1 AND started_at = $2";
    FINISH = "UPDATE sweeps SET object = NULL, position = NULL, compared = compared + $3, drift = drift + $4, finished_at = $5,
            advanced_at = $5, last_compared = compared + $3, last_drift = drift + $4, skipped = $6, last_skipped = $6
        WHERE team_id = $1 AND started_at = $2";
    REST = "INSERT INTO sweeps (team_id, started_at, advanced_at, compared, drift) VALUES ($1, $2, $2, 0, 0)
        ON CONFLICT (team_id) DO UPDATE SET started_at = excluded.started_at, advanced_at = excluded.advanced_at, object = NULL,
            position = NULL, compared = 0, drift = 0, skipped = NULL, finished_at = NULL, last_compared = NULL, last_drift = NULL,
            last_skipped = NULL";
    CUSTOMERS_MADE = "SELECT stripe_customer_id FROM customers
        WHERE team_id = $1 AND created_at > $2 AND created_at <= $3 AND deleted = FALSE AND synced_at < $4
        ORDER BY synced_at LIMIT $5";
    PRODUCTS_MADE = "SELECT stripe_product_id FROM products
        WHERE team_id = $1 AND created_at > $2 AND created_at <= $3 AND deleted = FALSE AND synced_at < $4
        ORDER BY synced_at LIMIT $5";
    PRICES_MADE = "SELECT stripe_price_id FROM prices
        WHERE team_id = $1 AND created_at > $2 AND created_at <= $3 AND deleted = FALSE AND synced_at < $4
        ORDER BY synced_at LIMIT $5";
    DRAFTS_MADE = "SELECT stripe_invoice_id FROM invoices
        WHERE team_id = $1 AND created_at > $2 AND created_at <= $3 AND status = 'draft' AND deleted = FALSE AND synced_at < $4
        ORDER BY synced_at LIMIT $5";
    METHODS_OF = "SELECT stripe_payment_method_id FROM payment_methods
        WHERE team_id = $1 AND stripe_customer_id = $2 AND synced_at < $3";
    IS_PENDING = "SELECT stripe_event_id FROM webhook_events
        WHERE team_id = $1 AND status = 'pending' AND stripe_object_id = $2 LIMIT 1";
}

/// How far a team's comparison is; nothing before its first turn.
pub fn find(team: &tenant::Team) -> Query<Sweep> {
    Query::new(FIND, params![&team.id], |row| {
        Ok(Sweep {
            started_at: row.get(0)?,
            advanced_at: row.get(1)?,
            object: row.get(2)?,
            position: row.get(3)?,
            compared: row.get(4)?,
            drift: row.get(5)?,
            skipped: row.get(6)?,
            finished_at: row.get(7)?,
            last_compared: row.get(8)?,
            last_drift: row.get(9)?,
            last_skipped: row.get(10)?,
        })
    })
}

/// Begins a turn at its first object type.
pub fn begin(team: &tenant::Team, object: &str, now_ms: i64) -> Command {
    Command::new(BEGIN, params![&team.id, now_ms, object])
}

/// Notes objects compared and those that differed, where the turn goes on, and when it last got on. Affects no row when another turn has
/// begun since.
pub fn advance(
    team: &tenant::Team,
    at: &Sweep,
    object: &str,
    position: Option<&str>,
    step: &Step,
    advanced_at: i64,
) -> Command {
    let Step { compared, drift, skipped } = step;
    Command::new(
        ADVANCE,
        params![
            &team.id,
            at.started_at,
            object,
            position,
            *compared,
            *drift,
            skipped.as_deref(),
            advanced_at
        ],
    )
}

/// Notes the last objects of a turn. Affects no row when another turn has begun since.
pub fn finish(team: &tenant::Team, at: &Sweep, step: &Step, now_ms: i64) -> Command {
    let Step { compared, drift, skipped } = step;
    Command::new(FINISH, params![&team.id, at.started_at, *compared, *drift, now_ms, skipped.as_deref()])
}

/// Forgets what was found, and rests as if a turn had just begun and ended: an account was connected and is being copied.
pub fn rest(team: &tenant::Team, now_ms: i64) -> Command {
    Command::new(REST, params![&team.id, now_ms])
}

/// What a query for rows by the age of their objects needs; times are epoch milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Made later than then.
    pub after: i64,
    /// Made then or earlier.
    pub until: i64,
    /// Observed before then.
    pub observed_before: i64,
    /// So many at most.
    pub at_most: i64,
}

/// Stripe's ids of customers that aren't known to be deleted, those first that were not looked at for the longest time; so are the others.
pub fn customers_made(team: &tenant::Team, made: Made) -> Query<String> {
    ids(CUSTOMERS_MADE, team, made)
}

/// Stripe's ids of products that aren't known to be deleted.
pub fn products_made(team: &tenant::Team, made: Made) -> Query<String> {
    ids(PRODUCTS_MADE, team, made)
}

/// Stripe's ids of prices that aren't known to be deleted.
pub fn prices_made(team: &tenant::Team, made: Made) -> Query<String> {
    ids(PRICES_MADE, team, made)
}

/// Stripe's ids of draft invoices, the only ones that can be deleted.
pub fn drafts_made(team: &tenant::Team, made: Made) -> Query<String> {
    ids(DRAFTS_MADE, team, made)
}

fn ids(sql: crate::db::Sql, team: &tenant::Team, made: Made) -> Query<String> {
    Query::new(sql, params![&team.id, made.after, made.until, made.observed_before, made.at_most], |row| {
        row.get(0)
    })
}

/// Stripe's ids of the payment methods that a customer has in the mirror, observed before a moment.
pub fn methods_of(team: &tenant::Team, stripe_customer_id: &str, observed_before: i64) -> Query<String> {
    Query::new(METHODS_OF, params![&team.id, stripe_customer_id, observed_before], |row| row.get(0))
}

/// The id of an event about an object that is recorded and still to be applied.
pub fn is_pending(team: &tenant::Team, stripe_object_id: &str) -> Query<String> {
    Query::new(IS_PENDING, params![&team.id, stripe_object_id], |row| row.get(0))
}
