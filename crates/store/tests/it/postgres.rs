//! What only PostgreSQL does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use store::db::{Db, DbError, Query, params};
use store::mirrored_account::{self, MirroredAccount};
use store::teams;
use store::tenant::Team;
use testkit::database::TestDatabase;
use tokio::sync::Barrier;

use crate::ledger;

store::statements! {
    END_THE_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    SLEEP = "SELECT pg_sleep(1) IS NULL";
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

#[tokio::test]
async fn many_hold_the_copy_of_an_account_at_the_same_time() {
    let database = TestDatabase::postgres().await;
    let db = database.open().await;
    db.migrate(store::MIGRATIONS, 0).await.unwrap();
    let team = Team { id: "team_1".to_owned() };
    let account = MirroredAccount { id: None, livemode: false };
    let connect = mirrored_account::begin(&team, &account);
    db.write(vec![teams::insert(&team, "Acme", 0), connect]).await.unwrap();
    let both_hold_it = Arc::new(Barrier::new(2));

    let (one, two) = tokio::join!(hold(&db, &team, &both_hold_it), hold(&db, &team, &both_hold_it));
    assert_eq!((one, two), (1, 1));

    db.write(vec![mirrored_account::begin_next(&team, &account)]).await.unwrap();
    let held = db.tx(move |tx| Box::pin(tx.execute(mirrored_account::hold(&team, 1))));
    assert_eq!(held.await.unwrap(), 0);
}

/// Holds a team's first copy until somebody else does as well.
async fn hold(db: &Db, team: &Team, both_hold_it: &Arc<Barrier>) -> u64 {
    let (hold, both_hold_it) = (mirrored_account::hold(team, 1), Arc::clone(both_hold_it));
    let held = db.tx(move |tx| {
        Box::pin(async move {
            let held = tx.execute(hold).await?;
            both_hold_it.wait().await;
            Ok::<_, DbError>(held)
        })
    });
    held.await.unwrap()
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_given_up_unless_the_limit_is_lifted() {
    let database = TestDatabase::postgres().await;
    let url = database.url();
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{separator}options=-c%20statement_timeout%3D200ms");
    let db = Db::open(&url.parse().unwrap()).await.unwrap();
    let sleep = || Query::new(SLEEP, params![], |row| row.get::<bool>(0));

    let given_up = db.read(sleep()).await.unwrap_err();
    assert!(matches!(given_up, DbError::Other { .. }), "another try would take as long: {given_up:?}");
    let slept = db
        .tx(move |tx| {
            Box::pin(async move {
                tx.lift_time_limit().await?;
                tx.read(sleep()).await
            })
        })
        .await;
    assert_eq!(slept.unwrap(), [false]);
    assert!(db.read(sleep()).await.is_err(), "it is lifted for one transaction");
}
