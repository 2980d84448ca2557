//! Several reads in one go.

use store::db::{Query, params};
use testkit::on_both_engines;

use crate::ledger;

on_both_engines! {
    async fn a_batch_answers_each_query_in_its_place(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 7), ledger::add("b", 5)]).await.unwrap();

        let (list, total, none) =
            db.read_batch((ledger::list(), ledger::total(), plain_balance("nobody"))).await.unwrap();

        assert_eq!(list, [("a".to_owned(), 7), ("b".to_owned(), 5)]);
        assert_eq!((total, none), (vec![12], vec![]));
    }

    /// Two accounts exchange money all the while; no batch ever sees it under way.
    async fn a_batch_sees_one_moment(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 1_000), ledger::add("b", 1_000)]).await.unwrap();
        let writing = {
            let db = db.clone();
            tokio::spawn(async move {
                for _ in 0..200 {
                    db.write(vec![ledger::change("a", -1), ledger::change("b", 1)]).await.unwrap();
                }
            })
        };
        let mut seen = 0;
        while !writing.is_finished() || seen < 50 {
            let (a, b, list, total) = db
                .read_batch((plain_balance("a"), plain_balance("b"), ledger::list(), ledger::total()))
                .await
                .unwrap();
            assert_eq!((a[0] + b[0], list[0].1 + list[1].1, total[0]), (2_000, 2_000, 2_000));
            seen += 1;
            tokio::task::yield_now().await;
        }
        writing.await.unwrap();
        assert_eq!(db.read_optional(ledger::balance("a")).await.unwrap(), Some(800));
    }

    async fn a_batch_of_eight_works_again_and_again(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        for _ in 0..3 {
            let eight = (
                ledger::count(), ledger::count(), ledger::count(), ledger::count(),
                ledger::total(), ledger::total(), ledger::total(), ledger::list(),
            );
            let rows = db.read_batch(eight).await.unwrap();
            assert_eq!((rows.0, rows.6, rows.7.len()), (vec![0], vec![0], 0));
        }
    }

    async fn a_failing_batch_leaves_the_connection_fit_for_the_next(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 7)]).await.unwrap();
        for _ in 0..20 {
            db.read_batch((ledger::with_a_wrong_mapper(), ledger::list())).await.unwrap_err();
            assert_eq!(db.read_batch((ledger::count(), ledger::total())).await.unwrap(), (vec![1], vec![7]));
        }
    }
}

store::statements! {
    PLAIN_BALANCE = "SELECT balance FROM accounts WHERE id = $1";
}

/// PostgreSQL locks no row in a transaction that only reads.
fn plain_balance(id: &str) -> Query<i64> {
    assert_eq!(ALL.len(), 1);
    Query::new(PLAIN_BALANCE, params![id], |row| row.get(0))
}
