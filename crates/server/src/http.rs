//! What every route needs: errors, callers, bodies, limits, headers.

pub mod address;
pub mod body;
pub mod caller;
pub mod error_answers;
pub mod idempotency;
pub mod paging;
pub mod problem;
pub mod rate_limit;
pub mod request_log;
pub mod same_origin;
pub mod security_headers;
pub mod web_address;
