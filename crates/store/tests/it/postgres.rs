//! What only PostgreSQL does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use store::db::{Db, DbError, Query, params};
use testkit::database::TestDatabase;
use tokio::sync::Barrier;

use crate::ledger;

store::statements! {
    END_THE_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
}

#[tokio::test]
async fn connections_that_the_server_ended_are_replaced() {
    let database = TestDatabase::postgres().await;
    let (db, other) = (ledger::opened(&database).await, database.open().await);
    let ended = other.read(Query::new(ALL[0], params![], |row| row.get::<bool>(0))).await.unwrap();
    assert!(!ended.is_empty());

    let began = Instant::now();
    while let Err(error) = db.read(ledger::count()).await {
        assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
        assert!(began.elapsed() < Duration::from_secs(20), "{error:?}");
    }
    db.write(vec![ledger::add("a", 1)]).await.unwrap();
}

#[tokio::test]
async fn of_two_transactions_that_wait_for_each_other_one_may_try_again() {
    let database = TestDatabase::postgres().await;
    let db = ledger::opened(&database).await;
    db.write(vec![ledger::add("a", 1), ledger::add("b", 1)]).await.unwrap();
    let both_hold_one = Arc::new(Barrier::new(2));

    let (one, two) = tokio::join!(cross(&db, "a", "b", &both_hold_one), cross(&db, "b", "a", &both_hold_one));

    let (kept, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    kept.unwrap();
    assert!(matches!(refused, Err(DbError::Retryable { .. })), "{refused:?}");
    assert_eq!(db.read(ledger::total()).await.unwrap(), [22]);
}

/// Changes one account, and then another when somebody else has changed that.
async fn cross(
    db: &Db,
    first: &'static str,
    second: &'static str,
    both_hold_one: &Arc<Barrier>,
) -> Result<(), DbError> {
    let both_hold_one = Arc::clone(both_hold_one);
    db.tx(move |tx| {
        Box::pin(async move {
            tx.execute(ledger::change(first, 10)).await?;
            both_hold_one.wait().await;
            tx.execute(ledger::change(second, 10)).await?;
            Ok(())
        })
    })
    .await
}
