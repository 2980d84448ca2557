//! Every statement of the store, and of the stories, fits the schema that the migrations make, on both engines.

use testkit::on_both_engines;

on_both_engines! {
    async fn every_statement_fits_the_schema(database: TestDatabase) {
        let db = database.open().await;
        db.migrate(store::MIGRATIONS, 0).await.unwrap();
        for statements in store::STATEMENTS.iter().chain([&crate::truth::ALL, &crate::stripe_connection::ALL]) {
            for statement in *statements {
                db.prepare(&[*statement]).await.unwrap_or_else(|error| panic!("{}: {error}", statement.name()));
            }
        }
    }
}
