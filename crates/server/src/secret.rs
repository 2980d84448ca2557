//! Secrets as types: what can be logged or stored is never the secret itself.

pub mod password;
pub mod reseal;
pub mod seal;
pub mod token;
