//! The store on both engines.

#![expect(clippy::unwrap_used, reason = "in a test it is the failure that is reported")]

mod batch;
mod ledger;
mod migrate;
mod open;
mod transaction;
mod values;
mod write;
