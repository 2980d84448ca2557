//! <https://docs.stripe.com/api/subscription_schedules>

use crate::answer::Fetched;
use crate::client::Account;
use crate::error::Error;
use crate::form::Form;
use crate::objects::SubscriptionSchedule;
use crate::request::IdempotencyKey;

impl Account {
    /// One schedule, over ones as well.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_subscription_schedule(
        &self,
        id: &str,
    ) -> Result<Fetched<SubscriptionSchedule>, Error> {
        self.get(&["subscription_schedules", id], Form::new()).await
    }

    /// Lets a schedule's subscription go on as it is now, without the schedule: no further phase begins, and an end that the
    /// schedule had set is lifted. Refused unless the schedule is `not_started` or `active`.
    /// See <https://docs.stripe.com/api/subscription_schedules/release>.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn release_subscription_schedule(
        &self,
        id: &str,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<SubscriptionSchedule>, Error> {
        self.post(&["subscription_schedules", id, "release"], Form::new(), key).await
    }
}
