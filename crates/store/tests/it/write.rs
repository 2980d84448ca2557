//! Commands in one transaction, many callers at a time.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use store::db::DbError;
use testkit::on_both_engines;

use crate::ledger;

on_both_engines! {
    async fn a_write_answers_how_many_rows_each_command_changed(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        let counts = db.write(vec![ledger::add("a", 1), ledger::change("a", 1), ledger::change("b", 1)]).await;
        assert_eq!(counts.unwrap(), [1, 1, 0]);
        assert_eq!(db.write(vec![]).await.unwrap(), [0u64; 0]);
    }

    /// PostgreSQL is sent commands that are alike as one statement, which neither shows nor changes the same row twice.
    async fn of_commands_that_are_alike_each_is_told_whether_it_changed_a_row(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        let mut balances = BTreeMap::new();
        let (mut commands, mut expected) = (Vec::new(), Vec::new());
        for n in 0i64..300 {
            let (id, balance) = (format!("{:02}", n * n % 37), n * 7 % 101);
            commands.push(ledger::raise(&id, balance));
            let highest = balances.entry(id).or_insert(-1);
            expected.push(u64::from(*highest < balance));
            *highest = balance.max(*highest);
        }

        assert_eq!(db.write(commands).await.unwrap(), expected);
        assert!(expected.contains(&0) && expected.contains(&1));
        assert_eq!(db.read(ledger::list()).await.unwrap(), Vec::from_iter(balances));
    }

    async fn a_write_happens_whole_or_not_at_all(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 10)]).await.unwrap();

        let error = db.write(vec![ledger::change("a", 5), ledger::add("a", 1), ledger::add("b", 1)]).await;

        assert!(matches!(error, Err(DbError::Unique { .. })), "{error:?}");
        assert_eq!(db.read(ledger::list()).await.unwrap(), [("a".to_owned(), 10)]);
    }

    /// So many that PostgreSQL is sent them in several parts.
    async fn a_long_write_happens_whole_or_not_at_all(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        let adds = || (0..100).map(|n| ledger::add(&format!("{n:03}"), n));

        let taken_at_the_start = adds().take(1).chain(adds()).collect();
        db.write(taken_at_the_start).await.unwrap_err();
        let taken_at_the_end = adds().chain(adds().take(1)).collect();
        db.write(taken_at_the_end).await.unwrap_err();
        assert_eq!(db.read(ledger::count()).await.unwrap(), [0]);

        assert_eq!(db.write(adds().collect()).await.unwrap(), [1; 100]);
        assert_eq!(db.read(ledger::total()).await.unwrap(), [4_950]);
    }

    async fn a_command_that_cannot_be_sent_stops_the_others(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 10)]).await.unwrap();
        let error = db.write(vec![ledger::change("a", 5), ledger::with_a_parameter_too_many()]).await.unwrap_err();
        assert!(matches!(error, DbError::Other { .. }), "{error:?}");
        assert_eq!(db.read(ledger::balance("a")).await.unwrap(), [10]);
    }

    async fn a_taken_key_is_named_the_same_on_both_engines(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 1)]).await.unwrap();
        let on = |result: Result<Vec<u64>, DbError>| match result {
            Err(DbError::Unique { on, .. }) => on,
            other => panic!("{other:?}"),
        };
        assert_eq!(on(db.write(vec![ledger::add_named("a", "other", 1)]).await), "accounts(id)");
        assert_eq!(on(db.write(vec![ledger::add_named("b", "a", 1)]).await), "accounts(owner, name)");
    }

    async fn a_missing_parent_and_a_broken_check_are_not_taken_keys(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        for wrong in [ledger::add_for("nobody", "a"), ledger::add("a", -1)] {
            let error = db.write(vec![wrong]).await.unwrap_err();
            assert!(matches!(error, DbError::Other { .. }), "{error:?}");
        }
    }

    /// Every third caller's write fails, in the middle of its commands; the others share commits with it and stand.
    async fn one_callers_failure_leaves_the_others_alone(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("taken", 0)]).await.unwrap();
        let writes = (0..300).map(|n| {
            let id = format!("{n:03}");
            let second = if n % 3 == 0 { ledger::add("taken", 1) } else { ledger::add(&format!("{id}-too"), 1) };
            db.write(vec![ledger::add(&id, 1), second])
        });

        let results = join_all(writes).await;

        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 200);
        assert_eq!(db.read(ledger::count()).await.unwrap(), [401]);
        assert_eq!(db.read(ledger::total()).await.unwrap(), [400]);
    }
}
