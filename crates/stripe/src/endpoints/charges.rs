//! <https://docs.stripe.com/api/charges>

use crate::answer::Fetched;
use crate::client::Account;
use crate::error::Error;
use crate::form::Form;
use crate::objects::Charge;

impl Account {
    /// One charge.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_charge(&self, id: &str) -> Result<Fetched<Charge>, Error> {
        self.get(&["charges", id], Form::new()).await
    }
}
