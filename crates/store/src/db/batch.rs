//! Several queries in one go.

use deadpool_postgres::Client;
use rusqlite::Connection;

use super::statement::Query;
use super::{DbError, postgres, sqlite};

/// A query, or a tuple of two to eight.
pub trait Batch: Send + Sync + 'static {
    /// A list of rows, or a tuple of such lists in the order of the queries.
    type Rows: Send + 'static;

    #[doc(hidden)]
    fn on_sqlite(&self, connection: &Connection) -> Result<Self::Rows, DbError>;

    #[doc(hidden)]
    fn on_postgres(&self, client: &Client) -> impl Future<Output = Result<Self::Rows, DbError>> + Send;
}

impl<T: Send + 'static> Batch for Query<T> {
    type Rows = Vec<T>;

    fn on_sqlite(&self, connection: &Connection) -> Result<Vec<T>, DbError> {
        sqlite::query(connection, self)
    }

    async fn on_postgres(&self, client: &Client) -> Result<Vec<T>, DbError> {
        let statement = postgres::prepare(client, self.sql).await?;
        postgres::query(client, &statement, self).await
    }
}

macro_rules! batch_of {
    ($($row:ident $statement:ident $place:tt),+) => {
        impl<$($row: Send + 'static),+> Batch for ($(Query<$row>,)+) {
            type Rows = ($(Vec<$row>,)+);

            fn on_sqlite(&self, connection: &Connection) -> Result<Self::Rows, DbError> {
                sqlite::in_snapshot(connection, || Ok(($(sqlite::query(connection, &self.$place)?,)+)))
            }

            /// Everything is sent before anything is awaited. That needs the statements prepared, and the order kept.
            async fn on_postgres(&self, client: &Client) -> Result<Self::Rows, DbError> {
                let ($($statement,)+) = tokio::try_join!($(postgres::prepare(client, self.$place.sql)),+)?;
                let (begun, $($statement,)+ ended) = tokio::join!(
                    biased;
                    postgres::begin_snapshot(client),
                    $(postgres::query(client, &$statement, &self.$place),)+
                    postgres::commit(client),
                );
                begun?;
                let rows = ($($statement?,)+);
                ended?;
                Ok(rows)
            }
        }
    };
}

macro_rules! batches {
    ($(($($row:ident $statement:ident $place:tt),+))+) => { $(batch_of!($($row $statement $place),+);)+ };
}

batches! {
    (A a 0, B b 1)
    (A a 0, B b 1, C c 2)
    (A a 0, B b 1, C c 2, D d 3)
    (A a 0, B b 1, C c 2, D d 3, E e 4)
    (A a 0, B b 1, C c 2, D d 3, E e 4, F f 5)
    (A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6)
    (A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7)
}
