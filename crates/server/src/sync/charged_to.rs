//! What a customer's invoices are charged to, as Stripe has it, and putting another payment method there.
//!
//! An invoice of a subscription is charged to the subscription's own default payment method, else to its old default source, else to
//! the customer's default (<https://docs.stripe.com/api/subscriptions/object>, `default_payment_method`).

use serde_json::json;
use store::tenant;
use stripe::objects::{self, Customer, Reference, Subscription, SubscriptionStatus};
use stripe::{Account, Change, CustomerChanges, Fetched, IdempotencyKey, Listing, SubscriptionChanges};

use super::mirror::{self, Changes};
use crate::app::App;

/// All that decides what a customer's invoices are charged to.
pub struct Holders {
    asked_at: i64,
    /// The customer, with its default.
    pub customer: Fetched<Customer>,
    /// All of the customer's subscriptions that can be read, in any state.
    pub subscriptions: Vec<Fetched<Subscription>>,
    /// Whether these are all that there are.
    pub is_whole: bool,
}

/// Something that names a payment method to be charged.
#[derive(Debug, PartialEq, Eq)]
pub enum Holder {
    /// The customer, and its default.
    Customer {
        /// `cus_…`
        id: String,
        /// `pm_…`
        method: Option<String>,
    },
    /// A subscription, and its own.
    Subscription {
        /// `sub_…`
        id: String,
        /// `pm_…`
        method: Option<String>,
    },
}

impl Holders {
    /// Asks Stripe.
    ///
    /// # Errors
    /// When Stripe fails.
    pub async fn ask(app: &App, account: &Account, customer: &str) -> Result<Self, stripe::Error> {
        let asked_at = app.observation_time();
        let (customer, (subscriptions, is_whole)) =
            tokio::try_join!(account.retrieve_customer(customer), all_subscriptions(account, customer))?;
        Ok(Self { asked_at, customer, subscriptions, is_whole })
    }

    /// Those that would be charged to another method than this one. Without them it pays for everything.
    pub fn all_but(&self, method: &str) -> Vec<Holder> {
        let settings = self.customer.object.invoice_settings.as_ref();
        let default =
            settings.and_then(|settings| settings.default_payment_method.as_ref()).map(Reference::id);
        let customer = (default != Some(method)).then(|| Holder::Customer {
            id: self.customer.object.id.clone(),
            method: default.map(str::to_owned),
        });
        let subscriptions = self.running().filter_map(|subscription| {
            let own = own_method(subscription).filter(|own| *own != method)?;
            Some(Holder::Subscription { id: subscription.id.clone(), method: Some(own.to_owned()) })
        });
        customer.into_iter().chain(subscriptions).collect()
    }

    /// Those that name this method themselves.
    pub fn of(&self, method: &str) -> Vec<Holder> {
        let held = || Some(method.to_owned());
        let is_default = self.customer.object.default_payment_method_id() == Some(method);
        let customer =
            is_default.then(|| Holder::Customer { id: self.customer.object.id.clone(), method: held() });
        let subscriptions = self
            .running()
            .filter(|subscription| own_method(subscription) == Some(method))
            .map(|subscription| Holder::Subscription { id: subscription.id.clone(), method: held() });
        customer.into_iter().chain(subscriptions).collect()
    }

    /// The subscriptions that aren't over.
    pub fn running(&self) -> impl Iterator<Item = &Subscription> {
        use SubscriptionStatus::{Canceled, IncompleteExpired};
        let all = self.subscriptions.iter().map(|seen| &seen.object);
        all.filter(|subscription| !matches!(subscription.status, Some(Canceled | IncompleteExpired)))
    }

    /// What stores it.
    pub fn mirror(&self, app: &App, team: &tenant::Team) -> Changes {
        let mut changes = mirror::subscriptions(app, team, &self.subscriptions, self.asked_at);
        changes.add(mirror::customer(app, team, &self.customer, self.asked_at));
        changes
    }
}

/// A subscription's own method, or old source, which outranks the customer's default.
pub fn own_method(subscription: &Subscription) -> Option<&str> {
    let method = subscription.default_payment_method.as_ref().map(Reference::id);
    method.or_else(|| subscription.default_source.as_ref().map(Reference::id))
}

/// Has each of them charged to another method, the customer first. One that fails doesn't keep the others from being changed; the
/// first failure is the answer. Else the name of the first call, if there was one. `wish` is the same for the same wish: see
/// [`Holder::key`].
///
/// # Errors
/// When Stripe fails or refuses.
pub async fn put_there(
    account: &Account,
    wish: &str,
    method: &str,
    holders: &[Holder],
    now_ms: i64,
) -> Result<Option<String>, stripe::Error> {
    let mut first_call = None;
    let mut failure = None;
    for one in holders {
        let key = one.key(wish, now_ms);
        let to_new = Change::To(method.to_owned());
        let made = match one {
            Holder::Customer { id, .. } => {
                let changes =
                    CustomerChanges { default_payment_method: to_new, ..CustomerChanges::default() };
                account.update_customer(id, &changes, Some(&key)).await.map(|seen| seen.request_id)
            }
            Holder::Subscription { id, .. } => {
                let changes =
                    SubscriptionChanges { default_payment_method: to_new, ..SubscriptionChanges::default() };
                account.update_subscription(id, &changes, Some(&key)).await.map(|seen| seen.request_id)
            }
        };
        match made {
            Ok(request_id) => first_call = first_call.or(request_id),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    failure.map_or(Ok(first_call), Err)
}

/// What they are charged to, for the audit log.
pub fn as_json(holders: &[Holder]) -> String {
    let one = |holder: &Holder| match holder {
        Holder::Customer { method, .. } => json!({ "defaultPaymentMethod": method }),
        Holder::Subscription { id, method } => {
            json!({ "stripeSubscriptionId": id, "defaultPaymentMethod": method })
        }
    };
    json!(holders.iter().map(one).collect::<Vec<_>>()).to_string()
}

impl Holder {
    /// Stripe's id of it.
    pub fn id(&self) -> &str {
        let (Self::Customer { id, .. } | Self::Subscription { id, .. }) = self;
        id
    }

    /// Names the change, the same in every attempt of an hour: Stripe carries out only one of those that are under way at once. What
    /// it replaces belongs to it, because Stripe repeats its answer to a key for a day; and so does the hour, because it repeats a
    /// failure of its own as well (<https://docs.stripe.com/api/idempotent_requests>). Made twice, the change is still the same one.
    fn key(&self, wish: &str, now_ms: i64) -> IdempotencyKey {
        use sha2::{Digest, Sha256};
        let (Self::Customer { id, method } | Self::Subscription { id, method }) = self;
        let hour = now_ms.div_euclid(60 * 60 * 1_000);
        let name = format!("{wish} {id} {} {hour}", method.as_deref().unwrap_or(""));
        let digest = hex::encode(Sha256::digest(name));
        IdempotencyKey::new(format!("charge-to-{digest}")).expect("hexadecimal digits are visible ASCII")
    }
}

/// Those that can be read, and whether these are all.
async fn all_subscriptions(
    account: &Account,
    customer: &str,
) -> Result<(Vec<Fetched<Subscription>>, bool), stripe::Error> {
    let (mut all, mut is_whole) = (Vec::new(), true);
    let mut after: Option<String> = None;
    loop {
        let listing = Listing { after: after.as_deref(), created_since: None };
        let page = account.list_subscriptions(Some(customer), listing).await?;
        all.extend(page.data);
        for one in page.unreadable {
            // It was read and only couldn't be completed: what it is charged to is not to be missed, so it is had whole or not at all.
            match (one.id, objects::parse(&one.raw)) {
                (Some(id), Ok(Subscription { .. })) => all.push(account.retrieve_subscription(&id).await?),
                _ => is_whole = false,
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok((all, is_whole)),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn fetched<T: serde::de::DeserializeOwned>(json: &Value) -> Fetched<T> {
        let text = json.to_string();
        Fetched { object: stripe::objects::parse(&text).unwrap(), raw: text.into(), request_id: None }
    }

    fn holders(customer: &Value, subscriptions: &[Value]) -> Holders {
        Holders {
            asked_at: 0,
            customer: fetched(customer),
            subscriptions: subscriptions.iter().map(fetched).collect(),
            is_whole: true,
        }
    }

    fn ids(holders: &[Holder]) -> Vec<&str> {
        holders.iter().map(Holder::id).collect()
    }

    #[test]
    fn a_subscription_moves_when_its_own_method_would_outrank_the_new_one() {
        let customer = json!({"id": "cus_1", "invoice_settings": {"default_payment_method": "pm_new"}});
        let moves = |subscription: Value| !holders(&customer, &[subscription]).all_but("pm_new").is_empty();
        assert!(moves(json!({"id": "sub_1", "status": "active", "default_payment_method": "pm_old"})));
        assert!(moves(json!({"id": "sub_1", "status": "past_due", "default_source": "card_1"})));
        assert!(moves(
            json!({"id": "sub_1", "status": "something_new", "default_payment_method": {"id": "pm_old"}})
        ));
        assert!(!moves(json!({"id": "sub_1", "status": "active"})));
        assert!(!moves(json!({"id": "sub_1", "status": "active", "default_payment_method": "pm_new"})));
        assert!(!moves(
            json!({"id": "sub_1", "status": "active", "default_payment_method": "pm_new", "default_source": "card_1"})
        ));
        assert!(!moves(json!({"id": "sub_1", "status": "canceled", "default_payment_method": "pm_old"})));
    }

    #[test]
    fn whoever_names_a_method_is_found_also_by_an_old_source() {
        let customer = json!({"id": "cus_1", "default_source": "card_1"});
        let subscriptions = [
            json!({"id": "sub_own", "status": "active", "default_payment_method": "card_1"}),
            json!({"id": "sub_source", "status": "trialing", "default_source": "card_1"}),
            json!({"id": "sub_none", "status": "active"}),
            json!({"id": "sub_other", "status": "active", "default_payment_method": "pm_2", "default_source": "card_1"}),
            json!({"id": "sub_over", "status": "canceled", "default_payment_method": "card_1"}),
        ];
        let holders = holders(&customer, &subscriptions);
        assert_eq!(ids(&holders.of("card_1")), ["cus_1", "sub_own", "sub_source"]);
        assert_eq!(ids(&holders.of("pm_2")), ["sub_other"]);
        assert_eq!(ids(&holders.all_but("pm_2")), ["cus_1", "sub_own", "sub_source"]);
    }

    #[test]
    fn a_change_has_one_name_however_often_it_is_tried_in_an_hour() {
        const HOUR: i64 = 3_600_000;
        let change = |method: &str| Holder::Subscription { id: "sub_1".into(), method: Some(method.into()) };
        let key = change("pm_old").key("cs_1", 0);
        assert_eq!(key, change("pm_old").key("cs_1", HOUR - 1));
        assert_ne!(key, change("pm_old").key("cs_1", HOUR));
        assert_ne!(key, change("pm_other").key("cs_1", 0));
        assert_ne!(key, change("pm_old").key("cs_2", 0));
    }
}
