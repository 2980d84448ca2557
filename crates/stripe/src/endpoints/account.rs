//! <https://docs.stripe.com/api/accounts>

use crate::answer::Fetched;
use crate::client::Account;
use crate::error::Error;
use crate::form::Form;
use crate::objects;

impl Account {
    /// The account itself. A restricted key may well be forbidden to read it, and be fine for all else.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_account(&self) -> Result<Fetched<objects::Account>, Error> {
        self.get(&["account"], Form::new()).await
    }
}
