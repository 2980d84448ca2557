//! How SQLite runs the statements that a large team's rows must not slow down.

use rusqlite::types::Null;
use rusqlite::{Connection, params_from_iter};

use crate::{MIGRATIONS, STATEMENTS};

/// The plan of a statement (`customers::LIST`), a step a line.
fn plan(name: &str) -> String {
    let connection = Connection::open_in_memory().unwrap();
    for migration in MIGRATIONS {
        connection.execute_batch(migration.sql).unwrap();
    }
    let name = format!("store::{name}");
    let sql = STATEMENTS.iter().copied().flatten().find(|sql| sql.name() == name).unwrap();
    let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.text())).unwrap();
    let parameters = params_from_iter(vec![Null; explained.parameter_count()]);
    let steps = explained.query_map(parameters, |row| row.get::<_, String>(3)).unwrap();
    steps.map(Result::unwrap).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_customers_new_cards_are_found_by_the_customer() {
    for name in ["card_updates::FIND", "card_updates::OPEN_OF_CUSTOMER"] {
        assert!(
            plan(name).contains("USING INDEX card_updates_by_customer (team_id=? AND customer_id=?"),
            "{name}: {}",
            plan(name)
        );
    }
    let plan = plan("newest_events::AFTER");
    assert!(plan.contains("sqlite_autoindex_newest_events_1") && !plan.contains("B-TREE"), "{plan}");
}

#[test]
fn what_was_deleted_of_late_is_found_by_when_that_was_told() {
    let plan = plan("webhook_events::GONE_SINCE");
    assert!(
        plan.contains("USING INDEX webhook_events_by_status (team_id=? AND status=? AND received_at>?)"),
        "{plan}"
    );
}

#[test]
fn no_list_is_sorted_or_begins_with_all_rows() {
    for (name, step) in [
        ("subscriptions::IN_PROJECT", "SEARCH s USING INDEX subscriptions_by_team (team_id=?)"),
        (
            "subscriptions::ITEMS_IN_PROJECT",
            "SEARCH s USING INDEX subscriptions_by_team (team_id=? AND (created_at,id)>(?,?)",
        ),
        ("subscriptions::LIST_OF_CUSTOMER", "SEARCH s USING INDEX subscriptions_by_customer (team_id=?"),
        (
            "customers::UNASSIGNED_BY_EMAIL",
            "SEARCH customers USING INDEX customers_by_email (team_id=? AND <expr>=?)",
        ),
        (
            "customers::LIST_BY_EMAIL",
            "SEARCH customers USING INDEX customers_by_email (team_id=? AND <expr>=?)",
        ),
        (
            "customers::EMAIL_TAKEN",
            "SEARCH customers USING INDEX customers_by_email (team_id=? AND <expr>=?)",
        ),
        ("customers::UNASSIGNED", "SEARCH customers USING INDEX customers_unassigned (team_id=?)"),
    ] {
        let plan = plan(name);
        assert!(plan.contains(step), "{name}: {plan}");
        assert!(!plan.contains("B-TREE FOR ORDER BY") && !plan.contains("SCAN"), "{name}: {plan}");
    }
}
