//! A little schema for the tests of the layer itself: accounts with a balance.

use store::db::{Command, Db, Migration, Query, Row, RowError, Sql, params};
use testkit::database::TestDatabase;

pub(crate) const SCHEMA: &[Migration] = &[Migration {
    name: "0001_accounts",
    sql: "CREATE TABLE owners (id TEXT PRIMARY KEY);
        CREATE TABLE accounts (
            id TEXT PRIMARY KEY,
            owner TEXT NOT NULL REFERENCES owners (id),
            name TEXT NOT NULL,
            balance BIGINT NOT NULL CHECK (balance >= 0),
            UNIQUE (owner, name)
        );",
}];

store::statements! {
    ADD_OWNER = "INSERT INTO owners (id) VALUES ($1)";
    ADD = "INSERT INTO accounts (id, owner, name, balance) VALUES ($1, $2, $3, $4)";
    RAISE = "INSERT INTO accounts (id, owner, name, balance) VALUES ($1, $2, $1, $3)
        ON CONFLICT (id) DO UPDATE SET balance = excluded.balance WHERE accounts.balance < excluded.balance";
    LIST = "SELECT id, balance FROM accounts ORDER BY id LIMIT 1000";
    IDS = "SELECT id FROM accounts";
    BALANCE = "SELECT balance FROM accounts WHERE id = $1 FOR UPDATE";
    TOTAL = "SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT) FROM accounts";
    COUNT = "SELECT COUNT(*) FROM accounts";
    // `$2` stands before `$1`, so that SQLite numbers them the other way round.
    DEPOSIT = "UPDATE accounts SET balance = balance + $2 WHERE id = $1 RETURNING balance";
    CHANGE = "UPDATE accounts SET balance = balance + $2 WHERE id = $1";
    WRONG = "SELECT id, balance FROM accounts WHERE balance < $1";
}

pub(crate) const STATEMENTS: &[Sql] = ALL;

/// A database with the schema and one owner, `ann`.
pub(crate) async fn opened(database: &TestDatabase) -> Db {
    let db = database.open().await;
    db.migrate(SCHEMA, 0).await.unwrap();
    db.write(vec![Command::new(ADD_OWNER, params!["ann"])]).await.unwrap();
    db
}

/// An account of ann's that is called by its id.
pub(crate) fn add(id: &str, balance: i64) -> Command {
    add_named(id, id, balance)
}

pub(crate) fn add_named(id: &str, name: &str, balance: i64) -> Command {
    Command::new(ADD, params![id, "ann", name, balance])
}

pub(crate) fn add_for(owner: &str, id: &str) -> Command {
    Command::new(ADD, params![id, owner, id, 0])
}

/// Opens the account, or raises its balance; affects no row if that is as high already.
pub(crate) fn raise(id: &str, balance: i64) -> Command {
    Command::new(RAISE, params![id, "ann", balance])
}

/// May be negative; the schema refuses to go below nothing.
pub(crate) fn change(id: &str, by: i64) -> Command {
    Command::new(CHANGE, params![id, by])
}

pub(crate) fn deposit(id: &str, by: i64) -> Query<i64> {
    Query::new(DEPOSIT, params![id, by], number)
}

pub(crate) fn list() -> Query<(String, i64)> {
    Query::new(LIST, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn ids() -> Query<String> {
    Query::new(IDS, params![], |row| row.get(0))
}

pub(crate) fn balance(id: &str) -> Query<i64> {
    Query::new(BALANCE, params![id], number)
}

pub(crate) fn total() -> Query<i64> {
    Query::new(TOTAL, params![], number)
}

pub(crate) fn count() -> Query<i64> {
    Query::new(COUNT, params![], number)
}

/// Its mapper takes the first column, a text, for a number.
pub(crate) fn with_a_wrong_mapper() -> Query<i64> {
    Query::new(WRONG, params![1_000], number)
}

/// Its second parameter is one too many.
pub(crate) fn with_a_parameter_too_many() -> Command {
    Command::new(CHANGE, params!["a", 1, 2])
}

/// Its amount is a text.
pub(crate) fn with_a_parameter_of_another_kind() -> Command {
    Command::new(CHANGE, params!["a", "much"])
}

fn number(row: &Row<'_>) -> Result<i64, RowError> {
    row.get(0)
}
