//! Transactions that decide by what they read.

use futures_util::future::join_all;
use store::db::{Command, Db, DbError};
use testkit::on_both_engines;

use crate::ledger;

#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error("not enough")]
    TooLittle,
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Moves money if there is enough of it; answers what is left.
async fn transfer(db: &Db, from: &'static str, to: &'static str, amount: i64) -> Result<i64, Refusal> {
    db.tx(move |tx| {
        Box::pin(async move {
            tx.execute(ledger::change(to, amount)).await?;
            let held = tx.read_optional(ledger::balance(from)).await?.unwrap_or(0);
            if held < amount {
                return Err(Refusal::TooLittle);
            }
            let left = tx.read(ledger::deposit(from, -amount)).await?;
            Ok(left[0])
        })
    })
    .await
}

on_both_engines! {
    async fn a_transaction_answers_and_stands(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 10), ledger::add("b", 0)]).await.unwrap();
        assert_eq!(transfer(&db, "a", "b", 3).await.unwrap(), 7);
        assert_eq!(db.read(ledger::balance("b")).await.unwrap(), [3]);
    }

    async fn an_error_undoes_everything(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 10), ledger::add("b", 0)]).await.unwrap();
        let error = transfer(&db, "a", "b", 11).await.unwrap_err();
        assert!(matches!(error, Refusal::TooLittle), "{error:?}");
        assert_eq!(db.read(ledger::list()).await.unwrap(), [("a".to_owned(), 10), ("b".to_owned(), 0)]);
    }

    async fn a_failed_statement_undoes_everything_even_if_passed_over(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 10)]).await.unwrap();
        let result: Result<(), DbError> = db
            .tx(|tx| {
                Box::pin(async move {
                    tx.execute(ledger::change("a", 5)).await?;
                    let passed_over = tx.execute(ledger::add("a", 1)).await;
                    assert!(passed_over.is_err());
                    Ok(())
                })
            })
            .await;
        assert!(matches!(result, Err(DbError::Unique { .. })), "{result:?}");
        assert_eq!(db.read(ledger::balance("a")).await.unwrap(), [10]);
    }

    async fn what_comes_last_ends_a_transaction_that_stands_whole_or_not_at_all(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        let run = |last: Vec<Command>| {
            db.tx(move |tx| {
                Box::pin(async move {
                    tx.execute(ledger::add("a", 1)).await?;
                    tx.execute_last(&last.iter().collect::<Vec<_>>()).await
                })
            })
        };
        run(vec![ledger::add("b", 1), ledger::change("b", -2)]).await.unwrap_err();
        assert_eq!(db.read(ledger::list()).await.unwrap(), []);
        run(vec![ledger::add("b", 1), ledger::change("b", 1)]).await.unwrap();
        assert_eq!(db.read(ledger::list()).await.unwrap(), [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    }

    async fn a_transaction_without_statements_is_fine(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        let answer: Result<u8, DbError> = db.tx(|_| Box::pin(async { Ok(7) })).await;
        assert_eq!(answer.unwrap(), 7);
    }

    async fn no_money_is_made_or_lost_by_many_at_once(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 40), ledger::add("b", 0)]).await.unwrap();
        let results = join_all((0..60).map(|_| transfer(&db, "a", "b", 1))).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 40);
        assert_eq!(db.read(ledger::list()).await.unwrap(), [("a".to_owned(), 0), ("b".to_owned(), 40)]);
    }

    /// Its caller gives up in the middle; the transaction may finish on SQLite and is rolled back on PostgreSQL, and either
    /// way the next one finds no lock left behind.
    async fn a_caller_that_goes_away_leaves_no_lock(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 40), ledger::add("b", 0)]).await.unwrap();
        for _ in 0..20 {
            let gone = tokio::time::timeout(std::time::Duration::ZERO, transfer(&db, "a", "b", 1)).await;
            drop(gone);
        }
        transfer(&db, "a", "b", 1).await.unwrap();
        assert_eq!(db.read(ledger::total()).await.unwrap(), [40]);
    }
}

#[tokio::test]
async fn on_sqlite_waiting_for_something_else_is_an_error() {
    let database = testkit::database::TestDatabase::sqlite();
    let db = ledger::opened(&database).await;
    let result: Result<(), DbError> = db
        .tx(|tx| {
            Box::pin(async move {
                tx.execute(ledger::add("a", 1)).await?;
                tokio::task::yield_now().await;
                Ok(())
            })
        })
        .await;
    assert!(matches!(result, Err(DbError::Other { .. })), "{result:?}");
    assert_eq!(db.read(ledger::count()).await.unwrap(), [0]);
}

#[tokio::test]
async fn on_sqlite_a_panic_fails_its_own_write_and_no_other() {
    let database = testkit::database::TestDatabase::sqlite();
    let db = ledger::opened(&database).await;
    let panicking = db.tx(|tx| {
        Box::pin(async move {
            tx.execute(ledger::add("a", 1)).await?;
            assert_eq!(tx.read(ledger::count()).await?, [0], "a panic for the test");
            Ok::<(), DbError>(())
        })
    });
    let (panicked, wrote) = tokio::join!(panicking, db.write(vec![ledger::add("b", 1)]));
    assert!(matches!(panicked, Err(DbError::Other { .. })), "{panicked:?}");
    assert_eq!(wrote.unwrap(), [1]);
    assert_eq!(db.read(ledger::list()).await.unwrap(), [("b".to_owned(), 1)]);
}
