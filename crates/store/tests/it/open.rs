//! Opening, closing, and what the operator is told.

use store::db::{Db, DbError, OpenError};
use testkit::database::TestDatabase;
use testkit::on_both_engines;

use crate::ledger;

async fn refusal(url: &str) -> String {
    match Db::open(&url.parse().unwrap()).await {
        Err(error @ (OpenError::Sqlite { .. } | OpenError::Postgres { .. })) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

on_both_engines! {
    async fn what_was_written_is_there_after_closing(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.write(vec![ledger::add("a", 7)]).await.unwrap();
        db.close().await;
        let db = database.open().await;
        assert_eq!(db.read(ledger::list()).await.unwrap(), [("a".to_owned(), 7)]);
    }

    async fn a_closed_database_says_so(database: TestDatabase) {
        let db = ledger::opened(&database).await;
        db.clone().close().await;
        for error in [
            db.read(ledger::list()).await.unwrap_err(),
            db.write(vec![ledger::add("a", 1)]).await.unwrap_err(),
            db.ping().await.unwrap_err(),
        ] {
            assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
        }
    }

    async fn servers_may_open_a_new_database_together(database: TestDatabase) {
        let opening = (0..8).map(|_| {
            let url = database.url().parse().unwrap();
            tokio::spawn(async move { Db::open(&url).await.unwrap().ping().await.unwrap() })
        });
        for opened in opening.collect::<Vec<_>>() {
            opened.await.unwrap();
        }
    }

    async fn an_open_database_answers(database: TestDatabase) {
        database.open().await.ping().await.unwrap();
    }
}

#[tokio::test]
async fn closing_leaves_the_file_alone_in_its_folder() {
    let database = TestDatabase::sqlite();
    let db = ledger::opened(&database).await;
    db.read(ledger::list()).await.unwrap();
    db.close().await;
    let files: Vec<_> =
        std::fs::read_dir(database.folder().unwrap()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(files, ["test.db"]);
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let database = TestDatabase::sqlite();
    let _db = ledger::opened(&database).await;
    for file in std::fs::read_dir(database.folder().unwrap()).unwrap() {
        assert_eq!(file.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_path_that_cannot_be_used_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display();
    std::fs::write(
        folder.path().join("text"),
        "this is not a database, whatever its name may be".repeat(100),
    )
    .unwrap();

    assert!(
        refusal(&format!("sqlite://{path}/missing/b.db"))
            .await
            .contains("missing does not exist; create it first")
    );
    assert!(refusal(&format!("sqlite://{path}/text/b.db")).await.ends_with("text is not a folder"));
    assert!(refusal(&format!("sqlite://{path}")).await.contains("it is a folder"));
    assert!(refusal(&format!("sqlite://{path}/text")).await.ends_with("the file is not an SQLite database"));
}

#[tokio::test]
async fn a_server_that_cannot_be_used_is_explained_without_its_password() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = refusal(&format!("postgres://ann:hunter2@{nobody}/b")).await;
    assert!(error.contains(&nobody.to_string()) && error.contains("refused"), "{error}");
    assert!(!error.contains("hunter2"), "{error}");
}

#[tokio::test]
async fn a_wrong_password_and_a_missing_database_are_named() {
    let database = TestDatabase::postgres().await;
    let missing = refusal(&format!("{}_gone", database.url())).await;
    assert!(missing.contains("it has no database test_"), "{missing}");

    // The credentials stand between :// and the last @.
    let (scheme, rest) = database.url().split_once("://").unwrap();
    let (_, host) = rest.rsplit_once('@').unwrap();
    let wrong = refusal(&format!("{scheme}://nobody:hunter2@{host}")).await;
    assert!(wrong.contains("nobody") && !wrong.contains("hunter2"), "{wrong}");
}
