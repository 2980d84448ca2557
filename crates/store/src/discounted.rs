//! What has a discount, to be found when a coupon changes.

use crate::db::{Query, Row, RowError, params, statements};
use crate::observation::CLOCKS_APART_MS;
use crate::tenant;

statements! {
    SUBSCRIPTIONS = "SELECT stripe_subscription_id, discounts FROM subscriptions
        WHERE team_id = $1 AND discounts IS NOT NULL AND stripe_subscription_id > $2 AND as_of <= $3
        ORDER BY stripe_subscription_id LIMIT $4";
    CUSTOMERS = "SELECT stripe_customer_id, discount FROM customers
        WHERE team_id = $1 AND discount IS NOT NULL AND stripe_customer_id > $2 AND as_of <= $3
        ORDER BY stripe_customer_id LIMIT $4";
}

/// The next subscriptions after one (`sub_…`) that have discounts, those of their items included, each with them as JSON. Left out are
/// those that are known as they were clearly after `changed_at`, in epoch milliseconds by Stripe's clock.
pub fn subscriptions(
    team: &tenant::Team,
    changed_at: i64,
    after: &str,
    at_most: i64,
) -> Query<(String, String)> {
    Query::new(SUBSCRIPTIONS, params![&team.id, after, changed_at + CLOCKS_APART_MS, at_most], with_discount)
}

/// The same of customers (`cus_…`), who have one each.
pub fn customers(team: &tenant::Team, changed_at: i64, after: &str, at_most: i64) -> Query<(String, String)> {
    Query::new(CUSTOMERS, params![&team.id, after, changed_at + CLOCKS_APART_MS, at_most], with_discount)
}

fn with_discount(row: &Row<'_>) -> Result<(String, String), RowError> {
    Ok((row.get(0)?, row.get(1)?))
}
