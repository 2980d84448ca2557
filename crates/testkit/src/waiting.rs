//! Waiting for what happens beside a test.

use std::time::{Duration, Instant};

/// Long enough for a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(180);

/// Waits until something is so.
///
/// # Panics
/// When that takes longer than three minutes; the message names `what` was waited for.
pub async fn eventually(what: &str, so: impl AsyncFn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !so().await {
        assert!(Instant::now() < deadline, "waited {} seconds for {what}", PATIENCE.as_secs());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}
