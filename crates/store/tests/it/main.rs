//! The store on both engines.

#![expect(clippy::unwrap_used, reason = "in a test it is the failure that is reported")]

mod batch;
mod crash;
mod ledger;
mod migrate;
mod open;
mod postgres;
mod transaction;
mod values;
mod write;
