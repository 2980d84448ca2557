//! What the tests of several crates share.

#[cfg(feature = "app")]
pub mod app;
pub mod database;
pub mod smtp;
pub mod waiting;
