//! <https://docs.stripe.com/api/accounts>

use crate::answer::Fetched;
use crate::client::Account;
use crate::error::Error;
use crate::form::Form;
use crate::objects::{self, OnlyId};

impl Account {
    /// The account itself. A restricted key may well be forbidden to read it, and be fine for all else.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_account(&self) -> Result<Fetched<objects::Account>, Error> {
        self.get(&["account"], Form::new()).await
    }

    /// Whether Stripe answers for this account just now, be it with a refusal of what was asked for: after a call without an answer
    /// ([`Error::is_silence`]), this tells an outage from what that call alone can't get. It asks for one customer, which takes more than
    /// to look at the key, and which every key that is of use may read.
    pub async fn answers(&self) -> bool {
        match self.list::<OnlyId>(&["customers"], Form::new().set("limit", 1u64)).await {
            Ok(_) => true,
            Err(error) => !error.is_outage(),
        }
    }
}
