//! Bringing a schema up to date.

use store::db::{Db, Migration, OpenError, Query, params};
use testkit::on_both_engines;

const ONE: Migration = Migration { name: "0001_one", sql: "CREATE TABLE one (id TEXT PRIMARY KEY);" };
const TWO: Migration = Migration { name: "0002_two", sql: "CREATE TABLE two (id TEXT PRIMARY KEY);" };
const BROKEN: Migration = Migration {
    name: "0002_broken",
    sql: "CREATE TABLE half (id TEXT PRIMARY KEY); INSERT INTO nowhere VALUES (1);",
};

store::statements! {
    HISTORY = "SELECT name, applied_at FROM schema_migrations ORDER BY version";
    HALF = "SELECT id FROM half";
    TWO_ROWS = "SELECT id FROM two";
}

async fn history(db: &Db) -> Vec<(String, i64)> {
    db.read(Query::new(HISTORY, params![], |row| Ok((row.get(0)?, row.get(1)?)))).await.unwrap()
}

on_both_engines! {
    async fn each_step_is_applied_once_and_remembered(database: TestDatabase) {
        let db = database.open().await;
        assert_eq!(db.migrate(&[ONE], 5).await.unwrap(), 1);
        assert_eq!(db.migrate(&[ONE, TWO], 6).await.unwrap(), 1);
        assert_eq!(db.migrate(&[ONE, TWO], 7).await.unwrap(), 0);
        assert_eq!(history(&db).await, [("0001_one".to_owned(), 5), ("0002_two".to_owned(), 6)]);
        db.prepare(&[TWO_ROWS]).await.unwrap();
    }

    async fn what_is_for_postgresql_is_a_comment_to_sqlite(database: TestDatabase) {
        const MORE: Migration = Migration {
            name: "0001_one",
            sql: "CREATE TABLE one (id TEXT PRIMARY KEY);\n-- PostgreSQL: CREATE TABLE two (id TEXT PRIMARY KEY);",
        };
        let db = database.open().await;
        db.migrate(&[MORE], 0).await.unwrap();
        let is_sqlite = db.shares_commits();
        assert_eq!(db.prepare(&[TWO_ROWS]).await.is_err(), is_sqlite);
    }

    async fn a_newer_database_is_refused_naming_both_versions(database: TestDatabase) {
        let db = database.open().await;
        db.migrate(&[ONE, TWO], 0).await.unwrap();
        let error = db.migrate(&[ONE], 0).await.unwrap_err();
        assert!(matches!(error, OpenError::Newer { database: 2, known: 1 }), "{error:?}");
        assert!(error.to_string().contains("version 2") && error.to_string().contains("version 1"), "{error}");
    }

    async fn another_programs_database_is_refused(database: TestDatabase) {
        let db = database.open().await;
        db.migrate(&[ONE], 0).await.unwrap();
        let error = db.migrate(&[TWO], 0).await.unwrap_err();
        assert!(matches!(error, OpenError::Foreign { version: 1, .. }), "{error:?}");
    }

    async fn a_step_that_fails_half_way_leaves_nothing(database: TestDatabase) {
        let db = database.open().await;
        let error = db.migrate(&[ONE, BROKEN], 0).await.unwrap_err().to_string();
        assert!(error.contains("0002_broken") && error.contains("nowhere"), "{error}");
        assert_eq!(history(&db).await.len(), 1);
        db.prepare(&[HALF]).await.unwrap_err();
        assert_eq!(db.migrate(&[ONE, TWO], 0).await.unwrap(), 1);
    }

    async fn servers_that_start_together_apply_each_step_once(database: TestDatabase) {
        let servers = [database.open().await, database.open().await, database.open().await];
        let (a, b, c) = tokio::join!(
            servers[0].migrate(&[ONE, TWO], 0),
            servers[1].migrate(&[ONE, TWO], 0),
            servers[2].migrate(&[ONE, TWO], 0),
        );
        assert_eq!(a.unwrap() + b.unwrap() + c.unwrap(), 2);
        assert_eq!(history(&servers[0]).await.len(), ALL.len() - 1);
    }
}
