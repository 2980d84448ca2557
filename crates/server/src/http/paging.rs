//! `limit` and `offset` of lists.

use serde::Deserialize;

use super::problem::Problem;

/// How much of a list is wanted.
#[derive(Debug, Default, Deserialize)]
pub struct Paging {
    limit: Option<i64>,
    offset: Option<i64>,
}

impl Paging {
    /// Makes one from the two query parameters of a larger query string.
    pub fn new(limit: Option<i64>, offset: Option<i64>) -> Self {
        Self { limit, offset }
    }

    /// Checked limit (1 to 100, 50 by default) and offset (0 to a million).
    pub fn checked(&self) -> Result<(i64, i64), Problem> {
        let limit = self.limit.unwrap_or(50);
        if !(1..=100).contains(&limit) {
            return Err(Problem::bad_request("`limit` must be a whole number from 1 to 100."));
        }
        let offset = self.offset.unwrap_or(0);
        if !(0..=1_000_000).contains(&offset) {
            return Err(Problem::bad_request("`offset` must be a whole number from 0 to 1000000."));
        }
        Ok((limit, offset))
    }
}
