//! The passing of time, for the client.

use std::time::Duration;

use tokio::time::Instant;

/// Tells how much time passes, and lets it pass.
pub(crate) enum Timer {
    Real,
    /// Doesn't wait but jumps ahead, and notes the jumps.
    #[cfg(test)]
    Jumping(std::sync::Mutex<Vec<Duration>>),
}

impl Timer {
    pub(crate) fn now(&self) -> Instant {
        match self {
            Self::Real => Instant::now(),
            #[cfg(test)]
            Self::Jumping(jumps) => Instant::now() + jumps.lock().unwrap().iter().sum::<Duration>(),
        }
    }

    pub(crate) async fn wait(&self, time: Duration) {
        match self {
            Self::Real => tokio::time::sleep(time).await,
            #[cfg(test)]
            Self::Jumping(jumps) => jumps.lock().unwrap().push(time),
        }
    }
}
