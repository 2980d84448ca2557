//! What goes in comes out.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::db::{Command, DbError, Migration, Query, Value, params};
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::ledger;

const SCHEMA: &[Migration] = &[Migration {
    name: "0001_values",
    sql: "CREATE TABLE kinds (id BIGINT PRIMARY KEY, flag BOOLEAN, whole BIGINT, words TEXT, raw BYTEA);",
}];

store::statements! {
    PUT = "INSERT INTO kinds (raw, words, whole, flag, id) VALUES ($5, $4, $3, $2, $1)";
    GET = "SELECT flag, whole, words, raw FROM kinds WHERE id = $1 AND ($1 > -1 OR $1 < 0)";
}

type Kinds = (Option<bool>, Option<i64>, Option<String>, Option<Vec<u8>>);

fn kinds() -> impl Strategy<Value = Vec<Kinds>> {
    // PostgreSQL has no text with a zero character in it.
    let words = any::<String>().prop_map(|words| words.replace('\0', ""));
    let row =
        (any::<Option<bool>>(), any::<Option<i64>>(), proptest::option::of(words), any::<Option<Vec<u8>>>());
    proptest::collection::vec(row, 1..8)
}

on_both_engines! {
    async fn every_value_comes_back_as_it_went_in(database: TestDatabase) {
        tokio::task::spawn_blocking(move || round_trips(&database)).await.unwrap();
    }

    async fn a_mapper_that_expects_something_else_is_told_the_column(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 1)]).await.unwrap();
        let error = db.read(ledger::with_a_wrong_mapper()).await.unwrap_err();
        let DbError::Other { statement, source } = &error else { panic!("{error:?}") };
        assert!(statement.ends_with("ledger::WRONG"), "{statement}");
        assert!(source.to_string().starts_with("column 0 (id) of "), "{source}");
    }

    async fn an_error_shows_no_parameter(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        let secret = || ledger::add_named("a-secret-id", "a-secret-name", 1);
        db.write(vec![secret()]).await.unwrap();
        for error in [
            db.write(vec![secret()]).await.unwrap_err(),
            db.write(vec![ledger::add_for("a-secret-owner", "b")]).await.unwrap_err(),
            db.write(vec![ledger::with_a_parameter_too_many()]).await.unwrap_err(),
        ] {
            let chain = format!("{error} {error:?} {:?}", std::error::Error::source(&error).map(ToString::to_string));
            assert!(!chain.contains("secret"), "{chain}");
        }
    }

    async fn every_statement_is_one(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.prepare(ledger::STATEMENTS).await.unwrap();
    }
}

fn round_trips(database: &TestDatabase) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let db = runtime.block_on(database.open());
    runtime.block_on(db.migrate(SCHEMA, 0)).unwrap();
    let used = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let result = runner.run(&kinds(), |rows| {
        let ids: Vec<i64> = (used.get()..).take(rows.len()).collect();
        used.set(used.get() + 100);
        let puts = ids
            .iter()
            .zip(rows.clone())
            .map(|(id, (flag, whole, words, raw))| Command::new(PUT, params![*id, flag, whole, words, raw]));
        runtime.block_on(db.write(puts.collect())).unwrap();
        for (id, row) in ids.iter().zip(rows) {
            let get =
                Query::new(GET, params![*id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
            let found: Option<Kinds> = runtime.block_on(db.read_optional(get)).unwrap();
            prop_assert_eq!(found, Some(row));
        }
        Ok(())
    });
    result.unwrap();
    assert_eq!(ALL.len(), 2);
}

#[test]
fn values_are_made_of_what_rust_has() {
    assert_eq!(
        params![true, 7, "x", String::from("y"), [1u8; 32], None::<i64>, Some("z")],
        [
            Value::Bool(true),
            Value::Int(7),
            Value::Text("x".to_owned()),
            Value::Text("y".to_owned()),
            Value::Bytes(vec![1; 32]),
            Value::Null,
            Value::Text("z".to_owned()),
        ]
    );
}

#[tokio::test]
async fn on_postgresql_a_parameter_of_another_kind_is_named() {
    let database = TestDatabase::postgres().await;
    let db = ledger::opened(&database).await;
    let error = db.write(vec![ledger::with_a_parameter_of_another_kind()]).await.unwrap_err();
    let source = std::error::Error::source(&error).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("$2 has to be a int8 and is a text"));
}
